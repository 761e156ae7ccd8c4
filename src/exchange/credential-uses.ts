/**
 * When credentials were used last: noted in memory, written to the store once in a while.
 *
 * A request that signs in writes nothing and waits for nothing. What is known is a minute coarse, and a
 * process that is killed forgets its last minute.
 */
import type { Micros } from '../base/time.ts';
import type { CredentialRow } from '../store/store.ts';

/** A use to be written. */
export interface CredentialUse {
  readonly id: string;
  readonly lastUsed: Micros;
}

const writeEvery: Micros = 60_000_000;

/** The uses since the last writing, and what has been written. */
export class CredentialUses {
  #used = new Set<string>();
  #written = new Map<string, Micros>();
  #dueAfter: Micros;

  constructor(now: Micros) {
    this.#dueAfter = now + writeEvery;
  }

  /** Notes that a credential is used now. */
  note(credential: string): void {
    this.#used.add(credential);
  }

  /** What is to be written now: nothing before a minute has passed, unless it `mustEnd`. */
  take(now: Micros, mustEnd = false): readonly CredentialUse[] {
    if (this.#used.size === 0 || (now < this.#dueAfter && !mustEnd)) return [];
    const uses = [...this.#used].map((id) => ({ id, lastUsed: now }));
    this.#used = new Set();
    this.#dueAfter = now + writeEvery;
    for (const { id, lastUsed } of uses) this.#written.set(id, lastUsed);
    return uses;
  }

  /** Forgets what the rows just read from the store say themselves. */
  forget(): void {
    this.#written.clear();
  }

  /** The row with its last use as it is known here. */
  upToDate(row: CredentialRow): CredentialRow {
    return { ...row, lastUsed: this.#written.get(row.id) ?? row.lastUsed };
  }
}
