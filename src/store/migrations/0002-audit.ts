/**
 * The audit: who changed what, in the order in which it happened.
 */
import { type Kysely, sql } from 'kysely';

/** Adds the table of audit records. */
export async function keepAudit(db: Kysely<unknown>): Promise<void> {
  await sql`create table audit (
    id integer primary key,
    at integer not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail text not null
  ) strict`.execute(db);
  await sql`create index audit_subject on audit (subject, id)`.execute(db);
  await sql`create index audit_actor on audit (actor, id)`.execute(db);
}
