/** The house keeps its own rules: imports go strictly downward, and the environment has one reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import t from 'tap';

const root = resolve(import.meta.dirname, '..', 'src');

/** Each folder's layer. A file imports from its own folder or from a lower layer, never sideways. */
const layers: Readonly<Record<string, number>> = {
  base: 0,
  stix: 1,
  policy: 2,
  store: 2,
  exchange: 3,
  http: 4,
  taxii: 5,
  admin: 5,
  auth: 5,
  desk: 5,
  cli: 7,
};
const rootLayers: Readonly<Record<string, number>> = { 'main.ts': 8 };
const rootLayer = 6;

function sources(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
}

function layerOf(file: string): { folder: string; layer: number } {
  const folder = file.includes('/') ? (file.split('/')[0] ?? '') : '';
  const layer = folder === '' ? (rootLayers[file] ?? rootLayer) : layers[folder];
  if (layer === undefined) throw new Error(`src/${folder} has no layer in the table`);
  return { folder, layer };
}

const importLine = /^\s*(?:import|export)\b(?:[^'";=]*?\bfrom)?\s*['"](\.[^'"]+)['"]/gm;

t.test('imports go strictly downward', async (t) => {
  const upward: string[] = [];
  for (const file of sources()) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const match of text.matchAll(importLine)) {
      const target = relative(root, resolve(root, dirname(file), match[1] ?? ''));
      if (target.startsWith('..')) continue;
      const [from, to] = [layerOf(file), layerOf(target)];
      const allowed = from.folder === to.folder || to.layer < from.layer;
      if (!allowed) upward.push(`src/${file} must not import src/${target}`);
    }
  }
  t.same(upward, []);
});

t.test('the environment is read in config.ts only', async (t) => {
  for (const file of sources().filter((name) => name !== 'config.ts')) {
    const text = readFileSync(join(root, file), 'utf8');
    t.notMatch(text, /process\.env\b/, `src/${file}`);
  }
});

t.test('each file opens with its promise', async (t) => {
  for (const file of sources().filter((name) => !name.includes('/generated/'))) {
    const text = readFileSync(join(root, file), 'utf8').replace(/^#!.*\n/, '');
    t.match(text, /^\/\*\*/, `src/${file}`);
  }
});
