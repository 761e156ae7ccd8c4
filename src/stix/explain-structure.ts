/**
 * Everything that is wrong with a value by a schema: the slow answer, asked for only once the generated
 * check has said no. It stops at `structureErrorsMax` errors.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { isObject, pointerTo } from './rules/rule.ts';
import type { Schema } from './schema/property-schema.ts';
import { definitions } from './schema/schema-documents.ts';

/** The most errors that are found in one object. */
export const structureErrorsMax = 1000;

/** One keyword of a schema that a value fails. */
export interface StructureError {
  /** A JSON pointer to the value; to the member where its name is at fault. */
  readonly pointer: string;
  readonly keyword: string;
  /** The ids of the rules it follows. */
  readonly rules: readonly string[];
  /** What the keyword asks for: the limit, the type, the missing name. */
  readonly wanted: unknown;
  readonly value: JsonValue | undefined;
}

/** All errors of an object by a document's schema, in the schema's order. */
export function explainStructure(schema: Schema, object: JsonObject): readonly StructureError[] {
  const errors: StructureError[] = [];
  explain(schema, object, '', errors);
  return errors;
}

function explain(
  schema: Schema,
  value: JsonValue,
  pointer: string,
  errors: StructureError[],
): void {
  if (errors.length >= structureErrorsMax) return;
  if (typeof schema.$ref === 'string') {
    explain(definition(schema.$ref), value, pointer, errors);
    return;
  }
  const fail: Fail = (keyword, wanted, at = pointer, found: JsonValue | undefined = value) => {
    const rules = (schema['x-rules'] as Readonly<Record<string, string>> | undefined)?.[keyword];
    errors.push({ pointer: at, keyword, rules: rules?.split(' ') ?? [], wanted, value: found });
  };
  explainValue(schema, value, fail);
  if (Array.isArray(value)) explainArray(schema, value, pointer, errors, fail);
  else if (isObject(value)) explainObject(schema, value, pointer, errors, fail);
  for (const each of listOf(schema.allOf)) explain(each, value, pointer, errors);
  if (schema.if !== undefined && matches(schema.if as Schema, value))
    explain(schema.then as Schema, value, pointer, errors);
}

type Fail = (keyword: string, wanted: unknown, at?: string, found?: JsonValue) => void;

function definition(reference: string): Schema {
  const schema = definitions.get(reference.replace('#/$defs/', ''));
  if (schema === undefined) throw new Error(`no definition ${reference}`);
  return schema;
}

function listOf(schemas: unknown): readonly Schema[] {
  return Array.isArray(schemas) ? schemas : [];
}

/** Whether a value is as a schema says. */
function matches(schema: Schema, value: JsonValue): boolean {
  const errors: StructureError[] = [];
  explain(schema, value, '', errors);
  return errors.length === 0;
}

function explainValue(schema: Schema, value: JsonValue, fail: Fail): void {
  const { type, pattern, minimum, maximum } = schema;
  if (type !== undefined && ![type].flat().some((each) => isOfType(value, String(each))))
    fail('type', type);
  if (schema.const !== undefined && value !== schema.const) fail('const', schema.const);
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) fail('enum', schema.enum);
  if (typeof value === 'string' && typeof pattern === 'string' && !expression(pattern).test(value))
    fail('pattern', pattern);
  if (typeof value === 'number') {
    if (typeof minimum === 'number' && value < minimum) fail('minimum', minimum);
    if (typeof maximum === 'number' && value > maximum) fail('maximum', maximum);
  }
  if (schema.not !== undefined && matches(schema.not as Schema, value)) fail('not', undefined);
  const [anyOf, oneOf] = [listOf(schema.anyOf), listOf(schema.oneOf)];
  if (anyOf.length > 0 && !anyOf.some((each) => matches(each, value))) fail('anyOf', undefined);
  if (oneOf.length > 0 && oneOf.filter((each) => matches(each, value)).length !== 1)
    fail('oneOf', undefined);
}

function isOfType(value: JsonValue, type: string): boolean {
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return type === 'number' ? Number.isFinite(value) : typeof value === type;
}

const expressions = new Map<string, RegExp>();

/** The compiled form of one of the schemas' patterns, of which there are not many. */
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const compiled = new RegExp(pattern);
  expressions.set(pattern, compiled);
  return compiled;
}

function explainArray(
  schema: Schema,
  values: readonly JsonValue[],
  pointer: string,
  errors: StructureError[],
  fail: Fail,
): void {
  const { minItems, items, contains } = schema;
  if (typeof minItems === 'number' && values.length < minItems) fail('minItems', minItems);
  if (items !== undefined) {
    for (const [index, value] of values.entries()) {
      if (errors.length >= structureErrorsMax) return;
      explain(items as Schema, value, pointerTo(pointer, index), errors);
    }
  }
  if (contains !== undefined && !values.some((value) => matches(contains as Schema, value)))
    fail('contains', undefined);
}

function explainObject(
  schema: Schema,
  object: JsonObject,
  pointer: string,
  errors: StructureError[],
  fail: Fail,
): void {
  for (const name of (schema.required as string[] | undefined) ?? [])
    if (!Object.hasOwn(object, name)) fail('required', name);
  for (const [name, needs] of Object.entries((schema.dependentRequired ?? {}) as NeedsOf)) {
    const missing =
      Object.hasOwn(object, name) && needs.find((need) => !Object.hasOwn(object, need));
    if (missing) fail('dependentRequired', missing);
  }
  const members = Object.entries(object);
  if (schema.minProperties !== undefined && members.length === 0) fail('minProperties', 1);
  for (const [name, value] of members) {
    if (errors.length >= structureErrorsMax) return;
    const at = pointerTo(pointer, name);
    const form = (schema.propertyNames as Schema | undefined)?.pattern;
    if (typeof form === 'string' && !expression(form).test(name))
      fail('propertyNames', name, at, value);
    const member = memberSchema(schema, name);
    if (member === false) fail('additionalProperties', name, at, value);
    else if (member !== undefined) explain(member, value, at, errors);
  }
}

type NeedsOf = Readonly<Record<string, readonly string[]>>;
type SchemasOf = Readonly<Record<string, Schema>>;

/** What a member has to be: by its name, by its name's form, or as any other. */
function memberSchema(schema: Schema, name: string): Schema | false | undefined {
  const properties = (schema.properties ?? {}) as SchemasOf;
  if (Object.hasOwn(properties, name)) return properties[name];
  for (const [pattern, inner] of Object.entries((schema.patternProperties ?? {}) as SchemasOf))
    if (expression(pattern).test(name)) return inner;
  return schema.additionalProperties as Schema | false | undefined;
}
