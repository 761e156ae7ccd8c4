/**
 * The audit's table: appended to, read from its end.
 */
import type { Connection } from './schema.ts';
import type { StoreReader, StoreTransaction } from './store.ts';

/** Reads of the audit. */
export function auditReads(db: Connection): Pick<StoreReader, 'auditRecords'> {
  return {
    auditRecords({ before, limit, actor, subject }) {
      let query = db
        .selectFrom('audit')
        .select(['id', 'at', 'actor', 'action', 'subject', 'detail'])
        .orderBy('id', 'desc')
        .limit(limit);
      if (before !== undefined) query = query.where('id', '<', before);
      if (actor !== undefined) query = query.where('actor', '=', actor);
      if (subject !== undefined) query = query.where('subject', '=', subject);
      return query.execute();
    },
  };
}

/** Appending to the audit. */
export function auditWrites(db: Connection): Pick<StoreTransaction, 'appendAudit'> {
  return {
    async appendAudit({ at, actor, action, subject, detail }) {
      const { newest } = await db
        .selectFrom('audit')
        .select((row) => row.fn.coalesce(row.fn.max('id'), row.lit(0)).as('newest'))
        .executeTakeFirstOrThrow();
      const id = Number(newest) + 1;
      await db.insertInto('audit').values({ id, at, actor, action, subject, detail }).execute();
    },
  };
}
