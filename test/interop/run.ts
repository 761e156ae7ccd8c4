/**
 * Drives a real server with real, unmodified TAXII clients: `npm run test:interop`.
 *
 * Makes a Python environment with the pinned clients (once, under `.cache/`), starts the server as a
 * process of its own, sets it up over its administration API and runs the scripts beside this file.
 * Ends with `N passed, N failed`. Without Python nothing is driven: it says so, and fails in CI only.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Issued, makeAuthority } from '../support/certificates.ts';

const here = import.meta.dirname;
const root = resolve(here, '..', '..');
const environment = join(root, '.cache', 'interop-venv');
const requirements = join(here, 'requirements.txt');

/** Indicators in the collection that is paged through. */
const volume = 600;

const publicKnowledge = {
  labels: { publicity: 'public_knowledge', identifiability: 'none', data_kind: 'extracted' },
};
const collections = {
  volume: publicKnowledge,
  versions: publicKnowledge,
  stix2: publicKnowledge,
  other: publicKnowledge,
  empty: publicKnowledge,
  tiers: {},
  late: {},
};
type CollectionName = keyof typeof collections;
const collectionNames = Object.keys(collections) as CollectionName[];

interface User {
  readonly username: string;
  readonly secret: string;
}

/** A Python that can make environments, if this machine has one. */
function findPython(): string | undefined {
  return ['python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import venv, ensurepip']).status === 0,
  );
}

