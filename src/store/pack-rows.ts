/**
 * Packs, activations, requests and jobs: the part of the store's contract that keeps what decided when.
 *
 * Packs and activations are never changed and never removed: whoever was given something can be shown the
 * text under which it was given.
 */
import type { Micros } from '../base/time.ts';

/** A pack by its hash, without its text. */
export interface KeptPack {
  /** SHA-256 of the text (UTF-8), lower-case hex. */
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  readonly added: Micros;
  /** An actor, as the audit writes it. */
  readonly addedBy: string;
}

/** A pack with the text it was read from. */
export interface PackRow extends KeptPack {
  readonly text: string;
}

/**
 * How a pack came into force. `first`: there was none; `file`: the operator changed the configured file;
 * `activation` and `rollback`: by two persons, a rollback to a pack that had been in force before.
 */
export type ActivationKind = 'first' | 'file' | 'activation' | 'rollback';

/** One coming into force. The one of the greatest number is in force. */
export interface ActivationRow {
  /** Grows by one with each. */
  readonly number: number;
  readonly hash: string;
  readonly at: Micros;
  readonly kind: ActivationKind;
  /** Who asked for it; `undefined` for `first` and `file`. */
  readonly proposedBy: string | undefined;
  readonly activatedBy: string;
  /** The comparison that both agreed to. */
  readonly diffHash: string | undefined;
  readonly reason: string | undefined;
}

/** What became of a request to activate a pack. */
export type RequestState = 'open' | 'activated' | 'withdrawn';

/** One person's request that a pack be activated by another. */
export interface ActivationRequestRow {
  readonly id: string;
  readonly hash: string;
  readonly diffHash: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Micros;
  readonly state: RequestState;
  readonly ended: Micros | undefined;
  readonly endedBy: string | undefined;
}

/** Long work in steps, durable. `plan` is JSON text that only the work itself understands. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly started: Micros;
  /** `undefined` while it runs. */
  readonly ended: Micros | undefined;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly plan: string;
}

/** Reads of packs, inside a transaction and outside. */
export interface PackReads {
  /** Every pack, the latest added first. */
  packs(): Promise<readonly KeptPack[]>;
  pack(hash: string): Promise<PackRow | undefined>;
  /** Activations, the latest first, at most `limit`. */
  activations(limit: number): Promise<readonly ActivationRow[]>;
  /** Requests, the latest first, at most `limit`. */
  activationRequests(limit: number): Promise<readonly ActivationRequestRow[]>;
  activationRequest(id: string): Promise<ActivationRequestRow | undefined>;
  /** Jobs, the latest first, at most `limit`. */
  jobs(limit: number): Promise<readonly JobRow[]>;
  /** Jobs that run, the oldest first. */
  runningJobs(): Promise<readonly JobRow[]>;
}

/** Changes of packs, inside a transaction. */
export interface PackWrites {
  /** Keeps a pack; `false` when it was kept already. */
  putPack(row: PackRow): Promise<boolean>;
  /** Puts a kept pack into force; returns the activation's number. */
  appendActivation(row: Omit<ActivationRow, 'number'>): Promise<number>;
  /** Creates a request or replaces it. */
  putActivationRequest(row: ActivationRequestRow): Promise<void>;
  /** Creates a job or replaces it. */
  putJob(row: JobRow): Promise<void>;
  /** Forgets jobs of this kind that ended before this moment. */
  forgetJobs(kind: string, before: Micros): Promise<void>;
}
