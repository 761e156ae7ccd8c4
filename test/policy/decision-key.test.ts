/** Decision keys: what they take from labels, when time changes them, and what a reader meets of them. */
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { formatStixTime, parseTaxiiTime } from '../../src/base/time.ts';
import {
  type DecisionKey,
  deriveKey,
  keyAxes,
  keySets,
  keyText,
  parseKeyText,
} from '../../src/policy/decision-key.ts';
import { keyAt } from '../../src/policy/domain.ts';
import { amongAudiences } from '../../src/policy/key-audiences.ts';
import type { Labels } from '../../src/policy/labels.ts';
import { parseLabels } from '../../src/policy/labels.ts';
import { nextPhase } from '../../src/policy/phases.ts';
import { valueMet } from '../../src/policy/reader.ts';
import { isReadable } from '../../src/policy/vocabulary.ts';

const seed = Date.now() % 2 ** 31;
t.comment(`seed ${seed}`);

const url = { type: 'url' };
const short = { publicity: 'public_knowledge', identifiability: 'none', data_kind: 'extracted' };
const evidence_url = 'https://example.org/';

/** The moment of a date in 2030. */
function day(month: number, date = 1): number {
  return Date.UTC(2030, month - 1, date) * 1000;
}
const timeOf = (month: number) => formatStixTime(day(month));

/** The key of a URL that says this of itself, at a moment. */
function keyOf(labels: JsonValue, now = 0, object: JsonObject = url): DecisionKey {
  return deriveKey(parseLabels(labels).labels, { source: 'object', now }, object);
}

t.test('R-12: a claim of public knowledge needs a legitimate route and evidence', async (t) => {
  const claim = (publicity: JsonObject) =>
    parseLabels({ ...short, publicity: { state: 'public_knowledge', ...publicity } }).labels;
  for (const source of ['object', 'envelope', 'lineage'] as const) {
    const key = (publicity: JsonObject) => deriveKey(claim(publicity), { source, now: 0 }, url);
    const state = (publicity: JsonObject) => key(publicity).publicity;
    t.equal(state({}), 'unknown');
    t.equal(state({ route: 'press' }), 'unknown');
    t.equal(state({ evidence_url }), 'unknown');
    t.equal(state({ route: 'attack_infrastructure', evidence_url }), 'unknown');
    t.equal(state({ route: 'press', evidence_url }), 'public_knowledge');
    t.equal(key({ route: 'press', evidence_url }).public_set, 'no');
  }
  const collection = { source: 'collection', now: 0 } as const;
  t.equal(deriveKey(claim({}), collection, url).public_set, 'yes');
  const exposed = parseLabels({ publicity: 'exposed' }).labels;
  t.equal(deriveKey(exposed, collection, url).public_set, 'no');
});

t.test('R-12: what somebody asserts of one object is no statement of the collection', async (t) => {
  const { labels } = parseLabels({ ...short, category: 'ttp' });
  const asserted = new Set(['publicity', 'category', 'data_kind'] as const);
  const key = (of: ReadonlySet<keyof Labels>, object: JsonObject) =>
    deriveKey(labels, { source: 'collection', now: 0, asserted: of }, object);
  t.match(key(new Set(), url), { publicity: 'public_knowledge', public_set: 'yes' });
  t.match(key(asserted, url), { publicity: 'unknown', public_set: 'no' });
  const proven = { state: 'public_knowledge', route: 'press', evidence_url } as const;
  const known = deriveKey(
    { ...labels, publicity: proven },
    { source: 'collection', now: 0, asserted },
    url,
  );
  t.match(known, { publicity: 'public_knowledge', public_set: 'no' });
  t.match(key(new Set(), { type: 'observed-data' }), { category: 'log', data_kind: 'raw' });
  t.match(key(asserted, { type: 'observed-data' }), { category: 'ttp', data_kind: 'extracted' });
  t.match(key(asserted, { type: 'incident' }), { category: 'damage_response' });
});

t.test('M-11, M-23: coordination is asked of vulnerabilities that are not public', async (t) => {
  const coordination = (type: string, publicity: string) =>
    keyOf({ publicity }, 0, { type }).coordination;
  t.equal(coordination('vulnerability', 'not_public'), 'unknown');
  t.equal(coordination('course-of-action', 'not_public'), 'unknown');
  t.equal(coordination('vulnerability', 'exposed'), 'not_required');
  t.equal(coordination('url', 'not_public'), 'not_required');
});

t.test('M-3: a consent covers its scope, from its beginning to its end', async (t) => {
  const consent = { scope: ['peer', 'a', 'peer'], from: timeOf(3), until: timeOf(6) };
  const at = (now: number, label: JsonValue = consent) => {
    const { consent: state, consent_scope } = keyOf({ consent: label }, now);
    return [state, ...consent_scope];
  };
  t.strictSame(at(day(3) - 1), ['ahead']);
  t.strictSame(at(day(3)), ['given', 'a', 'peer']);
  t.strictSame(at(day(6) - 1), ['given', 'a', 'peer']);
  t.strictSame(at(day(6)), ['lapsed']);
  t.strictSame(at(day(4), { ...consent, withdrawn: true }), ['withdrawn']);
  t.strictSame(at(day(4), { ...consent, withdrawn: false, clause: '3' }), ['given', 'a', 'peer']);
  t.strictSame(at(day(4), {}), ['given']);
  t.strictSame(at(day(4), { scope: 'peer' }), ['unknown']);
  t.strictSame(at(day(4), { ...consent, until: '2030-06-01 00:00:00Z' }), ['unknown']);
  t.equal(keyOf({}).consent, 'not_stated');
});

