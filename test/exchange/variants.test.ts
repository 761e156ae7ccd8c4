/**
 * Design §5, R-2: what goes out under a pack's profiles: ids, types, references, joined profiles, and what another
 * profile or a lifted one does to it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { packGates } from '../../src/policy/vocabulary.ts';
import { isValid, validateParsed } from '../../src/stix/validate.ts';
import { indicator, malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, openDesk, type Row } from './desk.ts';

const created = '2026-01-01T00:00:00.000Z';

const rule = (id: string, gate: string, when: string, effect: string, audience = 'any') =>
  `  - { id: ${id}, gate: ${gate}, when: ${when}, audience: ${audience}, effect: ${effect}, citation: M-22, status: product-decision, reason: { en: why, ja: 理由 } }\n`;

const profile = (times: string, text: string, file: string) =>
  `{ title: { en: p, ja: 型 }, citation: M-22, times: ${times}, text: ${text}, samples: extracted, keep: { indicator: [indicator_types, pattern, pattern_type, valid_from], malware: [is_family, malware_types, sample_refs, first_seen], file: ${file}, relationship: [relationship_type, source_ref, target_ref, start_time], email-message: [is_multipart, date], report: [name, published, object_refs] } }`;

/** A pack that lets everything out; what is extracted from malware peers get by this effect. */
function packText(facts = '{ redact: facts }'): string {
  const others = packGates.filter((gate) => gate !== 'table');
  return [
    'format: sekisho-policy/1\nid: forms\nversion: 1.0.0\ntitle: { en: forms, ja: 形 }\n',
    'audiences:\n',
    ...['peer', 'government', 'public'].map(
      (id) => `  ${id}: { title: { en: ${id}, ja: 者 }, batch_seconds: 0, tlp: green }\n`,
    ),
    'profiles:\n',
    `  facts: ${profile('exact', 'withhold', '[hashes, size]')}\n`,
    `  months: ${profile('month', 'keep', '[hashes]')}\n`,
    'rules:\n',
    rule('facts', 'table', '{ category: [malware_extracted, malware_sample] }', facts, 'peer'),
    rule(
      'months',
      'table',
      '{ category: [ttp, malware_sample] }',
      '{ redact: months }',
      'government',
    ),
    rule('rest', 'table', '{}', 'release'),
    ...others.map((gate) => rule(gate, gate, '{}', 'release')),
  ].join('');
}

function packFile(t: Test, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-forms-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'pack.yaml');
  writeFileSync(file, text);
  return file;
}

const extracted: JsonObject = { ...anonymous, category: 'malware_extracted' };
const technique: JsonObject = { ...anonymous, category: 'ttp' };

const shared = (rows: readonly Row[]) =>
  rows.filter(({ object }) => !['identity', 'marking-definition'].includes(String(object.type)));
const objectsOf = async (desk: Desk, who: string) =>
  shared(await desk.last(who)).map(({ object }) => object);

async function only(desk: Desk, who: string, type: string): Promise<JsonObject> {
  const found = (await objectsOf(desk, who)).filter((object) => object.type === type);
  if (found.length !== 1) throw new Error(`${found.length} objects of type ${type}`);
  return found[0] ?? {};
}

t.test('a profile shows what it lists, valid, and other audiences the rest', async (t) => {
  const desk = await openDesk(t, undefined, { packFile: packFile(t, packText()) });
  const whole = indicator(1, { labels: ['ours'], confidence: 80, lang: 'ja', x_case: 'case 7' });
  await desk.submit('one', [whole], extracted);
  const shown = await only(desk, 'peer', 'indicator');
  t.notMatch(JSON.stringify(shown), /sign 1|ours|case 7|"lang"|confidence/);
  t.match(shown, { pattern: whole.pattern, valid_from: whole.valid_from });
  t.ok(isValid(validateParsed(shown)));
  t.same(await only(desk, 'government', 'indicator'), whole, 'where the rule reaches nobody');
});

t.test(
  'R-2: each profile gives an id of its own, and what it does not list is withheld',
  async (t) => {
    const desk = await openDesk(t, undefined, { packFile: packFile(t, packText()) });
    const campaign: StixObject = {
      ...{ type: 'campaign', spec_version: '2.1', id: `campaign--${uuid(4)}`, name: 'c' },
      ...{ created, modified: created },
    };
    await desk.submit('one', [campaign], extracted);
    t.same(await objectsOf(desk, 'peer'), []);
    t.equal((await objectsOf(desk, 'government')).length, 1);
    await desk.submit('one', [indicator(1)], technique);
    const coarse = await only(desk, 'government', 'indicator');
    t.equal(coarse.valid_from, '2026-01-01T00:00:00Z');
    t.not(coarse.id, indicator(1).id);
  },
);

t.test('M-7: a sample goes out as a file of extracted facts, and is named as that', async (t) => {
  const desk = await openDesk(t, undefined, { packFile: packFile(t, packText()) });
  const sample: StixObject = {
    ...{ type: 'artifact', spec_version: '2.1', id: `artifact--${uuid(9)}` },
    ...{ mime_type: 'application/zip', payload_bin: 'VGhpcyBpcyBhIHNhbXBsZQ==' },
    hashes: { MD5: '0cc175b9c0f1b6a831c399e269772661' },
  };
  const family = malware(1, { is_family: false, sample_refs: [sample.id] });
  const mail: StixObject = {
    ...{ type: 'email-message', spec_version: '2.1', id: `email-message--${uuid(3)}` },
    ...{ is_multipart: false, raw_email_ref: sample.id },
  };
  await desk.submit('one', [sample, family, mail], extracted);
  desk.clock.advance(60_000_000);
  await desk.hub.settle();
  const shown = await only(desk, 'peer', 'file');
  t.same(shown.hashes, sample.hashes);
  t.same((await only(desk, 'peer', 'malware')).sample_refs, [shown.id]);
  const message = await only(desk, 'peer', 'email-message');
  t.notOk(Object.hasOwn(message, 'raw_email_ref'), 'where only a sample may stand, nothing does');
  for (const object of await objectsOf(desk, 'peer')) t.ok(isValid(validateParsed(object)));
  t.notMatch(JSON.stringify(await desk.log('peer')), /VGhpcyBp|artifact--/);
});

