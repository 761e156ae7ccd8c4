/**
 * Recalls: what leaves a log after somebody had it is revoked or named in a note there, and told to exactly
 * those who had it; what nobody had leaves no trace.
 */
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import type { Receipted } from '../../src/exchange/reading.ts';
import { isValid, validateObject } from '../../src/stix/index.ts';
import type { ObjectPage } from '../../src/store/store.ts';
import { indicator, type StixObject } from '../support/stix-objects.ts';
import { anonymous, type Desk, openDesk } from './desk.ts';

const everything = { all: true, last: false, first: false, keys: [] } as const;
const curator = { kind: 'account', id: 'kay' } as const;
const received = (number: number) => indicator(number);

/** A read that is on record. */
async function begin(desk: Desk, who: string): Promise<Receipted<ObjectPage>> {
  const { party, access } = desk.access(who);
  const selection = { after: 0, since: 0, limit: 1000, versions: everything };
  return desk.hub.readObjects({ party, access, selection, shows: 'objects' });
}

async function fetchAll(desk: Desk, ...readers: readonly string[]): Promise<void> {
  for (const who of readers) (await begin(desk, who)).receipt.close('sent');
}

async function list(desk: Desk, who: string): Promise<void> {
  const { party, access } = desk.access(who);
  const selection = { after: 0, since: 0, limit: 1000, versions: everything };
  const { receipt } = await desk.hub.readManifest({ party, access, selection, shows: 'manifest' });
  receipt.close('sent');
}

async function order(desk: Desk, ...objects: readonly StixObject[]): Promise<string> {
  const request = { by: curator, objects: objects.map(({ id }) => id), reason: 'names a victim' };
  return (await desk.hub.recalls.order(request)).order;
}

/** The recalls of a consumer: of each what it had, by id. */
async function toldTo(desk: Desk, who: string): Promise<readonly JsonObject[]> {
  const { items } = await desk.hub.recalls.own({ consumer: who, limit: 100 });
  return items.flatMap(({ had }) => JSON.parse(had) as JsonObject[]);
}

const notesIn = (rows: readonly { readonly object: JsonObject }[]) =>
  rows.filter(({ object }) => object.type === 'note').map(({ object }) => object);

t.test('R-7: exactly those who had an object are told; its log names it in a note', async (t) => {
  const desk = await openDesk(t);
  for (const who of ['fetcher', 'lister', 'absentee']) await desk.putConsumer(who, 'peer');
  await desk.submit('one', [received(1), received(2)], anonymous);
  await fetchAll(desk, 'fetcher');
  await list(desk, 'lister');
  const ordered = await order(desk, received(1));
  t.notOk(
    (await desk.log('peer')).some(({ id }) => id === received(1).id),
    'gone when answered',
  );
  await desk.hub.settle();

  const [recall, ...more] = (await desk.hub.recalls.list({ limit: 10 })).items;
  t.same(more, []);
  t.match(recall, { audience: 'peer', objects: 1, had: 1, expected: 1, answered: 0 });
  t.equal(recall?.orderedBy, ordered);
  t.equal((recall?.deadline ?? 0) > (recall?.moment ?? 0), true);
  t.match(await toldTo(desk, 'fetcher'), [
    { objectId: received(1).id, type: 'indicator', received: 'bodies', replaced: false },
  ]);
  t.match(await toldTo(desk, 'lister'), [{ objectId: received(1).id, received: 'listing' }]);
  for (const who of ['absentee', 'peer', 'government', 'citizen', 'one']) {
    t.same(await toldTo(desk, who), [], `${who} is told nothing`);
  }
  const log = await desk.log('peer');
  const [note] = notesIn(log);
  t.same(note?.object_refs, [received(1).id]);
  t.ok(isValid(validateObject(note ?? {})), 'the note is STIX');
  const ids = new Set(log.map(({ id }) => id));
  t.ok(ids.has(String(note?.created_by_ref)), 'by the identity that stands there');
  t.ok((note?.object_marking_refs as string[]).every((id) => ids.has(id)));
  t.same(notesIn(await desk.log('government')), [], 'nobody there had it');
});
