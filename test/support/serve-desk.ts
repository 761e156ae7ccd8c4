/**
 * A whole server for tests of the desk: a hub on a stepping clock with every HTTP layer over it, submitters
 * with different rights, and a curator.
 *
 * Every answer of the desk and of the administration that a test asks for is held against its API's own
 * description.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import type { Test } from 'tap';
import { admin } from '../../src/admin/admin.ts';
import { auth } from '../../src/auth/auth.ts';
import type { JsonObject } from '../../src/base/json.ts';
import { systemClock } from '../../src/base/time.ts';
import { deskDescriptionPath } from '../../src/desk/api.ts';
import { desk } from '../../src/desk/desk.ts';
import type { Consumer } from '../../src/exchange/directory.ts';
import { type HubOptions, type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import { createBrake } from '../../src/http/brake.ts';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import { taxii, taxiiServerOptions } from '../../src/taxii/taxii.ts';
import { consumerSignIn } from './consumer-sign-in.ts';
import { type Answered, conformance } from './openapi-conformance.ts';
import { basicHeader } from './serve.ts';
import { type SteppingClock, steppingClock } from './stepping-clock.ts';
import type { StixObject } from './stix-objects.ts';

/** Labels of technique information that specialists and government may have (M-22, M-25). */
export const anonymous: JsonObject = {
  data_kind: 'extracted',
  publicity: 'not_public',
  identifiability: 'none',
};

/** Collections: `shared` is everybody's, `inner` only of `two`; neither has default labels. */
export const collections = {
  shared: '7a3c2d54-94d5-4f8e-8b3c-0f6d3a8c9b11',
  inner: '7a3c2d54-94d5-4f8e-8b3c-0f6d3a8c9b12',
} as const;

const rights = (...names: ('r' | 'w' | 'rw')[]) =>
  names.map((name, index) => ({
    collection: Object.values(collections)[index] ?? '',
    read: name.includes('r'),
    write: name.includes('w'),
  }));

const people = {
  one: { audience: 'peer', grants: rights('rw') },
  two: { audience: 'peer', grants: rights('rw', 'rw') },
  official: { audience: 'government', grants: rights('rw') },
  citizen: { audience: 'public', grants: rights('rw') },
  sender: { audience: 'peer', grants: rights('w') },
  reader: { audience: 'peer', grants: rights('r') },
  stranger: { audience: 'peer', grants: [] },
  anonymous: { audience: 'public', grants: rights('r') },
} as const satisfies Record<string, Pick<Consumer, 'audience' | 'grants'>>;

/** Who asks: a consumer, the curator's account, or nobody. */
export type Asker = keyof typeof people | 'curator' | 'nobody';

