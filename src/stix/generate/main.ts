#!/usr/bin/env node
/**
 * Writes what comes from the tables: the published JSON Schemas and the source of the fast checks.
 * `node src/stix/generate/main.ts` writes them, with `--check` it compares them and exits 1 on a
 * difference.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import {
  definitions,
  documentNames,
  documentSchema,
  publishedDocument,
} from '../schema/schema-documents.ts';
import { checkName, emitChecks } from './emit.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');

const opening = `// @ts-nocheck
/**
 * Whether objects have the structure of STIX 2.1, by type. Made by src/stix/generate/main.ts; not to be
 * edited.
 */
`;

/** Every generated file: its path from the root of the checkout, and its text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const schemas = documentNames.map((name): [string, string] => [
    `schemas/stix/${name}.json`,
    `${JSON.stringify(publishedDocument(name), null, 2)}\n`,
  ]);
  return new Map([...schemas, ['src/stix/generated/structure-checks.ts', checksSource()]]);
}

function checksSource(): string {
  const documents = documentNames.map((name) => [name, documentSchema(name)] as const);
  const entries = documentNames.map((name) => `  ['${name}', ${checkName(name)}],\n`).join('');
  const source = emitChecks(new Map([...definitions, ...documents]));
  return `${opening}${source}\n\nexport const structureChecks = new Map([\n${entries}]);\n`;
}

function differing(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files]
    .filter(([path, text]) => {
      const target = resolve(root, path);
      return !existsSync(target) || readFileSync(target, 'utf8') !== text;
    })
    .map(([path]) => path);
}

function main(check: boolean): void {
  const files = generatedFiles();
  const stale = differing(files);
  if (check) {
    for (const path of stale) console.error(`${path} is not what the tables say`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  for (const path of stale) {
    const target = resolve(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, files.get(path) ?? '');
    console.log(relative(root, target));
  }
}

if (import.meta.main) main(process.argv.includes('--check'));
