/**
 * The state of a parser of patterns and the moves that all its parts share. The first token out of order
 * ends the reading: it records a fault, and every reader on the way out returns `undefined`.
 */
import { type PatternFault, patternFault, unexpectedToken } from './pattern-fault.ts';
import {
  advance,
  isKeywordInAnyCase,
  type Reader,
  sees,
  type TokenKind,
  tokenText,
} from './pattern-tokens.ts';

/** A reader with what the parser needs beside it. */
export interface Parser extends Reader {
  readonly faults: PatternFault[];
  readonly depthMax: number;
  depth: number;
}

/** A parser before the first token: call `advance`. */
export function openParser(text: string, tokensMax: number, depthMax: number): Parser {
  const [tokens, start, end, depth] = [0, 0, 0, 0];
  return { text, tokensMax, tokens, kind: 'end', start, end, faults: [], depthMax, depth };
}

/** No more faults than these are kept of one pattern. */
const patternFaultsMax = 20;

/** Keeps a fault, unless there are many already. */
export function record(parser: Parser, fault: PatternFault): void {
  if (parser.faults.length < patternFaultsMax) parser.faults.push(fault);
}

/** Records why the present token cannot stand here. Always `undefined`, so that readers can return it. */
export function unexpected(parser: Parser, rule: string, expected: readonly string[]): undefined {
  record(parser, faultOfToken(parser, rule, expected));
  return undefined;
}

function faultOfToken(parser: Parser, rule: string, expected: readonly string[]): PatternFault {
  const { start } = parser;
  switch (parser.kind) {
    case 'tooMany':
      return patternFault(
        'S-PAT-11',
        start,
        `the pattern has more than ${parser.tokensMax} tokens`,
        `パターンのトークン数が上限 ${parser.tokensMax} を超えています`,
      );
    case 'unterminated':
      return patternFault(
        'S-PAT-05',
        start,
        'a constant without its closing apostrophe',
        '定数を閉じるアポストロフィがありません',
      );
    case 'openComment':
      return patternFault(
        'S-PAT-10',
        start,
        'a comment without its closing `*/`',
        'コメントを閉じる `*/` がありません',
      );
    default:
      return unexpectedToken(ruleOfWord(parser, rule), start, expected, tokenText(parser));
  }
}

/** A keyword in the wrong case is named as that. */
function ruleOfWord(parser: Parser, rule: string): string {
  return sees(parser, 'identifier') && isKeywordInAnyCase(tokenText(parser)) ? 'S-PAT-10' : rule;
}

/** Steps over a token of the given kind, or records a fault; says whether it was there. */
export function take(parser: Parser, kind: TokenKind, rule: string): boolean {
  if (!sees(parser, kind)) {
    unexpected(parser, rule, [`\`${kind}\``]);
    return false;
  }
  advance(parser);
  return true;
}

/** Reads what stands in parentheses, the opening one being the present token. */
export function readGroup<T>(
  parser: Parser,
  readInner: (parser: Parser) => T | undefined,
): T | undefined {
  if (parser.depth >= parser.depthMax) {
    record(
      parser,
      patternFault(
        'S-PAT-11',
        parser.start,
        `parentheses nest deeper than ${parser.depthMax}`,
        `括弧の入れ子が上限 ${parser.depthMax} を超えています`,
      ),
    );
    return undefined;
  }
  parser.depth += 1;
  advance(parser);
  const inner = readInner(parser);
  if (inner === undefined || !take(parser, ')', 'S-PAT-01')) return undefined;
  parser.depth -= 1;
  return inner;
}

/** Reads operands while they are joined by one operator; the first is already there. */
export function readOperands<T>(
  parser: Parser,
  operator: TokenKind,
  first: T,
  readOperand: (parser: Parser) => T | undefined,
): T[] | undefined {
  const operands = [first];
  while (sees(parser, operator)) {
    advance(parser);
    const operand = readOperand(parser);
    if (operand === undefined) return undefined;
    operands.push(operand);
  }
  return operands;
}
