/**
 * The ledger's tables, as the query builder sees them, and their history.
 */
import type { Generated, Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Micros } from '../base/time.ts';
import type { Endpoint, Outcome } from './ledger.ts';
import { makeLedgerTables } from './ledger-migrations/0001-ranges.ts';

/** All tables by name. */
export interface LedgerSchema {
  /** Filters, closed keys and policies: few, each once. */
  text: {
    id: Generated<number>;
    text: string /** A moment at most a day before its last use. */;
    used: Micros;
  };
  reader: {
    id: Generated<number>;
    consumer: string;
    log: number;
    collection: string;
    audience: string;
  };
  range: {
    id: number;
    reader: number;
    endpoint: Endpoint;
    filter: number;
    closed: number;
    policy: number;
    /** The least `after` and greatest `until` of the segments. */
    after_stamp: Micros;
    until_stamp: Micros;
    since_stamp: Micros;
    horizon: Micros;
    removals: number;
    rows: number;
    /** How many segments there are. */
    reads: number;
    /** When the first segment was opened and the last one closed; null while it is open. */
    opened: Micros;
    ended: Micros | null;
    outcome: Outcome;
    /** Of a merged range all its segments (`segments.ts`); null for one read, which the columns tell. */
    segments: string | null;
  };
  /** How far ranges have been looked at for merging: by id. */
  progress: { compacted: number };
}

/** A connection to these tables, or a transaction on one. */
export type LedgerConnection = Kysely<LedgerSchema>;

const migrations: Readonly<Record<string, Migration>> = {
  '0001-ranges': { up: makeLedgerTables },
};

/** The name of the newest migration: a ledger that has it has them all. */
export const newestLedgerMigration = Object.keys(migrations).sort().at(-1) ?? '';

/** Brings the tables up to date inside the transaction given; refuses a file of a later release. */
export async function migrateLedger(tx: LedgerConnection): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: tx, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
