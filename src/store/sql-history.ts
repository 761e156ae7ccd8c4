/**
 * The history of logs in tables: rows that leave a log move to `past_release`, under the log's next
 * removal number and in the same transaction.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Micros } from '../base/time.ts';
import type { HistoryReader, HistoryWriter, RowState, Standing } from './history.ts';
import type { Connection } from './schema.ts';
import { listOf, type SqlDialect } from './sql-dialect.ts';
import { idsOf } from './sql-stix-ids.ts';

/**
 * Notes of rows of a log, as they are now, that their state ends: all rows, or those with these stamps.
 * Taking them out or changing them is the caller's, in the same transaction.
 */
export async function endStates(
  db: Connection,
  dialect: SqlDialect,
  log: number,
  stamps: readonly Micros[] | 'all',
  now: Micros,
): Promise<void> {
  const { removals } = await db
    .updateTable('log')
    .set((row) => ({ removals: row('removals', '+', 1) }))
    .where('id', '=', log)
    .returning('removals')
    .executeTakeFirstOrThrow();
  const chosen = stamps === 'all' ? sql`true` : sql`r.stamp in ${listOf(dialect, stamps)}`;
  await sql`insert into past_release (log, stamp, removal, object, origin, type, version, version_key,
      decision_key, digest, size, removed_at)
    select r.log, r.stamp, ${removals}, r.object, r.origin, r.type, r.version, r.version_key,
      r.decision_key, b.digest, r.size, ${now}
    from release r join body b on b.id = r.body
    where r.log = ${log} and ${chosen}`.execute(db);
}

/** Notes the end of a whole log: its rows, and whose it was. */
export async function endLog(
  db: Connection,
  dialect: SqlDialect,
  log: number,
  now: Micros,
): Promise<void> {
  await endStates(db, dialect, log, 'all', now);
  await sql`insert into past_log (id, collection, audience, last_stamp, removals, removed_at)
    select id, collection, audience, last_stamp, removals, ${now} from log
    where id = ${log}`.execute(db);
}

/** Reads of history. */
export function historyReads(db: Connection, dialect: SqlDialect): HistoryReader {
  return {
    async knownLogs() {
      const columns = ['collection', 'audience', 'last_stamp as horizon', 'removals'] as const;
      const present = db.selectFrom('log').select('id as log').select(columns);
      const past = db.selectFrom('past_log').select('id as log').select(columns);
      return present.unionAll(past).orderBy('log').execute();
    },
    async standingsOf(id) {
      const { rows } = await standings(idsOf(dialect, [id])).execute(db);
      return rows;
    },
    async statesOf(log, objectIds) {
      const { rows } = await states(log, idsOf(dialect, objectIds)).execute(db);
      return rows.map((row) => ({ ...row, removal: row.removal ?? undefined }));
    },
    async stampsAfter(log, after, limit) {
      const { rows } = await stamps(log, after, limit).execute(db);
      return rows;
    },
  };
}

/** Keeping history short. */
export function historyWrites(db: Connection): HistoryWriter {
  return {
    async forgetPast(before, limit) {
      const { numAffectedRows = 0n } = await sql`delete from past_release
        where (log, stamp, removal) in (select log, stamp, removal from past_release
          where removed_at < ${before} order by removed_at limit ${limit})`.execute(db);
      if (numAffectedRows >= limit) return true;
      await db.deleteFrom('past_log').where('removed_at', '<', before).execute();
      return false;
    },
  };
}

/** One statement for both tables: no row can move from the one to the other between two looks. */
function states(log: number, objects: RawBuilder<number>) {
  return sql<Omit<RowState, 'removal'> & { readonly removal: number | null }>`
    select s.stamp, n.text as "objectId", o.text as "originId", s.type, s.version,
      s.version_key as "versionKey", s.key, s.digest, s.size, s.removal
    from (
      select r.stamp, r.object, r.origin, r.type, r.version, r.version_key, r.decision_key as key,
        b.digest, r.size, null as removal
      from release r join body b on b.id = r.body
      where r.log = ${log} and r.object in ${objects}
      union all
      select p.stamp, p.object, p.origin, p.type, p.version, p.version_key, p.decision_key,
        p.digest, p.size, p.removal
      from past_release p where p.log = ${log} and p.object in ${objects}
    ) s join stix_id n on n.id = s.object join stix_id o on o.id = s.origin
    order by s.stamp, s.removal nulls last`;
}

function standings(ids: RawBuilder<number>) {
  const selects = (['object', 'origin'] as const).flatMap((column) => [
    sql`select r.log, r.object from log l cross join release r
      on r.log = l.id where ${sql.ref(`r.${column}`)} in ${ids}`,
    sql`select p.log, p.object from (select id from log union all select id from past_log) l
      cross join past_release p on p.log = l.id where ${sql.ref(`p.${column}`)} in ${ids}`,
  ]);
  return sql<Standing>`select s.log, n.text as "objectId"
    from (${sql.join(selects, sql` union `)}) s join stix_id n on n.id = s.object
    order by s.log, n.text`;
}

function stamps(log: number, after: Micros, limit: number) {
  const first = (table: 'release' | 'past_release') => sql`select * from (
    select distinct stamp, object from ${sql.table(table)}
    where log = ${log} and stamp > ${after} order by stamp limit ${limit})`;
  return sql<{ readonly stamp: Micros; readonly objectId: string }>`
    select s.stamp, n.text as "objectId"
    from (${first('release')} union ${first('past_release')}) s join stix_id n on n.id = s.object
    order by s.stamp limit ${limit}`;
}
