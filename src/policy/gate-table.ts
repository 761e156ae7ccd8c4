/**
 * A gate as a table: what it says at every point that it can tell apart, found by asking it at each.
 *
 * The answers are those of `decideGate` itself; only where to ask is worked out here.
 */
import { invariant } from '../base/problem.ts';
import { decideGate, type Gate, profilesOf, rulesOf, unknownValues } from './decide.ts';
import {
  type AxisTest,
  type BlockedAxis,
  blockedAxes,
  isPossible,
  keyAt,
  type Point,
  readerAt,
  testsOf,
} from './domain.ts';
import type { Pack } from './pack.ts';
import type { RuleAxis } from './reader.ts';
import type { Effect } from './vocabulary.ts';

/** One answer of a gate, shared by all points that get it. */
export interface GateAnswer {
  readonly effect: Effect;
  /** The redaction profiles; empty unless the effect is `redact`. */
  readonly profiles: readonly string[];
  /** The ids of the rules that determined it. */
  readonly rules: readonly string[];
}

/** The shape of a gate: what it tells apart and how many points that makes. */
export interface GateShape {
  readonly gate: Gate;
  readonly tests: readonly AxisTest[];
  readonly axes: readonly BlockedAxis[];
  /** The product of the axes' blocks, impossible points included. */
  readonly size: number;
}

/** A gate asked at every point. */
export interface GateTable extends GateShape {
  readonly answers: readonly GateAnswer[];
  /** By point, the axes in order, the last one running fastest: an index into `answers`, or -1 where no key can be. */
  readonly answerAt: Int32Array;
}

/** A gate of more points is not enumerated. */
export const pointsMax = 1_000_000;

/** What the hub's own gates look at. */
const ownTests: Readonly<Record<'known' | 'form', readonly AxisTest[]>> = {
  known: Object.entries(unknownValues).map(([axis, value]) => ({
    axis: axis as RuleAxis,
    wanted: [value],
  })),
  form: [
    { axis: 'body', wanted: ['labelled'] },
    { axis: 'creator', wanted: ['named'] },
    { axis: 'attribution', wanted: ['not_granted'] },
    { axis: 'publicity', wanted: ['public_knowledge'] },
  ],
};

/** The shape of one gate; cheap, whatever its size. */
export function gateShape(pack: Pack, gate: Gate): GateShape {
  const tests =
    gate === 'known' || gate === 'form' ? ownTests[gate] : rulesOf(pack, gate).flatMap(testsOf);
  const axes = blockedAxes(pack, tests);
  return { gate, tests, axes, size: axes.reduce((size, { blocks }) => size * blocks.length, 1) };
}

/** Asks a gate at every point. Only for shapes of at most `pointsMax` points. */
export function gateTable(pack: Pack, shape: GateShape): GateTable {
  invariant(shape.size <= pointsMax, 'a gate of bearable size');
  const answers: GateAnswer[] = [];
  const indexByText = new Map<string, number>();
  const answerAt = new Int32Array(shape.size).fill(-1);
  for (let index = 0; index < shape.size; index += 1) {
    const point = pointAt(shape, index);
    if (!isPossible(point)) continue;
    const deciding = decideGate(pack, shape.gate, keyAt(point), readerAt(pack, point));
    const rules = deciding.map(({ rule }) => rule);
    const text = rules.join();
    const known = indexByText.get(text) ?? answers.length;
    if (known === answers.length) {
      const effect = deciding[0]?.effect ?? 'withhold';
      answers.push({ effect, profiles: profilesOf(deciding, effect), rules });
      indexByText.set(text, known);
    }
    answerAt[index] = known;
  }
  return { ...shape, answers, answerAt };
}

/** How many points a key can be at. */
export function possiblePoints({ answerAt }: GateTable): number {
  return answerAt.reduce((count, answer) => (answer < 0 ? count : count + 1), 0);
}

/** What the table says at a point that gives a value to each of the gate's axes; `undefined` where no key can be. */
export function lookUp(
  { axes, answers, answerAt }: GateTable,
  point: Point,
): GateAnswer | undefined {
  const index = axes.reduce((sum, { axis, blocks }) => {
    const block = blocks.findIndex((values) => values.includes(point[axis] ?? ''));
    invariant(block >= 0, 'a point with a value for each axis of the gate');
    return sum * blocks.length + block;
  }, 0);
  return answers[answerAt[index] ?? -1];
}

/** The first value of each block of the point with this index. */
function pointAt({ axes }: GateShape, index: number): Point {
  const point: Partial<Record<string, string>> = {};
  let rest = index;
  for (const { axis, blocks } of axes.toReversed()) {
    point[axis] = blocks[rest % blocks.length]?.[0] ?? '';
    rest = Math.floor(rest / blocks.length);
  }
  return point;
}
