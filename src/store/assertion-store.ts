/**
 * What assertions, phases and the review queue ask of a store, as part of its contract.
 */
import type { Micros } from '../base/time.ts';
import type { Contribution } from './store.ts';

/** What somebody stated of an object beside it; never changed, never removed. */
export interface AssertionRow {
  /** Grows by one with each assertion. */
  readonly id: number;
  readonly objectId: string;
  /** Where it holds; `undefined` for every collection. */
  readonly collection: string | undefined;
  /** Of whose contributions it holds; `undefined` for everybody's. */
  readonly contributor: string | undefined;
  readonly kind: 'tightening' | 'loosening' | 'retraction';
  /** JSON text of labels; `{}` of a retraction. */
  readonly statement: string;
  readonly reason: string;
  readonly evidence: string | undefined;
  /** The assertion that a retraction takes back. */
  readonly retracts: number | undefined;
  /** The newest contribution of all when it was made: a loosening holds for none after it. */
  readonly upTo: number;
  /** Who made it: `account:…`, `consumer:…` or `hub`. */
  readonly actor: string;
  readonly at: Micros;
}

/** An assertion as it stands now. */
export interface KeptAssertion extends AssertionRow {
  /** The retraction that took it back, if any. */
  readonly retractedBy: number | undefined;
}

/** Which assertions are asked for, newest first. */
export interface AssertionQuery {
  /** Only assertions with an id below this one. */
  readonly before?: number | undefined;
  readonly limit: number;
  readonly objectId?: string | undefined;
}

/** A place in the order of the review queue: by decision key, then by contribution. */
export interface KeyPlace {
  readonly key: number;
  readonly contribution: number;
}

/** Contributions with certain decision keys. */
export interface KeyedQuery {
  readonly keys: readonly number[];
  readonly collection?: string | undefined;
  /** Only what comes after this place. */
  readonly after?: KeyPlace | undefined;
  readonly limit: number;
}

/** How many contributions have a key, and since when the one that has had it longest. */
export interface KeyCount {
  readonly key: number;
  readonly contributions: number;
  readonly oldest: Micros;
}

/** Reads, inside a transaction and outside. */
export interface AssertionReads {
  assertions(query: AssertionQuery): Promise<readonly KeptAssertion[]>;
  assertion(id: number): Promise<KeptAssertion | undefined>;
  /** All assertions on these objects that were not taken back, by id; retractions are not among them. */
  standingAssertions(objectIds: readonly string[]): Promise<readonly KeptAssertion[]>;
  /** Every contribution of an object, in any collection, in order of arrival. */
  contributionsNamed(objectId: string): Promise<readonly Contribution[]>;
  /** Contributions by their ids, in order of arrival. */
  contributionsNumbered(ids: readonly number[]): Promise<readonly Contribution[]>;
  /** Contributions with these keys, by key, then in order of arrival. */
  contributionsUnder(query: KeyedQuery): Promise<readonly Contribution[]>;
  /** Counts by key; keys without contributions are left out. */
  keyCounts(keys: readonly number[], collection?: string | undefined): Promise<readonly KeyCount[]>;
  /** Contributions that name this creator and come from someone else, with an id above `after`, by id. */
  contributionsAs(
    creator: string,
    owner: string,
    after: number,
    limit: number,
  ): Promise<readonly Contribution[]>;
  /** The earliest moment at which a contribution enters another phase, if any. */
  nextPhase(): Promise<Micros | undefined>;
}

/** Writes. */
export interface AssertionWrites {
  /** Appends an assertion and returns its id. The object must be known by a contribution. */
  appendAssertion(row: Omit<AssertionRow, 'id' | 'upTo'>): Promise<number>;
  /** Contributions whose next phase is at `now` or before, the earliest first, at most `limit`. */
  phasesDue(now: Micros, limit: number): Promise<readonly Contribution[]>;
}
