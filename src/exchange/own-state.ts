/**
 * What became of a consumer's own contributions, as far as it may know.
 *
 * Pure, and made of nothing but the consumer's own contributions, the present decisions of their keys, and
 * what stands in a log that it reads. Whose delivery stands there takes no part: where another's has the
 * same bytes, the log shows one as it would show the other. So the answer tells nothing that reading the
 * log would not (design §2).
 */
import type { Micros } from '../base/time.ts';
import { type ConsentState, isReadable } from '../policy/vocabulary.ts';
import type { KeptAssertion } from '../store/assertion-store.ts';
import type { Standing } from '../store/desk-store.ts';
import type { Contribution } from '../store/store.ts';
import type { Decider, Judgement } from './decider.ts';
import { openVersions } from './lineage.ts';
import { assertionsByObject, assertionsFor } from './standing-assertions.ts';

/**
 * How one version fares.
 *
 * - `taken_in`: its consumer does not read the collection, and is told no more.
 * - `held`: the policy keeps it from the audience as which its consumer reads, for review or for good.
 * - `waiting`: that audience may have it, and these bytes do not stand in its log (yet).
 * - `released`: these bytes stand there, as received or as the hub's own copy.
 * - `withdrawn`: its consent was taken back.
 */
export const ownStates = ['taken_in', 'held', 'waiting', 'released', 'withdrawn'] as const;
export type OwnState = (typeof ownStates)[number];

/** An audience as which the consumer reads the collection, and when the version came into its log. */
export interface ReleasedTo {
  readonly audience: string;
  readonly stamp: Micros;
}

/** How one version fares, and where its consumer can read it. */
export interface OwnFate {
  readonly state: OwnState;
  readonly releasedTo: readonly ReleasedTo[];
}

/** The audience as which a consumer reads, and what stands in its log. */
export interface OwnReading {
  readonly audience: string;
  /** By contribution. */
  readonly standing: ReadonlyMap<number, Standing>;
  /** The present decision of a key for this audience. */
  readonly judge: (key: number) => Judgement;
  /** Whether objects of a type can be shown in the form that profiles make together. */
  readonly hasForm: Decider['hasForm'];
}

/**
 * The fate of each version, by contribution. `versions` are all that one consumer contributed of one object
 * to one collection; `takenBack` names those whose consent was taken back; without `reading` it does not
 * read there.
 */
export function fatesOf(
  versions: readonly Contribution[],
  takenBack: ReadonlySet<number>,
  reading: OwnReading | undefined,
): ReadonlyMap<number, OwnFate> {
  if (reading === undefined) {
    return new Map(versions.map((one) => [one.id, fateOf(one, takenBack, 'taken_in')]));
  }
  const { hasForm } = reading;
  const open = openVersions(versions, { judge: ({ key }) => reading.judge(key), hasForm });
  const openIds = new Set(open.map(({ contribution }) => contribution.id));
  return new Map(
    versions.map((one) => {
      if (!openIds.has(one.id)) return [one.id, fateOf(one, takenBack, 'held')];
      const releasedTo = releasesOf(one, reading);
      const state = releasedTo.length > 0 ? 'released' : 'waiting';
      return [one.id, fateOf(one, takenBack, state, releasedTo)];
    }),
  );
}

function fateOf(
  { id }: Contribution,
  takenBack: ReadonlySet<number>,
  state: OwnState,
  releasedTo: readonly ReleasedTo[] = [],
): OwnFate {
  return { state: takenBack.has(id) ? 'withdrawn' : state, releasedTo };
}

function releasesOf(
  { id }: Contribution,
  { standing, audience, judge }: OwnReading,
): readonly ReleasedTo[] {
  const row = standing.get(id);
  // A row whose key is closed by now is passed over by every read.
  if (row === undefined || !isReadable(judge(row.key).effect)) return [];
  return [{ audience, stamp: row.stamp }];
}

/** What a decision key says of consent; it says the same for every audience. */
export function consentUnder(decider: Decider, key: number): ConsentState {
  return decider.judge(key, '').key.consent;
}

/**
 * Whether the consent to a contribution was taken back: by what is stated of it, whoever stated it, or by its
 * own submitter where so much is unknown of the consent that nothing else of it can be told.
 */
export function isTakenBack(
  contribution: Contribution,
  consent: ConsentState,
  assertions: readonly KeptAssertion[],
): boolean {
  if (consent !== 'unknown') return consent === 'withdrawn';
  const own = assertions.filter(({ actor }) => actor === `consumer:${contribution.submitter}`);
  return assertionsFor(assertionsByObject(own), contribution).some(
    ({ statement }) =>
      typeof statement.consent === 'object' && statement.consent.withdrawn === true,
  );
}
