/**
 * Example objects of every STIX type, made from its tables: with all that it may have, with as little as it must, and with
 * each of the alternatives that it demands one of. `policy check` asks of them what a redaction makes of the type.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { tlpInstances } from '../stix/tables/markings.ts';
import { nestedTypes } from '../stix/tables/nested-types.ts';
import { type ObjectType, objectTypes } from '../stix/tables/object-types.ts';
import { predefinedExtensions } from '../stix/tables/predefined-extensions.ts';
import type {
  Constraint,
  Kind,
  Property,
  PropertyTable,
  Targets,
} from '../stix/tables/property.ts';
import { isTarget } from '../stix/tables/reference-targets.ts';
import { enumerations, vocabularies } from '../stix/tables/vocabularies.ts';

type Draft = Record<string, JsonValue>;

const uuid = '1f0e4a4b-3c2d-4e5f-8a9b-0c1d2e3f4a5b';
/** That of everything that examples refer to. */
const otherUuid = '9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d';
const text = 'example';

/** Texts for the patterns of `stringLike`, by their rule; and for the types' own numbers of catalogues. */
const formed: Readonly<Record<string, string>> = {
  'S-COM-06': 'https://example.com/',
  'S-SCO-14': '02:00:5e:00:53:01',
  'S-SCO-22': 'HKEY_LOCAL_MACHINE\\Software',
  'S-SRO-01': 'related-to',
  'S-EXT-02': 'example_property',
  'S-MET-02': 'type',
};

/** Values that the kind of a property does not tell, by its name or by type and name. */
const named: Readonly<Record<string, JsonValue>> = {
  pattern:
    "[file:name = 'example' /* text */] START t'2024-03-17T09:10:11Z' STOP t'2024-03-17T09:10:12Z'",
  pattern_type: 'stix',
  lang: 'ja',
  country: 'JP',
  path_enc: 'windows-1252',
  name_enc: 'windows-1252',
  cpe: 'cpe:2.3:a:example:example:1.0:*:*:*:*:*:*:*',
  'ipv4-addr.value': '198.51.100.3',
  'ipv6-addr.value': '2001:db8::3',
  contents: { ja: { description: text } },
};

const catalogued: Readonly<Record<string, JsonObject>> = {
  'external-reference': { source_name: text, description: text },
  'capec-reference': { source_name: 'capec', external_id: 'CAPEC-163', description: text },
  'cve-reference': { source_name: 'cve', external_id: 'CVE-2021-44228', description: text },
};

/** A moment within a day and a month; an end lies a second after it. */
const moment = '2024-03-17T09:10:11';

function timeOf(name: string, precision: 'millisecond' | 'second' | undefined): string {
  const isEnd = /^(?:last_|valid_until|stop_|end$)/.test(name);
  const time = isEnd ? moment.replace(/11$/, '12') : moment;
  return precision === 'second' ? `${time}Z` : `${time}.123Z`;
}

function identifierOf(targets: Targets): string {
  const type = [...objectTypes.keys()].find((one) => isTarget(targets, one)) ?? 'identity';
  return `${type}--${otherUuid}`;
}

function exampleOf(name: string, kind: Kind, type: string): JsonValue {
  const own = named[`${type}.${name}`] ?? named[name];
  if (own !== undefined) return own;
  switch (kind.kind) {
    case 'string':
      return formed[kind.rule ?? ''] ?? text;
    case 'boolean':
      return true;
    case 'integer':
    case 'float':
      return Math.max(1, kind.minimum ?? 1);
    case 'timestamp':
      return timeOf(name, kind.precision);
    case 'hex':
      return '00';
    case 'binary':
      return 'ZXhhbXBsZQ==';
    case 'vocabulary':
      return vocabularies[kind.name][0];
    case 'enumeration':
      return enumerations[kind.name][0];
    case 'reference':
      return identifierOf(kind.targets);
    case 'list':
      return [exampleOf(name, kind.some ? { ...kind.of, ...someTarget } : kind.of, type)];
    default:
      return structured(name, kind, type);
  }
}

const someTarget = { kind: 'reference', targets: ['ipv4-addr'], rule: 'S-REF-08' } as const;

type Structured = Extract<
  Kind,
  { kind: 'hashes' | 'dictionary' | 'nested' | 'extensions' | 'container' }
>;

function structured(name: string, kind: Structured, type: string): JsonValue {
  switch (kind.kind) {
    case 'hashes':
      return { 'SHA-256': '0'.repeat(64), own_hash: text };
    case 'dictionary':
      return { example: kind.of?.[0] === undefined ? text : exampleOf(name, kind.of[0], type) };
    case 'nested':
      return (
        catalogued[kind.type] ??
        tableExample(nestedTypes[kind.type as keyof typeof nestedTypes], type)
      );
    case 'extensions':
      return extensionsOf(type);
    case 'container':
      return { '0': { type: 'ipv4-addr', value: '198.51.100.3' } };
  }
}

