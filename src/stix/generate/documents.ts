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
  never,
  type Place,
  patterned,
  propertySchema,
  ruled,
  type Schema,
  shared,
  tableSchema,
} from './schema-builder.ts';

/** A property name, or `id`, the one shorter name there is. */
const objectNamePattern = `^(?:id$|${propertyNamePattern.slice(1)})`;

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** The `$id` of a document. */
export function documentId(name: string): string {
  return `urn:sekisho:stix:2.1:${name}`;
}

/** The names of the documents: the types, the two custom kinds, and the bundle. */
export const documentNames: readonly string[] = [
  ...objectTypes.keys(),
  'custom-object',
  'custom-observable',
  'bundle',
];

/** One document with all definitions it uses. */
export function buildDocument(name: string): Schema {
  const schema = rootSchema(name, '');
  const $defs = usedDefinitions(schema, allDefinitions(''));
  return { ...header(name), ...schema, ...(Object.keys($defs).length === 0 ? {} : { $defs }) };
}

/** All documents and all definitions, each a document that refers to others by `$id`. */
export function buildLinkedDocuments(): readonly Schema[] {
  const base = documentId('');
  return [
    ...documentNames.map((name) => ({ $id: documentId(name), ...rootSchema(name, base) })),
    linkedCommon('common-versioned', versionedApplicability, base),
    linkedCommon('common-observable', observableApplicability, base),
    ...Object.entries(allDefinitions(base)).map(([name, schema]) => ({
      $id: documentId(name),
      ...schema,
    })),
  ];
}

/** The common properties of a family, checked by one function for all its types. */
function linkedCommon(name: string, applicability: Applicability, base: string): Schema {
  const { extensions, ...properties } = commonSchemas(applicability, base, undefined);
  const own = name === 'common-observable' || extensions === undefined ? {} : { extensions };
  const { required } = applicability;
  return ruled(
    { $id: documentId(name), type: 'object', required, properties: { ...properties, ...own } },
    { type: 'S-SCO-25', required: 'S-GEN-03' },
  );
}

function header(name: string): Schema {
  return { $schema: draft, $id: documentId(name), title: name };
}

function rootSchema(name: string, base: string): Schema {
  if (name === 'bundle') return bundleSchema();
  if (name === 'custom-object') return customSchema(versionedApplicability, base, false);
  if (name === 'custom-observable') return customSchema(observableApplicability, base, true);
  const each = objectTypes.get(name);
  if (each === undefined) throw new Error(`no such type: ${name}`);
  const observable = each.family === 'observable';
  const place = { observable, base };
  const own = Object.entries(each.table.properties)
    .filter(([, property]) => property.kind !== 'extensions')
    .map(([property, kind]) => [property, propertySchema(kind, place)] as const);
  const identity = {
    type: ruled({ const: name }, { const: 'S-GEN-04' }),
    id: patterned(`^${name}--${uuidPattern}$`, 'S-ID-02'),
  };
  const predefined = observable ? predefinedOf(name) : undefined;
  const common = commonSchemas(each.applicability, base, predefined);
  const demands = constraintSchemas(each.table.constraints, place);
  if (base === '' || each.family === 'meta') {
    const properties = { ...identity, ...common, ...Object.fromEntries(own) };
    return { ...objectSchema(each.table, each.applicability, properties, place), ...demands };
  }
  const elsewhere = Object.keys(common).filter((property) => property !== 'extensions');
  const rest = Object.fromEntries(elsewhere.map((property) => [property, {}]));
  const extensions = observable ? { extensions: common.extensions ?? {} } : { extensions: {} };
  const properties = { ...identity, ...rest, ...extensions, ...Object.fromEntries(own) };
  const shareable = { ...each.applicability, required: [] };
  const family = shared(place, observable ? 'common-observable' : 'common-versioned');
  return {
    ...objectSchema(each.table, shareable, properties, place),
    allOf: [family, ...(demands.allOf ?? [])],
  };
}

