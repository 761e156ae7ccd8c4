/**
 * The ledger on threads of its own, one that records and one that is asked: what piscina runs there.
 */
import { workerData } from 'piscina';
import { type LedgerFiles, openAsking, openRecording } from './ledger-commands.ts';
import { type Reply, replyOf } from './writer-commands.ts';

/** What a thread is for. */
export interface LedgerThreadData extends LedgerFiles {
  readonly role: 'record' | 'ask';
}

const { role, ...files } = workerData as LedgerThreadData;
const opening = role === 'record' ? openRecording(files) : openAsking(files);
// A failure to open is the answer to every command.
opening.catch(() => undefined);

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
