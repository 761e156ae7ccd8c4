/** Recalls for curators: recalling objects, who had them, who has answered, and who is late. */
import t from 'tap';
import { anonymous, serveDesk } from '../support/serve-desk.ts';
import { indicator, indicators, uuid } from '../support/stix-objects.ts';

const { ask, submit, read, hub, clock } = await serveDesk(t);
const labels = { x_sekisho_labels: anonymous };
const day = 24 * 3_600_000_000;

const listed = async (query = '') => (await ask('curator', 'GET', `/recalls${query}`)).json.items;

t.test('a curator sees whom a recall would reach, recalls, and counts the answers', async (t) => {
  await submit('one', [indicator(1), indicator(2)], labels);
  for (const who of ['reader', 'two', 'official'] as const) await read(who);
  const body = { objects: [indicator(1).id], reason: 'names a victim', evidence: 'case 7' };
  const dry = await ask('curator', 'POST', '/recalls', { ...body, dryRun: true });
  t.match(dry.json, {
    ...{ dryRun: true, objects: [] },
    reach: [
      { audience: 'government', receivers: [{ consumer: 'official', received: 'bodies' }] },
      { audience: 'peer', receivers: [{ consumer: 'reader' }, { consumer: 'two' }] },
    ],
  });
  t.notOk('order' in dry.json);
  await hub.settle();
  t.same(await listed(), [], 'nothing was recalled');

  const done = await ask('curator', 'POST', '/recalls', body);
  t.match(done.json, { dryRun: false, objects: [{ contributions: 1, left: 2, stands: 0 }] });
  t.same(done.json.reach, dry.json.reach);
  await hub.settle();
  const path = `/${done.headers.location}`;
  const items = (await ask('curator', 'GET', path)).json.items;
  t.equal(items.length, 2);
  const peer = items.find(({ audience }: { readonly audience: string }) => audience === 'peer');
  t.match(peer, { order: done.json.order, objects: 1, had: 2, expected: 2, acknowledged: 0 });
  t.match(peer, { state: 'open', overdue: false });
  const answer = { state: 'deleted', note: 'gone' };
  await ask('two', 'POST', `/recalls/${peer.id}/acknowledgement`, answer);
  const shown = (await ask('curator', 'GET', `/recalls/${peer.id}`)).json;
  t.match(shown, {
    ...{ had: 2, acknowledged: 1, state: 'open' },
    objects: [{ id: indicator(1).id, submittedId: indicator(1).id, notice: 'note' }],
    receivers: [
      { consumer: 'reader', expected: true, objects: [{ received: 'bodies' }] },
      { consumer: 'two', acknowledgement: { state: 'deleted', note: 'gone' } },
    ],
  });
  await ask('reader', 'POST', `/recalls/${peer.id}/acknowledgement`, { state: 'never-stored' });
  t.match((await ask('curator', 'GET', `/recalls/${peer.id}`)).json, { state: 'complete' });
  const [deed] = await hub.auditRecords({
    ...{ limit: 1, subject: `recall-order:${done.json.order}` },
  });
  t.match(deed, { actor: 'account:curator', action: 'recall-objects' });
});

t.test(
  'lists narrow by collection, audience, object, order and state; late ones apart',
  async (t) => {
    const all = await listed();
    t.equal(all.length, 2);
    t.equal((await listed(`?collection=${all[0].collection}`)).length, 2);
    t.equal((await listed(`?collection=${uuid(7)}`)).length, 0);
    t.match(await listed('?audience=government'), [{ audience: 'government' }]);
    t.equal((await listed(`?object=${indicator(1).id}`)).length, 2);
    t.equal((await listed(`?object=${indicator(2).id}`)).length, 0);
    t.match(await listed('?state=open'), [{ audience: 'government' }]);
    t.match(await listed('?state=complete'), [{ audience: 'peer' }]);
    t.same(await listed('?overdue=true'), []);
    clock.advance(7 * day);
    t.match(await listed('?overdue=true'), [{ audience: 'government', overdue: true }]);
    const first = (await ask('curator', 'GET', '/recalls?limit=1')).json;
    const second = (await ask('curator', 'GET', `/recalls?limit=1&after=${first.next}`)).json;
    t.same(
      [...first.items, ...second.items].map(({ id }) => id),
      all.map(({ id }: { readonly id: string }) => id),
    );
    t.notOk('next' in second);
  },
);

