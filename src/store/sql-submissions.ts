/**
 * Submissions: their progress, and their envelopes while they are pending.
 */
import type { Connection } from './schema.ts';
import type { StoreReader, StoreTransaction, SubmissionRow } from './store.ts';

/** Reads one submission. */
export function submissionReads(db: Connection): Pick<StoreReader, 'submission'> {
  return {
    async submission(id) {
      const row = await selectSubmission(db, id).where('expired', '=', 0).executeTakeFirst();
      if (row === undefined) return undefined;
      return { ...row, ended: row.ended ?? undefined, onBehalfOf: row.onBehalfOf ?? undefined };
    },
  };
}

/** The columns of one submission. */
export function selectSubmission(db: Connection, id: string) {
  return db
    .selectFrom('submission')
    .select(['id', 'consumer', 'api_root as apiRoot', 'collection', 'requested', 'ended'])
    .select(['total', 'done', 'outcomes', 'failed', 'on_behalf_of as onBehalfOf'])
    .where('id', '=', id);
}

type SubmissionMethod =
  | 'insertSubmission'
  | 'updateSubmission'
  | 'pendingSubmissions'
  | 'pendingSubmission'
  | 'expireSubmissionsEndedBefore';

/** Everything that a worker through the submissions needs. */
export function submissionWrites(db: Connection): Pick<StoreTransaction, SubmissionMethod> {
  return {
    async insertSubmission(row, envelope) {
      await db.insertInto('submission').values(submissionValues(row, envelope)).execute();
    },
    async updateSubmission(id, { done, outcomes, failed, ended }) {
      const progress = { done, outcomes, failed, ended: ended ?? null };
      await db
        .updateTable('submission')
        .set(ended === undefined ? progress : { ...progress, envelope: null })
        .where('id', '=', id)
        .execute();
    },
    async pendingSubmissions() {
      const rows = await db
        .selectFrom('submission')
        .select('id')
        .where('ended', 'is', null)
        .orderBy('requested')
        .orderBy('id')
        .execute();
      return rows.map((row) => row.id);
    },
    async pendingSubmission(id) {
      const row = await selectSubmission(db, id)
        .select('envelope')
        .where('ended', 'is', null)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { onBehalfOf, envelope } = row;
      return {
        ...row,
        ended: undefined,
        onBehalfOf: onBehalfOf ?? undefined,
        envelope: envelope ?? new Uint8Array(),
      };
    },
    async expireSubmissionsEndedBefore(moment) {
      const expired = await db
        .updateTable('submission')
        .set({ expired: 1 })
        .where('ended', '<', moment)
        .where((row) => row('expired', '=', row.lit(0)))
        .executeTakeFirst();
      return Number(expired.numUpdatedRows);
    },
  };
}

function submissionValues(row: SubmissionRow, envelope: Uint8Array | undefined) {
  const { id, consumer, collection, requested, total, done, outcomes, failed } = row;
  return {
    ...{ id, consumer, collection, requested, total, done, outcomes, failed },
    api_root: row.apiRoot,
    ended: row.ended ?? null,
    envelope: envelope ?? null,
    on_behalf_of: row.onBehalfOf ?? null,
    expired: 0 as const,
  };
}
