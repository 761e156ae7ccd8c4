/** STIX 2.1 §9: every rule on patterns, the corpora, and what nobody should send. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { Finding, Profile } from '../../src/stix/finding.ts';
import { checkPattern } from '../../src/stix/pattern/check-pattern.ts';
import {
  parsePattern,
  patternDepthCeiling,
  patternLimits,
} from '../../src/stix/pattern/parse-pattern.ts';
import { printPattern } from '../../src/stix/pattern/print-pattern.ts';

/** `error S-PAT-01` and the like, without repeats. */
function verdicts(pattern: string, profile: Profile = 'default'): string[] {
  const found = checkPattern(pattern, { profile }).map(({ level, rule }) => `${level} ${rule}`);
  return [...new Set(found)];
}

/** A pattern as the name of an assertion. */
function brief(pattern: string): string {
  return pattern.length > 120 ? `${pattern.slice(0, 60)}… (${pattern.length})` : pattern;
}

function refuses(t: Test, rule: string, patterns: readonly string[]): void {
  for (const pattern of patterns) {
    t.strictSame(verdicts(pattern), [`error ${rule}`], brief(pattern));
  }
}

function warns(t: Test, rule: string, patterns: readonly string[]): void {
  for (const pattern of patterns) {
    t.strictSame(verdicts(pattern), [`warning ${rule}`], pattern);
    t.strictSame(verdicts(pattern, 'strict'), [`warning ${rule}`], `strict: ${pattern}`);
  }
}

function contests(t: Test, rule: string, patterns: readonly string[]): void {
  for (const pattern of patterns) {
    t.strictSame(verdicts(pattern), [`warning ${rule}`], pattern);
    t.strictSame(verdicts(pattern, 'strict'), [`error ${rule}`], `strict: ${pattern}`);
  }
}

function admits(t: Test, patterns: readonly string[]): void {
  for (const pattern of patterns) {
    t.strictSame(verdicts(pattern, 'strict'), [], brief(pattern));
  }
}

t.test('S-PAT-01 the pattern follows the grammar', async (t) => {
  refuses(t, 'S-PAT-01', [
    '',
    ' ',
    'file:size = 1',
    '[]',
    '[file:size]',
    '[file:size = 1',
    '[file:size = 1]]',
    '([file:size = 1]',
    '[(file:size = 1]',
    '[file:size = 1] [file:size = 2]',
    '[file:size = 1] AND',
    '[file:size = 1] AND OR [file:size = 2]',
    '[file:size = 1 FOLLOWEDBY file:size = 2]',
    '[file:size = file:size]',
    '[1 = file:size]',
    '[NOT file:size = 1]',
    '[file:name NOT EXISTS]',
    '[file:is_x > true]',
    '[file:name = null]',
    '[file:name = "a"]',
    '[file:name = ‘a’]',
    '[file:size = 1e5]',
    '[file:size = 1.]',
    '[file:size =! 1]',
    '[file:size = 1] WITHIN 5 MINUTES',
    '[file:size = 1] REPEATS 5 SECONDS',
    "[file:size = 1] STOP t'2020-01-01T00:00:00Z' START t'2020-01-02T00:00:00Z'",
    "[file:size = 1] START t'2020-01-01T00:00:00Z'",
  ]);
  admits(t, [
    '[file:size = 1]',
    "([ipv4-addr:value = '198.51.100.5'] FOLLOWEDBY [ipv4-addr:value = '198.51.100.10'])",
    '[EXISTS file:name AND NOT EXISTS file:size]',
    "[file:name NOT LIKE 'a%' OR (file:size < 3 AND file:size NOT > -1.5)]",
  ]);
});

t.test('S-PAT-01 operators bind as §9.5.3 says, left to right', async (t) => {
  const equal: readonly (readonly [string, string])[] = [
    ['[a:b=1 OR a:c=2 AND a:d=3]', '[a:b = 1 OR (a:c = 2 AND a:d = 3)]'],
    [
      '[a:b=1] FOLLOWEDBY [a:b=2] OR [a:b=3] AND [a:b=4]',
      '[a:b=1] FOLLOWEDBY ([a:b=2] OR ([a:b=3] AND [a:b=4]))',
    ],
    ['[a:b=1] FOLLOWEDBY [a:b=2] REPEATS 5 TIMES', '[a:b=1] FOLLOWEDBY ([a:b=2] REPEATS 5 TIMES)'],
    ['(([(a:b=1)]))', '[a:b=1]'],
  ];
  for (const [one, other] of equal) t.equal(canonical(one), canonical(other), one);
  t.equal(canonical("[a:'true'=true]"), "[a:'true' = true]");
  t.equal(
    canonical('([a:b=1] FOLLOWEDBY [a:b=2]) REPEATS 5 TIMES'),
    '([a:b = 1] FOLLOWEDBY [a:b = 2]) REPEATS 5 TIMES',
  );
});