const open = {
  ...{ state: 'public_knowledge', route: 'published_report' },
  evidence_url: 'https://a.example',
};
const known = { x_sekisho_labels: { ...anonymous, publicity: open } };

t.test('labels given recall from those only whom they close out', async (t) => {
  await submit('one', [indicator(5)], known);
  for (const who of ['reader', 'citizen'] as const) await read(who);
  const labels = { publicity: 'not_public' };
  const body = { objects: [indicator(5).id], reason: 'it was not published', labels };
  const { objects } = (await ask('curator', 'POST', '/recalls', body)).json;
  t.match(objects, [{ left: 1, stands: 2 }], 'peers and government have it still');
  await hub.settle();
  t.match(await listed(`?object=${indicator(5).id}`), [{ audience: 'public', had: 1 }]);
});

t.test('a variant is found by either id', async (t) => {
  const named = indicator(6, { created_by_ref: `identity--${uuid(900)}` });
  await submit('one', [named], labels);
  const variant = (await read('reader')).find(({ name }) => name === 'sign 6');
  await ask('curator', 'POST', '/recalls', { objects: [named.id], reason: 'r' });
  await hub.settle();
  const [{ id }] = await listed(`?object=${variant?.id}`);
  t.match(await listed(`?object=${named.id}`), [{ id, audience: 'peer' }]);
  const shown = (await ask('curator', 'GET', `/recalls/${id}`)).json;
  t.match(shown.objects, [{ id: variant?.id, submittedId: named.id, notice: 'revocation' }]);
});

t.test('who reads without signing in is counted and not expected to answer', async (t) => {
  await submit('one', [indicator(8)], known);
  await read('anonymous');
  await ask('curator', 'POST', '/recalls', { objects: [indicator(8).id], reason: 'r' });
  await hub.settle();
  t.match(await listed(`?object=${indicator(8).id}`), [
    { audience: 'public', had: 1, expected: 0, acknowledged: 0, state: 'complete' },
  ]);
});

t.test('a granted recall request leads to its recalls', async (t) => {
  await submit('two', [indicator(9)], labels);
  await read('reader');
  const asked = { objects: [indicator(9).id], reason: 'it names the victim' };
  const { id } = (await ask('two', 'POST', '/recall-requests', asked)).json;
  const path = `/recall-requests/${id}`;
  t.notOk('recalls' in (await ask('curator', 'GET', path)).json);
  const decision = { decision: 'grant', answer: 'recalled' };
  const granted = (await ask('curator', 'POST', `${path}/decision`, decision)).json;
  await hub.settle();
  t.match((await ask('curator', 'GET', `/${granted.recalls}`)).json.items, [
    { order: id, audience: 'peer', had: 1 },
  ]);
  t.notOk(
    'recalls' in (await ask('two', 'GET', path)).json,
    'whom it reached is not the submitter’s',
  );
});

t.test('faults are told, and absent is absent', async (t) => {
  const reason = 'r';
  const many = indicators(101).map(({ id }) => id);
  const asked = [
    [{ objects: [indicator(99).id], reason }, 404],
    [{ objects: [], reason }, 422],
    [{ objects: many, reason }, 422],
    [{ objects: [indicator(2).id] }, 422],
    [{ objects: [indicator(2).id], reason, labels: { identifiability: 'perhaps' } }, 422],
    [{ objects: [indicator(2).id], reason, labels: { publicity: 'public_knowledge' } }, 422],
  ] as const;
  for (const [body, status] of asked) {
    const answer = await ask('curator', 'POST', '/recalls', body);
    t.equal(answer.status, status, JSON.stringify(body).slice(0, 80));
  }
  t.equal((await ask('curator', 'GET', `/recalls/${uuid(3)}`)).status, 404);
  t.equal((await ask('curator', 'GET', '/recalls/none')).status, 400);
  t.equal((await ask('curator', 'GET', '/recalls?overdue=perhaps')).status, 400);
  t.equal((await read('reader')).filter(({ id }) => id === indicator(2).id).length, 1);
});
