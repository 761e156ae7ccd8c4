/**
 * The server as a process of its own on a folder of its own: to be killed, restarted, starved and measured.
 *
 * Three audiences read, two consumers write, and each collection has one kind of labels by default.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..', '..');
const adminToken = 'administrator-of-a-test-process';
const mediaType = 'application/taxii+json;version=2.1';

/** Who reads, by audience; each reads every collection. */
export const audiences = ['peer', 'government', 'public'] as const;
/** Whose objects they are. */
export const writers = ['acme', 'initech'] as const;
/** `open` goes out to every audience as received, `closed` to none. */
export const collections = ['open', 'closed'] as const;
/** The name of a collection. */
export type CollectionName = (typeof collections)[number];
/** The name of a consumer. */
export type ConsumerName = (typeof audiences)[number] | (typeof writers)[number];

const publicKnowledge = {
  publicity: {
    state: 'public_knowledge',
    route: 'published_report',
    evidence_url: 'https://example.com/report',
  },
  identifiability: 'none',
  data_kind: 'extracted',
};

/** An answer with its body parsed, if it has one. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly json: any;
}

/** A server's process, its folder and its consumers. */
export interface ServerProcess {
  readonly folder: string;
  readonly base: string;
  /** Ids of the collections. */
  readonly ids: Readonly<Record<CollectionName, string>>;
  /** The header that signs a consumer in. */
  readonly signIn: Readonly<Record<ConsumerName, string>>;
  /** Sends one request as a consumer; rejects when no whole answer comes. */
  ask(as: ConsumerName, method: string, path: string, body?: string): Promise<Reply>;
  /** The path of a collection, with a final slash. */
  path(collection: CollectionName): string;
  /** Ends the process with this signal, whatever it is doing, and waits until it is gone. */
  stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts a process on the folder; resolves when it serves. */
  start(config?: object): Promise<void>;
  /** Runs another command of the program on the folder; rejects when it fails. */
  run(...words: string[]): Promise<string>;
  /** Starts another command of the program, to be killed. */
  launch(...words: string[]): ChildProcess;
  /** Ends the process if it runs and removes the folder. */
  dispose(): Promise<void>;
}

/** Makes a folder, starts a server on it and sets up its directory. */
export async function startServerProcess(config: object = {}): Promise<ServerProcess> {
  const server = await launchOn(mkdtempSync(join(tmpdir(), 'sekisho-process-')), config);
  const ids = { open: randomUUID(), closed: randomUUID() };
  return { ...server, ids, signIn: await setUp(server, ids) };
}

/** Starts a server on a folder that was restored; ids and credentials are those of the original. */
export async function restoreServerProcess(
  folder: string,
  { ids, signIn }: Pick<ServerProcess, 'ids' | 'signIn'>,
): Promise<ServerProcess> {
  const server = await launchOn(folder, {});
  Object.assign(server.signIn, signIn);
  Object.assign(server.ids, ids);
  return server;
}

async function launchOn(folder: string, firstConfig: object): Promise<ServerProcess> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const configFile = `${folder}.json`;
  const environment = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    SEKISHO_DATA_DIR: folder,
    SEKISHO_ADMIN_TOKEN: adminToken,
    SEKISHO_CONFIG: configFile,
    SEKISHO_LOG_LEVEL: 'warn',
    // A process starts in half the time when the compiled modules of the last one are at hand.
    NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
  };
  const options = { cwd: root, env: environment };
  let child: ChildProcess | undefined;
  const launch = (...words: string[]) =>
    spawn(process.execPath, ['src/main.ts', ...words], { ...options, stdio: 'ignore' });
  const server: ServerProcess = {
    folder,
    base,
    ids: { open: '', closed: '' },
    signIn: { peer: '', government: '', public: '', acme: '', initech: '' },
    async ask(as, method, path, body) {
      const headers = { authorization: this.signIn[as], accept: mediaType };
      const response = await fetch(`${base}${path}`, {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': mediaType },
        body: body ?? null,
      });
      const text = await response.text();
      const json: unknown = text === '' ? undefined : JSON.parse(text);
      return { status: response.status, headers: response.headers, json };
    },
    path(collection) {
      return `/api/collections/${this.ids[collection]}/`;
    },
    async stop(signal) {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
    async start(config = {}) {
      writeFileSync(configFile, JSON.stringify(config));
      child = launch('serve');
      await ready(base, child);
    },
    async run(...words) {
      const done = await promisify(execFile)(process.execPath, ['src/main.ts', ...words], options);
      return done.stdout;
    },
    launch,
    async dispose() {
      await server.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      rmSync(configFile, { force: true });
    },
  };
  await server.start(firstConfig);
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ready(base: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${base}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(20);
  }
  child.kill('SIGKILL');
  throw new Error('the server was not ready within 40 seconds');
}

async function setUp(
  { base }: ServerProcess,
  ids: Readonly<Record<CollectionName, string>>,
): Promise<Record<ConsumerName, string>> {
  const put = (path: string, body: object) => administer(base, 'PUT', path, body);
  await put('/api-roots/api', { title: 'API root', maxContentLength: 104_857_600 });
  for (const id of audiences) {
    const document = { title: { en: id }, batchSeconds: 0, public: id === 'public' };
    await put(`/audiences/${id}`, document);
  }
  for (const name of collections) {
    const defaults = name === 'open' ? { labels: publicKnowledge } : {};
    await put(`/collections/${ids[name]}`, { title: name, apiRoot: 'api', defaults });
  }
  const signIn = { peer: '', government: '', public: '', acme: '', initech: '' };
  for (const name of [...audiences, ...writers]) {
    const writes = writers.some((writer) => writer === name);
    const audience = writes ? 'peer' : name;
    const grants = collections.map((collection) => ({
      ...{ collection: ids[collection], read: true, write: writes },
    }));
    await put(`/consumers/${name}`, { audience, grants });
    const path = `/consumers/${name}/credentials`;
    const issued = await administer(base, 'POST', path, { kind: 'basic' });
    signIn[name] = `Basic ${Buffer.from(`${name}:${issued.secret}`).toString('base64')}`;
  }
  return signIn;
}

async function administer(base: string, method: string, path: string, body: object) {
  const answer = await fetch(`${base}/admin/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as { readonly secret?: string };
}
