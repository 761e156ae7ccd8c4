/**
 * Keying anew: what stored contributions are decided on, after something that their keys depend on has
 * changed.
 *
 * A key is derived from an object, the labels declared for it, the assertions on it, what surrounds it and
 * the moment; whoever changes one of these hands the contributions concerned to `rekey` and puts what it
 * returns on the agenda.
 */
import type { JsonObject } from '../base/json.ts';
import { readSpan } from '../base/json.ts';
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { DeclaredLabels, Effective } from '../policy/assertion.ts';
import { effectiveLabels } from '../policy/assertion.ts';
import { keyText } from '../policy/decision-key.ts';
import { type Labels, parseLabels } from '../policy/labels.ts';
import type { KeptAssertion } from '../store/assertion-store.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import type { Decider } from './decider.ts';
import type { Collection, Directory } from './directory.ts';
import { type AssertedContribution, assertionsFor } from './standing-assertions.ts';
import { statementsNamedBy } from './statements.ts';
import { collectionNamed, type WriterScope } from './writer-scope.ts';

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
  { decider, directory, now }: WriterScope,
  rows: readonly Contribution[],
): Promise<readonly string[]> {
  const bodies = await tx.bodies(rows.map(({ body }) => body));
  const objects = rows.map(({ body }) => readBody(bodies, body));
  const statements = await statementsNamedBy(tx, rows[0]?.collection ?? '', objects);
  const assertions = await tx.standingAssertions([...new Set(rows.map((row) => row.objectId))]);
  const moment = now();
  const derived = rows.map((row, index) => {
    const declared = { ...declaredOf(row, directory), statements: statements.of(row.submitter) };
    const effective = effectiveOf(row, declared, assertions, moment, objects[index] ?? {});
    const { key, nextPhase } = effective;
    return { row, labels: JSON.stringify(declared.labels), nextPhase, text: keyText(key) };
  });
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
  if (changed.length > 0) await tx.relabelContributions(changed);
  return changed.map(({ objectId }) => objectId);
}

/** What the collection's defaults say now, or what was stored with the contribution. */
export function declaredOf(row: Contribution, directory: Directory): DeclaredLabels {
  const { labelSource: source, collection } = row;
  if (source === 'collection') {
    return { source, labels: defaultLabels(collectionNamed(directory, collection)) };
  }
  return { source, labels: JSON.parse(row.labels) as Labels };
}

/** What a contribution counts as, under those of the assertions that speak of it. */
export function effectiveOf(
  contribution: AssertedContribution,
  declared: DeclaredLabels,
  assertions: readonly KeptAssertion[],
  now: Micros,
  object: JsonObject,
): Effective {
  return effectiveLabels(declared, assertionsFor(assertions, contribution), now, object);
}

/** The body of a contribution, of those read. */
export function readBody(bodies: ReadonlyMap<number, Uint8Array>, body: number): JsonObject {
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
