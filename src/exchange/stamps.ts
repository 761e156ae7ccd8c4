/**
 * The clock of one log: where the stamps of a write lie (client-behaviour of deployed pollers, R-3).
 *
 * Stamps are consecutive microseconds, so that no two rows of a log share one, and the last lies on a
 * whole millisecond, so that a client that cuts the date header to milliseconds stands exactly on the
 * last row: nothing repeated, nothing lost. They never lie before the moment of the write nor before
 * an earlier stamp, even when the machine's clock steps back.
 */
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';

/** The most rows that one transaction stamps: what is stamped shows soon after. */
export const stampedRowsMax = 1000;

/** The first of `count` consecutive stamps for a log whose newest stamp is `last`. */
export function firstStamp(last: Micros, now: Micros, count: number): Micros {
  invariant(count > 0, 'a block of stamps holds at least one');
  const end = Math.ceil((Math.max(now, last) + count) / 1000) * 1000;
  return end - count + 1;
}

/** The next moment of a fixed grid at which a log with this batch width releases. */
export function nextBatch(now: Micros, batchSeconds: number): Micros {
  const width = batchSeconds * 1_000_000;
  return (Math.floor(now / width) + 1) * width;
}
