/**
 * What the submitters' desk asks of the tables.
 */
import { sql } from 'kysely';
import type { DatedPlace, DeskReads, DeskRequestRow, DeskWrites, OwnPlace } from './desk-store.ts';
import type { Connection } from './schema.ts';
import { contributionOf, selectContributions } from './sql-contributions.ts';
import { listOf, type SqlDialect } from './sql-dialect.ts';
import { idsOf } from './sql-stix-ids.ts';
import { selectSubmission } from './sql-submissions.ts';

/** Reads of the desk. */
export function deskReads(db: Connection, dialect: SqlDialect): DeskReads {
  return { ...ownReads(db, dialect), ...requestReads(db) };
}

function ownReads(
  db: Connection,
  dialect: SqlDialect,
): Omit<DeskReads, 'deskRequest' | 'deskRequests'> {
  return {
    async submissionsOf({ consumer, onBehalfOf, after, limit }) {
      let query = db
        .selectFrom('submission')
        .select(['id', 'consumer', 'api_root as apiRoot', 'collection', 'requested', 'ended'])
        .select(['total', 'done', 'failed', 'on_behalf_of as onBehalfOf'])
        .where('consumer', '=', consumer)
        .orderBy('requested', 'desc')
        .orderBy('id')
        .limit(limit);
      if (onBehalfOf !== undefined) query = query.where('on_behalf_of', '=', onBehalfOf);
      if (after !== undefined) query = query.where(comesAfter('requested', after));
      const rows = await query.execute();
      return rows.map((row) => ({
        ...row,
        ended: row.ended ?? undefined,
        onBehalfOf: row.onBehalfOf ?? undefined,
      }));
    },
    async keptSubmission(id) {
      const row = await selectSubmission(db, id).executeTakeFirst();
      if (row === undefined) return undefined;
      return { ...row, ended: row.ended ?? undefined, onBehalfOf: row.onBehalfOf ?? undefined };
    },
    async ownContributions({ submitter, collection, object, onBehalfOf, after, limit }) {
      let query = selectContributions(db)
        .where(object === undefined ? isFrom(submitter) : isOf(dialect, object, submitter))
        .orderBy('c.received', 'desc')
        .orderBy('o.text')
        .orderBy('c.version_key')
        .orderBy('c.collection')
        .limit(limit);
      if (collection !== undefined) query = query.where('c.collection', '=', collection);
      if (onBehalfOf !== undefined) query = query.where('c.on_behalf_of', '=', onBehalfOf);
      if (after !== undefined) query = query.where(comesAfterOwn(after));
      return (await query.execute()).map(contributionOf);
    },
    async ownVersions(submitter, collection, objectIds) {
      const rows = await selectContributions(db)
        .where('c.collection', '=', collection)
        .where('c.object', 'in', idsOf(dialect, objectIds))
        .where('c.submitter', '=', submitter)
        .orderBy('o.text')
        .orderBy('c.version_key')
        .execute();
      return rows.map(contributionOf);
    },
    standingOf: (log, contributions) =>
      db
        .selectFrom('contribution as own')
        .innerJoin('release as r', 'r.origin', 'own.object')
        .innerJoin('contribution as shown', 'shown.id', 'r.contribution')
        .select(['own.id as contribution', 'r.stamp', 'r.decision_key as key'])
        .where('own.id', 'in', listOf(dialect, contributions))
        .where('r.log', '=', log)
        .whereRef('shown.body', '=', 'own.body')
        .whereRef('shown.version_key', '=', 'own.version_key')
        .orderBy('r.stamp')
        .execute(),
  };
}

function isFrom(submitter: string) {
  return sql<boolean>`c.submitter = ${submitter}`;
}

/** By the object: the plus keeps the planner from going over everything that the submitter ever sent. */
function isOf(
  dialect: SqlDialect,
  { id, collections }: { readonly id: string; readonly collections: readonly string[] },
  submitter: string,
) {
  return sql<boolean>`c.object in ${idsOf(dialect, [id])}
    and c.collection in ${listOf(dialect, collections)} and +c.submitter = ${submitter}`;
}

/** Newest first, of one moment by id. */
function comesAfter(column: 'requested' | 'asked', { at, id }: DatedPlace) {
  const moment = sql.ref(column);
  return sql<boolean>`(${moment} < ${at} or (${moment} = ${at} and id > ${id}))`;
}

function comesAfterOwn({ received, objectId, versionKey, collection }: OwnPlace) {
  return sql<boolean>`c.received <= ${received} and (c.received < ${received}
    or (o.text, c.version_key, c.collection) > (${objectId}, ${versionKey}, ${collection}))`;
}

function requestReads(db: Connection): Pick<DeskReads, 'deskRequest' | 'deskRequests'> {
  const select = () =>
    db
      .selectFrom('desk_request')
      .select(['id', 'kind', 'consumer', 'asked', 'content', 'state', 'decided', 'answer'])
      .select('decided_by as decidedBy');
  return {
    async deskRequest(id) {
      const row = await select().where('id', '=', id).executeTakeFirst();
      return row && requestOf(row);
    },
    async deskRequests({ kind, consumer, state, after, limit }) {
      let query = select()
        .where('kind', '=', kind)
        .orderBy('asked', 'desc')
        .orderBy('id')
        .limit(limit);
      if (consumer !== undefined) query = query.where('consumer', '=', consumer);
      if (state !== undefined) query = query.where('state', '=', state);
      if (after !== undefined) query = query.where(comesAfter('asked', after));
      return (await query.execute()).map(requestOf);
    },
  };
}

type Nullable<Row, Name extends keyof Row> = Omit<Row, Name> & {
  readonly [Column in Name]: Exclude<Row[Column], undefined> | null;
};

function requestOf(
  row: Nullable<DeskRequestRow, 'decided' | 'decidedBy' | 'answer'>,
): DeskRequestRow {
  return {
    ...row,
    decided: row.decided ?? undefined,
    decidedBy: row.decidedBy ?? undefined,
    answer: row.answer ?? undefined,
  };
}

/** Writes of the desk. */
export function deskWrites(db: Connection): DeskWrites {
  return {
    async insertDeskRequest({ decided, decidedBy, answer, ...row }) {
      const end = { decided: decided ?? null, decided_by: decidedBy ?? null };
      await db
        .insertInto('desk_request')
        .values({ ...row, ...end, answer: answer ?? null })
        .execute();
    },
    async decideDeskRequest({ id, state, decided, decidedBy, answer }) {
      const { numUpdatedRows } = await db
        .updateTable('desk_request')
        .set({ state, decided: decided ?? null, decided_by: decidedBy ?? null })
        .set({ answer: answer ?? null })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}
