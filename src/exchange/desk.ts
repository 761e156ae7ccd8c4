/**
 * The submitters' desk, as seen from the serving thread: what became of one's own, taking consent back,
 * asking for a recall, adding evidence; and for curators what was asked of them.
 *
 * Changes are the writer's and are answered when they hold.
 */
import type { DatedPlace, DeskRequestRow, DeskRequestsQuery } from '../store/desk-store.ts';
import type { SubmissionRow } from '../store/store.ts';
import type { AskRequest, DecideRequest, EvidenceRequest, EvidenceTaken } from './desk-deeds.ts';
import {
  type DeskLookup,
  type DeskPage,
  deskLookup,
  type LookupParts,
  type LookupView,
  paged,
} from './desk-lookup.ts';
import type { Party } from './directory.ts';
import type { Outcomes } from './take-in.ts';
import type { NamedObject } from './tighten.ts';
import type { WriterCommands } from './writer-commands.ts';

/** Whose consent is taken back: of objects named, of a submission's, or of all on behalf of somebody. */
export type WithdrawalScope =
  | { readonly objects: readonly string[] }
  | { readonly submission: string }
  | { readonly onBehalfOf: string };

/** A consent to be taken back; `collection` narrows it to one. */
export interface Withdrawal {
  readonly scope: WithdrawalScope;
  readonly collection?: string | undefined;
  readonly reason: string;
}

/** Of what consent is withdrawn now. */
export interface Withdrawn {
  /** The first of them, at most `withdrawnTold`. */
  readonly objects: readonly NamedObject[];
  readonly total: number;
}

/** The most objects that the answer to a withdrawal names. */
export const withdrawnTold = 1000;

/** The desk. */
export interface Desk extends DeskLookup {
  /**
   * States that consent is withdrawn, of all versions, present and future, of the party's own contributions
   * of these objects. Holds when it is answered. What is not the party's own is absent, and no problem.
   */
  withdraw(party: Party, withdrawal: Withdrawal): Promise<Withdrawn>;
  /** Asks curators. Problems: `absent` (nothing of the party's own), `conflict` (too many undecided). */
  ask(request: AskRequest): Promise<DeskRequestRow>;
  /** Takes in evidence. Problems: `absent`, `unprocessable`, `conflict`. */
  addEvidence(request: EvidenceRequest): Promise<EvidenceTaken>;
  requests(query: DeskRequestsQuery): Promise<DeskPage<DeskRequestRow, DatedPlace>>;
  request(kind: DeskRequestRow['kind'], id: string): Promise<DeskRequestRow | undefined>;
  /** A curator decides. Problems: `absent`, `conflict` (decided already), those of asserting. */
  decide(request: DecideRequest): Promise<DeskRequestRow>;
}

/** What the desk needs of an open hub. */
export interface DeskParts extends LookupParts {
  readonly writer: Pick<
    WriterCommands,
    'withdrawConsent' | 'askCurators' | 'addEvidence' | 'decideRequest' | 'drain'
  >;
  readonly view: LookupView & { refresh(): Promise<void> };
}

/** Objects of a withdrawal that one transaction goes over, so that others get their turn. */
const chunkObjects = 100;
const pageSubmissions = 100;

/** Opens the desk of a hub. */
export function openDesk(parts: DeskParts): Desk {
  const { store, writer, view } = parts;
  return {
    ...deskLookup(parts),

    async withdraw(party, { scope, collection, reason }) {
      const told: NamedObject[] = [];
      let total = 0;
      for await (const objects of chunksOf(parts, party, scope, collection)) {
        const request = { consumer: party.id, objects, reason };
        const withdrawn = await writer.withdrawConsent(request);
        told.push(...withdrawn.slice(0, withdrawnTold - told.length));
        total += withdrawn.length;
      }
      await view.refresh();
      return { objects: told, total };
    },

    ask: (request) => writer.askCurators(request),

    async addEvidence(request) {
      const taken = await writer.addEvidence(request);
      await view.refresh();
      return taken;
    },

    async requests(query) {
      const rows = await store.deskRequests({ ...query, limit: query.limit + 1 });
      return paged(rows, query.limit, ({ asked, id }) => ({ at: asked, id }));
    },

    async request(kind, id) {
      const row = await store.deskRequest(id);
      return row?.kind === kind ? row : undefined;
    },

    async decide(request) {
      const row = await writer.decideRequest(request);
      await view.refresh();
      return row;
    },
  };
}

/** The objects that a withdrawal names, each once in each of its collections, some at a time. */
async function* chunksOf(
  parts: DeskParts,
  party: Party,
  scope: WithdrawalScope,
  collection: string | undefined,
): AsyncGenerator<readonly NamedObject[]> {
  if ('objects' in scope) {
    yield* inChunks(scope.objects.map((id) => ({ id, collection })));
    return;
  }
  const seen = new Set<string>();
  for await (const submission of submissionsIn(parts, party, scope)) {
    if (submission.collection !== (collection ?? submission.collection)) continue;
    const { successes } = JSON.parse(submission.outcomes) as Outcomes;
    const fresh = [...new Set(successes.map(({ id }) => id))]
      .map((id) => ({ id, collection: submission.collection }))
      .filter((one) => !seen.has(`${one.collection} ${one.id}`));
    for (const one of fresh) seen.add(`${one.collection} ${one.id}`);
    yield* inChunks(fresh);
  }
}

function* inChunks(objects: readonly NamedObject[]): Generator<readonly NamedObject[]> {
  for (let start = 0; start < objects.length; start += chunkObjects) {
    yield objects.slice(start, start + chunkObjects);
  }
}

/** The party's own submissions that a withdrawal names, each complete. */
async function* submissionsIn(
  { store, writer }: DeskParts,
  party: Party,
  scope: Exclude<WithdrawalScope, { readonly objects: readonly string[] }>,
): AsyncGenerator<SubmissionRow> {
  // What is still being taken in is withdrawn with the rest.
  await writer.drain();
  const own = async (id: string) => {
    const row = await store.keptSubmission(id);
    return row?.consumer === party.id ? [row] : [];
  };
  if ('submission' in scope) {
    yield* await own(scope.submission);
    return;
  }
  const { onBehalfOf } = scope;
  let after: DatedPlace | undefined;
  for (;;) {
    const query = { consumer: party.id, onBehalfOf, after, limit: pageSubmissions };
    const rows = await store.submissionsOf(query);
    for (const { id } of rows) yield* await own(id);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSubmissions) return;
    after = { at: last.requested, id: last.id };
  }
}
