/**
 * What any store promises of its pages: chosen ones by hand, all others against the model.
 */
import fc from 'fast-check';
import type { LogQuery, Store } from '../../src/store/store.ts';
import type { PromiseTest } from './contract.ts';
import { type ModelRow, matchingRows } from './model.ts';
import { question, release, setUp } from './rows.ts';

/** The part of the contract about reading logs. */
export function pagePromises(promise: PromiseTest) {
  promise(
    'a page ends before it would hold more bytes than allowed, not before its first row',
    async (t, store) => {
      const size = 1_000;
      await store.transaction(async (tx) => {
        await setUp(tx);
        const bytes = (stamp: number) => Buffer.from(JSON.stringify('x'.repeat(size - 5) + stamp));
        await tx.appendReleases(
          1,
          [1, 2, 3, 4, 5, 6, 7, 8].map((stamp) => ({
            ...release(stamp),
            content: { bytes: bytes(stamp) },
          })),
        );
      });
      const all = { all: true, last: false, first: false, keys: [] };
      const ask = (bytesMax: number) =>
        store.readObjects({
          log: 1,
          after: 0,
          since: 0,
          limit: 8,
          versions: all,
          closedKeys: [],
          bytesMax,
        });
      const counts = await Promise.all([1, size * 3, size * 8, size * 100].map(ask));
      t.same(
        counts.map(({ count, more }) => [count, more]),
        [
          [1, true],
          [2, true],
          [8, false],
          [8, false],
        ],
      );
    },
  );

  promise(
    'a page joins bodies byte for byte, in stamp order, and tells of more',
    async (t, store) => {
      const texts = ['{"a":"é 本"}', '{ "b" :\t1.0 }', '{"c":"\\u0000"}'];
      await store.transaction(async (tx) => {
        await setUp(tx);
        const rows = texts.map((text, index) =>
          release(index + 1, {
            objectId: `x--${9 - index}`,
            content: { bytes: Buffer.from(text) },
          }),
        );
        await tx.appendReleases(1, rows);
      });
      const page = await store.readObjects(question({ limit: 2 }));
      t.equal(Buffer.from(page.bytes).toString(), texts.slice(0, 2).join());
      t.match(page, { count: 2, firstStamp: 1, lastStamp: 2, more: true });
      const rest = await store.readObjects(question({ limit: 1, after: page.lastStamp }));
      t.equal(Buffer.from(rest.bytes).toString(), texts[2]);
      t.match(rest, { count: 1, firstStamp: 3, lastStamp: 3, more: false });
      const none = await store.readObjects(question({ after: 3 }));
      t.match(none, { count: 0, firstStamp: 0, lastStamp: 0, more: false });
      t.equal(none.bytes.length, 0);
    },
  );

  promise('a thousand ids are one question', async (t, store) => {
    const rows = Array.from({ length: 3000 }, (_, index) =>
      release(index + 1, { objectId: `x--${index}` }),
    );
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.appendReleases(1, rows);
    });
    const ids = rows.filter((row) => row.stamp % 3 === 0).map((row) => row.objectId);
    const page = await store.readManifest(question({ ids, limit: 1000 }));
    t.same(
      page.rows.map((row) => row.objectId),
      ids,
    );
    t.equal(page.more, false);
  });

  promise('when the last version goes, the greatest that stays is the last', async (t, store) => {
    const versions = ['v2', 'v1', 'v2', 'v3'];
    await store.transaction(async (tx) => {
      await setUp(tx);
      const rows = versions.map((version, index) =>
        release(index + 1, { version, versionKey: version }),
      );
      await tx.appendReleases(1, rows);
      for (const last of [4, 3, 1, 2]) {
        t.same(
          (await tx.readManifest(question())).rows.map((row) => row.stamp),
          [last],
        );
        await tx.removeReleases(1, [last]);
      }
      t.equal((await tx.readManifest(question())).count, 0);
    });
  });

  promise('a log holds an object while a version of it has an open key', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.appendReleases(1, [
        release(1),
        release(2, { key: 2, version: 'v2', versionKey: 'v2' }),
      ]);
    });
    t.equal(await store.holds(1, 'indicator--1', []), true);
    t.equal(await store.holds(1, 'indicator--1', [2]), true);
    t.equal(await store.holds(1, 'indicator--1', [1, 2]), false);
    t.equal(await store.holds(1, 'indicator--2', []), false);
    t.equal(await store.holds(2, 'indicator--1', []), false);
  });

  promise('every page of every history is what the model says', async (t, store) => {
    const { property, seed } = pageProperty(store);
    await fc.assert(property, { numRuns: 60, seed });
    t.pass(`seed ${seed}`);
  });
}

