/** The ledger keeps what it was given: through merging, forgetting, copies, a full disk and a killed writer. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import {
  type Closing,
  closedText,
  filterOf,
  filterText,
  type Ledger,
  type LedgerReads,
  type NewRange,
  type Segment,
} from '../../src/store/ledger.ts';
import { readSegments, writeSegments } from '../../src/store/segments.ts';
import { copyLedger, openLedger, openLedgerReads } from '../../src/store/sqlite-ledger.ts';

const folder = t.testdir({});
let files = 0;

function newFile(): string {
  files += 1;
  return join(folder, `ledger-${files}.db`);
}

const everything = {
  since: 0,
  until: Number.MAX_SAFE_INTEGER,
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
};
const lastOnly = { all: false, last: true, first: false, keys: [] };
const day = 24 * 3_600_000_000;

/** A read that is valid, with what a test wants different. */
function range(change: Partial<NewRange> = {}): NewRange {
  return {
    ...{ consumer: 'acme', log: 1, collection: 'c', audience: 'peer', endpoint: 'objects' },
    ...{ filter: filterText({ versions: lastOnly }), closed: closedText([]), policy: '{}' },
    ...{ after: 0, until: 10, since: 0, horizon: 10, removals: 0, rows: 3, opened: 1 },
    ...change,
  } as NewRange;
}

/** Every read that a ledger tells of, each as one text, sorted. */
async function told(ledger: LedgerReads): Promise<readonly string[]> {
  const reads: string[] = [];
  for (const reader of await ledger.readers()) {
    for await (const ranges of ledger.ranges(reader.reader, everything)) {
      for (const { endpoint, outcome, filter, policy, segments } of ranges) {
        const kind = [
          reader.consumer,
          reader.log,
          endpoint,
          outcome,
          JSON.stringify(filter),
          policy,
        ];
        for (const segment of segments) reads.push([...kind, JSON.stringify(segment)].join(' '));
      }
    }
  }
  return reads.sort();
}

async function rangesOf(ledger: LedgerReads, query = everything) {
  const found = [];
  for (const { reader } of await ledger.readers()) {
    for await (const ranges of ledger.ranges(reader, query)) found.push(...ranges);
  }
  return found;
}

t.test('a read comes back as it was recorded, with how it ended', async (t) => {
  const file = newFile();
  const ledger = await openLedger({ file });
  const filter = { ids: ['x--1'], types: ['x'], versions: { ...lastOnly, keys: ['2026'] } };
  const first = await ledger.record(
    [
      range({ filter: filterText(filter), closed: closedText([3, 4]), policy: '{"a":1}' }),
      range({ consumer: 'umbrella', endpoint: 'manifest', after: 10, until: 20 }),
    ],
    [],
  );
  t.match(await rangesOf(ledger), [
    { id: first, endpoint: 'objects', outcome: 'open', filter: { ...filter, closedKeys: [3, 4] } },
    { id: first + 1, outcome: 'open', segments: [{ after: 10, until: 20, ended: 0 }] },
  ]);
  const closing = (outcome: Closing['outcome'], at: number) => ({ id: first, outcome, at });
  t.equal(await ledger.record([], [closing('sent', 5), closing('aborted', 6)]), 0);
  t.match(await rangesOf(ledger), [
    { outcome: 'sent', segments: [{ ended: 5 }] },
    { outcome: 'open' },
  ]);
  await ledger.close();
  const again = await openLedger({ file });
  t.equal((await rangesOf(again)).length, 2);
  t.equal(await again.record([range()], []), first + 2, 'numbers go on');
  t.same(
    (await again.readers()).map(({ consumer }) => consumer),
    ['acme', 'umbrella'],
  );
  await again.close();
});

t.test('only ranges that may hold what is asked for are read, in batches', async (t) => {
  const ledger = await openLedger({ file: newFile() });
  const many = Array.from({ length: 1_201 }, (_, index) =>
    range({ after: index * 10, until: index * 10 + 10, opened: index }),
  );
  await ledger.record(many, []);
  t.equal((await rangesOf(ledger)).length, many.length);
  const within = async (change: object) =>
    (await rangesOf(ledger, { ...everything, ...change })).map(
      ({ segments }) => segments[0]?.after,
    );
  t.same(await within({ from: 101, to: 101 }), [100]);
  t.same(await within({ from: 100, to: 101 }), [90, 100]);
  t.same(await within({ since: 5, until: 7 }), [50, 60]);
  await ledger.close();
});

