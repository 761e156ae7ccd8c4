/** Redaction profiles: nothing but what they list is shown, in valid STIX, whatever the object and however they are joined. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { reportOn } from '../../src/cli/check-report.ts';
import { checkPack } from '../../src/policy/check.ts';
import { coarsened } from '../../src/policy/coarse-time.ts';
import { examplesOf } from '../../src/policy/example-objects.ts';
import { explain, formatExplanation } from '../../src/policy/explain.ts';
import { freeText, isFreeString, technicalValues } from '../../src/policy/free-text.ts';
import { handlingMarkings } from '../../src/policy/handling-markings.ts';
import { envelopeLabelsName, parseLabels } from '../../src/policy/labels.ts';
import { parsePack } from '../../src/policy/pack.ts';
import {
  joinProfiles,
  keptBy,
  type Profile,
  profileText,
  type Redaction,
  redactionOf,
  samplesKept,
  stripHandlingProfile,
  textKept,
  timesKept,
} from '../../src/policy/profile.ts';
import { altersIdentity, redactObject, typeAfter } from '../../src/policy/redact.ts';
import { handlingExtensionId, stripHandling } from '../../src/policy/vocabulary.ts';
import { nestedTypes } from '../../src/stix/tables/nested-types.ts';
import { objectTypes } from '../../src/stix/tables/object-types.ts';
import { predefinedExtensions } from '../../src/stix/tables/predefined-extensions.ts';
import type { Kind, PropertyTable } from '../../src/stix/tables/property.ts';
import { validateObject } from '../../src/stix/validate.ts';
import { anySample } from '../stix/arbitrary.ts';

const uuid = '8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f';
const marking = 'marking-definition--11111111-1111-4111-8111-111111111111';
const unread = { textReviewed: false };
const read = { textReviewed: true };

type Lists = Parameters<typeof keptBy>[0];

function profile(keep: Lists | 'everything', modes: Partial<Profile> = {}): Profile {
  return {
    name: 'one',
    title: { en: 'one', ja: '一' },
    citation: 'M-22',
    types: keep === 'everything' ? keep : keptBy(keep),
    times: 'exact',
    text: 'keep',
    samples: 'withhold',
    ...modes,
  };
}

function form(keep: Lists, modes: Partial<Profile> = {}): Redaction {
  return joinProfiles([profile(keep, modes)]);
}

const shownTypes = [...objectTypes.keys()].filter((type) => type !== 'artifact');
const allOfAll: Lists = Object.fromEntries(shownTypes.map((type) => [type, 'all']));

const indicator: JsonObject = {
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--${uuid}`,
  created: '2024-03-17T09:10:11.000Z',
  modified: '2024-03-17T09:10:11.000Z',
  created_by_ref: `identity--${uuid}`,
  name: 'C2 of Example Corp',
  description: 'seen at Example Corp',
  indicator_types: ['anomalous-activity', 'example-corp'],
  pattern: "[domain-name:value = 'a.example' /* Example Corp */]",
  pattern_type: 'stix',
  valid_from: '2024-03-17T09:10:11.5Z',
  valid_until: '2024-03-17T09:10:12Z',
  x_ticket: 'Example Corp 17',
  external_references: [
    { source_name: 'tickets', external_id: 'Example Corp 17' },
    { source_name: 'mitre-attack', external_id: 'T1566.001', url: 'https://example.com/' },
  ],
  object_marking_refs: [marking, handlingMarkings[0]?.id ?? ''],
  granular_markings: [
    { marking_ref: marking, selectors: ['external_references.[1].external_id', 'name', 'pattern'] },
    { marking_ref: marking, selectors: ['indicator_types.[1]'] },
    { lang: 'ja', selectors: ['pattern'] },
  ],
  extensions: { [handlingExtensionId]: { extension_type: 'property-extension' } },
};

