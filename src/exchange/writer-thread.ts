/**
 * A writer on a thread of its own: what piscina runs there.
 */
import { parentPort } from 'node:worker_threads';
import { workerData } from 'piscina';
import { systemClock } from '../base/time.ts';
import { type Reply, replyOf } from './reply.ts';
import { commandsOf, type WriterCommands } from './writer-commands.ts';
import { openWriter, type WriterOptions } from './writer-options.ts';

const opening = openWriter(workerData as WriterOptions, systemClock, (fault) => {
  parentPort?.postMessage({ fault: fault instanceof Error ? (fault.stack ?? '') : String(fault) });
});
// A failure to open is the answer to every command, the first of which is asked at once.
opening.catch(() => undefined);

/** Runs one command. */
export default async function run(task: {
  readonly command: keyof WriterCommands;
  readonly argument: unknown;
}): Promise<Reply<unknown>> {
  return replyOf(async () => {
    const commands = commandsOf(await opening);
    const command = commands[task.command] as (argument: unknown) => Promise<unknown>;
    return command(task.argument);
  });
}
