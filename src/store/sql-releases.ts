/**
 * Rows of the logs: appended, taken out, and of each object id exactly one marked as its last version.
 */
import { sql } from 'kysely';
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { Connection, Schema } from './schema.ts';
import { bodySizes, dropOrphans, keepBodies } from './sql-bodies.ts';
import { insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import { endStates } from './sql-history.ts';
import { idsOf, internIds } from './sql-stix-ids.ts';
import type { NewRelease, Release, StoreTransaction } from './store.ts';

type ReleaseMethod =
  | 'releasesOf'
  | 'releasesNamed'
  | 'markedIn'
  | 'appendReleases'
  | 'removeReleases';

/** Everything a transaction does with rows of logs. */
export function releaseMethods(
  db: Connection,
  dialect: SqlDialect,
  now: () => Micros,
): Pick<StoreTransaction, ReleaseMethod> {
  return {
    releasesOf: (log, originIds) => releasesBy(db, dialect, log, 'r.origin', originIds),
    releasesNamed: (log, objectIds) => releasesBy(db, dialect, log, 'r.object', objectIds),
    async markedIn(log, marking, except) {
      const row = await db
        .selectFrom('reference as f')
        .innerJoin('release as r', 'r.contribution', 'f.contribution')
        .innerJoin('stix_id as o', 'o.id', 'r.origin')
        .select('o.text as originId')
        .where('f.target', 'in', idsOf(dialect, [marking]))
        .where('f.kind', '=', 'marking')
        .where('r.log', '=', log)
        .where('o.text', 'not in', listOf(dialect, except))
        .limit(1)
        .executeTakeFirst();
      return row?.originId;
    },
    appendReleases: (log, rows) => appendReleases(db, dialect, log, rows),
    removeReleases: (log, stamps) => removeReleases(db, dialect, log, stamps, now()),
  };
}

async function releasesBy(
  db: Connection,
  dialect: SqlDialect,
  log: number,
  column: 'r.origin' | 'r.object',
  ids: readonly string[],
): Promise<readonly Release[]> {
  const rows = await db
    .selectFrom('release as r')
    .innerJoin('body as b', 'b.id', 'r.body')
    .innerJoin('stix_id as n', 'n.id', 'r.object')
    .innerJoin('stix_id as o', 'o.id', 'r.origin')
    .select(['r.stamp', 'n.text as objectId', 'o.text as originId', 'r.type'])
    .select(['r.version', 'r.version_key as versionKey', 'r.body', 'b.digest'])
    .select(['r.decision_key as key', 'r.contribution'])
    .where('r.log', '=', log)
    .where(column, 'in', idsOf(dialect, ids))
    .orderBy('r.stamp')
    .execute();
  return rows.map((row) => ({ ...row, contribution: row.contribution ?? undefined }));
}

async function appendReleases(
  db: Connection,
  dialect: SqlDialect,
  log: number,
  rows: readonly NewRelease[],
): Promise<void> {
  if (rows.length === 0) return;
  await moveLast(db, log, rows);
  const bodies = await bodiesOf(db, dialect, rows);
  const sizes = await bodySizes(db, dialect, bodies);
  const names = rows.flatMap((row) => [row.objectId, row.originId]);
  const idOf = await internIds(db, dialect, names);
  const versions = rows.map((row) => ({ ...row, object: idOf(row.objectId) }));
  const lasts = await unmarkSuperseded(db, dialect, log, versions);
  const inserts = rows.map((row, index): Schema['release'] => ({
    log,
    stamp: row.stamp,
    object: idOf(row.objectId),
    origin: idOf(row.originId),
    type: row.type,
    version: row.version,
    version_key: row.versionKey,
    body: bodies[index] ?? 0,
    size: sizes.get(bodies[index] ?? 0) ?? 0,
    decision_key: row.key,
    contribution: row.contribution ?? null,
    is_last: lasts.has(row.stamp) ? 1 : 0,
  }));
  await insertRows(db, dialect, 'release', inserts);
}

/** Moves the log's last stamp, if every new stamp comes after the one before it. */
async function moveLast(db: Connection, log: number, rows: readonly NewRelease[]): Promise<void> {
  const present = await db
    .selectFrom('log')
    .select('last_stamp')
    .where('id', '=', log)
    .executeTakeFirst();
  invariant(present !== undefined, `log ${log} exists`);
  let last = present.last_stamp;
  for (const { stamp } of rows) {
    invariant(Number.isSafeInteger(stamp) && stamp > last, `stamps of log ${log} increase`);
    last = stamp;
  }
  await db.updateTable('log').set({ last_stamp: last }).where('id', '=', log).execute();
}

async function bodiesOf(
  db: Connection,
  dialect: SqlDialect,
  rows: readonly NewRelease[],
): Promise<readonly number[]> {
  const bytes = rows.flatMap(({ content }) => ('bytes' in content ? [content.bytes] : []));
  const kept = (await keepBodies(db, dialect, bytes)).values();
  return rows.map(({ content }) => ('bytes' in content ? (kept.next().value ?? 0) : content.body));
}

interface Version {
  readonly object: number;
  readonly stamp: number;
  readonly versionKey: string;
}

/**
 * Finds the last version of each object id among the new rows and the one marked now, takes the mark
 * from rows that lose it, and returns the stamps that have it.
 */
async function unmarkSuperseded(
  db: Connection,
  dialect: SqlDialect,
  log: number,
  rows: readonly Version[],
): Promise<ReadonlySet<number>> {
  const objects = rows.map((row) => row.object);
  const marked = await db
    .selectFrom('release')
    .select(['object', 'version_key as versionKey', 'stamp'])
    .where('log', '=', log)
    .where('object', 'in', listOf(dialect, objects))
    .where('is_last', '=', 1)
    .execute();
  const lasts = new Map<number, Version>(marked.map((row) => [row.object, row]));
  for (const row of rows) {
    const present = lasts.get(row.object);
    if (present === undefined || present.versionKey <= row.versionKey) lasts.set(row.object, row);
  }
  const stamps = new Set([...lasts.values()].map((row) => row.stamp));
  const superseded = marked.flatMap(({ stamp }) => (stamps.has(stamp) ? [] : [stamp]));
  if (superseded.length > 0) {
    await db
      .updateTable('release')
      .set({ is_last: 0 })
      .where('log', '=', log)
      .where('stamp', 'in', listOf(dialect, superseded))
      .execute();
  }
  return stamps;
}

async function removeReleases(
  db: Connection,
  dialect: SqlDialect,
  log: number,
  stamps: readonly Micros[],
  now: Micros,
): Promise<void> {
  await endStates(db, dialect, log, stamps, now);
  const removed = await db
    .deleteFrom('release')
    .where('log', '=', log)
    .where('stamp', 'in', listOf(dialect, stamps))
    .returning(['object', 'is_last as isLast', 'body'])
    .execute();
  await dropOrphans(
    db,
    dialect,
    removed.map(({ body }) => body),
  );
  const bereft = removed.flatMap(({ object, isLast }) => (isLast === 1 ? [object] : []));
  if (bereft.length === 0) return;
  await sql`update release set is_last = 1
    where log = ${log} and object in ${listOf(dialect, bereft)} and stamp = (
      select other.stamp from release other
      where other.log = release.log and other.object = release.object
      order by other.version_key desc, other.stamp desc limit 1)`.execute(db);
}
