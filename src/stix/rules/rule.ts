/**
 * What a code rule is: a rule of STIX that needs code rather than a schema, asked about one object.
 */
import type { JsonObject, JsonValue } from '../../base/json.ts';
import type { Words } from '../../base/words.ts';
import type { FindingLevel } from '../finding.ts';

/** One way in which an object breaks a rule. */
export interface Fault {
  /** A JSON pointer (RFC 6901) into the object. */
  readonly pointer: string;
  readonly message: Words;
  /** Where this fault counts otherwise than its rule does. */
  readonly level?: FindingLevel;
}

/**
 * Asks one rule about one object of a type it applies to. Objects whose structure is wrong are asked
 * about too: a check passes over what has not the form it expects, for structure has told that already.
 */
export type Check = (object: JsonObject) => readonly Fault[];

/**
 * How much a rule binds: `must` refuses in both profiles, `contested` refuses in the strict one and warns
 * in the default one, `should` warns.
 */
export type RuleForce = 'must' | 'contested' | 'should';

/** A rule and the objects it applies to. */
export interface CodeRule {
  readonly rule: string;
  readonly force: RuleForce;
  /** Whether objects of this type are asked about. */
  readonly applies: (type: string) => boolean;
  readonly check: Check;
}

/** The answer of a rule that is kept. */
export const kept: readonly Fault[] = [];

/** A rule that applies to every object. */
export const everyType = (): boolean => true;

/** A rule that applies to these types. */
export function typesIn(...types: readonly string[]): (type: string) => boolean {
  return (type) => types.includes(type);
}

/** The answer of a rule broken once. */
export function broken(pointer: string, en: string, ja: string): readonly Fault[] {
  return [{ pointer, message: { en, ja } }];
}

/** Appends one step to a JSON pointer. */
export function pointerTo(parent: string, step: string | number): string {
  if (typeof step === 'number') return `${parent}/${step}`;
  if (!/[~/]/.test(step)) return `${parent}/${step}`;
  return `${parent}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Whether a value is a JSON object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements of a value that should be an array. */
export function elementsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** The type in an identifier, `undefined` where there is none. */
export function typeOfId(id: JsonValue | undefined): string | undefined {
  if (typeof id !== 'string') return undefined;
  const end = id.indexOf('--');
  return end < 0 ? undefined : id.slice(0, end);
}
