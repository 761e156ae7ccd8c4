/**
 * Runs Schemathesis over the administration API: requests generated from its own description, answers held
 * against it.
 *
 * `node test/schemathesis/run.ts [examples per operation] [seed]`. Needs Python 3.10 or later; the tool is
 * installed, pinned, in a virtual environment under `.cache/`. The seed is printed; the same seed sends the
 * same requests.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fastify from 'fastify';
import { admin } from '../../src/admin/admin.ts';
import { openHub } from '../../src/exchange/open-hub.ts';
import { taxii, taxiiServerOptions } from '../../src/taxii/taxii.ts';

const schemathesis = 'schemathesis==4.32.5';
const root = resolve(import.meta.dirname, '..', '..');
const venv = join(root, '.cache', schemathesis.replace('==', '-'));
const adminToken = 'schemathesis-administrator-token';
const collection = '91a7b528-80eb-42ed-a74d-c6fbd5a26116';

/** Runs a command with its output shown; resolves with its exit code. */
function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<number>((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}

async function installed(): Promise<string> {
  const program = join(venv, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  const codes = [
    await run('python3', ['-m', 'venv', venv]),
    await run(join(venv, 'bin', 'pip'), ['install', '--quiet', schemathesis]),
  ];
  if (codes.some((code) => code !== 0)) throw new Error(`${schemathesis} could not be installed`);
  return program;
}

/** Entries that generated documents can refer to, and a consumer that can sign in. */
async function furnish(hub: Awaited<ReturnType<typeof openHub>>): Promise<string> {
  const { administration } = hub;
  await administration.put('api-root', 'hub', { title: 'Hub', maxContentLength: 1_048_576 });
  const audience = { title: { en: 'Peers' }, batchSeconds: 0, attributes: {} };
  await administration.put('audience', 'peer', audience);
  const document = { title: 'Indicators', apiRoot: 'hub', defaults: {}, pageSize: 100 };
  await administration.put('collection', collection, document);
  await administration.put('consumer', 'acme', {
    audience: 'peer',
    identities: [],
    grants: [{ collection, read: true, write: true }],
    compat: { emptyObjects: 'omit', emptyDates: 'omit' },
  });
  return (await administration.issueCredential('acme', 'basic')).secret;
}

async function main(examples: string, seed: string): Promise<number> {
  const program = await installed();
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
  const hub = await openHub({ folder, adminToken });
  const app = fastify(taxiiServerOptions);
  try {
    const secret = await furnish(hub);
    const publicUrl = 'http://127.0.0.1/';
    // biome-ignore lint/nursery/noMisusedPromises: Fastify takes plugins that return a promise
    await app.register(taxii, { hub, publicUrl });
    await app.register(admin, {
      hub,
      publicUrl,
      version: '0.0.0',
      slowDown: async () => undefined,
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    console.log(`seed ${seed}, ${examples} examples per operation`);
    const config = join(import.meta.dirname, 'schemathesis.toml');
    const report = ['--report', 'ndjson', '--report-dir', join(root, '.cache', 'schemathesis')];
    return await run(
      program,
      [
        ...['--config-file', config, 'run', `${url}/admin/v1/openapi.json`, '--url', url],
        ...['--header', `Authorization: Bearer ${adminToken}`, '--checks', 'all'],
        ...['--seed', seed, '--max-examples', examples, ...report],
      ],
      { CONSUMER_BASIC: Buffer.from(`acme:${secret}`).toString('base64') },
    );
  } finally {
    await app.close();
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [examples = '25', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
process.exitCode = await main(examples, seed);
