/** TAXII 2.1 §3.7, §5.3, §5.4, §5.6, §5.8: envelope, manifest, objects, one object, its versions. */
import t from 'tap';
import { serve } from '../../support/serve.ts';
import { address, indicator, malware, statement } from '../../support/stix-objects.ts';

const served = await serve(t);
const collection = await served.fresh();
const later = '2026-02-01T00:00:00.000Z';
const [first, family, mark] = [indicator(1), malware(2), statement(3)];
const second = indicator(1, { modified: later, name: 'renamed' });
await served.post(collection, [first, family, mark, address]);
await served.post(collection, [second]);
const empty = await served.fresh();

const objects = `${collection.url}objects/`;
const manifest = `${collection.url}manifest/`;
const one = `${objects}${first.id}/`;
const unknown = `${objects}indicator--99999999-9999-4999-8999-999999999999/`;

t.test('T-ENV-01: objects come in an envelope', async (t) => {
  const { json } = await served.get(objects);
  t.strictSame(Object.keys(json), ['more', 'objects']);
  t.notOk('type' in json);
});

t.test('T-ENV-02: they come back as they were posted', async (t) => {
  const { json } = await served.get(`${objects}?match[version]=all`);
  t.strictSame(json.objects, [first, family, mark, address, second]);
});

t.test('T-ENV-03: without results there is no list', async (t) => {
  t.equal((await served.get(`${empty.url}objects/`)).text, '{}');
});

t.test('T-ENV-04: more is stated on every page with rows', async (t) => {
  t.equal((await served.get(objects)).json.more, false);
  t.equal((await served.get(`${objects}?limit=1`)).json.more, true);
});

t.test('T-ENV-05: next stands only beside more: true, and is a string', async (t) => {
  t.notOk('next' in (await served.get(objects)).json);
  t.type((await served.get(`${objects}?limit=1`)).json.next, 'string');
});

t.test('T-MAN-01: who may not read gets 403', async (t) => {
  t.equal((await served.get(manifest, 'sender')).status, 403);
});

t.test('T-MAN-02: filters act on the objects behind the entries', async (t) => {
  const { json } = await served.get(`${manifest}?match[type]=malware`);
  t.strictSame(
    json.objects.map(({ id }: { id: string }) => id),
    [family.id],
  );
});

t.test('T-MAN-03: the same selection as objects', async (t) => {
  for (const query of [
    '',
    'limit=2',
    'match[type]=indicator',
    'match[type]=indicator,malware',
    `match[id]=${first.id}`,
    'match[version]=all',
    'match[version]=first',
    'match[version]=first,last',
    `match[version]=${later}`,
    'match[spec_version]=2.1',
    'match[spec_version]=2.0',
    `match[id]=${first.id}&match[version]=all`,
    'added_after=2026-01-01T00:00:00Z',
    'added_after=2100-01-01T00:00:00Z',
    'match[type]=ipv4-addr&match[version]=all',
    'match[type]=marking-definition',
    'match[type]=zzz',
    'limit=3&match[version]=all',
    `match[id]=${first.id},${family.id}&match[version]=first`,
    'unknown=1',
  ]) {
    const [a, b] = [
      await served.get(`${objects}?${query}`),
      await served.get(`${manifest}?${query}`),
    ];
    const versions = (a.json.objects ?? []).map(
      ({ id, modified, created }: Record<string, string>) =>
        `${id} ${modified ?? created ?? '1970-01-01T00:00:00.000Z'}`,
    );
    t.strictSame(
      (b.json.objects ?? []).map(({ id, version }: Record<string, string>) => `${id} ${version}`),
      versions,
      query,
    );
    t.equal(a.json.more, b.json.more, query);
  }
});

t.test(
  'T-MAN-04: one entry per version, with id, date_added, version and media_type',
  async (t) => {
    const { json } = await served.get(`${manifest}?match[version]=all`);
    t.equal(json.objects.length, 5);
    for (const entry of json.objects) {
      t.strictSame(Object.keys(entry), ['id', 'date_added', 'version', 'media_type']);
    }
  },
);

t.test('T-MAN-05: version is modified, else created, else a constant, to the letter', async (t) => {
  const { json } = await served.get(`${manifest}?match[version]=all`);
  t.strictSame(
    json.objects.map(({ version }: { version: string }) => version),
    [first.modified, family.modified, mark.created, '1970-01-01T00:00:00.000Z', later],
  );
});

t.test('T-MAN-06: media_type is one of the collection', async (t) => {
  const { media_types } = (await served.get(collection.url)).json;
  for (const { media_type } of (await served.get(manifest)).json.objects) {
    t.ok(media_types.includes(media_type));
  }
});

t.test('T-MAN-07: without entries there is no list', async (t) => {
  t.equal((await served.get(`${empty.url}manifest/`)).text, '{}');
});

t.test('T-MAN-08: more, dates and order as for objects', async (t) => {
  const [a, b] = [await served.get(`${objects}?limit=2`), await served.get(`${manifest}?limit=2`)];
  t.equal(b.json.more, true);
  t.equal(b.json.next, a.json.next);
  for (const name of ['x-taxii-date-added-first', 'x-taxii-date-added-last']) {
    t.equal(b.headers[name], a.headers[name]);
  }
});

t.test('T-MAN-09: date_added stays, also over a restart', async (t) => {
  const before = (await served.get(`${manifest}?match[version]=all`)).text;
  await served.restart();
  t.equal((await served.get(`${manifest}?match[version]=all`)).text, before);
});

