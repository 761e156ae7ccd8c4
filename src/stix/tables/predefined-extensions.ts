/**
 * The twelve extensions that STIX 2.1 §6 itself defines, each on one cyber-observable type.
 */
import {
  boolean,
  type Constraint,
  dictionary,
  enumeration,
  hashes,
  integer,
  list,
  nested,
  type PropertyTable,
  reference,
  references,
  required,
  someOf,
  string,
  timestamp,
  vocabulary,
} from './property.ts';

/** A predefined extension: its table and the one type it belongs on (S-EXT-06). */
export interface PredefinedExtension extends PropertyTable {
  readonly on: string;
}

const peHex = { kind: 'hex', rule: 'S-SCO-12' } as const;
const peCount = integer({ minimum: 0, rule: 'S-SCO-12' });
const ntfs = {
  sid: string,
  alternate_data_streams: list(nested('alternate-data-stream')),
} as const;
const pdf = {
  version: string,
  is_optimized: boolean,
  document_info_dict: dictionary([string], 'S-SCO-11'),
  pdfid0: string,
  pdfid1: string,
} as const;
const raster = {
  image_height: integer(),
  image_width: integer(),
  bits_per_pixel: integer(),
  exif_tags: dictionary([integer(), string], 'S-SCO-11'),
} as const;
const peOptional = {
  imphash: string,
  machine_hex: peHex,
  number_of_sections: peCount,
  time_date_stamp: { ...timestamp, precision: 'second' },
  pointer_to_symbol_table_hex: peHex,
  number_of_symbols: peCount,
  size_of_optional_header: peCount,
  characteristics_hex: peHex,
  file_header_hashes: hashes,
  optional_header: nested('windows-pe-optional-header'),
  sections: list(nested('windows-pe-section')),
} as const;
const icmpHex = required({ kind: 'hex', rule: 'S-SCO-17' } as const);
const tcp = {
  src_flags_hex: { kind: 'hex', rule: 'S-SCO-17' },
  dst_flags_hex: { kind: 'hex', rule: 'S-SCO-17' },
} as const;
const windowsProcess = {
  aslr_enabled: boolean,
  dep_enabled: boolean,
  priority: string,
  owner_sid: string,
  window_title: string,
  /** As Errata 01 prints the name once. */
  windows_title: string,
  startup_info: dictionary([string], 'S-SCO-18'),
  integrity_level: enumeration('windows-integrity-level'),
} as const;
const windowsService = {
  service_name: string,
  descriptions: list(string),
  display_name: string,
  group_name: string,
  start_type: enumeration('windows-service-start-type'),
  service_dll_refs: references(['file'], 'S-REF-04'),
  service_type: enumeration('windows-service-type'),
  service_status: enumeration('windows-service-status'),
} as const;
const unixAccount = {
  gid: integer(),
  groups: list(string),
  home_dir: string,
  shell: string,
} as const;

function some(rule: string, properties: object): readonly Constraint[] {
  return [someOf(rule, ...Object.keys(properties))];
}

/** The predefined extensions, by the key they have in `extensions`. */
export const predefinedExtensions = {
  'archive-ext': {
    on: 'file',
    section: '6.7.2',
    rule: 'S-SCO-10',
    properties: {
      contains_refs: required(references(['file', 'directory'], 'S-REF-04')),
      comment: string,
    },
  },
  'ntfs-ext': {
    on: 'file',
    section: '6.7.3',
    properties: ntfs,
    constraints: some('S-SCO-10', ntfs),
  },
  'pdf-ext': { on: 'file', section: '6.7.4', properties: pdf, constraints: some('S-SCO-10', pdf) },
  'raster-image-ext': {
    on: 'file',
    section: '6.7.5',
    properties: raster,
    constraints: some('S-SCO-10', raster),
  },
  'windows-pebinary-ext': {
    on: 'file',
    section: '6.7.6',
    rule: 'S-SCO-12',
    properties: { pe_type: required(vocabulary('windows-pebinary-type')), ...peOptional },
    constraints: some('S-SCO-12', peOptional),
  },
  'http-request-ext': {
    on: 'network-traffic',
    section: '6.12.2',
    rule: 'S-SCO-17',
    properties: {
      request_method: required(string),
      request_value: required(string),
      request_version: string,
      request_header: dictionary([list(string)], 'S-SCO-08'),
      message_body_length: integer(),
      message_body_data_ref: reference(['artifact'], 'S-REF-04'),
    },
  },
  'icmp-ext': {
    on: 'network-traffic',
    section: '6.12.3',
    rule: 'S-SCO-17',
    properties: { icmp_type_hex: icmpHex, icmp_code_hex: icmpHex },
  },
  'socket-ext': {
    on: 'network-traffic',
    section: '6.12.4',
    rule: 'S-SCO-17',
    properties: {
      address_family: required(enumeration('network-socket-address-family')),
      is_blocking: boolean,
      is_listening: boolean,
      options: dictionary([integer()], 'S-SCO-17'),
      socket_type: enumeration('network-socket-type'),
      socket_descriptor: integer({ minimum: 0, rule: 'S-SCO-17' }),
      socket_handle: integer(),
    },
  },
  'tcp-ext': {
    on: 'network-traffic',
    section: '6.12.5',
    properties: tcp,
    constraints: some('S-SCO-17', tcp),
  },
  'windows-process-ext': {
    on: 'process',
    section: '6.13.2',
    properties: windowsProcess,
    constraints: some('S-SCO-18', windowsProcess),
  },
  'windows-service-ext': {
    on: 'process',
    section: '6.13.3',
    properties: windowsService,
    constraints: some('S-SCO-18', windowsService),
  },
  'unix-account-ext': {
    on: 'user-account',
    section: '6.16.2',
    properties: unixAccount,
    constraints: some('S-SCO-21', unixAccount),
  },
} as const satisfies Readonly<Record<string, PredefinedExtension>>;
