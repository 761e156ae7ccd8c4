/**
 * What a policy ranges over: each axis with all its values, cut into blocks that tests cannot tell apart.
 *
 * Audiences and sets of conditions are axes like the others here, so that a gate is a finite table. A set
 * of conditions is one value, its members joined by `+`.
 */
import { type DecisionKey, keyAxes, keyAxisNames } from './decision-key.ts';
import type { Pack, Rule, RuleAxis } from './pack.ts';
import { type Condition, conditions } from './vocabulary.ts';

/** Everything that a decision depends on. */
export type DomainAxis = RuleAxis | 'audience';

/** Stands for every audience that a pack does not declare; no declared one can have this name. */
export const undeclaredAudience = '*';

/** A set of conditions without members. */
const noConditions = 'none';

/** The axes in the order of tables: the key's, conditions, audience. */
export const domainAxes: readonly DomainAxis[] = [...keyAxisNames, 'conditions', 'audience'];

/** One test on one axis: passed by a value that is, or of which a member is, among those wanted. */
export interface AxisTest {
  readonly axis: DomainAxis;
  readonly wanted: readonly string[];
}

/** An axis with its blocks: values within one pass the same tests. No block is empty. */
export interface BlockedAxis {
  readonly axis: DomainAxis;
  readonly blocks: readonly (readonly string[])[];
}

/** A point: one value for each axis that matters. */
export type Point = Readonly<Partial<Record<DomainAxis, string>>>;

/** The tests of a rule or invariant; all must be passed for it to apply. */
export function testsOf({ when, audiences }: Pick<Rule, 'when' | 'audiences'>): AxisTest[] {
  const tests = Object.entries(when).map(([axis, wanted]) => ({ axis: axis as RuleAxis, wanted }));
  return audiences === 'any' ? tests : [...tests, { axis: 'audience', wanted: audiences }];
}

/** Does a value pass a test of its axis? */
export function passes(value: string, { wanted }: AxisTest): boolean {
  return value.split('+').some((member) => wanted.includes(member));
}

/** All values of an axis under this pack. */
export function valuesOfAxis(pack: Pack, axis: DomainAxis): readonly string[] {
  if (axis === 'audience') return [...pack.audiences.keys(), undeclaredAudience];
  return axis === 'conditions' ? conditionSets : keyAxes[axis];
}

const conditionSets: readonly string[] = Array.from({ length: 2 ** conditions.length }, (_, bits) =>
  conditions.filter((_condition, place) => (bits >> place) & 1).join('+'),
).map((set) => set || noConditions);

/** Two axes depend on each other (`isPossible`), so a test of one needs both told apart. */
const linkedTests: readonly AxisTest[] = [
  { axis: 'public_set', wanted: ['yes'] },
  { axis: 'publicity', wanted: ['public_knowledge'] },
];

/** The axes that these tests look at, each cut into the coarsest blocks that they cannot tell apart. */
export function blockedAxes(pack: Pack, tests: readonly AxisTest[]): readonly BlockedAxis[] {
  const linked = tests.some(({ axis }) => axis === 'public_set')
    ? [...tests, ...linkedTests]
    : tests;
  const byAxis = Map.groupBy(linked, ({ axis }) => axis);
  return domainAxes.flatMap((axis) => {
    const own = byAxis.get(axis);
    if (own === undefined) return [];
    const signature = (value: string) => own.map((test) => (passes(value, test) ? 1 : 0)).join('');
    return [{ axis, blocks: [...Map.groupBy(valuesOfAxis(pack, axis), signature).values()] }];
  });
}

/** Can a key have these values? Only what is public knowledge is so by a collection's default. */
export function isPossible({ public_set, publicity }: Point): boolean {
  return public_set !== 'yes' || publicity === undefined || publicity === 'public_knowledge';
}

const anyKey: DecisionKey = {
  category: 'other',
  data_kind: 'extracted',
  publicity: 'not_public',
  identifiability: 'none',
  coordination: 'not_required',
  tlp: 'none',
  markings: 'none',
  conditions: [],
  body: 'bare',
  creator: 'none',
  attribution: 'not_granted',
  public_set: 'no',
};

/** A key with the values of this point; what the point leaves open is as little restricted as can be. */
export function keyAt({ audience: _, conditions: set, ...values }: Point): DecisionKey {
  const stated = set === undefined || set === noConditions ? [] : (set.split('+') as Condition[]);
  return { ...anyKey, ...(values as Partial<DecisionKey>), conditions: stated };
}

/** The audience of this point, or one that no pack declares. */
export function audienceAt({ audience }: Point): string {
  return audience ?? undeclaredAudience;
}

/** The point at which a key and an audience stand, every axis given. */
export function pointOf(pack: Pack, key: DecisionKey, audience: string): Point {
  return {
    ...key,
    conditions: key.conditions.join('+') || noConditions,
    audience: pack.audiences.has(audience) ? audience : undeclaredAudience,
  };
}
