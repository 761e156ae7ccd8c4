/**
 * Assertions: what is stated of an object beside it tightens at once and for good, and loosens with evidence,
 * for what is there.
 */
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { explainStored } from '../../src/exchange/explain-stored.ts';
import { indicator, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk, publicKnowledge } from './desk.ts';

const later = '2026-02-01T00:00:00.000Z';
const evidence = 'https://example.org/report';
const curator = { by: { kind: 'account', id: 'kay' }, mayLoosen: true } as const;
const program = { by: { kind: 'account', id: 'robot' }, mayLoosen: false } as const;

function id(number: number): string {
  return `indicator--${uuid(number)}`;
}

async function tighten(desk: Desk, object: string, statement: JsonObject) {
  const request = { ...program, object, statement, reason: 'seen', loosens: false };
  return desk.hub.curation.assert(request);
}

async function loosen(desk: Desk, object: string, statement: JsonObject) {
  const request = { ...curator, object, statement, reason: 'assessed', loosens: true, evidence };
  const result = await desk.hub.curation.assert(request);
  await desk.hub.settle();
  return result;
}

const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);

t.test('R-17: a tightening holds when it is answered, and for later versions (R-8)', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1), indicator(2)], anonymous);
  t.same(ids(await desk.log('peer')), [id(1), id(2)]);
  const result = await tighten(desk, id(1), { identifiability: 'identifying' });
  t.match(result, { concerned: 1, changed: 1, assertion: { kind: 'tightening' } });
  t.same(ids(await desk.log('peer')), [id(2)], 'without waiting for anything');
  await desk.submit('one', [indicator(1, { modified: later })], anonymous);
  await desk.submit('two', [indicator(1)], anonymous);
  t.same(ids(await desk.log('peer')), [id(2)]);
});

t.test('loosening needs the right to and evidence, and releases late', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], identifying);
  t.same(await desk.log('peer'), []);
  const statement = { identifiability: 'none' };
  const request = { object: id(1), statement, reason: 'assessed', loosens: true };
  const { assert } = desk.hub.curation;
  await t.rejects(assert({ ...program, ...request, evidence }), /only curators/);
  await t.rejects(assert({ ...curator, ...request }), /needs evidence/);
  const before = desk.clock.now();
  await loosen(desk, id(1), statement);
  const [row] = await desk.log('peer');
  t.ok((row?.stamp ?? 0) >= before, 'with a stamp of this moment');
  await desk.submit('two', [indicator(1)], identifying);
  await desk.submit('one', [indicator(1, { modified: later })], identifying);
  t.same(await desk.log('peer'), [], 'a loosening holds for what was there when it was made');
});

t.test('an assertion holds for its object, its collection and its contributor alone', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1), indicator(2)], anonymous);
  await desk.submit('two', [indicator(1, { name: 'of two' })], anonymous);
  const request = { ...program, object: id(1), reason: 'x', loosens: false };
  const statement = { identifiability: 'identifying' };
  const { assert } = desk.hub.curation;
  await t.rejects(assert({ ...request, statement, contributor: 'citizen' }), /no such object/);
  await t.rejects(assert({ ...request, statement, collection: uuid(1) }), /no such object/);
  await t.rejects(assert({ ...request, statement, object: id(9) }), /no such object/);
  const { collection } = desk;
  const made = await assert({ ...request, statement, contributor: 'one', collection });
  t.match(made, { concerned: 1, changed: 1 });
  const rows = await desk.log('peer');
  t.same(rows.map((row) => [row.id, row.object.name]).toSorted(), [
    [id(1), 'of two'],
    [id(2), 'sign 2'],
  ]);
});

t.test('what names an object that is closed goes in the same moment', async (t) => {
  const desk = await openDesk(t);
  const note = {
    ...{ type: 'note', spec_version: '2.1', id: `note--${uuid(5)}`, content: 'seen' },
    ...{ created: later, modified: later, object_refs: [id(1)] },
  };
  await desk.submit('one', [indicator(1), note], anonymous);
  t.equal((await desk.log('peer')).length, 2);
  await tighten(desk, id(1), { stage: 'detailed', identifiability: 'identifying' });
  t.same(await desk.log('peer'), []);
});

