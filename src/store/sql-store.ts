/**
 * The store over any SQL database that Kysely speaks to: written once, parted by what it keeps.
 *
 * Transactions run one after another in the order asked for; reads go another way and do not wait.
 */
import type { Kysely } from 'kysely';
import { Problem } from '../base/problem.ts';
import type { Clock, Micros } from '../base/time.ts';
import type { Connection, Schema } from './schema.ts';
import { agendaMethods } from './sql-agenda.ts';
import { assertionReads, assertionWrites } from './sql-assertions.ts';
import { auditReads, auditWrites } from './sql-audit.ts';
import { bodyMethods } from './sql-bodies.ts';
import { contributionReads, contributionWrites } from './sql-contributions.ts';
import { credentialReads, credentialWrites, revokedTokenWrites } from './sql-credentials.ts';
import { deskReads, deskWrites } from './sql-desk.ts';
import type { SqlDialect } from './sql-dialect.ts';
import { directoryReads, directoryWrites, logWrites, settingWrites } from './sql-directory.ts';
import { historyReads, historyWrites } from './sql-history.ts';
import { packReads, packWrites } from './sql-packs.ts';
import { pageReads } from './sql-pages.ts';
import { recallReads, recallWrites } from './sql-recalls.ts';
import { releaseMethods } from './sql-releases.ts';
import { openSnapshot } from './sql-snapshot.ts';
import { submissionReads, submissionWrites } from './sql-submissions.ts';
import { inTransaction } from './sql-transaction.ts';
import { variantMethods } from './sql-variants.ts';
import { waitingMethods } from './sql-waiting.ts';
import type { Store, StoreReader, StoreTransaction } from './store.ts';

/** An open database, as an adapter hands it over. */
export interface SqlDatabase {
  readonly dialect: SqlDialect;
  /** Sees committed work only and waits for no writer. */
  readonly reader: Kysely<Schema>;
  /** `undefined` when the database is open for reading only. */
  readonly writer: Kysely<Schema> | undefined;
  /** Dates what leaves a log. */
  readonly clock: Clock;
  /** A connection of its own, for reading only. */
  openReader(): Kysely<Schema>;
  copyTo(file: string): Promise<void>;
  /** Called once, when no transaction runs any more. */
  close(): Promise<void>;
}

/** Makes a store of an open database, which from now on belongs to it. */
export function createSqlStore(database: SqlDatabase): Store {
  let queue: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | undefined;
  return {
    ...storeReads(database.reader, database.dialect),
    transaction(work) {
      const { writer } = database;
      if (writer === undefined || closed !== undefined) {
        const state = closed === undefined ? 'open for reading only' : 'closed';
        return Promise.reject(new Problem('unavailable', `the store is ${state}`));
      }
      const { dialect, clock } = database;
      const result = queue.then(() =>
        inTransaction(writer, (tx) => work(storeTransaction(tx, dialect, () => clock.now()))),
      );
      queue = result.catch(() => undefined);
      return result;
    },
    snapshot: () =>
      openSnapshot(database.openReader(), database.dialect, (db) =>
        storeReads(db, database.dialect),
      ),
    copyTo: (file) => database.copyTo(file),
    close() {
      closed ??= queue.then(() => database.close());
      return closed;
    },
  };
}

function storeReads(db: Connection, dialect: SqlDialect): StoreReader {
  return {
    ...directoryReads(db),
    ...credentialReads(db),
    ...submissionReads(db),
    ...pageReads(db, dialect),
    ...auditReads(db),
    ...packReads(db),
    ...recallReads(db, dialect),
    ...assertionReads(db, dialect),
    ...historyReads(db, dialect),
    ...deskReads(db, dialect),
  };
}

function storeTransaction(
  tx: Connection,
  dialect: SqlDialect,
  now: () => Micros,
): StoreTransaction {
  return {
    ...storeReads(tx, dialect),
    ...directoryWrites(tx),
    ...credentialWrites(tx),
    ...revokedTokenWrites(tx),
    ...settingWrites(tx),
    ...auditWrites(tx),
    ...packWrites(tx),
    ...recallWrites(tx, dialect),
    ...assertionWrites(tx, dialect),
    ...deskWrites(tx),
    ...logWrites(tx, dialect, now),
    ...submissionWrites(tx),
    ...contributionReads(tx, dialect),
    ...contributionWrites(tx, dialect, now),
    ...bodyMethods(tx, dialect),
    ...releaseMethods(tx, dialect, now),
    ...historyWrites(tx),
    ...variantMethods(tx, dialect),
    ...waitingMethods(tx, dialect),
    ...agendaMethods(tx, dialect),
  };
}
