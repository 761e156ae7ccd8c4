/**
 * The four kinds of directory entries as resources: what is taken, what is refused, what holds at once.
 */
import { randomUUID } from 'node:crypto';
import t from 'tap';
import { reservedApiRoots } from '../../src/admin/api-roots.ts';
import { basicHeader } from '../support/serve.ts';
import { serveAdmin } from '../support/serve-admin.ts';

const served = await serveAdmin(t);
const { ask } = served;
const collection = randomUUID();
const identity = `identity--${randomUUID()}`;

t.test('PUT creates with 201, replaces with 200, and fills in every default', async (t) => {
  const entries: readonly (readonly [string, object, object])[] = [
    ['api-roots/hub', { title: 'Hub' }, { title: 'Hub', maxContentLength: 10485760 }],
    [
      'audiences/peer',
      { title: { en: 'Peer specialists', ja: '専門組織' } },
      {
        title: { en: 'Peer specialists', ja: '専門組織' },
        batchSeconds: 0,
        public: false,
        attributes: {},
      },
    ],
    [
      'audiences/public',
      { title: { en: 'Everyone', ja: '一般' } },
      { title: { en: 'Everyone', ja: '一般' }, batchSeconds: 60, public: false, attributes: {} },
    ],
    [
      `collections/${collection}`,
      { title: 'Indicators', apiRoot: 'hub' },
      { title: 'Indicators', apiRoot: 'hub', defaults: {}, pageSize: 1000 },
    ],
    [
      'consumers/acme',
      { audience: 'peer', grants: [{ collection, read: true }] },
      {
        audience: 'peer',
        identities: [],
        grants: [{ collection, read: true, write: false }],
        compat: { emptyObjects: 'omit', emptyDates: 'omit' },
      },
    ],
  ];
  for (const [path, given, whole] of entries) {
    const url = `/admin/v1/${path}`;
    const id = path.split('/')[1];
    const created = await ask('PUT', url, { body: given });
    t.match(created, { status: 201, json: { id, ...whole }, headers: { etag: '"1"' } }, path);
    const replaced = await ask('PUT', url, { body: given });
    t.equal(replaced.status, 200);
    const read = await ask('GET', url);
    t.same(read.json, { id, ...whole });
    t.equal(read.headers.etag, replaced.headers.etag);
    const written = await ask('PUT', url, { body: read.json });
    t.equal(written.status, 200, 'what GET shows can be PUT');
    t.match(await ask('GET', `/admin/v1/${path.split('/')[0]}`), { status: 200 });
  }
});

t.test('a change holds from the next request on', async (t) => {
  const { json } = await ask('POST', '/admin/v1/consumers/acme/credentials', {
    body: { kind: 'basic' },
  });
  const poll = async () => {
    const { statusCode } = await served.app.inject({
      url: `/hub/collections/${collection}/`,
      headers: {
        authorization: basicHeader(json.username, json.secret),
        accept: 'application/taxii+json;version=2.1',
      },
    });
    return statusCode;
  };
  t.equal(await poll(), 200);
  const url = '/admin/v1/consumers/acme';
  await ask('PUT', url, { body: { audience: 'peer' } });
  t.equal(await poll(), 404, 'without a grant the collection does not exist');
  await ask('PUT', url, { body: { audience: 'peer', grants: [{ collection, read: true }] } });
  t.equal(await poll(), 200);
  await ask('DELETE', `/admin/v1/consumers/acme/credentials/${json.id}`);
  t.equal(await poll(), 401, 'a revoked credential signs nobody in');
});

