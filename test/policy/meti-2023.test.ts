/** The shipped policy: every cell of the digest's table, and what must hold at every point. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { decide, gates, unknownValues } from '../../src/policy/decide.ts';
import {
  type DecisionKey,
  deriveKey,
  keyAxes,
  keySets,
  keyText,
  parseKeyText,
} from '../../src/policy/decision-key.ts';
import { keyAt } from '../../src/policy/domain.ts';
import { parseLabels } from '../../src/policy/labels.ts';
import { labelsOfObject } from '../../src/policy/labels-of-object.ts';
import { parsePack } from '../../src/policy/pack.ts';
import { type Reader, type RuleAxis, ruleAxes, valueMet } from '../../src/policy/reader.ts';
import {
  type Category,
  handlingExtensionId,
  type Identifiability,
  isReadable,
  labelSources,
  type Publicity,
  ruleStatuses,
} from '../../src/policy/vocabulary.ts';

const root = join(import.meta.dirname, '..', '..');
const packText = readFileSync(join(root, 'policies', 'meti-2023.yaml'), 'utf8');
const { pack, findings } = parsePack(packText);
if (pack === undefined) throw new Error(JSON.stringify(findings));

const tiers = ['peer', 'government', 'public'] as const;
const stranger = 'an-audience-the-pack-never-heard-of';
const audiences = [...tiers, stranger];

/** A key that nothing but the table stands against. */
const plain: DecisionKey = keyAt({ category: 'destination' });

/** A reader of whom the directory says nothing. */
const to = (id: string) => ({ id, attributes: {} });

/** Readers of every kind that rules tell apart. */
const readers: readonly Reader[] = [
  ...audiences.map(to),
  ...[...pack.attributes].flatMap(([name, { kind, values }]) =>
    values.flatMap((value) =>
      audiences.map((id) => ({
        id,
        attributes: { [name]: kind === 'boolean' ? value === 'true' : value },
      })),
    ),
  ),
];

/**
 * Which tiers receive it: P peer, G government, U public; `R` where one receives only the form of a profile of the pack's,
 * `h` where it is held for one, a dash where not.
 */
function reach(key: DecisionKey): string {
  const letters = { peer: 'P', government: 'G', public: 'U' } as const;
  return tiers
    .map((tier) => {
      const { effect, profiles } = decide(pack!, key, to(tier));
      if (profiles.some((name) => name !== 'strip-handling')) return 'R';
      return isReadable(effect) ? letters[tier] : effect === 'hold' ? 'h' : '-';
    })
    .join('');
}

const columns: readonly [string, Publicity, readonly Identifiability[]][] = [
  ['not_public, anonymous', 'not_public', ['none']],
  ['not_public, may identify', 'not_public', ['inferable', 'identifying']],
  ['public_knowledge, anonymous', 'public_knowledge', ['none']],
  ['public_knowledge, may identify', 'public_knowledge', ['inferable', 'identifying']],
  ['exposed, anonymous', 'exposed', ['none']],
  ['exposed, may identify', 'exposed', ['inferable', 'identifying']],
  ['restricted_service, anonymous', 'restricted_service', ['none']],
  ['restricted_service, may identify', 'restricted_service', ['inferable', 'identifying']],
];

/**
 * The table of the digest, written once more by hand: reach and status of each cell, in the order of the
 * columns. Status: S stated, P practice, O open, D product-decision. Vulnerabilities stand before
 * coordination is over; what is on a restricted service, under terms that permit everyone.
 */
const table: readonly [string, Category, readonly string[]][] = [
  ['M-20', 'destination', ['PG- P', '--- S', 'PGU S', 'PG- S', 'PG- S', '--- S', 'PG- S', '--- D']],
  [
    'M-21',
    'malware_sample',
    ['RR- P', '--- S', 'RR- P', '--- S', 'RR- P', '--- S', '--- O', '--- O'],
  ],
  [
    'M-22',
    'malware_extracted',
    ['PG- P', '--- P', 'PGU S', 'RR- P', 'PG- S', '--- P', 'hh- O', '--- O'],
  ],
  [
    'M-23',
    'vulnerability_exploitation',
    ['--- S', '--- S', 'PGU S', '--- S', 'PG- S', '--- S', 'hh- O', '--- O'],
  ],
  [
    'M-24',
    'vulnerability',
    ['--- S', '--- S', 'PGU S', '--- S', 'PG- S', '--- S', 'hh- O', '--- O'],
  ],
  ['M-25', 'ttp', ['PG- S', '--- S', 'PGU S', 'RR- S', 'hh- O', '--- O', 'hh- O', '--- O']],
];
const statusOf = { S: 'stated', P: 'practice', O: 'open', D: 'product-decision' } as const;

