/**
 * Recalls: what leaves a log after somebody had it is revoked or named in a note there, and told to exactly
 * those who had it; what nobody had leaves no trace.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { openHub } from '../../src/exchange/open-hub.ts';
import type { Receipted } from '../../src/exchange/reading.ts';
import { noticeFor, revokedVariant } from '../../src/exchange/recall-notices.ts';
import { isValid, validateObject } from '../../src/stix/index.ts';
import { domainObjects } from '../../src/stix/tables/domain-objects.ts';
import type { ObjectPage } from '../../src/store/store.ts';
import {
  address,
  indicator,
  indicators,
  malware,
  type StixObject,
  uuid,
} from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk, publicKnowledge } from './desk.ts';

const everything = { all: true, last: false, first: false, keys: [] } as const;
const curator = { kind: 'account', id: 'kay' } as const;
const creator = `identity--${uuid(900)}`;
const received = (number: number) => indicator(number);
/** It names its creator, whom nobody may know. */
const varied = (number: number) => indicator(number, { created_by_ref: creator });

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

/** Takes back what orders have stated of an object. */
async function mend(desk: Desk, { id }: StixObject): Promise<void> {
  for (const { id: assertion } of await desk.hub.curation.assertions({ limit: 10, objectId: id })) {
    const right = { by: curator, mayLoosen: true, reason: 'it was another', evidence: 'case 7' };
    await desk.hub.curation.retract({ ...right, assertion });
  }
  await desk.hub.settle();
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
  const markings = (note?.object_marking_refs ?? []) as string[];
  t.ok(markings.length > 0 && markings.every((id) => ids.has(id)));
  t.same(notesIn(await desk.log('government')), [], 'nobody there had it');
});

t.test('R-2: a variant is revoked with nothing left of it, for good', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [varied(1)], anonymous);
  const [before] = (await desk.log('peer')).filter(({ object }) => object.type === 'indicator');
  t.not(before?.id, varied(1).id);
  await fetchAll(desk, 'peer');
  await order(desk, varied(1));
  await desk.hub.settle();
  const [revoked, ...others] = (await desk.log('peer')).filter(
    ({ object }) => object.type === 'indicator',
  );
  t.same(others, [], 'its earlier versions are gone');
  t.match(revoked, { id: before?.id, object: { revoked: true, created: before?.object.created } });
  t.ok(String(revoked?.object.modified) > String(before?.object.modified));
  t.notMatch(JSON.stringify(revoked?.object), /sign 1|sample-1/);
  t.same(notesIn(await desk.log('peer')), []);
  t.match(await toldTo(desk, 'peer'), [{ objectId: before?.id }]);
  const claim = { ...indicator(7), id: String(revoked?.id), modified: '2027-01-01T00:00:00.000Z' };
  await desk.submit('two', [claim], anonymous);
  for (const who of ['peer', 'government']) {
    t.notOk(
      (await desk.log(who)).some(({ object }) => object.name === 'sign 7'),
      'nobody undoes it',
    );
  }
  await mend(desk, varied(1));
  const shown = (await desk.log('peer')).filter(({ object }) => object.type === 'indicator');
  t.equal(shown.length, 2, 'the revocation stands, and a new variant');
  t.same(shown[0], revoked);
  t.not(shown[1]?.id, revoked?.id);
  t.not(shown[1]?.object.created, revoked?.object.created);
  t.equal(shown[1]?.object.name, 'sign 1');
});

t.test('R-8: what was recalled and may be shown again comes under its own id', async (t) => {
  const desk = await openDesk(t);
  const second = indicator(1, { modified: '2026-02-01T00:00:00.000Z', name: 'second' });
  await desk.submit('one', [received(1)], anonymous);
  await fetchAll(desk, 'peer');
  await desk.submit('one', [second], identifying);
  await desk.hub.settle();
  t.same(
    (await desk.log('peer')).map(({ object }) => object.type),
    ['identity', 'marking-definition', 'note'],
    'v1 does not come back',
  );
  const stamp = (await desk.log('peer')).at(-1)?.stamp ?? 0;
  await desk.remove('one', second.id);
  await desk.submit('one', [received(1)], anonymous);
  const row = (await desk.log('peer')).find(({ id }) => id === received(1).id);
  t.ok((row?.stamp ?? 0) > stamp);
  await fetchAll(desk, 'government');
  await order(desk, received(1));
  await desk.hub.settle();
  t.equal((await toldTo(desk, 'peer')).length, 1, 'it had not fetched it again');
  t.equal((await toldTo(desk, 'government')).length, 1);
});

