/** TAXII 2.1 §4.1, §4.2, §5.1, §5.2: discovery, API roots and collections. */
import t from 'tap';
import { envelopeHeaders, serve } from '../../support/serve.ts';
import { indicator } from '../../support/stix-objects.ts';

const served = await serve(t, {
  discovery: { title: 'Hub', description: 'of the study group', contact: 'desk@hub.example' },
});
const collection = await served.fresh({ title: 'Main', description: 'shared', alias: 'main' });
const second = await served.fresh({ apiRoot: 'second' });
const discovery = (await served.get('/taxii2/')).json;

t.test('T-DISC-01: discovery is at /taxii2/', async (t) => {
  t.equal((await served.get('/taxii2/')).status, 200);
  t.equal((await served.get('/taxii2')).status, 200);
});

t.test('T-DISC-02: it has a title, and description and contact as told', async (t) => {
  t.match(discovery, {
    title: 'Hub',
    description: 'of the study group',
    contact: 'desk@hub.example',
  });
});

t.test('T-DISC-03: the default is one of the API roots, to the letter', async (t) => {
  t.ok(discovery.api_roots.includes(discovery.default));
});

t.test('T-DISC-04: API roots are absolute https URLs', async (t) => {
  for (const url of discovery.api_roots) t.match(url, /^https:\/\/hub\.example\//);
});

t.test('T-DISC-04: they come from the public URL, never from the Host header', async (t) => {
  const { json } = await served.get('/taxii2/', 'writer', { host: 'evil.example' });
  t.strictSame(json, discovery);
  const prefixed = await serve(t, { publicUrl: 'https://hub.example/cti/' });
  const { json: under } = await prefixed.get('/taxii2/', 'outsider');
  t.strictSame(under.api_roots, ['https://hub.example/cti/api/']);
});

t.test('T-DISC-05: none is relative', async (t) => {
  for (const url of discovery.api_roots) t.notMatch(url, /^\/|\.\.\//);
});

t.test('T-DISC-06: none has a query', async (t) => {
  for (const url of discovery.api_roots) t.notMatch(url, /[?#]/);
});

t.test('T-DISC-07: each client sees its own API roots', async (t) => {
  const { json } = await served.get('/taxii2/', 'outsider');
  t.strictSame(json.api_roots, ['https://hub.example/api/']);
  t.strictSame(discovery.api_roots, ['https://hub.example/api/', 'https://hub.example/second/']);
});

t.test('T-DISC-08: without API roots there is no list of them', async (t) => {
  const { json } = await served.get('/taxii2/', 'stranger');
  t.notOk('api_roots' in json);
  t.notOk('default' in json);
});

t.test('T-DISC-09: each API root named answers at its URL', async (t) => {
  for (const url of discovery.api_roots) {
    t.match(url, /\/$/);
    t.equal((await served.get(new URL(url).pathname)).status, 200);
  }
});

t.test('T-ROOT-01: API roots have URLs of their own', async (t) => {
  t.equal(new Set(discovery.api_roots).size, discovery.api_roots.length);
});

t.test('T-ROOT-01: an API root may lie two segments deep', async (t) => {
  const deep = await serve(t);
  const mine = await deep.fresh({ apiRoot: 'api/v21' });
  await deep.post(mine, [indicator(1)]);
  t.equal((await deep.get('/api/v21/')).json.title, 'root api/v21');
  t.equal((await deep.get('/api/v21/collections/')).json.collections.length, 1);
  t.equal((await deep.get(`${mine.url}objects/`)).json.objects.length, 1);
  t.equal(
    (await deep.get(mine.url.replace('api/v21', 'api'))).status,
    404,
    'under its own root only',
  );
});

t.test('T-ROOT-02: an API root has title, versions and max_content_length', async (t) => {
  t.strictSame((await served.get('/api/')).json, {
    title: 'root api',
    versions: ['application/taxii+json;version=2.1'],
    max_content_length: 1_048_576,
  });
});

t.test('T-ROOT-03: its versions name TAXII 2.1', async (t) => {
  const { json } = await served.get('/api/');
  t.ok(json.versions.includes('application/taxii+json;version=2.1'));
});

t.test('T-ROOT-04: max_content_length is a positive integer', async (t) => {
  const { json } = await served.get('/api/');
  t.ok(Number.isInteger(json.max_content_length) && json.max_content_length > 0);
});

/** An envelope of exactly so many octets. */
function envelopeOf(bytes: number): string {
  const text = JSON.stringify({ objects: [indicator(1)] });
  return text + ' '.repeat(bytes - text.length);
}

async function statusOfBody(bytes: number): Promise<number> {
  const url = `${collection.url}objects/`;
  const body = envelopeOf(bytes);
  return (await served.ask('POST', url, { as: 'writer', headers: envelopeHeaders, body })).status;
}

t.test('T-ROOT-05: a body up to and with max_content_length is never too large', async (t) => {
  t.equal(await statusOfBody(1_048_575), 202);
  t.equal(await statusOfBody(1_048_576), 202);
});

t.test('T-ROOT-05: nor is one of very many small objects', async (t) => {
  const body = `{"objects":[${'0,'.repeat(500_000)}0]}`;
  const url = `${collection.url}objects/`;
  const { status } = await served.ask('POST', url, {
    as: 'writer',
    headers: envelopeHeaders,
    body,
  });
  t.not(status, 413);
  t.ok(status === 202 || status === 422, String(status));
});

t.test('T-ROOT-06: one octet more is 413, with its length stated or not', async (t) => {
  t.equal(await statusOfBody(1_048_577), 413);
  const base = await served.app.listen({ host: '127.0.0.1', port: 0 });
  for (const [bytes, status] of [
    [1_048_576, 202],
    [1_048_577, 413],
    [8_000_000, 413],
  ] as const) {
    const text = envelopeOf(bytes);
    const answer = await fetch(`${base}${collection.url}objects/`, {
      method: 'POST',
      headers: { ...envelopeHeaders, authorization: served.basic('writer') },
      body: new Blob([text]).stream(),
      duplex: 'half',
    });
    t.equal(answer.status, status, `${bytes} octets in chunks`);
    t.equal(answer.headers.get('content-type'), 'application/taxii+json;version=2.1');
    await answer.text();
  }
});

t.test('T-ROOT-07: an unknown API root is 404', async (t) => {
  for (const url of ['/nope/', '/nope/collections/', '/api/nope/', '/admin2/']) {
    t.equal((await served.get(url)).status, 404, url);
  }
});

t.test('T-COLS-01: collections come in a wrapper', async (t) => {
  const { json } = await served.get('/api/collections/');
  t.ok(Array.isArray(json.collections));
});

t.test(
  'T-COLS-02: an API root without visible collections is hidden, so no list is ever empty',
  async (t) => {
    const answer = await served.get('/api/collections/', 'stranger');
    t.equal(answer.status, 404);
    t.equal(answer.text, (await served.get('/nope/collections/', 'stranger')).text);
  },
);

t.test('T-COLS-03: failed authentication is 401', async (t) => {
  t.equal((await served.ask('GET', '/api/collections/')).status, 401);
});

t.test('T-COLS-04: an API root has any number of collections', async (t) => {
  t.equal((await served.get('/second/collections/')).json.collections.length, 1);
});

t.test('T-COLS-05: their order is stable', async (t) => {
  const first = await served.get('/api/collections/');
  t.equal((await served.get('/api/collections/')).text, first.text);
});

t.test('T-COL-01: a collection has id, title and rights, the same as in the list', async (t) => {
  const { json } = await served.get(collection.url);
  t.strictSame(json, {
    id: collection.id,
    title: 'Main',
    description: 'shared',
    alias: 'main',
    can_read: true,
    can_write: true,
    media_types: ['application/stix+json;version=2.1'],
  });
  const { collections } = (await served.get('/api/collections/')).json;
  t.strictSame(
    collections.find(({ id }: { id: string }) => id === collection.id),
    json,
  );
});

t.test('T-COL-02: its id is a version 4 UUID', async (t) => {
  const { json } = await served.get(second.url);
  t.match(json.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

t.test('T-COL-03: its alias names it within its API root', async (t) => {
  t.equal((await served.get('/api/collections/main/')).json.id, collection.id);
  t.equal((await served.get('/api/collections/main/objects/')).status, 200);
  t.equal((await served.get('/second/collections/main/')).status, 404);
  t.equal((await served.get('/api/collections/main/', 'outsider')).status, 404);
});

t.test('T-COL-04: can_read and can_write are those of the client', async (t) => {
  for (const [who, read, write] of [
    ['writer', true, true],
    ['reader', true, false],
    ['sender', false, true],
  ] as const) {
    const { json } = await served.get(collection.url, who);
    t.strictSame([json.can_read, json.can_write], [read, write], who);
  }
});

t.test('T-COL-05: media_types covers every media type of the manifest', async (t) => {
  await served.post(collection, [indicator(1)]);
  const { json } = await served.get(collection.url);
  const manifest = await served.get(`${collection.url}manifest/`);
  for (const { media_type } of manifest.json.objects) t.ok(json.media_types.includes(media_type));
});

t.test('T-COL-06: an unknown collection is 404, whatever its name', async (t) => {
  for (const id of [
    '11111111-1111-4111-8111-111111111111',
    'nope',
    '%00',
    '..%2f..%2fetc',
    "'%20or%201=1",
    'x'.repeat(300),
    'x'.repeat(5_000),
    collection.id.toUpperCase(),
  ]) {
    t.equal((await served.get(`/api/collections/${id}/`)).status, 404, id.slice(0, 40));
  }
  t.equal((await served.get(`/second/collections/${collection.id}/`)).status, 404, 'other root');
});

t.test('T-COL-07: failed authentication is 401', async (t) => {
  t.equal((await served.ask('GET', collection.url)).status, 401);
});
