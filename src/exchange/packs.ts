/**
 * The packs of a hub: kept, compared, put into force by two persons, rolled back, looked through.
 *
 * Comparing and proving take long and run beside everything else; whatever changes is the writer's.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Problem, quote } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { GateMatrix } from '../policy/matrix.ts';
import type { PackFinding } from '../policy/pack.ts';
import type {
  ActivationRequestRow,
  ActivationRow,
  JobRow,
  KeptPack,
  PackReads,
  PackRow,
} from '../store/pack-rows.ts';
import type { LogQuery, StoreReader } from '../store/store.ts';
import { type Activated, demandPerson } from './activation.ts';
import type { Actor, Deed } from './audit.ts';
import type { PackComparison } from './compare-packs.ts';
import type { Access } from './directory.ts';
import { openPolicyThread, type PolicyThread } from './policy-client.ts';
import type { PackReport } from './policy-commands.ts';
import type { Read, Reading, Receipted } from './reading.ts';
import { noReceipt } from './receipts.ts';
import type { RedecisionPhase } from './redecide.ts';
import { sweptCollection } from './sweep.ts';
import type { WriterCommands } from './writer-commands.ts';

/** A kept pack, and whether it is in force. */
export interface ListedPack extends KeptPack {
  readonly inForce: boolean;
}

/** What adding came to: a pack that is kept, or the faults for which it is not. */
export type AddedPack =
  | { readonly pack: ListedPack; readonly created: boolean; readonly findings: readonly [] }
  | { readonly pack?: undefined; readonly findings: readonly PackFinding[] };

/** An activation that holds. */
export interface ActivatedPack extends Activated {
  /**
   * Whether everything that is tightened is carried out. What is closed to an audience is closed from the
   * first moment; what takes another form, or follows from something else, may still be under way.
   */
  readonly tightened: boolean;
}

/** Long work: of an activation or a sweep, durable; of a comparison, for as long as it runs. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  /** Of a sweep: what it goes over. */
  readonly collection: string | undefined;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly started: Micros | undefined;
  readonly ended: Micros | undefined;
}

/** Reads that nobody receives: no receipts are kept of them. */
export interface PreviewReads extends Reading {
  holds(access: Access, objectId: string): Promise<boolean>;
}

/** The packs of a hub. */
export interface Packs {
  list(): Promise<readonly ListedPack[]>;
  /** Problem: `absent`. */
  get(hash: string): Promise<PackRow & ListedPack>;
  /** Keeps a pack that is proved; what is in force stays. */
  add(by: Actor, text: string): Promise<AddedPack>;
  /** Proves a kept pack anew. Problem: `absent`. */
  report(hash: string): Promise<PackReport>;
  /** Problem: `absent`. */
  matrix(hash: string): Promise<readonly GateMatrix[]>;
  /** Compares the pack in force with this one, over what is stored. Problems: `absent`, `unavailable`. */
  compare(hash: string): Promise<PackComparison>;
  /** The latest first. */
  activations(limit: number): Promise<readonly ActivationRow[]>;
  requests(limit: number): Promise<readonly ActivationRequestRow[]>;
  /** Problem: `absent`. */
  request(id: string): Promise<ActivationRequestRow>;
  /**
   * Asks that a pack be activated, after a look at its comparison. Problems: `absent`, `forbidden`,
   * `conflict` where the comparison is another by now.
   */
  propose(
    by: Actor,
    proposal: { readonly hash: string; readonly diffHash: string; readonly reason: string },
  ): Promise<ActivationRequestRow>;
  /** Problems: `absent`, `conflict`. */
  withdraw(by: Actor, id: string): Promise<ActivationRequestRow>;
  /**
   * Agrees, and so puts the pack into force. Problems: `absent`; `forbidden` to whoever asked;
   * `conflict` where the comparison is another by now, or an activation is still being carried out.
   */
  activate(by: Actor, id: string, diffHash: string): Promise<ActivatedPack>;
  jobs(limit: number): Promise<readonly Job[]>;
  /**
   * What a log shows, or would show with a kept pack in force and everything carried out. Problems of each
   * read: `absent`, `unavailable`.
   */
  preview(hash?: string): PreviewReads;
  /** Records that somebody looked. */
  notePreview(deed: Deed): Promise<void>;
  /** Gives up what runs. */
  close(): Promise<void>;
}

/** What the packs of a hub are made of. */
export interface PacksParts {
  readonly folder: string;
  readonly store: StoreReader;
  readonly writer: WriterCommands;
  /** The snapshots that requests are served from. */
  readonly view: {
    refresh(): Promise<void>;
    closedKeys(audience: string): readonly number[];
  };
  readonly pageBytesMax: number;
}

