/**
 * Opening the hub: a writer, a reading connection, and the directory in memory.
 *
 * Reads run on the calling thread over a connection that never waits for the writer; everything else is
 * the writer's. The directory, the credentials and the closed keys are snapshots that every change
 * replaces before it is answered.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../base/problem.ts';
import { type Clock, type Micros, systemClock } from '../base/time.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { accountsOf, type SessionLimits } from './accounts.ts';
import { administrationOf } from './administering.ts';
import { type Actor, operatorAccount } from './audit.ts';
import { digestOf, matchesDigest, newSecret } from './credentials.ts';
import { curationOf } from './curation.ts';
import { openDesk } from './desk.ts';
import type { Access } from './directory.ts';
import { backgroundPause, growingPause } from './growing-pause.ts';
import type { Hub } from './hub.ts';
import { hubFiles } from './hub-files.ts';
import { openHubSecret } from './hub-secret.ts';
import {
  type LedgerClient,
  type LedgerLimits,
  openLedgerHere,
  openLedgerThreads,
} from './ledger-client.ts';
import { openPacks } from './packs.ts';
import { type RecordedReading, readingOf } from './reading.ts';
import { concludeLeavings, recallsOf } from './recalls.ts';
import { signIns } from './sign-in.ts';
import { defaultSignInLimits, type SignInLimits, SignInState } from './sign-in-state.ts';
import { revokedTokensMax } from './token-revocation.ts';
import { View } from './view.ts';
import type { WaysIn } from './ways-in.ts';
import { openWriterHere, openWriterThread } from './writer-client.ts';
import type { WriterCommands } from './writer-commands.ts';
import type { WriterOptions } from './writer-options.ts';
import type { WriterLimits } from './writer-scope.ts';

/** How to open a hub. Only the folder has no default. */
export interface HubOptions {
  /** The data folder; made if it is not there. */
  readonly folder: string;
  /** The policy pack in force; the shipped METI pack if not given. */
  readonly packFile?: string | undefined;
  readonly limits?: Partial<WriterLimits> | undefined;
  /** The administrator's token; if not given, the one made at the first start. */
  readonly adminToken?: string | undefined;
  /** Told the administrator's token when one is made: the only time it is seen. */
  readonly onAdminToken?: ((token: string) => void) | undefined;
  /** Which ways in are open to those who administer; the administrator's token alone if not given. */
  readonly waysIn?: Partial<WaysIn> | undefined;
  readonly sessions?: Partial<SessionLimits> | undefined;
  readonly signIns?: Partial<SignInLimits> | undefined;
  /** Told of work in the background that failed. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
  /** A clock other than the machine's; the writer then lives in this thread. */
  readonly clock?: Clock | undefined;
  /** Keep the writer in this thread: for commands that do one thing and end. */
  readonly inThread?: boolean | undefined;
  /** The most bytes of a page of objects. */
  readonly pageBytesMax?: number | undefined;
  /** The most pages the database may grow to. */
  readonly pagesMax?: number | undefined;
  /** How long reads are kept. */
  readonly ledger?: Partial<LedgerLimits> | undefined;
  /** The most pages the ledger may grow to. */
  readonly ledgerPagesMax?: number | undefined;
}

/** A hub with what only its owner uses. */
export interface OpenHub extends Hub {
  /** Does what has become due on a clock that is not the machine's, and waits until nothing is left. */
  settle(): Promise<void>;
  /** Makes one step of what keeps the ledger small, as the machine's clock makes it do by itself; is more left? */
  upkeep(): Promise<boolean>;
  /** Under which id an object that was submitted stands in the access's log; `undefined` if it does not. */
  standingOf(access: Access, submittedId: string): Promise<string | undefined>;
}

/** The shipped pack; the package root lies two levels above this file, as source and as compiled. */
export const shippedPackFile = join(import.meta.dirname, '..', '..', 'policies', 'meti-2023.yaml');

/** Limits where nothing else is configured. */
export const defaultLimits: WriterLimits = {
  depthMax: 64,
  membersMax: 4_000_000,
  objectsMax: 100_000,
  pieceObjects: 1_000,
  profile: 'default',
  statusMicros: 48 * 3_600_000_000,
  graceMicros: 60_000_000,
  historyMicros: 1_100 * 24 * 3_600_000_000,
  recallMicros: 7 * 24 * 3_600_000_000,
};

/** Objects are a kilobyte or so: only a page of giants is ever cut. */
const pageBytesMaxDefault = 64 * 1024 * 1024;

/** A working day; an hour without a request. */
const defaultSessions: SessionLimits = {
  lifeMicros: 8 * 3_600_000_000,
  idleMicros: 3_600_000_000,
};

