/**
 * Kills the server without warning while it is written to, again and again: design §9, what is
 * acknowledged is never lost and no poller skips or repeats anything.
 *
 * 20 kills, or as many as `SEKISHO_KILLS` says. `SEKISHO_SEED` repeats a run's choices, not its timing.
 */

import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { extract } from 'tar';
import { increase, namesOf, Poller, sourceOf } from '../support/polling.ts';
import {
  audiences,
  type CollectionName,
  restoreServerProcess,
  type ServerProcess,
  startServerProcess,
} from '../support/server-process.ts';
import { indicators } from '../support/stix-objects.ts';
import { type Memory, newMemory, type Promised, write } from './writers.ts';

const kills = Number(process.env.SEKISHO_KILLS ?? 20);
const seed = Number(process.env.SEKISHO_SEED ?? Date.now() % 1_000_000);
const pieceObjects = 40;
const config = {
  limits: { pieceObjects },
  identicalRequests: { burst: 1_000_000 },
};

/** A small generator, so that a seed repeats the choices. */
function randomOf(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

t.setTimeout(300_000 + kills * 30_000);
t.comment(`seed ${seed}, ${kills} kills`);

t.test('design §9: killed at any moment, the server loses nothing it acknowledged', async (t) => {
  const server = await startServerProcess(config);
  t.teardown(() => server.dispose());
  const random = randomOf(seed);
  const memories = { open: newMemory(), closed: newMemory() };
  // These poll through all of it, and keep their places from one life of the server to the next.
  const pollers = audiences.map((audience) => ({
    audience,
    pages: new Poller(sourceOf(server, audience, 'open', 'manifest'), 'next', 50),
    dates: new Poller(sourceOf(server, audience, 'open'), 'header', 37),
  }));
  let made = 0;
  const number = () => ++made;
  for (let kill = 0; kill < kills; kill += 1) {
    let dead = false;
    const stopped = () => dead;
    const work = (['open', 'closed'] as const).map((collection) => {
      const as = collection === 'open' ? 'acme' : 'initech';
      const memory = memories[collection];
      return write({ server, as, collection, memory, random, number, pieceObjects }, stopped);
    });
    const polling = pollers.map(({ pages, dates }) => pollUntil(stopped, [pages, dates]));
    await answersOf(memories, Math.floor(random() * 40));
    await sleep(random() * 40);
    await server.stop('SIGKILL');
    dead = true;
    await Promise.all([...work, ...polling]);
    await server.start(config);
  }
  await allComplete(t, server, memories);
  const promises = [...memories.open.promised.values(), ...memories.closed.promised.values()];
  t.comment(
    `${promises.length} versions: ${count(promises, 'there')} promised, ${count(promises, 'gone')} deleted, ${count(promises, 'open')} unanswered`,
  );
  t.ok(count(promises, 'there') > kills, 'something was promised between the kills');
  for (const { audience, pages, dates } of pollers) {
    await pages.catchUp();
    await dates.catchUp();
    const log = await wholeLog(server, audience);
    holds(t, memories.open, log.names, audience);
    t.ok(increase(log.stamps), `${audience}: stamps strictly increase`);
    for (const poller of [pages, dates]) sawAll(t, log.names, namesOf(poller.got), audience);
    const stamps = pages.got.map(({ dateAdded }) => dateAdded ?? '');
    t.ok(increase(stamps), `${audience}: dates never went back across the kills`);
    const hidden = new Poller(sourceOf(server, audience, 'closed'), 'next', 100);
    await hidden.catchUp();
    t.same(hidden.got, [], `${audience}: what nobody labelled is not there`);
  }
  await ownStillHeld(t, server, memories.closed);
});

t.test('R-21: an import that was killed leaves all of a file or nothing', async (t) => {
  const server = await startServerProcess(config);
  t.teardown(() => server.dispose());
  const random = randomOf(seed + 1);
  const file = join(server.folder, 'import.json');
  const rounds = Math.max(3, Math.ceil(kills / 5));
  const expected: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const beside = round % 2 === 1;
    if (!beside) await server.stop('SIGTERM');
    const objects = indicators(8 * pieceObjects + 7, 1 + round * 10_000);
    writeFileSync(file, JSON.stringify({ objects }));
    const command = ['import', file, '--collection', server.ids.open];
    const child = server.launch(...command);
    const ended = once(child, 'exit');
    await sleep(300 + random() * 900);
    child.kill('SIGKILL');
    await ended;
    if (!beside) await server.start(config);
    const outcome = JSON.parse(await server.run(...command, '--json'));
    t.same(outcome.failures, [], 'the file can be imported again');
    t.equal(outcome.successes, objects.length, 'each object counts once');
    expected.push(...namesOf(objects.map(({ id, modified }) => ({ id, version: `${modified}` }))));
  }
  // What a killed import left pending is the server's to complete.
  await server.stop('SIGTERM');
  await server.start(config);
  for (const audience of audiences) {
    const source = sourceOf(server, audience, 'open', 'manifest');
    await patiently(async () => {
      const poller = new Poller(source, 'next', 1_000);
      await poller.catchUp();
      return poller.got.length >= expected.length;
    });
    const { names, stamps } = await wholeLog(server, audience);
    t.same(names.toSorted(), expected.toSorted(), `${audience}: each object exactly once`);
    t.ok(increase(stamps), `${audience}: stamps strictly increase`);
  }
});

