/**
 * Bodies of objects: byte-exact, each kept once however many rows point to it.
 */
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from './schema.ts';
import { dealNumbers, insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import type { StoreTransaction } from './store.ts';

/** Keeps these bodies and returns their ids, in the order given. */
export async function keepBodies(
  db: Connection,
  dialect: SqlDialect,
  bodies: readonly Uint8Array[],
): Promise<readonly number[]> {
  if (bodies.length === 0) return [];
  const digests = bodies.map((bytes) => hash('sha256', bytes, 'hex'));
  const rows = await db
    .selectFrom('body')
    .select(['id', 'digest'])
    .where('digest', 'in', listOf(dialect, digests))
    .execute();
  const ids = new Map(rows.map((row) => [row.digest, row.id]));
  const fresh = new Map<string, Uint8Array>();
  for (const [index, digest] of digests.entries()) {
    const bytes = bodies[index];
    if (bytes !== undefined && !ids.has(digest)) fresh.set(digest, bytes);
  }
  if (fresh.size > 0) {
    const first = await dealNumbers(db, 'body', fresh.size);
    const inserts = [...fresh].map(([digest, bytes], index) => ({
      ...{ id: first + index, digest, bytes },
    }));
    await insertRows(db, dialect, 'body', inserts);
    for (const { id, digest } of inserts) ids.set(digest, id);
  }
  return digests.map((digest) => ids.get(digest) ?? 0);
}

/** Reads bodies. */
export function bodyMethods(db: Connection, dialect: SqlDialect): Pick<StoreTransaction, 'bodies'> {
  return {
    async bodies(ids) {
      const rows = await db
        .selectFrom('body')
        .select(['id', 'bytes'])
        .where('id', 'in', listOf(dialect, ids))
        .execute();
      return new Map(rows.map((row) => [row.id, row.bytes]));
    },
  };
}

/** How many bytes each of these bodies has. */
export async function bodySizes(
  db: Connection,
  dialect: SqlDialect,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('body')
    .select(['id', sql<number>`length(bytes)`.as('size')])
    .where('id', 'in', listOf(dialect, ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row.size]));
}

/** Removes those of these bodies that nothing points to any more. */
export async function dropOrphans(
  db: Connection,
  dialect: SqlDialect,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from body where id in ${listOf(dialect, [...new Set(ids)])}
    and not exists (select 1 from contribution c where c.body = body.id)
    and not exists (select 1 from release r where r.body = body.id)`.execute(db);
}
