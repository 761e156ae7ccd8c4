/**
 * Statements: marking definitions that say something and restrict nothing, such as a copyright.
 *
 * What an object is marked with is what its own submitter says it is: a definition counts as a statement
 * for those who contributed it to the collection as one. So nobody opens another's object by giving the id
 * of its marking to words of their own.
 */
import type { JsonObject } from '../base/json.ts';
import { readSpan } from '../base/json.ts';
import { isStatement } from '../policy/marking-definitions.ts';
import { tlpOf } from '../policy/tlp.ts';
import type { StoreTransaction } from '../store/store.ts';
import { readBody } from './stored-body.ts';

/** What each submitter has contributed under the ids of marking definitions. */
export class KnownStatements {
  /** By submitter, then by definition: whether all that was contributed under the id are statements. */
  readonly #bySubmitter = new Map<string, Map<string, boolean>>();

  /** Notes that a submitter contributed this object. */
  note(submitter: string, object: JsonObject): void {
    if (object.type !== 'marking-definition') return;
    const known = this.#bySubmitter.get(submitter) ?? new Map<string, boolean>();
    const id = String(object.id);
    known.set(id, (known.get(id) ?? true) && isStatement(object));
    this.#bySubmitter.set(submitter, known);
  }

  /** The definitions that are statements to a submitter. */
  of(submitter: string): ReadonlySet<string> {
    const known = this.#bySubmitter.get(submitter) ?? [];
    return new Set([...known].flatMap(([id, isOne]) => (isOne ? [id] : [])));
  }
}

const definitionType = Buffer.from('"marking-definition"');

/** The marking definitions among the objects of an envelope; the others are not parsed. */
export function definitionsIn(objects: readonly Uint8Array[]): readonly JsonObject[] {
  return objects
    .filter((bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(definitionType),
    )
    .map((bytes) => readSpan(bytes, { start: 0, end: bytes.length }))
    .filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
    .map((value) => value as JsonObject);
}

/** What a collection holds of the definitions that these objects name. */
export async function statementsNamedBy(
  tx: Pick<StoreTransaction, 'bodies' | 'contributionsOf'>,
  collection: string,
  objects: readonly JsonObject[],
): Promise<KnownStatements> {
  const known = new KnownStatements();
  const named = new Set(objects.flatMap((object) => tlpOf(object).otherMarkings));
  if (named.size === 0) return known;
  const definitions = await tx.contributionsOf(collection, [...named]);
  const bodies = await tx.bodies(definitions.map(({ body }) => body));
  for (const { submitter, body } of definitions) {
    known.note(submitter, readBody(bodies, body));
  }
  return known;
}
