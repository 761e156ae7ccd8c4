/** What submitters do at the desk, and what curators make of it. */
import t from 'tap';
import { anonymous, collections, serveDesk } from '../support/serve-desk.ts';
import { indicator, indicators, uuid } from '../support/stix-objects.ts';

const { ask, submit, read, hub } = await serveDesk(t, { hub: { limits: { pieceObjects: 20 } } });
const labels = { x_sekisho_labels: anonymous };
const onBehalfOf = (principal: string) => ({ ...labels, x_sekisho_on_behalf_of: principal });
const later = (number: number) => indicator(number, { modified: '2026-03-01T00:00:00.000Z' });

const shown = async (who: 'one' | 'official' = 'official') =>
  new Set((await read(who)).map(({ id }) => id));
const stateOf = async (number: number) =>
  (await ask('one', 'GET', `/objects/${indicator(number).id}`)).json.items[0].state;

t.test('M-3: consent withdrawn holds at once, for all own versions, later ones too', async (t) => {
  await submit('one', [indicator(1), indicator(2)], labels);
  t.ok((await shown()).has(indicator(1).id));
  const body = { objects: [indicator(1).id, indicator(999).id], reason: 'the victim asks' };
  const answer = await ask('one', 'POST', '/withdrawals', body);
  t.same(answer.json, { objects: [{ id: indicator(1).id }], total_count: 1 });
  t.notOk((await shown()).has(indicator(1).id), 'without any work in the background');
  t.ok((await shown()).has(indicator(2).id));
  await submit('one', [later(1)], labels);
  t.notOk((await shown()).has(indicator(1).id));
  t.equal(await stateOf(1), 'withdrawn');
  t.same((await ask('one', 'POST', '/withdrawals', body)).json, answer.json, 'idempotent');
  const stated = await hub.curation.assertions({ limit: 100, objectId: indicator(1).id });
  t.equal(stated.length, 1, 'stated once');
});

t.test('another’s contribution of the same object stays', async (t) => {
  await submit('one', [indicator(3)], labels);
  await submit('two', [indicator(3, { name: 'by another' })], labels);
  await ask('one', 'POST', '/withdrawals', { objects: [indicator(3).id], reason: 'r' });
  await hub.settle();
  const [row] = (await read('official')).filter(({ id }) => id === indicator(3).id);
  t.equal(row?.name, 'by another', 'released anew, as after a deletion (R-6)');
});

t.test('a withdrawal can be narrowed to a collection', async (t) => {
  await submit('two', [indicator(4)], labels);
  await submit('two', [indicator(4)], labels, collections.inner);
  const body = { objects: [indicator(4).id], collection: collections.inner, reason: 'r' };
  t.match((await ask('two', 'POST', '/withdrawals', body)).json, { total_count: 1 });
  t.ok((await shown()).has(indicator(4).id));
  const inner = new Set((await read('two', collections.inner)).map(({ id }) => id));
  t.notOk(inner.has(indicator(4).id));
});

t.test('M-41: all that came on behalf of one, and nothing else, is withdrawn', async (t) => {
  await submit('one', indicators(3, 10), onBehalfOf('case 7 / Minato'));
  await submit('one', [later(10)], labels);
  const large = await submit('one', indicators(30, 20), onBehalfOf('case 7 / Minato'));
  await submit('one', indicators(3, 60), onBehalfOf('case 8'));
  await submit('two', indicators(3, 65), onBehalfOf('case 7 / Minato'));
  const listed = await ask('one', 'GET', '/objects?on_behalf_of=case%208');
  t.equal(listed.json.items.length, 3);
  t.equal(listed.json.items[0].on_behalf_of, 'case 8');
  const mine = await ask('one', 'GET', '/submissions?on_behalf_of=case%207%20%2F%20Minato');
  t.same(mine.json.items[0].id, large);
  const before = await shown();
  t.ok([10, 25, 60, 65].every((number) => before.has(indicator(number).id)));
  const body = { on_behalf_of: 'case 7 / Minato', reason: 'consent is withdrawn' };
  const { json } = await ask('one', 'POST', '/withdrawals', body);
  t.equal(json.total_count, 33);
  const after = await shown();
  t.same(
    [10, 12, 25, 49].filter((number) => after.has(indicator(number).id)),
    [],
  );
  t.ok([60, 62, 65, 67].every((number) => after.has(indicator(number).id)));
});

t.test('a submission that is still being taken in is withdrawn whole', async (t) => {
  const path = `/submissions?collection=${collections.shared}`;
  const sent = await ask('one', 'POST', path, { ...labels, objects: indicators(60, 100) });
  t.equal(sent.json.status, 'pending');
  const body = { submission: sent.json.id, reason: 'r' };
  t.equal((await ask('one', 'POST', '/withdrawals', body)).json.total_count, 60);
  const after = await shown();
  t.notOk(indicators(60, 100).some(({ id }) => after.has(id)));
});

