/**
 * What takes long with packs: proving one, comparing two over the store, reading a log as it would be.
 *
 * Everything is read from a snapshot, on a connection of its own; nothing here writes.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../base/problem.ts';
import { systemClock } from '../base/time.ts';
import { checkPack, type PackCheck } from '../policy/check.ts';
import { type GateMatrix, matrixOf } from '../policy/matrix.ts';
import type { Pack, PackFinding } from '../policy/pack.ts';
import type { LogReads, StoreSnapshot } from '../store/snapshot.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { LogQuery, ManifestPage, ObjectPage } from '../store/store.ts';
import {
  type Comparison,
  comparePacks,
  type Fetched,
  logUnder,
  type PackComparison,
} from './compare-packs.ts';
import { hubFiles } from './hub-files.ts';
import { type HubSecret, openHubSecret } from './hub-secret.ts';
import { type Asking, openAsking } from './ledger-commands.ts';
import { readKeptPack } from './pack-in-force.ts';

/** What the check of a pack came to, as plain data. */
export interface PackReport {
  /** Absent when the text is no pack. */
  readonly pack?: Pick<Pack, 'hash' | 'id' | 'version' | 'title'>;
  /** Without any the pack is proved. */
  readonly findings: readonly PackFinding[];
  /** Points at which gates were asked. */
  readonly points: number;
  readonly invariants: readonly { readonly id: string; readonly outcome: string }[];
}

/** Which log, under which kept pack. */
export interface ForeseenLog {
  readonly hash: string;
  readonly collection: string;
  readonly audience: string;
}

/** A read of a log as it would be; the log and what is closed in it are filled in. */
export type ForeseenQuery = Omit<LogQuery, 'log' | 'closedKeys'>;

/** The commands. */
export interface PolicyCommands {
  /** Reads and proves a text. */
  check(text: string): Promise<PackReport>;
  /** What each gate says where. Problem: `unprocessable` for what is no pack. */
  matrix(text: string): Promise<readonly GateMatrix[]>;
  /** The pack in force with a kept one. Problems: `absent`, `unavailable`. */
  compare(hash: string): Promise<PackComparison>;
  readObjects(log: ForeseenLog, query: ForeseenQuery): Promise<ObjectPage>;
  readManifest(log: ForeseenLog, query: ForeseenQuery): Promise<ManifestPage>;
  holds(log: ForeseenLog, objectId: string): Promise<boolean>;
  close(): Promise<void>;
}

/** A log as it would be, kept open for the pages that follow. */
interface Foreseen {
  readonly name: string;
  readonly log: number;
  readonly reads: LogReads;
  readonly snapshot: StoreSnapshot;
  readonly end: NodeJS.Timeout;
}

/** How long a log as it would be stays what it is, in milliseconds: the walk of one client. */
const foreseenMillis = 60_000;

