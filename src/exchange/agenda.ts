/**
 * The agenda: which objects of which logs are still to be settled, durably.
 *
 * An item that is due `atOnce` has not been settled at all since something changed; one with a later
 * moment waits for its log's batch. Either way settling looks at the present state, so an item
 * that is settled twice, or for nothing, does no harm.
 */
import type { Micros } from '../base/time.ts';
import { isReadable } from '../policy/vocabulary.ts';
import type { LogRow, StoreTransaction } from '../store/store.ts';
import { type SettleContext, type SettleOptions, settle } from './settle.ts';
import { sharedReads } from './shared-reads.ts';
import { nextBatch } from './stamps.ts';
import type { WriterScope } from './writer-scope.ts';

/** Due as soon as possible, batching still ahead. */
export const atOnce: Micros = 0;

/** Items looked at together. */
const pageItems = 1000;

/**
 * Settles objects in every log of their collection, now; what finds no room goes on the agenda.
 * `withdrawn` are those of which rows have been taken out beforehand.
 */
export async function settleCollection(
  tx: StoreTransaction,
  scope: WriterScope,
  collection: string,
  objectIds: readonly string[],
  withdrawn?: ReadonlySet<string>,
): Promise<void> {
  const shared = sharedReads(tx);
  for (const log of scope.directory.logs.get(collection)?.values() ?? []) {
    await settleLog(shared, scope, log, objectIds, { withdrawn });
  }
}

async function settleLog(
  tx: StoreTransaction,
  scope: WriterScope,
  log: LogRow,
  objectIds: readonly string[],
  options: Pick<SettleOptions, 'more' | 'withdrawn'> & { readonly batchHasCome?: boolean },
): Promise<void> {
  const { decider, secret, now, directory } = scope;
  const { graceMicros } = scope.limits;
  const { boundTo } = directory;
  const context: SettleContext = { tx, decider, secret, now, boundTo, graceMicros };
  const batchSeconds = directory.audiences.get(log.audience)?.batchSeconds ?? 0;
  const deferTo =
    batchSeconds > 0 && options.batchHasCome !== true ? nextBatch(now(), batchSeconds) : undefined;
  const { more, withdrawn } = options;
  const { left } = await settle(context, log, objectIds, {
    ...{ deferTo, batchSeconds, more, withdrawn },
  });
  const due = options.batchHasCome === true ? now() : atOnce;
  await tx.addToAgenda(left.map((objectId) => ({ log: log.log, objectId, due })));
}

/** Settles what is due in one log: at most one block of stamps. */
export async function flushLog(
  tx: StoreTransaction,
  scope: WriterScope,
  logId: number,
): Promise<void> {
  const log = [...scope.directory.logs.values()]
    .flatMap((ofCollection) => [...ofCollection.values()])
    .find((candidate) => candidate.log === logId);
  if (log === undefined) {
    await tx.deleteLog(logId);
    return;
  }
  const first = (await tx.agendaOf(logId, scope.now(), 1))[0];
  if (first === undefined) return;
  const batchHasCome = first.due !== atOnce;
  const more = async (): Promise<readonly string[]> => {
    const items = await tx.agendaOf(logId, scope.now(), pageItems);
    const alike = items.filter(({ due }) => (due !== atOnce) === batchHasCome);
    const objectIds = alike.map(({ objectId }) => objectId);
    // Off the agenda first: settling may put an object back on it for a later moment.
    await tx.removeFromAgenda(logId, objectIds);
    return objectIds;
  };
  await settleLog(tx, scope, log, await more(), { more, batchHasCome });
}

/** Settles one block of a log whose batch has come, before anything is put on its agenda anew. */
export async function flushDueBatch(tx: StoreTransaction, scope: WriterScope): Promise<boolean> {
  for (const log of await tx.logsDue(scope.now())) {
    const [first] = await tx.agendaOf(log, scope.now(), 1);
    if (first === undefined || first.due === atOnce) continue;
    await flushLog(tx, scope, log);
    return true;
  }
  return false;
}

/**
 * Settles objects at once in every log that shows any of their versions, so that nobody reads what has just
 * been closed; elsewhere they go on the agenda.
 */
export async function settleShown(
  tx: StoreTransaction,
  scope: WriterScope,
  collection: string,
  objectIds: readonly string[],
): Promise<void> {
  await scheduleObjects(tx, scope, collection, objectIds);
  for (const log of scope.directory.logs.get(collection)?.values() ?? []) {
    const rows = await tx.releasesOf(log.log, objectIds);
    const shown = [...new Set(rows.map(({ originId }) => originId))];
    if (shown.length === 0) continue;
    await tx.removeFromAgenda(log.log, shown);
    await settleLog(tx, scope, log, shown, {});
  }
}

/**
 * Puts objects on the agenda of every log of their collection in which they are or may be: what an
 * audience may not see must not take room in its blocks.
 */
export async function scheduleObjects(
  tx: StoreTransaction,
  scope: WriterScope,
  collection: string,
  objectIds: readonly string[],
): Promise<void> {
  const contributions = Map.groupBy(
    await tx.contributionsOf(collection, objectIds),
    ({ objectId }) => objectId,
  );
  for (const { log, audience } of scope.directory.logs.get(collection)?.values() ?? []) {
    const shown = new Set((await tx.releasesOf(log, objectIds)).map(({ originId }) => originId));
    for (const { objectId } of await tx.waitingIn(log, objectIds)) shown.add(objectId);
    const concerned = objectIds.filter(
      (objectId) =>
        shown.has(objectId) ||
        (contributions.get(objectId) ?? []).some(({ key }) =>
          isReadable(scope.decider.judge(key, audience).effect),
        ),
    );
    await tx.addToAgenda(concerned.map((objectId) => ({ log, objectId, due: atOnce })));
  }
}
