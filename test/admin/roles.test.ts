/**
 * Who may do what: the whole table, written out by hand, and each of its cells asked of a real server.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyPluginAsync, type InjectOptions } from 'fastify';
import t from 'tap';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { accountRoles } from '../../src/exchange/directory.ts';
import { openHub } from '../../src/exchange/open-hub.ts';
import { guardOperations, requireOpenOperations } from '../../src/http/guard.ts';
import { permissions, type Role } from '../../src/http/permissions.ts';
import { basicHeader } from '../support/serve.ts';

/** Everyone who asks: each role, and nobody in particular. */
const askers = [...accountRoles, 'submitter', 'reader', 'consumer', 'nobody'] as const;
type Asker = (typeof askers)[number];
const consumers = ['submitter', 'reader', 'consumer'] as const;

/**
 * The table: administrator, policy officer, curator, auditor, submitter, reader, consumer without a grant, nobody. `x` may, `.` may not.
 * An operation that is new, gone or opened to others changes this table or fails.
 */
const table: Readonly<Record<string, string>> = {
  getDescription: 'xxxxxxxx',
  getProblemKind: 'xxxxxxxx',
  issueToken: 'xxxxxxxx',
  revokeToken: 'xxxxxxxx',
  getTokenKeySet: 'xxxxxxxx',
  getServerMetadata: 'xxxxxxxx',
  signIn: 'xxxxxxxx',
  signedIn: 'xxxxxxxx',
  getMe: 'xxxx....',
  signOut: 'xxxx....',
  listApiRoots: 'xxxx....',
  getApiRoot: 'xxxx....',
  putApiRoot: 'x.......',
  deleteApiRoot: 'x.......',
  listAudiences: 'xxxx....',
  getAudience: 'xxxx....',
  putAudience: 'x.......',
  deleteAudience: 'x.......',
  listCollections: 'xxxx....',
  getCollection: 'xxxx....',
  putCollection: 'x.......',
  deleteCollection: 'x.......',
  listConsumers: 'xxxx....',
  getConsumer: 'xxxx....',
  putConsumer: 'x.......',
  deleteConsumer: 'x.......',
  listCredentials: 'x.......',
  getCredential: 'x.......',
  issueCredential: 'x.......',
  revokeCredential: 'x.......',
  listTokenKeys: 'x.......',
  rotateTokenKeys: 'x.......',
  listAccounts: 'x..x....',
  getAccount: 'x..x....',
  putAccount: 'x.......',
  deleteAccount: 'x.......',
  listAdminTokens: 'x.......',
  issueAdminToken: 'x.......',
  revokeAdminToken: 'x.......',
  assertLabels: '..x.....',
  retractAssertion: '..x.....',
  listAssertions: '..xx....',
  getAssertion: '..xx....',
  getObjectLabels: '..xx....',
  explainObject: '..xx....',
  listHolds: '..xx....',
  summarizeHolds: '..xx....',
  decideHolds: '..x.....',
  listTextReviews: '..xx....',
  decideTextReviews: '..x.....',
  listDeeds: 'x..x....',
  listDeliveries: 'x..x....',
  listPacks: '.x.x....',
  getPack: '.x.x....',
  getPackReport: '.x.x....',
  getPackMatrix: '.x.x....',
  diffPack: '.x.x....',
  addPack: '.x......',
  listActivationRequests: '.x.x....',
  getActivationRequest: '.x.x....',
  proposeActivation: '.x......',
  activatePack: '.x......',
  withdrawActivation: '.x......',
  listActivations: '.x.x....',
  listJobs: 'xx.x....',
  listRecalls: '..xx....',
  getRecall: '..xx....',
  recallObjects: '..x.....',
  listRecallRequests: '..xx....',
  getRecallRequest: '..xx....',
  decideRecallRequest: '..x.....',
  listProposals: '..xx....',
  getProposal: '..xx....',
  decideProposal: '..x.....',
  listOwnSubmissions: '....x...',
  getOwnSubmission: '....x...',
  submitAtDesk: '....x...',
  listOwnObjects: '....x...',
  getOwnObject: '....x...',
  withdrawConsent: '....x...',
  askRecall: '....x...',
  listOwnRecallRequests: '....x...',
  getOwnRecallRequest: '....x...',
  listOwnRecalls: '....xxx.',
  getOwnRecall: '....xxx.',
  acknowledgeRecall: '....xxx.',
  addEvidence: '....x...',
  listOwnProposals: '....x...',
  getOwnProposal: '....x...',
};

