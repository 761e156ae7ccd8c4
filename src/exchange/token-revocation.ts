/**
 * Access tokens that were revoked, and credentials that expired: remembered, and forgotten in their time.
 */
import type { Micros } from '../base/time.ts';
import type { RevokedToken, StoreTransaction } from '../store/store.ts';
import { recordDeed } from './audit.ts';
import type { CredentialUse } from './credential-uses.ts';
import type { WriterScope } from './writer-scope.ts';

/** Revoked tokens that are remembered at once: none lives longer than a day. */
export const revokedTokensMax = 100_000;

/** Remembers that a token was revoked. */
export async function revokeToken(
  tx: StoreTransaction,
  scope: WriterScope,
  { consumer, ...token }: RevokedToken & { readonly consumer: string },
): Promise<void> {
  await tx.putRevokedToken(token);
  const by = { kind: 'consumer', id: consumer } as const;
  await recordDeed(tx, scope, { by, action: 'revoke-token', subject: `token:${token.id}` });
}

/** Notes when credentials were used last. */
export function noteUses(
  tx: StoreTransaction,
  _scope: WriterScope,
  uses: readonly CredentialUse[],
): Promise<void> {
  return tx.noteUses(uses);
}

/** Drops revoked tokens that have expired by now, and credentials that expired before a moment. */
export async function dropExpired(
  tx: StoreTransaction,
  scope: WriterScope,
  { credentialsBefore }: { readonly credentialsBefore: Micros },
): Promise<void> {
  await tx.deleteRevokedTokensExpiredBefore(scope.now());
  const credentials = await tx.deleteCredentialsExpiredBefore(credentialsBefore);
  if (credentials === 0) return;
  const deed = { action: 'drop-expired-credentials', subject: 'hub', detail: { credentials } };
  await recordDeed(tx, scope, { by: { kind: 'hub' }, ...deed });
}
