/**
 * The hub: every use case of the program as one object, unaware of HTTP.
 *
 * The HTTP layers and the commands speak to nothing else. Reads are answered from the store by range
 * scans on the calling thread; whatever parses, decides or writes happens in the writer, which may live
 * on a thread of its own. Methods throw `Problem`s and nothing else that is meant for a client.
 */
import type { Micros } from '../base/time.ts';
import type {
  AuditQuery,
  AuditRow,
  CredentialRow,
  DirectoryKind,
  SubmissionRow,
  VersionChoice,
} from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import type { Actor } from './audit.ts';
import type { Curation } from './curation.ts';
import type { Desk } from './desk.ts';
import type { Access, Directory, Documents, Entry, Party } from './directory.ts';
import type { LedgerQuestions } from './ledger.ts';
import type { Packs } from './packs.ts';
import type { Reading } from './reading.ts';
import type { Recalls } from './recalls.ts';
import type { TokenKey } from './token-keys.ts';

/** A client certificate that an authority trusted here has issued and that is valid now. */
export interface ClientCertificate {
  /** SHA-256 of the certificate (DER), lower-case hex. */
  readonly fingerprint: string;
  /** Its subject alternative names, each with its type: `DNS:client.example`. */
  readonly names: readonly string[];
}

/** Which certificate signs in: one by its fingerprint, or any with this subject alternative name. */
export type CertificateBinding = { readonly fingerprint: string } | { readonly san: string };

/** What a client showed to sign in. */
export type Presented =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string }
  | ({ readonly kind: 'certificate' } & ClientCertificate);

/** A consumer that signed in, and by what. */
export interface Admitted {
  readonly party: Party;
  readonly credential: CredentialRow;
}

/** What an access token says, its signature verified. */
export interface AccessClaims {
  readonly id: string;
  readonly consumer: string;
  /** The credential that it was made from. */
  readonly credential: string;
  /** The key that signed it. */
  readonly key: string;
  readonly notBefore: Micros;
  readonly expires: Micros;
  /** The fingerprint of the certificate that must be shown with it (RFC 8705 §3). */
  readonly boundTo: string | undefined;
}

/** The status of a submission, as its resource shows it (TAXII 2.1 §4.3). */
export type Submission = SubmissionRow;

/** A directory entry as the administration sees it. */
export interface Administered<T> {
  readonly entry: Entry<T>;
  readonly created: boolean;
  /** Things the administrator should know, e.g. that writers of this collection publish. */
  readonly warnings: readonly string[];
}

/** A credential just made: the only time its secret is seen. */
export interface IssuedCredential {
  readonly id: string;
  readonly kind: 'basic' | 'api-key';
  readonly secret: string;
}

/** What administrators do. Changes hold from the next request on. */
export interface Administration {
  /**
   * Creates or replaces an entry. Problems: `unprocessable` when it contradicts the rest of the directory
   * (unknown API root, alias taken, identity bound elsewhere…), `preconditionFailed` when `ifRevision`
   * (0: must not exist) is not the present one.
   */
  put<K extends DirectoryKind>(
    kind: K,
    id: string,
    document: Documents[K],
    ifRevision?: number,
  ): Promise<Administered<Documents[K]>>;
  /** Problems: `absent`, `preconditionFailed`, `conflict` while something else needs the entry. */
  remove(kind: DirectoryKind, id: string, ifRevision?: number): Promise<void>;
  /** Credentials of a consumer, without secrets, oldest first. Problem: `absent`. */
  credentials(consumer: string): readonly CredentialRow[];
  /**
   * Makes a secret. Problems: `absent` for an unknown consumer, `conflict` for the anonymous one,
   * `unprocessable` when `expires` has passed.
   */
  issueCredential(
    consumer: string,
    kind: IssuedCredential['kind'],
    expires?: Micros,
  ): Promise<IssuedCredential>;
  /**
   * Lets a consumer sign in by a certificate and gives the credential's id. Problems: as with
   * `issueCredential`, and `conflict` when the binding is another credential's.
   */
  bindCertificate(consumer: string, binding: CertificateBinding, expires?: Micros): Promise<string>;
  /** Problem: `absent`. */
  revokeCredential(consumer: string, id: string): Promise<void>;
  /** Tokens of an account, without secrets, oldest first. Problem: `absent`. */
  adminTokens(account: string): readonly CredentialRow[];
  /** A token for a program that administers as this account. Problem: `absent` for an unknown account. */
  issueAdminToken(
    account: string,
    lifeMicros: Micros,
  ): Promise<{ readonly row: CredentialRow; readonly secret: string }>;
  /** Problems: `absent`, `conflict` where nobody could administer any more. */
  revokeAdminToken(account: string, id: string): Promise<void>;
  /**
   * Makes a new key sign access tokens from now on; with `revokeOld` it ends every token signed so far.
   * Problem: `conflict` while too many keys verify.
   */
  rotateTokenKeys(revokeOld: boolean): Promise<void>;
}

/** The hub, open. */
export interface Hub extends Reading {
  /** The present directory; take it once a request. */
  directory(): Directory;
  /** Administering in an actor's name: every change is recorded as its deed. */
  administrationBy(actor: Actor): Administration;
  /** Administering by whoever runs this process: the account `operator`. No request does it. */
  readonly administration: Administration;
  /** Signing in of those who administer. */
  readonly accounts: Accounts;
  /** What curators do. */
  readonly curation: Curation;
  /** What submitters do beside submitting, and what curators make of it. */
  readonly desk: Desk;
  /** What left logs after somebody had it. */
  readonly recalls: Recalls;
  /** The packs: which decide, and which might. */
  readonly packs: Packs;
  /** Who received what. */
  readonly ledger: LedgerQuestions;
  /** Deeds, newest first. */
  auditRecords(query: AuditQuery): Promise<readonly AuditRow[]>;

  /** Who presents this, coming from this address. Says nothing on why not. */
  signIn(presented: Presented, address: string): Admitted | undefined;
  /** Whose token this is, if it is valid still, for this address and this certificate, if one is shown. */
  partyOfToken(
    claims: AccessClaims,
    address: string,
    certificate: ClientCertificate | undefined,
  ): Party | undefined;
  /** The consumer by id, for one that signed in already. */
  partyNamed(consumer: string): Party | undefined;
  /** The party of requests without credentials, if the directory has one for this address. */
  anonymous(address: string): Party | undefined;
  /** The keys that verify access tokens now, the one that signs last. */
  tokenKeys(): readonly TokenKey[];
  /** Ends an access token before its time. Problem: `unavailable` when too many are remembered. */
  revokeToken(claims: AccessClaims): Promise<void>;

  /** Does the access's log show any version of this object? */
  holds(access: Access, objectId: string): Promise<boolean>;

  /**
   * Takes in the body of a POST: an envelope or a bundle. Resolves when it is durable: already complete
   * where it is small, else pending. Problems: `malformed` (no JSON), `unprocessable` (no envelope),
   * `tooLarge` (too many objects), `unavailable` (nothing was accepted).
   */
  submit(party: Party, access: Access, body: Uint8Array): Promise<Submission>;
  /** The submission, if it is this party's and went to this API root. */
  submission(party: Party, apiRoot: string, id: string): Promise<Submission | undefined>;
  /**
   * Removes the party's own contributions of an object: all versions, or those chosen.
   * Problems: `forbidden` (visible but another's), `absent`.
   */
  remove(party: Party, access: Access, objectId: string, versions: VersionChoice): Promise<void>;

  /** Serves nothing new, finishes what runs, closes the store. */
  close(): Promise<void>;
}
