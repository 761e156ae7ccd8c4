/** Every code rule: an object that keeps it, changed in one place so that it breaks it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { quote } from '../../src/base/problem.ts';
import {
  compareVersions,
  findingsMax,
  isRepeat,
  isValid,
  type JsonObject,
  type JsonValue,
  type ObjectVersion,
  observableId,
  type Profile,
  validateBytes,
  validateContent,
  validateObject,
} from '../../src/stix/index.ts';
import { codeRules } from '../../src/stix/rules/code-rules.ts';
import { isCpe23 } from '../../src/stix/rules/described-values.ts';
import { compareInstants, isRealInstant } from '../../src/stix/rules/instants.ts';
import { isLanguageTag } from '../../src/stix/rules/languages.ts';
import {
  isDomainName,
  isEmailAddress,
  isIpv4Value,
  isIpv6Value,
  isUrl,
} from '../../src/stix/rules/network-values.ts';
import { anySample } from './arbitrary.ts';

const uuid = '8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f';
const other = 'f431f809-377b-45e0-aa1c-6a4751cae5ff';
const tlpClear = 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487';
const tlp2 = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

function versioned(type: string, members: JsonObject = {}): JsonObject {
  const time = '2026-01-01T00:00:00.000Z';
  return {
    type,
    spec_version: '2.1',
    id: `${type}--${uuid}`,
    created: time,
    modified: time,
    ...members,
  };
}

/** An observable with the identifier computed for it, or a random one. */
function observable(type: string, members: JsonObject): JsonObject {
  const object = { type, spec_version: '2.1', ...members };
  return { ...object, id: observableId(object) ?? `${type}--${uuid}` };
}

const campaign = versioned('campaign', { name: 'a campaign' });
const relationship = versioned('relationship', {
  relationship_type: 'uses',
  source_ref: `campaign--${other}`,
  target_ref: `malware--${other}`,
});
const indicator = versioned('indicator', {
  pattern: "[file:name = 'a']",
  pattern_type: 'stix',
  indicator_types: ['malicious-activity'],
  valid_from: '2026-01-01T00:00:00Z',
});
const marking = versioned('marking-definition', {
  definition_type: 'statement',
  definition: { statement: 'Copyright' },
});
const { modified: _unused, ...statement } = marking;
const observed = versioned('observed-data', {
  first_observed: '2026-01-01T00:00:00Z',
  last_observed: '2026-01-01T00:00:00Z',
  number_observed: 1,
  objects: {
    '0': { type: 'ipv4-addr', value: '198.51.100.3' },
    '1': { type: 'network-traffic', src_ref: '0', protocols: ['tcp'] },
  },
});
const translation = versioned('language-content', {
  object_ref: `campaign--${other}`,
  contents: { ja: { name: '名前', aliases: ['', 'い'] } },
});
const analysis = versioned('malware-analysis', {
  product: 'sandbox',
  analysis_sco_refs: [`file--${other}`],
});

interface Case {
  readonly rule: string;
  readonly good: JsonObject;
  /** What is changed; `undefined` takes a member out. */
  readonly change: Readonly<Record<string, JsonValue | undefined>>;
  readonly pointer: string;
  /** What the default profile says, then what the strict one says. */
  readonly levels: readonly ['error' | 'warning', 'error' | 'warning'];
}

const must = ['error', 'error'] as const;
const contested = ['warning', 'error'] as const;
const should = ['warning', 'warning'] as const;

function changed(good: JsonObject, change: Case['change']): JsonObject {
  const members = Object.entries({ ...good, ...change });
  return Object.fromEntries(
    members.filter((member): member is [string, JsonValue] => member[1] !== undefined),
  );
}

