/**
 * Judges the regular expressions of `MATCHES` (STIX 2.1 §9.6.1) without ever running one.
 *
 * The standard asks for PCRE, the machine at hand knows ECMAScript. So one pass over the text looks for
 * what PCRE refuses (unbalanced groups and classes, dangling quantifiers, ranges out of order, a last
 * backslash), and ECMAScript's own parser gives the second opinion. The pass is linear.
 */

/** Which of the two dialects refuse an expression. */
export interface RegexVerdict {
  readonly pcre: boolean;
  readonly ecmascript: boolean;
}

/** Whether each dialect takes the expression. */
export function judgeRegex(source: string): RegexVerdict {
  return { pcre: isBalanced(source), ecmascript: compiles(source) };
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, 's');
    return true;
  } catch {
    return false;
  }
}

/** What the last item was: nothing that can be repeated, an item, a repeated item. */
type Repeatable = 'nothing' | 'item' | 'repeated';

interface Scan {
  readonly source: string;
  at: number;
  groups: number;
  last: Repeatable;
}

/** Whether PCRE finds groups, classes and quantifiers in order. Free-spacing mode is not judged. */
function isBalanced(source: string): boolean {
  const scan: Scan = { source, at: 0, groups: 0, last: 'nothing' };
  while (scan.at < source.length) {
    const verdict = step(scan);
    if (verdict !== undefined) return verdict;
  }
  return scan.groups === 0;
}

/** Takes one item; `true` or `false` when the rest need not be looked at. */
function step(scan: Scan): boolean | undefined {
  const character = scan.source[scan.at];
  scan.at += 1;
  switch (character) {
    case '\\':
      return stepEscape(scan);
    case '[':
      return stepClass(scan);
    case '(':
      return stepGroup(scan);
    case ')':
      scan.groups -= 1;
      scan.last = 'item';
      return scan.groups < 0 ? false : undefined;
    case '|':
      scan.last = 'nothing';
      return undefined;
    case '*':
    case '+':
    case '?':
      return stepQuantifier(scan);
    case '{':
      return stepBraces(scan);
    default:
      scan.last = 'item';
      return undefined;
  }
}

/** After `*`, `+`, `?` or braces one `?` or `+` may say how greedy they are. */
function stepQuantifier(scan: Scan): boolean | undefined {
  if (scan.last !== 'item') return false;
  const next = scan.source[scan.at];
  if (next === '?' || next === '+') scan.at += 1;
  scan.last = 'repeated';
  return undefined;
}

const counts = /\{(\d{1,10})(?:,(\d{0,10}))?\}/y;

/** Braces that hold no counts are ordinary characters. PCRE repeats what is repeated already. */
function stepBraces(scan: Scan): boolean | undefined {
  counts.lastIndex = scan.at - 1;
  const match = counts.exec(scan.source);
  if (match === null) {
    scan.last = 'item';
    return undefined;
  }
  const [whole, least = '', most = ''] = match;
  scan.at += whole.length - 1;
  if (scan.last === 'repeated') scan.last = 'item';
  if (most !== '' && Number(least) > Number(most)) return false;
  return stepQuantifier(scan);
}

/** `\Q…\E` quotes; some letters take a braced argument; `\c` takes any character. */
function stepEscape(scan: Scan): boolean | undefined {
  const letter = scan.source[scan.at];
  if (letter === undefined) return false;
  scan.at += 1;
  scan.last = 'item';
  if (letter === 'Q') {
    const end = scan.source.indexOf('\\E', scan.at);
    scan.at = end < 0 ? scan.source.length : end + 2;
  } else if (letter === 'c') {
    scan.at += 1;
  } else if (scan.source[scan.at] === '{' && 'xopPgkNu'.includes(letter)) {
    const end = scan.source.indexOf('}', scan.at);
    if (end < 0) return true;
    scan.at = end + 1;
  }
  return undefined;
}

/** From after `[` to after the closing `]`; a `]` that comes first is a member. */
function stepClass(scan: Scan): boolean | undefined {
  const { source } = scan;
  if (source[scan.at] === '^') scan.at += 1;
  const first = scan.at;
  for (let at = first; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') {
      if (source[at + 1] === 'Q') return true;
      at += 1;
    } else if (character === ']' && at > first) {
      scan.at = at + 1;
      scan.last = 'item';
      return undefined;
    } else if (character === '[' && source[at + 1] === ':') {
      at = posixEnd(source, at);
    } else if (isRangeOutOfOrder(source, at, first)) {
      return false;
    }
  }
  return false;
}

/** The offset of the last unit of `[:name:]`, or the offset itself when it is no such name. */
function posixEnd(source: string, at: number): number {
  let end = at + 2;
  if (source[end] === '^') end += 1;
  while (/[a-z]/.test(source[end] ?? '')) end += 1;
  return source.startsWith(':]', end) ? end + 1 : at;
}

/** `z-a` between letters and digits; anything more involved is left to ECMAScript's parser. */
function isRangeOutOfOrder(source: string, at: number, first: number): boolean {
  if (source[at] !== '-' || at <= first || source[at - 2] === '\\') return false;
  const [low, high] = [source[at - 1] ?? '', source[at + 1] ?? ''];
  if (source[at - 2] === '-' && at - 2 > first) return false;
  return /[A-Za-z0-9]/.test(low) && /[A-Za-z0-9]/.test(high) && low > high;
}

const groupKinds =
  /\?(?:[:=!>|]|<[=!]|P?<\w+>|'\w+'|P[>=]\w+|&\w+|R|[+-]?\d+|C\d*|[a-zA-Z^-]*[:)]?)/y;

/** From after `(` to where the group's own expression begins. */
function stepGroup(scan: Scan): boolean | undefined {
  const { source } = scan;
  scan.groups += 1;
  scan.last = 'nothing';
  if (source[scan.at] === '*') return stepVerb(scan);
  if (source[scan.at] !== '?') return undefined;
  if (source[scan.at + 1] === '#') {
    const end = source.indexOf(')', scan.at);
    scan.groups -= 1;
    scan.at = end < 0 ? source.length : end + 1;
    return end < 0 ? false : undefined;
  }
  groupKinds.lastIndex = scan.at;
  const head = groupKinds.exec(source)?.[0] ?? '?';
  if (/^\?[a-zA-Z^-]*x/.test(head)) return true;
  const isClosed = head.endsWith(')');
  scan.at += head.length - (isClosed ? 1 : 0);
  if (head === '?' && source[scan.at] !== '(') return false;
  return undefined;
}

/** `(*VERB)` and `(*name:…`: the asterisk repeats nothing. */
function stepVerb(scan: Scan): boolean | undefined {
  if (!/[A-Za-z:]/.test(scan.source[scan.at + 1] ?? '')) return false;
  scan.at += 1;
  return undefined;
}
