/**
 * Settling: making a log say what the present contributions, labels and policy say it should.
 *
 * One function serves every event, because it looks at states and not at what happened: new
 * contributions, deletions, other labels, another pack, an audience that never had a log. It computes
 * what should stand for the affected objects, takes out at once what no longer may, and appends what is
 * new with stamps of this moment. Settling twice changes nothing.
 *
 * INVARIANT: the stamps given depend on the moment and on this log's own rows alone: a block holds
 * at most `stampedRowsMax` rows of this log however many hidden objects were looked at for them.
 */
import type { Micros } from '../base/time.ts';
import type { LogRow, NewRelease, Release, StoreTransaction } from '../store/store.ts';
import { type ClosureStore, Scene } from './closure.ts';
import type { Decider } from './decider.ts';
import { missingHubObjects } from './hub-objects.ts';
import type { HubSecret } from './hub-secret.ts';
import { type LeavingStore, noteLeavings } from './leaving.ts';
import { LogForms, type PlannedRelease } from './log-forms.ts';
import { LogVariants } from './log-variants.ts';
import { comesTooLate, mustMark, type Neighbourhood, type Node } from './neighbourhood.ts';
import { inReleaseOrder } from './release-order.ts';
import { firstStamp, nextBatch, stampedRowsMax } from './stamps.ts';

/** What settling reads and writes: in a transaction, or in a hypothesis. */
export type SettleStore = ClosureStore &
  LeavingStore &
  Pick<
    StoreTransaction,
    | 'bodies'
    | 'internKeys'
    | 'addToAgenda'
    | 'removeReleases'
    | 'putVariants'
    | 'putWaiting'
    | 'removeWaiting'
    | 'ensureLog'
    | 'appendReleases'
  >;

/** What settling needs to know beside the store. */
export interface SettleContext {
  readonly tx: SettleStore;
  readonly decider: Decider;
  readonly secret: HubSecret;
  readonly boundTo: ReadonlyMap<string, string>;
  /** How long a version waits for what it can do without. */
  readonly graceMicros: Micros;
  readonly now: () => Micros;
}

/** How one log is to be settled. */
export interface SettleOptions {
  /** Releases that may wait are put on the agenda for this moment; absent: all go out now. */
  readonly deferTo?: Micros | undefined;
  /** Over how many seconds the audience merges submissions, and orders them by a keyed hash; 0: it does not. */
  readonly batchSeconds: number;
  /** Objects of which rows have just been taken out of the log. */
  readonly withdrawn?: ReadonlySet<string> | undefined;
  /** More objects to look at while the block of stamps is not full; empty when there are none. */
  readonly more?: (() => Promise<readonly string[]>) | undefined;
}

/** What a settling came to. */
export interface Settled {
  /** Rows appended. */
  readonly released: number;
  /** Objects whose turn did not come, because the block of stamps was full; to be settled again. */
  readonly left: readonly string[];
}

