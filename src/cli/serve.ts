/**
 * `sekisho serve`: the server as a process.
 */
import closeWithGrace from 'close-with-grace';
import type { Command } from 'commander';
import { pino } from 'pino';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import { listen } from '../listen.ts';

const help = {
  serve: { en: 'run the server', ja: 'サーバーを起動する' },
  config: { en: 'the configuration file (JSON)', ja: '設定ファイル（JSON）' },
  token: {
    en: 'Administrator token, shown only now:',
    ja: '管理者トークン（表示はこの一度だけです）:',
  },
  weak: {
    en: 'SEKISHO_ADMIN_TOKEN is short: anyone may guess it',
    ja: 'SEKISHO_ADMIN_TOKEN が短すぎます。推測されるおそれがあります',
  },
  listening: { en: 'Sekisho listens on', ja: 'Sekisho の待ち受け先:' },
} as const satisfies Readonly<Record<string, Words>>;

/** An administrator's token shorter than this is warned about. */
const tokenUnitsSafe = 16;

/** How long requests that run may take to finish when the process is told to stop, in milliseconds. */
const closeMillisMax = 10_000;

/** Adds `serve` to the program. */
export function addServeCommand(program: Command, language: Language): void {
  program
    .command('serve')
    .description(help.serve[language])
    .option('--config <file>', help.config[language])
    .action(async ({ config: file }: { readonly config?: string }) => {
      const config = readConfig(file);
      const logger = pino({ level: config.logLevel });
      if ((config.adminToken?.length ?? tokenUnitsSafe) < tokenUnitsSafe) {
        logger.warn(help.weak[language]);
      }
      const listening = await listen(config, logger);
      stopWithGrace(listening.close);
      if (listening.madeAdminToken !== undefined) {
        process.stdout.write(`${help.token[language]} ${listening.madeAdminToken}\n`);
      }
      process.stdout.write(`${help.listening[language]} ${listening.url}/taxii2/\n`);
    });
}

/** Closes once, on the first signal or fault that ends the process. */
export function stopWithGrace(close: () => Promise<void>): void {
  closeWithGrace({ delay: closeMillisMax }, async ({ err }) => {
    if (err !== undefined) process.stderr.write(`${err.stack ?? err.message}\n`);
    await close();
  });
}
