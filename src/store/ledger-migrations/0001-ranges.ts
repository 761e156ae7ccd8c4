/**
 * The ledger's first tables: ranges, who reads, and the texts that ranges share.
 */
import { type Kysely, sql } from 'kysely';

/** Makes the tables of an empty ledger. */
export async function makeLedgerTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table text (
    id integer primary key,
    text text not null unique,
    used integer not null
  ) strict`,
  `create index text_used on text (used)`,
  `create table reader (
    id integer primary key,
    consumer text not null,
    log integer not null,
    collection text not null,
    audience text not null,
    unique (log, consumer, collection, audience)
  ) strict`,
  // `autoincrement`: the number of a range that was merged or forgotten is not given again, so that a
  // late closing cannot meet another range.
  `create table range (
    id integer primary key autoincrement,
    reader integer not null,
    endpoint text not null,
    filter integer not null,
    closed integer not null,
    policy integer not null,
    after_stamp integer not null,
    until_stamp integer not null,
    since_stamp integer not null,
    horizon integer not null,
    removals integer not null,
    rows integer not null,
    reads integer not null,
    opened integer not null,
    ended integer,
    outcome text not null,
    segments text
  ) strict`,
  `create index range_reader on range (reader, until_stamp, after_stamp)`,
  `create index range_opened on range (opened)`,
  `create index range_merged on range (reader, endpoint, filter, closed, policy, outcome)
    where segments is not null`,
  `create table progress (compacted integer not null) strict`,
  `insert into progress (compacted) values (0)`,
];