for (const [id, category, cells] of table) {
  for (const [index, [column, publicity, grades]] of columns.entries()) {
    const [tiersReached, status] = (cells[index] ?? '').split(' ');
    t.test(`${id} ${category}: ${column} reaches ${tiersReached}`, async (t) => {
      for (const identifiability of grades) {
        const beforeCoordination = publicity === 'not_public' && category.startsWith('vuln');
        const key: DecisionKey = {
          ...plain,
          ...{ category, publicity, identifiability },
          coordination: beforeCoordination ? 'in_progress' : 'not_required',
          terms: publicity === 'restricted_service' ? 'stated' : 'none',
          terms_permit: [...tiers],
        };
        // The digest's column covers both grades; the stricter reading withholds the second (M-40).
        const strictly = identifiability === 'identifying' && ['M-20', 'M-22', 'M-25'].includes(id);
        t.equal(reach(key), strictly ? '---' : tiersReached, identifiability);
        const rules = decide(pack!, key, to('peer')).rules.filter((rule) => rule.gate === 'table');
        const expected =
          strictly && publicity === 'public_knowledge' ? 'product-decision' : undefined;
        const wanted = expected ?? statusOf[(status ?? 'O') as keyof typeof statusOf];
        t.ok(
          rules.some((rule) => rule.status === wanted && (expected || rule.citation === id)),
          `${identifiability} is decided by a rule that cites ${id} as ${wanted}`,
        );
      }
    });
  }
}

t.test('M-23, M-24: once coordination is over, peers and government receive it', async (t) => {
  for (const category of [
    'vulnerability',
    'vulnerability_exploitation',
    'countermeasure',
  ] as const) {
    t.equal(reach({ ...plain, category, coordination: 'completed' }), 'PG-');
    for (const coordination of ['required', 'in_progress', 'unknown'] as const) {
      t.equal(reach({ ...plain, category, coordination }), '---');
    }
  }
});

t.test(
  'M-4, M-7, R-12: damage, response, raw data and samples stay, whoever calls them public',
  async (t) => {
    const open = { ...plain, publicity: 'public_knowledge', public_set: 'yes' } as const;
    for (const category of ['damage_response', 'log', 'endpoint_data', 'malware_sample'] as const) {
      for (const audience of audiences) {
        t.equal(decide(pack, { ...open, category }, to(audience)).effect, 'withhold');
      }
    }
    for (const audience of audiences) {
      t.equal(decide(pack, { ...open, data_kind: 'raw' }, to(audience)).effect, 'withhold');
    }
  },
);

t.test('M-45, M-33: identities and sightings go out only as public knowledge', async (t) => {
  for (const category of ['identity', 'sighting', 'other'] as const) {
    for (const publicity of ['not_public', 'exposed', 'restricted_service'] as const) {
      t.equal(reach({ ...plain, category, publicity }), '---');
    }
    t.equal(reach({ ...plain, category, publicity: 'public_knowledge' }), 'PGU');
  }
});

t.test(
  'M-12: a public collection reaches every audience, but no further than its TLP',
  async (t) => {
    const open = { ...plain, publicity: 'public_knowledge', public_set: 'yes' } as const;
    for (const audience of audiences) {
      t.equal(decide(pack, open, to(audience)).effect, 'release', audience);
      const green = decide(pack, { ...open, tlp: 'green' }, to(audience)).effect;
      t.equal(green, audience === 'peer' || audience === 'government' ? 'release' : 'withhold');
      for (const tlp of ['amber', 'amber_strict', 'red'] as const) {
        t.equal(decide(pack, { ...open, tlp }, to(audience)).effect, 'withhold');
      }
      const inferable = decide(
        pack,
        { ...open, identifiability: 'inferable' },
        to(audience),
      ).effect;
      if (audience !== 'peer' && audience !== 'government') t.equal(inferable, 'withhold');
    }
  },
);

