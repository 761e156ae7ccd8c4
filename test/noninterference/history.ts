/**
 * Histories: what happens in two worlds, step by step. Both do what is low; one also does what is secret.
 */
import fc from 'fast-check';
import type { JsonObject } from '../../src/base/json.ts';
import type { Micros } from '../../src/base/time.ts';
import { readable, type Setting, tiers } from './cast.ts';
import type { Command } from './commands.ts';
import { lowCommands } from './lows.ts';
import { allLabels, type Draft, idOf, objectOf } from './objects.ts';
import { embargoFrom, secretCommands } from './secrets.ts';

/** A step: time passes, then either world does its own list. */
export interface Step {
  readonly wait: Micros;
  readonly plain: readonly Command[];
  readonly varied: readonly Command[];
}

/** A whole history. */
export interface History {
  readonly setting: Setting;
  readonly steps: readonly Step[];
  /** Chooses which requests the observer makes between the steps. */
  readonly seed: number;
}

const waits: fc.Arbitrary<Micros> = fc.constantFrom(
  0,
  0,
  1,
  1_000,
  1_000_000,
  23_456_789,
  40_000_000,
  61_000_000,
  3_600_000_000,
  13 * 3_600_000_000,
  49 * 3_600_000_000,
);

/** Each time the observer looks, up to so many things have happened that it may know of. */
const lowsMax = 3;

function stepOf(setting: Setting, step: number): fc.Arbitrary<Step> {
  const secrets = secretCommands(setting, step);
  const lows = fc.integer({ min: 1, max: lowsMax }).chain((count) => {
    const numbers = Array.from({ length: count }, (_, index) => step * lowsMax + index);
    return fc.tuple(...numbers.map((number) => lowCommands(setting, number)));
  });
  return fc
    .record({ wait: waits, before: secrets, lows, after: secrets })
    .map(({ wait, before, lows, after }) => ({
      wait,
      plain: lows.flatMap(({ plain }) => plain),
      varied: [...before, ...lows.flatMap(({ varied }) => varied), ...after],
    }));
}

const settings: fc.Arbitrary<Setting> = fc.constantFrom<Setting>(
  { audience: 'peer', batchSeconds: 0 },
  { audience: 'peer', batchSeconds: 60 },
  { audience: 'public', batchSeconds: 0 },
  { audience: 'public', batchSeconds: 60 },
  { audience: 'government', batchSeconds: 0 },
  { audience: 'peer', override: 'public', batchSeconds: 0 },
  { audience: 'peer', batchSeconds: 0, profiled: true },
  { audience: 'government', override: 'peer', batchSeconds: 60, profiled: true },
  { audience: 'public', override: 'government', later: 'peer', batchSeconds: 60 },
  { audience: 'peer', later: 'government', batchSeconds: 0 },
  { audience: 'government', later: 'public', batchSeconds: 0 },
);

/** Something that others have for a while before the observer gets it; in one world it comes only then. */
interface LateDecision {
  readonly from: number;
  readonly to: number;
  readonly collection: (typeof readable)[number];
  readonly open: 'peers' | 'everyone';
  readonly inBody: boolean;
  /** Closed to the others again, and opened again, before that. */
  readonly recalled: boolean;
}

function withLateDecision(steps: readonly Step[], setting: Setting, late: LateDecision) {
  const [from, to] = [late.from, late.to].map((at) => at % steps.length).sort((a, b) => a - b);
  const { collection, open, inBody, recalled } = late;
  const draft: Draft = { kind: 'indicator', number: lateNumber, version: 0, names: [0, 0] };
  const labels = { ...allLabels[open], ...embargoFrom(setting, longAgo) };
  const posted = (given: JsonObject): Command => {
    const objects = [objectOf(inBody ? { ...draft, labels: given } : draft)];
    return { does: 'post', who: 'insider', collection, labels: given, objects };
  };
  const about = { contributor: 'insider', objectId: idOf('indicator', lateNumber) } as const;
  const closed: Command = {
    ...{ does: 'state', side: 'late', ...about, statement: { identifiability: 'identifying' } },
  };
  const read: Command = { does: 'read', who: 'rival', collection };
  const hidden: readonly Command[] = [
    posted(labels),
    read,
    ...(recalled ? [closed, { does: 'retract', side: 'late', latestBut: 0 } as const, read] : []),
  ];
  const everyTime = { not_before: Object.fromEntries(tiers.map((tier) => [tier, longAgo])) };
  const opened: Command = {
    ...{ does: 'state', side: 'late', ...about, loosens: true, statement: everyTime },
  };
  return steps.map((step, index) => ({
    ...step,
    plain: index === to ? [...step.plain, posted(allLabels[open])] : step.plain,
    varied: [...step.varied, ...(index === from ? hidden : []), ...(index === to ? [opened] : [])],
  }));
}

/** The number of what comes to the observer late. */
const lateNumber = 4_000;
const longAgo = '2026-03-01T00:00:00Z';

const lateDecision: fc.Arbitrary<LateDecision> = fc.record({
  from: fc.nat({ max: 7 }),
  to: fc.nat({ max: 7 }),
  collection: fc.constantFrom(...readable),
  open: fc.constantFrom('peers', 'everyone'),
  inBody: fc.boolean(),
  recalled: fc.boolean(),
});

/** Histories of one to `stepsMax` steps. */
export function histories(stepsMax: number): fc.Arbitrary<History> {
  return settings.chain((setting) =>
    fc.integer({ min: 1, max: stepsMax }).chain((count) =>
      fc
        .record({
          late: fc.option(lateDecision),
          steps: fc.tuple(...Array.from({ length: count }, (_, step) => stepOf(setting, step))),
          seed: fc.nat(),
        })
        .map(({ late, steps, seed }) => ({
          setting,
          steps: late === null ? steps : withLateDecision(steps, setting, late),
          seed,
        })),
    ),
  );
}
