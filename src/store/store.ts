/**
 * The store's contract: what any database under Sekisho promises.
 *
 * Written once as an interface, held by a contract suite that takes a store as its argument
 * (`test/store/contract.ts`). Everything is asynchronous, because one adapter will be. The store knows
 * rows and order; it decides nothing: which object goes to whom is settled above it.
 *
 * One writer at a time: `transaction` runs one unit of work alone, durably (on disk when the promise
 * resolves) or not at all (rejected, nothing changed). Reads outside a transaction see only committed
 * work and never wait for a writer.
 *
 * Errors: `Problem('unavailable')` when the database is full or stays locked beyond its patience;
 * `Problem('conflict')` / `Problem('preconditionFailed')` where a method says so; anything else is a bug.
 */
import type { Micros } from '../base/time.ts';
import type { AssertionReads, AssertionWrites } from './assertion-store.ts';
import type { DeskReads, DeskWrites } from './desk-store.ts';
import type { HistoryReader, HistoryWriter, LogMoment } from './history.ts';
import type { PackReads, PackWrites } from './pack-rows.ts';
import type { RecallReads, RecallWrites } from './recall-store.ts';
import type { StoreSnapshot } from './snapshot.ts';

/** Rows of the directory are documents: the store keeps them and their revisions, not their meaning. */
export type DirectoryKind = 'api-root' | 'audience' | 'collection' | 'consumer' | 'account';

/** One document of the directory. `revision` starts at 1 and grows by 1 with every change. */
export interface DirectoryEntry {
  readonly kind: DirectoryKind;
  readonly id: string;
  /** JSON text. */
  readonly document: string;
  readonly revision: number;
}

/** Whose a credential is: a consumer's, or an account's of the administration. */
export interface Owner {
  readonly kind: 'consumer' | 'account';
  readonly id: string;
}

/** A credential as kept: the digest of its secret, never the secret, or what certificate it is bound to. */
export interface CredentialRow {
  readonly id: string;
  readonly owner: Owner;
  readonly kind: 'basic' | 'api-key' | 'certificate' | 'admin-token' | 'session';
  /** SHA-256 of the secret, lower-case hex; `undefined` where there is none. No two are equal. */
  readonly digest: string | undefined;
  /** What a certificate must show, as the layer above writes it; `undefined` where there is a secret. */
  readonly binding: string | undefined;
  readonly created: Micros;
  /** The first moment at which it is valid no more; `undefined` for never. */
  readonly expires: Micros | undefined;
  /** When it was used last, coarsely; `undefined` for never. */
  readonly lastUsed: Micros | undefined;
}

/** An access token that was revoked before its time; kept until it would have expired. */
export interface RevokedToken {
  readonly id: string;
  readonly expires: Micros;
}

/** The log of one (collection, audience). `last` is the stamp of its newest release, 0 for none ever. */
export interface LogRow {
  readonly log: number;
  readonly collection: string;
  readonly audience: string;
  readonly last: Micros;
}

/** Which rows of a log a reader asks for, in stamp order. */
export interface LogQuery {
  readonly log: number;
  /** Only rows stamped after this: the reader's position. */
  readonly after: Micros;
  /** The lower bound of the whole walk: within it the `first` version of an object is judged. */
  readonly since: Micros;
  /** The most rows to return, at least 1. */
  readonly limit: number;
  /** Object ids as they stand in the log; `undefined` for all. */
  readonly ids?: readonly string[] | undefined;
  /** STIX types; `undefined` for all. */
  readonly types?: readonly string[] | undefined;
  readonly versions: VersionChoice;
  /** Decision keys that are closed to this audience by now: their rows are passed over. */
  readonly closedKeys: readonly number[];
  /** The most bytes of a page of objects; it ends earlier then, but never before its first row. */
  readonly bytesMax?: number | undefined;
}

/** Which versions of each object: any of the parts may match (TAXII 2.1 §3.4.1). */
export interface VersionChoice {
  readonly all: boolean;
  /** The newest version in the whole log. */
  readonly last: boolean;
  /** The oldest version among the rows after `since` that match ids, types and open keys. */
  readonly first: boolean;
  /** Exact versions, as `stixTimeKey` texts. */
  readonly keys: readonly string[];
}

