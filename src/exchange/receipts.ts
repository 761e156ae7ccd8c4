/**
 * Receipts: reads are recorded in the ledger before anything of their answers leaves, many at once.
 *
 * While one commit is under way, reads gather; the next commit takes all of them (group commit), and the
 * closings that have come in meanwhile. So waiting for the disk holds up the answer and nothing else.
 */
import { Problem } from '../base/problem.ts';
import type { Clock } from '../base/time.ts';
import type { Closing, NewRange } from '../store/ledger.ts';

/** The right to send an answer. It is to be closed once, when the answer has left or failed to. */
export interface Receipt {
  /** Says how it ended. Returns at once; only the first word counts. */
  close(outcome: Closing['outcome']): void;
}

/** The receipt of an answer that shows no object: there is nothing to record. */
export const noReceipt: Receipt = { close: () => undefined };

/** Commits ranges and closings durably; returns the id of the first range. */
export type Record = (ranges: readonly NewRange[], closings: readonly Closing[]) => Promise<number>;

/** The most ranges of one commit. */
const batchMax = 500;

/** Closings wait for a commit this long, unless so many have gathered. */
const closingsWaitMillis = 1_000;
const closingsGathered = 1_000;

/** The most closings that are kept when they cannot be recorded; the reads beyond stay open for ever. */
const closingsMax = 100_000;

interface Waiting {
  readonly range: NewRange;
  readonly resolve: (id: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Opens and closes receipts. */
export class Receipts {
  readonly #record: Record;
  readonly #clock: Clock;
  readonly #onFault: (fault: unknown) => void;
  #waiting: Waiting[] = [];
  #closings: Closing[] = [];
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(record: Record, clock: Clock, onFault: (fault: unknown) => void) {
    this.#record = record;
    this.#clock = clock;
    this.#onFault = onFault;
  }

  /**
   * Records a read; resolves when the record is on disk. Problem: `unavailable`, and then nothing of the
   * answer may leave.
   */
  async open(read: Omit<NewRange, 'opened'>): Promise<Receipt> {
    const range = { ...read, opened: this.#clock.now() };
    const id = await new Promise<number>((resolve, reject) => {
      this.#waiting.push({ range, resolve, reject });
      this.#running ??= this.#commitAll();
    });
    return { close: (outcome) => this.#close({ id, outcome, at: this.#clock.now() }) };
  }

  /** Records what is left. */
  async end(): Promise<void> {
    await this.#running;
    clearTimeout(this.#timer);
    if (this.#closings.length > 0) await this.#commitAll();
  }

  #close(closing: Closing): void {
    if (this.#closings.length >= closingsMax) return;
    this.#closings.push(closing);
    if (this.#running !== undefined) return;
    if (this.#closings.length >= closingsGathered) this.#running = this.#commitAll();
    else this.#timer ??= setTimeout(() => this.#onTime(), closingsWaitMillis).unref();
  }

  #onTime(): void {
    this.#timer = undefined;
    this.#running ??= this.#commitAll();
  }

  async #commitAll(): Promise<void> {
    // Reads that are answered in this turn of the event loop come along.
    await new Promise((resolve) => setImmediate(resolve));
    do await this.#commit();
    while (this.#waiting.length > 0);
    this.#running = undefined;
  }

  async #commit(): Promise<void> {
    const batch = this.#waiting.splice(0, batchMax);
    const closings = this.#closings.splice(0);
    try {
      const ranges = batch.map(({ range }) => range);
      const first = await this.#record(ranges, closings);
      for (const [index, { resolve }] of batch.entries()) resolve(first + index);
    } catch (error) {
      this.#closings = [...closings, ...this.#closings].slice(0, closingsMax);
      this.#onFault(error);
      for (const { reject } of batch) reject(unavailable(error));
    }
  }
}

/** Whatever keeps a read from being recorded, its answer cannot be given now. */
function unavailable(cause: unknown): Problem {
  return new Problem('unavailable', 'reads cannot be recorded at present', { cause });
}
