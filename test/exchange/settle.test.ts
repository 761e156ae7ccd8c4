/** The rulings on what a log shows, each by its number: forms, closure, lineages, clocks, changes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { Problem } from '../../src/base/problem.ts';
import { shippedPackFile } from '../../src/exchange/open-hub.ts';
import { indicator, malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk, publicKnowledge, type Row } from './desk.ts';

const created = '2026-01-01T00:00:00.000Z';
const source = `identity--${uuid(900)}`;

function relationship(number: number, from: string, to: string, more = {}): StixObject {
  return {
    type: 'relationship',
    spec_version: '2.1',
    id: `relationship--${uuid(number)}`,
    created,
    modified: created,
    relationship_type: 'related-to',
    source_ref: from,
    target_ref: to,
    ...more,
  };
}

const handlingExtension = 'extension-definition--baa8a2dc-0536-4bab-8ad3-c9ae2109f7e8';

function labelled(object: StixObject, labels: JsonObject): StixObject {
  const handling = { extension_type: 'property-extension', schema_version: '1.0', ...labels };
  return { ...object, extensions: { [handlingExtension]: handling } };
}

const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);
const shared = (rows: readonly Row[]) =>
  rows.filter(({ object }) => !['identity', 'marking-definition'].includes(String(object.type)));

t.test('R-1: a body with labels goes out as a variant without them', async (t) => {
  const desk = await openDesk(t);
  const original = labelled(indicator(1), anonymous);
  await desk.submit('one', [original]);
  const [row] = shared(await desk.log('peer'));
  t.ok(row);
  t.not(row?.id, original.id);
  t.match(row?.object, { name: 'sign 1', pattern: original.pattern });
  t.notOk(row?.object.extensions);
  t.same(shared(await desk.log('citizen')), []);
});

t.test('R-2: a variant has one id per audience, the same after a restart', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [labelled(indicator(1), anonymous)]);
  const [peer] = shared(await desk.log('peer'));
  const [government] = shared(await desk.log('government'));
  t.not(peer?.id, government?.id);
  await desk.reopen();
  await desk.submit('one', [
    labelled(indicator(1, { modified: '2026-02-01T00:00:00.000Z' }), anonymous),
  ]);
  const versions = shared(await desk.log('peer'));
  t.equal(versions.length, 2);
  t.same(new Set(ids(versions)).size, 1);
  t.equal(versions[0]?.object.created, versions[1]?.object.created);
  t.ok((versions[0]?.version ?? '') < (versions[1]?.version ?? ''));
});

t.test(
  'R-3: stamps are consecutive, strictly increasing, the last on a whole millisecond',
  async (t) => {
    const desk = await openDesk(t, publicKnowledge);
    await desk.submit('one', [indicator(1), indicator(2), indicator(3)]);
    desk.clock.advance(-3_600_000_000);
    await desk.submit('one', [indicator(4)]);
    const stamps = (await desk.log('peer')).map(({ stamp }) => stamp);
    t.equal(stamps.length, 4);
    t.equal((stamps[2] ?? 0) % 1000, 0);
    t.equal((stamps[1] ?? 0) - (stamps[0] ?? 0), 1);
    t.ok((stamps[3] ?? 0) > (stamps[2] ?? 0), 'even when the clock steps back');
    t.equal((stamps[3] ?? 0) % 1000, 0);
  },
);

t.test('R-3: where a large submission is cut into pieces shows in no stamp', async (t) => {
  const gaps = async (pieceObjects: number) => {
    const desk = await openDesk(t, publicKnowledge, { limits: { pieceObjects } });
    await desk.submit(
      'one',
      Array.from({ length: 25 }, (_, index) => indicator(index + 1)),
    );
    const stamps = (await desk.log('citizen')).map(({ stamp }) => stamp);
    return stamps.map((stamp, index) => stamp - (stamps[index - 1] ?? stamp));
  };
  t.same(await gaps(7), await gaps(100));
});

t.test(
  'R-4: with batch_seconds releases wait for the grid and lose the order they came in',
  async (t) => {
    const desk = await openDesk(t, undefined, { batchSeconds: 60 });
    const open = {
      ...anonymous,
      publicity: {
        state: 'public_knowledge',
        route: 'published_report',
        evidence_url: 'https://example.com/a',
      },
    };
    await desk.submit('one', [indicator(1)], open);
    t.equal(shared(await desk.log('citizen')).length, 1, 'public knowledge does not wait');
    const secret = await openDesk(t, undefined, {
      batchSeconds: 60,
      packFile: publicTestPack(desk),
    });
    await secret.submit('one', [indicator(1), indicator(2)], anonymous);
    await secret.submit('two', [indicator(3), indicator(4)], anonymous);
    t.same(shared(await secret.log('citizen')), [], 'nothing before the batch is due');
    secret.clock.advance(60_000_000);
    await secret.hub.settle();
    const rows = shared(await secret.log('citizen'));
    t.equal(rows.length, 4);
    t.not(ids(rows).join(), [1, 2, 3, 4].map((n) => indicator(n).id).join());
    t.same(shared(await secret.log('peer')).length, 4, 'peers did not wait');
  },
);

/** The shipped pack, with one gate opened to the public so that something non-public can be batched. */
function publicTestPack({ folder }: Desk): string {
  const file = join(folder, 'open-to-public.yaml');
  const text = readFileSync(shippedPackFile, 'utf8').replaceAll(
    /audience: \[peer, government\]/g,
    'audience: [peer, government, public]',
  );
  const closing = /\n {2}- id: m42-public-not-known[\s\S]*?(?=\n {2}- id:)/;
  writeFileSync(file, text.replace(closing, ''));
  return file;
}