const stamp = fc.integer({ min: 0, max: 2 ** 50 });
const segmentArbitrary: fc.Arbitrary<Segment> = fc.record({
  ...{ after: stamp, until: stamp, since: stamp, horizon: stamp, opened: stamp, ended: stamp },
  ...{ removals: fc.nat(), rows: fc.nat(10_000) },
});

t.test('segments are read back number for number', (t) => {
  fc.assert(
    fc.property(fc.array(segmentArbitrary), (segments) => {
      t.same(readSegments(writeSegments(segments)), segments);
    }),
    { numRuns: 200 },
  );
  t.throws(() => readSegments('[1,2]'), /segments are whole/);
  t.end();
});

t.test('a filter is read back as it was asked, and the same for the same question', (t) => {
  const texts = fc.option(fc.array(fc.string()), { nil: undefined });
  const filters = fc.record({
    ids: texts,
    types: texts,
    versions: fc.record({
      ...{ all: fc.boolean(), last: fc.boolean(), first: fc.boolean() },
      keys: fc.array(fc.constantFrom('2026-01-01T00:00:00.000000000', '1970')),
    }),
    closedKeys: fc.array(fc.nat()),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      t.same(filterOf(filterText(filter), closedText(filter.closedKeys)), filter);
    }),
    { numRuns: 100 },
  );
  t.end();
});

const kinds = fc.record({
  consumer: fc.constantFrom('acme', 'acme', 'umbrella'),
  endpoint: fc.constantFrom('objects' as const, 'objects' as const, 'manifest' as const),
  policy: fc.constantFrom('{}', '{}', '{}', '{"a":1}'),
});
const readArbitrary = fc.record({
  kind: kinds,
  segment: segmentArbitrary,
  wait: fc.constantFrom(1, 1, 1, day / 3),
  outcome: fc.constantFrom('sent' as const, 'sent' as const, 'aborted' as const, 'open' as const),
});

t.test('merging loses nothing: the same reads are told before and after', async (t) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  let [before, after] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(readArbitrary, { minLength: 10, maxLength: 60, size: 'max' }),
      fc.integer({ min: 1, max: 40 }),
      async (reads, limit) => {
        const ledger = await openLedger({ file: newFile() });
        let now = 0;
        for (const { kind, segment, wait, outcome } of reads) {
          now += wait;
          const id = await ledger.record([range({ ...segment, ...kind, opened: now })], []);
          if (outcome !== 'open') await ledger.record([], [{ id, outcome, at: now + 5 }]);
          // Merging goes on beside recording, as in life.
          if (wait > 1) await ledger.compact(now, limit);
        }
        const known = await told(ledger);
        before += (await rangesOf(ledger)).length;
        while (await ledger.compact(now + day, limit));
        t.same(await told(ledger), known);
        t.equal(known.length, reads.length);
        for (const { segments } of await rangesOf(ledger)) {
          const opened = segments.map((segment) => segment.opened);
          t.ok(Math.max(...opened) - Math.min(...opened) <= day, 'a range is not older than a day');
        }
        after += (await rangesOf(ledger)).length;
        await ledger.close();
      },
    ),
    { numRuns: 10, seed },
  );
  t.ok(after < before, `${before} ranges became ${after}, seed ${seed}`);
});

t.test('many reads of one kind become ranges of bounded size', async (t) => {
  const ledger = await openLedger({ file: newFile() });
  const reads = Array.from({ length: 1_100 }, (_, index) => range({ opened: index + 1 }));
  const first = await ledger.record(reads, []);
  const closings = reads.map((_, index) => ({ id: first + index, outcome: 'sent', at: 2_000 }));
  await ledger.record([], closings as Closing[]);
  while (await ledger.compact(day, 100));
  t.same(
    (await rangesOf(ledger)).map(({ segments }) => segments.length),
    [500, 500, 100],
  );
  t.equal(await ledger.compact(day, 100), false, 'then there is nothing to do');
  await ledger.close();
});

t.test('what is young or open is not merged', async (t) => {
  const ledger = await openLedger({ file: newFile() });
  const first = await ledger.record([range(), range(), range({ opened: 50 })], []);
  await ledger.record([], [{ id: first, outcome: 'sent', at: 2 }]);
  t.equal(await ledger.compact(40, 100), false);
  t.equal((await rangesOf(ledger)).length, 3);
  await ledger.record([], [{ id: first + 1, outcome: 'sent', at: 60 }]);
  t.equal((await rangesOf(ledger)).filter(({ outcome }) => outcome === 'sent').length, 2);
  await ledger.close();
});

