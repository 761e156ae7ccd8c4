/**
 * The JSON Schema documents: one for each object type, one for each kind of custom object, one for the
 * bundle, and the definitions they share.
 */
import {
  type Applicability,
  commonProperties,
  observableApplicability,
  reservedNames,
  versionedApplicability,
} from '../tables/common-properties.ts';
import { uuidPattern } from '../tables/identifiers.ts';
import { propertyNamePattern } from '../tables/meta-objects.ts';
import { nestedTypes } from '../tables/nested-types.ts';
import { objectTypes } from '../tables/object-types.ts';
import { type PredefinedExtension, predefinedExtensions } from '../tables/predefined-extensions.ts';
import type { PropertyTable } from '../tables/property.ts';
import * as patterns from '../tables/text-patterns.ts';
import { enumerations } from '../tables/vocabularies.ts';
import {
  constraintSchemas,
  hashesSchema,
  never,
  patterned,
  propertySchema,
  ruled,
  type Schema,
  shared,
  tableSchema,
} from './property-schema.ts';

/** A property name, or `id`, the one shorter name there is. */
const objectNamePattern = `^(?:id$|${propertyNamePattern.slice(1)})`;

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** The names of the documents: the types, the two custom kinds, and the bundle. */
export const documentNames: readonly string[] = [
  ...objectTypes.keys(),
  'custom-object',
  'custom-observable',
  'bundle',
];

/** One document as it is published, with all definitions it uses. */
export function publishedDocument(name: string): Schema {
  const schema = documentSchema(name);
  const used = usedDefinitions(schema);
  const $defs = Object.fromEntries([...definitions].filter(([each]) => used.has(each)));
  const header = { $schema: draft, $id: `urn:sekisho:stix:2.1:${name}`, title: name };
  return { ...header, ...schema, ...(used.size === 0 ? {} : { $defs }) };
}

/** The schema of one document, which refers to `definitions`. */
export function documentSchema(name: string): Schema {
  if (name === 'bundle') return bundleSchema();
  if (name === 'custom-object') return customSchema(versionedApplicability, undefined);
  if (name === 'custom-observable') return customSchema(observableApplicability, []);
  const each = objectTypes.get(name);
  if (each === undefined) throw new Error(`no such type: ${name}`);
  const { table, applicability } = each;
  const observable = each.family === 'observable';
  const own = Object.entries(table.properties)
    .filter(([, property]) => property.kind !== 'extensions')
    .map(([property, kind]) => [property, propertySchema(kind, { observable })] as const);
  const properties = {
    type: ruled({ const: name }, { const: 'S-GEN-04' }),
    id: patterned(`^${name}--${uuidPattern}$`, 'S-ID-02'),
    ...commonSchemas(applicability, observable ? predefinedOf(name) : undefined),
    ...Object.fromEntries(own),
  };
  return {
    ...objectSchema(table, applicability, properties),
    ...constraintSchemas(table.constraints),
  };
}

function customSchema(
  applicability: Applicability,
  predefined: readonly string[] | undefined,
): Schema {
  const table = { section: '11.2', properties: {} };
  return objectSchema(table, applicability, {
    type: patterned(patterns.customTypePattern, 'S-GEN-04'),
    id: patterned(patterns.identifierPattern, 'S-ID-01'),
    ...commonSchemas(applicability, predefined),
  });
}

function objectSchema(
  table: PropertyTable,
  applicability: Applicability,
  properties: Readonly<Record<string, Schema>>,
): Schema {
  const own = Object.entries(table.properties).filter(([, property]) => property.required);
  const required = ['type', 'id', ...applicability.required, ...own.map(([name]) => name)];
  return ruled(
    {
      type: 'object',
      required,
      properties,
      propertyNames: { pattern: objectNamePattern },
      additionalProperties: shared('value'),
    },
    { type: 'S-SCO-25', required: 'S-GEN-03', propertyNames: 'S-GEN-05' },
  );
}

function commonSchemas(
  applicability: Applicability,
  predefined: readonly string[] | undefined,
): Readonly<Record<string, Schema>> {
  const schemas: Record<string, Schema> = {
    spec_version: ruled({ const: '2.1' }, { const: 'S-GEN-24' }),
  };
  for (const name of [...applicability.required, ...applicability.optional]) {
    if (name === 'spec_version') continue;
    schemas[name] =
      name === 'extensions'
        ? extensionsSchema(predefined)
        : propertySchema(commonProperties[name], { observable: false });
  }
  for (const name of applicability.absent)
    schemas[name] = never(name === 'defanged' ? 'S-COM-03' : 'S-COM-04');
  for (const name of reservedNames) schemas[name] = never('S-GEN-23');
  return schemas;
}

