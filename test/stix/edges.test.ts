/** The edges of what the validator takes: of every bound and every form, the last that passes and the first that does not. */
import t from 'tap';
import { checkStructure } from '../../src/stix/check-structure.ts';
import {
  compareVersions,
  isValid,
  type JsonObject,
  type JsonValue,
  openContent,
  parsePattern,
  patternLimits,
  printPattern,
  validateBytes,
  validateObject,
} from '../../src/stix/index.ts';
import { checkPattern } from '../../src/stix/pattern/check-pattern.ts';
import { patternFindingsMax } from '../../src/stix/pattern/judge.ts';
import {
  isBase64,
  isBefore,
  isRealInstant as isRealInPattern,
} from '../../src/stix/pattern/pattern-constants.ts';
import { judgeRegex } from '../../src/stix/pattern/regular-expression.ts';
import { isCpe23 } from '../../src/stix/rules/described-values.ts';
import { compareInstants, isRealInstant } from '../../src/stix/rules/instants.ts';
import { hasUnknownLanguage, isLanguageTag } from '../../src/stix/rules/languages.ts';
import {
  isDomainName,
  isEmailAddress,
  isIpv4Value,
  isIpv6Value,
  isUrl,
} from '../../src/stix/rules/network-values.ts';
import { checkPlainValues } from '../../src/stix/rules/plain-values.ts';

interface Edge {
  readonly of: (text: string) => boolean;
  readonly passes: readonly string[];
  readonly fails: readonly string[];
}

const label63 = 'a'.repeat(63);
const name253 = [label63, label63, label63, 'a'.repeat(61)].join('.');
const cpe = (part: string, rest = 10) => `cpe:2.3:${[part, ...Array(rest).fill('*')].join(':')}`;

const edges: Readonly<Record<string, Edge>> = {
  'S-SCO-04 domain names': {
    of: isDomainName,
    passes: ['a', 'a.', label63, `${label63}.b`, name253, `${name253}.`, '_dmarc.a-b.c', '例え.jp'],
    fails: [
      '',
      '.',
      'a..b',
      '-a',
      'a-',
      `${label63}a`,
      `${name253}a`,
      `${name253}a.`,
      'é'.repeat(1001),
    ],
  },
  'S-SCO-05 e-mail addresses': {
    of: isEmailAddress,
    passes: [
      'a@b',
      'a.b@c.d',
      '""@b',
      'a@[]',
      '"a b"@c',
      '"a\\"b"@c',
      'a@[192.0.2.1]',
      `a@${'b'.repeat(998)}`,
    ],
    fails: [
      '@b',
      'a@',
      'ab',
      '.a@b',
      'a..b@c',
      'a b@c',
      '"a@b',
      'a@[b',
      'a@b]',
      `a@${'b'.repeat(999)}`,
    ],
  },
  'S-SCO-13 IPv4 addresses and blocks': {
    of: isIpv4Value,
    passes: ['192.0.2.1', '192.0.2.0/0', '192.0.2.0/9', '192.0.2.0/10', '192.0.2.0/32'],
    fails: [
      '192.0.2.0/33',
      '192.0.2.0/',
      '192.0.2.0/00',
      '192.0.2.0/08',
      '/8',
      '192.0.2/8',
      '::1',
      'x/8x',
    ],
  },
  'S-SCO-13 IPv6 addresses and blocks': {
    of: isIpv6Value,
    passes: ['::', '2001:db8::/128', '2001:db8::/100', '2001:db8::/0'],
    fails: ['2001:db8::/129', 'fe80::1%eth0', 'fe80::1%1/64', '192.0.2.1', '::/1280'],
  },
  'S-SCO-20 URLs': {
    of: isUrl,
    passes: ['http://a', 'a:b', 'http://u:p@[::1]:80/p?q#f', 'http://a%20', 'http:///p'],
    fails: ['http:', 'a', ':a', '1a:b', 'http://a b', 'http://a%2', 'a:b#c#d'],
  },
  'S-SCO-19 CPE 2.3': {
    of: isCpe23,
    passes: [
      cpe('a'),
      cpe('h'),
      cpe('o'),
      cpe('*'),
      cpe('-'),
      `${cpe('a', 9)}:${'a'.repeat(3972)}`,
      `${cpe('a', 9)}:a\\:b`,
      `${cpe('a', 9)}:?a*`,
    ],
    fails: [
      cpe('b'),
      cpe('a', 9),
      cpe('a', 11),
      ` ${cpe('a')}`,
      `${cpe('a')}:`,
      `${cpe('a', 9)}:${'a'.repeat(3973)}`,
      `${cpe('a', 9)}:a?b`,
      cpe('aa'),
    ],
  },
  'S-COM-02 language tags': {
    of: isLanguageTag,
    passes: [
      'en',
      'de-CH-1996',
      'x-a-a',
      'en-a-bb-x-a-a',
      'en-a-bb-b-cc',
      'i-klingon',
      'zh-cmn-Hans-CN',
      `x${'-abcdefgh'.repeat(11)}`,
    ],
    fails: [
      'e',
      'en-',
      'en-a',
      'en-a-bb-a-cc',
      'i-nothing',
      'x',
      'en_US',
      `x${'-abcdefgh'.repeat(10)}-abcdefg-a`,
      'abcdefghi',
      'en-x',
    ],
  },
  'S-COM-02 languages nobody speaks': {
    of: hasUnknownLanguage,
    passes: ['zz', 'zz-CH', 'ZZ', 'xx-abc'],
    fails: ['en', 'EN-us', 'eng', 'zzz', 'x-zz', 'i-klingon'],
  },
  'S-PAT-07 base64': {
    of: isBase64,
    passes: ['', 'YWJj', 'YWI=', 'YQ==', 'YW\nJj', 'Y\r\nWJj'],
    fails: ['Y', 'YW', 'YWJ', 'Y===', 'YW=j', '=YWJ', 'YW-_', 'YQ=='.repeat(2)],
  },
};

