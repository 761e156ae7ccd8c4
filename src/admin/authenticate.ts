/**
 * Who may administer: the bearer of the administrator's token (RFC 6750), and nobody else.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Administration } from '../exchange/hub.ts';

const challenge = 'Bearer realm="Sekisho administration"';

/**
 * Makes the hook that lets only administrators pass. It runs before any body is read; `slowDown` makes
 * whoever shows a wrong token wait.
 */
export function requireAdministrator(
  administration: Pick<Administration, 'isAdminToken'>,
  slowDown: (address: string) => Promise<unknown>,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const token = bearerToken(request.headers.authorization);
    if (token !== undefined && administration.isAdminToken(token)) return;
    const presented = token !== undefined;
    if (presented) await slowDown(request.ip);
    reply.header('www-authenticate', presented ? `${challenge}, error="invalid_token"` : challenge);
    throw new Problem(
      'unauthenticated',
      presented ? 'this is not the administrator token' : 'an administrator token is needed',
    );
  };
}

/** The token of an `Authorization` field of scheme Bearer (RFC 6750 §2.1), if it is one. */
function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? '')?.[1];
}
