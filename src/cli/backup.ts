/**
 * `sekisho backup FILE`: a consistent copy of everything a hub needs, while it runs.
 *
 * The backup is a tar archive of database, ledger and hub secret, readable by its owner only. To restore it,
 * unpack it into an empty data folder.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { create } from 'tar';
import { Problem } from '../base/problem.ts';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import { hubFiles } from '../exchange/hub-files.ts';
import { openSqlite } from '../store/sqlite.ts';
import { copyLedger } from '../store/sqlite-ledger.ts';

const help = {
  backup: {
    en: 'write database, ledger and hub secret to a tar archive, while the server runs',
    ja: '稼働中でもデータベース・台帳・ハブの秘密鍵を tar に保存する',
  },
  file: { en: 'the archive to make; it must not exist', ja: '作成する tar ファイル（既存は不可）' },
  config: { en: 'the configuration file (JSON)', ja: '設定ファイル（JSON）' },
  done: { en: 'backup written to', ja: 'バックアップを保存しました:' },
} as const satisfies Readonly<Record<string, Words>>;

/** Adds `backup` to the program. */
export function addBackupCommand(program: Command, language: Language): void {
  program
    .command('backup')
    .description(help.backup[language])
    .argument('<file>', help.file[language])
    .option('--config <file>', help.config[language])
    .action(async (file: string, { config }: { readonly config?: string }) => {
      await backUp(readConfig(config).dataDir, file);
      process.stdout.write(`${help.done[language]} ${file}\n`);
    });
}

/** Writes the backup of a data folder. Problems: `absent` without a database, `conflict` if FILE exists. */
export async function backUp(dataDir: string, file: string): Promise<void> {
  const database = join(dataDir, hubFiles.database);
  if (!existsSync(database)) throw new Problem('absent', `there is no database in ${dataDir}`);
  if (existsSync(file)) throw new Problem('conflict', `${file} exists already`);
  const folder = mkdtempSync(join(dirname(resolve(file)), '.sekisho-backup-'));
  try {
    // The ledger first: it must not tell of reads of a later state than the copy of the database has.
    if (existsSync(join(dataDir, hubFiles.ledger))) {
      await copyLedger(join(dataDir, hubFiles.ledger), join(folder, hubFiles.ledger));
    }
    const store = await openSqlite({ file: database, readonly: true });
    await store.copyTo(join(folder, hubFiles.database));
    await store.close();
    copyFileSync(join(dataDir, hubFiles.secret), join(folder, hubFiles.secret));
    // Made before it is filled, so that it is never readable by others.
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
    await create({ file, cwd: folder, portable: true }, readdirSync(folder).toSorted());
    chmodSync(file, 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