t.test('R-21: what an import beside the server brings is known to the server', async (t) => {
  const server = await startServerProcess(config);
  t.teardown(() => server.dispose());
  const file = join(server.folder, 'import.json');
  const objects = indicators(3);
  const labels = { publicity: 'not_public', identifiability: 'none', data_kind: 'extracted' };
  writeFileSync(file, JSON.stringify({ x_sekisho_labels: labels, objects }));
  await server.run('import', file, '--collection', server.ids.closed);
  const body = JSON.stringify({ objects });
  const { status, json } = await server.ask(
    'acme',
    'POST',
    `${server.path('closed')}objects/`,
    body,
  );
  t.equal(status, 202, 'the same objects are taken in from another');
  t.equal(json.success_count, objects.length);
  const shown = new Poller(sourceOf(server, 'peer', 'closed'), 'next', 100);
  await shown.catchUp();
  const names = objects.map(({ id, modified }) => `${id}@${modified}`);
  t.same(namesOf(shown.got).toSorted(), names, 'what was imported reaches those who may see it');
});

t.test('R-21: a backup taken while others write restores to one consistent state', async (t) => {
  const server = await startServerProcess(config);
  t.teardown(() => server.dispose());
  const memory = newMemory();
  const random = randomOf(seed + 2);
  let made = 0;
  let stop = false;
  const acme = { server, as: 'acme', collection: 'open', memory, random } as const;
  const work = write({ ...acme, number: () => ++made, pieceObjects }, () => stop);
  await sleep(400);
  await postVariant(t, server);
  const promisedBefore = [...memory.promised];
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-backup-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const archive = join(folder, 'backup.tar');
  await server.run('backup', archive);
  stop = true;
  await work;
  const restored = join(folder, 'restored');
  mkdirSync(restored);
  await extract({ file: archive, cwd: restored });
  t.ok(existsSync(join(restored, 'hub-secret')), 'the hub secret is in the backup');
  const copy = await restoreServerProcess(restored, server);
  t.teardown(() => copy.dispose());
  await patiently(async () => (await variantIds(copy)).length > 0);
  t.same(await variantIds(copy), await variantIds(server), 'variants keep their ids (R-2)');
  const log = await wholeLog(copy, 'peer');
  t.ok(increase(log.stamps), 'stamps strictly increase');
  t.equal(new Set(log.names).size, log.names.length, 'nothing is there twice');
  const now = new Set((await wholeLog(server, 'peer')).names);
  const kept = promisedBefore.filter(([name, promised]) => promised === 'there' && now.has(name));
  t.ok(kept.length > 0, 'something was promised before the backup');
  const there = new Set(log.names);
  const lost = kept.filter(([name]) => !there.has(name)).map(([name]) => name);
  t.same(lost, [], 'everything promised before the backup is in it');
  // The secret belongs to the database: with another, nothing is served.
  await copy.stop('SIGTERM');
  const strange = join(folder, 'strange');
  cpSync(restored, strange, { recursive: true });
  writeFileSync(join(strange, 'hub-secret'), Buffer.alloc(32, 7));
  await t.rejects(restoreServerProcess(strange, server), 'another secret is refused');
});

/** Waits until the writers have got so many more answers: fast machines and slow ones die alike late. */
async function answersOf({ open, closed }: Record<CollectionName, Memory>, more: number) {
  const enough = open.answers + closed.answers + more;
  await patiently(async () => open.answers + closed.answers >= enough, 5);
}

function count(promises: readonly Promised[], wanted: Promised): number {
  return promises.filter((promise) => promise === wanted).length;
}

async function pollUntil(stopped: () => boolean, pollers: readonly Poller[]): Promise<void> {
  while (!stopped()) {
    for (const poller of pollers) {
      // A page that did not arrive is asked for again in the server's next life.
      await poller.catchUp().catch((error: unknown) => {
        if (!(error instanceof TypeError)) throw error;
      });
    }
    await sleep(10);
  }
}

