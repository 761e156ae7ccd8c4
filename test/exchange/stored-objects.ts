/** Many objects put into a data folder at once, as if they had been taken in and settled long ago. */
import { join } from 'node:path';
import type { JsonObject } from '../../src/base/json.ts';
import { stixTimeKey } from '../../src/base/time.ts';
import { deriveKey, keyText } from '../../src/policy/decision-key.ts';
import { parseLabels } from '../../src/policy/labels.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { NewContribution, StoreTransaction } from '../../src/store/store.ts';
import { indicator, type StixObject } from '../support/stix-objects.ts';
import { anonymous } from './desk.ts';

/** What to store. The hub of the folder must be closed. */
export interface StoredObjects {
  readonly folder: string;
  readonly collection: string;
  readonly count: number;
  /** Categories of the objects, in turn; `defaulted` for those that the collection's defaults label. */
  readonly categories: readonly string[];
  /** The collection's default labels. */
  readonly defaults?: JsonObject | undefined;
  /** The objects, by number; indicators if not given. */
  readonly object?: ((number: number) => StixObject) | undefined;
  /** Those of them that stand in the logs of these audiences. */
  readonly shown: readonly string[];
  readonly audiences: readonly string[];
}

/** The category of objects that the collection's defaults label. */
export const defaulted = 'defaulted';

const stepObjects = 1000;

/** Stores them. */
export async function storeObjects(what: StoredObjects): Promise<void> {
  const store = await openSqlite({ file: join(what.folder, 'sekisho.db') });
  for (let first = 0; first < what.count; first += stepObjects) {
    const numbers = Array.from(
      { length: Math.min(stepObjects, what.count - first) },
      (_, index) => first + index,
    );
    await store.transaction((tx) => storeSome(tx, what, numbers));
  }
  await store.close();
}

async function storeSome(
  tx: StoreTransaction,
  {
    collection,
    categories,
    shown,
    audiences,
    defaults = {},
    object: make = indicator,
  }: StoredObjects,
  numbers: readonly number[],
): Promise<void> {
  const drafts = numbers.map((number) => {
    const object = make(number) as StixObject & JsonObject;
    const category = categories[number % categories.length] ?? '';
    const source = category === defaulted ? ('collection' as const) : ('envelope' as const);
    const labels = category === defaulted ? defaults : { ...anonymous, category };
    const text = keyText(deriveKey(parseLabels(labels).labels, { source, now: 0 }, object));
    return { object, category, source, labels, text };
  });
  const keys = await tx.internKeys([...new Set(drafts.map(({ text }) => text))]);
  const rows = drafts.map(({ object, source, labels, text }): NewContribution => {
    const version = String(object.modified);
    return {
      ...{ collection, objectId: object.id, type: object.type, version, submitter: 'one' },
      ...{ versionKey: stixTimeKey(version) ?? '', createdBy: undefined, key: keys.get(text) ?? 0 },
      ...{ labels: JSON.stringify(labels), labelSource: source, publicSet: false },
      ...{ revoked: false, received: 1, onBehalfOf: undefined, keyed: 1, nextPhase: undefined },
      ...{ bytes: Buffer.from(JSON.stringify(object)), references: [] },
    };
  });
  await tx.insertContributions(rows);
  const categoryOf = new Map(drafts.map(({ object, category }) => [object.id, category]));
  const stored = await tx.contributionsOf(
    collection,
    rows.map(({ objectId }) => objectId),
  );
  const standing = stored.filter(({ objectId }) => shown.includes(categoryOf.get(objectId) ?? ''));
  for (const audience of audiences) {
    const { log, last } = await tx.ensureLog(collection, audience);
    await tx.appendReleases(
      log,
      standing.map(({ id, objectId, type, version, versionKey, body, key }, index) => ({
        ...{ stamp: last + 1 + index, objectId, originId: objectId, type, version, versionKey },
        ...{ key, contribution: id, content: { body } },
      })),
    );
  }
}
