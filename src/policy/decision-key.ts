/**
 * The decision key: the little that a decision about an object depends on.
 *
 * Finite axes only, so that a million objects share some hundred keys and each key is decided once.
 * Property names are the axes' names in a policy pack (hence snake_case).
 */
import type { JsonObject } from '../base/json.ts';
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import { categoryOf, dataKindOf } from './category.ts';
import { isProven, type Labels } from './labels.ts';
import { isForHubOnly } from './labels-of-object.ts';
import { consentAt, embargoAt } from './phases.ts';
import { tlpOf } from './tlp.ts';
import * as words from './vocabulary.ts';

/** Everything that a policy can tell apart. Sets hold audience ids, sorted, each once. */
export interface DecisionKey {
  readonly category: words.Category;
  readonly data_kind: words.DataKind;
  readonly publicity: words.Publicity;
  readonly identifiability: words.Identifiability;
  readonly coordination: words.Coordination;
  readonly tlp: words.TlpLevel;
  readonly markings: words.MarkingKind;
  readonly consent: words.ConsentState;
  /** Whom a consent covers that is `given`; else nobody. */
  readonly consent_scope: readonly string[];
  readonly embargo: words.EmbargoState;
  /** While an embargo is `ahead`: those for whom it is over. Everybody else waits. */
  readonly embargo_over: readonly string[];
  readonly terms: words.TermsState;
  /** Whom terms permit that are `stated`; else nobody. */
  readonly terms_permit: readonly string[];
  /** For whom a review cleared what a gate holds, and for whom it refused it. */
  readonly review_cleared: readonly string[];
  readonly review_refused: readonly string[];
  /** For whom the free text was cleared, and for whom it was refused: it changes variants, and no verdict. */
  readonly text_cleared: readonly string[];
  readonly text_refused: readonly string[];
  /** By what right it may be used. */
  readonly provenance: words.ProvenanceState;
  /** From what kind of service it came (M-8, M-16). */
  readonly service: words.Service | 'not_stated';
  readonly nda: words.Nda;
  readonly stage: words.Stage | 'not_stated';
  /** `yes`: the labels state something that nobody here understands. */
  readonly unrecognised: 'no' | 'yes';
  /** `labelled`: the body carries handling labels, or another id that never leaves the hub. */
  readonly body: 'bare' | 'labelled';
  /** `named`: the object has `created_by_ref`. */
  readonly creator: 'none' | 'named';
  readonly attribution: 'granted' | 'not_granted';
  /** `yes`: public knowledge by the statement of the collection's administrator. */
  readonly public_set: 'yes' | 'no';
}

/** The axes of a key that are sets of audience ids, in the order of the key's text. */
export const keySets = [
  'consent_scope',
  'embargo_over',
  'terms_permit',
  'review_cleared',
  'review_refused',
  'text_cleared',
  'text_refused',
] as const;

/** The name of an axis that is a set. */
export type KeySet = (typeof keySets)[number];

/** What a key says of reviews where nobody reviewed anything. */
export const unreviewed = {
  review_cleared: [],
  review_refused: [],
  text_cleared: [],
  text_refused: [],
} as const satisfies Partial<Record<KeySet, readonly string[]>>;

/** The axes that have exactly one value, with all values, in the order of the key's text. */
export const keyAxes = {
  category: words.categories,
  data_kind: words.dataKinds,
  publicity: words.publicities,
  identifiability: words.identifiabilities,
  coordination: words.coordinations,
  tlp: words.tlpLevels,
  markings: words.markingKinds,
  consent: words.consentStates,
  embargo: words.embargoStates,
  terms: words.termsStates,
  provenance: words.provenanceStates,
  service: ['not_stated', ...words.services],
  nda: words.ndas,
  stage: ['not_stated', ...words.stages],
  unrecognised: ['no', 'yes'],
  body: ['bare', 'labelled'],
  creator: ['none', 'named'],
  attribution: ['granted', 'not_granted'],
  public_set: ['yes', 'no'],
} as const satisfies {
  [Axis in Exclude<keyof DecisionKey, KeySet>]: readonly DecisionKey[Axis][];
};

/** The name of an axis with exactly one value. */
export type KeyAxis = keyof typeof keyAxes;

/** The names of `keyAxes`, in order. */
export const keyAxisNames = Object.keys(keyAxes) as readonly KeyAxis[];

