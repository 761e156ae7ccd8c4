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
