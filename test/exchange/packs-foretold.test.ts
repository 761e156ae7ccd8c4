/** What a comparison of packs foretells is what an activation does: in small at random, in large once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { comparePacks, type Fate, type PackComparison } from '../../src/exchange/compare-packs.ts';
import { openHubSecret } from '../../src/exchange/hub-secret.ts';
import { openHub, shippedPackFile } from '../../src/exchange/open-hub.ts';
import { type Pack, parsePack } from '../../src/policy/pack.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Desk, openDesk } from './desk.ts';
import { type LogRows, logRows } from './log-rows.ts';
import { changed, type PackEdit, packEdits, packOf } from './pack-edits.ts';
import { scenes, submitScene } from './scenes.ts';
import { storeObjects } from './stored-objects.ts';

const shipped = readFileSync(shippedPackFile, 'utf8');

t.test('design §4: what a comparison foretells is what an activation does', async (t) => {
  const seed = Number(process.env.SEKISHO_SEED ?? Date.now() % 1_000_000);
  t.comment(`seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(scenes, packEdits, packEdits, async (scene, first, second) => {
      const desk = await openDesk(t);
      await submitScene(desk, scene);
      await carriedOut(t, desk, first);
      await carriedOut(t, desk, second);
      await desk.hub.close();
    }),
    { seed, numRuns: Number(process.env.SEKISHO_RUNS ?? 3), endOnFailure: true },
  );
});

/** Compares, then puts into force, and holds every fate of every object against what has happened. */
async function carriedOut(t: Test, desk: Desk, edits: readonly PackEdit[]): Promise<void> {
  const text = packOf(shipped, edits);
  const { pack: after } = parsePack(text);
  if (after === undefined) throw new Error('edits leave a pack');
  const foretold = await foretell(desk, after);
  const before = logRows(desk.folder);
  const file = join(desk.folder, `${after.hash}.yaml`);
  writeFileSync(file, text);
  await desk.reopen({ packFile: file });
  t.same(foretold, fatesBetween(before, logRows(desk.folder)));
}

/** What the comparison says of the present state. */
async function compareNow(desk: Desk, after: Pack): Promise<PackComparison> {
  const store = await openSqlite({ file: join(desk.folder, 'sekisho.db'), readonly: true });
  const snapshot = await store.snapshot();
  const [latest] = await snapshot.activations(1);
  const { pack: before } = parsePack((await snapshot.pack(latest?.hash ?? ''))?.text ?? '');
  if (before === undefined) throw new Error('a pack is in force');
  const secret = openHubSecret(join(desk.folder, 'hub-secret'), false);
  const now = () => desk.clock.now();
  const comparison = await comparePacks({ snapshot, secret, before, after, now });
  await snapshot.close();
  await store.close();
  return comparison;
}

async function foretell(desk: Desk, after: Pack): Promise<readonly string[]> {
  const { logs } = await compareNow(desk, after);
  return logs
    .flatMap(({ collection, audience, examples }) =>
      examples.map(({ objectId, fate }) => `${collection} ${audience} ${objectId} ${fate}`),
    )
    .sort();
}

function fatesBetween(before: LogRows, after: LogRows): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .flatMap((name) => {
      const [was, is] = [before.get(name) ?? [], after.get(name) ?? []];
      if (was.join() === is.join()) return [];
      const fate: Fate = was.length === 0 ? 'gained' : is.length === 0 ? 'lost' : 'changed';
      return [`${name} ${fate}`];
    })
    .sort();
}

/** Destinations for nobody; and techniques for nobody instead. Everything else stays. */
const former = changed(shipped, 'm20-not-public-anonymous', 'withhold');
const latter = changed(shipped, 'm25-not-public-anonymous', 'withhold');
const others = Array.from({ length: 8 }, () => 'malware_extracted');

/** A desk under the one pack with objects stored, closed, and the other pack in a file. */
async function openStored(t: Test, count: number) {
  const files = t.testdir({ 'former.yaml': former, 'latter.yaml': latter });
  const packFile = join(files, 'former.yaml');
  const desk = await openDesk(t, undefined, { packFile });
  await desk.hub.close();
  const { folder, collection } = desk;
  const audiences = ['peer', 'government'];
  const categories = ['destination', 'ttp', ...others];
  const shown = ['ttp', 'malware_extracted'];
  await storeObjects({ folder, collection, count, categories, shown, audiences });
  return { desk, latterFile: join(files, 'latter.yaml') };
}

t.test('design §4: of 100,000 objects, too, what is foretold happens', async (t) => {
  const { desk, latterFile } = await openStored(t, 100_000);
  const { pack: after } = parsePack(latter);
  if (after === undefined) throw new Error('the edit leaves a pack');
  const before = logRows(desk.folder);
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const { logs } = await compareNow(desk, after);
  t.comment(`compared in ${seconds()}`);
  const fates = logs.map(({ audience, gained, lost, changed: form }) => ({
    ...{ audience, gained, lost, form },
  }));
  t.same(fates, [
    { audience: 'government', gained: 10_000, lost: 10_000, form: 0 },
    { audience: 'peer', gained: 10_000, lost: 10_000, form: 0 },
  ]);
  await desk.reopen({ packFile: latterFile });
  t.comment(`compared and carried out in ${seconds()}`);
  const counts = Map.groupBy(fatesBetween(before, logRows(desk.folder)), (line) => {
    const [, audience, , fate] = line.split(' ');
    return `${audience} ${fate}`;
  });
  t.same([...counts].map(([name, lines]) => `${name} ${lines.length}`).sort(), [
    'government gained 10000',
    'government lost 10000',
    'peer gained 10000',
    'peer lost 10000',
  ]);
});

t.test('design §9: killed while it is carried out, an activation is completed', async (t) => {
  const { desk, latterFile } = await openStored(t, 10_000);
  const twin = join(dirname(latterFile), 'twin');
  cpSync(desk.folder, twin, { recursive: true });
  const script = join(import.meta.dirname, 'killed-activation.ts');
  let underWay = 0;
  for (const milliseconds of [0, 60]) {
    const child = spawn(process.execPath, [script, twin, latterFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await sleep(milliseconds);
    child.kill('SIGKILL');
    await once(child, 'exit');
    if (await hasRunningJob(twin)) underWay += 1;
  }
  t.ok(underWay > 0, 'it was killed on the way');
  await desk.reopen({ packFile: latterFile });
  const hub = await openHub({ folder: twin, packFile: latterFile, clock: desk.clock });
  await hub.settle();
  t.equal((await hub.packs.activations(9)).length, 2, 'it came into force once');
  await hub.close();
  t.same([...logRows(twin).keys()], [...logRows(desk.folder).keys()]);
});

async function hasRunningJob(folder: string): Promise<boolean> {
  const store = await openSqlite({ file: join(folder, 'sekisho.db'), readonly: true });
  const jobs = await store.runningJobs();
  await store.close();
  return jobs.length > 0;
}
