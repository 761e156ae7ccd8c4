/**
 * `sekisho openapi`: the description of one of the APIs, without a running server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { openapiPath } from '../admin/api.ts';
import { buildApp } from '../app.ts';
import { authOpenapiPath } from '../auth/api.ts';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import { deskDescriptionPath } from '../desk/api.ts';
import { openConfiguredHub } from '../listen.ts';

const help: Words = {
  en: 'print the OpenAPI 3.1 document of an API',
  ja: 'API の OpenAPI 3.1 文書を出力する',
};
const apiHelp: Words = { en: 'which API', ja: 'どの API か' };

/** Where each API describes itself. */
const pathOf = { admin: openapiPath, auth: authOpenapiPath, desk: deskDescriptionPath } as const;
type Api = keyof typeof pathOf;

/** Adds `openapi` to the program. */
export function addOpenapiCommand(program: Command, language: Language): void {
  program
    .command('openapi')
    .description(help[language])
    .addArgument(
      new Argument('[api]', apiHelp[language]).choices(Object.keys(pathOf)).default('admin'),
    )
    .action(async (api: Api) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'sekisho-openapi-'));
      const config = { ...readConfig(undefined, {}), dataDir };
      const hub = await openConfiguredHub(config, { inThread: true });
      const app = await buildApp({ hub, config, publicUrl: 'https://hub.example' });
      const document: unknown = (await app.inject({ url: pathOf[api] })).json();
      await app.close();
      await hub.close();
      rmSync(dataDir, { recursive: true });
      process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    });
}
