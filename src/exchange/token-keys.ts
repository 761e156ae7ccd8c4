/**
 * The keys that sign access tokens: derived from the hub secret by generation, so that none is stored.
 *
 * One generation signs. Those before it verify until the last token that they signed has expired, unless
 * they were revoked with the rotation. A number is given once, so a key that is gone does not come back.
 */
import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import { type Actor, recordDeed } from './audit.ts';
import type { HubSecret } from './hub-secret.ts';
import type { WriterScope } from './writer-scope.ts';

/** An Ed25519 public key as a JSON Web Key (RFC 8037 §2). */
export interface TokenJwk {
  readonly crv: 'Ed25519';
  readonly kty: 'OKP';
  readonly x: string;
}

/** A generation of keys, as the store keeps it: everything but the key. */
interface Generation {
  readonly generation: number;
  /** When it began to sign; the first one has always been there. */
  readonly since?: Micros;
  /** The first moment at which it verifies nothing; absent from the one that signs. */
  readonly until?: Micros;
}

/** One key of a generation, in the forms in which it is used. */
export interface TokenKey extends Generation {
  /** Its thumbprint (RFC 7638): the `kid` of the tokens that it signs. */
  readonly id: string;
  readonly jwk: TokenJwk;
  /** PKCS#8 and SPKI, as PEM. */
  readonly private: string;
  readonly public: string;
}

/** How to rotate. */
export interface RotateRequest {
  readonly by: Actor;
  /** How long the tokens that the present key has signed may live. */
  readonly tokenMicros: Micros;
  /** Ends every token signed so far. */
  readonly revokeOld: boolean;
}

const setting = 'token-keys';
const first: readonly Generation[] = [{ generation: 1 }];

/** Keys that verify at a time. Each is asked of the secret once, and shown to whoever wants to verify. */
const keysMax = 16;

/** The keys that verify now, the one that signs last. */
export async function readTokenKeys(
  store: Pick<StoreReader, 'setting'>,
  secret: HubSecret,
): Promise<readonly TokenKey[]> {
  return (await readGenerations(store)).map((generation) => ({
    ...generation,
    ...keyFormsOf(secret.tokenKey(generation.generation)),
  }));
}

/** Makes the next generation sign. Problem: `conflict` while too many keys verify. */
export async function rotateTokenKeys(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, tokenMicros, revokeOld }: RotateRequest,
): Promise<void> {
  const now = scope.now();
  const before = await readGenerations(tx);
  const generation = Math.max(...before.map((each) => each.generation)) + 1;
  const old = revokeOld
    ? []
    : before
        .map((each) => ({ ...each, until: each.until ?? now + tokenMicros }))
        .filter(({ until }) => until > now);
  if (old.length >= keysMax) {
    throw new Problem('conflict', `${keysMax} keys verify already: wait, or revoke the old ones`);
  }
  await tx.putSetting(setting, JSON.stringify([...old, { generation, since: now }]));
  const detail = { revoke_old: revokeOld };
  const subject = `token-key:${generation}`;
  await recordDeed(tx, scope, { by, action: 'rotate-token-keys', subject, detail });
}

async function readGenerations(
  store: Pick<StoreReader, 'setting'>,
): Promise<readonly Generation[]> {
  const text = await store.setting(setting);
  return text === undefined ? first : (JSON.parse(text) as readonly Generation[]);
}

function keyFormsOf(key: KeyObject): Pick<TokenKey, 'id' | 'jwk' | 'private' | 'public'> {
  const open = createPublicKey(key);
  const jwk: TokenJwk = { crv: 'Ed25519', kty: 'OKP', x: String(open.export({ format: 'jwk' }).x) };
  return {
    // The members that RFC 7638 §3.2 asks for, in its order, without blanks.
    id: hash('sha256', JSON.stringify(jwk), 'base64url'),
    jwk,
    private: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    public: open.export({ format: 'pem', type: 'spki' }).toString(),
  };
}
