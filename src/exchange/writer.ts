/**
 * The writer: the one place where contributions, releases and the directory are written.
 *
 * It owns the writing connection and does everything that takes time: parsing, deciding, settling. It may
 * live on a thread of its own (`writer-thread.ts`) or in process (tests on a virtual clock). Small
 * submissions are taken in, settled and recorded in one transaction; large ones are made durable first
 * and then taken in piece by piece, so that others get their turn, and settled at the end.
 *
 * INVARIANT: nothing is acknowledged before it is durable, and whatever is durable is completed after a
 * restart: pending submissions, the agenda and sweeps are all in the store.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../base/problem.ts';
import type { Clock, Micros } from '../base/time.ts';
import { keyTextVersion } from '../policy/decision-key.ts';
import type { Store, StoreTransaction, SubmissionRow, VersionChoice } from '../store/store.ts';
import { flushDueBatch, flushLog, settleCollection } from './agenda.ts';
import { Decider } from './decider.ts';
import { buildDirectory, type Directory } from './directory.ts';
import { enterPhases } from './due-phases.ts';
import { readEnvelope } from './envelope.ts';
import { backgroundPause, type GrowingPause, growingPause } from './growing-pause.ts';
import type { HubSecret } from './hub-secret.ts';
import {
  comesTooEarly,
  type InForce,
  inForce,
  type PackText,
  takePackFile,
} from './pack-in-force.ts';
import { endPhase, redecideOn } from './redecide.ts';
import { removeOwn } from './removal.ts';
import { continueSubmission } from './submission.ts';
import { adoptSweeps, endSweeps, startSweeps, sweepKind, sweepOn } from './sweep.ts';
import { intakeOf, takeIn } from './take-in.ts';
import type { WriterLimits, WriterScope } from './writer-scope.ts';

/** What a writer is made of. */
export interface WriterParts {
  readonly store: Store;
  /** The configured pack. */
  readonly file: PackText;
  /** Only look at it where no pack has ever been in force. */
  readonly keepsPack: boolean;
  readonly secret: HubSecret;
  readonly clock: Clock;
  readonly limits: WriterLimits;
  /** Told of background work that failed: a full disk, a locked database, or a bug. */
  readonly onFault: (fault: unknown) => void;
}

/** A POST as the writer receives it, already authorised. */
export interface SubmitRequest {
  readonly consumer: string;
  readonly apiRoot: string;
  readonly collection: string;
  readonly body: Uint8Array;
}

/** A DELETE as the writer receives it, already authorised. */
export interface RemoveRequest {
  readonly consumer: string;
  readonly collection: string;
  /** The log in which the asker sees the object. */
  readonly log: number;
  readonly objectId: string;
  readonly versions: VersionChoice;
}

/** Rows of logs' history that one tick forgets. */
const pastRowsMax = 500;

/** The settings that the writer keeps in the store. */
const settings = { secret: 'hub-secret-fingerprint', keys: 'key-text-version' } as const;

/** The writer, in process. */
export class Writer {
  readonly #parts: WriterParts;
  #decider: Decider;
  #inForce: InForce | undefined;
  #directory: Directory = buildDirectory([], []);
  #background: Promise<void> = Promise.resolve();
  /** Background work has been asked for and has not begun. */
  #awake = false;
  /** Before what failed in the background is tried again. */
  readonly #pause: GrowingPause = growingPause(backgroundPause);
  #closing = false;

