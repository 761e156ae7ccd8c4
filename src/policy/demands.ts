/**
 * What STIX demands of several properties together, asked of an object from which some were left out.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import type { Constraint, Property } from '../stix/tables/property.ts';

/** The properties of a type, a nested type or an extension, with its demands. */
export interface Demanding {
  readonly properties: ReadonlyMap<string, Property>;
  readonly constraints: readonly Constraint[];
}

/**
 * The object, without properties that may not stand there without others that are gone. `undefined` where something is
 * missing without which it is not valid.
 */
export function demanded(object: JsonObject, table: Demanding): JsonObject | undefined {
  const { properties, constraints } = table;
  const has = (name: string) => Object.hasOwn(object, name);
  for (const [name, { required }] of properties) if (required && !has(name)) return undefined;
  const supported = constraints.reduce(withoutUnsupported, withoutLostEncodings(object));
  return constraints.every((constraint) => meets(supported, constraint)) ? supported : undefined;
}

/** Without a `_enc` whose text is gone (S-GEN-25). */
function withoutLostEncodings(object: JsonObject): JsonObject {
  const isLost = (name: string) =>
    name.endsWith('_enc') && !Object.hasOwn(object, name.slice(0, -'_enc'.length));
  if (!Object.keys(object).some(isLost)) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !isLost(name)));
}

/** Without a property that needs others, where one of them is gone. */
function withoutUnsupported(object: JsonObject, constraint: Constraint): JsonObject {
  if (constraint.demand !== 'with' && constraint.demand !== 'element') return object;
  const { [constraint.property]: property, ...rest } = object;
  if (property === undefined) return object;
  const has =
    constraint.demand === 'with'
      ? constraint.needs.every((name) => Object.hasOwn(object, name))
      : listHas(object[constraint.list], constraint.element);
  return has ? object : rest;
}

function listHas(list: JsonValue | undefined, element: string): boolean {
  return Array.isArray(list) && list.includes(element);
}

function meets(object: JsonObject, constraint: Constraint): boolean {
  const has = (name: string) => Object.hasOwn(object, name);
  switch (constraint.demand) {
    case 'some':
      return constraint.groups.some((group) => group.every(has));
    case 'one':
      return constraint.properties.some(has);
    case 'when':
      return object[constraint.property] !== constraint.equals || meetsThen(object, constraint);
    default:
      return true;
  }
}

function meetsThen(object: JsonObject, constraint: Constraint & { demand: 'when' }): boolean {
  const { requires = [], matches, nested } = constraint;
  const named = [...requires, ...[matches, nested].flatMap((one) => one?.property ?? [])];
  return named.every((name) => Object.hasOwn(object, name));
}
