/**
 * The writer as seen from the serving thread: the same commands, wherever they run.
 */
import { Piscina } from 'piscina';
import type { Clock } from '../base/time.ts';
import { type Reply, resultOf } from './reply.ts';
import { commandsOf, unitCommands, type WriterCommands } from './writer-commands.ts';
import { openWriter, type WriterOptions } from './writer-options.ts';

/** Opens a writer in this thread: for commands that do one thing, and for tests on a clock of theirs. */
export async function openWriterHere(
  options: WriterOptions,
  clock: Clock,
  onFault: (fault: unknown) => void,
): Promise<WriterCommands> {
  return commandsOf(await openWriter(options, clock, onFault));
}

/** The thread's module, as source or as compiled. */
const threadModule = new URL(
  import.meta.url.endsWith('.ts') ? './writer-thread.ts' : './writer-thread.js',
  import.meta.url,
);

/** The most commands that wait in the thread at once; more wait in line before it. */
const commandsAtOnce = 256;

/** Opens a writer on a thread of its own. Rejects when the writer cannot be opened. */
export async function openWriterThread(
  options: WriterOptions,
  onFault: (fault: unknown) => void,
): Promise<WriterCommands> {
  const pool = new Piscina({
    filename: threadModule.href,
    workerData: options,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: commandsAtOnce,
    // The thread works on by itself between commands: it must not sleep until the next one.
    atomics: 'disabled',
  });
  pool.on('message', onFault);
  const run = async <T>(command: keyof WriterCommands, argument?: unknown): Promise<T> =>
    resultOf((await pool.run({ command, argument })) as Reply<T>);
  try {
    await run<void>('tick');
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  return {
    ...unitCommands((name, request) => run(name, request)),
    submit: (request) => run('submit', request),
    remove: (request) => run('remove', request),
    tick: () => run('tick'),
    drain: () => run('drain'),
    async close() {
      await run<void>('close');
      await pool.destroy();
    },
  };
}
