/**
 * Assertions as pure functions: tightenings join in any order and open nothing, loosenings replace, reviews
 * last as long as what was reviewed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import {
  effectiveLabels,
  type StandingAssertion,
  type Statement,
} from '../../src/policy/assertion.ts';
import { decide } from '../../src/policy/decide.ts';
import { type DecisionKey, keyAxes, keySets } from '../../src/policy/decision-key.ts';
import { isAtLeastAsStrict, stricterKey } from '../../src/policy/key-strictness.ts';
import { type Labels, parseLabels } from '../../src/policy/labels.ts';
import { type Pack, parsePack } from '../../src/policy/pack.ts';
import * as words from '../../src/policy/vocabulary.ts';
import { type Effect, labelSources } from '../../src/policy/vocabulary.ts';

const root = join(import.meta.dirname, '..', '..');
const seed = Date.now() % 2 ** 31;
t.comment(`seed ${seed}`);

const packs = readdirSync(join(root, 'policies')).map((name): Pack => {
  const { pack } = parsePack(readFileSync(join(root, 'policies', name), 'utf8'));
  if (pack === undefined) throw new Error(name);
  return pack;
});
const audiences = [...new Set(packs.flatMap((pack) => [...pack.audiences.keys()])), 'unheard-of'];

const now = Date.parse('2026-06-01T00:00:00Z') * 1000;
const time = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '2026-06-02T00:00:00Z',
  '2026-06-03T00:00:00Z',
);
const some = fc.subarray(audiences, { maxLength: 3 });
const evidence_url = 'https://example.org/report';

const labels = fc.record(
  {
    category: fc.constantFrom(...words.categories),
    data_kind: fc.constantFrom(...words.dataKinds),
    publicity: fc.record(
      {
        state: fc.constantFrom(...words.publicities),
        route: fc.constantFrom(...words.publicityRoutes),
        evidence_url: fc.constant(evidence_url),
      },
      { requiredKeys: ['state'] },
    ),
    identifiability: fc.record({ grade: fc.constantFrom(...words.identifiabilities) }),
    provenance: fc.record(
      {
        service: fc.constantFrom(...words.services),
        basis: fc.constantFrom(...words.bases),
        nda: fc.constantFrom(...words.ndas),
      },
      { requiredKeys: [] },
    ),
    consent: fc.record(
      { scope: some, from: time, until: time, withdrawn: fc.boolean() },
      { requiredKeys: [] },
    ),
    coordination: fc.constantFrom(...words.coordinations),
    terms: fc.record({ permits: some }, { requiredKeys: [] }),
    not_before: fc.dictionary(fc.constantFrom(...audiences), time, { minKeys: 1, maxKeys: 3 }),
    stage: fc.constantFrom(...words.stages),
    attribution: fc.constantFrom(...words.attributions),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Labels>;

const objects = fc.constantFrom(
  { type: 'indicator', pattern_type: 'stix', pattern: "[domain-name:value = 'a.example']" },
  { type: 'vulnerability', created_by_ref: 'identity--1' },
  { type: 'malware' },
  { type: 'identity' },
  { type: 'observed-data' },
  { type: 'artifact' },
  { type: 'attack-pattern' },
);
/** One axis or two: labels that state everything at random are closed to everybody. */
const few = fc.tuple(labels, fc.nat(), fc.nat()).map(([all, first, second]): Labels => {
  const parts = Object.entries(all);
  return Object.fromEntries([first, second].flatMap((at) => parts.slice(at % 11, (at % 11) + 1)));
});
const proven = { state: 'public_knowledge', route: 'press', evidence_url } as const;
const mostlyOpen = few.map((rest): Labels => {
  return { data_kind: 'extracted', publicity: proven, identifiability: { grade: 'none' }, ...rest };
});
const declared = fc.record({ labels: mostlyOpen, source: fc.constantFrom(...labelSources) });
const tightening = few.map((statement) => ({ loosens: false, statement }));
const loosening = few.map((statement) => ({ loosens: true, statement }));

function numbered(list: readonly Omit<StandingAssertion, 'id'>[]): readonly StandingAssertion[] {
  return list.map((one, index) => ({ id: index + 1, ...one }));
}

/** The verdicts of every shipped pack for every audience. */
function verdicts(key: DecisionKey) {
  return packs.flatMap((pack) => audiences.map((id) => decide(pack, key, { id, attributes: {} })));
}

