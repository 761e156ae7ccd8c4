/**
 * Faults of a pattern's form, as data: where, which rule, which tokens would have done.
 */
import { quote } from '../../base/problem.ts';
import type { Words } from '../../base/words.ts';

/** Why a text is no STIX pattern. */
export interface PatternFault {
  /** The rule's id, `S-PAT-01` and so on. */
  readonly rule: string;
  /** UTF-16 units from the start of the pattern. */
  readonly at: number;
  /** The tokens that could have stood there; empty when the fault is not one of order. */
  readonly expected: readonly string[];
  readonly message: Words;
}

/** Puts the position in front of a message; people count from one. */
export function wordsAt(at: number, en: string, ja: string): Words {
  return { en: `at character ${at + 1}: ${en}`, ja: `${at + 1} 文字目: ${ja}` };
}

/** A fault that is not one of token order. */
export function patternFault(rule: string, at: number, en: string, ja: string): PatternFault {
  return { rule, at, expected: [], message: wordsAt(at, en, ja) };
}

/** What can be expected besides tokens that stand for themselves, in Japanese. */
const expectations: Readonly<Record<string, string>> = {
  'a constant': '定数',
  'a constant that has an order': '大小を比べられる定数',
  'a string': '文字列',
  'a comparison operator': '比較演算子',
  'an object path': 'オブジェクトパス',
  'a property name': 'プロパティ名',
  'a name in apostrophes': 'アポストロフィで囲んだ名前',
  'a list index': 'リストの添字',
  'a positive number': '正の数',
  'a positive integer': '正の整数',
  'a timestamp': 'タイムスタンプ',
};

/** A fault of token order. `found` is the text of the offending token, empty at the end. */
export function unexpectedToken(
  rule: string,
  at: number,
  expected: readonly string[],
  found: string,
): PatternFault {
  const piece = quotePiece(found);
  const words = expected.map((word) => expectations[word] ?? word);
  return {
    rule,
    at,
    expected,
    message: wordsAt(
      at,
      `expected ${expected.join(' or ')}, found ${found === '' ? 'the end' : piece}`,
      `${words.join('か')}が必要ですが、${found === '' ? 'ここで終わってい' : `${piece} があり`}ます`,
    ),
  };
}

/** Quotes a piece of a pattern in time that does not depend on the piece's length. */
export function quotePiece(text: string): string {
  return quote(text.slice(0, 120).toWellFormed());
}