/** How long reads are kept where nothing else is configured. */
const defaultLedgerLimits: LedgerLimits = {
  compactMicros: 24 * 3_600_000_000,
  retentionMicros: 1_095 * 24 * 3_600_000_000,
};

const tickMillis = 500;
const adminTokenSetting = 'admin-token-digest';

/** Opens a hub on a data folder. Problem: `unavailable` when secret, pack or database do not fit. */
export async function openHub(options: HubOptions): Promise<OpenHub> {
  const { folder, packFile = shippedPackFile, clock, pagesMax } = options;
  const onFault = options.onFault ?? (() => undefined);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const limits = { ...defaultLimits, ...options.limits };
  const keepsPack = options.inThread;
  const writerOptions = { folder, packFile, keepsPack, limits, pagesMax };
  const { writer, ledger } = await openThreads(options, writerOptions, onFault);
  try {
    const store = await openSqlite({ file: join(folder, hubFiles.database), readonly: true });
    const secret = openHubSecret(join(folder, hubFiles.secret), false);
    const now = () => (clock ?? systemClock).now();
    const signInLimits = { ...defaultSignInLimits, ...options.signIns };
    const view = await View.open(
      store,
      new SignInState({ store, secret, limits: signInLimits, now }),
    );
    const ways = { breakGlass: true, provider: false, ...options.waysIn };
    const adminDigest = ways.breakGlass
      ? await adminTokenDigest(options, store, writer)
      : undefined;
    const sessions = { ...defaultSessions, ...options.sessions };
    const { pageBytesMax = pageBytesMaxDefault } = options;
    const { receipts } = ledger;
    const reading = readingOf({ store, receipts, view, pageBytesMax });
    const conclude = concludingOf(store, writer, ledger, reading);
    // A command that runs beside the server knows nothing of the server's reads.
    const concludeInTime = options.inThread === true ? async () => undefined : conclude;
    const ticking = { writer, view, ledger, conclude: concludeInTime };
    const stopTicking = clock === undefined ? tickEvery(ticking, onFault) : undefined;
    const rest = { stopTicking, now, pageBytesMax, ways, sessions, reading, conclude };
    return assemble({ folder, store, view, writer, ledger, adminDigest, ...rest });
  } catch (error) {
    await ledger.close();
    await writer.close();
    throw error;
  }
}

/** Opens what writes, both at once; if one cannot be opened, neither stays open. */
async function openThreads(
  { folder, clock, inThread, ledger: limits, ledgerPagesMax: pagesMax }: HubOptions,
  writerOptions: WriterOptions,
  onFault: (fault: unknown) => void,
): Promise<{ readonly writer: WriterCommands; readonly ledger: LedgerClient }> {
  const here = clock !== undefined || inThread === true;
  const time = clock ?? systemClock;
  const ledgerLimits = { ...defaultLedgerLimits, ...limits };
  const ledgerOptions = { folder, pagesMax, clock: time, limits: ledgerLimits, onFault };
  const [writer, ledger] = await Promise.allSettled([
    here ? openWriterHere(writerOptions, time, onFault) : openWriterThread(writerOptions, onFault),
    here ? openLedgerHere(ledgerOptions) : openLedgerThreads(ledgerOptions),
  ]);
  if (writer.status === 'fulfilled' && ledger.status === 'fulfilled') {
    return { writer: writer.value, ledger: ledger.value };
  }
  if (writer.status === 'fulfilled') await writer.value.close();
  if (ledger.status === 'fulfilled') await ledger.value.close();
  throw writer.status === 'rejected' ? writer.reason : (ledger as PromiseRejectedResult).reason;
}

interface HubParts {
  readonly folder: string;
  readonly store: Store;
  readonly ledger: LedgerClient;
  readonly view: View;
  readonly writer: WriterCommands;
  /** Digest of the administrator's token; `undefined` where it is switched off. */
  readonly adminDigest: string | undefined;
  readonly ways: WaysIn;
  readonly sessions: SessionLimits;
  /** Resolves when nothing that it began runs any more. */
  readonly stopTicking: (() => Promise<void>) | undefined;
  readonly now: () => Micros;
  readonly pageBytesMax: number;
  readonly reading: RecordedReading;
  readonly conclude: () => Promise<void>;
}

/** Makes the way to conclude leavings; what is under way is not begun beside it. */
function concludingOf(
  store: Store,
  writer: WriterCommands,
  { questions }: LedgerClient,
  { recorded }: RecordedReading,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= concludeLeavings({ store, writer, ledger: questions, recorded }).finally(() => {
      running = undefined;
    });
    return running;
  };
}