t.test('R-7: what nobody had leaves no trace, nor what stands again in time', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [received(1), varied(2), received(3)], anonymous);
  const log = await desk.log('peer');
  await order(desk, received(1), varied(2));
  await desk.hub.settle();
  t.same(
    await desk.log('peer'),
    log.filter(({ id, object }) => object.type !== 'indicator' || id === received(3).id),
  );
  await fetchAll(desk, 'peer');
  await order(desk, received(3));
  for (const { id: assertion } of await desk.hub.curation.assertions({
    ...{ limit: 1, objectId: received(3).id },
  })) {
    const right = { by: curator, mayLoosen: true, reason: 'no', evidence: 'case 7' };
    await desk.hub.curation.retract({ ...right, assertion });
  }
  await desk.hub.settle();
  t.same(notesIn(await desk.log('peer')), []);
  t.same((await desk.hub.recalls.list({ limit: 10 })).items, []);
});

t.test('R-6: a consumer that deletes its own recalls nothing, nor what hung on it', async (t) => {
  const desk = await openDesk(t);
  const relationship = {
    ...{ type: 'relationship', spec_version: '2.1', id: `relationship--${uuid(5)}` },
    ...{ created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' },
    ...{ relationship_type: 'related-to', source_ref: received(1).id, target_ref: received(2).id },
  };
  await desk.submit('one', [received(1), received(2), relationship], anonymous);
  await fetchAll(desk, 'peer', 'government');
  await desk.remove('one', received(1).id);
  const left = (await desk.log('peer')).map(({ id }) => id);
  t.same(left, [received(2).id], 'the relationship went with it');
  t.same((await desk.hub.recalls.list({ limit: 10 })).items, []);
  await order(desk, received(2));
  await desk.hub.settle();
  t.match(notesIn(await desk.log('peer')), [{ object_refs: [received(2).id] }]);
});

t.test('R-7: what hung on a recalled object is recalled with it, in one note', async (t) => {
  const desk = await openDesk(t);
  const relationship = {
    ...{ type: 'relationship', spec_version: '2.1', id: `relationship--${uuid(5)}` },
    ...{ created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' },
    ...{ relationship_type: 'related-to', source_ref: received(1).id, target_ref: received(2).id },
  };
  await desk.submit('one', [received(1), received(2), relationship], anonymous);
  await fetchAll(desk, 'peer');
  await order(desk, received(1));
  await desk.hub.settle();
  t.match(notesIn(await desk.log('peer')), [{ object_refs: [received(1).id, relationship.id] }]);
});

t.test('R-7: observables are in the lists of those who had them, and in no log', async (t) => {
  const desk = await openDesk(t, undefined, { batchSeconds: 60 });
  const open = {
    ...{ state: 'public_knowledge', route: 'published_report' },
    evidence_url: 'https://a.example',
  };
  const labels = { ...anonymous, publicity: open };
  const more = { ...address, defanged: true };
  await desk.submit('one', [address], labels);
  await fetchAll(desk, 'peer', 'citizen');
  await desk.submit('one', [more], labels);
  await desk.hub.settle();
  t.same((await desk.hub.recalls.list({ limit: 10 })).items, [], 'one replaced another (R-19)');
  await fetchAll(desk, 'peer');
  const log = (await desk.log('peer')).filter(({ id }) => id !== address.id);
  await order(desk, address);
  await desk.hub.settle();
  t.same(await desk.log('peer'), log);
  for (const who of ['peer', 'citizen']) {
    t.match(await toldTo(desk, who), [{ objectId: address.id, received: 'bodies' }]);
  }
});

t.test('R-7: what only names a recalled object, and can do without, is not recalled', async (t) => {
  const desk = await openDesk(t);
  const of = { sample_refs: ['file--4d4b5c8e-3e4e-5c3a-8f0e-1f2a3b4c5d6e'] };
  const hashes = { MD5: '0cc175b9c0f1b6a831c399e269772661' };
  const file = { type: 'file', spec_version: '2.1', id: String(of.sample_refs[0]), hashes };
  await desk.submit('one', [file, malware(1, of)], anonymous);
  await fetchAll(desk, 'peer');
  await order(desk, file);
  await desk.hub.settle();
  const [left] = (await desk.log('peer')).filter(({ object }) => object.type === 'malware');
  t.notOk(Object.hasOwn(left?.object ?? {}, 'sample_refs'));
  t.same(notesIn(await desk.log('peer')), []);
  t.match(await toldTo(desk, 'peer'), [{ objectId: file.id }]);
  t.equal((await toldTo(desk, 'peer')).length, 1);
  await order(desk, malware(1));
  await desk.hub.settle();
  t.match(notesIn(await desk.log('peer')), [{ object_refs: [malware(1).id] }]);
  const told = (await toldTo(desk, 'peer')).map(({ objectId }) => objectId);
  t.same(told, [malware(1).id, file.id], 'the latest first, and not under the id not fetched');
});

t.test('R-6: what its owner deletes is not recalled for a form it had before', async (t) => {
  const desk = await openDesk(t);
  const of = { sample_refs: ['file--4d4b5c8e-3e4e-5c3a-8f0e-1f2a3b4c5d6e'] };
  const hashes = { MD5: '0cc175b9c0f1b6a831c399e269772661' };
  const file = { type: 'file', spec_version: '2.1', id: String(of.sample_refs[0]), hashes };
  await desk.submit('one', [file, malware(1, of)], anonymous);
  await fetchAll(desk, 'peer');
  await order(desk, file);
  await desk.hub.settle();
  await desk.remove('one', malware(1).id);
  t.same(notesIn(await desk.log('peer')), []);
  t.equal((await desk.hub.recalls.list({ limit: 10 })).items.length, 1, 'the file alone');
});

t.test(
  'R-4: a batch does not hold a recall up, but for what it brings in another form',
  async (t) => {
    const desk = await openDesk(t, publicKnowledge, { batchSeconds: 60 });
    await desk.submit('one', [received(1), varied(2)]);
    desk.clock.advance(60_000_000);
    await desk.hub.settle();
    await fetchAll(desk, 'citizen');
    await order(desk, received(1));
    await desk.hub.settle();
    t.match(notesIn(await desk.log('citizen')), [{ object_refs: [received(1).id] }]);
  },
);

t.test('R-16: a read under way when an object leaves is waited for', async (t) => {
  const desk = await openDesk(t);
  let had = 0;
  for (let number = 1; number <= 8; number += 1) {
    await desk.submit('one', [received(number)], anonymous);
    await desk.putConsumer(`late-${number}`, 'peer');
    const reading = begin(desk, `late-${number}`);
    for (let turns = 0; turns < number % 4; turns += 1) await new Promise(setImmediate);
    await order(desk, received(number));
    const settled = desk.hub.settle();
    const { page, receipt } = await reading;
    await settled;
    const got = Buffer.from(page.bytes).includes(`"${received(number).id}","created"`);
    if (got) had += 1;
    t.equal((await toldTo(desk, `late-${number}`)).length, got ? 1 : 0);
    receipt.close('aborted');
  }
  t.ok(had > 0, 'reads were under way');
});

t.test('R-7: of many at once each is recalled once, at most 250 in a note', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await desk.submit('one', indicators(300));
  await fetchAll(desk, 'citizen');
  const unlabelled = { title: 'shared', apiRoot: 'hub', pageSize: 1000, defaults: {} };
  await desk.hub.administration.put('collection', desk.collection, unlabelled);
  await desk.hub.settle();
  const named = notesIn(await desk.log('citizen')).map(({ object_refs: ids }) => ids as string[]);
  t.same(
    named.map(({ length }) => length),
    [250, 50],
  );
  t.equal(new Set(named.flat()).size, 300);
  t.equal((await toldTo(desk, 'citizen')).length, 300);
  t.same(notesIn(await desk.log('peer')), [], 'nobody there had them');
});

t.test('R-7: whoever had it is told even where the log is gone by then', async (t) => {
  const desk = await openDesk(t);
  const { administration } = desk.hub;
  await desk.submit('one', [received(1)], anonymous);
  await fetchAll(desk, 'peer');
  await order(desk, received(1));
  const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
  const rest = { audience: 'government', identities: [], grants: [], compat };
  for (const who of ['peer', 'one', 'two']) await administration.put('consumer', who, rest);
  await administration.remove('audience', 'peer');
  await desk.hub.settle();
  t.match(await toldTo(desk, 'peer'), [{ objectId: received(1).id }]);
});

t.test('R-17: what another form replaces is recalled under the id it had', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await desk.submit('one', [varied(1)]);
  await fetchAll(desk, 'peer');
  const [before] = (await desk.log('peer')).filter(({ object }) => object.type === 'indicator');
  t.equal(before?.id, varied(1).id, 'public knowledge goes out as received');
  const publicity = { publicity: 'not_public' };
  const request = { by: curator, objects: [varied(1).id], labels: publicity, reason: 'withdrawn' };
  const [object] = (await desk.hub.recalls.order(request)).objects;
  t.match(object, { id: varied(1).id, contributions: 1 });
  await desk.hub.settle();
  const [note] = notesIn(await desk.log('peer'));
  t.same(note?.object_refs, [varied(1).id]);
  const variant = (await desk.log('peer')).find(({ object }) => object.type === 'indicator');
  t.not(variant?.id, varied(1).id);
  t.match(await toldTo(desk, 'peer'), [{ objectId: varied(1).id, replaced: true }]);
});

