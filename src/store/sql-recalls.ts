/**
 * What recalls ask of the tables.
 */
import { type SqlBool, sql } from 'kysely';
import type {
  LeavingRow,
  OwnRecall,
  RecalledObject,
  RecallReads,
  RecallReceiver,
  RecallRow,
  RecallSummary,
  RecallWrites,
} from './recall-store.ts';
import type { Connection, Schema } from './schema.ts';
import { dealNumbers, insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import { idsOf, internIds } from './sql-stix-ids.ts';

/** Reads of recalls. */
export function recallReads(db: Connection, dialect: SqlDialect): RecallReads {
  return { ...leavingReads(db), ...concludedReads(db, dialect), ...ownRecallReads(db) };
}

/** Before that it is not known what becomes of it. */
const canBeConcluded = sql<SqlBool>`l.parked = 0 and not exists (
    select 1 from agenda a where a.log = l.log and a.object = l.origin)
  and (l.keeps_id = 0 or not exists (
    select 1 from submission s inner join log g on g.collection = s.collection
    where g.id = l.log and s.ended is null))`;

const isReformed = sql<number>`exists (select 1 from "release" r
  inner join variant v on v.log = r.log and v.object = r.object and v.cause = 'closure'
  where r.log = l.log and r.origin = l.origin)`;

const stands = sql<number>`exists (
  select 1 from "release" r where r.log = l.log and r.object = l.object)`;

function leavingReads(db: Connection): Pick<RecallReads, 'logsLeft' | 'leavingsOf'> {
  return {
    async logsLeft() {
      const rows = await db
        .selectFrom('leaving as l')
        .select('l.log')
        .distinct()
        .where(sql<SqlBool>`l.parked = 0`)
        .orderBy('l.log')
        .execute();
      return rows.map(({ log }) => log);
    },
    async leavingsOf(log, limit) {
      const rows = await db
        .selectFrom('leaving as l')
        .innerJoin('stix_id as o', 'o.id', 'l.origin')
        .select(['l.id', 'l.log', 'l.name as objectId', 'o.text as originId', 'l.type'])
        .select(['l.moment', 'l.horizon', 'l.keeps_id as keepsId', 'l.ordered_by as orderedBy'])
        .select([stands.as('stands'), isReformed.as('reformed')])
        .where('l.log', '=', log)
        .where(canBeConcluded)
        .orderBy('l.moment')
        .orderBy('l.name')
        .limit(limit)
        .execute();
      return rows.map(
        (row): LeavingRow => ({
          ...row,
          keepsId: row.keepsId === 1,
          orderedBy: row.orderedBy ?? undefined,
          stands: row.stands === 1,
          reformed: row.reformed === 1,
        }),
      );
    },
  };
}

const recallColumns = [
  ...(['c.id', 'c.log', 'c.collection', 'c.audience', 'c.moment', 'c.deadline'] as const),
  'c.ordered_by as orderedBy',
] as const;

function selectRecalls(db: Connection) {
  return db.selectFrom('recall as c').select(recallColumns);
}

const receiverColumns = [
  ...(['v.consumer', 'v.received', 'v.expected', 'v.had'] as const),
  ...(['v.answered', 'v.answer', 'v.words'] as const),
] as const;

const isOpen = sql<SqlBool>`exists (select 1 from recall_receiver v
  where v.recall = c.id and v.expected = 1 and v.answered is null)`;

function countOf(condition: string) {
  return sql<number>`(select count(*) from recall_receiver v
    where v.recall = c.id and ${sql.raw(condition)})`;
}

function concludedReads(
  db: Connection,
  dialect: SqlDialect,
): Pick<RecallReads, 'recalledUpTo' | 'recall' | 'recalls'> {
  return {
    async recalledUpTo(log, objectIds) {
      const rows = await db
        .selectFrom('recall_object as b')
        .innerJoin('recall as c', 'c.id', 'b.recall')
        .innerJoin('stix_id as n', 'n.id', 'b.object')
        .select((row) => ['n.text as objectId', row.fn.max('b.horizon').as('horizon')])
        .where('b.object', 'in', idsOf(dialect, objectIds))
        .where('c.log', '=', log)
        .groupBy('n.text')
        .execute();
      return new Map(rows.map(({ objectId, horizon }) => [objectId, Number(horizon)]));
    },
    async recall(id) {
      const row = await selectRecalls(db).where('c.id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      const receivers = await db
        .selectFrom('recall_receiver as v')
        .select(receiverColumns)
        .where('v.recall', '=', id)
        .orderBy('v.consumer')
        .execute();
      const objects = await objectsOf(db, id);
      return { ...recallOf(row), objects, receivers: receivers.map(receiverOf) };
    },
    async recalls({ collection, audience, object, orderedBy, open, dueBefore, after, limit }) {
      let query = selectRecalls(db)
        .select(
          sql<number>`(select count(*) from recall_object b where b.recall = c.id)`.as('objects'),
        )
        .select(countOf(`v.received = 'bodies'`).as('had'))
        .select(countOf('v.expected = 1').as('expected'))
        .select(countOf('v.expected = 1 and v.answered is not null').as('answered'))
        .orderBy('c.moment', 'desc')
        .orderBy('c.id')
        .limit(limit);
      if (collection !== undefined) query = query.where('c.collection', '=', collection);
      if (audience !== undefined) query = query.where('c.audience', '=', audience);
      if (orderedBy !== undefined) query = query.where('c.ordered_by', '=', orderedBy);
      if (dueBefore !== undefined) query = query.where('c.deadline', '<', dueBefore);
      if (open !== undefined) query = query.where(open ? isOpen : sql<SqlBool>`not ${isOpen}`);
      if (object !== undefined) query = query.where(names(dialect, object));
      if (after !== undefined) {
        query = query.where(
          sql<SqlBool>`(c.moment < ${after.at} or (c.moment = ${after.at} and c.id > ${after.id}))`,
        );
      }
      const rows = await query.execute();
      return rows.map((row): RecallSummary => ({ ...row, orderedBy: row.orderedBy ?? undefined }));
    },
  };
}

function names(dialect: SqlDialect, object: string) {
  const id = idsOf(dialect, [object]);
  return sql<SqlBool>`c.id in (select recall from recall_object where object in ${id}
    union select recall from recall_object where origin in ${id})`;
}

async function objectsOf(db: Connection, recall: string): Promise<readonly RecalledObject[]> {
  const rows = await db
    .selectFrom('recall_object as b')
    .innerJoin('stix_id as n', 'n.id', 'b.object')
    .innerJoin('stix_id as o', 'o.id', 'b.origin')
    .select(['n.text as objectId', 'o.text as originId', 'b.type', 'b.horizon', 'b.notice'])
    .select('b.replaced')
    .where('b.recall', '=', recall)
    .orderBy('n.text')
    .execute();
  return rows.map((row) => ({ ...row, replaced: row.replaced === 1 }));
}

function ownRecallReads(db: Connection): Pick<RecallReads, 'ownRecall' | 'ownRecalls'> {
  const select = (consumer: string) =>
    db
      .selectFrom('recall_receiver as v')
      .innerJoin('recall as c', 'c.id', 'v.recall')
      .select(recallColumns)
      .select(receiverColumns)
      .where('v.consumer', '=', consumer);
  return {
    async ownRecall(consumer, id) {
      const row = await select(consumer).where('v.recall', '=', id).executeTakeFirst();
      return row && ownOf(row);
    },
    async ownRecalls({ consumer, answered, after, limit }) {
      let query = select(consumer).orderBy('v.moment', 'desc').orderBy('v.recall').limit(limit);
      if (answered !== undefined) {
        query = query.where('v.answered', answered ? 'is not' : 'is', null);
      }
      if (after !== undefined) {
        query = query.where(
          sql<SqlBool>`(v.moment < ${after.at} or (v.moment = ${after.at} and v.recall > ${after.id}))`,
        );
      }
      return (await query.execute()).map(ownOf);
    },
  };
}

type Nullable<Row, Name extends keyof Row> = Omit<Row, Name> & {
  readonly [Column in Name]: Exclude<Row[Column], undefined> | null;
};
type RecallColumns = Nullable<RecallRow, 'orderedBy'>;
type ReceiverColumns = Omit<Nullable<RecallReceiver, 'answered' | 'answer' | 'words'>, 'expected'> &
  Pick<Schema['recall_receiver'], 'expected'>;

function recallOf({ orderedBy, ...row }: RecallColumns): RecallRow {
  return { ...row, orderedBy: orderedBy ?? undefined };
}

function receiverOf(row: ReceiverColumns): RecallReceiver {
  return {
    ...row,
    expected: row.expected === 1,
    answered: row.answered ?? undefined,
    answer: row.answer ?? undefined,
    words: row.words ?? undefined,
  };
}

function ownOf(row: RecallColumns & ReceiverColumns): OwnRecall {
  const { id, log, collection, audience, moment, deadline, orderedBy, ...receiver } = row;
  const recall = recallOf({ id, log, collection, audience, moment, deadline, orderedBy });
  return { recall, ...receiverOf(receiver) };
}

const latest = sql`on conflict (log, object) do update set id = excluded.id,
  origin = excluded.origin, type = excluded.type, moment = excluded.moment,
  horizon = excluded.horizon, keeps_id = excluded.keeps_id, parked = 0,
  ordered_by = coalesce(excluded.ordered_by, leaving.ordered_by)`;

/** Writes of recalls. */
export function recallWrites(db: Connection, dialect: SqlDialect): RecallWrites {
  return {
    async addLeavings(rows) {
      if (rows.length === 0) return;
      const idOf = await internIds(
        db,
        dialect,
        rows.flatMap(({ objectId, originId }) => [objectId, originId]),
      );
      const horizons = await horizonsOf(db, dialect, [...new Set(rows.map(({ log }) => log))]);
      const first = await dealNumbers(db, 'leaving', rows.length);
      const inserts = rows.map((row, index): Schema['leaving'] => ({
        id: first + index,
        log: row.log,
        object: idOf(row.objectId),
        name: row.objectId,
        origin: idOf(row.originId),
        type: row.type,
        moment: row.moment,
        horizon: horizons.get(row.log) ?? 0,
        keeps_id: row.keepsId ? 1 : 0,
        ordered_by: row.orderedBy ?? null,
        parked: 0,
      }));
      await insertRows(db, dialect, 'leaving', inserts, latest);
      await unpark(db, dialect, inserts);
    },
    async parkLeavings(ids) {
      await db
        .updateTable('leaving')
        .set({ parked: 1 })
        .where('id', 'in', listOf(dialect, ids))
        .execute();
    },
    async removeLeavings(ids) {
      await db.deleteFrom('leaving').where('id', 'in', listOf(dialect, ids)).execute();
    },
    async dropLeavings(log, originIds) {
      await db
        .deleteFrom('leaving')
        .where('log', '=', log)
        .where('origin', 'in', idsOf(dialect, originIds))
        .execute();
    },
    async insertRecall({ objects, receivers, orderedBy, ...row }) {
      await db
        .insertInto('recall')
        .values({ ...row, ordered_by: orderedBy ?? null })
        .execute();
      const names = objects.flatMap(({ objectId, originId }) => [objectId, originId]);
      const idOf = await internIds(db, dialect, names);
      const recall = row.id;
      const named = objects.map(({ objectId, originId, type, horizon, notice, replaced }) => ({
        ...{ recall, object: idOf(objectId), origin: idOf(originId), type, horizon, notice },
        replaced: replaced ? (1 as const) : (0 as const),
      }));
      await insertRows(db, dialect, 'recall_object', named);
      const told = receivers.map(({ consumer, received, expected, had, ...rest }) => ({
        ...{ recall, consumer, moment: row.moment, received, had },
        ...{ expected: expected ? (1 as const) : (0 as const), answered: rest.answered ?? null },
        ...{ answer: rest.answer ?? null, words: rest.words ?? null },
      }));
      await insertRows(db, dialect, 'recall_receiver', told);
    },
    async answerRecall(id, { consumer, answered, answer, words }) {
      const { numUpdatedRows } = await db
        .updateTable('recall_receiver')
        .set({ answered: answered ?? null, answer: answer ?? null, words: words ?? null })
        .where('recall', '=', id)
        .where('consumer', '=', consumer)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

/** What was set aside of objects of which more has left now leaves with that. */
async function unpark(
  db: Connection,
  dialect: SqlDialect,
  fresh: readonly Schema['leaving'][],
): Promise<void> {
  const newest = new Map(fresh.map((row) => [`${row.log} ${row.origin}`, row]));
  const parked = await db
    .selectFrom('leaving')
    .select(['id', 'log', 'origin'])
    .where('parked', '=', 1)
    .where('log', 'in', listOf(dialect, [...new Set(fresh.map(({ log }) => log))]))
    .where('origin', 'in', listOf(dialect, [...new Set(fresh.map(({ origin }) => origin))]))
    .execute();
  for (const { id, log, origin } of parked) {
    const row = newest.get(`${log} ${origin}`);
    if (row === undefined) continue;
    const { moment, ordered_by } = row;
    await db
      .updateTable('leaving')
      .set({ parked: 0, moment, ordered_by })
      .where('id', '=', id)
      .execute();
  }
}

async function horizonsOf(
  db: Connection,
  dialect: SqlDialect,
  logs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('log')
    .select(['id', 'last_stamp'])
    .where('id', 'in', listOf(dialect, logs))
    .execute();
  return new Map(rows.map(({ id, last_stamp: last }) => [id, last]));
}
