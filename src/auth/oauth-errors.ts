/**
 * How the endpoints of OAuth end a request badly: in the form of RFC 6749 §5.2.
 *
 * The only file of this layer with status codes for refusals.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { jsonResponse } from '../http/openapi.ts';
import { adminProblems, internalFault, logFault, problemOf } from '../http/problems.ts';

/** Errors of RFC 6749 §5.2 and RFC 7009 §2.2.1, with their status. */
const statusOf = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  invalid_scope: 400,
  unsupported_grant_type: 400,
  unsupported_token_type: 400,
} as const;

/** A refusal in the words of OAuth. */
export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';
  readonly code: keyof typeof statusOf;

  constructor(code: keyof typeof statusOf, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The schema of a refusal; routes refer to it by name. */
export const oauthErrorSchema = Type.Object(
  { error: Type.String(), error_description: Type.Optional(Type.String()) },
  { $id: 'TokenError', additionalProperties: false, description: 'RFC 6749 §5.2' },
);

/** The responses of a route that may be refused with these statuses, or end in a fault of ours. */
export function refusals(...statuses: readonly number[]) {
  return Object.fromEntries(
    [...statuses, internalFault.status].map((status) => [
      status,
      jsonResponse('refused', 'TokenError'),
    ]),
  );
}

/** Nothing that is answered here may be kept by a cache (RFC 6749 §5.1). */
export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' } as const;

/** Answers a request with the refusal that was thrown, whatever it was. */
export async function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  reply.headers(noStore);
  if (error instanceof OAuthRefusal) {
    const status = statusOf[error.code];
    if (status === 401) {
      reply.header('www-authenticate', 'Basic realm="Sekisho", charset="UTF-8"');
    }
    return reply.code(status).send({ error: error.code, error_description: error.message });
  }
  const problem = problemOf(error);
  if (problem === undefined) {
    const description = `the hub failed; its log has more under ${logFault(error, request)}`;
    reply.code(internalFault.status);
    return reply.send({ error: 'server_error', error_description: description });
  }
  reply.code(adminProblems[problem.kind].status);
  const code = problem.kind === 'unavailable' ? 'temporarily_unavailable' : 'invalid_request';
  return reply.send({ error: code, error_description: problem.detail });
}
