/**
 * What is submitted, as the hub understands it: what is said about variants is said of their originals, and what
 * claims to be the hub's own is bound to the hub. No outcome tells either.
 */
import type { StoreTransaction } from '../store/store.ts';
import { hubCreator } from './directory.ts';
import type { Examined } from './examine.ts';
import { meaning, originalsNamed } from './feedback.ts';
import { hubOwned } from './hub-owned.ts';
import type { Intake } from './take-in.ts';
import type { WriterScope } from './writer-scope.ts';

/** These things, each with its object as it is to be kept. */
export async function understood<T extends { readonly examined: Examined }>(
  tx: StoreTransaction,
  scope: WriterScope,
  { submitter, logs }: Pick<Intake, 'submitter' | 'logs'>,
  admitted: readonly T[],
): Promise<readonly T[]> {
  const named = admitted.flatMap(({ examined }) => examined.references);
  const originals = await originalsNamed(tx, scope.directory, submitter, named);
  const ids = admitted.map(({ examined: { objectId } }) => objectId);
  const isHubs = await hubOwned(tx, scope, logs, ids);
  return admitted.map((one) => {
    const references = meaning(one.examined.references, originals);
    const createdBy = isHubs(one.examined) ? hubCreator : one.examined.createdBy;
    return { ...one, examined: { ...one.examined, references, createdBy } };
  });
}
