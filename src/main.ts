#!/usr/bin/env node
/**
 * The program: its commands, put together.
 */
import { Command } from 'commander';
import { version } from './app.ts';
import { Problem } from './base/problem.ts';
import type { Words } from './base/words.ts';
import { addBackupCommand } from './cli/backup.ts';
import { addDemoCommand } from './cli/demo.ts';
import { addImportCommand } from './cli/import.ts';
import { addOpenapiCommand } from './cli/openapi.ts';
import { addPolicyCommands } from './cli/policy.ts';
import { addServeCommand } from './cli/serve.ts';
import { addStixCommands } from './cli/stix.ts';
import { ConfigFaults, languageOf } from './config.ts';

const about: Words = {
  en: 'A STIX 2.1 / TAXII 2.1 server in which each consumer sees exactly what a sharing policy lets it see',
  ja: '共有ポリシーが許すものだけを各利用者に見せる STIX 2.1 / TAXII 2.1 サーバー',
};

const language = languageOf();
const program = new Command('sekisho').description(about[language]).version(version);
addServeCommand(program, language);
addDemoCommand(program, language);
addImportCommand(program, language);
addPolicyCommands(program, language);
addStixCommands(program, language);
addBackupCommand(program, language);
addOpenapiCommand(program, language);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Problem || error instanceof ConfigFaults)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
