/**
 * Assertions: what curators, programs and submitters state of an object beside it, and what a contribution
 * counts as because of that.
 *
 * A tightening joins: its contribution counts as the strictest of what it would be without it and under it
 * (`strictness.ts`). A loosening replaces the axes it names, and what was stated of them before. Pure.
 */
import type { JsonObject } from '../base/json.ts';
import type { Micros } from '../base/time.ts';
import { type DecisionKey, deriveKey, type unreviewed } from './decision-key.ts';
import { stricterKey } from './key-strictness.ts';
import type { Labels } from './labels.ts';
import { nextPhase } from './phases.ts';
import type { LabelSource } from './vocabulary.ts';

/** What a review came to: audience ids, each in one of the lists at most. */
export interface ReviewLabel {
  readonly cleared?: readonly string[];
  readonly refused?: readonly string[];
}

/** What is stated: labels, or what reviews came to. Labels that come with objects never hold a review. */
export interface Statement extends Labels {
  /** Of what rules hold. */
  readonly review?: ReviewLabel;
  /** Of the free text, which some redaction profiles leave out until then. */
  readonly text_review?: ReviewLabel;
}

/** The parts of a statement that are no labels. */
const reviewNames: ReadonlySet<string> = new Set(['review', 'text_review']);

/** An assertion that counts for a contribution: neither retracted nor made before its time. */
export interface StandingAssertion {
  readonly id: number;
  /** Replaces what was said before, instead of adding to it. */
  readonly loosens: boolean;
  readonly statement: Statement;
}

/** Labels as declared: with the object, its envelope, its lineage or by its collection. */
export interface DeclaredLabels {
  readonly labels: Labels;
  readonly source: LabelSource;
  /** Marking definitions that are statements to whoever submitted the object. */
  readonly statements?: ReadonlySet<string> | undefined;
}

/** Who determined an axis: a place of declared labels, or assertions by their ids. */
export type Origin = LabelSource | readonly number[];

/** What a contribution is decided on. */
export interface Counted {
  readonly key: DecisionKey;
  /** The next moment at which the key may be another one. */
  readonly nextPhase: Micros | undefined;
}

/** What a contribution counts as. */
export interface Effective extends Counted {
  /** The labels that count. An axis on which statements cannot be compared is unknown. */
  readonly labels: Labels;
  /** For each axis that anybody stated, who determined it. */
  readonly origins: Readonly<Partial<Record<keyof Labels, Origin>>>;
}

/** What declared labels come to under assertions, in the order in which they were made. */
export function count(
  declared: DeclaredLabels,
  assertions: readonly StandingAssertion[],
  now: Micros,
  object: JsonObject,
): Counted {
  return countedOf(weighedLayers(declared, assertions, now, object), assertions, now);
}

/** As `count`, with the labels themselves and who determined each: for people. */
export function effectiveLabels(
  declared: DeclaredLabels,
  assertions: readonly StandingAssertion[],
  now: Micros,
  object: JsonObject,
): Effective {
  const weighed = weighedLayers(declared, assertions, now, object);
  const counted = countedOf(weighed, assertions, now);
  const { layers, loosened } = weighed;
  const axes = new Set(layers.flatMap(({ statement }) => axesOf(statement)));
  const views = [...axes].map((axis) => {
    const origin = loosened.get(axis) ?? declared.source;
    return [axis, viewOf(axis, layers, counted.key, origin)] as const;
  });
  return {
    ...counted,
    labels: Object.fromEntries(views.map(([axis, { value }]) => [axis, value])) as Labels,
    origins: Object.fromEntries(views.map(([axis, { origin }]) => [axis, origin])),
  };
}

interface WeighedLayers {
  readonly layers: readonly Layer[];
  /** Who loosened an axis last. */
  readonly loosened: ReadonlyMap<keyof Labels, readonly number[]>;
}

/** What stands after all loosenings, and each tightening after it, with the key under it. */
function weighedLayers(
  declared: DeclaredLabels,
  assertions: readonly StandingAssertion[],
  now: Micros,
  object: JsonObject,
): WeighedLayers {
  const { base, loosened, tightenings } = layersOf(declared.labels, assertions);
  const { source, statements } = declared;
  const keyUnder = (statement: Labels): DecisionKey => {
    const asserted = new Set([...loosened.keys(), ...axesOf(statement)]);
    const context = { source, statements, now, asserted };
    return deriveKey({ ...base, ...statement }, context, object);
  };
  const layers = [
    { statement: base, key: keyUnder({}) },
    ...tightenings.map(({ id, statement }) => ({ id, statement, key: keyUnder(statement) })),
  ];
  return { layers, loosened };
}

function countedOf(
  { layers }: WeighedLayers,
  assertions: readonly StandingAssertion[],
  now: Micros,
): Counted {
  const joined = layers.map((layer) => layer.key).reduce(stricterKey);
  const phases = layers.flatMap(({ statement }) => nextPhase(statement, now) ?? []);
  return {
    key: { ...joined, ...reviewsOf(assertions) },
    nextPhase: phases.length === 0 ? undefined : Math.min(...phases),
  };
}

