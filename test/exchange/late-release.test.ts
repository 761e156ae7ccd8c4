/**
 * Late release: whatever changes is decided anew, and nothing else; what becomes readable is released at that
 * moment, once, whatever becomes of clock and process; what is closed is closed at that moment.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { formatTaxiiTime } from '../../src/base/time.ts';
import { accessOf } from '../../src/exchange/directory.ts';
import { growingPause } from '../../src/exchange/growing-pause.ts';
import { type OpenHub, shippedPackFile } from '../../src/exchange/open-hub.ts';
import { Poller } from '../support/polling.ts';
import { envelopeHeaders, type Fresh, type Served, serve } from '../support/serve.ts';
import { indicator, indicators, malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk, publicKnowledge } from './desk.ts';
import { changed } from './pack-edits.ts';
import { defaulted, storeObjects } from './stored-objects.ts';

const hour = 3_600_000_000;
const shipped = readFileSync(shippedPackFile, 'utf8');
const curator = { by: { kind: 'account', id: 'kay' }, mayLoosen: true } as const;
const evidence = 'https://example.org/report';

const versions = { all: true, last: false, first: false, keys: [] } as const;

function id(number: number): string {
  return indicator(number).id;
}

function state(hub: OpenHub, object: string, statement: JsonObject, loosens: boolean) {
  const proof = loosens ? { evidence } : {};
  const request = { object, statement, reason: 'assessed', loosens, ...proof };
  return hub.curation.assert({ ...curator, ...request });
}

/** Every row of every log by audience and object, each with all that a reader may learn of it. */
function rowsOf({ folder }: Pick<Desk, 'folder'>): ReadonlyMap<string, readonly string[]> {
  const database = new BetterSqlite(join(folder, 'sekisho.db'), { readonly: true });
  const rows = database
    .prepare<[], { readonly name: string; readonly stamp: number }>(
      `select l.audience || ' ' || o.text as name, r.stamp, r.object, r.version, r.version_key,
         r.is_last, b.digest, b.bytes from release r
       join log l on l.id = r.log join stix_id o on o.id = r.origin join body b on b.id = r.body
       order by r.log, r.stamp`,
    )
    .all();
  database.close();
  const byName = Map.groupBy(rows, ({ name }) => name);
  return new Map([...byName].map(([name, own]) => [name, own.map((row) => JSON.stringify(row))]));
}

/** What a change did to the logs: who lost what, who gained what, by audience and object. */
async function effectOf(t: Test, desk: Desk, change: () => Promise<unknown>) {
  const before = rowsOf(desk);
  const moment = desk.clock.now();
  await change();
  await desk.hub.settle();
  const after = rowsOf(desk);
  const names = new Set([...before.keys(), ...after.keys()]);
  const differing = [...names].filter(
    (name) => before.get(name)?.join() !== after.get(name)?.join(),
  );
  const [lost, gained] = [after, before].map((side) => differing.filter((name) => !side.has(name)));
  const kept = differing.filter((name) => before.has(name) && after.has(name));
  t.same(kept, [], 'no other row changes by a byte');
  for (const name of gained ?? []) {
    for (const row of after.get(name) ?? []) t.ok(JSON.parse(row).stamp > moment, 'stamped now');
  }
  return { lost: lost?.sort(), gained: gained?.sort() };
}

function vulnerability(number: number): StixObject {
  const { type: _, id: __, ...common } = malware(number);
  const { is_family: ___, malware_types: ____, ...rest } = common;
  return { type: 'vulnerability', id: `vulnerability--${uuid(number)}`, ...rest };
}

function relationship(number: number, target: string): StixObject {
  const created = '2026-01-01T00:00:00.000Z';
  return {
    ...{ type: 'relationship', spec_version: '2.1', id: `relationship--${uuid(number)}` },
    ...{ created, modified: created, relationship_type: 'indicates' },
    ...{ source_ref: id(1), target_ref: target },
  };
}

