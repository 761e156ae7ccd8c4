/**
 * How a command's end crosses from thread to thread: a `Problem` does not survive the crossing as a class, so
 * it travels as data and is thrown anew.
 */
import { Problem, type ProblemKind } from '../base/problem.ts';

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
