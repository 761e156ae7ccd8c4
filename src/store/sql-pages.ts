/**
 * Pages of a log: one statement each, a range scan in stamp order, bodies joined where they lie.
 *
 * This is what every poll runs, so nothing is built twice: for each shape of question (which filters,
 * which versions) the text is compiled once, with names where its parameters go, and then only filled in.
 */
import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Micros } from '../base/time.ts';
import type { LogMoment } from './history.ts';
import type { Connection } from './schema.ts';
import type { SqlDialect } from './sql-dialect.ts';
import { idsIn } from './sql-stix-ids.ts';
import type { LogQuery, ManifestRow, ObjectPage, StoreReader } from './store.ts';

/**
 * Up to so many types, each is read from its own index range and the ranges are merged, so that a rare
 * type costs no scan of the others. Beyond, the log is scanned and rows of other types are passed over.
 */
const mergedTypesMax = 16;

/** What a question's text depends on. */
interface Shape {
  readonly ids: boolean;
  /** How many types are merged; `'scan'` when too many or not indexed, `undefined` when all. */
  readonly types: number | 'scan' | undefined;
  readonly all: boolean;
  readonly last: boolean;
  readonly first: boolean;
  readonly keys: boolean;
  readonly closed: boolean;
}

type Fragment = RawBuilder<unknown>;
type Template = (shape: Shape, dialect: SqlDialect) => Fragment;

/** Reads of logs. Create once per connection: it keeps the texts. */
export function pageReads(
  db: Connection,
  dialect: SqlDialect,
): Pick<StoreReader, 'readObjects' | 'readManifest' | 'holds'> {
  const objects = prepared<ObjectsRow>(db, dialect, objectsTemplate);
  const manifest = prepared<ManifestRow & LogMoment>(db, dialect, manifestTemplate);
  const held = prepared<unknown>(db, dialect, heldTemplate);
  const sizes = prepared<{ readonly total: number | null }>(db, dialect, sizeTemplate);

  /** The largest of the limit, its half, its quarter … whose rows fit into the bytes allowed. */
  async function fittingLimit(shape: Shape, query: LogQuery): Promise<number> {
    const { bytesMax } = query;
    let { limit } = query;
    while (bytesMax !== undefined && limit > 1) {
      const [row] = await sizes(shape, { ...query, limit });
      if ((row?.total ?? 0) <= bytesMax) break;
      limit = Math.floor(limit / 2);
    }
    return limit;
  }

  return {
    async readObjects(query) {
      const shape = shapeOf(query);
      const [row] = await objects(shape, { ...query, limit: await fittingLimit(shape, query) });
      return objectPage(row);
    },
    async readManifest(query) {
      const found = await manifest(shapeOf(query), query);
      const rows = found.slice(0, query.limit);
      return {
        firstStamp: rows[0]?.stamp ?? 0,
        lastStamp: rows.at(-1)?.stamp ?? 0,
        horizon: rows[0]?.horizon ?? 0,
        removals: rows[0]?.removals ?? 0,
        count: rows.length,
        more: found.length > query.limit,
        rows,
      };
    },
    async holds(log, objectId, closedKeys) {
      const query = { ...everything, log, ids: [objectId], limit: 1, closedKeys };
      return (await held(shapeOf(query), query)).length > 0;
    },
  };
}

const everything = {
  after: 0,
  since: 0,
  versions: { all: true, last: false, first: false, keys: [] },
} as const;

interface ObjectsRow {
  readonly found: number;
  readonly firstStamp: Micros | null;
  readonly lastStamp: Micros | null;
  readonly more: number | boolean;
  readonly bytes: Uint8Array | null;
  readonly horizon: Micros | null;
  readonly removals: number | null;
}

const emptyPage: ObjectPage = {
  ...{ count: 0, firstStamp: 0, lastStamp: 0, more: false, horizon: 0, removals: 0 },
  bytes: new Uint8Array(),
};

