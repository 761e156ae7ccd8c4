/**
 * Keeping the ledger small: ranges that differ in their segments only become one, old ones go.
 *
 * Merging loses nothing: a merged range keeps every read it stands for as a segment of its own.
 */
import { sql } from 'kysely';
import type { Micros } from '../base/time.ts';
import type { Segment } from './ledger.ts';
import type { LedgerConnection, LedgerSchema } from './ledger-schema.ts';
import { readSegments, writeSegments } from './segments.ts';

/** The most reads that one range stands for. */
const segmentsMax = 500;

/** The longest time from the first to the last read of one range: old ranges go as a whole. */
const spanMax: Micros = 24 * 3_600_000_000;

type RangeRow = LedgerSchema['range'];

/** One step of merging, as `Ledger.compact` promises. */
export async function compactRanges(
  tx: LedgerConnection,
  before: Micros,
  limit: number,
): Promise<boolean> {
  const { compacted } = await tx
    .selectFrom('progress')
    .select('compacted')
    .executeTakeFirstOrThrow();
  const found = await tx
    .selectFrom('range')
    .selectAll()
    .where('id', '>', compacted)
    .orderBy('id')
    .limit(limit)
    .execute();
  const young = found.findIndex(({ opened }) => opened >= before);
  const rows = young === -1 ? found : found.slice(0, young);
  const last = rows.at(-1);
  if (last === undefined) return false;
  const closed = rows.filter(({ outcome }) => outcome !== 'open');
  for (const group of Map.groupBy(closed, kindOf).values()) await merge(tx, group);
  await tx.updateTable('progress').set({ compacted: last.id }).execute();
  return young === -1 && found.length === limit;
}

/** What ranges must have in common to become one. */
function kindOf({ reader, endpoint, filter, closed, policy, outcome }: RangeRow): string {
  return [reader, endpoint, filter, closed, policy, outcome].join();
}

/** Merges ranges of one kind, in the order of their ids, with the latest merged one of that kind. */
async function merge(tx: LedgerConnection, group: readonly RangeRow[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const open = await tx
    .selectFrom('range')
    .selectAll()
    .where('segments', 'is not', null)
    .where('reader', '=', first.reader)
    .where('endpoint', '=', first.endpoint)
    .where('filter', '=', first.filter)
    .where('closed', '=', first.closed)
    .where('policy', '=', first.policy)
    .where('outcome', '=', first.outcome)
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  let gathered: RangeRow[] = [];
  for (const row of [...open, ...group]) {
    if (!fits(gathered, row)) {
      await write(tx, gathered);
      gathered = [];
    }
    gathered.push(row);
  }
  await write(tx, gathered);
}

function fits(gathered: readonly RangeRow[], row: RangeRow): boolean {
  const reads = gathered.reduce((sum, each) => sum + each.reads, row.reads);
  const ends = [...gathered, row].map(({ opened, ended }) => ended ?? opened);
  const begin = Math.min(...[...gathered, row].map(({ opened }) => opened));
  return gathered.length === 0 || (reads <= segmentsMax && Math.max(...ends) - begin <= spanMax);
}

/** Writes what was gathered into its first row and removes the others. */
async function write(tx: LedgerConnection, gathered: readonly RangeRow[]): Promise<void> {
  const [first, ...others] = gathered;
  if (first === undefined || (others.length === 0 && first.segments !== null)) return;
  const segments = gathered.flatMap(segmentsOf);
  const least = (member: keyof Segment) => Math.min(...segments.map((each) => each[member]));
  const greatest = (member: keyof Segment) => Math.max(...segments.map((each) => each[member]));
  await tx
    .updateTable('range')
    .set({
      after_stamp: least('after'),
      until_stamp: greatest('until'),
      rows: gathered.reduce((sum, { rows }) => sum + rows, 0),
      reads: segments.length,
      opened: least('opened'),
      ended: greatest('ended'),
      segments: writeSegments(segments),
    })
    .where('id', '=', first.id)
    .execute();
  const gone = others.map(({ id }) => id);
  if (gone.length > 0) await tx.deleteFrom('range').where('id', 'in', gone).execute();
}

/** The reads that a range stands for. */
export function segmentsOf(row: RangeRow): readonly Segment[] {
  if (row.segments !== null) return readSegments(row.segments);
  const { after_stamp: after, until_stamp: until, since_stamp: since } = row;
  const { horizon, removals, rows, opened, ended } = row;
  return [{ after, until, since, horizon, removals, rows, opened, ended: ended ?? 0 }];
}

/** One step of forgetting, as `Ledger.forget` promises. */
export async function forgetRanges(
  tx: LedgerConnection,
  before: Micros,
  limit: number,
): Promise<boolean> {
  const old = tx
    .selectFrom('range')
    .select('id')
    .where('opened', '<', before)
    .where(sql<number>`coalesce(ended, opened)`, '<', before)
    .orderBy('opened')
    .limit(limit);
  const { numDeletedRows } = await tx
    .deleteFrom('range')
    .where('id', 'in', old)
    .executeTakeFirstOrThrow();
  return numDeletedRows >= limit;
}
