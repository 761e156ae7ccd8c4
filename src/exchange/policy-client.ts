/**
 * What takes long with packs as seen from the serving thread: one thing at a time, on a thread that is
 * there only while it is needed, with a bound on its memory, and given up when the hub closes.
 */
import { Piscina } from 'piscina';
import { Problem } from '../base/problem.ts';
import type { PackComparison } from './compare-packs.ts';
import type { PolicyCommands } from './policy-commands.ts';
import type { PolicyThreadOptions } from './policy-thread.ts';
import { type Reply, resultOf } from './reply.ts';

/** The thread's module, as source or as compiled. */
const threadModule = new URL(
  import.meta.url.endsWith('.ts') ? './policy-thread.ts' : './policy-thread.js',
  import.meta.url,
);

/** How many wait for the one that runs; more are refused. */
const waitingMax = 8;
const memoryMegabytesMax = 1024;
/** Longer than a log as it would be is kept. */
const idleMillis = 65_000;

/** How far the one that runs has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The commands, with how far a comparison has come: `undefined` while there is none. */
export interface PolicyThread extends PolicyCommands {
  progress(): Progress | undefined;
}

/** Gets ready; a thread begins with the first command. Problem of each: `unavailable`. */
export function openPolicyThread(options: PolicyThreadOptions): PolicyThread {
  const pool = new Piscina({
    filename: threadModule.href,
    workerData: options,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMillis,
    maxQueue: waitingMax,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytesMax },
    // A thread that sleeps between commands still ends what it keeps open.
    atomics: 'disabled',
  });
  const closing = new AbortController();
  let comparing = 0;
  let progress: Progress | undefined;
  // What is told may come later than the answer.
  pool.on('message', (told: Progress) => {
    if (comparing > 0) progress = told;
  });
  const run = async <T>(
    command: keyof PolicyCommands,
    ...given: readonly unknown[]
  ): Promise<T> => {
    try {
      const task = { command, arguments: given };
      return resultOf((await pool.run(task, { signal: closing.signal })) as Reply<T>);
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  };
  const compare = async (hash: string): Promise<PackComparison> => {
    comparing += 1;
    progress = { done: 0, total: 0 };
    try {
      return await run('compare', hash);
    } finally {
      comparing -= 1;
      progress = undefined;
    }
  };
  return {
    check: (text) => run('check', text),
    matrix: (text) => run('matrix', text),
    compare,
    readObjects: (log, query) => run('readObjects', log, query),
    readManifest: (log, query) => run('readManifest', log, query),
    holds: (log, objectId) => run('holds', log, objectId),
    progress: () => progress,
    async close() {
      closing.abort();
      await pool.destroy();
    },
  };
}

const refusals: ReadonlyMap<string, string> = new Map([
  ['ERR_WORKER_OUT_OF_MEMORY', 'this takes more memory than it may have'],
  ['AbortError', 'the hub is closing'],
]);

/** What kept a command from being carried out; `undefined` for a fault of ours. */
function refusalOf(error: unknown): Problem | undefined {
  if (error instanceof Problem || !(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const detail =
    refusals.get(code) ??
    refusals.get(error.name) ??
    (/queue/i.test(error.message) ? 'too many comparisons wait already' : undefined);
  return detail === undefined ? undefined : new Problem('unavailable', detail, { cause: error });
}