function objectPage(row: ObjectsRow | undefined): ObjectPage {
  if (row === undefined || row.found === 0) return emptyPage;
  return {
    count: row.found,
    firstStamp: row.firstStamp ?? 0,
    lastStamp: row.lastStamp ?? 0,
    more: Boolean(row.more),
    bytes: row.bytes ?? new Uint8Array(),
    horizon: row.horizon ?? 0,
    removals: row.removals ?? 0,
  };
}

function shapeOf(query: LogQuery): Shape {
  const { all, last, first, keys } = query.versions;
  const lastOnly = !all && last && !first && keys.length === 0;
  const mergeable = lastOnly && query.ids === undefined;
  const types = query.types?.length;
  return {
    ids: query.ids !== undefined,
    types:
      types === undefined || (mergeable && types > 0 && types <= mergedTypesMax) ? types : 'scan',
    all,
    last: !all && last,
    first: !all && first,
    keys: !all && keys.length > 0,
    closed: query.closedKeys.length > 0,
  };
}

/** A function that runs a template's text for a shape, filled in from a query. */
function prepared<Row>(db: Connection, dialect: SqlDialect, template: Template) {
  const texts = new Map<string, CompiledQuery>();
  return async (shape: Shape, query: LogQuery): Promise<readonly Row[]> => {
    const name = Object.values(shape).join();
    let compiled = texts.get(name);
    if (compiled === undefined) {
      compiled = template(shape, dialect).compile(db);
      texts.set(name, compiled);
    }
    const values = parameterValues(shape, query, dialect);
    const parameters = compiled.parameters.map((parameter) => values[String(parameter)]);
    return (await db.executeQuery<Row>(CompiledQuery.raw(compiled.sql, parameters))).rows;
  };
}

interface Values {
  [parameter: string]: unknown;
}

/** The values for the names that stand in a template's text. */
function parameterValues(shape: Shape, query: LogQuery, dialect: SqlDialect): Readonly<Values> {
  const { log, after, since, limit } = query;
  const values: Values = { log, after, since, limit, fetched: limit + 1 };
  if (shape.ids) values.ids = dialect.listValue(query.ids ?? []);
  if (shape.keys) values.keys = dialect.listValue(query.versions.keys);
  if (shape.closed) values.closed = dialect.listValue(query.closedKeys);
  if (shape.types === 'scan') values.types = dialect.listValue(query.types ?? []);
  if (typeof shape.types === 'number') {
    for (const [index, type] of (query.types ?? []).entries()) values[`type${index}`] = type;
  }
  return values;
}

/**
 * A parameter behind a cast: SQLite plans a statement anew whenever a bare parameter of a comparison or a
 * limit is bound again, and planning costs far more than an empty page.
 */
function integer(parameter: string): Fragment {
  return sql`cast(${parameter} as bigint)`;
}

/** The log's moment, looked up once in the statement that reads its rows. */
const moment = sql`(select last_stamp from log where id = ${integer('log')}) as "horizon",
  (select removals from log where id = ${integer('log')}) as "removals"`;

/** Bodies of the page joined into one run of bytes, and whether a row that matches comes after it. */
const objectsTemplate: Template = (shape, dialect) => sql`
  select page.*, page.found = ${integer('limit')} and ${beyond(shape, dialect)} as "more", ${moment}
  from (
    select count(*) as "found", min(rows.stamp) as "firstStamp", max(rows.stamp) as "lastStamp",
      ${dialect.joinBytes(sql`b.bytes`, sql`rows.stamp`)} as "bytes"
    from (${chosen(sql`r.stamp, r.body`, 'limit', shape, dialect)}) as rows
      join body b on b.id = rows.body
  ) as page`;

/** The page's rows and one more, to know whether any comes after it. */
const manifestTemplate: Template = (shape, dialect) => sql`
  select page.stamp, o.text as "objectId", page.version, ${moment}
  from (${chosen(sql`r.stamp, r.object, r.version`, 'fetched', shape, dialect)}) as page
    join stix_id o on o.id = page.object
  order by page.stamp`;

