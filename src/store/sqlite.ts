/**
 * The store in one file: SQLite in write-ahead mode, durable at every commit.
 *
 * One connection writes and one reads, so readers neither see a transaction before it is committed nor
 * wait for it. Other threads and processes may have the same file open, for reading or writing.
 */
import { access } from 'node:fs/promises';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { Problem, quote } from '../base/problem.ts';
import { type Clock, systemClock } from '../base/time.ts';
import { migrate, newestMigration } from './migrations.ts';
import type { Schema } from './schema.ts';
import { createSqlStore } from './sql-store.ts';
import { attempt, problemOf, sqliteDialect, sqliteSql } from './sqlite-dialect.ts';
import type { Store } from './store.ts';

/** Where the database is and how it is opened. */
export interface SqliteOptions {
  /** Path of the file; made if it is not there, unless opened for reading only. */
  readonly file: string;
  /**
   * Only read. The file is opened at the first read; until a writer has made it and its tables, reads
   * fail with `Problem('unavailable')` and the next one tries again.
   */
  readonly readonly?: boolean;
  /** Dates what leaves a log; the machine's clock if not given. */
  readonly clock?: Clock;
  /** How long to wait for another process that holds a lock. 5,000 if not given. */
  readonly busyTimeoutMs?: number;
  /** The most pages (4,096 bytes each) the file may grow to; for tests and quotas. */
  readonly pagesMax?: number;
  /** Called with each statement of a transaction before it runs; what it throws fails it. For tests. */
  readonly onStatement?: (text: string) => void;
}

const busyTimeoutMsDefault = 5_000;

/** Ids are random, so what one envelope writes lies all over the indexes: they should fit in here. */
const writerCacheKibibytes = 65_536;

/** Pages of the write-ahead log before they are copied to the file: more than one full envelope's. */
const checkpointPages = 8_000;

/** Opens a store, its tables up to date. `Problem('unavailable')` when the file cannot be opened. */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const writer = options.readonly ? undefined : await openWriter(options);
  const readingConnection = () =>
    new Kysely<Schema>({
      dialect: sqliteDialect({
        open: async () => openReader(options),
        patienceMs: 0,
        transactionsOnly: false,
      }),
    });
  const reader = readingConnection();
  return createSqlStore({
    dialect: sqliteSql,
    reader,
    writer,
    clock: options.clock ?? systemClock,
    openReader: readingConnection,
    copyTo: (file) => copyDatabase(options, file),
    async close() {
      await reader.destroy();
      await writer?.destroy();
    },
  });
}

async function openWriter(options: SqliteOptions): Promise<Kysely<Schema>> {
  const patienceMs = options.busyTimeoutMs ?? busyTimeoutMsDefault;
  const writer = new Kysely<Schema>({
    dialect: sqliteDialect({
      open: async () => openForWriting(options, patienceMs),
      patienceMs,
      transactionsOnly: true,
      onStatement: options.onStatement,
    }),
  });
  try {
    const tx = await writer.startTransaction().execute();
    await migrate(tx);
    await tx.commit().execute();
    return writer;
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

function openForWriting(options: SqliteOptions, patienceMs: number): Database {
  const database = open(options.file, { timeout: patienceMs });
  attempt(() => {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = full');
    database.pragma('foreign_keys = on');
    database.pragma(`cache_size = -${writerCacheKibibytes}`);
    database.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    if (options.pagesMax !== undefined) database.pragma(`max_page_count = ${options.pagesMax}`);
    // From here on waiting is for `begin`, which waits without holding up the process.
    database.pragma('busy_timeout = 0');
  });
  return database;
}

function openReader(options: SqliteOptions): Database {
  const timeout = options.busyTimeoutMs ?? busyTimeoutMsDefault;
  const database = open(options.file, { timeout, readonly: true });
  try {
    if (hasTables(database)) return database;
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  throw new Problem('unavailable', 'the database has no tables yet');
}

function hasTables(database: Database): boolean {
  return attempt(() => {
    const known = "select 1 from sqlite_schema where name = 'kysely_migration'";
    if (database.prepare(known).get() === undefined) return false;
    const newest = 'select 1 from kysely_migration where name = ?';
    return database.prepare(newest).get(newestMigration) !== undefined;
  });
}

function open(file: string, options: BetterSqlite.Options): Database {
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
async function copyDatabase(options: SqliteOptions, file: string): Promise<void> {
  if (await exists(file)) throw new Problem('conflict', `${quote(file)} exists already`);
  const source = openReader(options);
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
