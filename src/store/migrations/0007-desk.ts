/**
 * The submitters' desk: submissions are kept beyond their status resource, what came on behalf of somebody
 * says so, and requests to curators have a life of their own.
 */
import { type Kysely, sql } from 'kysely';

/** Widens submissions and contributions and adds the table of requests to curators. */
export async function openDesk(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...submissions, ...contributions, ...requests, ...statistics]) {
    await sql.raw(statement).execute(db);
  }
}

const submissions = [
  'alter table submission add column on_behalf_of text',
  'alter table submission add column failed integer not null default 0',
  'alter table submission add column expired integer not null default 0',
  `update submission set failed = json_array_length(outcomes, '$.failures')`,
  'drop index submission_ended',
  `create index submission_ended on submission (ended) where ended is not null and expired = 0`,
  `create index submission_consumer on submission (consumer, requested, id)`,
];

const contributions = [
  'alter table contribution add column on_behalf_of text',
  `create index contribution_submitter on contribution (submitter, received)`,
  `create index contribution_principal on contribution (submitter, on_behalf_of, received)
    where on_behalf_of is not null`,
];

const requests = [
  `create table desk_request (
    id text primary key,
    kind text not null,
    consumer text not null,
    asked integer not null,
    content text not null,
    state text not null,
    decided integer,
    decided_by text,
    answer text
  ) strict`,
  `create index desk_request_consumer on desk_request (consumer, kind, asked, id)`,
  `create index desk_request_state on desk_request (kind, state, asked, id)`,
];

/** What the query planner is told of the new indexes; see the first migration. */
const statistics = [
  `insert into sqlite_stat1 (tbl, idx, stat) values
    ('contribution', 'contribution_submitter', '1000000 100000 500'),
    ('contribution', 'contribution_principal', '100000 100000 1000 500')`,
  'analyze sqlite_schema',
];
