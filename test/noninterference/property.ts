/**
 * The property: two worlds, one of which also lives through what is secret, answer the observer alike.
 */
import { type Command, perform } from './commands.ts';
import { textOf } from './gaze.ts';
import type { History } from './history.ts';
import { Observer, type Sight, type Told } from './observer.ts';
import { type Fault, openWorld, standingClock, type World } from './world.ts';

/** An answer in which the worlds differ: what the observer learns of what it may not see. */
export interface Difference extends Sight {
  readonly step: number;
}

/** Lives through a history in two worlds; the first difference that the observer sees, if any. */
export async function compareWorlds(
  history: History,
  fault?: () => Fault,
): Promise<Difference | undefined> {
  const clock = standingClock();
  const plain = await openWorld(history.setting, clock, fault);
  const varied = await openWorld(history.setting, clock, fault);
  try {
    const observer = new Observer([plain, varied], history.seed);
    for (const [step, { wait, ...lists }] of history.steps.entries()) {
      clock.moveTo(clock.now() + wait);
      for (const world of [plain, varied]) await world.hub.settle();
      const own = [await live(plain, lists.plain), await live(varied, lists.varied)] as const;
      const last = step === history.steps.length - 1;
      const found = observer.compareOwn(own) ?? (await observer.look(last));
      if (found !== undefined) return { step, ...found };
    }
    return undefined;
  } finally {
    await plain.close();
    await varied.close();
  }
}

/** Does a list of commands; returns the answers that the observer was given to its own. */
async function live(world: World, commands: readonly Command[]): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const command of commands) {
    const answer = await perform(world, command);
    if ('who' in command && command.who === 'observer' && answer !== undefined) {
      told.push({ request: command.does, answer: textOf(answer, world) });
    }
  }
  await world.hub.settle();
  return told;
}
