/** The decision means what the policy language says: it agrees with a second evaluator, everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { decide, decideGate, gates } from '../../src/policy/decide.ts';
import { type DecisionKey, keyAxes, keySets } from '../../src/policy/decision-key.ts';
import {
  type BlockedAxis,
  blockedAxes,
  isPossible,
  keyAt,
  type Point,
  pointOf,
  readerAt,
  testsOf,
} from '../../src/policy/domain.ts';
import { gateShape, gateTable, lookUp } from '../../src/policy/gate-table.ts';
import { proveInvariant } from '../../src/policy/invariants.ts';
import {
  type Invariant,
  type Pack,
  parsePack,
  type Reach,
  type Rule,
} from '../../src/policy/pack.ts';
import { stripHandlingProfile } from '../../src/policy/profile.ts';
import { type Attribute, type Reader, type RuleAxis, ruleAxes } from '../../src/policy/reader.ts';
import { effects, packGates } from '../../src/policy/vocabulary.ts';
import { modelDecide } from '../model/decide.ts';

const root = join(import.meta.dirname, '..', '..');
const seed = Date.now() % 2 ** 31;
t.comment(`seed ${seed}`);

/** `undefined` where both say the same, else what they say. */
function difference(pack: Pack, key: DecisionKey, reader: Reader): unknown {
  const { effect, profiles, rules } = decide(pack, key, reader);
  const model = modelDecide(pack, key, reader);
  const decided = { effect, profiles, rules: rules.map(({ gate, rule }) => `${gate}/${rule}`) };
  return isDeepStrictEqual(model, decided) ? undefined : { key, reader, decided, model };
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
    `P-21: ${pack.id} is decided as the language says at every point of every gate`,
    async (t) => {
      for (const gate of gates) {
        const { axes, size } = gateShape(pack, gate);
        let points = 0;
        const wrong: unknown[] = [];
        for (const point of pointsOf(axes)) {
          points += 1;
          const found = difference(pack, keyAt(point), readerAt(pack, point));
          if (found !== undefined) wrong.push(found);
        }
        t.strictSame(wrong.slice(0, 3), [], gate);
        t.equal(points, size, `${gate}: ${size} points`);
      }
    },
  );
}

const audiences = ['peer', 'partner', 'public'];
const words = { en: 'why', ja: '理由' };
const attributes = new Map<string, Attribute>([
  ['sworn', { kind: 'boolean', values: ['true', 'false'], otherwise: 'false' }],
  ['grade', { kind: 'text', values: ['low', 'high'], otherwise: 'low' }],
]);

const someOf = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 });

function whenOf(axes: readonly RuleAxis[]): fc.Arbitrary<Rule['when']> {
  const named = axes.map((axis) => [axis, someOf(ruleAxes[axis])] as const);
  return fc.record(Object.fromEntries(named), { requiredKeys: [] });
}

const reach: fc.Arbitrary<Reach> = fc.record({
  audiences: fc.oneof(fc.constant('any' as const), someOf(audiences)),
  with: fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    fc.record(
      { sworn: someOf(['true', 'false']), grade: someOf(['low', 'high']) },
      { requiredKeys: [] },
    ),
  ),
});

const effect: fc.Arbitrary<Pick<Rule, 'effect' | 'profiles'>> = fc.oneof(
  fc.constantFrom('release' as const, 'hold' as const, 'withhold' as const).map((name) => ({
    effect: name,
    profiles: [],
  })),
  fc.constantFrom('b', 'a', 'strip-handling').map((name) => ({
    effect: 'redact' as const,
    profiles: [name],
  })),
);

const grounds = { citation: 'M-27', status: 'stated' as const, reason: words };

function rulesOf<Gate extends Rule['gate']>(
  gates: readonly Gate[],
  axes: readonly RuleAxis[],
  maxLength: number,
): fc.Arbitrary<readonly Rule[]> {
  const parts = fc.tuple(fc.constantFrom(...gates), whenOf(axes), reach, effect);
  return fc.array(parts, { maxLength }).map((list) =>
    list.map(([gate, when, whom, what], index) => ({
      id: `${gate === 'ceiling' ? 'c' : 'r'}${index}`,
      gate,
      when,
      ...whom,
      ...what,
      ...grounds,
    })),
  );
}

