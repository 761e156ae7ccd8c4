/** TAXII 2.1 §1.6.8, §3.1: media types and their negotiation. */
import t from 'tap';
import { envelopeHeaders, serve } from '../../support/serve.ts';
import { indicator } from '../../support/stix-objects.ts';

const TM = 'application/taxii+json;version=2.1';
const served = await serve(t);
const collection = await served.fresh();
const object = indicator(1);
await served.post(collection, [object]);

async function statusWithAccept(accept: string) {
  return (await served.get(collection.url, 'reader', { accept })).status;
}

async function statusOfPost(type: string | undefined) {
  const headers = type === undefined ? {} : { 'content-type': type };
  const body = JSON.stringify({ objects: [object] });
  return (await served.ask('POST', `${collection.url}objects/`, { as: 'writer', headers, body }))
    .status;
}

t.test('T-NEG-01: every answer has exactly the TAXII content type', async (t) => {
  for (const path of [
    '',
    'manifest/',
    'objects/',
    `objects/${object.id}/`,
    `objects/${object.id}/versions/`,
  ]) {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await served.ask(method, `${collection.url}${path}`, {
        as: 'reader',
      });
      t.equal(status, 200);
      t.equal(headers['content-type'], TM, `${method} ${path}`);
    }
  }
  for (const url of ['/taxii2/', '/api/', '/api/collections/']) {
    t.equal((await served.get(url)).headers['content-type'], TM, url);
  }
  t.equal((await served.post(collection, [object])).headers['content-type'], TM);
});

t.test(
  'T-NEG-01: compressed answers keep the content type, and are compressed only if asked',
  async (t) => {
    const big = await served.fresh();
    await served.post(big, [indicator(2, { description: 'long '.repeat(1_000) })]);
    const plain = await served.get(`${big.url}objects/`);
    t.notOk(plain.headers['content-encoding']);
    t.match(plain.headers.vary, /accept-encoding/i);
    for (const coding of ['gzip', 'br', 'zstd']) {
      const answer = await served.get(`${big.url}objects/`, 'writer', {
        'accept-encoding': coding,
      });
      t.equal(answer.headers['content-encoding'], coding);
      t.equal(answer.headers['content-type'], TM);
      t.match(answer.headers.vary, /accept-encoding/i);
      t.ok(answer.bytes.length < plain.bytes.length);
    }
  },
);

t.test('T-NEG-02: errors have the TAXII content type', async (t) => {
  const answers = [
    await served.ask('GET', '/taxii2/'),
    await served.get(`${collection.url}objects/`, 'sender'),
    await served.get('/nope/'),
    await served.get('/no/such/path/at/all/'),
    await served.get('/%zz/'),
    await served.ask('PUT', collection.url, { as: 'writer' }),
    await served.get('/taxii2/', 'writer', { accept: 'application/vnd.oasis.taxii+json' }),
    await served.get(`${collection.url}objects/?limit=0`),
    await served.ask('POST', `${collection.url}objects/`, {
      as: 'writer',
      headers: { 'content-type': 'a/b' },
      body: '{}',
    }),
    await served.ask('POST', `${collection.url}objects/`, {
      as: 'writer',
      headers: envelopeHeaders,
      body: '{',
    }),
    await served.ask('POST', `${collection.url}objects/`, {
      as: 'writer',
      headers: envelopeHeaders,
      body: '{}',
    }),
    await served.ask('POST', `${collection.url}objects/`, {
      as: 'writer',
      headers: envelopeHeaders,
      body: ' '.repeat(1_048_577),
    }),
  ];
  t.strictSame(
    answers.map(({ status }) => status),
    [401, 403, 404, 404, 400, 405, 406, 400, 415, 400, 422, 413],
  );
  for (const { status, headers } of answers) t.equal(headers['content-type'], TM, String(status));
});

t.test('T-NEG-03: without a version the highest is served', async (t) => {
  const answer = await served.get('/taxii2/', 'reader', { accept: 'application/taxii+json' });
  t.equal(answer.status, 200);
  t.equal(answer.headers['content-type'], TM);
});