t.test(
  'asking for a recall changes nothing; granting it withholds, also what comes later',
  async (t) => {
    await submit('one', [indicator(200), indicator(201)], labels);
    const body = {
      objects: [indicator(200).id, indicator(999).id],
      reason: 'it names the victim',
      urgency: 'urgent',
    };
    const asked = await ask('one', 'POST', '/recall-requests', body);
    t.equal(asked.status, 201);
    t.match(asked.json, {
      state: 'asked',
      objects: [{ id: indicator(200).id }],
      urgency: 'urgent',
    });
    t.equal(asked.json.objects.length, 1, 'what is not its own is not part of it');
    t.ok((await shown()).has(indicator(200).id));
    const path = `/recall-requests/${asked.json.id}`;
    const listed = await ask('curator', 'GET', '/recall-requests?state=asked');
    t.match(listed.json.items, [{ id: asked.json.id, consumer: 'one', reason: body.reason }]);
    const decision = { decision: 'grant', answer: 'withheld; thank you' };
    t.match((await ask('curator', 'POST', `${path}/decision`, decision)).json, {
      state: 'granted',
      decidedBy: 'account:curator',
    });
    t.notOk((await shown()).has(indicator(200).id));
    t.ok((await shown()).has(indicator(201).id));
    await submit('one', [later(200)], labels);
    t.notOk((await shown()).has(indicator(200).id));
    t.match((await ask('one', 'GET', path)).json, {
      state: 'granted',
      answer: 'withheld; thank you',
    });
    t.equal(await stateOf(200), 'held');
    t.equal((await ask('curator', 'POST', `${path}/decision`, decision)).status, 409);
  },
);

t.test('a recall that is refused leaves all as it was', async (t) => {
  const body = { objects: [indicator(201).id], reason: 'r' };
  const asked = await ask('one', 'POST', '/recall-requests', body);
  const decision = { decision: 'refuse', answer: 'it has been in the press since March' };
  const path = `/recall-requests/${asked.json.id}`;
  await ask('curator', 'POST', `${path}/decision`, decision);
  const own = await ask('one', 'GET', path);
  t.match(own.json, { state: 'refused', answer: decision.answer, urgency: 'routine' });
  t.notOk('decided_by' in own.json || 'decidedBy' in own.json, 'who decided is not told');
  t.ok((await shown()).has(indicator(201).id));
  const requests = (await ask('one', 'GET', '/recall-requests')).json.items;
  t.same(
    requests.map(({ state }: { state: string }) => state),
    ['refused', 'granted'],
  );
});

t.test('evidence that tightens holds at once', async (t) => {
  await submit('one', [indicator(210)], labels);
  const body = { object: indicator(210).id, statement: { identifiability: 'inferable' } };
  const { status, json } = await ask('one', 'POST', '/evidence', { ...body, text: 'a name' });
  t.equal(status, 200);
  t.same(json, { holds: { identifiability: { grade: 'inferable' } } });
  t.notOk((await shown()).has(indicator(210).id));
  await submit('one', [later(210)], labels);
  t.notOk((await shown()).has(indicator(210).id), 'of later versions, too');
});

t.test(
  'M-12: evidence that loosens is a proposal, and holds when a curator accepts it',
  async (t) => {
    await submit('one', [indicator(220)], {
      x_sekisho_labels: { ...anonymous, stage: 'detailed' },
    });
    const publicity = {
      state: 'public_knowledge',
      route: 'press',
      evidence_url: 'https://news.example/2026/1',
    };
    const body = { object: indicator(220).id, url: publicity.evidence_url };
    const bare = { ...body, statement: { publicity: 'public_knowledge' } };
    t.equal((await ask('one', 'POST', '/evidence', bare)).status, 422, 'needs a route and a URL');
    const statement = { publicity, stage: 'rapid', data_kind: 'raw' };
    const { json } = await ask('one', 'POST', '/evidence', { ...body, statement });
    t.same(json.holds, { data_kind: 'raw' }, 'what tightens holds');
    t.match(json.proposal, { state: 'proposed', statement: { publicity, stage: 'rapid' } });
    const path = `/proposals/${json.proposal.id}`;
    t.match((await ask('curator', 'GET', path)).json, { state: 'proposed', consumer: 'one' });
    const decision = { decision: 'grant', answer: 'seen' };
    const accepted = await ask('curator', 'POST', `${path}/decision`, decision);
    t.match(accepted.json, { state: 'accepted', decidedBy: 'account:curator' }, accepted.text);
    t.match((await ask('one', 'GET', path)).json, { state: 'accepted', answer: 'seen' });
    const stated = await hub.curation.assertions({ limit: 1, objectId: indicator(220).id });
    t.match(stated, [{ kind: 'loosening', actor: 'account:curator', contributor: 'one' }]);
    t.match(stated[0]?.evidence, json.proposal.id, 'it cites the proposal');
  },
);

