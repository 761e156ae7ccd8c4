/**
 * How strict each value of a label is, and what counts where two statements about one axis differ.
 *
 * The stricter one counts. Two values that nobody can rank count as the axis's unknown, which releases
 * nothing: contradiction is ignorance.
 */
import type { MarkedAxis } from './handling-markings.ts';
import { categories, services } from './vocabulary.ts';

const rankless = (values: readonly string[]) => values.filter((value) => value !== 'unknown');

/**
 * The values of each axis in steps, from the most open to the strictest, the last step being the axis's
 * unknown. Values of one step cannot be ranked.
 */
export const strictness: Readonly<Record<MarkedAxis, readonly (readonly string[])[]>> = {
  category: [rankless(categories), ['unknown']],
  data_kind: [['extracted'], ['raw'], ['unknown']],
  publicity: [['public_knowledge'], ['not_public', 'exposed', 'restricted_service'], ['unknown']],
  identifiability: [['none'], ['inferable'], ['identifying'], ['unassessed']],
  provenance: [['unknown']],
  'provenance.service': [rankless(services), ['unknown']],
  'provenance.basis': [
    ['contract_clause', 'statute'],
    ['individual_consent'],
    ['none'],
    ['unknown'],
  ],
  'provenance.nda': [['none'], ['covered'], ['unknown']],
  consent: [['withdrawn'], ['unknown']],
  coordination: [['not_required'], ['completed'], ['in_progress'], ['required'], ['unknown']],
  terms: [['unknown']],
  not_before: [['unknown']],
  stage: [['rapid'], ['detailed'], ['unknown']],
  attribution: [['granted'], ['refused'], ['unknown']],
};

/** The axis's unknown: the strictest value it has. */
export function unknownOf(axis: MarkedAxis): string {
  return strictness[axis].at(-1)?.[0] ?? 'unknown';
}

/** Whether a value is the only one than which none is more open. */
export function isMostOpen(axis: MarkedAxis, value: string): boolean {
  const [first] = strictness[axis];
  return strictness[axis].length > 1 && first?.length === 1 && first[0] === value;
}

/** What counts of two statements about one axis: the stricter, or unknown if they cannot be ranked. */
export function stricterOf(axis: MarkedAxis, one: string, other: string): string {
  if (one === other) return one;
  const step = (value: string) => strictness[axis].findIndex((values) => values.includes(value));
  const [a, b] = [step(one), step(other)];
  if (a < 0 || b < 0 || a === b) return unknownOf(axis);
  return a > b ? one : other;
}