t.test(
  'P-44: what is not listed is not shown, neither types nor properties nor extensions',
  async (t) => {
    const listed = form({ indicator: ['pattern', 'pattern_type', 'valid_from'] });
    const shown = redactObject(indicator, listed, read);
    t.strictSame(Object.keys(shown ?? {}).toSorted(), [
      'created',
      'created_by_ref',
      'granular_markings',
      'id',
      'modified',
      'object_marking_refs',
      'pattern',
      'pattern_type',
      'spec_version',
      'type',
      'valid_from',
    ]);
    t.equal(redactObject({ ...indicator, type: 'x-own' }, listed, read), undefined);
    t.equal(typeAfter('file', listed), undefined);
    const file = {
      type: 'file',
      id: `file--${uuid}`,
      name: 'a',
      extensions: {
        'ntfs-ext': { sid: 'S-1', x_own: 'Example Corp' },
        'pdf-ext': { version: '1.7' },
        [`extension-definition--${uuid}`]: { extension_type: 'property-extension', a: 1 },
      },
    };
    t.strictSame(redactObject(file, form({ file: ['name', 'extensions.ntfs-ext'] }), read), {
      type: 'file',
      id: `file--${uuid}`,
      name: 'a',
      extensions: { 'ntfs-ext': { sid: 'S-1' } },
    });
    const own = [`extensions.extension-definition--${uuid}`, 'x_own', 'labels'];
    t.strictSame(
      [...(keptBy({ '*': own, file: ['name'] }) as ReadonlyMap<string, ReadonlySet<string>>)].map(
        ([type, names]) => [type, own.map((name) => names.has(name))],
      ),
      [['file', [true, true, false]]],
      'what types have in common is listed for those that have it',
    );
  },
);

t.test(
  'P-45: labels, markings of handling and TLP are in no form; what is left is as received by strip-handling',
  async (t) => {
    const strip = joinProfiles([stripHandlingProfile]);
    const { extensions, object_marking_refs, ...rest } = indicator;
    const labelled = { ...indicator, [envelopeLabelsName]: { publicity: 'not_public' } };
    t.strictSame(redactObject(labelled, strip, unread), {
      ...rest,
      object_marking_refs: [marking],
    });
    const custom = { type: 'x-own', id: `x-own--${uuid}`, x_ticket: 'a', objects: { a: 1 } };
    t.strictSame(redactObject(custom, strip, unread), custom);
  },
);

t.test(
  'P-46: times go to the beginning of their day or month, ends that stay behind beginnings to the next',
  async (t) => {
    const times = (modes: Partial<Profile>) => {
      const { created, valid_from, valid_until } =
        redactObject(indicator, form({ indicator: 'all' }, modes), read) ?? {};
      return [created, valid_from, valid_until];
    };
    const [created = ''] = [indicator.created];
    t.strictSame(times({ times: 'exact' }), [created, indicator.valid_from, indicator.valid_until]);
    t.strictSame(times({ times: 'day' }), [
      created,
      '2024-03-17T00:00:00Z',
      '2024-03-18T00:00:00Z',
    ]);
    t.strictSame(times({ times: 'month' }), [
      created,
      '2024-03-01T00:00:00Z',
      '2024-04-01T00:00:00Z',
    ]);
    t.equal(coarsened('2024-12-31T23:59:60Z', 'day', 'up'), '2025-01-01T00:00:00Z');
    t.equal(coarsened('2024-02-01T00:00:00.000Z', 'month', 'up'), '2024-02-01T00:00:00Z');
    t.equal(coarsened('2024-02-01T00:00:00.001Z', 'month', 'up'), '2024-03-01T00:00:00Z');
    t.equal(coarsened('0000-02-28T01:00:00Z', 'day', 'up'), '0000-02-29T00:00:00Z');
    t.equal(coarsened('9999-12-02T00:00:00Z', 'month', 'up'), undefined, 'there is no later month');
    const last = { ...indicator, valid_until: '9999-12-31T00:00:00Z' };
    const shown = redactObject(last, form({ indicator: 'all' }, { times: 'month' }), read);
    t.equal(shown?.valid_until, undefined, 'without an end rather than before the beginning');
  },
);

t.test(
  'P-46: the times of a pattern are as coarse, and one that compares moments is not shown',
  async (t) => {
    const month = form({ indicator: 'all' }, { times: 'month' });
    const patternOf = (pattern: string, pattern_type = 'stix') =>
      redactObject({ ...indicator, pattern, pattern_type }, month, read)?.pattern;
    const observed =
      "[file:name = 'a'] START t'2024-03-17T01:02:03Z' STOP t'2024-03-17T01:02:04.5Z'";
    t.equal(
      patternOf(`(${observed} AND [file:size > 1]) WITHIN 5 SECONDS`),
      "([file:name = 'a'] START t'2024-03-01T00:00:00Z' STOP t'2024-04-01T00:00:00Z' AND [file:size > 1]) WITHIN 5 SECONDS",
    );
    t.equal(patternOf("[file:created = t'2024-03-17T01:02:03Z' OR file:size = 1]"), undefined);
    t.equal(patternOf("[file:created IN (t'2024-03-17T01:02:03Z')]"), undefined);
    t.equal(patternOf('[EXISTS file:name]'), '[EXISTS file:name]');
    t.equal(patternOf('rule a {}', 'yara'), 'rule a {}');
    t.equal(patternOf('not a pattern'), undefined);
  },
);

