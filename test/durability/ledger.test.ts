/**
 * the ledger of a server that is killed, of clients that hang up: what a client got is in it, and
 * beyond that at most the answers that did not arrive whole.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { extract } from 'tar';
import type { Delivery } from '../../src/exchange/ledger.ts';
import { openAsking } from '../../src/exchange/ledger-commands.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { indicator, type StixObject } from '../support/stix-objects.ts';

const kills = Number(process.env.SEKISHO_KILLS ?? 3);
const pollsBetween = 40;
const readers = ['peer', 'government', 'public'] as const;
type ReaderName = (typeof readers)[number];
const calm = { burst: 1e9, drainPerSecond: 1e9, stepMs: 0 };
const config = { identicalRequests: calm, ledger: { compactAfterHours: 0 } };

t.setTimeout(300_000);

/** What clients know: how often each version arrived whole, and how many answers did not. */
class Clients {
  readonly got = new Map<string, number>();
  readonly broken = new Map<ReaderName, number>();
  readonly server: ServerProcess;

  constructor(server: ServerProcess) {
    this.server = server;
  }

  /** One poll. With `hangUpAfter` the client hangs up when so many bytes have come. */
  async poll(as: ReaderName, query: string, hangUpAfter?: number): Promise<void> {
    try {
      const text = await this.#get(as, query, hangUpAfter);
      const { objects = [], versions } = JSON.parse(text);
      if (versions !== undefined) throw new Error('not asked for');
      const received = query.startsWith('manifest') ? 'listing' : 'bodies';
      for (const { id, version, modified } of objects) {
        const name = `${as} ${received} ${id} ${version ?? modified}`;
        this.got.set(name, (this.got.get(name) ?? 0) + 1);
      }
    } catch {
      this.broken.set(as, (this.broken.get(as) ?? 0) + 1);
    }
  }

  async #get(as: ReaderName, query: string, hangUpAfter = Number.POSITIVE_INFINITY) {
    const headers = { authorization: this.server.signIn[as], accept: '*/*' };
    const asked = request(`${this.server.base}${this.server.path('open')}${query}`, { headers });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of answer) {
      pieces.push(piece as Buffer);
      bytes += (piece as Buffer).length;
      if (bytes >= hangUpAfter) throw new Error('hung up');
    }
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}`);
    return Buffer.concat(pieces).toString();
  }
}

function pick<Value>(values: readonly Value[]): Value {
  return values[Math.floor(Math.random() * values.length)] as Value;
}

async function post(server: ServerProcess, objects: readonly StixObject[]) {
  const body = JSON.stringify({ objects });
  const { status } = await server.ask('acme', 'POST', `${server.path('open')}objects/`, body);
  if (status !== 202) throw new Error(`${status}`);
}

const queries = [
  ...['objects/', 'objects/?limit=7', 'objects/?match[version]=all', 'manifest/'],
  ...['manifest/?match[version]=first&limit=9', `objects/${indicator(3).id}/`],
  'objects/?match[type]=indicator&limit=3',
];

/** Everything the ledger of a folder tells of these readers. */
async function toldIn(folder: string): Promise<readonly Delivery[]> {
  const asking = await openAsking({ folder });
  const found: Delivery[] = [];
  try {
    for (const consumer of readers) {
      let after: string | undefined;
      do {
        const page = await asking.deliveries({ consumer, after, limit: 1_000 });
        found.push(...page.items);
        after = page.next;
      } while (after !== undefined);
    }
  } finally {
    await asking.close();
  }
  return found;
}

const nameOf = ({ consumer, received, objectId, version }: Delivery) =>
  `${consumer} ${received} ${objectId} ${version}`;

function holds(t: Test, { got, broken }: Clients, told: readonly Delivery[]): void {
  const times = new Map<string, number>();
  for (const each of told) times.set(nameOf(each), (times.get(nameOf(each)) ?? 0) + each.times);
  const under = [...got].filter(([name, count]) => (times.get(name) ?? 0) < count);
  t.same(under, [], 'never under-reported');
  const over = [...times].filter(([name, count]) => {
    const unsure = broken.get(name.split(' ')[0] as ReaderName) ?? 0;
    return count > (got.get(name) ?? 0) + unsure;
  });
  t.same(over, [], 'over-reported by no more than the answers that did not arrive');
  const unsure = told.filter(({ outcomes }) => outcomes.aborted + outcomes.open > 0);
  const exceeding = told.filter(({ outcomes, ...each }) => {
    return outcomes.sent > (got.get(nameOf({ outcomes, ...each })) ?? 0) + lateHangUps;
  });
  t.same(exceeding, [], 'what was sent arrived, but for clients that hung up on the last bytes');
  t.ok(unsure.length > 0, `${unsure.length} of ${told.length} deliveries hold an unsure read`);
}

/** Small answers lie in buffers as a whole when their client hangs up or the server is killed. */
const lateHangUps = kills * pollsBetween;

t.test(`R-16: ${kills} kills among polls, hang-ups and writes`, async (t) => {
  const server = await startServerProcess(config);
  t.teardown(() => server.dispose());
  const clients = new Clients(server);
  const large = (number: number) =>
    indicator(number, { description: 'x'.repeat(number % 5 === 0 ? 400_000 : 2_000) });
  await post(
    server,
    Array.from({ length: 30 }, (_, index) => large(index + 1)),
  );
  for (let kill = 1; kill <= kills; kill += 1) {
    const running: Promise<void>[] = [];
    for (let poll = 0; poll < pollsBetween; poll += 1) {
      const hangUpAfter = Math.random() < 0.2 ? pick([1, 1_000, 100_000]) : undefined;
      running.push(clients.poll(pick(readers), pick(queries), hangUpAfter));
      if (poll % 3 === 0) await Promise.race(running.slice(-3));
      if (poll % 10 === 5) await post(server, [large(100 * kill + poll)]);
      if (poll === pollsBetween - 5) await server.stop('SIGKILL');
      if (poll === pollsBetween - 5) break;
    }
    await Promise.all(running);
    await server.start(config);
  }
  await Promise.all(readers.map((as) => clients.poll(as, 'objects/?limit=5')));
  await server.stop('SIGTERM');
  t.comment(JSON.stringify({ got: clients.got.size, broken: Object.fromEntries(clients.broken) }));
  t.ok(clients.got.size > 60, 'clients got something');
  const told = await toldIn(server.folder);
  holds(t as Test, clients, told);
  await server.start(config);
  await restores(t as Test, server, told);
});

/** a backup holds the ledger, and it tells the same. */
async function restores(t: Test, server: ServerProcess, told: readonly Delivery[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-ledger-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  await server.run('backup', join(folder, 'backup.tar'));
  mkdirSync(join(folder, 'restored'));
  await extract({ file: join(folder, 'backup.tar'), cwd: join(folder, 'restored') });
  t.same(await toldIn(join(folder, 'restored')), told, 'the backup tells the same');
}
