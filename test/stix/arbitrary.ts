/** Generators of valid STIX objects, made from the tables alone: whatever they produce must be accepted. */
import fc from 'fast-check';
import { commonProperties } from '../../src/stix/tables/common-properties.ts';
import { nestedTypes } from '../../src/stix/tables/nested-types.ts';
import { type ObjectType, objectTypes, typesOf } from '../../src/stix/tables/object-types.ts';
import { predefinedExtensions } from '../../src/stix/tables/predefined-extensions.ts';
import type { Constraint, Kind, PropertyTable, Targets } from '../../src/stix/tables/property.ts';
import { isTarget } from '../../src/stix/tables/reference-targets.ts';
import { hashPatterns, hexPattern } from '../../src/stix/tables/text-patterns.ts';
import { enumerations, vocabularies } from '../../src/stix/tables/vocabularies.ts';

/** A JSON object that a test may change. */
export type Draft = Record<string, unknown>;

/** A valid object, and a value for every property that its type has, present or not. */
export interface Sample {
  readonly type: ObjectType;
  readonly object: Draft;
  readonly values: Draft;
}

const plainText = fc.string({ maxLength: 12 });
const uuid = fc.uuid({ version: 4 });
const allTypes = [...typesOf('domain', 'relationship', 'observable', 'meta'), 'x-thing'];
const propertyName = fc.stringMatching(/^[a-z][a-z0-9_]{2,20}$/);

/** Texts for the patterns that no generator can follow. */
const examples: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'S-COM-06': fc.webUrl(),
  'S-SCO-22': plainText.map((path) => `HKEY_LOCAL_MACHINE\\${path}`),
  'S-MET-02': fc.constantFrom('id', 'type', 'description.[0].Some-Key'),
};

/** An identifier of an object that may be named there. */
export function identifier(targets: Targets): fc.Arbitrary<string> {
  const types = allTypes.filter((type) => isTarget(targets, type));
  return fc.tuple(fc.constantFrom(...types), uuid).map(([type, id]) => `${type}--${id}`);
}

function instant(precision: 'millisecond' | 'second' | undefined): fc.Arbitrary<string> {
  const bounds = { min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true };
  const exact = fc.date(bounds).map((date) => date.toISOString());
  return precision === 'second' ? exact.map((time) => `${time.slice(0, 19)}Z`) : exact;
}

function dictionary<T>(value: fc.Arbitrary<T>) {
  const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,12}$/);
  return fc.dictionary(key, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
}

/** Any value that a custom property may have. */
export const customValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    plainText,
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    dictionary(tie('value')),
  ),
})).value;

const known = new Map<string, WeakMap<object, fc.Arbitrary<unknown>>>();

/** Makes an arbitrary once for each object type and thing: making them costs more than running them. */
function once<T>(type: string, thing: object, make: () => fc.Arbitrary<T>): fc.Arbitrary<T> {
  const ofType = known.get(type) ?? new WeakMap<object, fc.Arbitrary<unknown>>();
  known.set(type, ofType);
  const made = (ofType.get(thing) as fc.Arbitrary<T> | undefined) ?? make();
  ofType.set(thing, made);
  return made;
}

/** A valid value of one kind; `type` is the object's, whose extensions differ. */
export function valid(kind: Kind, type: string): fc.Arbitrary<unknown> {
  return once(type, kind, () => makeValid(kind, type));
}

function makeValid(kind: Kind, type: string): fc.Arbitrary<unknown> {
  switch (kind.kind) {
    case 'string':
      if (kind.pattern === undefined) return plainText;
      return examples[kind.rule ?? ''] ?? fc.stringMatching(new RegExp(kind.pattern));
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: kind.minimum ?? -1000, max: kind.maximum ?? 1_000_000 });
    case 'float':
      return fc.integer({ min: kind.minimum ?? -50, max: kind.maximum ?? 50 });
    case 'timestamp':
      return instant(kind.precision);
    case 'hex':
      return fc.stringMatching(new RegExp(hexPattern));
    case 'binary':
      return plainText.map((plain) => Buffer.from(plain).toString('base64'));
    case 'hashes':
      return fc
        .constantFrom(...(['MD5', 'SHA-1', 'SHA-256'] as const))
        .chain((name) => fc.record({ [name]: fc.stringMatching(new RegExp(hashPatterns[name])) }));
    case 'vocabulary':
      return fc.oneof(fc.constantFrom(...vocabularies[kind.name]), plainText);
    case 'enumeration':
      return fc.constantFrom(...enumerations[kind.name]);
    case 'reference':
      return identifier(kind.targets);
    case 'list':
      return listOf(kind, type);
    case 'dictionary':
      return dictionary(
        kind.of === undefined ? customValue : fc.oneof(...kind.of.map((each) => valid(each, type))),
      );
    case 'nested':
      return tableObject(nestedTypes[kind.type as keyof typeof nestedTypes], type);
    case 'extensions':
      return extensionsOf(type);
    case 'container':
      return dictionary(fc.constant({ type: 'ipv4-addr', value: '198.51.100.3' }));
  }
}

