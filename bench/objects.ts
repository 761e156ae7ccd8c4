/**
 * STIX objects to measure on: of the kinds and sizes that feeds have, the same in every run.
 *
 * 60 % indicators, 15 % malware, 10 % attack patterns, 10 % relationships, 5 % identities; about
 * 1.2 kilobytes each.
 */

const created = '2026-03-01T08:30:00.123Z';
const kinds = [
  ...['indicator', 'indicator', 'malware', 'indicator', 'attack-pattern'],
  ...['indicator', 'indicator', 'relationship', 'indicator', 'malware'],
  ...['indicator', 'indicator', 'attack-pattern', 'indicator', 'relationship'],
  ...['indicator', 'indicator', 'malware', 'indicator', 'identity'],
] as const;
const sentence = 'Seen in the traffic of an infected host; compare the report of that day. ';

function uuid(number: number): string {
  // Scattered as ids in the field are, so that indexes are written all over.
  const scattered = (Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${scattered}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

function kindOf(number: number) {
  return kinds[number % kinds.length] ?? 'indicator';
}

function idOf(number: number): string {
  return `${kindOf(number)}--${uuid(number)}`;
}

/** What an object of each kind has beside the common properties. */
const particulars = {
  indicator: (number: number) => ({
    name: `Indicator ${number}`,
    indicator_types: ['malicious-activity'],
    pattern: `[ipv4-addr:value = '198.51.${number % 256}.${(number >> 8) % 256}'] OR [url:value = 'https://host-${number}.example/path']`,
    pattern_type: 'stix',
    valid_from: created,
  }),
  malware: (number: number) => ({
    name: `Family ${number}`,
    malware_types: ['trojan'],
    is_family: true,
  }),
  'attack-pattern': (number: number) => ({
    name: `Technique ${number}`,
    kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'discovery' }],
  }),
  relationship: (number: number) => ({
    relationship_type: 'indicates',
    // Before both places of relationships in the round of kinds stand an indicator and a malware.
    source_ref: idOf(number - 1),
    target_ref: idOf(number - 5),
  }),
  identity: (number: number) => ({
    name: `Organisation ${number}`,
    identity_class: 'organization',
  }),
};

/** One object, by number. */
export function benchObject(number: number): object {
  const kind = kindOf(number);
  return {
    type: kind,
    spec_version: '2.1',
    id: idOf(number),
    created,
    modified: created,
    confidence: 70,
    labels: ['phishing', `campaign-${number % 50}`],
    external_references: [
      {
        source_name: 'report',
        url: `https://www.example.com/reports/${number}`,
        external_id: `R-${number}`,
      },
    ],
    ...particulars[kind](number),
    description: sentence.repeat(9),
  };
}

/** An envelope of so many objects, numbered from `first`, as JSON text. */
export function benchEnvelope(first: number, count: number): string {
  const objects = Array.from({ length: count }, (_, index) => benchObject(first + index));
  return JSON.stringify({ objects });
}
