/**
 * Which assertions count for a contribution.
 */
import type { StandingAssertion, Statement } from '../policy/assertion.ts';
import type { KeptAssertion } from '../store/assertion-store.ts';
import type { Contribution } from '../store/store.ts';

/** What an assertion's scope is judged by; without an id: a contribution that is not stored yet. */
export type AssertedContribution = Pick<Contribution, 'objectId' | 'collection' | 'submitter'> & {
  readonly id?: number;
};

/** Standing assertions by the object that they are about. */
export type AssertionsByObject = ReadonlyMap<string, readonly KeptAssertion[]>;

/** Groups assertions by their objects, order kept. */
export function assertionsByObject(assertions: readonly KeptAssertion[]): AssertionsByObject {
  return Map.groupBy(assertions, ({ objectId }) => objectId);
}

/**
 * Of the standing assertions given, those that count for a contribution, in their order: of its object, in
 * its collection, of its contributor; a loosening only if the contribution was there when it was made.
 */
export function assertionsFor(
  assertions: AssertionsByObject,
  contribution: AssertedContribution,
): readonly StandingAssertion[] {
  const { objectId, collection, submitter, id = Number.POSITIVE_INFINITY } = contribution;
  return (assertions.get(objectId) ?? [])
    .filter(
      (one) =>
        (one.collection ?? collection) === collection &&
        (one.contributor ?? submitter) === submitter &&
        (one.kind !== 'loosening' || id <= one.upTo),
    )
    .map(standingOf);
}

/** An assertion as the policy weighs it. */
export function standingOf({ id, kind, statement }: KeptAssertion): StandingAssertion {
  return { id, loosens: kind === 'loosening', statement: JSON.parse(statement) as Statement };
}