/** What a reader has of it. `hold` may follow on `withhold`: of an open cell the pack asks, of others not. */
function openness({ effect }: { readonly effect: Effect }): number {
  return { release: 2, redact: 1, hold: 0, withhold: 0 }[effect];
}

t.test('R-8: a tightening never makes a verdict of a shipped pack more open', async (t) => {
  const counts = { closed: 0, same: 0 };
  fc.assert(
    fc.property(
      declared,
      fc.array(fc.oneof(tightening, loosening), { maxLength: 2 }),
      tightening,
      objects,
      (given, earlier, last, object) => {
        const before = effectiveLabels(given, numbered(earlier), now, object).key;
        const after = effectiveLabels(given, numbered([...earlier, last]), now, object).key;
        const [strict, stricter] = [before, after].map((key) => verdicts(key).map(openness));
        const pairs = (strict ?? []).map((rank, index) => [rank, stricter?.[index] ?? 0] as const);
        counts[pairs.some(([old, fresh]) => fresh < old) ? 'closed' : 'same'] += 1;
        return pairs.every(([old, fresh]) => fresh <= old);
      },
    ),
    { seed, numRuns: 1500 },
  );
  t.ok(counts.closed > 30 && counts.same > 30, JSON.stringify(counts));
});

t.test('R-8: the order of tightenings does not matter, nor does saying one twice', async () => {
  fc.assert(
    fc.property(
      declared,
      fc.array(tightening, { maxLength: 4 }),
      objects,
      (given, list, object) => {
        const keyOf = (order: readonly Omit<StandingAssertion, 'id'>[]) =>
          JSON.stringify(effectiveLabels(given, numbered(order), now, object).key);
        return (
          keyOf(list) === keyOf(list.toReversed()) && keyOf(list) === keyOf([...list, ...list])
        );
      },
    ),
    { seed, numRuns: 1000 },
  );
});

const sets = fc.subarray(audiences);
const anyKey = fc.record(
  Object.fromEntries<fc.Arbitrary<unknown>>([
    ...Object.entries(keyAxes).map(([axis, values]) => [axis, fc.constantFrom(...values)] as const),
    ...keySets.map((set) => [set, sets.map((ids) => ids.toSorted())] as const),
  ]),
) as fc.Arbitrary<DecisionKey>;

t.test('strictness: joining keys is commutative, associative and idempotent', async () => {
  const text = (key: DecisionKey) => JSON.stringify(key);
  const canonical = (key: DecisionKey) => stricterKey(key, key);
  fc.assert(
    fc.property(anyKey, anyKey, anyKey, (a, b, c) => {
      const [ab, ba] = [stricterKey(a, b), stricterKey(b, a)];
      const joined = [stricterKey(ab, c), stricterKey(a, stricterKey(b, c))];
      return (
        text(ab) === text(ba) &&
        text(joined[0] as DecisionKey) === text(joined[1] as DecisionKey) &&
        text(stricterKey(canonical(a), a)) === text(canonical(a)) &&
        isAtLeastAsStrict(ab, a) &&
        isAtLeastAsStrict(ab, b)
      );
    }),
    { seed, numRuns: 2000 },
  );
});

const indicator = { type: 'indicator', pattern_type: 'stix', pattern: "[file:name = 'a']" };
const anonymous = parseLabels({
  ...{ data_kind: 'extracted', publicity: 'not_public', identifiability: 'none' },
}).labels;

function weigh(assertions: readonly Omit<StandingAssertion, 'id'>[], given: Labels = anonymous) {
  return effectiveLabels(
    { labels: given, source: 'envelope' },
    numbered(assertions),
    now,
    indicator,
  );
}
const tighten = (statement: Statement) => ({ loosens: false, statement });
const loosen = (statement: Statement) => ({ loosens: true, statement });

t.test('every axis tells who determined it', async (t) => {
  const { labels: counting, origins } = weigh([
    tighten({ identifiability: { grade: 'inferable', grounds: [{ kind: 'guess', note: 'a' }] } }),
    tighten({ identifiability: { grade: 'identifying', grounds: [{ kind: 'fact', note: 'b' }] } }),
    tighten({ publicity: { state: 'exposed' } }),
    loosen({ stage: 'rapid' }),
  ]);
  t.same(origins, {
    ...{ data_kind: 'envelope', publicity: [3], identifiability: [2], stage: [4] },
  });
  t.same(counting, {
    data_kind: 'extracted',
    publicity: { state: 'unknown' },
    identifiability: {
      grade: 'identifying',
      grounds: [
        { kind: 'guess', note: 'a' },
        { kind: 'fact', note: 'b' },
      ],
    },
    stage: 'rapid',
  });
});