function canonical(pattern: string): string | undefined {
  const parsed = parsePattern(pattern);
  return parsed.ok ? printPattern(parsed.tree) : undefined;
}

t.test('S-PAT-01 a fault says where, what was expected and what was found', async (t) => {
  const parsed = parsePattern('[file:size = 1 file:name]');
  if (parsed.ok) throw new Error('accepted');
  const [fault] = parsed.faults;
  t.match(fault, { rule: 'S-PAT-01', at: 15, expected: ['`AND`', '`OR`', '`]`'] });
  t.equal(fault?.message.en, 'at character 16: expected `AND` or `OR` or `]`, found `file`');
  t.match(fault?.message.ja, /^16 文字目: .*`file` があります$/);
  t.match(checkPattern('[file:size')[0]?.message, { en: /found the end$/, ja: /終わっています$/ });
});

t.test('S-PAT-02 one qualifier of a kind on an observation expression', async (t) => {
  const window = "START t'2020-01-01T00:00:00Z' STOP t'2020-01-02T00:00:00Z'";
  refuses(t, 'S-PAT-02', [
    '[file:size = 1] WITHIN 5 SECONDS WITHIN 10 SECONDS',
    '[file:size = 1] REPEATS 2 TIMES WITHIN 5 SECONDS REPEATS 2 TIMES',
    `([file:size = 1] ${window} ${window})`,
  ]);
  admits(t, [
    '([file:size = 1] REPEATS 2 TIMES) REPEATS 3 TIMES',
    `[file:size = 1] ${window} WITHIN 5 SECONDS REPEATS 2 TIMES`,
  ]);
});

t.test('S-PAT-03 REPEATS takes a positive integer, WITHIN a positive number', async (t) => {
  refuses(
    t,
    'S-PAT-03',
    [
      ...['REPEATS 0 TIMES', 'REPEATS -1 TIMES', 'REPEATS 1.5 TIMES', "REPEATS '1' TIMES"],
      ...['REPEATS TIMES', 'WITHIN 0 SECONDS', 'WITHIN 0.0 SECONDS', 'WITHIN -5 SECONDS'],
      ...['WITHIN -0.5 SECONDS', 'WITHIN SECONDS'],
    ].map((qualifier) => `[file:size = 1] ${qualifier}`),
  );
  admits(t, ['[file:size = 1] WITHIN 0.5 SECONDS', '[file:size = 1] REPEATS 1 TIMES']);
});

t.test('S-PAT-04 START and STOP take timestamps that are instants', async (t) => {
  const right = "t'2020-01-01T00:00:00Z'";
  refuses(
    t,
    'S-PAT-04',
    [
      `START '2020-01-01T00:00:00Z' STOP ${right}`,
      `START 5 STOP ${right}`,
      `START ${right} STOP t'2020-02-30T00:00:00Z'`,
      `START ${right} STOP t'2020-01-01T24:00:00Z'`,
      `START t'2020-01-01T00:00:00+09:00' STOP ${right}`,
      `START t'2020-01-01t00:00:00z' STOP ${right}`,
    ].map((qualifier) => `[file:size = 1] ${qualifier}`),
  );
  warns(t, 'S-PAT-04', [
    `[file:size = 1] START ${right} STOP ${right}`,
    `[file:size = 1] START t'2020-01-01T00:00:00.5000Z' STOP t'2020-01-01T00:00:00.50Z'`,
    `[file:size = 1] START t'2020-01-01T00:00:00.50Z' STOP t'2020-01-01T00:00:00.5000Z'`,
    `[file:size = 1] START t'2020-01-01T00:00:00Z' STOP t'2020-01-01T00:00:00.000Z'`,
  ]);
  admits(t, [
    `[file:size = 1] START t'2020-01-01T00:00:00.4999999999999Z' STOP t'2020-01-01T00:00:00.5Z'`,
    `[file:size = 1] START ${right} STOP t'2020-02-29T00:00:00Z'`,
    `[file:size = 1] START t'2016-12-31T23:59:60Z' STOP t'2017-01-01T00:00:00Z'`,
  ]);
});

