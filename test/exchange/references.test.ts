/** What contributions name (design §2, R-13): whatever may be left out of an object leaves it STIX. */
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { referencesOf } from '../../src/exchange/references.ts';
import { nestedTypes } from '../../src/stix/tables/nested-types.ts';
import { objectTypes } from '../../src/stix/tables/object-types.ts';
import { predefinedExtensions } from '../../src/stix/tables/predefined-extensions.ts';
import type { Constraint, PropertyTable } from '../../src/stix/tables/property.ts';
import { validateObject } from '../../src/stix/validate.ts';
import type { Reference } from '../../src/store/store.ts';
import { sample } from '../stix/arbitrary.ts';
import { indicator, uuid } from '../support/stix-objects.ts';

const seed = Date.now() % 0x7fff_ffff;
t.comment(`seed ${seed}`);

const created = '2026-01-01T00:00:00.000Z';
const versioned = { spec_version: '2.1', created, modified: created };
const id = (type: string, number = 1) => `${type}--${uuid(number)}`;
const asked = (object: JsonObject) =>
  referencesOf(object).map(({ target, kind, part, asks }) => [target, kind, part, asks]);

/** The value without every place that names one of these; `undefined` where nothing is left of it. */
function without(value: JsonValue, gone: ReadonlySet<string>): JsonValue | undefined {
  if (typeof value === 'string') return gone.has(value) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    const members = Object.entries(value).map(([name, member]) => [name, without(member, gone)]);
    return Object.fromEntries(members.filter(([, member]) => member !== undefined));
  }
  const left = (value as readonly JsonValue[]).flatMap((one) => without(one, gone) ?? []);
  return left.length === 0 && value.length > 0 ? undefined : left;
}

/** The most that may be left out of an object: all but one id of each part. */
function mostGone(references: readonly Reference[], choice: () => number): ReadonlySet<string> {
  const kept = new Set(
    references.filter(({ kind }) => kind !== 'optional').map(({ target }) => target),
  );
  const parts = Map.groupBy(references, ({ part }) => part);
  for (const [part, places] of parts) {
    if (part !== '') kept.add(places[choice() % places.length]?.target ?? '');
  }
  return new Set(references.map(({ target }) => target).filter((target) => !kept.has(target)));
}

/** Throws if an object breaks a rule that it did not break before: generated texts break some. */
function sameFaults(before: JsonObject, after: JsonObject): void {
  const faults = (object: JsonObject) =>
    validateObject(object).filter(({ level }) => level === 'error');
  const known = new Set(faults(before).map(({ rule }) => rule));
  const fresh = faults(after).filter(({ rule }) => !known.has(rule));
  if (fresh.length > 0) throw new Error(JSON.stringify(fresh));
}

const typesWithReferences = [...objectTypes.keys()].filter((type) => {
  const names = [...(objectTypes.get(type)?.properties.keys() ?? [])];
  return names.some((name) => /_refs?$/.test(name) && !/^(object_marking|created_by)_/.test(name));
});

/** The object with files for the samples that it does not ask for as such. */
function samplesAsFiles(object: JsonObject): JsonObject {
  const references = referencesOf(object);
  const bound = new Set(references.flatMap(({ target, asks }) => (asks === '' ? [] : [target])));
  const isFree = (target: string) => target.startsWith('artifact--') && !bound.has(target);
  let text = JSON.stringify(object);
  for (const { target } of references.filter((one) => isFree(one.target))) {
    text = text.replaceAll(target, target.replace('artifact', 'file'));
  }
  return JSON.parse(text) as JsonObject;
}

t.test('design §2, §5: what may go or stand otherwise leaves an object STIX', (t) => {
  let left = 0;
  for (const type of typesWithReferences) {
    fc.assert(
      fc.property(sample(type), fc.array(fc.nat(9), { minLength: 1 }), (given, choices) => {
        const object = JSON.parse(JSON.stringify(given.object)) as JsonObject;
        let turn = 0;
        const gone = mostGone(referencesOf(object), () => choices[turn++ % choices.length] ?? 0);
        left += gone.size;
        const rest = samplesAsFiles(without(object, gone) as JsonObject);
        sameFaults(object, rest);
      }),
      { seed, numRuns: 10 },
    );
  }
  t.ok(left > 100, `${left} ids left out`);
  t.end();
});

t.test('STIX 2.1 §3-§7: no table demands of references what no part can say', (t) => {
  const tables: readonly PropertyTable[] = [
    ...[...objectTypes.values()].map(({ table }) => table),
    ...Object.values(nestedTypes),
    ...Object.values(predefinedExtensions),
  ];
  const isNamed = (name: string) => /_refs?$/.test(name);
  const unsaid = (constraint: Constraint): readonly string[] => {
    if (constraint.demand === 'some')
      return constraint.groups.flatMap((group) => (group.length > 1 ? group : []));
    if (constraint.demand === 'with') return constraint.needs;
    if (constraint.demand === 'when') return constraint.requires ?? [];
    return constraint.demand === 'element' ? [constraint.list] : [];
  };
  const names = tables.flatMap(({ constraints = [] }) => constraints.flatMap(unsaid));
  t.ok(names.length > 5);
  t.same(names.filter(isNamed), []);
  t.end();
});

