/**
 * From the tables' kinds and demands to JSON Schema (draft 2020-12). Every keyword that can fail says in
 * `x-rules` which rule it follows; a keyword inside a combinator stays silent and the combinator speaks.
 */
import { propertyNamePattern } from '../tables/meta-objects.ts';
import type { Constraint, Kind, Property, PropertyTable } from '../tables/property.ts';
import * as patterns from '../tables/text-patterns.ts';
import { enumerations } from '../tables/vocabularies.ts';

/** A JSON Schema object. */
export type Schema = { readonly [keyword: string]: unknown };

/** Where a property stands, which decides the rule that a wrong type breaks. */
export interface Place {
  /** One of a cyber-observable's own properties: all of these are S-SCO-25's. */
  readonly observable: boolean;
}

/** Rules that say `integer` themselves, so that another type breaks them too. */
const integerRules = ['S-COM-01', 'S-SDO-07', 'S-SRO-03', 'S-SCO-03'];

/** A schema whose keywords follow these rules. */
export function ruled(schema: Schema, rules: Readonly<Record<string, string>>): Schema {
  return { ...schema, 'x-rules': rules };
}

/** Text of one form. */
export function patterned(pattern: string, rule: string, type = 'S-SCO-25'): Schema {
  return ruled({ type: 'string', pattern }, { type, pattern: rule });
}

/** A property that may not be there. */
export function never(rule: string): Schema {
  return ruled({ not: {} }, { not: rule });
}

/** A reference to a shared definition. */
export function shared(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** The schema of one property. */
export function propertySchema(kind: Kind, place: Place, element = false): Schema {
  const type = typeRule(kind, place, element);
  switch (kind.kind) {
    case 'string':
      return kind.pattern === undefined
        ? ruled({ type: 'string' }, { type })
        : patterned(kind.pattern, kind.rule ?? type, type);
    case 'boolean':
      return ruled({ type: 'boolean' }, { type });
    case 'integer':
    case 'float':
      return numberSchema(kind, type);
    case 'timestamp':
      return timestampSchema(kind.precision, type);
    case 'hex':
      return patterned(patterns.hexPattern, kind.rule ?? 'S-GEN-13', type);
    case 'binary':
      return ruled({ type: 'string', contentEncoding: 'base64' }, { type });
    case 'hashes':
      return shared('hashes');
    case 'vocabulary':
      return ruled({ type: 'string' }, { type });
    case 'enumeration': {
      const rules = kind.rule === undefined ? 'S-GEN-21' : `${kind.rule} S-GEN-21`;
      return ruled({ enum: enumerations[kind.name] }, { enum: rules });
    }
    case 'reference':
      return patterned(patterns.referencePattern(kind.targets), kind.rule, type);
    case 'list':
      return listSchema(kind, place, type);
    case 'dictionary':
      return dictionarySchema(kind.of, kind.rule, type);
    case 'nested':
      return shared(kind.type);
    case 'container':
      return ruled(
        {
          type: 'object',
          minProperties: 1,
          additionalProperties: ruled({ type: 'object' }, { type: 'S-SDO-08' }),
        },
        { type, minProperties: 'S-GEN-07' },
      );
    case 'extensions':
      throw new Error('extensions depend on the type: see schema-documents.ts');
  }
}

function typeRule(kind: Kind, place: Place, element: boolean): string {
  if (place.observable) return 'S-SCO-25';
  if (element || kind.kind === 'list') return 'S-GEN-15';
  return kind.kind === 'boolean' ? 'S-GEN-09' : 'S-SCO-25';
}

function numberSchema(kind: Kind & { kind: 'integer' | 'float' }, type: string): Schema {
  const whole = kind.kind === 'integer';
  const minimum = kind.minimum ?? (whole ? Number.MIN_SAFE_INTEGER : undefined);
  const maximum = kind.maximum ?? (whole ? Number.MAX_SAFE_INTEGER : undefined);
  const bound = kind.rule ?? 'S-GEN-10';
  return ruled(
    {
      type: whole ? 'integer' : 'number',
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
    },
    {
      type: kind.rule !== undefined && integerRules.includes(kind.rule) ? kind.rule : type,
      ...(minimum === undefined ? {} : { minimum: bound }),
      ...(maximum === undefined
        ? {}
        : { maximum: kind.maximum === undefined ? 'S-GEN-10' : bound }),
    },
  );
}

function timestampSchema(precision: 'millisecond' | 'second' | undefined, type: string): Schema {
  if (precision === 'millisecond') return patterned(patterns.millisecondPattern, 'S-GEN-20', type);
  if (precision === 'second') return patterned(patterns.secondPattern, 'S-SCO-12', type);
  return patterned(patterns.timestampPattern, 'S-GEN-18', type);
}

/** Hashes by algorithm. Unknown algorithms break S-GEN-17; whether they break S-GEN-16 too, the findings tell. */
export function hashesSchema(): Schema {
  const properties = Object.fromEntries(
    Object.entries(patterns.hashPatterns).map(([name, pattern]) => [
      name,
      patterned(pattern, 'S-GEN-16', 'S-GEN-16'),
    ]),
  );
  return ruled(
    { type: 'object', minProperties: 1, properties, additionalProperties: false },
    { type: 'S-SCO-25', minProperties: 'S-GEN-07', additionalProperties: 'S-GEN-17' },
  );
}

function listSchema(kind: Kind & { kind: 'list' }, place: Place, type: string): Schema {
  const minItems = kind.rule === undefined ? 'S-GEN-06' : `${kind.rule} S-GEN-06`;
  const items = propertySchema(kind.of, place, true);
  if (kind.some === undefined)
    return ruled({ type: 'array', minItems: 1, items }, { type, minItems });
  const some = { pattern: patterns.referencePattern(kind.some) };
  return ruled(
    { type: 'array', minItems: 1, items, contains: some },
    { type, minItems, contains: 'S-REF-08' },
  );
}

function dictionarySchema(
  of: readonly Kind[] | undefined,
  rule: string | undefined,
  type: string,
): Schema {
  return ruled(
    {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: patterns.dictionaryKeyPattern },
      additionalProperties:
        of === undefined || rule === undefined ? shared('value') : valueSchema(of, rule),
    },
    { type, minProperties: 'S-GEN-07', propertyNames: 'S-GEN-08' },
  );
}

