/**
 * Leavings: that the last row of an object was taken out of a log, noted in the transaction that takes it out.
 *
 * Whether that is a recall is decided later, when every read that may have shown it is on record
 * (`conclude-recalls.ts`). Not every leaving is noted: a consumer that deletes its own contribution
 * recalls nothing, nor what hung on it.
 */
import type { Micros } from '../base/time.ts';
import { familyOf } from '../stix/tables/object-types.ts';
import type { NewLeaving } from '../store/recall-store.ts';
import type { Release, StoreTransaction } from '../store/store.ts';

/** What noting asks of a store. */
export type LeavingStore = Pick<StoreTransaction, 'releasesNamed' | 'addLeavings'>;

/** Notes of rows that were taken out of a log which objects stand there no more under the ids they had. */
export async function noteLeavings(
  tx: LeavingStore,
  log: number,
  taken: readonly Release[],
  moment: Micros,
): Promise<void> {
  // The hub's own objects stay, or go without a word.
  const rows = new Map(
    taken
      .filter(({ contribution }) => contribution !== undefined)
      .map((row) => [row.objectId, row] as const),
  );
  if (rows.size === 0) return;
  for (const { objectId } of await tx.releasesNamed(log, [...rows.keys()])) rows.delete(objectId);
  const left = [...rows.values()].map(
    ({ objectId, originId, type }): NewLeaving => ({
      ...{ log, objectId, originId, type, moment },
      keepsId: familyOf(type) === 'observable',
      orderedBy: undefined,
    }),
  );
  if (left.length > 0) await tx.addLeavings(left);
}

/**
 * The transaction, noting no leaving, for a consumer that takes back what is its own; nor is concluded what
 * waited for another form of it.
 */
export function withoutLeavings<Tx extends Pick<StoreTransaction, 'addLeavings' | 'dropLeavings'>>(
  tx: Tx,
): Tx {
  return {
    ...tx,
    async addLeavings(rows: readonly NewLeaving[]) {
      for (const [log, ofLog] of Map.groupBy(rows, (row) => row.log)) {
        await tx.dropLeavings(
          log,
          ofLog.map(({ originId }) => originId),
        );
      }
    },
  };
}

/** The transaction, noting of each leaving by whose order it is; `onLeaving` is told of each. */
export function leavingByOrder<Tx extends Pick<StoreTransaction, 'addLeavings'>>(
  tx: Tx,
  orderedBy: string,
  onLeaving: (leaving: NewLeaving) => void = () => undefined,
): Tx {
  return {
    ...tx,
    async addLeavings(rows: readonly NewLeaving[]) {
      for (const row of rows) onLeaving(row);
      await tx.addLeavings(rows.map((row) => ({ ...row, orderedBy })));
    },
  };
}