t.test('S-PAT-05 constants are well-formed', async (t) => {
  refuses(
    t,
    'S-PAT-05',
    [
      ...["h'zz'", "h'0'", "h' '", "h'\\''", "b'!!!'", "b'===='", "b'A'", "b'AB=C'", "b'A===' "],
      ...['01', '-00', '9007199254740992', '-9007199254740992', `${'9'.repeat(400)}.0`],
      ...["'a", "h'00", "'\\", "'a\\nb'", "'\\x'", "t'2020-01-01'", "t'2020-13-01T00:00:00Z'"],
      ...[
        "t'2021-02-29T00:00:00Z'",
        "t'1900-02-29T00:00:00Z'",
        "t'2020-01-01T00:00:60Z'",
        "t'2020-01-01T00:00:00.Z'",
        "t''",
      ],
    ].map((constant) => `[artifact:payload_bin = ${constant}]`),
  );
  contests(t, 'S-PAT-05', ["[file:magic_number_hex = h'FFD8']"]);
  admits(
    t,
    [
      ...["h''", "h'ffd8'", "b''", "b'ABI='", "b'AB\nI='", "b'dGhpcyBpcyBhIHRlc3Q='", '0', '-0'],
      ...['9007199254740991', '.5', '-1.50', "'it\\'s \\\\ here'", "''", "'\0'", "'語'", 'true'],
      ...[
        "t'2020-02-29T23:59:59.123456789Z'",
        "t'2000-02-29T00:00:00Z'",
        "t'2016-12-31T23:59:60Z'",
      ],
    ].map((constant) => `[artifact:payload_bin = ${constant}]`),
  );
});

t.test('S-PAT-05 all malformed constants are told at once', async (t) => {
  const found = checkPattern("[file:magic_number_hex = h'0' OR file:size = 01 OR file:x = b'?']");
  t.strictSame(
    found.map(({ rule }) => rule),
    ['S-PAT-05', 'S-PAT-05', 'S-PAT-05'],
  );
});

t.test('S-PAT-06 IN takes a set of constants of one type', async (t) => {
  refuses(t, 'S-PAT-06', [
    '[file:size IN 1]',
    '[file:size IN (1, ]',
    '[file:size IN (1,)]',
    '[file:size IN (1 2)]',
    '[file:size IN (file:x)]',
    "[file:size IN (1, '2')]",
    "[file:size IN (true, 'true')]",
    "[file:name IN ('a', t'2020-01-01T00:00:00Z')]",
  ]);
  admits(t, ['[file:size IN (1,2,3)]', '[file:size NOT IN (1, 2.5)]', "[file:name IN ('a')]"]);
});

t.test(
  'S-PAT-07 LIKE, MATCHES, ISSUBSET and ISSUPERSET take strings that mean something',
  async (t) => {
    refuses(t, 'S-PAT-07', [
      '[file:name LIKE 5]',
      "[file:name MATCHES h'00']",
      '[ipv4-addr:value ISSUBSET ]',
      ...['(', ')', '(a', 'a)', '[', '[a', 'a**', '*', '+a', '?', '(?:*a)', 'a|*', '\\\\'].map(
        (regex) => `[file:name MATCHES '${regex}']`,
      ),
      ...['(?P<n', 'a{2,1}', '[z-a]', '(*)', '(?', '(?<', 'a++*'].map(
        (regex) => `[file:name MATCHES '${regex}']`,
      ),
      ...[
        '',
        'abc',
        '198.51.100',
        '198.51.100.0/33',
        '198.51.100.0/',
        '198.51.100.0/024',
        '::1',
      ].map((block) => `[ipv4-addr:value ISSUBSET '${block}']`),
      ...['fe80::1%eth0', '::/129', '198.51.100.1'].map(
        (block) => `[ipv6-addr:value ISSUPERSET '${block}']`,
      ),
    ]);
    warns(t, 'S-PAT-07', [
      ...[
        '(?i)a',
        '(?P<n>a)(?P=n)',
        'a++',
        '(?>a)',
        '^*',
        '(?#x)a',
        '[[:alpha:]]++',
        '[[:alpha:](]',
        '\\\\Q(\\\\E',
        '\\\\c(',
        '[\\\\Q]*(\\\\E]',
        '(*UTF8)a',
      ].map((regex) => `[file:name MATCHES '${regex}']`),
      ...['\\\\x{41}*+', '(?|a|b)', '(?(1)a|b)', '[]', '(?R)', 'a{2}{3}', '(?x) ( # a'].map(
        (regex) => `[file:name MATCHES '${regex}']`,
      ),
      "[ipv4-addr:belongs_to_refs ISSUBSET '198.51.100.0/24']",
    ]);
    admits(t, [
      "[file:name LIKE '(%']",
      ...[
        '',
        '^a+?$',
        'a|',
        '(|a)',
        '[]a]',
        '[^]a]',
        '[a-z0-9_-]+',
        '[\\\\d-a]',
        '[a-z-a]',
        '\\\\(',
        '[(]',
        'a{2,}',
        'a{x',
        '{',
      ].map((regex) => `[file:name MATCHES '${regex}']`),
      "[ipv4-addr:value ISSUBSET '198.51.100.0/24' OR ipv4-addr:value ISSUPERSET '198.51.100.1']",
      "[ipv6-addr:value ISSUBSET '2001:db8::/32']",
      "[network-traffic:dst_ref.value ISSUBSET '2001:db8::/32']",
    ]);
  },
);

