/** The rows of every log as they lie in the database, by log and object as submitted; the hub's own not. */
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';

/** Stamps in order, by `collection audience object`. */
export type LogRows = ReadonlyMap<string, readonly number[]>;

/** Reads them out of a data folder. */
export function logRows(folder: string): LogRows {
  const database = new BetterSqlite(join(folder, 'sekisho.db'), { readonly: true });
  const rows = database
    .prepare<[], { readonly name: string; readonly stamp: number }>(
      `select l.collection || ' ' || l.audience || ' ' || o.text as name, r.stamp
       from release r join log l on l.id = r.log join stix_id o on o.id = r.origin
       where r.contribution is not null order by name, r.stamp`,
    )
    .all();
  database.close();
  const byName = Map.groupBy(rows, ({ name }) => name);
  return new Map([...byName].map(([name, own]) => [name, own.map(({ stamp }) => stamp)]));
}