/** What a key depends on beside the labels and the object. */
export interface KeyContext {
  /** Whose labels they are. */
  readonly source: words.LabelSource;
  /** The moment at which consent and embargo are looked at; `nextPhase` tells when to look again. */
  readonly now: Micros;
  /** Axes that somebody stated of this very object: for them the labels count as its own. */
  readonly asserted?: ReadonlySet<keyof Labels> | undefined;
  /** Marking definitions that are known to be statements and nothing more. */
  readonly statements?: ReadonlySet<string> | undefined;
}

/**
 * The key of an object under the labels that count for it. Pure and total. A claim of public knowledge
 * that is not the collection's needs a legitimate route and an evidence URL.
 */
export function deriveKey(labels: Labels, context: KeyContext, object: JsonObject): DecisionKey {
  const sourceOf = (axis: keyof Labels): words.LabelSource =>
    context.asserted?.has(axis) ? 'object' : context.source;
  const category = categoryOf(labels, sourceOf('category'), object);
  const publicity = publicityOf(labels, sourceOf('publicity'));
  const tlp = tlpOf(object);
  const isPublicSet = sourceOf('publicity') === 'collection' && publicity === 'public_knowledge';
  return {
    category,
    data_kind: dataKindOf(labels, sourceOf('data_kind'), object),
    publicity,
    identifiability: labels.identifiability?.grade ?? 'unassessed',
    coordination: labels.coordination ?? unstatedCoordination(category, publicity),
    tlp: tlp.level,
    markings: markingsOf(tlp.otherMarkings, context.statements),
    ...consentAt(labels.consent, context.now),
    ...embargoAt(labels.not_before, context.now),
    ...termsOf(labels.terms),
    // Assertions alone say what reviews came to.
    ...unreviewed,
    ...provenanceOf(labels.provenance),
    stage: labels.stage ?? 'not_stated',
    unrecognised: (labels.unrecognised ?? []).length > 0 ? 'yes' : 'no',
    body: isForHubOnly(object) ? 'labelled' : 'bare',
    creator: Object.hasOwn(object, 'created_by_ref') ? 'named' : 'none',
    attribution: labels.attribution === 'granted' ? 'granted' : 'not_granted',
    public_set: isPublicSet ? 'yes' : 'no',
  };
}

function publicityOf(labels: Labels, source: words.LabelSource): words.Publicity {
  const { publicity = { state: 'unknown' } } = labels;
  if (publicity.state !== 'public_knowledge' || source === 'collection') return publicity.state;
  return isProven(publicity) ? publicity.state : 'unknown';
}

function markingsOf(
  others: readonly string[],
  statements: ReadonlySet<string> | undefined,
): words.MarkingKind {
  if (others.length === 0) return 'none';
  return others.every((id) => statements?.has(id)) ? 'statement' : 'other';
}

const coordinated: ReadonlySet<words.Category> = new Set([
  'vulnerability',
  'vulnerability_exploitation',
  'countermeasure',
]);

/** Only of a vulnerability that is not public is it asked whether its developer was spoken to (M-23). */
function unstatedCoordination(
  category: words.Category,
  publicity: words.Publicity,
): words.Coordination {
  return coordinated.has(category) && publicity === 'not_public' ? 'unknown' : 'not_required';
}

function termsOf(label: Labels['terms']): Pick<DecisionKey, 'terms' | 'terms_permit'> {
  if (label === undefined) return { terms: 'none', terms_permit: [] };
  if (label === 'unknown') return { terms: 'unknown', terms_permit: [] };
  const { permits } = label;
  if (permits === undefined) return { terms: 'unweighed', terms_permit: [] };
  return { terms: 'stated', terms_permit: [...new Set(permits)].toSorted() };
}

/** What each basis comes to: a clause or a statute leaves nothing to ask (M-8). */
const rightByBasis: Readonly<Record<words.Basis, words.ProvenanceState>> = {
  contract_clause: 'usable',
  statute: 'usable',
  individual_consent: 'consent_needed',
  none: 'unusable',
  unknown: 'unknown',
};

function provenanceOf(
  label: Labels['provenance'],
): Pick<DecisionKey, 'provenance' | 'service' | 'nda'> {
  if (label === undefined) return { provenance: 'not_stated', service: 'not_stated', nda: 'none' };
  if (label === 'unknown') return { provenance: 'unknown', service: 'unknown', nda: 'unknown' };
  const { basis, service = 'not_stated', nda = 'none' } = label;
  return { provenance: basis === undefined ? 'not_stated' : rightByBasis[basis], service, nda };
}

