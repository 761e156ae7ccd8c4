/** TAXII 2.1 §2, §3.1, §3.6, §7, §8, Appendix B: what holds on every endpoint. */
import { once } from 'node:events';
import { connect } from 'node:net';
import t from 'tap';
import { type Answer, envelopeHeaders, serve } from '../../support/serve.ts';
import { indicator, indicators } from '../../support/stix-objects.ts';

const served = await serve(t);
const collection = await served.fresh();
const object = indicator(1);
const posted = await served.post(collection, [object]);
const statusUrl = `/api/status/${posted.json.id}/`;

const urls = [
  '/taxii2/',
  '/api/',
  statusUrl,
  '/api/collections/',
  collection.url,
  `${collection.url}manifest/`,
  `${collection.url}objects/`,
  `${collection.url}objects/${object.id}/`,
  `${collection.url}objects/${object.id}/versions/`,
];

const answers = new Map<string, Answer>();
for (const url of urls) answers.set(url, await served.get(url));

/** Errors of every kind that a request can provoke. */
async function errors(): Promise<Answer[]> {
  const post = (body: string, headers = {}) =>
    served.ask('POST', `${collection.url}objects/`, {
      as: 'writer',
      headers: { ...envelopeHeaders, ...headers },
      body,
    });
  return [
    await served.ask('GET', '/taxii2/'),
    await served.get('/zzz/'),
    await served.get('/zzz/zzz/zzz/zzz/'),
    await served.get('/%c3%28/'),
    await served.ask('PUT', '/taxii2/', { as: 'writer' }),
    await served.get(`${collection.url}objects/`, 'sender'),
    await served.get(`${collection.url}objects/?limit=x`),
    await served.get('/taxii2/', 'writer', { accept: 'application/taxii+json;version=2.0' }),
    await post('{'),
    await post('{}'),
    await post('{}', { 'content-type': 'text/plain' }),
    await post(' '.repeat(1_048_577)),
  ];
}
const refused = await errors();

/** Every value in a JSON tree with the name it stands under. */
function* members(value: unknown, name = ''): Generator<[string, unknown]> {
  yield [name, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    yield* members(member, Array.isArray(value) ? name : key);
  }
}

t.test(
  'T-GEN-01: with a final slash, without, and with doubled ones: the same, no redirect',
  async (t) => {
    for (const [url, { status, text }] of answers) {
      t.equal(status, 200, url);
      for (const other of [url.slice(0, -1), url.replaceAll('/', '//'), `${url}/`]) {
        const answer = await served.get(other);
        t.equal(answer.status, 200, other);
        t.equal(answer.text, text, other);
      }
    }
    for (const path of ['objects', 'objects/', '/objects//']) {
      const body = JSON.stringify({ objects: [object] });
      const url = `${collection.url}${path}`;
      const answer = await served.ask('POST', url, {
        as: 'writer',
        headers: envelopeHeaders,
        body,
      });
      t.equal(answer.status, 202, url);
      t.equal(answer.json.total_count, 1);
    }
  },
);

t.test('T-GEN-02: every 200 that may have a body has the one of its endpoint', async (t) => {
  const has = (url: string, ...names: string[]) => t.hasProps(answers.get(url)?.json, names, url);
  has('/taxii2/', 'title', 'api_roots');
  has('/api/', 'title', 'versions', 'max_content_length');
  has(statusUrl, 'id', 'status', 'total_count');
  has('/api/collections/', 'collections');
  has(collection.url, 'id', 'title', 'can_read', 'can_write');
  has(`${collection.url}manifest/`, 'objects');
  has(`${collection.url}objects/${object.id}/versions/`, 'versions');
});

t.test('T-GEN-03: errors have an error resource, except to HEAD', async (t) => {
  for (const { status, json } of refused) t.type(json.title, 'string', String(status));
  const head = await served.ask('HEAD', '/zzz/', { as: 'writer' });
  t.equal(head.status, 404);
  t.equal(head.bytes.length, 0);
});

t.test('T-GEN-04: the four reads filter', async (t) => {
  const future = '?added_after=2100-01-01T00:00:00.000000Z';
  for (const url of urls.slice(-4)) {
    t.equal((await served.get(`${url}${future}`)).text, '{}', url);
  }
});