const file = observable('file', { name: 'a.exe', size: 1 });
const cases: readonly Case[] = [
  {
    rule: 'S-GEN-10',
    good: campaign,
    change: { x_deep: [2 ** 60] },
    pointer: '/x_deep/0',
    levels: must,
  },
  { rule: 'S-GEN-10', good: file, change: { size: 2 ** 53 }, pointer: '/size', levels: must },
  {
    rule: 'S-GEN-11',
    good: versioned('location', { latitude: 1, longitude: 2 }),
    change: { latitude: Number.NaN },
    pointer: '/latitude',
    levels: must,
  },
  {
    rule: 'S-GEN-12',
    good: campaign,
    change: { name: 'half \ud800' },
    pointer: '/name',
    levels: must,
  },
  {
    rule: 'S-GEN-12',
    good: campaign,
    change: { x_deep: { list: ['\udc00'] } },
    pointer: '/x_deep/list/0',
    levels: must,
  },
  {
    rule: 'S-GEN-14',
    good: observable('artifact', { payload_bin: 'YWJj' }),
    change: { payload_bin: 'YWJ' },
    pointer: '/payload_bin',
    levels: must,
  },
  {
    rule: 'S-GEN-14',
    good: observable('artifact', { payload_bin: 'YQ==' }),
    change: { payload_bin: 'YR==' },
    pointer: '/payload_bin',
    levels: must,
  },
  {
    rule: 'S-GEN-19',
    good: campaign,
    change: { first_seen: '2026-02-29T00:00:00Z' },
    pointer: '/first_seen',
    levels: must,
  },
  {
    rule: 'S-GEN-19',
    good: observable('x509-certificate', {
      serial_number: '1',
      x509_v3_extensions: { private_key_usage_period_not_after: '2026-01-01T00:00:00Z' },
    }),
    change: { x509_v3_extensions: { private_key_usage_period_not_after: '2026-13-01T00:00:00Z' } },
    pointer: '/x509_v3_extensions/private_key_usage_period_not_after',
    levels: must,
  },
  {
    rule: 'S-GEN-22',
    good: indicator,
    change: { indicator_types: ['malicious-activity', 'odd'] },
    pointer: '/indicator_types/1',
    levels: should,
  },
  {
    rule: 'S-GEN-25',
    good: observable('file', { name: 'a', name_enc: 'Shift_JIS' }),
    change: { name_enc: 'nonsense-8' },
    pointer: '/name_enc',
    levels: must,
  },
  {
    rule: 'S-GEN-25',
    good: observable('file', { name: 'a', name_enc: 'utf-8', hashes: { MD5: 'a'.repeat(32) } }),
    change: { name: undefined },
    pointer: '/name_enc',
    levels: must,
  },
  {
    rule: 'S-ID-04',
    good: observable('mutex', { name: 'a' }),
    change: { name: 'b' },
    pointer: '/id',
    levels: should,
  },
  {
    rule: 'S-ID-05',
    good: observable('process', { pid: 1 }),
    change: { id: 'process--d0a1b6c0-3f2d-5b7a-9c11-2f3e4d5c6b7a' },
    pointer: '/id',
    levels: must,
  },
  {
    rule: 'S-REF-09',
    good: analysis,
    change: { analysis_sco_refs: [`file--${other}`, `tool--${other}`] },
    pointer: '/analysis_sco_refs/1',
    levels: should,
  },
  {
    rule: 'S-TIM-01',
    good: indicator,
    change: { valid_until: '2026-01-01T00:00:00.000Z' },
    pointer: '/valid_until',
    levels: must,
  },
  {
    rule: 'S-TIM-01',
    good: {
      ...campaign,
      first_seen: '2026-01-01T00:00:00.1234567Z',
      last_seen: '2026-01-01T00:00:00.1234567Z',
    },
    change: { last_seen: '2026-01-01T00:00:00.1234566Z' },
    pointer: '/last_seen',
    levels: must,
  },
  {
    rule: 'S-TIM-02',
    good: campaign,
    change: { modified: '2025-12-31T23:59:59.999Z' },
    pointer: '/modified',
    levels: must,
  },
  {
    rule: 'S-COM-02',
    good: { ...campaign, lang: 'en' },
    change: { lang: 'en_US' },
    pointer: '/lang',
    levels: must,
  },
  {
    rule: 'S-COM-02',
    good: { ...campaign, lang: 'en' },
    change: { lang: 'qx' },
    pointer: '/lang',
    levels: should,
  },
  {
    rule: 'S-COM-02',
    good: { ...campaign, granular_markings: [{ lang: 'ja', selectors: ['name'] }] },
    change: { granular_markings: [{ lang: 'j', selectors: ['name'] }] },
    pointer: '/granular_markings/0/lang',
    levels: must,
  },
  { rule: 'S-COM-09', good: campaign, change: { x_own: 1 }, pointer: '/x_own', levels: should },
  {
    rule: 'S-COM-10',
    good: {
      ...versioned('x-own'),
      value: 1,
      extensions: { [`extension-definition--${uuid}`]: { extension_type: 'new-sdo' } },
    },
    change: { extensions: undefined },
    pointer: '/type',
    levels: should,
  },
  {
    rule: 'S-SRO-02',
    good: relationship,
    change: { relationship_type: 'mitigates' },
    pointer: '/relationship_type',
    levels: should,
  },
  {
    rule: 'S-SRO-02',
    good: { ...relationship, relationship_type: 'duplicate-of', target_ref: `campaign--${uuid}` },
    change: { target_ref: `tool--${uuid}` },
    pointer: '/relationship_type',
    levels: should,
  },
  {
    rule: 'S-SCO-02',
    good: observable('file', { name: 'a', mime_type: 'text/plain' }),
    change: { mime_type: 'plain' },
    pointer: '/mime_type',
    levels: should,
  },
  {
    rule: 'S-SCO-04',
    good: observable('domain-name', { value: 'example.com' }),
    change: { value: 'a..b' },
    pointer: '/value',
    levels: contested,
  },
  {
    rule: 'S-SCO-05',
    good: observable('email-addr', { value: 'a@example.com' }),
    change: { value: 'A <a@example.com>' },
    pointer: '/value',
    levels: contested,
  },
  {
    rule: 'S-SCO-13',
    good: observable('ipv4-addr', { value: '198.51.100.0/24' }),
    change: { value: '198.51.100.0/33' },
    pointer: '/value',
    levels: must,
  },
  {
    rule: 'S-SCO-13',
    good: observable('ipv6-addr', { value: '2001:db8::/32' }),
    change: { value: 'fe80::1%eth0' },
    pointer: '/value',
    levels: must,
  },
  {
    rule: 'S-SCO-19',
    good: observable('software', { name: 'a', cpe: 'cpe:2.3:a:b:c:*:*:*:*:*:*:*:*' }),
    change: { cpe: 'cpe:/a:b:c' },
    pointer: '/cpe',
    levels: must,
  },
  {
    rule: 'S-SCO-19',
    good: observable('software', { name: 'a', languages: ['en'] }),
    change: { languages: ['en', '-'] },
    pointer: '/languages/1',
    levels: must,
  },
  {
    rule: 'S-SCO-20',
    good: observable('url', { value: 'https://example.com/a' }),
    change: { value: 'https://example.com/a b' },
    pointer: '/value',
    levels: contested,
  },
  {
    rule: 'S-SCO-24',
    good: observable('email-message', { is_multipart: false, subject: 'a' }),
    change: { subject: '=?utf-8?q?a?=' },
    pointer: '/subject',
    levels: should,
  },
  {
    rule: 'S-SCO-24',
    good: observable('email-message', {
      is_multipart: false,
      subject: 'a',
      additional_header_fields: { 'X-A': ['b'] },
    }),
    change: { additional_header_fields: { 'X-A': ['b', '=?UTF-8?B?YQ==?='] } },
    pointer: '/additional_header_fields/X-A/1',
    levels: should,
  },
  {
    rule: 'S-MET-03',
    good: {
      ...campaign,
      aliases: ['a'],
      granular_markings: [{ marking_ref: tlpClear, selectors: ['aliases.[0]', 'name'] }],
    },
    change: { aliases: undefined },
    pointer: '/granular_markings/0/selectors/0',
    levels: must,
  },
  {
    rule: 'S-MET-04',
    good: { ...statement, object_marking_refs: [tlpClear] },
    change: { object_marking_refs: [`marking-definition--${uuid}`] },
    pointer: '/object_marking_refs/0',
    levels: must,
  },
  {
    rule: 'S-MET-04',
    good: {
      ...statement,
      granular_markings: [{ marking_ref: tlpClear, selectors: ['name'] }],
      name: 'a',
    },
    change: {
      granular_markings: [{ marking_ref: `marking-definition--${uuid}`, selectors: ['name'] }],
    },
    pointer: '/granular_markings/0/marking_ref',
    levels: must,
  },
  {
    rule: 'S-MET-08',
    good: {
      type: 'marking-definition',
      spec_version: '2.1',
      id: tlpClear,
      created: '2022-10-01T00:00:00.000Z',
      name: 'TLP:CLEAR',
      extensions: { [tlp2]: { extension_type: 'property-extension', tlp_2_0: 'clear' } },
    },
    change: { extensions: { [tlp2]: { extension_type: 'property-extension', tlp_2_0: 'red' } } },
    pointer: '/id',
    levels: should,
  },
  {
    rule: 'S-MET-09',
    good: translation,
    change: { contents: { ja: 'text' } },
    pointer: '/contents/ja',
    levels: must,
  },
  {
    rule: 'S-MET-09',
    good: translation,
    change: { contents: { ja: { name: 1 } } },
    pointer: '/contents/ja/name',
    levels: must,
  },
  {
    rule: 'S-MET-09',
    good: translation,
    change: { contents: { 'de_DE!': { name: 'x' } } },
    pointer: '/contents/de_DE!',
    levels: must,
  },
  {
    rule: 'S-EXT-06',
    good: observable('ipv4-addr', { value: '198.51.100.3' }),
    change: { extensions: { 'ntfs-ext': { sid: '1' } } },
    pointer: '/extensions/ntfs-ext',
    levels: contested,
  },
  {
    rule: 'S-EXT-08',
    good: campaign,
    change: { extensions: { [`extension-definition--${uuid}`]: { extension_type: 'new-sdo' } } },
    pointer: '/extensions',
    levels: contested,
  },
  {
    rule: 'S-EXT-08',
    good: versioned('extension-definition', {
      created_by_ref: `identity--${other}`,
      name: 'a',
      schema: 'b',
      version: '1',
      extension_types: ['toplevel-property-extension'],
      extension_properties: ['own_name'],
    }),
    change: { extension_properties: ['own_name', 'labels'] },
    pointer: '/extension_properties/1',
    levels: contested,
  },
  {
    rule: 'S-VER-06',
    good: observable('mutex', { name: 'a' }),
    change: { revoked: true },
    pointer: '/revoked',
    levels: contested,
  },
  {
    rule: 'S-SDO-08',
    good: observed,
    change: { objects: { '1': { type: 'network-traffic', src_ref: '0', protocols: ['tcp'] } } },
    pointer: '/objects/1/src_ref',
    levels: must,
  },
  {
    rule: 'S-SDO-08',
    good: observed,
    change: { objects: { '0': { type: 'campaign', name: 'a' } } },
    pointer: '/objects/0',
    levels: must,
  },
  {
    rule: 'S-REF-03',
    good: observed,
    change: {
      objects: {
        '0': { type: 'mutex', name: 'a' },
        '1': { type: 'network-traffic', src_ref: '0', protocols: ['tcp'] },
      },
    },
    pointer: '/objects/1/src_ref',
    levels: must,
  },
  {
    rule: 'S-SDO-01',
    good: indicator,
    change: { pattern: "[file:name = 'a'] START 'x'", pattern_version: '2.0' },
    pointer: '/pattern_version',
    levels: should,
  },
  {
    rule: 'S-PAT-01',
    good: indicator,
    change: { pattern: '[file:name =' },
    pointer: '/pattern',
    levels: must,
  },
  {
    rule: 'S-BUN-02',
    good: campaign,
    change: { type: 'bundle', id: `bundle--${uuid}` },
    pointer: '/type',
    levels: must,
  },
];

