/**
 * Deliveries gathered: ranges of readers against the history of some rows, read by read.
 */
import type { Micros } from '../base/time.ts';
import type { LogMoment, RowState } from '../store/history.ts';
import type { Endpoint, LedgerRange, LogReader, Segment } from '../store/ledger.ts';
import { rowsRead } from '../store/past-read.ts';
import type { Delivery } from './ledger.ts';

/** A delivery before its grounds are known: by which keys and policies it was open. */
export interface Gathered extends Omit<Delivery, 'under'> {
  readonly log: number;
  readonly grounds: ReadonlyMap<string, { readonly key: number; readonly policy: string }>;
}

/** What is gathered over: some rows of a log, with the whole history of their objects. */
export interface Rows {
  /** The log in a moment before the history was read: reads of later moments are not told yet. */
  readonly moment: LogMoment;
  /** The stamps asked for, in order. */
  readonly stamps: readonly Micros[];
  readonly states: readonly RowState[];
  /** Only reads of this time. */
  readonly since: Micros;
  readonly until: Micros;
}

const receivedBy: Readonly<Record<Endpoint, Delivery['received']>> = {
  objects: 'bodies',
  object: 'bodies',
  manifest: 'listing',
  versions: 'listing',
};

/** Gathers the deliveries of one log. */
export class DeliveryGatherer {
  readonly #rows: Rows;
  readonly #statesByStamp: ReadonlyMap<Micros, readonly RowState[]>;
  readonly #statesByObject: ReadonlyMap<string, readonly RowState[]>;
  readonly #found = new Map<string, Mutable>();

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#statesByStamp = Map.groupBy(rows.states, ({ stamp }) => stamp);
    this.#statesByObject = Map.groupBy(rows.states, ({ objectId }) => objectId);
  }

  /** Adds what a range delivered to its reader. */
  add(reader: LogReader, range: LedgerRange): void {
    for (const segment of range.segments) {
      if (this.#counts(segment)) this.#addSegment(reader, range, segment);
    }
  }

  /** What has been gathered, by stamp, consumer and what was received. */
  gathered(): readonly Gathered[] {
    return [...this.#found.values()].sort(inOrder);
  }

  #counts({ horizon, removals, opened }: Segment): boolean {
    const { moment, since, until } = this.#rows;
    if (horizon > moment.horizon || removals > moment.removals) return false;
    return opened >= since && opened < until;
  }

  #addSegment(reader: LogReader, range: LedgerRange, segment: Segment): void {
    const wanted = stampsWithin(this.#rows.stamps, segment.after, segment.until);
    if (wanted.length === 0) return;
    const objects = new Set(
      wanted.flatMap((stamp) => this.#statesByStamp.get(stamp)?.[0]?.objectId ?? []),
    );
    const { ids } = range.filter;
    const asked = ids === undefined ? [...objects] : ids.filter((id) => objects.has(id));
    const states = asked.flatMap((id) => this.#statesByObject.get(id) ?? []);
    const stamps = new Set(wanted);
    for (const row of rowsRead(segment, range.filter, states)) {
      if (stamps.has(row.stamp)) this.#note(reader, range, segment, row);
    }
  }

  #note(reader: LogReader, range: LedgerRange, segment: Segment, row: RowState): void {
    const received = receivedBy[range.endpoint];
    const name = `${row.stamp} ${received} ${reader.consumer}`;
    const found = this.#found.get(name) ?? startOf(reader, row, received, segment);
    this.#found.set(name, found);
    found.first = Math.min(found.first, segment.opened);
    found.last = Math.max(found.last, segment.opened);
    found.times += 1;
    found.outcomes[range.outcome] += 1;
    found.grounds.set(`${row.key} ${range.policy}`, { key: row.key, policy: range.policy });
  }
}

interface Mutable extends Omit<Gathered, 'first' | 'last' | 'times' | 'outcomes' | 'grounds'> {
  first: Micros;
  last: Micros;
  times: number;
  readonly outcomes: Record<keyof Delivery['outcomes'], number>;
  readonly grounds: Map<string, { readonly key: number; readonly policy: string }>;
}

function startOf(
  { consumer, log, collection, audience }: LogReader,
  { objectId, originId, type, version, digest, stamp }: RowState,
  received: Delivery['received'],
  { opened }: Segment,
): Mutable {
  return {
    ...{ consumer, log, collection, audience, objectId, submittedId: originId, type, version },
    ...{ digest, stamp, received, first: opened, last: opened, times: 0 },
    outcomes: { open: 0, sent: 0, aborted: 0 },
    grounds: new Map(),
  };
}

/** The stamps above `after` and up to `until`, of stamps in order. */
function stampsWithin(stamps: readonly Micros[], after: Micros, until: Micros): readonly Micros[] {
  return stamps.slice(placeAbove(stamps, after), placeAbove(stamps, until));
}

/** How many of these stamps are not above that one. */
function placeAbove(stamps: readonly Micros[], stamp: Micros): number {
  let [low, high] = [0, stamps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stamps[middle] ?? 0) <= stamp) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order in which deliveries of one log are told. */
export function inOrder(one: Place, other: Place): number {
  if (one.stamp !== other.stamp) return one.stamp - other.stamp;
  if (one.consumer !== other.consumer) return one.consumer < other.consumer ? -1 : 1;
  return one.received < other.received ? -1 : Number(one.received > other.received);
}

/** A place among the deliveries of one log. */
export type Place = Pick<Delivery, 'stamp' | 'consumer' | 'received'>;