/** Rows of the program's own table that no description shows. */
const hidden = ['refuseMethod', 'previewLog'];

const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
const hub = await openHub({ folder });
const config = readConfig(undefined, {});
const app = await buildApp({
  hub,
  config: { ...config, failedSignIns: { ...config.failedSignIns, stepMs: 0 } },
  publicUrl: 'https://hub.example/',
});
t.teardown(async () => {
  await app.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const collection = randomUUID();
const secretOf = new Map<Asker, string>();

/** An account for each role that is given, a consumer for each that follows from a grant. */
async function furnish(): Promise<void> {
  const { administration } = hub;
  await administration.put('api-root', 'hub', { title: 'Hub', maxContentLength: 1_048_576 });
  const audience = { title: { en: 'Peers' }, batchSeconds: 0, attributes: {} };
  await administration.put('audience', 'peer', audience);
  const document = { title: 'Indicators', apiRoot: 'hub', defaults: {}, pageSize: 100 };
  await administration.put('collection', collection, document);
  for (const role of accountRoles) {
    await administration.put('account', role, { title: role, roles: [role], disabled: false });
    const { secret } = await administration.issueAdminToken(role, 3_600_000_000);
    secretOf.set(role, secret);
  }
  for (const role of consumers) {
    const [read, write] = [role === 'reader', role === 'submitter'];
    const grants = role === 'consumer' ? [] : [{ collection, read, write }];
    const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
    await administration.put('consumer', role, {
      audience: 'peer',
      identities: [],
      grants,
      compat,
    });
    secretOf.set(role, (await administration.issueCredential(role, 'basic')).secret);
  }
}

interface Operation {
  readonly operationId: string;
  readonly method: NonNullable<InjectOptions['method']>;
  readonly url: string;
  /** Whether consumers sign in here; else accounts do. */
  readonly desk: boolean;
}

/** Every operation of every description there is, with its HEAD where it has one. */
async function operations(): Promise<readonly Operation[]> {
  const found: Operation[] = [];
  for (const base of ['/admin/v1', '/desk/v1', '/auth']) {
    const response = await app.inject({ url: `${base}/openapi.json` });
    if (response.statusCode !== 200) continue;
    const { paths } = response.json<{
      readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    }>();
    for (const [path, item] of Object.entries(paths)) {
      const url = path.replaceAll(/\{\w+\}/g, 'x');
      for (const [method, { operationId }] of Object.entries(item)) {
        for (const each of method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]) {
          const desk = base === '/desk/v1';
          found.push({ operationId, method: each as Operation['method'], url, desk });
        }
      }
    }
  }
  return found;
}

function authorizationOf(asker: Asker): Readonly<Record<string, string>> {
  const secret = secretOf.get(asker);
  if (secret === undefined) return {};
  const consumer = consumers.some((one) => one === asker);
  return { authorization: consumer ? basicHeader(asker, secret) : `Bearer ${secret}` };
}

/** The form with which a consumer asks for a token; whoever else asks brings nothing of their own. */
const tokenForm = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: () =>
    `grant_type=client_credentials&client_id=reader&client_secret=${secretOf.get('reader')}`,
};

/** How the server takes the request: whether it knows the asker, and lets them. */
async function ask({ operationId, method, url }: Operation, asker: Asker): Promise<string> {
  const own = ['issueToken', 'revokeToken'].includes(operationId);
  const { statusCode } = await app.inject({
    method,
    url,
    headers: own ? tokenForm.headers : authorizationOf(asker),
    ...(own && { payload: tokenForm.payload() }),
  });
  if (statusCode >= 500) return String(statusCode);
  return { 401: 'unknown', 403: 'may not' }[statusCode] ?? 'may';
}

