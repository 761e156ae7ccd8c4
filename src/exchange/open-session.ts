/**
 * Opening a session: the writer's part, against the directory as it is in that transaction.
 */
import type { CredentialRow, StoreTransaction } from '../store/store.ts';
import type { Vouched } from './accounts.ts';
import { putEntry } from './administration.ts';
import { recordDeed } from './audit.ts';
import type { WaysIn } from './ways-in.ts';
import type { WriterScope } from './writer-scope.ts';

/** A session to open, for the account that its row names. */
export interface OpenSessionRequest extends Vouched {
  readonly row: CredentialRow;
  readonly ways: WaysIn;
}

/** The most sessions that an account has at once; the oldest gives way. */
const sessionsMax = 20;

/**
 * Keeps the session, and the roles that the provider gave. `false` when the account is gone, disabled, of
 * another subject by now, or has no role. Problem: `conflict`.
 */
export async function openSession(
  tx: StoreTransaction,
  scope: WriterScope,
  { subject, roles, row, ways }: OpenSessionRequest,
): Promise<boolean> {
  const { id } = row.owner;
  const account = scope.directory.accounts.get(id);
  if (account === undefined || account.subject !== subject || account.disabled) return false;
  const { id: _, revision: __, ...document } = account;
  const given = roles ?? account.roles;
  if ([...given].sort().join() !== [...account.roles].sort().join()) {
    const changed = { ...document, roles: given };
    const by = { kind: 'hub' } as const;
    await putEntry(tx, scope, { by, kind: 'account', id, document: changed, ways });
  }
  if (given.length === 0) return false;
  const present = (await tx.credentials())
    .filter(({ owner, kind }) => owner.kind === 'account' && owner.id === id && kind === 'session')
    .sort((a, b) => b.created - a.created);
  for (const old of present.slice(sessionsMax - 1)) await tx.deleteCredential(old.owner, old.id);
  await tx.putCredential(row);
  const detail = { credential: row.id };
  const by = { kind: 'account', id } as const;
  await recordDeed(tx, scope, { by, action: 'sign-in', subject: `account:${id}`, detail });
  return true;
}