function listOf(kind: Kind & { kind: 'list' }, type: string) {
  const items = fc.array(valid(kind.of, type), { minLength: 1, maxLength: 3 });
  if (kind.some === undefined) return items;
  return fc
    .tuple(
      identifier('observable').filter((id) => !id.startsWith('x-')),
      items,
    )
    .map(([first, others]) => [first, ...others]);
}

function extensionsOf(type: string): fc.Arbitrary<unknown> {
  const defined = fc
    .tuple(uuid, dictionary(customValue))
    .map(([id, content]): [string, unknown] => [
      `extension-definition--${id}`,
      { extension_type: 'property-extension', content },
    ]);
  const own = Object.entries(predefinedExtensions)
    .filter(([, extension]) => extension.on === type)
    .map(([name, table]) =>
      tableObject(table, type).map((value): [string, unknown] => [name, value]),
    );
  return fc
    .uniqueArray(fc.oneof(defined, ...own), {
      minLength: 1,
      maxLength: 3,
      selector: ([name]) => name,
    })
    .map((entries) => Object.fromEntries(entries));
}

function tableObject(table: PropertyTable, type: string): fc.Arbitrary<Draft> {
  return once(type, table, () =>
    sampleOf(Object.entries(table.properties), table.constraints ?? [], type).map(
      ({ object }) => object,
    ),
  );
}

function sampleOf(
  properties: readonly (readonly [string, Kind & { readonly required?: true }])[],
  constraints: readonly Constraint[],
  type: string,
) {
  const arbitraries = properties.map(([name, kind]) => [name, valid(kind, type)] as const);
  const optional = properties.filter(([, kind]) => !kind.required).map(([name]) => name);
  const absent = fc.subarray(optional);
  return fc.tuple(fc.record(Object.fromEntries(arbitraries)), absent).map(([record, left]) => {
    const values: Draft = { ...record };
    const object: Draft = { ...values };
    for (const name of left) delete object[name];
    for (const constraint of constraints) satisfy(constraint, object, values);
    return { object, values };
  });
}

function satisfy(constraint: Constraint, object: Draft, values: Draft): void {
  const add = (names: readonly string[]) => {
    for (const name of names) object[name] ??= values[name];
  };
  switch (constraint.demand) {
    case 'some': {
      const { groups } = constraint;
      if (!groups.some((group) => group.every((name) => name in object))) add(groups[0] ?? []);
      break;
    }
    case 'one': {
      const [first, ...others] = constraint.properties.filter((name) => name in object);
      if (first === undefined) add(constraint.properties.slice(0, 1));
      for (const name of others) delete object[name];
      break;
    }
    case 'with':
      if (constraint.property in object) add(constraint.needs);
      break;
    case 'when':
      if (object[constraint.property] === constraint.equals) satisfyThen(constraint, object, add);
      break;
    case 'element':
      if (constraint.property in object) object[constraint.list] = [constraint.element];
  }
}

function satisfyThen(
  constraint: Constraint & { demand: 'when' },
  object: Draft,
  add: (names: readonly string[]) => void,
): void {
  add(constraint.requires ?? []);
  for (const name of constraint.forbids ?? []) delete object[name];
  if (constraint.matches !== undefined)
    object[constraint.matches.property] = constraint.rule === 'S-COM-07' ? 'CVE-2021-44228' : '';
  if (constraint.nested !== undefined) object[constraint.nested.property] = { statement: 'ours' };
  Object.assign(object, constraint.instances?.[0]);
}

/** A sample of one type. */
export function sample(name: string): fc.Arbitrary<Sample> {
  const type = objectTypes.get(name);
  if (type === undefined) throw new Error(`no such type: ${name}`);
  const own = [...type.properties].filter(
    ([property]) => !['type', 'id', 'spec_version'].includes(property),
  );
  const identity = fc.record({
    type: fc.constant(name),
    id: uuid.map((id) => `${name}--${id}`),
    spec_version: fc.constant('2.1'),
  });
  const custom = fc.dictionary(propertyName, customValue, { maxKeys: 2, noNullPrototype: true });
  return fc
    .tuple(identity, sampleOf(own, type.table.constraints ?? [], name), custom)
    .map(([head, { object, values }, extra]) => {
      const taken = new Set([...Object.keys(commonProperties), ...type.properties.keys()]);
      const reserved = ['severity', 'username', 'phone_number', 'action'];
      const free = Object.entries(extra).filter(
        ([property]) => !taken.has(property) && !reserved.includes(property),
      );
      return { type, object: { ...Object.fromEntries(free), ...object, ...head }, values };
    });
}

/** A sample of any type. */
export const anySample: fc.Arbitrary<Sample> = fc.oneof(...[...objectTypes.keys()].map(sample));
