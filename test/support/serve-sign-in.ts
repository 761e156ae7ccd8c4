/**
 * A whole server, put together as it is deployed, for tests of signing in: on a stepping clock, with consumers
 * that may read one collection.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Consumer } from '../../src/exchange/directory.ts';
import { type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import { publicKnowledge } from './serve.ts';
import { type SteppingClock, steppingClock } from './stepping-clock.ts';

/** The administrator's token of every such server. */
export const adminToken = 'administrator-of-a-test';
/** Where clients find such a server. */
export const publicUrl = 'https://hub.example/';

/** An answer with everything that a client can see of it, but for its date. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly json: any;
}

/** A server under test. */
export interface SignInServed {
  readonly app: FastifyInstance;
  readonly hub: OpenHub;
  readonly clock: SteppingClock;
  /** Delays that the server asked for, in milliseconds; nothing was waited for. */
  readonly pauses: number[];
  readonly collection: string;
  ask(request: InjectOptions): Promise<Seen>;
  /** Polls the collection with these headers, from this address. */
  poll(headers: Readonly<Record<string, string>>, address?: string): Promise<Seen>;
  /** One request to the administration API. */
  administer(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Seen>;
  /** Makes or changes a consumer that may read the collection. */
  putConsumer(id: string, change?: Partial<Consumer>): Promise<Seen>;
  /** Sends a form to `/auth/…`. */
  form(path: string, fields: Readonly<Record<string, string>>, address?: string): Promise<Seen>;
  /** An access token of a consumer, by one of its secrets. */
  token(consumer: string, secret: string): Promise<string>;
  /** Closes everything and opens it again on the same folder. */
  restart(): Promise<void>;
}

/** The header of a bearer. */
export function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

/** Opens a server that is closed when the test ends. `config` is what a configuration file would say. */
export async function serveSignIn(t: Test, config: object = {}): Promise<SignInServed> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-sign-in-'));
  const clock = steppingClock();
  const pauses: number[] = [];
  const collection = randomUUID();
  async function open() {
    const signIns = { expiredMicros: 86_400_000_000 };
    const hub = await openHub({ folder, clock, adminToken, signIns });
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const whole = { ...readConfig(undefined, {}), ...config };
    return { hub, app: await buildApp({ hub, config: whole, publicUrl, clock, pause }) };
  }
  let running = await open();
  const served: SignInServed = {
    get app() {
      return running.app;
    },
    get hub() {
      return running.hub;
    },
    clock,
    pauses,
    collection,
    async ask(request) {
      const { statusCode, headers, payload } = await running.app.inject(request);
      const json: unknown = payload.startsWith('{') ? JSON.parse(payload) : undefined;
      return { status: statusCode, headers: { ...headers, date: '' }, text: payload, json };
    },
    poll: (headers, remoteAddress = '127.0.0.1') =>
      served.ask({ url: `/api/collections/${collection}/objects/`, headers, remoteAddress }),
    administer: (method, path, body) =>
      served.ask({
        ...{ method, url: `/admin/v1${path}`, headers: bearer(adminToken) },
        ...(body !== undefined && { body }),
      }),
    putConsumer: (id, change = {}) =>
      served.administer('PUT', `/consumers/${id}`, {
        ...{ audience: 'peer', grants: [{ collection, read: true }], ...change },
      }),
    form: (path, fields, remoteAddress = '127.0.0.1') =>
      served.ask({
        ...{ method: 'POST', url: `/auth/${path}`, remoteAddress },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    async token(consumer, secret) {
      const client = { client_id: consumer, client_secret: secret };
      const { json } = await served.form('token', { grant_type: 'client_credentials', ...client });
      return String(json.access_token);
    },
    async restart() {
      await running.app.close();
      await running.hub.close();
      running = await open();
    },
  };
  await served.administer('PUT', '/api-roots/api', { title: 'API root', maxContentLength: 10_000 });
  await served.administer('PUT', '/audiences/peer', { title: { en: 'Peers' } });
  await served.administer('PUT', `/collections/${collection}`, {
    ...{ title: 'shared', apiRoot: 'api', defaults: { labels: publicKnowledge } },
  });
  t.teardown(async () => {
    await running.app.close();
    await running.hub.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return served;
}
