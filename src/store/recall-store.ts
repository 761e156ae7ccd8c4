/**
 * What recalls ask of a store, as part of its contract: objects that left a log and are not concluded yet, and
 * the recalls that came of leavings, with who had what and what they answered.
 */
import type { Micros } from '../base/time.ts';
import type { DatedPlace } from './desk-store.ts';

/** An object whose last row was taken out of a log. */
export interface NewLeaving {
  readonly log: number;
  /** The id under which it stood there. */
  readonly objectId: string;
  /** The id as submitted. */
  readonly originId: string;
  readonly type: string;
  readonly moment: Micros;
  /** It may have the same id in every form: a submission under way may bring it back. */
  readonly keepsId: boolean;
  /** The curator's order, or the granted request, that it left by, if it did. */
  readonly orderedBy: string | undefined;
}

/** A leaving as kept, until it is concluded. */
export interface LeavingRow extends NewLeaving {
  /** Another one when the object has left once more. */
  readonly id: number;
  /** The newest stamp of its log when it left. */
  readonly horizon: Micros;
  /** Whether it stands in its log again, under the same id. */
  readonly stands: boolean;
  /** Whether it stands there in a form that closure alone asks for. */
  readonly reformed: boolean;
}

/** What a log said of an object that was recalled: a revocation, its name in a note, or nothing. */
export type Notice = 'revocation' | 'note' | 'none';

/** One object of a recall. */
export interface RecalledObject {
  readonly objectId: string;
  readonly originId: string;
  readonly type: string;
  readonly horizon: Micros;
  readonly notice: Notice;
  /** Its log showed it under another id by then. */
  readonly replaced: boolean;
}

/** What a consumer can answer to a recall. */
export const recallAnswers = ['deleted', 'never-stored', 'cannot'] as const;
export type RecallAnswer = (typeof recallAnswers)[number];

/** One consumer to whom a recall is told. */
export interface RecallReceiver {
  readonly consumer: string;
  /** The most it had of any object: bodies, or only that they are there. */
  readonly received: 'bodies' | 'listing';
  /** An answer is expected: it had bodies and can sign in. */
  readonly expected: boolean;
  /** JSON text: what it had; its meaning is above the store. */
  readonly had: string;
  readonly answered: Micros | undefined;
  readonly answer: RecallAnswer | undefined;
  /** Its own words. */
  readonly words: string | undefined;
}

/** Objects of one log that left it at one moment and that somebody had. */
export interface RecallRow {
  readonly id: string;
  readonly log: number;
  readonly collection: string;
  readonly audience: string;
  /** When they left. */
  readonly moment: Micros;
  /** Until when answers are expected. */
  readonly deadline: Micros;
  readonly orderedBy: string | undefined;
}

/** A recall in full. */
export interface Recall extends RecallRow {
  /** By id. */
  readonly objects: readonly RecalledObject[];
  /** By consumer. */
  readonly receivers: readonly RecallReceiver[];
}

/** A recall in figures. */
export interface RecallSummary extends RecallRow {
  readonly objects: number;
  /** Consumers that had bodies. */
  readonly had: number;
  /** Consumers of whom an answer is expected, and how many of them have given one. */
  readonly expected: number;
  readonly answered: number;
}

/** Which recalls are asked for, the latest first. */
export interface RecallsQuery {
  readonly collection?: string | undefined;
  readonly audience?: string | undefined;
  /** The id as submitted, or as it stood in the log. */
  readonly object?: string | undefined;
  readonly orderedBy?: string | undefined;
  /** Whether answers are missing. */
  readonly open?: boolean | undefined;
  /** Only those whose deadline lies before this moment. */
  readonly dueBefore?: Micros | undefined;
  readonly after?: DatedPlace | undefined;
  readonly limit: number;
}

/** A recall as one consumer is told it. */
export interface OwnRecall extends RecallReceiver {
  readonly recall: RecallRow;
}

/** Which recalls of its own a consumer asks for, the latest first. */
export interface OwnRecallsQuery {
  readonly consumer: string;
  readonly answered?: boolean | undefined;
  readonly after?: DatedPlace | undefined;
  readonly limit: number;
}

/** What recalls read, inside a transaction and outside. */
export interface RecallReads {
  /** Logs with leavings that are not parked, by number. */
  logsLeft(): Promise<readonly number[]>;
  /**
   * Leavings of a log that can be concluded, by moment and id of the object. None can that is parked, nor while
   * the object is on the log's agenda; and one that keeps its id cannot while a submission to the collection is
   * under way.
   */
  leavingsOf(log: number, limit: number): Promise<readonly LeavingRow[]>;
  /** Of these ids of a log: up to which stamp what stood there was recalled already, the latest. */
  recalledUpTo(log: number, objectIds: readonly string[]): Promise<ReadonlyMap<string, Micros>>;
  recall(id: string): Promise<Recall | undefined>;
  recalls(query: RecallsQuery): Promise<readonly RecallSummary[]>;
  ownRecall(consumer: string, id: string): Promise<OwnRecall | undefined>;
  ownRecalls(query: OwnRecallsQuery): Promise<readonly OwnRecall[]>;
}

/** What recalls write. */
export interface RecallWrites {
  /**
   * Notes leavings; of an id of a log the latest counts, and it keeps the order of the one before if it has none.
   * What was parked of the same objects leaves with them: at their moment, by their order.
   */
  addLeavings(rows: readonly NewLeaving[]): Promise<void>;
  /** Sets leavings aside until something of the same object leaves the same log. */
  parkLeavings(ids: readonly number[]): Promise<void>;
  /** Forgets leavings that are concluded. */
  removeLeavings(ids: readonly number[]): Promise<void>;
  /** Forgets what left a log of these objects, by the ids as submitted, and is not concluded. */
  dropLeavings(log: number, originIds: readonly string[]): Promise<void>;
  insertRecall(recall: Recall): Promise<void>;
  /** Records an answer in place of any before; `false` when the consumer is not told this recall. */
  answerRecall(
    id: string,
    answer: Pick<RecallReceiver, 'consumer' | 'answered' | 'answer' | 'words'>,
  ): Promise<boolean>;
}