for (const [name, { of, passes, fails }] of Object.entries(edges)) {
  t.test(`${name}: what passes and what does not`, async (t) => {
    for (const text of passes) t.equal(of(text), true, `passes: ${text.slice(0, 80)}`);
    for (const text of fails) t.equal(of(text), false, `fails: ${text.slice(0, 80)}`);
  });
}

t.test(
  'S-PAT-07 PCRE: groups, classes, quantifiers and escapes that are taken or refused',
  async (t) => {
    const taken = [
      ...[
        '',
        'a',
        'a*',
        'a*?',
        'a++',
        'a?+',
        'a{2}',
        'a{2,}',
        'a{2,2}',
        'a{2,3}?',
        'a{,2}',
        'a{',
        '{2',
        'a{x}',
      ],
      ...['a|b', '|a', 'a|', '(|a)', '(a)', '()', '(a)*', '((a)b)', 'a{2}{3}', 'a*{3}', ']'],
      ...[
        '[a-b]',
        '[a-a]',
        '[-a]',
        '[a-]',
        '[]a]',
        '[^]a]',
        '[^a]*',
        '[\\]]',
        '[[:alpha:]]',
        '[[:^alpha:]a-z]',
      ],
      ...['[[:alpha]', '[a-c-b]', '[A-z]', '[0-9]', '[\\z-a]', '[(]', '[*]', '[[]'],
      ...[
        '\\(',
        '\\Q(\\E',
        '\\Q(',
        '\\Qa\\E*',
        '\\c(',
        '\\x{41}*',
        '\\p{L}',
        '\\o{17}',
        '\\g{1}',
        '\\d{2}',
        '\\d+',
      ],
      ...[
        '(?:a)',
        '(?=a)',
        '(?!a)',
        '(?<=a)',
        '(?<!a)',
        '(?>a)',
        '(?|a)',
        '(?<n>a)',
        '(?P<n>a)',
        "(?'n'a)",
      ],
      ...[
        '(?#a)',
        '(?i)a',
        '(?i:a)',
        '(?-i)a',
        '(?R)',
        '(?1)',
        '(?C1)',
        '(?(1)a)',
        '(*FAIL)',
        '(*:n)',
      ],
    ];
    const refused = [
      ...[
        '*',
        '+a',
        '?',
        'a**',
        'a*?*',
        'a{3,2}',
        'a{2}{3,2}',
        '{2}',
        '|*',
        '(*)',
        '(*1)',
        '(+)',
        '(?:*)',
      ],
      ...[
        '(',
        ')',
        '(a',
        'a)',
        ')(',
        '(()',
        '((a)',
        '[',
        '[a',
        '[]',
        '[^]',
        '[b-a]',
        '[Z-A]',
        '[9-0]',
        '[xb-a]',
      ],
      ...[
        '[[:alpha:]z-a]',
        '[[:^alpha:]z-a]',
        '[[:alpha:]',
        '\\',
        'a\\',
        '\\Q\\E(',
        '\\Qa\\E(',
        '\\x{41}(',
        '\\c((',
      ],
      ...[
        '(?',
        '(?@)',
        '(?#a',
        '(?#a(',
        '(?#a)*',
        '(?i)(',
        '(?:a',
        '(?i:a',
        '(?<n>a',
        '(*FAIL',
        '(?R)(',
      ],
    ];
    for (const source of taken) t.equal(judgeRegex(source).pcre, true, `takes ${source}`);
    for (const source of refused) t.equal(judgeRegex(source).pcre, false, `refuses ${source}`);
  },
);

