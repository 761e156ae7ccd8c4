/**
 * Pollers against writers: whoever polls while others write gets every object exactly once, however it
 * remembers its place (design §1, R-3).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { type Bookmark, increase, namesOf, Poller, type Source } from '../support/polling.ts';
import { type Fresh, type Served, serve, type Who } from '../support/serve.ts';
import { indicators } from '../support/stix-objects.ts';

t.setTimeout(300_000);

const writersAtOnce = 4;
const objectsEach = 200;
/** Sizes of envelopes, taken in turn; together more than a writer has. */
const envelopeSizes = [1, 2, 50, 7, 1, 120, 3, 16] as const;

function source(
  served: Served,
  { url }: Fresh,
  endpoint: 'objects' | 'manifest' = 'objects',
  as: Who = 'reader',
): Source {
  return {
    async get(query) {
      const { status, json, headers } = await served.get(`${url}${endpoint}/?${query}`, as);
      return { status, json, header: (name) => headers[name] ?? '' };
    },
  };
}

function expectedNames(total: number): string[] {
  return indicators(total)
    .map(({ id, modified }) => `${id}@${modified}`)
    .toSorted();
}

/** Posts a writer's objects in envelopes of many sizes; `between` runs before each. */
async function writeAll(
  t: Test,
  served: Served,
  collection: Fresh,
  writer: number,
  between: () => void = () => undefined,
): Promise<void> {
  const first = writer * objectsEach + 1;
  for (let done = 0, turn = writer; done < objectsEach; turn += 1) {
    const size = Math.min(envelopeSizes[turn % envelopeSizes.length] ?? 1, objectsEach - done);
    between();
    const { status, json } = await served.post(collection, indicators(size, first + done));
    if (status !== 202 || json.success_count !== size) t.fail(`${status} ${JSON.stringify(json)}`);
    done += size;
  }
}

/** Everyone polls for as long as anyone writes, then once more. */
async function race(pollers: readonly Poller[], writing: Promise<unknown>): Promise<void> {
  let over = false;
  const polling = pollers.map(async (poller) => {
    while (!over) {
      await poller.catchUp();
      await sleep(1);
    }
    await poller.catchUp();
  });
  const ended = writing.finally(() => {
    over = true;
  });
  await Promise.all([ended, ...polling]);
}

/** Each kind of poller with each limit, and one on the manifest to see every stamp. */
function everyPoller(served: Served, collection: Fresh): ReadonlyMap<string, Poller> {
  const pollers = new Map<string, Poller>();
  for (const bookmark of ['next', 'header', 'milliseconds'] as const satisfies Bookmark[]) {
    for (const limit of [1, 7, 100]) {
      const poller = new Poller(source(served, collection), bookmark, limit);
      pollers.set(`by ${bookmark}, limit ${limit}`, poller);
    }
  }
  const manifest = new Poller(source(served, collection, 'manifest'), 'next', 100);
  return pollers.set('manifest', manifest);
}

function sawEachOnce(t: Test, pollers: ReadonlyMap<string, Poller>, total: number): void {
  const expected = expectedNames(total);
  for (const [name, { got, dates }] of pollers) {
    t.same(namesOf(got).toSorted(), expected, `${name}: every object exactly once`);
    const pages = dates.filter((_, index) => index % 2 === 1);
    t.ok(increase(pages), `${name}: each page ends later than the one before`);
  }
  const stamps = pollers.get('manifest')?.got.map(({ dateAdded }) => dateAdded ?? '') ?? [];
  t.ok(increase(stamps), 'stamps strictly increase');
}

t.test('R-3: pollers race writers and lose nothing, repeat nothing', async (t) => {
  const served = await serve(t, { realTime: true });
  const collection = await served.fresh();
  const pollers = everyPoller(served, collection);
  const writing = Array.from({ length: writersAtOnce }, (_, writer) =>
    writeAll(t, served, collection, writer),
  );
  await race([...pollers.values()], Promise.all(writing));
  sawEachOnce(t, pollers, writersAtOnce * objectsEach);
});

t.test('R-3: a clock that steps back between writes costs no poller an object', async (t) => {
  const served = await serve(t);
  const collection = await served.fresh();
  const pollers = everyPoller(served, collection);
  let turn = 0;
  // Back by up to an hour, on by less: over all the clock runs backwards.
  const stepBack = () => {
    turn += 1;
    served.clock.advance(turn % 3 === 0 ? 60_000_000 : -(turn % 7) * 600_000_000);
  };
  const writing = async () => {
    for (let writer = 0; writer < writersAtOnce; writer += 1) {
      await writeAll(t, served, collection, writer, stepBack);
    }
  };
  await race([...pollers.values()], writing());
  sawEachOnce(t, pollers, writersAtOnce * objectsEach);
});

t.test('R-3: pages stay whole while a large envelope is taken in', async (t) => {
  const served = await serve(t, { realTime: true, maxContentLength: 20_000_000 });
  const collection = await served.fresh();
  const early = 20;
  await served.post(collection, indicators(early));
  const total = 10_000;
  const { status, json } = await served.post(collection, indicators(total - early, early + 1));
  t.equal(status, 202);
  t.equal(json.status, 'pending');
  const followers = [100, 1_000].map(
    (limit) => new Poller(source(served, collection), 'header', limit),
  );
  const statusUrl = `/api/status/${json.id}/`;
  let walksWhilePending = 0;
  let pending = true;
  while (pending) {
    for (const follower of followers) await follower.catchUp();
    const newcomer = new Poller(source(served, collection), 'next', 1_000);
    await newcomer.catchUp();
    const names = namesOf(newcomer.got);
    if (new Set(names).size !== names.length) t.fail('a walk during the intake repeats an object');
    const seen = new Set(names);
    const missing = namesOf(followers.flatMap(({ got }) => got)).filter((name) => !seen.has(name));
    if (missing.length > 0) t.fail('what was readable before is not any more');
    if (names.length < early) t.fail('what was there before the envelope is not readable');
    pending = (await served.get(statusUrl)).json.status === 'pending';
    if (pending) walksWhilePending += 1;
  }
  t.ok(walksWhilePending > 0, `polls were served while it was pending: ${walksWhilePending}`);
  const done = (await served.get(statusUrl)).json;
  t.equal(done.success_count, total - early);
  const expected = expectedNames(total);
  for (const follower of followers) {
    await follower.catchUp();
    t.same(namesOf(follower.got).toSorted(), expected, 'readable when the status says complete');
  }
});