t.test('S-PAT-08 an AND joins comparisons that one object can meet', async (t) => {
  contests(t, 'S-PAT-08', [
    "[file:size = 1 AND ipv4-addr:value = '198.51.100.1']",
    "[(file:size = 1 OR file:name = 'a') AND mutex:name = 'b']",
    "[(file:size = 1 AND mutex:name = 'b') OR url:value = 'c']",
    '[aaa:x = 1 AND (bbb:x = 1 OR ccc:x = 1)]',
    '[(aaa:x = 1 OR bbb:x = 1) AND ccc:x = 1]',
  ]);
  t.equal(checkPattern('[aaa:x = 1 AND bbb:x = 1 AND ccc:x = 1]').length, 1, 'told once');
  admits(t, [
    "[file:size = 1] AND [ipv4-addr:value = '198.51.100.1']",
    '[(aaa:x = 1 AND aaa:y = 2) OR (ddd:x = 3 AND ddd:y = 4)]',
    '[(aaa:x = 1 OR bbb:x = 1) AND (bbb:x = 1 OR ccc:x = 1)]',
    '[(aaa:x = 1 OR bbb:x = 1) AND bbb:x = 1]',
    '[bbb:x = 1 AND (aaa:x = 1 OR bbb:x = 1)]',
  ]);
});

t.test('S-PAT-09 object paths', async (t) => {
  refuses(t, 'S-PAT-09', [
    '[file:foo[-1] = 1]',
    '[file:foo[a] = 1]',
    '[file:foo[] = 1]',
    '[file:foo[1.5] = 1]',
    '[file:foo[1 = 1]',
    '[file:hashes.SHA-256 = 1]',
    '[file:. = 1]',
    '[file:[0] = 1]',
    '[file:foo. = 1]',
    '[file:AND = 1]',
  ]);
  warns(t, 'S-PAT-09', ['[a:b = 1]', '[x_whatever:b = 1]', '[File:name = 1]', '[x--y:name = 1]']);
  admits(t, [
    "[file:extensions.'windows-pebinary-ext'.sections[*].entropy > 7.0]",
    "[file:'name'[0].'x.y' = 1]",
    '[file : foo [ 0 ] . bar = 1]',
  ]);
});

t.test('S-PAT-10 keywords are upper case; blanks and comments go between tokens', async (t) => {
  refuses(t, 'S-PAT-10', [
    "[file:size = 1 and file:name = 'a']",
    '[foo:bar = 1] within 2 SECONDS',
    '[foo:bar = 1] REPEATS 2 times',
    "[foo:bar like 'a']",
    '/*',
  ]);
  admits(t, [
    '/* a */[foo:bar/**/=// c\n1]\u3000\u0085AND\u00a0[foo:bar\t=\v1]\f// end',
    '[foo:bar/* [ ] */=1]',
    '// c\r[foo:bar = 1]// d',
  ]);
});

