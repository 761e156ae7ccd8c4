/**
 * Who may administer: the bearer of the administrator's token (RFC 6750), and nobody else.
 */
import { Problem } from '../base/problem.ts';
import type { Hub } from '../exchange/hub.ts';
import type { Identify, SignedIn } from '../http/guard.ts';

const challenge = 'Bearer realm="Sekisho administration"';

/** The account that the administrator's token stands for. */
const breakGlass: SignedIn = {
  actor: { kind: 'account', id: 'break-glass' },
  roles: ['administrator'],
};

/**
 * Makes the way to find the account that asks. It needs no body; `slowDown` makes whoever shows a wrong token
 * wait.
 */
export function identifyAccount(
  { accounts }: Pick<Hub, 'accounts'>,
  slowDown: (address: string) => Promise<unknown>,
): Identify {
  return async (request, reply) => {
    const token = bearerToken(request.headers.authorization);
    if (token !== undefined && accounts.isAdminToken(token)) return breakGlass;
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
