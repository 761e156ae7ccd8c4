/**
 * Credentials and the access tokens they are exchanged for.
 */
import t from 'tap';
import { basicHeader } from '../support/serve.ts';
import { serveAdmin } from '../support/serve-admin.ts';

const served = await serveAdmin(t);
const { ask, app } = served;
const credentials = '/admin/v1/consumers/acme/credentials';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const grant = 'grant_type=client_credentials';

await ask('PUT', '/admin/v1/audiences/peer', { body: { title: { en: 'Peers' } } });
await ask('PUT', '/admin/v1/consumers/acme', { body: { audience: 'peer' } });

function token(body: string, headers: Record<string, string> = {}) {
  return ask('POST', '/auth/token', { open: true, body, headers: { ...form, ...headers } });
}

async function issue(kind: string) {
  const answer = await ask('POST', credentials, { body: { kind } });
  t.equal(answer.status, 201);
  return answer;
}

async function statusWith(authorization: string): Promise<number> {
  const accept = 'application/taxii+json;version=2.1';
  return (await app.inject({ url: '/taxii2/', headers: { authorization, accept } })).statusCode;
}

t.test('a secret is shown once, and signs in until it is revoked', async (t) => {
  for (const kind of ['basic', 'api-key']) {
    const { json, headers } = await issue(kind);
    t.match(json, { kind, username: 'acme', secret: /^[\w-]{43}$/ });
    t.equal(headers['cache-control'], 'no-store');
    const url = new URL(String(headers.location), `https://hub.example${credentials}`).pathname;
    const single = await ask('GET', url);
    t.match(single.json, { id: json.id, kind, created: /^\d{4}-.*\.\d{6}Z$/ });
    const list = await ask('GET', credentials);
    t.ok(list.json.items.some(({ id }: { id: string }) => id === json.id));
    t.notMatch(single.text + list.text, json.secret);
    const header = kind === 'basic' ? basicHeader('acme', json.secret) : `Bearer ${json.secret}`;
    t.not(await statusWith(header), 401);
    t.equal((await ask('DELETE', url)).status, 204);
    t.equal(await statusWith(header), 401);
    t.equal((await ask('DELETE', url)).status, 404);
    t.equal((await ask('GET', url)).status, 404);
  }
});

t.test('credentials belong to a consumer that exists, and have a kind', async (t) => {
  t.equal((await ask('GET', '/admin/v1/consumers/nobody/credentials')).status, 404);
  const body = { kind: 'basic' };
  t.equal((await ask('POST', '/admin/v1/consumers/nobody/credentials', { body })).status, 404);
  t.equal((await ask('POST', credentials, { body: { kind: 'password' } })).status, 422);
  t.equal((await ask('POST', credentials, { body: {} })).status, 422);
});

t.test('a consumer has a hundred credentials at most', async (t) => {
  await ask('PUT', '/admin/v1/consumers/hoarder', { body: { audience: 'peer' } });
  const url = '/admin/v1/consumers/hoarder/credentials';
  for (let count = 0; count < 100; count++)
    await served.hub.administration.issueCredential('hoarder', 'basic');
  t.equal((await ask('POST', url, { body: { kind: 'basic' } })).status, 409);
  const { json } = await ask('GET', url);
  await ask('DELETE', `${url}/${json.items[0].id}`);
  t.equal((await ask('POST', url, { body: { kind: 'basic' } })).status, 201);
});

t.test('RFC 6749 4.4.3 a secret is exchanged for a short-lived token', async (t) => {
  const { secret } = (await issue('basic')).json;
  const byHeader = await token(grant, { authorization: basicHeader('acme', secret) });
  const byForm = await token(`${grant}&client_id=acme&client_secret=${secret}`);
  for (const { status, json, headers } of [byHeader, byForm]) {
    t.equal(status, 200);
    t.equal(headers['cache-control'], 'no-store');
    t.match(json, { token_type: 'Bearer', expires_in: 600 });
    const [head, claims] = String(json.access_token)
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    t.match(head, { alg: 'EdDSA' });
    t.match(claims, { iss: 'https://hub.example/', aud: 'taxii', sub: 'acme' });
    t.equal(claims.exp - claims.iat, 600);
    t.not(await statusWith(`Bearer ${json.access_token}`), 401);
    const [, , signature] = String(json.access_token).split('.');
    t.equal(
      await statusWith(`Bearer ${json.access_token.replace(signature, 'A'.repeat(86))}`),
      401,
    );
    const asAdmin = { open: true, headers: { authorization: `Bearer ${json.access_token}` } };
    t.equal((await ask('GET', '/admin/v1/api-roots', asAdmin)).status, 401, 'no administrator');
  }
});

