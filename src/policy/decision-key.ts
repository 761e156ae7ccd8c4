/**
 * The decision key: the little that a decision about an object depends on.
 *
 * Finite axes only, so that a million objects share some hundred keys and each key is decided once.
 * Property names are the axes' names in a policy pack (hence snake_case).
 */
import type { JsonObject } from '../base/json.ts';
import { invariant } from '../base/problem.ts';
import { categoryOf, dataKindOf } from './category.ts';
import { carriesLabels, type Labels } from './labels.ts';
import { tlpOf } from './tlp.ts';
import * as words from './vocabulary.ts';

/** Everything that a policy can tell apart. */
export interface DecisionKey {
  readonly category: words.Category;
  readonly data_kind: words.DataKind;
  readonly publicity: words.Publicity;
  readonly identifiability: words.Identifiability;
  readonly coordination: words.Coordination;
  readonly tlp: words.TlpLevel;
  /** `other`: the object names a marking that is no TLP. */
  readonly markings: 'none' | 'other';
  /** Restrictions stated that this key cannot weigh, sorted, each once. */
  readonly conditions: readonly words.Condition[];
  /** `labelled`: the body itself carries handling labels. */
  readonly body: 'bare' | 'labelled';
  /** `named`: the object has `created_by_ref`. */
  readonly creator: 'none' | 'named';
  readonly attribution: 'granted' | 'not_granted';
  /** `yes`: public knowledge by the statement of the collection's administrator. */
  readonly public_set: 'yes' | 'no';
}

/** The axes that have exactly one value, with all values, in the order of the key's text. */
export const keyAxes = {
  category: words.categories,
  data_kind: words.dataKinds,
  publicity: words.publicities,
  identifiability: words.identifiabilities,
  coordination: words.coordinations,
  tlp: words.tlpLevels,
  markings: ['none', 'other'],
  body: ['bare', 'labelled'],
  creator: ['none', 'named'],
  attribution: ['granted', 'not_granted'],
  public_set: ['yes', 'no'],
} as const satisfies {
  [Axis in Exclude<keyof DecisionKey, 'conditions'>]: readonly DecisionKey[Axis][];
};

/** The name of an axis with exactly one value. */
export type KeyAxis = keyof typeof keyAxes;

/** The names of `keyAxes`, in order. */
export const keyAxisNames = Object.keys(keyAxes) as readonly KeyAxis[];

/**
 * The key of an object under the labels that count for it. Total. `source` says whose labels they are:
 * a submitter's claim of public knowledge needs a legitimate route and an evidence URL.
 */
export function deriveKey(
  labels: Labels,
  source: words.LabelSource,
  object: JsonObject,
): DecisionKey {
  const category = categoryOf(labels, source, object);
  const publicity = publicityOf(labels, source);
  const tlp = tlpOf(object);
  return {
    category,
    data_kind: dataKindOf(labels, source, object),
    publicity,
    identifiability: labels.identifiability?.grade ?? 'unassessed',
    coordination: labels.coordination ?? unstatedCoordination(category, publicity),
    tlp: tlp.level,
    markings: tlp.otherMarkings.length > 0 ? 'other' : 'none',
    conditions: conditionsOf(labels),
    body: carriesLabels(object) ? 'labelled' : 'bare',
    creator: Object.hasOwn(object, 'created_by_ref') ? 'named' : 'none',
    attribution: labels.attribution === 'granted' ? 'granted' : 'not_granted',
    public_set: source === 'collection' && publicity === 'public_knowledge' ? 'yes' : 'no',
  };
}

function publicityOf(labels: Labels, source: words.LabelSource): words.Publicity {
  const { state = 'unknown', route, evidence_url } = labels.publicity ?? {};
  if (state !== 'public_knowledge' || source === 'collection') return state;
  const proven =
    route !== undefined && words.legitimateRoutes.has(route) && evidence_url !== undefined;
  return proven ? state : 'unknown';
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

function conditionsOf(labels: Labels): words.Condition[] {
  const { provenance, stage } = labels;
  const stated: Record<words.Condition, boolean> = {
    consent: labels.consent !== undefined,
    embargo: labels.not_before !== undefined,
    provenance: provenance !== undefined && !isUsable(provenance),
    stage: stage !== undefined && stage !== 'rapid',
    terms: labels.terms !== undefined,
    unrecognised: (labels.unrecognised ?? []).length > 0,
  };
  return words.conditions.filter((condition) => stated[condition]);
}

/** By contract or statute and under no confidentiality: nothing left to weigh (M-8, M-9). */
function isUsable(provenance: NonNullable<Labels['provenance']>): boolean {
  if (provenance === 'unknown') return false;
  const { service, basis = 'contract_clause', nda = 'none' } = provenance;
  return (
    service !== 'unknown' && (basis === 'contract_clause' || basis === 'statute') && nda === 'none'
  );
}

const textVersion = 'k1';

/** The key as one short line of ASCII; equal keys give equal texts. */
export function keyText(key: DecisionKey): string {
  const values = keyAxisNames.map((axis) => key[axis]);
  return [textVersion, ...values, key.conditions.join('+') || '-'].join('/');
}

/** The inverse of `keyText`. A text that it never wrote is a broken invariant. */
export function parseKeyText(text: string): DecisionKey {
  const [version, ...fields] = text.split('/');
  invariant(version === textVersion && fields.length === keyAxisNames.length + 1, 'a key text');
  const entries = keyAxisNames.map((axis, index) => [axis, fields[index]] as const);
  const last = fields.at(-1) ?? '';
  const stated = last === '-' ? [] : last.split('+');
  const key = { ...Object.fromEntries(entries), conditions: stated };
  invariant(isDecisionKey(key), 'a key text holds values of the axes');
  return key;
}

function isDecisionKey(
  value: Readonly<Record<string, unknown>>,
): value is DecisionKey & typeof value {
  const known = keyAxisNames.every((axis) =>
    (keyAxes[axis] as readonly unknown[]).includes(value[axis]),
  );
  const { conditions } = value;
  if (!known || !Array.isArray(conditions)) return false;
  const sorted = words.conditions.filter((condition) => conditions.includes(condition));
  return sorted.join() === conditions.join();
}
