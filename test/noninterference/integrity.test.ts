/**
 * Design §2: integrity. Nothing becomes visible without a recorded decision, whatever happens.
 *
 * `SEKISHO_TEST_RUNS` and `SEKISHO_TEST_MINUTES` set how much is tried, `SEKISHO_TEST_SEED` repeats a run.
 */
import fc from 'fast-check';
import t from 'tap';
import { perform } from './commands.ts';
import { type History, histories } from './history.ts';
import { Auditor, type Breach } from './integrity.ts';
import { scripts } from './scripts.ts';
import { trial } from './trial.ts';
import { type Fault, openWorld, standingClock } from './world.ts';

/** Lives through the fuller half of a history under an auditor's eyes; what it found first, if anything. */
async function audited(
  { setting, steps }: History,
  fault?: () => Fault,
): Promise<readonly Breach[]> {
  const clock = standingClock();
  const world = await openWorld(setting, clock, fault);
  const auditor = new Auditor(world);
  try {
    await auditor.look(clock.now());
    for (const { wait, varied } of steps) {
      clock.moveTo(clock.now() + wait);
      await world.hub.settle();
      for (const command of varied) await perform(world, command);
      await world.hub.settle();
      const breaches = await auditor.look(clock.now());
      if (breaches.length > 0) return breaches;
    }
    return [];
  } finally {
    await world.close();
  }
}

t.test('design §2: what stands in a log was decided, and that is on record', async (t) => {
  await trial(t, histories(8), async (history) => {
    const breaches = await audited(history);
    if (breaches.length > 0) throw new Error(JSON.stringify(breaches, undefined, 1));
  });
});

/** Faults of which an auditor must say what is wrong. */
const unsound: Readonly<Record<string, { readonly fault: () => Fault; readonly says: RegExp }>> = {
  'what curators state has no effect': {
    fault: () => ({ store: (tx) => ({ ...tx, standingAssertions: async () => [] }) }),
    says: /may not be shown/,
  },
  'nothing is recorded': {
    fault: () => ({ store: (tx) => ({ ...tx, appendAudit: async () => undefined }) }),
    says: /a loosening without grounds/,
  },
  'whatever is named resolves': {
    fault: () => ({
      store: (tx) => ({ ...tx, publicAmong: async (objectIds) => new Set(objectIds) }),
    }),
    says: /which is not there/,
  },
};

for (const [name, { fault, says }] of Object.entries(unsound)) {
  t.test(`design §2: it would be noticed: ${name}`, async (t) => {
    const generated = fc.sample(histories(6), { numRuns: 20, seed: 2 });
    for (const history of [...scripts.values(), ...generated]) {
      const text = JSON.stringify(await audited(history, fault));
      if (says.test(text)) return t.match(text, says);
    }
    return t.fail('nothing was noticed');
  });
}