/** Opens the commands over a data folder. */
export function openPolicyCommands(
  folder: string,
  onProgress?: (done: number, total: number) => void,
): PolicyCommands {
  let foreseen: Foreseen | undefined;

  async function forget(): Promise<void> {
    const old = foreseen;
    foreseen = undefined;
    clearTimeout(old?.end);
    await old?.snapshot.close();
  }

  async function foresee(log: ForeseenLog): Promise<Foreseen> {
    const name = `${log.hash} ${log.collection} ${log.audience}`;
    if (foreseen?.name === name) {
      foreseen.end.refresh();
      return foreseen;
    }
    await forget();
    const snapshot = await openFolder(folder);
    try {
      const packs = await packsOf(snapshot, log.hash);
      const comparison = { ...packs, snapshot, secret: secretOf(folder), now: systemClock.now };
      const hypothesis = await logUnder(comparison, log.collection, log.audience);
      if (hypothesis === undefined) throw new Problem('absent', 'there is no such log');
      const change = hypothesis.change();
      const reads = await snapshot.readsAfter(change);
      const end = setTimeout(() => void forget(), foreseenMillis).unref();
      foreseen = { name, log: change.log, reads, snapshot, end };
      return foreseen;
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  return {
    check: async (text) => reportOf(checkPack(text)),
    matrix: async (text) => matricesOf(checkPack(text)),
    compare: (hash) =>
      compareIn(folder, async (snapshot) => ({
        ...(await packsOf(snapshot, hash)),
        onProgress,
      })),
    async readObjects(which, query) {
      const { log, reads } = await foresee(which);
      return reads.readObjects({ ...query, log, closedKeys: [] });
    },
    async readManifest(which, query) {
      const { log, reads } = await foresee(which);
      return reads.readManifest({ ...query, log, closedKeys: [] });
    },
    async holds(which, objectId) {
      const { log, reads } = await foresee(which);
      return reads.holds(log, objectId, []);
    },
    close: forget,
  };
}

/** Which packs are compared, given what the store keeps. */
export type ChoosePacks = (
  snapshot: StoreSnapshot,
) => Promise<Pick<Comparison, 'before' | 'after' | 'present' | 'onProgress'>>;

/** Compares packs over a data folder, receipts and all. Problems: `absent`, `unavailable`. */
export async function compareIn(folder: string, choose: ChoosePacks): Promise<PackComparison> {
  const snapshot = await openFolder(folder);
  const ledgerFile = join(folder, hubFiles.ledger);
  const ledger = existsSync(ledgerFile) ? await openAsking({ folder }) : undefined;
  try {
    const fetched = ledger && fetchedBy(ledger);
    const secret = secretOf(folder);
    const packs = await choose(snapshot);
    return await comparePacks({ ...packs, snapshot, secret, fetched, now: systemClock.now });
  } finally {
    await ledger?.close();
    await snapshot.close();
  }
}

/** How many objects receipts are looked for at once. */
const receiptObjects = 500;

/** Objects of which somebody has received a body. */
function fetchedBy(ledger: Asking): Fetched {
  return async ({ log }, objectIds) => {
    const fetched = new Set<string>();
    for (let start = 0; start < objectIds.length; start += receiptObjects) {
      const page = objectIds.slice(start, start + receiptObjects);
      for (const { received, submittedId } of await ledger.receiversOf(log, page)) {
        if (received === 'bodies') fetched.add(submittedId);
      }
    }
    return fetched;
  };
}

/** A snapshot of a data folder's database. Problem: `absent` without one. */
export async function openFolder(folder: string): Promise<StoreSnapshot> {
  const file = join(folder, hubFiles.database);
  if (!existsSync(file)) throw new Problem('absent', `there is no database in ${folder}`);
  const store = await openSqlite({ file, readonly: true });
  const snapshot = await store.snapshot();
  await store.close();
  return snapshot;
}

function secretOf(folder: string): HubSecret {
  return openHubSecret(join(folder, hubFiles.secret), false);
}

/** The pack in force with a kept one. */
async function packsOf(snapshot: StoreSnapshot, hash: string) {
  return { before: await packInForce(snapshot), after: await readKeptPack(snapshot, hash) };
}

/** The pack in force. Problems: `absent`, `unavailable`. */
export async function packInForce(snapshot: StoreSnapshot): Promise<Pack> {
  const [latest] = await snapshot.activations(1);
  if (latest === undefined) throw new Problem('absent', 'no pack is in force');
  return readKeptPack(snapshot, latest.hash);
}

function reportOf({ pack, findings, tables, proofs }: PackCheck): PackReport {
  const points = tables.reduce((sum, { answerAt }) => sum + answerAt.length, 0);
  const invariants = proofs.map(({ invariant, outcome }) => ({ id: invariant.id, outcome }));
  if (pack === undefined) return { findings, points, invariants };
  const { hash, id, version, title } = pack;
  return { pack: { hash, id, version, title }, findings, points, invariants };
}

function matricesOf({ pack, tables }: PackCheck): readonly GateMatrix[] {
  if (pack === undefined) throw new Problem('unprocessable', 'the text is no pack');
  return tables.map((table) => matrixOf(pack, table));
}