const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const versionArbitrary = oneOf('v1', 'v2', 'v3');

const rowArbitrary = fc.record({
  number: oneOf(1, 1, 1, 2, 2, 3),
  version: versionArbitrary,
  key: oneOf(1, 2, 3),
});

const stepArbitrary = fc.oneof(
  fc.record({ append: fc.array(rowArbitrary, { minLength: 1, maxLength: 6 }) }),
  fc.record({ remove: fc.array(fc.integer({ min: 1, max: 16 }), { minLength: 1, maxLength: 4 }) }),
);

const queryArbitrary = fc.record({
  after: fc.nat(20),
  sinceBack: fc.nat(20),
  limit: fc.integer({ min: 1, max: 8 }),
  ids: fc.option(fc.uniqueArray(oneOf('t1--1', 't2--2', 't1--3', 'x--9')), { nil: undefined }),
  types: fc.option(fc.uniqueArray(oneOf('t1', 't2', 't3')), { nil: undefined }),
  versions: fc.record({
    all: fc.boolean(),
    last: fc.boolean(),
    first: fc.boolean(),
    keys: fc.uniqueArray(versionArbitrary, { maxLength: 2 }),
  }),
  closedKeys: fc.uniqueArray(oneOf(1, 2, 3), { maxLength: 2 }),
});

/** Each run has a log of its own in the store given; stamps start above a base that is the log's. */
function pageProperty(store: Store) {
  const seed = Date.now() % 2 ** 31;
  let runs = 0;
  const property = fc.asyncProperty(
    fc.array(stepArbitrary, { minLength: 1, maxLength: 8 }),
    fc.array(queryArbitrary, { minLength: 8, maxLength: 16 }),
    async (steps, queries) => {
      runs += 1;
      const audience = `run ${runs}`;
      const log = await store.transaction(async (tx) => {
        await setUp(tx);
        return (await tx.ensureLog('c', audience)).log;
      });
      const played = await play(store, log, steps);
      for (const { sinceBack, ...wanted } of queries) {
        const since = Math.max(0, wanted.after - sinceBack);
        await comparePages(store, played, { ...wanted, since, log });
      }
    },
  );
  return { property, seed };
}

type Step = { append: { number: number; version: string; key: number }[] } | { remove: number[] };

async function play(store: Store, log: number, steps: readonly Step[]) {
  let rows: ModelRow[] = [];
  let stamp = 0;
  let removals = 0;
  for (const step of steps) {
    if ('append' in step) {
      const added = step.append.map(({ number, version, key }) => {
        stamp += 1;
        const type = number % 2 === 0 ? 't2' : 't1';
        return release(stamp, {
          objectId: `${type}--${number}`,
          type,
          version,
          versionKey: version,
          key,
        });
      });
      await store.transaction((tx) => tx.appendReleases(log, added));
      rows = [...rows, ...added];
    } else {
      await store.transaction((tx) => tx.removeReleases(log, step.remove));
      rows = rows.filter((row) => !step.remove.includes(row.stamp));
      removals += 1;
    }
  }
  return { rows, horizon: stamp, removals };
}

type Played = Awaited<ReturnType<typeof play>>;

async function comparePages(store: Store, { rows, ...moment }: Played, query: LogQuery) {
  const expected = matchingRows(rows, query);
  const page = expected.slice(0, query.limit);
  const wanted = {
    ...(page.length === 0 ? { horizon: 0, removals: 0 } : moment),
    count: page.length,
    firstStamp: page[0]?.stamp ?? 0,
    lastStamp: page.at(-1)?.stamp ?? 0,
    more: expected.length > query.limit,
    stamps: page.map((row) => row.stamp),
    text: page.map((row) => Buffer.from(row.content.bytes).toString()).join(),
    versions: page.map((row) => `${row.objectId} ${row.version}`),
  };
  const objects = await store.readObjects(query);
  const manifest = await store.readManifest(query);
  const { bytes, ...bounds } = objects;
  const { rows: named, ...manifestBounds } = manifest;
  const found = {
    ...bounds,
    stamps: named.map((row) => row.stamp),
    text: Buffer.from(bytes).toString(),
    versions: named.map((row) => `${row.objectId} ${row.version}`),
  };
  for (const [got, name] of [
    [found, 'objects'],
    [{ ...wanted, ...manifestBounds }, 'manifest'],
  ] as const) {
    const [one, other] = [sorted(got), sorted(wanted)];
    if (one !== other) throw new Error(`${name}: ${one} instead of ${other}`);
  }
}

function sorted(value: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort()));
}