t.test('a proposal that is refused changes nothing', async (t) => {
  await submit('one', [indicator(230)], {
    x_sekisho_labels: { ...anonymous, coordination: 'required' },
  });
  const body = { object: indicator(230).id, statement: { coordination: 'completed' } };
  const { json } = await ask('one', 'POST', '/evidence', body);
  t.same(json.holds, {});
  const path = `/proposals/${json.proposal.id}`;
  const decision = { decision: 'refuse', answer: 'the vendor says otherwise' };
  await ask('curator', 'POST', `${path}/decision`, decision);
  t.match((await ask('one', 'GET', path)).json, { state: 'refused', answer: decision.answer });
  const stated = await hub.curation.assertions({ limit: 1, objectId: indicator(230).id });
  t.same(stated, []);
});

t.test('every deed is in the audit, with who did it', async (t) => {
  const own = await hub.auditRecords({ limit: 1000, actor: 'consumer:one' });
  const actions = new Set(own.map(({ action }) => action));
  for (const action of ['withdraw-consent', 'ask-recall', 'propose-labels', 'assert']) {
    t.ok(actions.has(action), action);
  }
  const curators = await hub.auditRecords({ limit: 1000, actor: 'account:curator' });
  const decided = new Set(curators.map(({ action }) => action));
  for (const action of ['grant-recall', 'refuse-recall', 'grant-proposal', 'refuse-proposal']) {
    t.ok(decided.has(action), action);
  }
});

t.test('what is undecided is bounded', async (t) => {
  await submit('official', [indicator(240)], labels);
  const body = { objects: [indicator(240).id], reason: 'r' };
  for (let number = 0; number < 100; number += 1) {
    await hub.desk.ask({
      ...{ consumer: 'official', kind: 'recall' },
      content: { objects: [{ id: indicator(240).id }], reason: 'r', urgency: 'routine' },
    });
  }
  t.equal((await ask('official', 'POST', '/recall-requests', body)).status, 409);
  t.match(await ask('one', 'POST', '/recall-requests', { ...body, objects: [indicator(2).id] }), {
    status: 201,
  });
});

t.test('statements on one object are bounded, and a withdrawal finds room still', async (t) => {
  await submit('one', [indicator(250)], labels);
  const object = indicator(250).id;
  for (let number = 0; number < 50; number += 1) {
    const statement = {
      not_before: { peer: `2030-01-01T00:00:${String(number).padStart(2, '0')}Z` },
    };
    await hub.desk.addEvidence({ consumer: 'one', object: { id: object }, statement });
  }
  const statement = { identifiability: 'identifying' };
  t.equal((await ask('one', 'POST', '/evidence', { object, statement })).status, 409);
  const body = { objects: [object], reason: 'r' };
  t.equal((await ask('one', 'POST', '/withdrawals', body)).json.total_count, 1);
  t.equal(await stateOf(250), 'withdrawn');
});

t.test('what cannot be understood is told, and nothing is done', async (t) => {
  const refused = async (path: string, body: unknown, status: number) =>
    t.equal((await ask('one', 'POST', path, body)).status, status, JSON.stringify(body));
  const id = indicator(2).id;
  await refused('/withdrawals', { reason: 'r' }, 422);
  await refused('/withdrawals', { objects: [id], on_behalf_of: 'x', reason: 'r' }, 422);
  await refused('/withdrawals', { objects: [id] }, 422);
  await refused('/withdrawals', { objects: [], reason: 'r' }, 422);
  await refused(
    '/withdrawals',
    { objects: indicators(1001, 1000).map((one) => one.id), reason: 'r' },
    422,
  );
  await refused('/withdrawals', { objects: [id], reason: 'r'.repeat(4097) }, 422);
  await refused('/withdrawals', '{"objects":', 400);
  await refused('/recall-requests', { objects: [id], reason: 'r', urgency: 'now' }, 422);
  await refused('/evidence', { object: id, statement: {} }, 422);
  await refused('/evidence', { object: id, statement: { stage: 'fourth' } }, 422);
  await refused('/evidence', { object: id, statement: { stage: 'rapid' }, url: 'ftp://x' }, 422);
  const submitPath = `/submissions?collection=${collections.shared}`;
  await refused(submitPath, { objects: [] }, 422);
  await refused(submitPath, { objects: [indicator(2)], x_sekisho_on_behalf_of: 7 }, 422);
  await refused(
    submitPath,
    { objects: [indicator(2)], x_sekisho_on_behalf_of: 'x'.repeat(257) },
    422,
  );
  await refused(submitPath, '{', 400);
  await refused('/submissions', { objects: [indicator(2)] }, 400);
  await refused(`/submissions?collection=${uuid(3)}`, { objects: [indicator(2)] }, 404);
  await refused(`/submissions?collection=${collections.inner}`, { objects: [indicator(2)] }, 404);
  await refused(submitPath, { objects: [indicator(2, { name: 'x'.repeat(100_000) })] }, 413);
  for (const query of ['after=e30', 'after=WzFd', 'limit=0', 'limit=1001', 'state=lost', 'x=1']) {
    t.equal((await ask('one', 'GET', `/objects?${query}`)).status, 400, query);
  }
  t.equal(await stateOf(2), 'released');
});
