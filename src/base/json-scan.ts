/**
 * One pass over the bytes of a JSON text: all of RFC 8259 and I-JSON (RFC 7493) is checked, nothing is built.
 *
 * No recursion, no allocation for ordinary texts, time linear in the bytes whatever they hold. A position
 * is returned as a number from 0, a fault as a negative number that packs its kind and its offset.
 */
import type { JsonFault, JsonLimits, JsonSpan } from './json.ts';

/** What a scan notes on its way for an outline; `scanJson` fills it. */
export interface JsonTrace {
  /** The member whose elements are wanted. */
  readonly arrayMember: string;
  readonly members: Map<string, JsonSpan>;
  /** Set when the member is there and is an array. */
  elements: JsonSpan[] | undefined;
}

const kinds = [
  'syntax',
  'encoding',
  'duplicate-name',
  'surrogate',
  'number',
  'depth',
  'members',
] as const satisfies readonly JsonFault['kind'][];

/** Packs a fault into a negative number. */
function failed(kind: JsonFault['kind'], offset: number): number {
  return -1 - (offset * 8 + kinds.indexOf(kind));
}

/** Unpacks what `scanJson` returned as a negative number. */
export function unpackFault(packed: number): { kind: JsonFault['kind']; offset: number } {
  const value = -1 - packed;
  return { kind: kinds[value % 8] ?? 'syntax', offset: Math.floor(value / 8) };
}

const [quoteMark, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openObject, closeObject, openArray, closeArray] = [0x7b, 0x7d, 0x5b, 0x5d];
const [minus, plus, dot, zero, smallU] = [0x2d, 0x2b, 0x2e, 0x30, 0x75];

/** 1 for each byte that stands for itself within a string. */
const plainByte = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte !== quoteMark && byte !== backslash ? 1 : 0,
);
const escapeLetter = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);
/** The value of a hexadecimal digit, 255 for other bytes. */
const hexValue = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? 255 : value;
});
// Scratch for the one scan that runs at a time. `frames` holds, for each open container, where its names
// begin in `hashes`, or -1 for an array; `hashes` holds a hash of each name of each open object.
let frames = new Int32Array(128);
let hashes = new Int32Array(1024);

let words: Int32Array = new Int32Array(0);

