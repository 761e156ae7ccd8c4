/**
 * Which value of an axis is the stricter one: one order for every axis, in one place.
 *
 * The least upper bound of two keys is at least as strict on every axis as either. It is commutative,
 * associative and idempotent, so that tightenings may come in any order; that the shipped packs never
 * open anything for a stricter key is a property of the tests.
 */
import { type DecisionKey, type KeyAxis, keyAxes, keyAxisNames } from './decision-key.ts';
import { categories, publicities, services } from './vocabulary.ts';

/**
 * The values of an axis from the most open rank to the strictest. Values of one rank cannot be compared:
 * two of them come to the next rank, which has one value.
 */
export type Ranks<Value extends string> = readonly (readonly Value[])[];

function known<Value extends string>(values: readonly Value[]): readonly Value[] {
  return values.filter((value) => value !== 'unknown');
}

/** The ranks of every axis; `docs/labels.md` explains them. */
export const strictness: { readonly [Axis in KeyAxis]: Ranks<DecisionKey[Axis]> } = {
  category: [known(categories), ['unknown']],
  data_kind: [['extracted'], ['raw'], ['unknown']],
  publicity: [
    ['public_knowledge'],
    known(publicities).filter((state) => state !== 'public_knowledge'),
    ['unknown'],
  ],
  identifiability: [['none'], ['inferable'], ['identifying'], ['unassessed']],
  coordination: [['not_required'], ['completed'], ['in_progress'], ['required'], ['unknown']],
  // No statement changes what a body is marked with. That there is no TLP may be stricter than any but RED.
  tlp: [keyAxes.tlp.filter((level) => level !== 'red'), ['red']],
  markings: keyAxes.markings.map((kind) => [kind]),
  consent: [['given', 'not_stated'], ['ahead'], ['lapsed'], ['withdrawn'], ['unknown']],
  embargo: [['none'], ['over'], ['ahead'], ['unknown']],
  terms: [['none', 'stated'], ['unweighed'], ['unknown']],
  provenance: [['usable'], ['not_stated'], ['consent_needed'], ['unusable'], ['unknown']],
  service: [['not_stated'], known(services), ['unknown']],
  nda: [['none'], ['covered'], ['unknown']],
  stage: [['rapid'], ['not_stated'], ['detailed'], ['unknown']],
  unrecognised: [['no'], ['yes']],
  body: [['bare'], ['labelled']],
  creator: [['none'], ['named']],
  attribution: [['granted'], ['not_granted']],
  public_set: [['yes'], ['no']],
};

/** The least value that is at least as strict as both. */
export function stricter<Value extends string>(ranks: Ranks<Value>, a: Value, b: Value): Value {
  if (a === b) return a;
  const [rankA, rankB] = [a, b].map((value) => ranks.findIndex((rank) => rank.includes(value)));
  if (rankA === undefined || rankB === undefined || rankA === rankB) {
    return ranks[(rankA ?? 0) + 1]?.[0] ?? a;
  }
  return rankA > rankB ? a : b;
}

/** The least key that is at least as strict as both on every axis. */
export function stricterKey(a: DecisionKey, b: DecisionKey): DecisionKey {
  const axes = Object.fromEntries(
    keyAxisNames.map((axis) => [axis, stricter<string>(strictness[axis], a[axis], b[axis])]),
  ) as Pick<DecisionKey, KeyAxis>;
  return {
    ...axes,
    consent_scope: axes.consent === 'given' ? both(a.consent_scope, b.consent_scope) : [],
    embargo_over: axes.embargo === 'ahead' ? both(waitsNotIn(a), waitsNotIn(b)) : [],
    terms_permit: axes.terms === 'stated' ? both(a.terms_permit, b.terms_permit) : [],
  };
}

/** Those for whom an embargo is over; `undefined`: for everybody. */
function waitsNotIn({ embargo, embargo_over }: DecisionKey): readonly string[] | undefined {
  return embargo === 'ahead' ? embargo_over : undefined;
}

/** The ids in both sets; `undefined` stands for the set of all. */
function both(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] {
  if (a === undefined) return b ?? [];
  return b === undefined ? a : a.filter((id) => b.includes(id));
}

/** Is `b` at least as strict as `a` on every axis? */
export function isAtLeastAsStrict(b: DecisionKey, a: DecisionKey): boolean {
  const joined = stricterKey(a, b);
  return Object.keys(joined).every(
    (axis) => String(joined[axis as KeyAxis]) === String(b[axis as KeyAxis]),
  );
}
