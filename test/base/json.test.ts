/** JSON is read as RFC 8259 and I-JSON say, within limits, in linear time, and its bytes are found again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { type JsonFault, outlineJson, parseJson, readSpan } from '../../src/base/json.ts';
import { scanJson } from '../../src/base/json-scan.ts';

const limits = { depthMax: 64, membersMax: 100_000 };
const utf8 = new TextEncoder();

function kindOf(text: string | Uint8Array, bounds = limits): JsonFault['kind'] | 'ok' {
  const bytes = typeof text === 'string' ? utf8.encode(text) : text;
  const outcome = parseJson(bytes, bounds);
  const outline = outlineJson(bytes, 'objects', bounds);
  if (!outcome.ok) assert.deepEqual(outline, outcome, 'both readers give the same fault');
  else assert.equal(scanJson(bytes, bounds, undefined), bytes.length, 'the scan agrees');
  return outcome.ok ? 'ok' : outcome.fault.kind;
}

function nativeAccepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON values but for integers that a double does not keep: JSON.stringify writes them without exponent. */
const jsonValues = fc.jsonValue({ maxDepth: 6 }).map((value) => {
  const bounded = (_: string, item: unknown) =>
    Number.isInteger(item) && !Number.isSafeInteger(item) ? 0.5 : item;
  return JSON.parse(JSON.stringify(value, bounded));
});

const jsonTexts = fc
  .tuple(jsonValues, fc.constantFrom('', ' ', '\t', '\r\n   '))
  .map(([value, space]) => JSON.stringify(value, null, space));

