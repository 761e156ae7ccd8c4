/**
 * Proof of invariants: no key and no audience at all gets a verdict that must never come out.
 *
 * The gates' tables are joined one after another on the axes that they share. After each join only the
 * axes that later gates look at are kept apart, which loses no verdict and keeps the join small.
 */
import { invariant as assured } from '../base/problem.ts';
import { decide, type Verdict } from './decide.ts';
import type { DecisionKey } from './decision-key.ts';
import {
  type AxisTest,
  audienceAt,
  type BlockedAxis,
  blockedAxes,
  type DomainAxis,
  isPossible,
  keyAt,
  type Point,
  passes,
  testsOf,
} from './domain.ts';
import { type GateTable, lookUp, pointsMax } from './gate-table.ts';
import type { Invariant, Pack } from './pack.ts';
import { effects, identifiabilities } from './vocabulary.ts';

/** A case in which a verdict comes out that must not. */
export interface Counterexample {
  readonly key: DecisionKey;
  /** `*`: any audience that the pack does not declare. */
  readonly audience: string;
  readonly verdict: Verdict;
}

/** What became of an invariant. `unproved`: the join grew over `pointsMax`. */
export type Proof =
  | { readonly invariant: Invariant; readonly outcome: 'holds' | 'unproved' }
  | {
      readonly invariant: Invariant;
      readonly outcome: 'violated';
      readonly counterexample: Counterexample;
    };

const released = ['release', 'strip-handling'] as const;

const unknownWords = {
  en: 'what nobody has assessed is released to nobody',
  ja: '評価されていないものは誰にも提供しない',
};

function unknownNever(axis: keyof Invariant['when'], value: string): Invariant {
  const name = axis.replace('_', '-');
  const when = { [axis]: [value] };
  return {
    id: `hub-unknown-${name}`,
    audiences: 'any',
    when,
    effects: released,
    reason: unknownWords,
  };
}

/** What the hub promises under every pack. */
export const hubInvariants: readonly Invariant[] = [
  unknownNever('category', 'unknown'),
  unknownNever('data_kind', 'unknown'),
  unknownNever('publicity', 'unknown'),
  unknownNever('identifiability', identifiabilities[3]),
  unknownNever('coordination', 'unknown'),
  {
    id: 'hub-labelled-body',
    audiences: 'any',
    when: { body: ['labelled'] },
    effects: ['release'],
    reason: {
      en: 'a body with handling labels never goes out as received',
      ja: '取扱いラベルを含む本文を原文のまま提供しない',
    },
  },
  {
    id: 'hub-anonymous-source',
    audiences: 'any',
    when: {
      creator: ['named'],
      attribution: ['not_granted'],
      publicity: ['not_public', 'exposed', 'restricted_service', 'unknown'],
    },
    effects: ['release'],
    reason: {
      en: 'a source that may not be named is not named, unless it is public knowledge',
      ja: '開示を認めていない情報提供元は、公知でない限り示さない',
    },
  },
];

/** Proves one invariant over the tables of all gates, or finds a case against it. */
export function proveInvariant(
  pack: Pack,
  tables: readonly GateTable[],
  invariant: Invariant,
): Proof {
  const join = joinFor(pack, tables, invariant);
  let states: readonly State[] = [{ point: {}, effect: 0 }];
  for (const [index, table] of tables.entries()) {
    const later = new Set(tables.slice(index + 1).flatMap(({ axes }) => axisNames(axes)));
    const next = joined(states, table, later, join);
    if (next === undefined) return { invariant, outcome: 'unproved' };
    states = next;
  }
  for (const { point, effect } of states.filter((state) => join.forbidden.has(state.effect))) {
    const open = [...join.values.keys()].filter((axis) => point[axis] === undefined);
    const full = extensions(point, open, join.values).find(isPossible);
    if (full === undefined) continue;
    return { invariant, outcome: 'violated', counterexample: counterexample(pack, full, effect) };
  }
  return { invariant, outcome: 'holds' };
}

/** Whether their values go together shows only when both are there, so both are kept to the end. */
const linked: ReadonlySet<DomainAxis> = new Set(['public_set', 'publicity']);

/** A point as far as it is known, and the strictest answer so far (an index into `effects`). */
interface State {
  readonly point: Point;
  readonly effect: number;
}

interface Join {
  /** One value for each block that the invariant speaks of, by axis. */
  readonly values: ReadonlyMap<DomainAxis, readonly string[]>;
  readonly forbidden: ReadonlySet<number>;
}

function joinFor(pack: Pack, tables: readonly GateTable[], invariant: Invariant): Join {
  const own = testsOf(invariant);
  const axes = blockedAxes(pack, [...tables.flatMap(({ tests }) => tests), ...own]);
  const values = axes.map(({ axis, blocks }) => {
    const tests: readonly AxisTest[] = own.filter((test) => test.axis === axis);
    const firsts = blocks.map(([first = '']) => first);
    return [axis, firsts.filter((value) => tests.every((test) => passes(value, test)))] as const;
  });
  const forbidden = new Set(invariant.effects.map((effect) => effects.indexOf(effect)));
  return { values: new Map(values), forbidden };
}

function axisNames(axes: readonly BlockedAxis[]): readonly DomainAxis[] {
  return axes.map(({ axis }) => axis);
}

/** The states after one more gate, each kind once; `undefined` when there are too many. */
function joined(
  states: readonly State[],
  table: GateTable,
  later: ReadonlySet<DomainAxis>,
  { values, forbidden }: Join,
): readonly State[] | undefined {
  const strictest = Math.max(...forbidden);
  const kept = [...values.keys()].filter((axis) => later.has(axis) || linked.has(axis));
  const next = new Map<string, State>();
  let steps = 0;
  for (const state of states) {
    const open = axisNames(table.axes).filter((axis) => state.point[axis] === undefined);
    for (const point of extensions(state.point, open, values)) {
      steps += 1;
      if (steps > pointsMax) return undefined;
      const answer = isPossible(point) ? lookUp(table, point) : undefined;
      if (answer === undefined) continue;
      const effect = Math.max(state.effect, effects.indexOf(answer.effect));
      // Later gates can only be stricter still.
      if (effect > strictest) continue;
      const text = [effect, ...kept.map((axis) => point[axis] ?? '')].join('/');
      if (!next.has(text)) next.set(text, { point, effect });
    }
  }
  return [...next.values()];
}

function* extensions(
  point: Point,
  open: readonly DomainAxis[],
  values: Join['values'],
): Generator<Point> {
  const [axis, ...rest] = open;
  if (axis === undefined) {
    yield point;
    return;
  }
  for (const value of values.get(axis) ?? []) {
    yield* extensions({ ...point, [axis]: value }, rest, values);
  }
}

/** The case, decided once more by the decision itself. */
function counterexample(pack: Pack, point: Point, effect: number): Counterexample {
  const [key, audience] = [keyAt(point), audienceAt(point)];
  const verdict = decide(pack, key, audience);
  assured(effects.indexOf(verdict.effect) === effect, 'joined gates say what the decision says');
  return { key, audience, verdict };
}