/**
 * What every page says beside its rows. `more`: rows that match stand after `lastStamp`. The moment is that of
 * the log in the state that was read; of an empty page 0 and 0.
 */
export interface PageBounds extends LogMoment {
  readonly count: number;
  /** Stamps of the first and last row; both 0 on an empty page. */
  readonly firstStamp: Micros;
  readonly lastStamp: Micros;
  readonly more: boolean;
}

/** Object bodies as one run of bytes: JSON texts joined by commas, ready to stand inside `[` and `]`. */
export interface ObjectPage extends PageBounds {
  readonly bytes: Uint8Array;
}

export interface ManifestRow {
  readonly objectId: string;
  readonly stamp: Micros;
  readonly version: string;
}

export interface ManifestPage extends PageBounds {
  readonly rows: readonly ManifestRow[];
}

/** A consumer's POST, from acceptance to the end of its status resource (TAXII 2.1 §4.3). */
export interface SubmissionRow {
  readonly id: string;
  readonly consumer: string;
  readonly apiRoot: string;
  readonly collection: string;
  readonly requested: Micros;
  /** When processing ended; `undefined` while it is pending. */
  readonly ended: Micros | undefined;
  readonly total: number;
  /** How many of its objects have been taken in so far, from the first on. */
  readonly done: number;
  /** JSON text `{"successes":[…],"failures":[…]}` of status details for the objects done. */
  readonly outcomes: string;
  /** How many of them failed. */
  readonly failed: number;
  /** For whom the consumer delivered it, in the consumer's own words. */
  readonly onBehalfOf: string | undefined;
}

/** A pending submission with what is needed to go on with it after a restart. */
export interface PendingSubmission extends SubmissionRow {
  /** The body as received. */
  readonly envelope: Uint8Array;
}

/** One consumer's contribution of one version of one object to one collection. */
export interface Contribution {
  readonly id: number;
  readonly collection: string;
  /** The STIX id as submitted. */
  readonly objectId: string;
  readonly type: string;
  /** Version text as in the object (`modified`, else `created`, else the constant of R-19). */
  readonly version: string;
  /** `stixTimeKey` of `version`: sorts as time does. */
  readonly versionKey: string;
  /** The consumer that submitted it. */
  readonly submitter: string;
  /** `created_by_ref`, if any. */
  readonly createdBy: string | undefined;
  readonly body: number;
  /** SHA-256 of the body, lower-case hex. */
  readonly digest: string;
  /** The interned decision key. */
  readonly key: number;
  /** Effective labels as JSON text, and where they came from. */
  readonly labels: string;
  readonly labelSource: 'object' | 'envelope' | 'lineage' | 'collection';
  /** Part of the public reference set: references to it resolve in every log. */
  readonly publicSet: boolean;
  readonly revoked: boolean;
  readonly received: Micros;
  /** For whom it was delivered, as its submission says. */
  readonly onBehalfOf: string | undefined;
  /** When its key last became another one. */
  readonly keyed: Micros;
  /** The next moment at which its labels enter another phase (consent, embargo), if any. */
  readonly nextPhase: Micros | undefined;
}

/** Part of what a collection holds, in order of arrival. */
export interface Stretch {
  /** Only contributions with an id above this one. */
  readonly after: number;
  /** Only up to this id, itself included. */
  readonly upTo?: number | undefined;
  /** Only those whose labels come from here. */
  readonly labelSource?: Contribution['labelSource'] | undefined;
  /** The first so many of them. */
  readonly limit: number;
}

/** A contribution to be stored, with its body and the ids it refers to. */
export interface NewContribution extends Omit<Contribution, 'id' | 'body' | 'digest'> {
  readonly bytes: Uint8Array;
  readonly references: readonly Reference[];
}

