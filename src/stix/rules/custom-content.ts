/**
 * Custom content and extensions: what is deprecated, and what contradicts the specification
 * (STIX 2.1 §3.2, §7.3, §11).
 */
import type { JsonObject } from '../../base/json.ts';
import { quote } from '../../base/problem.ts';
import type { Words } from '../../base/words.ts';
import { commonProperties } from '../tables/common-properties.ts';
import { objectTypes } from '../tables/object-types.ts';
import { predefinedExtensions } from '../tables/predefined-extensions.ts';
import { broken, type CodeRule, elementsOf, isObject, kept, pointerTo } from './rule.ts';

const isStandard = (type: string): boolean => objectTypes.has(type);
const isCustom = (type: string): boolean => !objectTypes.has(type);

/** Whether one of the object's extensions says that it is of such a type. */
function hasExtensionType(
  object: JsonObject,
  matches: (extensionType: string) => boolean,
): boolean {
  if (!isObject(object.extensions)) return false;
  return Object.values(object.extensions).some((extension) => {
    const type = isObject(extension) ? extension.extension_type : undefined;
    return typeof type === 'string' && matches(type);
  });
}

const makesType = (extensionType: string): boolean => extensionType.startsWith('new-');

/** Every name that is no custom property of a type. */
const standardNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...objectTypes].map(([type, { properties }]) => [
    type,
    new Set([...properties.keys(), ...Object.keys(commonProperties), 'spec_version']),
  ]),
);

/** Custom properties come by an extension. Told once an object, at the first such property. */
export const sCom09: CodeRule = {
  rule: 'S-COM-09',
  force: 'should',
  applies: isStandard,
  check(object) {
    const standard = standardNames.get(object.type as string);
    if (standard === undefined) return kept;
    const custom = firstOther(object, standard);
    if (custom === undefined) return kept;
    if (hasExtensionType(object, (type) => type === 'toplevel-property-extension')) return kept;
    return [{ pointer: pointerTo('', custom), message: customPropertyWords(custom) }];
  },
};

function firstOther(object: JsonObject, standard: ReadonlySet<string>): string | undefined {
  for (const name in object) if (!standard.has(name)) return name;
  return undefined;
}

/** The same few custom properties stand on most objects of a producer: their words are made once. */
const customPropertyTexts = new Map<string, Words>();
const customPropertyTextsMax = 1000;

function customPropertyWords(name: string): Words {
  const known = customPropertyTexts.get(name);
  if (known !== undefined) return known;
  const words = {
    en: `${quote(name)} is a custom property without extension, which is deprecated`,
    ja: `${quote(name)} は拡張によらないカスタムプロパティで、非推奨です`,
  };
  if (customPropertyTexts.size < customPropertyTextsMax) customPropertyTexts.set(name, words);
  return words;
}

/** Custom types come by an extension. */
export const sCom10: CodeRule = {
  rule: 'S-COM-10',
  force: 'should',
  applies: isCustom,
  check(object) {
    if (hasExtensionType(object, makesType)) return kept;
    return broken(
      '/type',
      'is a custom type without extension, which is deprecated',
      '拡張によらないカスタムの型で、非推奨です',
    );
  },
};

/** A predefined extension stands on its own type only. */
export const sExt06: CodeRule = {
  rule: 'S-EXT-06',
  force: 'contested',
  applies: () => true,
  check(object) {
    if (!isObject(object.extensions)) return kept;
    return Object.keys(object.extensions).flatMap((name) => {
      if (!Object.hasOwn(predefinedExtensions, name)) return [];
      const { on } = predefinedExtensions[name as keyof typeof predefinedExtensions];
      if (on === object.type) return [];
      const pointer = pointerTo('/extensions', name);
      return broken(pointer, `belongs on ${on} only`, `${on} だけに付けられる拡張です`);
    });
  },
};

const reserved = new Set(['type', 'id', 'spec_version', ...Object.keys(commonProperties)]);

/** No extension makes anew what the specification defines. */
export const sExt08: CodeRule = {
  rule: 'S-EXT-08',
  force: 'contested',
  applies: isStandard,
  check(object) {
    const { extensions, extension_properties } = object;
    if (extensions === undefined && extension_properties === undefined) return kept;
    const faults = elementsOf(
      object.type === 'extension-definition' ? extension_properties : undefined,
    ).flatMap((name, index) =>
      typeof name === 'string' && reserved.has(name)
        ? broken(
            `/extension_properties/${index}`,
            `${quote(name)} is a property of the specification`,
            `${quote(name)} は仕様が定めるプロパティです`,
          )
        : [],
    );
    if (!hasExtensionType(object, makesType)) return faults;
    return [
      ...faults,
      ...broken(
        '/extensions',
        'an extension makes a type that the specification defines',
        '仕様が定める型を拡張が新たに定義しています',
      ),
    ];
  },
};
