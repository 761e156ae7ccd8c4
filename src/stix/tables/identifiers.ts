/**
 * What identifiers are made of: their text, and the properties from which cyber-observables' deterministic
 * ones are computed (STIX 2.1 §2.9).
 */

/** An RFC 4122 UUID, version 1 to 5, in either letter case (S-ID-03). */
export const uuidPattern =
  '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}';

/** An object type's name: letters, digits and single hyphens (§3.1). */
export const typeNamePattern = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';

/** The namespace of deterministic identifiers (§2.9). */
export const observableNamespace = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/** The ID Contributing Properties of each cyber-observable type (§6); `process` has none. */
export const idContributingProperties: Readonly<Record<string, readonly string[]>> = {
  artifact: ['hashes', 'payload_bin'],
  'autonomous-system': ['number'],
  directory: ['path'],
  'domain-name': ['value'],
  'email-addr': ['value'],
  'email-message': ['from_ref', 'subject', 'body'],
  file: ['hashes', 'name', 'extensions', 'parent_directory_ref'],
  'ipv4-addr': ['value'],
  'ipv6-addr': ['value'],
  'mac-addr': ['value'],
  mutex: ['name'],
  'network-traffic': [
    'start',
    'end',
    'src_ref',
    'dst_ref',
    'src_port',
    'dst_port',
    'protocols',
    'extensions',
  ],
  process: [],
  software: ['name', 'cpe', 'swid', 'vendor', 'version'],
  url: ['value'],
  'user-account': ['account_type', 'user_id', 'account_login'],
  'windows-registry-key': ['key', 'values'],
  'x509-certificate': ['hashes', 'serial_number'],
};

/** Of several hashes the first of these that is present contributes, else any one (§2.9). */
export const contributingHashOrder = ['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const;
