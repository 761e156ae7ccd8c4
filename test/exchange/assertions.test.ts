/**
 * Assertions: what is stated of an object beside it tightens at once and for good, and loosens with evidence,
 * for what is there.
 */
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { indicator, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk } from './desk.ts';

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
