/**
 * People who administer: signing in at a real OpenID provider on loopback, sessions, and what ends them.
 */
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import t from 'tap';
import { createProvider, type PendingSignIn } from '../../src/admin/provider.ts';
import { sessionCookies } from '../../src/admin/session-cookie.ts';
import type { AccountRole } from '../../src/exchange/directory.ts';
import { client, openidProvider } from '../support/openid-provider.ts';
import { type AdminAnswer, type AdminServed, serveAdmin } from '../support/serve-admin.ts';
import { steppingClock } from '../support/stepping-clock.ts';

const redirectUri = 'https://hub.example/admin/v1/signed-in';
const groups = { boss: ['hub-admins', 'staff'], clerk: ['staff'], auditor: ['hub-auditors'] };
const [provider, other] = await Promise.all([
  openidProvider(t, redirectUri, groups),
  openidProvider(t, redirectUri),
]);
const settings = {
  issuer: provider.issuer,
  clientId: client.id,
  clientSecret: client.secret,
  scopes: ['openid'],
};
const clock = steppingClock();
const minute = 60_000_000;
const served = await serveAdmin(t, { hub: { clock }, admin: { provider: settings } });

async function makeAccount(
  { hub }: Pick<AdminServed, 'hub'>,
  id: string,
  roles: readonly AccountRole[],
  disabled = false,
) {
  const document = { title: id, roles, subject: `sub-${id}`, disabled };
  await hub.administration.put('account', id, document);
}
await makeAccount(served, 'tanaka', ['administrator', 'auditor']);
await makeAccount(served, 'former', ['administrator'], true);
await makeAccount(served, 'idle', []);

/** Cookies that an answer sets, by name, with everything that is said of them. */
function cookiesOf({ headers }: Pick<AdminAnswer, 'headers'>): ReadonlyMap<string, string> {
  const lines = [headers['set-cookie'] ?? []].flat();
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line]));
}

/** The pair of one cookie, as a browser sends it. */
function pairOf(answer: Pick<AdminAnswer, 'headers'>, name: string): string {
  return (cookiesOf(answer).get(name) ?? '').replace(/;.*/, '');
}

const pendingName = '__Host-sekisho-sign-in';
const sessionName = '__Host-sekisho';

/** A browser's request: no token. */
function browse(
  { ask }: Pick<AdminServed, 'ask'>,
  url: string,
  pair = '',
  more: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
) {
  const { method = 'GET', headers = {}, body } = more;
  return ask(method, url, {
    open: true,
    headers: { ...(pair !== '' && { cookie: pair }), ...headers },
    ...(body !== undefined && { body }),
  });
}

/** Goes to the provider and comes back: the answer of the hub. */
async function signIn(server: AdminServed, subject: string) {
  const sent = await browse(server, '/admin/v1/sign-in');
  const back = await provider.signIn(sent.headers.location ?? '', subject);
  const url = back.pathname + back.search;
  return { url, pending: pairOf(sent, pendingName), sent };
}

async function session(server: AdminServed, subject: string): Promise<string> {
  const { url, pending } = await signIn(server, subject);
  const answer = await browse(server, url, pending);
  t.equal(answer.status, 303, `${subject} signs in`);
  return pairOf(answer, sessionName);
}

const refused = { status: 401, json: { detail: 'the sign-in was refused' } };

