/**
 * How fast the whole server is, each figure beside its floor in the same run: `npm run bench`.
 *
 * The server is a process of its own, as deployed: three audiences read, all may have what is public
 * knowledge. `--small` measures for seconds instead of minutes; `--json` prints figures and ratios.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import BetterSqlite, { type Database } from 'better-sqlite3';
import Table from 'cli-table3';
import { openSqlite } from '../src/store/sqlite.ts';
import { type ServerProcess, startServerProcess } from '../test/support/server-process.ts';
import { benchEnvelope } from './objects.ts';

const { values: flags } = parseArgs({
  options: { small: { type: 'boolean' }, json: { type: 'boolean' } },
});
const small = flags.small === true;
const windows = small ? 3 : 7;
const windowSeconds = small ? 1 : 3;
const pageObjects = 1_000;

/** One figure and what it stands beside. */
interface Line {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly floors: Readonly<Record<string, number>>;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Requests a second to each URL, the URLs taking turns window by window. */
async function race(
  urls: Readonly<Record<string, string>>,
  authorization: string,
): Promise<Readonly<Record<string, number>>> {
  const rates: Record<string, number[]> = {};
  for (let window = 0; window <= windows; window += 1) {
    for (const [name, url] of Object.entries(urls)) {
      const headers = { authorization, accept: 'application/taxii+json;version=2.1' };
      const run = await autocannon({ url, headers, connections: 4, duration: windowSeconds });
      const failed = run.non2xx + run.errors;
      if (failed > 0) throw new Error(`${url}: ${failed} requests failed`);
      // The first window warms up.
      if (window > 0) rates[name] = [...(rates[name] ?? []), run.requests.average];
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, each]) => [name, median(each)]));
}

async function post(server: ServerProcess, collection: 'open' | 'closed', body: string) {
  const path = `${server.path(collection)}objects/`;
  const { status, json } = await server.ask('acme', 'POST', path, body);
  const failures = json?.failure_count ?? 0;
  if (status !== 202 || failures > 0) throw new Error(`${status} ${JSON.stringify(json)}`);
  return json as { readonly id: string; readonly status: string };
}

/** Seconds until each envelope was acknowledged, and until its status was complete. */
async function ingest(
  server: ServerProcess,
  collection: 'open' | 'closed',
  bodies: readonly string[],
): Promise<{ readonly acknowledged: number; readonly complete: number }> {
  const acknowledged: number[] = [];
  const complete: number[] = [];
  for (const body of bodies) {
    const start = performance.now();
    let { id, status } = await post(server, collection, body);
    acknowledged.push((performance.now() - start) / 1000);
    while (status !== 'complete') {
      await sleep(50);
      status = (await server.ask('acme', 'GET', `/api/status/${id}/`)).json.status;
    }
    complete.push((performance.now() - start) / 1000);
  }
  return { acknowledged: median(acknowledged), complete: median(complete) };
}

/** Seconds for `JSON.parse` of an envelope's text. */
function parseSeconds(body: string): number {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    JSON.parse(body);
    return (performance.now() - start) / 1000;
  });
  return median(times);
}

const contentTables = ['stix_id', 'body', 'decision_key', 'contribution', 'reference'];

/** Seconds for bare better-sqlite3 to insert the very rows of this many objects, one durable commit. */
async function insertSeconds(server: ServerProcess, folder: string, objects: number) {
  const source = new BetterSqlite(join(server.folder, 'sekisho.db'), { readonly: true });
  const file = join(folder, `floor-${objects}.db`);
  await (await openSqlite({ file })).close();
  const database = new BetterSqlite(file);
  database.pragma('synchronous = full');
  database.pragma('foreign_keys = off');
  const rows = new Map(
    contentTables.map((table) => [table, take(source, `select * from ${table}`)] as const),
  );
  const share = (table: string) => rows.get(table)?.slice(0, objects) ?? [];
  const releases = take(source, 'select * from release order by stamp').slice(0, 3 * objects);
  const start = performance.now();
  database.transaction(() => {
    for (const table of contentTables) insertAll(database, table, share(table));
    insertAll(database, 'release', releases);
  })();
  const seconds = (performance.now() - start) / 1000;
  source.close();
  database.close();
  return seconds;
}

function take(source: Database, query: string): readonly Readonly<Record<string, unknown>>[] {
  return source.prepare<[], Record<string, unknown>>(query).all();
}

function insertAll(
  database: Database,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): void {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const places = columns.map(() => '?').join();
  const insert = database.prepare(`insert into ${table} (${columns.join()}) values (${places})`);
  for (const row of rows) insert.run(columns.map((column) => row[column]));
}