t.test('P-47: free text is not shown before it was reviewed; with `withhold` never', async (t) => {
  const reviewed = form({ indicator: 'all' }, { text: 'reviewed' });
  const before = redactObject(indicator, reviewed, unread);
  t.notMatch(JSON.stringify(before), /Example Corp|example-corp/);
  t.match(before, {
    name: undefined,
    indicator_types: ['anomalous-activity'],
    pattern: "[domain-name:value = 'a.example']",
    external_references: [{ source_name: 'mitre-attack', external_id: 'T1566.001' }],
  });
  t.match(redactObject(indicator, reviewed, read), { description: 'seen at Example Corp' });
  const never = form({ indicator: 'all' }, { text: 'withhold' });
  t.strictSame(redactObject(indicator, never, read), before);
  const yara = { ...indicator, pattern: 'rule a {}', pattern_type: 'yara' };
  t.equal(redactObject(yara, reviewed, unread), undefined, 'prose that nobody can tell apart');
});

t.test(
  'P-48: a required text becomes a fixed word, a public number, or the object is not shown',
  async (t) => {
    const hidden = form(allOfAll, { text: 'withhold' });
    const shown = (object: JsonObject) =>
      redactObject({ spec_version: '2.1', id: `${object.type}--${uuid}`, ...object }, hidden, read);
    const refs = { object_refs: [`file--${uuid}`] };
    t.match(
      shown({
        type: 'report',
        name: 'Example Corp',
        published: '2024-03-17T00:00:00Z',
        ...refs,
        created: 'c',
        modified: 'm',
      }),
      { name: 'withheld' },
    );
    t.match(
      shown({
        type: 'grouping',
        name: 'a',
        context: 'example-corp',
        ...refs,
        created: 'c',
        modified: 'm',
      }),
      { name: 'withheld', context: 'unspecified' },
    );
    t.equal(
      shown({ type: 'note', content: 'Example Corp', ...refs, created: 'c', modified: 'm' }),
      undefined,
    );
    const cve = { source_name: 'cve', external_id: 'CVE-2021-44228' };
    const named = { type: 'vulnerability', created: 'c', modified: 'm' };
    t.match(shown({ ...named, name: 'hole at Example Corp', external_references: [cve] }), {
      name: 'CVE-2021-44228',
    });
    t.match(shown({ ...named, name: 'CVE-2021-44228' }), { name: 'CVE-2021-44228' });
    t.equal(shown({ ...named, name: 'hole at Example Corp' }), undefined);
    t.equal(
      shown({ type: 'malware', name: 'a', is_family: true, created: 'c', modified: 'm' }),
      undefined,
    );
    t.match(shown({ type: 'malware', name: 'a', is_family: false, created: 'c', modified: 'm' }), {
      is_family: false,
    });
    const hashes = { MD5: 'd41d8cd98f00b204e9800998ecf8427e', note: 'Example Corp' };
    t.match(shown({ type: 'file', hashes }), { hashes: { MD5: hashes.MD5 } });
    t.equal(shown({ type: 'file', hashes: { note: 'Example Corp' } }), undefined);
  },
);

t.test(
  'P-48: every string that anyone may fill is in the table of texts or in that of technical values',
  async (t) => {
    const tables: [string, PropertyTable][] = [
      ...[...objectTypes.values()].map(({ type, table }): [string, PropertyTable] => [type, table]),
      ...Object.entries<PropertyTable>({ ...nestedTypes, ...predefinedExtensions }),
    ];
    // References are told by their catalogues; statements and TLP stand in dictionaries, which are texts as a whole.
    const apart = new Set([
      'external-reference',
      'capec-reference',
      'cve-reference',
      'statement-marking',
      'tlp-marking',
    ]);
    const strings = tables.flatMap(([name, { properties }]) =>
      apart.has(name)
        ? []
        : Object.entries(properties).flatMap(([property, kind]) =>
            isFreeString(kind) ? [`${name}.${property}`] : [],
          ),
    );
    const classed = [
      ...Object.entries(freeText).flatMap(([name, own]) =>
        Object.keys(own).map((one) => `${name}.${one}`),
      ),
      ...Object.entries(technicalValues).flatMap(([name, own]) =>
        own.map((one) => `${name}.${one}`),
      ),
    ].filter((one) => !one.startsWith('common.'));
    t.strictSame(classed.toSorted(), strings.toSorted());
  },
);