/** Settles these objects, and whatever they affect, in one log. Learns every key it meets. */
export async function settle(
  context: SettleContext,
  log: LogRow,
  objectIds: readonly string[],
  options: SettleOptions,
): Promise<Settled> {
  const { tx, decider, secret } = context;
  const variants = new LogVariants(secret, log);
  const forms = new LogForms(context, log, variants);
  const { log: number, collection, audience } = log;
  const scene = new Scene({
    ...{ tx, log: number, collection, variants },
    ...{ boundTo: context.boundTo, now: context.now(), graceMicros: context.graceMicros },
    judge: ({ key }) => decider.judge(key, audience),
    redaction: (profiles) => decider.redaction(profiles),
    hasForm: (type, profiles) => decider.hasForm(type, profiles),
    withdrawn: options.withdrawn ?? new Set(),
  });
  let plans: readonly Plan[] = [];
  for (let more = objectIds; more.length > 0; more = (await options.more?.()) ?? []) {
    await scene.extend(more);
    plans = await fitPlans(scene, forms);
    const planned = plans.reduce((sum, { additions }) => sum + additions.length, 0);
    // A batch is ordered as a whole before it is cut, so that nothing hidden moves the cut.
    if (planned >= stampedRowsMax && options.batchSeconds === 0) break;
    // What leaves or stays is stamped by nobody: it may be cut anywhere, so that a unit of work stays short.
    const leaving = plans.reduce((sum, { obsolete }) => sum + obsolete.length, 0);
    if (planned === 0 && Math.max(leaving, scene.nodes.size) >= stampedRowsMax) break;
  }
  const { ready, deferred } = partition(plans, options, scene);
  const gone = [...plans.flatMap(({ obsolete }) => obsolete), ...deferred.flatMap(unfitOf)];
  if (gone.length > 0) await tx.removeReleases(log.log, gone);
  await defer(tx, log, deferred, options.deferTo);
  await keepWaits(context, log, scene, options);
  const settled = await append(context, log, scene, forms, ready, options);
  const taken = takenOut(scene, gone, plans);
  await noteLeavings(tx, log.log, taken, context.now());
  return settled;
}

/** What each object needs, once every version is out of the way that cannot be shown in its form. */
async function fitPlans(scene: Scene, forms: LogForms): Promise<readonly Plan[]> {
  for (;;) {
    await forms.load(scene);
    const plans = [...scene.nodes.values()].map((node) => planOf(node, forms, scene));
    const unfit = plans
      .flatMap(({ additions }) => additions)
      .filter((planned) => !forms.isFit(planned, scene));
    if (unfit.length === 0) return plans;
    await scene.exclude(unfit.map(({ version }) => version));
  }
}

/** Begins waits, ends those that are over, and looks again when a wait has lasted long enough. */
async function keepWaits(
  { tx, now, graceMicros }: SettleContext,
  { log }: LogRow,
  scene: Scene,
  { batchSeconds }: SettleOptions,
): Promise<void> {
  const ended = scene.endedWaits();
  if (ended.length > 0) await tx.removeWaiting(log, ended);
  const waits = scene.waits();
  if (waits.length === 0) return;
  const fresh = waits.filter(({ since }) => since === undefined);
  const ids = fresh.map(({ version }) => version.contribution.id);
  if (ids.length > 0) await tx.putWaiting(log, ids, now());
  const due = (moment: Micros) => (batchSeconds > 0 ? nextBatch(moment - 1, batchSeconds) : moment);
  await tx.addToAgenda(
    waits.map(({ version, since = now() }) => {
      const { objectId } = version.contribution;
      return { log, objectId, due: due(since + graceMicros) };
    }),
  );
}

/** The rows that were there before and have been taken out, if only for a newer form of theirs. */
function takenOut(
  { nodes }: Neighbourhood,
  gone: readonly Micros[],
  plans: readonly Plan[],
): readonly Release[] {
  const replaced = plans.flatMap(({ additions }) => additions.map(({ replaces }) => replaces));
  const stamps = new Set([...gone, ...replaced]);
  if (stamps.size === 0) return [];
  return [...nodes.values()].flatMap(({ existing }) =>
    existing.filter(({ stamp }) => stamps.has(stamp)),
  );
}

/** What one object needs: rows to take out at once, and rows to append with those they replace. */
interface Plan {
  readonly obsolete: readonly Micros[];
  readonly additions: readonly PlannedRelease[];
}

const settledAlready: Plan = { obsolete: [], additions: [] };

