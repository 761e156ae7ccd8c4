/**
 * A read of a log told again: which rows it returned, from what it asked and the moment of the log.
 *
 * The same words as the statement of `sql-pages.ts`, over the history of the objects concerned. Pure.
 */
import type { Micros } from '../base/time.ts';
import type { LogMoment, RowState } from './history.ts';
import type { LogQuery } from './store.ts';

/** What a read asked for, beside where in the log it looked. */
export type Filter = Pick<LogQuery, 'ids' | 'types' | 'versions' | 'closedKeys'>;

/** A read that returned rows. */
export interface PastRead extends LogMoment {
  /** Rows stamped after this were asked for … */
  readonly after: Micros;
  /** … and those up to this one came: the stamp of the last row returned. */
  readonly until: Micros;
  /** The lower bound of its walk. */
  readonly since: Micros;
}

/**
 * The rows that a read returned, as they were then, in stamp order. `states` are all states of all rows of
 * some objects (`statesOf`); of other objects nothing is said.
 */
export function rowsRead(
  read: PastRead,
  filter: Filter,
  states: readonly RowState[],
): readonly RowState[] {
  const { ids } = filter;
  const ofObjects = Map.groupBy(standingAt(read, states), ({ objectId }) => objectId);
  return [...ofObjects]
    .filter(([objectId]) => ids === undefined || ids.includes(objectId))
    .flatMap(([, rows]) => versionsRead(read, filter, rows))
    .sort((one, other) => one.stamp - other.stamp);
}

/** The rows that stood at a moment: of each stamp the state that the next removal ended, if any. */
function standingAt({ horizon, removals }: LogMoment, states: readonly RowState[]): RowState[] {
  const standing = new Map<Micros, RowState>();
  for (const state of states) {
    if (state.stamp > horizon || end(state) <= removals) continue;
    const other = standing.get(state.stamp);
    if (other === undefined || end(state) < end(other)) standing.set(state.stamp, state);
  }
  return [...standing.values()];
}

function end({ removal }: RowState): number {
  return removal ?? Number.POSITIVE_INFINITY;
}

/** Of one object's rows, those that the read returned. */
function versionsRead(
  { after, until, since }: PastRead,
  { types, versions, closedKeys }: Filter,
  rows: readonly RowState[],
): readonly RowState[] {
  const open = rows.filter(
    ({ type, key }) => (types === undefined || types.includes(type)) && !closedKeys.includes(key),
  );
  const { all, last, first, keys } = versions;
  const newest = last ? rows.toSorted(byVersion).at(-1) : undefined;
  const oldest = first
    ? open.filter(({ stamp }) => stamp > since).toSorted(byVersion)[0]
    : undefined;
  return open.filter(
    (row) =>
      row.stamp > after &&
      row.stamp <= until &&
      (all || row === newest || row === oldest || keys.includes(row.versionKey)),
  );
}

function byVersion(one: RowState, other: RowState): number {
  if (one.versionKey !== other.versionKey) return one.versionKey < other.versionKey ? -1 : 1;
  return one.stamp - other.stamp;
}