t.test(
  'P-49: a sample becomes a file with what can be extracted from it, or nothing',
  async (t) => {
    const artifact = {
      type: 'artifact',
      id: `artifact--${uuid}`,
      payload_bin: Buffer.from('infected').toString('base64'),
      mime_type: 'application/zip',
      hashes: { MD5: 'd41d8cd98f00b204e9800998ecf8427e' },
      encryption_algorithm: 'mime-type-indicated',
      decryption_key: 'infected',
    };
    const extracted = form({ file: ['hashes', 'size', 'mime_type'] }, { samples: 'extracted' });
    t.equal(typeAfter('artifact', extracted), 'file');
    t.strictSame(redactObject(artifact, extracted, unread), {
      type: 'file',
      id: `file--${uuid}`,
      mime_type: 'application/zip',
      hashes: artifact.hashes,
      size: 8,
    });
    const { hashes: _, ...bare } = artifact;
    t.equal(redactObject(bare, extracted, unread), undefined);
    t.equal(redactObject(artifact, form({ file: 'all' }), unread), undefined);
    t.equal(typeAfter('artifact', form({ file: ['name'] }, { samples: 'extracted' })), undefined);
    const whole = { ...extracted, types: keptBy({ artifact: 'all' }), samples: 'keep' } as const;
    t.strictSame(
      redactObject(artifact, whole, unread),
      artifact,
      'to who looks at it, not to readers',
    );
    const renamed = {
      type: 'file',
      id: `file--${uuid}`,
      hashes: artifact.hashes,
      name: 'a',
      name_enc: 'windows-1252',
    };
    const listed = redactObject(renamed, form({ file: ['hashes', 'name_enc'] }), unread);
    t.equal(listed?.name_enc, undefined, 'a character set goes with its text');
    const holder = {
      type: 'file',
      id: `file--${uuid}`,
      name: 'a',
      content_ref: artifact.id,
      contains_refs: [artifact.id],
    };
    const shown = redactObject(holder, form({ file: 'all' }, { samples: 'extracted' }), unread);
    t.equal(shown?.content_ref, undefined, 'where only an artifact may stand nothing does');
    t.strictSame(shown?.contains_refs, [artifact.id]);
  },
);

t.test('P-50: granular markings follow what they select, and go with it', async (t) => {
  const hidden = form({ indicator: 'all' }, { text: 'withhold' });
  t.strictSame(redactObject(indicator, hidden, unread)?.granular_markings, [
    { marking_ref: marking, selectors: ['external_references.[0].external_id', 'pattern'] },
    { lang: 'ja', selectors: ['pattern'] },
  ]);
  const listed = form({ indicator: ['pattern', 'pattern_type', 'valid_from'] });
  t.strictSame(
    redactObject(indicator, listed, unread)?.granular_markings,
    [{ marking_ref: marking, selectors: ['pattern'] }],
    'the language goes where `lang` is not kept',
  );
});

t.test(
  'P-51: joined profiles show what each of them shows, in any order and grouping',
  async (t) => {
    const one = profile(
      { file: ['name', 'size'], url: 'all' },
      { name: 'b', times: 'day', samples: 'extracted' },
    );
    const other = profile({ file: ['name', 'hashes'] }, { name: 'a', text: 'reviewed' });
    const joined = joinProfiles([one, stripHandlingProfile, other]);
    t.match(joined, { id: 'a+b', times: 'day', text: 'reviewed', samples: 'withhold' });
    t.strictSame(joined, { ...joinProfiles([other, one]), types: joined.types });
    t.equal(typeAfter('url', joined), undefined);
    t.equal(joinProfiles([stripHandlingProfile, stripHandlingProfile]).id, stripHandling);
    t.equal(joinProfiles([]).id, stripHandling);
    const pack = {
      profiles: new Map([one, other, stripHandlingProfile].map((each) => [each.name, each])),
    };
    t.equal(redactionOf(pack, ['a', 'b']), redactionOf(pack, ['a', 'b']));
    t.throws(() => redactionOf(pack, ['c']));
  },
);

