/** JavaScript cut into tokens: as much of the language as it takes to change one operator, and no tree. */

/** What a token is; words are names and keywords alike, and space and comments are no tokens. */
export type TokenKind = 'word' | 'number' | 'string' | 'template' | 'regexp' | 'symbol';

/** One token and where it is in the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const space = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)+/y;
const shapes: readonly (readonly [TokenKind, RegExp])[] = [
  ['word', /[\p{ID_Start}$_#][\p{ID_Continue}$]*/uy],
  ['number', /0[xob][\da-f_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?n?/iy],
  ['string', /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y],
  [
    'symbol',
    /=>|\.\.\.|>>>=?|===|!==|\*\*=?|&&=?|\|\|=?|\?\?=?|\?\.(?!\d)|<<=?|>>=?|[=!<>+\-*/%&|^]=|\+\+|--|[{}()[\];,<>+\-*/%&|^!~?:=.@]/y,
  ],
];
const expression = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

/** After one of these words an expression begins, so that a slash opens a regular expression. */
const beforeExpression = [
  'return',
  'typeof',
  'case',
  'of',
  'in',
  'void',
  'yield',
  'await',
  'throw',
];

/** Cuts a module's text, whose types have been taken out, into tokens. Throws on what it does not know. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  readTokens(text, 0, tokens, false);
  return tokens;
}

/** Reads on from a place to the end, or within a template to the brace that closes its hole. */
function readTokens(text: string, from: number, tokens: Token[], inTemplate: boolean): number {
  let at = from;
  let depth = 0;
  for (;;) {
    at = matchAt(space, text, at) ?? at;
    if (at >= text.length) return at;
    if (inTemplate && depth === 0 && text[at] === '}') return at;
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    at = readToken(text, at, tokens);
  }
}

function readToken(text: string, at: number, tokens: Token[]): number {
  const keep = (kind: TokenKind, end: number) => {
    tokens.push({ kind, text: text.slice(at, end), start: at, end });
    return end;
  };
  if (text[at] === '`') return readTemplate(text, at, tokens);
  if (text[at] === '/' && beginsExpression(tokens.at(-1))) {
    const end = matchAt(expression, text, at);
    if (end !== undefined) return keep('regexp', end);
  }
  for (const [kind, shape] of shapes) {
    const end = matchAt(shape, text, at);
    if (end !== undefined) return keep(kind, end);
  }
  throw new Error(`no token begins at ${at}: ${text.slice(at, at + 20)}`);
}

/** The tokens of a template's holes, between two tokens for its two ends. */
function readTemplate(text: string, start: number, tokens: Token[]): number {
  tokens.push({ kind: 'template', text: '`', start, end: start + 1 });
  let at = start + 1;
  while (at < text.length && text[at] !== '`') {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith('${', at)) {
      tokens.push({ kind: 'symbol', text: '(', start: at, end: at + 2 });
      at = readTokens(text, at + 2, tokens, true) + 1;
      tokens.push({ kind: 'symbol', text: ')', start: at - 1, end: at });
    } else at++;
  }
  tokens.push({ kind: 'template', text: '`', start: at, end: at + 1 });
  return at + 1;
}

function beginsExpression(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return beforeExpression.includes(before.text);
  return before.kind === 'symbol' && ![')', ']', '}'].includes(before.text);
}

function matchAt(shape: RegExp, text: string, at: number): number | undefined {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : undefined;
}