function assemble(parts: HubParts): OpenHub {
  const { store, view, writer, ledger, stopTicking, ways, sessions, now } = parts;
  const { folder, pageBytesMax, reading, conclude } = parts;
  const packs = openPacks({ folder, store, writer, view, pageBytesMax });
  const administrationBy = (by: Actor) => administrationOf({ view, writer, store, ways, now }, by);
  // What has lapsed is not read, even if the tick that takes it out is late.
  const enterPhases = async () => {
    while (view.hasPhaseDue(now())) {
      await writer.enterPhases(undefined);
      await view.notePhases();
    }
  };
  return {
    directory: () => view.directory,
    administrationBy,
    administration: administrationBy(operatorAccount),
    accounts: accountsOf({
      ...{ writer, view, ways, sessions, now },
      isAdminToken: isAdminToken(parts),
      noteUse: (credential) => view.signIns.uses.note(credential),
    }),
    curation: curationOf({ store, writer, view, now }),
    desk: openDesk({ store, writer, view, enterPhases }),
    packs,
    auditRecords: (query) => store.auditRecords(query),
    ...signIns({ view, now }),
    partyNamed: (consumer) => view.directory.consumers.get(consumer),
    async revokeToken({ id, expires, consumer }) {
      if (view.signIns.revokedTokens.size >= revokedTokensMax) {
        throw new Problem('unavailable', 'too many tokens were revoked: wait until some expire');
      }
      await writer.revokeToken({ id, expires, consumer });
      await view.signIns.refresh();
    },
    async readObjects(read) {
      await enterPhases();
      return reading.readObjects(read);
    },
    async readManifest(read) {
      await enterPhases();
      return reading.readManifest(read);
    },
    ledger: ledger.questions,
    recalls: recallsOf({ store, writer, view, now, ledger: ledger.questions }),
    async holds({ log, audience }, objectId) {
      await enterPhases();
      return store.holds(log, objectId, view.closedKeys(audience));
    },
    submit: (party, { collection }, body) =>
      writer.submit({
        consumer: party.id,
        apiRoot: collection.apiRoot,
        collection: collection.id,
        body,
      }),
    async submission(party, apiRoot, id) {
      const row = await store.submission(id);
      return row?.consumer === party.id && row.apiRoot === apiRoot ? row : undefined;
    },
    remove: (party, { collection, log }, objectId, versions) =>
      writer.remove({ consumer: party.id, collection: collection.id, log, objectId, versions }),
    async standingOf({ log }, submittedId) {
      const snapshot = await store.snapshot();
      try {
        return (await snapshot.releasesOf(log, [submittedId])).at(-1)?.objectId;
      } finally {
        await snapshot.close();
      }
    },
    async settle() {
      await view.signIns.tick(writer);
      await writer.tick();
      await writer.drain();
      // One that is under way may have begun too early.
      await conclude();
      await conclude();
      await view.notePhases();
    },
    upkeep: () => ledger.upkeep(),
    async close() {
      await stopTicking?.();
      await packs.close();
      await ledger.close();
      await view.signIns.close(writer);
      await writer.close();
      await store.close();
    },
  };
}

function isAdminToken({ adminDigest }: HubParts): (token: string) => boolean {
  return (token) => adminDigest !== undefined && matchesDigest(token, adminDigest);
}

async function adminTokenDigest(
  { adminToken, onAdminToken }: HubOptions,
  store: Store,
  writer: WriterCommands,
): Promise<string> {
  if (adminToken !== undefined) return digestOf(adminToken);
  const known = await store.setting(adminTokenSetting);
  if (known !== undefined) return known;
  const token = newSecret();
  const value = digestOf(token);
  await writer.putSetting({ name: adminTokenSetting, value });
  onAdminToken?.(token);
  return value;
}

function tickEvery(
  { writer, view, ledger, conclude }: Pick<HubParts, 'writer' | 'view' | 'ledger' | 'conclude'>,
  onFault: (fault: unknown) => void,
): () => Promise<void> {
  const upkeepPause = growingPause(backgroundPause);
  const keepUp = async () => {
    if (!upkeepPause.isOver()) return;
    try {
      await conclude();
      await ledger.upkeep();
      await view.signIns.tick(writer);
      upkeepPause.succeeded();
    } catch (fault) {
      upkeepPause.failed();
      throw fault;
    }
  };
  const tick = async () => {
    await writer.tick();
    await view.notePhases();
    await keepUp();
  };
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= tick()
      .catch(onFault)
      .finally(() => {
        running = undefined;
      });
  }, tickMillis).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