for (const { rule, good, change, pointer, levels } of cases) {
  const what = `${String(good.type)} with ${quote(Object.keys(change).join())} changed`;
  t.test(`${rule}: ${what} has one such finding, at ${pointer}`, async (t) => {
    const bad = changed(good, change);
    for (const [index, profile] of (['default', 'strict'] satisfies Profile[]).entries()) {
      const before = validateObject(good, profile);
      t.ok(isValid(before), JSON.stringify(before));
      t.notOk(before.some((each) => each.rule === rule && each.pointer === pointer));
      const found = validateObject(bad, profile).filter((each) => each.rule === rule);
      t.match(found, [
        { rule, pointer, level: levels[index], message: { en: String, ja: String } },
      ]);
      t.equal(found.length, 1);
    }
  });
}

t.test('every code rule is among these cases', async (t) => {
  const tried = new Set(cases.map((each) => each.rule));
  for (const { rule } of codeRules) t.ok(tried.has(rule), rule);
});

t.test(
  'S-SDO-08 identifiers may be missing in a container, and references name its keys',
  async (t) => {
    t.same(validateObject(observed, 'strict'), []);
  },
);

t.test('S-COM-09 an extension for top-level properties makes them no custom ones', async (t) => {
  const extension = { extension_type: 'toplevel-property-extension' };
  const object = {
    ...campaign,
    rank: 5,
    extensions: { [`extension-definition--${uuid}`]: extension },
  };
  t.same(validateObject(object, 'strict'), []);
});

