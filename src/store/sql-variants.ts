/**
 * The identities of variants: what stays when a variant leaves a log and comes back.
 */
import { sql } from 'kysely';
import type { Connection } from './schema.ts';
import { insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import type { StoreTransaction } from './store.ts';

const replace = sql`on conflict (log, origin_id) do update set generation = excluded.generation,
  object_id = excluded.object_id, created = excluded.created, modified = excluded.modified`;

/** Everything about identities of variants. */
export function variantMethods(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, 'variantsOf' | 'putVariants'> {
  return {
    variantsOf: (log, originIds) =>
      db
        .selectFrom('variant')
        .select(['log', 'origin_id as originId', 'generation', 'object_id as objectId'])
        .select(['created', 'modified'])
        .where('log', '=', log)
        .where('origin_id', 'in', listOf(dialect, originIds))
        .orderBy('origin_id')
        .execute(),
    async putVariants(rows) {
      const inserts = rows.map(({ log, originId, generation, objectId, created, modified }) => ({
        ...{ log, origin_id: originId, generation, object_id: objectId, created, modified },
      }));
      await insertRows(db, dialect, 'variant', inserts, replace);
    },
  };
}
