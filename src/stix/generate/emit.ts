/**
 * From JSON Schemas to the source of functions that say yes or no, as fast as can be: they stop at the
 * first fault, make no text and no objects, and go through an object's members once.
 *
 * Knows the keywords that `src/stix/schema/` uses, and fails on any other.
 */
import type { Schema } from '../schema/property-schema.ts';

type SchemasOf = Readonly<Record<string, Schema>>;

/** What the functions share: regular expressions and sets of terms, each once. */
interface Constants {
  readonly patterns: Map<string, string>;
  readonly sets: Map<string, string>;
}

const knownKeywords = [
  ...['type', 'const', 'enum', 'not', 'anyOf', 'oneOf', 'allOf', 'if', 'then', '$ref'],
  ...['pattern', 'minimum', 'maximum', 'contentEncoding', 'x-rules'],
  ...['minItems', 'items', 'contains'],
  ...['required', 'properties', 'patternProperties', 'additionalProperties'],
  ...['propertyNames', 'minProperties', 'dependentRequired'],
];

/** The source of one function for each schema, and of what they share. */
export function emitChecks(schemas: ReadonlyMap<string, Schema>): string {
  const constants: Constants = { patterns: new Map(), sets: new Map() };
  const functions = [...schemas].map(([name, schema]) => {
    const body = statements(schema, 'v', constants).map((line) => `  ${line}`);
    return [`function ${checkName(name)}(v) {`, ...body, '  return true;', '}'].join('\n');
  });
  const patterns = [...constants.patterns].map(
    ([source, name]) => `const ${name} = new RegExp(${JSON.stringify(unrolled(source))});`,
  );
  const sets = [...constants.sets].map(([terms, name]) => `const ${name} = new Set(${terms});`);
  return [...patterns, ...sets, ...functions].join('\n');
}

/** The name of a schema's function. */
export function checkName(name: string): string {
  return `check_${name.replaceAll('-', '_')}`;
}

function patternName(source: unknown, { patterns }: Constants): string {
  const name = patterns.get(String(source)) ?? `pattern${patterns.size}`;
  patterns.set(String(source), name);
  return name;
}

/** Counted classes written out: V8 compiles a count as a loop, which takes half as long again. */
function unrolled(source: string): string {
  return source.replaceAll(/(\[[^\]\\]+\])\{([0-9]{1,2})\}/g, (_, set: string, times: string) =>
    set.repeat(Number(times)),
  );
}

function setName(terms: readonly unknown[], { sets }: Constants): string {
  const text = JSON.stringify(terms);
  const name = sets.get(text) ?? `terms${sets.size}`;
  sets.set(text, name);
  return name;
}

/** Statements that return `false` unless the value `v` names is as the schema says. */
function statements(schema: Schema, v: string, constants: Constants): string[] {
  for (const keyword of Object.keys(schema))
    if (!knownKeywords.includes(keyword)) throw new Error(`unknown keyword ${keyword}`);
  return [
    ...valueStatements(schema, v, constants),
    ...within(schema, 'array', v, arrayStatements(schema, v, constants)),
    ...within(schema, 'object', v, objectStatements(schema, v, constants)),
    ...combined(schema, v, constants),
  ];
}

function refuseUnless(...tests: readonly string[]): string {
  const all = tests.map((test) => (test.includes(' || ') ? `(${test})` : test));
  return `if (!(${all.join(' && ')})) return false;`;
}

