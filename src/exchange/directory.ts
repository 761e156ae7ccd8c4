/**
 * Who may do what, where: API roots, audiences, collections, consumers and accounts, as one frozen snapshot.
 *
 * The snapshot is read whole from the store and replaced whole when an administrator changes anything,
 * so a request sees one consistent state and the next request sees the change. One consumer reads a
 * collection as exactly one audience (design §1): the grant's own, else the consumer's.
 */
import type { JsonObject } from '../base/json.ts';
import type { DirectoryEntry, DirectoryKind, LogRow } from '../store/store.ts';

/** An API root (TAXII 2.1 §4.2); its id is the one path segment it lives under. */
export interface ApiRoot {
  readonly title: string;
  readonly description?: string;
  /** Octets of a request body that are always taken (TAXII 2.1 §4.2). */
  readonly maxContentLength: number;
}

/** A consumer tier or a named community: those who read alike. */
export interface Audience {
  readonly title: { readonly en: string; readonly ja?: string };
  /** Releases of several submissions are merged over this many seconds; 0 for none. */
  readonly batchSeconds: number;
  /** Whoever does not sign in may read as this audience; `false` if not given. */
  readonly public?: boolean;
  /** Facts that a pack may test, such as an umbrella NDA. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** A collection (TAXII 2.1 §5.1); its id is a version 4 UUID. */
export interface Collection {
  readonly title: string;
  readonly description?: string;
  readonly alias?: string;
  readonly apiRoot: string;
  /** Labels of every object that carries none and came with none. */
  readonly defaults: { readonly labels?: JsonObject };
  /** Objects of a page when the client names no limit. */
  readonly pageSize: number;
}

/** What a consumer may do with one collection. */
export interface Grant {
  readonly collection: string;
  readonly read: boolean;
  readonly write: boolean;
  /** Reads this collection as another audience than the consumer's own. */
  readonly audience?: string;
}

/** Where real clients need the letter of the protocol bent; each switch is off by default. */
export interface Compat {
  /** How an empty page looks: without `objects` (the letter) or with an empty array. */
  readonly emptyObjects: 'omit' | 'array';
  /** Date headers on an empty page: none, or the request's lower bound. */
  readonly emptyDates: 'omit' | 'echo';
  /** Whether the status tells warnings about objects that were taken in. */
  readonly warnings?: boolean;
}

/** One who signs in. The consumer with the id `anonymous` stands for whoever does not. */
export interface Consumer {
  readonly title?: string;
  readonly audience: string;
  /** STIX identities whose objects this consumer may create as its own. */
  readonly identities: readonly string[];
  readonly grants: readonly Grant[];
  /** The addresses and networks that it may come from; from anywhere if there are none. */
  readonly addresses?: readonly string[];
  readonly compat: Compat;
}

/** A person or a program that administers. */
export interface Account {
  readonly title: string;
  readonly roles: readonly AccountRole[];
  /** The person's subject (`sub`) at the configured OpenID provider. */
  readonly subject?: string;
  /** Signs nobody in, and ends what is signed in. */
  readonly disabled: boolean;
}

/** What an account may be: the roles that are given, in the order in which they are listed. */
export const accountRoles = ['administrator', 'policy-officer', 'curator', 'auditor'] as const;

/** One of them. */
export type AccountRole = (typeof accountRoles)[number];

/**
 * The creator that contributions of what is the hub's own are kept with, and whom it is bound to: no
 * consumer can have this id. So they are held as whatever is bound to another.
 */
export const hubCreator = 'identity--cbb3383f-49fd-434b-8708-3a85d3f6d1c4';
export const hubOwner = 'the hub';

/** The id of the consumer that stands for requests without credentials. */
export const anonymousConsumer = 'anonymous';

/** The consumer that imports belong to; it needs no entry. */
export const operatorConsumer = 'operator';

/** Any entry of the directory with its id and revision. */
export type Entry<T> = T & { readonly id: string; readonly revision: number };

/** The signed-in consumer of one request. */
export type Party = Entry<Consumer>;

/** What one party may do with one collection, and the log it reads. */
export interface Access {
  readonly collection: Entry<Collection>;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly audience: string;
  readonly log: number;
}

/** A frozen view of the whole directory. */
export interface Directory {
  readonly apiRoots: ReadonlyMap<string, Entry<ApiRoot>>;
  readonly audiences: ReadonlyMap<string, Entry<Audience>>;
  readonly collections: ReadonlyMap<string, Entry<Collection>>;
  readonly consumers: ReadonlyMap<string, Entry<Consumer>>;
  readonly accounts: ReadonlyMap<string, Entry<Account>>;
  /** Logs by collection, then audience. */
  readonly logs: ReadonlyMap<string, ReadonlyMap<string, LogRow>>;
  /** Which consumer a STIX identity is bound to. */
  readonly boundTo: ReadonlyMap<string, string>;
}

/** Documents as stored, by kind. */
export interface Documents {
  readonly 'api-root': ApiRoot;
  readonly audience: Audience;
  readonly collection: Collection;
  readonly consumer: Consumer;
  readonly account: Account;
}

function entriesOf<K extends DirectoryKind>(
  entries: readonly DirectoryEntry[],
  kind: K,
): ReadonlyMap<string, Entry<Documents[K]>> {
  return new Map(
    entries
      .filter((entry) => entry.kind === kind)
      .map(({ id, revision, document }) => [
        id,
        { ...(JSON.parse(document) as Documents[K]), id, revision },
      ]),
  );
}

/** Builds the snapshot from what the store holds. */
export function buildDirectory(
  entries: readonly DirectoryEntry[],
  logRows: readonly LogRow[],
): Directory {
  const consumers = entriesOf(entries, 'consumer');
  const logs = new Map<string, Map<string, LogRow>>();
  for (const row of logRows) {
    const ofCollection = logs.get(row.collection) ?? new Map<string, LogRow>();
    logs.set(row.collection, ofCollection.set(row.audience, row));
  }
  return {
    apiRoots: entriesOf(entries, 'api-root'),
    audiences: entriesOf(entries, 'audience'),
    collections: entriesOf(entries, 'collection'),
    consumers,
    accounts: entriesOf(entries, 'account'),
    logs,
    boundTo: new Map([
      ...[...consumers.values()].flatMap(({ id, identities }) =>
        identities.map((identity) => [identity, id] as const),
      ),
      [hubCreator, hubOwner],
    ]),
  };
}

/** What the party may do with the collection; `undefined` when it may not know that it exists. */
export function accessOf(
  directory: Directory,
  party: Party,
  collection: Entry<Collection>,
): Access | undefined {
  const grant = party.grants.find((candidate) => candidate.collection === collection.id);
  if (grant === undefined || !(grant.read || grant.write)) return undefined;
  const audience = grant.audience ?? party.audience;
  const log = directory.logs.get(collection.id)?.get(audience);
  if (log === undefined) return undefined;
  return { collection, canRead: grant.read, canWrite: grant.write, audience, log: log.log };
}

/** Every collection of an API root that the party may see, in the order of their ids (TAXII 2.1 §3.3). */
export function accessesIn(directory: Directory, party: Party, apiRoot: string): readonly Access[] {
  return [...directory.collections.values()]
    .filter((collection) => collection.apiRoot === apiRoot)
    .map((collection) => accessOf(directory, party, collection))
    .filter((access) => access !== undefined);
}

/** Finds a collection of an API root by id or alias, if the party may see it. */
export function findAccess(
  directory: Directory,
  party: Party,
  apiRoot: string,
  idOrAlias: string,
): Access | undefined {
  const byId = directory.collections.get(idOrAlias);
  if (byId !== undefined) {
    return byId.apiRoot === apiRoot ? accessOf(directory, party, byId) : undefined;
  }
  return accessesIn(directory, party, apiRoot).find(
    ({ collection }) => collection.alias === idOrAlias,
  );
}

/** The API roots in which the party may see anything, in the order of their ids. */
export function apiRootsOf(directory: Directory, party: Party): readonly Entry<ApiRoot>[] {
  return [...directory.apiRoots.values()].filter(
    ({ id }) => accessesIn(directory, party, id).length > 0,
  );
}
