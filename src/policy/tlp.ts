/**
 * TLP 1.0 and 2.0: which markings say it, and how far the markings of one object let it go.
 *
 * Only the canonical ids count. Wrong ids of which it is known what they stand for are read as what they
 * stand for and never passed on. A marking that is none of these and no handling marking may say anything:
 * its id is handed to the caller, and the object waits until somebody knows what it means.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import {
  tlp2Created,
  tlp2ExtensionId,
  tlp2MarkingIds,
  tlpInstances,
} from '../stix/tables/markings.ts';
import { handlingMarkingOf } from './handling-markings.ts';
import { type TlpLevel, tlpLevels } from './vocabulary.ts';

/** What the markings of one object come to. */
export interface TlpReading {
  /** The strictest TLP of the object's own and its granular markings: granular ones only tighten. */
  readonly level: TlpLevel;
  /** Ids of the markings the object names that are neither TLP nor handling markings, each once. */
  readonly otherMarkings: readonly string[];
}

const secondEdition = {
  clear: tlp2MarkingIds.clear,
  green: tlp2MarkingIds.green,
  amber: tlp2MarkingIds.amber,
  amber_strict: tlp2MarkingIds['amber+strict'],
  red: tlp2MarkingIds.red,
} as const;

/** TLP 1.0, predefined in STIX 2.1 §7.2.1.4: its objects need not be sent. */
const firstEdition: ReadonlyMap<string, TlpLevel> = new Map(
  tlpInstances.map(({ id, definition }) => [id, levelNamed(definition.tlp) ?? 'red']),
);

/** A TLP 2.0 level: what has a marking definition of its own. */
export type MarkedLevel = keyof typeof secondEdition;

/**
 * Wrong ids that are known to circulate, each with the canonical one. All are of TLP:AMBER+STRICT; no wrong
 * id is read as a more open level than that.
 */
const aliases: ReadonlyMap<string, string> = new Map(
  [
    '939a9414-2ddd-4d32-a0cd-375ea402b03e',
    '939a9414-2ddd-4d32-a0cd-b7c2c2b9e2c8',
    '939a9414-2ddd-4d32-a0cd-b7571b03f430',
    '826578e1-40a3-4b46-a8d8-b9931fdd750e',
  ].map((uuid) => [`marking-definition--${uuid}`, secondEdition.amber_strict]),
);

const levelById: ReadonlyMap<string, TlpLevel> = new Map<string, TlpLevel>([
  ...firstEdition,
  ...Object.entries(secondEdition).map(([level, id]) => [id, level as MarkedLevel] as const),
]);

/** The canonical id for a known wrong one; any other id as it is, its letters in lower case (RFC 4122 §3). */
export function canonicalMarking(id: string): string {
  const lower = id.toLowerCase();
  return aliases.get(lower) ?? lower;
}

/** The canonical id where this one stands for a TLP marking and is another, in other letters for instance. */
export function tlpAlias(id: string): string | undefined {
  const canonical = canonicalMarking(id);
  return canonical !== id && levelById.has(canonical) ? canonical : undefined;
}

/** The level that a product's word for it names: `white` and `TLP:CLEAR` are one. */
export function levelNamed(word: string): MarkedLevel | undefined {
  const bare = word.toLowerCase().replace(/^tlp:/, '').replace('+', '_');
  const level = bare === 'white' ? 'clear' : bare;
  return Object.hasOwn(secondEdition, level) ? (level as MarkedLevel) : undefined;
}

/** The TLP level of one marking id, wrong aliases included; `undefined` when it is no TLP marking. */
export function tlpOfMarking(id: string): TlpLevel | undefined {
  return levelById.get(canonicalMarking(id));
}

/**
 * Joins all markings of an object, its own and the granular ones. Markings that are no texts in a list
 * cannot be read and count as `red`.
 */
export function tlpOf(object: JsonObject): TlpReading {
  const own = object.object_marking_refs ?? [];
  const granular = object.granular_markings ?? [];
  if (!Array.isArray(own) || !Array.isArray(granular)) return { level: 'red', otherMarkings: [] };
  const named = [...own, ...granular.filter((one) => !hasLanguageOnly(one)).map(markingRef)];
  const ids = [...new Set(named.filter((one) => typeof one === 'string'))];
  const levels = ids.map((id) => tlpOfMarking(id) ?? 'none');
  const ranks = levels.map((level) => tlpLevels.indexOf(level));
  const readable = named.every((one) => typeof one === 'string');
  return {
    level: (readable ? tlpLevels[Math.max(0, ...ranks)] : undefined) ?? 'red',
    otherMarkings: ids.filter(
      (id) => tlpOfMarking(id) === undefined && handlingMarkingOf(id) === undefined,
    ),
  };
}

/** A granular marking may tell the language of a property instead of a marking (STIX 2.1 §7.2.3). */
function hasLanguageOnly(value: JsonValue): boolean {
  return isObject(value) && value.marking_ref === undefined && typeof value.lang === 'string';
}

function markingRef(value: JsonValue): JsonValue {
  return isObject(value) ? (value.marking_ref ?? null) : null;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The canonical marking definitions of TLP 2.0, which is not predefined: each enters a log at its first
 * use there.
 */
export const tlpDefinitions: Readonly<Record<MarkedLevel, JsonObject>> = {
  clear: definition('clear', 'TLP:CLEAR', 'clear'),
  green: definition('green', 'TLP:GREEN', 'green'),
  amber: definition('amber', 'TLP:AMBER', 'amber'),
  amber_strict: definition('amber_strict', 'TLP:AMBER+STRICT', 'amber+strict'),
  red: definition('red', 'TLP:RED', 'red'),
};

function definition(level: MarkedLevel, name: string, value: string): JsonObject {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: secondEdition[level],
    created: tlp2Created,
    name,
    extensions: { [tlp2ExtensionId]: { extension_type: 'property-extension', tlp_2_0: value } },
  };
}

const canonicalDefinitions: ReadonlyMap<string, JsonObject> = new Map(
  [
    ...Object.values(tlpDefinitions),
    ...tlpInstances.map((instance) => ({
      type: 'marking-definition',
      spec_version: '2.1',
      definition_type: 'tlp',
      ...instance,
    })),
  ].map((one) => [String(one.id), one]),
);

/** The marking definition that a canonical TLP id stands for, of either edition. */
export function tlpDefinition(id: string): JsonObject | undefined {
  return canonicalDefinitions.get(id);
}
