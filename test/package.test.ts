/** The package that `npm pack` makes is whole: it installs elsewhere, runs, imports, and carries its types. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import t from 'tap';

const root = resolve(import.meta.dirname, '..');

/**
 * Runs a program to its end and answers what it printed; anything but success ends the test. `env` takes
 * away what the test runner puts into every child to watch it, which TypeScript's compiler does not bear.
 */
function run(command: string, args: readonly string[], cwd: string): string {
  const words = ['-u', 'NODE_OPTIONS', command, ...args];
  const { status, stdout, stderr } = spawnSync('env', words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const place = mkdtempSync(join(tmpdir(), 'sekisho-package-'));
t.teardown(() => rmSync(place, { recursive: true, force: true }));

const packFlags = ['--json', '--silent', '--ignore-scripts=false', '--pack-destination', place];
const made = run('npm', ['pack', ...packFlags], root);
const [packed] = JSON.parse(made.slice(made.indexOf('[\n'))) as Packed[];
const names = packed?.files.map(({ path }) => path) ?? [];

t.test('the package holds what it needs and no sources, tests or data', async (t) => {
  for (const needed of [
    'dist/main.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/stix/index.js',
    'dist/stix/index.d.ts',
    'policies/meti-2023.yaml',
    'schemas/labels.schema.json',
    'docs/demo/incident/01-known-actor.json',
    'LICENSE',
    'README.md',
    'README.ja.md',
    'CHANGELOG.md',
  ]) {
    t.ok(names.includes(needed), needed);
  }
  const wrong = names.filter((name) => /^(src|test|bench|data)\/|\.db|(?<!\.d)\.ts$/.test(name));
  t.same(wrong, []);
});

/** Opens a server on a fresh folder, with its writer on a thread of its own, and asks whether it is ready. */
const serveScript = `
import { listen, readConfig } from 'sekisho';
import { observableId } from 'sekisho/stix';
const server = await listen(
  readConfig(undefined, { SEKISHO_DATA_DIR: './hub', PORT: '0', SEKISHO_PUBLIC_URL: 'http://localhost/' }),
);
if (observableId({ type: 'url', value: 'https://example.com/' }) === undefined) throw new Error();
console.log((await fetch(server.url + '/readyz')).status);
await server.close();
`;

t.test('the package installs elsewhere and works there', async (t) => {
  writeFileSync(join(place, 'package.json'), '{"type":"module","private":true}');
  const flags = [
    '--ignore-scripts',
    '--prefer-offline',
    '--omit=optional',
    '--no-audit',
    '--no-fund',
  ];
  run('npm', ['install', '--silent', ...flags, `./${packed?.filename}`], place);

  const help = run(process.execPath, ['node_modules/sekisho/dist/main.js', '--help'], place);
  t.match(help, /serve/, 'sekisho --help names its commands');
  t.match(
    run(join(place, 'node_modules', '.bin', 'sekisho'), ['--help'], place),
    /serve/,
    'as a command',
  );

  writeFileSync(join(place, 'serve.js'), serveScript);
  t.equal(run(process.execPath, ['serve.js'], place), '200\n', 'a server starts from the library');

  writeFileSync(
    join(place, 'user.ts'),
    "import * as sekisho from 'sekisho';\nimport * as stix from 'sekisho/stix';\nconsole.log(sekisho, stix);\n",
  );
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--skipLibCheck',
  ];
  run(join(root, 'node_modules', '.bin', 'tsc'), [...options, '--types', '', 'user.ts'], place);
  t.pass('its types are found');
});
