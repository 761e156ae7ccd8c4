/**
 * `sekisho import FILE…`: bundles and envelopes from files into a collection, beside a running server or
 * without one (R-21: as the consumer `operator`, or as another).
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { Problem, quote } from '../base/problem.ts';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import {
  type Access,
  type Directory,
  operatorConsumer,
  type Party,
} from '../exchange/directory.ts';
import type { Hub, Submission } from '../exchange/hub.ts';
import type { Outcomes } from '../exchange/take-in.ts';
import { openConfiguredHub } from '../listen.ts';

const help = {
  import: {
    en: 'take STIX bundles or envelopes from files into a collection',
    ja: 'ファイルの STIX バンドル・エンベロープをコレクションに取り込む',
  },
  file: { en: 'a JSON file', ja: 'JSON ファイル' },
  collection: { en: 'id or alias of the collection', ja: 'コレクションの ID または別名' },
  as: { en: 'the consumer whose contribution it is', ja: '提供者とする利用者' },
  json: { en: 'print the outcome as JSON', ja: '結果を JSON で出力する' },
  config: { en: 'the configuration file (JSON)', ja: '設定ファイル（JSON）' },
  taken: { en: 'taken in', ja: '取り込み' },
  refused: { en: 'refused', ja: '拒否' },
} as const satisfies Readonly<Record<string, Words>>;

interface ImportFlags {
  readonly collection: string;
  readonly as: string;
  readonly json?: boolean;
  readonly config?: string;
}

/** Adds `import` to the program. Ends with code 1 when any object was refused. */
export function addImportCommand(program: Command, language: Language): void {
  program
    .command('import')
    .description(help.import[language])
    .argument('<file...>', help.file[language])
    .requiredOption('--collection <collection>', help.collection[language])
    .option('--as <consumer>', help.as[language], operatorConsumer)
    .option('--json', help.json[language])
    .option('--config <file>', help.config[language])
    .action(async (files: string[], flags: ImportFlags) => {
      const hub = await openConfiguredHub(readConfig(flags.config), { inThread: true });
      try {
        const access = writeAccess(hub.directory(), flags.collection);
        const party = importer(hub.directory(), flags.as);
        for (const file of files) {
          const outcomes = await importFile(hub, party, access, readFileSync(file));
          report(file, outcomes, flags.json === true, language);
        }
      } finally {
        await hub.close();
      }
    });
}

/** The operator's way into a collection: it writes and reads nothing. Problem: `absent`. */
export function writeAccess(directory: Directory, idOrAlias: string): Access {
  const collection = [...directory.collections.values()].find(
    ({ id, alias }) => id === idOrAlias || alias === idOrAlias,
  );
  if (collection === undefined) throw new Problem('absent', `no collection ${quote(idOrAlias)}`);
  return { collection, canRead: false, canWrite: true, audience: '', log: 0 };
}

/** The consumer that an import belongs to: `operator` needs no entry. Problem: `absent`. */
export function importer(directory: Directory, name: string): Party {
  const known = directory.consumers.get(name);
  if (known !== undefined) return known;
  if (name !== operatorConsumer) throw new Problem('absent', `no consumer ${quote(name)}`);
  return {
    id: operatorConsumer,
    revision: 0,
    audience: '',
    identities: [],
    grants: [],
    compat: { emptyObjects: 'omit', emptyDates: 'omit' },
  };
}

const pollMillis = 100;

/** Submits one file and waits until it is through, with a bar where someone watches. */
export async function importFile(
  hub: Hub,
  party: Party,
  access: Access,
  body: Uint8Array,
): Promise<Outcomes> {
  let row: Submission = await hub.submit(party, access, body);
  const watched = process.stderr.isTTY && row.ended === undefined;
  const bar = watched ? new SingleBar({}, Presets.shades_classic) : undefined;
  bar?.start(row.total, row.done);
  while (row.ended === undefined) {
    await pause(pollMillis);
    row = (await hub.submission(party, row.apiRoot, row.id)) ?? row;
    bar?.update(row.done);
  }
  bar?.stop();
  return JSON.parse(row.outcomes) as Outcomes;
}

function report(file: string, outcomes: Outcomes, json: boolean, language: Language): void {
  const { successes, failures } = outcomes;
  if (failures.length > 0) process.exitCode = 1;
  if (json) {
    process.stdout.write(`${JSON.stringify({ file, successes: successes.length, failures })}\n`);
    return;
  }
  process.stdout.write(
    `${file}: ${help.taken[language]} ${successes.length}, ${help.refused[language]} ${failures.length}\n`,
  );
  for (const { id, message } of failures) process.stdout.write(`  ${id}: ${message ?? ''}\n`);
}
