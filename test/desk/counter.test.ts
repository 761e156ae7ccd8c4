/** Who comes to the desk, and the desk's description of itself. */
import t from 'tap';
import { deskPath } from '../../src/desk/api.ts';
import { anonymous, serveDesk } from '../support/serve-desk.ts';
import { indicator } from '../support/stix-objects.ts';

const { app, hub, ask, submit, signIn, pauses } = await serveDesk(t);
const url = `${deskPath}/submissions`;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> };
  readonly responses: Record<string, { readonly description: string }>;
}

t.test('who does not sign in gets 401 and is told how', async (t) => {
  const answer = await ask('nobody', 'GET', '/submissions');
  t.equal(answer.status, 401, 'though the directory has a consumer for anonymous requests');
  t.match(answer.headers['www-authenticate'], [/^Basic /, /^Bearer /]);
  t.equal(answer.type, 'application/problem+json');
});

t.test('R-18: wrong credentials are 401, slowly, and never 429', async (t) => {
  const headers = { authorization: 'Bearer wrong' };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    t.equal((await app.inject({ url, headers })).statusCode, 401);
  }
  t.same(pauses, [100, 200, 300]);
});

t.test('who may not write anywhere gets 403', async (t) => {
  for (const who of ['reader', 'stranger'] as const) {
    t.equal((await ask(who, 'GET', '/submissions')).status, 403, who);
    const body = { objects: [indicator(1).id], reason: 'r' };
    t.equal((await ask(who, 'POST', '/withdrawals', body)).status, 403, who);
  }
  t.equal((await ask('sender', 'GET', '/submissions')).status, 200);
});

t.test('a consumer signs in by every kind that TAXII knows', async (t) => {
  const key = (await hub.administration.issueCredential('one', 'api-key')).secret;
  const form = 'grant_type=client_credentials';
  const granted = await app.inject({
    ...{ method: 'POST', url: '/auth/token', payload: form },
    headers: { ...signIn('one'), 'content-type': 'application/x-www-form-urlencoded' },
  });
  const token: string = granted.json().access_token;
  t.ok(token);
  const ways: readonly Readonly<Record<string, string>>[] = [
    signIn('one'),
    { authorization: `Bearer ${key}` },
    { 'x-api-key': key },
    { authorization: `Bearer ${token}` },
  ];
  for (const headers of ways) t.equal((await app.inject({ url, headers })).statusCode, 200);
});

t.test('an administrator’s account is nobody here, and a consumer nobody there', async (t) => {
  const curator = await app.inject({ url, headers: signIn('curator') });
  t.equal(curator.statusCode, 401);
  const consumer = await app.inject({ url: '/admin/v1/proposals', headers: signIn('one') });
  t.equal(consumer.statusCode, 401);
});

t.test('paths and methods that are not there are refused', async (t) => {
  t.equal((await ask('one', 'GET', '/nothing')).status, 404);
  t.equal((await ask('nobody', 'GET', '/nothing')).status, 401);
  const answer = await ask('one', 'DELETE', '/submissions');
  t.equal(answer.status, 405);
  t.equal(answer.headers.allow, 'GET, HEAD, POST');
  t.equal((await ask('one', 'GET', '/withdrawals')).status, 405, 'a withdrawal is no resource');
});

t.test('answers are kept by nobody', async (t) => {
  await submit('one', [indicator(1)], { x_sekisho_labels: anonymous });
  for (const path of ['/submissions', '/objects', '/recall-requests', '/proposals']) {
    t.equal((await ask('one', 'GET', path)).headers['cache-control'], 'no-store', path);
  }
});

t.test('the description is OpenAPI 3.1, complete, and needs no credentials', async (t) => {
  const description = (await ask('nobody', 'GET', '/openapi.json')).json;
  t.match(description, { openapi: '3.1.0', servers: [{ url: 'https://hub.example' }] });
  const paths = description.paths as Record<string, Record<string, Operation>>;
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  t.equal(operations.length, 16);
  const tags = (description.tags as { readonly name: string }[]).map(({ name }) => name);
  for (const { operationId, summary, tags: own, security, responses, requestBody } of operations) {
    t.ok(summary, operationId);
    t.ok(own.every((tag) => tags.includes(tag)));
    if (operationId === 'getDescription') continue;
    t.same(security, [{ basic: [] }, { token: [] }], operationId);
    const expected = ['400', '401', '403', '500'];
    if (requestBody !== undefined) expected.push('413', '415', '422', '503');
    t.same(
      expected.filter((status) => !(status in responses)),
      [],
      operationId,
    );
  }
});

t.test('the page for people is served whole from here', async (t) => {
  const page = await app.inject({ url: `${deskPath}/docs` });
  t.equal(page.statusCode, 200);
  const links = [...page.payload.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  t.ok(links.length > 4);
  for (const link of links) {
    t.match(link, /^\/desk\/v1\/docs\//);
    t.equal((await app.inject({ url: link })).statusCode, 200, link);
  }
});
