/**
 * Assertions, the schedule of phases, and contributions by their decision key.
 */
import type {
  AssertionReads,
  AssertionRow,
  AssertionWrites,
  KeptAssertion,
} from './assertion-store.ts';
import type { Connection } from './schema.ts';
import { contributionOf, selectContributions } from './sql-contributions.ts';
import { listOf, type SqlDialect } from './sql-dialect.ts';
import { idsOf, internIds } from './sql-stix-ids.ts';
import type { Contribution } from './store.ts';

/** Reads of assertions, phases and keyed contributions. */
export function assertionReads(db: Connection, dialect: SqlDialect): AssertionReads {
  return { ...statedReads(db, dialect), ...contributionReads(db, dialect), ...keyReads(db) };
}

type StatedRead = 'assertions' | 'assertion' | 'standingAssertions';

function statedReads(db: Connection, dialect: SqlDialect): Pick<AssertionReads, StatedRead> {
  return {
    async assertions({ before, limit, objectId }) {
      let query = selectAssertions(db).orderBy('a.id', 'desc').limit(limit);
      if (before !== undefined) query = query.where('a.id', '<', before);
      if (objectId !== undefined) query = query.where('a.object', 'in', idsOf(dialect, [objectId]));
      return (await query.execute()).map(assertionOf);
    },
    async assertion(id) {
      const row = await selectAssertions(db).where('a.id', '=', id).executeTakeFirst();
      return row && assertionOf(row);
    },
    async standingAssertions(objectIds) {
      const rows = await selectAssertions(db)
        .where('a.object', 'in', idsOf(dialect, objectIds))
        .where('a.kind', '!=', 'retraction')
        .where('r.id', 'is', null)
        .orderBy('a.id')
        .execute();
      return rows.map(assertionOf);
    },
  };
}

function selectAssertions(db: Connection) {
  return db
    .selectFrom('assertion as a')
    .innerJoin('stix_id as o', 'o.id', 'a.object')
    .leftJoin('assertion as r', 'r.retracts', 'a.id')
    .select(['a.id', 'o.text as objectId', 'a.collection', 'a.contributor', 'a.kind'])
    .select(['a.statement', 'a.reason', 'a.evidence', 'a.retracts', 'a.up_to as upTo'])
    .select(['a.actor', 'a.at', 'r.id as retractedBy']);
}

type Nullable = 'collection' | 'contributor' | 'evidence' | 'retracts' | 'retractedBy';
type StoredAssertion = Omit<KeptAssertion, Nullable> & {
  readonly [Name in Nullable]: Exclude<KeptAssertion[Name], undefined> | null;
};

function assertionOf(row: StoredAssertion): KeptAssertion {
  return {
    ...row,
    collection: row.collection ?? undefined,
    contributor: row.contributor ?? undefined,
    evidence: row.evidence ?? undefined,
    retracts: row.retracts ?? undefined,
    retractedBy: row.retractedBy ?? undefined,
  };
}

type ContributionRead =
  | 'contributionsNamed'
  | 'contributionsNumbered'
  | 'contributionsUnder'
  | 'contributionsAs';

function contributionReads(
  db: Connection,
  dialect: SqlDialect,
): Pick<AssertionReads, ContributionRead> {
  return {
    async contributionsNamed(objectId) {
      // The index begins with the collection, and collections are few.
      const collections = db
        .selectFrom('log')
        .select('collection')
        .union(
          db.selectFrom('directory').select('id as collection').where('kind', '=', 'collection'),
        );
      const rows = await selectContributions(db)
        .where('c.collection', 'in', collections)
        .where('c.object', 'in', idsOf(dialect, [objectId]))
        .orderBy('c.id')
        .execute();
      return rows.map(contributionOf);
    },
    async contributionsNumbered(ids) {
      const rows = await selectContributions(db)
        .where('c.id', 'in', listOf(dialect, ids))
        .orderBy('c.id')
        .execute();
      return rows.map(contributionOf);
    },
    async contributionsUnder({ keys, collection, after, limit }) {
      const rows: Contribution[] = [];
      // Key by key, each a range of the index: one statement for all would sort everything it finds.
      for (const key of keys.toSorted((a, b) => a - b)) {
        if (rows.length >= limit) break;
        if (after !== undefined && key < after.key) continue;
        const from = key === after?.key ? after.contribution : 0;
        const ofKey = selectContributions(db)
          .where('c.decision_key', '=', key)
          .where('c.id', '>', from)
          .orderBy('c.id')
          .limit(limit - rows.length);
        const chosen =
          collection === undefined ? ofKey : ofKey.where('c.collection', '=', collection);
        rows.push(...(await chosen.execute()).map(contributionOf));
      }
      return rows;
    },
    async contributionsAs(creator, owner, after, limit) {
      const rows = await selectContributions(db)
        .where('c.created_by', '=', creator)
        .where('c.submitter', '!=', owner)
        .where('c.id', '>', after)
        .orderBy('c.id')
        .limit(limit)
        .execute();
      return rows.map(contributionOf);
    },
  };
}

function keyReads(db: Connection): Pick<AssertionReads, 'keyCounts' | 'nextPhase'> {
  return {
    async keyCounts(keys, collection) {
      const counts = [];
      for (const key of keys) {
        let query = db
          .selectFrom('contribution')
          .select((row) => [
            row.fn.countAll<number>().as('contributions'),
            row.fn.min('keyed').as('oldest'),
          ])
          .where('decision_key', '=', key);
        if (collection !== undefined) query = query.where('collection', '=', collection);
        const { contributions, oldest } = await query.executeTakeFirstOrThrow();
        if (contributions > 0) counts.push({ key, contributions, oldest });
      }
      return counts;
    },
    async nextPhase() {
      const { due } = await db
        .selectFrom('contribution')
        .select((row) => row.fn.min<number | null>('next_phase').as('due'))
        .where('next_phase', 'is not', null)
        .executeTakeFirstOrThrow();
      return due ?? undefined;
    },
  };
}

/** Appending assertions, and what has entered another phase. */
export function assertionWrites(db: Connection, dialect: SqlDialect): AssertionWrites {
  return {
    async appendAssertion(row) {
      const idOf = await internIds(db, dialect, [row.objectId]);
      const newest = await db
        .selectFrom('assertion')
        .select((each) => each.fn.coalesce(each.fn.max('id'), each.lit(0)).as('id'))
        .executeTakeFirstOrThrow();
      const { last } = await db
        .selectFrom('sequence')
        .select('last')
        .where('name', '=', 'contribution')
        .executeTakeFirstOrThrow();
      const values = { ...valuesOf(row), id: Number(newest.id) + 1, up_to: last };
      await db
        .insertInto('assertion')
        .values({ ...values, object: idOf(row.objectId) })
        .execute();
      return values.id;
    },
    async phasesDue(now, limit) {
      const rows = await selectContributions(db)
        .where('c.next_phase', '<=', now)
        .orderBy('c.next_phase')
        .orderBy('c.id')
        .limit(limit)
        .execute();
      return rows.map(contributionOf);
    },
  };
}

function valuesOf(row: Omit<AssertionRow, 'id' | 'upTo'>) {
  const { kind, statement, reason, actor, at } = row;
  return {
    ...{ kind, statement, reason, actor, at },
    collection: row.collection ?? null,
    contributor: row.contributor ?? null,
    evidence: row.evidence ?? null,
    retracts: row.retracts ?? null,
  };
}