t.test('S-PAT-11 length, tokens and depth have limits', async (t) => {
  const nested = (depth: number) =>
    `${'('.repeat(depth)}[${'('.repeat(depth)}foo:bar = 1${')'.repeat(depth)}]${')'.repeat(depth)}`;
  refuses(t, 'S-PAT-11', [
    ' '.repeat(patternLimits.unitsMax + 1),
    `[foo:bar IN (${'1,'.repeat(patternLimits.tokensMax / 2)}1)]`,
    nested(patternLimits.depthMax / 2 + 1),
    `(${nested(patternLimits.depthMax / 2)})`,
    '('.repeat(100_000),
    `[${'('.repeat(100_000)}`,
  ]);
  admits(t, [`${'([foo:bar = 1]) AND '.repeat(300)}[foo:bar = 1]`]);
  admits(t, [nested(patternLimits.depthMax / 2), `[foo:bar IN (${'1,'.repeat(90_000)}1)]`]);
  const limits = { unitsMax: 2_000_000, tokensMax: 2_000_000, depthMax: 100_000 };
  t.strictSame(
    checkPattern(nested(100_000), { limits }).map(({ rule }) => rule),
    ['S-PAT-11'],
    'no option lifts the ceiling',
  );
  t.strictSame(checkPattern(nested(patternDepthCeiling / 2), { limits }), []);
});

t.test('S-PAT-12 a plus sign and an empty set are contested', async (t) => {
  contests(t, 'S-PAT-12', [
    '[foo:bar = +1]',
    '[foo:bar = +.5]',
    '[foo:bar[+1] = 1]',
    '[foo:bar = 1] REPEATS +2 TIMES',
    '[foo:bar IN ()]',
  ]);
  warns(t, 'S-PAT-12', ['[foo:bar == 1]', '[foo:bar <> 1]']);
});

t.test('S-GEN-16 a hash is compared with what its algorithm gives', async (t) => {
  refuses(t, 'S-GEN-16', [
    "[file:hashes.'SHA-256' = 'f00']",
    `[file:hashes.MD5 IN ('${'0'.repeat(32)}', '${'g'.repeat(32)}')]`,
    "[file:extensions.'ntfs-ext'.alternate_data_streams[0].hashes.MD5 != 'a']",
  ]);
  admits(t, [
    `[file:hashes.MD5 = '${'A'.repeat(32)}']`,
    "[file:hashes.'SHA-256' LIKE 'f00%']",
    "[file:hashes.SSDEEP = '3:a:b']",
    "[file:hashes[*] = 'f00']",
  ]);
});

interface CorpusRecord {
  readonly id: string;
  readonly rule?: string;
  readonly level?: string;
  readonly pattern?: string;
  readonly object?: { type?: string; pattern_type?: string; pattern?: string };
}

/** Every record of a side that carries a STIX pattern. */
function corpus(side: 'valid' | 'invalid'): (CorpusRecord & { pattern: string })[] {
  const folder = join(import.meta.dirname, '..', 'corpora', 'stix', side);
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CorpusRecord)
      .flatMap((record) => {
        const { object } = record;
        const isStix = object?.type === 'indicator' && object.pattern_type === 'stix';
        const pattern = record.pattern ?? (isStix ? object.pattern : undefined);
        return typeof pattern === 'string' ? [{ ...record, pattern }] : [];
      }),
  );
}

const isError = ({ level }: Finding) => level === 'error';

t.test('§9 no right pattern of the corpora is refused', async (t) => {
  const rights = corpus('valid');
  t.ok(rights.length > 200, `${rights.length} patterns`);
  for (const { id, pattern } of rights) {
    t.strictSame(checkPattern(pattern).filter(isError), [], `${id}: ${pattern}`);
  }
});

t.test('§9 no wrong pattern of the corpora is accepted', async (t) => {
  const wrongs = corpus('invalid').filter(
    ({ object, rule }) => object === undefined || rule?.startsWith('S-PAT') === true,
  );
  t.ok(wrongs.length > 40, `${wrongs.length} patterns`);
  for (const { id, pattern, rule, level } of wrongs) {
    const profile = level === 'MUST-contested' ? 'strict' : 'default';
    const errors = checkPattern(pattern, { profile }).filter(isError);
    t.ok(errors.length > 0, `${id}: ${pattern}`);
    if (rule !== undefined) t.equal(errors[0]?.rule, rule, `${id}: ${pattern}`);
  }
});