/** An id that a contribution names, and what its release asks of that. */
export interface Reference {
  /** The id, as submitted, of the object that is meant. */
  readonly target: string;
  /** The id that stands in the body: the target's own, or that of a variant of it. */
  readonly named: string;
  /** Nothing is released without what is `required`, nor without its markings; what is `optional` may be left out. */
  readonly kind: 'required' | 'optional' | 'marking';
  /** Optional references of one part: at least one of them must be there. Empty: part of nothing. */
  readonly part: string;
  /** What must be as submitted of the target where it stands: nothing, its type, or the whole of it. */
  readonly asks: '' | 'type' | 'form';
}

/** A version that waits in a log until optional references resolve, or long enough. */
export interface WaitingRow {
  readonly contribution: number;
  readonly objectId: string;
  readonly since: Micros;
}

/** One row of a log. */
export interface Release {
  readonly stamp: Micros;
  /** The id in the log: the object's own, or its variant's. */
  readonly objectId: string;
  /** The id as submitted; equal to `objectId` for what went out as received. */
  readonly originId: string;
  readonly type: string;
  readonly version: string;
  readonly versionKey: string;
  readonly body: number;
  readonly digest: string;
  readonly key: number;
  /** The contribution released; `undefined` for objects of the hub's own (identity, TLP definitions). */
  readonly contribution: number | undefined;
}

/** A row to append: the store keeps `bytes` (content-addressed) or points to a `body` it has. */
export interface NewRelease extends Omit<Release, 'body' | 'digest'> {
  readonly content: { readonly bytes: Uint8Array } | { readonly body: number };
}

/** The variant of one object in one log by one redaction: what stays when it is released again. */
export interface VariantRow {
  readonly log: number;
  readonly originId: string;
  /** The name of the redaction that it is made by; part of what the id is made of. */
  readonly redaction: string;
  /** Raised by each revocation; part of what the id is made of. */
  readonly generation: number;
  /** Why there is one: the policy asks for it, or only what stands in the log beside it. */
  readonly cause: 'policy' | 'closure';
  readonly objectId: string;
  /** STIX timestamps: `created` never changes, `modified` is the latest ever given; none before the first. */
  readonly created: string | undefined;
  readonly modified: string | undefined;
}

/** An object of a log to be settled, not before `due`. Durable: survives any crash. */
export interface AgendaItem {
  readonly log: number;
  readonly objectId: string;
  readonly due: Micros;
}

/** One deed of an administrator, curator, submitter or of the hub itself; never changed, never removed. */
export interface AuditRow {
  /** Grows by one with each record. */
  readonly id: number;
  readonly at: Micros;
  /** Who did it: `account:…`, `consumer:…` or `hub`. */
  readonly actor: string;
  /** What was done, as a word: `put-consumer`. */
  readonly action: string;
  /** To what: `consumer:acme`. */
  readonly subject: string;
  /** JSON text of an object; holds no secrets. */
  readonly detail: string;
}

/** Which audit records are asked for, newest first. */
export interface AuditQuery {
  /** Only records with an id below this one. */
  readonly before?: number | undefined;
  readonly limit: number;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
}

/** What can be read, inside a transaction and outside. */
export interface StoreReader
  extends DeskReads,
    HistoryReader,
    AssertionReads,
    PackReads,
    RecallReads {
  /** All documents of the directory, by kind and id, in byte order. */
  directory(): Promise<readonly DirectoryEntry[]>;
  credentials(): Promise<readonly CredentialRow[]>;
  revokedTokens(): Promise<readonly RevokedToken[]>;
  setting(name: string): Promise<string | undefined>;
  logs(): Promise<readonly LogRow[]>;
  /** Interned decision keys with an id above `after`, by id. */
  decisionKeys(after: number): Promise<readonly { readonly id: number; readonly text: string }[]>;

  /** One index range scan and a join of stored bytes; nothing is parsed. */
  readObjects(query: LogQuery): Promise<ObjectPage>;
  readManifest(query: LogQuery): Promise<ManifestPage>;
  /** Does the log hold any version of this object under an open key? */
  holds(log: number, objectId: string, closedKeys: readonly number[]): Promise<boolean>;

  /** A submission whose status resource still lives; `undefined` for any other id. */
  submission(id: string): Promise<SubmissionRow | undefined>;

  /** Audit records that match, the newest first, at most `limit`. */
  auditRecords(query: AuditQuery): Promise<readonly AuditRow[]>;
}

