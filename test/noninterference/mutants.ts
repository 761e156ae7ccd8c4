/**
 * Mutants between the hub and the client: one known leak each. The property must kill every one.
 */
import { Problem } from '../../src/base/problem.ts';
import type { OpenHub } from '../../src/exchange/open-hub.ts';
import type { Contribution } from '../../src/store/store.ts';
import { type Mutant, ofApp, ofHub, readObjects } from './mutant.ts';

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
      const rows = page.rows.flatMap((row) => {
        const others = memory.objects.filter(
          ({ id, version }) => id === row.objectId && version !== row.version,
        );
        const more = others.map(({ version }) => ({ ...row, version }));
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
  ofHub('an API root tells how many consumers there are', 22, (hub) => ({
    directory() {
      const directory = hub.directory();
      const apiRoots = [...directory.apiRoots].map(([id, root]) => {
        return [id, { ...root, description: `for ${directory.consumers.size}` }] as const;
      });
      return { ...directory, apiRoots: new Map(apiRoots) };
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
  ofHub('the list of recalls tells of everybody’s', 23, (hub) => ({
    recalls: {
      ...hub.recalls,
      async own(query) {
        const { items } = await hub.recalls.list({ limit: query.limit });
        const told = await Promise.all(items.map(({ id }) => hub.recalls.recall(id)));
        return {
          items: told.flatMap((recall) => {
            const [receiver] = recall?.receivers ?? [];
            if (recall === undefined || receiver === undefined) return [];
            return [{ ...receiver, consumer: query.consumer, recall }];
          }),
          next: undefined,
        };
      },
    },
  })),
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
  ofApp('a cache tells readers apart by nothing', 13, (app, memory) => {
    const kept = new Map<string, unknown>();
    app.addHook('onSend', async (request, reply, payload) => {
      const place = `${memory.changes} ${request.method} ${request.url}`;
      if (request.method !== 'GET' || reply.statusCode !== 200) return payload;
      const known = kept.get(place) ?? payload;
      kept.set(place, known);
      return known;
    });
  }),
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

/** Mutants between the hub and the client. */
export const servingMutants: readonly Mutant[] = [...hubMutants, ...deskMutants, ...appMutants];