/** The axes that labels, or the labels of a statement, state. */
export function axesOf(labels: Statement): readonly (keyof Labels)[] {
  return Object.keys(labels).filter((name) => !reviewNames.has(name)) as (keyof Labels)[];
}

/** What reviews of what is held, and of free text, came to. */
function reviewsOf(
  assertions: readonly StandingAssertion[],
): Pick<DecisionKey, keyof typeof unreviewed> {
  const held = reviewOf('review', assertions);
  const text = reviewOf('text_review', assertions);
  return {
    review_cleared: held.cleared,
    review_refused: held.refused,
    text_cleared: text.cleared,
    text_refused: text.refused,
  };
}

/**
 * What reviews of one kind came to: for each audience the latest counts, but a clearing ends when anything is stated more
 * strictly after it, because nobody has reviewed that.
 */
function reviewOf(
  kind: 'review' | 'text_review',
  assertions: readonly StandingAssertion[],
): Required<ReviewLabel> {
  const cleared = new Set<string>();
  const refused = new Set<string>();
  for (const { loosens, statement } of assertions) {
    const review = statement[kind] ?? {};
    if (!loosens && axesOf(statement).length > 0) cleared.clear();
    for (const audience of loosens ? (review.cleared ?? []) : []) {
      cleared.add(audience);
      refused.delete(audience);
    }
    for (const audience of review.refused ?? []) {
      refused.add(audience);
      cleared.delete(audience);
    }
  }
  return { cleared: [...cleared].toSorted(), refused: [...refused].toSorted() };
}

/** What loosenings made of the declared labels, and the tightenings that came after them. */
function layersOf(declared: Labels, assertions: readonly StandingAssertion[]) {
  let base = declared;
  let tightenings: readonly { readonly id: number; readonly statement: Labels }[] = [];
  const loosened = new Map<keyof Labels, readonly number[]>();
  for (const { id, loosens, statement } of assertions) {
    const { review: _, text_review: __, ...labels } = statement;
    if (!loosens) {
      tightenings = [...tightenings, { id, statement: labels }];
      continue;
    }
    const axes = axesOf(labels);
    base = { ...base, ...labels };
    for (const axis of axes) loosened.set(axis, [id]);
    tightenings = tightenings.map((one) => ({ ...one, statement: without(one.statement, axes) }));
  }
  return {
    base,
    loosened,
    tightenings: tightenings.filter(({ statement }) => axesOf(statement).length > 0),
  };
}

function without(labels: Labels, axes: readonly (keyof Labels)[]): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([axis]) => !axes.includes(axis as keyof Labels)),
  );
}

/** What somebody stated, and the key under it; without an id: what stood before all tightenings. */
interface Layer {
  readonly id?: number;
  readonly statement: Labels;
  readonly key: DecisionKey;
}

/** The axes of a key that an axis of labels determines. */
const keyAxesOf: { readonly [Axis in keyof Labels]-?: readonly (keyof DecisionKey)[] } = {
  category: ['category'],
  data_kind: ['data_kind'],
  publicity: ['publicity'],
  identifiability: ['identifiability'],
  provenance: ['provenance', 'service', 'nda'],
  consent: ['consent', 'consent_scope'],
  coordination: ['coordination'],
  terms: ['terms', 'terms_permit'],
  not_before: ['embargo', 'embargo_over'],
  stage: ['stage'],
  attribution: ['attribution'],
  unrecognised: ['unrecognised'],
};

/** The label of an axis that counts and who determined it: one layer, or all that are in conflict. */
function viewOf(
  axis: keyof Labels,
  layers: readonly Layer[],
  key: DecisionKey,
  declaredOrigin: Origin,
): { readonly value: unknown; readonly origin: Origin } {
  const stating = layers.filter(({ id, statement }) => id === undefined || axis in statement);
  const decisive = stating.filter((layer) =>
    keyAxesOf[axis].every((name) => String(layer.key[name]) === String(key[name])),
  );
  const [first] = decisive.filter(({ statement }) => axis in statement);
  const ids = (first === undefined ? stating : decisive).flatMap(({ id }) => id ?? []);
  const value = first === undefined ? unknownOf(axis, key) : first.statement[axis];
  const byDeclaration = first !== undefined && first.id === undefined;
  return {
    value: axis === 'identifiability' ? withGrounds(value, stating) : value,
    origin: byDeclaration || ids.length === 0 ? declaredOrigin : ids,
  };
}

/** An axis whose statements cannot be compared, as a label. */
function unknownOf(axis: keyof Labels, key: DecisionKey): unknown {
  if (axis === 'publicity') return { state: key.publicity };
  if (axis === 'identifiability') return { grade: key.identifiability };
  return 'unknown';
}

/** Grounds add up: whoever states the strictest grade, every ground that was given stands. */
function withGrounds(value: unknown, stating: readonly Layer[]): unknown {
  const grounds = stating.flatMap(({ statement }) => statement.identifiability?.grounds ?? []);
  if (grounds.length === 0) return value;
  const distinct = new Map(grounds.map((ground) => [JSON.stringify(ground), ground]));
  return { ...(value as Labels['identifiability']), grounds: [...distinct.values()] };
}
