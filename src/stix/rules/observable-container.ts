/**
 * S-SDO-08: the objects within the deprecated `objects` of observed data (STIX 2.1 §2.13).
 *
 * Each is judged as if it stood alone: it gets an identifier if it has none, and references to keys of the
 * container become references to identifiers of the keyed object's type.
 */
import type { JsonObject, JsonValue } from '../../base/json.ts';
import { quote } from '../../base/problem.ts';
import type { Finding, Profile } from '../finding.ts';
import { familyOf } from '../tables/object-types.ts';
import { isObject, pointerTo } from './rule.ts';

/** Any random UUID: it only has to have the right form. */
const standIn = '00000000-0000-4000-8000-000000000000';

/** The rules about identifiers: within a container they would judge the stand-ins. */
const aboutIdentifiers = new Set(['S-ID-04', 'S-ID-05', 'S-VER-06']);

function refuse(pointer: string, en: string, ja: string): Finding {
  return { rule: 'S-SDO-08', pointer, level: 'error', message: { en, ja } };
}

/**
 * The faults of a container's objects. `judge` gives the faults of one object that stands alone.
 */
export function checkContainer(
  object: JsonObject,
  profile: Profile,
  judge: (object: JsonObject, profile: Profile) => readonly Finding[],
): readonly Finding[] {
  if (object.type !== 'observed-data' || !isObject(object.objects)) return [];
  const container = object.objects;
  return Object.entries(container).flatMap(([key, member]) => {
    const pointer = pointerTo('/objects', key);
    if (!isObject(member)) return [];
    if (typeof member.type !== 'string' || !mayBeObservable(member.type)) {
      return [
        refuse(pointer, 'is not a cyber-observable', 'サイバー観測オブジェクトではありません'),
      ];
    }
    const findings: Finding[] = [];
    const alone = standAlone(member, member.type, { container, pointer, findings });
    for (const finding of judge(alone, profile)) {
      if (aboutIdentifiers.has(finding.rule)) continue;
      findings.push({ ...finding, pointer: pointer + finding.pointer });
    }
    return findings;
  });
}

function mayBeObservable(type: string): boolean {
  const family = familyOf(type);
  return type !== 'bundle' && (family === undefined || family === 'observable');
}

interface Place {
  readonly container: JsonObject;
  readonly pointer: string;
  readonly findings: Finding[];
}

function standAlone(member: JsonObject, type: string, place: Place): JsonObject {
  const copy = withReferences(member, place);
  return Object.hasOwn(copy, 'id') ? copy : { ...copy, id: `${type}--${standIn}` };
}

function withReferences(object: JsonObject, place: Place): JsonObject {
  const entries = Object.entries(object).map(([name, value]): [string, JsonValue] => {
    const inner = { ...place, pointer: pointerTo(place.pointer, name) };
    if (name.endsWith('_ref') || name.endsWith('_refs')) return [name, resolved(value, inner)];
    return [name, deeper(value, inner)];
  });
  return Object.fromEntries(entries);
}

function deeper(value: JsonValue, place: Place): JsonValue {
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return items.map((item, index) =>
      deeper(item, { ...place, pointer: pointerTo(place.pointer, index) }),
    );
  }
  return isObject(value) ? withReferences(value, place) : value;
}

/** A key's object as an identifier; text that is no key is refused. */
function resolved(value: JsonValue, place: Place): JsonValue {
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return items.map((item, index) =>
      resolved(item, { ...place, pointer: pointerTo(place.pointer, index) }),
    );
  }
  if (typeof value !== 'string') return value;
  const target = Object.hasOwn(place.container, value) ? place.container[value] : undefined;
  if (isObject(target)) {
    return typeof target.type === 'string' ? `${target.type}--${standIn}` : value;
  }
  place.findings.push(
    refuse(
      place.pointer,
      `${quote(value)} is no key of the container`,
      `${quote(value)} はコンテナのキーではありません`,
    ),
  );
  return value;
}
