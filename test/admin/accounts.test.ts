/**
 * Accounts: tokens of programs, what ends them, the last way in, and what the audit tells of it all.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { readConfig } from '../../src/config.ts';
import { hasWayIn } from '../../src/exchange/ways-in.ts';
import { listen } from '../../src/listen.ts';
import { adminToken, serveAdmin } from '../support/serve-admin.ts';

const lines: Record<string, unknown>[] = [];
const served = await serveAdmin(t, {
  log: { level: 'warn', stream: { write: (line: string) => void lines.push(JSON.parse(line)) } },
});
const { ask } = served;

/** Asks with a token of its own. */
function as(token: string) {
  return (method: string, url: string, body?: object) =>
    ask(method, `/admin/v1/${url}`, { body, headers: { authorization: `Bearer ${token}` } });
}

async function makeAccount(id: string, roles: readonly string[], more: object = {}) {
  const { status } = await ask('PUT', `/admin/v1/accounts/${id}`, {
    body: { title: id, roles, ...more },
  });
  t.ok([200, 201].includes(status), `account ${id}`);
}

async function makeToken(id: string): Promise<{ readonly id: string; readonly secret: string }> {
  const { status, json } = await ask('POST', `/admin/v1/accounts/${id}/tokens`, { body: {} });
  t.equal(status, 201);
  return json;
}

/** Deeds of the audit, newest first. */
async function deeds(query = ''): Promise<readonly Record<string, unknown>[]> {
  return (await ask('GET', `/admin/v1/audit${query}`)).json.items;
}

t.test('an account is a directory entry like the others, with names of its own', async (t) => {
  const url = '/admin/v1/accounts/tanaka';
  const body = { title: 'Tanaka', roles: ['curator'], subject: 'sub-1' };
  t.match(await ask('PUT', url, { body }), {
    status: 201,
    json: { id: 'tanaka', ...body, disabled: false },
  });
  const faults = async (document: object) =>
    (await ask('PUT', url, { body: document })).json.errors?.map(
      ({ pointer }: { pointer: string }) => pointer,
    );
  t.same(await faults({ title: 'x', roles: ['root'] }), ['#/roles/0']);
  t.same(await faults({ title: 'x', roles: ['auditor', 'auditor'] }), ['#/roles']);
  t.same(await faults({ title: 'x', roles: [], subject: 'a b' }), ['#/subject']);
  t.equal(
    (await ask('PUT', '/admin/v1/accounts/suzuki', { body: { ...body, title: 'Suzuki' } })).status,
    422,
    'a subject is one account',
  );
  for (const id of ['break-glass', 'operator']) {
    t.equal((await ask('PUT', `/admin/v1/accounts/${id}`, { body })).status, 400, id);
  }
});

t.test('RFC 6750 a token of an account signs in until it ends, and is shown once', async (t) => {
  await makeAccount('robot', ['auditor']);
  const made = await ask('POST', '/admin/v1/accounts/robot/tokens', { body: { days: 2 } });
  t.match(made.json, { secret: /^[\w-]{43}$/, created: String, expires: String });
  t.equal(made.headers['cache-control'], 'no-store');
  const days = (Date.parse(made.json.expires) - Date.parse(made.json.created)) / 86_400_000;
  t.equal(days, 2);
  const robot = as(made.json.secret);
  t.match(await robot('GET', 'me'), { status: 200, json: { id: 'robot', roles: ['auditor'] } });
  t.match(await robot('PUT', 'api-roots/hub', { title: 'Hub' }), {
    status: 403,
    json: { title: 'Not allowed', detail: /administrator/ },
  });
  const list = await ask('GET', '/admin/v1/accounts/robot/tokens');
  t.match(list.json.items, [{ id: made.json.id }]);
  t.notMatch(list.text, made.json.secret);

  await makeAccount('robot', ['auditor', 'administrator']);
  t.equal((await robot('PUT', 'api-roots/hub', { title: 'Hub' })).status, 201, 'a role at once');
  await makeAccount('robot', ['administrator'], { disabled: true });
  t.equal((await robot('GET', 'me')).status, 401, 'disabled at once');
  await makeAccount('robot', ['administrator']);
  t.equal((await robot('GET', 'me')).status, 200);
  const url = `/admin/v1/accounts/robot/tokens/${made.json.id}`;
  t.equal((await ask('DELETE', url)).status, 204);
  t.equal((await robot('GET', 'me')).status, 401, 'revoked at once');
  t.equal((await ask('DELETE', url)).status, 404);
  const second = await makeToken('robot');
  await ask('DELETE', '/admin/v1/accounts/robot');
  t.equal((await as(second.secret)('GET', 'me')).status, 401, 'removed at once');
  await makeAccount('robot', ['administrator']);
  t.equal((await as(second.secret)('GET', 'me')).status, 401, 'and not back with its name');
});

t.test('where no provider is configured, people cannot sign in', async (t) => {
  for (const path of ['sign-in', 'signed-in?code=x&state=x']) {
    t.equal((await ask('GET', `/admin/v1/${path}`, { open: true })).status, 404);
  }
});

