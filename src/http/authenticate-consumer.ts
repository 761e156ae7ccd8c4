/**
 * Who asks: the party behind a request's credentials (TAXII 2.1 §8.2.2).
 *
 * Clients in the field know Basic best; a token may come as `Bearer`, `Token`, in a header of its own or as
 * a Basic password. Credentials that are shown must be right: wrong ones never fall back to anonymous.
 * Failed attempts are slowed by address, and answered 401, never 429.
 */
import jwt from '@fastify/jwt';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Clock } from '../base/time.ts';
import type { Party } from '../exchange/directory.ts';
import type { Hub, Presented } from '../exchange/hub.ts';
import { type BrakeOptions, createBrake } from './brake.ts';

/** What authenticating needs to know. */
export interface SignInSettings {
  readonly hub: Pick<Hub, 'anonymous' | 'signIn' | 'partyNamed' | 'tokenKeys'>;
  /** The issuer that access tokens name, with or without its final slash. */
  readonly publicUrl: string;
  readonly clock: Clock;
  /** The header that may carry an API key, besides `Authorization`. */
  readonly apiKeyHeader: string;
  /** How failed sign-ins from one address are slowed. */
  readonly failedSignIns: BrakeOptions;
  /** Waits; tests give their own. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Finds the party of a request. Problem: `unauthenticated`. */
export type Authenticate = (request: FastifyRequest) => Promise<Party>;

/** What a request shows: nothing, something to judge, or something that can never be right. */
type Credentials = Presented | 'none' | 'unusable';

/** The audience that access tokens for this layer name. */
const tokenAudience = 'taxii';

/** Pairs that clients send when they were given no credentials. */
const emptyPairs: ReadonlySet<string> = new Set([':', 'None:None']);

/** Sets up the verification of access tokens in this scope and returns the way to authenticate. */
export async function openAuthenticate(
  app: FastifyInstance,
  settings: SignInSettings,
): Promise<Authenticate> {
  const { hub, publicUrl, apiKeyHeader, pause } = settings;
  await app.register(jwt, {
    secret: { private: hub.tokenKeys.private, public: hub.tokenKeys.public },
    sign: { algorithm: 'EdDSA' },
    verify: {
      algorithms: ['EdDSA'],
      allowedIss: [publicUrl, publicUrl.slice(0, -1)],
      allowedAud: tokenAudience,
      requiredClaims: ['exp', 'sub', 'iss', 'aud'],
    },
  });
  const failures = createBrake(settings.failedSignIns, settings.clock);

  return async (request) => {
    const credentials = readCredentials(request, apiKeyHeader.toLowerCase());
    const party = credentials === 'none' ? hub.anonymous() : partyOf(app, hub, credentials);
    if (party !== undefined) return party;
    if (credentials === 'none') {
      throw new Problem('unauthenticated', 'no credentials were given');
    }
    await pause(failures.press(request.ip));
    throw new Problem('unauthenticated', 'the credentials are not valid');
  };
}

function readCredentials({ headers }: FastifyRequest, apiKeyHeader: string): Credentials {
  const { authorization } = headers;
  const apiKey = headers[apiKeyHeader];
  if (authorization === undefined || authorization === '') {
    return typeof apiKey === 'string' && apiKey !== '' ? { kind: 'token', token: apiKey } : 'none';
  }
  const [, scheme = '', value = ''] = /^(\S+) +(\S+) *$/.exec(authorization) ?? [];
  switch (scheme.toLowerCase()) {
    case 'basic':
      return readPair(Buffer.from(value, 'base64').toString('utf8'));
    case 'bearer':
    case 'token':
      return { kind: 'token', token: value };
    default:
      return 'unusable';
  }
}

function readPair(pair: string): Credentials {
  if (emptyPairs.has(pair)) return 'none';
  const colon = pair.indexOf(':');
  if (colon < 0) return 'unusable';
  return { kind: 'basic', username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function partyOf(
  app: FastifyInstance,
  hub: SignInSettings['hub'],
  credentials: Presented | 'unusable',
): Party | undefined {
  if (credentials === 'unusable') return undefined;
  if (credentials.kind === 'token') return partyOfToken(app, hub, credentials.token);
  return hub.signIn(credentials) ?? partyOfToken(app, hub, credentials.password);
}

/** A token is an access token of ours or an API key. */
function partyOfToken(
  app: FastifyInstance,
  hub: SignInSettings['hub'],
  token: string,
): Party | undefined {
  if (token === '') return undefined;
  const consumer = verifiedSubject(app, token);
  return consumer === undefined ? hub.signIn({ kind: 'token', token }) : hub.partyNamed(consumer);
}

function verifiedSubject(app: FastifyInstance, token: string): string | undefined {
  if (token.split('.').length !== 3) return undefined;
  try {
    return app.jwt.verify<{ sub: string }>(token).sub;
  } catch {
    // Why a token is not valid is nobody's business but its owner's; it may still be an API key.
    return undefined;
  }
}
