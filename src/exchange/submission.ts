/**
 * A large submission on its way: taken in piece by piece, settled at the end.
 *
 * Its logs are settled only when all of it is stored, so that where one piece ends shows in no stamp
 * . Each step is a transaction that records how far it came; after a crash the next life goes on
 * from there.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { invariant } from '../base/problem.ts';
import type { Store, StoreTransaction, SubmissionRow } from '../store/store.ts';
import { flushLog, scheduleObjects } from './agenda.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { identifierIn } from './examine.ts';
import { definitionsIn } from './statements.ts';
import { type Intake, intakeOf, type Outcomes, takeIn } from './take-in.ts';
import type { WriterScope } from './writer-scope.ts';

/** Goes on with a pending submission until it is complete, or until `stopped` says so. */
export async function continueSubmission(
  transaction: Store['transaction'],
  scopeNow: () => WriterScope,
  id: string,
  stopped: () => boolean,
): Promise<void> {
  const pending = await transaction((tx) => tx.pendingSubmission(id));
  if (pending === undefined) return;
  const envelope = readEnvelope(pending.envelope, scopeNow().limits);
  const definitions = definitionsIn(envelope.objects);
  const whole = { ...envelope, definitions, ids: new Set(envelope.objects.flatMap(idsOf)) };
  while (!stopped() && (await transaction((tx) => takePiece(tx, scopeNow(), id, whole)))) {
    await nextTurn();
  }
  while (!stopped() && (await transaction((tx) => settleSubmission(tx, scopeNow(), id)))) {
    await nextTurn();
  }
}

/** An envelope with what its pieces need to know of all of it. */
interface WholeEnvelope extends Envelope, Pick<Intake, 'definitions'> {
  /** The ids of its objects. */
  readonly ids: ReadonlySet<string>;
}

function idsOf(bytes: Uint8Array): readonly string[] {
  const id = identifierIn(bytes);
  return id === undefined ? [] : [id];
}

/**
 * Takes in the next piece; `true` while there is more. Where it begins is read from the store: a command
 * beside the server may have taken some of the same submission.
 */
async function takePiece(
  tx: StoreTransaction,
  scope: WriterScope,
  id: string,
  envelope: WholeEnvelope,
): Promise<boolean> {
  const row = await rowOf(tx, id);
  if (row.done >= row.total) return false;
  const intake = intakeOf(scope, row, envelope.labels);
  const piece = envelope.objects.slice(row.done, row.done + scope.limits.pieceObjects);
  const { outcomes, changed } = await takeIn(
    tx,
    scope,
    { ...intake, definitions: envelope.definitions },
    piece,
  );
  const done = row.done + piece.length;
  await tx.updateSubmission(id, {
    done,
    outcomes: joined(row.outcomes, outcomes),
    failed: row.failed + outcomes.failures.length,
    ended: undefined,
  });
  const beside = changed.filter((objectId) => !envelope.ids.has(objectId));
  if (beside.length > 0) await scheduleObjects(tx, scope, row.collection, beside);
  if (done < row.total) return true;
  await scheduleObjects(tx, scope, row.collection, [...envelope.ids]);
  return false;
}

/** Settles one block of what the submission touched, or ends it; `true` while there is more. */
async function settleSubmission(
  tx: StoreTransaction,
  scope: WriterScope,
  id: string,
): Promise<boolean> {
  const row = await rowOf(tx, id);
  if (row.ended !== undefined) return false;
  const logs = new Set(
    [...(scope.directory.logs.get(row.collection)?.values() ?? [])].map(({ log }) => log),
  );
  const due = (await tx.logsDue(scope.now())).find((log) => logs.has(log));
  if (due !== undefined) {
    await flushLog(tx, scope, due);
    return true;
  }
  const { done, outcomes, failed } = row;
  await tx.updateSubmission(id, { done, outcomes, failed, ended: scope.now() });
  return false;
}

async function rowOf(tx: StoreTransaction, id: string): Promise<SubmissionRow> {
  const row = await tx.submission(id);
  invariant(row !== undefined, 'a pending submission stays until it has ended');
  return row;
}

function joined(earlier: string, later: Outcomes): string {
  const before = JSON.parse(earlier) as Outcomes;
  return JSON.stringify({
    successes: [...before.successes, ...later.successes],
    failures: [...before.failures, ...later.failures],
  });
}