t.test('RFC 9110 13.1 If-Match and If-None-Match decide whether a change is made', async (t) => {
  const url = '/admin/v1/audiences/government';
  const body = { title: { en: 'Government', ja: '政府' } };
  const put = (headers: Record<string, string>) => ask('PUT', url, { body, headers });
  t.equal((await put({ 'if-match': '"1"' })).status, 412, 'nothing there yet');
  t.equal((await put({ 'if-match': '*' })).status, 412);
  t.match(await put({ 'if-none-match': '*' }), { status: 201, headers: { etag: '"1"' } });
  t.equal((await put({ 'if-none-match': '*' })).status, 412);
  t.match(await put({ 'if-match': '"1"' }), { status: 200, headers: { etag: '"2"' } });
  t.equal((await put({ 'if-match': '"1"' })).status, 412);
  t.match(await put({ 'if-match': '"1", "2"' }), { status: 200, headers: { etag: '"3"' } });
  t.match(await put({ 'if-match': '*' }), { status: 200, headers: { etag: '"4"' } });
  for (const faulty of ['W/"4"', '4', '"4', '', '"4" "5"', '"4",']) {
    t.equal((await put({ 'if-match': faulty })).status, 400, `If-Match: ${faulty}`);
  }
  t.equal((await put({ 'if-none-match': '"4"' })).status, 400);
  t.equal((await put({ 'if-match': '"4"', 'if-none-match': '*' })).status, 412);
  t.equal((await put({ 'if-match': '",", "a,4"' })).status, 412, 'a tag may hold commas');
  const get = (tag: string) => ask('GET', url, { headers: { 'if-none-match': tag } });
  t.match(await get('"4"'), { status: 304, text: '' });
  t.match(await get('"3", W/"4"'), { status: 304 });
  t.match(await get('*'), { status: 304 });
  t.match(await get('"3"'), { status: 200 });
  t.match(await get('4'), { status: 400 });
  t.equal((await ask('DELETE', url, { headers: { 'if-match': '"3"' } })).status, 412);
  t.equal((await ask('DELETE', url, { headers: { 'if-match': '"4"' } })).status, 204);
  t.equal((await ask('DELETE', url)).status, 404, 'removed once, gone for good');
  t.equal((await ask('GET', url)).status, 404);
});

t.test('a document that does not match is 422, and every fault has a JSON pointer', async (t) => {
  const faults = async (path: string, body: unknown) => {
    const { status, type, json } = await ask('PUT', `/admin/v1/${path}`, { body });
    t.match({ status, type }, { status: 422, type: 'application/problem+json' });
    return (json.errors ?? []).map(({ pointer }: { pointer: string }) => pointer).sort();
  };
  t.same(await faults('api-roots/x', {}), ['#/title']);
  t.same(await faults('api-roots/x', { title: 7, 'a/b': 1, é: 2 }), [
    '#/%C3%A9',
    '#/a~1b',
    '#/title',
  ]);
  t.same(await faults('api-roots/x', '{"title":"x","__proto__":{"a":1}}'), ['#/__proto__']);
  t.same(await faults('api-roots/x', { title: 'x', maxContentLength: '1048576' }), [
    '#/maxContentLength',
  ]);
  t.same(await faults('api-roots/x', { title: 'x', id: 'y' }), ['#/id']);
  t.same(await faults('api-roots/x', null), ['#']);
  t.same(await faults('audiences/x', { title: { en: 'x' }, attributes: { A: 1 } }), [
    '#/attributes/A',
  ]);
  const labels = { category: 'nonsense', data_kind: 'raw' };
  t.same(
    await faults(`collections/${collection}`, { title: 'x', apiRoot: 'hub', defaults: { labels } }),
    ['#/defaults/labels/category'],
  );
  const grants = [{ collection }, { collection, read: true }];
  t.same(await faults('consumers/x', { audience: 'peer', grants }), ['#/grants/1/collection']);
  t.same(await faults('consumers/x', { audience: 'peer', identities: ['acme'] }), [
    '#/identities/0',
  ]);
});

t.test('a document that contradicts the directory is 422', async (t) => {
  const refused = async (path: string, body: object) => {
    const answer = await ask('PUT', `/admin/v1/${path}`, { body });
    t.equal(answer.status, 422, path);
    return answer.json.detail as string;
  };
  const other = randomUUID();
  await refused(`collections/${other}`, { title: 'x', apiRoot: 'nowhere' });
  await refused('consumers/x', { audience: 'nobody' });
  await refused('consumers/x', { audience: 'peer', grants: [{ collection: other, read: true }] });
  await ask('PUT', '/admin/v1/consumers/owner', {
    body: { audience: 'peer', identities: [identity] },
  });
  t.match(
    await refused('consumers/x', { audience: 'peer', identities: [identity] }),
    /bound to another/,
  );
  const alias = 'indicators';
  const first = { title: 'one', apiRoot: 'hub', alias };
  t.equal((await ask('PUT', `/admin/v1/collections/${other}`, { body: first })).status, 201);
  await refused(`collections/${randomUUID()}`, { title: 'two', apiRoot: 'hub', alias });
});

