/** The decision means what the policy language says: it agrees with a second evaluator, everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { decide, decideGate, gates } from '../../src/policy/decide.ts';
import { type DecisionKey, keyAxes } from '../../src/policy/decision-key.ts';
import {
  audienceAt,
  type BlockedAxis,
  blockedAxes,
  isPossible,
  keyAt,
  type Point,
  pointOf,
  testsOf,
} from '../../src/policy/domain.ts';
import { gateShape, gateTable, lookUp } from '../../src/policy/gate-table.ts';
import { proveInvariant } from '../../src/policy/invariants.ts';
import { type Invariant, type Pack, parsePack, type Rule } from '../../src/policy/pack.ts';
import { conditions, effects, packGates } from '../../src/policy/vocabulary.ts';
import { modelDecide } from '../model/decide.ts';

const root = join(import.meta.dirname, '..', '..');
const seed = Date.now() % 2 ** 31;
t.comment(`seed ${seed}`);

/** `undefined` where both say the same, else what they say. */
function difference(pack: Pack, key: DecisionKey, audience: string): unknown {
  const { effect, rules } = decide(pack, key, audience);
  const model = modelDecide(pack, key, audience);
  const named = rules.map(({ gate, rule }) => `${gate}/${rule}`);
  const same = model.effect === effect && model.rules.join() === named.join();
  return same ? undefined : { key, audience, effect, named, model };
}

/** Every choice of one block for each axis, possible or not. */
function* pointsOf(axes: readonly BlockedAxis[], point: Point = {}): Generator<Point> {
  const [first, ...rest] = axes;
  if (first === undefined) {
    yield point;
    return;
  }
  for (const [value = ''] of first.blocks) yield* pointsOf(rest, { ...point, [first.axis]: value });
}

for (const name of readdirSync(join(root, 'policies'))) {
  const { pack } = parsePack(readFileSync(join(root, 'policies', name), 'utf8'));
  if (pack === undefined) throw new Error(name);

  t.test(
    `P-17: ${pack.id} is decided as the language says at every point of every gate`,
    async (t) => {
      for (const gate of gates) {
        const { axes, size } = gateShape(pack, gate);
        let points = 0;
        const wrong: unknown[] = [];
        for (const point of pointsOf(axes)) {
          points += 1;
          const found = difference(pack, keyAt(point), audienceAt(point));
          if (found !== undefined) wrong.push(found);
        }
        t.strictSame(wrong.slice(0, 3), [], gate);
        t.equal(points, size, `${gate}: ${size} points`);
      }
    },
  );
}

const axisValues = { ...keyAxes, conditions: ['none', ...conditions] };
const audiences = ['peer', 'partner', 'public'];
const words = { en: 'why', ja: '理由' };

const someOf = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 });

function whenOf(axes: readonly (keyof typeof axisValues)[]): fc.Arbitrary<Rule['when']> {
  const named = axes.map((axis) => [axis, someOf(axisValues[axis])] as const);
  return fc.record(Object.fromEntries(named), { requiredKeys: [] });
}

const reach = fc.oneof(fc.constant('any' as const), someOf(audiences));

function packOf(axes: readonly (keyof typeof axisValues)[], rulesMax: number): fc.Arbitrary<Pack> {
  const rule = fc.record({
    gate: fc.constantFrom(...packGates),
    when: whenOf(axes),
    audiences: reach,
    effect: fc.constantFrom(...effects),
  });
  return fc.array(rule, { maxLength: rulesMax }).map((rules) => ({
    id: 'random',
    version: '1.0.0',
    title: words,
    hash: '',
    audiences: new Map(
      audiences.map((id) => [id, { title: words, batch_seconds: 0, tlp: 'clear' as const }]),
    ),
    rules: rules.map((one, index) => ({
      ...one,
      id: `r${index}`,
      citation: 'M-27',
      status: 'stated' as const,
      reason: words,
    })),
    invariants: [],
  }));
}

/** One rule for each gate that lets everything through. */
const opening = packGates.map(
  (gate): Rule => ({
    id: `open-${gate}`,
    gate,
    audiences: 'any',
    when: {},
    effect: 'release',
    citation: 'M-27',
    status: 'stated',
    reason: words,
  }),
);

/** Packs in which half of the gates, or more, let everything through that no rule stops. */
function openPackOf(
  axes: readonly (keyof typeof axisValues)[],
  rulesMax: number,
): fc.Arbitrary<Pack> {
  return fc
    .tuple(packOf(axes, rulesMax), fc.subarray(opening, { minLength: 2 }))
    .map(([pack, open]) => ({ ...pack, rules: [...open, ...pack.rules] }));
}

const allAxes = Object.keys(axisValues) as (keyof typeof axisValues)[];
const keyParts = {
  ...(Object.fromEntries(
    Object.entries(keyAxes).map(([axis, values]) => [axis, fc.constantFrom(...values)]),
  ) as { [Axis in keyof typeof keyAxes]: fc.Arbitrary<DecisionKey[Axis]> }),
  conditions: fc.subarray([...conditions]),
};
const few = fc.shuffledSubarray(allAxes, { minLength: 1, maxLength: 4 });

/** Any key at all, and keys that little stands against. */
const anyKey: fc.Arbitrary<DecisionKey> = fc.oneof(
  fc.record(keyParts),
  fc.record(keyParts, { requiredKeys: [] }).map((part) => ({ ...keyAt({}), ...part })),
  fc
    .record({ publicity: keyParts.publicity, tlp: keyParts.tlp, body: keyParts.body })
    .map((part) => ({ ...keyAt({}), ...part })),
);
const anyAudience = fc.constantFrom(...audiences, 'an-audience-the-pack-never-heard-of');

