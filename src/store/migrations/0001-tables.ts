/**
 * The first tables: directory, content, logs.
 *
 * Texts are compared byte by byte. The texts are SQLite's; another database has its own under the same
 * names.
 */
import { type Kysely, sql } from 'kysely';

/** Makes the tables of an empty database. */
export async function makeTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...directoryTables, ...contentTables, ...logTables, ...statistics]) {
    await sql.raw(statement).execute(db);
  }
}

const directoryTables = [
  `create table sequence (
    name text primary key,
    last integer not null
  ) strict, without rowid`,
  `insert into sequence (name, last) values
    ('agenda', 0), ('body', 0), ('contribution', 0), ('log', 0), ('stix_id', 0)`,
  `create table directory (
    kind text not null,
    id text not null,
    document text not null,
    revision integer not null,
    primary key (kind, id)
  ) strict, without rowid`,
  `create table credential (
    id text primary key,
    consumer text not null,
    kind text not null,
    digest text not null,
    created integer not null
  ) strict`,
  `create table setting (
    name text primary key,
    value text not null
  ) strict, without rowid`,
  `create table decision_key (
    id integer primary key,
    text text not null unique
  ) strict`,
  `create table submission (
    id text primary key,
    consumer text not null,
    api_root text not null,
    collection text not null,
    requested integer not null,
    ended integer,
    total integer not null,
    done integer not null,
    outcomes text not null,
    envelope blob
  ) strict`,
  `create index submission_pending on submission (requested, id) where ended is null`,
  `create index submission_ended on submission (ended) where ended is not null`,
];

const contentTables = [
  `create table stix_id (
    id integer primary key,
    text text not null unique
  ) strict`,
  `create table body (
    id integer primary key,
    digest text not null unique,
    bytes blob not null
  ) strict`,
  `create table contribution (
    id integer primary key,
    collection text not null,
    object integer not null references stix_id (id),
    type text not null,
    version text not null,
    version_key text not null,
    submitter text not null,
    created_by text,
    body integer not null references body (id),
    decision_key integer not null references decision_key (id),
    labels text not null,
    label_source text not null,
    public_set integer not null,
    revoked integer not null,
    received integer not null
  ) strict`,
  `create index contribution_object on contribution (collection, object, id)`,
  `create index contribution_arrival on contribution (collection, id)`,
  `create index contribution_public on contribution (object) where public_set = 1`,
  `create index contribution_body on contribution (body)`,
  `create table reference (
    contribution integer not null references contribution (id),
    target integer not null references stix_id (id),
    kind text not null,
    primary key (contribution, target, kind)
  ) strict, without rowid`,
  `create index reference_target on reference (target)`,
];

// A page is a range of `release_last` (or of the primary key), in stamp order; body ids and their sizes
// stand in it, so that a page that would be too large is known before any body is touched.
const logTables = [
  `create table log (
    id integer primary key,
    collection text not null,
    audience text not null,
    last_stamp integer not null,
    unique (collection, audience)
  ) strict`,
  `create table release (
    log integer not null references log (id),
    stamp integer not null,
    object integer not null references stix_id (id),
    origin integer not null references stix_id (id),
    type text not null,
    version text not null,
    version_key text not null,
    body integer not null references body (id),
    size integer not null,
    decision_key integer not null references decision_key (id),
    contribution integer references contribution (id),
    is_last integer not null,
    primary key (log, stamp)
  ) strict, without rowid`,
  `create index release_last on release (log, stamp, body, decision_key, size) where is_last = 1`,
  `create index release_type on release (log, type, stamp, body, decision_key, size) where is_last = 1`,
  `create index release_object on release (log, object, version_key, stamp)`,
  `create index release_origin on release (log, origin)`,
  `create index release_body on release (body)`,
  `create index release_contribution on release (contribution)`,
  `create table variant (
    log integer not null references log (id),
    origin integer not null references stix_id (id),
    generation integer not null,
    object integer not null references stix_id (id),
    created text not null,
    modified text not null,
    primary key (log, origin)
  ) strict, without rowid`,
  `create table agenda (
    log integer not null references log (id),
    object integer not null references stix_id (id),
    due integer not null,
    added integer not null,
    primary key (log, object)
  ) strict, without rowid`,
  `create index agenda_due on agenda (log, due, added)`,
];

/**
 * What the query planner is told, once and for all: that a log and a collection are large and an object
 * has few versions. Without it SQLite takes a log's number for selective and walks the whole log to find
 * a few ids; told by `analyze` at some moment, its plans would hang on that moment.
 */
const statistics = [
  'analyze',
  'delete from sqlite_stat1',
  `insert into sqlite_stat1 (tbl, idx, stat) values
    ('release', 'release', '1000000 100000 1'),
    ('release', 'release_last', '900000 90000 1 1 1 1'),
    ('release', 'release_type', '900000 90000 9000 1 1 1 1'),
    ('release', 'release_object', '1000000 100000 2 1 1'),
    ('release', 'release_origin', '1000000 100000 2'),
    ('release', 'release_body', '1000000 5'),
    ('release', 'release_contribution', '1000000 5'),
    ('contribution', 'contribution_object', '1000000 100000 2 1'),
    ('contribution', 'contribution_arrival', '1000000 100000 1'),
    ('contribution', 'contribution_public', '100000 2'),
    ('contribution', 'contribution_body', '1000000 1'),
    ('reference', 'reference', '3000000 3 2 1'),
    ('reference', 'reference_target', '3000000 30'),
    ('stix_id', 'sqlite_autoindex_stix_id_1', '1000000 1'),
    ('body', 'sqlite_autoindex_body_1', '1000000 1'),
    ('variant', 'variant', '100000 10000 1'),
    ('agenda', 'agenda', '100000 10000 1'),
    ('agenda', 'agenda_due', '100000 10000 10 1')`,
  'analyze sqlite_schema',
];
