/** STIX 2.1 §9: the parser against a grammar written from the standard, and against the printer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { parsePattern } from '../../src/stix/pattern/parse-pattern.ts';
import type {
  ComparisonExpression,
  Constant,
  ObjectPath,
  ObservationExpression,
  PathStep,
  Qualifier,
} from '../../src/stix/pattern/pattern-tree.ts';
import { printPattern } from '../../src/stix/pattern/print-pattern.ts';
import { readByGrammar } from './pattern-grammar/oracle.ts';

const corpora = join(import.meta.dirname, '..', 'corpora', 'stix');

function corpus(side: 'valid' | 'invalid'): string[] {
  return readFileSync(join(corpora, side, 'patterns.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { pattern: string }).pattern);
}

/** Our tree without positions, or `undefined`: what the grammar's reading is compared with. */
function readByUs(text: string): unknown {
  const parsed = parsePattern(text);
  return parsed.ok ? withoutPositions(parsed.tree) : undefined;
}

function withoutPositions(tree: ObservationExpression): unknown {
  return JSON.parse(JSON.stringify(tree, (name, value) => (name === 'at' ? undefined : value)));
}

const seed = Date.now() % 0x7fff_ffff;
t.comment(`seed ${seed}`);

const reserved =
  /^(?:AND|OR|NOT|FOLLOWEDBY|IN|LIKE|MATCHES|ISSUBSET|ISSUPERSET|EXISTS|START|STOP|WITHIN|SECONDS|REPEATS|TIMES|true|false)$/;
const at = 0;
const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.stringMatching(/^['\\]{0,5}$/),
);
const digits = fc.stringMatching(/^(?:0|[1-9][0-9]{0,20})$/);
const timestamp = fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
const unsigned = fc.oneof(
  digits,
  digits.map((number) => `+${number}`),
);
const float = fc.stringMatching(/^[+-]?\d{0,4}\.\d{1,4}$/);
const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array));

const constant: fc.Arbitrary<Constant> = fc.oneof(
  fc.record({ kind: fc.constant('boolean' as const), at: fc.constant(at), value: fc.boolean() }),
  fc.record({ kind: fc.constant('string' as const), at: fc.constant(at), value: text }),
  fc
    .oneof(
      fc
        .oneof(
          unsigned,
          digits.map((number) => `-${number}`),
        )
        .map((written) => ['integer', written] as const),
      float.map((written) => ['float', written] as const),
      bytes.map((buffer) => ['hex', buffer.toString('hex')] as const),
      bytes.map((buffer) => ['binary', buffer.toString('base64')] as const),
      bytes.map((buffer) => ['binary', [...buffer.toString('base64')].join('\n')] as const),
      timestamp.map((written) => ['timestamp', written] as const),
    )
    .map(([kind, written]) => ({ kind, at, text: written })),
);

const key: fc.Arbitrary<PathStep> = fc
  .oneof(fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,5}$/), text)
  .map((name) => ({ kind: 'key', name }));
const index: fc.Arbitrary<PathStep> = fc
  .oneof(unsigned, fc.constant('*'))
  .map((position) => ({ kind: 'index', index: position }));
const path: fc.Arbitrary<ObjectPath> = fc
  .tuple(
    fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_-]{0,5}$/).filter((word) => !reserved.test(word)),
    key,
    fc.array(fc.oneof(key, index), { maxLength: 3 }),
  )
  .map(([type, first, rest]) => ({ at, type, steps: [first, ...rest] }));

const equal = fc.constantFrom('=' as const, '==' as const, '!=' as const, '<>' as const);
const order = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const);
const textual = fc.constantFrom(
  'LIKE' as const,
  'MATCHES' as const,
  'ISSUBSET' as const,
  'ISSUPERSET' as const,
);
const single: fc.Arbitrary<ComparisonExpression> = fc.oneof(
  fc
    .oneof(
      fc.tuple(equal, constant),
      fc.tuple(
        order,
        constant.filter(({ kind }) => kind !== 'boolean'),
      ),
      fc.tuple(
        textual,
        text.map((value): Constant => ({ kind: 'string', at, value })),
      ),
    )
    .chain(([operator, operand]) =>
      fc.record({
        kind: fc.constant('comparison' as const),
        path,
        negated: fc.boolean(),
        operator: fc.constant(operator),
        constant: fc.constant(operand),
      }),
    ),
  fc.record({
    kind: fc.constant('membership' as const),
    path,
    negated: fc.boolean(),
    at: fc.constant(at),
    constants: fc.array(constant, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('existence' as const), path, negated: fc.boolean() }),
);

const { expression } = fc.letrec<{ expression: ComparisonExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: single },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('AND' as const, 'OR' as const),
        operands: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
      }),
    },
  ),
}));

