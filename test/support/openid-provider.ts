/**
 * A real OpenID provider on loopback, with its interactions for development, and a person who drives them.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Test } from 'tap';

/** What the hub is called there. */
export const client = { id: 'sekisho', secret: 'client-secret-of-the-test' } as const;

/** A provider that listens until the test ends. */
export interface RunningProvider {
  readonly issuer: string;
  /**
   * Goes where the hub sent a person, signs in there as `subject` and comes back: the URL at which the hub
   * would be asked next.
   */
  signIn(authorizationUrl: string, subject: string): Promise<URL>;
}

/** Starts a provider. People are whoever they say; `groups` gives the claim of that name. */
export async function openidProvider(
  t: Test,
  redirectUri: string,
  groups: Readonly<Record<string, readonly string[]>> = {},
): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: true } },
    findAccount: async (_context, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, groups: [...(groups[accountId] ?? [])] }),
    }),
  });
  server.on('request', provider.callback());
  t.teardown(() => close(server));
  return { issuer, signIn: (url, subject) => drive(issuer, url, subject) };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => {
    server.close(done);
  });
}

/** The most steps between the provider's door and the way back. */
const stepsMax = 12;

/** Follows redirects within the provider with its cookies, and fills in the two forms. */
async function drive(issuer: string, authorizationUrl: string, subject: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const go = async (url: URL, form?: Readonly<Record<string, string>>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  let url = new URL(authorizationUrl);
  let response = await go(url);
  for (let step = 0; step < stepsMax; step++) {
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      if (url.origin !== issuer) return url;
      response = await go(url);
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (prompt === undefined) throw new Error(`${response.status} at ${url.href}: ${page}`);
    response = await go(url, { prompt, ...(prompt === 'login' && { login: subject }) });
  }
  throw new Error('the provider never came to an end');
}