/** What a typed dictionary's values are: strings, integers, or lists of strings. */
function valueSchema(of: readonly Kind[], rule: string): Schema {
  if (of[0]?.kind === 'list') {
    const items = ruled({ type: 'string' }, { type: rule });
    return ruled({ type: 'array', minItems: 1, items }, { type: rule, minItems: 'S-GEN-06' });
  }
  const types = of.map((kind) => kind.kind);
  return ruled({ type: types.length === 1 ? types[0] : types }, { type: rule });
}

/** What several properties owe each other, one schema a demand. */
function constraintSchema(constraint: Constraint): Schema {
  const { rule } = constraint;
  switch (constraint.demand) {
    case 'some':
      return ruled({ anyOf: constraint.groups.map((required) => ({ required })) }, { anyOf: rule });
    case 'one':
      return ruled(
        { oneOf: constraint.properties.map((property) => ({ required: [property] })) },
        { oneOf: rule },
      );
    case 'with':
      return ruled(
        { dependentRequired: { [constraint.property]: constraint.needs } },
        { dependentRequired: rule },
      );
    case 'when': {
      const { property, equals } = constraint;
      const condition = { required: [property], properties: { [property]: { const: equals } } };
      return implication(condition, consequence(constraint));
    }
    case 'element': {
      const { property, list, element } = constraint;
      const contains = ruled({ contains: { const: element } }, { contains: rule });
      return implication({ required: [property] }, { properties: { [list]: contains } });
    }
  }
}

function implication(condition: Schema, consequence: Schema): Schema {
  return Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);
}

function consequence(constraint: Constraint & { demand: 'when' }): Schema {
  const { rule, requires, forbids, matches, nested, instances } = constraint;
  if (requires !== undefined) return ruled({ required: requires }, { required: rule });
  if (forbids !== undefined)
    return { properties: Object.fromEntries(forbids.map((name) => [name, never(rule)])) };
  if (matches !== undefined) {
    const { property, pattern } = matches;
    const properties = { [property]: ruled({ pattern }, { pattern: rule }) };
    return ruled({ required: [property], properties }, { required: rule });
  }
  if (nested !== undefined) {
    const properties = { [nested.property]: shared(nested.type) };
    return ruled({ required: [nested.property], properties }, { required: rule });
  }
  return ruled({ anyOf: (instances ?? []).map(instanceSchema) }, { anyOf: rule });
}

/** An object with exactly these members of those named; nested ones must be there, too. */
function instanceSchema(instance: Readonly<Record<string, unknown>>): Schema {
  const properties = Object.entries(instance).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null
      ? { type: 'object', ...instanceSchema(value as Readonly<Record<string, unknown>>) }
      : { const: value },
  ]);
  const required = Object.keys(instance).filter((name) => name !== 'name');
  return { required, properties: Object.fromEntries(properties) };
}

/** The schema of a table's object: nested types and predefined extensions. */
export function tableSchema(table: PropertyTable, place: Place, names: string): Schema {
  const properties = Object.entries(table.properties) as readonly [string, Property][];
  const required = properties.filter(([, property]) => property.required).map(([name]) => name);
  return ruled(
    {
      type: 'object',
      ...(required.length === 0 ? {} : { required }),
      properties: Object.fromEntries(
        properties.map(([name, property]) => [name, propertySchema(property, place)]),
      ),
      propertyNames: { pattern: propertyNamePattern },
      additionalProperties: shared('value'),
      ...constraintSchemas(table.constraints),
    },
    { type: 'S-SCO-25', required: table.rule ?? 'S-GEN-03', propertyNames: names },
  );
}

/** All demands of a table, under `allOf`. */
export function constraintSchemas(constraints: readonly Constraint[] | undefined): {
  readonly allOf?: readonly Schema[];
} {
  if (constraints === undefined) return {};
  return { allOf: constraints.map(constraintSchema) };
}
