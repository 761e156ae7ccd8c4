/**
 * Many reads as one text: each segment as what differs from the one before it.
 *
 * Polls of one consumer follow one another, so most differences are zeros and small numbers.
 */
import { invariant } from '../base/problem.ts';
import type { Segment } from './ledger.ts';

const fields = 8;
const nothing: Segment = {
  ...{ after: 0, until: 0, since: 0, horizon: 0, removals: 0, rows: 0, opened: 0, ended: 0 },
};

/** Writes segments, in their order. */
export function writeSegments(segments: readonly Segment[]): string {
  let before = nothing;
  const numbers = segments.flatMap((segment) => {
    const { after, until, since, horizon, removals, rows, opened, ended } = segment;
    const differences = [
      after - before.until,
      until - after,
      since - after,
      horizon - until,
      removals - before.removals,
      rows,
      opened - before.opened,
      ended - opened,
    ];
    before = segment;
    return differences;
  });
  return JSON.stringify(numbers);
}

/** Reads segments back, number for number. */
export function readSegments(text: string): readonly Segment[] {
  const numbers = JSON.parse(text) as readonly number[];
  invariant(numbers.length % fields === 0, 'segments are whole');
  const segments: Segment[] = [];
  let before = nothing;
  for (let start = 0; start < numbers.length; start += fields) {
    const [
      after = 0,
      length = 0,
      back = 0,
      beyond = 0,
      removals = 0,
      rows = 0,
      opened = 0,
      took = 0,
    ] = numbers.slice(start, start + fields);
    const begin = before.until + after;
    const end = begin + length;
    const moment = before.opened + opened;
    before = {
      after: begin,
      until: end,
      since: begin + back,
      horizon: end + beyond,
      removals: before.removals + removals,
      rows,
      opened: moment,
      ended: moment + took,
    };
    segments.push(before);
  }
  return segments;
}
