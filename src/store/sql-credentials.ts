/**
 * Credentials, and access tokens that were revoked before their time.
 */
import type { Connection, Schema } from './schema.ts';
import type { CredentialRow, StoreReader, StoreTransaction } from './store.ts';

/** Reads of credentials and revoked tokens. */
export function credentialReads(
  db: Connection,
): Pick<StoreReader, 'credentials' | 'revokedTokens'> {
  return {
    async credentials() {
      const rows = await db.selectFrom('credential').selectAll().orderBy('id').execute();
      return rows.map(credentialOf);
    },
    revokedTokens: () =>
      db.selectFrom('revoked_token').select(['id', 'expires']).orderBy('id').execute(),
  };
}

/** Changes of credentials. */
export function credentialWrites(
  db: Connection,
): Pick<
  StoreTransaction,
  'putCredential' | 'deleteCredential' | 'noteUses' | 'deleteCredentialsExpiredBefore'
> {
  return {
    async putCredential(credential) {
      const { id, ...rest } = rowOf(credential);
      await db
        .insertInto('credential')
        .values({ id, ...rest })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
        .execute();
    },
    async deleteCredential(owner, id) {
      const deleted = await db
        .deleteFrom('credential')
        .where('owner_kind', '=', owner.kind)
        .where('owner', '=', owner.id)
        .where('id', '=', id)
        .executeTakeFirst();
      return deleted.numDeletedRows > 0n;
    },
    async noteUses(uses) {
      for (const { id, lastUsed } of uses) {
        await db
          .updateTable('credential')
          .set({ last_used: lastUsed })
          .where('id', '=', id)
          .where((row) => row.or([row('last_used', 'is', null), row('last_used', '<', lastUsed)]))
          .execute();
      }
    },
    async deleteCredentialsExpiredBefore(moment) {
      const deleted = await db
        .deleteFrom('credential')
        .where('expires', '<', moment)
        .executeTakeFirst();
      return Number(deleted.numDeletedRows);
    },
  };
}

/** Changes of revoked tokens. */
export function revokedTokenWrites(
  db: Connection,
): Pick<StoreTransaction, 'putRevokedToken' | 'deleteRevokedTokensExpiredBefore'> {
  return {
    async putRevokedToken({ id, expires }) {
      await db
        .insertInto('revoked_token')
        .values({ id, expires })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async deleteRevokedTokensExpiredBefore(moment) {
      const deleted = await db
        .deleteFrom('revoked_token')
        .where('expires', '<', moment)
        .executeTakeFirst();
      return Number(deleted.numDeletedRows);
    },
  };
}

function credentialOf(row: Schema['credential']): CredentialRow {
  return {
    id: row.id,
    owner: { kind: row.owner_kind, id: row.owner },
    kind: row.kind,
    digest: row.digest ?? undefined,
    binding: row.binding ?? undefined,
    created: row.created,
    expires: row.expires ?? undefined,
    lastUsed: row.last_used ?? undefined,
  };
}

function rowOf(credential: CredentialRow): Schema['credential'] {
  const { id, owner, kind, digest, binding, created, expires, lastUsed } = credential;
  return {
    id,
    owner_kind: owner.kind,
    owner: owner.id,
    kind,
    digest: digest ?? null,
    binding: binding ?? null,
    created,
    expires: expires ?? null,
    last_used: lastUsed ?? null,
  };
}
