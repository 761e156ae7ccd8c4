/** Packs: every fault is found where it stands, and no text brings the reader down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { parsePack } from '../../src/policy/pack.ts';
import { packSchema } from '../../src/policy/pack-schema.ts';
import { ruleAxes } from '../../src/policy/reader.ts';
import { effects, packGates } from '../../src/policy/vocabulary.ts';

const root = join(import.meta.dirname, '..', '..');
const schemaFile = join(root, 'schemas', 'policy-pack.schema.json');
const shipped = readFileSync(join(root, 'policies', 'meti-2023.yaml'), 'utf8');

const pack = `format: sekisho-policy/1
id: small
version: 1.0.0
title: { en: small, ja: 小 }
audiences:
  peer:
    title: { en: peers, ja: 専門組織 }
    batch_seconds: 0
    tlp: green
rules:
  - id: share
    gate: table
    when: { category: destination, identifiability: none }
    audience: peer
    effect: release
    citation: M-20
    status: stated
    reason: { en: why, ja: 理由 }
`;

function faults(text: string): [string, number, number][] {
  return parsePack(text).findings.map(({ rule, line, column }) => [rule, line, column]);
}

t.test('schema: the published file says what the code reads', async (t) => {
  const published = JSON.parse(readFileSync(schemaFile, 'utf8'));
  t.strictSame(published, JSON.parse(JSON.stringify(packSchema)));
});

t.test('pack: a sound text gives a pack with its hash, audiences and rules', async (t) => {
  const { pack: read, findings } = parsePack(pack);
  t.strictSame(findings, []);
  t.match(read, { id: 'small', version: '1.0.0', rules: [{ id: 'share', audiences: ['peer'] }] });
  t.match(read?.audiences.get('peer'), { batch_seconds: 0, tlp: 'green' });
  t.match(read?.hash, /^[0-9a-f]{64}$/);
  t.not(parsePack(`${pack}# a comment\n`).pack?.hash, read?.hash);
});

t.test('pack: each fault is named with its line and column', async (t) => {
  const change = (from: string, to: string) => faults(pack.replace(from, to));
  t.strictSame(change('gate: table', 'gate: tabel'), [['P-NAME', 12, 11]]);
  t.strictSame(change('category: dest', 'category: best'), [['P-NAME', 13, 23]]);
  t.strictSame(change('identifiability:', 'identifiable:'), [['P-NAME', 13, 50]]);
  t.strictSame(change('reason: { en: why, ja: 理由 }', 'reason: { en: why }'), [
    ['P-MISSING', 18, 13],
  ]);
  t.strictSame(change('    reason: { en: why, ja: 理由 }\n', ''), [['P-MISSING', 11, 5]]);
  t.strictSame(change('audience: peer', 'audience: pier'), [['P-AUDIENCE', 14, 15]]);
  t.strictSame(change('citation: M-20', 'citation: X-20'), [['P-FORM', 16, 15]]);
  t.strictSame(change('batch_seconds: 0', 'batch_seconds: -1'), [['P-FORM', 8, 20]]);
  t.strictSame(change('id: small', 'id: small\nid: large'), [['P-SYNTAX', 3, 1]]);
});

t.test('pack: all faults are reported, not the first', async (t) => {
  const wrong = pack
    .replace('gate: table', 'gate: tabel')
    .replace('tlp: green', 'tlp: white')
    .replace('status: stated', 'status: said');
  t.strictSame(faults(wrong).sort(), [
    ['P-NAME', 12, 11],
    ['P-NAME', 17, 13],
    ['P-NAME', 9, 10],
  ]);
  t.notOk(parsePack(wrong).pack);
});

const another = (id: string, when: string, audience: string, effect: string) => `  - id: ${id}
    gate: table
    when: ${when}
    audience: ${audience}
    effect: ${effect}
    citation: M-20
    status: stated
    reason: { en: why, ja: 理由 }
`;

t.test('pack: duplicate ids and rules that can never act are faults', async (t) => {
  t.strictSame(faults(pack + another('share', '{ category: ttp }', 'peer', 'release')), [
    ['P-DUPLICATE', 19, 9],
  ]);
  const covered = (when: string, audience: string) =>
    faults(pack + another('stop', when, audience, 'withhold'));
  t.strictSame(covered('{ category: destination, identifiability: none }', 'peer'), [
    ['P-CONTRADICTION', 15, 13],
  ]);
  t.strictSame(covered('{ category: [destination, ttp] }', 'any'), [['P-CONTRADICTION', 15, 13]]);
  t.strictSame(covered('{}', 'any'), [['P-CONTRADICTION', 15, 13]]);
  t.strictSame(covered('{ data_kind: raw }', 'any'), []);
  t.strictSame(covered('{ identifiability: inferable }', 'any'), []);
});

/** The small pack with attributes, a ceiling and a rule for those who have one; lines are counted below. */
const rich = pack
  .replace(
    'audiences:\n',
    `attributes:
  sworn: { title: { en: sworn, ja: 宣誓 }, values: boolean, default: false }
  circle: { title: { en: circle, ja: 範囲 }, values: [outer, inner], default: outer }
audiences:
`,
  )
  .replace('    tlp: green\n', '    tlp: green\n    attributes: { sworn: true }\n')
  .concat(`  - id: insiders
    gate: stage
    audience: { among: [peer], with: { sworn: true, circle: [inner, outer] } }
    effect: { redact: strip-handling }
    citation: M-3
    status: open
    reason: { en: why, ja: 理由 }
ceilings:
  - id: lid
    when: { consent: [elsewhere, lapsed], embargo: ahead, service: soc }
    audience: any
    at_most: hold
    citation: M-3
    status: stated
    reason: { en: why, ja: 理由 }
`);

