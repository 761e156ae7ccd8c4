/**
 * Keying anew: what stored contributions are decided on, after something that their keys depend on has
 * changed.
 *
 * A key is derived from an object, the labels declared for it, the assertions on it, what surrounds it and
 * the moment; whoever changes one of these hands the contributions concerned to `rekey` and puts what it
 * returns on the agenda.
 */
import { keyText } from '../policy/decision-key.ts';
import { amongAudiences } from '../policy/key-audiences.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import type { Decider } from './decider.ts';
import { followReferenceSets } from './reference-sets.ts';
import { weigh } from './weigh.ts';
import type { WriterScope } from './writer-scope.ts';

/** Contributions whose bodies are in memory at a time. */
const stepContributions = 1000;

/**
 * Derives the keys of these contributions to one collection anew and stores what has changed: labels that
 * the collection's defaults give, keys, the next phase, membership of the public reference sets. Returns the ids of the
 * objects of which anything changed, each once; settling them is the caller's.
 */
export async function rekey(
  tx: StoreTransaction,
  scope: WriterScope,
  contributions: readonly Contribution[],
): Promise<readonly string[]> {
  const changed = new Set<string>();
  for (let start = 0; start < contributions.length; start += stepContributions) {
    const step = contributions.slice(start, start + stepContributions);
    for (const objectId of await rekeyStep(tx, scope, step)) changed.add(objectId);
  }
  return [...changed];
}

async function rekeyStep(
  tx: StoreTransaction,
  scope: WriterScope,
  rows: readonly Contribution[],
): Promise<readonly string[]> {
  const { decider, directory, now } = scope;
  const moment = now();
  const weighed = await weigh(tx, directory, moment, rows);
  const derived = weighed.map(({ contribution: row, declared, counted: { key, nextPhase } }) => ({
    ...{ row, nextPhase, text: keyText(amongAudiences(key, directory.audiences)) },
    labels: JSON.stringify(declared.labels),
  }));
  const keys = await decider.internAll(
    tx,
    derived.map(({ text }) => text),
  );
  const changed = derived.flatMap(({ row, labels, nextPhase, text }) => {
    const key = keys.get(text) ?? row.key;
    const keyed = key === row.key ? row.keyed : moment;
    const present = { key, labels, keyed, nextPhase, publicSet: isPublicSet(decider, key) };
    const names = ['key', 'labels', 'nextPhase', 'publicSet'] as const;
    const same = names.every((name) => present[name] === row[name]);
    const { id, objectId, labelSource } = row;
    return same ? [] : [{ id, objectId, labelSource, ...present }];
  });
  if (changed.length === 0) return [];
  await tx.relabelContributions(changed);
  await followMoved(tx, scope, rows, new Map(changed.map((row) => [row.id, row.publicSet])));
  return changed.map(({ objectId }) => objectId);
}

/** Sees to whoever names what has entered or left the public reference sets, by the ids of contributions. */
async function followMoved(
  tx: StoreTransaction,
  scope: WriterScope,
  rows: readonly Contribution[],
  inSets: ReadonlyMap<number, boolean>,
): Promise<void> {
  const moved = rows.filter(({ id, publicSet }) => (inSets.get(id) ?? publicSet) !== publicSet);
  for (const [settled, members] of Map.groupBy(moved, ({ collection }) => collection)) {
    const [left, others] = [true, false].map((side) =>
      members.filter(({ publicSet }) => publicSet === side),
    );
    const entered = (others ?? []).map((row) => ({ ...row, publicSet: true }));
    await followReferenceSets(tx, scope, { left: left ?? [], entered, settled });
  }
}

/**
 * Whether an object belongs to the public reference sets: public knowledge by the administrator's
 * statement, and open even to an audience that nobody has heard of.
 */
export function isPublicSet(decider: Decider, key: number): boolean {
  const judgement = decider.judge(key, unheardOfAudience);
  return judgement.key.public_set === 'yes' && judgement.effect === 'release';
}

/** No audience can have this id. */
const unheardOfAudience = '';