t.test(
  'R-5: a log shows the lineage released first, and the bound creator before all others',
  async (t) => {
    const desk = await openDesk(t);
    const one = indicator(1, { created_by_ref: source, description: 'from one' });
    const two = indicator(1, { created_by_ref: source, description: 'from two' });
    t.equal((await desk.submit('one', [one], anonymous)).successes.length, 1);
    const outcome = await desk.submit('two', [two], anonymous);
    t.same(outcome.failures, [], 'nobody learns that the id is taken');
    const description = async () =>
      shared(await desk.log('peer')).map(({ object }) => object.description);
    t.same(await description(), ['from one']);
    await desk.putConsumer('two', 'peer', [source]);
    t.same(await description(), ['from two'], 'the one bound to created_by_ref wins');
    await desk.putConsumer('two', 'peer', []);
    await desk.remove('two', one.id);
    t.same(await description(), ['from one']);
  },
);

t.test(
  'R-5: an unbound contribution of a bound id is held, and its submitter is not told',
  async (t) => {
    const desk = await openDesk(t);
    await desk.putConsumer('two', 'peer', [source]);
    const outcome = await desk.submit('one', [indicator(1, { created_by_ref: source })], anonymous);
    t.equal(outcome.successes.length, 1);
    t.same(shared(await desk.log('peer')), []);
  },
);

t.test('R-6: DELETE removes one’s own; another’s contribution is released anew', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await desk.submit('one', [indicator(1, { description: 'one' })]);
  await desk.submit('two', [indicator(1, { description: 'two' })]);
  const [before] = await desk.log('peer');
  await t.rejects(
    desk.remove('peer', indicator(1).id),
    new Problem('forbidden', 'the object is not yours to delete'),
  );
  await t.rejects(desk.remove('peer', indicator(9).id), new Problem('absent', 'no such object'));
  await desk.remove('one', indicator(1).id);
  const [after] = await desk.log('peer');
  t.equal(after?.object.description, 'two');
  t.ok((after?.stamp ?? 0) > (before?.stamp ?? 0));
  await desk.remove('two', indicator(1).id);
  t.same(await desk.log('peer'), []);
});

t.test('R-6: own objects can be deleted though their audience does not see them', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], identifying);
  t.same(await desk.log('peer'), []);
  await desk.remove('one', indicator(1).id);
  await t.rejects(desk.remove('one', indicator(1).id), new Problem('absent', 'no such object'));
});

t.test(
  'R-8: a version inherits its lineage’s labels, and a tightened one takes all with it',
  async (t) => {
    const desk = await openDesk(t);
    const second = indicator(1, { modified: '2026-02-01T00:00:00.000Z' });
    const third = indicator(1, { modified: '2026-03-01T00:00:00.000Z' });
    await desk.submit('one', [indicator(1)], anonymous);
    await desk.submit('one', [second]);
    t.equal((await desk.log('peer')).length, 2);
    t.same(
      (await desk.last('peer')).map(({ version }) => version),
      [second.modified],
    );
    await desk.submit('one', [third], identifying);
    t.same(await desk.log('peer'), []);
  },
);

