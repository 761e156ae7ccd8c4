/**
 * Who could still administer: nobody may take the last way in away.
 */
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { CredentialRow, StoreTransaction } from '../store/store.ts';
import { type Account, buildDirectory, type Entry } from './directory.ts';
import type { WriterScope } from './writer-scope.ts';

/** Which ways in the configuration opens, beside the tokens of accounts. */
export interface WaysIn {
  /** The administrator's token. */
  readonly breakGlass: boolean;
  /** People at an OpenID provider. */
  readonly provider: boolean;
}

/** Whether anyone could administer now: by the administrator's token, or as an account that is one. */
export function hasWayIn(
  accounts: Iterable<Entry<Account>>,
  credentials: readonly CredentialRow[],
  ways: WaysIn,
  now: Micros,
): boolean {
  if (ways.breakGlass) return true;
  const withToken = new Set(
    credentials
      .filter(({ owner, kind }) => owner.kind === 'account' && kind === 'admin-token')
      .filter(({ expires }) => expires === undefined || expires > now)
      .map(({ owner }) => owner.id),
  );
  return [...accounts].some(
    ({ id, roles, disabled, subject }) =>
      !disabled &&
      roles.includes('administrator') &&
      (withToken.has(id) || (ways.provider && subject !== undefined)),
  );
}

/** Does what may take a way in away. Problem: `conflict` when it takes the last; nothing is done then. */
export async function keepingWayIn<T>(
  tx: StoreTransaction,
  { now }: Pick<WriterScope, 'now'>,
  ways: WaysIn,
  work: () => Promise<T>,
): Promise<T> {
  const open = async () => {
    const { accounts } = buildDirectory(await tx.directory(), []);
    return hasWayIn(accounts.values(), await tx.credentials(), ways, now());
  };
  const before = await open();
  const result = await work();
  if (before && !(await open())) {
    throw new Problem('conflict', 'nobody could administer any more');
  }
  return result;
}
