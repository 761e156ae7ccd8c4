/**
 * Rows of the logs: appended, taken out, and of each object id exactly one marked as its last version.
 */
import { sql } from 'kysely';
import { invariant } from '../base/problem.ts';
import type { Connection, Schema } from './schema.ts';
import { keepBodies } from './sql-bodies.ts';
import { insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import type { NewRelease, Release, StoreTransaction } from './store.ts';

type ReleaseMethod = 'releasesOf' | 'releasesNamed' | 'appendReleases' | 'removeReleases';

/** Everything a transaction does with rows of logs. */
export function releaseMethods(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, ReleaseMethod> {
  return {
    releasesOf: (log, originIds) => releasesBy(db, dialect, log, 'r.origin_id', originIds),
    releasesNamed: (log, objectIds) => releasesBy(db, dialect, log, 'r.object_id', objectIds),
    appendReleases: (log, rows) => appendReleases(db, dialect, log, rows),
    removeReleases: (log, stamps) => removeReleases(db, dialect, log, stamps),
  };
}

async function releasesBy(
  db: Connection,
  dialect: SqlDialect,
  log: number,
  column: 'r.origin_id' | 'r.object_id',
  ids: readonly string[],
): Promise<readonly Release[]> {
  const rows = await db
    .selectFrom('release as r')
    .innerJoin('body as b', 'b.id', 'r.body')
    .select(['r.stamp', 'r.object_id as objectId', 'r.origin_id as originId', 'r.type'])
    .select(['r.version', 'r.version_key as versionKey', 'r.body', 'b.digest'])
    .select(['r.decision_key as key', 'r.contribution'])
    .where('r.log', '=', log)
    .where(column, 'in', listOf(dialect, ids))
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
  const lasts = await unmarkSuperseded(db, dialect, log, rows);
  const inserts = rows.map((row, index): Schema['release'] => ({
    log,
    stamp: row.stamp,
    object_id: row.objectId,
    origin_id: row.originId,
    type: row.type,
    version: row.version,
    version_key: row.versionKey,
    body: bodies[index] ?? 0,
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
  rows: readonly NewRelease[],
): Promise<ReadonlySet<number>> {
  const objectIds = rows.map((row) => row.objectId);
  const marked = await db
    .selectFrom('release')
    .select(['object_id as objectId', 'version_key as versionKey', 'stamp'])
    .where('log', '=', log)
    .where('object_id', 'in', listOf(dialect, objectIds))
    .where('is_last', '=', 1)
    .execute();
  const lasts = new Map<string, Version>(marked.map((row) => [row.objectId, row]));
  for (const row of rows) {
    const present = lasts.get(row.objectId);
    if (present === undefined || present.versionKey <= row.versionKey) lasts.set(row.objectId, row);
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
  stamps: readonly number[],
): Promise<void> {
  const removed = await db
    .deleteFrom('release')
    .where('log', '=', log)
    .where('stamp', 'in', listOf(dialect, stamps))
    .returning(['object_id as objectId', 'is_last as isLast'])
    .execute();
  const bereft = removed.flatMap(({ objectId, isLast }) => (isLast === 1 ? [objectId] : []));
  if (bereft.length === 0) return;
  await sql`update release set is_last = 1
    where log = ${log} and object_id in ${listOf(dialect, bereft)} and stamp = (
      select other.stamp from release other
      where other.log = release.log and other.object_id = release.object_id
      order by other.version_key desc, other.stamp desc limit 1)`.execute(db);
}