t.test('RFC 3339 §5.7 instants that exist and that do not', async (t) => {
  const real = [
    '2024-02-29T00:00:00Z',
    '2000-02-29T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '2015-06-30T23:59:60.5Z',
    '0001-01-01T00:00:00Z',
    '2026-04-30T23:59:59.999999999Z',
  ];
  const unreal = [
    '2025-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T12:00:60Z',
    '2016-12-30T23:59:60Z',
    '2016-12-31T22:59:60Z',
    '2016-12-31T23:58:60Z',
    '2016-12-31T23:59:61Z',
  ];
  for (const text of real) t.ok(isRealInstant(text), text);
  for (const text of unreal) t.notOk(isRealInstant(text), text);
});

t.test('STIX 2.1 §2.16 instants are compared digit by digit', async (t) => {
  const order = [
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.0001Z',
    '2026-01-01T00:00:00.00011Z',
    '2026-01-01T00:00:00.1Z',
    '2026-01-01T00:00:01Z',
  ];
  for (const [at, one] of order.entries()) {
    for (const [index, each] of order.entries()) {
      t.equal(Math.sign(compareInstants(one, each)), Math.sign(at - index), `${one} ${each}`);
    }
  }
  t.equal(compareInstants('2026-01-01T00:00:00.100Z', '2026-01-01T00:00:00.1Z'), 0);
  t.equal(compareInstants('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00Z'), 0);
});

