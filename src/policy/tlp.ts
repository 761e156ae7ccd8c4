/**
 * TLP 1.0 and 2.0: which markings say it, and how far the markings of one object let it go.
 *
 * Only the canonical ids count. A marking that is none of them may say anything: its id is handed to
 * the caller, and the object waits until somebody knows what it means.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { type TlpLevel, tlpLevels } from './vocabulary.ts';

/** What the markings of one object come to. */
export interface TlpReading {
  /** The strictest TLP of the object's own and its granular markings: granular ones only tighten. */
  readonly level: TlpLevel;
  /** Ids of all other markings the object names, each once. */
  readonly otherMarkings: readonly string[];
}

const tlpExtensionId = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** TLP 1.0, predefined in STIX 2.1 §7.2.1.4: its objects need not be sent. */
const firstEdition: ReadonlyMap<string, TlpLevel> = new Map([
  ['marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9', 'clear'],
  ['marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da', 'green'],
  ['marking-definition--f88d31f6-486f-44da-b317-01333bde0b82', 'amber'],
  ['marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed', 'red'],
]);

const secondEdition = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  amber_strict: 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
} as const;

/** A TLP 2.0 level: what has a marking definition of its own. */
export type MarkedLevel = keyof typeof secondEdition;

/** Wrong ids of TLP:AMBER+STRICT that products are known to send, each with the canonical one. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b03e', secondEdition.amber_strict],
  ['marking-definition--826578e1-40a3-4b46-a8d8-b9931fdd750e', secondEdition.amber_strict],
]);

const levelById: ReadonlyMap<string, TlpLevel> = new Map<string, TlpLevel>([
  ...firstEdition,
  ...Object.entries(secondEdition).map(([level, id]) => [id, level as MarkedLevel] as const),
]);

/** The canonical id for a known wrong one; any other id as it is, its letters in lower case (RFC 4122 §3). */
export function canonicalMarking(id: string): string {
  const lower = id.toLowerCase();
  return aliases.get(lower) ?? lower;
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
    otherMarkings: ids.filter((id) => tlpOfMarking(id) === undefined),
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
    created: '2022-10-01T00:00:00.000Z',
    name,
    extensions: { [tlpExtensionId]: { extension_type: 'property-extension', tlp_2_0: value } },
  };
}
