/**
 * What an object is about and what kind of data it is, where its labels do not say.
 *
 * Derived from the STIX type and, for an indicator, from what its pattern looks at. Three things are
 * judged by their structure and no label loosens them: a sample's bytes, an incident, and an observation
 * under labels that were not written for it (M-4, M-7, M-21; `docs/labels.md` tells the reasons).
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import type { Labels } from './labels.ts';
import { isStatement } from './marking-definitions.ts';
import { tlpDefinition } from './tlp.ts';
import type { Category, DataKind, LabelSource } from './vocabulary.ts';

/** The category of each STIX type. What is not here, custom types included, is `other`. */
const categoryByType: ReadonlyMap<string, Category> = new Map([
  ['attack-pattern', 'ttp'],
  ['campaign', 'threat_actor'],
  ['course-of-action', 'countermeasure'],
  ['grouping', 'report'],
  ['identity', 'identity'],
  ['incident', 'damage_response'],
  ['infrastructure', 'destination'],
  ['intrusion-set', 'threat_actor'],
  ['malware', 'malware_extracted'],
  ['malware-analysis', 'malware_extracted'],
  ['note', 'report'],
  ['observed-data', 'log'],
  ['opinion', 'report'],
  ['report', 'report'],
  ['threat-actor', 'threat_actor'],
  ['tool', 'ttp'],
  ['vulnerability', 'vulnerability'],
  ['relationship', 'relation'],
  ['sighting', 'sighting'],
  ['language-content', 'relation'],
  ['artifact', 'malware_sample'],
  ['autonomous-system', 'destination'],
  ['directory', 'malware_extracted'],
  ['domain-name', 'destination'],
  ['email-addr', 'identity'],
  ['email-message', 'ttp'],
  ['file', 'malware_extracted'],
  ['ipv4-addr', 'destination'],
  ['ipv6-addr', 'destination'],
  ['mutex', 'malware_extracted'],
  ['network-traffic', 'destination'],
  ['process', 'malware_extracted'],
  ['url', 'destination'],
  ['user-account', 'identity'],
  ['windows-registry-key', 'malware_extracted'],
  ['x509-certificate', 'destination'],
  // The incident core extension's own objects.
  ['event', 'damage_response'],
  ['impact', 'damage_response'],
  ['task', 'damage_response'],
]);

/** Of an indicator that looks at several things, the first of these that is among them. */
const strictestFirst: readonly Category[] = [
  'damage_response',
  'identity',
  'malware_sample',
  'log',
  'other',
  'vulnerability',
  'destination',
  'malware_extracted',
  'ttp',
];

/** What an indicator in another pattern language is about. */
const categoryByPatternType: ReadonlyMap<string, Category> = new Map([
  ['snort', 'destination'],
  ['suricata', 'destination'],
  ['yara', 'malware_extracted'],
  ['sigma', 'ttp'],
]);

/**
 * A statement tells no more than what it is put on, and is not readable before something is. TLP is
 * known, by its canonical ids. Any other marking may set terms that nobody here reads: it goes nowhere,
 * and what is marked with it waits for it. Nor does a wrong TLP id or a definition of the hub's own notation.
 */
function markingCategory(object: JsonObject): Category {
  if (isStatement(object)) return 'relation';
  return tlpDefinition(String(object.id)) === undefined ? 'unknown' : 'other';
}

/** Types whose content is raw unless labels written for the object say that it was extracted (M-7). */
const rawTypes: ReadonlySet<string> = new Set(['artifact', 'email-message', 'observed-data']);

/** Categories that structure gives and that no label takes away. */
const fixedCategories: ReadonlySet<Category> = new Set([
  'damage_response',
  'malware_sample',
  'unknown',
]);
/** Categories that only labels written for the object take away, not inherited ones nor those of an envelope or collection. */
const guardedCategories: ReadonlySet<Category> = new Set(['identity', 'log', 'sighting']);

/** The category that an object's structure gives it. Total; `unknown` for a marking that cannot be read. */
export function structuralCategory(object: JsonObject): Category {
  if (object.type === 'indicator') return indicatorCategory(object);
  if (object.type === 'marking-definition') return markingCategory(object);
  return categoryByType.get(String(object.type)) ?? 'other';
}

/** The category that counts: the label's, unless the structure holds a stricter one. */
export function categoryOf(labels: Labels, source: LabelSource, object: JsonObject): Category {
  const structural = structuralCategory(object);
  if (labels.category === undefined || fixedCategories.has(structural)) return structural;
  if (guardedCategories.has(structural) && !isOwn(source)) return structural;
  return labels.category;
}

/** The data kind that counts: raw where the structure says so, else the label's, else unknown. */
export function dataKindOf(labels: Labels, source: LabelSource, object: JsonObject): DataKind {
  const stated = labels.data_kind ?? 'unknown';
  const raw = rawTypes.has(String(object.type)) && !(isOwn(source) && stated === 'extracted');
  return raw ? 'raw' : stated;
}

/** Written for this very version: not for a whole envelope or collection, nor taken over from another. */
function isOwn(source: LabelSource): boolean {
  return source === 'object';
}

function indicatorCategory(object: JsonObject): Category {
  const language = text(object.pattern_type) ?? 'stix';
  if (language !== 'stix') return categoryByPatternType.get(language) ?? 'other';
  const pattern = text(object.pattern) ?? '';
  if (pattern.length > patternUnitsMax) return 'other';
  const types = observedTypes(pattern);
  const found = new Set(types.map((type) => patternCategory(type)));
  return strictestFirst.find((category) => found.has(category)) ?? 'other';
}

/** A pattern tells how to find a sample or a message; it does not contain one. */
function patternCategory(type: string): Category {
  const category = categoryByType.get(type) ?? 'other';
  return category === 'malware_sample' ? 'malware_extracted' : category;
}

/** A longer pattern is not looked into, in UTF-16 units. */
const patternUnitsMax = 100_000;

// Both find their end from every start, so the time is linear whatever the pattern holds.
const stringLiteral = /'(?:[^'\\]|\\.)*(?:'|\\?$)/gs;
const objectPath = /(?<![a-z0-9-])([a-z0-9][a-z0-9-]*):['a-z_]/g;

/** The object types that a STIX pattern names, texts left out. */
function observedTypes(pattern: string): string[] {
  return [...pattern.replaceAll(stringLiteral, "''").matchAll(objectPath)].map(
    (match) => match[1] ?? '',
  );
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
