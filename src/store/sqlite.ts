/**
 * The store in one file: SQLite in write-ahead mode, durable at every commit.
 *
 * One connection writes and one reads, so readers neither see a transaction before it is committed nor
 * wait for it. Other threads and processes may have the same file open, for reading or writing.
 */
import type { Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { type Clock, systemClock } from '../base/time.ts';
import { migrate, newestMigration } from './migrations.ts';
import type { Schema } from './schema.ts';
import { createSqlStore } from './sql-store.ts';
import { sqliteDialect, sqliteSql } from './sqlite-dialect.ts';
import { copyDatabase, openForReading, openForWriting } from './sqlite-file.ts';
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
    copyTo: (file) => copyDatabase(() => openReader(options), file),
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
      open: async () =>
        openForWriting({
          file: options.file,
          patienceMs,
          cacheKibibytes: writerCacheKibibytes,
          checkpointPages,
          pagesMax: options.pagesMax,
        }),
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

function openReader({ file, busyTimeoutMs = busyTimeoutMsDefault }: SqliteOptions): Database {
  return openForReading(file, newestMigration, busyTimeoutMs);
}
