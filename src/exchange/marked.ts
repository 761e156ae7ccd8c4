/**
 * What is marked with a definition, after the definition has come or gone: whether it is a statement is
 * part of what the marked objects are decided on.
 */
import type { StoreTransaction } from '../store/store.ts';
import { rekey } from './rekey.ts';
import { sweepThoroughly } from './sweep.ts';
import type { WriterScope } from './writer-scope.ts';

/**
 * Keys anew what names these definitions, and returns the ids of the objects that changed. Where more name
 * them than one piece of a submission may hold, a sweep goes over the collection instead.
 */
export async function rekeyMarked(
  tx: StoreTransaction,
  scope: WriterScope,
  collection: string,
  definitions: readonly string[],
): Promise<readonly string[]> {
  if (definitions.length === 0) return [];
  const marked = await tx.referrersOf(collection, definitions);
  if (marked.length > scope.limits.pieceObjects) {
    await sweepThoroughly(tx, collection);
    return [];
  }
  return rekey(tx, scope, await tx.contributionsOf(collection, marked));
}
