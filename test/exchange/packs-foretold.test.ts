/** What a comparison of packs foretells is what an activation does: in small at random, in large once. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { comparePacks, type Fate } from '../../src/exchange/compare-packs.ts';
import { openHubSecret } from '../../src/exchange/hub-secret.ts';
import { shippedPackFile } from '../../src/exchange/open-hub.ts';
import { type Pack, parsePack } from '../../src/policy/pack.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Desk, openDesk } from './desk.ts';
import { type LogRows, logRows } from './log-rows.ts';
import { type PackEdit, packEdits, packOf } from './pack-edits.ts';
import { scenes, submitScene } from './scenes.ts';

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
    { seed, numRuns: Number(process.env.SEKISHO_RUNS ?? 6), endOnFailure: true },
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

async function foretell(desk: Desk, after: Pack): Promise<readonly string[]> {
  const store = await openSqlite({ file: join(desk.folder, 'sekisho.db'), readonly: true });
  const snapshot = await store.snapshot();
  const [latest] = await snapshot.activations(1);
  const { pack: before } = parsePack((await snapshot.pack(latest?.hash ?? ''))?.text ?? '');
  if (before === undefined) throw new Error('a pack is in force');
  const secret = openHubSecret(join(desk.folder, 'hub-secret'), false);
  const now = () => desk.clock.now();
  const { logs } = await comparePacks({ snapshot, secret, before, after, now });
  await snapshot.close();
  await store.close();
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