/** The version of key texts; a store that holds older ones is keyed anew. */
export const keyTextVersion = 'k3';

/** The key as one short line of ASCII; equal keys give equal texts. */
export function keyText(key: DecisionKey): string {
  const values = keyAxisNames.map((axis) => key[axis]);
  const sets = keySets.map((set) => key[set].join('+') || '-');
  return [keyTextVersion, ...values, ...sets].join('/');
}

/**
 * The inverse of `keyText`, of texts of earlier versions too. A text that was never written is a broken
 * invariant.
 */
export function parseKeyText(text: string): DecisionKey {
  const [version, ...fields] = text.split('/');
  const key = version === 'k1' ? firstVersionKey(fields) : laterKey(version, fields);
  invariant(isDecisionKey(key), 'a key text holds values of the axes');
  return key;
}

/** The sets of each version's texts, in their order. What a version did not have is empty. */
const setsOfVersion = new Map<string | undefined, readonly KeySet[]>([
  ['k2', keySets.slice(0, keySets.indexOf('text_cleared'))],
  [keyTextVersion, keySets],
]);

function laterKey(version: string | undefined, fields: readonly string[]) {
  const written = setsOfVersion.get(version) ?? [];
  const size = keyAxisNames.length + written.length;
  invariant(written.length > 0 && fields.length === size, 'a key text');
  const values = keyAxisNames.map((axis, index) => [axis, fields[index]] as const);
  const sets = written.map((set, index) => {
    const field = fields[keyAxisNames.length + index] ?? '-';
    return [set, field === '-' ? [] : field.split('+')] as const;
  });
  return Object.fromEntries<unknown>([...Object.entries(unreviewed), ...values, ...sets]);
}

/** The axes of the first version's texts, in their order; after them stood the conditions. */
const firstVersionAxes = [
  ...['category', 'data_kind', 'publicity', 'identifiability', 'coordination', 'tlp', 'markings'],
  ...['body', 'creator', 'attribution', 'public_set'],
];

/**
 * The first version weighed no consent, embargo, terms, provenance or stage: whatever stated one was
 * withheld, and stays so until it is keyed anew.
 */
function firstVersionKey(fields: readonly string[]): Readonly<Record<string, unknown>> {
  const isPlain = fields.length === firstVersionAxes.length + 1 && fields.at(-1) === '-';
  if (!isPlain) return { ...closedKey };
  return {
    ...unconditional,
    ...Object.fromEntries(firstVersionAxes.map((axis, index) => [axis, fields[index]])),
  };
}

/** A key of which everything is unknown. */
const closedKey: DecisionKey = {
  category: 'unknown',
  data_kind: 'unknown',
  publicity: 'unknown',
  identifiability: 'unassessed',
  coordination: 'unknown',
  tlp: 'red',
  markings: 'other',
  consent: 'unknown',
  consent_scope: [],
  embargo: 'unknown',
  embargo_over: [],
  terms: 'unknown',
  terms_permit: [],
  ...unreviewed,
  provenance: 'unknown',
  service: 'unknown',
  nda: 'unknown',
  stage: 'unknown',
  unrecognised: 'yes',
  body: 'labelled',
  creator: 'named',
  attribution: 'not_granted',
  public_set: 'no',
};

/** What a key says of the axes that the first version did not have, where nothing was stated. */
const unconditional = {
  consent: 'not_stated',
  consent_scope: [],
  embargo: 'none',
  embargo_over: [],
  terms: 'none',
  terms_permit: [],
  provenance: 'not_stated',
  service: 'not_stated',
  nda: 'none',
  stage: 'not_stated',
  unrecognised: 'no',
  ...unreviewed,
} as const satisfies Partial<DecisionKey>;

const audienceId = /^[a-z][a-z0-9_-]*$/;

function isDecisionKey(
  value: Readonly<Record<string, unknown>>,
): value is DecisionKey & typeof value {
  const known = keyAxisNames.every((axis) =>
    (keyAxes[axis] as readonly unknown[]).includes(value[axis]),
  );
  return known && keySets.every((set) => isSet(value[set]));
}

function isSet(value: unknown): boolean {
  if (!Array.isArray(value) || !value.every((id) => audienceId.test(id))) return false;
  return [...new Set(value)].toSorted().join() === value.join();
}