t.test('M-12: a whole public reference set is released, custom types and all', async (t) => {
  const file = join(root, 'docs', 'demo', 'attack', 'ics-attack-18.1.min.json');
  const { objects } = JSON.parse(readFileSync(file, 'utf8')) as { objects: JsonObject[] };
  const { labels } = parseLabels({
    publicity: 'public_knowledge',
    identifiability: 'none',
    data_kind: 'extracted',
  });
  t.ok(objects.length > 1000);
  const keys = new Set(
    objects.map((object) => keyText(deriveKey(labels, { source: 'collection', now: 0 }, object))),
  );
  t.ok(keys.size < 30, `${keys.size} keys for ${objects.length} objects`);
  for (const text of keys) {
    for (const audience of audiences) {
      t.equal(
        decide(pack, parseKeyText(text), to(audience)).effect,
        'release',
        `${text} ${audience}`,
      );
    }
  }
});

t.test(
  'no labels, no release: whatever the object, wherever the labels were looked for',
  async (t) => {
    const types = [
      'url',
      'indicator',
      'attack-pattern',
      'x-mitre-tactic',
      'relationship',
      'identity',
    ];
    for (const type of types) {
      for (const source of labelSources) {
        for (const audience of audiences) {
          t.equal(
            decide(pack, deriveKey({}, { source, now: 0 }, { type }), to(audience)).effect,
            'withhold',
          );
        }
      }
    }
  },
);

t.test('R-1, R-11: labelled bodies and unnamed sources go out as variants', async (t) => {
  const own = { data_kind: 'extracted', publicity: 'not_public', identifiability: 'none' };
  const object = { type: 'url', extensions: { [handlingExtensionId]: own } };
  const { labels } = labelsOfObject(object) ?? parseLabels(null);
  t.equal(
    decide(pack, deriveKey(labels, { source: 'object', now: 0 }, object), to('peer')).effect,
    'redact',
  );
  t.equal(decide(pack, plain, to('peer')).effect, 'release');
  const named = { ...plain, creator: 'named' } as const;
  t.equal(decide(pack, named, to('peer')).effect, 'redact');
  t.equal(decide(pack, { ...named, attribution: 'granted' }, to('peer')).effect, 'release');
  t.equal(decide(pack, { ...named, publicity: 'public_knowledge' }, to('peer')).effect, 'release');
});

/** What stands against a release that the table allows, and the rule that says so. */
const obstacles = [
  [{ consent: 'elsewhere' }, 'consent-elsewhere'],
  [{ consent: 'ahead' }, 'consent-ahead'],
  [{ consent: 'lapsed' }, 'consent-ended'],
  [{ consent: 'withdrawn' }, 'consent-ended'],
  [{ consent: 'unknown' }, 'consent-unknown'],
  [{ embargo: 'ahead' }, 'embargo-ahead'],
  [{ embargo: 'unknown' }, 'embargo-unknown'],
  [{ terms: 'forbid' }, 'terms-forbid'],
  [{ terms: 'unweighed' }, 'terms-unweighed'],
  [{ provenance: 'consent_needed' }, 'provenance-consent-needed'],
  [{ provenance: 'unusable' }, 'provenance-unsettled'],
  [{ service: 'forensics' }, 'provenance-one-to-one'],
  [{ service: 'unknown' }, 'provenance-service-unknown'],
  [{ nda: 'covered' }, 'provenance-nda'],
  [{ stage: 'detailed' }, 'stage-detailed'],
  [{ stage: 'unknown' }, 'stage-unknown'],
  [{ unrecognised: 'yes' }, 'conditions-unrecognised'],
] as const;

t.test('M-3, M-8, M-9, M-12, M-36: what stands against a release says so', async (t) => {
  for (const [point, id] of obstacles) {
    const key = keyAt({ ...point, category: 'destination', audience: 'peer' });
    const { effect, rules } = decide(pack, key, to('peer'));
    t.notOk(isReadable(effect), JSON.stringify(point));
    t.ok(rules.some(({ rule }) => rule === id));
  }
});

