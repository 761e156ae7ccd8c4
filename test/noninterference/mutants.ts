/**
 * Mutants: one known leak each, built into a server from the outside. The property must kill every one.
 *
 * Each wraps the hub, the writer's store or the HTTP layer of a real server, and remembers what a leaky
 * program would have at hand: everything that anyone submitted, visible or not.
 */
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../src/base/problem.ts';
import type { OpenHub } from '../../src/exchange/open-hub.ts';
import type { Contribution, StoreTransaction } from '../../src/store/store.ts';
import type { Fault } from './world.ts';

/** A leak: the channel of docs/non-interference.md that it opens, and how to build it into one server. */
export interface Mutant {
  readonly name: string;
  readonly channel: number;
  readonly fault: () => Fault;
}

/** What a leaky program knows of everything submitted. */
class Memory {
  readonly objects: {
    readonly id: string;
    readonly version: string;
    readonly collection: string;
  }[] = [];
  readonly moved = new Map<string, number>();
  changes = 0;

  /** Notes the objects of a POST. */
  note(collection: string, body: Uint8Array): void {
    this.changes += 1;
    this.moved.set(collection, this.changes);
    for (const { id, modified = '' } of readObjects(body)) {
      this.objects.push({ id, version: modified, collection });
    }
  }

  has(collection: string, id: string): boolean {
    return this.objects.some((one) => one.id === id && one.collection === collection);
  }

  countOf(collection: string): number {
    return this.objects.filter((one) => one.collection === collection).length;
  }
}

function readObjects(body: Uint8Array): readonly { id: string; modified?: string }[] {
  try {
    const { objects } = JSON.parse(Buffer.from(body).toString()) as { objects?: unknown };
    if (!Array.isArray(objects)) return [];
    return objects.filter((one) => typeof one === 'object' && one !== null && 'id' in one);
  } catch {
    return [];
  }
}

/** A mutant of the hub as the HTTP layers see it. */
function ofHub(
  name: string,
  channel: number,
  spoil: (hub: OpenHub, memory: Memory) => Partial<OpenHub>,
): Mutant {
  const fault = () => {
    const memory = new Memory();
    return { hub: (hub: OpenHub) => spoiled(hub, memory, spoil) };
  };
  return { name, channel, fault };
}

function spoiled(
  hub: OpenHub,
  memory: Memory,
  spoil: (hub: OpenHub, memory: Memory) => Partial<OpenHub>,
): OpenHub {
  const noting: OpenHub = {
    ...hub,
    async submit(party, access, body) {
      const submission = await hub.submit(party, access, body);
      memory.note(access.collection.id, body);
      return submission;
    },
  };
  return { ...noting, ...spoil(noting, memory) };
}

/** A mutant of what the writer's units of work read and write. */
function ofStore(
  name: string,
  channel: number,
  spoil: (tx: StoreTransaction) => Partial<StoreTransaction>,
): Mutant {
  return { name, channel, fault: () => ({ store: (tx) => ({ ...tx, ...spoil(tx) }) }) };
}

/** A mutant of the HTTP layer. */
function ofApp(
  name: string,
  channel: number,
  spoil: (app: FastifyInstance, memory: Memory) => void,
): Mutant {
  const fault = () => {
    const memory = new Memory();
    return {
      hub: (hub: OpenHub) => spoiled(hub, memory, () => ({})),
      app: (app: FastifyInstance) => spoil(app, memory),
    };
  };
  return { name, channel, fault };
}

const everyVersion = { all: true, last: false, first: false, keys: [] } as const;

