/** Hunting a mutant: histories are tried until one betrays it. */
import fc from 'fast-check';
import type { Test } from 'tap';
import { histories } from './history.ts';
import type { Mutant } from './mutants.ts';
import { compareWorlds, type Difference } from './property.ts';

/** The most histories tried on a mutant; every run tries the same ones. */
const numRuns = 60;

/** The first history in which a mutant betrays something, with what it betrays. */
async function killer({ fault }: Mutant) {
  for (const [index, history] of fc.sample(histories(6), { numRuns, seed: 1 }).entries()) {
    const difference: Difference | undefined = await compareWorlds(history, fault);
    if (difference !== undefined) return { history, difference, tried: index + 1 };
  }
  return undefined;
}

/** Fails unless the property kills the mutant, by a history that betrays nothing on a sound server. */
export async function mustBeKilled(t: Test, mutant: Mutant): Promise<void> {
  await t.test(`R-20, channel ${mutant.channel}: killed: ${mutant.name}`, async (t) => {
    const found = await killer(mutant);
    if (found === undefined) {
      t.fail(`it survived ${numRuns} histories`);
      return;
    }
    const { history, difference, tried } = found;
    t.equal(await compareWorlds(history), undefined, 'the sound server betrays nothing there');
    t.pass(`by history ${tried}: ${difference.request}`);
  });
}
