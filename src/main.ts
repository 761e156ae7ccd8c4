#!/usr/bin/env node
/**
 * The program: its commands, put together. Of a command that is asked for by its name only the module is
 * loaded; for help, all are.
 */
import { Command } from 'commander';
import { Problem } from './base/problem.ts';
import type { Language, Words } from './base/words.ts';
import { ConfigFaults, languageOf } from './config.ts';
import { version } from './version.ts';

const about: Words = {
  en: 'A STIX 2.1 / TAXII 2.1 server in which each consumer sees exactly what a sharing policy lets it see',
  ja: '共有ポリシーが許すものだけを各利用者に見せる STIX 2.1 / TAXII 2.1 サーバー',
};

type AddCommand = (program: Command, language: Language) => void;

/** Each command by its name, in the order of the help. */
const commands = new Map<string, () => Promise<AddCommand>>([
  ['serve', async () => (await import('./cli/serve.ts')).addServeCommand],
  ['demo', async () => (await import('./cli/demo.ts')).addDemoCommand],
  ['import', async () => (await import('./cli/import.ts')).addImportCommand],
  ['policy', async () => (await import('./cli/policy.ts')).addPolicyCommands],
  ['stix', async () => (await import('./cli/stix.ts')).addStixCommands],
  ['backup', async () => (await import('./cli/backup.ts')).addBackupCommand],
  ['openapi', async () => (await import('./cli/openapi.ts')).addOpenapiCommand],
]);

const language = languageOf();
const program = new Command('sekisho').description(about[language]).version(version);
const asked = commands.get(process.argv[2] ?? '');
for (const load of asked === undefined ? commands.values() : [asked]) {
  const add = await load();
  add(program, language);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Problem || error instanceof ConfigFaults)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
