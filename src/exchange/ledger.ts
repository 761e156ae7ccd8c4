/**
 * What the ledger is asked, and what it answers: who received what, when, and under which rules.
 */
import type { Micros } from '../base/time.ts';
import type { DecidingRule } from '../policy/decide.ts';
import type { Outcome } from '../store/ledger.ts';

/** Which deliveries are asked for; each member given narrows the answer. */
export interface LedgerQuestion {
  /** The id of an object as submitted, or as it stands or stood in a log. */
  readonly object?: string | undefined;
  readonly consumer?: string | undefined;
  readonly collection?: string | undefined;
  readonly audience?: string | undefined;
  /** Read at this moment or later, and before that one. */
  readonly since?: Micros | undefined;
  readonly until?: Micros | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The pack that decided, and the rules of it that did. */
export interface Ground {
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  /** `undefined` where the text of the pack is not at hand. */
  readonly rules: readonly DecidingRule[] | undefined;
}

/** One version of one object, in one form, delivered to one consumer once or several times. */
export interface Delivery {
  readonly consumer: string;
  readonly collection: string;
  readonly audience: string;
  /** The id in the log: the object's own, or its variant's. */
  readonly objectId: string;
  readonly submittedId: string;
  readonly type: string;
  readonly version: string;
  /** SHA-256 of the body, lower-case hex. */
  readonly digest: string;
  /** The stamp of the release; its `date_added`. */
  readonly stamp: Micros;
  /** The body, or only that it is there (manifest, list of versions). */
  readonly received: 'bodies' | 'listing';
  /** When it was first and last read, and how often. */
  readonly first: Micros;
  readonly last: Micros;
  readonly times: number;
  /** How the reads ended; of one that did not end as sent, all, part or nothing arrived. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly under: readonly Ground[];
}

/** A page of deliveries, by log, stamp and consumer. It may be short, even empty, and yet not the last. */
export interface LedgerPage {
  readonly items: readonly Delivery[];
  /** Where the next page begins; `undefined` on the last one. */
  readonly next: string | undefined;
}

/** The ledger as it is asked. */
export interface LedgerQuestions {
  /** Problems: `malformed` (an `after` that is none), `unavailable`. */
  deliveries(question: LedgerQuestion): Promise<LedgerPage>;
  /** Every delivery out of one log of the objects that were submitted under these ids. */
  receiversOf(log: number, originIds: readonly string[]): Promise<readonly Delivery[]>;
}