/** What came back, the body parsed where it is JSON. */
export interface DeskAnswer extends Answered {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A server under test. */
export interface DeskServed {
  readonly app: FastifyInstance;
  readonly hub: OpenHub;
  readonly clock: SteppingClock;
  /** Delays that the desk asked for, in milliseconds; nothing was waited for. */
  readonly pauses: number[];
  /** A request; `path` is under `/desk/v1` or, for the curator, `/admin/v1`. A body is sent as JSON. */
  ask(who: Asker, method: string, path: string, body?: unknown): Promise<DeskAnswer>;
  /** Submits at the desk; the answer is 202, and the hub has come to rest. */
  submit(
    who: Asker,
    objects: readonly StixObject[],
    envelope?: JsonObject,
    collection?: string,
  ): Promise<string>;
  /** What a consumer reads of a collection over TAXII, all versions. */
  read(who: Asker, collection?: string): Promise<readonly JsonObject[]>;
  /** The authorization of a consumer or of the curator. */
  signIn(who: Asker): Readonly<Record<string, string>>;
}

/** Opens a server that is closed when the test ends. */
export async function serveDesk(
  t: Test,
  options: { readonly hub?: Partial<HubOptions>; readonly spoil?: (hub: OpenHub) => OpenHub } = {},
): Promise<DeskServed> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  const clock = options.hub?.clock ?? steppingClock();
  const opened = await openHub({ folder, clock, adminToken: 'administrator', ...options.hub });
  const hub = options.spoil?.(opened) ?? opened;
  const pauses: number[] = [];
  const app = await buildServer(hub, pauses);
  const secrets = await setUp(hub);
  t.teardown(async () => {
    await app.close();
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const faultsOf = {
    desk: await conformance(app, deskDescriptionPath),
    admin: await conformance(app),
  };

  const served: DeskServed = {
    app,
    hub,
    clock: clock as SteppingClock,
    pauses,
    signIn: (who) => authorization(who, secrets),
    async ask(who, method, path, body) {
      const api = who === 'curator' ? 'admin' : 'desk';
      const url = `/${api}/v1${path}`;
      const answer = await inject(
        app,
        method,
        url,
        {
          ...authorization(who, secrets),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body,
      );
      assert.deepEqual(faultsOf[api](method, url, answer), [], `${method} ${url} as described`);
      return answer;
    },
    async submit(who, objects, envelope = {}, collection = collections.shared) {
      const path = `/submissions?collection=${collection}`;
      const answer = await served.ask(who, 'POST', path, { ...envelope, objects });
      assert.equal(answer.status, 202, answer.text);
      await hub.settle();
      return answer.json.id;
    },
    async read(who, collection = collections.shared) {
      const url = `/hub/collections/${collection}/objects/?match[version]=all`;
      const headers = { ...authorization(who, secrets), accept: taxiiMediaType };
      const answer = await inject(app, 'GET', url, headers);
      assert.equal(answer.status, 200, answer.text);
      return answer.json.objects ?? [];
    },
  };
  return served;
}

async function buildServer(hub: OpenHub, pauses: number[]): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify(taxiiServerOptions);
  const publicUrl = 'https://hub.example/';
  const version = '0.0.0';
  const brake = createBrake(
    { burst: 0, drainPerSecond: 1, stepMs: 100, delayMsMax: 2000, keysMax: 10 },
    { now: () => 0 },
  );
  const slowDown = async (address: string) => void pauses.push(brake.press(address));
  const signIn = await consumerSignIn(app, { hub, publicUrl, slowDown });
  const { authenticate } = signIn;
  await app.register(admin, { hub, publicUrl, version, slowDown: async () => undefined });
  await app.register(auth, {
    ...{ ...signIn, hub, publicUrl, version, clock: systemClock },
    ...{ takesCertificates: false, tokenSeconds: 600 },
  });
  // biome-ignore lint/nursery/noMisusedPromises: Fastify takes plugins that return a promise
  await app.register(desk, { hub, authenticate, publicUrl, version });
  // biome-ignore lint/nursery/noMisusedPromises: Fastify takes plugins that return a promise
  await app.register(taxii, { hub, authenticate, publicUrl });
  return app;
}

async function setUp(hub: OpenHub): Promise<ReadonlyMap<string, string>> {
  const { administration } = hub;
  const secrets = new Map<string, string>();
  await administration.put('api-root', 'hub', { title: 'hub', maxContentLength: 100_000 });
  for (const id of ['peer', 'government', 'public']) {
    const document = { title: { en: id }, batchSeconds: 0, attributes: {} };
    await administration.put('audience', id, { ...document, public: id === 'public' });
  }
  for (const [title, id] of Object.entries(collections)) {
    const document = { title, apiRoot: 'hub', defaults: {}, pageSize: 1000 };
    await administration.put('collection', id, document);
  }
  for (const [who, { audience, grants }] of Object.entries(people)) {
    const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
    await administration.put('consumer', who, { audience, grants, identities: [], compat });
    if (who === 'anonymous') continue;
    secrets.set(who, (await administration.issueCredential(who, 'basic')).secret);
  }
  const curator = { title: 'curator', roles: ['curator'], disabled: false } as const;
  await administration.put('account', 'curator', curator);
  const month = 30 * 86_400_000_000;
  secrets.set('curator', (await administration.issueAdminToken('curator', month)).secret);
  await hub.settle();
  return secrets;
}

function authorization(
  who: Asker,
  secrets: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const secret = secrets.get(who);
  if (who === 'nobody' || secret === undefined) return {};
  const value = who === 'curator' ? `Bearer ${secret}` : basicHeader(who, secret);
  return { authorization: value };
}

async function inject(
  app: FastifyInstance,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<DeskAnswer> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers,
    ...(payload !== undefined && { payload }),
  });
  const type = String(response.headers['content-type'] ?? '').split(';')[0] ?? '';
  const text = response.payload;
  const json: unknown = /[/+]json$/.test(type) && text !== '' ? JSON.parse(text) : undefined;
  return {
    ...{ status: response.statusCode, type, json, text },
    headers: response.headers as DeskAnswer['headers'],
  };
}
