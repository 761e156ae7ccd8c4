/**
 * Problems become TAXII error resources here (TAXII 2.1 §3.6); the only file of this layer with status codes.
 *
 * What a party may not see is answered in the same bytes as what does not exist: the resource of `absent`
 * is one constant. What is no `Problem` is a fault of ours: it is logged under an id, and only the id shows.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemKind } from '../base/problem.ts';
import { taxiiMediaType } from './media-type.ts';

/** Status codes of requests that end well with other than 200. */
export const successStatus = { ok: 200, accepted: 202, noContent: 204 } as const;

const statusOf = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  methodNotAllowed: 405,
  unacceptable: 406,
  conflict: 409,
  preconditionFailed: 412,
  tooLarge: 413,
  unsupported: 415,
  unprocessable: 422,
  unavailable: 503,
} as const satisfies Record<ProblemKind, number>;

const internalStatus = 500;

const titleOf = {
  malformed: 'the request cannot be understood',
  unauthenticated: 'the client must authenticate',
  forbidden: 'the client may not do this',
  absent: 'nothing is found here',
  methodNotAllowed: 'the method is not known here',
  unacceptable: 'nothing acceptable can be sent',
  conflict: 'the request conflicts with the present state',
  preconditionFailed: 'a precondition does not hold',
  tooLarge: 'the body is too large',
  unsupported: 'the type of the body is not supported',
  unprocessable: 'the content cannot be processed',
  unavailable: 'the service is unavailable for now',
} as const satisfies Record<ProblemKind, string>;

/** One text for all that is absent or hidden, whatever lower layers say of it. */
const absentDetail = 'it does not exist, or this client may not see it';

const challenges = ['Basic realm="Sekisho", charset="UTF-8"', 'Bearer realm="Sekisho"'];

/**
 * Status codes of the framework's own faults that have a kind of ours; the rest is malformed. A path with a
 * longer name than any of ours (414) names nothing.
 */
const kindOfStatus: Readonly<Record<number, ProblemKind>> = {
  413: 'tooLarge',
  414: 'absent',
  415: 'unsupported',
};

function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const fromFramework = typeof code === 'string' && code.startsWith('FST_');
  if (!fromFramework || typeof statusCode !== 'number' || statusCode >= 500) return undefined;
  const kind = kindOfStatus[statusCode] ?? 'malformed';
  return new Problem(kind, 'the request could not be read', { cause: error });
}

/** Answers a request with the error resource of whatever was thrown. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = asProblem(error);
  if (problem === undefined) {
    sendFault(error, request, reply);
    return;
  }
  const { kind, detail } = problem;
  if (kind === 'unauthenticated') reply.header('www-authenticate', challenges);
  // The framework would cut the connection while the client is still sending.
  if (kind === 'tooLarge') reply.removeHeader('connection');
  sendResource(reply, statusOf[kind], {
    title: titleOf[kind],
    description: kind === 'absent' ? absentDetail : detail,
    error_code: kind,
  });
}

function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const id = randomUUID();
  request.log.error({ err: error, error_id: id }, 'a request failed');
  sendResource(reply, internalStatus, {
    title: 'the server is at fault',
    description: 'what happened is logged under the id of this error',
    error_id: id,
  });
}

function sendResource(reply: FastifyReply, status: number, error: Record<string, string>): void {
  reply
    .code(status)
    .header('content-type', taxiiMediaType)
    .send(Buffer.from(JSON.stringify({ ...error, http_status: String(status) })));
}