function extensionsOf(type: string): JsonObject {
  const own = Object.entries(predefinedExtensions)
    .filter(([, { on }]) => on === type)
    .map(([key, table]): [string, JsonValue] => [key, tableExample(table, type)]);
  const defined = { extension_type: 'property-extension', content: text };
  return Object.fromEntries([...own, [`extension-definition--${uuid}`, defined]]);
}

/** A nested object or an extension with all that it may have. */
function tableExample({ properties, constraints = [] }: PropertyTable, type: string): JsonObject {
  const all = valuesOf(Object.entries<Property>(properties), type);
  return constraints.reduce((draft, constraint) => satisfied(draft, constraint, all, 0), all);
}

function valuesOf(properties: Iterable<readonly [string, Kind]>, type: string): Draft {
  return Object.fromEntries(
    [...properties].map(([name, kind]) => [name, exampleOf(name, kind, type)]),
  );
}

/** The draft with a constraint met; where it leaves a choice, by this alternative. */
function satisfied(draft: Draft, constraint: Constraint, all: Draft, alternative: number): Draft {
  const add = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name] ?? text]] : [])));
  switch (constraint.demand) {
    case 'some': {
      const met = constraint.groups.some((group) => group.every((name) => name in draft));
      const group = constraint.groups[alternative % constraint.groups.length] ?? [];
      return met ? draft : { ...draft, ...add(group) };
    }
    case 'one': {
      const { properties } = constraint;
      const chosen = properties[alternative % properties.length] ?? '';
      return { ...without(draft, properties), ...add([chosen]) };
    }
    case 'with':
      return constraint.property in draft ? { ...draft, ...add(constraint.needs) } : draft;
    case 'element': {
      const needed = constraint.property in draft;
      return needed ? { ...draft, [constraint.list]: [constraint.element] } : draft;
    }
    case 'when': {
      if (draft[constraint.property] !== constraint.equals) return draft;
      return { ...without(draft, constraint.forbids ?? []), ...add(constraint.requires ?? []) };
    }
  }
}

function without(draft: Draft, names: readonly string[]): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !names.includes(name)));
}

const made = new Map<string, readonly JsonObject[]>();

/** Valid examples of a type that STIX defines, always the same; none of any other. */
export function examplesOf(name: string): readonly JsonObject[] {
  const known = made.get(name);
  const type = objectTypes.get(name);
  if (known !== undefined || type === undefined) return known ?? [];
  const examples = name === 'marking-definition' ? markingExamples(type) : allExamples(type);
  made.set(name, examples);
  return examples;
}

function allExamples(type: ObjectType): readonly JsonObject[] {
  const constraints = type.table.constraints ?? [];
  const values = { ...valuesOf(type.properties, type.type), ...head(type.type) };
  const least = Object.fromEntries(
    Object.entries(values).filter(([name]) => type.properties.get(name)?.required),
  );
  const switches = constraints.flatMap((one) => (one.demand === 'when' ? [one.property] : []));
  const drafts = [values, least].flatMap((draft) => switched(draft, switches));
  const alternatives = Math.max(1, ...constraints.map(alternativesOf));
  const examples = drafts.flatMap((draft) =>
    Array.from({ length: alternatives }, (_, alternative) =>
      constraints.reduce<Draft>(
        (one, constraint) => satisfied(one, constraint, values, alternative),
        draft,
      ),
    ),
  );
  return [...new Map(examples.map((one) => [JSON.stringify(one), one])).values()];
}

function head(type: string): Draft {
  return { type, spec_version: '2.1', id: `${type}--${uuid}` };
}

/** The draft with each of its switches on and off. */
function switched(draft: Draft, switches: readonly string[]): readonly Draft[] {
  return switches
    .filter((name) => name in draft)
    .reduce<readonly Draft[]>(
      (drafts, name) => drafts.flatMap((one) => [one, { ...one, [name]: false }]),
      [draft],
    );
}

function alternativesOf(constraint: Constraint): number {
  if (constraint.demand === 'some') return constraint.groups.length;
  return constraint.demand === 'one' ? constraint.properties.length : 1;
}

/** A statement, a TLP 1 marking, and one that an extension defines (STIX 2.1 §7.2.1). */
function markingExamples(type: ObjectType): readonly JsonObject[] {
  const values = { ...valuesOf(type.properties, type.type), ...head(type.type) };
  const { definition, definition_type, object_marking_refs, granular_markings, ...rest } = values;
  const [tlp] = tlpInstances;
  return [
    { ...values, definition_type: 'statement', definition: { statement: text } },
    { ...without(rest, ['extensions']), definition_type: 'tlp', ...tlp },
    rest,
  ];
}
