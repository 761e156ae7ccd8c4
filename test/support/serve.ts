/**
 * A whole server for tests: a hub on a temporary SQLite file, the TAXII layer over it, a stepping clock,
 * and consumers with every combination of rights.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import type { Test } from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { readConfig } from '../../src/config.ts';
import type { Collection, Compat, Grant } from '../../src/exchange/directory.ts';
import { type HubOptions, type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import { createBrake } from '../../src/http/brake.ts';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import type { TaxiiOptions } from '../../src/taxii/options.ts';
import { taxii, taxiiServerOptions } from '../../src/taxii/taxii.ts';
import { consumerSignIn } from './consumer-sign-in.ts';
import { type SteppingClock, steppingClock } from './stepping-clock.ts';
import type { StixObject } from './stix-objects.ts';

/** Collections whose objects go out to every audience as received. */
export const publicKnowledge: JsonObject = {
  publicity: {
    state: 'public_knowledge',
    route: 'published_report',
    evidence_url: 'https://example.com/report',
  },
  identifiability: 'none',
  data_kind: 'extracted',
};

/** The consumers of every test server. `outsider` sees another collection of the same API root. */
export type Who =
  | 'writer'
  | 'reader'
  | 'sender'
  | 'outsider'
  | 'stranger'
  | 'citizen'
  | 'anonymous';

const rights: Readonly<Record<Who, { audience: string; read: boolean; write: boolean }>> = {
  writer: { audience: 'peer', read: true, write: true },
  reader: { audience: 'peer', read: true, write: false },
  sender: { audience: 'peer', read: false, write: true },
  citizen: { audience: 'public', read: true, write: false },
  outsider: { audience: 'peer', read: false, write: false },
  stranger: { audience: 'peer', read: false, write: false },
  anonymous: { audience: 'public', read: true, write: false },
};

/** What came back, the body parsed where there is one. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly json: any;
}

/** A request; without `as` it carries no credentials. */
export interface Ask {
  readonly as?: Who | undefined;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer | NodeJS.ReadableStream;
}

/** A collection made for one test. */
export interface Fresh {
  readonly id: string;
  /** `/api/collections/{id}/` */
  readonly url: string;
}

/** A running server under test. */
export interface Served {
  readonly app: FastifyInstance;
  readonly hub: OpenHub;
  readonly clock: SteppingClock;
  /** Delays that the server asked for, in milliseconds; nothing was waited for. */
  readonly pauses: number[];
  readonly secrets: Readonly<Record<Who, string>>;
  ask(method: string, url: string, ask?: Ask): Promise<Answer>;
  get(url: string, as?: Who, headers?: Ask['headers']): Promise<Answer>;
  post(collection: Fresh, objects: readonly StixObject[], as?: Who): Promise<Answer>;
  /** Makes a collection; `outsider` and `stranger` have no rights to it. */
  fresh(document?: Partial<Collection>): Promise<Fresh>;
  /** Sets the switches of a consumer. */
  setCompat(who: Who, compat: Compat): Promise<void>;
  /** The header that signs in. */
  basic(who: Who): string;
  /** Closes everything and opens it again on the same file. */
  restart(): Promise<void>;
}

/** Options of the server under test. */
export interface ServeOptions extends Partial<Omit<TaxiiOptions, 'hub'>> {
  readonly withAnonymous?: boolean;
  readonly maxContentLength?: number;
  /** The machine's clock, and so a writer on a thread of its own. */
  readonly realTime?: boolean;
  /** What else the hub is opened with. */
  readonly hubOptions?: Partial<HubOptions>;
}

const { failedSignIns } = readConfig(undefined, {});
const noCompat: Compat = { emptyObjects: 'omit', emptyDates: 'omit' };

/** The header of a user and a password. */
export function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Headers of a POST with an envelope. */
export const envelopeHeaders = { 'content-type': taxiiMediaType, accept: taxiiMediaType } as const;

