/**
 * What any store promises of the history of logs: whatever was read once can be told again, exactly.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { LogMoment, RowState } from '../../src/store/history.ts';
import { type PastRead, rowsRead } from '../../src/store/past-read.ts';
import type { LogQuery, Store, StoreTransaction } from '../../src/store/store.ts';
import type { PromiseTest } from './contract.ts';
import { contribution, question, release, setUp } from './rows.ts';

/** The part of the contract about history. */
export function historyPromises(promise: PromiseTest) {
  promise('what leaves a log is history, with all that was known of it', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      const named = { objectId: 'indicator--v', originId: 'indicator--o' };
      await tx.appendReleases(1, [release(1, named), release(2), release(3, named)]);
      await tx.removeReleases(1, [1]);
      await tx.removeReleases(1, [3]);
    });
    const states = await store.statesOf(1, ['indicator--v']);
    t.same(
      states.map(({ stamp, removal }) => [stamp, removal]),
      [
        [1, 1],
        [3, 2],
      ],
    );
    const digest = createHash('sha256').update('{"stamp":1}').digest('hex');
    t.match(states[0], { digest, originId: 'indicator--o', type: 'indicator', key: 1, size: 11 });
    t.same(await store.standingsOf('indicator--o'), [{ log: 1, objectId: 'indicator--v' }]);
    t.same(await store.standingsOf('indicator--v'), [{ log: 1, objectId: 'indicator--v' }]);
    t.same(await store.standingsOf('indicator--x'), []);
    t.match(await store.knownLogs(), [{ log: 1, horizon: 3, removals: 2, audience: 'peer' }]);
    t.same(
      (await store.stampsAfter(1, 1, 5)).map(({ stamp }) => stamp),
      [2, 3],
    );
    t.equal((await store.stampsAfter(1, 0, 2)).length, 2);
  });

  promise('a log that was removed is known, with all that stood in it', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.appendReleases(1, [release(1), release(2, { objectId: 'indicator--2' })]);
      await tx.removeReleases(1, [1]);
      await tx.deleteLog(1);
    });
    const [log] = await store.knownLogs();
    t.same(log, { log: 1, collection: 'c', audience: 'peer', horizon: 2, removals: 2 });
    t.match(await store.statesOf(1, ['indicator--2']), [{ stamp: 2, removal: 2 }]);
    t.same(await store.standingsOf('indicator--2'), [{ log: 1, objectId: 'indicator--2' }]);
  });

  promise('history is forgotten in steps, the oldest first', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.appendReleases(1, [release(1), release(2), release(3)]);
      await tx.deleteLog(1);
    });
    const forget = (before: number) => store.transaction((tx) => tx.forgetPast(before, 2));
    t.equal(await forget(0), false);
    t.equal((await store.statesOf(1, ['indicator--1'])).length, 3, 'not before its time');
    t.equal(await forget(Number.MAX_SAFE_INTEGER), true);
    t.equal((await store.statesOf(1, ['indicator--1'])).length, 1);
    t.equal((await store.knownLogs()).length, 1, 'a log goes after its rows');
    t.equal(await forget(Number.MAX_SAFE_INTEGER), false);
    t.same(await store.knownLogs(), []);
  });

  promise('every read of every history can be told again, row by row', async (t, store) => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    let reads = 0;
    const property = fc.asyncProperty(
      fc.array(stepArbitrary, { minLength: 16, maxLength: 24, size: 'max' }),
      async (steps) => {
        const log = await newLog(store);
        const told = await play(store, log, [beginning, ...steps]);
        reads += told.length;
        const states = await store.statesOf(log, objectIds);
        for (const read of told) compare(read, states);
      },
    );
    await fc.assert(property, { numRuns: 60, seed });
    t.ok(reads > 100, `${reads} reads, seed ${seed}`);
  });
}

const objectIds = ['t1--1', 't2--2', 't1--3'];
const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const some = <Value>(...values: readonly Value[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.subarray([...values], { minLength: 1 }) },
  );