t.test(
  'P-52: an observable keeps its id only where nothing that makes it is left out or changed',
  async (t) => {
    const strip = joinProfiles([stripHandlingProfile]);
    const is = (type: string, redaction: Redaction) => altersIdentity(type, redaction);
    t.notOk(is('url', strip));
    t.ok(is('file', strip), 'labels may stand in its extensions');
    t.notOk(is('url', form({ url: 'all' }, { text: 'withhold', times: 'month' })));
    t.ok(is('software', form({ software: ['name'] })));
    t.notOk(is('software', form({ software: 'all' }, { text: 'withhold' })));
    t.ok(
      is('user-account', form({ 'user-account': 'all' }, { text: 'withhold' })),
      'a term of nobody’s vocabulary',
    );
    t.notOk(is('user-account', form({ 'user-account': 'all' })));
    t.ok(
      is('email-message', form({ 'email-message': 'all' }, { text: 'reviewed' })),
      'its subject and body',
    );
    t.ok(is('x509-certificate', form({ 'x509-certificate': 'all' }, { text: 'withhold' })));
    t.ok(
      is('process', form({ process: 'all' })),
      'a random id says nothing of the value and joins forms',
    );
    t.ok(is('artifact', form({ file: 'all' }, { samples: 'extracted' })));
    t.ok(is('indicator', strip));
  },
);

t.test(
  'P-53: profiles of one name that show different things differ in their text, others do not',
  async (t) => {
    const one = profile({ file: ['name', 'size'], url: 'all' });
    t.equal(
      profileText(one),
      profileText({
        ...profile({ url: 'all', file: ['size', 'name'] }),
        title: { en: 'x', ja: 'y' },
      }),
    );
    for (const other of [
      profile({ file: ['name'], url: 'all' }),
      { ...one, times: 'day' as const },
      { ...one, text: 'reviewed' as const },
      { ...one, samples: 'extracted' as const },
      stripHandlingProfile,
    ]) {
      t.not(profileText(one), profileText(other));
    }
  },
);

// Random objects, random profiles

const name = fc.constantFrom('a', 'b', 'c');
const modes = fc.record({
  name,
  times: fc.constantFrom(...timesKept),
  text: fc.constantFrom(...textKept),
  samples: fc.constantFrom(...samplesKept.filter((one) => one !== 'keep')),
});

/** Lists of all types: all, or what they need with some of what they may have. */
const lists: fc.Arbitrary<Lists> = fc
  .tuple(
    fc.subarray(shownTypes, { minLength: 30 }),
    fc.nat({ max: 1_000_000 }),
    fc.subarray(['labels', 'external_references', 'x_own']),
  )
  .map(([types, start, shared]) => {
    let state = start;
    const roll = () => {
      state = (state * 75 + 74) % 65_537;
      return state % 4;
    };
    const entries = types.map((type) => {
      const properties = [...(objectTypes.get(type)?.properties ?? [])];
      const kept = properties.filter(([, { required }]) => required || roll() > 0);
      return [type, roll() === 0 ? 'all' : kept.map(([property]) => property)] as const;
    });
    return { '*': shared, ...Object.fromEntries(entries) } as Lists;
  });

const redactions = fc
  .array(fc.tuple(lists, modes), { minLength: 1, maxLength: 3 })
  .map((all) => joinProfiles(all.map(([keep, own]) => profile(keep, own))));

function withOwnId(object: JsonObject, type: string, redaction: Redaction): JsonObject {
  return altersIdentity(type, redaction) ? { ...object, id: `${object.type}--${uuid}` } : object;
}

function timesIn(value: JsonValue | undefined): string[] {
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((member) => timesIn(member as JsonValue));
}

const secret = 'Example Corporation';

/** Random objects obey the tables alone: where a code rule finds a fault, an example gives the value. */
function repaired(object: JsonObject): JsonObject | undefined {
  const [example = {}] = examplesOf(String(object.type));
  let draft = object;
  for (let round = 0; round < 4; round += 1) {
    const errors = validateObject(draft).filter(({ level }) => level === 'error');
    if (errors.length === 0) return draft;
    for (const { pointer } of errors) {
      const property = pointer.split('/')[1] ?? '';
      const { [property]: _, ...rest } = draft;
      const value = example[property];
      draft = round < 2 && value !== undefined ? { ...rest, [property]: value } : rest;
    }
  }
  return undefined;
}

/** The object with the secret wherever a text may be written at the top. */
function withSecrets(object: JsonObject, type: string): JsonObject {
  const texts = Object.keys(freeText[type] ?? {}).filter(
    (property) => typeof object[property] === 'string' && property !== 'pattern',
  );
  return {
    ...object,
    ...Object.fromEntries(texts.map((property) => [property, secret])),
    x_own: secret,
    extensions: { ...(object.extensions as JsonObject), [handlingExtensionId]: { secret } },
  };
}