function customSchema(applicability: Applicability, base: string, observable: boolean): Schema {
  const type = patterned(patterns.customTypePattern, 'S-GEN-04');
  const id = patterned(patterns.identifierPattern, 'S-ID-01');
  const common = commonSchemas(applicability, base, observable ? [] : undefined);
  const table = { section: '11.2', properties: {} };
  return objectSchema(table, applicability, { type, id, ...common }, { observable, base });
}

function objectSchema(
  table: PropertyTable,
  applicability: Applicability,
  properties: Readonly<Record<string, Schema>>,
  place: Place,
): Schema {
  const own = Object.entries(table.properties);
  const required = [
    'type',
    'id',
    ...applicability.required,
    ...own.filter(([, property]) => property.required).map(([name]) => name),
  ];
  return ruled(
    {
      type: 'object',
      required,
      properties,
      propertyNames: { pattern: objectNamePattern },
      additionalProperties: shared(place, 'value'),
    },
    { type: 'S-SCO-25', required: 'S-GEN-03', propertyNames: 'S-GEN-05' },
  );
}

function commonSchemas(
  applicability: Applicability,
  base: string,
  predefined: readonly string[] | undefined,
): Readonly<Record<string, Schema>> {
  const place: Place = { observable: false, base };
  const schemas: Record<string, Schema> = {
    spec_version: ruled({ const: '2.1' }, { const: 'S-GEN-24' }),
  };
  for (const name of [...applicability.required, ...applicability.optional]) {
    if (name === 'spec_version') continue;
    schemas[name] =
      name === 'extensions'
        ? extensionsSchema(place, predefined)
        : propertySchema(commonProperties[name], place);
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
function extensionsSchema(place: Place, predefined: readonly string[] | undefined): Schema {
  const defined = { [patterns.definedExtensionPattern]: shared(place, 'extension') };
  const custom =
    predefined === undefined
      ? {}
      : { [patterns.customExtensionPattern(...predefined)]: shared(place, 'custom-extension') };
  const own = (predefined ?? []).map((name) => [name, shared(place, name)]);
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

function extensionSchema(place: Place): Schema {
  const types = enumerations['extension-type'];
  return ruled(
    {
      type: 'object',
      minProperties: 1,
      required: ['extension_type'],
      properties: { extension_type: ruled({ enum: types }, { enum: 'S-EXT-04 S-GEN-21' }) },
      propertyNames: { pattern: propertyNamePattern },
      additionalProperties: shared(place, 'value'),
    },
    {
      type: 'S-EXT-03',
      minProperties: 'S-EXT-03',
      required: 'S-EXT-04',
      propertyNames: 'S-EXT-05',
    },
  );
}

function customExtensionSchema(place: Place): Schema {
  return ruled(
    {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: propertyNamePattern },
      additionalProperties: shared(place, 'value'),
    },
    { type: 'S-EXT-03', minProperties: 'S-GEN-07', propertyNames: 'S-EXT-05' },
  );
}

/** Any value of a custom property: nothing null, nothing empty, at any depth. */
function anyValueSchema(place: Place): Schema {
  return ruled(
    {
      type: ['string', 'number', 'boolean', 'array', 'object'],
      minItems: 1,
      items: shared(place, 'value'),
      minProperties: 1,
      propertyNames: { pattern: patterns.dictionaryKeyPattern },
      additionalProperties: shared(place, 'value'),
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

function allDefinitions(base: string): Readonly<Record<string, Schema>> {
  const place: Place = { observable: true, base };
  const nested = Object.entries(nestedTypes).map(([name, table]) => [
    name,
    tableSchema(table, place, 'S-GEN-05'),
  ]);
  const predefined = Object.entries(predefinedExtensions).map(([name, table]) => [
    name,
    tableSchema(table, place, 'S-EXT-05'),
  ]);
  return {
    value: anyValueSchema(place),
    extension: extensionSchema(place),
    'custom-extension': customExtensionSchema(place),
    ...Object.fromEntries([...nested, ...predefined]),
  };
}

/** The definitions a schema refers to, directly or through others, in their own order. */
function usedDefinitions(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const used = new Set<string>();
  const visit = (value: unknown) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/\$defs\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      visit(definitions[name]);
    }
  };
  visit(schema);
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => used.has(name)));
}