t.test('tokens have bounds: days, number, an account that exists', async (t) => {
  await makeAccount('hoarder', []);
  const url = '/admin/v1/accounts/hoarder/tokens';
  for (const days of [0, 367, 1.5, '7']) {
    t.equal((await ask('POST', url, { body: { days } })).status, 422, String(days));
  }
  for (let count = 0; count < 20; count++) {
    await served.hub.administration.issueAdminToken('hoarder', 1_000_000);
  }
  t.equal((await ask('POST', url, { body: {} })).status, 409);
  t.equal((await ask('GET', '/admin/v1/accounts/nobody/tokens')).status, 404);
  t.equal((await ask('POST', '/admin/v1/accounts/nobody/tokens', { body: {} })).status, 404);
});

t.test('a token past its end is no token', async (t) => {
  const { secret } = await served.hub.administration.issueAdminToken('tanaka', 0);
  t.equal((await as(secret)('GET', 'me')).status, 401);
});

t.test('credentials of consumers and of accounts do not open each other', async (t) => {
  await ask('PUT', '/admin/v1/audiences/peer', { body: { title: { en: 'Peers' } } });
  await ask('PUT', '/admin/v1/consumers/acme', { body: { audience: 'peer' } });
  const key = (await served.hub.administration.issueCredential('acme', 'api-key')).secret;
  t.equal((await as(key)('GET', 'me')).status, 401);
  const { secret } = await makeToken('tanaka');
  const taxii = await served.app.inject({
    url: '/taxii2/',
    headers: {
      authorization: `Bearer ${secret}`,
      accept: 'application/taxii+json;version=2.1',
    },
  });
  t.equal(taxii.statusCode, 401);
});

t.test('every change is in the audit: who, what, which members, and no secret', async (t) => {
  await makeAccount('boss', ['administrator']);
  const { secret } = await makeToken('boss');
  const boss = as(secret);
  const consumer = { title: 'Beta', audience: 'peer' };
  await boss('PUT', 'consumers/beta', consumer);
  await boss('PUT', 'consumers/beta', { ...consumer, title: 'Beta Ltd' });
  await boss('PUT', 'consumers/beta', { audience: 'peer' });
  const made = await boss('POST', 'consumers/beta/credentials', { kind: 'basic' });
  await boss('DELETE', `consumers/beta/credentials/${made.json.id}`);
  await boss('PUT', 'consumers/beta', { audience: 'nowhere' });
  await boss('DELETE', 'consumers/beta');
  const { status, text, json } = await ask('GET', '/admin/v1/audit?subject=consumer:beta');
  t.equal(status, 200);
  const told = json.items.map(({ id: _, at, ...rest }: { id: number; at: string }) => {
    t.match(at, /^\d{4}-.*\.\d{6}Z$/);
    return rest;
  });
  const by = { actor: 'account:boss', subject: 'consumer:beta' };
  const credential = made.json.id;
  const first = ['audience', 'compat', 'grants', 'identities', 'title'];
  t.same(told, [
    { ...by, action: 'delete-consumer', detail: { revision: 3 } },
    { ...by, action: 'revoke-credential', detail: { credential } },
    { ...by, action: 'issue-credential', detail: { credential, kind: 'basic' } },
    { ...by, action: 'put-consumer', detail: { revision: 3, changed: ['title'] } },
    { ...by, action: 'put-consumer', detail: { revision: 2, changed: ['title'] } },
    { ...by, action: 'put-consumer', detail: { revision: 1, changed: first } },
  ]);
  for (const each of [secret, made.json.secret, adminToken]) t.notMatch(text, each);
});

t.test('commands are deeds of the account `operator`', async (t) => {
  await served.hub.administration.remove('api-root', 'hub');
  t.match(await deeds('?limit=1&actor=account:operator'), [{ action: 'delete-api-root' }]);
});

t.test('the audit is read page by page, by actor and by subject', async (t) => {
  const all = await deeds('?limit=1000&actor=account:boss');
  t.ok(all.length >= 6);
  const collected: unknown[] = [];
  for (let next: string | undefined = '', rounds = 0; next !== undefined && rounds < 99; rounds++) {
    const { json } = await ask('GET', `/admin/v1/audit?limit=2&actor=account:boss${next}`);
    collected.push(...json.items);
    next = json.next === undefined ? undefined : `&before=${json.next}`;
  }
  t.same(collected, all);
  t.same(await deeds('?actor=account:nobody'), []);
  for (const query of ['?limit=0', '?before=0', '?before=x', '?actor=', '?actor=a%20b', '?x=1']) {
    t.equal((await ask('GET', `/admin/v1/audit${query}`)).status, 400, query);
  }
});

t.test('each use of the administrator token is logged as a warning and audited', async (t) => {
  lines.length = 0;
  await ask('GET', '/admin/v1/consumers?limit=7');
  const use = { method: 'GET', path: '/admin/v1/consumers', address: '127.0.0.1' };
  t.match(lines, [{ level: 40, msg: 'the administrator token was used', ...use }]);
  const [newest, before] = await deeds('?actor=account:break-glass&limit=2');
  t.match(newest, { action: 'use-break-glass', detail: { path: '/admin/v1/audit' } });
  t.match(before, { action: 'use-break-glass', detail: use });
  t.notMatch(JSON.stringify([lines, newest, before]), adminToken);
});

