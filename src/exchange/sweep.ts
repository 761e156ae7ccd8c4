/**
 * Sweeps: going once over everything in a collection after a change that may concern all of it.
 *
 * Another pack, other default labels, a new audience, a newly bound identity. A sweep goes on in bounded
 * steps, remembers in the store how far it came, and only puts objects on the agenda; the logs of its
 * collection are settled when it is through, so that its steps show in no stamp.
 */
import type { JsonObject } from '../base/json.ts';
import { readSpan } from '../base/json.ts';
import { deriveKey, keyText } from '../policy/decision-key.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { scheduleObjects } from './agenda.ts';
import { defaultLabels, isPublicSet } from './take-in.ts';
import { collectionNamed, type WriterScope } from './writer-scope.ts';

/** A sweep under way: contributions up to this id have been gone over. */
interface Sweep {
  readonly collection: string;
  readonly after: number;
}

const setting = 'sweeps';
const stepContributions = 1000;

async function sweepsOf(tx: StoreTransaction): Promise<readonly Sweep[]> {
  return JSON.parse((await tx.setting(setting)) ?? '[]') as readonly Sweep[];
}

/** Starts going over these collections, from the beginning for one that is already being gone over. */
export async function startSweeps(
  tx: StoreTransaction,
  collections: readonly string[],
): Promise<void> {
  const others = (await sweepsOf(tx)).filter(({ collection }) => !collections.includes(collection));
  const fresh = collections.map((collection) => ({ collection, after: 0 }));
  await tx.putSetting(setting, JSON.stringify([...others, ...fresh]));
}

/** Makes one step of a sweep; `false` when none is under way. */
export async function sweepOn(tx: StoreTransaction, scope: WriterScope): Promise<boolean> {
  const [sweep, ...others] = await sweepsOf(tx);
  if (sweep === undefined) return false;
  const rows = scope.directory.collections.has(sweep.collection)
    ? await tx.contributionsAfter(sweep.collection, sweep.after, stepContributions)
    : [];
  const last = rows.at(-1);
  if (last !== undefined) {
    await relabel(tx, scope, rows);
    const objectIds = [...new Set(rows.map(({ objectId }) => objectId))];
    await scheduleObjects(tx, scope, sweep.collection, objectIds);
  }
  const rest = last === undefined ? others : [{ ...sweep, after: last.id }, ...others];
  await tx.putSetting(setting, JSON.stringify(rest));
  return true;
}

/** Gives contributions what the collection's defaults and the pack say of them now. */
async function relabel(
  tx: StoreTransaction,
  scope: WriterScope,
  rows: readonly Contribution[],
): Promise<void> {
  const { decider, directory } = scope;
  const byDefault = rows.filter(({ labelSource }) => labelSource === 'collection');
  const bodies = await tx.bodies(byDefault.map(({ body }) => body));
  const texts = new Map<number, string>();
  for (const { id, body, collection } of byDefault) {
    const bytes = bodies.get(body);
    if (bytes === undefined) continue;
    const object = readSpan(bytes, { start: 0, end: bytes.length }) as JsonObject;
    const labels = defaultLabels(collectionNamed(directory, collection));
    texts.set(id, keyText(deriveKey(labels, 'collection', object)));
  }
  const keys = await decider.internAll(tx, [...texts.values()]);
  const changed = rows.flatMap((row) => {
    const text = texts.get(row.id);
    const key = text === undefined ? row.key : (keys.get(text) ?? row.key);
    const publicSet = isPublicSet(decider, key);
    if (key === row.key && publicSet === row.publicSet) return [];
    const labels =
      row.labelSource === 'collection'
        ? JSON.stringify(defaultLabels(collectionNamed(directory, row.collection)))
        : row.labels;
    return [{ id: row.id, key, publicSet, labels, labelSource: row.labelSource }];
  });
  if (changed.length > 0) await tx.relabelContributions(changed);
}
