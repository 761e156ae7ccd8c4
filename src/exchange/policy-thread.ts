/**
 * What takes long with packs, on a thread of its own: what piscina runs there.
 */
import { parentPort } from 'node:worker_threads';
import { workerData } from 'piscina';
import { openPolicyCommands, type PolicyCommands } from './policy-commands.ts';
import { type Reply, replyOf } from './reply.ts';

const { folder } = workerData as PolicyThreadOptions;
const commands = openPolicyCommands(folder, (done, total) => {
  parentPort?.postMessage({ done, total });
});

/** What the thread is told at its start. */
export interface PolicyThreadOptions {
  readonly folder: string;
}

/** Runs one command. */
export default async function run(task: {
  readonly command: keyof PolicyCommands;
  readonly arguments: readonly unknown[];
}): Promise<Reply<unknown>> {
  const command = commands[task.command] as (...given: readonly unknown[]) => Promise<unknown>;
  return replyOf(() => command(...task.arguments));
}
