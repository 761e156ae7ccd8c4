/**
 * Proof of invariants: no key and no reader at all gets a verdict that must never come out.
 *
 * A verdict is at most as strict as some effect exactly where every gate is. First the values are struck
 * out under which a gate is always stricter; a gate that stops nothing of what is left needs no further
 * look. The tables of the others are joined on the axes that they share, and after each join only the axes
 * that later ones look at are kept apart. Neither loses a verdict, and both keep the join small.
 */
import { invariant as assured } from '../base/problem.ts';
import { decide, unknownValues, type Verdict } from './decide.ts';
import type { DecisionKey } from './decision-key.ts';
import {
  type BlockedAxis,
  type DomainAxis,
  domainAxes,
  isPossible,
  keyAt,
  type Point,
  passes,
  readerAt,
  testsOf,
  valuesOfAxis,
} from './domain.ts';
import { type GateTable, lookUp, pointsMax } from './gate-table.ts';
import type { Invariant, Pack } from './pack.ts';
import type { Reader } from './reader.ts';
import { effects, publicities } from './vocabulary.ts';

/** A case in which a verdict comes out that must not. */
export interface Counterexample {
  readonly key: DecisionKey;
  /** Its id is `*` for any audience that the pack does not declare. */
  readonly reader: Reader;
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

function hubInvariant(
  id: string,
  when: Invariant['when'],
  never: Pick<Invariant, 'effects' | 'reason'>,
): Invariant {
  return { id: `hub-${id}`, audiences: 'any', with: {}, when, ...never };
}

const unknownNever = Object.entries(unknownValues).map(([axis, value]) =>
  hubInvariant(
    axis === 'unrecognised' ? axis : `unknown-${axis.replace('_', '-')}`,
    { [axis]: [value] },
    {
      effects: ['release', 'redact'],
      reason: {
        en: 'what nobody has assessed is released to nobody',
        ja: '評価されていないものは誰にも提供しない',
      },
    },
  ),
);

/** What the hub promises under every pack. */
export const hubInvariants: readonly Invariant[] = [
  ...unknownNever,
  hubInvariant(
    'labelled-body',
    { body: ['labelled'] },
    {
      effects: ['release'],
      reason: {
        en: 'a body with handling labels never goes out as received',
        ja: '取扱いラベルを含む本文を原文のまま提供しない',
      },
    },
  ),
  hubInvariant(
    'anonymous-source',
    {
      creator: ['named'],
      attribution: ['not_granted'],
      publicity: publicities.filter((one) => one !== 'public_knowledge'),
    },
    {
      effects: ['release'],
      reason: {
        en: 'a source that may not be named is not named, unless it is public knowledge',
        ja: '開示を認めていない情報提供元は、公知でない限り示さない',
      },
    },
  ),
];

/** Proves one invariant over the tables of all gates, or finds a case against it. */
export function proveInvariant(
  pack: Pack,
  tables: readonly GateTable[],
  invariant: Invariant,
): Proof {
  for (const range of rangesOf(invariant)) {
    const found = pointWithin(pack, tables, invariant, range);
    if (found === 'unknown') return { invariant, outcome: 'unproved' };
    if (found === undefined) continue;
    return { invariant, outcome: 'violated', counterexample: counterexample(pack, found, range) };
  }
  return { invariant, outcome: 'holds' };
}

/** Neighbouring effects, as indices into `effects`; both ends belong to it. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/** The effects that an invariant forbids, in as few ranges as they make. */
function rangesOf(invariant: Invariant): readonly Range[] {
  const ranges: Range[] = [];
  for (const [index, effect] of effects.entries()) {
    if (!invariant.effects.includes(effect)) continue;
    const last = ranges.at(-1);
    if (last?.high === index - 1) ranges[ranges.length - 1] = { low: last.low, high: index };
    else ranges.push({ low: index, high: index });
  }
  return ranges;
}

/** By axis, the values that are still in question. */
type Live = ReadonlyMap<DomainAxis, readonly string[]>;

/** A point whose verdict is within the range; `unknown` where there are too many to look at. */
function pointWithin(
  pack: Pack,
  tables: readonly GateTable[],
  invariant: Invariant,
  range: Range,
): Point | 'unknown' | undefined {
  const live = struckOut(liveValues(pack, invariant), tables, range);
  const stopping = tables.filter((table) =>
    someLivePoint(table, live, (_, effect) => effect > range.high),
  );
  const found = joinedPoint(stopping, live, range);
  if (found !== undefined || range.low === 0) return found;
  // Every gate lets it through; one that stops nothing may still be the one that is strict enough.
  const others = tables.filter(
    (table) =>
      !stopping.includes(table) && someLivePoint(table, live, (_, effect) => effect >= range.low),
  );
  for (const table of others) {
    const witnessed = joinedPoint([...stopping, table], live, range);
    if (witnessed !== undefined) return witnessed;
  }
  return undefined;
}

function liveValues(pack: Pack, invariant: Invariant): Live {
  const tests = testsOf(invariant);
  return new Map(
    domainAxes(pack).map((axis) => {
      const own = tests.filter((test) => test.axis === axis);
      const values = valuesOfAxis(pack, axis);
      return [axis, values.filter((value) => own.every((test) => passes(value, test)))] as const;
    }),
  );
}

/** Without the values under which some gate is always stricter than the range. */
function struckOut(values: Live, tables: readonly GateTable[], { high }: Range): Live {
  const live = new Map(values);
  const waiting = new Set(tables);
  for (const table of waiting) {
    waiting.delete(table);
    const reached = table.axes.map(() => new Set<number>());
    someLivePoint(table, live, (at, effect) => {
      if (effect <= high) for (const [place, block] of at.entries()) reached[place]?.add(block);
      return false;
    });
    for (const [place, { axis, blocks }] of table.axes.entries()) {
      const before = live.get(axis) ?? [];
      const after = before.filter((value) =>
        blocks.some((block, index) => reached[place]?.has(index) && block.includes(value)),
      );
      if (after.length === before.length) continue;
      live.set(axis, after);
      const others = tables.filter(
        (other) => other !== table && axisNames(other.axes).includes(axis),
      );
      for (const other of others) waiting.add(other);
    }
  }
  return live;
}

/**
 * Whether a point of a table that can occur with live values passes a test. The test is given the block on
 * each axis (in a list that changes afterwards) and what the gate says (an index into `effects`).
 */
function someLivePoint(
  { axes, answers, answerAt }: GateTable,
  live: Live,
  test: (at: readonly number[], effect: number) => boolean,
): boolean {
  const said = answers.map(({ effect }) => effects.indexOf(effect));
  const blocks = axes.map(({ axis, blocks: all }) => {
    const values = live.get(axis) ?? [];
    return all.flatMap((block, index) =>
      block.some((one) => values.includes(one)) ? [index] : [],
    );
  });
  const at = axes.map(() => 0);
  const walk = (place: number, index: number): boolean => {
    const size = axes[place]?.blocks.length;
    if (size === undefined) {
      const effect = said[answerAt[index] ?? -1];
      return effect !== undefined && test(at, effect);
    }
    for (const block of blocks[place] ?? []) {
      at[place] = block;
      if (walk(place + 1, index * size + block)) return true;
    }
    return false;
  };
  return walk(0, 0);
}

/** Whether their values go together shows only when both are there, so both are kept to the end. */
const linked: readonly DomainAxis[] = ['public_set', 'publicity'];

/** A point as far as it is known, and whether some gate was strict enough for the range. */
interface State {
  readonly point: Point;
  readonly isStrict: boolean;
}

/** A full point at which all of these gates together are within the range. */
function joinedPoint(
  tables: readonly GateTable[],
  live: Live,
  range: Range,
): Point | 'unknown' | undefined {
  const values = representatives(tables, live);
  let states: readonly State[] = [{ point: {}, isStrict: range.low === 0 }];
  for (const [index, table] of tables.entries()) {
    const later = new Set(tables.slice(index + 1).flatMap(({ axes }) => axisNames(axes)));
    const next = joined(states, table, [...later, ...linked], { values, range });
    if (next === undefined) return 'unknown';
    states = next;
  }
  for (const { point } of states.filter(({ isStrict }) => isStrict)) {
    const open = linked.filter((axis) => point[axis] === undefined);
    const possible = extensions(point, open, live).find(isPossible);
    if (possible === undefined) continue;
    const rest = [...live].map(([axis, [first]]) => [axis, possible[axis] ?? first] as const);
    // An axis without values left: the invariant speaks of nothing, or everything is stopped.
    if (rest.every(([, value]) => value !== undefined)) return Object.fromEntries(rest);
  }
  return undefined;
}

/** Of the live values that these tables cannot tell apart, one each; axes that none looks at are left out. */
function representatives(tables: readonly GateTable[], live: Live): Live {
  const looked = Map.groupBy(
    tables.flatMap(({ axes }) => axes),
    ({ axis }) => axis,
  );
  return new Map(
    [...looked].map(([axis, all]) => {
      const signature = (value: string) =>
        all.map(({ blocks }) => blocks.findIndex((block) => block.includes(value))).join();
      const alike = Map.groupBy(live.get(axis) ?? [], signature);
      return [axis, [...alike.values()].flatMap(([first]) => first ?? [])] as const;
    }),
  );
}

function axisNames(axes: readonly BlockedAxis[]): readonly DomainAxis[] {
  return axes.map(({ axis }) => axis);
}

/** The states after one more gate, each kind once; `undefined` when there are too many. */
function joined(
  states: readonly State[],
  table: GateTable,
  kept: readonly DomainAxis[],
  { values, range }: { readonly values: Live; readonly range: Range },
): readonly State[] | undefined {
  const next = new Map<string, State>();
  let steps = 0;
  for (const state of states) {
    const open = axisNames(table.axes).filter((axis) => state.point[axis] === undefined);
    for (const point of extensions(state.point, open, values)) {
      steps += 1;
      if (steps > pointsMax) return undefined;
      const answer = isPossible(point) ? lookUp(table, point) : undefined;
      const effect = answer === undefined ? effects.length : effects.indexOf(answer.effect);
      if (effect > range.high) continue;
      const isStrict = state.isStrict || effect >= range.low;
      const text = [isStrict, ...kept.map((axis) => point[axis] ?? '')].join('/');
      if (!next.has(text)) next.set(text, { point, isStrict });
    }
  }
  return [...next.values()];
}

function* extensions(point: Point, open: readonly DomainAxis[], values: Live): Generator<Point> {
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
function counterexample(pack: Pack, point: Point, { low, high }: Range): Counterexample {
  const [key, reader] = [keyAt(point), readerAt(pack, point)];
  const verdict = decide(pack, key, reader);
  const effect = effects.indexOf(verdict.effect);
  assured(low <= effect && effect <= high, 'joined gates say what the decision says');
  return { key, reader, verdict };
}
