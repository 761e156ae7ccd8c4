/**
 * Every object type in one place: its family, its own table, and all properties it may have.
 */
import {
  type Applicability,
  type CommonPropertyName,
  commonProperties,
  type Family,
  metaApplicability,
  observableApplicability,
  versionedApplicability,
} from './common-properties.ts';
import { domainObjects } from './domain-objects.ts';
import { metaObjects } from './meta-objects.ts';
import { observables } from './observables.ts';
import type { Property, PropertyTable } from './property.ts';
import { relationshipObjects } from './relationship-objects.ts';

/** A type the specification defines. */
export interface ObjectType {
  readonly type: string;
  readonly family: Family;
  readonly table: PropertyTable;
  readonly applicability: Applicability;
  /** Every property the specification gives the type, common ones included, absent ones not. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** The name of a type the specification defines. */
export type ObjectTypeName =
  | keyof typeof domainObjects
  | keyof typeof relationshipObjects
  | keyof typeof observables
  | keyof typeof metaObjects;

const string = { kind: 'string' } as const;

function applicableProperties(table: PropertyTable, applicability: Applicability) {
  const properties = new Map<string, Property>([
    ['type', { ...string, required: true }],
    ['id', { ...string, required: true }],
  ]);
  const add = (name: CommonPropertyName | 'spec_version', required: boolean) => {
    const kind = name === 'spec_version' ? string : commonProperties[name];
    properties.set(name, required ? { ...kind, required: true } : kind);
  };
  for (const name of applicability.required) add(name, true);
  for (const name of applicability.optional) add(name, false);
  for (const [name, property] of Object.entries(table.properties)) properties.set(name, property);
  return properties;
}

function objectType(
  type: string,
  family: Family,
  table: PropertyTable,
  applicability: Applicability,
): [string, ObjectType] {
  const properties = applicableProperties(table, applicability);
  return [type, { type, family, table, applicability, properties }];
}

function family(
  name: Family,
  tables: Readonly<Record<string, PropertyTable>>,
  applicability: Applicability,
) {
  return Object.entries(tables).map(([type, table]) =>
    objectType(type, name, table, applicability),
  );
}

/** Every type the specification defines, by name. A bundle is not among them. */
export const objectTypes: ReadonlyMap<string, ObjectType> = new Map([
  ...family('domain', domainObjects, versionedApplicability),
  ...family('relationship', relationshipObjects, versionedApplicability),
  ...family('observable', observables, observableApplicability),
  ...Object.entries(metaApplicability).map(([type, applicability]) =>
    objectType(type, 'meta', metaObjects[type as keyof typeof metaObjects], applicability),
  ),
]);

/** The family of a type, `undefined` for a custom type and for `bundle`. */
export function familyOf(type: string): Family | undefined {
  return objectTypes.get(type)?.family;
}

/** The names of the types of these families. */
export function typesOf(...families: readonly Family[]): readonly string[] {
  return [...objectTypes.values()]
    .filter((each) => families.includes(each.family))
    .map((each) => each.type);
}
