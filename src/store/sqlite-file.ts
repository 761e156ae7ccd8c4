/**
 * A file of SQLite: opened for writing durably or for reading, and copied while others write.
 */
import { access } from 'node:fs/promises';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { Problem, quote } from '../base/problem.ts';
import { attempt, problemOf } from './sqlite-dialect.ts';

/** How a file is opened for writing. */
export interface WritingOptions {
  readonly file: string;
  /** How long the first statements wait for another process that holds a lock. */
  readonly patienceMs: number;
  readonly cacheKibibytes: number;
  /** Pages of the write-ahead log before they are copied to the file. */
  readonly checkpointPages: number;
  /** The most pages (4,096 bytes each) the file may grow to. */
  readonly pagesMax?: number | undefined;
}

/** Opens a file in write-ahead mode, on disk at every commit; made if it is not there. */
export function openForWriting(options: WritingOptions): Database {
  const database = openFile(options.file, { timeout: options.patienceMs });
  attempt(() => {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = full');
    database.pragma('foreign_keys = on');
    database.pragma(`cache_size = -${options.cacheKibibytes}`);
    database.pragma(`wal_autocheckpoint = ${options.checkpointPages}`);
    if (options.pagesMax !== undefined) database.pragma(`max_page_count = ${options.pagesMax}`);
    // From here on waiting is for `begin`, which waits without holding up the process.
    database.pragma('busy_timeout = 0');
  });
  return database;
}

/** Opens a file for reading, if its newest migration is this one. Problem: `unavailable`. */
export function openForReading(
  file: string,
  newestMigration: string,
  patienceMs: number,
): Database {
  const database = openFile(file, { timeout: patienceMs, readonly: true });
  try {
    if (hasMigration(database, newestMigration)) return database;
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  throw new Problem('unavailable', 'the database has no tables yet');
}

function hasMigration(database: Database, name: string): boolean {
  return attempt(() => {
    const known = "select 1 from sqlite_schema where name = 'kysely_migration'";
    if (database.prepare(known).get() === undefined) return false;
    const newest = 'select 1 from kysely_migration where name = ?';
    return database.prepare(newest).get(name) !== undefined;
  });
}

function openFile(file: string, options: BetterSqlite.Options): Database {
  try {
    return attempt(() => new BetterSqlite(file, options));
  } catch (error) {
    // The driver's own complaint about a missing directory.
    if (!(error instanceof TypeError)) throw error;
    throw new Problem('unavailable', 'the database cannot be opened', { cause: error });
  }
}

/**
 * Copies through a connection of its own. Its read transaction pins the state that is copied; otherwise
 * every commit of another connection would start the copy over.
 */
export async function copyDatabase(openSource: () => Database, file: string): Promise<void> {
  if (await exists(file)) throw new Problem('conflict', `${quote(file)} exists already`);
  const source = openSource();
  try {
    source.exec('begin; select 1 from sqlite_schema limit 1');
    await source.backup(file);
  } catch (error) {
    if (!(error instanceof TypeError)) throw problemOf(error) ?? error;
    throw new Problem('unprocessable', `${quote(file)} cannot be written`, { cause: error });
  } finally {
    source.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