t.test('T-NEG-04: no spelling of the TAXII type is refused', async (t) => {
  for (const accept of [
    TM,
    'application/taxii+json; version=2.1',
    'Application/TAXII+JSON;Version=2.1',
    'application/taxii+json;version="2.1"',
    'application/taxii+json;version=2.1;q=0.3',
    'application/taxii+json;version=2.1;charset=utf-8',
    'text/html, application/taxii+json;version=2.1;q=0.1, */*;q=0',
    'application/vnd.oasis.taxii+json; version=2.0, application/taxii+json;version=2.1',
    'application/taxii+json;version=2.0, application/taxii+json;version=2.1',
  ]) {
    t.equal(await statusWithAccept(accept), 200, accept);
  }
});

t.test('T-NEG-05: no spelling of a type that may be posted is refused', async (t) => {
  for (const type of [
    TM,
    'application/taxii+json; version=2.1',
    'application/taxii+json; version="2.1"',
    'application/taxii+json',
    'Application/TAXII+json;VERSION=2.1',
    'application/stix+json;version=2.1',
    'application/stix+json; version=2.1',
    'application/stix+json',
  ]) {
    t.equal(await statusOfPost(type), 202, type);
  }
});

t.test('T-NEG-06: other types that are acceptable to the client are served', async (t) => {
  for (const accept of ['text/html', 'application/json', 'application/stix+json;version=2.1', '']) {
    t.equal(await statusWithAccept(accept), 200, accept);
  }
});

t.test('T-NEG-07: a body of another type is 415', async (t) => {
  for (const type of ['text/plain', 'application/json', 'garbage', undefined]) {
    t.equal(await statusOfPost(type), 415, String(type));
  }
  const coded = { ...envelopeHeaders, 'content-encoding': 'gzip' };
  const answer = await served.ask('POST', `${collection.url}objects/`, {
    as: 'writer',
    headers: coded,
    body: 'x',
  });
  t.equal(answer.status, 415);
});

t.test('T-NEG-08: TAXII or STIX in other versions only is 406, and 415 for a body', async (t) => {
  for (const accept of [
    'application/vnd.oasis.taxii+json; version=2.0',
    'application/vnd.oasis.taxii+json',
    'application/vnd.oasis.stix+json; version=2.0, application/vnd.oasis.taxii+json',
    'application/taxii+json;version=2.0',
    'application/taxii+json;version=2.2',
    'application/taxii+json;version=2.1;q=0',
  ]) {
    t.equal(await statusWithAccept(accept), 406, accept);
  }
  t.equal(await statusOfPost('application/vnd.oasis.stix+json; version=2.0'), 415);
  t.equal(await statusOfPost('application/taxii+json;version=2.0'), 415);
});

t.test(
  'T-NEG-09: without Accept a request is served; several lines of it count as one',
  async (t) => {
    t.equal((await served.ask('GET', collection.url, { as: 'reader' })).status, 200);
    t.equal(
      await statusWithAccept('application/stix+json, application/taxii+json;version=2.1'),
      200,
    );
  },
);

t.test('T-NEG-10: the two ranges of the manifest row are served as TAXII', async (t) => {
  const accept = `${TM},application/stix+json;version=2.1`;
  const answer = await served.get(`${collection.url}manifest/`, 'reader', { accept });
  t.equal(answer.status, 200);
  t.equal(answer.headers['content-type'], TM);
});

t.test('T-NEG-11: ranges that contain the TAXII type are served', async (t) => {
  t.equal(await statusWithAccept('*/*'), 200);
  t.equal(await statusWithAccept('application/*'), 200);
});

t.test('T-NEG-12: JSON is UTF-8 and I-JSON both ways', async (t) => {
  const mine = await served.fresh({ title: '関所の集まり' });
  t.equal((await served.get(mine.url)).json.title, '関所の集まり');
  const named = indicator(3, { name: '不審な通信 🚧' });
  await served.post(mine, [named]);
  const { bytes, json } = await served.get(`${mine.url}objects/`);
  t.not(bytes[0], 0xef, 'no byte order mark');
  t.equal(json.objects[0].name, named.name);
  const twice = await served.ask('POST', `${mine.url}objects/`, {
    as: 'writer',
    headers: envelopeHeaders,
    body: '{"objects":[],"objects":[]}',
  });
  t.equal(twice.status, 400);
});