const hubMutants: readonly Mutant[] = [
  ofHub('hidden objects answer 403', 11, (hub, memory) => ({
    async holds(access, objectId) {
      const held = await hub.holds(access, objectId);
      if (!held && memory.has(access.collection.id, objectId)) throw new Problem('forbidden', 'no');
      return held;
    },
  })),
  ofHub('hidden objects answer 403 to DELETE', 11, (hub, memory) => ({
    async remove(party, access, objectId, versions) {
      try {
        await hub.remove(party, access, objectId, versions);
      } catch (error) {
        if (memory.has(access.collection.id, objectId)) throw new Problem('forbidden', 'no');
        throw error;
      }
    },
  })),
  ofHub('an empty page stands for an object that is hidden', 11, (hub, memory) => ({
    holds: async (access, objectId) =>
      memory.has(access.collection.id, objectId) || hub.holds(access, objectId),
  })),
  ofHub('pages are filtered after they were cut', 6, (hub, memory) => ({
    async readObjects(read) {
      const { selection, access } = read;
      const all = { ...selection, versions: everyVersion };
      const { page } = await hub.readObjects({ ...read, selection: all, shows: 'nothing' });
      const hidden = Math.max(0, memory.countOf(access.collection.id) - page.count);
      const limit = Math.max(1, selection.limit - hidden);
      return hub.readObjects({ ...read, selection: { ...selection, limit } });
    },
  })),
  ofHub('hidden rows count in more', 6, (hub, memory) => ({
    async readManifest(read) {
      const { page, receipt } = await hub.readManifest(read);
      const hidden = memory.countOf(read.access.collection.id) > page.count && page.count > 0;
      const more = page.more || (hidden && read.selection.after === 0);
      return { page: { ...page, more }, receipt };
    },
  })),
  ofHub('versions that are hidden are listed', 10, (hub, memory) => ({
    async readManifest(read) {
      const { page, receipt } = await hub.readManifest(read);
      const rows = page.rows.flatMap((row, index) => {
        const others = memory.objects.filter(
          ({ id, version }) => id === row.objectId && version !== row.version,
        );
        const more = index === 0 ? others.map(({ version }) => ({ ...row, version })) : [];
        return [row, ...more];
      });
      return { page: { ...page, rows }, receipt };
    },
  })),
  ofHub('the record of an object counts its submissions', 20, (hub, memory) => ({
    async readManifest(read) {
      const { page, receipt } = await hub.readManifest(read);
      const timesOf = (id: string) => memory.objects.filter((one) => one.id === id).length;
      const rows = page.rows.map((row) => ({
        ...row,
        version: `${row.version} ${timesOf(row.objectId)}`,
      }));
      return { page: { ...page, rows }, receipt };
    },
  })),
  ofHub('POST answers that an object exists already', 4, (hub, memory) => ({
    async submit(party, access, body) {
      const known = readObjects(body).filter(({ id }) => memory.has(access.collection.id, id));
      const submission = await hub.submit(party, access, body);
      const failures = known.map(({ id }) => ({ id, version: '', message: 'exists already' }));
      const { successes } = JSON.parse(submission.outcomes) as { readonly successes: unknown };
      return { ...submission, outcomes: JSON.stringify({ successes, failures }) };
    },
  })),
  ofHub('a status lists what others submitted', 12, (hub, memory) => ({
    async submission(party, apiRoot, id) {
      const submission = await hub.submission(party, apiRoot, id);
      if (submission === undefined) return undefined;
      const successes = memory.objects.map(({ id: objectId, version }) => ({
        id: objectId,
        version,
      }));
      return { ...submission, outcomes: JSON.stringify({ successes, failures: [] }) };
    },
  })),
  ofHub('a status belongs to whoever knows its id', 12, (hub) => {
    const all = new Map<string, Awaited<ReturnType<OpenHub['submit']>>>();
    return {
      async submit(party, access, body) {
        const submission = await hub.submit(party, access, body);
        all.set(submission.id, submission);
        return submission;
      },
      submission: async (party, apiRoot, id) =>
        (await hub.submission(party, apiRoot, id)) ?? all.get(id),
    };
  }),
  ofHub('collections are listed by their latest change', 21, (hub, memory) => ({
    directory() {
      const directory = hub.directory();
      const latest = (id: string) => -(memory.moved.get(id) ?? 0);
      const collections = [...directory.collections].sort(([a], [b]) => latest(a) - latest(b));
      return { ...directory, collections: new Map(collections) };
    },
  })),
  ofHub('collections tell how many there are', 21, (hub) => ({
    directory() {
      const directory = hub.directory();
      const collections = [...directory.collections].map(([id, collection]) => {
        const description = `one of ${directory.collections.size}`;
        return [id, { ...collection, description }] as const;
      });
      return { ...directory, collections: new Map(collections) };
    },
  })),
  ofHub('each piece of a submission is stamped by itself', 8, (hub) => ({
    async submit(party, access, body) {
      const objects = readObjects(body);
      const { x_sekisho_labels: labels } = (
        objects.length === 0 ? {} : JSON.parse(Buffer.from(body).toString())
      ) as { x_sekisho_labels?: unknown };
      if (objects.length <= 2) return hub.submit(party, access, body);
      const given = labels === undefined ? {} : { x_sekisho_labels: labels };
      const piece = (start: number) => {
        const some = objects.slice(start, start + 2);
        return Buffer.from(JSON.stringify({ ...given, objects: some }));
      };
      for (let start = 2; start < objects.length; start += 2) {
        await hub.submit(party, access, piece(start));
      }
      return hub.submit(party, access, piece(0));
    },
  })),
];

