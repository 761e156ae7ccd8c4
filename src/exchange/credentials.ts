/**
 * Credentials: secrets that the hub makes, shows once and keeps as digests.
 *
 * A secret is 256 random bits, so a plain SHA-256 digest of it cannot be guessed back and needs no slow
 * hash: signing in costs one digest and one look-up, whoever tries.
 */
import { hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Micros } from '../base/time.ts';
import type { CredentialRow } from '../store/store.ts';
import type { Presented } from './hub.ts';

/** The digest under which a secret is known. */
export function digestOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** A new secret: 256 random bits as 43 characters that need no escaping anywhere. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A new credential and its secret. */
export function newCredential(
  consumer: string,
  kind: CredentialRow['kind'],
  created: Micros,
): { readonly row: CredentialRow; readonly secret: string } {
  const secret = newSecret();
  const owner = { kind: 'consumer', id: consumer } as const;
  const row: CredentialRow = {
    id: randomUUID(),
    owner,
    kind,
    digest: digestOf(secret),
    binding: undefined,
    created,
    expires: undefined,
    lastUsed: undefined,
  };
  return { row, secret };
}

/**
 * Whose credential this is. An API key may come as a token or as the password of any user name (many
 * clients know Basic only); a Basic secret goes with its consumer's name.
 */
export function ownerOf(
  byDigest: ReadonlyMap<string, CredentialRow>,
  presented: Presented,
): string | undefined {
  const secret = presented.kind === 'basic' ? presented.password : presented.token;
  const row = byDigest.get(digestOf(secret));
  if (row?.owner.kind !== 'consumer') return undefined;
  if (row.kind === 'api-key') return row.owner.id;
  const named = presented.kind === 'basic' && presented.username === row.owner.id;
  return named ? row.owner.id : undefined;
}

/** Compares a secret with a digest in time that depends on neither. */
export function matchesDigest(secret: string, digest: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(secret), 'hex'), Buffer.from(digest, 'hex'));
}
