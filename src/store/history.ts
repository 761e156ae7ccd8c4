/**
 * The history of logs, as a contract: any read of any time can be told again, row by row.
 *
 * A log changes in two ways only. Rows are appended, with stamps that only grow; and rows are taken out,
 * each time under the next number of that log. So two numbers say exactly what a read saw: the last stamp
 * and the number of removals when it was made. A row stood then if its stamp is not above the one and it
 * was not taken out by a removal up to the other. A row that gets another decision key is taken out as it
 * was and stands again under its stamp, as it is now.
 */
import type { Micros } from '../base/time.ts';

/** A log at one moment: what a read of it depends on. Of two moments, no number of the later is smaller. */
export interface LogMoment {
  /** The stamp of the newest row ever appended by then. */
  readonly horizon: Micros;
  /** How often rows had been taken out by then. */
  readonly removals: number;
}

/** A log, present or removed, as it is now or was at its end. */
export interface KnownLog extends LogMoment {
  readonly log: number;
  readonly collection: string;
  readonly audience: string;
}

/** A row as it stands in a log, or stood until it was taken out or changed. */
export interface RowState {
  readonly stamp: Micros;
  /** The id in the log. */
  readonly objectId: string;
  /** The id as submitted. */
  readonly originId: string;
  readonly type: string;
  readonly version: string;
  readonly versionKey: string;
  /** The interned decision key. */
  readonly key: number;
  /** SHA-256 of the body, lower-case hex. */
  readonly digest: string;
  /** Bytes of the body. */
  readonly size: number;
  /** The number of the removal that ended this state; `undefined` while it lasts. */
  readonly removal: number | undefined;
}

/** Where an object stands or stood. */
export interface Standing {
  readonly log: number;
  readonly objectId: string;
}

/** Reads of history. Each answers from one state of the database. */
export interface HistoryReader {
  /** Every log there is or was, by number. */
  knownLogs(): Promise<readonly KnownLog[]>;
  /** In which logs, under which ids, something with this id stands or stood; the id as submitted or there. */
  standingsOf(id: string): Promise<readonly Standing[]>;
  /** Every state of every row that these ids of a log have or had, by stamp, the earliest state first. */
  statesOf(log: number, objectIds: readonly string[]): Promise<readonly RowState[]>;
  /** The stamps of a log above `after`, of rows past and present, in order, each once; at most `limit`. */
  stampsAfter(
    log: number,
    after: Micros,
    limit: number,
  ): Promise<readonly { readonly stamp: Micros; readonly objectId: string }[]>;
}

/** Keeping history short. */
export interface HistoryWriter {
  /** Forgets states that ended, and logs that were removed, before this moment; says whether any is left. */
  forgetPast(before: Micros, limit: number): Promise<boolean>;
}
