/**
 * Redaction: the form in which an object may be shown under a joined profile (design §5).
 *
 * What comes out holds only what the profile lists, times and text as it says, no handling labels, and is valid STIX as the
 * object was: what cannot be shown so is not shown at all. Id, creator, versions, TLP and references are the caller's.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { idContributingProperties } from '../stix/tables/identifiers.ts';
import { nestedTypes } from '../stix/tables/nested-types.ts';
import { familyOf, objectTypes } from '../stix/tables/object-types.ts';
import { predefinedExtensions } from '../stix/tables/predefined-extensions.ts';
import type { Kind, Property, PropertyTable } from '../stix/tables/property.ts';
import { isTarget } from '../stix/tables/reference-targets.ts';
import { hashPatterns } from '../stix/tables/text-patterns.ts';
import { timeOrders } from '../stix/tables/time-order.ts';
import { vocabularies } from '../stix/tables/vocabularies.ts';
import { bareBody, remainingGranular } from './bare-body.ts';
import { catalogued, catalogueNumber } from './catalogues.ts';
import { coarsened } from './coarse-time.ts';
import { type Demanding, demanded } from './demands.ts';
import { textTreatment, withheldText } from './free-text.ts';
import { extensionEntry, type Redaction } from './profile.ts';
import { shownPattern } from './shown-pattern.ts';
import { tlpOfMarking } from './tlp.ts';

/** What the form depends on beside the object. */
export interface RedactionFacts {
  /** Whether somebody has found the object's free text fit for the audience. */
  readonly textReviewed: boolean;
}

/**
 * The object as it may be shown, `undefined` if it may not. The object is valid STIX, or of a custom type. Its id is the
 * original's; where the type changes, of the new type with the same UUID.
 */
export function redactObject(
  object: JsonObject,
  redaction: Redaction,
  facts: RedactionFacts,
): JsonObject | undefined {
  const bare = bareBody(object);
  if (redaction.types === 'everything') return bare;
  // TLP markings have ids of their own, and the hub its own copies of them.
  if (typeof bare.id === 'string' && tlpOfMarking(bare.id) !== undefined) return undefined;
  const type = String(bare.type);
  const shown = typeAfter(type, redaction);
  const kept = redaction.types.get(shown ?? type);
  const table = tableOf(shown ?? type);
  if (shown === undefined || kept === undefined || table === undefined) return undefined;
  const hidesText =
    redaction.text === 'withhold' || (redaction.text === 'reviewed' && !facts.textReviewed);
  const pass: Pass = { redaction, hidesText, type: shown, kept, moved: new Map() };
  const source = shown === type ? bare : extractedFile(bare);
  const { granular_markings: granular, ...told } = source;
  const cleaned = cleanTable(told, table, pass, '');
  return cleaned === undefined ? undefined : withGranular(cleaned, granular, pass);
}

/** The type in which objects of a type are shown; `undefined`: they are not. */
export function typeAfter(type: string, { types, samples }: Redaction): string | undefined {
  if (types === 'everything') return type;
  if (type !== 'artifact' || samples === 'keep') return types.has(type) ? type : undefined;
  const isShown = samples === 'extracted' && types.get('file')?.has('hashes');
  return isShown ? 'file' : undefined;
}

/**
 * Whether what an observable's deterministic id is made of (STIX 2.1 §2.9) may be left out or changed, so that the id
 * would tell it: such a form needs an id of its own. `extensions` may always lose handling labels.
 */
export function altersIdentity(type: string, redaction: Redaction): boolean {
  const contributing = idContributingProperties[type];
  if (contributing === undefined) return familyOf(type) !== 'observable';
  if (contributing.includes('extensions')) return true;
  const { types, times, text } = redaction;
  if (types === 'everything') return false;
  const kept = types.get(type);
  if (typeAfter(type, redaction) !== type || contributing.length === 0) return true;
  return contributing.some((name) => {
    const kind = objectTypes.get(type)?.properties.get(name);
    if (kind === undefined || !kept?.has(name)) return true;
    if (kind.kind === 'timestamp') return times !== 'exact';
    return text !== 'keep' && dependsOnText(type, name, kind);
  });
}

function dependsOnText(table: string, name: string, kind: Property): boolean {
  const isFiltered = kind.kind === 'vocabulary' || kind.kind === 'hashes';
  return isFiltered || textTreatment(table, name, kind) !== undefined;
}