t.test('failed sign-ins are audited, of many in a minute some', async (t) => {
  for (let count = 0; count < 15; count++) await as(`guess-${count}`)('GET', 'me');
  const failures = await deeds('?actor=hub&subject=hub&limit=1000');
  t.match(failures[0], { action: 'refuse-sign-in', detail: { by: 'token' } });
  t.ok(failures.length <= 20, 'at most ten a minute, over two minutes at most');
  t.notMatch(JSON.stringify(failures), 'guess');
});

t.test('while break-glass is on, the last administrator may go', async (t) => {
  await makeAccount('boss', ['auditor']);
  t.equal((await ask('DELETE', '/admin/v1/accounts/boss')).status, 204);
});

/** A server without break-glass, administered by account `one` from the beginning. */
async function withoutBreakGlass(t: Test) {
  const off = await serveAdmin(t, { hub: { waysIn: { breakGlass: false } } });
  const { administration } = off.hub;
  await administration.put('account', 'one', {
    title: 'one',
    roles: ['administrator'],
    disabled: false,
  });
  const { row, secret } = await administration.issueAdminToken('one', 3_600_000_000);
  const headers = { authorization: `Bearer ${secret}` };
  const one = (method: string, url: string, body?: object) =>
    off.ask(method, `/admin/v1/${url}`, { body, headers });
  return { off, one, tokenId: row.id };
}

t.test('nobody takes the last way in away while break-glass is off', async (t) => {
  const { off, one, tokenId } = await withoutBreakGlass(t);
  const token = { headers: { authorization: `Bearer ${adminToken}` } };
  t.equal((await off.ask('GET', '/admin/v1/me', token)).status, 401, 'it is off');
  const only = { title: 'one', roles: ['administrator'] };
  const last = 'nobody could administer any more';
  const refused = async (method: string, url: string, body?: object) =>
    t.match(await one(method, url, body), { status: 409, json: { detail: last } }, url);
  await refused('PUT', 'accounts/one', { ...only, roles: ['auditor'] });
  await refused('PUT', 'accounts/one', { ...only, disabled: true });
  await refused('DELETE', 'accounts/one');
  await refused('DELETE', `accounts/one/tokens/${tokenId}`);
  t.match(await one('GET', 'accounts/one'), { status: 200, json: only }, 'nothing was changed');
  t.equal((await one('PUT', 'accounts/two', { ...only, subject: 'sub-2' })).status, 201);
  await refused('DELETE', 'accounts/one');
  await off.hub.administration.issueAdminToken('two', 3_600_000_000);
  t.equal((await one('DELETE', 'accounts/one')).status, 204, 'another has a way in');
});

t.test(
  'a subject is a way in where a provider is configured, a token while it lasts',
  async (t) => {
    const base = { id: 'one', revision: 1, title: 'one', disabled: false } as const;
    const account = { ...base, roles: ['administrator'], subject: 'sub-1' } as const;
    const owner = { kind: 'account', id: 'one' } as const;
    const row = {
      id: 't',
      owner,
      digest: 'd',
      binding: undefined,
      created: 1,
      lastUsed: undefined,
    };
    const token = { ...row, kind: 'admin-token', expires: 100 } as const;
    const session = { ...token, kind: 'session' } as const;
    const shut = { breakGlass: false, provider: false };
    const ways = { breakGlass: false, provider: true };
    t.equal(hasWayIn([account], [], ways, 50), true);
    t.equal(hasWayIn([account], [], shut, 50), false);
    t.equal(hasWayIn([account], [token], shut, 50), true);
    t.equal(hasWayIn([account], [token], shut, 100), false, 'expired');
    t.equal(hasWayIn([account], [session], shut, 50), false, 'a session is no way in');
    t.equal(hasWayIn([{ ...account, roles: ['auditor'] }], [token], ways, 50), false);
    t.equal(hasWayIn([{ ...account, disabled: true }], [token], ways, 50), false);
    const consumer = { ...token, owner: { kind: 'consumer', id: 'one' } } as const;
    t.equal(hasWayIn([account], [consumer], shut, 50), false, 'a name is not enough');
    t.equal(hasWayIn([], [], { breakGlass: true, provider: false }, 50), true);
  },
);

t.test('a server that nobody could administer does not start', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sekisho-'));
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  const config = { ...readConfig(undefined, {}), dataDir, port: 0 };
  await t.rejects(listen({ ...config, breakGlass: false }), {
    kind: 'unavailable',
    message: /nobody could administer/,
  });
  const listening = await listen(config);
  t.type(listening.madeAdminToken, 'string');
  await listening.close();
});

t.test('no more may be read from a wrong token than that it is wrong', async (t) => {
  await makeAccount('gone', ['auditor'], { disabled: true });
  const { secret } = await makeToken('gone');
  const wrong = await as('wrong')('GET', 'me');
  const disabled = await as(secret)('GET', 'me');
  t.same([disabled.text, disabled.status], [wrong.text, wrong.status]);
});