t.test(
  'taking back: a tightening with evidence and late release, a loosening at once',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [indicator(1)], anonymous);
    await desk.submit('one', [indicator(2)], identifying);
    const { retract } = desk.hub.curation;
    const tightened = await tighten(desk, id(1), { identifiability: 'identifying' });
    const loosened = await loosen(desk, id(2), { identifiability: 'none' });
    t.same(ids(await desk.log('peer')), [id(2)]);
    const first = { assertion: tightened.assertion.id, reason: 'wrong host' };
    await t.rejects(retract({ ...program, ...first, evidence }), /only curators/);
    await t.rejects(retract({ ...curator, ...first }), /needs evidence/);
    await retract({ ...program, assertion: loosened.assertion.id, reason: 'doubt' });
    t.same(await desk.log('peer'), [], 'closed when it is answered');
    const before = desk.clock.now();
    const done = await retract({ ...curator, ...first, evidence });
    await desk.hub.settle();
    const [row] = await desk.log('peer');
    t.ok(row?.id === id(1) && row.stamp > before);
    await t.rejects(retract({ ...curator, ...first, evidence }), /taken back already/);
    const again = { assertion: done.assertion.id, reason: 'x', evidence };
    await t.rejects(retract({ ...curator, ...again }), /a retraction stands/);
    await desk.submit('one', [indicator(1, { modified: later })], anonymous);
    t.equal((await desk.log('peer')).length, 2, 'for later versions, too');
  },
);

t.test('R-12: what a curator states as public knowledge is no public reference set', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], anonymous);
  const publicity = { state: 'public_knowledge', route: 'press', evidence_url: evidence };
  const { route: _, ...unproven } = publicity;
  await t.rejects(loosen(desk, id(1), { publicity: unproven }), /route and an evidence URL/);
  await loosen(desk, id(1), { publicity });
  t.same(ids(await desk.log('citizen')), [id(1)]);
  const [weighed] = await desk.hub.curation.labelsOf(id(1));
  t.match(weighed, { effective: { key: { publicity: 'public_knowledge', public_set: 'no' } } });
  t.notOk(weighed?.contribution.publicSet);
});

t.test('sweeps and restarts keep what was stated', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await desk.submit('one', [indicator(1), indicator(2)]);
  await tighten(desk, id(1), { identifiability: 'identifying' });
  const { entry } = await desk.hub.administration.put('collection', desk.collection, {
    ...{ title: 'shared', apiRoot: 'hub', pageSize: 1000 },
    defaults: { labels: { ...publicKnowledge, stage: 'rapid' } },
  });
  t.equal(entry.id, desk.collection);
  await desk.reopen();
  t.same(ids(await desk.log('citizen')), [id(2)]);
});

t.test('a loosening of several axes names what it would not loosen', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], identifying);
  const statement = { identifiability: 'none', stage: 'detailed' };
  await t.rejects(loosen(desk, id(1), statement), /stage.* is loosened nowhere/);
});

t.test(
  'a stored object is explained from its data folder, contribution by contribution',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [indicator(1)], anonymous);
    await desk.submit('two', [indicator(1)], identifying);
    await tighten(desk, id(1), { stage: 'detailed' });
    const explained = await explainStored(desk.folder, id(1), 'peer');
    t.match(explained, [
      {
        contributor: 'one',
        explanation: { key: { stage: 'detailed' }, gates: [{ gate: 'known' }] },
      },
      { contributor: 'two', explanation: { effect: 'withhold' } },
    ]);
    await t.rejects(explainStored(desk.folder, id(1), 'nobody'), /no audience/);
    await t.rejects(explainStored(desk.folder, id(7), 'peer'), /no object/);
  },
);
