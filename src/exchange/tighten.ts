/**
 * Tightening many objects alike: the same statement on each, and what may no longer be shown is taken out of
 * every log before the answer.
 */
import type { Labels } from '../policy/labels.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { settleShown } from './agenda.ts';
import { appendStatement, type NewStatement } from './assertions.ts';
import { rekey } from './rekey.ts';
import type { WriterScope } from './writer-scope.ts';

/** An object by its id as submitted; without a collection: wherever it was contributed. */
export interface NamedObject {
  readonly id: string;
  readonly collection?: string | undefined;
}

/** An object with those contributions of it that are tightened. */
export interface TightenedObject {
  readonly object: NamedObject;
  readonly versions: readonly Contribution[];
}

/** What is stated of many objects alike, to tighten. */
export interface Tightening
  extends Pick<NewStatement, 'by' | 'contributor' | 'reason' | 'evidence'> {
  readonly statement: Labels;
}

/** States the same of every object, and takes out at once what may no longer be shown. Problem: `conflict`. */
export async function tighten(
  tx: StoreTransaction,
  scope: WriterScope,
  tightening: Tightening,
  objects: readonly TightenedObject[],
): Promise<void> {
  for (const { object } of objects) {
    await appendStatement(tx, scope, {
      ...{ ...tightening, loosens: false },
      ...{ objectId: object.id, collection: object.collection },
    });
  }
  const rows = Map.groupBy(
    objects.flatMap(({ versions }) => versions),
    ({ collection }) => collection,
  );
  for (const [collection, contributions] of rows) {
    await settleShown(tx, scope, collection, await rekey(tx, scope, contributions));
  }
}
