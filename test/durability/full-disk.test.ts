/**
 * A database without room, and one that another process holds: the server says 503 in TAXII's form, keeps
 * what it acknowledged readable, and goes on when it can (design §9, TAXII 2.1 §3.6.1).
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import t, { type Test } from 'tap';
import { namesOf, Poller, sourceOf } from '../support/polling.ts';
import { type Reply, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { indicator, indicators, type StixObject } from '../support/stix-objects.ts';

t.setTimeout(300_000);

/** An object of some kilobytes, so that room runs out soon. */
function large(number: number): StixObject {
  return indicator(number, { description: 'x'.repeat(20_000) });
}

function post(server: ServerProcess, objects: readonly StixObject[]): Promise<Reply> {
  return server.ask('acme', 'POST', `${server.path('open')}objects/`, JSON.stringify({ objects }));
}

function isUnavailable(t: Test, { status, headers, json }: Reply): void {
  t.equal(status, 503);
  t.match(headers.get('content-type'), /^application\/taxii\+json;version=2\.1/);
  t.equal(json.http_status, '503');
  t.type(json.title, 'string', 'an error message of TAXII 2.1 §3.6.1');
}

async function readable(server: ServerProcess): Promise<string[]> {
  const poller = new Poller(sourceOf(server, 'public', 'open'), 'next', 50);
  await poller.catchUp();
  return namesOf(poller.got).toSorted();
}

t.test('design §9: a full database refuses and loses nothing', async (t) => {
  const server = await startServerProcess({ limits: { databasePagesMax: 1_000 } });
  t.teardown(() => server.dispose());
  const acknowledged: StixObject[] = [];
  let refused: Reply | undefined;
  for (let number = 1; number <= 500 && refused === undefined; number += 5) {
    const objects = Array.from({ length: 5 }, (_, index) => large(number + index));
    const reply = await post(server, objects);
    if (reply.status === 202) acknowledged.push(...objects);
    else refused = reply;
  }
  t.ok(acknowledged.length > 0, 'something was taken in before');
  t.ok(refused !== undefined, 'room ran out');
  if (refused !== undefined) isUnavailable(t, refused);
  const expected = acknowledged.map(({ id, modified }) => `${id}@${modified}`).toSorted();
  t.same(await readable(server), expected, 'what was acknowledged is readable, and no more');
  isUnavailable(t, await post(server, indicators(1_001, 10_001)));
  t.same(await readable(server), expected, 'a large submission leaves nothing behind either');

  await server.stop('SIGTERM');
  await server.start({ limits: { databasePagesMax: 100_000 } });
  t.same(await readable(server), expected, 'nothing is lost by the restart');
  const later = [large(901), large(902)];
  const { status, json } = await post(server, later);
  t.equal(status, 202, 'with room it takes in again');
  t.equal(json.success_count, later.length);
  t.equal((await readable(server)).length, expected.length + later.length);
});

t.test('design §9: a database that another process holds is unavailable, then fine', async (t) => {
  const server = await startServerProcess();
  t.teardown(() => server.dispose());
  const [before, meanwhile] = [indicators(3), indicators(3, 11)];
  t.equal((await post(server, before)).status, 202);
  const other = new BetterSqlite(join(server.folder, 'sekisho.db'));
  other.exec('begin immediate');
  isUnavailable(t, await post(server, meanwhile));
  t.equal((await readable(server)).length, before.length, 'reads go on meanwhile');
  other.exec('rollback');
  other.close();
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await post(server, meanwhile)).status === 202) break;
    await sleep(100);
  }
  t.equal((await readable(server)).length, before.length + meanwhile.length, 'then it goes on');
});