const deskMutants: readonly Mutant[] = [
  ofHub('the desk tells that others sent an object, too', 12, (hub, memory) => ({
    desk: {
      ...hub.desk,
      async objects(party, wanted) {
        const page = await hub.desk.objects(party, wanted);
        const contested = ({ collection, objectId }: Contribution) =>
          memory.objects.filter((one) => one.id === objectId && one.collection === collection)
            .length > 1;
        const items = page.items.map((item) =>
          contested(item.contribution) ? { ...item, state: 'waiting' as const } : item,
        );
        return { ...page, items };
      },
    },
  })),
];

const appMutants: readonly Mutant[] = [
  ofApp('an entity tag counts all changes', 13, (app, memory) => {
    app.addHook('onSend', async (_request, reply) => {
      reply.header('etag', `"${memory.changes}"`);
    });
  }),
  ofApp('a header tells the total of a collection', 6, (app, memory) => {
    app.addHook('onSend', async (_request, reply) => {
      reply.header('x-total-count', String(memory.objects.length));
    });
  }),
  ofApp('next carries a position in all submissions', 7, (app, memory) => {
    app.addHook('onSend', async (_request, _reply, payload) => {
      if (!Buffer.isBuffer(payload) || !payload.includes('"next":"')) return payload;
      const text = payload.toString('latin1');
      const global = Buffer.from(String(memory.objects.length)).toString('base64url');
      return Buffer.from(text.replace(/"next":"([\w-]+)"/, `"next":"$1~${global}"`), 'latin1');
    });
  }),
];

const ofObservables = /^(domain-name|ipv4-addr|file|artifact)--/;

/** Mutants of what the writer reads and writes. */
export const storeMutants: readonly Mutant[] = [
  ofStore('one clock stamps every log', 8, (tx) => ({
    async ensureLog(collection, audience) {
      const row = await tx.ensureLog(collection, audience);
      const lasts = (await tx.logs()).map(({ last }) => last);
      return { ...row, last: Math.max(...lasts) };
    },
  })),
  ofStore('observables that nobody may see resolve', 2, (tx) => ({
    referencesOf: async (contributions) =>
      (await tx.referencesOf(contributions)).filter(({ target }) => !ofObservables.test(target)),
  })),
  ofStore('whatever was submitted resolves', 1, (tx) => ({
    async publicAmong(objectIds) {
      const known = new Set(await tx.publicAmong(objectIds));
      for (const { collection } of await tx.logs()) {
        for (const { objectId } of await tx.contributionsOf(collection, objectIds)) {
          known.add(objectId);
        }
      }
      return known;
    },
  })),
  ofStore('what is stated of one consumer’s contributions counts for everybody’s', 5, (tx) => ({
    standingAssertions: async (objectIds) =>
      (await tx.standingAssertions(objectIds)).map((one) => ({ ...one, contributor: undefined })),
  })),
  ofStore('all submitters of an id share one lineage', 5, (tx) => ({
    contributionsOf: async (collection, objectIds) =>
      (await tx.contributionsOf(collection, objectIds)).map(
        (row): Contribution => ({ ...row, submitter: 'everybody' }),
      ),
  })),
];

/** Mutants between the hub and the client. */
export const servingMutants: readonly Mutant[] = [...hubMutants, ...deskMutants, ...appMutants];

/** Every mutant. */
export const mutants: readonly Mutant[] = [...servingMutants, ...storeMutants];
