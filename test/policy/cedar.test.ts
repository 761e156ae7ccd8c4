/** A second opinion: Cedar, given the shipped packs in its own language, decides as the hub does. */
import { equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { decide, decideGate, type Gate, gates } from '../../src/policy/decide.ts';
import { type DecisionKey, keyAxes } from '../../src/policy/decision-key.ts';
import {
  type DomainAxis,
  domainAxes,
  keyAt,
  type Point,
  readerAt,
  undeclaredAudience,
  valuesOfAxis,
} from '../../src/policy/domain.ts';
import { type GateShape, gateShape } from '../../src/policy/gate-table.ts';
import { type Pack, parsePack } from '../../src/policy/pack.ts';
import type { Reader } from '../../src/policy/reader.ts';
import { type CedarPack, cedarVersion, readByCedar } from '../model/cedar.ts';

const root = join(import.meta.dirname, '..', '..');
const seed = Date.now() % 2 ** 31;
t.comment(`Cedar ${cedarVersion}, seed ${seed}`);

/** A gate of more points than these is asked at so many random ones: a hub's own gate of two values an axis, or a table. */
const everyPoint = 1000;
const samples = { known: 150, others: 2000 };

/** Of so many points of a gate that are held, it is also asked what a review makes of them. */
const heldMax = 40;

function shipped(name: string): Pack {
  const { pack } = parsePack(readFileSync(join(root, 'policies', `${name}.yaml`), 'utf8'));
  if (pack === undefined) throw new Error(name);
  return pack;
}

/** Every choice of one block for each axis, or random choices of any values. */
function pointsOf({ gate, axes, size }: GateShape): readonly Point[] {
  if (size > everyPoint) {
    const values = axes.map(({ axis, blocks }) => [axis, fc.constantFrom(...blocks.flat())]);
    const point: fc.Arbitrary<Point> = fc.record(Object.fromEntries(values));
    return fc.sample(point, { seed, numRuns: gate === 'known' ? samples.known : samples.others });
  }
  return axes.reduce<readonly Point[]>(
    (points, { axis, blocks }) =>
      points.flatMap((point) => blocks.map(([value = '']) => ({ ...point, [axis]: value }))),
    [{}],
  );
}

/** What a review may have come to for the reader at a point. */
type Reviewed = 'review_cleared' | 'review_refused';

function asked(pack: Pack, point: Point, review?: Reviewed) {
  const reader = readerAt(pack, point);
  return { key: { ...keyAt(point), ...(review && { [review]: [reader.id] }) }, reader };
}

/** `undefined` where both say the same of this gate, by the same rules; else what they say. */
function difference(pack: Pack, cedar: CedarPack, gate: Gate, point: Point, review?: Reviewed) {
  const { key, reader } = asked(pack, point, review);
  const said = decideGate(pack, gate, key, reader);
  const hub = { effect: said[0]?.effect, rules: said.map(({ rule }) => rule).sort() };
  const second = cedar.gate(gate, key, reader);
  return isDeepStrictEqual(hub, second) ? undefined : { gate, point, review, hub, second };
}

function isHeld(pack: Pack, gate: Gate, point: Point): boolean {
  const { key, reader } = asked(pack, point);
  return decideGate(pack, gate, key, reader)[0]?.effect === 'hold';
}

/** Cases of which the table often says something: a key with few restrictions and reviews, and a reader. */
function casesOf(pack: Pack): fc.Arbitrary<{ readonly key: DecisionKey; readonly reader: Reader }> {
  const readers = [...pack.audiences.keys(), undeclaredAudience];
  const axes = domainAxes(pack).filter((axis) => axis !== 'audience');
  const value = (axis: DomainAxis) => fc.constantFrom(...valuesOfAxis(pack, axis));
  const restriction = fc
    .constantFrom(...axes)
    .chain((axis) => value(axis).map((one): Point => ({ [axis]: one })));
  const parts = fc.record({
    point: fc.record({
      audience: fc.constantFrom(...readers),
      category: value('category'),
      publicity: value('publicity'),
    }),
    restrictions: fc.array(restriction, { maxLength: 1 }),
    review_cleared: fc.subarray(readers),
    review_refused: fc.oneof(fc.constant([]), fc.subarray(readers)),
  });
  return parts.map(({ point, restrictions, ...reviews }) => {
    const whole: Point = Object.assign({}, point, ...restrictions);
    return { key: { ...keyAt(whole), ...reviews }, reader: readerAt(pack, whole) };
  });
}

for (const name of ['meti-2023', 'tlp-community']) {
  const pack = shipped(name);
  const cedar = readByCedar(pack, keyAxes);

  t.test(
    `P-15, P-41, P-42: each gate of ${name} says what Cedar says, by the same rules`,
    async (t) => {
      t.same(cedar.faults, [], 'valid by strict types, and nothing to warn of');
      for (const gate of gates) {
        const points = pointsOf(gateShape(pack, gate));
        const held = points.filter((point) => isHeld(pack, gate, point)).slice(0, heldMax);
        const found = [
          ...points.map((point) => difference(pack, cedar, gate, point)),
          ...held.map((point) => difference(pack, cedar, gate, point, 'review_cleared')),
          ...held.map((point) => difference(pack, cedar, gate, point, 'review_refused')),
        ];
        const wrong = found.filter((one) => one !== undefined);
        const count = `${points.length} points, ${held.length} of them again after reviews`;
        t.same(wrong.slice(0, 3), [], `${gate}: ${count}`);
      }
    },
  );

  t.test(`P-21: ${name} decides as Cedar does`, async (t) => {
    const counts = new Map<string, number>();
    const agree = fc.property(casesOf(pack), ({ key, reader }) => {
      const { effect } = decide(pack, key, reader);
      counts.set(effect, (counts.get(effect) ?? 0) + 1);
      equal(cedar.decide(key, reader), effect);
    });
    fc.assert(agree, { seed, numRuns: 100 });
    t.comment([...counts].map(([effect, count]) => `${effect} ${count}`).join(', '));
    t.ok(counts.size > 1, 'of several verdicts');
  });
}

t.test(
  'the second opinion is one of its own: what a pack hides from it, it does not say',
  async (t) => {
    const pack = shipped('tlp-community');
    const [first, ...rules] = pack.rules;
    const cedar = readByCedar({ ...pack, rules, hash: 'without the first rule' }, keyAxes);
    const points = pointsOf(gateShape(pack, 'table'));
    const found = points.find((point) => difference(pack, cedar, 'table', point) !== undefined);
    t.ok(found, `${first?.id} is missed`);
  },
);

t.test('P-2: a rule of a value that no axis has is no valid policy', async (t) => {
  const pack = shipped('tlp-community');
  const rules = pack.rules.map((rule) => ({ ...rule, when: { ...rule.when, tlp: ['purple'] } }));
  const { faults } = readByCedar({ ...pack, rules, hash: 'with a value of its own' }, keyAxes);
  t.match(faults[0], /purple/);
});
