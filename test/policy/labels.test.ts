/** Labels, TLP and categories: read from anything, never open by mistake. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { categoryOf, dataKindOf, structuralCategory } from '../../src/policy/category.ts';
import { deriveKey, keyText, parseKeyText } from '../../src/policy/decision-key.ts';
import { labelDocuments } from '../../src/policy/label-documents.ts';
import { parseLabels } from '../../src/policy/labels.ts';
import { carriesLabels, labelsOfObject } from '../../src/policy/labels-of-object.ts';
import { canonicalMarking, tlpDefinitions, tlpOf } from '../../src/policy/tlp.ts';
import {
  categories,
  handlingExtensionId,
  identifiabilities,
  publicities,
} from '../../src/policy/vocabulary.ts';

const root = join(import.meta.dirname, '..', '..');
const json = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

const short = { publicity: 'public_knowledge', identifiability: 'none', data_kind: 'extracted' };
const everything: JsonObject = {
  extension_type: 'property-extension',
  schema_version: '1.0',
  category: 'destination',
  data_kind: 'extracted',
  publicity: {
    state: 'public_knowledge',
    route: 'published_report',
    evidence_url: 'https://example.org/report',
    open_since: '2026-01-01T00:00:00Z',
    learnt: { time: '2026-02-01T00:00:00.5Z', through: 'soc' },
  },
  identifiability: {
    grade: 'inferable',
    grounds: [
      {
        kind: 'guess',
        relation: 'targeted',
        case: 'destination_target_name',
        span: { property: 'value', start: 0, end: 6 },
        certainty: 'thought_to_be',
        note: 'the first label',
      },
    ],
  },
  provenance: { service: 'soc', basis: 'contract_clause', clause: '12', nda: 'none' },
  consent: {
    scope: ['peer'],
    from: '2026-01-01T00:00:00Z',
    until: '2027-01-01T00:00:00Z',
    proxy: true,
    withdrawn: false,
    clause: '4 (2)',
  },
  coordination: 'completed',
  terms: { service: 'a service', url: 'https://example.org/terms', permits: ['peer'] },
  not_before: { peer: '2026-12-01T00:00:00Z' },
  stage: 'rapid',
  attribution: 'granted',
};

t.test('schemas: the published files say what the code reads', async (t) => {
  for (const [name, document] of labelDocuments()) {
    t.strictSame(json('schemas', name), JSON.parse(JSON.stringify(document)), name);
  }
});

t.test('labels: long and short form are read without findings and survive JSON', async (t) => {
  for (const value of [short, everything, {}]) {
    const { labels, findings } = parseLabels(value);
    t.strictSame(findings, []);
    t.strictSame(parseLabels(JSON.parse(JSON.stringify(labels))), { labels, findings: [] });
  }
  t.strictSame(parseLabels(short).labels, {
    publicity: { state: 'public_knowledge' },
    identifiability: { grade: 'none' },
    data_kind: 'extracted',
  });
  t.equal(parseLabels({ identifiability: 'unknown' }).labels.identifiability?.grade, 'unassessed');
});

t.test('labels: an axis with a fault counts as unknown and says so', async (t) => {
  const wrong: [string, JsonValue, JsonValue][] = [
    ['category', 'c2', 'unknown'],
    ['data_kind', null, 'unknown'],
    ['publicity', 'Public', { state: 'unknown' }],
    ['publicity', { state: 'exposed', route: 'rumour' }, { state: 'unknown' }],
    ['publicity', { state: 'exposed', ruote: 'press' }, { state: 'unknown' }],
    [
      'publicity',
      { state: 'public_knowledge', evidence_url: 'javascript:1' },
      { state: 'unknown' },
    ],
    ['identifiability', { grade: 'no' }, { grade: 'unassessed' }],
    ['provenance', { nda: 'maybe' }, 'unknown'],
    ['consent', ['peer'], 'unknown'],
    ['coordination', 'soon', 'unknown'],
    ['terms', 5, 'unknown'],
    ['not_before', { peer: '2026-13-40T00:00:00Z' }, 'unknown'],
    ['not_before', {}, 'unknown'],
    ['stage', 'later', 'unknown'],
    ['attribution', true, 'unknown'],
  ];
  for (const [axis, value, expected] of wrong) {
    const { labels, findings } = parseLabels({ [axis]: value });
    t.strictSame(labels, { [axis]: expected }, `${axis}: ${JSON.stringify(value)}`);
    t.ok(findings.length > 0 && findings.every((one) => one.pointer.startsWith(`/${axis}`)));
    t.ok(findings.every((one) => one.level === 'warning' && one.message.en && one.message.ja));
  }
});

t.test('labels: an unknown property is a restriction nobody can weigh', async (t) => {
  const { labels, findings } = parseLabels({ ...short, emargo: '2030-01-01T00:00:00Z' });
  t.strictSame(labels.unrecognised, ['emargo']);
  t.equal(findings[0]?.rule, 'L-PROP-01');
  t.equal(deriveKey(labels, { source: 'collection', now: 0 }, { type: 'url' }).unrecognised, 'yes');
  const later = parseLabels({ ...short, schema_version: '2.0' }).labels;
  t.strictSame(later.unrecognised, ['schema_version']);
});

t.test('labels: more than anyone would write is not looked into', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`x${n}`, n]));
  const nested = { identifiability: { grade: 'none', grounds: Array(1500).fill([]) } };
  for (const value of [many, { ...short, not_before: many }, nested]) {
    const { labels, findings } = parseLabels(value);
    t.equal(labels.publicity?.state, 'unknown');
    t.strictSame(labels.unrecognised, ['labels']);
    t.equal(findings.length, 1);
  }
  t.equal(parseLabels(null).findings[0]?.rule, 'L-SHAPE-01');
});

t.test('labels: grounds under the grade `none` contradict it', async (t) => {
  const { labels, findings } = parseLabels({
    identifiability: { grade: 'none', grounds: [{ kind: 'fact' }] },
  });
  t.equal(labels.identifiability?.grade, 'unassessed');
  t.equal(findings[0]?.rule, 'L-CONFLICT-01');
});

t.test(
  'labels: any JSON is read without throwing, within the axes, and survives JSON',
  async () => {
    const axis = fc.constantFrom(...Object.keys(everything), '__proto__', '', 'x', 'a/b~c');
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(...Object.values(everything)),
    );
    const labelled = fc.dictionary(axis, value).map((one) => JSON.parse(JSON.stringify(one)));
    fc.assert(
      fc.property(fc.oneof(labelled, value), (input) => {
        const first = parseLabels(input as JsonValue);
        const again = parseLabels(JSON.parse(JSON.stringify(first.labels)));
        const key = deriveKey(first.labels, { source: 'object', now: 0 }, { type: 'url' });
        return (
          again.findings.length === 0 &&
          isDeepStrictEqual(again.labels, first.labels) &&
          keyText(parseKeyText(keyText(key))) === keyText(key)
        );
      }),
      { numRuns: 2000 },
    );
  },
);

t.test('R-1: labels on an object are found, and misplaced ones close it', async (t) => {
  t.equal(labelsOfObject({ type: 'url' }), undefined);
  t.equal(labelsOfObject({ type: 'url', extensions: { other: {} } }), undefined);
  t.notOk(carriesLabels({ type: 'url', extensions: { other: {} } }));
  const own = { type: 'url', extensions: { [handlingExtensionId]: everything } };
  t.strictSame(labelsOfObject(own), parseLabels(everything));
  t.ok(carriesLabels(own));
  const bad = { type: 'url', extensions: { [handlingExtensionId]: { stage: 1 } } };
  t.equal(labelsOfObject(bad)?.findings[0]?.pointer, `/extensions/${handlingExtensionId}/stage`);
  const misplaced = { type: 'url', x_sekisho_labels: short };
  t.equal(labelsOfObject(misplaced)?.findings[0]?.rule, 'L-PLACE-01');
  t.equal(labelsOfObject(misplaced)?.labels.publicity?.state, 'unknown');
  t.ok(carriesLabels(misplaced));
  const shouted = { [handlingExtensionId.toUpperCase()]: short };
  for (const extensions of [shouted, { ...shouted, [handlingExtensionId]: short }]) {
    t.equal(labelsOfObject({ extensions })?.labels.publicity?.state, 'unknown');
    t.ok(carriesLabels({ extensions }));
  }
});

const green = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da';
const { amber, amber_strict: strict } = tlpDefinitions;
const statement = 'marking-definition--11111111-1111-4111-8111-111111111111';

t.test('TLP: levels join, granular markings only tighten, others are named', async (t) => {
  t.strictSame(tlpOf({}), { level: 'none', otherMarkings: [] });
  t.equal(tlpOf({ object_marking_refs: [green] }).level, 'green');
  t.equal(tlpOf({ object_marking_refs: [green, String(amber.id)] }).level, 'amber');
  const granular = (id: JsonValue) => [{ selectors: ['name'], marking_ref: id }];
  t.equal(
    tlpOf({ object_marking_refs: [green], granular_markings: granular(String(strict.id)) }).level,
    'amber_strict',
  );
  const clear = String(tlpDefinitions.clear.id);
  t.equal(
    tlpOf({ object_marking_refs: [green], granular_markings: granular(clear) }).level,
    'green',
  );
  t.strictSame(tlpOf({ object_marking_refs: [statement, green, statement] }), {
    level: 'green',
    otherMarkings: [statement],
  });
  t.strictSame(tlpOf({ granular_markings: [{ selectors: ['name'], lang: 'ja' }] }), {
    level: 'none',
    otherMarkings: [],
  });
  for (const [level, definition] of Object.entries(tlpDefinitions)) {
    t.equal(tlpOf({ object_marking_refs: [String(definition.id)] }).level, level);
  }
});

t.test('TLP: wrong ids of AMBER+STRICT are read as it; what cannot be read is red', async (t) => {
  for (const end of [
    '939a9414-2ddd-4d32-a0cd-375ea402b03e',
    '826578e1-40a3-4b46-a8d8-b9931fdd750e',
  ]) {
    const id = `marking-definition--${end}`;
    t.strictSame(tlpOf({ object_marking_refs: [id] }), {
      level: 'amber_strict',
      otherMarkings: [],
    });
    t.equal(canonicalMarking(id), strict.id);
  }
  t.equal(canonicalMarking(green), green);
  t.equal(tlpOf({ object_marking_refs: [green.toUpperCase()] }).level, 'green');
  for (const wrong of [
    { object_marking_refs: green },
    { object_marking_refs: [green, 1] },
    { granular_markings: {} },
    { granular_markings: ['x'] },
    { granular_markings: [{ selectors: ['name'], marking_ref: [] }] },
  ]) {
    t.equal(tlpOf(wrong).level, 'red', JSON.stringify(wrong));
  }
});

t.test('M-10: an unlabelled object has a category by its type and pattern', async (t) => {
  const pattern = (text: string, pattern_type = 'stix') => ({
    type: 'indicator',
    pattern: text,
    pattern_type,
  });
  const expected: [JsonObject, string][] = [
    [{ type: 'domain-name' }, 'destination'],
    [{ type: 'file' }, 'malware_extracted'],
    [{ type: 'artifact' }, 'malware_sample'],
    [{ type: 'incident' }, 'damage_response'],
    [{ type: 'x-mitre-tactic' }, 'other'],
    [{ type: 'constructor' }, 'other'],
    [{}, 'other'],
    [pattern("[domain-name:value = 'x']"), 'destination'],
    [pattern("[file:hashes.'SHA-256' = 'a' AND url:value = 'b']"), 'destination'],
    [pattern("[file:name = 'user-account:user_id']"), 'malware_extracted'],
    [pattern("[file:name = 'it\\'s [user-account:x]']"), 'malware_extracted'],
    [pattern("[email-addr:value = 'a@b']"), 'identity'],
    [pattern("[artifact:hashes.MD5 = 'x']"), 'malware_extracted'],
    [pattern("[x-thing:a = 'x']"), 'other'],
    [pattern("[url:value = 'unclosed email-addr:value = \\"), 'destination'],
    [pattern(`[url:value = '${'x'.repeat(100_000)}']`), 'other'],
    [pattern('rule x {}', 'yara'), 'malware_extracted'],
    [pattern('alert tcp', 'snort'), 'destination'],
    [pattern('x', 'pcre'), 'other'],
    [{ type: 'indicator' }, 'other'],
  ];
  for (const [object, category] of expected) {
    t.equal(structuralCategory(object), category, JSON.stringify(object));
  }
});

t.test('markings: one that nobody can read goes nowhere, whatever its labels', async (t) => {
  const marking = { type: 'marking-definition', id: statement };
  const said = { definition_type: 'statement', definition: { statement: '© somebody' } };
  t.equal(structuralCategory({ ...marking, ...said }), 'relation');
  t.equal(structuralCategory({ ...amber }), 'other');
  const pap = { extensions: { 'extension-definition--x': { pap: 'red' } } };
  for (const unread of [marking, { ...marking, ...pap }, { ...marking, ...said, ...pap }]) {
    t.equal(categoryOf({ category: 'ttp' }, 'object', unread), 'unknown');
  }
});

t.test('M-4, M-7, M-21: what structure shows, blanket labels do not loosen', async (t) => {
  const ttp = { category: 'ttp', data_kind: 'extracted' } as const;
  for (const source of ['object', 'envelope', 'lineage', 'collection'] as const) {
    t.equal(categoryOf(ttp, source, { type: 'artifact' }), 'malware_sample');
    t.equal(categoryOf(ttp, source, { type: 'incident' }), 'damage_response');
    t.equal(categoryOf(ttp, source, { type: 'url' }), 'ttp');
    const own = source === 'object';
    t.equal(categoryOf(ttp, source, { type: 'sighting' }), own ? 'ttp' : 'sighting');
    t.equal(categoryOf(ttp, source, { type: 'identity' }), own ? 'ttp' : 'identity');
    t.equal(dataKindOf(ttp, source, { type: 'observed-data' }), own ? 'extracted' : 'raw');
  }
  t.equal(dataKindOf({}, 'object', { type: 'url' }), 'unknown');
});

t.test('vocabulary: every axis has its unknown', async (t) => {
  for (const axis of [categories, publicities])
    t.ok((axis as readonly string[]).includes('unknown'));
  t.ok(identifiabilities.includes('unassessed'));
});
