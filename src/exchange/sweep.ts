/**
 * Sweeps: going once over everything in a collection after a change that may concern all of it.
 *
 * Another pack, other default labels, a new audience, a newly bound identity. A sweep goes on in bounded
 * steps, remembers in the store how far it came, and only puts objects on the agenda; the logs of its
 * collection are settled when it is through, so that its steps show in no stamp.
 */
import type { StoreTransaction } from '../store/store.ts';
import { scheduleObjects } from './agenda.ts';
import { rekey } from './rekey.ts';
import type { WriterScope } from './writer-scope.ts';

/** A sweep under way: contributions up to this id have been gone over. */
interface Sweep {
  readonly collection: string;
  readonly after: number;
  /** Every contribution is keyed anew, and not only those that the collection's defaults give their labels. */
  readonly thorough?: boolean;
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
  const present = await sweepsOf(tx);
  const others = present.filter(({ collection }) => !collections.includes(collection));
  const thorough = new Set(present.filter((one) => one.thorough).map((one) => one.collection));
  const fresh = collections.map(
    (collection): Sweep => ({ collection, after: 0, thorough: thorough.has(collection) }),
  );
  await tx.putSetting(setting, JSON.stringify([...others, ...fresh]));
}

/** Starts going over a collection and keys all of it anew. */
export async function sweepThoroughly(tx: StoreTransaction, collection: string): Promise<void> {
  const others = (await sweepsOf(tx)).filter((sweep) => sweep.collection !== collection);
  const fresh: Sweep = { collection, after: 0, thorough: true };
  await tx.putSetting(setting, JSON.stringify([...others, fresh]));
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
    // Of all that keys are made of, only a collection's defaults and the pack change under most sweeps.
    await rekey(
      tx,
      scope,
      rows.filter(({ labelSource }) => sweep.thorough === true || labelSource === 'collection'),
    );
    const objectIds = [...new Set(rows.map(({ objectId }) => objectId))];
    await scheduleObjects(tx, scope, sweep.collection, objectIds);
  }
  const rest = last === undefined ? others : [{ ...sweep, after: last.id }, ...others];
  await tx.putSetting(setting, JSON.stringify(rest));
  return true;
}
