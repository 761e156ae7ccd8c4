/**
 * What waits in a log until its references resolve, and since when.
 */
import { sql } from 'kysely';
import type { Connection } from './schema.ts';
import { insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import { idsOf } from './sql-stix-ids.ts';
import type { StoreTransaction } from './store.ts';

const keepFirst = sql`on conflict (log, contribution) do nothing`;

/** Everything about waits. */
export function waitingMethods(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, 'waitingIn' | 'putWaiting' | 'removeWaiting'> {
  return {
    waitingIn: (log, objectIds) =>
      db
        .selectFrom('log as l')
        .innerJoin('contribution as c', 'c.collection', 'l.collection')
        .innerJoin('waiting as w', (on) =>
          on.onRef('w.log', '=', 'l.id').onRef('w.contribution', '=', 'c.id'),
        )
        .innerJoin('stix_id as o', 'o.id', 'c.object')
        .select(['w.contribution', 'o.text as objectId', 'w.since'])
        .where('l.id', '=', log)
        .where('c.object', 'in', idsOf(dialect, objectIds))
        .orderBy('w.contribution')
        .execute(),
    async putWaiting(log, contributions, since) {
      const rows = contributions.map((contribution) => ({ log, contribution, since }));
      await insertRows(db, dialect, 'waiting', rows, keepFirst);
    },
    async removeWaiting(log, contributions) {
      await db
        .deleteFrom('waiting')
        .where('log', '=', log)
        .where('contribution', 'in', listOf(dialect, contributions))
        .execute();
    },
  };
}
