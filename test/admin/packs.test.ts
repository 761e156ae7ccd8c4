/** Packs over HTTP: kept, compared, put into force by two persons, and looked through beforehand. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openHub, shippedPackFile } from '../../src/exchange/open-hub.ts';
import { changed } from '../exchange/pack-edits.ts';
import { conformance } from '../support/openapi-conformance.ts';
import { basicHeader } from '../support/serve.ts';
import { indicator } from '../support/stix-objects.ts';

const shipped = readFileSync(shippedPackFile, 'utf8');
/** Techniques for everyone in another form, destinations for nobody. */
const other = changed(
  changed(
    changed(shipped, 'm20-not-public-anonymous', 'withhold'),
    'm25-not-public-anonymous',
    'redact',
  ),
  'm22-not-public-anonymous',
  'peers',
);

const folder = mkdtempSync(join(tmpdir(), 'sekisho-packs-'));
const hub = await openHub({ folder });
const app = await buildApp({
  hub,
  config: readConfig(undefined, {}),
  publicUrl: 'https://hub.example/',
});
t.teardown(async () => {
  await app.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});
const faultsOf = await conformance(app);

const collection = '7a3c2d54-94d5-4f8e-8b3c-0f6d3a8c9b11';
const tokens = new Map<string, string>();

async function furnish(): Promise<void> {
  const { administration } = hub;
  await administration.put('api-root', 'hub', { title: 'Hub', maxContentLength: 1_048_576 });
  for (const id of ['peer', 'government']) {
    await administration.put('audience', id, {
      title: { en: id },
      batchSeconds: 0,
      attributes: {},
    });
  }
  const document = { title: 'shared', apiRoot: 'hub', defaults: {}, pageSize: 100 };
  await administration.put('collection', collection, document);
  for (const id of ['ann', 'bob']) {
    const roles = ['policy-officer'] as const;
    await administration.put('account', id, { title: id, roles: [...roles], disabled: false });
    const year = Date.now() * 1000 + 31_536_000_000_000;
    tokens.set(id, `Bearer ${(await administration.issueAdminToken(id, year)).secret}`);
  }
  for (const id of ['peer', 'government']) {
    await administration.put('consumer', id, {
      audience: id,
      identities: [],
      grants: [{ collection, read: true, write: true }],
      compat: { emptyObjects: 'omit', emptyDates: 'omit' },
    });
    const { secret } = await administration.issueCredential(id, 'basic');
    tokens.set(id, basicHeader(id, secret));
  }
}

async function ask(
  method: 'GET' | 'POST',
  url: string,
  as: string,
  body?: string,
  type = 'application/json',
) {
  const response = await app.inject({
    method,
    url,
    headers: {
      authorization: tokens.get(as) ?? '',
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { payload: body }),
  });
  const { statusCode: status, headers, payload: text } = response;
  const media = String(headers['content-type']).split(';')[0] ?? '';
  const json = text === '' ? undefined : response.json();
  if (url.startsWith('/admin/v1/') && !url.startsWith('/admin/v1/preview/')) {
    assert.deepEqual(faultsOf(method, url, { status, type: media, json }), [], `${method} ${url}`);
  }
  return { status, headers, text, json };
}

const post = (url: string, as: string, body: object) => ask('POST', url, as, JSON.stringify(body));

async function submit(object: object, category: string): Promise<void> {
  const labels = {
    category,
    data_kind: 'extracted',
    publicity: 'not_public',
    identifiability: 'none',
  };
  const envelope = JSON.stringify({ objects: [object], x_sekisho_labels: labels });
  const type = 'application/taxii+json;version=2.1';
  const { status } = await ask(
    'POST',
    `/hub/collections/${collection}/objects/`,
    'peer',
    envelope,
    type,
  );
  assert.equal(status, 202);
}

/** Everything that a reader of this API root can ask about the collection. */
const paths = [
  '/taxii2/',
  '/hub/',
  '/hub/collections/',
  `/hub/collections/${collection}/objects/`,
  `/hub/collections/${collection}/objects/?limit=1`,
  `/hub/collections/${collection}/objects/?match[version]=all`,
  `/hub/collections/${collection}/objects/?match[type]=indicator&added_after=2020-01-01T00:00:00Z`,
  `/hub/collections/${collection}/manifest/`,
  `/hub/collections/${collection}/objects/${indicator(1).id}/`,
  `/hub/collections/${collection}/objects/${indicator(9).id}/`,
  `/hub/collections/${collection}/objects/${indicator(2).id}/versions/`,
];

t.before(async () => {
  await furnish();
  await submit(indicator(1), 'destination');
  await submit(indicator(2), 'ttp');
  await submit(indicator(3), 'malware_extracted');
  await hub.settle();
});

