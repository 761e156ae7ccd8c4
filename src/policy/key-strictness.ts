/**
 * Which of two decision keys is the stricter one, axis by axis.
 */
import { type DecisionKey, type KeyAxis, keyAxisNames } from './decision-key.ts';
import { stricter } from './label-strictness.ts';
import { strictness } from './strictness.ts';

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
    review_cleared: both(a.review_cleared, b.review_cleared),
    review_refused: either(a.review_refused, b.review_refused),
    text_cleared: both(a.text_cleared, b.text_cleared),
    text_refused: either(a.text_refused, b.text_refused),
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

/** The ids in one of the sets at least. */
function either(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].toSorted();
}

/** Is `b` at least as strict as `a` on every axis? */
export function isAtLeastAsStrict(b: DecisionKey, a: DecisionKey): boolean {
  const joined = stricterKey(a, b);
  return Object.keys(joined).every(
    (axis) => String(joined[axis as KeyAxis]) === String(b[axis as KeyAxis]),
  );
}
