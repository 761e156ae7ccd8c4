/** Recalls at the desk: a consumer is told what it had itself, under the ids it saw, and takes an answer back. */
import t from 'tap';
import { anonymous, collections, serveDesk } from '../support/serve-desk.ts';
import { indicator, indicators, uuid } from '../support/stix-objects.ts';

const { ask, submit, read, hub, app, signIn } = await serveDesk(t);
const labels = { x_sekisho_labels: anonymous };
const creator = { created_by_ref: `identity--${uuid(900)}` };

async function recall(...ids: readonly string[]): Promise<void> {
  const body = { objects: ids, reason: 'names a victim' };
  const answer = await ask('curator', 'POST', '/recalls', body);
  if (answer.status !== 200) throw new Error(answer.text);
  await hub.settle();
}

const told = async (who: 'one' | 'two' | 'reader' | 'official' | 'stranger', query = '') =>
  (await ask(who, 'GET', `/recalls${query}`)).json.items;

t.test('R-7: each consumer is told what it had, under the id it saw', async (t) => {
  await submit('one', [indicator(1, creator), indicator(2), indicator(3)], labels);
  const variant = (await read('reader')).find(({ name }) => name === 'sign 1');
  await read('official');
  const url = `/hub/collections/${collections.shared}/manifest/`;
  const accept = 'application/taxii+json;version=2.1';
  await app.inject({ url, headers: { ...signIn('two'), accept } });
  await recall(indicator(1).id, indicator(2).id);
  const [mine, ...more] = await told('reader');
  t.same(more, []);
  t.match(mine, { audience: 'peer', state: 'open', answer_expected: true });
  t.same(
    new Set(mine.objects.map(({ id }: { readonly id: string }) => id)),
    new Set([variant?.id, indicator(2).id]),
  );
  t.match(mine.objects[0].versions[0], { first_read: /^2026-/, last_read: /^2026-/ });
  t.notMatch(JSON.stringify(mine), indicator(1).id, 'never by the id it was submitted with');
  t.notMatch(JSON.stringify(mine), /victim|curator|order/, 'nor for whose reasons');
  t.match(await told('two'), [{ answer_expected: false, objects: [{ received: 'listing' }, {}] }]);
  t.match(await told('official'), [{ audience: 'government' }]);
  t.same(await told('one'), [], 'the submitter had fetched nothing');
  const path = `/recalls/${mine.id}`;
  t.same((await ask('reader', 'GET', path)).json, mine);
  for (const who of ['official', 'one', 'stranger'] as const) {
    t.equal((await ask(who, 'GET', path)).status, 404, who);
    const body = { state: 'deleted' };
    t.equal((await ask(who, 'POST', `${path}/acknowledgement`, body)).status, 404, who);
  }
});

t.test('an answer may be repeated, and be another later', async (t) => {
  const [{ id }] = await told('reader');
  const path = `/recalls/${id}/acknowledgement`;
  const first = await ask('reader', 'POST', path, { state: 'cannot', note: 'in a backup' });
  t.match(first.json, {
    state: 'acknowledged',
    acknowledgement: { state: 'cannot', note: 'in a backup' },
  });
  const again = await ask('reader', 'POST', path, { state: 'cannot', note: 'in a backup' });
  t.same(again.json, first.json, 'nothing more');
  const last = await ask('reader', 'POST', path, { state: 'deleted' });
  t.match(last.json, { acknowledgement: { state: 'deleted' } });
  t.notOk('note' in last.json.acknowledgement);
  const deeds = await hub.auditRecords({ limit: 10, actor: 'consumer:reader' });
  t.equal(deeds.filter(({ action }) => action === 'answer-recall').length, 2);
  t.same(await told('reader', '?state=open'), []);
  t.equal((await told('reader', '?state=acknowledged')).length, 1);
  for (const body of [{}, { state: 'lost' }, { state: 'deleted', note: '' }]) {
    t.equal((await ask('reader', 'POST', path, body)).status, 422);
  }
});

t.test('R-7: whose grants were taken away is still told, and can answer', async (t) => {
  const consumer = hub.directory().consumers.get('reader');
  if (consumer === undefined) throw new Error('there is a reader');
  const { audience, identities, compat } = consumer;
  const bare = { audience, identities, compat, grants: [] };
  await hub.administration.put('consumer', 'reader', bare);
  const [{ id }] = await told('reader');
  const body = { state: 'deleted', note: 'all of it' };
  t.equal((await ask('reader', 'POST', `/recalls/${id}/acknowledgement`, body)).status, 200);
  t.equal((await ask('reader', 'GET', '/objects')).status, 403);
  const { grants } = consumer;
  await hub.administration.put('consumer', 'reader', { ...bare, grants });
});

t.test('lists go in pages, the latest first; places are made of what one was told', async (t) => {
  await submit('one', indicators(3, 10), labels);
  await read('reader');
  for (const number of [10, 11, 12]) await recall(indicator(number).id);
  const whole = await told('reader');
  t.equal(whole.length, 4);
  t.same(
    whole.slice(0, 3).map((one: { readonly objects: readonly unknown[] }) => one.objects.length),
    [1, 1, 1],
  );
  const first = (await ask('reader', 'GET', '/recalls?limit=3')).json;
  t.same(first.items, whole.slice(0, 3));
  const rest = (await ask('reader', 'GET', `/recalls?limit=3&after=${first.next}`)).json;
  t.same(rest, { items: whole.slice(3) });
  t.equal((await ask('reader', 'GET', '/recalls?after=e30')).status, 400);
  t.equal((await ask('reader', 'GET', '/recalls?order=x')).status, 400);
});