const texts: readonly {
  readonly clause: string;
  readonly is: (text: string) => boolean;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}[] = [
  {
    clause: 'RFC 5646 §2.1',
    is: isLanguageTag,
    good: [
      'en',
      'zh-Hant-TW',
      'x-klingon',
      'i-klingon',
      'de-CH-1996',
      'sl-rozaj-biske',
      'en-a-bbb-x-a-ccc',
      'zh-cmn-Hans-CN',
      'es-419',
      'sgn-BE-FR',
      'en-u-co-phonebk',
    ],
    bad: [
      '',
      'e',
      'en_US',
      'en-',
      '-en',
      'English language',
      'a-DE',
      'en-a-bbb-a-ccc',
      'abcdefghi',
      'en-x',
      'en-US-GB-DE',
      `en${'-abcde'.repeat(30)}`,
    ],
  },
  {
    clause: 'RFC 1034 §3.1',
    is: isDomainName,
    good: [
      'example.com',
      'example.com.',
      '_dmarc.example.com',
      'bücher.example',
      'xn--bcher-kva.example',
      'localhost',
      `${'a'.repeat(63)}.example`,
      '日本語.jp',
      '1.2.3.example',
    ],
    bad: [
      '',
      '.',
      'a..b',
      'example.com/foo',
      '-a.example',
      'a-.example',
      'a b',
      `${'a'.repeat(64)}.example`,
      `${'a.'.repeat(127)}com`,
      'example.com..',
      'a'.repeat(2000),
    ],
  },
  {
    clause: 'RFC 5322 §3.4.1',
    is: isEmailAddress,
    good: [
      'a@example.com',
      'a.b+c@example.com',
      '"a b"@example.com',
      "o'neil@example.com",
      'a@[192.0.2.1]',
      'ü@example.com',
    ],
    bad: [
      '',
      'a',
      '@example.com',
      'a@',
      'A <a@example.com>',
      'a b@example.com',
      'a@b@c',
      'a..b@example.com',
      '.a@example.com',
      'a@exa mple.com',
      `a@${'b'.repeat(2000)}`,
    ],
  },
  {
    clause: 'STIX 2.1 §6.8',
    is: isIpv4Value,
    good: ['198.51.100.3', '0.0.0.0/0', '198.51.100.3/32'],
    bad: [
      '',
      '198.51.100',
      '198.51.100.256',
      '198.51.100.3/33',
      '198.51.100.3/',
      '198.51.100.3/08',
      '2001:db8::1',
      '198.51.100.3/24/1',
      '198.051.100.3',
    ],
  },
  {
    clause: 'STIX 2.1 §6.9',
    is: isIpv6Value,
    good: ['2001:db8::1', '::', '::ffff:198.51.100.1', '2001:db8::/96', '::/128'],
    bad: ['', '198.51.100.3', '2001:db8::/129', 'fe80::1%eth0', '1::2::3', ':::', '2001:db8::1/'],
  },
  {
    clause: 'RFC 3986 §3',
    is: isUrl,
    good: [
      'http://example.com:8080/a?b=c#d',
      'https://[2001:db8::1]/',
      'mailto:a@example.com',
      'urn:a:b',
      'file:///etc/passwd',
      'http://u:p@example.com',
      'http://a.example/%20',
      'ftp://example.com',
      'http://example.com?x=/?',
    ],
    bad: [
      '',
      'example.com',
      'http:',
      'http://exa mple.com/',
      'http://example.com/ü',
      'http://example.com/%2',
      'http://example.com/|',
      '1http://a',
      '//a.example',
      'http://a.example/[',
      'http://a.example/#a#b',
      'http://a.example:x/',
    ],
  },
  {
    clause: 'NISTIR 7695 §6.2',
    is: isCpe23,
    good: [
      'cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*',
      'cpe:2.3:o:a:b:-:*:*:*:*:*:*:*',
      'cpe:2.3:a:foo\\\\bar:big\\$money:2010:*:*:*:special:ipod_touch:80gb:*',
      'cpe:2.3:a:b:c\\:d:*:*:*:*:*:*:*:*',
      'cpe:2.3:a:b:8.*:*:*:*:*:*:*:*:*',
    ],
    bad: [
      '',
      'cpe:/a:b:c',
      'cpe:2.3:a:b:c',
      'cpe:2.3:x:b:c:*:*:*:*:*:*:*:*',
      'cpe:2.3:a:b:c:*:*:*:*:*:*:*:*:*',
      'cpe:2.3:a::c:*:*:*:*:*:*:*:*',
      'cpe:2.3:a:b c:c:*:*:*:*:*:*:*:*',
      'cpe:2.3:a:b$:c:*:*:*:*:*:*:*:*',
      `cpe:2.3:a:${'b'.repeat(5000)}:c:*:*:*:*:*:*:*:*`,
    ],
  },
];

