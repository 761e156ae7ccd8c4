/**
 * The configuration's schema, its published copy and its page say the same.
 *
 * `npm run docs` writes the two files anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t from 'tap';
import { configSchema } from '../src/config.ts';

const root = resolve(import.meta.dirname, '..');

/** What of a JSON Schema the page shows. */
interface Setting {
  readonly type?: string;
  readonly 'x-env'?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly { readonly const?: unknown }[];
  readonly properties?: Readonly<Record<string, Setting>>;
}

const published = JSON.parse(JSON.stringify(configSchema)) as Setting;

function range(least: number | undefined, most: number | undefined): string {
  if (least === undefined) return most === undefined ? '' : ` up to ${most}`;
  return most === undefined ? ` from ${least}` : ` ${least} to ${most}`;
}

function kind(setting: Setting): string {
  if (setting.anyOf !== undefined) return setting.anyOf.map((one) => `\`${one.const}\``).join(', ');
  if (setting.type === 'integer') return `integer${range(setting.minimum, setting.maximum)}`;
  if (setting.type === 'array') return `list${range(undefined, setting.maxItems)}`;
  if (setting.type !== 'string') return String(setting.type);
  const { maxLength, minLength = 0 } = setting;
  const least = minLength > 1 ? minLength : undefined;
  const length = range(least, maxLength);
  return length === '' ? 'text' : `text of${length} characters`.replace('of up to', 'up to');
}

function rows(path: string, setting: Setting): string[] {
  return Object.entries(setting.properties ?? {}).flatMap(([name, inner]) => {
    const here = `${path}${name}`;
    if (inner.properties !== undefined) return rows(`${here}.`, inner);
    const fallback = inner.default === undefined ? '' : `\`${JSON.stringify(inner.default)}\``;
    const variable = inner['x-env'] === undefined ? '' : `\`${inner['x-env']}\``;
    return [`| \`${here}\` | ${variable} | ${kind(inner)} | ${fallback} | ${inner.description} |`];
  });
}

const page = `# Configuration

Settings come from one JSON file and from the environment; the environment wins over the file, the file over the defaults. The file is named by
\`--config\` or by the variable \`SEKISHO_CONFIG\`; without one the defaults hold. Its schema is
[\`schemas/config.schema.json\`](../schemas/config.schema.json).

- A name that is not in this table, a value out of range or a contradiction keeps the server from starting, and all of them are told at once.
- Secrets never stand in the file: the administrator's token and the client's secret at the OpenID provider come from the environment, private keys from files of their own.
- The server listens on this machine only, unless it has a certificate (\`tls\`) or is told that a proxy in front of it speaks TLS (\`allowPlainHttp\`).
- \`SEKISHO_LANG\` (else \`LC_ALL\`, \`LC_MESSAGES\`, \`LANG\`) decides whether commands speak English or Japanese.

| setting | environment | what | default | meaning |
|---|---|---|---|---|
${rows('', published).join('\n')}
`;

const schemaFile = join(root, 'schemas', 'config.schema.json');
const pageFile = join(root, 'docs', 'configuration.md');

if (process.env.TAP_SNAPSHOT === '1') {
  writeFileSync(schemaFile, `${JSON.stringify(published, null, 2)}\n`);
  writeFileSync(pageFile, page);
}

t.test('the published schema is the one that the program reads by', async (t) => {
  t.strictSame(JSON.parse(readFileSync(schemaFile, 'utf8')), published);
});

t.test('the page on configuration is made from the schema', async (t) => {
  t.equal(readFileSync(pageFile, 'utf8'), page);
});

t.test('every setting has a meaning, and every number and text a limit or a form', async (t) => {
  const settings = (setting: Setting, path = ''): [string, Setting][] =>
    Object.entries(setting.properties ?? {}).flatMap(([name, inner]) =>
      inner.properties === undefined
        ? [[`${path}${name}`, inner] as [string, Setting]]
        : settings(inner, `${path}${name}.`),
    );
  for (const [name, setting] of settings(published)) {
    t.ok(setting.description, `${name} has a meaning`);
    if (setting.type === 'integer') t.type(setting.minimum, 'number', `${name} has a least value`);
  }
});
