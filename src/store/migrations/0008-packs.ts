/**
 * Packs kept by their hash, which of them was in force when, who asked for it and who agreed, and the jobs
 * that carry an activation out.
 */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table pack (
    hash text primary key,
    id text not null,
    version text not null,
    text text not null,
    added integer not null,
    added_by text not null
  ) strict`,
  `create table activation (
    number integer primary key,
    hash text not null references pack (hash),
    at integer not null,
    kind text not null,
    proposed_by text,
    activated_by text not null,
    diff_hash text,
    reason text
  ) strict`,
  `create table activation_request (
    id text primary key,
    hash text not null references pack (hash),
    diff_hash text not null,
    reason text not null,
    proposed_by text not null,
    proposed_at integer not null,
    state text not null,
    ended integer,
    ended_by text
  ) strict`,
  `create table job (
    id text primary key,
    kind text not null,
    started integer not null,
    ended integer,
    phase text not null,
    done integer not null,
    total integer not null,
    plan text not null
  ) strict`,
  `create index job_running on job (started) where ended is null`,
];

/** Adds the tables of packs and activations. */
export async function keepPacks(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
