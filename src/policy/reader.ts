/**
 * Readers: an audience with its attributes, and what it meets of a decision key.
 *
 * Sets of audiences in a key are a yes or a no to one reader. So everything that a rule can test has
 * finitely many values, whatever ids the labels name.
 */
import { type DecisionKey, type KeyAxis, keyAxes } from './decision-key.ts';
import type { Pack } from './pack.ts';
import { metConsents, metTerms } from './vocabulary.ts';

/** One who reads: an audience, and what the directory says of it beside what the pack does. */
export interface Reader {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** A fact about audiences that rules may test, such as an umbrella NDA (M-5). */
export interface Attribute {
  /** Whether its values are written `true` and `false`, or as texts. */
  readonly kind: 'boolean' | 'text';
  /** All values, as texts. */
  readonly values: readonly string[];
  /** What it is of a reader of whom nothing else, or nothing that is declared, is said. */
  readonly otherwise: string;
}

/** An axis that a rule may test. */
export type RuleAxis = KeyAxis;

/** The axes that rules test, with all values that a reader can meet. */
export const ruleAxes: Readonly<Record<RuleAxis, readonly string[]>> = {
  ...keyAxes,
  consent: metConsents,
  terms: metTerms,
};

/** The value of an axis as this reader meets it: one of `ruleAxes`. */
export function valueMet(key: DecisionKey, axis: RuleAxis, reader: string): string {
  switch (axis) {
    case 'consent':
      if (key.consent !== 'given') return key.consent;
      return key.consent_scope.includes(reader) ? 'covers' : 'elsewhere';
    case 'embargo':
      return key.embargo === 'ahead' && key.embargo_over.includes(reader) ? 'over' : key.embargo;
    case 'terms':
      if (key.terms !== 'stated') return key.terms;
      return key.terms_permit.includes(reader) ? 'permit' : 'forbid';
    default:
      return key[axis];
  }
}

/** What a review came to for a reader. A refusal counts before a clearing. */
export type Review = 'none' | 'cleared' | 'refused';

/** What a review of everything with this key came to for a reader. */
export function reviewMet(key: DecisionKey, reader: string): Review {
  if (key.review_refused.includes(reader)) return 'refused';
  return key.review_cleared.includes(reader) ? 'cleared' : 'none';
}

/** What a review of the free text of everything with this key came to for a reader. */
export function textReviewMet(key: DecisionKey, reader: string): Review {
  if (key.text_refused.includes(reader)) return 'refused';
  return key.text_cleared.includes(reader) ? 'cleared' : 'none';
}

/** A reader's attribute as text: the directory's word, else the pack's for this audience, else the default. */
export function attributeOf(pack: Pack, reader: Reader, name: string): string {
  const declared = pack.attributes.get(name);
  if (declared === undefined) return '';
  const own = Object.hasOwn(reader.attributes, name);
  const given = own ? reader.attributes[name] : pack.audiences.get(reader.id)?.attributes?.[name];
  return typeof given === (declared.kind === 'text' ? 'string' : 'boolean') &&
    declared.values.includes(String(given))
    ? String(given)
    : declared.otherwise;
}
