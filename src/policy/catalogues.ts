/**
 * Numbers of public catalogues: what can be said of a technique or a vulnerability without a word of the submitter's.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';

/** The form of a number, by the `source_name` of its catalogue (STIX 2.1 §4.1.1, §4.19.1; MITRE ATT&CK's own use). */
const numbers: ReadonlyMap<string, RegExp> = new Map([
  ['cve', /^CVE-[0-9]{4}-(?:0[0-9]{3}|[1-9][0-9]{3,})$/],
  ['capec', /^CAPEC-[0-9]{1,6}$/],
  ['mitre-attack', /^T[0-9]{4}(?:\.[0-9]{3})?$/],
]);

/** An external reference as source and number, if it is one to a catalogue. */
export function catalogued(reference: JsonObject): JsonObject | undefined {
  const { source_name, external_id } = reference;
  if (typeof source_name !== 'string' || typeof external_id !== 'string') return undefined;
  return numbers.get(source_name)?.test(external_id) ? { source_name, external_id } : undefined;
}

/** The number that an object has as its name, else the first that it refers to. */
export function catalogueNumber({ name, external_references }: JsonObject): string | undefined {
  if (typeof name === 'string' && isNumber(name)) return name;
  if (!Array.isArray(external_references)) return undefined;
  for (const reference of external_references as readonly JsonValue[]) {
    if (typeof reference !== 'object' || reference === null) continue;
    const number = catalogued(reference as JsonObject)?.external_id;
    if (typeof number === 'string') return number;
  }
  return undefined;
}

function isNumber(text: string): boolean {
  return [...numbers.values()].some((form) => form.test(text));
}
