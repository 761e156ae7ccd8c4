/**
 * Trials: a property of histories, tried on so many or for so long.
 *
 * `SEKISHO_TEST_RUNS` sets how many, `SEKISHO_TEST_MINUTES` how long, `SEKISHO_TEST_SEED` repeats a run.
 */
import fc from 'fast-check';
import type { Test } from 'tap';

const { SEKISHO_TEST_RUNS, SEKISHO_TEST_MINUTES, SEKISHO_TEST_SEED } = process.env;

/** How many histories are tried in a run of CI, and how many by one seed in a long one. */
const numRuns = Number(SEKISHO_TEST_RUNS ?? 20);

/**
 * Tries a property on generated values; says by which seeds. A counterexample is shrunk and thrown, with the
 * seed that finds it again.
 */
export async function trial<T>(
  t: Test,
  arbitrary: fc.Arbitrary<T>,
  predicate: (value: T) => Promise<void>,
): Promise<void> {
  const end = Date.now() + 60_000 * Number(SEKISHO_TEST_MINUTES ?? 0);
  let seed = Number(SEKISHO_TEST_SEED ?? Date.now() % 2 ** 31);
  do {
    t.comment(`seed ${seed}`);
    await fc.assert(fc.asyncProperty(arbitrary, predicate), { numRuns, seed });
    t.pass(`seed ${seed}, ${numRuns} histories`);
    seed += 1;
  } while (Date.now() < end);
}