t.test(
  'M-36: an audience waits for its own date, one that is not listed for the latest',
  async (t) => {
    const not_before = { peer: timeOf(3), government: timeOf(6) };
    const met = (now: number, label: JsonValue = not_before) => {
      const key = keyOf({ not_before: label }, now);
      return ['peer', 'government', 'public'].map((id) => valueMet(key, 'embargo', id));
    };
    t.strictSame(met(day(3) - 1), ['ahead', 'ahead', 'ahead']);
    t.strictSame(met(day(3)), ['over', 'ahead', 'ahead']);
    t.strictSame(met(day(6) - 1), ['over', 'ahead', 'ahead']);
    t.strictSame(met(day(6)), ['over', 'over', 'over']);
    t.strictSame(met(day(6), 'unknown'), ['unknown', 'unknown', 'unknown']);
    t.strictSame(met(day(9), { ...not_before, public: '2030-01-01 00:00:00Z' })[0], 'unknown');
    t.equal(keyOf({}).embargo, 'none');
    t.strictSame(
      keyOf({ not_before }, day(6)).embargo_over,
      [],
      'past embargoes make no keys of their own',
    );
  },
);

t.test('M-12: terms permit whom they name; until somebody weighs them, nobody', async (t) => {
  const met = (terms: JsonValue) => {
    const key = keyOf({ terms });
    return ['peer', 'public'].map((id) => valueMet(key, 'terms', id));
  };
  t.strictSame(met({ permits: ['peer'] }), ['permit', 'forbid']);
  t.strictSame(met({ permits: [] }), ['forbid', 'forbid']);
  t.strictSame(met({ service: 'x' }), ['unweighed', 'unweighed']);
  t.strictSame(met('unknown'), ['unknown', 'unknown']);
  t.equal(keyOf({}).terms, 'none');
});

t.test('M-8, M-9: the right of use, the service and the agreement stand apart', async (t) => {
  const of = (provenance: JsonValue) => {
    const { provenance: right, service, nda } = keyOf({ provenance });
    return [right, service, nda].join(' ');
  };
  t.equal(of({}), 'not_stated not_stated none');
  t.equal(of({ service: 'soc', basis: 'statute', nda: 'none' }), 'usable soc none');
  t.equal(of({ basis: 'contract_clause', nda: 'covered' }), 'usable not_stated covered');
  t.equal(
    of({ service: 'forensics', basis: 'individual_consent' }),
    'consent_needed forensics none',
  );
  t.equal(of({ service: 'unknown', basis: 'none', nda: 'unknown' }), 'unusable unknown unknown');
  t.equal(of({ basis: 'unknown' }), 'unknown not_stated none');
  t.equal(of({ nda: 'maybe' }), 'unknown unknown unknown');
  const { provenance, service, nda, stage } = keyOf({});
  t.strictSame(
    [provenance, service, nda, stage],
    ['not_stated', 'not_stated', 'none', 'not_stated'],
  );
  t.equal(keyOf({ stage: 'detailed' }).stage, 'detailed');
  t.equal(keyOf({ stage: 'third' }).stage, 'unknown');
  t.equal(keyOf({ x: 1 }).unrecognised, 'yes');
});

const months = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });
const timed = fc.record(
  {
    consent: fc
      .record({ from: months, until: months, withdrawn: fc.boolean() })
      .map(({ from, until, withdrawn }) => ({
        scope: ['peer'],
        ...(from !== undefined && { from: timeOf(from) }),
        ...(until !== undefined && { until: timeOf(until) }),
        withdrawn,
      })),
    not_before: fc
      .dictionary(
        fc.constantFrom('peer', 'government', 'public'),
        fc.integer({ min: 1, max: 12 }),
        {
          minKeys: 1,
        },
      )
      .map((times) => Object.fromEntries(Object.entries(times).map(([id, m]) => [id, timeOf(m)]))),
  },
  { requiredKeys: [] },
);

t.test(
  'phases: between one moment and the next the key stays, and every change has its moment',
  async (t) => {
    let changes = 0;
    fc.assert(
      fc.property(timed, (stated) => {
        const { labels } = parseLabels(stated as JsonObject);
        const textAt = (now: number) => keyText(deriveKey(labels, { source: 'object', now }, url));
        let now = day(1) - 1;
        for (let next = nextPhase(labels, now); next !== undefined; next = nextPhase(labels, now)) {
          if (next <= now || textAt(now) !== textAt(next - 1)) return false;
          if (textAt(next) !== textAt(now)) changes += 1;
          now = next;
        }
        return textAt(now) === textAt(day(12, 31) * 10);
      }),
      { seed, numRuns: 500 },
    );
    t.ok(changes > 100, `${changes} changes`);
    t.equal(nextPhase({}, 0), undefined);
    t.equal(nextPhase({ consent: 'unknown', not_before: 'unknown' }, 0), undefined);
    t.equal(
      nextPhase({ not_before: { peer: timeOf(2), x: timeOf(4) } }, day(3)),
      parseTaxiiTime(timeOf(4)),
    );
  },
);

