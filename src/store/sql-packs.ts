/**
 * The tables of packs, activations, requests and jobs.
 */
import type { Selectable } from 'kysely';
import type {
  ActivationRequestRow,
  ActivationRow,
  JobRow,
  PackReads,
  PackWrites,
} from './pack-rows.ts';
import type { Connection, Schema } from './schema.ts';

/** Reads of packs. */
export function packReads(db: Connection): PackReads {
  const requests = () => db.selectFrom('activation_request').selectAll();
  return {
    packs: () =>
      db
        .selectFrom('pack')
        .select(['hash', 'id', 'version', 'added', 'added_by as addedBy'])
        .orderBy('added', 'desc')
        .orderBy('hash')
        .execute(),
    pack: (hash) =>
      db
        .selectFrom('pack')
        .select(['hash', 'id', 'version', 'text', 'added', 'added_by as addedBy'])
        .where('hash', '=', hash)
        .executeTakeFirst(),
    async activations(limit) {
      const rows = await db
        .selectFrom('activation')
        .selectAll()
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(activationOf);
    },
    async activationRequests(limit) {
      const rows = await requests()
        .orderBy('proposed_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(requestOf);
    },
    async activationRequest(id) {
      const row = await requests().where('id', '=', id).executeTakeFirst();
      return row && requestOf(row);
    },
    async jobs(limit) {
      const rows = await db
        .selectFrom('job')
        .selectAll()
        .orderBy('started', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(jobOf);
    },
    async runningJobs() {
      const rows = await db
        .selectFrom('job')
        .selectAll()
        .where('ended', 'is', null)
        .orderBy('started')
        .orderBy('id')
        .execute();
      return rows.map(jobOf);
    },
  };
}

/** Changes of packs. */
export function packWrites(db: Connection): PackWrites {
  return {
    async putPack({ hash, id, version, text, added, addedBy }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('pack')
        .values({ hash, id, version, text, added, added_by: addedBy })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async appendActivation(row) {
      const { newest } = await db
        .selectFrom('activation')
        .select((one) => one.fn.coalesce(one.fn.max('number'), one.lit(0)).as('newest'))
        .executeTakeFirstOrThrow();
      const number = Number(newest) + 1;
      const { hash, at, kind, proposedBy, activatedBy, diffHash, reason } = row;
      await db
        .insertInto('activation')
        .values({
          ...{ number, hash, at, kind, activated_by: activatedBy, proposed_by: proposedBy ?? null },
          ...{ diff_hash: diffHash ?? null, reason: reason ?? null },
        })
        .execute();
      return number;
    },
    async putActivationRequest({ id, hash, diffHash, reason, proposedBy, proposedAt, ...end }) {
      const state = { state: end.state, ended: end.ended ?? null, ended_by: end.endedBy ?? null };
      await db
        .insertInto('activation_request')
        .values({
          ...{ id, hash, diff_hash: diffHash, reason, proposed_by: proposedBy },
          ...{ proposed_at: proposedAt, ...state },
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(state))
        .execute();
    },
    async putJob({ id, kind, started, ended, phase, done, total, plan }) {
      const change = { ended: ended ?? null, phase, done, total, plan };
      await db
        .insertInto('job')
        .values({ id, kind, started, ...change })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
        .execute();
    },
    async forgetJobs(kind, before) {
      await db.deleteFrom('job').where('kind', '=', kind).where('ended', '<', before).execute();
    },
  };
}

function activationOf(row: Selectable<Schema['activation']>): ActivationRow {
  const { number, hash, at, kind } = row;
  return {
    ...{ number, hash, at, kind, activatedBy: row.activated_by },
    proposedBy: row.proposed_by ?? undefined,
    diffHash: row.diff_hash ?? undefined,
    reason: row.reason ?? undefined,
  };
}

function requestOf(row: Selectable<Schema['activation_request']>): ActivationRequestRow {
  const { id, hash, reason, state } = row;
  return {
    ...{ id, hash, reason, state, diffHash: row.diff_hash, proposedBy: row.proposed_by },
    proposedAt: row.proposed_at,
    ended: row.ended ?? undefined,
    endedBy: row.ended_by ?? undefined,
  };
}

function jobOf(row: Selectable<Schema['job']>): JobRow {
  return { ...row, ended: row.ended ?? undefined };
}
