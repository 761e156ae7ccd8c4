/**
 * The small tables: the directory's documents, settings, logs, decision keys.
 */
import { Problem, quote } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { Connection } from './schema.ts';
import { dealNumbers, insertRows, listOf, type SqlDialect } from './sql-dialect.ts';
import { endLog } from './sql-history.ts';
import type { DirectoryKind, StoreReader, StoreTransaction } from './store.ts';

/** Reads of the small tables. */
export function directoryReads(
  db: Connection,
): Pick<StoreReader, 'directory' | 'setting' | 'logs' | 'decisionKeys'> {
  return {
    directory: () =>
      db
        .selectFrom('directory')
        .select(['kind', 'id', 'document', 'revision'])
        .orderBy('kind')
        .orderBy('id')
        .execute(),
    async setting(name) {
      const query = db.selectFrom('setting').select('value').where('name', '=', name);
      return (await query.executeTakeFirst())?.value;
    },
    logs: () => selectLogs(db).orderBy('id').execute(),
    decisionKeys: (after) =>
      db
        .selectFrom('decision_key')
        .select(['id', 'text'])
        .where('id', '>', after)
        .orderBy('id')
        .execute(),
  };
}

function selectLogs(db: Connection) {
  return db.selectFrom('log').select(['id as log', 'collection', 'audience', 'last_stamp as last']);
}

/** Changes of the directory's documents. */
export function directoryWrites(
  db: Connection,
): Pick<StoreTransaction, 'putEntry' | 'deleteEntry'> {
  return {
    async putEntry(entry, ifRevision) {
      const present = await revisionOf(db, entry.kind, entry.id);
      requireRevision(entry, present, ifRevision);
      const row = { ...entry, revision: present + 1 };
      await db
        .insertInto('directory')
        .values({ kind: row.kind, id: row.id, document: row.document, revision: row.revision })
        .onConflict((conflict) =>
          conflict
            .columns(['kind', 'id'])
            .doUpdateSet({ document: row.document, revision: row.revision }),
        )
        .execute();
      return row.revision;
    },
    async deleteEntry(kind, id, ifRevision) {
      const present = await revisionOf(db, kind, id);
      requireRevision({ kind, id }, present, ifRevision);
      await db.deleteFrom('directory').where('kind', '=', kind).where('id', '=', id).execute();
      return present > 0;
    },
  };
}

/** The present revision of a document; 0 when there is none. */
async function revisionOf(db: Connection, kind: DirectoryKind, id: string): Promise<number> {
  const row = await db
    .selectFrom('directory')
    .select('revision')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

function requireRevision(
  entry: { readonly kind: DirectoryKind; readonly id: string },
  present: number,
  wanted: number | undefined,
) {
  if (wanted === undefined || wanted === present) return;
  const name = `${entry.kind} ${quote(entry.id)}`;
  const state = present === 0 ? 'does not exist' : `is at revision ${present}`;
  throw new Problem('preconditionFailed', `${name} ${state}, not at revision ${wanted}`);
}

/** Changes of settings. */
export function settingWrites(db: Connection): Pick<StoreTransaction, 'putSetting'> {
  return {
    async putSetting(name, value) {
      await db
        .insertInto('setting')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}

/** Making and removing logs, interning keys. */
export function logWrites(
  db: Connection,
  dialect: SqlDialect,
  now: () => Micros,
): Pick<StoreTransaction, 'ensureLog' | 'deleteLog' | 'internKeys'> {
  return {
    async ensureLog(collection, audience) {
      const present = await selectLogs(db)
        .where('collection', '=', collection)
        .where('audience', '=', audience)
        .executeTakeFirst();
      if (present !== undefined) return present;
      const id = await dealNumbers(db, 'log', 1);
      await db
        .insertInto('log')
        .values({ id, collection, audience, last_stamp: 0, removals: 0 })
        .execute();
      return { log: id, collection, audience, last: 0 };
    },
    async deleteLog(log) {
      await endLog(db, dialect, log, now());
      await db.deleteFrom('agenda').where('log', '=', log).execute();
      await db.deleteFrom('waiting').where('log', '=', log).execute();
      await db.deleteFrom('variant').where('log', '=', log).execute();
      await db.deleteFrom('release').where('log', '=', log).execute();
      await db.deleteFrom('log').where('id', '=', log).execute();
    },
    async internKeys(texts) {
      const known = await keyIds(db, dialect, texts);
      const fresh = [...new Set(texts)].filter((text) => !known.has(text));
      if (fresh.length === 0) return known;
      const { newest } = await db
        .selectFrom('decision_key')
        .select((row) => row.fn.coalesce(row.fn.max('id'), row.lit(0)).as('newest'))
        .executeTakeFirstOrThrow();
      const rows = fresh.map((text, index) => ({ id: Number(newest) + 1 + index, text }));
      await insertRows(db, dialect, 'decision_key', rows);
      return new Map([...known, ...rows.map((row) => [row.text, row.id] as const)]);
    },
  };
}

async function keyIds(db: Connection, dialect: SqlDialect, texts: readonly string[]) {
  const rows = await db
    .selectFrom('decision_key')
    .select(['id', 'text'])
    .where('text', 'in', listOf(dialect, texts))
    .execute();
  return new Map(rows.map((row) => [row.text, row.id]));
}
