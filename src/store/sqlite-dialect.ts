/**
 * SQLite under Kysely: prepared statements kept, transactions that take the write lock at once, and
 * errors of the database as problems.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, SqliteError, type Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';
import { invariant, Problem } from '../base/problem.ts';
import type { SqlDialect } from './sql-dialect.ts';

/** SQLite's answers to `SqlDialect`. */
export const sqliteSql: SqlDialect = {
  list: (_of, parameter) => sql`(select value from json_each(${parameter}))`,
  listValue: (values) => JSON.stringify(values),
  // SQLite aggregates in the order of the rows; an `order by` in here would sort them again.
  joinBytes: (bytes) => sql`cast(group_concat(${bytes}, ',') as blob)`,
  rowsPerInsert: 20,
};

/** How a connection is used. */
export interface SqliteUse {
  /** Opens the database; called before the first statement, and again after a failure. */
  readonly open: () => Promise<Database>;
  /** How long `begin` waits for another process to end its transaction, without blocking this one. */
  readonly patienceMs: number;
  /** Refuse statements outside a transaction: there is no such thing as half a unit of work. */
  readonly transactionsOnly: boolean;
  /** Called with each statement's text before it runs; what it throws fails the statement. */
  readonly onStatement?: ((text: string) => void) | undefined;
}

/** A Kysely dialect over one connection; who shares it takes turns. */
export function sqliteDialect(use: SqliteUse): Dialect {
  const stock = new SqliteDialect({ database: use.open });
  return {
    createAdapter: () => new TurnTakingAdapter(),
    createDriver: () => new ImmediateDriver(use),
    createQueryCompiler: () => stock.createQueryCompiler(),
    createIntrospector: (db) => stock.createIntrospector(db),
  };
}

/** The store's queue takes turns, so Kysely need not; and tables are made inside transactions. */
class TurnTakingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true;
  }
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** How often `begin` asks again for the write lock. */
const retryMs = 5;

/** Begins with the write lock in hand: a transaction that has begun cannot be refused it later. */
class ImmediateDriver extends SqliteDriver {
  readonly #use: SqliteUse;
  #database: Database | undefined;

  constructor(use: SqliteUse) {
    super({
      database: async () => {
        const database = await use.open();
        this.#database = database;
        return { prepare: preparer(database, use), close: () => database.close() };
      },
    });
    this.#use = use;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const deadline = performance.now() + this.#use.patienceMs;
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isLocked(error) || performance.now() >= deadline) throw error;
        await sleep(retryMs);
      }
    }
  }

  /** A full disk makes SQLite roll back by itself; then there is nothing left to do. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database?.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** How many prepared statements a connection keeps; the oldest goes first. */
const statementsMax = 500;

function preparer(database: Database, { transactionsOnly, onStatement }: SqliteUse) {
  const kept = new Map<string, GuardedStatement>();
  return (text: string): GuardedStatement => {
    if (transactionsOnly && text !== 'begin immediate') {
      invariant(database.inTransaction, 'statements of a transaction run inside it');
    }
    onStatement?.(text);
    const present = kept.get(text);
    if (present !== undefined) return present;
    const statement = guarded(attempt(() => database.prepare<unknown[], unknown>(text)));
    kept.set(text, statement);
    const oldest = kept.size > statementsMax ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

type GuardedStatement = ReturnType<typeof guarded>;

function guarded(statement: Statement<unknown[], unknown>) {
  return {
    reader: statement.reader,
    all: (parameters: readonly unknown[]) => attempt(() => statement.all(...parameters)),
    run: (parameters: readonly unknown[]) => attempt(() => statement.run(...parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters),
  };
}

/** Runs a call of the database; what is no bug of ours becomes a problem. */
export function attempt<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

/** The problem that an error of the database is; `undefined` for what would be a bug of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof SqliteError)) return undefined;
  const [, code] = /^SQLITE_([A-Z]+)/.exec(error.code) ?? [];
  const detail = unavailability[code ?? ''];
  return detail === undefined ? undefined : new Problem('unavailable', detail, { cause: error });
}

const unavailability: Readonly<Record<string, string>> = {
  FULL: 'the database is full',
  BUSY: 'the database is locked by another process',
  LOCKED: 'the database is locked by another process',
  IOERR: 'the database cannot be read or written',
  CANTOPEN: 'the database cannot be opened',
};

function isLocked(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : undefined;
  return cause instanceof SqliteError && cause.code.startsWith('SQLITE_BUSY');
}