t.test(
  'M-3, M-12: consent, terms and a past embargo open nothing that the table closes',
  async (t) => {
    const fair = {
      consent: 'covers',
      embargo: 'over',
      terms: 'permit',
      provenance: 'usable',
    } as const;
    for (const audience of audiences) {
      for (const point of points()) {
        const open = isReadable(
          decide(pack, { ...keyAt({ ...fair, audience }), ...tableOf(point) }, to(audience)).effect,
        );
        const bare = isReadable(decide(pack, point, to(audience)).effect);
        // What stands on a restricted service is the one thing that its terms open (M-12).
        if (point.publicity === 'restricted_service' && point.category === 'destination') continue;
        if (open !== bare) t.fail(`${keyText(point)} ${audience}`);
      }
    }
    const key = keyAt({ ...fair, category: 'destination', audience: 'peer' });
    t.equal(decide(pack, key, to('peer')).effect, 'release');
    t.notOk(isReadable(decide(pack, key, to('government')).effect), 'nor for anybody else');
  },
);

/** Of a key, what the table looks at. */
function tableOf(key: DecisionKey): Partial<DecisionKey> {
  const { category, data_kind, publicity, identifiability, coordination, public_set } = key;
  return { category, data_kind, publicity, identifiability, coordination, public_set };
}

/** Every point of the axes that the table looks at; the other axes are drawn at random below. */
function points(): DecisionKey[] {
  const { category, data_kind, publicity, identifiability, coordination, public_set } = keyAxes;
  const axes = { category, data_kind, publicity, identifiability, coordination, public_set };
  return Object.entries(axes).reduce<DecisionKey[]>(
    (keys, [axis, values]) =>
      keys.flatMap((key) => values.map((value) => ({ ...key, [axis]: value }))),
    [plain],
  );
}

/** Where what stands against a release is answered by something else (M-8). */
function isExcused(rule: string, key: DecisionKey, audience: string): boolean {
  if (rule === 'provenance-one-to-one') return key.provenance !== 'not_stated';
  if (rule === 'provenance-consent-needed') return valueMet(key, 'consent', audience) === 'covers';
  return false;
}

/** What must hold of every decision. Gives the first broken promise, if any. */
function broken(key: DecisionKey, audience: string): string | undefined {
  const { effect, rules } = decide(pack!, key, to(audience));
  const known = Object.entries(unknownValues).every(
    ([axis, value]) => key[axis as keyof DecisionKey] !== value,
  );
  if (rules.length < gates.length) return 'a gate is silent';
  if (!rules.every(({ reason }) => reason.en !== '' && reason.ja !== '')) return 'no reason';
  if (!isReadable(effect)) return undefined;
  if (!known) return 'the unknown is released';
  if (key.body === 'labelled' && effect !== 'redact') return 'a label leaves';
  if (key.data_kind !== 'extracted') return 'raw data leave';
  const ignored = obstacles.some(
    ([point, id]) =>
      !isExcused(id, key, audience) &&
      Object.entries(point).some(
        ([axis, value]) => valueMet(key, axis as RuleAxis, audience) === value,
      ),
  );
  if (ignored) return 'an obstacle is ignored';
  if (audience === 'public' && key.identifiability !== 'none') return 'the public sees a victim';
  if (audience === 'public' && key.publicity !== 'public_knowledge')
    return 'the public sees a secret';
  if (!tiers.some((tier) => tier === audience) && key.public_set !== 'yes')
    return 'a stranger reads';
  return undefined;
}

t.test('M-27: the decision is total and closed at every point for every audience', async (t) => {
  const faults = new Map<string, string>();
  let count = 0;
  for (const key of points()) {
    for (const audience of audiences) {
      count += 1;
      const fault = broken(key, audience);
      if (fault !== undefined) faults.set(fault, `${keyText(key)} ${audience}`);
    }
  }
  t.equal(count, 17 * 3 * 5 * 4 * 5 * 2 * audiences.length);
  t.strictSame([...faults], []);
});

const anyKey = fc.record(
  {
    ...mapped(keyAxes, (values) => fc.constantFrom(...values)),
    ...mapped(Object.fromEntries(keySets.map((set) => [set, 0])), () =>
      fc.subarray(['government', 'peer', 'public']),
    ),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<DecisionKey>;

function mapped<V, R>(record: Readonly<Record<string, V>>, by: (value: V) => R) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, by(value)]));
}