t.test('T-GEN-05: member names are those of the tables', async (t) => {
  const known = new Set(
    `title description contact default api_roots versions max_content_length id status request_timestamp
     total_count success_count successes failure_count failures pending_count pendings version message
     collections alias can_read can_write media_types more next objects date_added media_type
     error_id error_code http_status external_details details`.split(/\s+/),
  );
  for (const [url, { json }] of answers) {
    if (url.endsWith('objects/') || url.endsWith(`${object.id}/`)) continue;
    for (const [name] of members(json)) t.ok(name === '' || known.has(name), `${url} ${name}`);
  }
  for (const { json } of refused) {
    for (const [name] of members(json)) t.ok(name === '' || known.has(name), name);
  }
});

t.test('T-GEN-06: required members are there', async (t) => {
  t.type(answers.get('/taxii2/')?.json.title, 'string');
  const manifest = answers.get(`${collection.url}manifest/`)?.json;
  for (const record of manifest.objects) t.hasProps(record, ['id', 'date_added', 'version']);
});

t.test('T-GEN-07: booleans are booleans', async (t) => {
  const { can_read, can_write } = answers.get(collection.url)?.json ?? {};
  t.strictSame([can_read, can_write], [true, true]);
  t.equal(answers.get(`${collection.url}objects/`)?.json.more, false);
});

t.test('T-GEN-08: identifiers of the server are random UUIDs', async (t) => {
  const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  t.match(posted.json.id, version4);
  t.match(answers.get(collection.url)?.json.id, version4);
});

t.test('T-GEN-09: integers are exact', async (t) => {
  for (const [url, { json }] of answers) {
    for (const [name, value] of members(json)) {
      if (typeof value === 'number') t.ok(Number.isSafeInteger(value), `${url} ${name}`);
    }
  }
});

t.test('T-GEN-10: no empty list appears', async (t) => {
  const empty = await served.fresh();
  const more = [
    await served.get(`${empty.url}objects/`),
    await served.get(`${empty.url}manifest/`),
    await served.get('/taxii2/', 'stranger'),
  ];
  for (const { json, status } of [...answers.values(), ...more]) {
    t.equal(status, 200);
    for (const [name, value] of members(json)) {
      t.notOk(Array.isArray(value) && value.length === 0, name);
    }
  }
});

t.test('T-GEN-11: the required list of versions has a value', async (t) => {
  t.ok(answers.get('/api/')?.json.versions.length > 0);
});

const taxiiTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

t.test('T-GEN-12: timestamps have six fraction digits, always', async (t) => {
  t.match(posted.json.request_timestamp, taxiiTime);
  const { json, headers } = await served.get(`${collection.url}manifest/`);
  t.match(json.objects[0].date_added, taxiiTime);
  t.match(headers['x-taxii-date-added-first'], taxiiTime);
  t.match(headers['x-taxii-date-added-last'], taxiiTime);
});

t.test('T-GEN-13: timestamps are UTC, written with Z', async (t) => {
  const { json } = await served.get(`${collection.url}manifest/`);
  t.ok(json.objects[0].date_added.endsWith('Z'));
});

t.test('T-GEN-14: added_after with the last date of a page repeats none of it', async (t) => {
  const many = await served.fresh();
  await served.post(many, indicators(20));
  const page = await served.get(`${many.url}objects/?limit=7`);
  const after = page.headers['x-taxii-date-added-last'];
  const rest = await served.get(`${many.url}objects/?added_after=${after}`);
  const ids = [...page.json.objects, ...rest.json.objects].map(({ id }) => id);
  t.equal(new Set(ids).size, 20);
  t.equal(ids.length, 20);
});

t.test('T-GEN-16: no User-Agent is needed', async (t) => {
  const answer = await served.get('/taxii2/', 'writer', { 'user-agent': '' });
  t.equal(answer.status, 200);
});

t.test('T-GEN-17: an unknown method is 405 with Allow', async (t) => {
  for (const [url, allow] of [
    ['/taxii2/', 'GET, HEAD, OPTIONS'],
    [`${collection.url}objects/`, 'GET, POST, HEAD, OPTIONS'],
    [`${collection.url}objects/${object.id}/`, 'GET, DELETE, HEAD, OPTIONS'],
  ] as const) {
    for (const method of ['PUT', 'PATCH']) {
      const answer = await served.ask(method, url, { as: 'writer' });
      t.equal(answer.status, 405, `${method} ${url}`);
      t.equal(answer.headers.allow, allow);
    }
    const options = await served.ask('OPTIONS', url);
    t.equal(options.status, 204);
    t.equal(options.headers.allow, allow);
  }
});