/** Starts the floor of reads; resolves with its address. */
async function startBare(server: ServerProcess, folder: string, object: string) {
  const page = `${server.path('open')}objects/?limit=${pageObjects}`;
  const body = await textOf(server, page);
  writeFileSync(join(folder, 'page.json'), body);
  writeFileSync(join(folder, 'object.json'), await textOf(server, object));
  const database = new BetterSqlite(join(folder, 'bare.db'));
  database.exec('create table page (stamp integer primary key, bytes blob not null)');
  const insert = database.prepare('insert into page (bytes) values (?)');
  const { objects } = JSON.parse(body) as { readonly objects: readonly object[] };
  if (objects.length !== pageObjects) throw new Error(`a page of ${objects.length} objects`);
  for (const each of objects) insert.run(Buffer.from(JSON.stringify(each)));
  database.close();
  const child = fork(join(import.meta.dirname, 'bare-server.ts'), [folder]);
  const [port] = (await once(child, 'message')) as [number];
  return { base: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

async function textOf(server: ServerProcess, path: string): Promise<string> {
  const headers = { authorization: server.signIn.peer };
  return (await fetch(`${server.base}${path}`, { headers })).text();
}

async function measureReads(server: ServerProcess, folder: string): Promise<Line[]> {
  const { json } = await server.ask('peer', 'GET', `${server.path('open')}objects/?limit=1`);
  const object = `${server.path('open')}objects/${json.objects[0].id}/`;
  const bare = await startBare(server, folder, object);
  const objects = `${server.base}${server.path('open')}objects/`;
  const authorization = server.signIn.peer;
  const page = await race(
    {
      ours: `${objects}?limit=${pageObjects}`,
      'bare Fastify, same bytes': `${bare.base}/page`,
      'bare Fastify, joined by SQLite': `${bare.base}/joined`,
    },
    authorization,
  );
  const empty = await race(
    { ours: `${objects}?added_after=2100-01-01T00:00:00Z`, 'bare Fastify': `${bare.base}/empty` },
    authorization,
  );
  const one = await race(
    { ours: `${server.base}${object}`, 'bare Fastify, same bytes': `${bare.base}/object` },
    authorization,
  );
  bare.stop();
  const line = (name: string, { ours = 0, ...floors }: Readonly<Record<string, number>>): Line => ({
    ...{ name, unit: 'requests/s', ours, floors },
  });
  return [line('page of 1,000', page), line('empty poll', empty), line('one object', one)];
}

async function measureIngest(server: ServerProcess, folder: string): Promise<Line[]> {
  const lines: Line[] = [];
  let first = 1_000;
  const envelopes = (count: number, objects: number) =>
    Array.from({ length: count }, () => {
      first += objects;
      return benchEnvelope(first, objects);
    });
  for (const objects of [1_000, 10_000]) {
    const count = objects > 1_000 ? (small ? 1 : 3) : small ? 5 : 15;
    for (const collection of ['open', 'closed'] as const) {
      const bodies = envelopes(count, objects);
      const { acknowledged, complete } = await ingest(server, collection, bodies);
      const parse = objects / parseSeconds(bodies[0] ?? '');
      const floors = { 'JSON.parse alone': parse };
      const kind = collection === 'open' ? 'to three audiences' : 'withheld';
      const name = `envelope of ${objects.toLocaleString('en')}, ${kind}`;
      const rate = (seconds: number) => objects / seconds;
      if (objects > 1_000) {
        lines.push({
          name: `${name}: acknowledged`,
          unit: 'objects/s',
          ours: rate(acknowledged),
          floors,
        });
      }
      const insert =
        collection === 'open'
          ? await insertSeconds(server, mkdtempSync(join(folder, 'floor-')), objects)
          : undefined;
      lines.push({
        name: `${name}: complete`,
        unit: 'objects/s',
        ours: rate(complete),
        floors:
          insert === undefined
            ? floors
            : { ...floors, 'bare inserts of the same rows': rate(insert) },
      });
    }
  }
  return lines;
}

function report(lines: readonly Line[]): void {
  const ratios = Object.fromEntries(
    lines.flatMap(({ name, ours, floors }) =>
      Object.entries(floors).map(([floor, rate]) => [
        `${name} / ${floor}`,
        Number((ours / rate).toPrecision(3)),
      ]),
    ),
  );
  if (flags.json === true) {
    console.log(JSON.stringify({ lines, ratios }, null, 2));
    return;
  }
  const table = new Table({
    head: ['what', 'ours', 'unit', 'floor', 'of the floor'],
    style: { head: [], border: [] },
  });
  for (const { name, unit, ours, floors } of lines) {
    for (const [floor, rate] of Object.entries(floors)) {
      const share = `${((100 * ours) / rate).toPrecision(3)} %`;
      table.push([name, whole(ours), unit, `${floor}: ${whole(rate)}`, share]);
    }
  }
  console.log(table.toString());
}

function whole(rate: number): string {
  return Math.round(rate).toLocaleString('en');
}

const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
const server = await startServerProcess({
  identicalRequests: { burst: 1_000_000_000 },
  logLevel: 'error',
});
try {
  const writing = await measureIngest(server, folder);
  report([...(await measureReads(server, folder)), ...writing]);
} finally {
  await server.dispose();
  rmSync(folder, { recursive: true, force: true });
}
