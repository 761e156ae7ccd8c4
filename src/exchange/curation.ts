/**
 * What curators do, as seen from the serving thread: changes are the writer's, and are answered when the
 * snapshots that serve requests have them; questions are answered from committed work.
 */
import type { AssertionQuery, KeptAssertion } from '../store/assertion-store.ts';
import type { Store } from '../store/store.ts';
import type { Asserted, AssertRequest, RetractRequest } from './assertions.ts';
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
}

/** What curating needs of an open hub. */
export interface CurationParts {
  readonly store: Store;
  readonly writer: WriterCommands;
  readonly view: { refresh(): Promise<void> };
}

/** The curation of an open hub. */
export function curationOf({ store, writer, view }: CurationParts): Curation {
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
  };
}
