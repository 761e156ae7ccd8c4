/**
 * Cuts a pattern into tokens, one at a time and in linear time: every unit is looked at once.
 *
 * The reader is one mutable record that the parser owns; it holds the present token as a kind and two
 * offsets, so that reading allocates nothing.
 */

/** Words that the language keeps for itself. Their case matters (STIX 2.1 §9.4). */
const keywords = [
  'AND',
  'OR',
  'NOT',
  'FOLLOWEDBY',
  'IN',
  'LIKE',
  'MATCHES',
  'ISSUBSET',
  'ISSUPERSET',
  'EXISTS',
  'START',
  'STOP',
  'WITHIN',
  'SECONDS',
  'REPEATS',
  'TIMES',
] as const;

type Keyword = (typeof keywords)[number];
type Punctuation =
  | ('[' | ']' | '(' | ')' | ':' | '.' | ',' | '*')
  | ('=' | '==' | '!=' | '<>' | '<' | '<=' | '>' | '>=');

/** What a token is. The last four are no tokens: the parser turns them into faults. */
export type TokenKind =
  | Keyword
  | Punctuation
  | 'identifier'
  | 'hyphenated'
  | 'string'
  | 'integer'
  | 'float'
  | 'hex'
  | 'binary'
  | 'timestamp'
  | 'boolean'
  | 'end'
  | 'strange'
  | 'unterminated'
  | 'openComment'
  | 'tooMany';

/** The present token of a pattern. `start` and `end` are offsets in UTF-16 units. Before the first both are 0: call `advance`. */
export interface Reader {
  readonly text: string;
  readonly tokensMax: number;
  tokens: number;
  kind: TokenKind;
  start: number;
  end: number;
}

/** Whether the present token is of the given kind. */
export function sees(reader: Reader, kind: TokenKind): boolean {
  return reader.kind === kind;
}

/** The text of the present token. */
export function tokenText(reader: Reader): string {
  return reader.text.slice(reader.start, reader.end);
}

/** Whether a word is a keyword of the language, in whatever case. */
export function isKeywordInAnyCase(word: string): boolean {
  return word.length <= 10 && keywordKinds.has(word.toUpperCase());
}

const keywordKinds: ReadonlyMap<string, TokenKind> = new Map(keywords.map((word) => [word, word]));

const wordStart = 1;
const wordPart = 2;
const digit = 4;
const blank = 8;
const upper = 16;
const hyphen = 45;
const apostrophe = 39;
const backslash = 92;
const slash = 47;
const fullStop = 46;

/** The classes of the ASCII units, as bits. */
const classes = asciiClasses();

function asciiClasses(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    const text = String.fromCharCode(code);
    if (/[A-Za-z_]/.test(text)) table[code] = wordStart | wordPart;
    if (/[A-Z]/.test(text)) table[code] = wordStart | wordPart | upper;
    if (/[0-9]/.test(text)) table[code] = digit | wordPart;
    if (/[\t-\r ]/.test(text)) table[code] = blank;
  }
  return table;
}

/** Beyond ASCII: the code points with the Unicode property White_Space. */
function isWideBlank(code: number): boolean {
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

function classOf(code: number): number {
  return code < 128 ? (classes[code] ?? 0) : 0;
}

function isDigit(text: string, at: number): boolean {
  return (classOf(unitAt(text, at)) & digit) !== 0;
}

/** The unit at an offset; behind the end 0, for reading there makes V8 give up its fast `charCodeAt`. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

function settle(reader: Reader, kind: TokenKind, end: number): TokenKind {
  reader.kind = kind;
  reader.end = end;
  return kind;
}

/** Moves to the next token and returns its kind. At the end it stays. */
export function advance(reader: Reader): TokenKind {
  const { text } = reader;
  const start = skipBlanks(text, reader.end);
  if (start < 0) {
    reader.start = reader.end;
    return settle(reader, 'openComment', text.length);
  }
  reader.start = start;
  if (start >= text.length) return settle(reader, 'end', start);
  reader.tokens += 1;
  if (reader.tokens > reader.tokensMax) return settle(reader, 'tooMany', start);
  const code = text.charCodeAt(start);
  const bits = classOf(code);
  if ((bits & wordStart) !== 0) return readWord(reader, start, code);
  if (code === apostrophe) return readString(reader, start);
  if ((bits & digit) !== 0 || code === 43 || code === hyphen || code === fullStop) {
    return readNumber(reader, start, code);
  }
  return readSymbol(reader, start, code);
}

/** The offset after blanks and comments, or -1 when a comment does not end. */
function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = unitAt(text, at);
    if (code < 128 ? (classOf(code) & blank) !== 0 : isWideBlank(code)) {
      at += 1;
    } else if (code === slash) {
      const next = unitAt(text, at + 1);
      if (next === 42) {
        const end = text.indexOf('*/', at + 2);
        if (end < 0) return -1;
        at = end + 2;
      } else if (next === slash) {
        at = lineEnd(text, at + 2);
      } else {
        return at;
      }
    } else {
      return at;
    }
  }
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    at += 1;
  }
  return at;
}

