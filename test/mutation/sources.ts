/** The modules that a mutation run loads, read once: what is edited meanwhile does not change the run. */
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** The checkout's root. */
export const root = resolve(import.meta.dirname, '..', '..');

/** JavaScript by file name from the root; every token stands where it stands in the TypeScript. */
export type Sources = ReadonlyMap<string, string>;

/** Word tables, the generator and what it makes: a table test or a fresh generation holds these. */
const leftOut =
  /^src\/stix\/(?:generated|generate|tables|schema)\/|\/(?:character-sets|structure-words)\.ts$/;

/** Reads all TypeScript below these folders. */
export function readSources(...folders: readonly string[]): Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  return new Map(
    files
      .sort()
      .map((file) => [file, stripTypeScriptTypes(readFileSync(join(root, file), 'utf8'))]),
  );
}

/** The files that are mutated. */
export function mutatedFiles(sources: Sources): readonly string[] {
  return [...sources.keys()].filter((file) => file.startsWith('src/stix/') && !leftOut.test(file));
}

/** The test files that hold the mutated ones. */
export function testFiles(sources: Sources): readonly string[] {
  return [...sources.keys()].filter((file) => /^test\/stix\/[\w-]+\.test\.ts$/.test(file));
}

const importLine = /^\s*(?:import|export)\b[^'";=]*?['"](\.[^'"]+)['"]/gm;

/** By file, the files that import it, directly or over others, and itself. */
export function dependents(sources: Sources): ReadonlyMap<string, ReadonlySet<string>> {
  const importers = new Map<string, string[]>();
  for (const [file, text] of sources) {
    for (const [, target = ''] of text.matchAll(importLine)) {
      const imported = relative(root, resolve(root, dirname(file), target));
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return new Map(
    [...sources.keys()].map((file) => {
      const reached = new Set([file]);
      for (const each of reached) for (const next of importers.get(each) ?? []) reached.add(next);
      return [file, reached];
    }),
  );
}
