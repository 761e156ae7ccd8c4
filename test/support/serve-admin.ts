/**
 * A whole server for tests of the administration: a hub on a temporary SQLite file, both HTTP layers over it.
 *
 * Every answer that a test asks for is held against the API's own description: a status or a body that the
 * description does not know fails the test.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, {
  type FastifyInstance,
  type FastifyServerOptions,
  type InjectOptions,
} from 'fastify';
import type { Test } from 'tap';
import { type AdminOptions, admin } from '../../src/admin/admin.ts';
import { authOpenapiPath } from '../../src/auth/api.ts';
import { auth } from '../../src/auth/auth.ts';
import { systemClock } from '../../src/base/time.ts';
import { type HubOptions, type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import { taxii, taxiiServerOptions } from '../../src/taxii/taxii.ts';
import { consumerSignIn } from './consumer-sign-in.ts';
import { type Answered, conformance } from './openapi-conformance.ts';

/** The administrator's token of every test server. */
export const adminToken = 'test-administrator-token';

/** What came back, the body parsed where it is JSON. */
export interface AdminAnswer extends Answered {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** What to send beside method and URL. `body` is sent as JSON unless it is a text. */
export interface AdminAsk {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without the administrator's token. */
  readonly open?: boolean;
}

/** A server under test. */
export interface AdminServed {
  readonly app: FastifyInstance;
  readonly hub: OpenHub;
  /** Addresses that were made to wait; nothing was waited for. */
  readonly slowed: string[];
  ask(method: string, url: string, ask?: AdminAsk): Promise<AdminAnswer>;
}

/** How a server under test differs from the usual one. */
export interface AdminServeOptions {
  readonly hub?: Partial<HubOptions>;
  readonly admin?: Partial<Pick<AdminOptions, 'provider' | 'publicUrl'>>;
  readonly log?: FastifyServerOptions['logger'];
}

/** Opens a server that is closed when the test ends. */
export async function serveAdmin(t: Test, options: AdminServeOptions = {}): Promise<AdminServed> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  const hub = await openHub({ folder, adminToken, ...options.hub });
  const app: FastifyInstance = fastify({ ...taxiiServerOptions, logger: options.log ?? false });
  const slowed: string[] = [];
  const publicUrl = 'https://hub.example/';
  const slowDown = async (address: string) => void slowed.push(address);
  const signIn = await consumerSignIn(app, { hub, publicUrl, slowDown });
  const { authenticate } = signIn;
  // biome-ignore lint/nursery/noMisusedPromises: Fastify takes plugins that return a promise
  await app.register(taxii, { hub, authenticate, publicUrl });
  const version = '0.0.0';
  await app.register(admin, { hub, publicUrl, version, slowDown, ...options.admin });
  const common = { takesCertificates: false, tokenSeconds: 600, clock: systemClock, version };
  await app.register(auth, { hub, ...signIn, publicUrl, ...common });
  t.teardown(async () => {
    await app.close();
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const faultsOfAuth = await conformance(app, authOpenapiPath);
  const faultsOfAdmin = await conformance(app);

  return {
    app,
    hub,
    slowed,
    async ask(method, url, { body, headers = {}, open = false } = {}) {
      const response = await app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url,
        headers: {
          ...(!open && { authorization: `Bearer ${adminToken}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && {
          payload: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      });
      const type = String(response.headers['content-type'] ?? '').split(';')[0] ?? '';
      const text = response.payload;
      const json: unknown = /[/+]json$/.test(type) && text !== '' ? JSON.parse(text) : undefined;
      const answer = { status: response.statusCode, type, json, text } as const;
      const faultsOf = /^\/(auth|\.well-known)\//.test(url) ? faultsOfAuth : faultsOfAdmin;
      const faults = faultsOf(method, url, answer);
      assert.deepEqual(faults, [], `${method} ${url} does not answer as described`);
      return { ...answer, headers: response.headers as AdminAnswer['headers'] };
    },
  };
}
