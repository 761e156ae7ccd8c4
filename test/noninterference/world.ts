/**
 * A world: one whole server on a folder of its own, on a clock that stands still until it is moved, with the
 * directory that every history starts from. Two worlds of one history share clock, hub secret and requests.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildApp } from '../../src/app.ts';
import type { JsonObject } from '../../src/base/json.ts';
import type { Clock, Micros } from '../../src/base/time.ts';
import { readConfig } from '../../src/config.ts';
import type { Consumer, Documents } from '../../src/exchange/directory.ts';
import { defaultLimits, type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import { Writer } from '../../src/exchange/writer.ts';
import { hubFiles } from '../../src/exchange/hub-files.ts';
import type { DirectoryKind, Store, StoreTransaction } from '../../src/store/store.ts';
import { uuid } from '../support/stix-objects.ts';
import { allLabels } from './objects.ts';

/** A clock that stands still between the steps of a history. */
export interface StandingClock extends Clock {
  moveTo(moment: Micros): void;
}

/** When every history begins. */
export const beginning: Micros = 1_775_001_600_000_000;

/** A clock that stands at the beginning. */
export function standingClock(): StandingClock {
  let moment = beginning;
  return {
    now: () => moment,
    moveTo: (next) => {
      moment = next;
    },
  };
}

/** The collections by what their objects count as when they carry no labels. The observer has no right to `secret`. */
export const collections = {
  mixed: uuid(9001),
  open: uuid(9002),
  peers: uuid(9003),
  secret: uuid(9004),
} as const;
export type CollectionName = keyof typeof collections;

const defaultLabels: Readonly<Record<CollectionName, JsonObject | undefined>> = {
  mixed: undefined,
  open: allLabels.everyone,
  peers: allLabels.peers,
  secret: allLabels.peers,
};

/** Who acts: `observer` is the one whose answers are compared; `fellow` submits what it may see. */
export const actors = ['observer', 'fellow', 'insider', 'rival', 'pretender', 'outsider'] as const;
export type Actor = (typeof actors)[number];

/** Identities that belong to a consumer, one that submits and one that never does; and one that is nobody's. */
export const identities = {
  insider: `identity--${uuid(7001)}`,
  keeper: `identity--${uuid(7002)}`,
  nobody: `identity--${uuid(7005)}`,
} as const;

/** What differs from history to history before anything happens. */
export interface Setting {
  /** As whom the observer reads. */
  readonly audience: 'peer' | 'government' | 'public';
  /** How long its logs merge submissions. */
  readonly batchSeconds: 0 | 60;
}

/** A request as every world gets it. */
export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE' | 'OPTIONS' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer as it came, header names and order as the server gave them. */
export interface Answer {
  readonly status: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Buffer;
}