/** Opens a server that is closed when the test ends. */
export async function serve(t: Test, options: ServeOptions = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  const clock = steppingClock();
  const pauses: number[] = [];
  const grants = new Map<Who, Grant[]>();
  const compat = new Map<Who, Compat>();
  const {
    withAnonymous = false,
    maxContentLength = 1_048_576,
    realTime = false,
    hubOptions = {},
    ...taxiiOptions
  } = options;
  const people = (Object.keys(rights) as Who[]).filter(
    (who) => withAnonymous || who !== 'anonymous',
  );

  async function open() {
    const hub = await openHub({ ...hubOptions, folder, ...(!realTime && { clock }) });
    const app: FastifyInstance = fastify(taxiiServerOptions);
    const publicUrl = 'https://hub.example';
    const brake = createBrake(failedSignIns, clock);
    const slowDown = async (address: string) => void pauses.push(brake.press(address));
    const signIn = await consumerSignIn(app, { hub, publicUrl, clock, slowDown });
    // biome-ignore lint/nursery/noMisusedPromises: Fastify takes plugins that return a promise
    await app.register(taxii, {
      hub,
      authenticate: signIn.authenticate,
      clock,
      publicUrl,
      pause: async (milliseconds) => void pauses.push(milliseconds),
      ...taxiiOptions,
    });
    return { hub, app };
  }
  let running = await open();

  async function putConsumer(who: Who) {
    await running.hub.administration.put('consumer', who, {
      audience: rights[who].audience,
      identities: [],
      grants: grants.get(who) ?? [],
      compat: compat.get(who) ?? noCompat,
    });
  }

  async function grant(who: Who, added: Grant) {
    grants.set(who, [...(grants.get(who) ?? []), added]);
    await putConsumer(who);
  }

  async function putCollection(document: Partial<Collection>) {
    const id = randomUUID();
    await running.hub.administration.put('collection', id, {
      title: `collection ${id}`,
      apiRoot: 'api',
      defaults: { labels: publicKnowledge },
      pageSize: 1_000,
      ...document,
    });
    return id;
  }

  const { administration } = running.hub;
  for (const id of ['api', 'second', 'api/v21']) {
    await administration.put('api-root', id, { title: `root ${id}`, maxContentLength });
  }
  for (const id of ['peer', 'public']) {
    await administration.put('audience', id, {
      title: { en: id },
      batchSeconds: 0,
      public: id === 'public',
      attributes: {},
    });
  }
  const secrets = Object.fromEntries(people.map((who) => [who, ''])) as Record<Who, string>;
  for (const who of people) {
    await putConsumer(who);
    if (who !== 'anonymous')
      secrets[who] = (await administration.issueCredential(who, 'basic')).secret;
  }
  await grant('outsider', { collection: await putCollection({}), read: true, write: true });

  const served: Served = {
    get app() {
      return running.app;
    },
    get hub() {
      return running.hub;
    },
    clock,
    pauses,
    secrets,
    basic: (who) => basicHeader(who, secrets[who]),

    async ask(method, url, { as, headers = {}, body } = {}) {
      const signedIn = as === undefined ? {} : { authorization: served.basic(as) };
      const response = await running.app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url,
        headers: { ...signedIn, ...headers } as Record<string, string>,
        ...(body === undefined ? {} : { payload: body as string }),
      });
      const text = response.payload;
      return {
        status: response.statusCode,
        headers: response.headers as Record<string, string>,
        bytes: response.rawPayload,
        text,
        json: text.startsWith('{') ? JSON.parse(text) : undefined,
      };
    },

    get: (url, as = 'writer', headers = {}) => served.ask('GET', url, { as, headers }),

    post: ({ url }, objects, as = 'writer') =>
      served.ask('POST', `${url}objects/`, {
        as,
        headers: envelopeHeaders,
        body: JSON.stringify({ objects }),
      }),

    async fresh(document = {}) {
      const id = await putCollection(document);
      for (const who of people) {
        const { read, write } = rights[who];
        if (read || write) await grant(who, { collection: id, read, write });
      }
      return { id, url: `/${document.apiRoot ?? 'api'}/collections/${id}/` };
    },

    async setCompat(who, switches) {
      compat.set(who, switches);
      await putConsumer(who);
    },

    async restart() {
      await running.app.close();
      await running.hub.close();
      running = await open();
    },
  };
  t.teardown(async () => {
    await running.app.close();
    await running.hub.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return served;
}