t.test(
  'a loosening replaces the axes it names and what was stated of them before, no others',
  async (t) => {
    const before = [
      tighten({ identifiability: { grade: 'identifying' }, stage: 'detailed' }),
      loosen({ identifiability: { grade: 'none' } }),
    ];
    t.match(weigh(before).key, { identifiability: 'none', stage: 'detailed' });
    const after = [...before, tighten({ identifiability: { grade: 'inferable' } })];
    t.match(weigh(after).key, { identifiability: 'inferable' });
  },
);

t.test(
  'R-12: public knowledge by an assertion needs route and evidence, and makes no public set',
  async (t) => {
    const publicity = { state: 'public_knowledge', route: 'press', evidence_url } as const;
    t.match(weigh([loosen({ publicity })]).key, {
      publicity: 'public_knowledge',
      public_set: 'no',
    });
    const { route: _, ...unproven } = proven;
    t.match(weigh([loosen({ publicity: unproven })]).key, { publicity: 'unknown' });
  },
);

for (const [kind, clearedFor, refusedFor] of [
  ['review', 'review_cleared', 'review_refused'],
  ['text_review', 'text_cleared', 'text_refused'],
] as const) {
  t.test(`a ${kind} counts for each audience as decided last, until stricter words`, async (t) => {
    const cleared = loosen({ [kind]: { cleared: ['peer', 'public'] } });
    const refused = tighten({ [kind]: { refused: ['public'] } });
    const sides = (assertions: readonly Omit<StandingAssertion, 'id'>[]) => {
      const { key } = weigh(assertions);
      return [key[clearedFor], key[refusedFor]];
    };
    t.same(sides([cleared]), [['peer', 'public'], []]);
    t.same(sides([cleared, refused]), [['peer'], ['public']]);
    t.same(sides([refused, cleared]), [['peer', 'public'], []]);
    t.same(sides([cleared, refused, tighten({ stage: 'detailed' })]), [[], ['public']]);
    t.same(sides([cleared, loosen({ stage: 'rapid' })]), [['peer', 'public'], []]);
    t.same(
      sides([tighten({ [kind]: { cleared: ['peer'] } })]),
      [[], []],
      'only a loosening clears',
    );
    t.same(
      sides([loosen({ [kind]: { cleared: ['peer'], refused: ['peer'] } })]),
      [[], ['peer']],
      'a refusal counts before a clearing',
    );
  });
}

t.test(
  'P-59: a review of free text decides nothing else, and no other review clears it',
  async () => {
    const sides = fc.record({ cleared: some, refused: some }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        declared,
        fc.array(fc.oneof(tightening, loosening), { maxLength: 3 }),
        fc.record({ loosens: fc.boolean(), statement: fc.record({ text_review: sides }) }),
        fc.nat(),
        objects,
        (given, others, review, at, object) => {
          const place = at % (others.length + 1);
          const keyOf = (list: readonly Omit<StandingAssertion, 'id'>[]) =>
            effectiveLabels(given, numbered(list), now, object).key;
          const plain = keyOf(others);
          const { text_cleared, text_refused, ...rest } = keyOf([
            ...others.slice(0, place),
            review,
            ...others.slice(place),
          ]);
          const { cleared = [], refused = [] } = review.statement.text_review;
          return (
            isDeepStrictEqual({ ...rest, text_cleared: [], text_refused: [] }, plain) &&
            isDeepStrictEqual(
              verdicts({ ...plain, text_cleared, text_refused }),
              verdicts(plain),
            ) &&
            isDeepStrictEqual(text_refused, refused.toSorted()) &&
            text_cleared.every(
              (id) => review.loosens && cleared.includes(id) && !refused.includes(id),
            )
          );
        },
      ),
      { seed, numRuns: 300 },
    );
  },
);

t.test('labels never hold a review: it counts as unrecognised', async (t) => {
  const { labels: read } = parseLabels({ review: { cleared: ['peer'] } });
  t.same(read, { unrecognised: ['review'] });
  const { labels: text } = parseLabels({ text_review: { cleared: ['peer'] } });
  t.same(text, { unrecognised: ['text_review'] });
});