for (const { clause, is, good, bad } of texts) {
  t.test(`${clause} ${is.name} tells texts apart`, async (t) => {
    for (const text of good) t.ok(is(text), text);
    for (const text of bad) t.notOk(is(text), text.slice(0, 60));
  });
  t.test(`${clause} ${is.name} is linear in the text`, async (t) => {
    const pieces = [
      'a',
      '0',
      '.',
      '-',
      'a-',
      'a.',
      '%41',
      '\\',
      '"',
      '@',
      ':',
      '[',
      '=?',
      '*',
      '?',
      'é',
      'x-',
      ' ',
    ];
    const openings = ['', 'http://', 'http://a@', 'cpe:2.3:', 'a@', '"', 'en-', '[', 'x:'];
    for (const piece of pieces) {
      for (const opening of openings) is(`${opening}${piece.repeat(100_000 / piece.length)}!`);
    }
    t.pass('all were answered');
  });
}

const sampleTexts = anySample.map((sample) => JSON.stringify(sample.object));

/** The value a JSON pointer leads to, `undefined` when there is none. */
function at(object: JsonObject, pointer: string): JsonValue | undefined {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<JsonValue | undefined>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
  }, object);
}

t.test('objects of every type: what is read from bytes is judged as what is built', async () => {
  fc.assert(
    fc.property(sampleTexts, fc.constantFrom<Profile>('default', 'strict'), (text, profile) => {
      const object = JSON.parse(text) as JsonObject;
      const findings = validateObject(object, profile);
      const verdict = validateBytes(Buffer.from(text), { profile });
      if (verdict.object === undefined) {
        assert.equal(verdict.findings[0]?.rule, findings[0]?.rule, 'refused as plain values');
        return;
      }
      assert.deepEqual(verdict.findings, findings);
      assert.equal(verdict.valid, isValid(findings));
      assert.deepEqual(validateContent(Buffer.from(text), { profile }).findings, findings);
      for (const { rule, pointer } of findings) {
        assert.notEqual(at(object, pointer), undefined, `${rule} ${pointer}`);
      }
    }),
    { numRuns: 150 },
  );
});

t.test(
  'objects of every type: a code rule depends on the values alone, not on their order',
  async () => {
    fc.assert(
      fc.property(anySample, (sample) => {
        const object = JSON.parse(JSON.stringify(sample.object)) as JsonObject;
        const turned = Object.fromEntries(Object.entries(object).reverse());
        const told = (each: JsonObject) =>
          validateObject(each)
            .filter(({ rule }) => rule !== 'S-COM-09')
            .map(({ rule, pointer }) => `${rule} ${pointer}`)
            .sort();
        assert.deepEqual(told(turned), told(object));
      }),
      { numRuns: 200 },
    );
  },
);

t.test('bad input: ten thousand faults in one object are told in bounds', async (t) => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    lang: '!',
    selectors: [`none_${index}`],
  }));
  const findings = validateObject({ ...campaign, granular_markings: many });
  t.equal(findings.length, findingsMax + 1);
  t.match(findings.at(-1), { rule: 'L-FINDINGS', level: 'warning' });
  t.notOk(isValid(findings));
});