t.test('P-17: packs made at random are decided as the language says', async (t) => {
  const cases = fc.array(fc.tuple(anyKey, anyAudience), { minLength: 20, maxLength: 20 });
  const packs = fc.oneof(
    packOf(allAxes, 20),
    few.chain((axes) => openPackOf(axes, 8)),
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(packs, cases, (pack, list) =>
      list.every(([key, audience]) => {
        seen.add(decide(pack, key, audience).effect);
        return difference(pack, key, audience) === undefined;
      }),
    ),
    { seed, numRuns: 500 },
  );
  t.strictSame([...seen].toSorted(), [...effects].toSorted());
});

t.test(
  'P-19: a rule opens nothing but a gate that was silent, and one that withholds not even that',
  async (t) => {
    const counts = { opened: 0, closed: 0 };
    const effectOf = (pack: Pack, key: DecisionKey, audience: string) =>
      effects.indexOf(modelDecide(pack, key, audience).effect);
    fc.assert(
      fc.property(
        few.chain((axes) => openPackOf(axes, 6)),
        anyKey,
        anyAudience,
        (pack, key, audience) =>
          pack.rules.every((added) => {
            const before = { ...pack, rules: pack.rules.filter((rule) => rule !== added) };
            const change = effectOf(pack, key, audience) - effectOf(before, key, audience);
            if (change < 0) counts.opened += 1;
            if (change > 0) counts.closed += 1;
            const { rules } = modelDecide(before, key, audience);
            const mayOpen =
              added.effect !== 'withhold' && rules.includes(`${added.gate}/nothing-said`);
            return change >= 0 || mayOpen;
          }),
      ),
      { seed, numRuns: 1000 },
    );
    t.ok(counts.opened > 0 && counts.closed > 0, JSON.stringify(counts));
  },
);

t.test('P-21: a gate says the same throughout a point', async () => {
  fc.assert(
    fc.property(
      few.chain((axes) => packOf(axes, 8)),
      fc.array(fc.tuple(anyKey, anyAudience), { minLength: 50, maxLength: 50 }),
      (pack, cases) => {
        const tables = gates
          .map((gate) => gateShape(pack, gate))
          .filter(({ size }) => size < 5000)
          .map((shape) => gateTable(pack, shape));
        return tables.every((table) =>
          cases.every(([key, audience]) => {
            const point = pointOf(pack, key, audience);
            if (!isPossible(point)) return true;
            const rules = decideGate(pack, table.gate, key, audience).map(({ rule }) => rule);
            return lookUp(table, point)?.rules.join() === rules.join();
          }),
        );
      },
    ),
    { seed, numRuns: 50 },
  );
});

t.test(
  'P-27: an invariant is proved exactly where no point at all speaks against it',
  async (t) => {
    const axes = ['publicity', 'identifiability', 'public_set', 'tlp'] as const;
    const invariants: fc.Arbitrary<Invariant> = fc.record({
      id: fc.constant('promise'),
      audiences: reach,
      when: whenOf(axes),
      effects: someOf(effects) as fc.Arbitrary<Invariant['effects']>,
      reason: fc.constant(words),
    });
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(openPackOf(axes, 5), invariants, (pack, invariant) => {
        const tables = gates.map((gate) => gateTable(pack, gateShape(pack, gate)));
        const proof = proveInvariant(pack, tables, invariant);
        outcomes.set(proof.outcome, (outcomes.get(proof.outcome) ?? 0) + 1);
        return (proof.outcome === 'violated') === hasCounterexample(pack, invariant);
      }),
      { seed, numRuns: 60 },
    );
    t.ok(outcomes.get('holds') && outcomes.get('violated') && !outcomes.get('unproved'));
  },
);

/** By asking the model at every point there is. */
function hasCounterexample(pack: Pack, invariant: Invariant): boolean {
  const tests = gates.flatMap((gate) => gateShape(pack, gate).tests);
  const speaksOf: Rule = {
    ...invariant,
    gate: 'table',
    effect: 'release',
    citation: '',
    status: 'stated',
  };
  const asked: Pack = { ...pack, rules: [speaksOf] };
  for (const point of pointsOf(blockedAxes(pack, [...tests, ...testsOf(invariant)]))) {
    if (!isPossible(point)) continue;
    const [key, audience] = [keyAt(point), audienceAt(point)];
    if (!modelDecide(asked, key, audience).rules.includes('table/promise')) continue;
    if (invariant.effects.includes(modelDecide(pack, key, audience).effect)) return true;
  }
  return false;
}

t.test(
  'docs: clauses are numbered without gaps, and the model cites each that defines a decision',
  async (t) => {
    const doc = readFileSync(join(root, 'docs', 'policy-language.md'), 'utf8');
    const model = readFileSync(join(root, 'test', 'model', 'decide.ts'), 'utf8');
    const numbers = [...doc.matchAll(/^- \*\*P-(\d+)\*\*/gm)].map(([, number]) => Number(number));
    t.strictSame(
      numbers,
      numbers.map((_, index) => index + 1),
    );
    for (let clause = 1; clause <= 18; clause += 1) t.match(model, new RegExp(`\\bP-${clause}\\b`));
    t.notMatch(model, /^import \{(?! type)/m);
  },
);
