/**
 * Changing the directory: what must hold between its entries, and what a change sets going.
 *
 * Runs inside one transaction of the writer, against the directory as it is in that transaction.
 */
import { isDeepStrictEqual } from 'node:util';
import { Problem, quote } from '../base/problem.ts';
import { parseLabels } from '../policy/labels.ts';
import type { Pack } from '../policy/pack.ts';
import type { CredentialRow, DirectoryKind, Owner, StoreTransaction } from '../store/store.ts';
import { isAddressOrNetwork } from './addresses.ts';
import { anonymousFault, audiencesOf, openAudienceFault } from './anonymous.ts';
import { type Actor, recordDeed } from './audit.ts';
import {
  type Account,
  type Audience,
  anonymousConsumer,
  type Collection,
  type Consumer,
  type Directory,
  type Documents,
  type Entry,
} from './directory.ts';
import { startSweeps } from './sweep.ts';
import { keepingWayIn, type WaysIn } from './ways-in.ts';
import type { WriterScope } from './writer-scope.ts';

/** A document to create or replace. */
export interface PutRequest<K extends DirectoryKind = DirectoryKind> {
  readonly by: Actor;
  readonly kind: K;
  readonly id: string;
  readonly document: Documents[K];
  readonly ifRevision?: number | undefined;
  readonly ways: WaysIn;
}

/** A document to remove. */
export interface DeleteRequest {
  readonly by: Actor;
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly ifRevision?: number | undefined;
  readonly ways: WaysIn;
}

/** What a change came to. */
export interface PutResult {
  readonly revision: number;
  readonly warnings: readonly string[];
  /** Jobs that may close what is open now: the change holds altogether when they have ended. */
  readonly tightening: readonly string[];
}

/**
 * Creates or replaces an entry. Problems: `unprocessable`, `preconditionFailed`, `conflict` where nobody could
 * administer any more.
 */
export function putEntry(
  tx: StoreTransaction,
  scope: WriterScope,
  request: PutRequest,
): Promise<PutResult> {
  const put = () => replaceEntry(tx, scope, request);
  return request.kind === 'account' ? keepingWayIn(tx, scope, request.ways, put) : put();
}

async function replaceEntry(
  tx: StoreTransaction,
  scope: WriterScope,
  request: PutRequest,
): Promise<PutResult> {
  const { by, kind, id, document, ifRevision } = request;
  const fault = faultOf(request, scope.directory);
  if (fault !== undefined) throw new Problem('unprocessable', fault);
  const text = JSON.stringify(document);
  const revision = await tx.putEntry({ kind, id, document: text }, ifRevision);
  const changed = changedMembers(entryOf(scope.directory, kind, id), document);
  const detail = { revision, changed };
  await recordDeed(tx, scope, { by, action: `put-${kind}`, subject: `${kind}:${id}`, detail });
  const tightening = await follow(tx, scope, request);
  return { revision, warnings: warningsOf(request, scope), tightening };
}

/** Removes an entry. Problems: `absent`, `conflict` while it is needed, `preconditionFailed`. */
export function deleteEntry(
  tx: StoreTransaction,
  scope: WriterScope,
  request: DeleteRequest,
): Promise<void> {
  const remove = () => removeEntry(tx, scope, request);
  return request.kind === 'account' ? keepingWayIn(tx, scope, request.ways, remove) : remove();
}

async function removeEntry(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, kind, id, ifRevision }: DeleteRequest,
): Promise<void> {
  const needed = await neededBy(tx, scope.directory, kind, id);
  if (!(await tx.deleteEntry(kind, id, ifRevision))) throw new Problem('absent', 'no such entry');
  if (needed !== undefined) throw new Problem('conflict', needed);
  const detail = { revision: entryOf(scope.directory, kind, id)?.revision ?? 0 };
  await recordDeed(tx, scope, { by, action: `delete-${kind}`, subject: `${kind}:${id}`, detail });
  for (const log of await tx.logs()) {
    if (id === (kind === 'collection' ? log.collection : kind === 'audience' ? log.audience : '')) {
      await tx.deleteLog(log.log);
    }
  }
  for (const { owner, id: credential } of await tx.credentials()) {
    if (owner.kind === kind && owner.id === id) await tx.deleteCredential(owner, credential);
  }
}

/** A credential to keep, made elsewhere: its secret does not come here. */
export interface IssueRequest {
  readonly by: Actor;
  readonly row: CredentialRow;
}

