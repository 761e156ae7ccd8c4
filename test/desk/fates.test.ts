/** What became of one's own: states, lists, places; and that what is another's is absent. */
import t from 'tap';
import { anonymous, collections, serveDesk } from '../support/serve-desk.ts';
import { indicator, indicators, malware, uuid } from '../support/stix-objects.ts';

const identifying = { ...anonymous, identifiability: 'identifying' };
const { ask, submit, read, app, hub, clock, signIn } = await serveDesk(t);
const absent = `indicator--${uuid(999)}`;

t.test('a version is released, waiting, held or failed, and says where it stands', async (t) => {
  const relationship = {
    type: 'relationship',
    spec_version: '2.1',
    id: `relationship--${uuid(1)}`,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    relationship_type: 'indicates',
    source_ref: indicator(1).id,
    target_ref: malware(9).id,
  };
  const labels = { x_sekisho_labels: anonymous };
  const broken = { ...indicator(3), pattern: 'no pattern' };
  const id = await submit('one', [indicator(1), relationship, broken], labels);
  await submit('one', [indicator(2)], { x_sekisho_labels: identifying });
  const { json } = await ask('one', 'GET', `/submissions/${id}`);
  t.match(json, {
    status: 'complete',
    total_count: 3,
    success_count: 2,
    failure_count: 1,
    pending_count: 0,
  });
  const shown = (await read('one')).map(({ id: one }) => one);
  t.same(shown, [indicator(1).id], 'only the first stands in the log');
  t.match(json.items, [
    { id: indicator(1).id, state: 'released', released_to: [{ audience: 'peer' }] },
    { id: relationship.id, state: 'waiting', released_to: [] },
    { id: broken.id, state: 'failed', message: /pattern/, released_to: [] },
  ]);
  const held = await ask('one', 'GET', `/objects/${indicator(2).id}`);
  t.match(held.json.items, [{ state: 'held', released_to: [], collection: collections.shared }]);
  await submit('one', [malware(9)], labels);
  const come = await ask('one', 'GET', '/objects?state=released');
  t.same(come.json.items.map((one: { id: string }) => one.id).sort(), [
    indicator(1).id,
    malware(9).id,
    relationship.id,
  ]);
});

t.test('the stamp is that of the log which the submitter reads', async (t) => {
  await submit('one', [indicator(11)], { x_sekisho_labels: anonymous });
  const { json } = await ask('one', 'GET', `/objects/${indicator(11).id}`);
  const manifest = await app.inject({
    url: `/hub/collections/${collections.shared}/manifest/?match[id]=${indicator(11).id}`,
    headers: signIn('one'),
  });
  t.equal(json.items[0].released_to[0].date_added, manifest.json().objects[0].date_added);
});

t.test('who reads another audience is told of that one alone', async (t) => {
  await submit('citizen', [indicator(21)], { x_sekisho_labels: anonymous });
  const own = await ask('citizen', 'GET', `/objects/${indicator(21).id}`);
  t.match(own.json.items, [{ state: 'held', released_to: [] }], 'peers have it, the public not');
  await submit('official', [indicator(22)], { x_sekisho_labels: anonymous });
  const official = await ask('official', 'GET', `/objects/${indicator(22).id}`);
  t.match(official.json.items[0].released_to, [{ audience: 'government' }]);
});

t.test('who reads nothing learns that it was taken in, failed or withdrawn', async (t) => {
  const broken = { ...indicator(33), pattern: 'no pattern' };
  const labels = { x_sekisho_labels: anonymous };
  const id = await submit('sender', [indicator(31), indicator(32), broken], labels);
  const shown = (await read('one')).map(({ id: one }) => one);
  t.ok(shown.includes(indicator(31).id), 'they were released');
  await ask('sender', 'POST', '/withdrawals', { objects: [indicator(32).id], reason: 'asked to' });
  const { json } = await ask('sender', 'GET', `/submissions/${id}`);
  t.same(
    json.items.map(({ state, released_to }: Record<string, unknown>) => [state, released_to]),
    [
      ['taken_in', []],
      ['withdrawn', []],
      ['failed', []],
    ],
  );
});

t.test('a submission stays known after its status resource has ended', async (t) => {
  const id = await submit('one', [indicator(41)], { x_sekisho_labels: anonymous });
  clock.advance(49 * 3_600_000_000);
  await hub.settle();
  const status = await app.inject({ url: `/hub/status/${id}/`, headers: signIn('one') });
  t.equal(status.statusCode, 404);
  t.match((await ask('one', 'GET', `/submissions/${id}`)).json, {
    status: 'complete',
    items: [{}],
  });
  t.equal((await ask('one', 'GET', '/submissions')).json.items[0].id, id);
});

t.test('what was deleted over TAXII is withdrawn', async (t) => {
  const id = await submit('one', [indicator(46)], { x_sekisho_labels: anonymous });
  const url = `/hub/collections/${collections.shared}/objects/${indicator(46).id}/`;
  t.equal((await app.inject({ method: 'DELETE', url, headers: signIn('one') })).statusCode, 200);
  const { json } = await ask('one', 'GET', `/submissions/${id}`);
  t.match(json.items, [{ state: 'withdrawn', released_to: [] }]);
  t.equal((await ask('one', 'GET', `/objects/${indicator(46).id}`)).status, 404);
});

