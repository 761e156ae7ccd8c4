/**
 * Which properties hold what people write freely, and what becomes of each where free text may not be shown.
 *
 * Every string that STIX lets anyone fill is in one of the two tables: text, or a technical value, for which the
 * allow-lists of a profile answer (`docs/policy-language.md`). What stands in neither counts as text.
 */
import type { Kind } from '../stix/tables/property.ts';

/**
 * `drop`: left out. `placeholder`: a fixed word in its place. `essential`: the object, or the part of it, is nothing
 * without and cannot be shown. `catalogue`: the number of a public catalogue (CVE, CAPEC, ATT&CK) that the object has in its
 * place, else as `essential`. `pattern`: a STIX pattern without its comments; rules in other languages hold prose.
 */
export type TextTreatment = 'drop' | 'placeholder' | 'essential' | 'catalogue' | 'pattern';

/** The word that stands where a required text is not shown. */
export const withheldText = 'withheld';

/** Names of the tables of `src/stix/tables`: object types, nested types, extensions; `common` for the properties of all types. */
export const freeText: Readonly<Record<string, Readonly<Record<string, TextTreatment>>>> = {
  common: { labels: 'drop' },
  'attack-pattern': { name: 'catalogue', description: 'drop', aliases: 'drop' },
  campaign: { name: 'placeholder', description: 'drop', aliases: 'drop', objective: 'drop' },
  'course-of-action': { name: 'essential', description: 'drop' },
  grouping: { name: 'placeholder', description: 'drop' },
  identity: {
    name: 'placeholder',
    description: 'drop',
    roles: 'drop',
    contact_information: 'drop',
  },
  incident: { name: 'placeholder', description: 'drop' },
  indicator: { name: 'drop', description: 'drop', pattern: 'pattern' },
  infrastructure: { name: 'placeholder', description: 'drop', aliases: 'drop' },
  'intrusion-set': { name: 'essential', description: 'drop', aliases: 'drop', goals: 'drop' },
  location: {
    name: 'drop',
    description: 'drop',
    administrative_area: 'drop',
    city: 'drop',
    street_address: 'drop',
    postal_code: 'drop',
  },
  malware: { name: 'drop', description: 'drop', aliases: 'drop' },
  note: { abstract: 'drop', content: 'essential', authors: 'drop' },
  opinion: { explanation: 'drop', authors: 'drop' },
  report: { name: 'placeholder', description: 'drop' },
  'threat-actor': { name: 'essential', description: 'drop', aliases: 'drop', goals: 'drop' },
  tool: { name: 'essential', description: 'drop', aliases: 'drop' },
  vulnerability: { name: 'catalogue', description: 'drop' },
  relationship: { description: 'drop' },
  sighting: { description: 'drop' },
  'language-content': { contents: 'essential' },
  'marking-definition': { name: 'drop', definition_type: 'essential', definition: 'essential' },
  'extension-definition': { name: 'essential', description: 'drop', schema: 'essential' },
  'email-addr': { display_name: 'drop' },
  'email-message': {
    subject: 'drop',
    received_lines: 'drop',
    additional_header_fields: 'drop',
    body: 'drop',
  },
  'email-mime-part': { body: 'drop', content_disposition: 'drop' },
  process: { environment_variables: 'drop' },
  'user-account': { display_name: 'drop' },
  'archive-ext': { comment: 'drop' },
  'pdf-ext': { document_info_dict: 'drop' },
  'raster-image-ext': { exif_tags: 'drop' },
  'http-request-ext': { request_header: 'drop' },
  'windows-process-ext': { window_title: 'drop', windows_title: 'drop', startup_info: 'drop' },
  'windows-service-ext': { descriptions: 'drop', display_name: 'drop' },
};

/** Strings that are no prose: values, names of products and standards, codes. By table, as above. */
export const technicalValues: Readonly<Record<string, readonly string[]>> = {
  common: ['type', 'id', 'spec_version', 'lang'],
  indicator: ['pattern_version'],
  location: ['country'],
  'malware-analysis': [
    'product',
    'version',
    'configuration_version',
    'modules',
    'analysis_engine_version',
    'analysis_definition_version',
    'result_name',
  ],
  tool: ['tool_version'],
  relationship: ['relationship_type'],
  'extension-definition': ['version', 'extension_properties'],
  artifact: ['mime_type', 'url', 'decryption_key'],
  'autonomous-system': ['name', 'rir'],
  directory: ['path', 'path_enc'],
  'domain-name': ['value'],
  'email-addr': ['value'],
  'email-message': ['content_type', 'message_id'],
  file: ['name', 'name_enc', 'mime_type'],
  'ipv4-addr': ['value'],
  'ipv6-addr': ['value'],
  'mac-addr': ['value'],
  mutex: ['name'],
  'network-traffic': ['protocols', 'ipfix'],
  process: ['cwd', 'command_line'],
  software: ['name', 'cpe', 'swid', 'languages', 'vendor', 'version'],
  url: ['value'],
  'user-account': ['user_id', 'credential', 'account_login'],
  'windows-registry-key': ['key'],
  'x509-certificate': [
    'version',
    'serial_number',
    'signature_algorithm',
    'issuer',
    'subject',
    'subject_public_key_algorithm',
    'subject_public_key_modulus',
  ],
  'kill-chain-phase': ['kill_chain_name', 'phase_name'],
  'granular-marking': ['lang', 'selectors'],
  'email-mime-part': ['content_type'],
  'alternate-data-stream': ['name'],
  'windows-pe-section': ['name'],
  'windows-registry-value': ['name', 'data'],
  'x509-v3-extensions': [
    'basic_constraints',
    'name_constraints',
    'policy_constraints',
    'key_usage',
    'extended_key_usage',
    'subject_key_identifier',
    'authority_key_identifier',
    'subject_alternative_name',
    'issuer_alternative_name',
    'subject_directory_attributes',
    'crl_distribution_points',
    'inhibit_any_policy',
    'certificate_policies',
    'policy_mappings',
  ],
  'ntfs-ext': ['sid'],
  'pdf-ext': ['version', 'pdfid0', 'pdfid1'],
  'windows-pebinary-ext': ['imphash'],
  'http-request-ext': ['request_method', 'request_value', 'request_version'],
  'socket-ext': ['options'],
  'windows-process-ext': ['priority', 'owner_sid'],
  'windows-service-ext': ['service_name', 'group_name'],
  'unix-account-ext': ['groups', 'home_dir', 'shell'],
};

/** What becomes of a property where free text is not shown; `undefined`: it is none. */
export function textTreatment(
  table: string,
  property: string,
  kind: Kind & { readonly required?: true },
): TextTreatment | undefined {
  const said = freeText[table]?.[property] ?? freeText.common?.[property];
  if (said !== undefined) return said;
  if (!isFreeString(kind) || isTechnical(table, property)) return undefined;
  return kind.required ? 'essential' : 'drop';
}

/** Whether a table or all types have a technical value of this name. */
export function isTechnical(table: string, property: string): boolean {
  return (technicalValues[table] ?? []).concat(technicalValues.common ?? []).includes(property);
}

/** Whether anyone may write anything there: strings, lists of them, dictionaries. Vocabularies are filtered by their terms. */
export function isFreeString(kind: Kind): boolean {
  if (kind.kind === 'list') return isFreeString(kind.of);
  return kind.kind === 'string' || kind.kind === 'dictionary';
}