t.test('R-13: what is required must be there, and translations follow their object', (t) => {
  const relationship = { source_ref: id('malware'), target_ref: id('identity') };
  t.same(asked({ type: 'relationship', id: id('relationship'), ...versioned, ...relationship }), [
    [id('malware'), 'required', '', ''],
    [id('identity'), 'required', '', ''],
  ]);
  t.same(
    asked({ type: 'language-content', id: id('language-content'), object_ref: id('report') }),
    [[id('report'), 'required', '', 'form']],
  );
  t.end();
});

t.test('design §2: of a list that may not be empty one is left, of each list its own', (t) => {
  const [one, two] = [id('file', 1), id('file', 2)];
  t.same(asked({ type: 'report', id: id('report'), object_refs: [one, two, id('report')] }), [
    [one, 'optional', 'object_refs', ''],
    [two, 'optional', 'object_refs', ''],
  ]);
  const archive = { type: 'file', id: id('file', 9), contains_refs: [one] };
  t.same(asked({ ...archive, extensions: { 'archive-ext': { contains_refs: [one, two] } } }), [
    [one, 'optional', '', ''],
    [one, 'optional', 'contains_refs', ''],
    [two, 'optional', 'contains_refs', ''],
  ]);
  const observed = { type: 'observed-data', id: id('observed-data') };
  t.same(asked({ ...observed, object_refs: [one, id('relationship')] }), [
    [one, 'optional', 'S-SDO-06', ''],
    [one, 'optional', 'object_refs', ''],
    [id('relationship'), 'optional', '', ''],
  ]);
  t.end();
});

t.test('design §2: of alternatives that only references fulfil one is left', (t) => {
  const ends = { src_ref: id('ipv4-addr'), dst_ref: id('domain-name') };
  const traffic = { type: 'network-traffic', id: id('network-traffic'), ...ends };
  t.same(asked({ ...traffic, encapsulates_refs: [id('network-traffic', 2)] }), [
    [ends.src_ref, 'optional', 'S-SCO-15', ''],
    [ends.dst_ref, 'optional', 'S-SCO-15', ''],
    [id('network-traffic', 2), 'optional', '', ''],
  ]);
  const raw = { content_type: 'text/plain', body_raw_ref: id('artifact') };
  const parts = [raw, { ...raw, body: 'text' }, { ...raw, body_raw_ref: id('file') }];
  t.same(asked({ type: 'email-message', id: id('email-message'), body_multipart: parts }), [
    [id('artifact'), 'optional', 'S-SCO-07', ''],
    [id('artifact'), 'optional', '', ''],
    [id('file'), 'optional', 'S-SCO-07#2', ''],
  ]);
  const analysis = { type: 'malware-analysis', id: id('malware-analysis') };
  const found = { analysis_sco_refs: [id('file')] };
  t.same(asked({ ...analysis, ...found }), [[id('file'), 'optional', 'S-SDO-05', '']]);
  t.same(asked({ ...analysis, ...found, result: 'benign' }), [[id('file'), 'optional', '', '']]);
  const process = { type: 'process', id: id('process'), image_ref: id('file') };
  t.same(asked(process), [[id('file'), 'optional', 'S-SCO-18', '']]);
  t.end();
});

t.test('design §5: a sample stands as a sample where nothing else may be named', (t) => {
  const file = { type: 'file', id: id('file'), name: 'a', content_ref: id('artifact') };
  t.same(asked(file), [[id('artifact'), 'optional', '', 'type']]);
  t.same(asked({ ...file, contains_refs: [id('artifact')] }), [
    [id('artifact'), 'optional', '', 'type'],
  ]);
  t.end();
});

t.test('design §2: custom content keeps something of everything that may not be empty', (t) => {
  const custom = {
    ...{ type: 'x-thing', id: id('x-thing'), x_one_ref: id('file', 1), x_odd_ref: [id('file', 2)] },
    ...{ x_some_refs: [id('file', 3), 'no id'], x_capitals_ref: id('file', 4).toUpperCase() },
    x_inner: { some_ref: id('file', 5), other_ref: id('file', 6) },
    x_list: [{ name: 'a', some_refs: [id('file', 7)] }],
  };
  t.same(asked(custom), [
    [id('file', 1), 'optional', '', ''],
    [id('file', 2), 'optional', 'x_odd_ref', ''],
    [id('file', 3), 'optional', 'x_some_refs', ''],
    [id('file', 4).toUpperCase(), 'optional', '', ''],
    [id('file', 5), 'optional', 'custom', ''],
    [id('file', 6), 'optional', 'custom', ''],
    [id('file', 7), 'optional', 'some_refs', ''],
  ]);
  t.end();
});

t.test(
  'design §2: markings are markings, the creator and a container’s keys no references',
  (t) => {
    const marking = id('marking-definition');
    const marked = {
      ...indicator(1, { created_by_ref: id('identity'), object_marking_refs: [marking] }),
      granular_markings: [{ marking_ref: marking, selectors: ['name'] }],
      extensions: { [id('extension-definition')]: { created_by_ref: id('identity', 2) } },
    };
    t.same(asked(marked as JsonObject), [
      [marking, 'marking', '', ''],
      [id('identity', 2), 'optional', 'custom', ''],
    ]);
    const ip = { type: 'ipv4-addr', value: '198.51.100.3' };
    const traffic = { type: 'network-traffic', protocols: ['tcp'], src_ref: id('ipv4-addr') };
    const observed = { type: 'observed-data', id: id('observed-data') };
    t.same(asked({ ...observed, objects: { [id('ipv4-addr')]: ip, traffic } }), []);
    t.end();
  },
);
