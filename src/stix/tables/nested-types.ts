/**
 * The types that occur only inside objects: references, phases, markings, and the nested types of
 * cyber-observables (STIX 2.1 §2.5, §2.11, §6, §7.2).
 */
import {
  enumeration,
  float,
  hashes,
  integer,
  list,
  type PropertyTable,
  reference,
  required,
  someOf,
  string,
  stringLike,
  timestamp,
} from './property.ts';

const peHex = { kind: 'hex', rule: 'S-SCO-12' } as const;
const peSize = integer({ minimum: 0, rule: 'S-SCO-12' });

/** An RFC 3986 URI with a scheme; its characters only, which is what one linear expression can tell. */
const uriPattern =
  "^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$";

/** A granular marking's selector: a property name, then keys or list indices (§7.2.3.1). */
const selectorPattern = '^[a-z][a-z0-9_]{1,249}(?:\\.(?:\\[[0-9]{1,15}\\]|[A-Za-z0-9_-]{1,250}))*$';

const externalReference = {
  section: '2.5',
  rule: 'S-COM-05',
  properties: {
    source_name: required(string),
    description: string,
    url: stringLike(uriPattern, 'S-COM-06'),
    hashes,
    external_id: string,
  },
  constraints: [someOf('S-COM-05', 'description', 'url', 'external_id')],
} as const satisfies PropertyTable;

function withNumbersOf(source: string, pattern: string) {
  return {
    ...externalReference,
    constraints: [
      ...externalReference.constraints,
      {
        rule: 'S-COM-07',
        demand: 'when',
        property: 'source_name',
        equals: source,
        matches: { property: 'external_id', pattern },
      },
    ],
  } as const;
}

const optionalHeaderHex = {
  magic_hex: peHex,
  win32_version_value_hex: peHex,
  checksum_hex: peHex,
  subsystem_hex: peHex,
  dll_characteristics_hex: peHex,
  loader_flags_hex: peHex,
} as const;
const optionalHeaderSizes = {
  size_of_code: peSize,
  size_of_initialized_data: peSize,
  size_of_uninitialized_data: peSize,
  size_of_image: peSize,
  size_of_headers: peSize,
  size_of_stack_reserve: peSize,
  size_of_stack_commit: peSize,
  size_of_heap_reserve: peSize,
  size_of_heap_commit: peSize,
} as const;
const optionalHeader = {
  ...optionalHeaderHex,
  ...optionalHeaderSizes,
  major_linker_version: integer(),
  minor_linker_version: integer(),
  address_of_entry_point: integer(),
  base_of_code: integer(),
  base_of_data: integer(),
  image_base: integer(),
  section_alignment: integer(),
  file_alignment: integer(),
  major_os_version: integer(),
  minor_os_version: integer(),
  major_image_version: integer(),
  minor_image_version: integer(),
  major_subsystem_version: integer(),
  minor_subsystem_version: integer(),
  number_of_rva_and_sizes: integer(),
  hashes,
} as const;

const certificateExtensions = {
  basic_constraints: string,
  name_constraints: string,
  policy_constraints: string,
  key_usage: string,
  extended_key_usage: string,
  subject_key_identifier: string,
  authority_key_identifier: string,
  subject_alternative_name: string,
  issuer_alternative_name: string,
  subject_directory_attributes: string,
  crl_distribution_points: string,
  inhibit_any_policy: string,
  private_key_usage_period_not_before: timestamp,
  private_key_usage_period_not_after: timestamp,
  certificate_policies: string,
  policy_mappings: string,
} as const;

/** Every nested type, by the name the tables give it. */
export const nestedTypes = {
  'external-reference': externalReference,
  /** An attack pattern's reference: CAPEC ones carry a CAPEC number (§4.1.1). */
  'capec-reference': withNumbersOf('capec', '^CAPEC-[0-9]+$'),
  /** A vulnerability's reference: CVE ones carry a CVE number (§4.19.1). */
  'cve-reference': withNumbersOf('cve', '^CVE-[0-9]{4}-(?:0[0-9]{3}|[1-9][0-9]{3,})$'),
  'kill-chain-phase': {
    section: '2.11',
    rule: 'S-COM-08',
    properties: { kill_chain_name: required(string), phase_name: required(string) },
  },
  'granular-marking': {
    section: '7.2.3',
    rule: 'S-MET-01',
    properties: {
      lang: string,
      marking_ref: reference(['marking-definition'], 'S-REF-02'),
      selectors: required(list(stringLike(selectorPattern, 'S-MET-02'))),
    },
    constraints: [{ rule: 'S-MET-01', demand: 'one', properties: ['lang', 'marking_ref'] }],
  },
  'statement-marking': {
    section: '7.2.1.3',
    rule: 'S-MET-06',
    properties: { statement: required(string) },
  },
  'tlp-marking': {
    section: '7.2.1.4',
    rule: 'S-MET-07',
    properties: { tlp: required(string) },
  },
  'email-mime-part': {
    section: '6.6.2',
    properties: {
      body: string,
      body_raw_ref: reference(['artifact', 'file'], 'S-REF-04'),
      content_type: string,
      content_disposition: string,
    },
    constraints: [someOf('S-SCO-07', 'body', 'body_raw_ref')],
  },
  'alternate-data-stream': {
    section: '6.7.3',
    rule: 'S-SCO-10',
    properties: {
      name: required(string),
      hashes,
      size: integer({ minimum: 0, rule: 'S-SCO-10' }),
    },
  },
  'windows-pe-optional-header': {
    section: '6.7.6',
    properties: optionalHeader,
    constraints: [someOf('S-SCO-12', ...Object.keys(optionalHeader))],
  },
  'windows-pe-section': {
    section: '6.7.6',
    rule: 'S-SCO-12',
    properties: { name: required(string), size: peSize, entropy: float(), hashes },
  },
  'windows-registry-value': {
    section: '6.17.2',
    properties: {
      name: string,
      data: string,
      data_type: enumeration('windows-registry-datatype'),
    },
    constraints: [someOf('S-SCO-22', 'name', 'data', 'data_type')],
  },
  'x509-v3-extensions': {
    section: '6.18.2',
    properties: certificateExtensions,
    constraints: [someOf('S-SCO-23', ...Object.keys(certificateExtensions))],
  },
} as const satisfies Readonly<Record<string, PropertyTable>>;

/** The name of a nested type. */
export type NestedTypeName = keyof typeof nestedTypes;
