/** The small faults that could have been written: every one-place change of a module by a list of operators. */
import { type Token, tokensOf } from './javascript-tokens.ts';

/** One change of one file. */
export interface Mutant {
  /** From the checkout's root. */
  readonly file: string;
  /** Counted from one. */
  readonly line: number;
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

type Change = Pick<Mutant, 'operator' | 'start' | 'end' | 'after'>;

const swaps: Readonly<Record<string, readonly [operator: string, after: string]>> = {
  '===': ['equality', '!=='],
  '!==': ['equality', '==='],
  '<': ['boundary', '<='],
  '<=': ['boundary', '<'],
  '>': ['boundary', '>='],
  '>=': ['boundary', '>'],
  '&&': ['logic', '||'],
  '||': ['logic', '&&'],
  '*': ['arithmetic', '/'],
  '%': ['arithmetic', '*'],
  '&': ['arithmetic', '|'],
  '|': ['arithmetic', '&'],
  '+=': ['arithmetic', '-='],
  '-=': ['arithmetic', '+='],
  '++': ['arithmetic', '--'],
  '--': ['arithmetic', '++'],
};

const words: Readonly<Record<string, readonly [operator: string, after: string]>> = {
  true: ['boolean', 'false'],
  false: ['boolean', 'true'],
  some: ['quantifier', 'every'],
  every: ['quantifier', 'some'],
  startsWith: ['string end', 'endsWith'],
  endsWith: ['string end', 'startsWith'],
  min: ['extremum', 'max'],
  max: ['extremum', 'min'],
};

/** What decides how much a finding weighs. */
const weights: Readonly<Record<string, string>> = {
  "'error'": "'warning'",
  "'warning'": "'error'",
  "'must'": "'should'",
  "'contested'": "'must'",
  "'should'": "'must'",
};

/** All mutants of a file, in the order of the text, whose types have been blanked out. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const tokens = tokensOf(text);
  return tokens
    .flatMap((token, index) => changesAt(tokens, token, index))
    .map((change) => ({
      ...change,
      file,
      line: text.slice(0, change.start).split('\n').length,
      before: text.slice(change.start, change.end),
    }));
}

/** The text with one change made. */
export function mutated(text: string, mutant: Mutant): string {
  return text.slice(0, mutant.start) + mutant.after + text.slice(mutant.end);
}

function changesAt(tokens: readonly Token[], token: Token, index: number): readonly Change[] {
  switch (token.kind) {
    case 'symbol':
      return symbolChanges(tokens, token, index);
    case 'word':
      return wordChanges(tokens, token, index);
    case 'number':
      return numberChanges(token);
    case 'string':
      return weights[token.text] === undefined || tokens[index + 1]?.text === ':'
        ? []
        : [replace(token, 'weight', weights[token.text] ?? '')];
    case 'regexp':
      return regexpChanges(token);
    default:
      return [];
  }
}

function replace({ start, end }: Pick<Token, 'start' | 'end'>, operator: string, after: string) {
  return { operator, start, end, after };
}

function symbolChanges(tokens: readonly Token[], token: Token, index: number): readonly Change[] {
  const swap = swaps[token.text];
  if (swap !== undefined) return [replace(token, ...swap)];
  if (token.text === '!') return [replace(token, 'negation', '')];
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  if (token.text !== '+' && token.text !== '-') return [];
  if (isText(before) || isText(after) || !endsOperand(before)) return [];
  return [replace(token, 'arithmetic', token.text === '+' ? '-' : '+')];
}

function isText(token: Token | undefined): boolean {
  return token?.kind === 'string' || token?.kind === 'template';
}

function endsOperand(token: Token | undefined): boolean {
  if (token?.kind === 'word') return token.text !== 'return';
  return token?.kind === 'number' || token?.text === ')' || token?.text === ']';
}

function wordChanges(tokens: readonly Token[], token: Token, index: number): readonly Change[] {
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  const swap = Object.hasOwn(words, token.text) ? words[token.text] : undefined;
  if (
    swap !== undefined &&
    (before?.text === '.') === (swap[0] !== 'boolean') &&
    next?.text !== ':'
  )
    return [replace(token, ...swap)];
  if (token.text === 'return') return returnChanges(tokens, index);
  if (token.text === 'if' && next?.text === '(') {
    const close = closing(tokens, index + 1);
    const { end } = next;
    const condition = { start: end, end: tokens[close]?.start ?? end };
    return [replace(condition, 'condition', 'false'), replace(condition, 'condition', 'true')];
  }
  if ((token.text === 'continue' || token.text === 'break') && next?.text === ';')
    return token.text === 'continue' ? [replace(token, 'statement', '')] : [];
  return statementChanges(tokens, token, index);
}

/** The index of the bracket that closes the one at an index. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token;
    if (kind !== 'symbol') continue;
    if (['(', '[', '{'].includes(text)) depth++;
    if ([')', ']', '}'].includes(text) && --depth === 0) return at;
  }
  throw new Error('a bracket is not closed');
}

/** The index of the semicolon that ends what begins at an index. */
function statementEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (tokens[at]?.text !== ';') {
    const token = tokens[at];
    if (token === undefined) throw new Error('a statement is not ended');
    const opens = token.kind === 'symbol' && ['(', '[', '{'].includes(token.text);
    at = opens ? closing(tokens, at) + 1 : at + 1;
  }
  return at;
}

