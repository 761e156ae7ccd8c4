/** The ledger over HTTP: who received what, paged and narrowed; a question that says nothing is refused. */
import t from 'tap';
import { adminToken, serveAdmin } from '../support/serve-admin.ts';
import { indicator, uuid } from '../support/stix-objects.ts';

const served = await serveAdmin(t);
const { ask, app, hub } = served;
const collection = uuid(1);
const path = `/hub/collections/${collection}/`;

const { administration } = hub;
const labels = { publicity: 'not_public', identifiability: 'none', data_kind: 'extracted' };
await administration.put('api-root', 'hub', { title: 'hub', maxContentLength: 1_000_000 });
await administration.put('audience', 'peer', {
  title: { en: 'p' },
  batchSeconds: 0,
  attributes: {},
});
await administration.put('collection', collection, {
  ...{ title: 'shared', apiRoot: 'hub', pageSize: 100, defaults: { labels } },
});
const secrets = new Map<string, string>();
for (const id of ['acme', 'umbrella']) {
  await administration.put('consumer', id, {
    ...{ audience: 'peer', identities: [], compat: { emptyObjects: 'omit', emptyDates: 'omit' } },
    grants: [{ collection, read: true, write: true }],
  });
  secrets.set(id, (await administration.issueCredential(id, 'basic')).secret);
}

const accept = 'application/taxii+json;version=2.1';

async function taxii(who: string, method: 'GET' | 'POST', url: string, payload?: string) {
  const basic = Buffer.from(`${who}:${secrets.get(who)}`).toString('base64');
  const headers = { authorization: `Basic ${basic}`, accept, 'content-type': accept };
  return app.inject({ method, url: `${path}${url}`, headers, ...(payload && { payload }) });
}

const source = indicator(2, { created_by_ref: `identity--${uuid(9)}` });
const objects = [indicator(1), source];
const posted = await taxii('acme', 'POST', 'objects/', JSON.stringify({ objects }));
if (posted.json().status !== 'complete') throw new Error(posted.payload);
const page = await taxii('acme', 'GET', 'objects/');
await taxii('acme', 'GET', 'objects/?match[type]=indicator');
await taxii('umbrella', 'GET', `manifest/?match[id]=${indicator(1).id}`);

interface Item {
  readonly consumer: string;
  readonly objectId: string;
  readonly submittedId: string;
  readonly received: string;
  readonly times: number;
  readonly outcomes: { readonly sent: number };
  readonly under: readonly { readonly rules: readonly { readonly rule: string }[] }[];
}

async function deliveries(question: string) {
  const { json, status, text } = await ask('GET', `/admin/v1/ledger?${question}`);
  if (status !== 200) throw new Error(text);
  return json as { readonly items: readonly Item[]; readonly next?: string };
}

const summary = ({ consumer, submittedId, received, times }: Item) =>
  [consumer, submittedId, received, times].join(' ');

t.test(
  'R-16: by object: who received it, in which form, how often, under which rules',
  async (t) => {
    const { items, next } = await deliveries(`object=${indicator(1).id}`);
    t.same(items.map(summary), [
      `acme ${indicator(1).id} bodies 2`,
      `umbrella ${indicator(1).id} listing 1`,
    ]);
    t.equal(next, undefined);
    t.same(
      items.map(({ outcomes }) => outcomes.sent),
      [2, 1],
    );
    const { under } = items[0]!;
    t.equal(under.length, 1);
    t.ok(under[0]!.rules.length > 0, 'the rules that decided');
    t.match(items[0], {
      ...{ collection, audience: 'peer', version: '2026-01-01T00:00:00.000Z' },
      under: [{ pack: { id: 'meti-2023', hash: /^[0-9a-f]{64}$/ } }],
    });
  },
);

t.test('R-16: a variant is found by the id submitted and by its own', async (t) => {
  const { items } = await deliveries(`object=${source.id}`);
  t.same(items.map(summary), [`acme ${source.id} bodies 2`]);
  const { objectId = '' } = items[0] ?? {};
  t.not(objectId, source.id);
  t.match(page.payload, objectId);
  t.same(await deliveries(`object=${objectId}`), { items });
});

t.test('R-16: by consumer: what it has, page by page', async (t) => {
  const whole = await deliveries('consumer=acme');
  t.ok(whole.items.length >= 3, 'objects and the identity that stands for their source');
  const found: Item[] = [];
  for (let query = 'consumer=acme&limit=1'; query !== ''; ) {
    const { items, next } = await deliveries(query);
    t.equal(items.length, 1);
    found.push(...items);
    query = next === undefined ? '' : `consumer=acme&limit=1&after=${next}`;
  }
  t.same(found, whole.items);
});

t.test('R-16: by collection, audience and time', async (t) => {
  const all = (await deliveries(`collection=${collection}`)).items.length;
  t.equal((await deliveries('audience=peer')).items.length, all);
  t.same(await deliveries('audience=public'), { items: [] });
  t.same(await deliveries(`collection=${uuid(7)}`), { items: [] });
  t.same(await deliveries('consumer=nobody'), { items: [] });
  t.same(await deliveries('audience=peer&until=2020-01-01T00:00:00Z'), { items: [] });
  t.equal((await deliveries('audience=peer&since=2020-01-01T00:00:00Z')).items.length, all);
  t.same(await deliveries('consumer=acme&since=2100-01-01T00:00:00Z'), { items: [] });
});

t.test('R-18: a question that names nothing, or what nobody knows, is refused', async (t) => {
  const faulty = [
    ...['', 'limit=5', 'since=2020-01-01T00:00:00Z', 'object=x', 'consumer=A', 'collection=x'],
    ...['consumer=acme&limit=0', 'consumer=acme&limit=1001', 'consumer=acme&after=x'],
    ...['consumer=acme&since=yesterday', 'consumer=acme&since=2020-13-01T00:00:00Z'],
    ...['consumer=acme&pack=x', 'consumer=acme&consumer=umbrella'],
  ];
  for (const question of faulty) {
    t.equal((await ask('GET', `/admin/v1/ledger?${question}`)).status, 400, question);
  }
});

t.test('the answer is not to be stored, and tells no secret', async (t) => {
  const { headers, text } = await ask('GET', '/admin/v1/ledger?consumer=acme');
  t.match(headers['cache-control'], 'no-store');
  t.notMatch(text, adminToken);
});
