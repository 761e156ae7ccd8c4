/**
 * The agenda: objects of logs to be settled, each not before its time.
 */
import { sql } from 'kysely';
import type { Connection } from './schema.ts';
import { dealNumbers, insertRows, type SqlDialect } from './sql-dialect.ts';
import { idsOf, internIds } from './sql-stix-ids.ts';
import type { StoreTransaction } from './store.ts';

type AgendaMethod = 'addToAgenda' | 'agendaOf' | 'removeFromAgenda' | 'logsDue' | 'nextDue';

const keepEarlier = sql`on conflict (log, object) do update set due = excluded.due
  where excluded.due < agenda.due`;

/** Everything about the agenda. */
export function agendaMethods(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, AgendaMethod> {
  return {
    async addToAgenda(items) {
      if (items.length === 0) return;
      const idOf = await internIds(
        db,
        dialect,
        items.map((item) => item.objectId),
      );
      const first = await dealNumbers(db, 'agenda', items.length);
      const rows = items.map(({ log, objectId, due }, index) => ({
        ...{ log, object: idOf(objectId), due, added: first + index },
      }));
      await insertRows(db, dialect, 'agenda', rows, keepEarlier);
    },
    agendaOf: (log, now, limit) =>
      db
        .selectFrom('agenda')
        .innerJoin('stix_id as o', 'o.id', 'agenda.object')
        .select(['log', 'o.text as objectId', 'due'])
        .where('log', '=', log)
        .where('due', '<=', now)
        .orderBy('due')
        .orderBy('added')
        .limit(limit)
        .execute(),
    async removeFromAgenda(log, objectIds) {
      await db
        .deleteFrom('agenda')
        .where('log', '=', log)
        .where('object', 'in', idsOf(dialect, objectIds))
        .execute();
    },
    async logsDue(now) {
      const rows = await sql<{ log: number }>`select id as log from log
        where exists (select 1 from agenda where agenda.log = log.id and due <= ${now})
        order by id`.execute(db);
      return rows.rows.map((row) => row.log);
    },
    async nextDue() {
      const found = await sql<{ due: number | null }>`select min(due) as due from (
        select (select min(due) from agenda where agenda.log = log.id) as due from log
      ) as earliest`.execute(db);
      return found.rows[0]?.due ?? undefined;
    },
  };
}
