/**
 * Design §2: completeness. Everything decided visible reaches every correct poller, once for each time that
 * it became so, whatever happens while it polls.
 *
 * `SEKISHO_TEST_RUNS` and `SEKISHO_TEST_MINUTES` set how much is tried, `SEKISHO_TEST_SEED` repeats a run.
 */
import fc from 'fast-check';
import t from 'tap';
import { perform } from './commands.ts';
import { type History, histories } from './history.ts';
import { scripts } from './scripts.ts';
import { trial } from './trial.ts';
import { Watch } from './watch.ts';
import { type Fault, openWorld, standingClock } from './world.ts';

/** Lives through the fuller half of a history while all kinds of pollers poll; what one of them missed. */
async function polled(
  { setting, steps, seed }: History,
  fault?: () => Fault,
): Promise<readonly string[]> {
  const clock = standingClock();
  const world = await openWorld(setting, clock, fault);
  const watch = new Watch(world, seed);
  try {
    for (const { wait, varied } of steps) {
      clock.moveTo(clock.now() + wait);
      await world.hub.settle();
      for (const command of varied) {
        await perform(world, command);
        await world.hub.settle();
        await watch.poll();
      }
    }
    return await watch.conclude();
  } finally {
    await world.close();
  }
}

t.test(
  'design §2: every correct poller has all that was released to it, and nothing twice',
  async (t) => {
    await trial(t, histories(8), async (history) => {
      const missed = await polled(history);
      if (missed.length > 0) throw new Error(missed.join('\n'));
    });
  },
);

const unsound: Readonly<Record<string, () => Fault>> = {
  'a page begins one row too late': () => ({
    hub: (hub) => ({
      ...hub,
      readObjects: (read) =>
        hub.readObjects({ ...read, selection: oneLater(read.selection, read.selection.after) }),
    }),
  }),
  'a page begins with the row before it': () => ({
    hub: (hub) => ({
      ...hub,
      readManifest: (read) => {
        const { after, limit } = read.selection;
        // One at a time, a poller would get the same row for ever.
        const selection = limit === 1 ? read.selection : oneLater(read.selection, after - 2);
        return hub.readManifest({ ...read, selection });
      },
    }),
  }),
};

function oneLater<S extends { readonly after: number }>(selection: S, after: number): S {
  return { ...selection, after: selection.after === 0 ? 0 : after + 1 };
}

for (const [name, fault] of Object.entries(unsound)) {
  t.test(`design §2: it would be noticed: ${name}`, async (t) => {
    const generated = fc.sample(histories(6), { numRuns: 20, seed: 2 });
    for (const history of [...scripts.values(), ...generated]) {
      const missed = await polled(history, fault).catch((error: Error) => [error.message]);
      if (missed[0] !== undefined) return t.pass(missed[0]);
    }
    return t.fail('nobody missed anything');
  });
}
