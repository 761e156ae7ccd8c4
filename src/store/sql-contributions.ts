/**
 * Contributions and the ids they refer to.
 */
import type { Micros } from '../base/time.ts';
import type { Connection, Flag, Schema } from './schema.ts';
import { dropOrphans, keepBodies } from './sql-bodies.ts';
import { dealNumbers, insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import { endStates } from './sql-history.ts';
import { idsOf, internIds } from './sql-stix-ids.ts';
import type { Contribution, NewContribution, Reference, StoreTransaction } from './store.ts';

type ContributionRead =
  | 'contributionsOf'
  | 'contributionsAfter'
  | 'arrivalsAfter'
  | 'referencesOf'
  | 'referrersOf'
  | 'referrersAnywhere'
  | 'publicAmong';

type ContributionWrite =
  | 'insertContributions'
  | 'putReferences'
  | 'deleteContributions'
  | 'relabelContributions';

/** Reads of contributions. */
export function contributionReads(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreTransaction, ContributionRead> {
  return {
    async contributionsOf(collection, objectIds) {
      const rows = await selectContributions(db)
        .where('c.collection', '=', collection)
        .where('c.object', 'in', idsOf(dialect, objectIds))
        .orderBy('o.text')
        .orderBy('c.id')
        .execute();
      return rows.map(contributionOf);
    },
    async contributionsAfter(collection, { after, upTo, labelSource, limit }) {
      let query = selectContributions(db)
        .where('c.collection', '=', collection)
        .where('c.id', '>', after);
      if (upTo !== undefined) query = query.where('c.id', '<=', upTo);
      if (labelSource !== undefined) query = query.where('c.label_source', '=', labelSource);
      const rows = await query.orderBy('c.id').limit(limit).execute();
      return rows.map(contributionOf);
    },
    async arrivalsAfter(collection, { after, upTo = Number.MAX_SAFE_INTEGER, limit }) {
      const stretch = db
        .selectFrom('contribution')
        .select('id')
        .where('collection', '=', collection)
        .where('id', '>', after)
        .where('id', '<=', upTo)
        .orderBy('id')
        .limit(limit);
      const { count, last } = await db
        .selectFrom(stretch.as('s'))
        .select((row) => [row.fn.countAll<number>().as('count'), row.fn.max('s.id').as('last')])
        .executeTakeFirstOrThrow();
      return { count, last: last ?? after };
    },
    referencesOf: (contributions) =>
      db
        .selectFrom('reference as r')
        .innerJoin('stix_id as t', 't.id', 'r.target')
        .innerJoin('stix_id as n', 'n.id', 'r.named')
        .select(['r.contribution', 't.text as target', 'n.text as named'])
        .select(['r.kind', 'r.part', 'r.asks'])
        .where('r.contribution', 'in', listOf(dialect, contributions))
        .orderBy('r.contribution')
        .orderBy('t.text')
        .orderBy('r.kind')
        .orderBy('r.part')
        .orderBy('n.text')
        .execute(),
    async referrersOf(collection, targets) {
      const rows = await selectReferrers(db, dialect, targets)
        .select('o.text as objectId')
        .where('c.collection', '=', collection)
        .orderBy('o.text')
        .execute();
      return rows.map((row) => row.objectId);
    },
    referrersAnywhere: (targets) =>
      selectReferrers(db, dialect, targets)
        .select(['c.collection', 'o.text as objectId'])
        .orderBy('c.collection')
        .orderBy('o.text')
        .execute(),
    async publicAmong(objectIds) {
      const rows = await db
        .selectFrom('contribution as c')
        .innerJoin('stix_id as o', 'o.id', 'c.object')
        .select('o.text as objectId')
        .distinct()
        .where('c.object', 'in', idsOf(dialect, objectIds))
        .where((row) => row('c.public_set', '=', row.lit(1)))
        .execute();
      return new Set(rows.map((row) => row.objectId));
    },
  };
}

function selectReferrers(db: Connection, dialect: SqlDialect, targets: readonly string[]) {
  // From the few references to the contributions: a join may be planned the other way round.
  const naming = db
    .selectFrom('reference as r')
    .select('r.contribution')
    .where('r.target', 'in', idsOf(dialect, targets));
  return db
    .selectFrom('contribution as c')
    .innerJoin('stix_id as o', 'o.id', 'c.object')
    .distinct()
    .where('c.id', 'in', naming);
}

/** The columns of contributions, with the tables that they come from. */
export function selectContributions(db: Connection) {
  return db
    .selectFrom('contribution as c')
    .innerJoin('body as b', 'b.id', 'c.body')
    .innerJoin('stix_id as o', 'o.id', 'c.object')
    .select(['c.id', 'c.collection', 'o.text as objectId', 'c.type', 'c.version'])
    .select(['c.version_key as versionKey', 'c.submitter', 'c.created_by as createdBy', 'c.body'])
    .select(['b.digest', 'c.decision_key as key', 'c.labels', 'c.label_source as labelSource'])
    .select([
      'c.public_set as publicSet',
      'c.revoked',
      'c.received',
      'c.on_behalf_of as onBehalfOf',
      'c.keyed',
      'c.next_phase as nextPhase',
    ]);
}

type ContributionRow = Omit<
  Contribution,
  'createdBy' | 'publicSet' | 'revoked' | 'onBehalfOf' | 'nextPhase'
> & {
  readonly createdBy: string | null;
  readonly onBehalfOf: string | null;
  readonly nextPhase: number | null;
  readonly publicSet: Flag;
  readonly revoked: Flag;
};

/** A contribution as the store tells it. */
export function contributionOf(row: ContributionRow): Contribution {
  return {
    ...row,
    createdBy: row.createdBy ?? undefined,
    onBehalfOf: row.onBehalfOf ?? undefined,
    nextPhase: row.nextPhase ?? undefined,
    publicSet: row.publicSet === 1,
    revoked: row.revoked === 1,
  };
}

/** Changes of contributions. */
export function contributionWrites(
  db: Connection,
  dialect: SqlDialect,
  now: () => Micros,
): Pick<StoreTransaction, ContributionWrite> {
  return {
    async insertContributions(rows) {
      if (rows.length === 0) return [];
      const bodies = await keepBodies(
        db,
        dialect,
        rows.map((row) => row.bytes),
      );
      const named = rows.flatMap(({ references }) => idsIn(references));
      const objects = rows.map((row) => row.objectId);
      const idOf = await internIds(db, dialect, [...objects, ...named]);
      const first = await dealNumbers(db, 'contribution', rows.length);
      const inserts = rows.map((row, index) => ({
        ...contributionColumns(row),
        id: first + index,
        object: idOf(row.objectId),
        body: bodies[index] ?? 0,
      }));
      await insertRows(db, dialect, 'contribution', inserts);
      const references = rows.flatMap((row, index) =>
        referenceRows(first + index, row.references, idOf),
      );
      await insertRows(db, dialect, 'reference', references);
      return inserts.map((row) => row.id);
    },
    async putReferences(contribution, references) {
      const idOf = await internIds(db, dialect, idsIn(references));
      await db.deleteFrom('reference').where('contribution', '=', contribution).execute();
      const rows = referenceRows(contribution, references, idOf);
      await insertRows(db, dialect, 'reference', rows);
    },
    async deleteContributions(ids) {
      const list = listOf(dialect, ids);
      await db.deleteFrom('reference').where('contribution', 'in', list).execute();
      await db.deleteFrom('waiting').where('contribution', 'in', list).execute();
      const gone = await db
        .deleteFrom('contribution')
        .where('id', 'in', list)
        .returning('body')
        .execute();
      await dropOrphans(
        db,
        dialect,
        gone.map(({ body }) => body),
      );
    },
    async relabelContributions(rows) {
      await endStatesShowing(db, dialect, rows, now());
      // What changes together mostly changes alike: one statement for all of it.
      const alike = Map.groupBy(rows, ({ labels, labelSource, key, publicSet, keyed, nextPhase }) =>
        JSON.stringify([labels, labelSource, key, publicSet, keyed, nextPhase ?? null]),
      );
      for (const members of alike.values()) await relabelAlike(db, dialect, members);
    },
  };
}

type Relabelled = Parameters<StoreTransaction['relabelContributions']>[0][number];

/** Gives all of these what the first of them gets. */
async function relabelAlike(
  db: Connection,
  dialect: SqlDialect,
  rows: readonly Relabelled[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { labels, labelSource, key, publicSet, keyed, nextPhase } = first;
  const ids = listOf(
    dialect,
    rows.map(({ id }) => id),
  );
  await db
    .updateTable('contribution')
    .set({
      labels,
      label_source: labelSource,
      decision_key: key,
      public_set: flag(publicSet),
      keyed,
      next_phase: nextPhase ?? null,
    })
    .where('id', 'in', ids)
    .execute();
  await db
    .updateTable('release')
    .set({ decision_key: key })
    .where('contribution', 'in', ids)
    .where('decision_key', '!=', key)
    .execute();
}

/** Ends the states of rows that show one of these contributions under another key than it gets. */
async function endStatesShowing(
  db: Connection,
  dialect: SqlDialect,
  rows: readonly Pick<Contribution, 'id' | 'key'>[],
  now: Micros,
): Promise<void> {
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  const shown = await db
    .selectFrom('release')
    .select(['log', 'stamp', 'contribution', 'decision_key as key'])
    .where('contribution', 'in', listOf(dialect, [...keys.keys()]))
    .execute();
  const ending = shown.filter(({ contribution, key }) => keys.get(contribution ?? 0) !== key);
  for (const [log, of] of Map.groupBy(ending, (row) => row.log)) {
    const stamps = of.map(({ stamp }) => stamp);
    await endStates(db, dialect, log, stamps, now);
  }
}

function contributionColumns(
  row: NewContribution,
): Omit<Schema['contribution'], 'id' | 'object' | 'body'> {
  return {
    collection: row.collection,
    type: row.type,
    version: row.version,
    version_key: row.versionKey,
    submitter: row.submitter,
    created_by: row.createdBy ?? null,
    decision_key: row.key,
    labels: row.labels,
    label_source: row.labelSource,
    public_set: flag(row.publicSet),
    revoked: flag(row.revoked),
    received: row.received,
    on_behalf_of: row.onBehalfOf ?? null,
    keyed: row.keyed,
    next_phase: row.nextPhase ?? null,
  };
}

function idsIn(references: readonly Reference[]): readonly string[] {
  return references.flatMap(({ target, named }) => [target, named]);
}

/** The references as rows, each once. */
function referenceRows(
  contribution: number,
  references: readonly Reference[],
  idOf: (text: string) => number,
): readonly Schema['reference'][] {
  const rows = references.map(({ target, named, kind, part, asks }) => ({
    ...{ contribution, target: idOf(target), named: idOf(named), kind, part, asks },
  }));
  const byName = new Map(rows.map((row) => [[row.target, row.named, kindOf(row)].join(), row]));
  return [...byName.values()];
}

function kindOf({ kind, part }: Schema['reference']): string {
  return `${kind} ${part}`;
}

function flag(value: boolean): Flag {
  return value ? 1 : 0;
}
