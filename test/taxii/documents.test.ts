/** The conformance page tells the truth: what it says is tested is tested, and the other way round. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t from 'tap';

const root = resolve(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs/taxii-conformance.md'), 'utf8');
const files = [
  'tls.test.ts',
  ...readdirSync(join(root, 'test/taxii'), { recursive: true, encoding: 'utf8' }).map(
    (name) => `taxii/${name}`,
  ),
];

/** Names of tests that begin with an id, as `id: name (file)`. */
const tests = new Set(
  files
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, 'test', file), 'utf8').matchAll(
          /t\.test\(\s*'(T-[A-Z]+-\d+): ([^']+)'/g,
        ),
      ].map(([, id, name]) => `${id}: ${name} (${file})`),
    ),
);

const rows = [...page.matchAll(/^\| (T-[A-Z]+-\d+) \| ([^|]+) \| (.+) \|$/gm)].map(
  ([, id = '', level = '', held = '']) => ({ id, level, held }),
);

const named = new Set(
  rows
    .filter(({ held }) => !held.startsWith('*not tested*'))
    .flatMap(({ id, held }) =>
      held.split('<br>').map((entry) => `${id}: ${entry.replaceAll('`', '')}`),
    ),
);

t.test('every test that the page names exists', async (t) => {
  t.strictSame(
    [...named].filter((name) => !tests.has(name)),
    [],
  );
});

t.test('every test that names an id is on the page', async (t) => {
  t.strictSame(
    [...tests].filter((name) => !named.has(name)),
    [],
  );
});

t.test('every id is listed once, with a level, and numbers have no gaps', async (t) => {
  const ids = rows.map(({ id }) => id);
  t.equal(new Set(ids).size, ids.length);
  t.equal(ids.length, 228);
  const last = new Map<string, number>();
  for (const id of ids) {
    const [, chapter = '', number] = id.split('-');
    t.equal(Number(number), (last.get(chapter) ?? 0) + 1, id);
    last.set(chapter, Number(number));
  }
});

t.test('what is not tested says why, and no MUST is left out in silence', async (t) => {
  for (const { id, level, held } of rows.filter((row) => row.held.startsWith('*not tested*'))) {
    t.match(held, /^\*not tested\*: .{20,}/, id);
    if (/^MUST/.test(level)) t.match(id, /^T-(MVR-10|CONF-03|DNS-01)$/, `${id} is a MUST`);
  }
});