const two = (number: number) => String(number).padStart(2, '0');

t.test('S-GEN-19, S-PAT-04: the calendar, day by day, as ECMAScript’s own knows it', async (t) => {
  for (const year of [1900, 2000, 2023, 2024, 2100, 2200]) {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const date = new Date(Date.UTC(year, month - 1, day));
        const real = month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && day > 0;
        const text = `${year}-${two(month)}-${two(day)}T23:59:59Z`;
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate() === day;
        const leap = text.replace('59Z', '60Z');
        const found = [isRealInstant(text), isRealInPattern(text)];
        if (found.some((each) => each !== real)) t.fail(text);
        if ([isRealInstant(leap), isRealInPattern(leap)].some((each) => each !== (real && last)))
          t.fail(leap);
      }
    }
  }
  const times = {
    '00:00:00': true,
    '23:59:59': true,
    '24:00:00': false,
    '23:60:00': false,
    '23:59:61': false,
    '22:59:60': false,
    '23:58:60': false,
  };
  for (const [time, real] of Object.entries(times)) {
    const text = `2026-01-31T${time}Z`;
    t.same([isRealInstant(text), isRealInPattern(text)], [real, real], text);
  }
});

t.test('S-TIM-01: instants are compared by their digits, zeros at the end aside', async (t) => {
  const order = [
    '00Z',
    '00.0001Z',
    '00.001Z',
    '00.01Z',
    '00.09Z',
    '00.1Z',
    '00.11Z',
    '01Z',
    '10.5Z',
  ];
  const at = (seconds: string) => `2026-01-01T00:00:${seconds}`;
  for (const [i, one] of order.entries()) {
    for (const [j, other] of order.entries()) {
      t.equal(Math.sign(compareInstants(at(one), at(other))), Math.sign(i - j), `${one} ${other}`);
      t.equal(isBefore(at(one), at(other)), i < j, `${one} before ${other}`);
    }
  }
  const same = ['00Z', '00.0Z', '00.000Z'];
  for (const one of same) for (const other of same) t.equal(compareInstants(at(one), at(other)), 0);
  t.equal(compareInstants(at('00.10Z'), at('00.1Z')), 0);
  t.equal(isBefore(at('00.10Z'), at('00.1Z')), false);
});

t.test('S-GEN-10, S-GEN-11: a number that is not kept is told by what it is', async (t) => {
  const numbers = {
    '9007199254740991': [],
    '-9007199254740991': [],
    '9007199254740993': ['S-GEN-10'],
    '-10000000000000009': ['S-GEN-10'],
    '1e400': ['S-GEN-11'],
    '99e400': ['S-GEN-11'],
    '10E400': ['S-GEN-11'],
    '-90.5e400': ['S-GEN-11'],
    '5.09e999': ['S-GEN-11'],
  };
  const uuid = '8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f';
  for (const [number, rules] of Object.entries(numbers)) {
    const head = `"type":"campaign","spec_version":"2.1","id":"campaign--${uuid}","name":"n"`;
    const times = '"created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z"';
    const { findings } = validateBytes(Buffer.from(`{${head},${times},"x_number":${number}}`));
    const errors = findings.filter((each) => each.level === 'error');
    t.same(
      errors.map((each) => each.rule),
      rules,
      number,
    );
  }
});

