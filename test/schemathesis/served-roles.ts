/**
 * The whole server with somebody in every role, and a watch on what each of them gets.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { accountRoles } from '../../src/exchange/directory.ts';
import { type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import { permissions, type Role } from '../../src/http/permissions.ts';
import { basicHeader } from '../support/serve.ts';

/** Who asks: one in each role but those of consumers that do not submit, and nobody. */
export type Asker = Exclude<Role, 'reader' | 'consumer'> | 'nobody';

/** The server, and what it has seen. */
export interface ServedRoles {
  readonly url: string;
  /** The `Authorization` field of an asker; `undefined` for nobody. */
  authorizationOf(asker: Asker): string | undefined;
  /** Basic credentials of the consumer `acme`, in base64. */
  readonly consumerBasic: string;
  /** Answers that the table of permissions forbids: who, what, which status. */
  readonly escapes: ReadonlySet<string>;
  /** Ids of the operations that this asker has called so far. */
  calledBy(asker: Asker): ReadonlySet<string>;
  close(): Promise<void>;
}

const collection = '91a7b528-80eb-42ed-a74d-c6fbd5a26116';
const hourMicros = 3_600_000_000;

/** Whether the table of permissions lets an asker call an operation. */
export function mayCall(asker: Asker, operationId: string): boolean {
  const permitted = permissions[operationId] ?? [];
  return permitted === 'anyone' || (asker !== 'nobody' && permitted.includes(asker));
}

/** The administrator's token: unlike an account, a generated request cannot remove it. */
const adminToken = 'schemathesis-administrator-token';

/** Starts the server on loopback, on a temporary database. */
export async function serveRoles(): Promise<ServedRoles> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  const hub = await openHub({ folder, adminToken });
  const config = readConfig(undefined, {});
  const publicUrl = 'http://127.0.0.1/';
  const unhurried = { ...config.failedSignIns, stepMs: 0 };
  const app = await buildApp({ hub, config: { ...config, failedSignIns: unhurried }, publicUrl });
  const { authorizations, consumerBasic } = await furnish(hub);
  const askerOf = new Map([...authorizations].map(([asker, header]) => [header, asker]));
  const escapes = new Set<string>();
  const called = new Map<Asker, Set<string>>();
  app.addHook('onResponse', async (request, { statusCode }) => {
    const { operationId } = request.routeOptions.schema ?? {};
    if (operationId === undefined) return;
    const asker = askerOf.get(request.headers.authorization ?? '') ?? 'nobody';
    called.set(asker, (called.get(asker) ?? new Set()).add(operationId));
    if (statusCode >= 400) return;
    if (!mayCall(asker, operationId)) escapes.add(`${asker} ${operationId} ${statusCode}`);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    authorizationOf: (asker) => authorizations.get(asker),
    consumerBasic,
    escapes,
    calledBy: (asker) => called.get(asker) ?? new Set(),
    async close() {
      await app.close();
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Entries that generated documents can refer to, and an account or a consumer in each role. */
async function furnish(hub: OpenHub) {
  const { administration } = hub;
  await administration.put('api-root', 'hub', { title: 'Hub', maxContentLength: 1_048_576 });
  const audience = { title: { en: 'Peers' }, batchSeconds: 0, attributes: {} };
  await administration.put('audience', 'peer', audience);
  const document = { title: 'Indicators', apiRoot: 'hub', defaults: {}, pageSize: 100 };
  await administration.put('collection', collection, document);
  const consumer = {
    audience: 'peer',
    identities: [],
    grants: [{ collection, read: true, write: true }],
    compat: { emptyObjects: 'omit', emptyDates: 'omit' },
  } as const;
  const authorizations = new Map<Asker, string>([['administrator', `Bearer ${adminToken}`]]);
  for (const role of accountRoles.filter((name) => name !== 'administrator')) {
    const id = `the-${role}`;
    await administration.put('account', id, { title: role, roles: [role], disabled: false });
    const { secret } = await administration.issueAdminToken(id, hourMicros);
    authorizations.set(role, `Bearer ${secret}`);
  }
  for (const id of ['acme', 'the-submitter']) await administration.put('consumer', id, consumer);
  const { secret } = await administration.issueCredential('the-submitter', 'basic');
  authorizations.set('submitter', basicHeader('the-submitter', secret));
  const acme = await administration.issueCredential('acme', 'basic');
  const consumerBasic = Buffer.from(`acme:${acme.secret}`).toString('base64');
  return { authorizations, consumerBasic };
}