/** Keeps a credential. Problem: `conflict` when another is bound to the same certificate or name. */
export async function putCredential(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, row }: IssueRequest,
): Promise<void> {
  const { binding } = row;
  const bound = (await tx.credentials()).some((other) => other.binding === binding);
  if (binding !== undefined && bound) {
    throw new Problem('conflict', 'another credential is bound to this certificate or name');
  }
  await tx.putCredential(row);
  const { id, owner, kind } = row;
  const detail = { credential: id, kind };
  await recordDeed(tx, scope, { by, action: 'issue-credential', subject: textOf(owner), detail });
}

/** A credential to revoke. */
export interface RevokeRequest {
  readonly by: Actor;
  readonly owner: Owner;
  readonly id: string;
  readonly ways: WaysIn;
}

/** Revokes a credential; `false` when there is none. Problem: `conflict` as with `putEntry`. */
export function deleteCredential(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, owner, id, ways }: RevokeRequest,
): Promise<boolean> {
  const revoke = async () => {
    if (!(await tx.deleteCredential(owner, id))) return false;
    const [subject, detail] = [textOf(owner), { credential: id }];
    await recordDeed(tx, scope, { by, action: 'revoke-credential', subject, detail });
    return true;
  };
  return owner.kind === 'account' ? keepingWayIn(tx, scope, ways, revoke) : revoke();
}

function textOf({ kind, id }: Owner): string {
  return `${kind}:${id}`;
}

/** The entry as it is before the change, if there is one. */
function entryOf(
  directory: Directory,
  kind: DirectoryKind,
  id: string,
): Entry<Documents[DirectoryKind]> | undefined {
  switch (kind) {
    case 'api-root':
      return directory.apiRoots.get(id);
    case 'audience':
      return directory.audiences.get(id);
    case 'collection':
      return directory.collections.get(id);
    case 'consumer':
      return directory.consumers.get(id);
    case 'account':
      return directory.accounts.get(id);
  }
}

/** Names of the members that a document adds, changes or leaves out. */
function changedMembers(before: object | undefined, after: object): readonly string[] {
  const [old, young] = [{ ...before, id: undefined, revision: undefined }, { ...after }].map(
    (document) => new Map(Object.entries(document)),
  );
  return [...new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])])]
    .filter((name) => JSON.stringify(old?.get(name)) !== JSON.stringify(young?.get(name)))
    .sort();
}

function faultOf({ kind, id, document }: PutRequest, directory: Directory): string | undefined {
  switch (kind) {
    case 'api-root':
      return undefined;
    case 'audience':
      return openAudienceFault(id, document as Audience, directory);
    case 'collection':
      return collectionFault(id, document as Collection, directory);
    case 'consumer':
      return consumerFault(id, document as Consumer, directory);
    case 'account':
      return accountFault(id, document as Account, directory);
  }
}

function accountFault(id: string, account: Account, directory: Directory): string | undefined {
  const taken = [...directory.accounts.values()].some(
    (other) => other.id !== id && other.subject === account.subject,
  );
  return account.subject !== undefined && taken ? 'another account has the subject' : undefined;
}

function collectionFault(
  id: string,
  collection: Collection,
  directory: Directory,
): string | undefined {
  if (!directory.apiRoots.has(collection.apiRoot)) {
    return `there is no API root ${quote(collection.apiRoot)}`;
  }
  const others = [...directory.collections.values()].filter((other) => other.id !== id);
  const { alias } = collection;
  if (alias !== undefined) {
    if (directory.collections.has(alias)) return 'the alias is the id of a collection';
    const taken = others.some(
      (other) => other.apiRoot === collection.apiRoot && other.alias === alias,
    );
    if (taken) return `the alias ${quote(alias)} is taken in this API root`;
  }
  if (others.some((other) => other.alias === id)) return 'the id is the alias of a collection';
  const fault = parseLabels(collection.defaults.labels ?? {}).findings[0];
  return fault === undefined ? undefined : `the default labels: ${fault.message.en}`;
}

function consumerFault(id: string, consumer: Consumer, directory: Directory): string | undefined {
  const unknownAudience = audiencesOf(consumer).find(
    (audience) => !directory.audiences.has(audience),
  );
  if (unknownAudience !== undefined) return `there is no audience ${quote(unknownAudience)}`;
  const granted = consumer.grants.map(({ collection }) => collection);
  const unknown = granted.find((collection) => !directory.collections.has(collection));
  if (unknown !== undefined) return `there is no collection ${quote(unknown)}`;
  if (new Set(granted).size < granted.length) return 'a collection is granted twice';
  const strange = consumer.addresses?.find((entry) => !isAddressOrNetwork(entry));
  if (strange !== undefined) return `${quote(strange)} is neither an address nor a network`;
  const anonymous = id === anonymousConsumer ? anonymousFault(consumer, directory) : undefined;
  if (anonymous !== undefined) return anonymous;
  const foreign = consumer.identities.find((identity) => {
    const owner = directory.boundTo.get(identity);
    return owner !== undefined && owner !== id;
  });
  return foreign === undefined ? undefined : `${quote(foreign)} is bound to another consumer`;
}