/** Opens the packs. */
export function openPacks(parts: PacksParts): Packs {
  const { store, writer } = parts;
  const thread = openPolicyThread({ folder: parts.folder });
  const rowOf = (hash: string) => keptPack(store, hash);
  return {
    async list() {
      const [latest] = await store.activations(1);
      return (await store.packs()).map((row) => ({ ...row, inForce: row.hash === latest?.hash }));
    },
    get: async (hash) => listed(store, await rowOf(hash)),
    add: (by, text) => add(parts, thread, by, text),
    report: async (hash) => thread.check((await rowOf(hash)).text),
    matrix: async (hash) => thread.matrix((await rowOf(hash)).text),
    async compare(hash) {
      await rowOf(hash);
      return thread.compare(hash);
    },
    activations: (limit) => store.activations(limit),
    requests: (limit) => store.activationRequests(limit),
    async request(id) {
      const row = await store.activationRequest(id);
      if (row === undefined) throw new Problem('absent', 'there is no such activation request');
      return row;
    },
    async propose(by, { hash, diffHash, reason }) {
      demandPerson(by);
      await rowOf(hash);
      const { from } = await sameComparison(thread, hash, diffHash);
      return writer.proposeActivation({ by, hash, from, diffHash, reason });
    },
    withdraw: (by, id) => writer.withdrawActivation({ by, id }),
    async activate(by, id, diffHash) {
      const row = await this.request(id);
      if (row.diffHash !== diffHash) {
        throw new Problem('conflict', 'this is not the comparison that the request names');
      }
      return agree(parts, thread, by, row);
    },
    jobs: (limit) => jobsOf(store, thread, limit),
    preview: (hash) =>
      hash === undefined ? presentReads(parts) : foreseenReads(parts, thread, hash),
    notePreview: (deed) => writer.noteDeed(deed),
    close: () => thread.close(),
  };
}

async function keptPack(store: PackReads, hash: string): Promise<PackRow> {
  const row = await store.pack(hash);
  if (row === undefined) throw new Problem('absent', `there is no pack ${quote(hash)}`);
  return row;
}

async function listed<Row extends KeptPack>(store: PackReads, row: Row): Promise<Row & ListedPack> {
  const [latest] = await store.activations(1);
  return { ...row, inForce: row.hash === latest?.hash };
}

async function add(
  { store, writer }: PacksParts,
  thread: PolicyThread,
  by: Actor,
  text: string,
): Promise<AddedPack> {
  const { pack, findings } = await thread.check(text);
  if (pack === undefined || findings.length > 0) return { findings };
  const created = await writer.addPack({ by, text });
  const { text: _, ...row } = await listed(store, await keptPack(store, pack.hash));
  return { pack: row, created, findings: [] };
}

/** Compares again. Problem: `conflict` where the answer is another than the one agreed to. */
async function sameComparison(
  thread: PolicyThread,
  hash: string,
  diffHash: string,
): Promise<PackComparison> {
  const comparison = await thread.compare(hash);
  if (comparison.hash === diffHash) return comparison;
  throw new Problem('conflict', `the comparison is another by now: ${comparison.hash}`);
}

const waitMillis = 20;
/** How long an activation is waited for, in milliseconds, before it is answered as still under way. */
const tightenedMillisMax = 20_000;

async function agree(
  { store, writer, view }: PacksParts,
  thread: PolicyThread,
  by: Actor,
  { id, hash, diffHash, state }: ActivationRequestRow,
): Promise<ActivatedPack> {
  // The writer judges all of this again; here it is told before the work of comparing.
  demandPerson(by);
  if (state !== 'open') throw new Problem('conflict', `the request was ${state}`);
  const { from } = await sameComparison(thread, hash, diffHash);
  const activated = await writer.activatePack({ by, id, from });
  // From here on nobody reads what is closed.
  await view.refresh();
  const tightening: RedecisionPhase = 'tightening';
  const isTightening = async () =>
    (await store.runningJobs()).some((job) => job.id === activated.job && job.phase === tightening);
  const deadline = performance.now() + tightenedMillisMax;
  let tightened = !(await isTightening());
  while (!tightened && performance.now() < deadline) {
    await pause(waitMillis);
    tightened = !(await isTightening());
  }
  return { ...activated, tightened };
}

async function jobsOf(
  store: PackReads & Pick<StoreReader, 'setting'>,
  thread: PolicyThread,
  limit: number,
): Promise<readonly Job[]> {
  const progress = thread.progress();
  const running: readonly Job[] =
    progress === undefined
      ? []
      : [{ id: 'comparison', kind: 'comparison', phase: 'comparing', ...progress, ...undated }];
  return [...running, ...(await store.jobs(limit)).map(jobOf)];
}

const undated = { collection: undefined, started: undefined, ended: undefined } as const;

function jobOf(row: JobRow): Job {
  const { id, kind, phase, done, total, started, ended } = row;
  return { id, kind, collection: sweptCollection(row), phase, done, total, started, ended };
}

function presentReads({ store, view, pageBytesMax: bytesMax }: PacksParts): PreviewReads {
  const queryOf = ({ access: { log, audience }, selection }: Read): LogQuery => ({
    ...{ ...selection, log, bytesMax, closedKeys: view.closedKeys(audience) },
  });
  return {
    readObjects: async (read) => unreceipted(await store.readObjects(queryOf(read))),
    readManifest: async (read) => unreceipted(await store.readManifest(queryOf(read))),
    holds: ({ log, audience }, objectId) => store.holds(log, objectId, view.closedKeys(audience)),
  };
}

function foreseenReads(
  { pageBytesMax: bytesMax }: PacksParts,
  thread: PolicyThread,
  hash: string,
): PreviewReads {
  const logOf = ({ collection, audience }: Access) => ({
    ...{ hash, collection: collection.id, audience },
  });
  return {
    async readObjects({ access, selection }) {
      const page = await thread.readObjects(logOf(access), { ...selection, bytesMax });
      return unreceipted({ ...page, bytes: Buffer.from(page.bytes) });
    },
    readManifest: async ({ access, selection }) =>
      unreceipted(await thread.readManifest(logOf(access), selection)),
    holds: (access, objectId) => thread.holds(logOf(access), objectId),
  };
}

function unreceipted<Page>(page: Page): Receipted<Page> {
  return { page, receipt: noReceipt };
}
