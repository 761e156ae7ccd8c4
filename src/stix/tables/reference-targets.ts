/**
 * Which types each reference may name (S-REF-01 to S-REF-09), derived from the property tables.
 */
import { commonProperties } from './common-properties.ts';
import { nestedTypes } from './nested-types.ts';
import { familyOf, objectTypes } from './object-types.ts';
import { predefinedExtensions } from './predefined-extensions.ts';
import type { Kind, Property, Targets } from './property.ts';

/** A reference's targets and the rule that sets them. */
export interface ReferenceRule {
  readonly targets: Targets;
  readonly rule: string;
}

function referenceOf(kind: Kind): ReferenceRule | undefined {
  if (kind.kind === 'list') return referenceOf(kind.of);
  return kind.kind === 'reference' ? { targets: kind.targets, rule: kind.rule } : undefined;
}

function referencesIn(properties: Iterable<readonly [string, Property]>) {
  const found = new Map<string, ReferenceRule>();
  for (const [name, property] of properties) {
    const rule = referenceOf(property);
    if (rule !== undefined) found.set(name, rule);
  }
  return found;
}

function perTable(tables: Readonly<Record<string, { readonly properties: object }>>) {
  return new Map(
    Object.entries(tables).map(([name, table]) => [
      name,
      referencesIn(Object.entries(table.properties as Readonly<Record<string, Property>>)),
    ]),
  );
}

type ReferenceMap = ReadonlyMap<string, ReadonlyMap<string, ReferenceRule>>;

/** Type, then property, of the references at the top level of objects; lists by their elements. */
export const referenceTargets: ReferenceMap = new Map(
  [...objectTypes].map(([type, { properties }]) => [type, referencesIn(properties)]),
);

/** Nested type, then property. */
export const nestedReferenceTargets: ReferenceMap = perTable(nestedTypes);

/** Predefined extension, then property. */
export const extensionReferenceTargets: ReferenceMap = perTable(predefinedExtensions);

/** The references that objects of custom types share with all others. */
export const commonReferenceTargets: ReadonlyMap<string, ReferenceRule> = referencesIn(
  Object.entries(commonProperties),
);

/** Whether an object of this type may be named where these targets are; custom types pass wherever
 * a family is asked for, since nothing here can tell theirs. */
export function isTarget(targets: Targets, type: string): boolean {
  if (typeof targets !== 'string') return targets.includes(type);
  return type !== 'bundle' && !excludedFamilies[targets].includes(familyOf(type) ?? 'custom');
}

const excludedFamilies: Readonly<Record<Exclude<Targets, readonly string[]>, readonly string[]>> = {
  any: [],
  observable: ['domain', 'relationship', 'meta'],
  domain: ['observable', 'relationship', 'meta'],
  'domain-or-observable': ['relationship', 'meta'],
  'observable-or-relationship': ['domain', 'meta'],
};

/** The types that may not be named where a family is asked for; every other one may. */
export function excludedTypes(targets: Exclude<Targets, readonly string[]>): readonly string[] {
  return ['bundle', ...objectTypes.keys()].filter((type) => !isTarget(targets, type));
}
