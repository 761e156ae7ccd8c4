/**
 * Accounts signing in: programs by a token, people by a session that an OpenID provider vouched for, and the
 * holder of the administrator's token when nothing else is left.
 *
 * Who is asked for is looked up at each request: a role that was taken away, an account that was disabled or
 * a token that was revoked ends at once. Nobody learns why a sign-in failed.
 */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../base/json.ts';
import type { Micros } from '../base/time.ts';
import type { CredentialRow } from '../store/store.ts';
import type { Actor } from './audit.ts';
import { digestOf, newSecret } from './credentials.ts';
import type { Account, AccountRole, Directory, Entry } from './directory.ts';
import type { SignInState } from './sign-in-state.ts';
import { hasWayIn, type WaysIn } from './ways-in.ts';
import type { WriterCommands } from './writer-commands.ts';

/** An account that signed in. */
export interface SignedInAccount {
  readonly id: string;
  readonly roles: readonly AccountRole[];
}

/** How long sessions last. */
export interface SessionLimits {
  /** From the sign-in on, whatever happens. */
  readonly lifeMicros: Micros;
  /** Since it was used last. */
  readonly idleMicros: Micros;
}

/** A person whom the provider vouched for. */
export interface Vouched {
  /** The `sub` of the ID token. */
  readonly subject: string;
  /** The roles that the provider's claim gives; `undefined` where the account's own roles count. */
  readonly roles: readonly AccountRole[] | undefined;
}

/** What accounts do to sign in. */
export interface Accounts {
  /** Is this the administrator's token? Compared in constant time; never, where it is switched off. */
  isAdminToken(token: string): boolean;
  /** The account that this token belongs to, if both are valid now. */
  byToken(token: string): SignedInAccount | undefined;
  /** The account that this session belongs to, if both are valid now; the session stays alive by it. */
  bySession(secret: string): SignedInAccount | undefined;
  /**
   * Opens a session and gives its secret; `undefined` for a subject without an account, a disabled account,
   * or one without roles. Roles that the provider gives become the account's. Problem: `conflict` where they
   * would leave nobody who administers.
   */
  openSession(person: Vouched): Promise<{ readonly secret: string } | undefined>;
  /** Ends a session, if it is one. */
  closeSession(secret: string): Promise<void>;
  /** Records that the administrator's token was used. */
  noteBreakGlass(detail: JsonObject): Promise<void>;
  /** Records a sign-in that failed. Of many in one minute some are counted only. */
  noteFailure(detail: JsonObject): Promise<void>;
  /** Whether anyone could administer now. */
  hasWayIn(): boolean;
}

/** The account that the administrator's token stands for; it has no entry. */
export const breakGlassAccount: SignedInAccount = { id: 'break-glass', roles: ['administrator'] };

/** What signing accounts in needs of an open hub. */
export interface AccountsParts {
  readonly writer: Pick<WriterCommands, 'openSession' | 'deleteCredential' | 'noteDeed'>;
  readonly view: {
    readonly directory: Directory;
    readonly signIns: Pick<SignInState, 'credentials'>;
    refresh(): Promise<void>;
  };
  readonly isAdminToken: (token: string) => boolean;
  /** Notes that a credential is used now. */
  readonly noteUse: (credential: string) => void;
  readonly ways: WaysIn;
  readonly sessions: SessionLimits;
  readonly now: () => Micros;
}

/** A new credential of an account, and its secret. */
export function newAccountCredential(
  account: string,
  kind: 'admin-token' | 'session',
  life: { readonly created: Micros; readonly expires: Micros },
): { readonly row: CredentialRow; readonly secret: string } {
  const secret = newSecret();
  const owner = { kind: 'account', id: account } as const;
  const kept = { digest: digestOf(secret), binding: undefined, lastUsed: undefined };
  return { row: { id: randomUUID(), owner, kind, ...kept, ...life }, secret };
}

/** Failed sign-ins that are recorded one by one in each minute. */
const failuresRecorded = 10;
const minuteMicros = 60_000_000;

/** Makes the signing in of accounts. */
export function accountsOf(parts: AccountsParts): Accounts {
  const { writer, view, ways, sessions, now, noteUse } = parts;
  const lastUse = new Map<string, Micros>();
  const failures = { minute: 0, recorded: 0, counted: 0 };

  const find = (secret: string, kind: CredentialRow['kind']) => {
    const row = view.signIns.credentials.byDigest.get(digestOf(secret));
    if (row?.kind !== kind || row.owner.kind !== 'account') return undefined;
    if (row.expires !== undefined && row.expires <= now()) return undefined;
    const account = view.directory.accounts.get(row.owner.id);
    return account === undefined || account.disabled ? undefined : { row, account };
  };

  return {
    isAdminToken: parts.isAdminToken,
    byToken(token) {
      const found = find(token, 'admin-token');
      if (found !== undefined) noteUse(found.row.id);
      return signedIn(found?.account);
    },
    bySession(secret) {
      const found = find(secret, 'session');
      if (found === undefined) return undefined;
      const { id, lastUsed, created } = found.row;
      const moment = now();
      if (moment - (lastUse.get(id) ?? lastUsed ?? created) > sessions.idleMicros) return undefined;
      lastUse.set(id, moment);
      noteUse(id);
      return signedIn(found.account);
    },
    async openSession(person) {
      const account = [...view.directory.accounts.values()].find(
        ({ subject }) => subject === person.subject,
      );
      if (account === undefined) return undefined;
      const created = now();
      const life = { created, expires: created + sessions.lifeMicros };
      const { row, secret } = newAccountCredential(account.id, 'session', life);
      const opened = await writer.openSession({ ...person, row, ways });
      await view.refresh();
      return opened ? { secret } : undefined;
    },
    async closeSession(secret) {
      const found = find(secret, 'session');
      if (found === undefined) return;
      const { owner, id } = found.row;
      lastUse.delete(id);
      await writer.deleteCredential({ by: actorOf(owner.id), owner, id, ways });
      await view.refresh();
    },
    noteBreakGlass: (detail) =>
      writer.noteDeed({
        by: actorOf(breakGlassAccount.id),
        action: 'use-break-glass',
        subject: `account:${breakGlassAccount.id}`,
        detail,
      }),
    async noteFailure(detail) {
      const minute = Math.floor(now() / minuteMicros);
      if (minute !== failures.minute) Object.assign(failures, { minute, recorded: 0 });
      if (failures.recorded >= failuresRecorded) {
        failures.counted++;
        return;
      }
      const { counted } = failures;
      Object.assign(failures, { recorded: failures.recorded + 1, counted: 0 });
      const more = counted > 0 ? { moreBefore: counted } : {};
      const deed = { action: 'refuse-sign-in', subject: 'hub', detail: { ...detail, ...more } };
      await writer.noteDeed({ by: { kind: 'hub' }, ...deed });
    },
    hasWayIn: () =>
      hasWayIn(
        view.directory.accounts.values(),
        [...view.signIns.credentials.byDigest.values()],
        ways,
        now(),
      ),
  };
}

function signedIn(account: Entry<Account> | undefined): SignedInAccount | undefined {
  return account && { id: account.id, roles: account.roles };
}

function actorOf(id: string): Actor {
  return { kind: 'account', id };
}