/** One server under test. */
export interface World {
  readonly hub: OpenHub;
  ask(who: Actor | 'nobody', request: Request): Promise<Answer>;
  /** Ids that the server gave to submissions, in the order of the observer's POSTs. */
  readonly ownStatuses: string[];
  /** Ids of everybody else's submissions. */
  readonly foreignStatuses: string[];
  put<K extends DirectoryKind>(kind: K, id: string, document: Documents[K]): Promise<void>;
  /** Ends the process, as it were, and starts it again on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Faults that a mutant builds into a server; see `mutants.ts`. */
export interface Fault {
  /** Wraps the hub before the HTTP layers get it. */
  readonly hub?: (hub: OpenHub) => OpenHub;
  /** Wraps what a unit of the writer's work reads and writes. */
  readonly store?: (tx: StoreTransaction) => StoreTransaction;
  /** Spoils the HTTP layer. */
  readonly app?: (app: FastifyInstance) => void;
}

/** Submissions above this many objects are taken in piece by piece. */
export const pieceObjects = 3;

/** The same in every world, so that variants have the same ids in all. */
const hubSecret = createHash('sha256').update('of every world').digest('hex');
const noCompat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
const calm = { burst: 1e9, drainPerSecond: 1e9, stepMs: 0, delayMsMax: 0, keysMax: 10 };
const config = { ...readConfig(undefined, {}), identicalRequests: calm, failedSignIns: calm };
const temporaryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Opens a world. Close it: it holds files. */
export async function openWorld(
  setting: Setting,
  clock: Clock,
  fault: () => Fault = () => ({}),
): Promise<World> {
  const folder = mkdtempSync(join(temporaryFolder, 'sekisho-world-'));
  writeFileSync(join(folder, hubFiles.secret), `${hubSecret}\n`, { mode: 0o600 });
  const secrets = new Map<string, string>();
  const built = fault();

  async function open() {
    const limits = { ...defaultLimits, pieceObjects };
    const opened = await withSpoiledStore(built, () =>
      openHub({ folder, clock, limits, onFault: rethrow }),
    );
    const hub = built.hub?.(opened) ?? opened;
    const app = await buildApp({ hub, config, publicUrl: 'https://hub.example', clock });
    built.app?.(app);
    return { hub, app };
  }
  let running = await open();
  await setUp(running.hub, setting, secrets);

  return {
    get hub() {
      return running.hub;
    },
    ownStatuses: [],
    foreignStatuses: [],
    async ask(who, { method, url, headers = {}, body }) {
      const secret = secrets.get(who);
      const basic = Buffer.from(`${who}:${secret}`).toString('base64');
      const {
        statusCode,
        statusMessage,
        headers: given,
        rawPayload,
      } = await running.app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url,
        headers: { ...(who === 'nobody' ? {} : { authorization: `Basic ${basic}` }), ...headers },
        ...(body === undefined ? {} : { payload: body }),
      });
      return {
        status: `${statusCode} ${statusMessage}`,
        headers: Object.entries(given)
          .filter(([name]) => name !== 'date')
          .map(([name, value]) => [name, String(value)] as const),
        bytes: rawPayload,
      };
    },
    async put(kind, id, document) {
      await running.hub.administration.put(kind, id, document);
    },
    async restart() {
      await running.app.close();
      await running.hub.close();
      running = await open();
    },
    async close() {
      await running.app.close();
      await running.hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a hub whose writer works on a spoiled store, if it is to be. */
async function withSpoiledStore(
  { store: spoil }: Fault,
  open: () => Promise<OpenHub>,
): Promise<OpenHub> {
  if (spoil === undefined) return open();
  const sound = Writer.open;
  Writer.open = (parts) => {
    const { transaction, ...reads } = parts.store;
    const store: Store = {
      ...reads,
      transaction: (work) => transaction((tx) => work(spoil(tx))),
    };
    return sound.call(Writer, { ...parts, store });
  };
  try {
    return await open();
  } finally {
    Writer.open = sound;
  }
}

function rethrow(fault: unknown): never {
  throw fault;
}

async function setUp(
  hub: OpenHub,
  { audience, batchSeconds }: Setting,
  secrets: Map<string, string>,
): Promise<void> {
  const { administration } = hub;
  for (const id of ['hub', 'elsewhere']) {
    await administration.put('api-root', id, { title: id, maxContentLength: 1_000_000 });
  }
  for (const id of ['peer', 'government', 'public']) {
    const document = { title: { en: id }, public: id === 'public', attributes: {} };
    const width = id === audience ? batchSeconds : 0;
    await administration.put('audience', id, { ...document, batchSeconds: width });
  }
  for (const [name, id] of Object.entries(collections)) {
    const labels = defaultLabels[name as CollectionName];
    await administration.put('collection', id, {
      title: name,
      apiRoot: 'hub',
      defaults: labels === undefined ? {} : { labels },
      pageSize: 100,
    });
  }
  const shared = [collections.mixed, collections.open, collections.peers];
  const grantsTo = (ids: readonly string[]) =>
    ids.map((collection) => ({ collection, read: true, write: true }));
  const consumers: Readonly<Record<Actor | 'keeper', Partial<Consumer>>> = {
    observer: { audience, grants: grantsTo(shared) },
    fellow: { grants: grantsTo(shared) },
    insider: { grants: grantsTo(Object.values(collections)), identities: [identities.insider] },
    rival: { audience: 'public', grants: grantsTo(Object.values(collections)) },
    pretender: { grants: grantsTo(shared) },
    outsider: { grants: grantsTo([collections.secret]) },
    keeper: { identities: [identities.keeper] },
  };
  for (const [who, rights] of Object.entries(consumers)) {
    const document = { audience: 'peer', identities: [], grants: [], compat: noCompat, ...rights };
    await administration.put('consumer', who, document);
    secrets.set(who, (await administration.issueCredential(who, 'basic')).secret);
  }
}