t.test(
  'M-27: it stays so whatever the remaining axes say, and a key survives its text',
  async () => {
    const audience = fc.oneof(fc.constantFrom(...audiences), fc.string());
    fc.assert(
      fc.property(anyKey, audience, (key, reader) => {
        deepStrictEqual(parseKeyText(keyText(key)), key);
        equal(broken(key, reader), undefined);
      }),
      { numRuns: 2000 },
    );
  },
);

t.test(
  'pack: every rule has an effect at some point, and its audiences are as proposed',
  async (t) => {
    const acting = new Set<string>();
    const note = (key: DecisionKey) => {
      for (const reader of readers) {
        for (const { rule } of decide(pack, key, reader).rules) acting.add(rule);
      }
    };
    for (const key of points()) note(key);
    for (const tlp of keyAxes.tlp) note({ ...plain, tlp });
    for (const axis of Object.keys(ruleAxes) as RuleAxis[]) {
      for (const value of ruleAxes[axis]) note(keyAt({ [axis]: value, audience: 'peer' }));
    }
    for (const publicity of keyAxes.publicity) note({ ...plain, publicity, creator: 'named' });
    note({ ...plain, creator: 'named', attribution: 'granted' });
    for (const publicity of keyAxes.publicity) note({ ...plain, publicity, markings: 'other' });
    for (const stage of keyAxes.stage)
      note(keyAt({ stage, consent: 'covers', audience: stranger }));
    for (const provenance of keyAxes.provenance) {
      note({ ...plain, provenance, nda: 'covered' });
      note(keyAt({ provenance, consent: 'covers', audience: 'peer' }));
    }
    t.strictSame(
      pack.rules.filter(({ id }) => !acting.has(id)).map(({ id }) => id),
      [],
    );
    t.strictSame(
      [...pack.audiences].map(([id, { batch_seconds, tlp }]) => [id, batch_seconds, tlp]),
      [
        ['peer', 0, 'green'],
        ['government', 0, 'green'],
        ['public', 60, 'clear'],
      ],
    );
    t.ok(pack.rules.every((rule) => ruleStatuses.includes(rule.status)));
  },
);

t.test('M-27: an open cell is held or withheld, never released', async (t) => {
  const open = pack.rules.filter(({ status }) => status === 'open');
  t.ok(open.length > 5);
  t.same(
    open.filter(({ effect }) => isReadable(effect)).map(({ id }) => id),
    [],
  );
});

/** What a reader with these attributes gets. */
function given(key: DecisionKey, attributes: Reader['attributes'], id: string = stranger) {
  return decide(pack!, key, { id, attributes }).effect;
}

t.test('M-5, M-9: a confidentiality agreement stops at those who are bound by one', async (t) => {
  const covered = { ...plain, provenance: 'usable', nda: 'covered' } as const;
  t.equal(given(covered, {}, 'peer'), 'withhold');
  t.equal(given(covered, { umbrella_nda: true }, 'peer'), 'release');
  t.equal(given(covered, { statutory_secrecy: true }, 'government'), 'hold');
  t.equal(given({ ...covered, nda: 'unknown' }, { umbrella_nda: true }, 'peer'), 'withhold');
});

t.test('M-8: what needs an individual consent goes to those whom one covers', async (t) => {
  const needed = { ...plain, provenance: 'consent_needed' } as const;
  t.equal(given(needed, {}, 'peer'), 'withhold');
  t.equal(given({ ...needed, consent: 'given', consent_scope: ['peer'] }, {}, 'peer'), 'release');
});

t.test('M-11: while coordination is open, its developer reads what nobody else does', async (t) => {
  for (const category of [
    'vulnerability',
    'vulnerability_exploitation',
    'countermeasure',
  ] as const) {
    for (const coordination of ['required', 'in_progress'] as const) {
      const key = { ...plain, category, coordination };
      t.equal(given(key, { part: 'developer' }), 'release');
      t.notOk(isReadable(given(key, {}, 'peer')));
    }
    const unknown = { ...plain, category, coordination: 'unknown' } as const;
    t.equal(given(unknown, { part: 'developer' }), 'withhold');
  }
});