t.test('P-9, P-17, P-18: attributes, redaction and ceilings are read', async (t) => {
  const { pack: read, findings } = parsePack(rich);
  t.strictSame(findings, []);
  t.strictSame(
    [...(read?.attributes ?? [])],
    [
      ['sworn', { kind: 'boolean', values: ['true', 'false'], otherwise: 'false' }],
      ['circle', { kind: 'text', values: ['outer', 'inner'], otherwise: 'outer' }],
    ],
  );
  t.match(read?.rules[1], {
    audiences: ['peer'],
    with: { sworn: ['true'], circle: ['inner', 'outer'] },
    when: {},
    effect: 'redact',
    profiles: ['strip-handling'],
  });
  t.match(read?.rules[0], { audiences: ['peer'], with: {}, effect: 'release', profiles: [] });
  t.match(read?.ceilings, [{ id: 'lid', gate: 'ceiling', audiences: 'any', effect: 'hold' }]);
  t.match(read?.audiences.get('peer')?.attributes, { sworn: true });
});

t.test('pack: faults of attributes, profiles, effects and ceilings have their place', async (t) => {
  const change = (from: string, to: string) => faults(rich.replace(from, to));
  t.strictSame(change('attributes: { sworn: true }', 'attributes: { sworm: true }'), [
    ['P-ATTRIBUTE', 13, 26],
  ]);
  t.strictSame(change('attributes: { sworn: true }', 'attributes: { circle: true }'), [
    ['P-ATTRIBUTE', 13, 27],
  ]);
  t.strictSame(change('default: outer', 'default: none'), [['P-ATTRIBUTE', 7, 77]]);
  t.strictSame(change('default: false', 'default: outer'), [['P-ATTRIBUTE', 6, 68]]);
  t.strictSame(change('values: boolean', 'values: bool'), [['P-FORM', 6, 50]]);
  t.strictSame(change('with: { sworn: true,', 'with: { sworn: yes,'), [['P-ATTRIBUTE', 25, 47]]);
  t.strictSame(change('circle: [inner, outer]', 'ring: [inner, outer]'), [
    ['P-ATTRIBUTE', 25, 59],
    ['P-ATTRIBUTE', 25, 59],
  ]);
  t.strictSame(change('among: [peer]', 'among: [pier]'), [['P-AUDIENCE', 25, 24]]);
  t.strictSame(change('{ among: [peer], with', '{ amongst: [peer], with'), [['P-NAME', 25, 26]]);
  t.strictSame(change('redact: strip-handling', 'redact: strip'), [['P-PROFILE', 26, 23]]);
  t.strictSame(change('{ redact: strip-handling }', 'redact'), [['P-NAME', 26, 13]]);
  t.strictSame(change('{ redact: strip-handling }', '{ hold: strip-handling }'), [
    ['P-MISSING', 26, 13],
    ['P-NAME', 26, 21],
  ]);
  t.strictSame(change('at_most: hold', 'at_most: release'), [['P-NAME', 34, 14]]);
  t.strictSame(change('consent: [elsewhere, lapsed]', 'consent: [given]'), [['P-NAME', 32, 23]]);
  t.strictSame(change('service: soc', 'conditions: soc'), [['P-NAME', 32, 71]]);
  const both = rich.replace('gate: stage', 'gate: attribution');
  t.strictSame(faults(both), []);
  t.strictSame(faults(both.replace('{ redact: strip-handling }', 'hold')), [['P-EFFECT', 26, 13]]);
  const narrow = (audience: string) =>
    faults(
      rich.replace(
        'ceilings:',
        `${another('stop', '{}', audience, 'withhold').replace('gate: table', 'gate: stage')}ceilings:`,
      ),
    );
  t.strictSame(narrow('{ with: { sworn: [true, false] } }'), [['P-CONTRADICTION', 26, 13]]);
  t.strictSame(narrow('{ with: { circle: inner } }'), []);
  const twice = rich.concat(rich.slice(rich.indexOf('  - id: lid')));
  t.strictSame(faults(twice), [['P-DUPLICATE', 38, 9]]);
});

