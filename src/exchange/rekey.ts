/**
 * Keying anew: what stored contributions are decided on, after something that their keys depend on has
 * changed.
 *
 * A key is derived from an object, the labels that count for it and what surrounds it; whoever changes one
 * of these hands the contributions concerned to `rekey` and puts what it returns on the agenda.
 */
import type { JsonObject } from '../base/json.ts';
import { readSpan } from '../base/json.ts';
import { invariant } from '../base/problem.ts';
import { deriveKey, keyText } from '../policy/decision-key.ts';
import { type Labels, parseLabels } from '../policy/labels.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import type { Decider } from './decider.ts';
import type { Collection } from './directory.ts';
import { collectionNamed, type WriterScope } from './writer-scope.ts';

/** Contributions whose bodies are in memory at a time. */
const stepContributions = 1000;

/**
 * Derives the keys of these contributions anew and stores what has changed: labels that the collection's
 * defaults give, keys, membership of the public reference sets. Returns the ids of the objects of which
 * anything changed, each once; settling them is the caller's.
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
  { decider, directory, now: moment }: WriterScope,
  rows: readonly Contribution[],
): Promise<readonly string[]> {
  const bodies = await tx.bodies(rows.map(({ body }) => body));
  const derived = rows.map((row) => {
    const labels = labelsFor(row, collectionNamed(directory, row.collection));
    const object = readBody(bodies, row.body);
    const context = { source: row.labelSource, now: moment() };
    return { row, labels, text: keyText(deriveKey(labels, context, object)) };
  });
  const keys = await decider.internAll(
    tx,
    derived.map(({ text }) => text),
  );
  const changed = derived.flatMap(({ row, labels, text }) => {
    const key = keys.get(text) ?? row.key;
    const now = { key, labels: JSON.stringify(labels), publicSet: isPublicSet(decider, key) };
    const same =
      now.key === row.key && now.labels === row.labels && now.publicSet === row.publicSet;
    const { id, objectId, labelSource } = row;
    return same ? [] : [{ id, objectId, labelSource, ...now }];
  });
  if (changed.length > 0) await tx.relabelContributions(changed);
  return changed.map(({ objectId }) => objectId);
}

/** What the collection's defaults say now, or what was stored with the contribution. */
function labelsFor(row: Contribution, collection: Collection): Labels {
  if (row.labelSource === 'collection') return defaultLabels(collection);
  return JSON.parse(row.labels) as Labels;
}

function readBody(bodies: ReadonlyMap<number, Uint8Array>, body: number): JsonObject {
  const bytes = bodies.get(body);
  invariant(bytes !== undefined, 'a contribution has its body');
  return readSpan(bytes, { start: 0, end: bytes.length }) as JsonObject;
}

/** The labels of a collection's objects that carry none and came with none. */
export function defaultLabels(collection: Collection): Labels {
  return parseLabels(collection.defaults.labels ?? {}).labels;
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
