/**
 * What the submitters' desk asks of a store, as part of its contract: a consumer's own submissions and
 * contributions, and its requests to curators.
 *
 * Nothing here is ordered or paged by a number that others' rows have a part in: positions are made of the
 * consumer's own rows alone.
 */
import type { Micros } from '../base/time.ts';
import type { Contribution, SubmissionRow } from './store.ts';

/** A place among a consumer's rows that were made at the same moment or at others. */
export interface DatedPlace {
  readonly at: Micros;
  readonly id: string;
}

/** Which of its submissions a consumer asks for, newest first. */
export interface OwnSubmissionsQuery {
  readonly consumer: string;
  readonly onBehalfOf?: string | undefined;
  /** Only what comes after this place: the last row of the page before. */
  readonly after?: DatedPlace | undefined;
  readonly limit: number;
}

/** A submission without what became of each object. */
export type SubmissionSummary = Omit<SubmissionRow, 'outcomes'>;

/** A place among a consumer's contributions. */
export interface OwnPlace {
  readonly received: Micros;
  readonly objectId: string;
  readonly versionKey: string;
  readonly collection: string;
}

/** Which of its contributions a consumer asks for: the latest received first, then by id, version, collection. */
export interface OwnContributionsQuery {
  readonly submitter: string;
  readonly collection?: string | undefined;
  /** Only those of this object, in these collections. */
  readonly object?: { readonly id: string; readonly collections: readonly string[] } | undefined;
  readonly onBehalfOf?: string | undefined;
  /** Only what comes after this place: the last row of the page before. */
  readonly after?: OwnPlace | undefined;
  readonly limit: number;
}

/** A row of a log that shows a contribution, or another's of the same version and bytes. */
export interface Standing {
  readonly contribution: number;
  readonly stamp: Micros;
  readonly key: number;
}

/** What a submitter asks of curators, from the asking to the end. */
export interface DeskRequestRow {
  readonly id: string;
  readonly kind: 'recall' | 'proposal';
  readonly consumer: string;
  readonly asked: Micros;
  /** JSON text of an object; its meaning is above the store. */
  readonly content: string;
  readonly state: 'open' | 'granted' | 'refused';
  readonly decided: Micros | undefined;
  /** Who decided, as the audit writes it. */
  readonly decidedBy: string | undefined;
  /** The curator's words. */
  readonly answer: string | undefined;
}

/** Which requests are asked for, newest first. */
export interface DeskRequestsQuery {
  readonly kind: DeskRequestRow['kind'];
  readonly consumer?: string | undefined;
  readonly state?: DeskRequestRow['state'] | undefined;
  readonly after?: DatedPlace | undefined;
  readonly limit: number;
}

/** What the desk reads, inside a transaction and outside. */
export interface DeskReads {
  submissionsOf(query: OwnSubmissionsQuery): Promise<readonly SubmissionSummary[]>;
  /** A submission, whether or not its status resource still lives. */
  keptSubmission(id: string): Promise<SubmissionRow | undefined>;
  ownContributions(query: OwnContributionsQuery): Promise<readonly Contribution[]>;
  /** Every contribution of this submitter to this collection, of these ids, by id and version. */
  ownVersions(
    submitter: string,
    collection: string,
    objectIds: readonly string[],
  ): Promise<readonly Contribution[]>;
  /**
   * Rows of a log that show these contributions, or others' of the same object, version and bytes; by stamp.
   */
  standingOf(log: number, contributions: readonly number[]): Promise<readonly Standing[]>;
  deskRequest(id: string): Promise<DeskRequestRow | undefined>;
  deskRequests(query: DeskRequestsQuery): Promise<readonly DeskRequestRow[]>;
}

/** What the desk writes. */
export interface DeskWrites {
  insertDeskRequest(row: DeskRequestRow): Promise<void>;
  /** Records the end of a request that is open; `false` when it is not. */
  decideDeskRequest(
    row: Pick<DeskRequestRow, 'id' | 'state' | 'decided' | 'decidedBy' | 'answer'>,
  ): Promise<boolean>;
}