t.test('T-OBJ-01: who may not read gets 403', async (t) => {
  t.equal((await served.get(objects, 'sender')).status, 403);
});

t.test('T-OBJ-02: one object or none still comes in an envelope, with 200', async (t) => {
  const { json } = await served.get(`${objects}?match[type]=malware`);
  t.strictSame(json, { more: false, objects: [family] });
  const none = await served.get(`${objects}?match[type]=zzz`);
  t.equal(none.status, 200);
  t.equal(none.text, '{}');
});

t.test('T-OBJ-03: it takes all parameters at once', async (t) => {
  const query = `added_after=2026-01-01T00:00:00Z&limit=1&match[id]=${first.id}&match[type]=indicator&match[version]=all&match[spec_version]=2.1`;
  const page = await served.get(`${objects}?${query}`);
  t.strictSame(page.json.objects, [first]);
  const rest = await served.get(`${objects}?${query}&next=${page.json.next}`);
  t.strictSame(rest.json.objects, [second]);
});

t.test('T-OBJ-04: ascending dates, headers and more', async (t) => {
  const { headers, json } = await served.get(`${objects}?limit=2`);
  t.equal(json.more, true);
  t.ok((headers['x-taxii-date-added-first'] ?? '') < (headers['x-taxii-date-added-last'] ?? ''));
});

t.test('T-OBJ-05: failed authentication is 401', async (t) => {
  t.equal((await served.ask('GET', objects)).status, 401);
});

t.test('T-OBJ-06: an unknown collection is 404, a malformed filter 400', async (t) => {
  t.equal((await served.get('/api/collections/nope/objects/?limit=0')).status, 404);
  t.equal((await served.get(`${objects}?limit=0`)).status, 400);
});

t.test('T-ONE-01: the path names the STIX id', async (t) => {
  t.strictSame((await served.get(`${objects}${family.id}/`)).json.objects, [family]);
});

t.test('T-ONE-02: it acts like objects with match[id]', async (t) => {
  t.strictSame((await served.get(`${one}?match[version]=all`)).json.objects, [first, second]);
  t.equal(
    (await served.get(one)).text,
    (await served.get(`${objects}?match[id]=${first.id}`)).text,
  );
});

t.test('T-ONE-03: who may not read gets 403', async (t) => {
  t.equal((await served.get(one, 'sender')).status, 403);
});

t.test('T-ONE-04: unknown is 404, known but filtered away 200 and empty', async (t) => {
  t.equal((await served.get(unknown)).status, 404);
  t.equal((await served.get(`${objects}nonsense/`)).status, 404);
  for (const query of [
    'added_after=2100-01-01T00:00:00Z',
    'match[version]=2020-01-01T00:00:00Z',
    'match[spec_version]=2.0',
  ]) {
    const { status, text } = await served.get(`${one}?${query}`);
    t.equal(status, 200, query);
    t.equal(text, '{}', query);
  }
  t.equal((await served.get(`${unknown}?match[spec_version]=2.0`)).status, 404);
});

t.test('T-ONE-05: it takes added_after, limit, next and both match fields', async (t) => {
  const query =
    'match[version]=all&match[spec_version]=2.1&limit=1&added_after=2026-01-01T00:00:00Z';
  const page = await served.get(`${one}?${query}`);
  t.strictSame(page.json.objects, [first]);
  t.strictSame((await served.get(`${one}?next=${page.json.next}`)).json.objects, [second]);
});

t.test('T-ONE-06: both dates; failed authentication is 401', async (t) => {
  const { headers } = await served.get(one);
  t.equal(headers['x-taxii-date-added-first'], headers['x-taxii-date-added-last']);
  t.ok(headers['x-taxii-date-added-first']);
  t.equal((await served.ask('GET', one)).status, 401);
});

t.test('T-VER-01: versions is a list of strings, absent when empty', async (t) => {
  t.strictSame((await served.get(`${one}versions/`)).json.versions, [first.modified, later]);
  t.equal((await served.get(`${one}versions/?added_after=2100-01-01T00:00:00Z`)).text, '{}');
});

t.test('T-VER-02: without modified, created is the version', async (t) => {
  t.strictSame((await served.get(`${objects}${mark.id}/versions/`)).json.versions, [mark.created]);
});

t.test('T-VER-03: no right to read is 403, failed authentication 401', async (t) => {
  t.equal((await served.get(`${one}versions/`, 'sender')).status, 403);
  t.equal((await served.ask('GET', `${one}versions/`)).status, 401);
});

t.test('T-VER-04: all versions are listed', async (t) => {
  t.equal((await served.get(`${one}versions/`)).json.versions.length, 2);
  t.equal((await served.get(`${one}versions/?match[version]=last`)).json.versions.length, 2);
});

t.test(
  'T-VER-05: it takes added_after, limit, next and match[spec_version], and is dated',
  async (t) => {
    const page = await served.get(`${one}versions/?limit=1`);
    t.strictSame(page.json.versions, [first.modified]);
    t.equal(page.json.more, true);
    const date = page.headers['x-taxii-date-added-last'];
    t.strictSame((await served.get(`${one}versions/?next=${page.json.next}`)).json.versions, [
      later,
    ]);
    t.strictSame((await served.get(`${one}versions/?added_after=${date}`)).json.versions, [later]);
    t.equal((await served.get(`${one}versions/?match[spec_version]=2.0`)).text, '{}');
  },
);

t.test('T-VER-06: an unknown object is 404', async (t) => {
  t.equal((await served.get(`${unknown}versions/`)).status, 404);
});
