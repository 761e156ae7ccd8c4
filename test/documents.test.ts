/** What the documents point at is there, and the two READMEs say the same. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import t from 'tap';

const root = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** The anchor that a heading gets: lower case, without punctuation, hyphens for blanks. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```/g, '');

t.test('every relative link of a document leads to a file, and to a heading of it', async (t) => {
  for (const name of documents) {
    for (const [, target = ''] of withoutCode(read(name)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      t.ok(existsSync(join(root, file)), `${name}: ${target}`);
      if (anchor !== undefined) t.ok(anchorsOf(read(file)).includes(anchor), `${name}: ${target}`);
    }
  }
});

t.test('every script, variable and command that the READMEs name exists', async (t) => {
  const { scripts } = JSON.parse(read('package.json'));
  const settings = read('src/config.ts');
  const commands = readdirSync(join(root, 'src', 'cli')).map((name) => name.replace('.ts', ''));
  for (const name of ['README.md', 'README.ja.md', 'CONTRIBUTING.md', 'SECURITY.md']) {
    const text = read(name);
    for (const [, script = ''] of text.matchAll(/npm run ([a-z:]+)/g)) {
      t.ok(script in scripts, `${name}: npm run ${script}`);
    }
    for (const [variable] of text.matchAll(/SEKISHO_[A-Z_]+/g)) {
      t.match(settings, variable, `${name}: ${variable}`);
    }
    for (const [, command = ''] of text.matchAll(/npm run sekisho -- ([a-z]+)/g)) {
      t.ok(commands.includes(command), `${name}: ${command}`);
    }
  }
});

t.test('the Japanese README has the parts of the English one', async (t) => {
  const [english, japanese] = [read('README.md'), read('README.ja.md')];
  const headings = (text: string) => (text.match(/^#+ /gm) ?? []).map((marks) => marks.trim());
  t.same(headings(japanese), headings(english), 'the same headings');
  const links = (text: string) =>
    [...new Set([...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target))]
      .filter((target) => !/README(\.ja)?\.md$/.test(target ?? '') || target?.includes('/'))
      .sort();
  t.same(links(japanese), links(english), 'the same links');
  const json = (text: string) =>
    [...text.matchAll(/```json\n[\s\S]*?```/g)].map(([block]) => block);
  t.same(json(japanese), json(english), 'the same examples');
});

t.test('decisions have context, decision and consequences, and a place in the list', async (t) => {
  const folder = join('docs', 'decisions');
  const list = read(join(folder, 'README.md'));
  for (const name of readdirSync(join(root, folder)).filter((file) => /^\d{4}-/.test(file))) {
    const headings = anchorsOf(read(join(folder, name)));
    for (const wanted of ['context', 'decision', 'consequences']) {
      t.ok(headings.includes(wanted), `${name}: ${wanted}`);
    }
    t.match(list, `(${name})`);
  }
});
