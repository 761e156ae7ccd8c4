/**
 * The objects of the histories: few ids and small numbers, so that what different parties submit collides.
 */
import fc from 'fast-check';
import type { JsonObject } from '../../src/base/json.ts';
import { handlingExtensionId } from '../../src/policy/vocabulary.ts';
import { observableId } from '../../src/stix/index.ts';
import { type StixObject, uuid } from '../support/stix-objects.ts';

/** Label sets by what they let happen. */
export const allLabels = {
  everyone: {
    publicity: {
      state: 'public_knowledge',
      route: 'published_report',
      evidence_url: 'https://example.com/report',
    },
    identifiability: 'none',
    data_kind: 'extracted',
  },
  peers: { publicity: 'not_public', identifiability: 'none', data_kind: 'extracted' },
  identifying: { publicity: 'not_public', identifiability: 'identifying', data_kind: 'extracted' },
  raw: { publicity: 'not_public', identifiability: 'none', data_kind: 'raw' },
  unassessed: { publicity: 'not_public', data_kind: 'extracted' },
  consent: {
    publicity: 'not_public',
    identifiability: 'none',
    data_kind: 'extracted',
    consent: { scope: ['government'] },
  },
  embargo: {
    publicity: 'not_public',
    identifiability: 'none',
    data_kind: 'extracted',
    not_before: { peer: '2027-01-01T00:00:00Z' },
  },
} as const satisfies Readonly<Record<string, JsonObject>>;
export type LabelName = keyof typeof allLabels;

/** Markings by name: TLP 2.0, and one whose terms nobody reads. */
const markings = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
} as const;
export type MarkingName = keyof typeof markings;

/** Types that the histories have. */
export const kinds = ['indicator', 'malware', 'domain', 'relationship', 'report'] as const;
export type Kind = (typeof kinds)[number];

/** An object, before it is decided how it is hidden or shown. */
export interface Draft {
  readonly kind: Kind | 'artifact';
  readonly number: number;
  /** Versions are numbered in the order of `modified`. */
  readonly version: number;
  /** Numbers of the objects that it names, if it names any. */
  readonly names: readonly [number, number];
  readonly creator?: string | undefined;
  readonly marking?: MarkingName | undefined;
  /** Labels in the body; it then goes out as a variant, if at all. */
  readonly labels?: LabelName | undefined;
  /** Names an object that no world ever has. */
  readonly namesGhost?: boolean;
}

/** Numbers of the objects that everybody submits, and of those that are only ever secret, but named by all. */
export const sharedNumbers = 4;
export const allNumbers = 6;

/** The number of what never arrives. */
const ghost = 99;

const created = '2026-01-01T00:00:00.000Z';

/** The id that an object of this kind and number has. */
export function idOf(kind: Draft['kind'], number: number): string {
  if (kind === 'artifact') return `artifact--${uuid(number)}`;
  if (kind !== 'domain') return `${kind}--${uuid(number)}`;
  const id = observableId({ type: 'domain-name', value: domain(number) });
  if (id === undefined) throw new Error('a domain name has an id of its value');
  return id;
}

function domain(number: number): string {
  return `host-${number}.example.net`;
}

/** Writes an object. */
export function objectOf(draft: Draft): StixObject {
  const { kind, number, version, creator, marking, labels } = draft;
  const observable = kind === 'domain' || kind === 'artifact';
  const modified = `2026-01-0${version + 2}T00:00:00.000Z`;
  return {
    type: kind === 'domain' ? 'domain-name' : kind,
    spec_version: '2.1',
    id: idOf(kind, number),
    ...(observable ? {} : { created, modified }),
    ...(observable || creator === undefined ? {} : { created_by_ref: creator }),
    ...contentOf(draft),
    ...(marking === undefined ? {} : { object_marking_refs: [markings[marking]] }),
    ...(labels === undefined ? {} : { extensions: extensionOf(labels) }),
  };
}

function extensionOf(labels: LabelName) {
  const extension = { extension_type: 'property-extension', schema_version: '1.0' };
  return { [handlingExtensionId]: { ...extension, ...allLabels[labels] } };
}

function contentOf({ kind, number, version, names, namesGhost }: Draft): Record<string, unknown> {
  const [first, second] = names;
  const third = namesGhost === true ? idOf('malware', ghost) : idOf('malware', second);
  switch (kind) {
    case 'indicator':
      return {
        name: `sign ${number}, version ${version}`,
        pattern: `[domain-name:value = '${domain(number)}']`,
        pattern_type: 'stix',
        valid_from: created,
        indicator_types: ['malicious-activity'],
      };
    case 'malware':
      return {
        name: `family ${number}, version ${version}`,
        is_family: true,
        malware_types: ['backdoor'],
        ...(namesGhost === true ? { sample_refs: [`file--${uuid(ghost)}`] } : {}),
      };
    case 'domain':
      return {
        value: domain(number),
        ...(namesGhost === true ? { resolves_to_refs: [`ipv4-addr--${uuid(ghost)}`] } : {}),
      };
    case 'relationship':
      return {
        relationship_type: 'indicates',
        source_ref: idOf('indicator', first),
        target_ref: third,
        description: `version ${version}`,
      };
    case 'report':
      return {
        name: `report ${number}, version ${version}`,
        report_types: ['threat-report'],
        published: created,
        object_refs: [idOf('indicator', first), idOf('domain', second), third],
      };
    case 'artifact':
      return {
        mime_type: 'text/plain',
        payload_bin: Buffer.from(`raw ${number}`).toString('base64'),
      };
  }
}

/** Drafts with a number below the given one; they name any that there are. */
export function draftBelow(numbers: number): fc.Arbitrary<Draft> {
  const named = fc.nat({ max: allNumbers - 1 });
  return fc.record({
    kind: fc.constantFrom(...kinds),
    number: fc.nat({ max: numbers - 1 }),
    version: fc.nat({ max: 3 }),
    names: fc.tuple(named, named),
  });
}