/** The bytes of the page's bodies, from the index alone. */
const sizeTemplate: Template = (shape, dialect) => sql`
  select sum(rows.size) as "total"
  from (${chosen(sql`r.stamp, r.size`, 'limit', shape, dialect)}) as rows`;

const heldTemplate: Template = (shape, dialect) => sql`
  select 1 from ${matching(integer('after'), shape, dialect)} limit 1`;

/** The first rows that match, in stamp order. */
function chosen(
  columns: Fragment,
  limit: 'limit' | 'fetched',
  shape: Shape,
  dialect: SqlDialect,
): Fragment {
  const ranges = matchingRanges(integer('after'), shape, dialect).map(
    (range) => sql`select ${columns} from ${range} order by r.stamp limit ${integer(limit)}`,
  );
  if (ranges.length === 1) return sql.join(ranges);
  const parts = ranges.map((range) => sql`select * from (${range}) as of_type`);
  return sql`select * from (${sql.join(parts, sql` union all `)}) as of_types
    order by stamp limit ${integer(limit)}`;
}

/** Does any row that matches come after the page? */
function beyond(shape: Shape, dialect: SqlDialect): Fragment {
  const ranges = matchingRanges(sql`page."lastStamp"`, shape, dialect).map(
    (range) => sql`exists (select 1 from ${range})`,
  );
  return sql`(${sql.join(ranges, sql` or `)})`;
}

/** The rows that match after a stamp: one index range, or one for each of the types to be merged. */
function matchingRanges(after: Fragment, shape: Shape, dialect: SqlDialect): Fragment[] {
  const rows = matching(after, shape, dialect);
  if (typeof shape.types !== 'number') return [rows];
  return Array.from(
    { length: shape.types },
    (_, index) => sql`${rows} and r.type = cast(${`type${index}`} as text)`,
  );
}

/** The rest of a select after `from`: the rows `r` of the log that match. */
function matching(after: Fragment, shape: Shape, dialect: SqlDialect): Fragment {
  const conditions = [sql`r.log = ${integer('log')}`, sql`r.stamp > ${after}`];
  if (shape.ids) conditions.push(sql`r.object in ${idsIn(dialect.list('text', 'ids'))}`);
  conditions.push(...filters('r', shape, dialect));
  const version = versionCondition(shape, dialect);
  if (version !== undefined) conditions.push(version);
  return sql`release r where ${and(conditions)}`;
}

/** Types and open keys: what a row must satisfy whichever versions are asked for. */
function filters(alias: string, shape: Shape, dialect: SqlDialect): Fragment[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const found: Fragment[] = [];
  if (shape.types === 'scan')
    found.push(sql`${column('type')} in ${dialect.list('text', 'types')}`);
  if (shape.closed) {
    found.push(sql`${column('decision_key')} not in ${dialect.list('integer', 'closed')}`);
  }
  return found;
}

/** `undefined` when all versions are asked for. */
function versionCondition(shape: Shape, dialect: SqlDialect): Fragment | undefined {
  if (shape.all) return undefined;
  const choices: Fragment[] = [];
  if (shape.last) choices.push(sql`r.is_last = 1`);
  if (shape.keys) choices.push(sql`r.version_key in ${dialect.list('text', 'keys')}`);
  if (shape.first) {
    const earlier = and([
      sql`f.log = r.log and f.object = r.object`,
      sql`(f.version_key, f.stamp) < (r.version_key, r.stamp) and f.stamp > ${integer('since')}`,
      ...filters('f', shape, dialect),
    ]);
    choices.push(sql`not exists (select 1 from release f where ${earlier})`);
  }
  if (choices.length === 0) return sql`1 = 0`;
  return choices.length === 1 ? choices[0] : sql`(${sql.join(choices, sql` or `)})`;
}

function and(parts: readonly Fragment[]): Fragment {
  return sql.join(parts, sql` and `);
}
