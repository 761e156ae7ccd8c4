/**
 * Signing in: credentials have an owner of a kind, may expire, may be bound to a certificate instead of a
 * secret, and remember when they were used last; access tokens can be revoked.
 */
import { type Kysely, sql } from 'kysely';

/** Widens the table of credentials and adds that of revoked access tokens. */
export async function widenSignIn(db: Kysely<unknown>): Promise<void> {
  await sql`create table wider_credential (
    id text primary key,
    owner_kind text not null default 'consumer',
    owner text not null,
    kind text not null,
    digest text,
    binding text,
    created integer not null,
    expires integer,
    last_used integer
  ) strict`.execute(db);
  await sql`insert into wider_credential (id, owner, kind, digest, created)
    select id, consumer, kind, digest, created from credential`.execute(db);
  await sql`drop table credential`.execute(db);
  await sql`alter table wider_credential rename to credential`.execute(db);
  await sql`create unique index credential_digest on credential (digest)`.execute(db);
  await sql`create table revoked_token (
    id text primary key,
    expires integer not null
  ) strict, without rowid`.execute(db);
}
