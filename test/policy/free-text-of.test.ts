/** The texts that a reviewer is shown: all that a form without text leaves out, and where each stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { awaitsReview, freeTextOf } from '../../src/policy/free-text-of.ts';
import { keptBy, type Redaction } from '../../src/policy/profile.ts';
import { redactObject } from '../../src/policy/redact.ts';
import { handlingExtensionId } from '../../src/policy/vocabulary.ts';
import { objectTypes } from '../../src/stix/tables/object-types.ts';
import { indicator } from '../support/stix-objects.ts';

function form(text: Redaction['text']): Redaction {
  const types = keptBy(Object.fromEntries([...objectTypes.keys()].map((type) => [type, 'all'])));
  return { id: 'all', types, times: 'exact', text, samples: 'keep' };
}

function listed(object: object): readonly (readonly [string, string])[] {
  return freeTextOf(object as JsonObject).map(({ property, text }) => [property, text] as const);
}

t.test('every text is listed with its property, and nothing that is none', async (t) => {
  const sign = indicator(1, {
    description: 'seen at the plant',
    indicator_types: ['malicious-activity', 'seen by the night shift'],
    labels: ['urgent'],
    external_references: [
      { source_name: 'cve', external_id: 'CVE-2024-0001' },
      { source_name: 'our wiki', description: 'the case' },
    ],
    kill_chain_phases: [{ kill_chain_name: 'x', phase_name: 'y' }],
    x_note: { by: ['Taro'] },
    extensions: { [handlingExtensionId]: { extension_type: 'property-extension' } },
  });
  t.strictSame(listed(sign), [
    ['name', 'sign 1'],
    ['indicator_types.[1]', 'seen by the night shift'],
    ['description', 'seen at the plant'],
    ['labels.[0]', 'urgent'],
    ['external_references.[1].source_name', 'our wiki'],
    ['external_references.[1].description', 'the case'],
    ['x_note.by.[0]', 'Taro'],
  ]);
});

t.test('what is nothing without its text is listed whole', async (t) => {
  const { pattern: _, ...common } = indicator(1);
  const note = {
    ...common,
    type: 'note',
    id: 'note--1',
    content: 'a question',
    object_refs: ['x'],
  };
  const texts = listed(note);
  t.ok(texts.some(([property, text]) => property === 'content' && text === 'a question'));
  t.notOk(texts.some(([property]) => ['id', 'created', 'spec_version'].includes(property)));
});

t.test('text and technical values beside each other', async (t) => {
  const { name: _, ...bare } = indicator(1);
  t.strictSame(listed(bare), []);
  t.strictSame(listed({ ...bare, type: 'x-own', name: 'a' }), [], 'no profile shows other types');
  const pattern = "[file:name = 'a'] /* from the victim's disk */";
  t.strictSame(listed({ ...bare, pattern }), [['pattern', pattern]]);
  t.notOk(awaitsReview(bare as JsonObject, form('reviewed')));
  t.ok(awaitsReview({ ...bare, name: 'a' } as JsonObject, form('reviewed')));
  for (const text of ['keep', 'withhold'] as const) {
    t.notOk(awaitsReview({ ...bare, name: 'a' } as JsonObject, form(text)), text);
  }
});

/** All that an object says, each with the selector by which it is reached. */
function said(value: JsonValue, property = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${property} ${value}`];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, member]: [string, JsonValue]) =>
    said(member, [property, isList ? `[${name}]` : name].filter((step) => step !== '').join('.')),
  );
}

/** The objects of the corpora, out of their bundles. */
const corpora = join(import.meta.dirname, '..', 'corpora', 'stix', 'valid');
const known = readdirSync(corpora)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(corpora, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { readonly object?: JsonObject }).object)
  .filter((object) => object !== undefined)
  .flatMap((object) => (object.type === 'bundle' ? (object.objects as JsonObject[]) : [object]));

t.test('of every object known: what a review brings out was listed before', async (t) => {
  const counts = { waiting: 0, plain: 0 };
  const faults: string[] = [];
  for (const object of known) {
    const waits = awaitsReview(object, form('reviewed'));
    counts[waits ? 'waiting' : 'plain'] += 1;
    const texts = freeTextOf(object).map(({ property, text }) => `${property} ${text}`);
    const all = new Set(said(object));
    const hidden = redactObject(object, form('reviewed'), { textReviewed: false }) ?? {};
    const shown = redactObject(object, form('reviewed'), { textReviewed: true }) ?? {};
    const before = new Set(said(hidden));
    const isWhole = before.size > 0;
    const gained = said(shown).filter((one) => !before.has(one));
    const unlisted = gained.filter((one) => isWhole && !texts.includes(one));
    const made = texts.filter((one) => !all.has(one));
    if (waits && texts.length === 0) faults.push(`${object.id}: nothing is listed`);
    for (const one of made) faults.push(`${object.id}: ${one} is not said`);
    // What moved up where an element was left out is said at another place.
    for (const one of unlisted.filter((text) => !text.includes('['))) {
      faults.push(`${object.id}: ${one} is not listed`);
    }
  }
  t.strictSame(faults, []);
  t.ok(counts.waiting > 200 && counts.plain > 200, JSON.stringify(counts));
});
