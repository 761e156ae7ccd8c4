/**
 * Contributions and the ids they refer to.
 */
import type { Connection, Flag, Schema } from './schema.ts';
import { keepBodies } from './sql-bodies.ts';
import { dealNumbers, insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import type { Contribution, NewContribution, StoreTransaction } from './store.ts';

type ContributionRead =
  | 'contributionsOf'
  | 'contributionsAfter'
  | 'referencesOf'
  | 'referrersOf'
  | 'publicAmong';

/** Reads of contributions. */
export function contributionReads(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, ContributionRead> {
  return {
    async contributionsOf(collection, objectIds) {
      const rows = await selectContributions(db)
        .where('c.collection', '=', collection)
        .where('c.object_id', 'in', listOf(dialect, objectIds))
        .orderBy('c.object_id')
        .orderBy('c.id')
        .execute();
      return rows.map(contributionOf);
    },
    async contributionsAfter(collection, after, limit) {
      const rows = await selectContributions(db)
        .where('c.collection', '=', collection)
        .where('c.id', '>', after)
        .orderBy('c.id')
        .limit(limit)
        .execute();
      return rows.map(contributionOf);
    },
    referencesOf: (contributions) =>
      db
        .selectFrom('reference')
        .select(['contribution', 'target', 'kind'])
        .where('contribution', 'in', listOf(dialect, contributions))
        .orderBy('contribution')
        .orderBy('target')
        .orderBy('kind')
        .execute(),
    async referrersOf(collection, targets) {
      const rows = await db
        .selectFrom('reference as r')
        .innerJoin('contribution as c', 'c.id', 'r.contribution')
        .select('c.object_id as objectId')
        .distinct()
        .where('r.target', 'in', listOf(dialect, targets))
        .where('c.collection', '=', collection)
        .orderBy('c.object_id')
        .execute();
      return rows.map((row) => row.objectId);
    },
    async publicAmong(objectIds) {
      const rows = await db
        .selectFrom('contribution')
        .select('object_id as objectId')
        .distinct()
        .where('object_id', 'in', listOf(dialect, objectIds))
        .where((row) => row('public_set', '=', row.lit(1)))
        .execute();
      return new Set(rows.map((row) => row.objectId));
    },
  };
}

function selectContributions(db: Connection) {
  return db
    .selectFrom('contribution as c')
    .innerJoin('body as b', 'b.id', 'c.body')
    .select(['c.id', 'c.collection', 'c.object_id as objectId', 'c.type', 'c.version'])
    .select(['c.version_key as versionKey', 'c.submitter', 'c.created_by as createdBy', 'c.body'])
    .select(['b.digest', 'c.decision_key as key', 'c.labels', 'c.label_source as labelSource'])
    .select(['c.public_set as publicSet', 'c.revoked', 'c.received']);
}

type ContributionRow = Omit<Contribution, 'createdBy' | 'publicSet' | 'revoked'> & {
  readonly createdBy: string | null;
  readonly publicSet: Flag;
  readonly revoked: Flag;
};

function contributionOf(row: ContributionRow): Contribution {
  return {
    ...row,
    createdBy: row.createdBy ?? undefined,
    publicSet: row.publicSet === 1,
    revoked: row.revoked === 1,
  };
}

/** Changes of contributions. */
export function contributionWrites(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, 'insertContributions' | 'deleteContributions' | 'relabelContributions'> {
  return {
    async insertContributions(rows) {
      if (rows.length === 0) return [];
      const bodies = await keepBodies(
        db,
        dialect,
        rows.map((row) => row.bytes),
      );
      const first = await dealNumbers(db, 'contribution', rows.length);
      const inserts = rows.map((row, index) => contributionRow(row, first + index, bodies[index]));
      await insertRows(db, dialect, 'contribution', inserts);
      const references = rows.flatMap((row, index) => referenceRows(row, first + index));
      await insertRows(db, dialect, 'reference', references);
      return inserts.map((row) => row.id);
    },
    async deleteContributions(ids) {
      const list = listOf(dialect, ids);
      await db.deleteFrom('reference').where('contribution', 'in', list).execute();
      await db.deleteFrom('contribution').where('id', 'in', list).execute();
    },
    async relabelContributions(rows) {
      for (const row of rows) {
        const { labels, labelSource, key, publicSet } = row;
        await db
          .updateTable('contribution')
          .set({
            labels,
            label_source: labelSource,
            decision_key: key,
            public_set: flag(publicSet),
          })
          .where('id', '=', row.id)
          .execute();
      }
    },
  };
}

function contributionRow(
  row: NewContribution,
  id: number,
  body: number | undefined,
): Schema['contribution'] {
  return {
    id,
    collection: row.collection,
    object_id: row.objectId,
    type: row.type,
    version: row.version,
    version_key: row.versionKey,
    submitter: row.submitter,
    created_by: row.createdBy ?? null,
    body: body ?? 0,
    decision_key: row.key,
    labels: row.labels,
    label_source: row.labelSource,
    public_set: flag(row.publicSet),
    revoked: flag(row.revoked),
    received: row.received,
  };
}

function referenceRows(row: NewContribution, contribution: number): Schema['reference'][] {
  const distinct = new Map(row.references.map((named) => [`${named.kind} ${named.target}`, named]));
  return [...distinct.values()].map(({ target, kind }) => ({ contribution, target, kind }));
}

function flag(value: boolean): Flag {
  return value ? 1 : 0;
}
