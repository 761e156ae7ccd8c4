/**
 * What curators do, as seen from the serving thread: changes are the writer's, and are answered when the
 * snapshots that serve requests have them; questions are answered from committed work.
 */
import { Problem, quote } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { Explanation } from '../policy/explain.ts';
import type { AssertionQuery, KeptAssertion } from '../store/assertion-store.ts';
import type { StoreSnapshot } from '../store/snapshot.ts';
import type { Store } from '../store/store.ts';
import type { Asserted, AssertRequest, RetractRequest } from './assertions.ts';
import type { Decider } from './decider.ts';
import type { Directory } from './directory.ts';
import {
  type HoldFilter,
  type HoldPage,
  type HoldQuery,
  type HoldSummary,
  holdSummary,
  holds,
} from './holds.ts';
import {
  explainWeighed,
  type Labelled,
  labelsOfStored,
  type ObjectQuestion,
  weighStored,
} from './object-labels.ts';
import { previewReview, type Reviewed, type ReviewPreview, type ReviewRequest } from './review.ts';
import {
  type TextReviewed,
  type TextReviewPage,
  type TextReviewQuery,
  type TextReviewRequest,
  textReviews,
} from './text-reviews.ts';
import type { Weighed } from './weigh.ts';
import type { WriterCommands } from './writer-commands.ts';

/** What curators, and programs in their place, do. */
export interface Curation {
  /**
   * States something of an object; a tightening holds when it is answered. Problems: `absent`, `forbidden`
   * (loosens without the right to), `unprocessable`, `conflict` (too many assertions).
   */
  assert(request: AssertRequest): Promise<Asserted>;
  /** Takes an assertion back. Problems: `absent`, `conflict` (already), `forbidden`, `unprocessable`. */
  retract(request: RetractRequest): Promise<Asserted>;
  /** Assertions and retractions, newest first. */
  assertions(query: AssertionQuery): Promise<readonly KeptAssertion[]>;
  assertion(id: number): Promise<KeptAssertion | undefined>;
  /** Every contribution of an object with the labels that count, in order of arrival by collection. */
  labelsOf(objectId: string): Promise<readonly Labelled[]>;
  /** Why an audience gets each contribution of an object or does not. Problem: `absent` (no such audience). */
  explain(objectId: string, audience: string): Promise<readonly ExplainedContribution[]>;
  /** A page of what waits for review. */
  holds(query: HoldQuery): Promise<HoldPage>;
  /** What rules hold, in figures. */
  holdSummary(filter: HoldFilter): Promise<HoldSummary>;
  /**
   * What a decision would do, nothing written. Problems: `absent` (no such contribution), `conflict` (does
   * not wait, or others match than expected), `forbidden`, `unprocessable` (audiences, evidence).
   */
  previewReview(request: ReviewRequest): Promise<ReviewPreview>;
  /** Decides on what waits; a refusal holds when it is answered. Problems: as `previewReview`. */
  review(request: ReviewRequest): Promise<Reviewed>;
  /** A page of the free text that forms leave out until it has been reviewed. */
  textReviews(query: TextReviewQuery): Promise<TextReviewPage>;
  /**
   * Decides on free text; a refusal holds when it is answered. Problems: `absent` (no such contribution), `conflict` (no
   * free text, or another version has some that was not chosen), `forbidden`, `unprocessable` (audiences, evidence).
   */
  reviewText(request: TextReviewRequest): Promise<TextReviewed>;
}

/** A contribution with the explanation of what an audience gets of it, by its labels alone. */
export interface ExplainedContribution extends Weighed {
  readonly explanation: Explanation;
}

/** What curating needs of an open hub. */
export interface CurationParts {
  readonly store: Store;
  readonly writer: WriterCommands;
  readonly view: {
    readonly directory: Directory;
    readonly decider: Decider;
    refresh(): Promise<void>;
  };
  readonly now: () => Micros;
}

/** What a question is answered from: one state of the store, and the decisions in force. */
interface CurationQuestion extends ObjectQuestion {
  readonly store: StoreSnapshot;
  readonly decider: Decider;
}

/** The curation of an open hub. */
export function curationOf({ store, writer, view, now }: CurationParts): Curation {
  const asking = async <T>(answer: (question: CurationQuestion) => Promise<T>): Promise<T> => {
    const snapshot = await store.snapshot();
    try {
      const { directory, decider } = view;
      await decider.learnFrom(snapshot);
      return await answer({ store: snapshot, directory, decider, now: now() });
    } finally {
      await snapshot.close();
    }
  };
  return {
    async assert(request) {
      const asserted = await writer.assertLabels(request);
      await view.refresh();
      return asserted;
    },
    async retract(request) {
      const asserted = await writer.retractAssertion(request);
      await view.refresh();
      return asserted;
    },
    assertions: (query) => store.assertions(query),
    assertion: (id) => store.assertion(id),
    labelsOf: (objectId) => asking((question) => labelsOfStored(question, objectId)),
    async explain(objectId, audience) {
      if (!view.directory.audiences.has(audience)) {
        throw new Problem('absent', `there is no audience ${quote(audience)}`);
      }
      return asking(async (question) => {
        const { directory, decider } = question;
        const weighed = await weighStored(question, objectId);
        return weighed.map((one) => {
          const explanation = explainWeighed(decider, directory, one, audience);
          return { ...one, explanation };
        });
      });
    },
    holds: (query) => asking((question) => holds(question, query)),
    holdSummary: (filter) => asking((question) => holdSummary(question, filter)),
    previewReview: (request) => asking((question) => previewReview(question, request)),
    async review(request) {
      const reviewed = await writer.decideHolds(request);
      await view.refresh();
      return reviewed;
    },
    textReviews: (query) => asking((question) => textReviews(question, query)),
    async reviewText(request) {
      const reviewed = await writer.decideTexts(request);
      await view.refresh();
      return reviewed;
    },
  };
}
