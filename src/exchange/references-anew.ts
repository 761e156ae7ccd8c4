/**
 * References noted anew, for contributions that an earlier version took in: it read less in their bodies.
 */
import type { Contribution, Reference, StoreTransaction } from '../store/store.ts';
import { meaning, type Originals, originalsNamed } from './feedback.ts';
import { referencesOf } from './references.ts';
import { readBody } from './stored-body.ts';
import type { WriterScope } from './writer-scope.ts';

/**
 * Reads what these contributions name from their bodies. Whoever was meant by the id of a variant is meant
 * still, even if the variant has another id by now.
 */
export async function noteReferencesAnew(
  tx: StoreTransaction,
  { directory }: Pick<WriterScope, 'directory'>,
  rows: readonly Contribution[],
): Promise<void> {
  const noted = await tx.referencesOf(rows.map(({ id }) => id));
  const notedOf = Map.groupBy(noted, ({ contribution }) => contribution);
  const bodies = await tx.bodies(rows.map(({ body }) => body));
  for (const [submitter, own] of Map.groupBy(rows, (row) => row.submitter)) {
    const read = own.map(({ id, body }) => ({ id, found: referencesOf(readBody(bodies, body)) }));
    const named = read.flatMap(({ found }) => found);
    const known = await originalsNamed(tx, directory, submitter, named);
    for (const { id, found } of read) {
      const before = notedOf.get(id) ?? [];
      const references = meaning(found, new Map([...known, ...originalsIn(before)]));
      if (textOf(before) !== textOf(references)) await tx.putReferences(id, references);
    }
  }
}

function originalsIn(references: readonly Reference[]): Originals {
  const others = references.filter(({ target, named }) => target !== named);
  return new Map(others.map(({ target, named }) => [named, target]));
}

/** The same for the same references in whatever order. */
function textOf(references: readonly Reference[]): string {
  const texts = references.map(({ target, named, kind, part, asks }) =>
    JSON.stringify([target, named, kind, part, asks]),
  );
  return texts.sort().join();
}
