/**
 * The eighteen STIX cyber-observable objects (STIX 2.1 §6): their own properties, beside the common ones.
 */
import {
  binary,
  boolean,
  dictionary,
  enumeration,
  extensions,
  hashes,
  hex,
  integer,
  list,
  nested,
  type PropertyTable,
  reference,
  references,
  required,
  someOf,
  string,
  stringLike,
  timestamp,
  vocabulary,
} from './property.ts';

const fileTimes = { ctime: timestamp, mtime: timestamp, atime: timestamp } as const;
const endPoint = ['ipv4-addr', 'ipv6-addr', 'mac-addr', 'domain-name'] as const;
const port = integer({ minimum: 0, maximum: 65_535, rule: 'S-SCO-16' });
const traffic = integer({ minimum: 0, rule: 'S-SCO-16' });

/** No abbreviated registry hive at the start (§6.17.1). */
const fullHivePattern = '^(?!(?:[Hh][Kk](?:[Ll][Mm]|[Cc][CcRrUu]|[Uu]))(?:\\\\|$))';

const address = {
  value: required(string),
  resolves_to_refs: references(['mac-addr']),
  belongs_to_refs: references(['autonomous-system']),
} as const;

const processProperties = {
  extensions,
  is_hidden: boolean,
  pid: integer(),
  created_time: timestamp,
  cwd: string,
  command_line: string,
  environment_variables: dictionary([string], 'S-SCO-18'),
  opened_connection_refs: references(['network-traffic']),
  creator_user_ref: reference(['user-account']),
  image_ref: reference(['file']),
  parent_ref: reference(['process']),
  child_refs: references(['process']),
} as const;

const accountProperties = {
  extensions,
  user_id: string,
  credential: string,
  account_login: string,
  account_type: vocabulary('account-type'),
  display_name: string,
  is_service_account: boolean,
  is_privileged: boolean,
  can_escalate_privs: boolean,
  is_disabled: boolean,
  account_created: timestamp,
  account_expires: timestamp,
  credential_last_changed: timestamp,
  account_first_login: timestamp,
  account_last_login: timestamp,
} as const;

const registryKeyProperties = {
  key: stringLike(fullHivePattern, 'S-SCO-22'),
  values: list(nested('windows-registry-value')),
  modified_time: timestamp,
  creator_user_ref: reference(['user-account']),
  number_of_subkeys: integer(),
} as const;

const certificateProperties = {
  is_self_signed: boolean,
  hashes,
  version: string,
  serial_number: string,
  signature_algorithm: string,
  issuer: string,
  validity_not_before: timestamp,
  validity_not_after: timestamp,
  subject: string,
  subject_public_key_algorithm: string,
  subject_public_key_modulus: string,
  subject_public_key_exponent: integer(),
  x509_v3_extensions: nested('x509-v3-extensions'),
} as const;