const stepArbitrary = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      append: fc.array(
        fc.record({
          number: oneOf(1, 1, 2, 3),
          version: oneOf('v1', 'v2', 'v3'),
          key: oneOf(1, 2),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ remove: fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ relabel: fc.nat(8), key: oneOf(1, 2) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      after: oneOf(0, 0, 0, 1, 2, 4, 8),
      back: oneOf(0, 0, 0, 2, 8),
      limit: oneOf(1, 2, 3, 100),
      ids: some(...objectIds),
      types: some('t1', 't2'),
      versions: fc.record({
        all: fc.boolean(),
        last: fc.boolean(),
        first: fc.boolean(),
        keys: fc.subarray(['v1', 'v3']),
      }),
      closedKeys: oneOf([], [], [], [1], [2]),
      manifest: fc.boolean(),
    }),
  },
);

const beginning: Step = {
  append: [1, 2, 3, 1].map((number) => ({ number, version: 'v2', key: 1 })),
};

type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** A read with what it returned. */
interface Told {
  readonly read: PastRead;
  readonly query: LogQuery;
  readonly rows: readonly string[];
}

let logs = 0;

async function newLog(store: Store): Promise<number> {
  logs += 1;
  return store.transaction(async (tx) => {
    await setUp(tx);
    return (await tx.ensureLog('history', `audience ${logs}`)).log;
  });
}

async function play(store: Store, log: number, steps: readonly Step[]): Promise<readonly Told[]> {
  const told: Told[] = [];
  const contributions: number[] = [];
  let stamp = 0;
  for (const step of steps) {
    if ('append' in step) {
      await store.transaction(async (tx) => {
        for (const each of step.append) {
          stamp += 1;
          contributions.push(await append(tx, log, stamp, each));
        }
      });
    } else if ('remove' in step) {
      await store.transaction((tx) => tx.removeReleases(log, step.remove));
    } else if ('relabel' in step) {
      const { relabel, key } = step;
      const id = contributions[relabel];
      if (id === undefined) continue;
      const { labels, labelSource, publicSet, keyed, nextPhase } = contribution();
      const change = { id, key, labels, labelSource, publicSet, keyed, nextPhase };
      await store.transaction((tx) => tx.relabelContributions([change]));
    } else {
      const read = await tell(store, log, step);
      if (read !== undefined) told.push(read);
    }
  }
  return told;
}

async function append(
  tx: StoreTransaction,
  log: number,
  stamp: number,
  { number, version, key }: { number: number; version: string; key: number },
): Promise<number> {
  const objectId = objectIds[number - 1] ?? '';
  const type = objectId.slice(0, 2);
  const bytes = Buffer.from(`{"log":${log},"stamp":${stamp}}`);
  const [id = 0] = await tx.insertContributions([contribution({ objectId, type, key, bytes })]);
  const row = { objectId, type, version, versionKey: version, key, contribution: id };
  await tx.appendReleases(log, [release(stamp, { ...row, content: { bytes } })]);
  return id;
}

async function tell(
  store: Store,
  log: number,
  { back, manifest, ...wanted }: Extract<Step, { after: number }>,
): Promise<Told | undefined> {
  const since = Math.max(0, wanted.after - back);
  const query = question({ ...wanted, log, since });
  const page = manifest ? await store.readManifest(query) : await store.readObjects(query);
  if (page.count === 0) return undefined;
  const moment: LogMoment = page;
  const { horizon, removals } = moment;
  const read = { horizon, removals, after: query.after, until: page.lastStamp, since };
  const rows =
    'rows' in page
      ? page.rows.map((row) => `${row.stamp}`)
      : (JSON.parse(`[${Buffer.from(page.bytes)}]`) as { stamp: number }[]).map(
          (row) => `${row.stamp}`,
        );
  return { read, query, rows };
}

function compare({ read, query, rows }: Told, states: readonly RowState[]): void {
  const again = rowsRead(read, query, states).map(({ stamp }) => `${stamp}`);
  if (again.join() === rows.join()) return;
  throw new Error(`${JSON.stringify({ read, query })}: ${again} instead of ${rows}`);
}
