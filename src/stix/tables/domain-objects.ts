/**
 * The nineteen STIX domain objects (STIX 2.1 §4): their own properties, beside the common ones.
 */
import {
  boolean,
  container,
  deprecated,
  enumeration,
  float,
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

const killChainPhases = list(nested('kill-chain-phase'));
const anyObjects = required(references('any', 'S-REF-07'));
const seen = { first_seen: timestamp, last_seen: timestamp } as const;

/** The domain objects, by type. */
export const domainObjects = {
  'attack-pattern': {
    section: '4.1',
    properties: {
      external_references: list(nested('capec-reference')),
      name: required(string),
      description: string,
      aliases: list(string),
      kill_chain_phases: killChainPhases,
    },
  },
  campaign: {
    section: '4.2',
    properties: {
      name: required(string),
      description: string,
      aliases: list(string),
      ...seen,
      objective: string,
    },
  },
  'course-of-action': {
    section: '4.3',
    properties: { name: required(string), description: string },
  },
  grouping: {
    section: '4.4',
    properties: {
      name: required(string),
      description: string,
      context: required(vocabulary('grouping-context')),
      object_refs: anyObjects,
    },
  },
  identity: {
    section: '4.5',
    properties: {
      name: required(string),
      description: string,
      roles: list(string),
      identity_class: vocabulary('identity-class'),
      sectors: list(vocabulary('industry-sector')),
      contact_information: string,
    },
  },
  incident: {
    section: '4.6',
    properties: { name: required(string), description: string },
  },
  indicator: {
    section: '4.7',
    properties: {
      name: string,
      description: string,
      indicator_types: list(vocabulary('indicator-type')),
      pattern: required(string),
      pattern_type: required(vocabulary('pattern-type')),
      pattern_version: string,
      valid_from: required(timestamp),
      valid_until: timestamp,
      kill_chain_phases: killChainPhases,
    },
  },
  infrastructure: {
    section: '4.8',
    properties: {
      name: required(string),
      description: string,
      infrastructure_types: list(vocabulary('infrastructure-type')),
      aliases: list(string),
      kill_chain_phases: killChainPhases,
      ...seen,
    },
  },
  'intrusion-set': {
    section: '4.9',
    properties: {
      name: required(string),
      description: string,
      aliases: list(string),
      ...seen,
      goals: list(string),
      resource_level: vocabulary('attack-resource-level'),
      primary_motivation: vocabulary('attack-motivation'),
      secondary_motivations: list(vocabulary('attack-motivation')),
    },
  },
  location: {
    section: '4.10',
    properties: {
      name: string,
      description: string,
      latitude: float({ minimum: -90, maximum: 90, rule: 'S-SDO-03' }),
      longitude: float({ minimum: -180, maximum: 180, rule: 'S-SDO-03' }),
      precision: float(),
      region: vocabulary('region'),
      country: string,
      administrative_area: string,
      city: string,
      street_address: string,
      postal_code: string,
    },
    constraints: [
      {
        rule: 'S-SDO-02',
        demand: 'some',
        groups: [['region'], ['country'], ['latitude', 'longitude']],
      },
      { rule: 'S-SDO-02', demand: 'with', property: 'latitude', needs: ['longitude'] },
      { rule: 'S-SDO-02', demand: 'with', property: 'longitude', needs: ['latitude'] },
      { rule: 'S-SDO-03', demand: 'with', property: 'precision', needs: ['latitude', 'longitude'] },
    ],
  },
  malware: {
    section: '4.11',
    properties: {
      name: string,
      description: string,
      malware_types: list(vocabulary('malware-type')),
      is_family: required(boolean),
      aliases: list(string),
      kill_chain_phases: killChainPhases,
      ...seen,
      operating_system_refs: references(['software']),
      architecture_execution_envs: list(vocabulary('processor-architecture')),
      implementation_languages: list(vocabulary('implementation-language')),
      capabilities: list(vocabulary('malware-capabilities')),
      sample_refs: references(['file', 'artifact']),
    },
    constraints: [
      {
        rule: 'S-SDO-04',
        demand: 'when',
        property: 'is_family',
        equals: true,
        requires: ['name'],
      },
    ],
  },
  'malware-analysis': {
    section: '4.12',
    properties: {
      product: required(string),
      version: string,
      host_vm_ref: reference(['software']),
      operating_system_ref: reference(['software']),
      installed_software_refs: references(['software']),
      configuration_version: string,
      modules: list(string),
      analysis_engine_version: string,
      analysis_definition_version: string,
      submitted: timestamp,
      analysis_started: timestamp,
      analysis_ended: timestamp,
      result_name: string,
      result: vocabulary('malware-result'),
      analysis_sco_refs: references('any', 'S-BUN-02'),
      sample_ref: reference(['file', 'network-traffic', 'artifact']),
    },
    constraints: [someOf('S-SDO-05', 'result', 'analysis_sco_refs')],
  },
  note: {
    section: '4.13',
    properties: {
      abstract: string,
      content: required(string),
      authors: list(string),
      object_refs: anyObjects,
    },
  },
  'observed-data': {
    section: '4.14',
    properties: {
      first_observed: required(timestamp),
      last_observed: required(timestamp),
      number_observed: required(integer({ minimum: 1, maximum: 999_999_999, rule: 'S-SDO-07' })),
      objects: deprecated(container),
      object_refs: {
        ...references('observable-or-relationship', 'S-REF-08'),
        some: 'observable',
      },
    },
    constraints: [{ rule: 'S-SDO-06', demand: 'one', properties: ['objects', 'object_refs'] }],
  },
  opinion: {
    section: '4.15',
    properties: {
      explanation: string,
      authors: list(string),
      opinion: required(enumeration('opinion')),
      object_refs: anyObjects,
    },
  },
  report: {
    section: '4.16',
    properties: {
      name: required(string),
      description: string,
      report_types: list(vocabulary('report-type')),
      published: required(timestamp),
      object_refs: anyObjects,
    },
  },
  'threat-actor': {
    section: '4.17',
    properties: {
      name: required(string),
      description: string,
      threat_actor_types: list(vocabulary('threat-actor-type')),
      aliases: list(string),
      ...seen,
      roles: list(vocabulary('threat-actor-role')),
      goals: list(string),
      sophistication: vocabulary('threat-actor-sophistication'),
      resource_level: vocabulary('attack-resource-level'),
      primary_motivation: vocabulary('attack-motivation'),
      secondary_motivations: list(vocabulary('attack-motivation')),
      personal_motivations: list(vocabulary('attack-motivation')),
    },
  },
  tool: {
    section: '4.18',
    properties: {
      name: required(string),
      description: string,
      tool_types: list(vocabulary('tool-type')),
      aliases: list(string),
      kill_chain_phases: killChainPhases,
      tool_version: string,
    },
  },
  vulnerability: {
    section: '4.19',
    properties: {
      external_references: list(nested('cve-reference')),
      name: required(string),
      description: string,
    },
  },
} as const satisfies Readonly<Record<string, PropertyTable>>;
