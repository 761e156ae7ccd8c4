/**
 * The ledger in a file of its own: SQLite in write-ahead mode, durable at every commit.
 */

import { existsSync } from 'node:fs';
import { CompiledQuery, Kysely } from 'kysely';
import { invariant } from '../base/problem.ts';
import {
  type Closing,
  filterOf,
  type Ledger,
  type LedgerRange,
  type LedgerReads,
  type NewRange,
  type RangeQuery,
} from './ledger.ts';
import { LedgerNumbers } from './ledger-numbers.ts';
import {
  type LedgerConnection,
  type LedgerSchema,
  migrateLedger,
  newestLedgerMigration,
} from './ledger-schema.ts';
import { compactRanges, forgetRanges, segmentsOf } from './ledger-upkeep.ts';
import { inTransaction } from './sql-transaction.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { copyDatabase, openForReading, openForWriting } from './sqlite-file.ts';

/** Where the ledger is and how it is opened. */
export interface LedgerOptions {
  /** Path of the file; made if it is not there. */
  readonly file: string;
  /** The most pages (4,096 bytes each) the file may grow to. */
  readonly pagesMax?: number | undefined;
}

const patienceMs = 5_000;
const writerCacheKibibytes = 8_192;
const checkpointPages = 1_000;

/** Ranges that are in memory at a time when the ledger is read. */
const batchRanges = 500;

/** Opens the ledger for recording, its tables up to date. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const db = connection(true, () =>
    openForWriting({
      ...options,
      patienceMs,
      cacheKibibytes: writerCacheKibibytes,
      checkpointPages,
    }),
  );
  try {
    await inTransaction(db, migrateLedger);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new SqliteLedger(options.file, db);
}

/** A ledger open for reading only: of a file that does not exist yet, nothing. */
export function openLedgerReads(file: string): LedgerReads & { close(): Promise<void> } {
  const db = connection(false, () => openForReading(file, newestLedgerMigration, patienceMs));
  return {
    readers: async () => (existsSync(file) ? readers(db) : []),
    ranges: (reader, query) => rangesOf(db, reader, query),
    close: () => db.destroy(),
  };
}

/** Copies a ledger to a new file while others record and read. */
export function copyLedger(file: string, copy: string): Promise<void> {
  return copyDatabase(() => openForReading(file, newestLedgerMigration, patienceMs), copy);
}

function connection(
  writes: boolean,
  open: () => ReturnType<typeof openForWriting>,
): Kysely<LedgerSchema> {
  const use = { open: async () => open(), patienceMs: writes ? patienceMs : 0 };
  return new Kysely({ dialect: sqliteDialect({ ...use, transactionsOnly: writes }) });
}

/** One connection that writes; what is asked of it runs one after another. */
class SqliteLedger implements Ledger {
  readonly #db: Kysely<LedgerSchema>;
  readonly #reads: ReturnType<typeof openLedgerReads>;
  #numbers = new LedgerNumbers();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(file: string, db: Kysely<LedgerSchema>) {
    this.#db = db;
    this.#reads = openLedgerReads(file);
  }

  record(ranges: readonly NewRange[], closings: readonly Closing[]): Promise<number> {
    return this.#transaction(async (tx) => {
      let first = 0;
      for (const range of ranges) {
        const id = await insertRange(tx, this.#numbers, range);
        first ||= id;
      }
      for (const closing of closings) await closeRange(tx, closing);
      return first;
    });
  }

  compact(before: number, limit: number): Promise<boolean> {
    return this.#transaction((tx) => compactRanges(tx, before, limit));
  }

  forget(before: number, limit: number): Promise<boolean> {
    return this.#transaction(async (tx) => {
      const more = await forgetRanges(tx, before, limit);
      if (!more) await this.#numbers.forgetTexts(tx, before);
      return more;
    });
  }

  readers() {
    return this.#reads.readers();
  }

  ranges(reader: number, query: RangeQuery) {
    return this.#reads.ranges(reader, query);
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#reads.close();
    await this.#db.destroy();
  }

  #transaction<T>(work: (tx: LedgerConnection) => Promise<T>): Promise<T> {
    const result = this.#queue.then(() => inTransaction(this.#db, work));
    this.#queue = result.catch(() => {
      // Numbers that were given in a transaction that failed are nobody's.
      this.#numbers = new LedgerNumbers();
    });
    return result;
  }
}

const insertText = `insert into range (reader, endpoint, filter, closed, policy, after_stamp,
  until_stamp, since_stamp, horizon, removals, rows, reads, opened, outcome)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 'open')`;

async function insertRange(
  tx: LedgerConnection,
  numbers: LedgerNumbers,
  range: NewRange,
): Promise<number> {
  const { after, until, since, horizon, removals, rows, opened } = range;
  const values = [
    await numbers.reader(tx, range),
    range.endpoint,
    await numbers.text(tx, range.filter, opened),
    await numbers.text(tx, range.closed, opened),
    await numbers.text(tx, range.policy, opened),
    ...[after, until, since, horizon, removals, rows, opened],
  ];
  const { insertId } = await tx.executeQuery(CompiledQuery.raw(insertText, values));
  invariant(insertId !== undefined, 'an inserted range has an id');
  return Number(insertId);
}

const closeText = `update range set outcome = ?, ended = ? where id = ? and outcome = 'open'`;

async function closeRange(tx: LedgerConnection, { id, outcome, at }: Closing): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(closeText, [outcome, at, id]));
}

function readers(db: LedgerConnection) {
  return db
    .selectFrom('reader')
    .select(['id as reader', 'consumer', 'log', 'collection', 'audience'])
    .orderBy('log')
    .orderBy('consumer')
    .orderBy('id')
    .execute();
}

async function* rangesOf(
  db: LedgerConnection,
  reader: number,
  { from, to, since, until }: RangeQuery,
): AsyncGenerator<readonly LedgerRange[]> {
  let place = { until: from, id: 0 };
  for (;;) {
    const rows = await db
      .selectFrom('range as r')
      .innerJoin('text as f', 'f.id', 'r.filter')
      .innerJoin('text as c', 'c.id', 'r.closed')
      .innerJoin('text as p', 'p.id', 'r.policy')
      .selectAll('r')
      .select(['f.text as filterText', 'c.text as closedText', 'p.text as policyText'])
      .where('r.reader', '=', reader)
      .where((row) =>
        row.eb(row.refTuple('r.until_stamp', 'r.id'), '>', row.tuple(place.until, place.id)),
      )
      .where('r.after_stamp', '<', to)
      .where('r.opened', '<', until)
      .where((row) => row.fn.coalesce('r.ended', 'r.opened'), '>=', since)
      .orderBy('r.until_stamp')
      .orderBy('r.id')
      .limit(batchRanges)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => ({
      id: row.id,
      endpoint: row.endpoint,
      outcome: row.outcome,
      filter: filterOf(row.filterText, row.closedText),
      policy: row.policyText,
      segments: segmentsOf(row),
    }));
    if (rows.length < batchRanges) return;
    place = { until: last.until_stamp, id: last.id };
  }
}
