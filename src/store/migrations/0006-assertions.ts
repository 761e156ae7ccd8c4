/**
 * Assertions beside objects, the schedule of phases in time, and ways to contributions by their decision
 * key and by whom they name as their creator.
 */
import { type Kysely, sql } from 'kysely';

/** Adds the table of assertions and what contributions need for phases and for the review queue. */
export async function keepAssertions(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table assertion (
    id integer primary key,
    object integer not null references stix_id (id),
    collection text,
    contributor text,
    kind text not null,
    statement text not null,
    reason text not null,
    evidence text,
    retracts integer references assertion (id),
    up_to integer not null,
    actor text not null,
    at integer not null
  ) strict`,
  `create index assertion_object on assertion (object, id)`,
  `create unique index assertion_retracts on assertion (retracts) where retracts is not null`,
  `alter table contribution add column keyed integer not null default 0`,
  `alter table contribution add column next_phase integer`,
  `update contribution set keyed = received`,
  `create index contribution_key on contribution (decision_key, id, keyed)`,
  `create index contribution_phase on contribution (next_phase) where next_phase is not null`,
  `create index contribution_creator on contribution (created_by, id) where created_by is not null`,
  `insert into sqlite_stat1 (tbl, idx, stat) values
    ('assertion', 'assertion_object', '100000 2 1'),
    ('assertion', 'assertion_retracts', '10000 1'),
    ('contribution', 'contribution_key', '1000000 2000 1 1'),
    ('contribution', 'contribution_phase', '100000 10'),
    ('contribution', 'contribution_creator', '500000 5000 1')`,
  'analyze sqlite_schema',
];
