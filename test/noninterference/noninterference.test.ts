/**
 * Design §2, R-20: what an audience can observe does not depend on what it may not see.
 *
 * `SEKISHO_TEST_RUNS` and `SEKISHO_TEST_MINUTES` set how much is tried, `SEKISHO_TEST_SEED` repeats a run.
 */
import t from 'tap';
import { histories } from './history.ts';
import { compareWorlds } from './property.ts';
import { trial } from './trial.ts';

t.test('design §2: a server that also had secrets answers alike, byte for byte', async (t) => {
  await trial(t, histories(8), async (history) => {
    const found = await compareWorlds(history);
    if (found !== undefined) throw new Error(JSON.stringify(found, undefined, 1));
  });
});
