/**
 * Values that other registries describe: products, media types, encoded words (STIX 2.1 §6.1.1, §6.6,
 * §6.7.1, §6.14).
 */
import type { JsonValue } from '../../base/json.ts';
import { quote } from '../../base/problem.ts';
import { languageFaults } from './languages.ts';
import {
  broken,
  type CodeRule,
  elementsOf,
  type Fault,
  isObject,
  kept,
  pointerTo,
  typesIn,
} from './rule.ts';

/** One component of a CPE 2.3 formatted string: logical value, or text with special characters quoted. */
const cpeComponent =
  /^(?:[*-]|(?:\?+|\*)?(?:[A-Za-z0-9._-]|\\[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e])+(?:\?+|\*)?)$/;
const cpeUnitsMax = 4000;

/** Whether a text is a CPE 2.3 formatted string binding (NISTIR 7695 §6.2). */
export function isCpe23(text: string): boolean {
  if (!text.startsWith('cpe:2.3:') || text.length > cpeUnitsMax) return false;
  // A colon with an odd number of backslashes before it belongs to its component.
  const components = text.slice('cpe:2.3:'.length).match(/(?:[^:\\]|\\.)+/g) ?? [];
  if (components.length !== 11 || components.join(':').length !== text.length - 8) return false;
  return (
    /^[aho*-]$/.test(components[0] ?? '') && components.every((each) => cpeComponent.test(each))
  );
}

/** Software names its product by CPE 2.3 and its languages by RFC 5646. */
export const sSco19: CodeRule = {
  rule: 'S-SCO-19',
  force: 'must',
  applies: typesIn('software'),
  check(object) {
    const faults: Fault[] = [];
    if (typeof object.cpe === 'string' && !isCpe23(object.cpe)) {
      const value = quote(object.cpe);
      faults.push(
        ...broken('/cpe', `${value} is not CPE 2.3`, `${value} は CPE 2.3 ではありません`),
      );
    }
    for (const [index, tag] of elementsOf(object.languages).entries()) {
      faults.push(...languageFaults(tag, `/languages/${index}`));
    }
    return faults;
  },
};

const mediaType =
  /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;

/** Media types have the form of RFC 6838 §4.2. */
export const sSco02: CodeRule = {
  rule: 'S-SCO-02',
  force: 'should',
  applies: typesIn('artifact', 'file'),
  check(object) {
    const type = object.mime_type;
    if (typeof type !== 'string' || mediaType.test(type)) return kept;
    const value = quote(type);
    return broken(
      '/mime_type',
      `${value} is not a media type`,
      `${value} はメディアタイプではありません`,
    );
  },
};

/** An encoded-word of RFC 2047 §2. */
const encodedWord = /=\?[A-Za-z0-9_.*-]{1,60}\?[bBqQ]\?[^?\s]{0,200}\?=/;

function encodedWordFaults(value: JsonValue | undefined, pointer: string): readonly Fault[] {
  if (typeof value !== 'string' || !encodedWord.test(value)) return kept;
  return broken(
    pointer,
    'holds an encoded-word that should be decoded',
    '復号すべき encoded-word が含まれています',
  );
}

/** E-mail texts are decoded. */
export const sSco24: CodeRule = {
  rule: 'S-SCO-24',
  force: 'should',
  applies: typesIn('email-message'),
  check(object) {
    const faults = [
      ...encodedWordFaults(object.subject, '/subject'),
      ...encodedWordFaults(object.body, '/body'),
    ];
    if (!isObject(object.additional_header_fields)) return faults;
    for (const [name, values] of Object.entries(object.additional_header_fields)) {
      const pointer = pointerTo('/additional_header_fields', name);
      for (const [index, value] of elementsOf(values).entries()) {
        faults.push(...encodedWordFaults(value, `${pointer}/${index}`));
      }
    }
    return faults;
  },
};