t.test('R-8: an older version that arrives late is not shown by default', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await desk.submit('one', [indicator(1, { modified: '2026-02-01T00:00:00.000Z' })]);
  await desk.submit('one', [indicator(1)]);
  t.equal((await desk.log('peer')).length, 2);
  t.same(
    (await desk.last('peer')).map(({ version }) => version),
    ['2026-02-01T00:00:00.000Z'],
  );
});

t.test(
  'R-11: a named creator becomes the audience’s anonymous identity, present in its log',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [indicator(1, { created_by_ref: source })], anonymous);
    const rows = await desk.log('peer');
    const [row] = shared(rows);
    t.ok(ids(rows).includes(String(row?.object.created_by_ref)));
    t.not(row?.object.created_by_ref, source);
    t.notMatch(JSON.stringify(rows), source);
    const government = shared(await desk.log('government'))[0];
    t.not(government?.object.created_by_ref, row?.object.created_by_ref);
  },
);

t.test(
  'R-12: a claim of public knowledge needs a route and evidence; samples stay even so',
  async (t) => {
    const desk = await openDesk(t, publicKnowledge);
    const artifact: StixObject = {
      type: 'artifact',
      spec_version: '2.1',
      id: 'artifact--4cce66f8-6eaa-53cb-85d5-3a85fca3a6c5',
      mime_type: 'application/zip',
      payload_bin: 'VBORw0KGgoAAAANSUhEUgAAADI==',
    };
    await desk.submit('one', [indicator(1), artifact]);
    t.same(ids(await desk.log('citizen')), [indicator(1).id]);
    await desk.submit('one', [indicator(2)], publicKnowledge);
    t.same(ids(await desk.log('citizen')), [indicator(1).id], 'a bare claim counts as unknown');
  },
);

t.test('R-13: what names something absent waits, and comes with it, targets first', async (t) => {
  const desk = await openDesk(t);
  const link = relationship(1, indicator(1).id, malware(2).id);
  await desk.submit('one', [link], anonymous);
  t.same(await desk.log('peer'), []);
  await desk.submit('one', [indicator(1)], anonymous);
  t.same(ids(await desk.log('peer')), [indicator(1).id]);
  await desk.submit('two', [malware(2)], anonymous);
  t.same(ids(await desk.log('peer')), [indicator(1).id, malware(2).id, link.id]);
});

t.test('R-13: what waits for one another comes out together', async (t) => {
  const desk = await openDesk(t);
  const note = (number: number, about: string): StixObject => ({
    type: 'note',
    spec_version: '2.1',
    id: `note--${uuid(number)}`,
    created,
    modified: created,
    content: `note ${number}`,
    object_refs: [about],
  });
  const [first, second] = [note(1, `note--${uuid(2)}`), note(2, `note--${uuid(1)}`)];
  await desk.submit('one', [first], anonymous);
  t.same(await desk.log('peer'), []);
  await desk.submit('one', [second], anonymous);
  t.same(ids(await desk.log('peer')).sort(), [first.id, second.id].sort());
});

t.test(
  'R-13: what names a withheld object stays out, and leaves when its target leaves',
  async (t) => {
    const desk = await openDesk(t);
    const link = relationship(1, indicator(1).id, malware(2).id);
    await desk.submit('one', [malware(2)], identifying);
    await desk.submit('one', [indicator(1), link], anonymous);
    t.same(ids(await desk.log('peer')), [indicator(1).id]);
    await desk.remove('one', malware(2).id);
    await desk.submit('one', [malware(2)], anonymous);
    t.equal((await desk.log('peer')).length, 3);
    await desk.remove('one', indicator(1).id);
    t.same(ids(await desk.log('peer')), [malware(2).id]);
  },
);

t.test('design §2: references are rewritten to what stands in the audience’s log', async (t) => {
  const desk = await openDesk(t);
  const link = relationship(1, indicator(1).id, malware(2).id);
  await desk.submit('one', [labelled(indicator(1), anonymous)]);
  await desk.submit('one', [malware(2), link], anonymous);
  const rows = shared(await desk.log('peer'));
  const shownLink = rows.find(({ object }) => object.type === 'relationship');
  const shownIndicator = rows.find(({ object }) => object.type === 'indicator');
  t.not(shownLink?.id, link.id, 'a body that has to change goes out as a variant');
  t.equal(shownLink?.object.source_ref, shownIndicator?.id);
  t.equal(shownLink?.object.target_ref, malware(2).id);
});