t.test('design §1: each change touches its objects, and no other row by a byte', async (t) => {
  const desk = await openDesk(t);
  const both = (object: string) => [`government ${object}`, `peer ${object}`];
  const soon = (hours: number) => formatTaxiiTime(desk.clock.now() + hours * hour);
  await desk.submit('one', indicators(6), anonymous);
  const consent = { scope: ['peer'], until: soon(2) };
  await desk.submit('one', [indicator(11)], { ...anonymous, consent });
  const embargoed = { ...anonymous, not_before: { peer: soon(1), government: soon(3) } };
  await desk.submit('one', [indicator(12)], embargoed);
  await desk.submit('two', [vulnerability(13)], { ...anonymous, coordination: 'in_progress' });
  await desk.submit('two', [relationship(14, malware(15).id)], anonymous);
  await desk.submit('two', [indicator(16)], { ...anonymous, category: 'ttp' });

  const label = await effectOf(t, desk, () => state(desk.hub, id(2), identifying, false));
  t.same(label, { lost: both(id(2)), gained: [] }, 'a label tightened');
  const back = await effectOf(t, desk, async () => {
    const [made] = await desk.hub.curation.assertions({ limit: 1 });
    await desk.hub.curation.retract({
      ...curator,
      assertion: made?.id ?? 0,
      reason: 'wrong',
      evidence,
    });
  });
  t.same(back, { lost: [], gained: both(id(2)) }, 'a label loosened');

  const over = await effectOf(t, desk, async () => desk.clock.advance(1.5 * hour));
  t.same(over, { lost: [], gained: [`peer ${id(12)}`] }, 'an embargo of one tier');
  const lapsed = await effectOf(t, desk, async () => desk.clock.advance(hour));
  t.same(lapsed, { lost: [`peer ${id(11)}`], gained: [] }, 'a consent');
  const later = await effectOf(t, desk, async () => desk.clock.advance(hour));
  t.same(later, { lost: [], gained: [`government ${id(12)}`] }, 'the embargo of another tier');

  const done = await effectOf(t, desk, () =>
    state(desk.hub, vulnerability(13).id, { coordination: 'completed' }, true),
  );
  t.same(done, { lost: [], gained: both(vulnerability(13).id) }, 'coordination');

  const named = await effectOf(t, desk, () => desk.submit('one', [malware(15)], anonymous));
  const arrived = [...both(malware(15).id), ...both(relationship(14, '').id)].sort();
  t.same(named, { lost: [], gained: arrived }, 'a reference');
  const gone = await effectOf(t, desk, () => desk.remove('one', malware(15).id));
  t.same(gone, { lost: arrived, gained: [] });

  const packFile = join(desk.folder, 'pack.yaml');
  writeFileSync(packFile, changed(shipped, 'm25-not-public-anonymous', 'withhold'));
  const strict = await effectOf(t, desk, () => desk.reopen({ packFile }));
  t.same(strict, { lost: both(id(16)), gained: [] }, 'a pack');
  const lax = await effectOf(t, desk, () => desk.reopen());
  t.same(lax, { lost: [], gained: both(id(16)) });
});

t.test('design §1, R-13: the public reference sets reach every collection, late too', async (t) => {
  const desk = await openDesk(t);
  const { administration } = desk.hub;
  const other = '9d1f7a2e-3c58-4b06-8a74-5e2b6c0d9f33';
  const sets = { title: 'sets', apiRoot: 'hub', pageSize: 1000 };
  await administration.put('collection', other, { ...sets, defaults: {} });
  await desk.submit('one', [indicator(1), relationship(2, malware(3).id)], anonymous);
  const grants = [{ collection: other, read: true, write: true }];
  const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
  await administration.put('consumer', 'library', {
    ...{ audience: 'peer', identities: [], compat, grants },
  });
  const directory = desk.hub.directory();
  const [party, entry] = [desk.hub.partyNamed('library'), directory.collections.get(other)];
  const access = party && entry && accessOf(directory, party, entry);
  if (party === undefined || access === undefined) throw new Error('the library has access');
  const body = Buffer.from(JSON.stringify({ objects: [malware(3)] }));
  const waiting = relationship(2, '').id;
  const holds = () => desk.hub.holds(desk.access('peer').access, waiting);
  await desk.hub.submit(party, access, body);
  await desk.hub.settle();
  t.notOk(await holds(), 'what nobody labelled is in no set');
  const document = { ...sets, defaults: { labels: publicKnowledge } };
  await administration.put('collection', other, document);
  await desk.hub.settle();
  t.ok(await holds(), 'released when the defaults make it public knowledge');
  await administration.put('collection', other, { ...sets, defaults: {} });
  await desk.hub.settle();
  t.notOk(await holds(), 'and gone with it');
  await administration.put('collection', other, document);
  await desk.hub.settle();
  await desk.hub.remove(party, access, malware(3).id, versions);
  await desk.hub.settle();
  t.notOk(await holds(), 'gone when it is removed');
  await desk.hub.submit(party, access, body);
  await desk.hub.settle();
  t.ok(await holds(), 'back when it arrives');
});

/** Hours that a clock jumps, or a restart. */
const jumps = fc.array(fc.constantFrom<number | 'restart'>(-5, -1, 0.3, 1, 2, 5, 'restart'), {
  minLength: 1,
  maxLength: 8,
});

