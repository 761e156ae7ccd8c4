/**
 * The identities of variants: what stays when a variant leaves a log and comes back.
 */
import { sql } from 'kysely';
import type { Connection } from './schema.ts';
import { insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import { idsOf, internIds } from './sql-stix-ids.ts';
import type { StoreTransaction } from './store.ts';

const replace = sql`on conflict (log, origin, redaction) do update set
  generation = excluded.generation, cause = excluded.cause, object = excluded.object,
  created = excluded.created, modified = excluded.modified`;

/** Everything about identities of variants. */
export function variantMethods(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, 'variantsOf' | 'putVariants' | 'originsOfVariants'> {
  return {
    async variantsOf(log, originIds) {
      const rows = await db
        .selectFrom('variant as v')
        .innerJoin('stix_id as o', 'o.id', 'v.origin')
        .innerJoin('stix_id as n', 'n.id', 'v.object')
        .select(['v.log', 'o.text as originId', 'v.redaction', 'v.generation', 'v.cause'])
        .select(['n.text as objectId', 'v.created', 'v.modified'])
        .where('v.log', '=', log)
        .where('v.origin', 'in', idsOf(dialect, originIds))
        .orderBy('o.text')
        .orderBy('v.redaction')
        .execute();
      return rows.map(({ created, modified, ...row }) => ({
        ...{ ...row, created: created ?? undefined, modified: modified ?? undefined },
      }));
    },
    async putVariants(rows) {
      const names = rows.flatMap((row) => [row.originId, row.objectId]);
      const idOf = await internIds(db, dialect, names);
      const inserts = rows.map(({ log, redaction, generation, cause, ...row }) => ({
        ...{ log, origin: idOf(row.originId), redaction, generation, cause },
        ...{ object: idOf(row.objectId) },
        ...{ created: row.created ?? null, modified: row.modified ?? null },
      }));
      await insertRows(db, dialect, 'variant', inserts, replace);
    },
    async originsOfVariants(logs, objectIds) {
      const rows = await db
        .selectFrom('variant as v')
        .innerJoin('stix_id as o', 'o.id', 'v.origin')
        .innerJoin('stix_id as n', 'n.id', 'v.object')
        .select(['n.text as objectId', 'o.text as originId'])
        .where('v.object', 'in', idsOf(dialect, objectIds))
        .where('v.log', 'in', listOf(dialect, logs))
        .orderBy('v.log')
        .execute();
      return new Map(rows.map(({ objectId, originId }) => [objectId, originId]));
    },
  };
}