t.test('bad input: values that are nothing like STIX give findings and never throw', async (t) => {
  const odd: readonly JsonValue[] = [
    null,
    true,
    0,
    '',
    [],
    {},
    [null],
    { a: null },
    'x'.repeat(300),
  ];
  const types = [
    'campaign',
    'indicator',
    'observed-data',
    'file',
    'software',
    'url',
    'language-content',
    'marking-definition',
    'extension-definition',
    'relationship',
    'malware-analysis',
    'email-message',
    'network-traffic',
    'x-own',
    'constructor',
    '__proto__',
    'bundle',
  ];
  const names = [
    'id',
    'type',
    'created',
    'modified',
    'extensions',
    'granular_markings',
    'object_marking_refs',
    'objects',
    'contents',
    'pattern',
    'pattern_type',
    'hashes',
    'value',
    'name',
    'lang',
    'languages',
    'cpe',
    'external_references',
    'labels',
    'source_ref',
    'analysis_sco_refs',
    'extension_properties',
    'additional_header_fields',
    'defanged',
  ];
  for (const type of types) {
    for (const name of names) {
      for (const value of odd) {
        const object = { type, id: `${type}--${uuid}`, pattern_type: 'stix', [name]: value };
        t.ok(Array.isArray(validateObject(object)), `${type} ${name}`);
      }
    }
  }
});

t.test('bad input: __proto__ is a name like others, and refused as a property name', async (t) => {
  const text = `{"type":"campaign","spec_version":"2.1","id":"campaign--${uuid}","created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","name":"a","__proto__":{"a":1}}`;
  const { valid, findings } = validateBytes(Buffer.from(text));
  t.notOk(valid);
  t.match(findings, [{ rule: 'S-GEN-05', pointer: '/__proto__' }]);
});

t.test('bad input: objects built in memory are bounded in depth', async (t) => {
  let deep: JsonObject = { a: 1 };
  for (let depth = 0; depth < 10_000; depth++) deep = { deep };
  t.match(validateObject({ ...campaign, x_deep: deep }), [{ rule: 'L-DEPTH' }]);
});

t.test('S-GEN-01 bytes that are no JSON object are refused, each fault by its rule', async (t) => {
  const faults: Readonly<Record<string, string>> = {
    '[]': 'S-GEN-01',
    '"a"': 'S-GEN-01',
    '{': 'S-GEN-01',
    '{"a":1,"a":1}': 'S-GEN-01',
    '{"a":"\\ud800"}': 'S-GEN-12',
    '{"a":9007199254740992}': 'S-GEN-10',
    '{"a":1e999}': 'S-GEN-11',
    [`{"a":${'['.repeat(200)}${']'.repeat(200)}}`]: 'L-DEPTH',
  };
  for (const [text, rule] of Object.entries(faults)) {
    t.match(
      validateBytes(Buffer.from(text)).findings,
      [{ rule, level: 'error', pointer: '' }],
      text.slice(0, 30),
    );
    if (text.startsWith('{'))
      t.match(validateContent(Buffer.from(text)).findings, [{ rule }], text.slice(0, 30));
  }
  const tiny = { limits: { bytesMax: 10, depthMax: 5, membersMax: 5 } };
  t.match(validateBytes(Buffer.from('{"type":"campaign"}'), tiny).findings, [{ rule: 'L-BYTES' }]);
  const members = { limits: { bytesMax: 100, depthMax: 5, membersMax: 1 } };
  t.match(validateBytes(Buffer.from('{"a":1,"b":2}'), members).findings, [{ rule: 'L-MEMBERS' }]);
});

t.test(
  'S-BUN-01, S-BUN-02: members of bundles and envelopes are judged each by itself',
  async (t) => {
    const bundle = {
      type: 'bundle',
      id: `bundle--${uuid}`,
      objects: [campaign, 7, { ...campaign, name: 1 }],
    };
    t.match(validateContent(Buffer.from(JSON.stringify(bundle))).findings, [
      { rule: 'S-BUN-02', pointer: '/objects/1' },
      { pointer: '/objects/2/name' },
    ]);
    t.ok(validateContent(Buffer.from(JSON.stringify({ more: false, objects: [campaign] }))).valid);
    t.ok(
      validateContent(Buffer.from(JSON.stringify({ type: 'bundle', id: `bundle--${uuid}` }))).valid,
    );
    t.notOk(
      validateContent(Buffer.from(JSON.stringify({ id: `bundle--${uuid}`, objects: [campaign] })))
        .valid,
    );
    t.notOk(validateContent(Buffer.from(JSON.stringify({ ...bundle, objects: [] }))).valid);
    t.notOk(validateContent(Buffer.from(JSON.stringify({ ...bundle, objects: [bundle] }))).valid);
  },
);

