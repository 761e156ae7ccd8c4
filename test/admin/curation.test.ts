/**
 * Assertions, labels and explanations over HTTP.
 */
import t from 'tap';
import { serveAdmin } from '../support/serve-admin.ts';
import { indicator, uuid } from '../support/stix-objects.ts';

const { ask: askFirst, hub } = await serveAdmin(t);
const collection = '91a7b528-80eb-42ed-a74d-c6fbd5a26116';
const object = `indicator--${uuid(1)}`;
const absent = `indicator--${uuid(9)}`;
const labels = { data_kind: 'extracted', publicity: 'not_public', identifiability: 'none' };

await askFirst('PUT', '/admin/v1/accounts/kay', {
  body: { title: 'Kay', roles: ['curator', 'administrator'] },
});
const { json: made } = await askFirst('POST', '/admin/v1/accounts/kay/tokens', { body: {} });
const { secret } = made as { readonly secret: string };
const ask: typeof askFirst = (method, url, options) =>
  askFirst(method, url, { ...options, headers: { authorization: `Bearer ${secret}` } });

await ask('PUT', '/admin/v1/api-roots/hub', { body: { title: 'Hub' } });
for (const audience of ['peer', 'public']) {
  await ask('PUT', `/admin/v1/audiences/${audience}`, { body: { title: { en: audience } } });
}
const shared = { title: 'Shared', apiRoot: 'hub', defaults: { labels } };
await ask('PUT', `/admin/v1/collections/${collection}`, { body: shared });
await ask('PUT', '/admin/v1/consumers/acme', {
  body: { audience: 'peer', grants: [{ collection, read: true, write: true }] },
});
const party = hub.partyNamed('acme')!;
const access = {
  audience: 'peer',
  collection: hub.directory().collections.get(collection)!,
  log: hub.directory().logs.get(collection)!.get('peer')!.log,
};
await hub.submit(party, access as never, Buffer.from(JSON.stringify({ objects: [indicator(1)] })));

t.test('a statement is made, read, listed and taken back', async (t) => {
  const body = { object, statement: { identifiability: 'inferable' }, reason: 'looks alike' };
  const made = await ask('POST', '/admin/v1/assertions', { body });
  t.match(made, {
    status: 201,
    headers: { location: 'assertions/1' },
    json: { id: 1, kind: 'tightening', concerned: 1, changed: 1, reason: 'looks alike' },
  });
  const labelled = await ask('GET', `/admin/v1/objects/${object}/labels`);
  t.match(labelled.json, {
    contributions: [
      {
        ...{ collection, contributor: 'acme', source: 'collection' },
        declared: { identifiability: { grade: 'none' } },
        effective: {
          ...labels,
          publicity: { state: 'not_public' },
          identifiability: { grade: 'inferable' },
        },
        origins: { identifiability: [1], data_kind: 'collection' },
        key: { identifiability: 'inferable' },
      },
    ],
    assertions: [{ id: 1 }],
  });
  const retraction = { reason: 'another host', evidence: 'case 7' };
  const back = await ask('POST', '/admin/v1/assertions/1/retraction', { body: retraction });
  t.match(back, { status: 201, json: { id: 2, kind: 'retraction', retracts: 1 } });
  t.match(await ask('GET', '/admin/v1/assertions/1'), { json: { retractedBy: 2 } });
  const page = await ask('GET', `/admin/v1/assertions?object=${object}&limit=1`);
  t.match(page.json, { items: [{ id: 2 }], next: '2' });
  t.match(await ask('GET', '/admin/v1/assertions?before=2'), { json: { items: [{ id: 1 }] } });
  const again = await ask('POST', '/admin/v1/assertions/1/retraction', { body: retraction });
  t.equal(again.status, 409);
  const audit = await ask('GET', `/admin/v1/audit?subject=object:${object}`);
  t.match(audit.json, { items: [{ action: 'retract-assertion' }, { action: 'assert' }] });
});