/** The memory that bytes lie in, four bytes at a time from its own beginning; kept while texts share it. */
export function wordsOf(bytes: Uint8Array): Int32Array {
  if (words.buffer !== bytes.buffer) {
    words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
  }
  return words;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/**
 * Checks a whole text and fills `trace` with the spans of its outermost members. The bytes must be known
 * to be UTF-8. Returns the text's length, or a fault for `unpackFault`.
 */
export function scanJson(
  bytes: Uint8Array,
  limits: JsonLimits,
  trace: JsonTrace | undefined,
): number {
  const { depthMax, membersMax, elementsMax = Number.POSITIVE_INFINITY } = limits;
  let pos = 0;
  let depth = 0;
  let members = 0;
  let elements = 0;
  let hashTop = 0;
  let suspicious = false;
  let wantName = false;
  let mayClose = false;
  let memberName = '';
  let memberStart = 0;
  let elementStart = 0;
  for (;;) {
    pos = afterSpace(bytes, pos);
    if (wantName && !(mayClose && bytes[pos] === closeObject)) {
      if (bytes[pos] !== quoteMark) return failed('syntax', pos);
      if (++members > membersMax) return failed('members', pos);
      if (hashTop === hashes.length) hashes = grown(hashes);
      const end = nameEnd(bytes, pos + 1, hashTop++);
      if (end < 0) return end;
      if (depth === 1 && trace !== undefined) memberName = stringAt(bytes, pos, end);
      pos = afterSpace(bytes, end);
      if (bytes[pos] !== colon) return failed('syntax', pos);
      pos = afterSpace(bytes, pos + 1);
      mayClose = false;
    }
    const byte = bytes[pos] as number;
    if (!(mayClose && (byte === closeObject || byte === closeArray))) {
      mayClose = false;
      if (depth === 1) memberStart = pos;
      else if (depth === 2) elementStart = pos;
      if (byte === openObject || byte === openArray) {
        if (depth === 1 && byte === openArray && trace?.arrayMember === memberName) {
          trace.elements = [];
        }
        if (++depth > depthMax) return failed('depth', pos);
        if (depth === frames.length) frames = grown(frames);
        wantName = byte === openObject;
        frames[depth] = wantName ? hashTop : -1;
        mayClose = true;
        pos++;
        continue;
      }
      const end = scalarEnd(bytes, pos, byte);
      if (end < 0) return end;
      pos = end;
    }
    // A value has ended at `pos`, or an empty container is about to.
    for (;;) {
      if (!mayClose) {
        if (depth === 0) return endOfText(bytes, pos, suspicious);
        if (trace !== undefined && depth <= 2) {
          noteValue(trace, depth, memberName, depth === 1 ? memberStart : elementStart, pos);
        }
        pos = afterSpace(bytes, pos);
        if (bytes[pos] === comma) {
          if (frames[depth] === -1 && ++elements > elementsMax) return failed('members', pos);
          break;
        }
      }
      const names = frames[depth] as number;
      if (bytes[pos] !== (names < 0 ? closeArray : closeObject)) return failed('syntax', pos);
      if (names >= 0) {
        suspicious ||= haveTwins(names, hashTop);
        hashTop = names;
      }
      depth--;
      pos++;
      mayClose = false;
    }
    pos++;
    wantName = (frames[depth] as number) >= 0;
  }
}

function endOfText(bytes: Uint8Array, pos: number, suspicious: boolean): number {
  const end = afterSpace(bytes, pos);
  if (end !== bytes.length) return failed('syntax', end);
  const duplicate = suspicious ? duplicateName(bytes) : -1;
  return duplicate >= 0 ? failed('duplicate-name', duplicate) : end;
}

function noteValue(trace: JsonTrace, depth: number, name: string, start: number, end: number) {
  // At depth 2 the frame below tells whether the outermost container is an object (its names begin at 0).
  if (frames[1] !== 0) return;
  if (depth === 1) trace.members.set(name, { start, end });
  else if (trace.arrayMember === name && (frames[2] as number) < 0) {
    trace.elements?.push({ start, end });
  }
}

function afterSpace(bytes: Uint8Array, from: number): number {
  return (bytes[from] as number) > 0x20 ? from : spaceEnd(bytes, from);
}

function spaceEnd(bytes: Uint8Array, from: number): number {
  let pos = from;
  for (;;) {
    const byte = bytes[pos] as number;
    if (byte > 0x20 || (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09))
      return pos;
    pos++;
  }
}

function scalarEnd(bytes: Uint8Array, pos: number, byte: number): number {
  if (byte === quoteMark) return stringEnd(bytes, pos + 1);
  if (byte === minus || isDigit(byte)) return numberEnd(bytes, pos);
  if (byte === 0x74) return literalEnd(bytes, pos, 'true');
  if (byte === 0x66) return literalEnd(bytes, pos, 'false');
  if (byte === 0x6e) return literalEnd(bytes, pos, 'null');
  return failed('syntax', pos);
}

function literalEnd(bytes: Uint8Array, pos: number, letters: string): number {
  for (let at = 1; at < letters.length; at++) {
    if (bytes[pos + at] !== letters.charCodeAt(at)) return failed('syntax', pos);
  }
  return pos + letters.length;
}

/** The most bytes of a string that are looked at singly before whole words are. */
const singlyMax = 8;

/** The position behind the string whose first character stands at `from`. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let pos = from;
  for (;;) {
    const singly = pos + singlyMax;
    while (plainByte[bytes[pos] as number] === 1 && pos < singly) pos++;
    if (pos === singly) pos = plainEnd(bytes, pos);
    if (bytes[pos] === quoteMark) return pos + 1;
    if (bytes[pos] !== backslash) return failed('syntax', pos);
    pos = escapeEnd(bytes, pos);
    if (pos < 0) return pos;
  }
}

/** The first byte from `from` on that does not stand for itself, found four bytes at a time. */
function plainEnd(bytes: Uint8Array, from: number): number {
  let pos = from;
  const base = bytes.byteOffset;
  const view = wordsOf(bytes);
  while (((pos + base) & 3) !== 0) {
    if (plainByte[bytes[pos] as number] !== 1) return pos;
    pos++;
  }
  const last = (bytes.length + base) >> 2;
  let at = (pos + base) >> 2;
  while (at < last && isPlainWord(view[at] as number)) at++;
  pos = at * 4 - base;
  while (plainByte[bytes[pos] as number] === 1) pos++;
  return pos;
}

/**
 * Whether none of a word's four bytes is a quotation mark, a backslash or below the blank: a byte less a
 * bound borrows from its top bit exactly where it is smaller and had no top bit.
 */
function isPlainWord(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const slashes = word ^ 0x5c5c5c5c;
  const low =
    ((quotes - 0x01010101) & ~quotes) |
    ((slashes - 0x01010101) & ~slashes) |
    ((word - 0x20202020) & ~word);
  return (low & 0x80808080) === 0;
}

function escapeEnd(bytes: Uint8Array, pos: number): number {
  const letter = bytes[pos + 1] as number;
  if (letter !== smallU) return escapeLetter[letter] === 1 ? pos + 2 : failed('syntax', pos);
  const unit = hexUnit(bytes, pos + 2);
  if (unit < 0) return failed('syntax', pos);
  if (unit < 0xd800 || unit > 0xdfff) return pos + 6;
  const paired = unit < 0xdc00 && bytes[pos + 6] === backslash && bytes[pos + 7] === smallU;
  const second = paired ? hexUnit(bytes, pos + 8) : -1;
  return second >= 0xdc00 && second <= 0xdfff ? pos + 12 : failed('surrogate', pos);
}

/** The UTF-16 unit of four hexadecimal digits, or -1. */
function hexUnit(bytes: Uint8Array, pos: number): number {
  let unit = 0;
  for (let index = pos; index < pos + 4; index++) {
    const value = hexValue[bytes[index] as number] ?? 255;
    if (value > 15) return -1;
    unit = unit * 16 + value;
  }
  return unit;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= 0x39;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let pos = from;
  while (isDigit(bytes[pos])) pos++;
  return pos;
}

function numberEnd(bytes: Uint8Array, start: number): number {
  const first = bytes[start] === minus ? start + 1 : start;
  let pos = bytes[first] === zero ? first + 1 : digitsEnd(bytes, first);
  if (pos === first) return failed('syntax', pos);
  let whole = true;
  if (bytes[pos] === dot) {
    whole = false;
    const digits = pos + 1;
    pos = digitsEnd(bytes, digits);
    if (pos === digits) return failed('syntax', pos);
  }
  if (((bytes[pos] as number) | 0x20) === 0x65) {
    whole = false;
    const sign = bytes[pos + 1];
    const digits = sign === plus || sign === minus ? pos + 2 : pos + 1;
    pos = digitsEnd(bytes, digits);
    if (pos === digits) return failed('syntax', pos);
  }
  // Sixteen characters are needed to leave the safe integers; a fraction or an exponent may overflow sooner.
  if (whole ? pos - start < 16 : pos - start < 5) return pos;
  const value = Number(latin1(bytes, start, pos));
  const fits = whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  return fits ? pos : failed('number', start);
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

/** The value of the checked string whose quotes are the first and the last byte of the span. */
function stringAt(bytes: Uint8Array, start: number, end: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
  return text.includes('\\') ? (JSON.parse(text) as string) : text.slice(1, -1);
}

/** FNV-1a's start and factor. */
const [hashStart, hashFactor] = [0x811c9dc5 | 0, 0x01000193];

/**
 * The position behind the name that begins at `from`. Its hash goes to `hashes[slot]`: FNV-1a over the
 * UTF-8 bytes of the name's value, so that equal names have equal hashes, however escaped.
 */
function nameEnd(bytes: Uint8Array, from: number, slot: number): number {
  let hash = hashStart;
  let pos = from;
  let byte = bytes[pos] as number;
  while (plainByte[byte] === 1) {
    hash = Math.imul(hash ^ byte, hashFactor);
    byte = bytes[++pos] as number;
  }
  if (byte !== quoteMark) return escapedNameEnd(bytes, from, slot);
  hashes[slot] = hash;
  return pos + 1;
}

function escapedNameEnd(bytes: Uint8Array, from: number, slot: number): number {
  const end = stringEnd(bytes, from);
  if (end < 0) return end;
  let hash = hashStart;
  for (const byte of Buffer.from(stringAt(bytes, from - 1, end))) {
    hash = Math.imul(hash ^ byte, hashFactor);
  }
  hashes[slot] = hash;
  return end;
}

/** The most names of one object that are compared pair by pair. */
const pairsMax = 16;

/** Whether two of the hashes from `start` up to `end` are equal. Leaves them in any order. */
function haveTwins(start: number, end: number): boolean {
  if (end - start > pairsMax) {
    const sorted = hashes.subarray(start, end).sort();
    return sorted.some((hash, index) => index > 0 && hash === sorted[index - 1]);
  }
  for (let one = start + 1; one < end; one++) {
    const hash = hashes[one];
    for (let other = start; other < one; other++) if (hashes[other] === hash) return true;
  }
  return false;
}

/**
 * Where the first repeated name of a checked text stands, or -1. Exact and slower: it serves only where
 * two hashes of one object are equal.
 */
function duplicateName(bytes: Uint8Array): number {
  const open: Set<string>[] = [];
  for (let pos = 0; pos < bytes.length; pos++) {
    const byte = bytes[pos];
    if (byte === openObject) open.push(new Set());
    else if (byte === closeObject) open.pop();
    else if (byte === quoteMark) {
      const end = stringEnd(bytes, pos + 1);
      if (bytes[afterSpace(bytes, end)] === colon) {
        const name = stringAt(bytes, pos, end);
        const names = open.at(-1);
        if (names?.has(name)) return pos;
        names?.add(name);
      }
      pos = end - 1;
    }
  }
  return -1;
}