t.test('RFC 8259 agrees with JSON.parse on every valid text', async () => {
  fc.assert(
    fc.property(jsonTexts, (text) => {
      const outcome = parseJson(utf8.encode(text), limits);
      assert.ok(outcome.ok);
      assert.deepStrictEqual(outcome.value, JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

t.test('RFC 8259 refuses what JSON.parse refuses after one byte was changed', async () => {
  const letters = fc.constantFrom(...'{}[]",:\\0123456789.eE+-truefalsn u\n\0');
  fc.assert(
    fc.property(jsonTexts, fc.nat(), letters, fc.boolean(), (text, at, letter, insert) => {
      const index = at % (text.length + 1);
      const mutant = text.slice(0, index) + letter + text.slice(index + (insert ? 0 : 1));
      const kind = kindOf(mutant.toWellFormed());
      assert.notEqual(kind, nativeAccepts(mutant.toWellFormed()) ? 'syntax' : 'ok');
    }),
    { numRuns: 5000 },
  );
});

t.test('RFC 8259 syntax, one text a case', async (t) => {
  const good = [
    '0',
    '-0',
    '1.5e+3',
    '""',
    ' [ ] ',
    '{ }',
    'null',
    '[1,2]',
    '"\\ud83d\\ude00"',
    '1E5',
  ];
  const bad = [
    ...['', ' ', '01', '+1', '1.', '.5', '1e', '1e+', '-', '- 1', 'nul', 'nulll', 'True', 'NaN'],
    ...[
      '[1,]',
      '[,1]',
      '[1 2]',
      '[',
      ']',
      '[}',
      '{]',
      '{"a"}',
      '{"a":}',
      '{"a":1,}',
      '{,}',
      '{1:2}',
    ],
    ...['"a', '"\t"', '"\\x"', '"\\u12g4"', '"\\u12', '{"a":1}}', '1 2', "'a'", '[1]//', '\u00a01'],
    ...['{"a":[}', '{"a" 1}', '{"a":1 "b":2}', '{"a":1]', '[{"a":1]', '\f1'],
  ];
  for (const text of good) t.equal(kindOf(text), 'ok', text);
  for (const text of bad) t.equal(kindOf(text), 'syntax', JSON.stringify(text));
});

t.test('RFC 8259 §7 a long string ends where it ends, wherever it lies in memory', async () => {
  const pieces = [
    '"',
    '\\',
    '\\n',
    '\\"',
    '\u001f',
    '\u0000',
    '\u007f',
    '!',
    ' ',
    '#',
    '[',
    ']',
    'é',
    '語',
    '😀',
  ];
  for (const piece of pieces) {
    for (let before = 0; before < 30; before++) {
      for (let alignment = 0; alignment < 4; alignment++) {
        const text = `"${'a'.repeat(before)}${piece}${'z'.repeat(9)}"`;
        const bytes = Buffer.concat([Buffer.from('x'.repeat(alignment)), utf8.encode(text)]);
        const outcome = parseJson(bytes.subarray(alignment), limits);
        assert.equal(outcome.ok, nativeAccepts(text), JSON.stringify(text));
        if (!outcome.ok) continue;
        assert.equal(outcome.value, JSON.parse(text));
        const end = scanJson(bytes.subarray(alignment), limits, undefined);
        assert.equal(end, bytes.length - alignment);
      }
    }
  }
});

t.test('RFC 7493 §2.1 bytes are UTF-8 without a byte order mark', async (t) => {
  const broken = [
    [0xff],
    [0x22, 0xc0, 0xaf, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
    [0x22, 0xe3, 0x81, 0x22],
    [0xef, 0xbb, 0xbf, 0x31],
    [0x22, 0xe3],
  ];
  for (const bytes of broken) t.equal(kindOf(Uint8Array.from(bytes)), 'encoding', bytes.join());
  const outcome = parseJson(Uint8Array.from([0x22, 0xe3, 0x81, 0x82, 0xc0, 0xaf, 0x22]), limits);
  t.match(outcome, { ok: false, fault: { kind: 'encoding', offset: 4 } });
});

t.test('RFC 7493 §2.1 no half of a surrogate pair', async (t) => {
  for (const half of ['\\ud800', '\\udc00', '\\ud800\\ud800', '\\ud800x', '\\uD83D\\u0061']) {
    t.equal(kindOf(`"${half}"`), 'surrogate', half);
    t.equal(kindOf(`{"${half}":1}`), 'surrogate', half);
  }
});

t.test('RFC 7493 §2.2 numbers are kept exactly or refused', async (t) => {
  for (const text of ['9007199254740991', '-9007199254740991', '1e308', '0.1e-400', '1.5']) {
    t.equal(kindOf(text), 'ok', text);
  }
  const large = ['9007199254740992', '-9007199254740992', '1e309', '-1e999', '9'.repeat(400)];
  for (const text of large) t.equal(kindOf(text), 'number', text);
  t.match(parseJson(utf8.encode('[1, 1e999]'), limits), { fault: { offset: 4 } });
});

t.test('RFC 7493 §2.3 a name occurs once in an object', async (t) => {
  const many = Array.from({ length: 40 }, (_, index) => `"n${index}":0`);
  const twice = [
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '[{"x":{"a":{},"b":[],"a":0}}]',
    '{"__proto__":1,"__proto__":2}',
    '{"é":1,"\\u00e9":1}',
    `{${[...many, ...many].join()}}`,
    `{"k":{${many.join()}},"l":{${many.join()},"n3":1}}`,
  ];
  for (const text of twice) t.equal(kindOf(text), 'duplicate-name', text.slice(0, 40));
  const once = ['{"a":{"a":{"a":1}}}', '[{"a":1},{"a":2}]', `{"a":{${many.join()}},"n1":1}`];
  for (const text of once) t.equal(kindOf(text), 'ok', text.slice(0, 40));
  t.match(parseJson(utf8.encode('{"a":1, "a":2}'), limits), { fault: { offset: 8 } });
});

t.test(
  'RFC 7493 what is known by counting is what the scan finds, wherever a text lies',
  async () => {
    const names = fc.constantFrom(
      '"a"',
      '"b"',
      '"\\u0061"',
      '"\\""',
      '"a:\\\\"',
      '"\\ud83d\\ude00"',
      '""',
    );
    const scalars = fc.oneof(
      names,
      fc.constantFrom('1', 'null', '9007199254740992', '9007199254740992.0', '1e999', '"\\ud800"'),
    );
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { depthSize: 'medium' },
        scalars,
        fc.array(tie('text'), { maxLength: 3 }).map((items) => `[${items.join(' ,')}]`),
        fc
          .array(fc.tuple(names, tie('text')), { maxLength: 4 })
          .map((members) => `{${members.map((member) => member.join(': ')).join()}}`),
      ),
    }));
    const bounds = { depthMax: 3, membersMax: 5 };
    const seen = new Set<string>();
    fc.assert(
      fc.property(text, fc.nat({ max: 3 }), (each, alignment) => {
        const bytes = Buffer.from(`${' '.repeat(alignment)}${each}`).subarray(alignment);
        const outcome = parseJson(bytes, bounds);
        seen.add(outcome.ok ? 'ok' : outcome.fault.kind);
        assert.equal(outcome.ok, scanJson(bytes, bounds, undefined) >= 0, each);
        if (outcome.ok) assert.deepStrictEqual(outcome.value, JSON.parse(each));
      }),
      { numRuns: 5000 },
    );
    const all = ['ok', 'duplicate-name', 'surrogate', 'number', 'depth', 'members'];
    assert.deepEqual([...seen].toSorted(), all.toSorted());
  },
);

t.test('RFC 7493 §2.3 names whose hashes are equal are still told apart', async (t) => {
  // 200,000 names of one object: some pair of 32-bit hashes is all but sure to be equal.
  const names = Array.from({ length: 200_000 }, (_, index) => `"name-${index}":0`);
  t.equal(kindOf(`{${names.join()}}`, { depthMax: 2, membersMax: 200_000 }), 'ok');
});

t.test('a member named __proto__ is an own property', async (t) => {
  const outcome = parseJson(utf8.encode('{"__proto__":{"polluted":true}}'), limits);
  t.ok(outcome.ok && Object.hasOwn(outcome.value as object, '__proto__'));
  t.equal(({} as Record<string, unknown>).polluted, undefined);
});

t.test('limits: depth and members are counted over the whole text', async (t) => {
  const bounds = { depthMax: 3, membersMax: 3 };
  t.equal(kindOf('[[[1]]]', bounds), 'ok');
  t.equal(kindOf('[[[[]]]]', bounds), 'depth');
  t.equal(kindOf('[{"a":1},{"a":1},{"a":1}]', bounds), 'ok');
  t.equal(kindOf('[{"a":1},{"a":1},{"a":1},{"a":1}]', bounds), 'members');
});

t.test('hostile texts end in bounded time and without overflow', async (t) => {
  const deep = 1_000_000;
  t.equal(kindOf('['.repeat(deep)), 'depth');
  t.equal(kindOf('['.repeat(deep), { depthMax: deep, membersMax: 1 }), 'syntax');
  const nested = `${'['.repeat(deep)}${']'.repeat(deep)}`;
  t.equal(kindOf(nested, { depthMax: deep, membersMax: 1 }), 'ok');
  t.equal(kindOf('{"a":'.repeat(deep), { depthMax: deep, membersMax: deep }), 'syntax');
  t.equal(kindOf(`"${'\\'.repeat(deep)}`), 'syntax');
  t.equal(kindOf('1'.repeat(deep)), 'number');
  t.equal(kindOf(' '.repeat(deep)), 'syntax');
  t.equal(kindOf(`{${'"a":1,'.repeat(50_000)}"a":1}`), 'duplicate-name');
});

t.test('the outline finds the bytes of members and elements again', async (t) => {
  const text =
    ' {"type" : "bundle" , "obj\\u0065cts":[ {"a": 1} ,\n[2], "x" ] ,"y":{"objects":[1]} }\n';
  const bytes = utf8.encode(text);
  const outline = outlineJson(bytes, 'objects', limits);
  if (!outline.ok) throw new Error(outline.fault.message);
  const part = (span: { start: number; end: number } | undefined) =>
    text.slice(span?.start, span?.end);
  t.same([...outline.value.members.keys()], ['type', 'objects', 'y']);
  t.equal(part(outline.value.members.get('type')), '"bundle"');
  t.equal(part(outline.value.members.get('y')), '{"objects":[1]}');
  t.same(outline.value.elements?.map(part), ['{"a": 1}', '[2]', '"x"']);
  t.same(readSpan(bytes, outline.value.elements?.[0] ?? { start: 0, end: 0 }), { a: 1 });
});

t.test('the outline of an array or scalar is a fault, of another member none', async (t) => {
  for (const text of ['[]', '1', '[{"objects":[1]}]']) {
    t.match(outlineJson(utf8.encode(text), 'objects', limits), { fault: { kind: 'syntax' } }, text);
  }
  const cases = ['{}', '{"objects":{}}', '{"objects":1}', '{"a":[1],"b":{"objects":[2]}}'];
  for (const text of cases) {
    const outline = outlineJson(utf8.encode(text), 'objects', limits);
    t.equal(outline.ok && outline.value.elements, undefined, text);
  }
  t.match(outlineJson(utf8.encode('{"objects":[]}'), 'objects', limits), {
    value: { elements: [] },
  });
});

t.test('the outline agrees with JSON.parse on every envelope', async () => {
  const envelopes = fc.record({
    before: jsonValues,
    objects: fc.array(jsonValues, { maxLength: 5 }),
    after: jsonValues,
  });
  fc.assert(
    fc.property(envelopes, fc.constantFrom('', '  '), (envelope, space) => {
      const text = JSON.stringify(envelope, null, space);
      const bytes = Buffer.concat([Buffer.from('xx'), utf8.encode(text)]).subarray(2);
      const outline = outlineJson(bytes, 'objects', limits);
      if (!outline.ok) throw new Error(outline.fault.message);
      const read = outline.value.elements?.map((span) => readSpan(bytes, span));
      assert.deepStrictEqual(read, JSON.parse(text).objects);
      for (const [name, span] of outline.value.members) {
        assert.deepStrictEqual(readSpan(bytes, span), JSON.parse(text)[name]);
      }
    }),
  );
});
