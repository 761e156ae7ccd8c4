/**
 * Snapshots: one state of the store, kept still and read for as long as a question takes.
 *
 * A snapshot has a connection of its own, writes nothing and waits for nobody, and nobody waits for it.
 * While it is open the database keeps what it shows, so it is to be closed soon.
 */
import type { Micros } from '../base/time.ts';
import type { NewRelease, StoreReader, StoreTransaction } from './store.ts';

/** What a unit of work reads and a snapshot reads as well. */
export type UnitReads = Pick<
  StoreTransaction,
  | 'contributionsOf'
  | 'referencesOf'
  | 'referrersOf'
  | 'publicAmong'
  | 'markedIn'
  | 'bodies'
  | 'releasesOf'
  | 'releasesNamed'
  | 'variantsOf'
  | 'waitingIn'
>;

/** A log as it would be: some of its rows gone, others added after all that are there. */
export interface LogChange {
  readonly log: number;
  /** Stamps of rows that are gone. */
  readonly gone: readonly Micros[];
  /** New rows, in the order of their stamps. */
  readonly added: readonly NewRelease[];
}

/** Reads of logs. */
export type LogReads = Pick<StoreReader, 'readObjects' | 'readManifest' | 'holds'>;

/** One state of the store. */
export interface StoreSnapshot extends StoreReader, UnitReads {
  /** Which of these ids have a contribution under one of these keys, in any collection. */
  keyedAmong(objectIds: readonly string[], keys: readonly number[]): Promise<ReadonlySet<string>>;
  /**
   * Reads of one log as it would be after a change. From then on this snapshot has nothing else to say,
   * except to end.
   */
  readsAfter(change: LogChange): Promise<LogReads>;
  /** Lets go of the state. */
  close(): Promise<void>;
}