t.test('several profiles show what each of them shows', async (t) => {
  const joined = packText().replace('audience: government', 'audience: [peer, government]');
  const desk = await openDesk(t, undefined, { packFile: packFile(t, joined) });
  const labels = { ...anonymous, category: 'malware_sample' };
  const seen = malware(1, {
    ...{ is_family: false, malware_types: ['bot'], first_seen: '2026-03-15T10:20:30Z' },
  });
  await desk.submit('one', [seen], labels);
  const shown = await only(desk, 'peer', 'malware');
  t.match(shown, { malware_types: ['bot'], first_seen: '2026-03-01T00:00:00Z' });
  t.notOk(Object.hasOwn(shown, 'name'), 'one withholds text');
});

t.test('a lifted profile shows the original again, another one another variant', async (t) => {
  const desk = await openDesk(t, undefined, { packFile: packFile(t, packText()) });
  await desk.submit('one', [indicator(1)], extracted);
  const facts = await only(desk, 'peer', 'indicator');
  const months = packText('{ redact: months }');
  await desk.reopen({ packFile: packFile(t, months) });
  const coarse = await only(desk, 'peer', 'indicator');
  t.not(coarse.id, facts.id);
  await desk.reopen({ packFile: packFile(t, packText('release')) });
  t.same(await only(desk, 'peer', 'indicator'), indicator(1));
  await desk.reopen({ packFile: packFile(t, packText()) });
  const again = await only(desk, 'peer', 'indicator');
  t.equal(again.id, facts.id, 'nobody was told that it is over: the ledger knows no reader');
  t.ok(String(again.modified) > String(facts.modified));
});

t.test('a profile that changes its content changes what is shown, and nothing else', async (t) => {
  const desk = await openDesk(t, undefined, { packFile: packFile(t, packText()) });
  await desk.submit('one', [indicator(1)], extracted);
  await desk.submit('one', [malware(2)], { ...anonymous, category: 'report' });
  const before = await desk.last('peer');
  const wider = packText().replace(
    'indicator: [indicator_types,',
    'indicator: [labels, indicator_types,',
  );
  await desk.reopen({ packFile: packFile(t, wider) });
  t.same(await desk.last('peer'), before, 'the form of what has no labels is the same');
  const narrower = packText().replaceAll('indicator: [indicator_types,', 'indicator: [');
  await desk.reopen({ packFile: packFile(t, narrower) });
  const after = await desk.last('peer');
  t.equal(after.length, before.length);
  const changed = after.filter(({ stamp }) => !before.some((row) => row.stamp === stamp));
  t.same(
    changed.map(({ object }) => object.type),
    ['indicator'],
  );
  t.notOk(Object.hasOwn(changed[0]?.object ?? {}, 'indicator_types'));
});

t.test('R-8: an older version that may be shown less of narrows the whole lineage', async (t) => {
  const desk = await openDesk(t, undefined, { packFile: packFile(t, packText()) });
  await desk.submit('one', [indicator(1)], extracted);
  const later = indicator(1, { modified: '2026-02-01T00:00:00.000Z', name: 'told' });
  await desk.submit('one', [later], { ...anonymous, category: 'report' });
  const rows = shared(await desk.log('peer'));
  t.equal(rows.length, 2);
  t.equal(new Set(rows.map(({ id }) => id)).size, 1);
  for (const { object } of rows) t.notOk(Object.hasOwn(object, 'name'));
});

t.test(
  'R-11: no creator but the hub is named, at whatever depth and of whatever type',
  async (t) => {
    const desk = await openDesk(t);
    const source = `identity--${uuid(900)}`;
    const handling = {
      ...{ extension_type: 'property-extension', schema_version: '1.0', ...anonymous },
    };
    const extensions = { 'extension-definition--baa8a2dc-0536-4bab-8ad3-c9ae2109f7e8': handling };
    const domain: StixObject = {
      ...{ type: 'domain-name', spec_version: '2.1', id: `domain-name--${uuid(5)}` },
      ...{ value: 'evil.example', created_by_ref: source, extensions },
    };
    const nested = { created_by_ref: source, kept: 'yes' };
    await desk.submit('one', [domain, { ...indicator(1), x_about: nested, extensions }]);
    desk.clock.advance(60_000_000);
    await desk.hub.settle();
    const shown = await objectsOf(desk, 'peer');
    t.same(shown.map(({ type }) => type).toSorted(), ['domain-name', 'indicator']);
    t.notMatch(JSON.stringify(shown), source);
    t.match(shown.find(({ type }) => type === 'indicator')?.x_about, { kept: 'yes' });
  },
);

t.test('a variant has its members in the order in which they were submitted', async (t) => {
  const desk = await openDesk(t);
  const source = `identity--${uuid(900)}`;
  await desk.submit('one', [indicator(1, { lang: 'ja', created_by_ref: source })], anonymous);
  const shown = await only(desk, 'peer', 'indicator');
  const order = [...Object.keys(indicator(1)), 'lang', 'created_by_ref', 'object_marking_refs'];
  t.same(Object.keys(shown), order);
});