t.test('T-GEN-18: HEAD has the status and headers of GET and no body', async (t) => {
  for (const url of urls) {
    const { status, headers } = await served.get(url);
    const head = await served.ask('HEAD', url, { as: 'writer' });
    t.equal(head.status, status, url);
    t.equal(head.bytes.length, 0, url);
    t.strictSame({ ...head.headers, date: '' }, { ...headers, date: '' }, url);
  }
});

t.test('T-ERR-01: an error has a title', async (t) => {
  for (const { json } of refused) t.ok(json.title.length > 0);
});

t.test('T-ERR-02: http_status is the status as a string', async (t) => {
  for (const { status, json } of refused) t.equal(json.http_status, String(status));
});

t.test('T-ERR-03: members of an error are strings', async (t) => {
  for (const { json } of refused) {
    for (const value of Object.values(json)) t.type(value, 'string');
  }
});

t.test('T-ERR-05: the framework adds no error of its own shape', async (t) => {
  t.strictSame(
    refused.map(({ status }) => status),
    [401, 404, 404, 400, 405, 403, 400, 406, 400, 422, 415, 413],
  );
});

t.test('T-ERR-06: errors show no paths, stacks or names of ours', async (t) => {
  for (const { text } of refused) t.notMatch(text, /node_modules|src\/|\.ts\b|at async|FST_|Error/);
});

t.test('T-ERR-06: what is our fault shows an id and nothing more', async (t) => {
  const broken = await serve(t);
  const mine = await broken.fresh();
  await broken.hub.close();
  const answer = await broken.get(`${mine.url}objects/`);
  t.ok(answer.status >= 500);
  t.notMatch(answer.text, /sqlite|database|closed|stack|\.ts/i);
  if (answer.status === 500) t.match(answer.json.error_id, /^[0-9a-f-]{36}$/);
});

t.test(
  'T-CUS-02: every member that is not of the standard is named as custom ones are',
  async (t) => {
    for (const { json } of [...answers.values(), ...refused]) {
      for (const [name] of members(json))
        t.ok(name === '' || /^[a-z0-9_]{2,250}$/.test(name), name);
    }
  },
);

t.test('T-CONF-01: a Collections server: every endpoint of §4 and §5 answers', async (t) => {
  for (const [url, { status }] of answers) t.equal(status, 200, url);
  const gone = await served.fresh();
  await served.post(gone, [object]);
  const answer = await served.ask('DELETE', `${gone.url}objects/${object.id}/`, { as: 'writer' });
  t.equal(answer.status, 200);
});

t.test('T-CONF-02: required properties are present in every resource', async (t) => {
  const status = answers.get(statusUrl)?.json;
  for (const name of [
    'id',
    'status',
    'total_count',
    'success_count',
    'failure_count',
    'pending_count',
  ]) {
    t.not(status[name], undefined, name);
    t.not(status[name], null, name);
  }
});

t.test('T-CONF-04: STIX goes out as it came in', async (t) => {
  t.strictSame(answers.get(`${collection.url}objects/`)?.json.objects, [object]);
});

t.test('T-CONF-05: names reserved for channels are not used', async (t) => {
  t.equal((await served.get('/api/channels/')).status, 404);
});

t.test('T-SEC-01: pages and filters are bounded', async (t) => {
  const bounded = await serve(t, { pageObjectsMax: 5 });
  const many = await bounded.fresh();
  await bounded.post(many, indicators(12));
  t.equal((await bounded.get(`${many.url}objects/`)).json.objects.length, 5);
  const ids = Array.from({ length: 300 }, (_, n) => indicator(n).id).join(',');
  t.equal((await bounded.get(`${many.url}objects/?match[id]=${ids}`)).json.objects.length, 5);
  const tooLong = 'x'.repeat(40_000);
  t.equal((await bounded.get(`${many.url}objects/?match[type]=${tooLong}`)).status, 400);
});

t.test('T-SEC-02: a body nested too deeply is refused', async (t) => {
  const body = `{"objects":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`;
  const answer = await served.ask('POST', `${collection.url}objects/`, {
    as: 'writer',
    headers: envelopeHeaders,
    body,
  });
  t.equal(answer.status, 400);
});

t.test('T-SEC-04: errors repeat what a client sent only in part and on one line', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?limit=%0a${'x'.repeat(500)}`);
  t.notMatch(json.description, /\n/);
  t.ok(json.description.length < 250);
});

t.test('T-HDR-06: every answer has a Date', async (t) => {
  const base = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.write('GET /taxii2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  t.match(first.toString(), /^HTTP\/1\.1 401 /, 'and without User-Agent it is answered');
  t.match(first.toString(), /^date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/im);
});
