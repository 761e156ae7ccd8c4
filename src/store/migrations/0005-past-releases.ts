/**
 * The history of logs: what stood in them once, so that a read of long ago can be told exactly.
 */
import { type Kysely, sql } from 'kysely';

/** Adds the tables of what logs no longer hold, and a count of removals to every log. */
export async function keepPastReleases(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table log add column removals integer not null default 0',
  `create table past_log (
    id integer primary key,
    collection text not null,
    audience text not null,
    last_stamp integer not null,
    removals integer not null,
    removed_at integer not null
  ) strict`,
  `create table past_release (
    log integer not null,
    stamp integer not null,
    removal integer not null,
    object integer not null references stix_id (id),
    origin integer not null references stix_id (id),
    type text not null,
    version text not null,
    version_key text not null,
    decision_key integer not null references decision_key (id),
    digest text not null,
    size integer not null,
    removed_at integer not null,
    primary key (log, stamp, removal)
  ) strict, without rowid`,
  `create index past_release_object on past_release (log, object)`,
  `create index past_release_origin on past_release (log, origin)`,
  `create index past_release_age on past_release (removed_at)`,
  `insert into sqlite_stat1 (tbl, idx, stat) values
    ('past_release', 'past_release', '1000000 100000 1 1'),
    ('past_release', 'past_release_object', '1000000 100000 2'),
    ('past_release', 'past_release_origin', '1000000 100000 2'),
    ('past_release', 'past_release_age', '1000000 100')`,
  'analyze sqlite_schema',
];
