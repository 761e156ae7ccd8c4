/**
 * Which other objects an object names, and what its release asks of each (design §2, R-13).
 *
 * The tables of STIX say what must stay: what they require is required, and of a list that may not be empty,
 * or of alternatives that references alone fulfil, one must be left; all else may be left out. Nobody
 * knows what custom content demands, so there something of every list must be left.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { isObject, typeOfId } from '../stix/rules/rule.ts';
import { commonProperties } from '../stix/tables/common-properties.ts';
import { nestedTypes } from '../stix/tables/nested-types.ts';
import { objectTypes } from '../stix/tables/object-types.ts';
import { predefinedExtensions } from '../stix/tables/predefined-extensions.ts';
import {
  type Constraint,
  type Kind,
  type Property,
  reference,
  references,
  required,
} from '../stix/tables/property.ts';
import { isTarget } from '../stix/tables/reference-targets.ts';
import type { Reference } from '../store/store.ts';

/** An identifier in either letter case: no object here has one in capitals, so what it names never comes. */
const identifier = /^[a-z][a-z0-9-]{1,249}--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Belongs to attribution, not to closure (design §2). */
const attribution = 'created_by_ref';

/**
 * What an object names, one reference for each thing that is asked of an id. No references are the object
 * itself, its creator, and the keys within a container of observables (STIX 2.1 §2.13). An id may be named
 * in several places: a part counts it as long as it is there.
 */
export function referencesOf(object: JsonObject): readonly Reference[] {
  const { [attribution]: _, ...content } = object;
  const search = new Search(object);
  search.members(content, standardTables.get(String(object.type)) ?? customTable);
  return [...search.found.values()];
}

/** What is known of the members of an object. */
interface Table {
  readonly properties: ReadonlyMap<string, Property>;
  /** Sets of properties, one of which must be there. */
  readonly alternatives: readonly Alternatives[];
  /** Nothing at all is known, not even whether it may be empty. */
  readonly unknown: boolean;
}

interface Alternatives {
  readonly rule: string;
  readonly groups: readonly (readonly string[])[];
}

interface TableSource {
  readonly properties: Readonly<Record<string, Property>>;
  readonly constraints?: readonly Constraint[];
}

function tableFrom({ properties, constraints = [] }: TableSource): Table {
  const alternatives = constraints.flatMap((constraint): readonly Alternatives[] => {
    const { rule, demand } = constraint;
    if (demand === 'some') return [{ rule, groups: constraint.groups }];
    if (demand === 'one') return [{ rule, groups: constraint.properties.map((name) => [name]) }];
    return [];
  });
  return { properties: new Map(Object.entries(properties)), alternatives, unknown: false };
}

function tablesFrom(sources: Readonly<Record<string, TableSource>>): ReadonlyMap<string, Table> {
  return new Map(Object.entries(sources).map(([name, source]) => [name, tableFrom(source)]));
}

const standardTables: ReadonlyMap<string, Table> = new Map(
  [...objectTypes].map(([type, { properties, table }]) => [
    type,
    {
      ...tableFrom({ ...table, properties: commonProperties }),
      properties: new Map([...Object.entries(commonProperties), ...properties]),
    },
  ]),
);
const customTable = tableFrom({ properties: commonProperties });
const nestedTables = tablesFrom(nestedTypes);
const extensionTables = tablesFrom(predefinedExtensions);
const unknownTable: Table = { ...tableFrom({ properties: {} }), unknown: true };

/** Kinds of references where only the name tells that there are any. */
const namedMarking = reference(['marking-definition']);
const namedReference = reference('any');
const namedReferences = required(references('any'));

function kindByName(name: string): Property | undefined {
  if (name === 'marking_ref' || name === 'object_marking_refs') return namedMarking;
  if (name.endsWith('_ref')) return namedReference;
  return name.endsWith('_refs') ? namedReferences : undefined;
}

type ReferenceKind = Kind & { readonly kind: 'reference' };

/** A property and the parts that every reference in it counts for. */
interface Place {
  readonly name: string;
  readonly property: Property | undefined;
  readonly parts: readonly string[];
}

const asksByStrictness: readonly Reference['asks'][] = ['', 'type', 'form'];

/** One walk through an object. */
class Search {
  readonly found = new Map<string, Reference>();
  readonly #object: JsonObject;
  readonly #parts = new Map<string, number>();

  constructor(object: JsonObject) {
    this.#object = object;
  }

  members(object: JsonObject, table: Table): void {
    const places = Object.keys(object).map((name) => ({
      name,
      property: table.properties.get(name) ?? kindByName(name),
    }));
    const parts = this.#alternativesMet(places, table);
    for (const { name, property } of places) {
      const place = { name, property, parts: parts.get(name) ?? [] };
      this.#value(object[name] ?? null, property, place);
    }
  }

