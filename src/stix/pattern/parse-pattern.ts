/**
 * Reads STIX patterns (STIX 2.1 §9): recursive descent with one token of lookahead, linear in the text,
 * bounded in length, tokens and depth. Never throws for a text, whatever it is.
 */
import { type PatternFault, patternFault } from './pattern-fault.ts';
import {
  openParser,
  type Parser,
  readGroup,
  readOperands,
  take,
  unexpected,
} from './pattern-parser.ts';
import { advance, sees, type TokenKind } from './pattern-tokens.ts';
import type { ObservationExpression, Qualifier } from './pattern-tree.ts';
import { readComparisonOr } from './read-comparison.ts';
import { readInstant, readUnsigned } from './read-constant.ts';

/** Bounds on a pattern. They are ours; the standard sets none. */
export interface PatternLimits {
  /** The longest pattern, in UTF-16 units. */
  readonly unitsMax: number;
  /** The most tokens. */
  readonly tokensMax: number;
  /** The deepest nesting of parentheses. Values above `patternDepthCeiling` count as that. */
  readonly depthMax: number;
}

/** The bounds where nobody sets others: room for a set of ten thousand hashes. */
export const patternLimits: PatternLimits = {
  unitsMax: 1_000_000,
  tokensMax: 200_000,
  depthMax: 200,
};

/** No limit lets parentheses nest deeper: the parser, the printer and the checks recurse. */
export const patternDepthCeiling = 500;

/** A tree, or why there is none: at least one fault, in the order of the text. */
export type ParsedPattern =
  | { readonly ok: true; readonly tree: ObservationExpression }
  | { readonly ok: false; readonly faults: readonly PatternFault[] };

/** Reads a pattern. Malformed constants are gathered; the first token out of order ends the reading. */
export function parsePattern(text: string, limits: PatternLimits = patternLimits): ParsedPattern {
  const refused = refuseUnread(text, limits);
  if (refused !== undefined) return { ok: false, faults: [refused] };
  const parser = openParser(text, limits.tokensMax, Math.min(limits.depthMax, patternDepthCeiling));
  advance(parser);
  const tree = readFollowedBy(parser);
  if (tree !== undefined && !sees(parser, 'end')) unexpected(parser, 'S-PAT-01', afterObservation);
  return tree !== undefined && parser.faults.length === 0
    ? { ok: true, tree }
    : { ok: false, faults: parser.faults };
}

/** S-PAT-11 and §9.4: what is too long, or no Unicode string, is not read at all. */
function refuseUnread(text: string, limits: PatternLimits): PatternFault | undefined {
  if (text.length > limits.unitsMax) {
    return patternFault(
      'S-PAT-11',
      limits.unitsMax,
      `the pattern has ${text.length} characters, more than ${limits.unitsMax}`,
      `パターンは ${text.length} 文字あり、上限 ${limits.unitsMax} を超えています`,
    );
  }
  if (text.isWellFormed()) return undefined;
  return patternFault(
    'S-PAT-01',
    firstLoneSurrogate(text),
    'a lone surrogate: the pattern is no Unicode string',
    '単独のサロゲートがあり、Unicode 文字列ではありません',
  );
}

function firstLoneSurrogate(text: string): number {
  const repaired = text.toWellFormed();
  let at = 0;
  while (text.charCodeAt(at) === repaired.charCodeAt(at)) at += 1;
  return at;
}

const afterObservation = [
  '`AND`',
  '`OR`',
  '`FOLLOWEDBY`',
  '`START`',
  '`WITHIN`',
  '`REPEATS`',
] as const;
function readFollowedBy(parser: Parser): ObservationExpression | undefined {
  const first = readObservationOr(parser);
  if (first === undefined || !sees(parser, 'FOLLOWEDBY')) return first;
  const operands = readOperands(parser, 'FOLLOWEDBY', first, readObservationOr);
  return operands && { kind: 'FOLLOWEDBY', operands };
}

function readObservationOr(parser: Parser): ObservationExpression | undefined {
  const first = readObservationAnd(parser);
  if (first === undefined || !sees(parser, 'OR')) return first;
  const operands = readOperands(parser, 'OR', first, readObservationAnd);
  return operands && { kind: 'OR', operands };
}

function readObservationAnd(parser: Parser): ObservationExpression | undefined {
  const first = readQualified(parser);
  if (first === undefined || !sees(parser, 'AND')) return first;
  const operands = readOperands(parser, 'AND', first, readQualified);
  return operands && { kind: 'AND', operands };
}

function readQualified(parser: Parser): ObservationExpression | undefined {
  const observation = readObservation(parser);
  if (observation === undefined || !beginsQualifier(parser.kind)) return observation;
  const qualifiers: Qualifier[] = [];
  while (beginsQualifier(parser.kind)) {
    const qualifier = readQualifier(parser);
    if (qualifier === undefined) return undefined;
    qualifiers.push(qualifier);
  }
  return { kind: 'qualified', observation, qualifiers };
}

function readObservation(parser: Parser): ObservationExpression | undefined {
  const at = parser.start;
  if (sees(parser, '(')) return readGroup(parser, readFollowedBy);
  if (!sees(parser, '[')) return unexpected(parser, 'S-PAT-01', ['`[`', '`(`']);
  advance(parser);
  const comparison = readComparisonOr(parser);
  if (comparison === undefined) return undefined;
  if (!sees(parser, ']')) return unexpected(parser, 'S-PAT-01', ['`AND`', '`OR`', '`]`']);
  advance(parser);
  return { kind: 'observation', at, comparison };
}

function beginsQualifier(kind: TokenKind): boolean {
  return kind === 'START' || kind === 'WITHIN' || kind === 'REPEATS';
}

function readQualifier(parser: Parser): Qualifier | undefined {
  const at = parser.start;
  const { kind } = parser;
  advance(parser);
  if (kind === 'START') return readWindow(parser, at);
  const number = readUnsigned(parser, kind === 'WITHIN');
  if (number === undefined) return undefined;
  if (kind === 'WITHIN') {
    return take(parser, 'SECONDS', 'S-PAT-01') ? { kind, at, seconds: number } : undefined;
  }
  return take(parser, 'TIMES', 'S-PAT-01') ? { kind: 'REPEATS', at, times: number } : undefined;
}

function readWindow(parser: Parser, at: number): Qualifier | undefined {
  const start = readInstant(parser);
  if (start === undefined || !take(parser, 'STOP', 'S-PAT-01')) return undefined;
  const stop = readInstant(parser);
  return stop === undefined ? undefined : { kind: 'START', at, start, stop };
}
