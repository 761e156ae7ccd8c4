/**
 * Carrying an activation out: everything that the new pack decides otherwise is settled anew, in bounded
 * steps that a restart goes on with.
 *
 * First what is tightened, then what is loosened, each only put on the agenda until all of it is there, so
 * that its steps show in no stamp. Only contributions whose key is decided otherwise are looked at;
 * what follows from them, settling finds by itself.
 */

import type { KeyPlace } from '../store/assertion-store.ts';
import type { JobRow, PackReads } from '../store/pack-rows.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { atOnce } from './agenda.ts';
import type { KeyChange, PackChange } from './pack-change.ts';
import { followReferenceSets } from './reference-sets.ts';
import type { WriterScope } from './writer-scope.ts';

/** What kind of job this is. */
export const redecision = 'activation';

/** The two phases: until the first is over, tightening does not hold altogether. */
export type RedecisionPhase = 'tightening' | 'loosening';

/** Contributions with these keys: put on agendas, or moved in or out of the public reference sets. */
type Task =
  | ({ readonly do: 'settle' } & KeyChange)
  | { readonly do: 'publish' | 'unpublish'; readonly keys: readonly number[] };

/** Where a job stands: the tasks of its phases, and how far the first one left has come. */
interface Plan {
  readonly tasks: readonly Task[];
  readonly later: readonly Task[];
  readonly after: KeyPlace;
}

const start: KeyPlace = { key: 0, contribution: 0 };
const stepContributions = 1000;

/** Starts the job of an activation. */
export async function startRedecision(
  tx: StoreTransaction,
  now: number,
  activation: number,
  change: PackChange,
): Promise<void> {
  const settle = (changes: readonly KeyChange[]): readonly Task[] =>
    changes.map((one) => ({ do: 'settle', ...one }));
  const move = (name: 'publish' | 'unpublish', keys: readonly number[]): readonly Task[] =>
    keys.length === 0 ? [] : [{ do: name, keys }];
  const tasks = [...move('unpublish', change.unpublished), ...settle(change.tightened)];
  const later = [...move('publish', change.published), ...settle(change.loosened)];
  let total = 0;
  for (const { keys } of [...tasks, ...later]) {
    const counts = await tx.keyCounts(keys);
    total += counts.reduce((sum, { contributions }) => sum + contributions, 0);
  }
  const phase: RedecisionPhase = 'tightening';
  const plan: Plan = { tasks, later, after: start };
  await tx.putJob({
    ...{ id: `${redecision}-${activation}`, kind: redecision, started: now, ended: undefined },
    ...{ phase, done: 0, total, plan: JSON.stringify(plan) },
  });
}

/** The job of the activation that is being carried out, if any. */
export async function runningRedecision(store: PackReads): Promise<JobRow | undefined> {
  return (await store.runningJobs()).find(({ kind }) => kind === redecision);
}

/** Makes one step of the job that runs, if it has one to make before the agenda is empty. */
export async function redecideOn(tx: StoreTransaction, scope: WriterScope): Promise<boolean> {
  const job = await runningRedecision(tx);
  if (job === undefined) return false;
  const { tasks, later, after } = planOf(job);
  const [task, ...rest] = tasks;
  if (task === undefined) return false;
  const rows = await tx.contributionsUnder({ keys: task.keys, after, limit: stepContributions });
  await perform(tx, scope, task, rows);
  const last = rows.at(-1);
  const plan: Plan =
    last === undefined
      ? { tasks: rest, later, after: start }
      : { tasks, later, after: { key: last.key, contribution: last.id } };
  await tx.putJob({ ...job, done: job.done + rows.length, plan: JSON.stringify(plan) });
  return true;
}

/** Ends the phase of the job that runs, when nothing of it is left on any agenda; `false` without a job. */
export async function endPhase(tx: StoreTransaction, scope: WriterScope): Promise<boolean> {
  const job = await runningRedecision(tx);
  if (job === undefined) return false;
  const { later } = planOf(job);
  const next: RedecisionPhase = 'loosening';
  const plan: Plan = { tasks: later, later: [], after: start };
  await tx.putJob(
    job.phase === next
      ? { ...job, ended: scope.now() }
      : { ...job, phase: next, plan: JSON.stringify(plan) },
  );
  return true;
}

async function perform(
  tx: StoreTransaction,
  scope: WriterScope,
  task: Task,
  rows: readonly Contribution[],
): Promise<void> {
  if (task.do !== 'settle') return movePublic(tx, scope, rows, task.do === 'publish');
  for (const [collection, members] of Map.groupBy(rows, (row) => row.collection)) {
    const objectIds = [...new Set(members.map(({ objectId }) => objectId))];
    for (const audience of task.audiences) {
      const log = scope.directory.logs.get(collection)?.get(audience)?.log;
      if (log === undefined) continue;
      await tx.addToAgenda(objectIds.map((objectId) => ({ log, objectId, due: atOnce })));
    }
  }
}

/** What enters or leaves the public reference sets concerns whoever names it, in every collection. */
async function movePublic(
  tx: StoreTransaction,
  scope: WriterScope,
  rows: readonly Contribution[],
  publicSet: boolean,
): Promise<void> {
  if (rows.length === 0) return;
  const moved = rows.map((row) => ({ ...row, publicSet }));
  await tx.relabelContributions(moved);
  await followReferenceSets(
    tx,
    scope,
    publicSet ? { entered: moved, left: [] } : { entered: [], left: rows },
  );
}

function planOf({ plan }: JobRow): Plan {
  return JSON.parse(plan) as Plan;
}
