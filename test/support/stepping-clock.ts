/** A clock that moves on by one step whenever it is asked, so that no test waits and no two times are equal. */
import type { Clock, Micros } from '../../src/base/time.ts';

/** A clock that tests move. */
export interface SteppingClock extends Clock {
  /** Moves the clock on (or back) by so many microseconds. */
  advance(micros: Micros): void;
}

/** Starts at `start`, by default 2026-04-01T00:00:00Z, and steps a millisecond a time. */
export function steppingClock(start: Micros = 1_775_001_600_000_000): SteppingClock {
  let now = start;
  return {
    now() {
      now += 1_000;
      return now;
    },
    advance(micros) {
      now += micros;
    },
  };
}
