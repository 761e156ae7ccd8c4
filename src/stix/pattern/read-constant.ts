/**
 * Reads the constants of a pattern (STIX 2.1 §9.2). A malformed one is recorded and reading goes on, so
 * that one check names them all.
 */
import { hasTimestampForm, isBase64, isHex } from './pattern-constants.ts';
import { patternFault, quotePiece } from './pattern-fault.ts';
import { type Parser, record, unexpected } from './pattern-parser.ts';
import { advance, sees, tokenText } from './pattern-tokens.ts';
import type { Constant } from './pattern-tree.ts';

const constantNames = ['a constant'] as const;

/** The present token as a constant, stepping over it. */
export function readConstant(parser: Parser, rule: string): Constant | undefined {
  const constant = constantOf(parser);
  if (constant === undefined) return unexpected(parser, rule, constantNames);
  advance(parser);
  return constant;
}

/** The present token as a constant; S-PAT-05: its malformations are recorded. */
function constantOf(parser: Parser): Constant | undefined {
  const { kind, start: at } = parser;
  switch (kind) {
    case 'string':
      return { kind, at, value: stringValue(parser) };
    case 'integer': {
      const text = tokenText(parser);
      refuseLeadingZero(parser, text);
      return { kind, at, text };
    }
    case 'float':
      return { kind, at, text: tokenText(parser) };
    case 'boolean':
      return { kind, at, value: parser.text.charCodeAt(at) === 116 };
    case 'hex':
    case 'binary':
    case 'timestamp': {
      const text = encodedText(parser);
      refuseMalformed(parser, kind, text);
      return { kind, at, text };
    }
    default:
      return undefined;
  }
}

/** What stands between the apostrophes of a prefixed constant. */
function encodedText(parser: Parser): string {
  return parser.text.slice(parser.start + 2, parser.end - 1);
}

/** A string without its apostrophes and escapes. Only `\'` and `\\` are escapes. */
export function stringValue(parser: Parser): string {
  const raw = parser.text.slice(parser.start + 1, parser.end - 1);
  if (!raw.includes('\\')) return raw;
  const strange = strangeEscape(raw);
  if (strange >= 0) {
    const piece = quotePiece(raw.slice(strange, strange + 2));
    record(
      parser,
      patternFault(
        'S-PAT-05',
        parser.start + 1 + strange,
        `${piece} is no escape; only an apostrophe or a backslash may follow a backslash`,
        `${piece} はエスケープではありません。バックスラッシュの後はアポストロフィかバックスラッシュだけです`,
      ),
    );
  }
  return raw.replaceAll(/\\(['\\])/g, '$1');
}

/** S-PAT-05: integers are written without zeros in front. */
export function refuseLeadingZero(parser: Parser, text: string): void {
  if (!/^[+-]?0[0-9]/.test(text)) return;
  record(
    parser,
    patternFault(
      'S-PAT-05',
      parser.start,
      `${quotePiece(text)} begins with a zero`,
      `${quotePiece(text)} は 0 で始まっています`,
    ),
  );
}

/** The offset of the first backslash that begins no escape, or -1. */
function strangeEscape(raw: string): number {
  let at = raw.indexOf('\\');
  while (at >= 0) {
    const next = raw.charCodeAt(at + 1);
    if (next !== 39 && next !== 92) return at;
    at = raw.indexOf('\\', at + 2);
  }
  return -1;
}

function refuseMalformed(parser: Parser, kind: 'hex' | 'binary' | 'timestamp', text: string): void {
  if (kind === 'timestamp') {
    if (!hasTimestampForm(text)) refuseTimestamp(parser, 'S-PAT-05');
  } else if (kind === 'hex' ? !isHex(text) : !isBase64(text)) {
    const [en, ja] =
      kind === 'hex'
        ? ['is no even number of hexadecimal digits', 'は偶数個の 16 進数字ではありません']
        : ['is not base64', 'は base64 ではありません'];
    const piece = quotePiece(text);
    record(parser, patternFault('S-PAT-05', parser.start, `${piece} ${en}`, `${piece} ${ja}`));
  }
}

function refuseTimestamp(parser: Parser, rule: string): void {
  const piece = quotePiece(encodedText(parser));
  record(
    parser,
    patternFault(
      rule,
      parser.start,
      `${piece} is no timestamp of the form YYYY-MM-DDTHH:mm:ss.sZ`,
      `${piece} は YYYY-MM-DDTHH:mm:ss.sZ の形ではありません`,
    ),
  );
}

/** S-PAT-04: a timestamp constant of START or STOP. */
export function readInstant(parser: Parser): string | undefined {
  if (!sees(parser, 'timestamp')) return unexpected(parser, 'S-PAT-04', ['a timestamp']);
  const text = encodedText(parser);
  if (!hasTimestampForm(text)) refuseTimestamp(parser, 'S-PAT-04');
  advance(parser);
  return text;
}

/** S-PAT-03: a number without minus sign, where a fraction may be allowed. */
export function readUnsigned(parser: Parser, fractions: boolean): string | undefined {
  const right = sees(parser, 'integer') || (fractions && sees(parser, 'float'));
  const text = tokenText(parser);
  if (!right || text.startsWith('-')) {
    return unexpected(parser, 'S-PAT-03', [fractions ? 'a positive number' : 'a positive integer']);
  }
  if (sees(parser, 'integer')) refuseLeadingZero(parser, text);
  advance(parser);
  return text;
}
