/**
 * What is the hub's own: nobody else versions, replaces or revokes it.
 *
 * A contribution under the id of a variant, or in the name of one of the hub's identities, is kept as one of
 * a bound id is: for curators, and without a word of it in the status.
 */
import type { Release, StoreTransaction } from '../store/store.ts';
import type { Examined } from './examine.ts';
import { hubIdentity } from './hub-objects.ts';
import type { WriterScope } from './writer-scope.ts';

/** What a piece of an envelope claims of the hub's. */
export type HubOwned = (examined: Pick<Examined, 'objectId' | 'createdBy'>) => boolean;

/**
 * Finds out which of these objects are under ids of the hub's, in whatever log: a variant has the same id in
 * all logs of an audience. `logs` are the collection's: there a form that has been revoked counts, too.
 */
export async function hubOwned(
  tx: Pick<StoreTransaction, 'originsOfVariants' | 'releasesNamed'>,
  { directory, secret }: Pick<WriterScope, 'directory' | 'secret'>,
  logs: readonly number[],
  objectIds: readonly string[],
): Promise<HubOwned> {
  const all = [...directory.logs.values()].flatMap((ofCollection) => [...ofCollection.values()]);
  const named = await tx.originsOfVariants(
    all.map(({ log }) => log),
    objectIds,
  );
  const taken = new Set(
    [...named].flatMap(([objectId, originId]) => (objectId === originId ? [] : [objectId])),
  );
  for (const log of logs) {
    for (const row of await tx.releasesNamed(log, objectIds))
      if (isOwn(row)) taken.add(row.objectId);
  }
  const identities = new Set(
    [...directory.audiences.keys()].map((audience) => hubIdentity(secret, audience).objectId),
  );
  return ({ objectId, createdBy }) =>
    taken.has(objectId) || identities.has(objectId) || identities.has(createdBy ?? '');
}

/** A variant, or what the hub says of a recall; definitions of markings are everybody's. */
function isOwn({ objectId, originId, type, contribution }: Release): boolean {
  if (objectId !== originId) return true;
  return contribution === undefined && type !== 'marking-definition';
}
