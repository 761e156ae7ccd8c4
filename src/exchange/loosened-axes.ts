/**
 * Which parts of a statement would loosen: what only a curator may state.
 */
import { axesOf, effectiveLabels } from '../policy/assertion.ts';
import type { Labels } from '../policy/labels.ts';
import { isAtLeastAsStrict } from '../policy/strictness.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { declaredOf, readBody } from './rekey.ts';
import { assertionsFor } from './standing-assertions.ts';
import type { WriterScope } from './writer-scope.ts';

/** The axes of a statement that, put in place of what is stated now, would open any of these contributions. */
export async function loosenedAxes(
  tx: StoreTransaction,
  { directory, now }: WriterScope,
  contributions: readonly Contribution[],
  statement: Labels,
): Promise<ReadonlySet<string>> {
  const bodies = await tx.bodies(contributions.map(({ body }) => body));
  const kept = await tx.standingAssertions([...new Set(contributions.map((row) => row.objectId))]);
  const moment = now();
  const loosens = (axis: keyof Labels, row: Contribution): boolean => {
    const declared = declaredOf(row, directory);
    const object = readBody(bodies, row.body);
    const standing = assertionsFor(kept, row);
    const stated = {
      id: Number.MAX_SAFE_INTEGER,
      loosens: true,
      statement: { [axis]: statement[axis] },
    };
    const before = effectiveLabels(declared, standing, moment, object);
    const after = effectiveLabels(declared, [...standing, stated], moment, object);
    return !isAtLeastAsStrict(after.key, before.key);
  };
  return new Set(
    axesOf(statement).filter((axis) => contributions.some((row) => loosens(axis, row))),
  );
}
