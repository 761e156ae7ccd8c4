/**
 * How strict each value of a label is, and what counts where two statements about one axis differ.
 *
 * The stricter one counts. Two values that nobody can rank count as the axis's unknown, which releases
 * nothing: contradiction is ignorance.
 */
import type { MarkedAxis } from './handling-markings.ts';
import * as words from './vocabulary.ts';

/**
 * The values of an axis from the most open rank to the strictest. Values of one rank cannot be compared:
 * two of them come to the next rank, which has one value.
 */
export type Ranks<Value extends string> = readonly (readonly Value[])[];

function known<Value extends string>(values: readonly Value[]): readonly Value[] {
  return values.filter((value) => value !== 'unknown');
}

/** Ranks of the axes whose labels are the values of a decision key; `docs/labels.md` explains them. */
export const labelRanks = {
  category: [known(words.categories), ['unknown']] as Ranks<words.Category>,
  data_kind: [['extracted'], ['raw'], ['unknown']] as Ranks<words.DataKind>,
  publicity: [
    ['public_knowledge'],
    known(words.publicities).filter((state) => state !== 'public_knowledge'),
    ['unknown'],
  ] as Ranks<words.Publicity>,
  identifiability: [
    ['none'],
    ['inferable'],
    ['identifying'],
    ['unassessed'],
  ] as Ranks<words.Identifiability>,
  coordination: [
    ['not_required'],
    ['completed'],
    ['in_progress'],
    ['required'],
    ['unknown'],
  ] as Ranks<words.Coordination>,
  nda: [['none'], ['covered'], ['unknown']] as Ranks<words.Nda>,
} as const;

/** Ranks of everything that markings speak of; the last rank is the axis's unknown. */
const ranks: { readonly [Axis in MarkedAxis]: Ranks<string> } = {
  category: labelRanks.category,
  data_kind: labelRanks.data_kind,
  publicity: labelRanks.publicity,
  identifiability: labelRanks.identifiability,
  provenance: [['unknown']],
  'provenance.service': [known(words.services), ['unknown']],
  'provenance.basis': [
    ['contract_clause'],
    ['statute'],
    ['individual_consent'],
    ['none'],
    ['unknown'],
  ],
  'provenance.nda': labelRanks.nda,
  consent: [['withdrawn'], ['unknown']],
  coordination: labelRanks.coordination,
  terms: [['unknown']],
  not_before: [['unknown']],
  stage: [['rapid'], ['detailed'], ['unknown']],
  attribution: [['granted'], ['refused'], ['unknown']],
};

/** The least value that is at least as strict as both. */
export function stricter<Value extends string>(order: Ranks<Value>, a: Value, b: Value): Value {
  if (a === b) return a;
  const [rankA, rankB] = [a, b].map((value) => order.findIndex((rank) => rank.includes(value)));
  if (rankA === undefined || rankB === undefined || rankA === rankB) {
    return order[(rankA ?? 0) + 1]?.[0] ?? a;
  }
  return rankA > rankB ? a : b;
}

/** The axis's unknown: the strictest value it has. */
export function unknownOf(axis: MarkedAxis): string {
  return ranks[axis].at(-1)?.[0] ?? 'unknown';
}

/** Whether every other value of the axis is stricter. */
export function isMostOpen(axis: MarkedAxis, value: string): boolean {
  const [first = []] = ranks[axis];
  return ranks[axis].length > 1 && first.length === 1 && first[0] === value;
}

/** What counts of two statements about one axis. */
export function stricterOf(axis: MarkedAxis, one: string, other: string): string {
  return stricter(ranks[axis], one, other);
}