function expected({ operationId, desk }: Operation, asker: Asker): string {
  if (table[operationId]?.[askers.indexOf(asker)] === 'x') return 'may';
  const consumer = consumers.some((one) => one === asker);
  const known = asker !== 'nobody' && consumer === desk;
  return known ? 'may not' : 'unknown';
}

await furnish();
const all = await operations();

t.test('the table by hand is the table of the program, row by row', async (t) => {
  const described = new Set(all.map(({ operationId }) => operationId));
  t.same(Object.keys(table).sort(), [...described].sort(), 'what is described');
  t.same([...Object.keys(table), ...hidden].sort(), Object.keys(permissions).sort(), 'the rows');
  for (const [operationId, cells] of Object.entries(table)) {
    const roles = askers.filter((asker, column) => asker !== 'nobody' && cells[column] === 'x');
    const permitted = permissions[operationId];
    if (cells.endsWith('x')) t.equal(permitted, 'anyone', operationId);
    else t.same([...(permitted as readonly Role[])].sort(), [...roles].sort(), operationId);
  }
});

for (const asker of askers) {
  t.test(`every operation lets ${asker} do what the table says, and nothing else`, async (t) => {
    for (const operation of all) {
      const { operationId, method, url } = operation;
      const name = `${method} ${url} (${operationId})`;
      t.equal(await ask(operation, asker), expected(operation, asker), name);
    }
  });
}

t.test('an account without roles is known and may do nothing', async (t) => {
  const { administration } = hub;
  await administration.put('account', 'idle', { title: 'idle', roles: [], disabled: false });
  const { secret } = await administration.issueAdminToken('idle', 3_600_000_000);
  const headers = { authorization: `Bearer ${secret}` };
  for (const { method, url, operationId, desk } of all) {
    if (desk || permissions[operationId] === 'anyone') continue;
    t.equal((await app.inject({ method, url, headers })).statusCode, 403, `${method} ${url}`);
  }
});

t.test('a route without a row, or of too few rights, cannot be declared', async (t) => {
  const declare = async (guard: 'guarded' | 'open', operationId?: string) => {
    const server = fastify();
    const routes: FastifyPluginAsync = async (scope) => {
      if (guard === 'open') requireOpenOperations(scope);
      else {
        guardOperations(scope, async () => ({ actor: { kind: 'hub' }, roles: [] }));
      }
      const schema = operationId === undefined ? {} : ({ operationId } as object);
      scope.get('/', { schema }, async () => 'done');
    };
    await server.register(routes);
    await server.ready();
    return server;
  };
  await t.rejects(declare('guarded'), /no row/);
  await t.rejects(declare('guarded', 'doAnything'), /no row/);
  await t.rejects(declare('guarded', 'toString'), /no row/);
  await t.rejects(declare('open'), /no row/);
  await t.rejects(declare('open', 'putConsumer'), /not open to anyone/);
  await t.resolves(declare('open', 'getDescription'));
  const server = await declare('guarded', 'putConsumer');
  t.equal((await server.inject({ url: '/' })).json().message, 'this needs the role administrator');
});

t.test('docs/admin-api.md shows the table as it is', async (t) => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/admin-api.md'), 'utf8');
  const [, roles = ''] = /^## Roles$(.*?)^## /ms.exec(page) ?? [];
  const rows = [...roles.matchAll(/^\| `(\w+)` \|(.+)\|$/gm)].map(([, id = '', cells = '']) => [
    id,
    cells
      .split('|')
      .map((cell) => (cell.trim() === '' ? '.' : 'x'))
      .join(''),
  ]);
  const guarded = Object.entries(table).filter(([, cells]) => !cells.endsWith('x'));
  t.same(
    Object.fromEntries(rows),
    Object.fromEntries(guarded.map(([id, cells]) => [id, cells.slice(0, -1)])),
  );
});