t.test('an absent object is 404 alike, and faults are told', async (t) => {
  const statement = { identifiability: 'inferable' };
  const asked = [
    ask('POST', '/admin/v1/assertions', { body: { object: absent, statement, reason: 'x' } }),
    ask('POST', '/admin/v1/assertions', {
      body: { object, contributor: 'nobody', statement, reason: 'x' },
    }),
    ask('GET', `/admin/v1/objects/${absent}/labels`),
    ask('GET', `/admin/v1/explanations?object=${absent}&audience=peer`),
    ask('GET', `/admin/v1/explanations?object=${object}&audience=nobody`),
    ask('GET', '/admin/v1/assertions/77'),
  ];
  t.same(
    (await Promise.all(asked)).map(({ status }) => status),
    [404, 404, 404, 404, 404, 404],
  );
  const bad = [
    { statement: { identifiability: 'perhaps' } },
    { statement: { unrecognised: ['x'] } },
    { statement: {} },
    { statement: { publicity: 'public_knowledge' } },
    { statement: { identifiability: 'none' }, loosens: true },
    { statement: { identifiability: 'inferable' }, loosens: true, evidence: 'case 7' },
  ];
  for (const part of bad) {
    const body = { object, reason: 'x', ...part };
    const { status } = await ask('POST', '/admin/v1/assertions', { body });
    t.equal(status, 422, JSON.stringify(part));
  }
});

t.test('an explanation tells gate by gate, rule by rule, in both languages', async (t) => {
  const { json } = await ask('GET', `/admin/v1/explanations?object=${object}&audience=public`);
  t.match(json, {
    contributions: [
      {
        contributor: 'acme',
        explanation: {
          effect: 'withhold',
          gates: [
            { gate: 'known', rules: [{ citation: String, reason: { en: String, ja: String } }] },
          ],
        },
      },
    ],
  });
});

t.test('free text is listed by object with where it stands, and decided on', async (t) => {
  t.match((await ask('GET', '/admin/v1/text-reviews?audience=peer&limit=1')).json, { items: [] });
  const listed = await ask('GET', `/admin/v1/text-reviews?object=${object}`);
  const { items } = listed.json as { readonly items: readonly object[] };
  t.match(items, [
    {
      ...{ contribution: 1, object, contributor: 'acme', type: 'indicator', waitsFor: [] },
      texts: [{ property: 'name', text: 'sign 1' }],
    },
  ]);
  t.equal(listed.headers['cache-control'], 'private, no-cache');
  const body = { contributions: [1], refused: ['public'], cleared: ['peer'], reason: 'read' };
  const asked = [
    { ...body, evidence: 'x', contributions: [99] },
    body,
    { ...body, evidence: 'x', refused: ['peer'] },
    { ...body, evidence: 'x', contributions: [] },
    { ...body, evidence: 'x', filter: {} },
  ];
  const refused = [];
  for (const one of asked) {
    refused.push((await ask('POST', '/admin/v1/text-reviews', { body: one })).status);
  }
  t.same(refused, [404, 422, 422, 422, 422]);
  t.equal((await ask('GET', '/admin/v1/text-reviews?after=x')).status, 400);
  const decided = await ask('POST', '/admin/v1/text-reviews', { body: { ...body, evidence: 'x' } });
  t.match(decided.json, { assertions: [Number, Number], concerned: 1 });
  const explained = await ask('GET', `/admin/v1/explanations?object=${object}&audience=public`);
  t.match(explained.json, {
    contributions: [{ explanation: { key: { text_cleared: ['peer'], text_refused: ['public'] } } }],
  });
});

t.test('what waits is listed, counted and decided on; a dry run decides nothing', async (t) => {
  const statement = { publicity: 'restricted_service', terms: { permits: ['peer'] } };
  const held = {
    object,
    statement,
    reason: 'it stands on a service',
    loosens: true,
    evidence: 'x',
  };
  const made = await ask('POST', '/admin/v1/assertions', { body: held });
  t.equal(made.status, 201, 'states that cannot be compared replace each other');
  const queue = await ask('GET', '/admin/v1/holds?audience=peer');
  t.match(queue.json, { items: [{ contribution: 1, object, heldFor: [{ audience: 'peer' }] }] });
  const summary = await ask('GET', '/admin/v1/holds/summary');
  t.match(summary.json, { contributions: 1, oldestSince: String, byRule: [{ contributions: 1 }] });
  const decision = { contributions: [1], cleared: ['peer'], reason: 'weighed', evidence: 'case 7' };
  const told = await ask('POST', '/admin/v1/holds/decisions', {
    body: { ...decision, dryRun: true },
  });
  t.match(told.json, { dryRun: true, assertions: [], gains: [{ audience: 'peer', gained: 1 }] });
  const decided = await ask('POST', '/admin/v1/holds/decisions', { body: decision });
  t.match(decided.json, { dryRun: false, gains: [{ audience: 'peer', gained: 1 }] });
  t.match((await ask('GET', '/admin/v1/holds')).json, { items: [] });
  t.match((await ask('GET', '/admin/v1/holds?cause=unbound')).json, { items: [] });
  const { status } = await ask('POST', '/admin/v1/holds/decisions', {
    body: { ...decision, expected: 1 },
  });
  t.equal(status, 422);
});
