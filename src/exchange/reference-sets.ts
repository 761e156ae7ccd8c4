/**
 * The public reference sets as others see them: what enters or leaves concerns whoever names it, in every
 * collection.
 */
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { scheduleObjects, settleShown } from './agenda.ts';
import type { WriterScope } from './writer-scope.ts';

type Member = Pick<Contribution, 'objectId' | 'publicSet'>;

/** Contributions that came or went; those of them count that are in the sets. */
export interface SetsChange {
  readonly entered: readonly Member[];
  readonly left: readonly Member[];
  /** A collection whose own objects are settled anyway. */
  readonly settled?: string | undefined;
}

/**
 * Sees to whoever names these objects: what names one that left is out of every log at once where it may stand
 * no more, what names one that entered is put on the agenda.
 */
export async function followReferenceSets(
  tx: StoreTransaction,
  scope: WriterScope,
  { entered, left, settled }: SetsChange,
): Promise<void> {
  for (const [members, see] of [
    [left, settleShown],
    [entered, scheduleObjects],
  ] as const) {
    const inSets = members.filter(({ publicSet }) => publicSet);
    const objectIds = [...new Set(inSets.map(({ objectId }) => objectId))];
    if (objectIds.length === 0) continue;
    const referrers = await tx.referrersAnywhere(objectIds);
    for (const [collection, rows] of Map.groupBy(referrers, (row) => row.collection)) {
      if (collection === settled) continue;
      await see(
        tx,
        scope,
        collection,
        rows.map(({ objectId }) => objectId),
      );
    }
  }
}
