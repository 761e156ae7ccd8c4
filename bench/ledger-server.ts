/**
 * One hub behind two servers, for `ledger.ts`: one that records reads, as deployed, and one whose reads show
 * nothing, so that nothing is recorded. Argument: an empty folder. Sends ports, path and credentials.
 */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { findAccess } from '../src/exchange/directory.ts';
import type { Hub } from '../src/exchange/hub.ts';
import { type OpenHub, openHub } from '../src/exchange/open-hub.ts';
import { benchEnvelope } from './objects.ts';

/** What the bench is told. */
export interface LedgerServers {
  readonly recording: number;
  readonly unrecorded: number;
  readonly path: string;
  readonly authorization: string;
}

const collection = randomUUID();
const labels = { publicity: 'not_public', identifiability: 'none', data_kind: 'extracted' };

async function furnish({ administration, ...hub }: OpenHub): Promise<string> {
  const audience = { title: { en: 'Peers' }, batchSeconds: 0, attributes: {} };
  const document = { title: 'bench', apiRoot: 'api', defaults: { labels }, pageSize: 1_000 };
  await administration.put('api-root', 'api', { title: 'API', maxContentLength: 100_000_000 });
  await administration.put('audience', 'peer', audience);
  await administration.put('collection', collection, document);
  await administration.put('consumer', 'acme', {
    ...{ audience: 'peer', identities: [], compat: { emptyObjects: 'omit', emptyDates: 'omit' } },
    grants: [{ collection, read: true, write: true }],
  });
  const { secret } = await administration.issueCredential('acme', 'basic');
  const party = hub.partyNamed('acme');
  const access = party && findAccess(hub.directory(), party, 'api', collection);
  if (party === undefined || access === undefined) throw new Error('no access');
  for (let first = 1; first <= 3_001; first += 1_000) {
    const { id } = await hub.submit(party, access, Buffer.from(benchEnvelope(first, 1_000)));
    const status = await hub.submission(party, 'api', id);
    if (status?.ended === undefined) throw new Error('the submission is not complete');
  }
  return `Basic ${Buffer.from(`acme:${secret}`).toString('base64')}`;
}

async function serve(hub: Hub): Promise<number> {
  const calm = { burst: 1e9, drainPerSecond: 1e9, stepMs: 0, delayMsMax: 0, keysMax: 10 };
  const config = { ...readConfig(undefined, {}), identicalRequests: calm };
  const app = await buildApp({ hub, config, publicUrl: 'http://127.0.0.1' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
}

const hub = await openHub({ folder: process.argv[2] ?? '.', adminToken: 'bench' });
const authorization = await furnish(hub);
const servers: LedgerServers = {
  recording: await serve(hub),
  unrecorded: await serve({
    ...hub,
    readObjects: (read) => hub.readObjects({ ...read, shows: 'nothing' }),
  }),
  path: `/api/collections/${collection}/objects/`,
  authorization,
};
process.send?.(servers);
// Asked at the ends of a window: the processor's time so far, of all threads.
process.on('message', () => process.send?.(process.cpuUsage()));
