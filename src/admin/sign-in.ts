/**
 * People signing in and out: to the OpenID provider, back from it, and into a session.
 *
 * Whatever goes wrong on the way back is answered alike: nobody learns whether there is such an account.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import type { Accounts } from '../exchange/accounts.ts';
import { noQuery } from '../http/fields.ts';
import { actorOf, signedInOf } from '../http/guard.ts';
import {
  emptyResponse,
  guardedResponses,
  jsonResponse,
  problemResponses,
} from '../http/openapi.ts';
import { rolesSchema } from './accounts.ts';
import { adminSecurity, bearerChallenge } from './api.ts';
import type { PendingSignIn, Provider } from './provider.ts';
import type { SessionCookies } from './session-cookie.ts';

/** What signing in needs. */
export interface SignInParts {
  readonly accounts: Accounts;
  /** `undefined` where no provider is configured. */
  readonly provider: Provider | undefined;
  readonly cookies: SessionCookies;
  /** Where people go once they are in. */
  readonly landing: string;
  /** Makes an address that failed to sign in wait. */
  readonly slowDown: (address: string) => Promise<unknown>;
}

/** How long a person may take at the provider. */
const signInSeconds = 600;

const me = Type.Object(
  {
    id: Type.String({ description: 'the account; `break-glass` for the administrator token' }),
    roles: rolesSchema,
  },
  { $id: 'Me', additionalProperties: false, description: 'who asks' },
);

/** The schemas that these routes refer to by name. */
export const signInSchemas: readonly object[] = [me];

const redirect = (description: string) =>
  emptyResponse(description, { location: { type: 'string', description: 'where to go' } });

/** Declares what needs no sign-in: the way to the provider and back. */
export function signInRoutes(scope: FastifyInstance, parts: SignInParts): void {
  scope.get('/sign-in', {
    schema: {
      operationId: 'signIn',
      summary: 'Go to the OpenID provider to sign in',
      tags: ['Signing in'],
      querystring: noQuery,
      response: {
        303: redirect('to the provider'),
        ...problemResponses('malformed', 'absent', 'unavailable'),
      },
    },
    handler: async (_request, reply) => {
      const { url, pending } = await theProvider(parts).begin();
      parts.cookies.signIn.set(reply, sealed(pending), signInSeconds);
      return redirectTo(reply, url.href);
    },
  });
  backRoute(scope, parts);
}

function backRoute(scope: FastifyInstance, parts: SignInParts): void {
  const { accounts, cookies, landing, slowDown } = parts;
  scope.get('/signed-in', {
    schema: {
      operationId: 'signedIn',
      summary: 'Come back from the OpenID provider',
      description: 'The provider adds the parameters of RFC 6749 §4.1.2 and RFC 9207.',
      tags: ['Signing in'],
      response: {
        303: redirect('signed in'),
        ...problemResponses('malformed', 'unauthenticated', 'absent', 'conflict', 'unavailable'),
      },
    },
    handler: async (request, reply) => {
      const provider = theProvider(parts);
      const pending = opened(cookies.signIn.read(request));
      cookies.signIn.clear(reply);
      const query = request.url.slice(request.url.search(/\?|$/));
      const person = pending && (await provider.finish(query, pending));
      const session = person && (await accounts.openSession(person));
      if (session === undefined) {
        await accounts.noteFailure({ by: 'provider', address: request.ip });
        await slowDown(request.ip);
        reply.header('www-authenticate', bearerChallenge);
        throw new Problem('unauthenticated', 'the sign-in was refused');
      }
      cookies.session.set(reply, session.secret);
      return redirectTo(reply, landing);
    },
  });
}

/** Declares what those who are signed in ask: who am I, and let me out. */
export function signedInRoutes(scope: FastifyInstance, parts: SignInParts): void {
  const { accounts, cookies } = parts;
  scope.get('/me', {
    schema: {
      operationId: 'getMe',
      summary: 'Who asks, in which roles',
      tags: ['Signing in'],
      security: adminSecurity,
      querystring: noQuery,
      response: { 200: jsonResponse('who asks', 'Me'), ...guardedResponses() },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      reply.header('cache-control', 'no-store');
      return { id: actor.kind === 'hub' ? '' : actor.id, roles: signedInOf(request).roles };
    },
  });
  scope.post('/sign-out', {
    schema: {
      operationId: 'signOut',
      summary: 'End the session',
      tags: ['Signing in'],
      security: adminSecurity,
      querystring: noQuery,
      response: {
        204: emptyResponse('there is no session any more'),
        ...guardedResponses('conflict', 'tooLarge', 'unsupported'),
      },
    },
    handler: async (request, reply) => {
      const secret = cookies.session.read(request);
      if (secret !== undefined) await accounts.closeSession(secret);
      cookies.session.clear(reply);
      return reply.code(204).send();
    },
  });
}

function theProvider({ provider }: SignInParts): Provider {
  if (provider === undefined) throw new Problem('absent', 'no OpenID provider is configured');
  return provider;
}

function redirectTo(reply: FastifyReply, url: string): FastifyReply {
  return reply.code(303).headers({ location: url, 'cache-control': 'no-store' }).send();
}

/** What is remembered travels in the person's own browser: the hub keeps nothing of a sign-in begun. */
function sealed({ state, nonce, verifier }: PendingSignIn): string {
  return [state, nonce, verifier].join('.');
}

function opened(cookie: string | undefined): PendingSignIn | undefined {
  const [, state, nonce, verifier] =
    /^([\w-]{43})\.([\w-]{43})\.([\w-]{43})$/.exec(cookie ?? '') ?? [];
  if (state === undefined || nonce === undefined || verifier === undefined) return undefined;
  return { state, nonce, verifier };
}