t.test(
  'R-7: killed between a leaving and its conclusion, the hub concludes it later',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [received(1)], anonymous);
    const { receipt } = await begin(desk, 'peer');
    const twin = `${desk.folder}-twin`;
    t.teardown(() => rmSync(twin, { recursive: true, force: true }));
    cpSync(desk.folder, twin, { recursive: true });
    const script = join(import.meta.dirname, 'killed-recall.ts');
    const { signal } = spawnSync(process.execPath, [script, twin, received(1).id]);
    t.equal(signal, 'SIGKILL');
    const hub = await openHub({ folder: twin, clock: desk.clock });
    t.same((await hub.recalls.list({ limit: 10 })).items, []);
    await hub.settle();
    t.match((await hub.recalls.own({ consumer: 'peer', limit: 10 })).items, [
      { recall: { audience: 'peer' }, received: 'bodies' },
    ]);
    await hub.settle();
    t.equal((await hub.recalls.list({ limit: 10 })).items.length, 1, 'once');
    await hub.close();
    receipt.close('sent');
  },
);

t.test('R-7: on the machine’s clock leavings are concluded without being asked', async (t) => {
  const desk = await openDesk(t, undefined, { clock: undefined });
  await desk.submit('one', [received(1)], anonymous);
  await fetchAll(desk, 'peer');
  await order(desk, received(1));
  while ((await toldTo(desk, 'peer')).length === 0) await sleep(50);
  t.match(notesIn(await desk.log('peer')), [{ object_refs: [received(1).id] }]);
});

t.test('R-7: a revoked variant of every type is valid STIX, or is listed only', (t) => {
  const time = '2026-04-01T00:00:00.000Z';
  const frame = {
    ...{ creator, tlpMarking: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb' },
    ...{ created: time, modified: '2026-04-02T00:00:00.000Z' },
  };
  for (const type of Object.keys(domainObjects)) {
    const objectId = `${type}--${uuid(1)}`;
    const notice = noticeFor({ objectId, originId: `${type}--${uuid(2)}`, type });
    t.equal(notice, type === 'observed-data' ? 'none' : 'revocation', type);
    if (notice === 'none') continue;
    const { bytes } = revokedVariant(objectId, type, frame);
    const object = JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonObject;
    for (const profile of ['default', 'strict'] as const) {
      const findings = validateObject(object, profile);
      t.same(findings, [], `${type}, ${profile}`);
    }
  }
  t.end();
});
