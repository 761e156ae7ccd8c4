/**
 * Phases in time: embargoes that end, consents that begin and lapse.
 *
 * Each contribution has in the store the next moment at which its key may be another one. What has come is
 * derived anew in bounded steps: what closes is taken out in the step itself, what opens is released through
 * the agenda, with new stamps. Whatever a clock does, a phase that was not entered yet is entered when its
 * moment has come, and a restart goes on where the store stands.
 */
import type { StoreTransaction } from '../store/store.ts';
import { settleShown } from './agenda.ts';
import { rekey } from './rekey.ts';
import type { WriterScope } from './writer-scope.ts';

/** Contributions that one step looks at. */
const stepContributions = 1000;

/** Makes one step; `false` when nothing is due. */
export async function enterPhases(tx: StoreTransaction, scope: WriterScope): Promise<boolean> {
  const due = await tx.phasesDue(scope.now(), stepContributions);
  if (due.length === 0) return false;
  const changed = new Set(await rekey(tx, scope, due));
  for (const [collection, rows] of Map.groupBy(due, (row) => row.collection)) {
    const objectIds = new Set(rows.map(({ objectId }) => objectId));
    await settleShown(
      tx,
      scope,
      collection,
      [...objectIds].filter((id) => changed.has(id)),
    );
  }
  return true;
}
