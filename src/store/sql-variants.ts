/**
 * The identities of variants: what stays when a variant leaves a log and comes back.
 */
import { sql } from 'kysely';
import type { Connection } from './schema.ts';
import { insertRows, type SqlDialect } from './sql-dialect.ts';
import { idsOf, internIds } from './sql-stix-ids.ts';
import type { StoreTransaction } from './store.ts';

const replace = sql`on conflict (log, origin) do update set generation = excluded.generation,
  object = excluded.object, created = excluded.created, modified = excluded.modified`;

/** Everything about identities of variants. */
export function variantMethods(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, 'variantsOf' | 'putVariants'> {
  return {
    variantsOf: (log, originIds) =>
      db
        .selectFrom('variant as v')
        .innerJoin('stix_id as o', 'o.id', 'v.origin')
        .innerJoin('stix_id as n', 'n.id', 'v.object')
        .select(['v.log', 'o.text as originId', 'v.generation', 'n.text as objectId'])
        .select(['v.created', 'v.modified'])
        .where('v.log', '=', log)
        .where('v.origin', 'in', idsOf(dialect, originIds))
        .orderBy('o.text')
        .execute(),
    async putVariants(rows) {
      const names = rows.flatMap((row) => [row.originId, row.objectId]);
      const idOf = await internIds(db, dialect, names);
      const inserts = rows.map(({ log, originId, generation, objectId, created, modified }) => ({
        ...{ log, origin: idOf(originId), generation, object: idOf(objectId), created, modified },
      }));
      await insertRows(db, dialect, 'variant', inserts, replace);
    },
  };
}