t.test('S-GEN-10, L-DEPTH: objects built in memory have the same edges', async (t) => {
  const rules = (value: JsonValue) => checkPlainValues({ value }).map((each) => each.rule);
  t.same(rules(2 ** 53 - 1), []);
  t.same(rules(2 ** 53), ['S-GEN-10']);
  t.same(rules(-(2 ** 53)), ['S-GEN-10']);
  t.same(rules(1e21), []);
  t.same(rules(-1e21), []);
  t.same(rules(Number.NEGATIVE_INFINITY), ['S-GEN-11']);
  const nested = (depth: number): JsonValue => (depth === 0 ? 'x' : [nested(depth - 1)]);
  t.same(rules(nested(199)), []);
  t.same(rules(nested(200)), ['L-DEPTH']);
});

t.test('S-PAT-12: where there is no room for all findings, errors displace warnings', async (t) => {
  const warned = (count: number) => Array(count).fill('[file:size = +1]').join(' AND ');
  const wrong = "[file:size = 1] START t'2026-02-30T00:00:00Z' STOP t'2026-03-01T00:00:00Z'";
  for (const count of [patternFindingsMax - 1, patternFindingsMax, patternFindingsMax + 1]) {
    const findings = checkPattern(`${warned(count)} AND ${wrong}`);
    t.equal(findings.length, patternFindingsMax, `${count} warnings and an error`);
    t.same(
      findings.filter((each) => each.level === 'error').map((each) => each.rule),
      ['S-PAT-04'],
    );
    t.notOk(isValid(findings));
  }
  const errors = checkPattern(
    Array(patternFindingsMax + 1)
      .fill(wrong)
      .join(' AND '),
  );
  t.equal(errors.length, patternFindingsMax);
});

t.test('S-PAT-12: a warning that comes first is displaced too', async (t) => {
  const wrong = "[file:size = 1] START t'2026-02-30T00:00:00Z' STOP t'2026-03-01T00:00:00Z'";
  const parts = ['[file:size = +1]', ...Array(patternFindingsMax).fill(wrong)];
  const levels = checkPattern(parts.join(' AND ')).map((each) => each.level);
  t.same(levels, Array(patternFindingsMax).fill('error'));
});

t.test('§9.3 every code point with White_Space parts tokens, its neighbours do not', async (t) => {
  const reads = (code: number) => parsePattern(`[a:b${String.fromCodePoint(code)}= 1]`).ok;
  for (let code = 0x80; code <= 0x3100; code++) {
    if (reads(code) !== /\p{White_Space}/u.test(String.fromCodePoint(code)))
      t.fail(`U+${code.toString(16)}`);
  }
});

t.test('§9.3 a slash that begins no comment is no blank', async (t) => {
  for (const text of ['[a:b = 1/]', '[a:b / = 1]', '[a:b /x*y*/ = 1]'])
    t.notOk(parsePattern(text).ok);
  for (const text of ['[a:b /**/= 1]', '[a:b = 1] // x', '[a:b //x\n= 1]'])
    t.ok(parsePattern(text).ok);
  t.notOk(parsePattern('[a:b /*/= 1]').ok);
});

t.test('S-PAT-11: patterns of just the allowed length are read', async (t) => {
  t.equal(patternLimits.unitsMax, 1_000_000);
  const text = '[a:b = 1]';
  t.ok(parsePattern(text, { ...patternLimits, unitsMax: text.length }).ok);
  t.notOk(parsePattern(text, { ...patternLimits, unitsMax: text.length - 1 }).ok);
});

t.test('§9.7 names that only begin like plain ones are printed in apostrophes', async (t) => {
  for (const text of [
    "[a:'b-c' = 1]",
    "[a:'bC' = 1]",
    "[a:'true' = 1]",
    "[a:'MD5x' = 1]",
    '[a:truex = 1]',
  ]) {
    const parsed = parsePattern(text);
    t.equal(parsed.ok && printPattern(parsed.tree), text);
  }
});

const uuid = '8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f';

function campaign(members: JsonObject): JsonObject {
  const time = '2026-01-01T00:00:00.000Z';
  const head = { type: 'campaign', spec_version: '2.1', id: `campaign--${uuid}`, name: 'n' };
  return { ...head, created: time, modified: time, ...members };
}

t.test('S-MET-03: selectors select by whole steps and existing places', async (t) => {
  const selects = (selector: string) => {
    const granular_markings = [{ lang: 'en', selectors: [selector] }];
    const object = campaign({ labels: ['a', 'b'], x_map: { key: 'v' }, granular_markings });
    return !validateObject(object).some((each) => each.rule === 'S-MET-03');
  };
  const good = ['name', 'labels', 'labels.[0]', 'labels.[1]', 'x_map.key'];
  const bad = [
    'nothing',
    'labels.[2]',
    'labels.[0]x',
    'labels.0',
    'x_map.no',
    'name.[0]',
    'x_map.key.more',
    'no.more',
  ];
  for (const selector of good) t.ok(selects(selector), selector);
  for (const selector of bad) t.notOk(selects(selector), selector);
});