/** What the directory says of a reader, or a pack of an audience; some of it no declared value. */
const said = fc.record(
  {
    sworn: fc.constantFrom(true, false, 'true', 1),
    grade: fc.constantFrom('low', 'high', 'highest', true),
    toString: fc.constant(true),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const declared = fc.record(
  { sworn: fc.boolean(), grade: fc.constantFrom('low', 'high') },
  { requiredKeys: [], noNullPrototype: true },
);

function packOf(axes: readonly RuleAxis[], rulesMax: number): fc.Arbitrary<Pack> {
  const parts = fc.tuple(
    rulesOf(packGates, axes, rulesMax),
    rulesOf(['ceiling'], axes, 2),
    fc.array(declared, { minLength: 3, maxLength: 3 }),
  );
  return parts.map(([rules, ceilings, facts]) => ({
    id: 'random',
    version: '1.0.0',
    title: words,
    hash: '',
    attributes,
    audiences: new Map(
      audiences.map((id, index) => [
        id,
        { title: words, batch_seconds: 0, tlp: 'clear' as const, attributes: facts[index] ?? {} },
      ]),
    ),
    profiles: new Map([[stripHandlingProfile.name, stripHandlingProfile]]),
    rules,
    ceilings,
    invariants: [],
  }));
}

/** One rule for each gate that lets everything through. */
const opening = packGates.map(
  (gate): Rule => ({
    id: `open-${gate}`,
    gate,
    audiences: 'any',
    with: {},
    when: {},
    effect: 'release',
    profiles: [],
    ...grounds,
  }),
);

/** Packs in which all gates but a few let everything through that no rule stops. */
function openPackOf(axes: readonly RuleAxis[], rulesMax: number): fc.Arbitrary<Pack> {
  const closed: fc.Arbitrary<readonly Rule[]> = fc.oneof(
    fc.constant([]),
    fc.subarray(opening, { maxLength: 2 }),
  );
  return fc.tuple(packOf(axes, rulesMax), closed).map(([pack, shut]) => ({
    ...pack,
    rules: [...opening.filter((rule) => !shut.includes(rule)), ...pack.rules],
  }));
}

const allAxes = Object.keys(ruleAxes) as RuleAxis[];
const keyParts = Object.fromEntries<fc.Arbitrary<unknown>>([
  ...Object.entries(keyAxes).map(([axis, values]) => [axis, fc.constantFrom(...values)] as const),
  ...keySets.map((set) => [set, fc.subarray(['partner', 'peer', 'public'])] as const),
]);
const few = fc.shuffledSubarray(allAxes, { minLength: 1, maxLength: 4 });

/** Any key at all, and keys that little stands against. */
const anyKey = fc.oneof(
  fc.record(keyParts),
  fc.record(keyParts, { requiredKeys: [] }).map((part) => ({ ...keyAt({}), ...part })),
  few.chain((axes) =>
    fc
      .record(Object.fromEntries(axes.map((axis) => [axis, keyParts[axis] ?? fc.constant('')])))
      .map((part) => ({ ...keyAt({}), ...part })),
  ),
) as fc.Arbitrary<DecisionKey>;
const anyReader: fc.Arbitrary<Reader> = fc.record({
  id: fc.constantFrom(...audiences, 'an-audience-the-pack-never-heard-of'),
  attributes: said,
});

t.test('P-21: packs made at random are decided as the language says', async (t) => {
  const cases = fc.array(fc.tuple(anyKey, anyReader), { minLength: 20, maxLength: 20 });
  const promises = fc.array(
    fc.record({ reach, when: whenOf(allAxes.slice(0, 3)), effects: fc.subarray([...effects]) }),
    { maxLength: 2 },
  );
  const packs = fc
    .tuple(
      fc.oneof(
        packOf(allAxes, 20),
        few.chain((axes) => openPackOf(axes, 8)),
      ),
      promises,
    )
    .map(([pack, list]): Pack => {
      const reason = { en: 'why', ja: '理由' };
      const invariants = list.map(({ reach: whom, ...rest }, index) => ({
        ...{ id: `i${index}`, reason },
        ...whom,
        ...rest,
      }));
      return { ...pack, invariants };
    });
  const seen = new Set<string>();
  fc.assert(
    fc.property(packs, cases, (pack, list) =>
      list.every(([key, reader]) => {
        seen.add(decide(pack, key, reader).effect);
        return difference(pack, key, reader) === undefined;
      }),
    ),
    { seed, numRuns: 500 },
  );
  t.strictSame([...seen].toSorted(), [...effects].toSorted());
});

t.test(
  'P-24: a rule opens nothing but a gate that was silent, and one that withholds not even that',
  async (t) => {
    const counts = { opened: 0, closed: 0 };
    const effectOf = (pack: Pack, key: DecisionKey, reader: Reader) =>
      effects.indexOf(modelDecide(pack, key, reader).effect);
    fc.assert(
      fc.property(
        few.chain((axes) => openPackOf(axes, 6)),
        anyKey,
        anyReader,
        (pack, key, reader) =>
          pack.rules.every((added) => {
            const before = { ...pack, rules: pack.rules.filter((rule) => rule !== added) };
            const change = effectOf(pack, key, reader) - effectOf(before, key, reader);
            if (change < 0) counts.opened += 1;
            if (change > 0) counts.closed += 1;
            const { rules } = modelDecide(before, key, reader);
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

t.test('P-31: a gate says the same throughout a point', async () => {
  fc.assert(
    fc.property(
      few.chain((axes) => packOf(axes, 8)),
      fc.array(fc.tuple(anyKey, anyReader), { minLength: 50, maxLength: 50 }),
      (pack, cases) => {
        const tables = gates
          .map((gate) => gateShape(pack, gate))
          .filter(({ size }) => size < 5000)
          .map((shape) => gateTable(pack, shape));
        return tables.every((table) =>
          cases.every(([{ review_cleared: _, review_refused: __, ...rest }, reader]) => {
            const key = { ...rest, review_cleared: [], review_refused: [] };
            const point = pointOf(pack, key, reader);
            if (!isPossible(point)) return true;
            const rules = decideGate(pack, table.gate, key, reader).map(({ rule }) => rule);
            return lookUp(table, point)?.rules.join() === rules.join();
          }),
        );
      },
    ),
    { seed, numRuns: 50 },
  );
});

t.test(
  'P-37: an invariant is proved exactly where no point at all speaks against it',
  async (t) => {
    const axes = promisedAxes;
    const invariants: fc.Arbitrary<Invariant> = fc
      .record({
        id: fc.constant('promise'),
        reach,
        when: whenOf(axes),
        effects: someOf(effects) as fc.Arbitrary<Invariant['effects']>,
        reason: fc.constant(words),
      })
      .map(({ reach: whom, ...rest }) => ({ ...rest, ...whom }));
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

/** The axes that the packs and invariants of this property test. */
const promisedAxes = ['publicity', 'identifiability', 'public_set'] as const;
const isPromised: ReadonlySet<string> = new Set(promisedAxes);

/** By asking the model at every point there is. */
function hasCounterexample(pack: Pack, invariant: Invariant): boolean {
  // Of the axes that only the hub's gate looks at one stands for all: they say the same there.
  const tests = gates
    .flatMap((gate) => gateShape(pack, gate).tests.map((test) => ({ gate, test })))
    .filter(
      ({ gate, test: { axis } }) => gate !== 'known' || isPromised.has(axis) || axis === 'stage',
    )
    .map(({ test }) => test);
  const speaksOf: Rule = {
    ...invariant,
    gate: 'table',
    effect: 'release',
    profiles: [],
    ...grounds,
  };
  const asked: Pack = { ...pack, rules: [speaksOf] };
  for (const point of pointsOf(blockedAxes(pack, [...tests, ...testsOf(invariant)]))) {
    if (!isPossible(point)) continue;
    const [key, reader] = [keyAt(point), readerAt(pack, point)];
    if (!modelDecide(asked, key, reader).rules.includes('table/promise')) continue;
    if (invariant.effects.includes(modelDecide(pack, key, reader).effect)) return true;
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
    const defining = [...numbers.filter((number) => number <= 23), 40, 41, 42, 43];
    for (const clause of defining) t.match(model, new RegExp(`\\bP-${clause}\\b`));
    t.notMatch(model, /^import \{(?! type)/m);
  },
);