/** One object's redaction under way. */
interface Pass {
  readonly redaction: Redaction;
  readonly hidesText: boolean;
  /** The type in which the object is shown. */
  readonly type: string;
  /** What is kept of it at the top. */
  readonly kept: ReadonlySet<string>;
  /** Where elements of shortened lists have gone, by the selector that named them; `undefined`: nowhere. */
  readonly moved: Map<string, number | undefined>;
}

/** A table with its name, as `free-text.ts` knows it. */
interface NamedTable extends Demanding {
  readonly name: string;
}

const tables = new Map<string, NamedTable>([
  ...[...objectTypes.values()].map(({ type, table, properties }): [string, NamedTable] => [
    type,
    { name: type, properties, constraints: table.constraints ?? [] },
  ]),
  ...Object.entries<PropertyTable>({ ...nestedTypes, ...predefinedExtensions }).map(
    ([name, { properties, constraints = [] }]): [string, NamedTable] => [
      name,
      { name, properties: new Map(Object.entries(properties)), constraints },
    ],
  ),
]);

function tableOf(name: string): NamedTable | undefined {
  return tables.get(name);
}

/** What analysis extracts from a sample without opening it (M-7, M-30), as a file. */
function extractedFile({ payload_bin: payload, ...artifact }: JsonObject): JsonObject {
  const size = typeof payload === 'string' && { size: Buffer.byteLength(payload, 'base64') };
  const id = String(artifact.id).replace(/^artifact--/, 'file--');
  return { ...artifact, type: 'file', id, ...size };
}

/** Of an object, a nested one or an extension what may be shown; `undefined`: nothing. */
function cleanTable(
  object: JsonObject,
  table: NamedTable,
  pass: Pass,
  path: string,
): JsonObject | undefined {
  const shown: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(object)) {
    const kind = table.properties.get(name);
    if (path === '' && !isListed(name, kind, pass)) continue;
    if (kind === undefined) {
      // Custom properties are listed at the top only, and nobody can tell what they hold.
      if (path === '' && !pass.hidesText) shown[name] = value;
      continue;
    }
    const treatment = pass.hidesText ? textTreatment(table.name, name, kind) : undefined;
    if (treatment === 'essential') return undefined;
    const cleaned =
      treatment === undefined || treatment === 'pattern'
        ? cleanValue(value, kind, { object, name, path: join(path, name) }, pass)
        : replaced(treatment, object);
    if (cleaned !== undefined) shown[name] = cleaned;
  }
  return demanded(shown, table);
}

/** Extensions are listed one by one. */
function isListed(name: string, kind: Kind | undefined, { kept }: Pass): boolean {
  return kept.has(name) || kind?.kind === 'extensions';
}

function replaced(
  treatment: 'drop' | 'placeholder' | 'catalogue',
  object: JsonObject,
): string | undefined {
  if (treatment === 'drop') return undefined;
  return treatment === 'placeholder' ? withheldText : catalogueNumber(object);
}

/** Where a value stands: in which object, as which property, by which selector. */
interface Place {
  readonly object: JsonObject;
  readonly name: string;
  readonly path: string;
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

function cleanValue(value: JsonValue, kind: Kind, place: Place, pass: Pass): JsonValue | undefined {
  switch (kind.kind) {
    case 'timestamp':
      return cleanTime(String(value), place, pass);
    case 'vocabulary':
      return pass.hidesText ? knownTerm(value, kind.name) : value;
    case 'hashes':
      return pass.hidesText ? knownHashes(value) : value;
    case 'reference':
      return namesNoSample(value, kind, pass) ? value : undefined;
    case 'list':
      return cleanList(value, kind.of, place, pass);
    case 'nested':
      return cleanNested(value, kind.type, place.path, pass);
    case 'extensions':
      return cleanExtensions(value, place.path, pass);
    case 'container':
      return undefined;
    default:
      return isPattern(place, pass) ? cleanPattern(value, place, pass) : value;
  }
}

/** Versions are the caller's to set; that of a translation names its object's. */
const versions: ReadonlySet<string> = new Set(['created', 'modified', 'object_modified']);

function cleanTime(text: string, { name, path }: Place, { type, redaction }: Pass) {
  if (versions.has(name)) return text;
  const order = path === name ? timeOrders.get(type) : undefined;
  const isEnd = order?.strict && order.later === name;
  return coarsened(text, redaction.times, isEnd ? 'up' : 'down');
}

function isPattern({ path }: Place, { type }: Pass): boolean {
  return type === 'indicator' && path === 'pattern';
}

function cleanPattern(value: JsonValue, { object }: Place, { hidesText, redaction }: Pass) {
  return shownPattern(String(value), object.pattern_type, { hidesText, times: redaction.times });
}

/** Anyone may write another term than those of a vocabulary: it is text. */
function knownTerm(value: JsonValue, name: keyof typeof vocabularies): JsonValue | undefined {
  const terms: readonly JsonValue[] = vocabularies[name];
  if (terms.includes(value)) return value;
  return name === 'grouping-context' ? 'unspecified' : undefined;
}

const hashForms: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(hashPatterns).map(([name, pattern]) => [name, new RegExp(pattern)]),
);