t.test('S-GEN-12: half a character in a name is told as one in a value', async (t) => {
  t.same(
    checkPlainValues({ 'half \ud800': 1 }).map((each) => each.rule),
    ['S-GEN-12'],
  );
});

t.test('S-GEN-17: of more structure faults than are told, errors come first', async (t) => {
  const hashes = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`hash-${i}`, 'x']));
  const file = { type: 'file', spec_version: '2.1', id: `file--${uuid}`, hashes, size: -1 };
  const findings = checkStructure(file, 'default');
  t.equal(findings.length, 100);
  t.equal(findings[0]?.level, 'error');
  t.equal(findings[0]?.pointer, '/size');
  t.equal(findings.filter((each) => each.level === 'warning').length, 99);
});

t.test('S-BUN-02: an object counts as one, an envelope may have custom members', async (t) => {
  const open = (value: unknown) => openContent(Buffer.from(JSON.stringify(value)));
  t.equal(open(campaign({})).count, 1);
  t.equal(open({ objects: [campaign({})], x_note: 'n' }).kind, 'envelope');
  t.equal(open({ objects: [campaign({})], note_x_: 'n' }).kind, 'object');
});

t.test('L-BYTES: too many bytes are an error, just enough are none', async (t) => {
  const bytes = Buffer.from(JSON.stringify(campaign({})));
  const limits = { bytesMax: bytes.length, depthMax: 10, membersMax: 100 };
  t.ok(validateBytes(bytes, { limits }).valid);
  const { valid, findings } = validateBytes(bytes, {
    limits: { ...limits, bytesMax: bytes.length - 1 },
  });
  t.notOk(valid);
  t.equal(findings[0]?.level, 'error');
});

t.test('S-VER-03: versions that never said when they were made agree on it', async (t) => {
  const version = (created: string | undefined, second: string) => ({
    version: `2026-01-01T00:00:0${second}Z`,
    created,
    createdByRef: undefined,
    revoked: false,
    digest: second,
  });
  const time = '2026-01-01T00:00:00Z';
  t.same(compareVersions([version(undefined, '1')], version(undefined, '2'), true), []);
  for (const [one, other] of [
    [undefined, time],
    [time, undefined],
  ] as const) {
    const findings = compareVersions([version(one, '1')], version(other, '2'), true);
    t.same(
      findings.map((each) => each.pointer),
      ['/created'],
    );
  }
});

t.test('S-SDO-01: a wrong pattern refuses, unless it says to be of another version', async (t) => {
  const judged = (version: JsonObject) => {
    const indicator = { type: 'indicator', id: `indicator--${uuid}`, pattern: '[file:size = ]' };
    const from = { pattern_type: 'stix', valid_from: '2026-01-01T00:00:00Z', ...version };
    return isValid(validateObject(campaign({ ...indicator, ...from })));
  };
  t.notOk(judged({}), 'no version');
  for (const pattern_version of ['2.1', '2.1.1']) t.notOk(judged({ pattern_version }));
  for (const pattern_version of ['2.0', '2.10', '12.1']) t.ok(judged({ pattern_version }));
});

t.test('limits: members and elements are bounded for each MiB an object begins', async (t) => {
  const judged = (count: number, length: number) => {
    const aliases = Array.from({ length: count }, () => 'x'.repeat(length));
    return validateBytes(Buffer.from(JSON.stringify(campaign({ aliases })))).valid;
  };
  t.ok(judged(25_000, 5));
  t.notOk(judged(25_002, 5), 'too many elements for its size');
  t.ok(judged(40_000, 40), 'more than 1 MiB may hold more');
});

t.test(
  'S-GEN-06: an empty list deep within an object of the standard is refused by default',
  async (t) => {
    const { valid, findings } = validateBytes(
      Buffer.from(JSON.stringify(campaign({ x_deep: { list: [] } }))),
    );
    t.notOk(valid);
    t.ok(findings.some(({ rule, level }) => rule === 'S-GEN-06' && level === 'error'));
  },
);
