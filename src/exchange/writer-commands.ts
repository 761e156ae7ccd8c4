/**
 * The writer's commands as plain data in and out, so that they can cross from thread to thread.
 */
import type { StoreTransaction, SubmissionRow } from '../store/store.ts';
import { activatePack, addPack, proposeActivation, withdrawActivation } from './activation.ts';
import { deleteCredential, deleteEntry, putCredential, putEntry } from './administration.ts';
import { assertLabels, retractAssertion } from './assertions.ts';
import { recordDeed } from './audit.ts';
import { concludeRecalls } from './conclude-recalls.ts';
import { addEvidence, askCurators, decideRequest, withdrawConsent } from './desk-deeds.ts';
import { enterPhases } from './due-phases.ts';
import { openSession } from './open-session.ts';
import { answerRecall, orderRecall } from './recall-deeds.ts';
import { decideHolds } from './review.ts';
import { decideTexts } from './text-reviews.ts';
import { rotateTokenKeys } from './token-keys.ts';
import { dropExpired, noteUses, revokeToken } from './token-revocation.ts';
import type { RemoveRequest, SubmitRequest, Writer } from './writer.ts';
import type { WriterScope } from './writer-scope.ts';

/**
 * Units of work that administer: each one transaction, with the directory and the decisions as they are in
 * it. A unit takes plain data and gives plain data. Its name is the command's.
 */
const units = {
  putEntry,
  deleteEntry,
  putCredential,
  deleteCredential,
  openSession,
  noteDeed: recordDeed,
  assertLabels,
  retractAssertion,
  decideHolds,
  decideTexts,
  withdrawConsent,
  askCurators,
  addEvidence,
  decideRequest,
  concludeRecalls,
  orderRecall,
  answerRecall,
  enterPhases: (tx: StoreTransaction, scope: WriterScope, _request: undefined) =>
    enterPhases(tx, scope),
  addPack,
  proposeActivation,
  withdrawActivation,
  activatePack,
  rotateTokenKeys,
  revokeToken,
  noteUses,
  dropExpired,
  putSetting: (
    tx: StoreTransaction,
    _scope: WriterScope,
    { name, value }: { readonly name: string; readonly value: string },
  ) => tx.putSetting(name, value),
};

type Units = typeof units;
type UnitCommands = {
  readonly [Name in keyof Units]: (request: Parameters<Units[Name]>[2]) => ReturnType<Units[Name]>;
};

/** Every command, with what it takes and what it gives. */
export interface WriterCommands extends UnitCommands {
  submit(request: SubmitRequest): Promise<SubmissionRow>;
  remove(request: RemoveRequest): Promise<void>;
  tick(): Promise<void>;
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** The commands that are units, each run by `run`. */
export function unitCommands(
  run: (name: keyof UnitCommands, request: unknown) => Promise<unknown>,
): UnitCommands {
  const commands = (Object.keys(units) as (keyof Units)[]).map(
    (name) => [name, (request: unknown) => run(name, request)] as const,
  );
  return Object.fromEntries(commands) as unknown as UnitCommands;
}

type Unit = (tx: StoreTransaction, scope: WriterScope, request: unknown) => Promise<unknown>;

/** The commands of a writer in this thread. */
export function commandsOf(writer: Writer): WriterCommands {
  return {
    ...unitCommands((name, request) =>
      writer.administer((tx, scope) => (units[name] as Unit)(tx, scope, request)),
    ),
    submit: (request) => writer.submit(request),
    remove: (request) => writer.remove(request),
    tick: () => writer.tick(),
    drain: () => writer.drain(),
    close: () => writer.close(),
  };
}
