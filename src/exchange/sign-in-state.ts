/**
 * What the serving thread keeps in memory to judge who signs in: credentials, keys of access tokens, tokens
 * that were revoked; and what it owes to the store.
 */
import type { Micros } from '../base/time.ts';
import type { Store } from '../store/store.ts';
import { CredentialUses } from './credential-uses.ts';
import { type CredentialIndex, indexCredentials } from './credentials.ts';
import type { HubSecret } from './hub-secret.ts';
import { readTokenKeys, type TokenKey } from './token-keys.ts';
import type { WriterCommands } from './writer-commands.ts';

/** How long things last that let somebody sign in. */
export interface SignInLimits {
  /** How long access tokens live. */
  readonly tokenMicros: Micros;
  /** How long credentials that have expired are kept and shown. */
  readonly expiredMicros: Micros;
}

/** Where nothing else is configured: ten minutes, thirty days. */
export const defaultSignInLimits: SignInLimits = {
  tokenMicros: 600_000_000,
  expiredMicros: 30 * 86_400_000_000,
};

/** What the state is made of. */
export interface SignInStateParts {
  readonly store: Pick<Store, 'credentials' | 'revokedTokens' | 'setting'>;
  readonly secret: HubSecret;
  readonly limits: SignInLimits;
  readonly now: () => Micros;
}

/** The snapshots, and when credentials were used. */
export class SignInState {
  credentials: CredentialIndex = indexCredentials([]);
  tokenKeys: readonly TokenKey[] = [];
  /** Revoked access tokens by id, with the moments at which they would have expired. */
  revokedTokens: ReadonlyMap<string, Micros> = new Map();
  readonly uses: CredentialUses;
  readonly limits: SignInLimits;
  readonly #parts: SignInStateParts;
  #reading: Promise<void> = Promise.resolve();

  constructor(parts: SignInStateParts) {
    this.#parts = parts;
    this.limits = parts.limits;
    this.uses = new CredentialUses(parts.now());
  }

  /** Reads everything anew. One reading after another: an older state must not replace a newer one. */
  refresh(): Promise<void> {
    const reading = this.#reading.then(() => this.#read());
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #read(): Promise<void> {
    const { store, secret } = this.#parts;
    this.credentials = indexCredentials(await store.credentials());
    this.tokenKeys = await readTokenKeys(store, secret);
    const revoked = await store.revokedTokens();
    this.revokedTokens = new Map(revoked.map(({ id, expires }) => [id, expires]));
  }

  /** Writes when credentials were used last, and forgets what expired long enough ago. */
  async tick(writer: Pick<WriterCommands, 'noteUses' | 'dropExpired'>): Promise<void> {
    const { now, limits } = this.#parts;
    const moment = now();
    const uses = this.uses.take(moment);
    if (uses.length > 0) await writer.noteUses(uses);
    const credentialsBefore = moment - limits.expiredMicros;
    const tokens = [...this.revokedTokens.values()].some((expires) => expires < moment);
    if (!tokens && this.credentials.firstExpiry >= credentialsBefore) return;
    await writer.dropExpired({ credentialsBefore });
    await this.refresh();
  }

  /** Writes what would be forgotten with the process, if it can be written: nothing else depends on it. */
  async close(writer: Pick<WriterCommands, 'noteUses'>): Promise<void> {
    const uses = this.uses.take(this.#parts.now(), true);
    if (uses.length > 0) await writer.noteUses(uses).catch(() => undefined);
  }
}