t.test('ids that no entry can have are 400, with the parameter named', async (t) => {
  const ids: readonly (readonly [string, string])[] = [
    ['api-roots', 'Hub'],
    ['api-roots', '.hidden'],
    ['api-roots', 'a'.repeat(65)],
    ['audiences', 'a%2Fb'],
    ['audiences', '2nd'],
    ['audiences', 'tier.two'],
    ['consumers', 'a%00'],
    ['collections', collection.toUpperCase()],
    ['collections', 'c232ab00-9414-11ec-b3c8-9f6bdeced846'],
    ...reservedApiRoots.map((id) => ['api-roots', id] as const),
  ];
  for (const [path, id] of ids) {
    const { status, json } = await ask('PUT', `/admin/v1/${path}/${id}`, { body: {} });
    t.equal(status, 400, id);
    t.match(json.errors, [{ parameter: 'id' }]);
  }
});

t.test('R-18 unknown query parameters are refused', async (t) => {
  for (const url of ['api-roots', 'api-roots/hub', 'consumers/acme/credentials', 'openapi.json']) {
    const { status, json } = await ask('GET', `/admin/v1/${url}?verbose=1`);
    t.equal(status, 400, url);
    t.match(json.errors, [{ parameter: 'verbose' }]);
  }
});

t.test('a list is paged by id, and its pages make the whole', async (t) => {
  const ids = ['p1', 'p2', 'p3', 'p4', 'p5'];
  for (const id of ids) {
    await ask('PUT', `/admin/v1/api-roots/${id}`, { body: { title: id } });
  }
  const whole = (await ask('GET', '/admin/v1/api-roots')).json;
  t.notOk('next' in whole);
  const collected: string[] = [];
  for (
    let after: string | undefined = '0', rounds = 0;
    after !== undefined && rounds < 9;
    rounds++
  ) {
    const { json } = await ask('GET', `/admin/v1/api-roots?limit=2&after=${after}`);
    t.ok(json.items.length <= 2);
    collected.push(...json.items.map(({ id }: { id: string }) => id));
    after = json.next;
  }
  t.same(
    collected,
    whole.items.map(({ id }: { id: string }) => id),
  );
  t.same(
    ids.filter((id) => !collected.includes(id)),
    [],
  );
  for (const limit of ['0', '-1', '1001', '1e2', '', '１']) {
    t.equal(
      (await ask('GET', `/admin/v1/api-roots?limit=${encodeURIComponent(limit)}`)).status,
      400,
    );
  }
});

t.test('what another entry needs cannot be removed: 409', async (t) => {
  t.equal((await ask('DELETE', '/admin/v1/api-roots/hub')).status, 409);
  t.equal((await ask('DELETE', '/admin/v1/audiences/peer')).status, 409);
  t.equal((await ask('DELETE', `/admin/v1/collections/${collection}`)).status, 409);
  t.equal((await ask('GET', '/admin/v1/api-roots/hub')).status, 200);
});

t.test('R-10 R-12 the answer warns of what an administrator should know', async (t) => {
  const moved = await ask('PUT', '/admin/v1/consumers/acme', { body: { audience: 'public' } });
  t.match(moved.json.warnings, [/added_after/]);
  const labels = {
    publicity: {
      state: 'public_knowledge',
      route: 'published_report',
      evidence_url: 'https://example.com/report',
    },
  };
  const open = await ask('PUT', `/admin/v1/collections/${randomUUID()}`, {
    body: { title: 'Open', apiRoot: 'hub', defaults: { labels } },
  });
  t.match(open.json.warnings, [/publishes/]);
  t.notOk('warnings' in (await ask('GET', '/admin/v1/consumers/acme')).json);
});
