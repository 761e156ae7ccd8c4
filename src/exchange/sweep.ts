/**
 * Sweeps: going once over everything in a collection after a change that may concern all of it.
 *
 * Other default labels, a new audience, a newly bound identity, another form of keys. A sweep is a job: it goes
 * on in bounded steps, remembers in the store how far it came, and only puts objects on the agenda; the
 * logs of its collection are settled when it is through, so that its steps show in no stamp.
 */
import type { Micros } from '../base/time.ts';
import type { JobRow } from '../store/pack-rows.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { scheduleObjects } from './agenda.ts';
import { noteReferencesAnew } from './references-anew.ts';
import { rekey } from './rekey.ts';
import type { WriterScope } from './writer-scope.ts';

/** What kind of job this is. */
export const sweepKind = 'sweep';

/** First everything is looked at, then what it put on the agenda is settled. */
type SweepPhase = 'deciding' | 'settling';

/**
 * How much a sweep looks at. `defaults`: what the collection's defaults label, and of that only what they
 * change is settled. `decisions`: everything is settled. `keys`: everything is keyed anew, too, and what it
 * names is read anew.
 */
export type SweepReach = (typeof reaches)[number];
const reaches = ['defaults', 'decisions', 'keys'] as const;

/** A sweep under way: contributions up to the one of id `after` have been gone over. */
interface Plan {
  readonly collection: string;
  readonly reach: SweepReach;
  readonly after: number;
}

const stepContributions = 1000;
/** Contributions that a step passes over where only few of them concern it. */
const passedContributions = 10_000;
/** More than any collection has. */
const everything = Number.MAX_SAFE_INTEGER;

/**
 * Starts going over these collections; one that is being gone over is begun anew, with the wider reach of
 * both. Returns the ids of the jobs.
 */
export async function startSweeps(
  tx: StoreTransaction,
  now: Micros,
  collections: readonly string[],
  reach: SweepReach,
): Promise<readonly string[]> {
  const running = await runningSweeps(tx);
  const ids: string[] = [];
  for (const collection of collections) {
    const present = running.find((job) => planOf(job).collection === collection);
    const wider = present === undefined ? reach : widerOf(reach, planOf(present).reach);
    const plan: Plan = { collection, reach: wider, after: 0 };
    const { count: total } = await tx.arrivalsAfter(collection, { after: 0, limit: everything });
    const id = present?.id ?? `${sweepKind}-${collection}-${now}`;
    const started = present?.started ?? now;
    const phase: SweepPhase = 'deciding';
    await tx.putJob({
      ...{ id, kind: sweepKind, started, ended: undefined, phase, done: 0, total },
      plan: JSON.stringify(plan),
    });
    ids.push(id);
  }
  return ids;
}

function widerOf(one: SweepReach, other: SweepReach): SweepReach {
  return reaches.indexOf(one) > reaches.indexOf(other) ? one : other;
}

/** Makes one step of a sweep; `false` when there is nothing more to look at. */
export async function sweepOn(tx: StoreTransaction, scope: WriterScope): Promise<boolean> {
  const deciding: SweepPhase = 'deciding';
  const job = (await runningSweeps(tx)).find(({ phase }) => phase === deciding);
  if (job === undefined) return false;
  const plan = planOf(job);
  const step = scope.directory.collections.has(plan.collection)
    ? await nextStep(tx, plan)
    : undefined;
  if (step === undefined) {
    const phase: SweepPhase = 'settling';
    await tx.putJob({ ...job, phase, total: job.done });
    return true;
  }
  await goOver(tx, scope, plan, step.rows);
  const done = job.done + step.count;
  const total = Math.max(job.total, done);
  await tx.putJob({ ...job, done, total, plan: JSON.stringify({ ...plan, after: step.last }) });
  return true;
}

/** Ends the sweeps that have looked at everything, when nothing is left on any agenda. */
export async function endSweeps(tx: StoreTransaction, now: Micros): Promise<void> {
  for (const job of await runningSweeps(tx)) await tx.putJob({ ...job, ended: now });
}

/** The collection that a job goes over; `undefined` of another kind of job. */
export function sweptCollection(job: JobRow): string | undefined {
  return job.kind === sweepKind ? planOf(job).collection : undefined;
}

const legacySetting = 'sweeps';

/** Makes jobs of the sweeps that an earlier version left under way. */
export async function adoptSweeps(tx: StoreTransaction, now: Micros): Promise<void> {
  const left = JSON.parse((await tx.setting(legacySetting)) ?? '[]') as readonly {
    readonly collection: string;
    readonly thorough?: boolean;
  }[];
  if (left.length === 0) return;
  for (const { collection, thorough } of left) {
    await startSweeps(tx, now, [collection], thorough === true ? 'keys' : 'decisions');
  }
  await tx.putSetting(legacySetting, '[]');
}

/** Contributions that a step looks at, how many it passes over with them, and the last of those. */
interface Step {
  readonly rows: readonly Contribution[];
  readonly count: number;
  readonly last: number;
}

async function nextStep(
  tx: StoreTransaction,
  { collection, reach, after }: Plan,
): Promise<Step | undefined> {
  if (reach !== 'defaults') {
    const rows = await tx.contributionsAfter(collection, { after, limit: stepContributions });
    const last = rows.at(-1);
    return last && { rows, count: rows.length, last: last.id };
  }
  const passed = await tx.arrivalsAfter(collection, { after, limit: passedContributions });
  if (passed.count === 0) return undefined;
  const upTo = passed.last;
  const rows = await tx.contributionsAfter(collection, {
    ...{ after, upTo, labelSource: 'collection', limit: stepContributions },
  });
  const last = rows.at(-1);
  if (last === undefined || rows.length < stepContributions) return { rows, ...passed };
  const cut = { after, upTo: last.id, limit: passedContributions };
  return { rows, ...(await tx.arrivalsAfter(collection, cut)) };
}

async function goOver(
  tx: StoreTransaction,
  scope: WriterScope,
  { collection, reach }: Plan,
  rows: readonly Contribution[],
): Promise<void> {
  // Of all that keys are made of, only a collection's defaults change under most sweeps.
  const concerned =
    reach === 'keys' ? rows : rows.filter(({ labelSource }) => labelSource === 'collection');
  if (reach === 'keys') await noteReferencesAnew(tx, scope, rows);
  const changed = await rekey(tx, scope, concerned);
  const objectIds = new Set(reach === 'defaults' ? changed : rows.map((row) => row.objectId));
  await scheduleObjects(tx, scope, collection, [...objectIds]);
}

async function runningSweeps(tx: StoreTransaction): Promise<readonly JobRow[]> {
  return (await tx.runningJobs()).filter(({ kind }) => kind === sweepKind);
}

function planOf({ plan }: JobRow): Plan {
  return JSON.parse(plan) as Plan;
}
