/**
 * Weighing: what stored contributions count as, from everything that their keys are derived from.
 */
import type { JsonObject } from '../base/json.ts';
import type { Micros } from '../base/time.ts';
import {
  type Counted,
  count,
  type DeclaredLabels,
  type StandingAssertion,
} from '../policy/assertion.ts';
import { type Labels, parseLabels } from '../policy/labels.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import type { Collection, Directory } from './directory.ts';
import {
  type AssertedContribution,
  type AssertionsByObject,
  assertionsByObject,
  assertionsFor,
} from './standing-assertions.ts';
import { statementsNamedBy } from './statements.ts';
import { readBody } from './stored-body.ts';
import { collectionNamed } from './writer-scope.ts';

/** A contribution with everything that its key is derived from, and what comes of it. */
export interface Weighed {
  readonly contribution: Contribution;
  readonly object: JsonObject;
  readonly declared: DeclaredLabels;
  /** The assertions that count for it, in their order. */
  readonly assertions: readonly StandingAssertion[];
  readonly counted: Counted;
}

/** What weighing reads. */
export type WeighedReads = Pick<
  StoreTransaction,
  'bodies' | 'contributionsOf' | 'standingAssertions'
>;

/** Weighs contributions as of a moment, collection by collection, otherwise in the order given. */
export async function weigh(
  store: WeighedReads,
  directory: Directory,
  now: Micros,
  contributions: readonly Contribution[],
): Promise<readonly Weighed[]> {
  const bodies = await store.bodies(contributions.map(({ body }) => body));
  const objectIds = [...new Set(contributions.map(({ objectId }) => objectId))];
  const kept = assertionsByObject(await store.standingAssertions(objectIds));
  const weighed: Weighed[] = [];
  for (const [collection, rows] of Map.groupBy(contributions, (row) => row.collection)) {
    const objects = rows.map(({ body }) => readBody(bodies, body));
    const statements = await statementsNamedBy(store, collection, objects);
    for (const [index, contribution] of rows.entries()) {
      const object = objects[index] ?? {};
      const labels = declaredOf(contribution, directory);
      const declared = { ...labels, statements: statements.of(contribution.submitter) };
      const assertions = assertionsFor(kept, contribution);
      const counted = count(declared, assertions, now, object);
      weighed.push({ contribution, object, declared, assertions, counted });
    }
  }
  return weighed;
}

/** What a contribution would count as if these assertions were made as well. */
export function weighedWith(
  { declared, assertions, object }: Weighed,
  more: readonly StandingAssertion[],
  now: Micros,
): Counted {
  return count(declared, [...assertions, ...more], now, object);
}

/** What a contribution that is taken in counts as, under those of the assertions that speak of it. */
export function countAdmitted(
  contribution: AssertedContribution,
  declared: DeclaredLabels,
  assertions: AssertionsByObject,
  now: Micros,
  object: JsonObject,
): Counted {
  return count(declared, assertionsFor(assertions, contribution), now, object);
}

/** What the collection's defaults say now, or what was stored with the contribution. */
function declaredOf(row: Contribution, directory: Directory): DeclaredLabels {
  const { labelSource: source, collection } = row;
  if (source === 'collection') {
    return { source, labels: defaultLabels(collectionNamed(directory, collection)) };
  }
  return { source, labels: JSON.parse(row.labels) as Labels };
}

/** The labels of a collection's objects that carry none and came with none. */
export function defaultLabels(collection: Collection): Labels {
  return parseLabels(collection.defaults.labels ?? {}).labels;
}
