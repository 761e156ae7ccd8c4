/**
 * Language tags (RFC 5646) where STIX uses them (STIX 2.1 §3.2, §7.1, §7.2.3).
 */
import type { JsonObject, JsonValue } from '../../base/json.ts';
import { quote } from '../../base/problem.ts';
import {
  type CodeRule,
  elementsOf,
  everyType,
  type Fault,
  isObject,
  kept,
  pointerTo,
  typesIn,
} from './rule.ts';

/** The grammar of RFC 5646 §2.1. Each alternative begins with `-`, so nothing is read twice. */
const wellFormed = new RegExp(
  [
    '^(?:',
    '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})',
    '(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?',
    '(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*',
    '(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*',
    '(?:-x(?:-[a-z0-9]{1,8})+)?',
    '|x(?:-[a-z0-9]{1,8})+',
    ')$',
  ].join(''),
  'i',
);
/** Tags older than the grammar, kept by RFC 5646 §2.2.8. */
const irregular = new Set(
  'en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de'.split(
    ' ',
  ),
);
/** Longer tags are no language; the grammar itself has no bound. */
const tagUnitsMax = 100;

/** Whether a text is a well-formed language tag, an extension's letter not used twice (RFC 5646 §2.2.9). */
export function isLanguageTag(text: string): boolean {
  if (text.length > tagUnitsMax) return false;
  const tag = text.toLowerCase();
  if (irregular.has(tag)) return true;
  return wellFormed.test(tag) && !repeatsSingleton(tag);
}

function repeatsSingleton(tag: string): boolean {
  if (tag.startsWith('x-')) return false;
  const subtags = (tag.split('-x-')[0] ?? '').split('-');
  const singletons = subtags.filter((subtag) => subtag.length === 1);
  return new Set(singletons).size < singletons.length;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * Whether a well-formed tag begins with two letters that ISO 639-1 gives to no language. Longer subtags
 * are not looked up: the runtime knows only the commoner of them.
 */
export function hasUnknownLanguage(tag: string): boolean {
  const primary = tag.slice(0, 2).toLowerCase();
  return (
    (tag.length === 2 || tag[2] === '-') && /^[a-z]{2}$/.test(primary) && isUnassigned(primary)
  );
}

const unassigned = new Map<string, boolean>();

function isUnassigned(letters: string): boolean {
  const known = unassigned.get(letters);
  if (known !== undefined) return known;
  const answer = languageNames.of(letters) === undefined;
  unassigned.set(letters, answer);
  return answer;
}

/** What is wrong with a language tag at `pointer`, if anything. */
export function languageFaults(tag: JsonValue | undefined, pointer: string): readonly Fault[] {
  if (typeof tag !== 'string') return kept;
  if (!isLanguageTag(tag)) {
    const message = {
      en: `${quote(tag)} is not a language tag of RFC 5646`,
      ja: `${quote(tag)} は RFC 5646 の言語タグではありません`,
    };
    return [{ pointer, message }];
  }
  if (!hasUnknownLanguage(tag)) return kept;
  const message = {
    en: `${quote(tag)} names no known language`,
    ja: `${quote(tag)} は既知の言語を指していません`,
  };
  return [{ pointer, message, level: 'warning' }];
}

/** `lang`, of the object and of its granular markings, is a language tag. */
export const sCom02: CodeRule = {
  rule: 'S-COM-02',
  force: 'must',
  applies: everyType,
  check(object) {
    if (object.lang === undefined && object.granular_markings === undefined) return kept;
    const faults = [...languageFaults(object.lang, '/lang')];
    for (const [index, marking] of elementsOf(object.granular_markings).entries()) {
      if (!isObject(marking)) continue;
      faults.push(...languageFaults(marking.lang, `/granular_markings/${index}/lang`));
    }
    return faults;
  },
};

const propertyName = /^[a-z][a-z0-9_]{0,249}$/;

/** Translations: language, then property, then text, list or dictionary. */
export const sMet09: CodeRule = {
  rule: 'S-MET-09',
  force: 'must',
  applies: typesIn('language-content'),
  check(object) {
    if (!isObject(object.contents)) return kept;
    return Object.entries(object.contents).flatMap(([tag, translations]) => {
      const pointer = pointerTo('/contents', tag);
      return [...languageFaults(tag, pointer), ...translationFaults(translations, pointer)];
    });
  },
};

function translationFaults(translations: JsonValue, pointer: string): readonly Fault[] {
  if (!isObject(translations) || Object.keys(translations).length === 0) {
    const message = {
      en: 'is not a dictionary of translated properties',
      ja: '翻訳されたプロパティの辞書ではありません',
    };
    return [{ pointer, message }];
  }
  return Object.entries(translations as JsonObject).flatMap(([name, text]) => {
    const place = pointerTo(pointer, name);
    if (!propertyName.test(name)) {
      const message = { en: 'is not a property name', ja: 'プロパティ名ではありません' };
      return [{ pointer: place, message }];
    }
    if (typeof text === 'string' || (typeof text === 'object' && text !== null)) return [];
    const message = {
      en: 'a translation is a text, a list or a dictionary',
      ja: '翻訳は文字列、リスト、辞書のいずれかです',
    };
    return [{ pointer: place, message }];
  });
}
