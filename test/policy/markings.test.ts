/** Labels in two notations with one meaning, and markings whose ids are fixed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { structuralCategory } from '../../src/policy/category.ts';
import { decide } from '../../src/policy/decide.ts';
import { deriveKey } from '../../src/policy/decision-key.ts';
import {
  handlingExtension,
  handlingMarkingExtension,
} from '../../src/policy/extension-definitions.ts';
import { handlingMarkingExtensionId } from '../../src/policy/handling-marking-ids.ts';
import {
  handlingDefinition,
  handlingIds,
  handlingMarkings,
  type MarkedAxis,
  markedAxes,
} from '../../src/policy/handling-markings.ts';
import { isMostOpen, stricterOf, unknownOf } from '../../src/policy/label-strictness.ts';
import { carriesLabels, isForHubOnly, labelsOfObject } from '../../src/policy/labels-of-object.ts';
import { isStatement, judgeMarkings } from '../../src/policy/marking-definitions.ts';
import { parsePack } from '../../src/policy/pack.ts';
import { tlpDefinition, tlpDefinitions, tlpOf } from '../../src/policy/tlp.ts';
import { effects, handlingExtensionId, isReadable } from '../../src/policy/vocabulary.ts';
import { validateParsed } from '../../src/stix/validate.ts';

const root = join(import.meta.dirname, '..', '..');
const seed = Number(process.env.SEKISHO_SEED ?? Date.now() % 2 ** 31);
t.comment(`seed ${seed}`);

const ids = new Map(handlingMarkings.map(({ name, id }) => [name, id]));
function idOf(name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`no marking ${name}`);
  return id;
}

/** An object with these markings, parts of it with these, and these labels in its extension. */
function marked(
  names: readonly string[],
  parts: readonly string[] = [],
  labels?: object,
): JsonObject {
  const object: Record<string, unknown> = { type: 'indicator', name: 'sign' };
  if (names.length > 0) object.object_marking_refs = names.map(idOf);
  if (parts.length > 0) {
    object.granular_markings = parts.map((name) => ({
      marking_ref: idOf(name),
      selectors: ['name'],
    }));
  }
  if (labels !== undefined) object.extensions = { [handlingExtensionId]: labels };
  return object as JsonObject;
}

const labelsOf = (object: JsonObject) => labelsOfObject(object)?.labels;
const rulesOf = (object: JsonObject) => labelsOfObject(object)?.findings.map(({ rule }) => rule);

t.test(
  'handling markings: one for each value, under ids of their own, and valid STIX',
  async (t) => {
    for (const [axis, values] of Object.entries(markedAxes)) {
      t.strictSame(
        handlingMarkings.filter((one) => one.axis === axis).map(({ value }) => value),
        [...values],
      );
    }
    t.equal(new Set(handlingMarkings.map(({ id }) => id)).size, handlingMarkings.length);
    t.equal(new Set(handlingMarkings.map(({ name }) => name)).size, handlingMarkings.length);
    const version4 = /^marking-definition--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/;
    for (const marking of handlingMarkings) {
      t.match(marking.id, version4, marking.name);
      t.match(marking.name, /^[A-Z_]+(-[A-Z]+)?:[A-Z_]+$/);
      t.strictSame(validateParsed(handlingDefinition(marking), 'strict'), [], marking.name);
    }
    t.ok(ids.has('PROVENANCE-NDA:COVERED') && ids.has('CONSENT:WITHDRAWN'));
    for (const extension of [handlingExtension, handlingMarkingExtension]) {
      t.strictSame(validateParsed(extension, 'default'), []);
    }
  },
);

