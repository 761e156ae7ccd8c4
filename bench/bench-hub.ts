/** A hub in this thread with two audiences and one collection, on a folder of its own, to measure on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../src/base/json.ts';
import { findAccess } from '../src/exchange/directory.ts';
import { type OpenHub, openHub } from '../src/exchange/open-hub.ts';

/** The one collection. */
export const collection = '0b6a8f5e-6d1c-4a55-9c39-3a2f4e1d7c20';
/** Who may read it. */
export const audiences = ['peer', 'government'] as const;

/** Runs work over a folder that is removed afterwards. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the hub. A pack file that is not the one before comes into force. */
export function openBench(folder: string, packFile?: string): Promise<OpenHub> {
  return openHub({
    ...{ folder, packFile, adminToken: 'bench' },
    clock: { now: () => Math.round((performance.timeOrigin + performance.now()) * 1000) },
    onFault: (fault) => {
      throw fault;
    },
  });
}

/** Puts audiences, the collection and a consumer there. */
export async function furnish({ administration }: OpenHub, labels: JsonObject): Promise<void> {
  await administration.put('api-root', 'api', { title: 'API', maxContentLength: 100_000_000 });
  for (const id of audiences) {
    await administration.put('audience', id, {
      title: { en: id },
      batchSeconds: 0,
      attributes: {},
    });
  }
  await putDefaults({ administration }, labels);
  await administration.put('consumer', 'one', {
    ...{ audience: 'peer', identities: [], compat: { emptyObjects: 'omit', emptyDates: 'omit' } },
    grants: [{ collection, read: true, write: true }],
  });
}

/** Gives the collection these default labels; answered when all of it is carried out. */
export async function putDefaults(
  { administration }: Pick<OpenHub, 'administration'>,
  labels: JsonObject,
): Promise<void> {
  const document = { title: 'bench', apiRoot: 'api', defaults: { labels }, pageSize: 1_000 };
  await administration.put('collection', collection, document);
}

/** Submits objects, and holds that all of them were taken in. */
export async function submit(hub: OpenHub, objects: readonly object[]): Promise<void> {
  const party = hub.partyNamed('one');
  const access = party && findAccess(hub.directory(), party, 'api', collection);
  if (party === undefined || access === undefined) throw new Error('no access');
  const { id } = await hub.submit(party, access, Buffer.from(JSON.stringify({ objects })));
  const status = await hub.submission(party, 'api', id);
  if (status?.ended === undefined || status.failed > 0) throw new Error(status?.outcomes);
}

/** Seconds that work takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
