/**
 * The ledger as seen from the serving thread: receipts, questions and upkeep, wherever they run.
 */
import { Piscina } from 'piscina';
import type { Clock, Micros } from '../base/time.ts';
import type { LedgerQuestions } from './ledger.ts';
import { type Asking, openAsking } from './ledger-commands.ts';
import { type LedgerFiles, openRecording, type Recording } from './ledger-recording.ts';
import type { LedgerThreadData } from './ledger-thread.ts';
import { Receipts } from './receipts.ts';
import { type Reply, resultOf } from './reply.ts';

/** How long reads are kept. */
export interface LedgerLimits {
  /** Ranges older than this are merged. */
  readonly compactMicros: Micros;
  /** Ranges older than this are forgotten. */
  readonly retentionMicros: Micros;
}

/** The ledger, open. */
export interface LedgerClient {
  readonly receipts: Receipts;
  readonly questions: LedgerQuestions;
  /** Makes one step of merging and one of forgetting; says whether more is to be done. */
  upkeep(): Promise<boolean>;
  /** Records what is left and lets go of the files. */
  close(): Promise<void>;
}

/** What a ledger is opened with. */
export interface LedgerClientOptions extends LedgerFiles {
  readonly clock: Clock;
  readonly limits: LedgerLimits;
  /** Told of records that failed. */
  readonly onFault: (fault: unknown) => void;
}

/** Ranges that one step of upkeep goes over: it holds up records for some milliseconds. */
const stepRanges = 200;

/** Opens the ledger in this thread: for commands that do one thing, and for tests on a clock of theirs. */
export async function openLedgerHere(options: LedgerClientOptions): Promise<LedgerClient> {
  return clientOf(options, await openRecording(options), await openAsking(options));
}

/** Opens the ledger on threads of its own. Rejects when it cannot be opened. */
export async function openLedgerThreads(options: LedgerClientOptions): Promise<LedgerClient> {
  const { folder, pagesMax } = options;
  const recorder = threadFor({ folder, pagesMax, role: 'record' }, 1);
  const asked = threadFor({ folder, pagesMax, role: 'ask' }, 0);
  const recording: Recording = {
    record: (ranges, closings) => recorder.run('record', ranges, closings),
    compact: (before, limit) => recorder.run('compact', before, limit),
    forget: (before, limit) => recorder.run('forget', before, limit),
    close: () => recorder.close(),
  };
  const asking: Asking = {
    deliveries: (question) => asked.run('deliveries', question),
    receiversOf: (log, originIds) => asked.run('receiversOf', log, originIds),
    close: () => asked.close(),
  };
  try {
    await recording.record([], []);
  } catch (error) {
    await recorder.destroy();
    throw error;
  }
  return clientOf(options, recording, asking);
}

function clientOf(
  { clock, limits, onFault }: LedgerClientOptions,
  recording: Recording,
  asking: Asking,
): LedgerClient {
  const receipts = new Receipts(recording.record.bind(recording), clock, onFault);
  return {
    receipts,
    questions: {
      deliveries: (question) => asking.deliveries(question),
      receiversOf: (log, originIds) => asking.receiversOf(log, originIds),
    },
    async upkeep() {
      const now = clock.now();
      const unmerged = await recording.compact(now - limits.compactMicros, stepRanges);
      const old = await recording.forget(now - limits.retentionMicros, stepRanges);
      return unmerged || old;
    },
    async close() {
      await receipts.end();
      await asking.close();
      await recording.close();
    },
  };
}

/** The thread's module, as source or as compiled. */
const threadModule = new URL(
  import.meta.url.endsWith('.ts') ? './ledger-thread.ts' : './ledger-thread.js',
  import.meta.url,
);

/** A thread that is asked for nothing rests this long before it ends, unless it is to stay. */
const idleMillis = 60_000;

function threadFor(workerData: LedgerThreadData, minThreads: 0 | 1) {
  const pool = new Piscina({
    filename: threadModule.href,
    workerData,
    minThreads,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    idleTimeout: idleMillis,
  });
  return {
    run: async <T>(command: string, ...argument: readonly unknown[]): Promise<T> =>
      resultOf((await pool.run({ command, argument })) as Reply<T>),
    /** Closes what the thread has open, and the thread. */
    async close() {
      if (pool.threads.length > 0) await pool.run({ command: 'close', argument: [] });
      await pool.destroy();
    },
    destroy: () => pool.destroy(),
  };
}
