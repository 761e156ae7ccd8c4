/**
 * A hub in this thread on a stepping clock, with three tiers and two submitters: what the tests of
 * settling talk to.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { type Access, accessOf, type Party } from '../../src/exchange/directory.ts';
import { type HubOptions, type OpenHub, openHub } from '../../src/exchange/open-hub.ts';
import type { Outcomes } from '../../src/exchange/take-in.ts';
import { type SteppingClock, steppingClock } from '../support/stepping-clock.ts';
import type { StixObject } from '../support/stix-objects.ts';

/** Labels of technique information that specialists and government may have (M-22, M-25). */
export const anonymous: JsonObject = {
  data_kind: 'extracted',
  publicity: 'not_public',
  identifiability: 'none',
};

/** Labels of what points at a victim: for nobody. */
export const identifying: JsonObject = { ...anonymous, identifiability: 'identifying' };

/** A collection's defaults that make it public knowledge. */
export const publicKnowledge: JsonObject = {
  data_kind: 'extracted',
  publicity: 'public_knowledge',
  identifiability: 'none',
};

/** One row of a log as a reader sees it. */
export interface Row {
  readonly stamp: number;
  readonly id: string;
  readonly version: string;
  readonly object: JsonObject;
}

/** The hub under test. */
export interface Desk {
  readonly hub: OpenHub;
  readonly clock: SteppingClock;
  readonly collection: string;
  readonly folder: string;
  submit(who: string, objects: readonly StixObject[], labels?: JsonObject): Promise<Outcomes>;
  remove(who: string, objectId: string): Promise<void>;
  /** Everything in the log that this reader has of the collection, all versions. */
  log(who: string): Promise<readonly Row[]>;
  /** What a reader gets without asking for versions. */
  last(who: string): Promise<readonly Row[]>;
  access(who: string): { readonly party: Party; readonly access: Access };
  putConsumer(who: string, audience: string, identities?: readonly string[]): Promise<void>;
  /** Closes the hub and opens it again; unless told otherwise, until nothing is left to be done. */
  reopen(options?: Partial<HubOptions> & { readonly settles?: boolean }): Promise<void>;
}

/** Readers by tier, and those who submit. */
const people: Readonly<Record<string, string>> = {
  peer: 'peer',
  government: 'government',
  citizen: 'public',
  one: 'peer',
  two: 'peer',
};

const versions = { all: true, last: false, first: false, keys: [] } as const;
const newest = { all: false, last: true, first: false, keys: [] } as const;

/** Opens a desk that is closed when the test ends. */
export async function openDesk(
  t: Test,
  defaults: JsonObject | undefined = undefined,
  options: Partial<HubOptions> & { readonly batchSeconds?: number } = {},
): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-desk-'));
  const clock = steppingClock();
  const collection = '7a3c2d54-94d5-4f8e-8b3c-0f6d3a8c9b11';
  const { batchSeconds = 0, ...hubOptions } = options;
  let hub = await openHub({ folder, clock, ...hubOptions });
  const { administration } = hub;
  await administration.put('api-root', 'hub', { title: 'hub', maxContentLength: 1_000_000 });
  for (const audience of ['peer', 'government', 'public']) {
    const seconds = audience === 'public' ? batchSeconds : 0;
    const title = { en: audience };
    await administration.put('audience', audience, {
      title,
      batchSeconds: seconds,
      attributes: {},
    });
  }
  await administration.put('collection', collection, {
    title: 'shared',
    apiRoot: 'hub',
    pageSize: 1000,
    defaults: defaults === undefined ? {} : { labels: defaults },
  });

  const desk: Desk = {
    get hub() {
      return hub;
    },
    clock,
    collection,
    folder,
    async putConsumer(who, audience, identities = []) {
      await hub.administration.put('consumer', who, {
        audience,
        identities,
        grants: [{ collection, read: true, write: true }],
        compat: { emptyObjects: 'omit', emptyDates: 'omit' },
      });
      await hub.settle();
    },
    access(who) {
      const directory = hub.directory();
      const party = hub.partyNamed(who);
      const entry = directory.collections.get(collection);
      const access = party && entry && accessOf(directory, party, entry);
      if (party === undefined || access === undefined) throw new Error(`no access for ${who}`);
      return { party, access };
    },
    async submit(who, objects, labels) {
      const { party, access } = desk.access(who);
      const envelope = labels === undefined ? { objects } : { objects, x_sekisho_labels: labels };
      const { id, apiRoot } = await hub.submit(
        party,
        access,
        Buffer.from(JSON.stringify(envelope)),
      );
      await hub.settle();
      const row = await hub.submission(party, apiRoot, id);
      if (row?.ended === undefined) throw new Error('the submission is not complete');
      return JSON.parse(row.outcomes) as Outcomes;
    },
    async remove(who, objectId) {
      const { party, access } = desk.access(who);
      await hub.remove(party, access, objectId, versions);
      await hub.settle();
    },
    log: (who) => read(who, versions),
    last: (who) => read(who, newest),
    async reopen({ settles = true, ...changed } = {}) {
      await hub.close();
      hub = await openHub({ folder, clock, ...hubOptions, ...changed });
      if (settles) await hub.settle();
    },
  };

  async function read(who: string, choice: typeof versions | typeof newest) {
    const { party, access } = desk.access(who);
    const selection = { after: 0, since: 0, limit: 10_000, versions: choice };
    const read = { party, access, selection, shows: 'nothing' } as const;
    const { bytes } = (await hub.readObjects(read)).page;
    const objects = JSON.parse(`[${Buffer.from(bytes).toString('utf8')}]`) as JsonObject[];
    const { rows } = (await hub.readManifest(read)).page;
    return rows.map(({ stamp, objectId, version }, index) => ({
      stamp,
      id: objectId,
      version,
      object: objects[index] ?? {},
    }));
  }

  for (const [who, audience] of Object.entries(people)) await desk.putConsumer(who, audience);
  t.teardown(async () => {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return desk;
}