const qualifier: fc.Arbitrary<Qualifier> = fc.oneof(
  fc.record({
    kind: fc.constant('START' as const),
    at: fc.constant(at),
    start: timestamp,
    stop: timestamp,
  }),
  fc.record({
    kind: fc.constant('WITHIN' as const),
    at: fc.constant(at),
    seconds: fc.oneof(
      unsigned,
      float.filter((number) => !number.startsWith('-')),
    ),
  }),
  fc.record({ kind: fc.constant('REPEATS' as const), at: fc.constant(at), times: unsigned }),
);

const { tree } = fc.letrec<{ tree: ObservationExpression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('observation' as const),
        at: fc.constant(at),
        comparison: expression,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('qualified' as const),
        observation: tie('tree'),
        qualifiers: fc.array(qualifier, { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('AND' as const, 'OR' as const, 'FOLLOWEDBY' as const),
        operands: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      }),
    },
  ),
}));

/** Pieces that tend to change what a pattern means, for cutting into right patterns. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...["'", '\\', "\\'", '\\\\', '[', ']', '(', ')', ':', '.', ',', '*', '=', '!', '<', '>', '-'],
    ...['+', '/', '/*', '*/', '//', '\n', ' ', '\u00a0', '\u0085', '\u3000', '\u200b', '\ufeff'],
    ...['0', '1', '.5', '-1', "h'", "b'", "t'", 'a', 'h', 'AND', ' OR ', 'NOT ', ' IN ', 'true'],
    ...['and', ' STOP ', ' TIMES', ' EXISTS ', '"', '\0', 'é', '𝒳', '#', '{', ' REPEATS 2 TIMES'],
  ),
  fc.string({ maxLength: 2 }),
);

interface Cut {
  readonly from: number;
  readonly length: number;
  readonly piece: string;
}

const cuts = fc.array(
  fc.record({ from: fc.nat(300), length: fc.constantFrom(0, 0, 1, 1, 2, 5), piece: pieces }),
  { minLength: 1, maxLength: 3 },
);

function mutate(pattern: string, edits: readonly Cut[]): string {
  const units = [...pattern];
  for (const { from, length, piece } of edits) {
    units.splice(from % (units.length + 1), length, ...piece);
  }
  return units.join('');
}

t.test('§9 both parsers read the corpora alike', async (t) => {
  for (const pattern of [...corpus('valid'), ...corpus('invalid')]) {
    t.strictSame(readByUs(pattern), readByGrammar(pattern), pattern);
  }
});

t.test('§9 parse ∘ print = id', async () => {
  fc.assert(
    fc.property(tree, (given) => {
      const printed = printPattern(given);
      const parsed = parsePattern(printed);
      if (!parsed.ok) throw new Error(`${printed}: ${parsed.faults[0]?.message.en}`);
      return isDeepStrictEqual(withoutPositions(parsed.tree), withoutPositions(given));
    }),
    { seed, numRuns: 500 },
  );
});

t.test('§9 both parsers read generated patterns alike', async () => {
  fc.assert(
    fc.property(tree, (given) => {
      const printed = printPattern(given);
      return sameReading(printed);
    }),
    { seed, numRuns: 300 },
  );
});

t.test('§9 both parsers judge mutated patterns alike', async (t) => {
  const rights = fc.oneof(fc.constantFrom(...corpus('valid')), tree.map(printPattern));
  let taken = 0;
  fc.assert(
    fc.property(rights, cuts, (pattern, edits) => {
      const mutated = mutate(pattern, edits);
      if (readByUs(mutated) !== undefined) taken += 1;
      return sameReading(mutated);
    }),
    { seed, numRuns: 3000 },
  );
  t.ok(taken > 100, `${taken} of 3000 mutations are patterns still`);
});

function sameReading(pattern: string): boolean {
  return isDeepStrictEqual(readByUs(pattern), readByGrammar(pattern));
}
