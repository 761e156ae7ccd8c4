/**
 * Design §2, R-20: what an audience can observe does not depend on what it may not see.
 *
 * `SEKISHO_TEST_RUNS` sets how many histories are tried, `SEKISHO_TEST_SEED` repeats a run.
 */
import fc from 'fast-check';
import t from 'tap';
import { histories } from './history.ts';
import { compareWorlds } from './property.ts';

const { SEKISHO_TEST_RUNS, SEKISHO_TEST_SEED } = process.env;
const numRuns = Number(SEKISHO_TEST_RUNS ?? 25);
const seed = Number(SEKISHO_TEST_SEED ?? Date.now() % 2 ** 31);

t.test('design §2: a server that also had secrets answers alike, byte for byte', async (t) => {
  const property = fc.asyncProperty(histories(8), async (history) => {
    const found = await compareWorlds(history);
    if (found !== undefined) throw new Error(JSON.stringify(found, undefined, 1));
  });
  await fc.assert(property, { numRuns, seed });
  t.pass(`seed ${seed}, ${numRuns} histories`);
});
