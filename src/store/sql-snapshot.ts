/**
 * Snapshots over SQL: a read transaction on a connection of its own, and one log laid over by temporary
 * tables of the same names, so that it is read by the very text that reads logs.
 */
import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Connection, Schema } from './schema.ts';
import type { LogChange, LogReads, StoreSnapshot } from './snapshot.ts';
import { bodyMethods, bodySizes } from './sql-bodies.ts';
import { contributionReads } from './sql-contributions.ts';
import { insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import { pageReads } from './sql-pages.ts';
import { releaseMethods } from './sql-releases.ts';
import { idsOf } from './sql-stix-ids.ts';
import { variantMethods } from './sql-variants.ts';
import { waitingMethods } from './sql-waiting.ts';
import type { StoreReader } from './store.ts';

/** Begins a snapshot; `db` is its own and goes with it. `reads` makes what any reader has. */
export async function openSnapshot(
  db: Kysely<Schema>,
  dialect: SqlDialect,
  reads: (db: Connection) => StoreReader,
): Promise<StoreSnapshot> {
  await sql`begin`.execute(db);
  // To begin is not yet to see: the first read settles which state this is.
  await db.selectFrom('setting').select('name').limit(1).execute();
  const { variantsOf } = variantMethods(db, dialect);
  const { waitingIn } = waitingMethods(db, dialect);
  const { releasesOf, releasesNamed, markedIn } = releaseMethods(db, dialect, () => 0);
  return {
    ...reads(db),
    ...contributionReads(db, dialect),
    ...bodyMethods(db, dialect),
    releasesOf,
    releasesNamed,
    markedIn,
    variantsOf,
    waitingIn,
    async keyedAmong(objectIds, keys) {
      const rows = await db
        .selectFrom('contribution as c')
        .innerJoin('stix_id as o', 'o.id', 'c.object')
        .select('o.text as objectId')
        .distinct()
        .where('c.object', 'in', idsOf(dialect, objectIds))
        .where('c.decision_key', 'in', listOf(dialect, keys))
        .execute();
      return new Set(rows.map((row) => row.objectId));
    },
    readsAfter: (change) => readsAfter(db, dialect, change),
    close: () => db.destroy(),
  };
}

async function readsAfter(
  db: Connection,
  dialect: SqlDialect,
  change: LogChange,
): Promise<LogReads> {
  const numbers = await numberNew(db, dialect, change);
  for (const statement of layOver(change)) await statement.execute(db);
  const known = sql`on conflict do nothing`;
  await insertRows(db, dialect, 'stix_id', numbers.ids, known);
  await sql`insert into body select * from main.body
    where id in ${listOf(dialect, numbers.stored)} ${known}`.execute(db);
  await insertRows(db, dialect, 'body', numbers.rendered);
  await insertRows(db, dialect, 'release', numbers.releases);
  for (const statement of putInOrder) await sql.raw(statement).execute(db);
  return pageReads(db, dialect);
}

/** Copies of what one log shows, without the rows that are gone. */
function layOver({ log, gone }: LogChange) {
  const stamps = sql.lit(JSON.stringify(gone));
  return [
    sql`create temp table release as select * from main.release
      where log = ${sql.lit(log)} and stamp not in (select value from json_each(${stamps}))`,
    sql`create temp table stix_id as select * from main.stix_id
      where id in (select object from temp.release union select origin from temp.release)`,
    sql`create temp table body as select * from main.body
      where id in (select body from temp.release)`,
    sql`create unique index temp.body_id on body (id)`,
    sql`create unique index temp.stix_id_id on stix_id (id)`,
  ];
}

/** Of each object id the greatest version is the last one, of equals the latest: as in the store. */
const putInOrder = [
  'create unique index temp.release_stamp on release (log, stamp)',
  'create index temp.release_object on release (log, object, version_key, stamp)',
  'create unique index temp.stix_id_text on stix_id (text)',
  `update release set is_last = not exists (select 1 from release other
    where other.log = release.log and other.object = release.object
    and (other.version_key, other.stamp) > (release.version_key, release.stamp))`,
  'create index temp.release_last on release (log, stamp, body, decision_key, size) where is_last = 1',
  'create index temp.release_type on release (log, type, stamp, body, decision_key, size) where is_last = 1',
];

/** The new rows as they would be stored; what is not stored yet has numbers below zero. */
async function numberNew(db: Connection, dialect: SqlDialect, { log, added }: LogChange) {
  const names = [...new Set(added.flatMap((row) => [row.objectId, row.originId]))];
  const known = await db
    .selectFrom('stix_id')
    .select(['id', 'text'])
    .where('text', 'in', listOf(dialect, names))
    .execute();
  const shown = new Map(known.map(({ id, text }) => [text, id]));
  const ids = names.map((text, index) => ({ id: shown.get(text) ?? -1 - index, text }));
  const idOf = new Map(ids.map(({ id, text }) => [text, id]));
  const stored = added.flatMap(({ content }) => ('body' in content ? [content.body] : []));
  const sizes = new Map(await bodySizes(db, dialect, stored));
  const rendered = added.flatMap(({ content }, index) =>
    'bytes' in content
      ? [{ id: -1 - index, digest: hash('sha256', content.bytes, 'hex'), bytes: content.bytes }]
      : [],
  );
  for (const { id, bytes } of rendered) sizes.set(id, bytes.length);
  const releases = added.map((row, index): Schema['release'] => {
    const body = 'body' in row.content ? row.content.body : -1 - index;
    return {
      ...{ log, stamp: row.stamp, type: row.type, version: row.version },
      ...{ version_key: row.versionKey, decision_key: row.key, is_last: 0 },
      ...{ body, size: sizes.get(body) ?? 0, contribution: row.contribution ?? null },
      ...{ object: idOf.get(row.objectId) ?? 0, origin: idOf.get(row.originId) ?? 0 },
    };
  });
  return { ids, stored, rendered, releases };
}