t.test(
  'P-54: what is shown is valid STIX, lists nothing else, is as coarse as asked, and is its own form',
  async (t) => {
    const seed = Date.now() & 0xffff_ffff;
    t.comment(`seed ${seed}`);
    let shown = 0;
    fc.assert(
      fc.property(
        anySample,
        redactions,
        fc.boolean(),
        ({ object, type }, redaction, textReviewed) => {
          const whole = repaired(withSecrets(object as JsonObject, type.type));
          if (whole === undefined) return;
          const result = redactObject(whole, redaction, { textReviewed });
          if (result === undefined || redaction.types === 'everything') return;
          shown += 1;
          const text = JSON.stringify(result);
          const own = withOwnId(result, type.type, redaction);
          const faults = validateObject(own).filter(({ level }) => level === 'error');
          if (faults.length > 0)
            throw new Error(`${JSON.stringify(faults)} ${text} of ${JSON.stringify(object)}`);
          const kept = redaction.types.get(String(result.type));
          for (const property of Object.keys(result)) {
            if (property === 'extensions') {
              for (const key of Object.keys(result.extensions as JsonObject)) {
                if (!kept?.has(`extensions.${key}`)) throw new Error(`extension ${key}`);
              }
            } else if (!kept?.has(property)) throw new Error(`property ${property} ${text}`);
          }
          if (/payload_bin|decryption_key|x_sekisho/.test(Object.keys(result).join()))
            throw new Error(text);
          const hides =
            redaction.text === 'withhold' || (redaction.text === 'reviewed' && !textReviewed);
          if (hides && text.includes(secret)) throw new Error(text);
          const { created, modified, object_modified, granular_markings, ...timed } = result;
          const border = { exact: /Z$/, day: /T00:00:00Z$/, month: /-01T00:00:00Z$/ }[
            redaction.times
          ];
          if (hides)
            for (const time of timesIn(timed))
              if (!border.test(time)) throw new Error(`${time} ${text}`);
          const again = redactObject(result, redaction, { textReviewed });
          if (!isDeepStrictEqual(again, result))
            throw new Error(`${text} again: ${JSON.stringify(again)}`);
        },
      ),
      { seed, numRuns: 250 },
    );
    t.ok(shown > 40, `${shown} were shown`);
  },
);

t.test('P-51: one more profile never shows more', async (t) => {
  const seed = Date.now() & 0xffff_ffff;
  t.comment(`seed ${seed}`);
  const one = fc.tuple(lists, modes).map(([keep, own]) => profile(keep, own));
  fc.assert(
    fc.property(anySample, one, one, ({ object }, first, second) => {
      const alone = redactObject(object as JsonObject, joinProfiles([first]), unread);
      const both = redactObject(object as JsonObject, joinProfiles([first, second]), unread);
      if (both === undefined) return;
      for (const property of Object.keys(both)) {
        if (alone === undefined || !(property in alone)) throw new Error(property);
      }
    }),
    { seed, numRuns: 80 },
  );
  t.pass('joined forms have no property that one of the profiles leaves out');
});

t.test(
  'P-55: the examples that profiles are tried on are valid, of every type, some with all it may have',
  async (t) => {
    for (const [type, { properties }] of objectTypes) {
      const examples = examplesOf(type);
      const bad = examples.flatMap((one) =>
        validateObject(one).filter(({ level }) => level === 'error'),
      );
      t.strictSame(bad, [], type);
      const seen = new Set(examples.flatMap((one) => Object.keys(one)));
      t.strictSame(
        [...properties.keys()].filter((property) => !seen.has(property)),
        [],
        type,
      );
    }
  },
);

// In packs

const head = `format: sekisho-policy/1
id: small
version: 1.0.0
title: { en: small, ja: 小 }
audiences:
  peer: { title: { en: peers, ja: 専門組織 }, batch_seconds: 0, tlp: green }
`;

const packWith = (keep: string, named = 'facts', asked = named) => `${head}profiles:
  ${named}:
    title: { en: facts only, ja: 事実のみ }
    citation: M-22
    keep: ${keep}
    times: month
    text: reviewed
    samples: extracted
rules:
  - id: all
    gate: table
    audience: any
    effect: { redact: ${asked} }
    citation: M-22
    status: product-decision
    reason: { en: why, ja: 理由 }
`;

