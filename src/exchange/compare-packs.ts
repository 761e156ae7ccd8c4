/**
 * Two packs compared over what is stored: who would gain what, who would lose it, and by which rules.
 *
 * Every log is settled under the new pack in a hypothesis, beginning with the contributions whose key is
 * decided otherwise, in the order in which an activation settles them. So the figures are what the
 * activation then does, as long as nothing else happens in between.
 */
import { createHash } from 'node:crypto';
import type { Micros } from '../base/time.ts';
import { type DecidingRule, decide } from '../policy/decide.ts';
import { parseKeyText } from '../policy/decision-key.ts';
import type { Pack } from '../policy/pack.ts';
import type { Effect } from '../policy/vocabulary.ts';
import type { KeyPlace } from '../store/assertion-store.ts';
import type { StoreSnapshot } from '../store/snapshot.ts';
import type { LogRow } from '../store/store.ts';
import { Decider } from './decider.ts';
import { buildDirectory, type Directory } from './directory.ts';
import type { HubSecret } from './hub-secret.ts';
import { Hypothesis, type HypothesisOptions, type ObjectChange } from './hypothesis.ts';
import { compareText } from './lineage.ts';
import { type KeyChange, type PackChange, packChange } from './pack-change.ts';
import { isPublicSet } from './rekey.ts';
import { type SettleContext, settle } from './settle.ts';

/** What can happen to an object in a log. */
export type Fate = 'gained' | 'lost' | 'changed';

/** What one pack said, and the rules that said it. */
export interface Side {
  readonly effect: Effect;
  readonly rules: readonly DecidingRule[];
}

/** One object as an example. Alike on both sides: it follows from what it names or from another version. */
export interface ComparedObject {
  readonly objectId: string;
  readonly fate: Fate;
  readonly before: Side;
  readonly after: Side;
}

/** What happens to one log, in objects. */
export interface LogComparison {
  readonly collection: string;
  readonly audience: string;
  readonly gained: number;
  readonly lost: number;
  /** Still there, in another form or with other versions. */
  readonly changed: number;
  /** Of the lost, those that were fetched: they are to be recalled. */
  readonly recalls: number;
  /** The first few of each fate, by id. */
  readonly examples: readonly ComparedObject[];
}

/** Two packs compared. */
export interface PackComparison {
  /** Hashes of the packs. */
  readonly from: string;
  readonly to: string;
  /** The same for the same answer: packs, logs, and the fate of every object. */
  readonly hash: string;
  /** Whether the logs were settled: if not, work under way adds to what is told here. */
  readonly settled: boolean;
  /** Whether `recalls` is known from receipts; else everything that stood counts as fetched. */
  readonly receiptsKnown: boolean;
  /** Logs in which anything happens, by collection and audience. */
  readonly logs: readonly LogComparison[];
}