t.test('OIDC Core 3.1 a person signs in by code, PKCE, state and nonce', async (t) => {
  const { url, pending, sent } = await signIn(served, 'sub-tanaka');
  t.equal(sent.status, 303);
  const asked = new URL(sent.headers.location ?? '').searchParams;
  t.match(Object.fromEntries(asked), {
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge_method: 'S256',
    code_challenge: /^[\w-]{43}$/,
    state: /^[\w-]{43}$/,
    nonce: /^[\w-]{43}$/,
  });
  t.match(
    cookiesOf(sent).get(pendingName),
    /^__Host-[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const answer = await browse(served, url, pending);
  t.match(answer, { status: 303, headers: { location: 'https://hub.example/admin/v1/docs' } });
  t.equal(answer.headers['cache-control'], 'no-store');
  t.match(
    cookiesOf(answer).get(sessionName),
    /^__Host-sekisho=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  t.match(cookiesOf(answer).get(pendingName), /Expires=Thu, 01 Jan 1970/, 'used up');
  const me = await browse(served, '/admin/v1/me', pairOf(answer, sessionName));
  t.match(me, { status: 200, json: { id: 'tanaka', roles: ['administrator', 'auditor'] } });
  const { json } = await served.ask('GET', '/admin/v1/audit?actor=account:tanaka');
  t.match(json.items, [{ action: 'sign-in', subject: 'account:tanaka' }]);
  t.notMatch(JSON.stringify(json), pairOf(answer, sessionName).split('=')[1]);
});

t.test('who is unknown, disabled or without a role is refused, and not told which', async (t) => {
  const bodies = [];
  for (const subject of ['sub-nobody', 'sub-former', 'sub-idle']) {
    const { url, pending } = await signIn(served, subject);
    const answer = await browse(served, url, pending);
    t.match(answer, refused, subject);
    t.notOk(cookiesOf(answer).has(sessionName));
    bodies.push(answer.text);
  }
  t.equal(new Set(bodies).size, 1, 'byte for byte alike');
  const { json } = await served.ask('GET', '/admin/v1/audit?actor=hub&limit=1');
  t.match(json.items, [{ action: 'refuse-sign-in', detail: { by: 'provider' } }]);
});

t.test('RFC 6749 10.12 a way back that was not begun here, or was used, is refused', async (t) => {
  const { url, pending } = await signIn(served, 'sub-tanaka');
  const [, state = '', nonce = '', verifier = ''] =
    /=([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(pending) ?? [];
  const pairWith = (changed: Partial<PendingSignIn>) => {
    const each = { state, nonce, verifier, ...changed };
    return `${pendingName}=${each.state}.${each.nonce}.${each.verifier}`;
  };
  const foreign = 'A'.repeat(43);
  t.match(await browse(served, url), refused, 'another browser');
  t.match(await browse(served, url, pairWith({ state: foreign })), refused, 'another state');
  t.match(await browse(served, url, `${pendingName}=x`), refused, 'no cookie of ours');
  t.match(await browse(served, '/admin/v1/signed-in', pending), refused, 'no parameters');
  const denied = `/admin/v1/signed-in?error=access_denied&state=${state}`;
  t.match(await browse(served, denied, pending), refused, 'denied by the provider');
  const iss = new URL(url, redirectUri);
  iss.searchParams.set('iss', other.issuer);
  t.match(await browse(served, iss.pathname + iss.search, pending), refused, 'another issuer');
  const code = new URL(url, redirectUri);
  code.searchParams.set('code', 'wrong');
  t.match(await browse(served, code.pathname + code.search, pending), refused, 'another code');
  t.equal((await browse(served, url, pending)).status, 303, 'the right one');
  t.match(await browse(served, url, pending), refused, 'once only');

  const second = await signIn(served, 'sub-tanaka');
  const nonceChanged = second.pending.replace(/\.[\w-]+\./, `.${foreign}.`);
  t.match(await browse(served, second.url, nonceChanged), refused, 'another nonce');
  const third = await signIn(served, 'sub-tanaka');
  const verifierChanged = third.pending.replace(/\.[\w-]+$/, `.${foreign}`);
  t.match(await browse(served, third.url, verifierChanged), refused, 'another PKCE verifier');
});

t.test('a code of a foreign provider is worth nothing', async (t) => {
  const sent = await browse(served, '/admin/v1/sign-in');
  const elsewhere = (sent.headers.location ?? '').replace(provider.issuer, other.issuer);
  const back = await other.signIn(elsewhere, 'sub-tanaka');
  const pending = pairOf(sent, pendingName);
  t.match(await browse(served, back.pathname + back.search, pending), refused);
  back.searchParams.set('iss', provider.issuer);
  t.match(await browse(served, back.pathname + back.search, pending), refused, 'in disguise');
});

t.test('a session changes things from pages of this server only', async (t) => {
  const pair = await session(served, 'sub-tanaka');
  const put = (headers: Record<string, string>) =>
    browse(served, '/admin/v1/api-roots/hub', pair, {
      method: 'PUT',
      headers,
      body: { title: 'Hub' },
    });
  t.equal((await put({})).status, 403, 'no word of where it comes from');
  t.equal((await put({ origin: 'https://evil.example' })).status, 403);
  t.equal((await put({ origin: 'https://hub.example:8443' })).status, 403);
  t.equal((await put({ origin: 'null' })).status, 403);
  for (const site of ['cross-site', 'same-site', 'none']) {
    t.equal((await put({ 'sec-fetch-site': site })).status, 403, site);
  }
  const both = { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' };
  t.equal((await put(both)).status, 403, 'the origin counts');
  t.equal((await put({ origin: 'https://hub.example' })).status, 201);
  t.equal((await put({ 'sec-fetch-site': 'same-origin' })).status, 200);
  const origin = { origin: 'https://hub.example' };
  const forged = { method: 'POST', headers: { origin: 'https://evil.example' } };
  t.equal((await browse(served, '/admin/v1/sign-out', pair, forged)).status, 403);
  const out = { method: 'POST', headers: origin };
  const answer = await browse(served, '/admin/v1/sign-out', pair, out);
  t.match(answer, { status: 204 });
  t.match(cookiesOf(answer).get(sessionName), /^__Host-sekisho=; .*Expires=Thu, 01 Jan 1970/);
  t.equal((await browse(served, '/admin/v1/me', pair)).status, 401, 'the secret is worth nothing');
});

t.test('a tampered session is none, and a wrong token is not made good by a session', async (t) => {
  const pair = await session(served, 'sub-tanaka');
  const last = pair.endsWith('A') ? 'B' : 'A';
  for (const wrong of [`${pair}x`, `${pair.slice(0, -1)}${last}`, `${sessionName}=`]) {
    t.equal((await browse(served, '/admin/v1/me', wrong)).status, 401, 'tampered');
  }
  t.equal((await browse(served, '/admin/v1/me', pair.replace('__Host-', ''))).status, 401, 'name');
  const headers = { authorization: 'Bearer wrong' };
  t.equal((await browse(served, '/admin/v1/me', pair, { headers })).status, 401);
  const secret = pair.slice(pair.indexOf('=') + 1);
  const bearer = { authorization: `Bearer ${secret}` };
  t.equal((await browse(served, '/admin/v1/me', '', { headers: bearer })).status, 401, 'no token');
});

t.test('a session ends with its account, when it rests too long, and after its time', async (t) => {
  const me = async (pair: string) => (await browse(served, '/admin/v1/me', pair)).status;
  const first = await session(served, 'sub-tanaka');
  await makeAccount(served, 'tanaka', ['auditor'], true);
  t.equal(await me(first), 401, 'disabled at once');
  await makeAccount(served, 'tanaka', ['auditor']);
  t.equal(await me(first), 200);
  clock.advance(59 * minute);
  t.equal(await me(first), 200, 'used within the hour');
  clock.advance(59 * minute);
  t.equal(await me(first), 200, 'which counts from its last use');
  clock.advance(61 * minute);
  t.equal(await me(first), 401, 'rested too long');
  const second = await session(served, 'sub-tanaka');
  for (let passed = 0; passed < 479; passed += 30) {
    t.equal(await me(second), 200, `after ${passed} minutes`);
    clock.advance(30 * minute);
  }
  t.equal(await me(second), 401, 'after eight hours, however busy');
});

t.test('a token says when it was used last', async (t) => {
  const { secret } = await served.hub.administration.issueAdminToken('tanaka', 90 * minute);
  const headers = { authorization: `Bearer ${secret}` };
  const url = '/admin/v1/accounts/tanaka/tokens';
  const lastUsed = async () => (await served.ask('GET', url)).json.items.at(-1).lastUsed;
  t.equal(await lastUsed(), undefined);
  t.equal((await browse(served, '/admin/v1/me', '', { headers })).status, 200);
  clock.advance(2 * minute);
  await served.hub.settle();
  t.match(await lastUsed(), /^\d{4}-.*Z$/);
});

t.test('the oldest of too many sessions gives way', async (t) => {
  const first = await session(served, 'sub-tanaka');
  for (let count = 0; count < 20; count++) {
    clock.advance(1_000);
    await served.hub.accounts.openSession({ subject: 'sub-tanaka', roles: undefined });
  }
  t.equal((await browse(served, '/admin/v1/me', first)).status, 401);
});

t.test('the provider may decide the roles', async (t) => {
  const rolesClaim = {
    name: 'groups',
    roles: { 'hub-admins': ['administrator', 'curator'], 'hub-auditors': ['auditor'] },
  } as const;
  const decided = await serveAdmin(t, { admin: { provider: { ...settings, rolesClaim } } });
  for (const id of ['boss', 'clerk', 'auditor']) {
    const document = { title: id, roles: ['curator'] as const, subject: id, disabled: false };
    await decided.hub.administration.put('account', id, document);
  }
  const rolesOf = (id: string) => decided.hub.directory().accounts.get(id)?.roles;
  const pair = await session(decided, 'boss');
  const { json } = await browse(decided, '/admin/v1/me', pair);
  t.same(json.roles, ['administrator', 'curator']);
  t.same(rolesOf('boss'), ['administrator', 'curator'], 'the roles are the account’s');
  await session(decided, 'auditor');
  t.same(rolesOf('auditor'), ['auditor'], 'and no others are');
  const { url, pending } = await signIn(decided, 'clerk');
  t.match(await browse(decided, url, pending), refused, 'no role, no session');
  t.same(rolesOf('clerk'), []);
  const deeds = await decided.ask('GET', '/admin/v1/audit?subject=account:clerk&limit=1');
  const put = { actor: 'hub', action: 'put-account', detail: { changed: ['roles'] } };
  t.match(deeds.json.items, [put]);
});

t.test('a provider that is away is told as such, and is asked again the next time', async (t) => {
  const away = createProvider({ ...settings, issuer: 'http://127.0.0.1:9' }, redirectUri);
  const problem = { kind: 'unavailable', message: 'the OpenID provider cannot be reached' };
  await t.rejects(away.begin(), problem);
  await t.rejects(away.begin(), problem);
  const pending = { state: 's', nonce: 'n', verifier: 'v' };
  await t.rejects(away.finish('?code=c&state=s', pending), problem);
});

t.test('on loopback without TLS the cookies go without prefix and Secure', async (t) => {
  const app = fastify();
  await app.register(cookie);
  const { session: plain, fromOwnPage } = sessionCookies('http://127.0.0.1:8080/');
  app.get('/', async (request, reply) => {
    plain.set(reply, 'value', 9);
    return { value: plain.read(request), own: fromOwnPage(request) };
  });
  const headers = { cookie: 'sekisho=mine', origin: 'http://127.0.0.1:8080' };
  const answer = await app.inject({ url: '/', headers });
  t.same(answer.json(), { value: 'mine', own: true });
  t.equal(answer.headers['set-cookie'], 'sekisho=value; Max-Age=9; Path=/; HttpOnly; SameSite=Lax');
});