t.test('M-36: whatever the clock does, an embargo ends once, never early', async (t) => {
  const desk = await openDesk(t);
  const seed = Number(process.env.SEKISHO_SEED ?? Date.now() % 1_000_000);
  t.comment(`seed ${seed}`);
  let number = 0;
  await fc.assert(
    fc.asyncProperty(jumps, fc.constantFrom(1, 2, 4), async (steps, hours) => {
      number += 1;
      const end = desk.clock.now() + hours * hour;
      const embargo = { ...anonymous, not_before: { peer: formatTaxiiTime(end) } };
      await desk.submit('one', [indicator(number)], embargo);
      const own = async () => (await desk.log('peer')).filter((row) => row.id === id(number));
      let first: readonly object[] = [];
      for (const step of [...steps, 24]) {
        if (step === 'restart') await desk.reopen();
        else desk.clock.advance(step * hour);
        const before = desk.clock.now();
        await desk.hub.settle();
        const rows = await own();
        if (first.length > 0) t.same(rows, first, 'released once, under one stamp');
        else if (rows.length > 0) t.ok(desk.clock.now() >= end, 'not early');
        else t.ok(before < end, 'not late');
        first = rows;
      }
      t.equal(first.length, 1, 'not lost');
    }),
    { seed, numRuns: 10, endOnFailure: true },
  );
});

t.test('design §1: every poller gets what is released late once, among what arrives', async (t) => {
  const server = await serve(t);
  const fresh = await server.fresh({ defaults: {} });
  const pollers = (['next', 'header', 'milliseconds'] as const).flatMap((bookmark) =>
    [1, 3, 100].map((limit) => new Poller(sourceOf(server, fresh), bookmark, limit)),
  );
  const poll = async (step?: true) => {
    for (const poller of pollers) await (step ? poller.step() : poller.catchUp());
  };
  let number = 100;
  const arrive = () => {
    number += 5;
    return post(server, fresh, indicators(5, number), anonymous);
  };
  const end = formatTaxiiTime(server.clock.now() + hour);
  await post(server, fresh, [indicator(1)], { ...anonymous, not_before: { peer: end } });
  const secret = { ...identifying, publicity: 'not_public' };
  await post(server, fresh, [indicator(2)], secret);
  await arrive();
  await poll();
  await arrive();
  await poll(true);
  server.clock.advance(hour);
  await poll(true);
  await arrive();
  const publicity = { state: 'public_knowledge', route: 'press', evidence_url: evidence };
  await state(server.hub, id(2), { publicity, identifiability: 'none' }, true);
  await arrive();
  await poll(true);
  await arrive();
  await server.hub.settle();
  await poll();
  const expected = [id(1), id(2), ...indicators(25, 105).map((one) => one.id)].sort();
  for (const { got } of pollers) t.same(got.map((row) => row.id).sort(), expected);
});

function sourceOf(server: Served, { url }: Fresh) {
  return {
    async get(query: string) {
      const { status, json, headers } = await server.get(`${url}objects/?${query}`, 'reader');
      return { status, json, header: (name: string) => headers[name] ?? '' };
    },
  };
}

async function post(
  server: Served,
  { url }: Fresh,
  objects: readonly StixObject[],
  labels: JsonObject,
) {
  const body = JSON.stringify({ objects, x_sekisho_labels: labels });
  const answer = await server.ask('POST', `${url}objects/`, {
    ...{ as: 'writer', headers: envelopeHeaders, body },
  });
  if (answer.json?.success_count !== objects.length) throw new Error(answer.text);
}

/** Labels that leave nothing readable, and those that do, for what a collection's defaults label. */
const [closed, open] = [identifying, anonymous].map((labels) => ({ ...labels, category: 'ttp' }));
const many = 12_000;

/** A desk with many objects stored, one in four labelled by the defaults, and closed. */
async function openStored(t: Test): Promise<Desk> {
  const desk = await openDesk(t, open);
  await desk.hub.close();
  const { folder, collection } = desk;
  const categories = ['ttp', defaulted, 'malware_extracted', 'malware_extracted'];
  await storeObjects({
    ...{ folder, collection, count: many, categories, defaults: open },
    ...{ shown: categories, audiences: ['peer', 'government'] },
  });
  return desk;
}

function putDefaults(desk: Desk, labels: JsonObject = {}) {
  return desk.hub.administration.put('collection', desk.collection, {
    ...{ title: 'shared', apiRoot: 'hub', pageSize: 1000, defaults: { labels } },
  });
}

async function countOf(desk: Desk, who: string): Promise<number> {
  const { party, access } = desk.access(who);
  const selection = { after: 0, since: 0, limit: 20_000, versions };
  return (await desk.hub.readManifest({ party, access, selection, shows: 'nothing' })).page.count;
}

