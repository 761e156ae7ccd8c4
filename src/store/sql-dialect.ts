/**
 * What differs between SQL databases, each difference by name. `sql-store.ts` and its parts are written
 * once against this and never ask which database they speak to.
 */
import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Connection, Schema, SequenceName } from './schema.ts';

/** The differences. */
export interface SqlDialect {
  /**
   * A list given as one parameter, as a subquery of one column, for `in`: one text for any number of
   * values. The parameter's value is `listValue(values)`.
   */
  list(of: 'text' | 'integer', parameter: unknown): RawBuilder<unknown>;
  listValue(values: readonly (string | number)[]): unknown;
  /** Aggregates `bytes` joined by commas in the order of `by`, in which the rows come already. */
  joinBytes(bytes: RawBuilder<unknown>, by: RawBuilder<unknown>): RawBuilder<unknown>;
  /**
   * How many rows one insert statement takes: tens where a prepared statement runs in-process, hundreds
   * where each statement is a journey over the network.
   */
  readonly rowsPerInsert: number;
}

/** A list of texts or integers for `in`, with its values. */
export function listOf<Value extends string | number>(
  dialect: SqlDialect,
  values: readonly Value[],
): RawBuilder<Value> {
  const of = typeof values[0] === 'number' ? 'integer' : 'text';
  return dialect.list(of, dialect.listValue(values)).$castTo<Value>();
}

type Row<Table extends keyof Schema> = {
  readonly [Column in keyof Schema[Table]]: Schema[Table][Column];
};

/**
 * Inserts rows of one table, all with the same columns, in their order. `onConflict` is the clause that
 * says what to do with a row that is there; without it that is an error.
 */
export async function insertRows<Table extends keyof Schema & string>(
  db: Connection,
  dialect: SqlDialect,
  table: Table,
  rows: readonly Row<Table>[],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row<Table> & string)[];
  const names = sql.join(columns.map((name) => sql.ref(name)));
  let text = '';
  let textRows = 0;
  for (let start = 0; start < rows.length; start += dialect.rowsPerInsert) {
    const chunk = rows.slice(start, start + dialect.rowsPerInsert);
    if (chunk.length !== textRows) {
      const row = sql`(${sql.join(columns.map(() => null))})`;
      const places = sql.join(chunk.map(() => row));
      text = sql`insert into ${sql.table(table)} (${names}) values ${places} ${onConflict}`.compile(
        db,
      ).sql;
      textRows = chunk.length;
    }
    const values = chunk.flatMap((row) => columns.map((column) => row[column]));
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}

/** Deals `count` numbers of a sequence and returns the first; the others follow it. */
export async function dealNumbers(
  db: Connection,
  name: SequenceName,
  count: number,
): Promise<number> {
  const { last } = await db
    .updateTable('sequence')
    .set((row) => ({ last: row('last', '+', count) }))
    .where('name', '=', name)
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}
