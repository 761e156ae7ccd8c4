/**
 * The ledger, as a contract: which reads returned what to whom, as ranges of logs.
 *
 * A range says what a read asked and the moment of the log at which it was answered; the history of the
 * log tells from that, row by row, what was returned (`past-read.ts`). So a read costs one row however many
 * objects it returned. The ledger has a file of its own, so that recording waits for no writer of content.
 *
 * Ranges are recorded before anything of the answer leaves, and closed when it has left or failed to: one
 * left open by a crash counts as received. Neither is ever changed into anything less.
 *
 * Errors: `Problem('unavailable')` when the ledger is full, locked or unreadable; anything else is a bug.
 */
import type { Micros } from '../base/time.ts';
import type { Filter, PastRead } from './past-read.ts';

/** What a read returned: bodies (`objects`, `object`) or only what there is (`manifest`, `versions`). */
export type Endpoint = 'objects' | 'object' | 'manifest' | 'versions';

/** How a read ended: `open` until it is closed, for ever if the process died before. */
export type Outcome = 'open' | 'sent' | 'aborted';

/** Who read which log. */
export interface LogReader {
  readonly consumer: string;
  readonly log: number;
  /** Whose log it was: logs are removed, the ledger's word stays. */
  readonly collection: string;
  readonly audience: string;
}

/** A read to be recorded. */
export interface NewRange extends LogReader, PastRead {
  readonly endpoint: Endpoint;
  /** What was asked for, as texts that many ranges share: `filterText`, `closedText`. */
  readonly filter: string;
  readonly closed: string;
  /** Under what the rows were open to this reader, as JSON text that the store does not read. */
  readonly policy: string;
  /** How many rows were returned. */
  readonly rows: number;
  readonly opened: Micros;
}

/** How a recorded read ended. */
export interface Closing {
  readonly id: number;
  readonly outcome: Exclude<Outcome, 'open'>;
  readonly at: Micros;
}

/** One read within a range. */
export interface Segment extends PastRead {
  readonly rows: number;
  readonly opened: Micros;
  /** When it was closed; of an open one 0. */
  readonly ended: Micros;
}

/** A range as recorded. After compaction it stands for many reads that differ in their segments only. */
export interface LedgerRange {
  readonly id: number;
  readonly endpoint: Endpoint;
  readonly outcome: Outcome;
  readonly filter: Filter;
  /** As it was recorded. */
  readonly policy: string;
  readonly segments: readonly Segment[];
}

/** Which ranges of one reader of one log are asked for: those that may hold a stamp from `from` to `to`. */
export interface RangeQuery {
  readonly from: Micros;
  readonly to: Micros;
  /** Read at this moment or later; there may be earlier segments among those returned. */
  readonly since: Micros;
  /** Read before this moment; there may be later segments among those returned. */
  readonly until: Micros;
}

/** Reading the ledger. */
export interface LedgerReads {
  /** Everyone of whom a range is recorded, by log, then consumer in byte order. */
  readers(): Promise<readonly (LogReader & { readonly reader: number })[]>;
  /** Ranges of one reader, in batches of bounded size. */
  ranges(reader: number, query: RangeQuery): AsyncIterable<readonly LedgerRange[]>;
}

/** The ledger, open. */
export interface Ledger extends LedgerReads {
  /**
   * Records reads and closings in one transaction that is on disk when the promise resolves; returns the id
   * of the first range, the others follow it. A closing of a range that is closed changes nothing.
   */
  record(ranges: readonly NewRange[], closings: readonly Closing[]): Promise<number>;
  /**
   * Merges ranges that were opened before this moment and differ in nothing but their segments; looks at
   * most at `limit` that were never looked at. Says whether any is left. What is open stays as it is.
   */
  compact(before: Micros, limit: number): Promise<boolean>;
  /** Forgets ranges that were closed, or left open, before this moment, at most `limit`; is any left? */
  forget(before: Micros, limit: number): Promise<boolean>;
  close(): Promise<void>;
}

/** What a read asked for, as a text that is the same for the same question. */
export function filterText({ ids, types, versions }: Omit<Filter, 'closedKeys'>): string {
  const { all, last, first, keys } = versions;
  const choice = [all && 'all', last && 'last', first && 'first'].filter(Boolean);
  return JSON.stringify({ ids, types, versions: [...choice, ...keys] });
}

/** The decision keys that were closed to a reader, as a text. */
export function closedText(closedKeys: readonly number[]): string {
  return JSON.stringify(closedKeys);
}

/** The inverse of both. */
export function filterOf(filter: string, closed: string): Filter {
  const { ids, types, versions } = JSON.parse(filter) as {
    readonly ids?: readonly string[];
    readonly types?: readonly string[];
    readonly versions: readonly string[];
  };
  const named = ['all', 'last', 'first'];
  return {
    ids,
    types,
    versions: {
      all: versions.includes('all'),
      last: versions.includes('last'),
      first: versions.includes('first'),
      keys: versions.filter((key) => !named.includes(key)),
    },
    closedKeys: JSON.parse(closed) as readonly number[],
  };
}