t.test('R-17: what is tightened is closed at once, while a job of many still runs', async (t) => {
  const desk = await openStored(t);
  const packFile = join(desk.folder, 'pack.yaml');
  writeFileSync(packFile, changed(shipped, 'm25-not-public-anonymous', 'withhold'));
  await desk.reopen({ packFile, settles: false });
  const running = async () => {
    const jobs = await desk.hub.packs.jobs(9);
    return jobs.filter(({ ended }) => ended === undefined).map(({ kind }) => kind);
  };
  const { access } = desk.access('peer');
  t.same(await running(), ['activation']);
  t.notOk(await desk.hub.holds(access, id(0)), 'closed by the pack');
  t.equal(await countOf(desk, 'peer'), many / 2, 'and no page shows it');
  t.ok(await desk.hub.holds(access, id(2)));
  await state(desk.hub, id(2), identifying, false);
  t.notOk(await desk.hub.holds(access, id(2)), 'closed by a label');
  t.same(await running(), ['activation'], 'the job runs on');
  await desk.hub.settle();
  t.same(await running(), []);
  t.equal(await countOf(desk, 'peer'), many / 2 - 1);

  await desk.reopen();
  t.equal(await countOf(desk, 'peer'), many - 1);
  const { warnings } = await putDefaults(desk, closed);
  t.same(warnings, []);
  t.equal(await countOf(desk, 'peer'), (many * 3) / 4 - 1, 'answered when it holds');
  const [job] = await desk.hub.packs.jobs(1);
  t.match(job, { kind: 'sweep', collection: desk.collection, phase: 'settling' });
  t.match(job, { done: many, total: many, started: Number, ended: Number });
});

t.test('design §9: killed on its way, a sweep goes on where it was', async (t) => {
  const desk = await openStored(t);
  const script = join(import.meta.dirname, 'killed-sweep.ts');
  const labels = JSON.stringify(closed);
  const child = spawn(process.execPath, [script, desk.folder, desk.collection, labels], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const database = new BetterSqlite(join(desk.folder, 'sekisho.db'), { readonly: true });
  const job = database.prepare<[], { readonly done: number }>(
    `select done from job where kind = 'sweep' and ended is null and phase = 'deciding'`,
  );
  while ((job.get()?.done ?? 0) === 0 && child.exitCode === null) await sleep(1);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { done } = job.get() ?? { done: many };
  database.close();
  t.ok(done > 0 && done < many, `killed at ${done} of ${many}`);
  await desk.reopen({ settles: false });
  const [resumed] = await desk.hub.packs.jobs(1);
  t.match(resumed, { kind: 'sweep', total: many });
  t.ok((resumed?.done ?? 0) >= done, 'not from the beginning');
  await desk.hub.settle();
  t.ok((await desk.hub.packs.jobs(1))[0]?.ended, 'through');
  t.equal(await countOf(desk, 'peer'), (many * 3) / 4);
  t.equal(await countOf(desk, 'government'), (many * 3) / 4);
});

t.test('design §9: work that a full disk fails is tried again after growing pauses', async (t) => {
  const faults: unknown[] = [];
  const desk = await openDesk(t, open, { onFault: (fault) => void faults.push(fault) });
  await desk.submit('one', indicators(400));
  const database = new BetterSqlite(join(desk.folder, 'sekisho.db'), { readonly: true });
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.close();
  await desk.reopen({ pagesMax: pages + 4 });
  const start = performance.now();
  const { warnings } = await putDefaults(desk, closed);
  t.match(warnings, [/still being carried out/], 'not told as done');
  for (let tick = 0; tick < 50; tick += 1) await desk.hub.settle();
  const seconds = (performance.now() - start) / 1000;
  t.ok(faults.length > 0 && faults.length <= 2 + Math.log2(1 + seconds), `${faults.length} faults`);
  await desk.reopen({ pagesMax: pages + 4_000 });
  t.equal(await countOf(desk, 'peer'), 0, 'with room it is carried out');
  t.ok((await desk.hub.packs.jobs(1))[0]?.ended);
});

t.test('a pause doubles with each failure up to its bound, and ends with a success', async (t) => {
  let now = 0;
  const pause = growingPause({ firstMs: 100, mostMs: 350 }, () => now);
  t.ok(pause.isOver());
  for (const length of [100, 200, 350, 350]) {
    pause.failed();
    now += length - 1;
    t.notOk(pause.isOver());
    now += 1;
    t.ok(pause.isOver());
  }
  pause.failed();
  pause.succeeded();
  t.ok(pause.isOver());
  pause.failed();
  now += 100;
  t.ok(pause.isOver(), 'from the first length again');
});
