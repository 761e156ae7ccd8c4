/**
 * Mutants of what the writer reads and writes: one known leak each. The property must kill every one.
 */
import type { JsonObject } from '../../src/base/json.ts';
import { firstStamp } from '../../src/exchange/stamps.ts';
import type { Contribution, NewRelease, StoreTransaction } from '../../src/store/store.ts';
import { type Mutant, ofStore } from './mutant.ts';

const ofObservables = /^(domain-name|ipv4-addr|file|artifact)--/;

/** Mutants of what is looked at and when it is stamped. */
const settlingMutants: readonly Mutant[] = [
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

/** The bytes of the object that a contribution brought. */
async function originalOf(tx: StoreTransaction, contribution: number | undefined) {
  const [row] = contribution === undefined ? [] : await tx.contributionsNumbered([contribution]);
  const bytes = row && (await tx.bodies([row.body])).get(row.body);
  return bytes === undefined ? {} : (JSON.parse(Buffer.from(bytes).toString()) as JsonObject);
}

/** A mutant whose variants hand on properties of what they were made from. */
function handingOn(name: string, channel: number, ...properties: readonly string[]): Mutant {
  return ofStore(name, channel, (tx) => ({
    async appendReleases(log, rows) {
      const changed: NewRelease[] = [];
      for (const row of rows) {
        const original =
          row.objectId === row.originId ? {} : await originalOf(tx, row.contribution);
        const told = properties.filter((property) => property in original);
        if (told.length === 0 || !('bytes' in row.content)) {
          changed.push(row);
          continue;
        }
        const variant = JSON.parse(Buffer.from(row.content.bytes).toString()) as JsonObject;
        const more = Object.fromEntries(told.map((property) => [property, original[property]]));
        const bytes = Buffer.from(JSON.stringify({ ...variant, ...more }));
        changed.push({ ...row, content: { bytes } });
      }
      await tx.appendReleases(log, changed);
    },
  }));
}

const formMutants: readonly Mutant[] = [
  handingOn('variants name who their objects say made them', 3, 'created_by_ref'),
  handingOn('variants tell when their objects were made', 9, 'created'),
  handingOn('a profile leaves times as they are', 9, 'first_seen'),
  handingOn('variants carry handling labels', 16, 'extensions'),
  handingOn(
    'a profile keeps what it does not list',
    16,
    ...['external_references', 'labels', 'lang', 'confidence', 'aliases'],
  ),
  handingOn('text is shown before anybody has read it', 17, 'name', 'description'),
  ofStore('the variants of all tiers have one date of creation', 26, (tx) => ({
    async variantsOf(log, originIds) {
      const own = await tx.variantsOf(log, originIds);
      const all = [...own];
      for (const other of await tx.logs()) {
        if (other.log === log) continue;
        for (const row of await tx.variantsOf(other.log, originIds)) {
          const known = all.some((one) => one.originId === row.originId);
          if (!known) all.push({ ...row, log });
        }
      }
      return all;
    },
  })),
];

const waitingMutants: readonly Mutant[] = [
  ofStore('a wait begins anew when what it is for arrives hidden', 1, (tx) => ({
    async insertContributions(rows) {
      const ids = await tx.insertContributions(rows);
      for (const { collection, objectId, received } of rows) {
        const referrers = await tx.referrersOf(collection, [objectId]);
        for (const { log } of await tx.logs()) {
          const waiting = await tx.waitingIn(log, referrers);
          const contributions = waiting.map(({ contribution }) => contribution);
          await tx.removeWaiting(log, contributions);
          await tx.putWaiting(log, contributions, received);
        }
      }
      return ids;
    },
  })),
  ofStore('a statement stands though it marks nothing', 15, (tx) => ({
    markedIn: async (log, marking, except) =>
      (await tx.markedIn(log, marking, except)) ?? 'identity--of-nobody',
  })),
];

const recallMutants: readonly Mutant[] = [
  ofStore('a recall is told in every log of its collection', 23, (tx) => ({
    async appendReleases(log, rows) {
      await tx.appendReleases(log, rows);
      const notes = rows.filter(
        ({ type, contribution }) => type === 'note' && contribution === undefined,
      );
      const logs = await tx.logs();
      const { collection } = logs.find((one) => one.log === log) ?? {};
      for (const other of logs) {
        if (other.log === log || other.collection !== collection || notes.length === 0) continue;
        const first = firstStamp(other.last, notes[0]?.stamp ?? 0, notes.length);
        const stamped = notes.map((note, index) => ({ ...note, stamp: first + index }));
        await tx.appendReleases(other.log, stamped);
      }
    },
  })),
];

/** A mutant that remembers which objects were contributed, as long as one server runs. */
function remembering(
  name: string,
  channel: number,
  spoil: (tx: StoreTransaction, contributed: Contribution[]) => Partial<StoreTransaction>,
): Mutant {
  const fault = () => {
    const contributed: Contribution[] = [];
    return {
      store: (tx: StoreTransaction): StoreTransaction => ({ ...tx, ...spoil(tx, contributed) }),
    };
  };
  return { name, channel, fault };
}

const rememberingMutants: readonly Mutant[] = [
  remembering('a recall names what was never given', 23, (tx, contributed) => ({
    async contributionsOf(collection, objectIds) {
      const rows = await tx.contributionsOf(collection, objectIds);
      contributed.push(...rows);
      return rows;
    },
    async appendReleases(log, rows) {
      const { objectId = '' } = contributed.find(({ submitter }) => submitter === 'insider') ?? {};
      const named = rows.map((row): NewRelease => {
        if (row.type !== 'note' || row.contribution !== undefined || objectId === '') return row;
        if (!('bytes' in row.content)) return row;
        const text = Buffer.from(row.content.bytes).toString();
        const bytes = Buffer.from(text.replace('"object_refs":[', `"object_refs":["${objectId}",`));
        return { ...row, content: { bytes } };
      });
      await tx.appendReleases(log, named);
    },
  })),
  remembering('a sample counts as any object', 19, (tx, contributed) => ({
    async contributionsOf(collection, objectIds) {
      const rows = await tx.contributionsOf(collection, objectIds);
      contributed.push(...rows.filter(({ type }) => type === 'indicator'));
      const open = contributed.find(({ submitter, labels }) => {
        return submitter === 'observer' || /public_knowledge/.test(labels);
      });
      return rows.map((row) =>
        row.type === 'artifact' && open !== undefined ? { ...row, key: open.key } : row,
      );
    },
  })),
  remembering('a stamp tells how much was looked at', 8, (tx, contributed) => ({
    async contributionsOf(collection, objectIds) {
      const rows = await tx.contributionsOf(collection, objectIds);
      contributed.push(...rows);
      return rows;
    },
    async appendReleases(log, rows) {
      const late = 1000 * contributed.length;
      await tx.appendReleases(
        log,
        rows.map((row) => ({ ...row, stamp: row.stamp + late })),
      );
    },
  })),
];

const packMutants: readonly Mutant[] = [
  ofStore('an activation stamps everything anew', 8, (tx) => ({
    async appendActivation(row) {
      const number = await tx.appendActivation(row);
      for (const { log, last } of await tx.logs()) {
        const all = { all: true, last: false, first: false, keys: [] };
        const query = { log, after: 0, since: 0, limit: 1000, versions: all, closedKeys: [] };
        const { rows } = await tx.readManifest(query);
        const named = [...new Set(rows.map(({ objectId }) => objectId))];
        const standing = await tx.releasesNamed(log, named);
        if (standing.length === 0) continue;
        await tx.removeReleases(
          log,
          standing.map(({ stamp }) => stamp),
        );
        const first = firstStamp(last, row.at, standing.length);
        await tx.appendReleases(
          log,
          standing.map(({ body, digest: _, ...one }, index) => {
            return { ...one, content: { body }, stamp: first + index };
          }),
        );
      }
      return number;
    },
  })),
];

/** Every mutant of the writer's store. */
export const storeMutants: readonly Mutant[] = [
  ...settlingMutants,
  ...formMutants,
  ...waitingMutants,
  ...recallMutants,
  ...rememberingMutants,
  ...packMutants,
];
