/**
 * One log as a list in memory, written for the reader: what the port's words say, row by row.
 */
import type { LogQuery, NewRelease } from '../../src/store/store.ts';

/** A row of the model; `content` holds bytes. */
export type ModelRow = NewRelease & { readonly content: { readonly bytes: Uint8Array } };

/** Rows of the log that match a query, in stamp order, without its limit. */
export function matchingRows(log: readonly ModelRow[], query: LogQuery): readonly ModelRow[] {
  const { all, last, first, keys } = query.versions;
  const open = log.filter(
    (row) =>
      (query.ids === undefined || query.ids.includes(row.objectId)) &&
      (query.types === undefined || query.types.includes(row.type)) &&
      !query.closedKeys.includes(row.key),
  );
  return open
    .filter((row) => row.stamp > query.after)
    .filter(
      (row) =>
        all ||
        (last && isGreatest(row, log)) ||
        (first && isSmallest(row, open, query.since)) ||
        keys.includes(row.versionKey),
    )
    .toSorted((one, other) => one.stamp - other.stamp);
}

function isGreatest(row: ModelRow, log: readonly ModelRow[]): boolean {
  return !log.some((other) => other.objectId === row.objectId && comesBefore(row, other));
}

function isSmallest(row: ModelRow, open: readonly ModelRow[], since: number): boolean {
  return !open.some(
    (other) => other.objectId === row.objectId && other.stamp > since && comesBefore(other, row),
  );
}

function comesBefore(one: ModelRow, other: ModelRow): boolean {
  if (one.versionKey !== other.versionKey) return one.versionKey < other.versionKey;
  return one.stamp < other.stamp;
}
