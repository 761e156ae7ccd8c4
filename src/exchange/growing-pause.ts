/**
 * The pause between attempts at work that fails again and again: it doubles up to a bound, and ends with the
 * first success, so that what cannot succeed neither spins nor fills the log.
 */

/** How long the first pause is, and the longest, in milliseconds. */
export interface PauseBounds {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** For what goes on in the background. */
export const backgroundPause: PauseBounds = { firstMs: 1_000, mostMs: 60_000 };

/** A pause that is told how attempts end. */
export interface GrowingPause {
  /** Whether it is time for another attempt. */
  isOver(): boolean;
  failed(): void;
  succeeded(): void;
}

/** Makes one, over by now. `monotonicMs` is a clock that never steps, in milliseconds. */
export function growingPause(
  { firstMs, mostMs }: PauseBounds,
  monotonicMs: () => number = () => performance.now(),
): GrowingPause {
  let failures = 0;
  let until = Number.NEGATIVE_INFINITY;
  return {
    isOver: () => monotonicMs() >= until,
    failed() {
      until = monotonicMs() + Math.min(firstMs * 2 ** failures, mostMs);
      failures += 1;
    },
    succeeded() {
      failures = 0;
      until = Number.NEGATIVE_INFINITY;
    },
  };
}