t.test('pack: aliases, and so alias bombs, are refused where they stand', async (t) => {
  const bomb = Array.from({ length: 20 }, (_, level) =>
    level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
  ).join('\n');
  const found = faults(bomb);
  t.equal(found.length, 38);
  t.ok(found.every(([rule]) => rule === 'P-ALIAS'));
  t.strictSame(found[0], ['P-ALIAS', 2, 10]);
});

t.test('pack: texts too large, too deep or of several documents are refused', async (t) => {
  t.strictSame(faults('#'.repeat(250_001)), [['P-SIZE', 1, 1]]);
  for (const deep of ['['.repeat(5000), '- '.repeat(5000), `a: ${'{b: '.repeat(5000)}`]) {
    t.ok(faults(deep).length > 0);
  }
  t.equal(faults(`${pack}---\n${pack}`)[0]?.[0], 'P-SYNTAX');
  t.equal(faults(pack.replace('small', '!secret small'))[0]?.[0], 'P-SYNTAX');
  t.ok(faults('').length > 0);
});

t.test('pack: no damage to a sound text makes the reader throw', async () => {
  const cut = fc.record({
    at: fc.nat(shipped.length),
    drop: fc.nat(40),
    put: fc.string({ unit: 'binary', maxLength: 12 }),
  });
  fc.assert(
    fc.property(cut, ({ at, drop, put }) => {
      const { pack: read, findings } = parsePack(
        shipped.slice(0, at).slice(-1500) + put + shipped.slice(at + drop).slice(0, 1500),
      );
      return (read === undefined) === findings.length > 0;
    }),
    { numRuns: 50 },
  );
});

t.test(
  'docs: every kind of fault, every axis value and every paragraph cited is explained',
  async (t) => {
    const doc = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
    const source = (name: string) => readFileSync(join(root, 'src', 'policy', name), 'utf8');
    const sources = ['pack-document.ts', 'pack-rules.ts', 'labels.ts'].map(source).join();
    const kinds = new Set(sources.match(/\b(?:P-[A-Z]+|L-[A-Z]+-01)\b/g));
    const docs = doc('policy.md') + doc('labels.md');
    for (const kind of kinds) t.match(docs, `\`${kind}\``);
    for (const values of [...Object.values(ruleAxes), Object.keys(ruleAxes), effects, packGates]) {
      for (const value of values) t.match(docs, `\`${value}\``);
    }
    const table = ['M-20', 'M-21', 'M-22', 'M-23', 'M-24', 'M-25'];
    for (const { citation } of parsePack(shipped).pack?.rules ?? []) {
      if (!table.includes(citation)) t.match(doc('policy.md'), `| ${citation} |`);
    }
  },
);