t.test('design §2: public knowledge goes out as received, references included', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const link = relationship(1, indicator(1).id, malware(2).id, { created_by_ref: source });
  await desk.submit('one', [link]);
  t.same(
    (await desk.log('citizen')).map(({ object }) => object),
    [link],
  );
});

t.test('R-14, TLP: a ceiling binds whatever the labels say, and definitions travel', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const green = 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb';
  const red = 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1';
  await desk.submit('one', [
    indicator(1, { object_marking_refs: [green] }),
    indicator(2, { object_marking_refs: [red] }),
  ]);
  t.same(ids(await desk.log('peer')), [green, indicator(1).id]);
  t.same(await desk.log('citizen'), []);
});

t.test('design §3: what carries an unknown marking waits for its definition', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const marking: StixObject = {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${uuid(70)}`,
    created,
    definition_type: 'statement',
    definition: { statement: 'Copyright 2026, Example' },
  };
  await desk.submit('one', [indicator(1, { object_marking_refs: [marking.id] })]);
  t.same(await desk.log('peer'), []);
  await desk.submit('one', [marking]);
  t.same(ids(await desk.log('peer')), [marking.id, indicator(1).id]);
});

t.test(
  'R-19: an observable sent again with other content replaces; a version never does',
  async (t) => {
    const desk = await openDesk(t, publicKnowledge);
    const host = (more = {}): StixObject => ({
      type: 'domain-name',
      spec_version: '2.1',
      id: 'domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7',
      value: 'example.com',
      ...more,
    });
    await desk.submit('one', [host()]);
    const [before] = await desk.log('peer');
    t.equal(before?.version, '1970-01-01T00:00:00.000Z');
    await desk.submit('one', [host()]);
    t.same(await desk.log('peer'), [before], 'the same content changes nothing');
    await desk.submit('one', [host({ defanged: true })]);
    const rows = await desk.log('peer');
    t.equal(rows.length, 1);
    t.equal(rows[0]?.object.defanged, true);
    t.ok((rows[0]?.stamp ?? 0) > (before?.stamp ?? 0));
    await desk.submit('one', [indicator(1)]);
    const again = await desk.submit('one', [indicator(1, { name: 'other' })]);
    t.match(again.failures[0]?.message, /S-VER-02/);
  },
);

t.test('design §1: the log of a new audience is written from the beginning', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await desk.submit('one', [indicator(1), indicator(2)]);
  const title = { en: 'isac' };
  await desk.hub.administration.put('audience', 'isac', { title, batchSeconds: 0, attributes: {} });
  await desk.putConsumer('member', 'isac');
  t.same(ids(await desk.log('member')), [indicator(1).id, indicator(2).id]);
});

t.test(
  'design §1: other defaults decide anew: what opens is released now, what closes leaves',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [indicator(1)]);
    const { collection } = desk;
    const put = (labels: JsonObject) =>
      desk.hub.administration.put('collection', collection, {
        title: 'shared',
        apiRoot: 'hub',
        pageSize: 1000,
        defaults: { labels },
      });
    t.same(await desk.log('citizen'), []);
    const { party, access } = desk.access('citizen');
    t.ok(party);
    const before = desk.clock.now();
    await put(publicKnowledge);
    await desk.hub.settle();
    const [row] = await desk.log('citizen');
    t.ok((row?.stamp ?? 0) > before, 'released now: pollers find it');
    await put(identifying);
    t.notOk(await desk.hub.holds(access, indicator(1).id), 'closed when the change is answered');
    await desk.hub.settle();
    t.same(await desk.log('citizen'), []);
  },
);

t.test('design §1, R-17: another pack decides anew at start', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], anonymous);
  t.equal((await desk.log('peer')).length, 1);
  const strict = join(desk.folder, 'strict.yaml');
  const text = readFileSync(shippedPackFile, 'utf8');
  writeFileSync(
    strict,
    text.replaceAll(/(gate: table\n(?: {4}.*\n)*? {4}effect: )release/g, '$1withhold'),
  );
  await desk.reopen({ packFile: strict });
  t.same(await desk.log('peer'), []);
  await desk.reopen({ packFile: shippedPackFile });
  t.equal((await desk.log('peer')).length, 1);
});