/** Which of these objects of a log somebody has fetched. */
export type Fetched = (log: LogRow, objectIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** What is compared, and over what. */
export interface Comparison {
  readonly snapshot: StoreSnapshot;
  readonly secret: HubSecret;
  readonly before: Pack;
  readonly after: Pack;
  /** What decides now, if it is not `before`: the logs are brought to `before` first. */
  readonly present?: Pack | undefined;
  readonly now: () => Micros;
  readonly fetched?: Fetched | undefined;
  /** Told how many contributions of how many have been looked at, over all logs. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Aborted: the comparison throws its reason soon. */
  readonly signal?: AbortSignal | undefined;
}

const examplesOfEach = 20;
const pageObjects = 1000;

/** Compares. Nothing is written. */
export async function comparePacks(comparison: Comparison): Promise<PackComparison> {
  const { snapshot, before, after, fetched } = comparison;
  const ground = await groundOf(comparison);
  const digest = createHash('sha256').update(`${before.hash} ${after.hash}\n`);
  const logs: LogComparison[] = [];
  for (const log of ground.logs) {
    const hypothesis = await settledUnder(ground, log, {});
    const changes = [...hypothesis.changes()].sort((a, b) => compareText(a.objectId, b.objectId));
    if (changes.length === 0) continue;
    digest.update(`${log.collection} ${log.audience}\n`);
    for (const change of changes) digest.update(`${fateOf(change)} ${change.objectId}\n`);
    logs.push(await describe(ground, log, changes));
  }
  return {
    from: before.hash,
    to: after.hash,
    hash: digest.digest('hex'),
    settled: await isSettled(snapshot),
    receiptsKnown: fetched !== undefined,
    logs,
  };
}

/** One log as it would be under the pack compared to, bodies and all, to be read. */
export async function logUnder(
  comparison: Comparison,
  collection: string,
  audience: string,
): Promise<Hypothesis | undefined> {
  const ground = await groundOf(comparison);
  const log = ground.logs.find((one) => one.collection === collection && one.audience === audience);
  return log && settledUnder(ground, log, { keepsBodies: true });
}

/** What all logs have in common. */
interface Ground {
  readonly comparison: Comparison;
  readonly directory: Directory;
  readonly logs: readonly LogRow[];
  /** From what stands to `before`, if that is another, then to `after`. */
  readonly steps: readonly { readonly decider: Decider; readonly change: PackChange }[];
  readonly progress: { done: number; readonly total: number };
}

async function groundOf(comparison: Comparison): Promise<Ground> {
  const { snapshot, before, after, present = before } = comparison;
  const rows = await snapshot.logs();
  const directory = buildDirectory(await snapshot.directory(), rows);
  const packs = present.hash === before.hash ? [before, after] : [present, before, after];
  const deciders: Decider[] = [];
  for (const pack of packs) {
    const decider = new Decider(pack);
    decider.setReaders(directory.audiences);
    await decider.learnFrom(snapshot);
    deciders.push(decider);
  }
  const audiences = [...directory.audiences.keys()];
  const steps = deciders.slice(1).map((decider, index) => ({
    decider,
    change: packChange(deciders[index] ?? decider, decider, audiences),
  }));
  const logs = rows
    .filter(({ collection, audience }) => directory.logs.get(collection)?.has(audience))
    .sort((a, b) => compareText(placeOf(a), placeOf(b)));
  let total = 0;
  for (const log of logs)
    for (const { change } of steps) total += await sizeOf(snapshot, log, change);
  return { comparison, directory, logs, steps, progress: { done: 0, total } };
}

function placeOf({ collection, audience }: LogRow): string {
  return `${collection} ${audience}`;
}

async function sizeOf(snapshot: StoreSnapshot, log: LogRow, change: PackChange): Promise<number> {
  const keys = [...change.tightened, ...change.loosened]
    .filter(({ audiences }) => audiences.includes(log.audience))
    .flatMap((one) => one.keys);
  const counts = await snapshot.keyCounts([...new Set(keys)], log.collection);
  return counts.reduce((sum, { contributions }) => sum + contributions, 0);
}

async function settledUnder(
  ground: Ground,
  log: LogRow,
  options: Pick<HypothesisOptions, 'keepsBodies'>,
): Promise<Hypothesis> {
  const { snapshot } = ground.comparison;
  const hypothesis = new Hypothesis({ snapshot, log, ...options });
  for (const [index, { decider, change }] of ground.steps.entries()) {
    if (index > 0) hypothesis.rebase();
    hypothesis.publicKeys = decider.keys().filter((key) => isPublicSet(decider, key));
    await settleChange(ground, log, hypothesis, decider, change);
  }
  return hypothesis;
}

/** Settles what a change of packs concerns in one log: page by page, what found no room again. */
async function settleChange(
  ground: Ground,
  log: LogRow,
  hypothesis: Hypothesis,
  decider: Decider,
  change: PackChange,
): Promise<void> {
  const { secret, now, signal, onProgress } = ground.comparison;
  const { boundTo } = ground.directory;
  // Told is what comes in the end: nothing waits for what it can do without.
  const graceMicros = 0;
  const context: SettleContext = { tx: hypothesis, decider, secret, boundTo, now, graceMicros };
  for (const phase of phasesOf(ground, log, change)) {
    for await (const page of inPages(phase)) {
      for (let left: readonly string[] = page; left.length > 0; ) {
        signal?.throwIfAborted();
        ({ left } = await settle(context, log, left, { batchSeconds: 0 }));
        hypothesis.forget();
      }
      const { done, total } = ground.progress;
      onProgress?.(Math.min(done, total), total);
    }
  }
}

/** Ids of objects to be looked at, by the phases of an activation: what is tightened comes first. */
function phasesOf(
  ground: Ground,
  log: LogRow,
  { tightened, loosened, published, unpublished }: PackChange,
): readonly AsyncIterable<readonly string[]>[] {
  async function* phase(moved: readonly number[], changes: readonly KeyChange[]) {
    yield* referrersOf(ground, log, moved);
    for (const { keys, audiences } of changes) {
      if (audiences.includes(log.audience)) yield* keyedObjects(ground, keys, log);
    }
  }
  return [phase(unpublished, tightened), phase(published, loosened)];
}

/** The same ids in pages of one size, each id once in a page. */
async function* inPages(
  source: AsyncIterable<readonly string[]>,
): AsyncIterable<readonly string[]> {
  const waiting = new Set<string>();
  for await (const ids of source) {
    for (const id of ids) {
      waiting.add(id);
      if (waiting.size < pageObjects) continue;
      yield [...waiting];
      waiting.clear();
    }
  }
  if (waiting.size > 0) yield [...waiting];
}

/** Those who name what enters or leaves the public reference sets, whichever collection that is in. */
async function* referrersOf(
  ground: Ground,
  log: LogRow,
  keys: readonly number[],
): AsyncIterable<readonly string[]> {
  if (keys.length === 0) return;
  for await (const page of keyedObjects(ground, keys)) {
    const referrers = await ground.comparison.snapshot.referrersOf(log.collection, page);
    if (referrers.length > 0) yield referrers;
  }
}

async function* keyedObjects(
  { comparison, progress }: Ground,
  keys: readonly number[],
  log?: LogRow,
): AsyncIterable<readonly string[]> {
  let after: KeyPlace = { key: 0, contribution: 0 };
  for (;;) {
    const query = { keys, after, limit: pageObjects, collection: log?.collection };
    const rows = await comparison.snapshot.contributionsUnder(query);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = { key: last.key, contribution: last.id };
    if (log !== undefined) progress.done += rows.length;
    yield [...new Set(rows.map(({ objectId }) => objectId))];
  }
}

function fateOf({ before, after }: ObjectChange): Fate {
  if (before.length === 0) return 'gained';
  return after.length === 0 ? 'lost' : 'changed';
}

async function describe(
  ground: Ground,
  log: LogRow,
  changes: readonly ObjectChange[],
): Promise<LogComparison> {
  const { fetched } = ground.comparison;
  const byFate = Map.groupBy(changes, fateOf);
  const of = (fate: Fate) => byFate.get(fate) ?? [];
  const lost = of('lost').map(({ objectId }) => objectId);
  const recalls = fetched === undefined ? lost.length : (await fetched(log, lost)).size;
  const { collection, audience } = log;
  const chosen = (['gained', 'lost', 'changed'] as const).flatMap((fate) =>
    of(fate).slice(0, examplesOfEach),
  );
  return {
    ...{ collection, audience, recalls },
    gained: of('gained').length,
    lost: lost.length,
    changed: of('changed').length,
    examples: await examplesOf(ground, audience, chosen),
  };
}

async function examplesOf(
  { comparison, directory }: Ground,
  audience: string,
  changes: readonly ObjectChange[],
): Promise<readonly ComparedObject[]> {
  const { snapshot, before, after } = comparison;
  const keys = await snapshot.decisionKeys(0);
  const texts = new Map(keys.map(({ id, text }) => [id, text]));
  const attributes = directory.audiences.get(audience)?.attributes ?? {};
  const sideOf = (pack: Pack, text: string): Side => {
    const { effect, rules } = decide(pack, parseKeyText(text), { id: audience, attributes });
    return { effect, rules: rules.filter((rule) => rule.effect === effect) };
  };
  return changes.map((change) => {
    const row = change.after.at(-1) ?? change.before.at(-1);
    const text = texts.get(row?.key ?? 0) ?? '';
    const { objectId } = change;
    const sides = { before: sideOf(before, text), after: sideOf(after, text) };
    return { objectId, fate: fateOf(change), ...sides };
  });
}

/** Whether nothing is under way that changes logs. */
async function isSettled(snapshot: StoreSnapshot): Promise<boolean> {
  return (await snapshot.runningJobs()).length === 0;
}
