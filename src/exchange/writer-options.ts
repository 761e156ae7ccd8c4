/**
 * What it takes to open a writer, as plain data that can cross to another thread.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../base/problem.ts';
import type { Clock } from '../base/time.ts';
import { openSqlite } from '../store/sqlite.ts';
import { hubFiles } from './hub-files.ts';
import { openHubSecret } from './hub-secret.ts';
import type { PackText } from './pack-in-force.ts';
import { readPackText } from './recent-packs.ts';
import { Writer } from './writer.ts';
import type { WriterLimits } from './writer-scope.ts';

/** Where the hub keeps its things, and how much it takes. */
export interface WriterOptions {
  /** The data folder: database and hub secret. */
  readonly folder: string;
  readonly packFile: string;
  /** Only look at the pack file where no pack has ever been in force: a command beside a server. */
  readonly keepsPack?: boolean | undefined;
  readonly limits: WriterLimits;
  /** The most pages the database may grow to; absent for no limit but the disk. */
  readonly pagesMax?: number | undefined;
}

/** Reads a pack from its file. Throws with every fault and its position. */
export function readPackFile(file: string): PackText {
  const text = readFileSync(file, 'utf8');
  const { pack, findings } = readPackText(text);
  if (pack !== undefined) return { pack, text };
  const faults = findings.map(
    ({ line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message.en}`,
  );
  throw new Problem('unprocessable', ['the policy pack has faults', ...faults].join('\n'));
}

/** Opens the store for writing and a writer over it. A secret is made only for a database without one. */
export async function openWriter(
  options: WriterOptions,
  clock: Clock,
  onFault: (fault: unknown) => void,
): Promise<Writer> {
  const { folder, packFile, limits, pagesMax } = options;
  const file = readPackFile(packFile);
  const store = await openSqlite({
    file: join(folder, hubFiles.database),
    clock,
    ...(pagesMax === undefined ? {} : { pagesMax }),
  });
  try {
    const fresh = (await store.setting('hub-secret-fingerprint')) === undefined;
    const secret = openHubSecret(join(folder, hubFiles.secret), fresh);
    const { keepsPack = false } = options;
    return await Writer.open({ store, file, keepsPack, secret, clock, limits, onFault });
  } catch (error) {
    await store.close();
    throw error;
  }
}
