/**
 * A unit of work on a connection: all of it, or nothing.
 */
import type { Kysely, Transaction } from 'kysely';

/** Begins, works, commits; whatever fails on the way rolls back, and the first failure is reported. */
export async function inTransaction<Schema, Result>(
  db: Kysely<Schema>,
  work: (tx: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  const tx = await db.startTransaction().execute();
  try {
    const result = await work(tx);
    await tx.commit().execute();
    return result;
  } catch (error) {
    // The first failure tells what happened; of the second, `begin` would tell.
    await tx
      .rollback()
      .execute()
      .catch(() => undefined);
    throw error;
  }
}