t.test('a pack is kept when it is proved; its faults are told with their places', async (t) => {
  const [{ hash: first }] = (await ask('GET', '/admin/v1/packs', 'ann')).json.items;
  const wrong = await ask(
    'POST',
    '/admin/v1/packs',
    'ann',
    shipped.replace('gate: table', 'gate: tabel'),
    'application/yaml',
  );
  t.equal(wrong.status, 422);
  t.match(wrong.json.errors, [{ detail: /^P-NAME/, line: Number, column: Number }]);
  t.equal((await ask('POST', '/admin/v1/packs', 'ann', '{}')).status, 422, 'an object is no text');
  t.equal((await ask('POST', '/admin/v1/packs', 'peer', '""')).status, 401);
  const added = await ask('POST', '/admin/v1/packs', 'ann', other, 'application/yaml');
  t.match(added, { status: 201, json: { inForce: false, addedBy: 'account:ann' } });
  t.equal((await post('/admin/v1/packs', 'bob', new String(other))).status, 200, 'the same again');
  const whole = await ask('GET', `/admin/v1/packs/${added.json.hash}`, 'bob');
  t.equal(whole.json.text, other);
  const report = await ask('GET', `/admin/v1/packs/${first}/report`, 'bob');
  t.match(report.json, { findings: [], points: Number });
  const matrix = await ask('GET', `/admin/v1/packs/${first}/matrix`, 'bob');
  t.ok(matrix.json.items.length > 3);
  t.equal((await ask('GET', `/admin/v1/packs/${'0'.repeat(64)}`, 'bob')).status, 404);
});

t.test('a preview shows byte for byte what the audience gets', async (t) => {
  await samePages(t, '');
  const refused = await ask('GET', '/admin/v1/preview/peer/hub/collections/', 'peer');
  t.equal(refused.status, 401, 'a consumer may not look');
  t.equal((await ask('GET', '/admin/v1/preview/nobody/hub/collections/', 'ann')).status, 404);
  t.equal((await ask('GET', '/admin/v1/preview/peer/hub/collections/?pack=x', 'ann')).status, 400);
  const url = `/admin/v1/preview/peer/hub/collections/${collection}/objects/`;
  t.equal((await ask('POST', url, 'ann', '{}', 'application/taxii+json;version=2.1')).status, 403);
  const deeds = await hub.auditRecords({ limit: 1, subject: 'audience:peer' });
  t.match(deeds, [{ actor: 'account:ann', action: 'preview' }]);
  t.same(
    (await hub.ledger.deliveries({ limit: 10, audience: 'government' })).items.filter(
      ({ consumer }) => consumer.startsWith('preview'),
    ),
    [],
  );
});

t.test('two persons activate what a preview under the pack has shown', async (t) => {
  const { items } = (await ask('GET', '/admin/v1/packs', 'ann')).json;
  const [{ hash }] = items.filter((one: { inForce: boolean }) => !one.inForce);
  const compared = await ask('POST', `/admin/v1/packs/${hash}/diff`, 'ann');
  t.match(
    compared.json.logs.map(
      ({
        audience,
        gained,
        lost,
        changed: form,
      }: {
        audience: string;
        gained: number;
        lost: number;
        changed: number;
      }) => [audience, gained, lost, form],
    ),
    [
      ['government', 0, 2, 1],
      ['peer', 0, 1, 1],
    ],
  );
  const { diffHash } = compared.json;
  const foreseen = await bodies(`?pack=${hash}`);
  const asked = await post('/admin/v1/activation-requests', 'ann', {
    hash,
    diffHash,
    reason: 'M-20',
  });
  t.equal(asked.status, 201);
  const url = `/admin/v1/activation-requests/${asked.json.id}`;
  t.equal((await post(`${url}/activation`, 'ann', { diffHash })).status, 403);
  t.equal((await post(`${url}/activation`, 'bob', { diffHash: '0'.repeat(64) })).status, 409);
  const done = await post(`${url}/activation`, 'bob', { diffHash });
  t.match(done, { status: 200, json: { kind: 'activation', tightened: true } });
  await hub.settle();
  t.match((await ask('GET', '/admin/v1/jobs', 'ann')).json.items[0], {
    id: done.json.job,
    ended: String,
  });
  t.match((await ask('GET', url, 'ann')).json, { state: 'activated', endedBy: 'account:bob' });
  t.match((await ask('GET', '/admin/v1/activations', 'ann')).json.items[0], { hash });
  t.equal((await ask('POST', `${url}/withdrawal`, 'ann')).status, 409);
  await samePages(t, '');
  t.same(await bodies(''), foreseen, 'what was foreseen, but for times');
});

async function samePages(t: Test, query: string): Promise<void> {
  for (const path of paths) {
    for (const audience of ['peer', 'government']) {
      const real = await ask('GET', path, audience);
      const shown = await ask('GET', `/admin/v1/preview/${audience}${path}${query}`, 'ann');
      t.equal(shown.status, real.status, path);
      t.equal(shown.text, withoutWrite(real.text), path);
      const { date: _, ...headers } = real.headers;
      const { date: __, ...own } = shown.headers;
      if (path !== '/hub/collections/') t.same(own, headers, path);
    }
  }
}

/** The one thing in which a preview differs: nobody writes through it. */
function withoutWrite(text: string): string {
  return text.replaceAll('"can_write":true', '"can_write":false');
}

/** What each audience has, without the times that differ from moment to moment. */
async function bodies(query: string): Promise<readonly unknown[]> {
  const pages = [];
  for (const audience of ['peer', 'government']) {
    const url = `/admin/v1/preview/${audience}/hub/collections/${collection}/objects/${query}`;
    const { json } = await ask('GET', url, 'ann');
    const objects = json.objects as readonly Record<string, unknown>[];
    // What a log says of recalls hangs on who has read what by then: no preview tells it.
    const shared = objects.filter(({ type, revoked }) => type !== 'note' && revoked !== true);
    pages.push(shared.map(({ created: _, modified: __, ...rest }) => rest));
  }
  return pages;
}
