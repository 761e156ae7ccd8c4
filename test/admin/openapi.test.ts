/**
 * The API's description: complete, of one piece with the routes, and readable without a token.
 */
import t from 'tap';
import { openapiPath } from '../../src/admin/api.ts';
import { adminToken, serveAdmin } from '../support/serve-admin.ts';

const served = await serveAdmin(t);
const { ask, app } = served;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> };
  readonly responses: Record<string, { description: string; content?: object; headers?: object }>;
}

const description = (await app.inject({ url: openapiPath })).json();
const paths = description.paths as Record<string, Record<string, Operation>>;
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
);

t.test('it is an OpenAPI 3.1 document that needs no token and tells no secret', async (t) => {
  const { status, json, text } = await ask('GET', '/admin/v1/openapi.json', { open: true });
  t.equal(status, 200);
  t.match(json, { openapi: '3.1.0', servers: [{ url: 'https://hub.example' }] });
  t.same(json, description);
  t.notMatch(text, adminToken);
});

t.test('every operation has an id of its own, a summary, a tag that is listed', async (t) => {
  t.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  const tags = (description.tags as { name: string }[]).map(({ name }) => name);
  for (const { operationId, summary, tags: own } of operations) {
    t.ok(summary, operationId);
    t.same(
      own.filter((tag) => !tags.includes(tag)),
      [],
    );
  }
});

t.test('every operation names its security and each of its failures', async (t) => {
  for (const { path, operationId, security, responses, requestBody } of operations) {
    const guarded = !/openapi\.json|problems|auth|\/sign(-|ed-)in$/.test(path);
    const token = path === '/auth/token' ? [{ consumer: [] }, {}] : undefined;
    t.same(security, guarded ? [{ adminToken: [] }, { session: [] }] : token, operationId);
    const expected = ['400', '500', ...(guarded ? ['401', '403'] : [])];
    if (requestBody !== undefined) expected.push('413', '415');
    if (guarded) expected.push('503');
    if (guarded && requestBody !== undefined) expected.push('422');
    t.same(
      expected.filter((status) => !(status in responses)),
      [],
      operationId,
    );
    for (const [status, response] of Object.entries(responses)) {
      t.not(response.description, 'Default Response', `${operationId} ${status}`);
      t.equal(response.content === undefined, ['204', '303', '304'].includes(status));
    }
  }
});

t.test('every body has an example, and the example is taken', async (t) => {
  const uuid = '91a7b528-80eb-42ed-a74d-c6fbd5a26116';
  const order = [
    ...['putApiRoot', 'putAudience', 'putCollection', 'putConsumer', 'issueCredential'],
    ...['putAccount', 'issueAdminToken'],
  ];
  const ids = { putApiRoot: 'hub', putAudience: 'peer', putCollection: uuid, putConsumer: 'acme' };
  for (const operationId of order) {
    const operation = operations.find((each) => each.operationId === operationId)!;
    const example = operation.requestBody?.content['application/json']?.example;
    const id = ids[operationId as keyof typeof ids] ?? 'acme';
    const url = operation.path.replace('{id}', id);
    const answer = await ask(operation.method.toUpperCase(), url, { body: example });
    t.equal(answer.status, 201, operationId);
  }
});

t.test('the page for people is served whole from here, under a strict policy', async (t) => {
  const page = await app.inject({ url: '/admin/v1/docs' });
  t.equal(page.statusCode, 200);
  t.match(page.headers['content-security-policy'], /default-src 'none'.*script-src 'self'/);
  const links = [...page.payload.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
  t.ok(links.length > 4);
  for (const link of links) {
    t.match(link, /^\/admin\/v1\/docs\//);
    t.equal((await app.inject({ url: link })).statusCode, 200, link);
  }
});
