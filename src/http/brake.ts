/**
 * Slows whoever does one thing too often, and refuses nobody.
 *
 * TAXII 2.1 names the statuses that an endpoint may answer, and clients lose data over any other; so guesses
 * at passwords and loops of one request are made slow instead. A leaking bucket per key, the keys
 * bounded: the one not seen for longest is forgotten first.
 */
import type { Clock } from '../base/time.ts';

/** How hard to brake. */
export interface BrakeOptions {
  /** Events in one burst that cost nothing. */
  readonly burst: number;
  /** Events forgotten per second. */
  readonly drainPerSecond: number;
  /** Delay for each event beyond the burst, in milliseconds. */
  readonly stepMs: number;
  /** The longest delay, in milliseconds. */
  readonly delayMsMax: number;
  /** Keys remembered at once. */
  readonly keysMax: number;
}

/** Counts events by key. */
export interface Brake {
  /** Counts one event and says how many milliseconds it should wait. */
  press(key: string): number;
}

/** Makes a brake. A clock that steps back drains nothing meanwhile. */
export function createBrake(options: BrakeOptions, clock: Clock): Brake {
  const buckets = new Map<string, { level: number; at: number }>();
  return {
    press(key) {
      const now = clock.now();
      const before = buckets.get(key) ?? { level: 0, at: now };
      const seconds = Math.max(0, now - before.at) / 1_000_000;
      const level = Math.max(0, before.level - seconds * options.drainPerSecond) + 1;
      buckets.delete(key);
      buckets.set(key, { level, at: now });
      const oldest = buckets.size > options.keysMax ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      const excess = Math.max(0, level - options.burst);
      return Math.min(options.delayMsMax, Math.ceil(excess * options.stepMs));
    },
  };
}