function readWord(reader: Reader, start: number, first: number): TokenKind {
  const { text } = reader;
  let at = start + 1;
  let hyphenated = false;
  for (; ; at += 1) {
    const code = unitAt(text, at);
    if ((classOf(code) & wordPart) !== 0) continue;
    if (code !== hyphen) break;
    hyphenated = true;
  }
  if (hyphenated) return settle(reader, 'hyphenated', at);
  const length = at - start;
  if (length === 1 && unitAt(text, at) === apostrophe) {
    if (first === 104) return readEncoded(reader, 'hex', at);
    if (first === 98) return readEncoded(reader, 'binary', at);
    if (first === 116) return readEncoded(reader, 'timestamp', at);
  }
  return settle(reader, wordKind(text, start, at, first), at);
}

/** The kind of an unhyphenated word; only words that can be reserved are cut out and looked up. */
function wordKind(text: string, start: number, end: number, first: number): TokenKind {
  const length = end - start;
  if ((classOf(first) & upper) !== 0) {
    return length <= 10 ? (keywordKinds.get(text.slice(start, end)) ?? 'identifier') : 'identifier';
  }
  const isBoolean =
    (length === 4 && first === 116 && text.startsWith('true', start)) ||
    (length === 5 && first === 102 && text.startsWith('false', start));
  return isBoolean ? 'boolean' : 'identifier';
}

function readEncoded(reader: Reader, kind: TokenKind, quoteAt: number): TokenKind {
  const end = reader.text.indexOf("'", quoteAt + 1);
  if (end < 0) return settle(reader, 'unterminated', reader.text.length);
  return settle(reader, kind, end + 1);
}

function readString(reader: Reader, start: number): TokenKind {
  const { text } = reader;
  // The first apostrophe ends the string unless a backslash precedes it: then escapes have to be followed.
  const first = text.indexOf("'", start + 1);
  if (first > 0 && text.charCodeAt(first - 1) !== backslash) {
    return settle(reader, 'string', first + 1);
  }
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === apostrophe) return settle(reader, 'string', at + 1);
  }
  return settle(reader, 'unterminated', text.length);
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text, at)) at += 1;
  return at;
}

function readNumber(reader: Reader, start: number, first: number): TokenKind {
  const { text } = reader;
  const signed = first === 43 || first === hyphen;
  const from = signed ? start + 1 : start;
  const whole = skipDigits(text, from);
  if (unitAt(text, whole) === fullStop && isDigit(text, whole + 1)) {
    return settle(reader, 'float', skipDigits(text, whole + 1));
  }
  if (whole > from) return settle(reader, 'integer', whole);
  return settle(reader, first === fullStop ? '.' : 'strange', start + 1);
}

function readSymbol(reader: Reader, start: number, code: number): TokenKind {
  const next = unitAt(reader.text, start + 1);
  switch (code) {
    case 91:
      return settle(reader, '[', start + 1);
    case 93:
      return settle(reader, ']', start + 1);
    case 40:
      return settle(reader, '(', start + 1);
    case 41:
      return settle(reader, ')', start + 1);
    case 58:
      return settle(reader, ':', start + 1);
    case 44:
      return settle(reader, ',', start + 1);
    case 42:
      return settle(reader, '*', start + 1);
    case 61:
      return next === 61 ? settle(reader, '==', start + 2) : settle(reader, '=', start + 1);
    case 33:
      return next === 61 ? settle(reader, '!=', start + 2) : settle(reader, 'strange', start + 1);
    case 60:
      if (next === 62) return settle(reader, '<>', start + 2);
      return next === 61 ? settle(reader, '<=', start + 2) : settle(reader, '<', start + 1);
    case 62:
      return next === 61 ? settle(reader, '>=', start + 2) : settle(reader, '>', start + 1);
    default:
      return settle(reader, 'strange', start + 1);
  }
}