t.test('docs: producers find every handling marking', async (t) => {
  const doc = readFileSync(join(root, 'docs', 'labels.md'), 'utf8');
  for (const { name, axis, value, id } of handlingMarkings) {
    const form = JSON.stringify(extensionOf([[axis, value]])).replaceAll(/([:,])(?=["{t])/g, '$1 ');
    const uuid = id.slice('marking-definition--'.length);
    t.ok(doc.includes(`| \`${name}\` | \`${form}\` | \`${uuid}\` |`), `${name} ${form}`);
  }
  for (const rule of [
    'L-CONFLICT-02',
    'L-PART-01',
    'L-MARK-01',
    'L-TLP-01',
    'L-TLP-02',
    'L-TLP-03',
  ]) {
    t.ok(doc.includes(`| \`${rule}\` |`), rule);
  }
});

/** Values of axes, each axis at most once. */
const statements = fc
  .record(
    Object.fromEntries(
      Object.entries(markedAxes).map(([axis, values]) => [
        axis,
        fc.constantFrom<string>(...values),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((values) => Object.entries(values) as [MarkedAxis, string][])
  // Of a provenance that is unknown no part is known.
  .map((said) => said.filter(([axis]) => axis !== 'provenance' || said.length === 1));

function namesOf(said: readonly (readonly [string, string])[]): readonly string[] {
  return said.map(([axis, value]) => `${axis.replace('.', '-')}:${value}`.toUpperCase());
}

/** What markings say, written as an extension. */
function extensionOf(said: readonly (readonly [string, string])[]): JsonObject {
  const provenance: Record<string, string> = {};
  const labels: Record<string, JsonValue> = {};
  for (const [axis, value] of said) {
    const [, part] = axis.split('.');
    if (part !== undefined) provenance[part] = value;
    else if (axis === 'consent' && value === 'withdrawn') labels.consent = { withdrawn: true };
    else labels[axis] = value;
  }
  return Object.keys(provenance).length > 0 && labels.provenance === undefined
    ? { ...labels, provenance }
    : labels;
}

t.test('design §3: both notations of the same labels are one label set', async (t) => {
  fc.assert(
    fc.property(statements, fc.nat(), (said, cut) => {
      if (said.length === 0) return true;
      const at = cut % said.length;
      const asMarkings = labelsOfObject(marked(namesOf(said)));
      const asExtension = labelsOfObject(marked([], [], extensionOf(said)));
      const asBoth = labelsOfObject(marked(namesOf(said), [], extensionOf(said)));
      const divided = marked(namesOf(said.slice(at)), [], extensionOf(said.slice(0, at)));
      const all = [asMarkings, asExtension, asBoth, labelsOfObject(divided)];
      return all.every(
        (one) => one?.findings.length === 0 && isDeepStrictEqual(one.labels, asExtension?.labels),
      );
    }),
    { seed, numRuns: 500 },
  );
  t.equal(labelsOf(marked(['PROVENANCE:UNKNOWN', 'PROVENANCE-NDA:NONE']))?.provenance, 'unknown');
});

t.test(
  'design §3: of two statements the stricter counts, and of such as nobody ranks none',
  async (t) => {
    const joined: readonly (readonly [MarkedAxis, string, string, string])[] = [
      ['identifiability', 'none', 'identifying', 'identifying'],
      ['identifiability', 'identifying', 'inferable', 'identifying'],
      ['data_kind', 'extracted', 'raw', 'raw'],
      ['publicity', 'not_public', 'exposed', 'unknown'],
      ['publicity', 'public_knowledge', 'not_public', 'unknown'],
      ['category', 'ttp', 'report', 'unknown'],
      ['coordination', 'completed', 'required', 'required'],
      ['provenance.basis', 'statute', 'none', 'none'],
      ['provenance.service', 'soc', 'victim', 'unknown'],
      ['stage', 'rapid', 'detailed', 'detailed'],
      ['attribution', 'granted', 'refused', 'refused'],
      ['consent', 'withdrawn', 'unknown', 'unknown'],
    ];
    for (const [axis, one, other, expected] of joined) {
      const wanted = labelsOf(marked(namesOf([[axis, expected]])));
      for (const [first, second] of [
        [one, other],
        [other, one],
      ] as const) {
        const twice = marked(
          namesOf([
            [axis, first],
            [axis, second],
          ]),
        );
        const mixed = marked(namesOf([[axis, first]]), [], extensionOf([[axis, second]]));
        for (const object of [twice, mixed]) {
          t.strictSame(labelsOf(object), wanted, `${axis}: ${first} and ${second}`);
          t.strictSame(rulesOf(object), ['L-CONFLICT-02']);
        }
      }
    }
    for (const axis of Object.keys(markedAxes) as MarkedAxis[]) {
      t.equal(stricterOf(axis, unknownOf(axis), unknownOf(axis)), unknownOf(axis));
      t.notOk(isMostOpen(axis, unknownOf(axis)), axis);
    }
  },
);

const evidence = { route: 'press', evidence_url: 'https://example.org/' };

t.test('R-12: a marking says public knowledge, and only the extension can show it', async (t) => {
  const publicity = (object: JsonObject) =>
    deriveKey(labelsOf(object) ?? {}, { source: 'object', now: 0 }, object).publicity;
  const names = ['PUBLICITY:PUBLIC_KNOWLEDGE'];
  const proven = { publicity: { state: 'public_knowledge', ...evidence } };
  t.equal(publicity(marked(names)), 'unknown');
  t.equal(publicity(marked(names, [], proven)), 'public_knowledge');
  t.equal(publicity(marked(names, [], { publicity: 'public_knowledge' })), 'unknown');
  t.equal(publicity(marked(['PUBLICITY:NOT_PUBLIC'], [], proven)), 'not_public');
  t.equal(publicity(marked(names, [], { publicity: 'not_public' })), 'unknown');
  t.equal(publicity(marked(['PUBLICITY:NOT_PUBLIC'], names)), 'not_public');
});

t.test('design §3: a marking on a part counts for the whole, and only tightens', async (t) => {
  const open = ['DATA_KIND:EXTRACTED', 'PUBLICITY:NOT_PUBLIC', 'IDENTIFIABILITY:NONE'];
  const grade = (parts: readonly string[], whole = open) =>
    labelsOf(marked(whole, parts))?.identifiability?.grade;
  t.equal(grade([]), 'none');
  t.equal(grade(['IDENTIFIABILITY:IDENTIFYING']), 'identifying');
  t.equal(grade(['IDENTIFIABILITY:NONE'], ['IDENTIFIABILITY:INFERABLE']), 'inferable');
  t.equal(grade(['IDENTIFIABILITY:NONE'], ['STAGE:RAPID']), undefined, 'says nothing of the whole');
  t.equal(grade(['IDENTIFIABILITY:INFERABLE'], ['STAGE:RAPID']), 'unassessed');
  t.strictSame(rulesOf(marked(open, ['STAGE:RAPID'])), ['L-PART-01']);
  t.equal(labelsOf(marked(open, ['STAGE:DETAILED']))?.stage, 'unknown');
});

t.test('R-1: an id of ours in any other place closes the object', async (t) => {
  const id = idOf('IDENTIFIABILITY:NONE');
  const objects: readonly JsonObject[] = [
    { type: 'report', object_refs: ['x', id] },
    { type: 'note', content: id },
    { type: 'indicator', object_marking_refs: [id.toUpperCase()] },
    { type: 'indicator', extensions: { [handlingMarkingExtensionId]: {} } },
    { type: 'indicator', extensions: { other: { [handlingExtensionId]: {} } } },
    { type: 'indicator', x_more: [{ x_sekisho_labels: {} }] },
    { type: 'indicator', object_marking_refs: [handlingExtensionId] },
    handlingExtension,
    ...handlingMarkings.map(handlingDefinition),
  ];
  for (const object of objects) {
    t.strictSame(labelsOf(object)?.unrecognised, ['labels'], JSON.stringify(object));
    t.ok(carriesLabels(object));
  }
  for (const marking of handlingMarkings) {
    t.equal(structuralCategory(handlingDefinition(marking)), 'unknown');
  }
  t.equal(handlingIds.size, handlingMarkings.length + 2);
});

const packs = readdirSync(join(root, 'policies')).map((name) => {
  const { pack } = parsePack(readFileSync(join(root, 'policies', name), 'utf8'));
  if (pack === undefined) throw new Error(name);
  return pack;
});

const types = ['indicator', 'vulnerability', 'attack-pattern', 'domain-name', 'sighting', 'report'];

/**
 * How strict each pack is with each of its audiences, and with one that no pack knows. What is held is as
 * closed as what is withheld.
 */
function effectsOf(object: JsonObject): readonly number[] {
  const key = deriveKey(labelsOf(object) ?? {}, { source: 'object', now: 0 }, object);
  return packs.flatMap((pack) =>
    [...pack.audiences.keys(), 'nobody'].map((id) => {
      const { effect } = decide(pack, key, { id, attributes: {} });
      return effects.indexOf(isReadable(effect) ? effect : 'withhold');
    }),
  );
}

const most = (one: readonly number[], other: readonly number[]) =>
  one.map((effect, index) => Math.max(effect, other[index] ?? 0));

/** What much is released under. */
const open = fc
  .record(
    {
      data_kind: fc.constant('extracted'),
      publicity: fc.constantFrom('not_public', 'public_knowledge', 'exposed'),
      identifiability: fc.constant('none'),
      coordination: fc.constantFrom('not_required', 'completed'),
      stage: fc.constant('rapid'),
      'provenance.basis': fc.constantFrom('contract_clause', 'statute'),
      'provenance.nda': fc.constant('none'),
      attribution: fc.constant('granted'),
      category: fc.constantFrom('ttp', 'malware_extracted', 'destination'),
    },
    { requiredKeys: ['data_kind', 'publicity', 'identifiability'] },
  )
  .map((values) => Object.entries(values) as [MarkedAxis, string][]);

/** Two label sets that speak of the same axes and differ in a few of them, either being the stricter. */
const twice = fc
  .tuple(open, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }), fc.boolean())
  .map(([first, changes, turned]) => {
    const second = first.map(([axis, value], index): [MarkedAxis, string] => {
      const change = changes.find(([at]) => at % first.length === index);
      const values: readonly string[] = markedAxes[axis];
      return [axis, change === undefined ? value : (values[change[1] % values.length] ?? value)];
    });
    return turned ? ([second, first] as const) : ([first, second] as const);
  });

t.test('design §3: a conflict never opens anything that either notation keeps', async (t) => {
  let released = 0;
  fc.assert(
    fc.property(twice, fc.constantFrom(...types), fc.boolean(), ([one, other], type, proven) => {
      const extension = extensionOf(one);
      const publicity = { state: 'public_knowledge', ...evidence };
      const claims = proven && extension.publicity === 'public_knowledge';
      const labels = claims ? { ...extension, publicity } : extension;
      // The evidence for what both say stands in the extension only.
      const agrees = claims && other.some(([, value]) => value === 'public_knowledge');
      const both = effectsOf({ ...marked(namesOf(other), [], labels), type });
      const alone = most(
        effectsOf({ ...marked([], [], labels), type }),
        effectsOf({ ...marked(namesOf(other), [], agrees ? { publicity } : undefined), type }),
      );
      released += Number(both.some((effect) => effect <= 1));
      const parts = effectsOf({ ...marked([], namesOf(other), labels), type });
      const without = effectsOf({ ...marked([], [], labels), type });
      return (
        both.every((effect, index) => effect >= (alone[index] ?? 0)) &&
        parts.every((effect, index) => effect >= (without[index] ?? 0))
      );
    }),
    { seed, numRuns: 1200 },
  );
  t.ok(released > 60, `${released} of 1200 went out to somebody`);
});

const statement: JsonObject = {
  type: 'marking-definition',
  id: 'marking-definition--11111111-1111-4111-8111-111111111111',
  definition_type: 'statement',
  definition: { statement: '© somebody' },
};

t.test('markings: a statement is one while it is nothing else', async (t) => {
  t.ok(isStatement(statement));
  t.ok(isStatement({ ...statement, extensions: { [handlingExtensionId]: {} } }));
  t.notOk(isStatement({ ...statement, extensions: { other: {} } }));
  t.notOk(isStatement({ ...statement, type: 'indicator' }));
  t.notOk(isStatement({ ...statement, definition_type: 'tlp' }));
  t.notOk(isStatement({ ...statement, id: String(tlpDefinitions.red.id) }));
  const object = {
    type: 'indicator',
    object_marking_refs: [String(statement.id), idOf('STAGE:RAPID')],
  };
  const kind = (statements?: ReadonlySet<string>) =>
    deriveKey({}, { source: 'object', now: 0, statements }, object).markings;
  t.equal(kind(), 'other');
  t.equal(kind(new Set(['marking-definition--other'])), 'other');
  t.equal(kind(new Set([String(statement.id)])), 'statement');
});

const strict = String(tlpDefinitions.amber_strict.id);

t.test('TLP: wrong ids are read, told and kept inside', async (t) => {
  for (const uuid of [
    '939a9414-2ddd-4d32-a0cd-375ea402b03e',
    '939a9414-2ddd-4d32-a0cd-b7c2c2b9e2c8',
    '939a9414-2ddd-4d32-a0cd-b7571b03f430',
    '826578e1-40a3-4b46-a8d8-b9931fdd750e',
  ]) {
    const id = `marking-definition--${uuid}`;
    const object = { type: 'indicator', object_marking_refs: [id] };
    t.strictSame(tlpOf(object), { level: 'amber_strict', otherMarkings: [] });
    t.ok(isForHubOnly(object));
    t.match(judgeMarkings(object), {
      findings: [{ rule: 'L-TLP-01', pointer: '/object_marking_refs/0', level: 'warning' }],
      canonical: undefined,
    });
    t.equal(structuralCategory({ ...statement, id }), 'unknown');
  }
  t.notOk(isForHubOnly({ type: 'indicator', object_marking_refs: [strict] }));
});

t.test('TLP: a copy says what its id says, or is refused', async (t) => {
  const rules = (object: JsonObject) => judgeMarkings(object).findings.map(({ rule }) => rule);
  for (const level of Object.values(tlpDefinitions)) {
    t.strictSame(judgeMarkings(level), { findings: [], canonical: undefined });
    const renamed = { ...level, created: '2023-01-01T00:00:00.000Z' };
    t.strictSame(rules(renamed), ['L-TLP-03']);
    t.equal(judgeMarkings(renamed).canonical, level);
    t.strictSame(rules({ ...level, name: 'TLP:WHITE', extensions: {} }), [
      level === tlpDefinitions.clear ? 'L-TLP-03' : 'L-TLP-02',
    ]);
    t.strictSame(rules({ type: 'marking-definition', id: String(level.id) }), ['L-TLP-02']);
  }
  const white = 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9';
  const exported = { ...statement, id: white, name: 'TLP:CLEAR', definition: { TLP: 'TLP:CLEAR' } };
  t.strictSame(
    judgeMarkings({ ...exported, definition_type: 'TLP' }).canonical,
    tlpDefinition(white),
  );
  t.match(tlpDefinition(white), { definition_type: 'tlp', definition: { tlp: 'white' } });
});

t.test('handling markings: a copy is the published one, or is refused', async (t) => {
  for (const one of [
    handlingExtension,
    handlingMarkingExtension,
    ...handlingMarkings.map(handlingDefinition),
  ]) {
    t.strictSame(judgeMarkings(one).findings, []);
    t.match(judgeMarkings({ ...one, name: 'another' }).findings, [
      { rule: 'L-MARK-01', level: 'error' },
    ]);
  }
});