function predefinedOf(type: string): readonly string[] {
  return (Object.entries(predefinedExtensions) as [string, PredefinedExtension][])
    .filter(([, extension]) => extension.on === type)
    .map(([name]) => name);
}

/** Cyber-observables alone have predefined extensions and, deprecated, custom ones (§11.3). */
function extensionsSchema(predefined: readonly string[] | undefined): Schema {
  const defined = { [patterns.definedExtensionPattern]: shared('extension') };
  const custom =
    predefined === undefined
      ? {}
      : { [patterns.customExtensionPattern(...predefined)]: shared('custom-extension') };
  const own = (predefined ?? []).map((name) => [name, shared(name)]);
  return ruled(
    {
      type: 'object',
      minProperties: 1,
      ...(own.length === 0 ? {} : { properties: Object.fromEntries(own) }),
      patternProperties: { ...defined, ...custom },
      additionalProperties: false,
    },
    { type: 'S-SCO-25', minProperties: 'S-EXT-03', additionalProperties: 'S-EXT-03' },
  );
}

function extensionSchema(): Schema {
  const types = enumerations['extension-type'];
  return ruled(
    {
      type: 'object',
      minProperties: 1,
      required: ['extension_type'],
      properties: { extension_type: ruled({ enum: types }, { enum: 'S-EXT-04 S-GEN-21' }) },
      propertyNames: { pattern: propertyNamePattern },
      additionalProperties: shared('value'),
    },
    {
      type: 'S-EXT-03',
      minProperties: 'S-EXT-03',
      required: 'S-EXT-04',
      propertyNames: 'S-EXT-05',
    },
  );
}

function customExtensionSchema(): Schema {
  return ruled(
    {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: propertyNamePattern },
      additionalProperties: shared('value'),
    },
    { type: 'S-EXT-03', minProperties: 'S-GEN-07', propertyNames: 'S-EXT-05' },
  );
}

/** Any value of a custom property: nothing null, nothing empty, at any depth. */
function anyValueSchema(): Schema {
  return ruled(
    {
      type: ['string', 'number', 'boolean', 'array', 'object'],
      minItems: 1,
      items: shared('value'),
      minProperties: 1,
      propertyNames: { pattern: patterns.dictionaryKeyPattern },
      additionalProperties: shared('value'),
    },
    {
      type: 'S-GEN-02',
      minItems: 'S-GEN-06',
      minProperties: 'S-GEN-07',
      propertyNames: 'S-GEN-08',
    },
  );
}

function bundleSchema(): Schema {
  const member = ruled(
    {
      type: 'object',
      required: ['type'],
      properties: {
        type: ruled(
          { type: 'string', not: { const: 'bundle' } },
          { type: 'S-BUN-02', not: 'S-BUN-02' },
        ),
      },
    },
    { type: 'S-BUN-02', required: 'S-BUN-02' },
  );
  const absent = ['spec_version', ...Object.keys(commonProperties)].map((name) => [
    name,
    never('S-BUN-03'),
  ]);
  return ruled(
    {
      type: 'object',
      required: ['type', 'id'],
      properties: {
        type: ruled({ const: 'bundle' }, { const: 'S-BUN-01' }),
        id: patterned(`^bundle--${uuidPattern}$`, 'S-BUN-01', 'S-BUN-01'),
        objects: ruled(
          { type: 'array', minItems: 1, items: member },
          { type: 'S-BUN-01', minItems: 'S-BUN-01 S-GEN-06' },
        ),
        ...Object.fromEntries(absent),
      },
    },
    { type: 'S-BUN-01', required: 'S-BUN-01' },
  );
}

/** The schemas that documents refer to as `#/$defs/…`: nested types, extensions, any value. */
export const definitions: ReadonlyMap<string, Schema> = new Map([
  ['value', anyValueSchema()],
  ['extension', extensionSchema()],
  ['custom-extension', customExtensionSchema()],
  ['hashes', hashesSchema()],
  ...tableSchemas(nestedTypes, 'S-GEN-05'),
  ...tableSchemas(predefinedExtensions, 'S-EXT-05'),
]);

function tableSchemas(
  tables: Readonly<Record<string, PropertyTable>>,
  names: string,
): [string, Schema][] {
  const place = { observable: true };
  return Object.entries(tables).map(([name, table]) => [name, tableSchema(table, place, names)]);
}

/** The names of the definitions a schema refers to, directly or through others. */
function usedDefinitions(schema: Schema): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (value: unknown) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/\$defs\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      visit(definitions.get(name));
    }
  };
  visit(schema);
  return used;
}