/** Waits for every status resource to say that it is complete, without a failure. */
async function allComplete(
  t: Test,
  server: ServerProcess,
  memories: Readonly<Record<CollectionName, Memory>>,
): Promise<void> {
  for (const [name, memory] of Object.entries(memories)) {
    const as = name === 'open' ? 'acme' : 'initech';
    for (const id of memory.pending) {
      await patiently(async () => {
        const { status, json } = await server.ask(as, 'GET', `/api/status/${id}/`);
        if (status !== 200 || (json.failure_count ?? 0) > 0) {
          memory.faults.push(`status: ${status} ${JSON.stringify(json).slice(0, 500)}`);
          return true;
        }
        return json.status === 'complete' && json.success_count === json.total_count;
      });
    }
    t.same(memory.faults, [], `${name}: no answer but those promised, every status complete`);
  }
}

/** Asks until the answer is yes; throws when it takes beyond all patience. */
async function patiently(ask: () => Promise<boolean>, pauseMillis = 50): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < 120_000) {
    if (await ask()) return;
    await sleep(pauseMillis);
  }
  throw new Error('what should happen did not within two minutes');
}

/** All rows of a log, by a reader who comes for the first time. */
async function wholeLog(server: ServerProcess, audience: (typeof audiences)[number]) {
  const pages = new Poller(sourceOf(server, audience, 'open', 'manifest'), 'next', 100);
  await pages.catchUp();
  const stamps = pages.got.map(({ dateAdded }) => dateAdded ?? '');
  return { names: namesOf(pages.got), stamps };
}

/** Holds a log to what was promised. */
function holds(t: Test, { promised }: Memory, log: readonly string[], audience: string): void {
  const there = new Set(log);
  t.equal(there.size, log.length, `${audience}: nothing is there twice`);
  const named = (wanted: string) =>
    [...promised].filter(([, promise]) => promise === wanted).map(([name]) => name);
  const lost = named('there').filter((name) => !there.has(name));
  t.same(lost, [], `${audience}: everything promised is there`);
  const back = named('gone').filter((name) => there.has(name));
  t.same(back, [], `${audience}: nothing deleted is there`);
  const strange = log.filter((name) => !promised.has(name));
  t.same(strange, [], `${audience}: nothing is there that nobody sent`);
}

/** A poller has seen all that is there now, and nothing twice; what was deleted it may have seen. */
function sawAll(t: Test, log: readonly string[], seen: readonly string[], audience: string): void {
  const once = new Set(seen);
  t.equal(once.size, seen.length, `${audience}: a poller through all kills got nothing twice`);
  const missed = log.filter((name) => !once.has(name));
  t.same(missed, [], `${audience}: a poller through all kills missed nothing`);
}

/** What nobody sees is held all the same: its submitter can delete it, once. */
async function ownStillHeld(t: Test, server: ServerProcess, { promised }: Memory): Promise<void> {
  const idOf = (name: string) => name.slice(0, name.indexOf('@'));
  const held = new Map<string, Set<string>>();
  for (const [name, promise] of promised) {
    held.set(idOf(name), (held.get(idOf(name)) ?? new Set()).add(promise));
  }
  const wrong: string[] = [];
  for (const [id, promises] of held) {
    const { status } = await server.ask(
      'initech',
      'DELETE',
      `${server.path('closed')}objects/${id}/`,
    );
    const mustBe = promises.has('there') ? 200 : promises.has('open') ? status : 404;
    if (status !== mustBe) wrong.push(`${id}: ${status}, ${[...promises].join()}`);
  }
  t.same(wrong, [], 'every hidden object promised is held, every deleted one is not');
}

/** An object that peers may have without its creator: it goes out as a variant. */
async function postVariant(t: Test, server: ServerProcess): Promise<void> {
  const labels = {
    publicity: 'not_public',
    identifiability: 'none',
    data_kind: 'extracted',
  };
  const created_by_ref = 'identity--11111111-1111-4111-8111-111111111111';
  const objects = indicators(3, 900_000_000_001).map((object) => ({ ...object, created_by_ref }));
  const body = JSON.stringify({ x_sekisho_labels: labels, objects });
  const { json } = await server.ask('acme', 'POST', `${server.path('closed')}objects/`, body);
  t.equal(json.success_count, objects.length, 'the objects were taken in');
}

async function variantIds(server: ServerProcess): Promise<string[]> {
  const poller = new Poller(sourceOf(server, 'peer', 'closed'), 'next', 100);
  await poller.catchUp();
  return poller.got.map(({ id }) => id);
}