t.test('M-44: to suppliers it is proposed, so it waits for review', async (t) => {
  const key = { ...plain, category: 'vulnerability', coordination: 'completed' } as const;
  t.equal(given(key, { part: 'supplier' }), 'hold');
  t.equal(given(key, {}), 'withhold');
});

t.test('M-3, M-43: the detailed stage reaches members whom a consent covers', async (t) => {
  const detailed = { ...plain, stage: 'detailed', consent: 'given' } as const;
  const covered = { ...detailed, consent_scope: [stranger] };
  t.equal(given(covered, { detailed_stage: true }), 'release');
  t.equal(given(detailed, { detailed_stage: true }), 'withhold', 'a consent for others');
  t.equal(given(covered, {}), 'withhold', 'no member');
});

t.test('M-4, M-41: damage and response wait for review where a consent covers', async (t) => {
  const damage = { ...plain, category: 'damage_response' } as const;
  const covered = { ...damage, consent: 'given', consent_scope: ['government', 'peer'] } as const;
  t.equal(given(covered, {}, 'government'), 'hold');
  t.equal(given(covered, {}, 'peer'), 'withhold');
  t.equal(given(damage, {}, 'government'), 'withhold', 'no consent');
  const certain = { ...covered, identifiability: 'identifying' } as const;
  t.equal(given(certain, {}, 'government'), 'withhold');
});

t.test(
  'M-12: on a restricted service the terms decide, and open cells wait for review',
  async (t) => {
    const restricted = { ...plain, publicity: 'restricted_service' } as const;
    t.equal(given(restricted, {}, 'peer'), 'withhold', 'terms that nobody stated');
    const permitted = { ...restricted, terms: 'stated', terms_permit: ['peer'] } as const;
    t.equal(given(permitted, {}, 'peer'), 'release');
    t.equal(given(permitted, {}, 'government'), 'withhold');
    t.equal(given({ ...permitted, category: 'malware_extracted' }, {}, 'peer'), 'hold');
  },
);

t.test('docs: the tables of docs/policy.md say what the pack says', async (t) => {
  const doc = readFileSync(join(root, 'docs', 'policy.md'), 'utf8');
  const section = doc.slice(doc.indexOf('## The shipped pack'), doc.indexOf('## A second pack'));
  const rows = section.matchAll(/^\| ((?:`[a-z_]+` )+)\(M-[^|]*\| (.*) \|$/gm);
  const told = new Set<string>();
  for (const [, names = '', cells = ''] of rows) {
    for (const [, category = ''] of names.matchAll(/`([a-z_]+)`/g)) {
      told.add(category);
      t.equal(cells, cellsOf(category as Category), category);
    }
  }
  t.strictSame([...told].sort(), keyAxes.category.filter((one) => one !== 'unknown').toSorted());
  for (const name of pack.attributes.keys()) t.match(section, `| \`${name}\` |`);
  for (const { id, citation } of pack.ceilings) {
    t.match(section, new RegExp(`\\| \`${id}\` \\|.*\\(${citation}\\) \\|`));
  }
  for (const { citation } of pack.ceilings) t.match(doc, `| ${citation} |`);
});

/** A row of the documents' table: who reads, and in brackets for whom it is held. */
function cellsOf(category: Category): string {
  const states = ['not_public', 'public_knowledge', 'exposed', 'restricted_service'] as const;
  const cells = states.flatMap((publicity) =>
    (['none', 'inferable'] as const).map((identifiability) => {
      const consent = category === 'damage_response' ? 'given' : 'not_stated';
      const labels = { ...plain, category, publicity, identifiability, consent } as const;
      const terms = publicity === 'restricted_service' ? 'stated' : 'none';
      const reached = reach({
        ...labels,
        consent_scope: [...tiers],
        terms,
        terms_permit: [...tiers],
      });
      const readable = [...'PGU'].flatMap((letter, index) => {
        if (reached[index] === 'R') return [`${letter}*`];
        return reached[index] === letter ? [letter] : [];
      });
      const held = [...'PGU'].filter((_letter, index) => reached[index] === 'h');
      return [readable.join(' '), held.length > 0 ? `(${held.join(' ')})` : ''].join('') || '–';
    }),
  );
  return cells.join(' | ');
}
