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
import { explainWeighed, labelsOfStored, type ObjectQuestion } from './object-labels.ts';
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
  labelsOf(objectId: string): Promise<readonly Weighed[]>;
  /** Why an audience gets each contribution of an object or does not. Problem: `absent` (no such audience). */
  explain(objectId: string, audience: string): Promise<readonly ExplainedContribution[]>;
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

/** The curation of an open hub. */
export function curationOf({ store, writer, view, now }: CurationParts): Curation {
  const asking = async <T>(answer: (question: ObjectQuestion) => Promise<T>): Promise<T> => {
    const snapshot: StoreSnapshot = await store.snapshot();
    try {
      return await answer({ store: snapshot, directory: view.directory, now: now() });
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
      const { directory, decider } = view;
      if (!directory.audiences.has(audience)) {
        throw new Problem('absent', `there is no audience ${quote(audience)}`);
      }
      return asking(async (question) => {
        const weighed = await labelsOfStored(question, objectId);
        return weighed.map((one) => {
          const explanation = explainWeighed(decider, directory, one, audience);
          return { ...one, explanation };
        });
      });
    },
  };
}