function valueStatements(schema: Schema, v: string, constants: Constants): string[] {
  const { type, pattern, minimum, maximum, $ref } = schema;
  const tests: string[] = [];
  if ($ref !== undefined) tests.push(`${checkName(String($ref).replace('#/$defs/', ''))}(${v})`);
  if (schema.const !== undefined) tests.push(`${v} === ${JSON.stringify(schema.const)}`);
  if (Array.isArray(schema.enum)) tests.push(`${setName(schema.enum, constants)}.has(${v})`);
  if (type !== undefined)
    tests.push(
      [type]
        .flat()
        .map((each) => typeTest(String(each), v))
        .join(' || '),
    );
  if (pattern !== undefined) {
    const other = type === 'string' ? '' : `typeof ${v} !== 'string' || `;
    tests.push(`${other}${patternName(pattern, constants)}.test(${v})`);
  }
  if (minimum !== undefined) tests.push(`${v} >= ${minimum}`);
  if (maximum !== undefined) tests.push(`${v} <= ${maximum}`);
  if (schema.not !== undefined) tests.push(`!(${condition(schema.not as Schema, v, constants)})`);
  return tests.length === 0 ? [] : [refuseUnless(...tests)];
}

function typeTest(type: string, v: string): string {
  if (type === 'object') return `typeof ${v} === 'object' && ${v} !== null && !Array.isArray(${v})`;
  if (type === 'array') return `Array.isArray(${v})`;
  if (type === 'integer') return `Number.isInteger(${v})`;
  return type === 'number' ? `Number.isFinite(${v})` : `typeof ${v} === '${type}'`;
}

/** Statements about values of one type, which others pass. */
function within(schema: Schema, type: string, v: string, inner: string[]): string[] {
  if (inner.length === 0 || schema.type === type) return inner;
  return [`if (${typeTest(type, v)}) {`, ...inner, '}'];
}

function arrayStatements(schema: Schema, v: string, constants: Constants): string[] {
  const lines: string[] = [];
  if (schema.minItems !== undefined) lines.push(refuseUnless(`${v}.length >= ${schema.minItems}`));
  if (schema.items !== undefined) {
    const item = `${v}i`;
    const inner = statements(schema.items as Schema, item, constants);
    lines.push(`for (const ${item} of ${v}) {`, ...inner, '}');
  }
  if (schema.contains !== undefined) {
    const test = condition(schema.contains as Schema, `${v}e`, constants);
    lines.push(refuseUnless(`${v}.some((${v}e) => ${test})`));
  }
  return lines;
}

function objectStatements(schema: Schema, v: string, constants: Constants): string[] {
  const { dependentRequired, minProperties } = schema;
  const needs = Object.entries((dependentRequired ?? {}) as Readonly<Record<string, string[]>>);
  const closed = schema.additionalProperties !== undefined;
  return [
    ...needs.map(([name, needed]) => {
      const all = needed.map((each) => isThere(v, each)).join(' && ');
      return refuseUnless(`${v}.${name} === undefined || (${all})`);
    }),
    ...(minProperties === undefined ? [] : [refuseUnless(`Object.keys(${v}).length > 0`)]),
    ...(closed ? everyMember(schema, v, constants) : namedMembers(schema, v, constants)),
  ];
}

/** Asks for each member that a schema names: it says nothing of others. */
function namedMembers(schema: Schema, v: string, constants: Constants): string[] {
  const required = (schema.required ?? []) as readonly string[];
  const members = Object.entries((schema.properties ?? {}) as SchemasOf);
  return [
    ...(required.length === 0 ? [] : [refuseUnless(...required.map((name) => isThere(v, name)))]),
    ...members.flatMap(([name, inner]) => {
      const member = `${v}_${name.replaceAll('-', '_')}`;
      const lines = statements(inner, member, constants);
      return [`const ${member} = ${v}.${name};`, `if (${member} !== undefined) {`, ...lines, '}'];
    }),
  ];
}

/**
 * Goes through an object's own members once: what is absent costs nothing, and required ones are counted.
 * (Asking for each named member is slower by far where objects of many shapes come by.)
 */