t.test('§9.4 whatever is sent is answered with findings, in linear time', async (t) => {
  const alphabets = [
    ...['[', ']', '(', ')', "'", '"', 'a', 'A', '_', '-', '0', '9', '.', ':', ',', '*', '=', '<'],
    ...['>', '!', '/', '/*', '//', '*/', '\\', "\\'", '\\\\', ' ', '\n', '\u3000', '\0', '\ufeff'],
    ...['é', '𝒳', '\ud800', '\udc00', "h'", "b'", "t'", "h'0'", "b'='", '[a:b=1]', '[a:b=1]AND'],
    ...['a:b=1 OR ', '1,', '+1', '-1', '.5', '1.', 'AND ', 'NOT ', 'EXISTS ', 'IN ', 'true ', '{'],
    ...['(?', '(?:', '(?<a', '[[:a', '\\x{', '{1', '(?#', '\\Q', '[a-', '|', 'a?', '(*A', '$'],
  ];
  const frames: readonly (readonly [string, string])[] = [
    ['', ''],
    ['[', ''],
    ['[a:b = ', ']'],
    ["[a:b = '", "']"],
    ["[a:b = h'", "']"],
    ["[a:b = b'", "']"],
    ["[a:b = t'2020-01-01T00:00:00.", "Z']"],
    ["[a:b MATCHES '", "']"],
    ["[a:b ISSUBSET '", "']"],
    ["[a:'", "' = 1]"],
    ['[a:b', ' = 1]'],
    ['[a:b[', '] = 1]'],
    ['[a:b IN (', '1)]'],
    ['[a:b=1] WITHIN ', ' SECONDS'],
    ['[a:b=1] ', ''],
  ];
  let answers = 0;
  for (const alphabet of alphabets) {
    const body = alphabet.repeat(100_000 / alphabet.length);
    for (const [before, after] of frames) {
      const found = checkPattern(`${before}${body}${after}`);
      for (const { message } of found) {
        if (message.en.length > 400 || message.ja.length > 400)
          t.fail(`a long message: ${message.en}`);
      }
      answers += 1;
    }
  }
  t.equal(answers, alphabets.length * frames.length);
});

t.test('§9.4 patterns of a million characters', async (t) => {
  const chain = `[${"aaa:b = 'cc' OR ".repeat(60_000)}aaa:b = 1]`;
  t.equal(verdicts(chain)[0], 'error S-PAT-11', 'too many tokens');
  admits(t, [
    `[aaa:b = '${'c'.repeat(999_000)}']`,
    `[aaa:b = b'${'QUJD'.repeat(249_000)}']`,
    `/*${'*'.repeat(499_000)}*/[aaa:b = 1]//${'/'.repeat(499_000)}`,
    `[${Array.from({ length: 30_000 }, (_, number) => `type${number}:b = 1`).join(' OR ')}]`,
  ]);
  refuses(t, 'S-PAT-05', [
    `[aaa:b = '${'c'.repeat(999_000)}`,
    `[aaa:b = '${'\\\\'.repeat(400_000)}\\`,
    `[aaa:b = ${'9'.repeat(999_000)}]`,
    `[aaa:b = t'2020-01-01T00:00:00.${'0'.repeat(900_000)}1']`,
  ]);
  refuses(t, 'S-PAT-10', [`[aaa:b = 1] /*${'c'.repeat(999_000)}`]);
  const zeros = '0'.repeat(450_000);
  admits(t, [
    `[aaa:b = 1] START t'2020-01-01T00:00:00.${zeros}1Z' STOP t'2020-01-01T00:00:00.${zeros}2Z'`,
  ]);
});

t.test('§9.4 strings that are not Unicode, and odd characters', async (t) => {
  refuses(t, 'S-PAT-01', [
    "[aaa:b = '\ud800']",
    "[aaa:b = 'x\udc00']",
    '\ud800',
    '\0',
    '[aaa:b\0 = 1]',
    '\ufeff[aaa:b = 1]',
    '[aaa:b =\u200b1]',
  ]);
  refuses(t, 'S-PAT-09', ['[aaa:é = 1]']);
});

t.test('§9 findings are bounded in number, errors first', async (t) => {
  const plus = `[aaa:b IN (${'+1,'.repeat(1000)}9007199254740992)]`;
  const found = checkPattern(plus);
  t.equal(found.length, 100);
  t.equal(found.filter(isError).length, 1);
  t.ok(checkPattern(`[aaa:b IN (${"h'0',".repeat(1000)}1)]`).length <= 20);
});
