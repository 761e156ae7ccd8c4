/**
 * The ledger on threads of its own, one that records and one that is asked: what piscina runs there.
 */
import { workerData } from 'piscina';
import type { LedgerFiles } from './ledger-recording.ts';
import { type Reply, replyOf } from './reply.ts';

/** What a thread is for. */
export interface LedgerThreadData extends LedgerFiles {
  readonly role: 'record' | 'ask';
}

const { role, ...files } = workerData as LedgerThreadData;
const opening = open();
// A failure to open is the answer to every command.
opening.catch(() => undefined);

/** Loads what the role needs and no more: half of a server's start is the loading of modules. */
async function open(): Promise<object> {
  if (role === 'ask') return (await import('./ledger-commands.ts')).openAsking(files);
  return (await import('./ledger-recording.ts')).openRecording(files);
}

/** Runs one command. */
export default async function run(task: {
  readonly command: string;
  readonly argument: readonly unknown[];
}): Promise<Reply<unknown>> {
  return replyOf(async () => {
    const commands = (await opening) as unknown as Commands;
    return commands[task.command]?.(...task.argument);
  });
}

interface Commands {
  readonly [name: string]: (...values: readonly unknown[]) => Promise<unknown>;
}
