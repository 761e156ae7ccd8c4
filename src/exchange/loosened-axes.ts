/**
 * Which parts of a statement would loosen: what only a curator may state.
 */
import { axesOf } from '../policy/assertion.ts';
import { isAtLeastAsStrict } from '../policy/key-strictness.ts';
import type { Labels } from '../policy/labels.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { type Weighed, weigh, weighedWith } from './weigh.ts';
import type { WriterScope } from './writer-scope.ts';

/** The axes of a statement that, put in place of what is stated now, would open any of these contributions. */
export async function loosenedAxes(
  tx: StoreTransaction,
  { directory, now }: WriterScope,
  contributions: readonly Contribution[],
  statement: Labels,
): Promise<ReadonlySet<string>> {
  const moment = now();
  const weighed = await weigh(tx, directory, moment, contributions);
  const loosens = (axis: keyof Labels, row: Weighed): boolean => {
    const stated = { id: 0, loosens: true, statement: { [axis]: statement[axis] } };
    const { key } = weighedWith(row, [stated], moment);
    return !isAtLeastAsStrict(key, row.counted.key);
  };
  return new Set(axesOf(statement).filter((axis) => weighed.some((row) => loosens(axis, row))));
}
