/**
 * What the schema cannot say about the profiles of a pack: a name that is the hub's own, types and properties that STIX
 * does not have, or that a form must not show, or must.
 */
import { quote } from '../base/problem.ts';
import { type ObjectType, objectTypes } from '../stix/tables/object-types.ts';
import { predefinedExtensions } from '../stix/tables/predefined-extensions.ts';
import type { PackFinding } from './pack.ts';
import { type DocumentPath, fault, type Position, type ProfileDocument } from './pack-document.ts';
import {
  commonEntries,
  everyListedType,
  extensionEntry,
  isCustomEntry,
  isStructural,
  type KeepList,
  mayHave,
  unkept,
} from './profile.ts';
import { stripHandling } from './vocabulary.ts';

type PositionOf = (path: DocumentPath) => Position;

/** All faults of the profiles as written. */
export function profileFaults(
  profiles: Readonly<Record<string, ProfileDocument>>,
  positionOf: PositionOf,
): PackFinding[] {
  return Object.entries(profiles).flatMap(([name, { keep }]) => {
    const path = ['profiles', name];
    const own = name === stripHandling ? [reserved(positionOf(path))] : [];
    const lists = Object.entries(keep).flatMap(([type, list]) =>
      listFaults(type, list, (at) => positionOf([...path, 'keep', type, ...at])),
    );
    return [...own, ...lists];
  });
}

function reserved(place: Position): PackFinding {
  const name = quote(stripHandling);
  return fault(
    'P-RESERVED',
    place,
    `${name} is the hub's own profile, and no pack gives it another meaning`,
    `${name} はハブ自身の加工方式であり、パックでは定義できない`,
  );
}

function listFaults(type: string, list: KeepList, positionOf: PositionOf): PackFinding[] {
  if (type === everyListedType) {
    const entries = list === 'all' ? [] : list;
    return entries.flatMap((entry, index) =>
      isCommon(entry) ? [] : [notCommon(entry, positionOf([index]))],
    );
  }
  const known = objectTypes.get(type);
  if (known === undefined) return [noType(type, positionOf([]))];
  if (type === 'artifact') return [sample(positionOf([]))];
  if (list === 'all') return [];
  return [
    ...list.flatMap((entry, index) => entryFaults(known, entry, positionOf([index]))),
    ...leftOut(known, list, positionOf([])),
  ];
}

function isCommon(entry: string): boolean {
  const names: readonly string[] = commonEntries;
  return names.includes(entry) || isCustomEntry(entry) || isDefinedExtension(entry);
}

/** One that an extension definition defines, which may stand on any type. */
function isDefinedExtension(entry: string): boolean {
  return entry.startsWith(`${extensionEntry}extension-definition--`);
}

function entryFaults(type: ObjectType, entry: string, place: Position): PackFinding[] {
  if (unkept.includes(entry)) return [unshowable(entry, place)];
  return mayHave(type, entry) && isOn(type, entry) ? [] : [noProperty(type.type, entry, place)];
}

/** An extension that STIX defines stands on its own type only; `extensions` by itself says nothing. */
function isOn({ type }: ObjectType, entry: string): boolean {
  if (entry === 'extensions') return false;
  if (!entry.startsWith(extensionEntry) || isDefinedExtension(entry)) return true;
  const key = entry.slice(extensionEntry.length);
  return !Object.hasOwn(predefinedExtensions, key)
    ? key.endsWith('-ext')
    : predefinedExtensions[key as keyof typeof predefinedExtensions].on === type;
}

function leftOut({ type, properties }: ObjectType, list: readonly string[], place: Position) {
  return [...properties]
    .filter(([name, { required }]) => required && !isStructural(name) && !list.includes(name))
    .map(([name]) =>
      fault(
        'P-REQUIRED',
        place,
        `${quote(type)} is no valid object without ${quote(name)}`,
        `${quote(type)} は ${quote(name)} を欠くと妥当なオブジェクトにならない`,
      ),
    );
}

function noType(type: string, place: Position): PackFinding {
  return fault(
    'P-KEEP',
    place,
    `STIX has no type ${quote(type)}`,
    `STIX に型 ${quote(type)} は存在しない`,
  );
}

function noProperty(type: string, name: string, place: Position): PackFinding {
  return fault(
    'P-KEEP',
    place,
    `${quote(type)} has no property ${quote(name)}; custom properties begin with x_, and extensions are written as extensions.KEY`,
    `${quote(type)} に属性 ${quote(name)} は存在しない。独自の属性は x_ で始め、拡張は extensions.KEY と書く`,
  );
}

function notCommon(name: string, place: Position): PackFinding {
  return fault(
    'P-KEEP',
    place,
    `${quote(name)} is no property that types have in common`,
    `${quote(name)} は型に共通する属性ではない`,
  );
}

function sample(place: Position): PackFinding {
  return fault(
    'P-KEEP',
    place,
    'an artifact is shown as a file, by `samples: extracted`, or not at all',
    'artifact は `samples: extracted` により file として示すか、示さないかのいずれかである',
  );
}

function unshowable(name: string, place: Position): PackFinding {
  return fault(
    'P-KEEP',
    place,
    `${quote(name)} holds objects that no list looks into, and is shown in no form`,
    `${quote(name)} は一覧の及ばないオブジェクトを含むため、どの形でも示さない`,
  );
}