/** One unit of work. Valid only until the callback given to `transaction` settles. */
export interface StoreTransaction
  extends StoreReader,
    DeskWrites,
    HistoryWriter,
    AssertionWrites,
    PackWrites,
    RecallWrites {
  /**
   * Creates or replaces a document and returns its new revision. With `ifRevision` given, the present
   * revision must equal it (0: must not exist), else `Problem('preconditionFailed')`.
   */
  putEntry(
    entry: Omit<DirectoryEntry, 'revision'>,
    ifRevision?: number | undefined,
  ): Promise<number>;
  /** Removes a document; `false` when there is none. Same rule for `ifRevision`. */
  deleteEntry(kind: DirectoryKind, id: string, ifRevision?: number | undefined): Promise<boolean>;
  putCredential(row: CredentialRow): Promise<void>;
  deleteCredential(owner: Owner, id: string): Promise<boolean>;
  /** Notes when credentials were used last; one that is gone, or was used later, stays as it is. */
  noteUses(uses: readonly { readonly id: string; readonly lastUsed: Micros }[]): Promise<void>;
  /** Drops credentials that expired before this moment; returns how many. */
  deleteCredentialsExpiredBefore(moment: Micros): Promise<number>;
  /** Remembers that a token was revoked; once more changes nothing. */
  putRevokedToken(token: RevokedToken): Promise<void>;
  /** Forgets revoked tokens that expired before this moment; returns how many. */
  deleteRevokedTokensExpiredBefore(moment: Micros): Promise<number>;
  putSetting(name: string, value: string): Promise<void>;
  /** Appends one record to the audit. */
  appendAudit(record: Omit<AuditRow, 'id'>): Promise<void>;
  /** The log of this pair, made if it is not there. */
  ensureLog(collection: string, audience: string): Promise<LogRow>;
  /** Removes a log with its variants and its agenda; its rows are history. Its number is not given again. */
  deleteLog(log: number): Promise<void>;
  /** Ids of decision keys by text, new ones interned. */
  internKeys(texts: readonly string[]): Promise<ReadonlyMap<string, number>>;

  insertSubmission(row: SubmissionRow, envelope: Uint8Array | undefined): Promise<void>;
  /** Records progress; with `ended` set the envelope is dropped. */
  updateSubmission(
    id: string,
    change: Pick<SubmissionRow, 'done' | 'outcomes' | 'failed' | 'ended'>,
  ): Promise<void>;
  /** Ids of submissions not ended, oldest first. */
  pendingSubmissions(): Promise<readonly string[]>;
  pendingSubmission(id: string): Promise<PendingSubmission | undefined>;
  /** Ends the status resources of submissions that ended before this moment; returns how many. */
  expireSubmissionsEndedBefore(moment: Micros): Promise<number>;

  /** Every contribution of these ids to this collection, by object id, then in order of arrival. */
  contributionsOf(
    collection: string,
    objectIds: readonly string[],
  ): Promise<readonly Contribution[]>;
  /** Stores contributions and their references; ids in the order given. */
  insertContributions(rows: readonly NewContribution[]): Promise<readonly number[]>;
  /** Notes anew what a contribution names. */
  putReferences(contribution: number, references: readonly Reference[]): Promise<void>;
  /**
   * Removes contributions with their references, and bodies that nothing points to any more. Rows of
   * logs that point to them must be gone before.
   */
  deleteContributions(ids: readonly number[]): Promise<void>;
  /**
   * Gives contributions other labels and another key, and their key to the rows that show them, so that
   * a reader finds a row under the present decision only.
   */
  relabelContributions(
    rows: readonly Pick<
      Contribution,
      'id' | 'key' | 'labels' | 'labelSource' | 'publicSet' | 'keyed' | 'nextPhase'
    >[],
  ): Promise<void>;
  /** A stretch of the contributions to a collection, by id: for jobs over all. */
  contributionsAfter(collection: string, stretch: Stretch): Promise<readonly Contribution[]>;
  /** How many contributions such a stretch has, and the id of its last: `after` where it has none. */
  arrivalsAfter(
    collection: string,
    stretch: Omit<Stretch, 'labelSource'>,
  ): Promise<{ readonly count: number; readonly last: number }>;
  /** References of these contributions. */
  referencesOf(
    contributions: readonly number[],
  ): Promise<readonly (Reference & { readonly contribution: number })[]>;
  /** Ids of objects in this collection that have a contribution naming any of these ids. */
  referrersOf(collection: string, targets: readonly string[]): Promise<readonly string[]>;
  /** The same of every collection, by collection and id. */
  referrersAnywhere(
    targets: readonly string[],
  ): Promise<readonly { readonly collection: string; readonly objectId: string }[]>;
  /**
   * The id, as submitted, of an object that stands in this log and names this marking, other than these:
   * any one that is there, or `undefined`. Not a search for all.
   */
  markedIn(log: number, marking: string, except: readonly string[]): Promise<string | undefined>;
  /** Which of these ids have a contribution in the public reference set, in any collection. */
  publicAmong(objectIds: readonly string[]): Promise<ReadonlySet<string>>;
  bodies(ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;

  /** Rows of a log by the ids as submitted, in stamp order. */
  releasesOf(log: number, originIds: readonly string[]): Promise<readonly Release[]>;
  /** Rows of a log by the ids as they stand in the log, in stamp order. */
  releasesNamed(log: number, objectIds: readonly string[]): Promise<readonly Release[]>;
  /**
   * Appends rows whose stamps are all greater than the log's last and strictly increase (else a broken
   * invariant), and moves the log's last. After it, as after `removeReleases`, exactly one row of each
   * object id is its `last` version: the greatest version key, of equals the latest stamp.
   */
  appendReleases(log: number, rows: readonly NewRelease[]): Promise<void>;
  /**
   * Takes rows out of a log, and bodies that nothing points to any more. The log's last stamp stays: no
   * later row may come before it. As they were they stay in the history, under the next removal number.
   */
  removeReleases(log: number, stamps: readonly Micros[]): Promise<void>;

  /** The variants that these objects have or had in a log. */
  variantsOf(log: number, originIds: readonly string[]): Promise<readonly VariantRow[]>;
  /** Creates or replaces rows, one per log, origin id and redaction. */
  putVariants(rows: readonly VariantRow[]): Promise<void>;
  /** Of ids that are variants' in one of these logs, in the present generation: whose variants they are. */
  originsOfVariants(
    logs: readonly number[],
    objectIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;

  /** Which contributions to these objects wait in a log, and since when. */
  waitingIn(log: number, objectIds: readonly string[]): Promise<readonly WaitingRow[]>;
  /** Begins waits; one that has begun stays as it is. */
  putWaiting(log: number, contributions: readonly number[], since: Micros): Promise<void>;
  removeWaiting(log: number, contributions: readonly number[]): Promise<void>;

  /** Adds items; an item already there keeps the earlier `due`. */
  addToAgenda(items: readonly AgendaItem[]): Promise<void>;
  /** Items of one log due at `now` or before, by due, then in the order they were added; at most `limit`. */
  agendaOf(log: number, now: Micros, limit: number): Promise<readonly AgendaItem[]>;
  removeFromAgenda(log: number, objectIds: readonly string[]): Promise<void>;
  /** Logs with anything due at `now` or before. */
  logsDue(now: Micros): Promise<readonly number[]>;
  /** The earliest due of all, if any. */
  nextDue(): Promise<Micros | undefined>;
}

/** A database, open. */
export interface Store extends StoreReader {
  /** Runs one unit of work alone and durably. Not to be nested. */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Keeps the present state still, to be read on a connection of its own. Close it soon. */
  snapshot(): Promise<StoreSnapshot>;
  /** Writes a consistent copy of the database to a new file while others read and write. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}
