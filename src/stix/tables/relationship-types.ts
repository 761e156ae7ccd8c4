/**
 * The relationships that STIX 2.1 suggests (§5.1.1, appendix B): a SHOULD, so any other is legal and
 * worth a warning at most (S-SRO-02).
 */
import { observables } from './observables.ts';

const anyObservable = Object.keys(observables);

/** Source type, then relationship type, to the suggested target types. */
export const suggestedRelationships: Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
> = {
  'attack-pattern': {
    delivers: ['malware'],
    targets: ['identity', 'location', 'vulnerability'],
    uses: ['malware', 'tool'],
  },
  campaign: {
    'attributed-to': ['intrusion-set', 'threat-actor'],
    compromises: ['infrastructure'],
    'originates-from': ['location'],
    targets: ['identity', 'location', 'vulnerability'],
    uses: ['attack-pattern', 'infrastructure', 'malware', 'tool'],
  },
  'course-of-action': {
    investigates: ['indicator'],
    mitigates: ['attack-pattern', 'indicator', 'malware', 'tool', 'vulnerability'],
    remediates: ['malware', 'vulnerability'],
  },
  'domain-name': {
    'resolves-to': ['domain-name', 'ipv4-addr', 'ipv6-addr'],
  },
  identity: {
    'located-at': ['location'],
  },
  indicator: {
    'based-on': ['observed-data'],
    indicates: [
      'attack-pattern',
      'campaign',
      'infrastructure',
      'intrusion-set',
      'malware',
      'threat-actor',
      'tool',
    ],
  },
  infrastructure: {
    'communicates-with': ['domain-name', 'infrastructure', 'ipv4-addr', 'ipv6-addr', 'url'],
    'consists-of': [...anyObservable, 'infrastructure', 'observed-data'],
    controls: ['infrastructure', 'malware'],
    delivers: ['malware'],
    has: ['vulnerability'],
    hosts: ['malware', 'tool'],
    'located-at': ['location'],
    uses: ['infrastructure'],
  },
  'intrusion-set': {
    'attributed-to': ['threat-actor'],
    compromises: ['infrastructure'],
    hosts: ['infrastructure'],
    'originates-from': ['location'],
    owns: ['infrastructure'],
    targets: ['identity', 'location', 'vulnerability'],
    uses: ['attack-pattern', 'infrastructure', 'malware', 'tool'],
  },
  'ipv4-addr': {
    'belongs-to': ['autonomous-system'],
    'resolves-to': ['mac-addr'],
  },
  'ipv6-addr': {
    'belongs-to': ['autonomous-system'],
    'resolves-to': ['mac-addr'],
  },
  malware: {
    'authored-by': ['intrusion-set', 'threat-actor'],
    'beacons-to': ['infrastructure'],
    'communicates-with': ['domain-name', 'ipv4-addr', 'ipv6-addr', 'url'],
    controls: ['malware'],
    downloads: ['file', 'malware', 'tool'],
    drops: ['file', 'malware', 'tool'],
    'exfiltrates-to': ['infrastructure'],
    exploits: ['vulnerability'],
    'originates-from': ['location'],
    targets: ['identity', 'infrastructure', 'location', 'vulnerability'],
    uses: ['attack-pattern', 'infrastructure', 'malware', 'tool'],
    'variant-of': ['malware'],
  },
  'malware-analysis': {
    'av-analysis-of': ['malware'],
    characterizes: ['malware'],
    'dynamic-analysis-of': ['malware'],
    'static-analysis-of': ['malware'],
  },
  'threat-actor': {
    'attributed-to': ['identity'],
    compromises: ['infrastructure'],
    hosts: ['infrastructure'],
    impersonates: ['identity'],
    'located-at': ['location'],
    owns: ['infrastructure'],
    targets: ['identity', 'location', 'vulnerability'],
    uses: ['attack-pattern', 'infrastructure', 'malware', 'tool'],
  },
  tool: {
    delivers: ['malware'],
    drops: ['malware'],
    has: ['vulnerability'],
    targets: ['identity', 'infrastructure', 'location', 'vulnerability'],
    uses: ['infrastructure'],
  },
};

/** Legal between any two objects; the last two between objects of one type (§5.1.1). */
export const commonRelationships = ['related-to', 'derived-from', 'duplicate-of'] as const;

/** Whether the specification suggests this relationship. Custom types are for their authors to say. */
export function isSuggested(source: string, relationship: string, target: string): boolean {
  if (relationship === 'related-to') return true;
  if (relationship === 'derived-from' || relationship === 'duplicate-of') return source === target;
  const bySource = Object.hasOwn(suggestedRelationships, source)
    ? suggestedRelationships[source]
    : undefined;
  if (bySource === undefined || !Object.hasOwn(bySource, relationship)) return false;
  return bySource[relationship]?.includes(target) ?? false;
}
