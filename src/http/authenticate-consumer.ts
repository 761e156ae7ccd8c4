/**
 * Who asks: the party behind a request's credentials (TAXII 2.1 §8.2.2).
 *
 * Clients in the field know Basic best; a token may come as `Bearer`, `Token`, in a header of its own or as
 * a Basic password. A client certificate signs in where nothing else is shown. Credentials that are shown
 * must be right: wrong ones fall back neither to a certificate nor to anonymous, and an unusable certificate
 * not to anonymous. Failed attempts are slowed by address, and answered 401, never 429.
 */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Party } from '../exchange/directory.ts';
import type { Hub, Presented } from '../exchange/hub.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { CertificateOf, ShownCertificate } from './client-certificate.ts';

/** What authenticating needs to know. */
export interface SignInSettings {
  readonly hub: Pick<Hub, 'anonymous' | 'signIn' | 'partyOfToken'>;
  readonly tokens: Pick<AccessTokens, 'read'>;
  readonly certificateOf: CertificateOf;
  /** The header that may carry an API key, besides `Authorization`. */
  readonly apiKeyHeader: string;
  /** Makes an address that failed to sign in wait: the one brake of all interfaces. */
  readonly slowDown: SlowDown;
}

/** Makes whoever failed to sign in from this address wait. */
export type SlowDown = (address: string) => Promise<unknown>;

/** Finds the party of a request. Problem: `unauthenticated`. */
export type Authenticate = (request: FastifyRequest) => Promise<Party>;

/** What a request shows: nothing, something to judge, or something that can never be right. */
type Credentials = Exclude<Presented, { readonly kind: 'certificate' }> | 'none' | 'unusable';

/** Pairs that clients send when they were given no credentials. */
const emptyPairs: ReadonlySet<string> = new Set([':', 'None:None']);

/** Makes the way to find the party of a request. */
export function createAuthenticate(settings: SignInSettings): Authenticate {
  const { hub, certificateOf, slowDown } = settings;
  const apiKeyHeader = settings.apiKeyHeader.toLowerCase();
  return async (request) => {
    const credentials = readCredentials(request, apiKeyHeader);
    const certificate = certificateOf(request);
    const nothing = credentials === 'none' && certificate === 'none';
    const party = nothing
      ? hub.anonymous(request.ip)
      : partyOf(settings, credentials, certificate, request.ip);
    if (party !== undefined) return party;
    if (nothing) throw new Problem('unauthenticated', 'no credentials were given');
    await slowDown(request.ip);
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
  settings: SignInSettings,
  credentials: Credentials,
  certificate: ShownCertificate,
  address: string,
): Party | undefined {
  if (credentials === 'unusable') return undefined;
  if (credentials === 'none') {
    if (typeof certificate === 'string') return undefined;
    return settings.hub.signIn({ kind: 'certificate', ...certificate }, address)?.party;
  }
  const secret = credentials.kind === 'token' ? credentials.token : credentials.password;
  return isAccessToken(secret)
    ? partyOfToken(settings, secret, certificate, address)
    : settings.hub.signIn(credentials, address)?.party;
}

/** Signed tokens have two dots; the secrets that the hub makes have none. */
function isAccessToken(secret: string): boolean {
  return secret.split('.', 4).length === 3;
}

function partyOfToken(
  { hub, tokens }: SignInSettings,
  token: string,
  certificate: ShownCertificate,
  address: string,
): Party | undefined {
  const claims = tokens.read(token);
  const shown = typeof certificate === 'string' ? undefined : certificate;
  return claims && hub.partyOfToken(claims, address, shown);
}