t.test('a token of a removed consumer is refused at once', async (t) => {
  await ask('PUT', '/admin/v1/consumers/brief', { body: { audience: 'peer' } });
  const made = await ask('POST', '/admin/v1/consumers/brief/credentials', {
    body: { kind: 'basic' },
  });
  const { json } = await token(`${grant}&client_id=brief&client_secret=${made.json.secret}`);
  t.not(await statusWith(`Bearer ${json.access_token}`), 401);
  await ask('DELETE', '/admin/v1/consumers/brief');
  t.equal(await statusWith(`Bearer ${json.access_token}`), 401);
});

t.test('RFC 6749 5.2 refusals have the form of OAuth', async (t) => {
  const { secret } = (await issue('basic')).json;
  const apiKey = (await issue('api-key')).json.secret;
  const client = `client_id=acme&client_secret=${secret}`;
  const basic = { authorization: basicHeader('acme', secret) };
  const cases: readonly (readonly [string, Record<string, string>, number, string])[] = [
    ['', {}, 401, 'invalid_client'],
    [grant, {}, 401, 'invalid_client'],
    [`${grant}&client_id=acme`, {}, 401, 'invalid_client'],
    [`${grant}&client_id=acme&client_secret=x`, {}, 401, 'invalid_client'],
    [`${grant}&client_id=nobody&client_secret=${secret}`, {}, 401, 'invalid_client'],
    [`${grant}&client_id=other&client_secret=${apiKey}`, {}, 401, 'invalid_client'],
    [grant, { authorization: basicHeader('acme', 'x') }, 401, 'invalid_client'],
    [grant, { authorization: `Bearer ${secret}` }, 401, 'invalid_client'],
    [grant, { authorization: 'Basic %' }, 401, 'invalid_client'],
    [`${grant}&${client}`, basic, 400, 'invalid_request'],
    [`${grant}&client_id=other`, basic, 400, 'invalid_request'],
    [`${grant}&${grant}&${client}`, {}, 400, 'invalid_request'],
    [client, {}, 400, 'invalid_request'],
    [`grant_type=&${client}`, {}, 400, 'invalid_request'],
    [`grant_type=password&${client}`, {}, 400, 'unsupported_grant_type'],
    [`${grant}&scope=all&${client}`, {}, 400, 'invalid_scope'],
  ];
  for (const [body, headers, status, error] of cases) {
    const answer = await token(body, headers);
    const name = `${body} ${JSON.stringify(headers)}`.replaceAll(secret, '…');
    t.match({ status: answer.status, error: answer.json.error }, { status, error }, name);
    t.equal(answer.headers['cache-control'], 'no-store');
    if (status === 401) t.match(answer.headers['www-authenticate'], /^Basic /);
    t.notMatch(answer.text, secret);
  }
  const ignored = await token(`${grant}&${client}&audience=x&scope=`);
  t.equal(ignored.status, 200, 'unknown parameters and empty ones are ignored (RFC 6749 3.2)');
});

t.test('the token endpoint takes a small form by POST and nothing else', async (t) => {
  const open = true;
  t.equal((await ask('POST', '/auth/token', { open, body: { grant_type: 'x' } })).status, 415);
  t.equal((await ask('POST', '/auth/token?grant_type=x', { open })).status, 400);
  const large = await token(`${grant}&padding=${'x'.repeat(9000)}`);
  t.match(large, { status: 413, json: { error: 'invalid_request' } });
  const get = await ask('GET', '/auth/token', { open });
  t.match(get, { status: 405, headers: { allow: 'POST' } });
});

t.test('R-18 wrong secrets and wrong administrator tokens are slowed', async (t) => {
  served.slowed.length = 0;
  await token(`${grant}&client_id=acme&client_secret=x`);
  t.equal(served.slowed.length, 1);
  await ask('GET', '/admin/v1/api-roots', { headers: { authorization: 'Bearer x' } });
  t.equal(served.slowed.length, 2);
  await ask('GET', '/admin/v1/api-roots', { open: true });
  t.equal(served.slowed.length, 2, 'who shows nothing has guessed nothing');
});
