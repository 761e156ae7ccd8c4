/**
 * A world: one whole server on a folder of its own, on a clock that stands still until it is moved, with the
 * directory that every history starts from. Two worlds of one history share clock, hub secret and requests.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildApp } from '../../src/app.ts';
import { invariant } from '../../src/base/problem.ts';
import type { Clock, Micros } from '../../src/base/time.ts';
import { readConfig } from '../../src/config.ts';
import type { Documents } from '../../src/exchange/directory.ts';
import { hubFiles } from '../../src/exchange/hub-files.ts';
import { defaultLimits, type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import { Writer } from '../../src/exchange/writer.ts';
import { commandsOf, type WriterCommands } from '../../src/exchange/writer-commands.ts';
import type { DirectoryKind, Store, StoreTransaction } from '../../src/store/store.ts';
import { type Actor, castIn, type Setting, type Watcher } from './cast.ts';
import { type PackParts, packText } from './packs.ts';

export { collections, type Setting } from './cast.ts';

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
  /** Where its database is. */
  readonly database: string;
  ask(who: Actor | Watcher | 'nobody', request: Request): Promise<Answer>;
  /** Ids that the server gave to submissions, in the order of the observer's POSTs. */
  readonly ownStatuses: string[];
  /** Ids that it gave to whatever else the observer asked of curators, in that order. */
  readonly ownRequests: string[];
  /** Ids of everybody else's submissions. */
  readonly foreignStatuses: string[];
  /** Numbers of what curators stated, by whose objects it is about. */
  readonly stated: Readonly<Record<Side, number[]>>;
  /** What is changed of the shipped pack at present. */
  readonly parts: PackParts;
  put<K extends DirectoryKind>(kind: K, id: string, document: Documents[K]): Promise<void>;
  /** Puts the shipped pack, with changes, into force by two persons, and carries it out. */
  activate(text: string): Promise<void>;
  /** Ends the process, as it were, and starts it again on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Whose objects something is about: the observer's and its fellow's, those of others, or what comes late. */
export type Side = 'low' | 'secret' | 'late';

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
const calm = { burst: 1e9, drainPerSecond: 1e9, stepMs: 0, delayMsMax: 0, keysMax: 10 };
const config = { ...readConfig(undefined, {}), identicalRequests: calm, failedSignIns: calm };
const temporaryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Opens a world. Close it: it holds files. */
export async function openWorld(
  setting: Setting,
  clock: Clock,
  fault: () => Fault = () => ({}),
): Promise<World> {
  const { folder: master, secrets } = await masterOf(setting);
  const folder = mkdtempSync(join(temporaryFolder, 'sekisho-world-'));
  cpSync(master, folder, { recursive: true });
  const built = fault();

  async function open() {
    const { opened, writer } = await openHere(folder, clock, built.store);
    const hub = built.hub?.(opened) ?? opened;
    const app = await buildApp({ hub, config, publicUrl: 'https://hub.example', clock });
    built.app?.(app);
    return { hub, app, writer };
  }
  let running = await open();

  return {
    get hub() {
      return running.hub;
    },
    database: join(folder, hubFiles.database),
    ownStatuses: [],
    ownRequests: [],
    foreignStatuses: [],
    stated: { low: [], secret: [], late: [] },
    parts: { profiled: setting.profiled },
    ask: (who, request) => ask(running.app, who, secrets.get(who), request),
    async put(kind, id, document) {
      await running.hub.administration.put(kind, id, document);
    },
    activate: (text) => activate(running, text),
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

/** A data folder as it is before a history begins, and the secrets of its consumers. */
interface Master {
  readonly folder: string;
  readonly secrets: ReadonlyMap<string, string>;
}

const masterFolders: string[] = [];

function removeMasters(): void {
  for (const folder of masterFolders) rmSync(folder, { recursive: true, force: true });
}

const masters = new Map<string, Promise<Master>>();

/** Worlds of one setting begin as copies of one folder. */
function masterOf(setting: Setting): Promise<Master> {
  const name = JSON.stringify(setting);
  const known = masters.get(name) ?? makeMaster(setting);
  masters.set(name, known);
  return known;
}

async function makeMaster(setting: Setting): Promise<Master> {
  const folder = mkdtempSync(join(temporaryFolder, 'sekisho-master-'));
  if (masterFolders.length === 0) process.once('exit', removeMasters);
  masterFolders.push(folder);
  writeFileSync(join(folder, hubFiles.secret), `${hubSecret}\n`, { mode: 0o600 });
  const { opened, writer } = await openHere(folder, standingClock());
  const secrets = await castIn(opened, setting);
  const { profiled } = setting;
  if (profiled === true) await activate({ hub: opened, writer }, packText({ profiled }));
  await opened.settle();
  await opened.close();
  return { folder, secrets };
}

interface Opened {
  readonly opened: OpenHub;
  readonly writer: WriterCommands;
}

/** Opens a hub, its writer on a spoiled store if it is to be. */
async function openHere(folder: string, clock: Clock, spoil?: Fault['store']): Promise<Opened> {
  const sound = Writer.open;
  let writer: Writer | undefined;
  Writer.open = async (parts) => {
    writer = await sound.call(Writer, { ...parts, store: spoiled(parts.store, spoil) });
    return writer;
  };
  try {
    const limits = { ...defaultLimits, pieceObjects };
    const opened = await openHub({ folder, clock, limits, onFault: rethrow });
    invariant(writer !== undefined, 'a hub has a writer');
    return { opened, writer: commandsOf(writer) };
  } finally {
    Writer.open = sound;
  }
}

function spoiled(store: Store, spoil: Fault['store']): Store {
  if (spoil === undefined) return store;
  const { transaction, ...reads } = store;
  return { ...reads, transaction: (work) => transaction((tx) => work(spoil(tx))) };
}

function rethrow(fault: unknown): never {
  throw fault;
}

async function ask(
  app: FastifyInstance,
  who: string,
  secret: string | undefined,
  { method, url, headers = {}, body }: Request,
): Promise<Answer> {
  const basic = Buffer.from(`${who}:${secret}`).toString('base64');
  const given = await app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers: { ...(who === 'nobody' ? {} : { authorization: `Basic ${basic}` }), ...headers },
    ...(body === undefined ? {} : { payload: body }),
  });
  return {
    status: `${given.statusCode} ${given.statusMessage}`,
    headers: Object.entries(given.headers)
      .filter(([name]) => name !== 'date')
      .map(([name, value]) => [name, String(value)] as const),
    bytes: given.rawPayload,
  };
}

/** The comparison that two persons agree to is left out: it takes seconds and writes nothing. */
async function activate(
  { hub, writer }: { readonly hub: OpenHub; readonly writer: WriterCommands },
  text: string,
): Promise<void> {
  const person = (id: string) => ({ kind: 'account', id }) as const;
  await hub.settle();
  await writer.addPack({ by: person('officer'), text });
  const hash = createHash('sha256').update(text).digest('hex');
  const [latest] = await hub.packs.activations(1);
  invariant(latest !== undefined, 'a pack is in force');
  if (latest.hash === hash) return;
  const asked = { hash, from: latest.hash, diffHash: hash, reason: 'as the history has it' };
  const { id } = await writer.proposeActivation({ by: person('officer'), ...asked });
  await writer.activatePack({ by: person('second officer'), id, from: latest.hash });
  // Any change of the directory makes the serving side look at what is in force.
  await hub.administration.put('api-root', 'elsewhere', {
    title: 'elsewhere',
    maxContentLength: 1_000_000,
  });
  await hub.settle();
}
