/**
 * Who administers: a program by its token (RFC 6750), a person by a session, or the holder of the
 * administrator's token.
 */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import { type Accounts, breakGlassAccount, type SignedInAccount } from '../exchange/accounts.ts';
import type { Identify, SignedIn } from '../http/guard.ts';
import { bearerChallenge } from './api.ts';
import type { SessionCookies } from './session-cookie.ts';

/** What finding the account needs. */
export interface IdentifyParts {
  readonly accounts: Accounts;
  readonly cookies: SessionCookies;
  /** Makes an address that failed to sign in wait. */
  readonly slowDown: (address: string) => Promise<unknown>;
}

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/**
 * Makes the way to find the account that asks. It needs no body. A token counts before a session; one that is
 * shown must be right. Problems: `unauthenticated`; `forbidden` where a session is used by another site's page.
 */
export function identifyAccount({ accounts, cookies, slowDown }: IdentifyParts): Identify {
  return async (request, reply) => {
    const { authorization } = request.headers;
    const token = bearerToken(authorization);
    const secret = authorization === undefined ? cookies.session.read(request) : undefined;
    const found =
      token === undefined
        ? sessionAccount(accounts, secret)
        : await tokenAccount(accounts, token, request);
    if (found !== undefined) {
      if (secret !== undefined) refuseForeignPages(cookies, request);
      return signedIn(found);
    }
    const presented = token !== undefined || secret !== undefined;
    if (presented) {
      const by = token === undefined ? 'session' : 'token';
      await accounts.noteFailure({ by, address: request.ip });
      await slowDown(request.ip);
    }
    const error = token === undefined ? '' : ', error="invalid_token"';
    reply.header('www-authenticate', `${bearerChallenge}${error}`);
    throw new Problem(
      'unauthenticated',
      presented ? 'the token or session is not valid' : 'a token or a session is needed',
    );
  };
}

/** The account of a token. Each use of the administrator's is told in the log and in the audit. */
async function tokenAccount(
  accounts: Accounts,
  token: string,
  { method, url, ip, log }: FastifyRequest,
): Promise<SignedInAccount | undefined> {
  if (!accounts.isAdminToken(token)) return accounts.byToken(token);
  const use = { method, path: url.slice(0, url.search(/\?|$/)).slice(0, 256), address: ip };
  log.warn(use, 'the administrator token was used');
  await accounts.noteBreakGlass(use);
  return breakGlassAccount;
}

function sessionAccount(accounts: Accounts, secret: string | undefined) {
  return secret === undefined ? undefined : accounts.bySession(secret);
}

/** A browser sends the cookie along whoever made it ask; what changes something must be our own page's. */
function refuseForeignPages(cookies: SessionCookies, request: FastifyRequest): void {
  if (safeMethods.includes(request.method) || cookies.fromOwnPage(request)) return;
  throw new Problem('forbidden', 'a session may change things from pages of this server only');
}

function signedIn({ id, roles }: SignedInAccount): SignedIn {
  return { actor: { kind: 'account', id }, roles };
}

/** The token of an `Authorization` field of scheme Bearer (RFC 6750 §2.1), if it is one. */
function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? '')?.[1];
}