t.test('the old is forgotten in steps, texts with it, and no number is given again', async (t) => {
  const file = newFile();
  const ledger = await openLedger({ file });
  const old = range({ policy: '{"old":1}' });
  const ids = [
    await ledger.record([old, old, old], []),
    await ledger.record([range({ opened: day * 9 })], []),
  ];
  await ledger.record([], [{ id: ids[0]!, outcome: 'sent', at: day * 9 }]);
  t.equal(await ledger.forget(day * 8, 1), true);
  t.equal(await ledger.forget(day * 8, 1), true);
  t.equal(await ledger.forget(day * 8, 1), false);
  const left = await rangesOf(ledger);
  t.same(
    left.map(({ id }) => id),
    [ids[0], ids[1]],
    'one that was closed later is not old',
  );
  t.equal(left[0]?.policy, '{"old":1}', 'a text stays while a range needs it');
  await ledger.forget(day * 30, 10);
  await ledger.forget(day * 30, 10);
  t.same(await rangesOf(ledger), []);
  t.equal(await ledger.record([old], []), ids[1]! + 1);
  t.equal((await rangesOf(ledger))[0]?.policy, '{"old":1}', 'a text that comes back is there');
  await ledger.close();
});

t.test('a full disk refuses to record, records nothing, and goes on with room', async (t) => {
  const file = newFile();
  const small = await openLedger({ file, pagesMax: 40 });
  let recorded = 0;
  const fill = async () => {
    for (; recorded < 10_000; recorded += 50) await small.record(batch(recorded), []);
  };
  const batch = (from: number) =>
    Array.from({ length: 50 }, (_, index) => range({ rows: from + index, policy: `${from}` }));
  await t.rejects(fill(), { name: 'Problem', kind: 'unavailable' });
  t.ok(recorded > 0 && recorded < 10_000, `${recorded} recorded`);
  t.equal((await told(small)).length, recorded);
  await t.rejects(small.record(batch(recorded), []), { name: 'Problem', kind: 'unavailable' });
  await small.close();
  const large = await openLedger({ file });
  await large.record(batch(recorded), []);
  t.equal((await told(large)).length, recorded + 50);
  await large.close();
});

t.test('what was acknowledged survives a killed process, and stays open', async (t) => {
  const file = newFile();
  const program = join(import.meta.dirname, 'killed-ledger.ts');
  const child = spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
  t.equal(child.signal, 'SIGKILL', child.stderr);
  const ledger = await openLedger({ file });
  const ranges = await rangesOf(ledger);
  t.ok(ranges.length >= Number(child.stdout), `${ranges.length} of ${child.stdout} acknowledged`);
  t.ok(Number(child.stdout) > 0);
  t.ok(ranges.every(({ outcome }) => outcome === 'open'));
  await ledger.close();
});

t.test(
  'a copy is whole while others record; a ledger that is not there tells nothing',
  async (t) => {
    const file = newFile();
    const none = openLedgerReads(file);
    t.same(await none.readers(), []);
    t.notOk(existsSync(file));
    const ledger = await openLedger({ file });
    await ledger.record([range(), range()], []);
    t.equal((await none.readers()).length, 1, 'and when it is there, it does');
    await none.close();
    const copy = newFile();
    await Promise.all([copyLedger(file, copy), ledger.record([range()], [])]);
    const copied = openLedgerReads(copy);
    t.ok((await rangesOf(copied)).length >= 2);
    await copied.close();
    await t.rejects(copyLedger(file, copy), { name: 'Problem', kind: 'conflict' });
    await ledger.close();
    await t.rejects(openLedger({ file: join(folder, 'absent', 'x.db') }), {
      name: 'Problem',
      kind: 'unavailable',
    });
  },
);

t.test('what is asked of a ledger at once is done one after another', async (t) => {
  const ledger: Ledger = await openLedger({ file: newFile() });
  const firsts = await Promise.all(
    Array.from({ length: 20 }, () => ledger.record([range(), range()], [])),
  );
  t.same(
    firsts,
    firsts.map((_, index) => 1 + index * 2),
  );
  await ledger.close();
});