/**
 * What must follow a change: logs for new pairs, and a sweep where decisions may differ. Returns the jobs
 * that may tighten.
 */
async function follow(
  tx: StoreTransaction,
  scope: WriterScope,
  { kind, id, document }: PutRequest,
): Promise<readonly string[]> {
  const { directory } = scope;
  if (kind === 'audience') return followAudience(tx, scope, id, document as Audience);
  if (kind === 'collection') {
    for (const audience of directory.audiences.keys()) await tx.ensureLog(id, audience);
    const before = directory.collections.get(id)?.defaults.labels;
    const after = (document as Collection).defaults.labels;
    if (directory.collections.has(id) && JSON.stringify(before) !== JSON.stringify(after)) {
      return startSweeps(tx, scope.now(), [id], 'defaults');
    }
  }
  if (kind === 'consumer') {
    const before = [...(directory.consumers.get(id)?.identities ?? [])].sort();
    const after = [...(document as Consumer).identities].sort();
    if (before.join() !== after.join()) {
      return startSweeps(tx, scope.now(), [...directory.collections.keys()], 'decisions');
    }
  }
  return [];
}

/** A new audience gets logs, and a place in keys; with other attributes everything may be decided otherwise. */
async function followAudience(
  tx: StoreTransaction,
  { directory, now }: WriterScope,
  id: string,
  { attributes }: Audience,
): Promise<readonly string[]> {
  const before = directory.audiences.get(id);
  if (before !== undefined && isDeepStrictEqual(before.attributes, attributes)) return [];
  const collections = [...directory.collections.keys()];
  if (before !== undefined) return startSweeps(tx, now(), collections, 'decisions');
  for (const collection of collections) await tx.ensureLog(collection, id);
  await startSweeps(tx, now(), collections, 'keys');
  return [];
}

function warningsOf(
  { kind, id, document }: PutRequest,
  { directory, decider: { pack } }: WriterScope,
): readonly string[] {
  if (kind === 'collection') return collectionWarnings(id, document as Collection, directory);
  if (kind === 'consumer') {
    const before = directory.consumers.get(id)?.audience;
    const moved = before !== undefined && before !== (document as Consumer).audience;
    return moved
      ? ['the consumer now reads other logs: let it poll again without `added_after`']
      : [];
  }
  if (kind === 'audience') return audienceWarnings(document as Audience, pack);
  return [];
}

function audienceWarnings({ title, attributes }: Audience, pack: Pack): readonly string[] {
  const unknown = Object.keys(attributes).filter((name) => !pack.attributes.has(name));
  return [
    ...(title.ja ? [] : ['no Japanese title']),
    ...unknown.map((name) => `the policy in force declares no attribute ${quote(name)}`),
  ];
}

function collectionWarnings(
  id: string,
  collection: Collection,
  directory: Directory,
): readonly string[] {
  const warnings: string[] = [];
  const { labels } = parseLabels(collection.defaults.labels ?? {});
  if (labels.publicity?.state === 'public_knowledge') {
    warnings.push(
      'whoever writes to this collection publishes: its objects go out to every audience',
    );
  }
  if (/[.,]/.test(collection.title)) {
    warnings.push('some clients cannot find a collection whose title has a full stop or a comma');
  }
  const twin = [...directory.collections.values()].some(
    (other) => other.id !== id && other.title === collection.title,
  );
  if (twin) warnings.push('another collection has this title: some clients choose by title');
  return warnings;
}

async function neededBy(
  tx: StoreTransaction,
  directory: Directory,
  kind: DirectoryKind,
  id: string,
): Promise<string | undefined> {
  const consumers = [...directory.consumers.values()];
  switch (kind) {
    case 'api-root':
      return [...directory.collections.values()].some(({ apiRoot }) => apiRoot === id)
        ? 'the API root has collections'
        : undefined;
    case 'audience':
      return consumers.some(
        (consumer) =>
          consumer.audience === id || consumer.grants.some(({ audience }) => audience === id),
      )
        ? 'consumers read as this audience'
        : undefined;
    case 'collection':
      if ((await tx.arrivalsAfter(id, { after: 0, limit: 1 })).count > 0)
        return 'the collection holds objects';
      return consumers.some(({ grants }) => grants.some(({ collection }) => collection === id))
        ? 'consumers have grants for the collection'
        : undefined;
    case 'consumer':
    case 'account':
      return undefined;
  }
}
