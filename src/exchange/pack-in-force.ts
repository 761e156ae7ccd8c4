/**
 * Which pack decides: the one of the latest activation, kept in the store with every one before it.
 *
 * The configured file is the first pack. From then on the store says which pack is in force; the file says
 * so again only when it has changed since it was last looked at.
 */
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { Pack } from '../policy/pack.ts';
import type { ActivationRow, PackReads } from '../store/pack-rows.ts';
import type { StoreTransaction } from '../store/store.ts';
import { type Actor, actorText, operatorAccount, recordDeed } from './audit.ts';
import { Decider } from './decider.ts';
import type { Directory } from './directory.ts';
import { packChange } from './pack-change.ts';
import { readPackText } from './recent-packs.ts';
import { runningRedecision, startRedecision } from './redecide.ts';
import { startSweeps } from './sweep.ts';

/** A pack with the text it was read from. */
export interface PackText {
  readonly pack: Pack;
  readonly text: string;
}

/** The decisions in force, and by which activation. */
export interface InForce {
  readonly activation: number;
  readonly decider: Decider;
}

/**
 * What is in force, as the store has it: `known` itself as long as nothing was activated since. Problem:
 * `unavailable` when the pack cannot be read.
 */
export async function inForce(store: PackReads, known?: InForce): Promise<InForce | undefined> {
  const [latest] = await store.activations(1);
  if (latest === undefined || latest.number === known?.activation) return known;
  return {
    activation: latest.number,
    decider: new Decider(await readKeptPack(store, latest.hash)),
  };
}

/** Reads a kept pack. Problems: `absent`, `unavailable` when this version cannot read it any more. */
export async function readKeptPack(store: PackReads, hash: string): Promise<Pack> {
  const row = await store.pack(hash);
  if (row === undefined) throw new Problem('absent', 'there is no such pack');
  const { pack, findings } = readPackText(row.text);
  if (pack !== undefined) return pack;
  const [fault] = findings;
  const where = fault === undefined ? '' : `: ${fault.line}:${fault.column} ${fault.message.en}`;
  throw new Problem('unavailable', `the kept pack ${hash} cannot be read by this version${where}`);
}

/** The settings that remember what was in force before packs were kept, and the file as last seen. */
const settings = { legacy: 'pack-hash', file: 'pack-file-hash' } as const;

/** What taking note of the configured file needs. */
export interface FileContext {
  readonly file: PackText;
  /** Only look at the file where no pack has ever been in force. */
  readonly keepsPack: boolean;
  readonly directory: Directory;
  readonly now: Micros;
}

/** Whether the configured file has news while the activation before is still being carried out. */
export async function comesTooEarly(tx: StoreTransaction, context: FileContext): Promise<boolean> {
  return (await hasNews(tx, context)) && (await runningRedecision(tx)) !== undefined;
}

async function hasNews(tx: StoreTransaction, { file, keepsPack }: FileContext): Promise<boolean> {
  const [latest] = await tx.activations(1);
  if (latest === undefined) return true;
  return !keepsPack && (await tx.setting(settings.file)) !== file.pack.hash;
}

/** Takes note of the configured file: the first pack, or one that the operator has changed since. */
export async function takePackFile(tx: StoreTransaction, context: FileContext): Promise<void> {
  const { file, directory, now } = context;
  if (!(await hasNews(tx, context))) return;
  const [latest] = await tx.activations(1);
  await tx.putSetting(settings.file, file.pack.hash);
  if (latest?.hash === file.pack.hash) return;
  await keepPack(tx, file, now, operatorAccount);
  const kind = latest === undefined ? 'first' : 'file';
  const by = operatorAccount;
  const known = latest === undefined ? await tx.setting(settings.legacy) : undefined;
  if (known === file.pack.hash) {
    const entry = { hash: file.pack.hash, at: now, kind, activatedBy: actorText(by) } as const;
    await tx.appendActivation({
      ...entry,
      ...{ proposedBy: undefined, diffHash: undefined, reason: undefined },
    });
    return;
  }
  await activate(tx, { directory, now }, { hash: file.pack.hash, kind, by });
}

/** Keeps a pack; `false` when it is kept already. */
export function keepPack(
  tx: StoreTransaction,
  { pack, text }: PackText,
  now: Micros,
  by: Actor,
): Promise<boolean> {
  const { hash, id, version } = pack;
  return tx.putPack({ hash, id, version, text, added: now, addedBy: actorText(by) });
}

/** An activation about to be. */
export interface NewActivation {
  readonly hash: string;
  readonly kind: ActivationRow['kind'];
  readonly by: Actor;
  readonly proposedBy?: string;
  readonly diffHash?: string;
  readonly reason?: string;
}

/**
 * Puts a kept pack into force, in the transaction's moment: recorded, in the audit too, and with the job
 * that carries it out. Whoever decides learns of it with their next transaction.
 */
export async function activate(
  tx: StoreTransaction,
  { directory, now }: { readonly directory: Directory; readonly now: Micros },
  { hash, kind, by, proposedBy, diffHash, reason }: NewActivation,
): Promise<number> {
  const before = await deciderBefore(tx);
  const after = new Decider(await readKeptPack(tx, hash));
  const row = { hash, at: now, kind, activatedBy: actorText(by) };
  const number = await tx.appendActivation({ ...row, proposedBy, diffHash, reason });
  const detail = { number, kind, proposedBy: proposedBy ?? null, diffHash: diffHash ?? null };
  const deed = { by, action: 'activate-pack', subject: `pack:${hash}`, detail };
  await recordDeed(tx, { now: () => now }, deed);
  if (before === undefined) {
    await startSweeps(tx, now, [...directory.collections.keys()], 'decisions');
    return number;
  }
  for (const decider of [before, after]) {
    decider.setReaders(directory.audiences);
    await decider.learnFrom(tx);
  }
  const change = packChange(before, after, [...directory.audiences.keys()]);
  await startRedecision(tx, now, number, change);
  return number;
}

/** What decided until now; `undefined` where that is not known or cannot be read any more. */
async function deciderBefore(tx: StoreTransaction): Promise<Decider | undefined> {
  const [latest] = await tx.activations(1);
  if (latest === undefined) return undefined;
  const { pack } = readPackText((await tx.pack(latest.hash))?.text ?? '');
  return pack && new Decider(pack);
}
