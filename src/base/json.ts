/**
 * JSON as it arrives: bounded, strict (RFC 8259, I-JSON RFC 7493), its bytes findable again.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { type JsonTrace, scanJson, unpackFault } from './json-scan.ts';
import { isKnownStrict } from './json-strict.ts';

/** Any JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; names are the wire's own. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** How large a text may be inside; its size in bytes is the caller's to limit. */
export interface JsonLimits {
  /** The deepest nesting of arrays and objects; the outermost counts as 1. */
  readonly depthMax: number;
  /** The most members that all objects of the text may have together. */
  readonly membersMax: number;
  /** The most elements that all arrays of a text over 64 KiB may have together; absent: no limit. */
  readonly elementsMax?: number | undefined;
}

/** Why a text was refused. `offset` counts bytes from the start of the text. */
export interface JsonFault {
  readonly kind:
    | 'syntax'
    | 'encoding'
    | 'duplicate-name'
    | 'surrogate'
    | 'number'
    | 'depth'
    | 'members';
  readonly offset: number;
  /** Lower case, no full stop, may be shown. */
  readonly message: string;
}

/** Where a value stands in the bytes: from `start` up to and without `end`. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/** A result, or the fault that prevented it. */
export type JsonOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: JsonFault };

/** The members of an outermost object, by name, and the elements of one member that is an array. */
export interface JsonOutline {
  readonly members: ReadonlyMap<string, JsonSpan>;
  /** `undefined` when the member is absent or is no array. */
  readonly elements: readonly JsonSpan[] | undefined;
}

const messages: Readonly<Record<JsonFault['kind'], string>> = {
  syntax: 'the text is not JSON',
  encoding: 'the text is not UTF-8 without a byte order mark',
  'duplicate-name': 'a name occurs twice in one object',
  surrogate: 'an escape stands for half a character',
  number: 'a number is too large to be kept exactly',
  depth: 'arrays and objects are nested too deeply',
  members: 'there are too many members or elements',
};

function fault(kind: JsonFault['kind'], offset: number) {
  return {
    ok: false,
    fault: { kind, offset, message: `${messages[kind]}, at byte ${offset}` },
  } as const;
}

/**
 * Reads one whole JSON text: RFC 8259 and I-JSON (RFC 7493), within `limits`. Refused are also what
 * `JSON.parse` lets pass: a name that occurs twice, half a surrogate pair, a number that is not finite, an
 * integer beyond ±(2^53 − 1). Takes time linear in the bytes and never throws. A member named `__proto__`
 * is an ordinary own property of the result.
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits): JsonOutcome<JsonValue> {
  const quick = bytes.length <= quickBytesMax ? parseQuickly(bytes, limits) : undefined;
  if (quick !== undefined) return { ok: true, value: quick };
  const refused = checkText(bytes, limits, undefined);
  if (refused !== undefined) return refused;
  return { ok: true, value: readSpan(bytes, { start: 0, end: bytes.length }) };
}

/** Longer texts are scanned before a value is built, so that limits bound the work on hostile ones. */
const quickBytesMax = 64 * 1024;

/** The value of a good text, built first and proved after. `undefined` where the proof is not so quick. */
function parseQuickly(bytes: Uint8Array, limits: JsonLimits): JsonValue | undefined {
  const encoding = isAscii(bytes) ? 'latin1' : 'utf8';
  if (encoding === 'utf8' && !isUtf8(bytes)) return undefined;
  try {
    const value = JSON.parse(asBuffer(bytes).toString(encoding)) as JsonValue;
    return isKnownStrict(bytes, value, limits) ? value : undefined;
  } catch {
    return undefined;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Finds the members of the outermost object and the elements of its member `arrayMember`, without building
 * any value. The whole text is checked as `parseJson` does, so that `readSpan` cannot fail on a span of it.
 * Spans have no white space around them. A text that is not an object is a syntax fault.
 */
export function outlineJson(
  bytes: Uint8Array,
  arrayMember: string,
  limits: JsonLimits,
): JsonOutcome<JsonOutline> {
  const trace: JsonTrace = { arrayMember, members: new Map(), elements: undefined };
  const refused = checkText(bytes, limits, trace);
  if (refused !== undefined) return refused;
  const start = bytes.findIndex((byte) => byte > 0x20);
  if (bytes[start] !== 0x7b) {
    return fault('syntax', start);
  }
  return { ok: true, value: { members: trace.members, elements: trace.elements } };
}

/** Reads the value in a span of bytes that `outlineJson` has checked. */
export function readSpan(bytes: Uint8Array, span: JsonSpan): JsonValue {
  return JSON.parse(asBuffer(bytes).toString('utf8', span.start, span.end)) as JsonValue;
}

function checkText(bytes: Uint8Array, limits: JsonLimits, trace: JsonTrace | undefined) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return fault('encoding', 0);
  if (!isUtf8(bytes)) return fault('encoding', firstBadByte(bytes));
  const packed = scanJson(bytes, limits, trace);
  if (packed >= 0) return undefined;
  const { kind, offset } = unpackFault(packed);
  return fault(kind, offset);
}

/** Where the longest part that is UTF-8 ends. */
function firstBadByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsUtf8(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether the bytes are UTF-8 but for a last character that may be cut. */
function beginsUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
