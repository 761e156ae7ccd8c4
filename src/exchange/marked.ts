/**
 * What is marked with a definition, after the definition has come or gone: whether it is a statement is
 * part of what the marked objects are decided on.
 */
import type { MarkingKind } from '../policy/vocabulary.ts';
import type { StoreTransaction } from '../store/store.ts';
import { rekey } from './rekey.ts';
import { startSweeps } from './sweep.ts';
import type { WriterScope } from './writer-scope.ts';

/** A key is the same to whoever asks. */
const anyAudience = '';

/** A definition that came to, or left, a collection. */
export interface DefinitionChange {
  readonly collection: string;
  readonly definitions: readonly string[];
  /** What objects under it have been keyed as that may now be something else. */
  readonly keyedAs: MarkingKind;
}

/**
 * Keys anew what names these definitions, and returns the ids of the objects that changed. Where more are
 * concerned than one piece of a submission may hold, a sweep goes over the collection instead.
 */
export async function rekeyMarked(
  tx: StoreTransaction,
  scope: WriterScope,
  { collection, definitions, keyedAs }: DefinitionChange,
): Promise<readonly string[]> {
  if (definitions.length === 0) return [];
  const { decider, limits } = scope;
  const marked = await tx.contributionsOf(
    collection,
    await tx.referrersOf(collection, definitions),
  );
  const concerned = marked.filter(
    ({ key }) => decider.judge(key, anyAudience).key.markings === keyedAs,
  );
  if (concerned.length <= limits.pieceObjects) return rekey(tx, scope, concerned);
  await startSweeps(tx, scope.now(), [collection], 'keys');
  return [];
}