function planOf(node: Node, forms: LogForms, scene: Neighbourhood): Plan {
  // A definition of the hub's own stands for every copy of it that anyone contributes.
  if (node.existing.some(({ contribution }) => contribution === undefined)) return settledAlready;
  const wanted = new Map(node.alive.map((version) => [version.contribution.id, version]));
  const kept = new Map<number, Release>();
  const obsolete: Micros[] = [];
  for (const row of node.existing) {
    const version = row.contribution === undefined ? undefined : wanted.get(row.contribution);
    if (version === undefined) obsolete.push(row.stamp);
    else kept.set(version.contribution.id, row);
  }
  const additions = node.alive.flatMap((version) => {
    const row = kept.get(version.contribution.id);
    if (row !== undefined && forms.stillFits(node, version, row, scene)) return [];
    if (row === undefined && comesTooLate(node, version)) return [];
    return [{ node, version, replaces: row?.stamp }];
  });
  return { obsolete, additions };
}

/** Public knowledge does not wait for a batch, nor does what it is marked with. */
function partition(plans: readonly Plan[], { deferTo }: SettleOptions, scene: Neighbourhood) {
  const all = plans.flatMap(({ additions }) => additions);
  if (deferTo === undefined) return { ready: all, deferred: [] };
  const ready = new Set(all.filter(({ version }) => version.publicKnowledge));
  const definitions = Map.groupBy(
    all.filter(({ version }) => mustMark(version)),
    ({ node }) => node.objectId,
  );
  for (const { version } of ready) {
    for (const { target } of scene.references.get(version.contribution.id) ?? []) {
      for (const definition of definitions.get(target) ?? []) ready.add(definition);
    }
  }
  return { ready: [...ready], deferred: all.filter((one) => !ready.has(one)) };
}

/** A form that may be shown no more does not wait for the batch that brings the hub's own. */
function unfitOf({ node, replaces }: PlannedRelease): readonly Micros[] {
  return node.asVariant && replaces !== undefined ? [replaces] : [];
}

async function defer(
  tx: SettleStore,
  { log }: LogRow,
  deferred: readonly PlannedRelease[],
  due: Micros | undefined,
): Promise<void> {
  if (due === undefined || deferred.length === 0) return;
  const objectIds = new Set(deferred.map(({ node }) => node.objectId));
  await tx.addToAgenda([...objectIds].map((objectId) => ({ log, objectId, due })));
}

async function append(
  context: SettleContext,
  log: LogRow,
  scene: Neighbourhood,
  forms: LogForms,
  additions: readonly PlannedRelease[],
  options: SettleOptions,
): Promise<Settled> {
  if (additions.length === 0) return { released: 0, left: [] };
  const batchSecret = options.batchSeconds > 0 ? context.secret : undefined;
  const ordered = inReleaseOrder(additions, scene, batchSecret);
  const [block, rest] = firstBlock(ordered);
  const { tx } = context;
  const drafts = await forms.draft(block, scene, context.now());
  const contributed = new Set(drafts.rows.map(({ objectId }) => objectId));
  const needs = drafts.needs.filter(({ objectId }) => !contributed.has(objectId));
  const hubRows = await missingHubObjects(context, log.log, needs);
  const replaced = block.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces]));
  if (replaced.length > 0) await tx.removeReleases(log.log, replaced);
  await tx.putVariants(drafts.variants);
  const rows = [...hubRows, ...drafts.rows];
  const fresh = await tx.ensureLog(log.collection, log.audience);
  const first = firstStamp(fresh.last, context.now(), rows.length);
  await tx.appendReleases(
    log.log,
    rows.map((row, index): NewRelease => ({ ...row, stamp: first + index })),
  );
  return { released: rows.length, left: [...new Set(rest.map(({ node }) => node.objectId))] };
}

/** As many as a block holds; a definition does not end one, before what it marks. */
function firstBlock(ordered: readonly PlannedRelease[]) {
  let end = Math.min(ordered.length, stampedRowsMax);
  while (end < ordered.length && end > 0 && marksNext(ordered[end - 1])) end -= 1;
  const cut = end === 0 ? stampedRowsMax : end;
  return [ordered.slice(0, cut), ordered.slice(cut)] as const;
}

function marksNext(release: PlannedRelease | undefined): boolean {
  return release !== undefined && mustMark(release.version);
}