t.test('STIX 2.1 §2.9 deterministic identifiers', async (t) => {
  const vectors: readonly (readonly [JsonObject, string | undefined])[] = [
    [
      { type: 'ipv4-addr', value: '198.51.100.3' },
      'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4',
    ],
    [{ type: 'mutex', name: '__CLEANSWEEP__' }, 'mutex--f93fe911-e545-5239-b9b0-597840d0c871'],
    [
      {
        type: 'file',
        name: 'foo.exe',
        hashes: { 'SHA-256': 'a'.repeat(64), MD5: '3773a88f65a5e780c8dff9cdc3a056f3' },
      },
      'file--fcf7cc3b-40aa-5905-8ed6-612be9a4a7d2',
    ],
    [
      { type: 'autonomous-system', number: 15139 },
      'autonomous-system--3aa27478-50b5-5ab8-9da9-cdc12b657fff',
    ],
    [{ type: 'software', name: 'word' }, 'software--1c71adc6-f8a7-51eb-9be8-cc312594e1e3'],
    [
      { type: 'windows-registry-key', key: 'HKEY_LOCAL_MACHINE\\System\\Foo' },
      'windows-registry-key--6d6b2ee2-57fb-52ec-b1d3-7138294a6b8e',
    ],
    [{ type: 'process', pid: 1 }, undefined],
    [{ type: 'campaign', name: 'a' }, undefined],
    [{ type: 'email-message', is_multipart: false }, undefined],
    [{ type: 'constructor' }, undefined],
  ];
  for (const [object, id] of vectors) t.equal(observableId(object), id, JSON.stringify(object));
  const long = { type: 'url', value: `https://example.com/${'ü'.repeat(5000)}` };
  t.match(
    observableId(long),
    /^url--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  t.not(observableId(long), observableId({ ...long, value: `${long.value}x` }));
  t.equal(
    observableId({ type: 'file', name: 'a', hashes: { 'SHA-512': 'b', 'SHA-256': 'a' } }),
    observableId({ type: 'file', name: 'a', hashes: { 'SHA-256': 'a' } }),
    'the earlier hash of the order counts alone',
  );
  t.not(
    observableId({ type: 'file', name: 'a', extensions: { 'ntfs-ext': { sid: '1' } } }),
    observableId({ type: 'file', name: 'a' }),
    'extensions contribute',
  );
});

const first: ObjectVersion = {
  version: '2026-01-01T00:00:00.000Z',
  created: '2026-01-01T00:00:00.000Z',
  createdByRef: `identity--${uuid}`,
  revoked: false,
  digest: 'a',
};

function rulesAgainst(
  earlier: readonly ObjectVersion[],
  change: Partial<ObjectVersion>,
  isVersioned = true,
) {
  return compareVersions(earlier, { ...first, ...change }, isVersioned).map((each) => each.rule);
}

t.test('S-VER-01 a first version is never refused, whatever its times', async (t) => {
  t.same(rulesAgainst([], { version: '2026-05-01T00:00:00.000Z' }), []);
});

t.test('S-VER-02 the same version with other content: the first stands', async (t) => {
  t.same(rulesAgainst([first], {}), []);
  t.same(rulesAgainst([first], { digest: 'b' }), ['S-VER-02']);
  t.same(rulesAgainst([first], { digest: 'b', version: '2026-01-01T00:00:00Z' }), ['S-VER-02']);
  t.same(rulesAgainst([first], { digest: 'b' }, false), [], 'an observable may be sent anew');
  t.ok(isRepeat([first], first));
  t.notOk(isRepeat([first], { ...first, digest: 'b' }));
});

t.test('S-VER-03 created and created_by_ref stay', async (t) => {
  const later = { version: '2026-02-01T00:00:00.000Z', digest: 'b' };
  t.same(rulesAgainst([first], later), []);
  t.same(rulesAgainst([first], { ...later, created: '2026-01-01T00:00:00.000000Z' }), []);
  t.same(rulesAgainst([first], { ...later, created: '2026-01-01T00:00:00.001Z' }), ['S-VER-03']);
  t.same(rulesAgainst([first], { ...later, createdByRef: `identity--${other}` }), ['S-VER-03']);
  t.same(rulesAgainst([first], { ...later, createdByRef: undefined }), ['S-VER-03']);
});

t.test(
  'S-VER-04 nothing follows a revoked version, though earlier ones may still arrive',
  async (t) => {
    const revoked = { ...first, version: '2026-03-01T00:00:00.000Z', revoked: true };
    t.same(rulesAgainst([revoked], { version: '2026-04-01T00:00:00.000Z', digest: 'b' }), [
      'S-VER-04',
    ]);
    t.same(rulesAgainst([revoked], { version: '2026-02-01T00:00:00.000Z', digest: 'b' }), []);
  },
);