  /** Of alternatives that references alone fulfil: the part that each property counts for. */
  #alternativesMet(
    places: readonly Omit<Place, 'parts'>[],
    { alternatives, unknown }: Table,
  ): ReadonlyMap<string, readonly string[]> {
    const names = new Set(places.map(({ name }) => name));
    const mayGo = new Set(places.filter(({ property }) => isReference(property)).map(nameOf));
    const parts = new Map<string, string[]>();
    const hold = (part: string, held: Iterable<string>) => {
      for (const name of held) parts.set(name, [...(parts.get(name) ?? []), part]);
    };
    for (const { rule, groups } of alternatives) {
      const met = groups.filter((group) => group.every((name) => names.has(name)));
      const lost = met.filter((group) => group.some((name) => mayGo.has(name)));
      if (met.length > 0 && lost.length === met.length) hold(this.#newPart(rule), lost.flat());
    }
    if (unknown && names.size > 0 && mayGo.size === names.size)
      hold(this.#newPart('custom'), names);
    return parts;
  }

  #value(value: JsonValue, kind: Kind | undefined, place: Place): void {
    if (kind?.kind === 'reference') this.#references(value, kind, place);
    else if (kind?.kind === 'list') this.#list(value, kind, place);
    else if (kind?.kind === 'nested') this.#inside(value, nestedTables.get(kind.type));
    else if (kind?.kind === 'extensions') this.#extensions(value);
    else if (kind?.kind !== 'container') this.#inside(value, unknownTable);
  }

  #list(value: JsonValue, list: Kind & { readonly kind: 'list' }, place: Place): void {
    if (list.of.kind !== 'reference') {
      for (const element of elementsIn(value)) this.#value(element, list.of, place);
      return;
    }
    const { property, parts } = place;
    const own = property?.required === true || list.some !== undefined;
    const counted = own ? [...parts, this.#newPart(place.name)] : parts;
    for (const element of elementsIn(value)) {
      const counts = list.some === undefined || isTarget(list.some, typeOfId(element) ?? '');
      const optional = { ...place, property: list.of, parts: counts ? counted : [] };
      this.#references(element, list.of, optional);
    }
  }

  #references(value: JsonValue, kind: ReferenceKind, place: Place): void {
    if (typeof value === 'string') this.#note(value, kind, place);
    else if (Array.isArray(value)) {
      const list = { ...place, parts: [...place.parts, this.#newPart(place.name)] };
      for (const element of elementsIn(value)) this.#references(element, kind, list);
    } else this.#inside(value, unknownTable);
  }

  #note(target: string, kind: ReferenceKind, place: Place): void {
    const { id, type } = this.#object;
    if (target === id || !identifier.test(target)) return;
    const { asks, ...demand } = demandOf(target, kind, place);
    const follows = place.name === 'object_ref' && type === 'language-content';
    const parts = demand.kind === 'optional' && place.parts.length > 0 ? place.parts : [''];
    for (const part of parts) this.#add(target, demand.kind, part, follows ? 'form' : asks);
  }

  #add(target: string, kind: Reference['kind'], part: string, asks: Reference['asks']): void {
    const key = `${kind} ${part} ${target}`;
    const earlier = this.found.get(key)?.asks ?? '';
    const stricter = asksByStrictness.indexOf(asks) > asksByStrictness.indexOf(earlier);
    const row = { target, named: target, kind, part, asks: stricter ? asks : earlier };
    this.found.set(key, row);
  }

  #extensions(value: JsonValue): void {
    for (const [name, extension] of Object.entries(isObject(value) ? value : [value])) {
      this.#inside(extension, extensionTables.get(name));
    }
  }

  #inside(value: JsonValue, table: Table = unknownTable): void {
    if (isObject(value)) this.members(value, table);
    else if (Array.isArray(value)) {
      for (const element of elementsIn(value)) this.#inside(element, table);
    }
  }

  /** A part's name that no other part of the object has; short, however deep it lies. */
  #newPart(name: string): string {
    const short = name.slice(0, 64);
    const number = (this.#parts.get(short) ?? 0) + 1;
    this.#parts.set(short, number);
    return number === 1 ? short : `${short}#${number}`;
  }
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function isReference(property: Property | undefined): boolean {
  const kind = property?.kind === 'list' ? property.of : property;
  return kind?.kind === 'reference' && property?.required !== true;
}

/** What one place in which an id is named asks of it. */
function demandOf(target: string, { targets }: ReferenceKind, { property }: Place) {
  if (isMarking(targets)) return { kind: 'marking', asks: '' } as const;
  const kind = property?.required === true ? 'required' : 'optional';
  // Redaction makes a file of a sample.
  const asks = typeOfId(target) === 'artifact' && !isTarget(targets, 'file') ? 'type' : '';
  return { kind, asks } as const;
}

function isMarking(targets: ReferenceKind['targets']): boolean {
  return typeof targets !== 'string' && targets.join() === 'marking-definition';
}

function elementsIn(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}