/** The cyber-observable objects, by type. */
export const observables = {
  artifact: {
    section: '6.1',
    properties: {
      mime_type: string,
      payload_bin: binary,
      url: string,
      hashes,
      encryption_algorithm: enumeration('encryption-algorithm'),
      decryption_key: string,
    },
    constraints: [
      { rule: 'S-SCO-01', demand: 'one', properties: ['payload_bin', 'url'] },
      { rule: 'S-SCO-01', demand: 'with', property: 'url', needs: ['hashes'] },
      {
        rule: 'S-SCO-01',
        demand: 'with',
        property: 'decryption_key',
        needs: ['encryption_algorithm'],
      },
    ],
  },
  'autonomous-system': {
    section: '6.2',
    properties: {
      number: required(integer({ minimum: 0, maximum: 4_294_967_295, rule: 'S-SCO-03' })),
      name: string,
      rir: string,
    },
  },
  directory: {
    section: '6.3',
    properties: {
      path: required(string),
      path_enc: string,
      ...fileTimes,
      contains_refs: references(['file', 'directory']),
    },
  },
  'domain-name': {
    section: '6.4',
    properties: {
      value: required(string),
      resolves_to_refs: references(['ipv4-addr', 'ipv6-addr', 'domain-name']),
    },
  },
  'email-addr': {
    section: '6.5',
    properties: {
      value: required(string),
      display_name: string,
      belongs_to_ref: reference(['user-account']),
    },
  },
  'email-message': {
    section: '6.6',
    properties: {
      is_multipart: required(boolean),
      date: timestamp,
      content_type: string,
      from_ref: reference(['email-addr']),
      sender_ref: reference(['email-addr']),
      to_refs: references(['email-addr']),
      cc_refs: references(['email-addr']),
      bcc_refs: references(['email-addr']),
      message_id: string,
      subject: string,
      received_lines: list(string),
      additional_header_fields: dictionary([list(string)], 'S-SCO-08'),
      body: string,
      body_multipart: list(nested('email-mime-part')),
      raw_email_ref: reference(['artifact']),
    },
    constraints: [
      {
        rule: 'S-SCO-06',
        demand: 'when',
        property: 'is_multipart',
        equals: true,
        forbids: ['body'],
      },
      {
        rule: 'S-SCO-06',
        demand: 'when',
        property: 'is_multipart',
        equals: false,
        forbids: ['body_multipart'],
      },
    ],
  },
  file: {
    section: '6.7',
    properties: {
      extensions,
      hashes,
      size: integer({ minimum: 0, rule: 'S-SCO-09' }),
      name: string,
      name_enc: string,
      magic_number_hex: hex,
      mime_type: string,
      ...fileTimes,
      parent_directory_ref: reference(['directory']),
      contains_refs: references('observable'),
      content_ref: reference(['artifact']),
    },
    constraints: [someOf('S-SCO-09', 'hashes', 'name')],
  },
  'ipv4-addr': { section: '6.8', properties: address },
  'ipv6-addr': { section: '6.9', properties: address },
  'mac-addr': {
    section: '6.10',
    properties: { value: required(stringLike('^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$', 'S-SCO-14')) },
  },
  mutex: { section: '6.11', properties: { name: required(string) } },
  'network-traffic': {
    section: '6.12',
    properties: {
      extensions,
      start: timestamp,
      end: timestamp,
      is_active: boolean,
      src_ref: reference(endPoint),
      dst_ref: reference(endPoint),
      src_port: port,
      dst_port: port,
      protocols: required(list(string)),
      src_byte_count: traffic,
      dst_byte_count: traffic,
      src_packets: traffic,
      dst_packets: traffic,
      ipfix: dictionary([integer(), string], 'S-SCO-16'),
      src_payload_ref: reference(['artifact']),
      dst_payload_ref: reference(['artifact']),
      encapsulates_refs: references(['network-traffic']),
      encapsulated_by_ref: reference(['network-traffic']),
    },
    constraints: [
      someOf('S-SCO-15', 'src_ref', 'dst_ref'),
      { rule: 'S-SCO-16', demand: 'when', property: 'is_active', equals: true, forbids: ['end'] },
    ],
  },
  process: {
    section: '6.13',
    properties: processProperties,
    constraints: [someOf('S-SCO-18', ...Object.keys(processProperties))],
  },
  software: {
    section: '6.14',
    properties: {
      name: required(string),
      cpe: string,
      swid: string,
      languages: list(string),
      vendor: string,
      version: string,
    },
  },
  url: { section: '6.15', properties: { value: required(string) } },
  'user-account': {
    section: '6.16',
    properties: accountProperties,
    constraints: [someOf('S-SCO-21', ...Object.keys(accountProperties))],
  },
  'windows-registry-key': {
    section: '6.17',
    properties: registryKeyProperties,
    constraints: [someOf('S-SCO-22', ...Object.keys(registryKeyProperties))],
  },
  'x509-certificate': {
    section: '6.18',
    properties: certificateProperties,
    constraints: [someOf('S-SCO-23', ...Object.keys(certificateProperties))],
  },
} as const satisfies Readonly<Record<string, PropertyTable>>;