t.test('P-56: a pack declares profiles and its rules ask for them', async (t) => {
  const { pack, findings } = parsePack(
    packWith("{ '*': [confidence], file: all, url: [value, x_own] }"),
  );
  t.strictSame(findings, []);
  t.strictSame([...(pack?.profiles.keys() ?? [])], ['facts', stripHandling]);
  t.strictSame(pack?.rules[0]?.profiles, ['facts']);
  const asked = parsePack(packWith('{ file: all }', 'facts', 'other'));
  t.match(asked.findings, [{ rule: 'P-PROFILE', message: { en: /`other`/, ja: /`other`/ } }]);
});

t.test(
  'P-57: names that STIX does not have, that are the hub’s, and required ones left out are faults',
  async (t) => {
    for (const [keep, rule, said] of [
      ['{ fil: all }', 'P-KEEP', /no type `fil`/],
      ['{ x-own: all }', 'P-KEEP', /no type `x-own`/],
      ['{ url: [value, path] }', 'P-KEEP', /`url` has no property `path`/],
      ['{ url: [value, extensions] }', 'P-KEEP', /extensions/],
      ['{ url: [value, extensions.ntfs-ext] }', 'P-KEEP', /extensions.ntfs-ext/],
      ["{ '*': [name], file: all }", 'P-KEEP', /`name` is no property/],
      ['{ artifact: all }', 'P-KEEP', /artifact/],
      [
        '{ observed-data: [first_observed, last_observed, number_observed, objects] }',
        'P-KEEP',
        /objects/,
      ],
      ['{ indicator: [pattern, valid_from] }', 'P-REQUIRED', /`pattern_type`/],
    ] as const) {
      const { findings } = parsePack(packWith(keep));
      t.match(findings, [{ rule, line: 11, message: { en: said, ja: /./ } }], keep);
      t.equal(findings.length, 1, keep);
    }
    t.match(parsePack(packWith('{ file: all }', stripHandling)).findings, [
      { rule: 'P-RESERVED', line: 9, message: { en: /the hub's own/, ja: /ハブ/ } },
    ]);
    t.match(parsePack(packWith('{ url: everything }')).findings, [{ rule: 'P-FORM' }]);
    t.match(parsePack(packWith('{ file: all }').replace('month', 'week')).findings, [
      { rule: 'P-NAME' },
    ]);
  },
);

t.test(
  'P-58: a profile that no rule asks for, and a type of which none can be shown, are faults',
  async (t) => {
    const of = (text: string) =>
      checkPack(text).findings.filter(({ rule }) => /P-(UNUSED|EMPTY|INVALID)/.test(rule));
    t.strictSame(of(packWith('{ file: all, note: all }')), []);
    t.match(of(packWith('{ file: [size] }')), [
      { rule: 'P-EMPTY', line: 11, message: { en: /`facts` lists `file`/, ja: /`file`/ } },
    ]);
    t.match(of(packWith('{ note: all }').replace('reviewed', 'withhold')), [{ rule: 'P-EMPTY' }]);
    t.match(of(packWith('{ file: all }', 'facts', stripHandling)), [
      { rule: 'P-UNUSED', message: { en: /`facts`/, ja: /`facts`/ } },
    ]);
  },
);

t.test(
  'P-55: the report prints what each form makes of each type, in both languages',
  async (t) => {
    const file = { file: 'small.yaml', check: checkPack(packWith('{ file: all, note: all }')) };
    t.match(
      reportOn([file], 'markdown', 'en'),
      /\| note \| – \| redacted \|\n\| artifact \| redacted or – \|/,
    );
    t.match(reportOn([file], 'text', 'en'), /facts: facts only/);
    t.match(reportOn([file], 'text', 'ja'), /facts: 事実のみ/);
    const [data] = JSON.parse(reportOn([file], 'json', 'en')).packs;
    t.match(data.profiles, [
      { profiles: ['facts'], text_reviewed: false, types: { note: 'withheld', file: 'redacted' } },
      { profiles: ['facts'], text_reviewed: true, types: { note: 'redacted', url: 'withheld' } },
    ]);
  },
);

t.test(
  'P-55: forms are tried together where rules that ask for them can meet, and else are not',
  async (t) => {
    const second = (when: string) =>
      packWith('{ file: all }')
        .replace(
          'rules:',
          '  dates:\n    title: { en: dates, ja: 日付 }\n    citation: M-22\n    keep: { file: all }\n    times: day\n    text: keep\n    samples: withhold\nrules:',
        )
        .replace('audience: any', 'audience: any\n    when: { publicity: exposed }')
        .concat(
          `  - id: other\n    gate: consent\n    when: ${when}\n    audience: peer\n    effect: { redact: dates }\n    citation: M-22\n    status: stated\n    reason: { en: why, ja: 理由 }\n`,
        );
    const joined = (when: string) =>
      [
        ...new Set(checkPack(second(when)).forms.map(({ profiles }) => profiles.join('+'))),
      ].toSorted();
    t.strictSame(joined('{ publicity: exposed }'), ['dates', 'dates+facts', 'facts']);
    t.strictSame(joined('{ publicity: not_public }'), ['dates', 'facts']);
  },
);

t.test(
  'P-54: an explanation tells the form, by its title, and whether the object can be shown in it',
  async (t) => {
    const { pack } = parsePack(
      readFileSync(join(import.meta.dirname, '..', '..', 'policies', 'meti-2023.yaml'), 'utf8'),
    );
    if (pack === undefined) throw new Error('the shipped pack has faults');
    const labels = {
      category: 'ttp',
      data_kind: 'extracted',
      publicity: {
        state: 'public_knowledge',
        route: 'press',
        evidence_url: 'https://example.com/',
      },
      identifiability: { grade: 'inferable' },
    } as const;
    const told = (name: string) =>
      explain(pack, {
        object: {
          type: 'attack-pattern',
          spec_version: '2.1',
          id: `attack-pattern--${uuid}`,
          created: 'c',
          modified: 'm',
          name,
        },
        labels: parseLabels(labels).labels,
        context: { source: 'object', now: 0 },
        reader: { id: 'peer', attributes: {} },
      });
    t.match(told('T1199'), {
      effect: 'redact',
      profiles: ['technique-only'],
      form: { type: 'attack-pattern', textReviewed: false },
    });
    t.match(formatExplanation(told('T1199'), 'ja'), /提供の形: technique-only: .*公開番号/);
    t.match(told('Example Corp'), { effect: 'redact', form: { type: null } });
    t.match(
      formatExplanation(told('Example Corp'), 'en'),
      /shown as: it cannot be shown in this form/,
    );
  },
);

/** Where texts of examples are left: the table and property of each, however deep. */
function textsLeft(
  object: JsonObject,
  table: string,
  properties: Iterable<readonly [string, Kind]>,
): string[] {
  return [...properties].flatMap(([property, kind]) => {
    const value = object[property];
    return value === undefined ? [] : textsIn(value, kind, `${table}.${property}`);
  });
}

function textsIn(value: JsonValue, kind: Kind, place: string): string[] {
  if (kind.kind === 'list')
    return (value as readonly JsonValue[]).flatMap((one) => textsIn(one, kind.of, place));
  if (kind.kind === 'nested') {
    const { properties } = nestedTypes[kind.type as keyof typeof nestedTypes];
    return textsLeft(value as JsonObject, kind.type, Object.entries(properties));
  }
  if (kind.kind !== 'extensions') return JSON.stringify(value).includes('example') ? [place] : [];
  return Object.entries(value as JsonObject).flatMap(([key, extension]) => {
    const known = predefinedExtensions[key as keyof typeof predefinedExtensions] as
      | PropertyTable
      | undefined;
    return known === undefined
      ? [key]
      : textsLeft(extension as JsonObject, key, Object.entries(known.properties));
  });
}

t.test(
  'P-47, P-48: of all texts of all types only technical values are left, however deep they stand',
  async (t) => {
    const hidden = form(allOfAll, { text: 'withhold' });
    const left = [...objectTypes.values()].flatMap(({ type, properties }) =>
      examplesOf(type).flatMap((example) => {
        const named = { ...example, ...(type === 'attack-pattern' && { name: 'CAPEC-1' }) };
        const result = redactObject(named, hidden, unread);
        return result === undefined ? [] : textsLeft(result, type, properties);
      }),
    );
    const technical = Object.entries(technicalValues).flatMap(([table, names]) =>
      names.map((one) => `${table}.${one}`),
    );
    t.strictSame(
      [...new Set(left)].filter((place) => !technical.includes(place)),
      ['indicator.pattern'],
      'the pattern’s own constants',
    );
    t.ok(left.includes('kill-chain-phase.phase_name'), 'nested values were looked into');
    t.ok(left.includes('windows-service-ext.service_name'), 'extensions were looked into');
  },
);
