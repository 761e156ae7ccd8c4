/**
 * What administrators do, as seen from the serving thread: each change is the writer's, is recorded as the
 * deed of whoever does it, and is answered when the snapshots that serve requests have it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Problem, quote } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { PackReads } from '../store/pack-rows.ts';
import type { CredentialRow, Owner } from '../store/store.ts';
import { newAccountCredential } from './accounts.ts';
import type { Actor } from './audit.ts';
import { newCertificateCredential, newCredential } from './credentials.ts';
import { anonymousConsumer, type Directory, type Documents, type Entry } from './directory.ts';
import type { Administration } from './hub.ts';
import type { SignInState } from './sign-in-state.ts';
import type { WaysIn } from './ways-in.ts';
import type { WriterCommands } from './writer-commands.ts';

/** What administering needs of an open hub. */
export interface AdministeringParts {
  readonly writer: WriterCommands;
  readonly store: Pick<PackReads, 'runningJobs'>;
  /** The snapshots that requests are served from. */
  readonly view: {
    readonly directory: Directory;
    readonly signIns: SignInState;
    /** Reads them anew from the store. */
    refresh(): Promise<void>;
  };
  readonly ways: WaysIn;
  readonly now: () => Micros;
}

/** The administration in one actor's name. */
export function administrationOf(parts: AdministeringParts, by: Actor): Administration {
  const { view, writer, ways, now } = parts;
  const mustExist = (consumer: string) => {
    if (!view.directory.consumers.has(consumer)) throw new Problem('absent', 'no such entry');
  };
  /** The moment at which a credential is made, if the consumer may have one that lasts so long. */
  const mayHave = (consumer: string, expires: Micros | undefined): Micros => {
    mustExist(consumer);
    if (consumer === anonymousConsumer) {
      throw new Problem('conflict', 'this consumer stands for whoever does not sign in');
    }
    const moment = now();
    if (expires === undefined || expires > moment) return moment;
    throw new Problem('unprocessable', '`expires` has passed');
  };
  const keep = async (row: CredentialRow) => {
    await writer.putCredential({ by, row });
    await view.refresh();
  };
  const mustBeAccount = (account: string) => {
    if (!view.directory.accounts.has(account)) throw new Problem('absent', 'no such account');
  };
  const administration: Administration = {
    async put(kind, id, document, ifRevision) {
      const put = await writer.putEntry({ by, kind, id, document, ifRevision, ways });
      const { revision, warnings, tightening } = put;
      // Answered when it holds: nobody may read meanwhile what has just been closed.
      const left = await leftOf(parts, tightening);
      await view.refresh();
      const entry = { ...document, id, revision } as Entry<Documents[typeof kind]>;
      return { entry, created: revision === 1, warnings: [...warnings, ...left.map(notYetHeld)] };
    },
    async remove(kind, id, ifRevision) {
      await writer.deleteEntry({ by, kind, id, ifRevision, ways });
      await view.refresh();
    },
    credentials(consumer) {
      mustExist(consumer);
      const { credentials, uses } = view.signIns;
      return credentials.of(consumerNamed(consumer)).map((row) => uses.upToDate(row));
    },
    async issueCredential(consumer, kind, expires) {
      const created = mayHave(consumer, expires);
      const { row, secret } = newCredential(consumerNamed(consumer), kind, created, expires);
      await keep(row);
      return { id: row.id, kind, secret };
    },
    async bindCertificate(consumer, binding, expires) {
      const created = mayHave(consumer, expires);
      const owner = consumerNamed(consumer);
      const row = newCertificateCredential(owner, binding, created, expires);
      await keep(row);
      return row.id;
    },
    async revokeCredential(consumer, id) {
      const owner = consumerNamed(consumer);
      if (!(await writer.deleteCredential({ by, owner, id, ways }))) {
        throw new Problem('absent', 'no such credential');
      }
      await view.refresh();
    },
    adminTokens(account) {
      mustBeAccount(account);
      const { credentials, uses } = view.signIns;
      return credentials
        .of({ kind: 'account', id: account })
        .filter(({ kind }) => kind === 'admin-token')
        .map((row) => uses.upToDate(row));
    },
    async issueAdminToken(account, lifeMicros) {
      mustBeAccount(account);
      const created = now();
      const life = { created, expires: created + lifeMicros };
      const made = newAccountCredential(account, 'admin-token', life);
      await writer.putCredential({ by, row: made.row });
      await view.refresh();
      return made;
    },
    async revokeAdminToken(account, id) {
      const found = administration.adminTokens(account).find((row) => row.id === id);
      if (found === undefined) throw new Problem('absent', 'no such token');
      await writer.deleteCredential({ by, owner: found.owner, id, ways });
      await view.refresh();
    },
    async rotateTokenKeys(revokeOld) {
      await writer.rotateTokenKeys({ by, tokenMicros: view.signIns.limits.tokenMicros, revokeOld });
      await view.refresh();
    },
  };
  return administration;
}

/** How long a change is waited for, in milliseconds, before it is answered as still under way. */
const heldMillisMax = 20_000;

/** Which of these jobs are still under way when the writer has drained, or after a while. */
async function leftOf(
  { writer, store }: AdministeringParts,
  jobs: readonly string[],
): Promise<readonly string[]> {
  if (jobs.length === 0) return [];
  const waiting = new AbortController();
  const { signal } = waiting;
  const enough = pause(heldMillisMax, undefined, { signal, ref: false }).catch(() => undefined);
  await Promise.race([writer.drain(), enough]);
  waiting.abort();
  const running = new Set((await store.runningJobs()).map(({ id }) => id));
  return jobs.filter((id) => running.has(id));
}

function notYetHeld(job: string): string {
  return `the change is still being carried out: what it closes is closed when the job ${quote(job)} has ended`;
}

function consumerNamed(id: string): Owner {
  return { kind: 'consumer', id };
}
