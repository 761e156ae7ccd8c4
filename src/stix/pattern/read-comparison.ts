/**
 * Reads what stands between the square brackets of a pattern: comparison expressions (STIX 2.1 §9.6) and
 * object paths (§9.7).
 */
import { type Parser, readGroup, readOperands, take, unexpected } from './pattern-parser.ts';
import { advance, sees, tokenText } from './pattern-tokens.ts';
import type {
  Comparison,
  ComparisonExpression,
  Constant,
  Membership,
  ObjectPath,
  PathStep,
} from './pattern-tree.ts';
import { readConstant, refuseLeadingZero, stringValue } from './read-constant.ts';

const testNames = ['an object path', '`EXISTS`', '`NOT`', '`(`'] as const;
const pathNames = ['an object path'] as const;

/** One or more comparisons joined by `OR`, the weaker of the two operators. */
export function readComparisonOr(parser: Parser): ComparisonExpression | undefined {
  const first = readComparisonAnd(parser);
  if (first === undefined || !sees(parser, 'OR')) return first;
  const operands = readOperands(parser, 'OR', first, readComparisonAnd);
  return operands && { kind: 'OR', operands };
}

function readComparisonAnd(parser: Parser): ComparisonExpression | undefined {
  const first = readTest(parser);
  if (first === undefined || !sees(parser, 'AND')) return first;
  const operands = readOperands(parser, 'AND', first, readTest);
  return operands && { kind: 'AND', operands };
}

function readTest(parser: Parser): ComparisonExpression | undefined {
  if (sees(parser, '(')) return readGroup(parser, readComparisonOr);
  if (sees(parser, 'NOT') || sees(parser, 'EXISTS')) return readExistence(parser);
  const path = readPath(parser, testNames);
  if (path === undefined) return undefined;
  const negated = sees(parser, 'NOT');
  if (negated) advance(parser);
  if (sees(parser, 'IN')) return readMembership(parser, path, negated);
  return readComparison(parser, path, negated);
}

function readExistence(parser: Parser): ComparisonExpression | undefined {
  const negated = sees(parser, 'NOT');
  if (negated) advance(parser);
  if (!take(parser, 'EXISTS', 'S-PAT-01')) return undefined;
  const path = readPath(parser, pathNames);
  return path && { kind: 'existence', path, negated };
}

function readComparison(
  parser: Parser,
  path: ObjectPath,
  negated: boolean,
): Comparison | undefined {
  const operator = parser.kind;
  switch (operator) {
    case '=':
    case '==':
    case '!=':
    case '<>': {
      advance(parser);
      const constant = readConstant(parser, 'S-PAT-01');
      return constant && { kind: 'comparison', path, negated, operator, constant };
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      advance(parser);
      if (sees(parser, 'boolean')) {
        return unexpected(parser, 'S-PAT-01', ['a constant that has an order']);
      }
      const constant = readConstant(parser, 'S-PAT-01');
      return constant && { kind: 'comparison', path, negated, operator, constant };
    }
    case 'LIKE':
    case 'MATCHES':
    case 'ISSUBSET':
    case 'ISSUPERSET': {
      advance(parser);
      if (!sees(parser, 'string')) return unexpected(parser, 'S-PAT-07', ['a string']);
      const constant = readConstant(parser, 'S-PAT-07');
      return constant && { kind: 'comparison', path, negated, operator, constant };
    }
    default:
      return unexpected(parser, 'S-PAT-01', ['a comparison operator']);
  }
}

/** S-PAT-06: a set in parentheses. An empty one passes here and is judged apart. */
function readMembership(
  parser: Parser,
  path: ObjectPath,
  negated: boolean,
): Membership | undefined {
  advance(parser);
  const at = parser.start;
  if (!take(parser, '(', 'S-PAT-06')) return undefined;
  const constants: Constant[] = [];
  const set: Membership = { kind: 'membership', path, negated, at, constants };
  if (sees(parser, ')')) {
    advance(parser);
    return set;
  }
  for (;;) {
    const constant = readConstant(parser, 'S-PAT-06');
    if (constant === undefined) return undefined;
    constants.push(constant);
    if (sees(parser, ')')) break;
    if (!take(parser, ',', 'S-PAT-06')) return undefined;
  }
  advance(parser);
  return set;
}

function readPath(parser: Parser, expected: readonly string[]): ObjectPath | undefined {
  if (!sees(parser, 'identifier') && !sees(parser, 'hyphenated')) {
    return unexpected(parser, 'S-PAT-01', expected);
  }
  const [at, type] = [parser.start, tokenText(parser)];
  advance(parser);
  if (!take(parser, ':', 'S-PAT-01')) return undefined;
  const first = readKey(parser);
  if (first === undefined) return undefined;
  const steps: PathStep[] = [first];
  while (sees(parser, '.') || sees(parser, '[')) {
    const isKey = sees(parser, '.');
    advance(parser);
    const step = isKey ? readKey(parser) : readIndex(parser);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return { at, type, steps };
}

/** S-PAT-09: a property name; whatever is no plain word stands in apostrophes. */
function readKey(parser: Parser): PathStep | undefined {
  if (!sees(parser, 'identifier') && !sees(parser, 'string')) {
    return unexpected(parser, 'S-PAT-09', ['a property name', 'a name in apostrophes']);
  }
  const name = sees(parser, 'string') ? stringValue(parser) : tokenText(parser);
  advance(parser);
  return { kind: 'key', name };
}

/** S-PAT-09: an index from zero, or `*`. */
function readIndex(parser: Parser): PathStep | undefined {
  const index = tokenText(parser);
  if (sees(parser, 'integer') && !index.startsWith('-')) refuseLeadingZero(parser, index);
  else if (!sees(parser, '*')) return unexpected(parser, 'S-PAT-09', ['a list index', '`*`']);
  advance(parser);
  return take(parser, ']', 'S-PAT-09') ? { kind: 'index', index } : undefined;
}