function returnChanges(tokens: readonly Token[], index: number): readonly Change[] {
  const first = tokens[index + 1];
  if (first === undefined || first.text === ';') return [];
  const end = statementEnd(tokens, index + 1);
  const value = { start: first.start, end: tokens[end - 1]?.end ?? first.end };
  const alone = end === index + 2;
  if (alone && ['true', 'false', 'undefined', 'none', 'kept'].includes(first.text)) return [];
  const isList =
    (first.text === '[' && closing(tokens, index + 1) === end - 1 && end > index + 3) ||
    ['broken', 'bounded'].includes(first.text) ||
    (alone && /^(?:findings|faults)$/.test(first.text));
  return [replace(value, 'return', isList ? '[]' : 'undefined')];
}

/** Takes out a call or an assignment that is a statement of its own. */
function statementChanges(
  tokens: readonly Token[],
  token: Token,
  index: number,
): readonly Change[] {
  const before = tokens[index - 1];
  if (before === undefined || ![';', '{', '}', ')', 'else'].includes(before.text)) return [];
  let at = index + 1;
  while (tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'word') at += 2;
  const isCall = tokens[at]?.text === '(' && tokens[closing(tokens, at) + 1]?.text === ';';
  const isAssignment = tokens[at]?.text === '=';
  if (!isCall && !isAssignment) return [];
  const end = tokens[isCall ? closing(tokens, at) : statementEnd(tokens, at) - 1]?.end;
  return end === undefined ? [] : [replace({ start: token.start, end }, 'statement', '')];
}

function numberChanges(token: Token): readonly Change[] {
  const value = Number(token.text.replaceAll('_', ''));
  if (!Number.isSafeInteger(value)) return [];
  const up = replace(token, 'number', String(value + 1));
  return value === 0 ? [up] : [up, replace(token, 'number', String(value - 1))];
}

/** Takes anchors out, turns one-or-more into any-number and back, and negated sets into plain ones. */
function regexpChanges(token: Token): readonly Change[] {
  const changes: Change[] = [];
  const source = token.text;
  const last = source.lastIndexOf('/');
  let inSet = false;
  for (let at = 1; at < last; at++) {
    const here = { start: token.start + at, end: token.start + at + 1 };
    const character = source[at];
    if (character === '\\') at++;
    else if (inSet) inSet = character !== ']';
    else if (character === '[') {
      inSet = true;
      if (source[at + 1] === '^')
        changes.push(replace({ start: here.end, end: here.end + 1 }, 'pattern', ''));
    } else if ((character === '^' || character === '$') && last > 2)
      changes.push(replace(here, 'pattern', ''));
    else if (character === '+') changes.push(replace(here, 'pattern', '*'));
    else if (character === '*') changes.push(replace(here, 'pattern', '+'));
  }
  return changes;
}
