/**
 * Credentials: secrets that the hub makes, shows once and keeps as digests, and certificates that it knows.
 *
 * A secret is 256 random bits, so a plain SHA-256 digest of it cannot be guessed back and needs no slow
 * hash: signing in costs one digest and one look-up, whoever tries.
 */
import { hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Micros } from '../base/time.ts';
import type { CredentialRow, Owner } from '../store/store.ts';
import type { CertificateBinding, Presented } from './hub.ts';

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
  owner: Owner,
  kind: CredentialRow['kind'],
  created: Micros,
  expires?: Micros | undefined,
): { readonly row: CredentialRow; readonly secret: string } {
  const secret = newSecret();
  const digest = digestOf(secret);
  const row = { ...{ id: randomUUID(), owner, kind, digest, created, expires }, ...untouched };
  return { row, secret };
}

/** What is not known of a credential when it is made. */
const untouched = { binding: undefined, lastUsed: undefined };

/** A new credential that is a certificate: there is no secret to be shown. */
export function newCertificateCredential(
  owner: Owner,
  binding: CertificateBinding,
  created: Micros,
  expires?: Micros | undefined,
): CredentialRow {
  return {
    ...{ id: randomUUID(), owner, kind: 'certificate', digest: undefined, created, expires },
    ...{ binding: textOfBinding(binding), lastUsed: undefined },
  };
}

/** A binding as it is kept; two that mean the same are the same text. */
export function textOfBinding(binding: CertificateBinding): string {
  return 'fingerprint' in binding
    ? `sha256:${binding.fingerprint.replaceAll(':', '').toLowerCase()}`
    : `san:${binding.san.startsWith('DNS:') ? binding.san.toLowerCase() : binding.san}`;
}

/** The inverse of `textOfBinding`. */
export function bindingOf(text: string): CertificateBinding {
  return text.startsWith('sha256:')
    ? { fingerprint: text.slice('sha256:'.length) }
    : { san: text.slice('san:'.length) };
}

/** All credentials, found by what is shown. */
export interface CredentialIndex {
  withId(id: string): CredentialRow | undefined;
  /** By the digests of their secrets; one without a secret is not there. */
  readonly byDigest: ReadonlyMap<string, CredentialRow>;
  withBinding(binding: string): CredentialRow | undefined;
  /** The owner's, oldest first. */
  of(owner: Owner): readonly CredentialRow[];
  /** The moment at which the first of all expires. */
  readonly firstExpiry: Micros;
}

/** Makes an index of rows. */
export function indexCredentials(rows: readonly CredentialRow[]): CredentialIndex {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byDigest = new Map(
    rows.flatMap((row) => (row.digest === undefined ? [] : [[row.digest, row] as const])),
  );
  const byBinding = new Map(rows.map((row) => [row.binding, row]));
  return {
    withId: (id) => byId.get(id),
    byDigest,
    withBinding: (binding) => byBinding.get(binding),
    of: ({ kind, id }) =>
      rows
        .filter(({ owner }) => owner.kind === kind && owner.id === id)
        .sort((a, b) => a.created - b.created),
    firstExpiry: rows.reduce(
      (first, { expires = Number.POSITIVE_INFINITY }) => Math.min(first, expires),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/**
 * The credential of a consumer that is shown here, whether or not it has expired. An API key may come as a
 * token or as the password of any user name (many clients know Basic only); a Basic secret goes with its
 * consumer's name.
 */
export function credentialShown(
  index: CredentialIndex,
  presented: Presented,
): CredentialRow | undefined {
  const row = rowShown(index, presented);
  if (row?.owner.kind !== 'consumer') return undefined;
  switch (row.kind) {
    case 'api-key':
    case 'certificate':
      return row;
    case 'basic':
      return presented.kind === 'basic' && presented.username === row.owner.id ? row : undefined;
    default:
      return undefined;
  }
}

function rowShown(index: CredentialIndex, presented: Presented): CredentialRow | undefined {
  switch (presented.kind) {
    case 'basic':
      return index.byDigest.get(digestOf(presented.password));
    case 'token':
      return index.byDigest.get(digestOf(presented.token));
    case 'certificate':
      return rowOfCertificate(index, presented);
  }
}

/** A certificate is known by itself or else by one of its names; names of two consumers name neither. */
function rowOfCertificate(
  index: CredentialIndex,
  { fingerprint, names }: Extract<Presented, { kind: 'certificate' }>,
): CredentialRow | undefined {
  const exact = index.withBinding(textOfBinding({ fingerprint }));
  if (exact !== undefined) return exact;
  const named = names
    .map((san) => index.withBinding(textOfBinding({ san })))
    .filter((row) => row !== undefined);
  const owners = new Set(named.map(({ owner }) => `${owner.kind}:${owner.id}`));
  return owners.size === 1 ? named[0] : undefined;
}

/** Compares a secret with a digest in time that depends on neither. */
export function matchesDigest(secret: string, digest: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(secret), 'hex'), Buffer.from(digest, 'hex'));
}
