/**
 * Submissions: their progress, and their envelopes while they are pending.
 */
import type { Connection } from './schema.ts';
import type { StoreReader, StoreTransaction, SubmissionRow } from './store.ts';

/** Reads one submission. */
export function submissionReads(db: Connection): Pick<StoreReader, 'submission'> {
  return {
    async submission(id) {
      const row = await selectSubmission(db, id).executeTakeFirst();
      return row && { ...row, ended: row.ended ?? undefined };
    },
  };
}

function selectSubmission(db: Connection, id: string) {
  return db
    .selectFrom('submission')
    .select(['id', 'consumer', 'api_root as apiRoot', 'collection', 'requested', 'ended'])
    .select(['total', 'done', 'outcomes'])
    .where('id', '=', id);
}

type SubmissionMethod =
  | 'insertSubmission'
  | 'updateSubmission'
  | 'pendingSubmissions'
  | 'pendingSubmission'
  | 'deleteSubmissionsEndedBefore';

/** Everything that a worker through the submissions needs. */
export function submissionWrites(db: Connection): Pick<StoreTransaction, SubmissionMethod> {
  return {
    async insertSubmission(row, envelope) {
      await db.insertInto('submission').values(submissionValues(row, envelope)).execute();
    },
    async updateSubmission(id, { done, outcomes, ended }) {
      const progress = { done, outcomes, ended: ended ?? null };
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
      return { ...row, ended: undefined, envelope: row.envelope ?? new Uint8Array() };
    },
    async deleteSubmissionsEndedBefore(moment) {
      const deleted = await db
        .deleteFrom('submission')
        .where('ended', '<', moment)
        .executeTakeFirst();
      return Number(deleted.numDeletedRows);
    },
  };
}

function submissionValues(row: SubmissionRow, envelope: Uint8Array | undefined) {
  const { id, consumer, collection, requested, total, done, outcomes } = row;
  return {
    ...{ id, consumer, collection, requested, total, done, outcomes },
    api_root: row.apiRoot,
    ended: row.ended ?? null,
    envelope: envelope ?? null,
  };
}
