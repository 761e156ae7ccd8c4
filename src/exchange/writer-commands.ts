/**
 * The writer's commands as plain data in and out, so that they can cross from thread to thread.
 *
 * A `Problem` does not survive the crossing as a class: it travels as a reply and is thrown anew.
 */
import { Problem, type ProblemKind } from '../base/problem.ts';
import type { CredentialRow, SubmissionRow } from '../store/store.ts';
import {
  type DeleteRequest,
  deleteEntry,
  type PutRequest,
  type PutResult,
  putEntry,
} from './administration.ts';
import type { RemoveRequest, SubmitRequest, Writer } from './writer.ts';

/** Every command, with what it takes and what it gives. */
export interface WriterCommands {
  submit(request: SubmitRequest): Promise<SubmissionRow>;
  remove(request: RemoveRequest): Promise<void>;
  putEntry(request: PutRequest): Promise<PutResult>;
  deleteEntry(request: DeleteRequest): Promise<void>;
  putCredential(row: CredentialRow): Promise<void>;
  deleteCredential(request: { readonly consumer: string; readonly id: string }): Promise<boolean>;
  putSetting(request: { readonly name: string; readonly value: string }): Promise<void>;
  tick(): Promise<void>;
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** The commands of a writer in this thread. */
export function commandsOf(writer: Writer): WriterCommands {
  return {
    submit: (request) => writer.submit(request),
    remove: (request) => writer.remove(request),
    putEntry: (request) => writer.administer((tx, scope) => putEntry(tx, scope, request)),
    deleteEntry: (request) => writer.administer((tx, scope) => deleteEntry(tx, scope, request)),
    putCredential: (row) => writer.administer((tx) => tx.putCredential(row)),
    deleteCredential: ({ consumer, id }) =>
      writer.administer((tx) => tx.deleteCredential(consumer, id)),
    putSetting: ({ name, value }) => writer.administer((tx) => tx.putSetting(name, value)),
    tick: () => writer.tick(),
    drain: () => writer.drain(),
    close: () => writer.close(),
  };
}

/** A command's result or the problem it ended in. */
export type Reply<T> =
  | { readonly value: T }
  | { readonly problem: { readonly kind: ProblemKind; readonly detail: string } };

/** Turns problems into data; anything else is thrown as it is. */
export async function replyOf<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: { kind: error.kind, detail: error.detail } };
  }
}

/** The inverse of `replyOf`. */
export function resultOf<T>(reply: Reply<T>): T {
  if ('problem' in reply) throw new Problem(reply.problem.kind, reply.problem.detail);
  return reply.value;
}
