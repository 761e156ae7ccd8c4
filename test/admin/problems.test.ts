/**
 * How requests end badly: statuses as documented, one form for all, and never a fault of ours.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import fastify from 'fastify';
import t from 'tap';
import { Problem, type ProblemKind } from '../../src/base/problem.ts';
import { adminProblems, answerProblems } from '../../src/http/problems.ts';
import { sendError } from '../../src/taxii/errors.ts';
import { adminToken, serveAdmin } from '../support/serve-admin.ts';

const served = await serveAdmin(t);
const { ask } = served;
const kinds = Object.keys(adminProblems) as ProblemKind[];
const page = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');

/** The status that a layer's error handler gives each kind. */
async function statuses(handle: typeof sendError | ReturnType<typeof answerProblems>) {
  const app = fastify();
  app.setErrorHandler(handle);
  app.get<{ Params: { kind: ProblemKind } }>('/:kind', async ({ params: { kind } }) => {
    throw new Problem(kind, 'a reason');
  });
  const entries = kinds.map(
    async (kind) => [kind, (await app.inject({ url: `/${kind}` })).statusCode] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

t.test(
  'docs/errors.md lists exactly the kinds there are, with the statuses they have',
  async (t) => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (\d{3}) \| (\d{3}) \| \S/gm)];
    const documented = (column: number) =>
      Object.fromEntries(rows.map((row) => [row[1], Number(row[column])]));
    t.equal(rows.length, kinds.length);
    t.same(documented(2), await statuses(sendError), 'TAXII');
    t.same(documented(3), await statuses(answerProblems((kind) => kind)), 'administration');
  },
);

t.test('RFC 9457 the type of a problem leads to its explanation', async (t) => {
  for (const kind of kinds) {
    const { status, json } = await ask('GET', `/admin/v1/problems/${kind}`, { open: true });
    t.match({ status, json }, { status: 200, json: { ...adminProblems[kind] } });
  }
  const { json } = await ask('GET', '/admin/v1/api-roots/nowhere');
  t.match(json, { status: 404, title: 'Not found', detail: /`nowhere`/ });
  t.equal(json.type, 'https://hub.example/admin/v1/problems/absent');
  t.equal((await ask('GET', '/admin/v1/problems/unheard', { open: true })).status, 400);
});

t.test('RFC 6750 3 without the administrator token all but the description is 401', async (t) => {
  const urls = ['api-roots', 'api-roots/x', 'consumers/x/credentials', 'nowhere'];
  for (const url of urls) {
    const none = await ask('GET', `/admin/v1/${url}`, { open: true });
    t.match(none, { status: 401, headers: { 'www-authenticate': /^Bearer realm="[^"]+"$/ } }, url);
    for (const authorization of ['Bearer wrong', 'bearer wrong', `Bearer ${adminToken}x`]) {
      const wrong = await ask('GET', `/admin/v1/${url}`, { headers: { authorization } });
      t.match(wrong, { status: 401, headers: { 'www-authenticate': /error="invalid_token"/ } });
    }
    for (const authorization of [`Basic ${adminToken}`, adminToken, 'Bearer ', '']) {
      const other = await ask('GET', `/admin/v1/${url}`, { headers: { authorization } });
      t.equal(other.status, 401, authorization);
    }
  }
  const body = '{'.repeat(10);
  t.equal((await ask('PUT', '/admin/v1/api-roots/x', { open: true, body })).status, 401);
});

t.test('RFC 9110 15.5.6 a method that a resource does not have is 405, with Allow', async (t) => {
  const allowed: readonly (readonly [string, string])[] = [
    ['api-roots', 'GET, HEAD'],
    ['consumers/x', 'DELETE, GET, HEAD, PUT'],
    ['consumers/x/credentials', 'GET, HEAD, POST'],
    ['consumers/x/credentials/y', 'DELETE, GET, HEAD'],
    ['openapi.json', 'GET, HEAD'],
  ];
  for (const [path, allow] of allowed) {
    const refused = ['PATCH', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'].filter(
      (method) => !allow.includes(method),
    );
    for (const method of refused) {
      const answer = await ask(method, `/admin/v1/${path}`);
      t.match(answer, { status: 405, headers: { allow } }, `${method} ${path}`);
    }
  }
});

t.test('bodies that are no JSON, too large or of another type end in 400, 413, 415', async (t) => {
  const put = (body: string, headers = {}) =>
    ask('PUT', '/admin/v1/api-roots/x', { body, headers });
  for (const body of ['', '{', '{"title":"a","title":"b"}', '"\\ud800"', '[1e999]', '﻿{}']) {
    t.equal((await put(body)).status, 400, body);
  }
  t.equal((await put('['.repeat(33) + ']'.repeat(33))).status, 400, 'too deep');
  t.equal((await put(`{"title":"${'x'.repeat(1024 * 1024)}"}`)).status, 413);
  for (const type of ['text/plain', 'application/xml', 'application/jsonx', 'json']) {
    t.equal((await put('{"title":"x"}', { 'content-type': type })).status, 415, type);
  }
  const json = { 'content-type': 'application/json; charset=utf-8' };
  t.equal((await put('{"title":"x"}', json)).status, 201);
});

t.test('a fault of ours says nothing but the id it is logged under', async (t) => {
  const lines: string[] = [];
  const app = fastify({ logger: { stream: { write: (line: string) => void lines.push(line) } } });
  app.setErrorHandler(answerProblems((kind) => kind));
  app.get('/', async () => {
    throw new Error('secret detail');
  });
  const { statusCode, payload } = await app.inject({ url: '/' });
  const { errorId, ...rest } = JSON.parse(payload);
  t.equal(statusCode, 500);
  t.match(rest, { type: 'about:blank', title: 'Internal error', status: 500 });
  t.notMatch(payload, 'secret');
  t.ok(lines.some((line) => line.includes(errorId) && line.includes('secret detail')));
});

t.test('no input ends in a fault of ours, and every answer is as described', async (t) => {
  const paths = ['api-roots', 'audiences', 'collections', 'consumers'].flatMap((name) => [
    name,
    `${name}/x`,
    `${name}/2c5bf1f1-5a1c-4b5e-8a5e-1b0f6d2e9f10`,
  ]);
  const names = ['title', 'id', 'audience', 'grants', 'identities', 'compat', 'defaults', 'kind'];
  const document = fc.dictionary(
    fc.oneof(fc.constantFrom(...names, 'apiRoot', 'attributes', '__proto__'), fc.string()),
    fc.oneof(fc.jsonValue(), fc.constantFrom('x', 'peer', { en: 'x' }, { labels: { a: 1 } })),
  );
  const tags = fc.constantFrom('*', '"1"', 'W/"1"', '"', ',', '');
  const types = fc.constantFrom('application/json', 'application/json', 'text/html; q', '');
  const request = fc.record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'PATCH'),
    path: fc.constantFrom(...paths, 'consumers/x/credentials', 'consumers/x/credentials/y'),
    query: fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      fc.constantFrom('?limit=1', '?limit=x', '?after=x', '?__proto__=x', '?a=1&a=2'),
    ),
    body: fc.oneof(fc.constant(undefined), document, fc.string()),
    headers: fc.record(
      { 'if-match': tags, 'if-none-match': tags, 'content-type': types },
      { requiredKeys: [] },
    ),
  });
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  t.comment(`seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, body, headers }) => {
      const url = `/admin/v1/${path}${query}`;
      const { status } = await ask(method, url, { headers, ...(method !== 'GET' && { body }) });
      return status < 500;
    }),
    { seed, numRuns: 1000 },
  );
});