t.test('lists go by pages, each item once, newest first', async (t) => {
  const sent: string[] = [];
  for (let number = 1; number <= 5; number += 1) {
    sent.unshift(await submit('two', [indicator(50 + number)], { x_sekisho_labels: anonymous }));
  }
  await submit('two', indicators(7, 60), { x_sekisho_labels: identifying });
  const walk = async (path: string) => {
    const ids: string[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const after: string = next === '' ? '' : `&after=${next}`;
      const { json } = await ask('two', 'GET', `${path}limit=2${after}`);
      t.ok(json.items.length <= 2);
      ids.push(...json.items.map((item: { id: string }) => item.id));
      next = json.next;
    }
    return ids;
  };
  t.same((await walk('/submissions?')).slice(1), sent);
  const objects = await walk('/objects?');
  t.equal(objects.length, 12);
  t.equal(new Set(objects).size, 12);
  t.same(
    await walk('/objects?state=released&'),
    [5, 4, 3, 2, 1].map((number) => indicator(50 + number).id),
  );
  const large = (await ask('two', 'GET', '/submissions?limit=1')).json.items[0].id;
  t.equal((await walk(`/submissions/${large}?`)).length, 7);
});

t.test('versions are told one by one, in every collection', async (t) => {
  const later = indicator(71, { modified: '2026-02-01T00:00:00.000Z' });
  await submit('two', [indicator(71)], { x_sekisho_labels: anonymous });
  await submit('two', [later], { x_sekisho_labels: identifying });
  await submit('two', [indicator(71)], { x_sekisho_labels: anonymous }, collections.inner);
  const { json } = await ask('two', 'GET', `/objects/${indicator(71).id}`);
  t.same(
    json.items.map((one: Record<string, string>) => [one.collection, one.version, one.state]),
    [
      [collections.inner, indicator(71).modified, 'released'],
      [collections.shared, later.modified, 'held'],
      [collections.shared, indicator(71).modified, 'held'],
    ],
    'tightening a version tightens all before it (R-8)',
  );
});

t.test('whose delivery of the same bytes stands is not told', async (t) => {
  const labels = { x_sekisho_labels: anonymous };
  await submit('one', [indicator(75)], labels);
  await submit('two', [indicator(75), indicator(76, { name: 'as two says' })], labels);
  await submit('one', [indicator(76)], labels);
  const [first, second] = await Promise.all(
    (['one', 'two'] as const).map((who) => ask(who, 'GET', `/objects/${indicator(75).id}`)),
  );
  t.equal(second?.json.items[0].state, 'released', 'the log shows these bytes');
  t.same(second?.json.items[0].released_to, first?.json.items[0].released_to);
  const other = await ask('one', 'GET', `/objects/${indicator(76).id}`);
  t.equal(other.json.items[0].state, 'waiting', 'the log shows other bytes under this id (R-5)');
});

t.test('what is another’s is answered byte for byte like what is nowhere', async (t) => {
  const id = await submit('two', [indicator(81)], { x_sekisho_labels: anonymous });
  await submit('one', [indicator(82)], { x_sekisho_labels: anonymous });
  const asked = await ask('two', 'POST', '/recall-requests', {
    objects: [indicator(81).id],
    reason: 'r',
  });
  const proposed = await ask('two', 'POST', '/evidence', {
    object: indicator(81).id,
    statement: { publicity: 'exposed', stage: 'rapid' },
  });
  const pairs = [
    [`/submissions/${id}`, `/submissions/${uuid(5)}`],
    [`/objects/${indicator(81).id}`, `/objects/${absent}`],
    [`/recall-requests/${asked.json.id}`, `/recall-requests/${uuid(5)}`],
    [`/proposals/${proposed.json.proposal?.id}`, `/proposals/${uuid(5)}`],
  ];
  for (const [foreign = '', nowhere = ''] of pairs) {
    const [one, other] = [await ask('one', 'GET', foreign), await ask('one', 'GET', nowhere)];
    t.equal(one.status, 404, foreign);
    t.equal(one.text, other.text, foreign);
    t.equal((await ask('two', 'GET', foreign)).status, 200, foreign);
  }
  const bodies = (object: string) => [
    ['/withdrawals', { objects: [object], reason: 'r' }],
    ['/recall-requests', { objects: [object], reason: 'r' }],
    ['/evidence', { object, statement: { stage: 'detailed' } }],
  ];
  for (const [index, [path, body]] of bodies(indicator(81).id).entries()) {
    const foreign = await ask('one', 'POST', String(path), body);
    const nowhere = await ask('one', 'POST', String(path), bodies(absent)[index]?.[1]);
    t.equal(foreign.status, nowhere.status, String(path));
    t.equal(foreign.text, nowhere.text, String(path));
  }
  const submissions = [
    { submission: id, reason: 'r' },
    { submission: uuid(5), reason: 'r' },
  ];
  const [one, other] = await Promise.all(
    submissions.map((body) => ask('one', 'POST', '/withdrawals', body)),
  );
  t.equal(one?.text, other?.text);
  t.match((await ask('two', 'GET', `/objects/${indicator(81).id}`)).json.items, [
    { state: 'released' },
  ]);
});
