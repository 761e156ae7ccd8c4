/** Valid STIX 2.1 objects for tests, each number its own object. */

/** Any STIX object. */
export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** A UUID with version-4 bits for a number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const created = '2026-01-01T00:00:00.000Z';

/** An indicator; `modified` makes versions of it. */
export function indicator(number: number, properties: Record<string, unknown> = {}): StixObject {
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${uuid(number)}`,
    created,
    modified: created,
    name: `sign ${number}`,
    indicator_types: ['malicious-activity'],
    pattern: `[file:name = 'sample-${number}']`,
    pattern_type: 'stix',
    valid_from: created,
    ...properties,
  };
}

/** So many indicators, numbered from `first`. */
export function indicators(count: number, first = 1): StixObject[] {
  return Array.from({ length: count }, (_, index) => indicator(first + index));
}

/** A malware family. */
export function malware(number: number, properties: Record<string, unknown> = {}): StixObject {
  return {
    type: 'malware',
    spec_version: '2.1',
    id: `malware--${uuid(number)}`,
    created,
    modified: created,
    name: `family ${number}`,
    is_family: true,
    ...properties,
  };
}

/** An SCO: without `created` and `modified`; its id is the deterministic one of its value. */
export const address: StixObject = {
  type: 'ipv4-addr',
  spec_version: '2.1',
  id: 'ipv4-addr--ff26c055-6336-5bc5-b98d-13d6226742dd',
  value: '198.51.100.3',
};

/** The same SCO without the optional `spec_version`. */
export const bareAddress: StixObject = {
  type: 'ipv4-addr',
  id: 'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4',
  value: '198.51.100.2',
};

/** An object with `created` and no `modified`. */
export function statement(number: number): StixObject {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${uuid(number)}`,
    created,
    definition_type: 'statement',
    definition: { statement: `copyright ${number}` },
  };
}
