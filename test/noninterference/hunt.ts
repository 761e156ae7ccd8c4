/**
 * Hunting a mutant: histories are tried until one betrays it, first those written by hand, and of them the one
 * that did so the last time.
 */
import fc from 'fast-check';
import type { Test } from 'tap';
import { type History, histories } from './history.ts';
import { kills } from './kills.ts';
import type { Mutant } from './mutant.ts';
import { compareWorlds, type Difference } from './property.ts';
import { scripts } from './scripts.ts';

/** How many generated histories are tried on a mutant at most; every run tries the same ones. */
const numRuns = 50;

const tried: ReadonlyMap<string, History> = new Map([
  ...scripts,
  ...fc
    .sample(histories(5), { numRuns, seed: 1 })
    .map((history, index) => [`generated ${index}`, history] as const),
]);

/** The first history in which a mutant betrays something, with what it betrays. */
async function killer({ name, fault }: Mutant) {
  const known = kills[name];
  for (const one of new Set([...(known === undefined ? [] : [known]), ...tried.keys()])) {
    const history = tried.get(one);
    const difference = history && (await compareWorlds(history, fault));
    if (difference !== undefined) return { one, difference };
  }
  return undefined;
}

const sound = new Map<string, Promise<Difference | undefined>>();

/** What the sound server betrays in a history; each is tried once. */
function soundly(one: string): Promise<Difference | undefined> {
  const history = tried.get(one);
  const known = sound.get(one) ?? (history && compareWorlds(history)) ?? Promise.resolve(undefined);
  sound.set(one, known);
  return known;
}

/** Fails unless the property kills the mutant, by a history that betrays nothing on a sound server. */
export async function mustBeKilled(t: Test, mutant: Mutant): Promise<void> {
  await t.test(`R-20, channel ${mutant.channel}: killed: ${mutant.name}`, async (t) => {
    const found = await killer(mutant);
    if (found === undefined) {
      t.fail(`it survived ${tried.size} histories`);
      return;
    }
    t.equal(await soundly(found.one), undefined, 'the sound server betrays nothing there');
    t.pass(`by ${found.one}: ${found.difference.request}`);
  });
}
