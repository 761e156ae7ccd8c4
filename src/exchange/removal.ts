/**
 * Deleting: a consumer takes back its own contributions of an object (TAXII 2.1 §5.7, R-6).
 *
 * It is no recall and appends nothing; if another contribution of the id may be released, settling
 * releases it anew. Who does not see an object and has not contributed it learns nothing.
 */
import { Problem } from '../base/problem.ts';
import type { Contribution, StoreTransaction, VersionChoice } from '../store/store.ts';
import { settleCollection } from './agenda.ts';
import { recordDeed } from './audit.ts';
import { withoutLeavings } from './leaving.ts';
import { compareText } from './lineage.ts';
import { rekeyMarked } from './marked.ts';
import { followReferenceSets } from './reference-sets.ts';
import { withdraw } from './take-in.ts';
import type { RemoveRequest } from './writer.ts';
import { collectionNamed, type WriterScope } from './writer-scope.ts';

/** Removes the chosen versions of the consumer's own. Problems: `forbidden`, `absent`. */
export async function removeOwn(
  tx: StoreTransaction,
  scope: WriterScope,
  request: RemoveRequest,
): Promise<void> {
  const { consumer, log, objectId } = request;
  const collection = collectionNamed(scope.directory, request.collection);
  const seen = await originOf(tx, log, objectId);
  const own = (await tx.contributionsOf(collection.id, [objectId, seen])).filter(
    ({ submitter }) => submitter === consumer,
  );
  const originId = own.some((one) => one.objectId === objectId) ? objectId : seen;
  if (own.length === 0) {
    if (await tx.holds(log, objectId, [])) {
      throw new Problem('forbidden', 'the object is not yours to delete');
    }
    throw new Problem('absent', 'no such object');
  }
  const named = own.filter((one) => one.objectId === originId);
  const chosen = choose(named, request.versions);
  const logs = [...(scope.directory.logs.get(collection.id)?.values() ?? [])];
  const quiet = withoutLeavings(tx);
  const unmarked = await withdraw(
    quiet,
    logs.map((row) => row.log),
    chosen,
    scope.now(),
  );
  // A version that was stricter may have kept others closed: what opens by this is on record.
  await recordDeed(tx, scope, {
    ...{ by: { kind: 'consumer', id: consumer }, action: 'delete-object' },
    subject: `object:${originId}`,
    detail: { collection: collection.id, versions: chosen.length },
  });
  const sets = { entered: [], left: chosen, settled: collection.id };
  await followReferenceSets(tx, scope, sets);
  const definitions = chosen.some(({ type }) => type === 'marking-definition') ? [originId] : [];
  const rekeyed = await rekeyMarked(tx, scope, {
    collection: collection.id,
    definitions,
    keyedAs: 'statement',
  });
  await settleCollection(
    quiet,
    scope,
    collection.id,
    [...new Set([originId, ...unmarked, ...rekeyed])],
    new Set([originId]),
  );
}

/** A consumer may name its object by the id it gave it, or by the id it sees it under. */
async function originOf(tx: StoreTransaction, log: number, objectId: string): Promise<string> {
  return (await tx.releasesNamed(log, [objectId]))[0]?.originId ?? objectId;
}

function choose(own: readonly Contribution[], versions: VersionChoice): readonly Contribution[] {
  if (versions.all) return own;
  const sorted = [...own].sort((a, b) => compareText(a.versionKey, b.versionKey));
  return sorted.filter(
    (contribution, index) =>
      (versions.first && index === 0) ||
      (versions.last && index === sorted.length - 1) ||
      versions.keys.includes(contribution.versionKey),
  );
}
