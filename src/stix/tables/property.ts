/**
 * The words in which the tables say what a property is: its kind, its bounds, and what a type demands of
 * several properties together. Pure data; the JSON Schemas, the validators and the types come from it.
 */
import type { EnumerationName, VocabularyName } from './vocabularies.ts';

/** Which object types a reference may name; see `reference-targets.ts` for what the words stand for. */
export type Targets =
  | readonly string[]
  | 'any'
  | 'observable'
  | 'domain'
  | 'domain-or-observable'
  | 'observable-or-relationship';

/** One property's kind, as STIX 2.1 §2 names the data types. `rule` is the rule that its bounds follow. */
export type Kind =
  | { readonly kind: 'string'; readonly pattern?: string; readonly rule?: string }
  | { readonly kind: 'boolean' }
  | {
      readonly kind: 'integer' | 'float';
      readonly minimum?: number;
      readonly maximum?: number;
      readonly rule?: string;
    }
  | { readonly kind: 'timestamp'; readonly precision?: 'millisecond' | 'second' }
  | { readonly kind: 'hex'; readonly rule?: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'hashes' }
  | { readonly kind: 'vocabulary'; readonly name: VocabularyName }
  | { readonly kind: 'enumeration'; readonly name: EnumerationName; readonly rule?: string }
  | { readonly kind: 'reference'; readonly targets: Targets; readonly rule: string }
  | {
      readonly kind: 'list';
      readonly of: Kind;
      /** The rule that an empty list breaks beside S-GEN-06. */
      readonly rule?: string;
      /** At least one element is a reference to one of these (S-REF-08). */
      readonly some?: Targets;
    }
  | {
      readonly kind: 'dictionary';
      /** What every value is; any JSON value when absent. */
      readonly of?: readonly Kind[];
      readonly rule?: string;
    }
  | { readonly kind: 'nested'; readonly type: string }
  | { readonly kind: 'extensions' }
  | { readonly kind: 'container' };

/** A property in a type's table. */
export type Property = Kind & { readonly required?: true; readonly deprecated?: true };

/** What a type demands of several properties together; each names the rule that says so. */
export type Constraint = { readonly rule: string } & (
  | { readonly demand: 'some'; readonly groups: readonly (readonly string[])[] }
  | { readonly demand: 'one'; readonly properties: readonly string[] }
  | { readonly demand: 'with'; readonly property: string; readonly needs: readonly string[] }
  | {
      readonly demand: 'when';
      readonly property: string;
      readonly equals: string | boolean;
      readonly requires?: readonly string[];
      readonly forbids?: readonly string[];
      /** The named property is such a text, and is there. */
      readonly matches?: { readonly property: string; readonly pattern: string };
      /** The named property is such an object, and is there. */
      readonly nested?: { readonly property: string; readonly type: string };
      /** The object has these fixed members, one set of the list (§7.2.1.4). */
      readonly instances?: readonly Readonly<Record<string, unknown>>[];
    }
  | {
      readonly demand: 'element';
      readonly property: string;
      readonly list: string;
      readonly element: string;
    }
);

/** A named set of properties with their demands. `rule`: what a missing required one breaks. */
export interface PropertyTable {
  readonly section: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly constraints?: readonly Constraint[];
  readonly rule?: string;
}

/** A STIX string (§2.15). */
export const string = { kind: 'string' } as const;
/** A STIX boolean (§2.2). */
export const boolean = { kind: 'boolean' } as const;
/** A STIX timestamp (§2.16). */
export const timestamp = { kind: 'timestamp' } as const;
/** Lower-case hexadecimal text (§2.8). */
export const hex = { kind: 'hex' } as const;
/** Base64 text (§2.1). */
export const binary = { kind: 'binary' } as const;
/** Hashes by algorithm (§2.7). */
export const hashes = { kind: 'hashes' } as const;
/** The dictionary of extensions (§3.2). */
export const extensions = { kind: 'extensions' } as const;
/** The deprecated observable-container (§2.13). */
export const container = { kind: 'container' } as const;

/** Bounds of a number, and the rule that sets them. */
interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly rule: string;
}

/** A STIX integer (§2.10). */
export function integer(bounds?: Bounds) {
  return { kind: 'integer', ...bounds } as const;
}

/** A STIX float (§2.6). */
export function float(bounds?: Bounds) {
  return { kind: 'float', ...bounds } as const;
}

/** A string of one form; the pattern is a linear regular expression. */
export function stringLike(pattern: string, rule: string) {
  return { kind: 'string', pattern, rule } as const;
}

/** A term of an open vocabulary (§2.14). */
export function vocabulary<const N extends VocabularyName>(name: N) {
  return { kind: 'vocabulary', name } as const;
}

/** A term of a closed enumeration (§2.4). `rule` is broken beside S-GEN-21. */
export function enumeration<const N extends EnumerationName>(name: N, rule?: string) {
  return { kind: 'enumeration', name, ...(rule === undefined ? {} : { rule }) } as const;
}

/** An identifier of an object of one of these types (§2.9); by S-REF-03 unless said otherwise. */
export function reference(targets: Targets, rule = 'S-REF-03') {
  return { kind: 'reference', targets, rule } as const;
}

/** A list of one kind (§2.12). */
export function list<const K extends Kind>(of: K) {
  return { kind: 'list', of } as const;
}

/** References, at least one. */
export function references(targets: Targets, rule?: string) {
  return list(reference(targets, rule));
}

/** A dictionary (§2.3); with kinds, every value is of one of them, by `rule`. */
export function dictionary<const K extends readonly Kind[] = []>(of?: K, rule?: string) {
  return {
    kind: 'dictionary',
    ...(of === undefined ? {} : { of }),
    ...(rule === undefined ? {} : { rule }),
  } as { readonly kind: 'dictionary'; readonly of?: K; readonly rule?: string };
}

/** A nested type of `nested-types.ts`. */
export function nested<const T extends string>(type: T) {
  return { kind: 'nested', type } as const;
}

/** The same property, required. */
export function required<const K extends Kind>(kind: K): K & { readonly required: true } {
  return { ...kind, required: true };
}

/** The same property, deprecated: legal, worth a warning. */
export function deprecated<const K extends Kind>(kind: K): K & { readonly deprecated: true } {
  return { ...kind, deprecated: true };
}

/** At least one of these properties is there, by `rule`. */
export function someOf(rule: string, ...properties: readonly string[]): Constraint {
  return { rule, demand: 'some', groups: properties.map((property) => [property]) };
}
