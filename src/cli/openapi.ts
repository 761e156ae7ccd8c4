/**
 * `sekisho openapi`: the description of the administration API, without a running server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openapiDocument } from '../admin/api.ts';
import { buildApp } from '../app.ts';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import { openConfiguredHub } from '../listen.ts';

const help: Words = {
  en: 'print the OpenAPI 3.1 document of the administration API',
  ja: '管理 API の OpenAPI 3.1 文書を出力する',
};

/** Adds `openapi` to the program. */
export function addOpenapiCommand(program: Command, language: Language): void {
  program
    .command('openapi')
    .description(help[language])
    .action(async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'sekisho-openapi-'));
      const config = { ...readConfig(undefined, {}), dataDir };
      const hub = await openConfiguredHub(config, { inThread: true });
      const app = await buildApp({ hub, config, publicUrl: 'https://hub.example' });
      const document = await openapiDocument(app);
      await app.close();
      await hub.close();
      rmSync(dataDir, { recursive: true });
      process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    });
}
