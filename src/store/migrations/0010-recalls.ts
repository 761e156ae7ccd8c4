/**
 * Recalls: what left a log and is not concluded yet, and what came of it: which objects were recalled, who had
 * them, and what they answered.
 */
import { type Kysely, sql } from 'kysely';

/** Adds the tables of leavings and recalls. */
export async function keepRecalls(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `insert into sequence (name, last) values ('leaving', 0)`,
  `create table leaving (
    id integer primary key,
    log integer not null,
    object integer not null references stix_id (id),
    name text not null,
    origin integer not null references stix_id (id),
    type text not null,
    moment integer not null,
    horizon integer not null,
    keeps_id integer not null,
    ordered_by text,
    parked integer not null,
    unique (log, object)
  ) strict`,
  'create index leaving_due on leaving (log, moment, name) where parked = 0',
  'create index leaving_origin on leaving (log, origin)',
  `create table recall (
    id text primary key,
    log integer not null,
    collection text not null,
    audience text not null,
    moment integer not null,
    deadline integer not null,
    ordered_by text
  ) strict`,
  'create index recall_moment on recall (moment, id)',
  'create index recall_ordered on recall (ordered_by) where ordered_by is not null',
  `create table recall_object (
    recall text not null references recall (id),
    object integer not null references stix_id (id),
    origin integer not null references stix_id (id),
    type text not null,
    horizon integer not null,
    notice text not null,
    replaced integer not null,
    primary key (recall, object)
  ) strict, without rowid`,
  'create index recall_object_object on recall_object (object)',
  'create index recall_object_origin on recall_object (origin)',
  `create table recall_receiver (
    recall text not null references recall (id),
    consumer text not null,
    moment integer not null,
    received text not null,
    expected integer not null,
    had text not null,
    answered integer,
    answer text,
    words text,
    primary key (recall, consumer)
  ) strict, without rowid`,
  'create index recall_receiver_consumer on recall_receiver (consumer, moment, recall)',
  `create index recall_receiver_open on recall_receiver (recall)
    where expected = 1 and answered is null`,
];
