/**
 * Putting a pack into force by two persons: one asks, another agrees to the same comparison.
 *
 * Each is one unit of the writer's work, judged by what is in force in that very transaction. A person is
 * an account: its tokens and its sessions are the same person, and whoever acts as nobody in particular,
 * the operator or the break-glass account, is none.
 */
import { randomUUID } from 'node:crypto';
import { Problem } from '../base/problem.ts';
import type { ActivationRequestRow, ActivationRow } from '../store/pack-rows.ts';
import type { StoreTransaction } from '../store/store.ts';
import { breakGlassAccount } from './accounts.ts';
import { type Actor, actorText, operatorAccount, recordDeed } from './audit.ts';
import { activate, keepPack, readKeptPack } from './pack-in-force.ts';
import { readPackText } from './recent-packs.ts';
import { redecision, runningRedecision } from './redecide.ts';
import type { WriterScope } from './writer-scope.ts';

/** A pack to be kept; it has been checked. */
export interface AddPackRequest {
  readonly by: Actor;
  readonly text: string;
}

/** Keeps a pack that is not in force by that; `false` when it was kept already. */
export async function addPack(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, text }: AddPackRequest,
): Promise<boolean> {
  const { pack } = readPackText(text);
  if (pack === undefined) throw new Problem('unprocessable', 'the pack has faults');
  const fresh = await keepPack(tx, { pack, text }, scope.now(), by);
  const detail = { id: pack.id, version: pack.version };
  if (fresh)
    await recordDeed(tx, scope, { by, action: 'add-pack', subject: `pack:${pack.hash}`, detail });
  return fresh;
}

/** What somebody asks for. */
export interface ProposeRequest {
  readonly by: Actor;
  readonly hash: string;
  /** The pack in force that the comparison was made against. */
  readonly from: string;
  readonly diffHash: string;
  readonly reason: string;
}

/** Asks that a kept pack be activated. Problems: `absent`, `conflict`, `forbidden`, `unavailable`. */
export async function proposeActivation(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, hash, from, diffHash, reason }: ProposeRequest,
): Promise<ActivationRequestRow> {
  demandPerson(by);
  await readKeptPack(tx, hash);
  await demandInForce(tx, from);
  if (from === hash) throw new Problem('conflict', 'this pack is in force');
  const row: ActivationRequestRow = {
    ...{ id: randomUUID(), hash, diffHash, reason, state: 'open' },
    ...{ proposedBy: actorText(by), proposedAt: scope.now() },
    ...{ ended: undefined, endedBy: undefined },
  };
  await tx.putActivationRequest(row);
  await note(tx, scope, by, 'propose-activation', row);
  return row;
}

/** A decision on somebody's request. */
export interface DecideRequest {
  readonly by: Actor;
  readonly id: string;
}

/** Takes a request back: whoever made it, or another. Problems: `absent`, `conflict`. */
export async function withdrawActivation(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, id }: DecideRequest,
): Promise<ActivationRequestRow> {
  const row = await openRequest(tx, id);
  const ended: ActivationRequestRow = { ...row, state: 'withdrawn', ...endOf(scope, by) };
  await tx.putActivationRequest(ended);
  await note(tx, scope, by, 'withdraw-activation', ended);
  return ended;
}

/** An agreement, with the pack that the comparison was made against. */
export interface AgreeRequest extends DecideRequest {
  readonly from: string;
}

/** What agreeing came to. */
export interface Activated {
  readonly number: number;
  readonly kind: ActivationRow['kind'];
  /** The id of the job that carries it out. */
  readonly job: string;
}

/**
 * Puts the pack of a request into force. Problems: `absent`, `forbidden` to whoever asked for it, `conflict`
 * while the activation before is being carried out or when another pack has come into force.
 */
export async function activatePack(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, id, from }: AgreeRequest,
): Promise<Activated> {
  const row = await openRequest(tx, id);
  demandPerson(by);
  if (row.proposedBy === actorText(by)) {
    throw new Problem('forbidden', 'another person than the one who asked must agree');
  }
  await demandInForce(tx, from);
  if ((await runningRedecision(tx)) !== undefined) {
    throw new Problem('conflict', 'the activation before is still being carried out');
  }
  const before = await tx.activations(historyMax);
  const kind = before.some(({ hash }) => hash === row.hash) ? 'rollback' : 'activation';
  await tx.putActivationRequest({ ...row, state: 'activated', ...endOf(scope, by) });
  const { hash, proposedBy, diffHash, reason } = row;
  const moment = { directory: scope.directory, now: scope.now() };
  const number = await activate(tx, moment, { hash, kind, by, proposedBy, diffHash, reason });
  return { number, kind, job: `${redecision}-${number}` };
}

/** More activations than any hub will see. */
const historyMax = 1_000_000;

const noPersons: ReadonlySet<string> = new Set([
  actorText(operatorAccount),
  actorText({ kind: 'account', id: breakGlassAccount.id }),
]);

/** Problem: `forbidden` where nobody in particular acts. */
export function demandPerson(by: Actor): void {
  if (by.kind === 'account' && !noPersons.has(actorText(by))) return;
  throw new Problem('forbidden', 'only a person with an account of their own may do this');
}

async function demandInForce(tx: StoreTransaction, hash: string): Promise<void> {
  const [latest] = await tx.activations(1);
  if (latest?.hash === hash) return;
  throw new Problem('conflict', 'another pack has come into force since the comparison');
}

async function openRequest(tx: StoreTransaction, id: string): Promise<ActivationRequestRow> {
  const row = await tx.activationRequest(id);
  if (row === undefined) throw new Problem('absent', 'there is no such activation request');
  if (row.state !== 'open') throw new Problem('conflict', `the request was ${row.state}`);
  return row;
}

function endOf({ now }: WriterScope, by: Actor): Pick<ActivationRequestRow, 'ended' | 'endedBy'> {
  return { ended: now(), endedBy: actorText(by) };
}

async function note(
  tx: StoreTransaction,
  scope: WriterScope,
  by: Actor,
  action: string,
  { id, hash, diffHash, reason }: ActivationRequestRow,
): Promise<void> {
  const subject = `activation-request:${id}`;
  await recordDeed(tx, scope, { by, action, subject, detail: { pack: hash, diffHash, reason } });
}
