/**
 * STIX ids as numbers: each text is kept once, and every other table and index holds its number.
 *
 * Ids are random texts, so an index of them is written all over; one is enough. Ids that no row names
 * any more stay: they are few, and a number is never given to another text.
 */
import { type RawBuilder, sql } from 'kysely';
import { invariant } from '../base/problem.ts';
import type { Connection } from './schema.ts';
import { dealNumbers, insertRows, listOf, type SqlDialect } from './sql-dialect.ts';

/** The numbers of those texts that have one, for `in`. */
export function idsOf(dialect: SqlDialect, texts: readonly string[]): RawBuilder<number> {
  return idsIn(listOf(dialect, texts));
}

/** The numbers of the texts that a list yields, for `in`. */
export function idsIn(list: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(select id from stix_id where text in ${list})`;
}

/** Gives each of these texts a number, if it has none yet; returns how to look them up. */
export async function internIds(
  db: Connection,
  dialect: SqlDialect,
  texts: readonly string[],
): Promise<(text: string) => number> {
  const distinct = [...new Set(texts)];
  const known = await db
    .selectFrom('stix_id')
    .select(['id', 'text'])
    .where('text', 'in', listOf(dialect, distinct))
    .execute();
  const ids = new Map(known.map((row) => [row.text, row.id]));
  const fresh = distinct.filter((text) => !ids.has(text));
  if (fresh.length > 0) {
    const first = await dealNumbers(db, 'stix_id', fresh.length);
    const rows = fresh.map((text, index) => ({ id: first + index, text }));
    await insertRows(db, dialect, 'stix_id', rows);
    for (const { id, text } of rows) ids.set(text, id);
  }
  return (text) => {
    const id = ids.get(text);
    invariant(id !== undefined, 'an id looked up was interned');
    return id;
  };
}