/** The environment's Python, after installing exactly what `requirements.txt` names. */
function preparePython(python: string): string {
  const inside = join(environment, 'bin', 'python');
  const mark = join(environment, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return inside;
  execFileSync(python, ['-m', 'venv', '--clear', environment], { stdio: 'inherit' });
  execFileSync(
    inside,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements],
    { stdio: 'inherit' },
  );
  writeFileSync(mark, wanted);
  return inside;
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

/** A server that runs, and how to end it. Its folder is its owner's. */
class RunningServer {
  readonly base: string;
  readonly #port: number;
  readonly #token = randomBytes(32).toString('base64url');
  readonly #child: ChildProcess;

  /** Starts on a folder; with a configuration file, which has a certificate, it speaks TLS. */
  constructor(port: number, data: string, configFile?: string) {
    this.#port = port;
    this.base = `${configFile === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
    this.#child = spawn(process.execPath, ['src/main.ts', 'serve'], {
      cwd: root,
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        SEKISHO_DATA_DIR: data,
        SEKISHO_ADMIN_TOKEN: this.#token,
        ...(configFile !== undefined && { SEKISHO_CONFIG: configFile }),
      },
      stdio: ['ignore', process.env.INTEROP_LOG === undefined ? 'ignore' : 'inherit', 'inherit'],
    });
  }

  /** Resolves when the server says that it is ready; throws when it ends or takes too long. */
  async ready(): Promise<void> {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (this.#child.exitCode !== null) {
        throw new Error(`the server ended with ${this.#child.exitCode}`);
      }
      if (await this.#listens()) return;
      await sleep(100);
    }
    throw new Error('the server was not ready within a minute');
  }

  #listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const probe = connect(this.#port, '127.0.0.1', () => {
        probe.destroy();
        resolve(true);
      });
      probe.on('error', () => resolve(false));
    });
  }

  /** One request to the administration API, in clear; throws unless it succeeds. */
  async administer(method: string, path: string, body: object): Promise<unknown> {
    const answer = await fetch(`${this.base}/admin/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await ended;
    }
  }
}

/** Three tiers, seven collections, three consumers; answers what the scripts need to know. */
async function setUp(server: RunningServer): Promise<object> {
  const put = (path: string, body: object) => server.administer('PUT', path, body);
  await put('/api-roots/hub', { title: 'Interoperability', maxContentLength: 10_485_760 });
  await put('/audiences/peer', { title: { en: 'Peers', ja: '専門組織' } });
  await put('/audiences/government', { title: { en: 'Government', ja: '行政' } });
  await put('/audiences/public', { title: { en: 'Public', ja: '公開' }, public: true });
  const ids = Object.fromEntries(collectionNames.map((name) => [name, randomUUID()]));
  for (const name of collectionNames) {
    const document = { title: name, apiRoot: 'hub', defaults: collections[name] };
    await put(`/collections/${ids[name]}`, document);
  }
  const writes = collectionNames.map((name) => ({
    collection: ids[name],
    read: true,
    write: true,
  }));
  const reads = [{ collection: ids.tiers, read: true, write: false }];
  const users: Record<string, User> = {};
  for (const [name, audience, grants] of [
    ['acme', 'peer', writes],
    ['agency', 'government', reads],
    ['citizen', 'public', reads],
  ] as const) {
    await put(`/consumers/${name}`, { audience, grants });
    const issued = await server.administer('POST', `/consumers/${name}/credentials`, {
      kind: 'basic',
    });
    users[name] = issued as User;
  }
  const apiKey = await server.administer('POST', '/consumers/acme/credentials', {
    kind: 'api-key',
  });
  await put('/accounts/kay', { title: 'Kay', roles: ['curator'] });
  const curator = await server.administer('POST', '/accounts/kay/tokens', {});
  return { base: server.base, collections: ids, users, apiKey, curator, volume };
}

/**
 * A second server that speaks TLS and takes client certificates; one that is bound, one that is not, and an
 * anonymous reader. It is set up in clear before.
 */
async function startSecured(folder: string) {
  const data = join(folder, 'secured');
  const port = await freePort();
  const authority = makeAuthority(folder, 'authority');
  const own = authority.issue('server', { usage: 'serverAuth', names: 'IP:127.0.0.1' });
  const [bound, unbound] = [authority.issue('client'), authority.issue('stranger')];
  const plain = new RunningServer(port, data);
  const collection = randomUUID();
  try {
    await plain.ready();
    const put = (path: string, body: object) => plain.administer('PUT', path, body);
    await put('/api-roots/hub', { title: 'Certificates', maxContentLength: 10_485_760 });
    await put('/audiences/public', { title: { en: 'Public', ja: '公開' }, public: true });
    await put(`/collections/${collection}`, { title: 'shared', apiRoot: 'hub' });
    for (const id of ['acme', 'anonymous']) {
      const grants = [{ collection, read: true, write: id === 'acme' }];
      await put(`/consumers/${id}`, { audience: 'public', grants });
    }
    const credential = { kind: 'certificate', fingerprint: bound.fingerprint };
    await plain.administer('POST', '/consumers/acme/credentials', credential);
  } finally {
    await plain.close();
  }
  const configFile = join(folder, 'secured.json');
  const tls = { certificateFile: own.certificateFile, keyFile: own.keyFile };
  writeFileSync(configFile, JSON.stringify({ tls: { ...tls, clientCaFile: authority.caFile } }));
  const server = new RunningServer(port, data, configFile);
  await server.ready();
  const filesOf = ({ certificateFile, keyFile }: Issued) => [certificateFile, keyFile];
  const certificates = { bound: filesOf(bound), unbound: filesOf(unbound) };
  const context = { base: server.base, collection, ca: authority.caFile, ...certificates };
  return { server, context };
}

async function drive(python: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-interop-'));
  const server = new RunningServer(await freePort(), join(folder, 'data'));
  let secured: RunningServer | undefined;
  try {
    await server.ready();
    const started = await startSecured(folder);
    secured = started.server;
    const context = JSON.stringify({ ...(await setUp(server)), secured: started.context });
    const scripts = spawn(python, ['-B', join(here, 'drive.py')], {
      stdio: 'inherit',
      // What this machine trusts must not stand in for what a script says it trusts.
      env: {
        ...process.env,
        ...{ SEKISHO_INTEROP: context, REQUESTS_CA_BUNDLE: '', CURL_CA_BUNDLE: '' },
      },
    });
    const [code] = await once(scripts, 'exit');
    return code ?? 1;
  } finally {
    await secured?.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const python = findPython();
if (python === undefined) {
  const fails = process.env.CI !== undefined;
  console.log('no Python with venv was found: no client was driven');
  console.log(`0 passed, ${fails ? 1 : 0} failed`);
  process.exitCode = fails ? 1 : 0;
} else {
  process.exitCode = await drive(preparePython(python)).catch((error: unknown) => {
    console.error(error);
    console.log('0 passed, 1 failed');
    return 1;
  });
}