  private constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#decider = new Decider(parts.file.pack);
  }

  /**
   * Opens the writer: checks that secret and database belong together, takes note of a changed pack, and
   * goes on with whatever an earlier life left pending.
   */
  static async open(parts: WriterParts): Promise<Writer> {
    const writer = new Writer(parts);
    await parts.store.transaction(async (tx) => {
      await checkFingerprint(tx, parts.secret);
      await writer.#loadDirectory(tx);
    });
    await writer.#takePackFile();
    const now = parts.clock.now();
    await parts.store.transaction(async (tx) => {
      await adoptSweeps(tx, now);
      await keyAnew(tx, writer.#directory, now);
    });
    writer.#wake();
    return writer;
  }

  /**
   * Takes note of the configured pack. One that has changed waits until the activation before it has been
   * carried out: a row that was closed must not open again behind a reader's position.
   */
  async #takePackFile(): Promise<void> {
    const { store, file, keepsPack, clock } = this.#parts;
    const context = { file, keepsPack, directory: this.#directory, now: clock.now() };
    const waits = await store.transaction((tx) => comesTooEarly(tx, context));
    while (waits && (await this.#unit()));
    await store.transaction((tx) => takePackFile(tx, context));
    await this.#transaction(async () => undefined);
  }

  /** Takes in a POST (TAXII 2.1 §5.5). Problems: as `Hub.submit`. */
  async submit(request: SubmitRequest): Promise<SubmissionRow> {
    const envelope = readEnvelope(request.body, this.#parts.limits);
    const row: SubmissionRow = {
      id: randomUUID(),
      consumer: request.consumer,
      apiRoot: request.apiRoot,
      collection: request.collection,
      requested: this.#parts.clock.now(),
      ended: undefined,
      total: envelope.objects.length,
      done: 0,
      outcomes: '{"successes":[],"failures":[]}',
      failed: 0,
      onBehalfOf: envelope.onBehalfOf,
    };
    if (envelope.objects.length > this.#parts.limits.pieceObjects) {
      await this.#transaction((tx) => tx.insertSubmission(row, request.body));
      this.#wake();
      return row;
    }
    const complete = await this.#transaction(async (tx) => {
      const scope = this.#scope();
      await enterPhases(tx, scope);
      const intake = intakeOf(scope, row, envelope.labels);
      const taken = await takeIn(tx, scope, intake, envelope.objects);
      await settleCollection(tx, scope, row.collection, taken.changed, taken.withdrawn);
      const ended = scope.now();
      const outcomes = JSON.stringify(taken.outcomes);
      const failed = taken.outcomes.failures.length;
      const done = { ...row, done: row.total, outcomes, failed, ended };
      await tx.insertSubmission(done, undefined);
      return done;
    });
    this.#wake();
    return complete;
  }

  /** Removes a consumer's own contributions of an object. Problems: `forbidden`, `absent`. */
  async remove(request: RemoveRequest): Promise<void> {
    await this.#transaction(async (tx) => {
      await enterPhases(tx, this.#scope());
      return removeOwn(tx, this.#scope(), request);
    });
    this.#wake();
  }

  /** Runs a unit of work that changes the directory, and makes the change known from then on. */
  async administer<T>(work: (tx: StoreTransaction, scope: WriterScope) => Promise<T>): Promise<T> {
    const result = await this.#transaction(async (tx) => {
      await this.#loadDirectory(tx);
      const value = await work(tx, this.#scope());
      await this.#loadDirectory(tx);
      return value;
    });
    this.#wake();
    return result;
  }

  /**
   * Does what has become due: agenda, sweeps, status resources and history past their time; nothing while
   * what failed before has its pause.
   */
  async tick(): Promise<void> {
    if (!this.#pause.isOver()) return;
    try {
      await this.#forget();
    } catch (fault) {
      this.#pause.failed();
      throw fault;
    }
    this.#wake();
  }

  /** Forgets what is past its time. */
  async #forget(): Promise<void> {
    const { clock, limits } = this.#parts;
    const old = clock.now() - limits.statusMicros;
    await this.#transaction(async (tx) => {
      await tx.expireSubmissionsEndedBefore(old);
      await tx.forgetPast(clock.now() - limits.historyMicros, pastRowsMax);
      await tx.forgetJobs(sweepKind, old);
    });
  }

  /** Resolves when no background work is left that could be done now. */
  async drain(): Promise<void> {
    for (let seen: unknown; seen !== this.#background; ) {
      seen = this.#background;
      await this.#background;
    }
  }

  /** Finishes the unit of work that runs and closes the store. What is left goes on at the next start. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#background;
    await this.#parts.store.close();
  }

  #scope(): WriterScope {
    const { secret, clock, limits } = this.#parts;
    const now = () => clock.now();
    return { decider: this.#decider, secret, now, limits, directory: this.#directory };
  }

  async #loadDirectory(tx: StoreTransaction): Promise<void> {
    this.#directory = buildDirectory(await tx.directory(), await tx.logs());
    this.#decider.setReaders(this.#directory.audiences);
  }

  /** Runs one unit of work, knowing every key that was interned before it, by a command beside it too. */
  #transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#parts.store.transaction(async (tx) => {
      await this.#enforce(tx);
      await this.#decider.learnFrom(tx);
      return work(tx);
    });
  }

  /** Decides by the pack in force, whoever activated it. */
  async #enforce(tx: StoreTransaction): Promise<void> {
    const present = await inForce(tx, this.#inForce);
    if (present === undefined || present === this.#inForce) return;
    present.decider.setReaders(this.#directory.audiences);
    this.#inForce = present;
    this.#decider = present.decider;
  }

  #wake(): void {
    if (this.#awake || !this.#pause.isOver()) return;
    this.#awake = true;
    // A failed unit changed nothing and is tried again at the first occasion after a pause.
    this.#background = this.#background
      .then(() => this.#work())
      .then(() => this.#pause.succeeded())
      .catch((fault) => {
        this.#pause.failed();
        this.#parts.onFault(fault);
      });
  }

  /** Does units of background work until none is left; who wakes it from now on wakes it anew. */
  async #work(): Promise<void> {
    this.#awake = false;
    while (!this.#closing && (await this.#unit())) await nextTurn();
  }

  /** One unit in one transaction; a pending submission, which takes several, is only found in it. */
  async #unit(): Promise<boolean> {
    const found = await this.#transaction(async (tx): Promise<string | boolean> => {
      // What has closed by itself goes before everything: nothing may be settled by what it was.
      if (await enterPhases(tx, this.#scope())) return true;
      // A batch whose time has come goes first: a sweep would put off what it goes over.
      if (await flushDueBatch(tx, this.#scope())) return true;
      const submission = (await tx.pendingSubmissions())[0];
      if (submission !== undefined) return submission;
      if (await sweepOn(tx, this.#scope())) return true;
      if (await redecideOn(tx, this.#scope())) return true;
      const due = (await tx.logsDue(this.#parts.clock.now()))[0];
      if (due === undefined) {
        await endSweeps(tx, this.#parts.clock.now());
        return endPhase(tx, this.#scope());
      }
      await flushLog(tx, this.#scope(), due);
      return true;
    });
    if (typeof found === 'boolean') return found;
    await continueSubmission(
      (work) => this.#transaction(work),
      () => this.#scope(),
      found,
      () => this.#closing,
    );
    return true;
  }
}

/** What an earlier version keyed is keyed anew, once: it weighed less than this one. */
async function keyAnew(
  tx: StoreTransaction,
  { collections }: Directory,
  now: Micros,
): Promise<void> {
  if ((await tx.setting(settings.keys)) === keyTextVersion) return;
  await startSweeps(tx, now, [...collections.keys()], 'keys');
  await tx.putSetting(settings.keys, keyTextVersion);
}

async function checkFingerprint(tx: StoreTransaction, secret: HubSecret): Promise<void> {
  const known = await tx.setting(settings.secret);
  if (known === undefined) await tx.putSetting(settings.secret, secret.fingerprint);
  else if (known !== secret.fingerprint) {
    throw new Problem('unavailable', 'the hub secret does not belong to this database');
  }
}