/** Those of known algorithms: a name of one's own may stand before anything. */
function knownHashes(value: JsonValue): JsonValue | undefined {
  if (!isObject(value)) return undefined;
  const known = Object.entries(value).filter(
    ([name, hash]) => typeof hash === 'string' && hashForms.get(name)?.test(hash),
  );
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

/** A sample that is shown as a file, or not at all, cannot stand where only an artifact may. */
function namesNoSample(value: JsonValue, kind: Kind & { kind: 'reference' }, pass: Pass): boolean {
  const isSample = typeof value === 'string' && value.startsWith('artifact--');
  return !isSample || pass.redaction.samples === 'keep' || isTarget(kind.targets, 'file');
}

function cleanList(value: JsonValue, of: Kind, place: Place, pass: Pass): JsonValue | undefined {
  if (!Array.isArray(value)) return undefined;
  const elements = (value as readonly JsonValue[]).map((element, index) => {
    return cleanValue(element, of, { ...place, path: join(place.path, `[${index}]`) }, pass);
  });
  const kept = elements.filter((element) => element !== undefined);
  if (kept.length === 0) return undefined;
  if (kept.length < elements.length) noteMoves(elements, place.path, pass);
  return kept;
}

function noteMoves(elements: readonly (JsonValue | undefined)[], path: string, { moved }: Pass) {
  let next = 0;
  for (const [index, element] of elements.entries()) {
    moved.set(join(path, `[${index}]`), element === undefined ? undefined : next);
    if (element !== undefined) next += 1;
  }
}

const referenceTypes: ReadonlySet<string> = new Set([
  'external-reference',
  'capec-reference',
  'cve-reference',
]);

function cleanNested(value: JsonValue, type: string, path: string, pass: Pass) {
  const table = tableOf(type);
  if (!isObject(value) || table === undefined) return undefined;
  if (referenceTypes.has(type) && pass.hidesText) return catalogued(value);
  return cleanTable(value, table, pass, path);
}

/** Those that are listed by name. What only their definition explains may hold text anywhere. */
function cleanExtensions(value: JsonValue, path: string, pass: Pass): JsonValue | undefined {
  if (!isObject(value)) return undefined;
  const kept = Object.entries(value).flatMap(([key, extension]) => {
    if (!pass.kept.has(extensionEntry + key)) return [];
    const isDefined = Object.hasOwn(predefinedExtensions, key);
    if (!isDefined) return pass.hidesText ? [] : [[key, extension] as const];
    const cleaned = cleanNested(extension, key, join(path, key), pass);
    return cleaned === undefined ? [] : [[key, cleaned] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function withGranular(body: JsonObject, granular: JsonValue | undefined, pass: Pass): JsonObject {
  const spoken = pass.kept.has('lang');
  const remaining = remainingGranular(body, granular, (selector) => movedTo(selector, pass))
    .filter(isObject)
    .filter(({ marking_ref: marking }) => spoken || marking !== undefined)
    .map((marking) => withoutCustom(marking));
  return remaining.length === 0 ? body : { ...body, granular_markings: remaining };
}

function withoutCustom({ lang, marking_ref, selectors = [] }: JsonObject): JsonObject {
  if (marking_ref !== undefined) return { marking_ref, selectors };
  return lang === undefined ? { selectors } : { lang, selectors };
}

function movedTo(selector: string, { moved }: Pass): string | undefined {
  if (moved.size === 0) return selector;
  const steps = selector.split('.');
  const places = steps.map((step, index) => {
    const named = steps.slice(0, index + 1).join('.');
    if (!moved.has(named)) return step;
    const place = moved.get(named);
    return place === undefined ? undefined : `[${place}]`;
  });
  return places.includes(undefined) ? undefined : places.join('.');
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
