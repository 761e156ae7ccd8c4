/**
 * A quick proof that a text which `JSON.parse` has read is strict too (I-JSON, RFC 7493) and within limits.
 *
 * The grammar is known to be good then, and counting tells the rest: a name that occurs twice stands in the
 * text and not in the value, so that the text has more strings than the value.
 */
import type { JsonLimits, JsonValue } from './json.ts';
import { wordsOf } from './json-scan.ts';

const [quoteMark, backslash, smallU, smallD] = [0x22, 0x5c, 0x75, 0x64];

// The strings and the names of the one value that is counted at a time: two results cost no allocation so.
let strings = 0;
let names = 0;

/**
 * Whether nothing of what `JSON.parse` lets pass stands in the text that `value` was read from. The bytes
 * must be UTF-8. `false` means that it is not known so quickly, and `scanJson` has to decide.
 */
export function isKnownStrict(bytes: Uint8Array, value: JsonValue, limits: JsonLimits): boolean {
  strings = 0;
  names = 0;
  if (!countStrings(value, limits.depthMax)) return false;
  return names <= limits.membersMax && strings + names === stringsIn(bytes);
}

/** Counts names and strings of a value. `false` where it nests deeper than `room` or has a doubtful number. */
function countStrings(value: JsonValue, room: number): boolean {
  if (typeof value === 'string') {
    strings++;
    return true;
  }
  // Beyond this are both floats, which may be as large, and integers, which may not.
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null) return true;
  if (room === 0) return false;
  return Array.isArray(value) ? countItems(value, room - 1) : countMembers(value, room - 1);
}

function countItems(items: readonly JsonValue[], room: number): boolean {
  for (const item of items) if (!countStrings(item, room)) return false;
  return true;
}

function countMembers(object: JsonValue, room: number): boolean {
  const members = object as Readonly<Record<string, JsonValue>>;
  for (const name in members) {
    names++;
    if (!countStrings(members[name] as JsonValue, room)) return false;
  }
  return true;
}

/**
 * How many strings a text of good grammar has: half of the quotation marks that no backslash precedes. -1
 * where an escape may stand for half a character. Goes by words of four bytes where no escape stands.
 */
function stringsIn(bytes: Uint8Array): number {
  const words = wordsOf(bytes);
  const base = bytes.byteOffset;
  const last = (base + bytes.length) >> 2;
  let marks = 0;
  let pos = 0;
  while (pos < bytes.length) {
    if (((pos + base) & 3) === 0) {
      let at = (pos + base) >> 2;
      for (; at < last; at++) {
        const word = words[at] as number;
        if (hasBackslash(word)) break;
        marks += quoteMarksIn(word);
      }
      pos = at * 4 - base;
      if (pos >= bytes.length) break;
    }
    const byte = bytes[pos];
    if (byte === backslash) {
      if (bytes[pos + 1] === smallU && ((bytes[pos + 2] as number) | 0x20) === smallD) return -1;
      pos += 2;
    } else {
      if (byte === quoteMark) marks++;
      pos++;
    }
  }
  return marks / 2;
}

/** A byte less one borrows from its top bit exactly where it is zero, unless a lower byte has borrowed. */
function hasBackslash(word: number): boolean {
  const zero = word ^ 0x5c5c5c5c;
  return ((zero - 0x01010101) & ~zero & 0x80808080) !== 0;
}

/** Marks each of four bytes in its top bit where it is zero, then adds the marks up in the highest byte. */
function quoteMarksIn(word: number): number {
  const zero = word ^ 0x22222222;
  const marks = ~(((zero & 0x7f7f7f7f) + 0x7f7f7f7f) | zero | 0x7f7f7f7f);
  return Math.imul(marks >>> 7, 0x01010101) >>> 24;
}