function everyMember(schema: Schema, v: string, constants: Constants): string[] {
  const required = (schema.required ?? []) as readonly string[];
  const members = Object.entries((schema.properties ?? {}) as SchemasOf);
  const never = members.filter(([, inner]) => isNever(inner)).map(([name]) => name);
  const [key, member, count] = [`${v}k`, `${v}m`, `${v}n`];
  const named = members
    .filter(([, inner]) => !isNever(inner))
    .toSorted(
      ([left], [right]) => Number(required.includes(right)) - Number(required.includes(left)),
    )
    .flatMap(([name, inner]) => [
      `case '${name}': {`,
      ...statements(inner, member, constants),
      ...(required.includes(name) ? [`${count}++;`] : []),
      'break; }',
    ]);
  const form = (schema.propertyNames as Schema | undefined)?.pattern;
  const others = [
    ...(never.length > 0 ? [refuseUnless(`!${setName(never, constants)}.has(${key})`)] : []),
    ...(form === undefined ? [] : [refuseUnless(`${patternName(form, constants)}.test(${key})`)]),
    ...otherMember(schema, key, member, constants),
  ];
  const body =
    named.length === 0 ? others : [`switch (${key}) {`, ...named, 'default: {', ...others, '} }'];
  return [
    ...(required.length > 0 ? [`let ${count} = 0;`] : []),
    `for (const ${key} in ${v}) {`,
    `const ${member} = ${v}[${key}];`,
    ...body,
    '}',
    ...(required.length > 0 ? [refuseUnless(`${count} === ${required.length}`)] : []),
  ];
}

function isThere(v: string, name: string): string {
  return `${v}.${name} !== undefined`;
}

/** Whether nothing satisfies a schema. */
function isNever(schema: Schema): boolean {
  const { not } = schema;
  return typeof not === 'object' && not !== null && Object.keys(not).length === 0;
}

function otherMember(schema: Schema, key: string, member: string, constants: Constants): string[] {
  const patterned = Object.entries((schema.patternProperties ?? {}) as SchemasOf);
  if (patterned.length === 0 && schema.additionalProperties === false) return ['return false;'];
  if (patterned.length === 0)
    return statements(schema.additionalProperties as Schema, member, constants);
  const branches = patterned.map(([pattern, inner]) => {
    const test = `${patternName(pattern, constants)}.test(${key})`;
    return `if (${test}) {\n${statements(inner, member, constants).join('\n')}\n} else `;
  });
  return [`${branches.join('')}return false;`];
}

function combined(schema: Schema, v: string, constants: Constants): string[] {
  const { allOf, anyOf, oneOf } = schema as Readonly<Record<string, readonly Schema[] | undefined>>;
  const lines = (allOf ?? []).flatMap((each) => statements(each, v, constants));
  if (anyOf !== undefined)
    lines.push(refuseUnless(anyOf.map((each) => condition(each, v, constants)).join(' || ')));
  if (oneOf !== undefined) {
    const count = oneOf.map((each) => `(${condition(each, v, constants)} ? 1 : 0)`).join(' + ');
    lines.push(refuseUnless(`${count} === 1`));
  }
  if (schema.if !== undefined) {
    const inner = statements(schema.then as Schema, `${v}`, constants);
    lines.push(`if (${condition(schema.if as Schema, v, constants)}) {`, ...inner, '}');
  }
  return lines;
}

/** An expression that tells whether the value is as a small schema says. */
function condition(schema: Schema, v: string, constants: Constants): string {
  const tests: string[] = [];
  if (schema.type !== undefined) tests.push(typeTest(String(schema.type), v));
  if (schema.const !== undefined) tests.push(`${v} === ${JSON.stringify(schema.const)}`);
  if (schema.pattern !== undefined)
    tests.push(`${patternName(schema.pattern, constants)}.test(${v})`);
  for (const name of (schema.required as string[] | undefined) ?? [])
    tests.push(`${v}.${name} !== undefined`);
  for (const [name, inner] of Object.entries((schema.properties ?? {}) as SchemasOf)) {
    const member = condition(inner, `${v}.${name}`, constants);
    tests.push(`(${v}.${name} === undefined || (${member}))`);
  }
  return tests.length === 0 ? 'true' : tests.join(' && ');
}
