/**
 * The OpenID provider that vouches for people: the authorization code flow with PKCE, state and nonce
 * (OpenID Connect Core 1.0 §3.1, RFC 7636, RFC 9207).
 *
 * The provider is asked for its metadata when somebody signs in for the first time: a hub starts, and lets
 * programs administer, while its provider is away.
 */
import * as client from 'openid-client';
import { Problem } from '../base/problem.ts';
import type { Vouched } from '../exchange/accounts.ts';
import { type AccountRole, accountRoles } from '../exchange/directory.ts';

/** What is configured of the provider. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly scopes: readonly string[];
  /** A claim of the ID token that gives the roles, if the provider decides them. */
  readonly rolesClaim?:
    | {
        readonly name: string;
        readonly roles: Readonly<Record<string, readonly AccountRole[]>>;
      }
    | undefined;
}

/** What must be remembered of a sign-in until the person comes back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The provider, as signing in uses it. */
export interface Provider {
  /** Where to send the person, and what to remember. Problem: `unavailable`. */
  begin(): Promise<{ readonly url: URL; readonly pending: PendingSignIn }>;
  /**
   * Whom the provider vouches for, by the query with which the person came back; `undefined` for whatever does
   * not hold: a refusal, another state, a used code, a token that was not meant for this sign-in. Problem:
   * `unavailable` when the provider cannot be reached.
   */
  finish(query: string, pending: PendingSignIn): Promise<Vouched | undefined>;
}

const timeoutSeconds = 10;

/** Makes the provider. `redirectUri` is where the person comes back to. */
export function createProvider(settings: ProviderSettings, redirectUri: string): Provider {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = () => {
    discovered ??= discover(settings);
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered.catch((cause: unknown) => {
      throw unreachable(cause);
    });
  };
  return {
    async begin() {
      const provider = await configuration();
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: settings.scopes.join(' '),
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
      });
      return { url, pending };
    },
    async finish(query, { state, nonce, verifier }) {
      const provider = await configuration();
      const url = new URL(redirectUri);
      url.search = query;
      try {
        const tokens = await client.authorizationCodeGrant(provider, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return undefined;
        return { subject: claims.sub, roles: rolesOf(claims, settings.rolesClaim) };
      } catch (error) {
        if (isUnreachable(error)) throw unreachable(error);
        return undefined;
      }
    },
  };
}

/** Reads the provider's metadata. Plain http is spoken only where the configuration has let it pass. */
function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  const url = new URL(issuer);
  return client.discovery(url, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    ...(url.protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
  });
}

function unreachable(cause: unknown): Problem {
  return new Problem('unavailable', 'the OpenID provider cannot be reached', { cause });
}

/** What `fetch` throws of a connection, or the library of a time that ran out. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError) return !('code' in error);
  return error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT';
}

/** The roles that the claim's values stand for, each once. */
function rolesOf(
  claims: client.IDToken,
  rolesClaim: ProviderSettings['rolesClaim'],
): readonly AccountRole[] | undefined {
  if (rolesClaim === undefined) return undefined;
  const { name, roles } = rolesClaim;
  const values = [claims[name]].flat().filter((value) => typeof value === 'string');
  const given = new Set(
    values.flatMap((value) => (Object.hasOwn(roles, value) ? (roles[value] ?? []) : [])),
  );
  return accountRoles.filter((role) => given.has(role));
}