t.test('decision key: its text is an inverse and tells all keys apart', async (t) => {
  const object = {
    type: 'url',
    created_by_ref: 'identity--x',
    object_marking_refs: ['marking-definition--x'],
  };
  const labels = {
    ...short,
    consent: { scope: ['peer', 'a-b_c'] },
    not_before: { peer: timeOf(1), public: timeOf(3) },
    terms: { permits: ['government'] },
    attribution: 'granted',
  };
  const key = keyOf(labels, day(2), object);
  t.match(key, { creator: 'named', attribution: 'granted', markings: 'other', body: 'bare' });
  t.strictSame(
    [key.consent_scope, key.embargo_over, key.terms_permit],
    [['a-b_c', 'peer'], ['peer'], ['government']],
  );
  t.strictSame(parseKeyText(keyText(key)), key);
  const texts = new Set<string>();
  for (const [axis, values] of Object.entries(keyAxes)) {
    for (const value of values) texts.add(keyText({ ...key, [axis]: value }));
  }
  for (const set of keySets) texts.add(keyText({ ...key, [set]: ['other'] }));
  const count = Object.values(keyAxes).reduce((sum, values) => sum + values.length - 1, 1);
  t.equal(texts.size, count + keySets.length);
  const text = keyText(key);
  for (const wrong of [
    '',
    'k3',
    'k0/x',
    text.replace('k3', 'k2'),
    `${text}/x`,
    text.replace('a-b_c', '*'),
    text.replace('a-b_c+peer', 'peer+a-b_c'),
  ]) {
    t.throws(() => parseKeyText(wrong), /broken invariant/, wrong);
  }
});

t.test('decision key: a text of the first version means what it meant then', async (t) => {
  const plain =
    'k1/destination/extracted/not_public/none/not_required/none/none/bare/none/not_granted/no';
  t.strictSame(
    keyText(parseKeyText(`${plain}/-`)),
    keyText(keyAt({ category: 'destination', data_kind: 'extracted', publicity: 'not_public' })),
  );
  const conditional = parseKeyText(`${plain}/consent`);
  t.match(conditional, { category: 'unknown', consent: 'unknown', unrecognised: 'yes' });
  t.strictSame(parseKeyText(keyText(conditional)), conditional);
  t.throws(() => parseKeyText(`${plain.replace('destination', 'nonsense')}/-`), /broken invariant/);
});

t.test('decision key: in a text of the second version nobody cleared free text', async (t) => {
  const key = {
    ...keyOf({ terms: { permits: ['peer'] } }, day(2)),
    ...{ review_cleared: ['peer'], review_refused: ['public'], text_cleared: ['peer'] },
  };
  const second = keyText(key)
    .replace(/^k3/, 'k2')
    .replace(/\/peer\/-$/, '');
  t.match(second, /^k2\/.*\/peer\/public$/);
  t.strictSame(parseKeyText(second), { ...key, text_cleared: [] });
  t.throws(() => parseKeyText(`${second}/-`), /broken invariant/);
});

t.test('decision key: audiences that nobody reads as make no keys of their own', async (t) => {
  const key = keyOf(
    {
      consent: { scope: ['peer', 'x1'] },
      not_before: { peer: timeOf(1), x2: timeOf(1), public: timeOf(3) },
      terms: { permits: ['x3'] },
    },
    day(2),
  );
  const known = new Map([['peer', {}]]);
  t.match(amongAudiences(key, known), {
    consent: 'given',
    consent_scope: ['peer'],
    embargo_over: ['peer'],
    terms: 'stated',
    terms_permit: [],
  });
  t.strictSame(amongAudiences(key, new Set(['peer', 'x1', 'x2', 'x3'])), key);
  const reviewed = { ...key, text_cleared: ['peer', 'x1'], text_refused: ['x2'] };
  t.match(amongAudiences(reviewed, known), { text_cleared: ['peer'], text_refused: [] });
});

t.test('reader: every value that an axis can have is met by somebody', async (t) => {
  const points = [
    ['consent', 'covers', 'elsewhere', 'lapsed'],
    ['terms', 'permit', 'forbid', 'unweighed'],
    ['embargo', 'over', 'ahead', 'none'],
  ] as const;
  for (const [axis, ...values] of points) {
    for (const value of values) {
      t.equal(valueMet(keyAt({ [axis]: value, audience: 'peer' }), axis, 'peer'), value);
    }
  }
  t.equal(
    valueMet(keyAt({ consent: 'covers', audience: 'peer' }), 'consent', 'public'),
    'elsewhere',
  );
  t.strictSame(
    ['release', 'redact', 'hold', 'withhold'].map((one) => isReadable(one as 'hold')),
    [true, true, false, false],
  );
});
