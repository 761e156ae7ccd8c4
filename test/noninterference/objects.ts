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
  embargoed: {
    publicity: 'not_public',
    identifiability: 'none',
    data_kind: 'extracted',
    not_before: {
      peer: '2026-04-01T00:30:00Z',
      government: '2026-04-01T02:00:00Z',
      public: '2026-04-03T00:00:00Z',
    },
  },
  consenting: {
    publicity: 'not_public',
    identifiability: 'none',
    data_kind: 'extracted',
    consent: {
      scope: ['peer', 'government', 'public'],
      from: '2026-04-01T00:10:00Z',
      until: '2026-04-02T00:00:00Z',
    },
  },
  held: {
    category: 'ttp',
    publicity: 'exposed',
    identifiability: 'none',
    data_kind: 'extracted',
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
export const kinds = [
  'indicator',
  'malware',
  'domain',
  'relationship',
  'report',
  'sighting',
  'note',
  'opinion',
] as const;
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
  readonly labels?: LabelName | JsonObject | undefined;
  /** Cannot do without an object that no world ever has. */
  readonly namesGhost?: boolean;
  /** What no variant of the hub's hands on: given other values, its audiences must see the same. */
  readonly behind?: Behind | undefined;
  /** The object that feedback is about, if it is another than one of those named. */
  readonly about?: string | undefined;
}

/** What an object says to the hub alone. */
export interface Behind {
  readonly creator: string;
  /** Of its first version, to the day: `2026-01-05`. */
  readonly day: string;
  /** Stands in its labels, beside what decides. */
  readonly remark: string;
}

/** Numbers of the objects that everybody submits, and of those that are only ever secret, but named by all. */
export const sharedNumbers = 3;
export const allNumbers = 5;

/** The number of what never arrives. */
const ghost = 99;

const firstCreated = '2026-01-01T00:00:00.000Z';

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
  const { kind, number, version, marking, labels, behind } = draft;
  const creator = behind?.creator ?? draft.creator;
  const observable = kind === 'domain' || kind === 'artifact';
  const created = behind === undefined ? firstCreated : `${behind.day}T00:00:00.000Z`;
  const modified = behind === undefined ? `2026-01-0${version + 2}T00:00:00.000Z` : created;
  return {
    type: kind === 'domain' ? 'domain-name' : kind,
    spec_version: '2.1',
    id: idOf(kind, number),
    ...(observable ? {} : { created, modified }),
    ...(observable || creator === undefined ? {} : { created_by_ref: creator }),
    ...contentOf(draft),
    ...(marking === undefined ? {} : { object_marking_refs: [markings[marking]] }),
    ...(labels === undefined ? {} : { extensions: extensionOf(labelsOf(labels), behind) }),
  };
}

/** Labels by name, or as they are. */
export function labelsOf(labels: LabelName | JsonObject): JsonObject {
  return typeof labels === 'string' ? allLabels[labels] : labels;
}

function extensionOf(labels: JsonObject, behind: Behind | undefined) {
  const extension = { extension_type: 'property-extension', schema_version: '1.0' };
  const remark =
    behind === undefined
      ? {}
      : { provenance: { basis: 'contract_clause', clause: behind.remark, nda: 'none' } };
  return { [handlingExtensionId]: { ...extension, ...labels, ...remark } };
}

function contentOf({ kind, number, version, names, namesGhost, about }: Draft) {
  const [first, second] = names;
  const name = `${kind} ${number}, version ${version}`;
  const third = namesGhost === true ? idOf('malware', ghost) : idOf('malware', second);
  const list = [about ?? idOf('indicator', first), idOf('domain', second)];
  const named = namesGhost === true ? [third] : list;
  switch (kind) {
    case 'indicator':
      return {
        name,
        pattern: `[domain-name:value = '${domain(number)}']`,
        pattern_type: 'stix',
        valid_from: firstCreated,
        indicator_types: ['malicious-activity'],
      };
    case 'malware':
      return {
        name,
        is_family: true,
        malware_types: ['backdoor'],
        // A file that no world ever has; the family can do without it.
        ...(second === 1 ? { sample_refs: [`file--${uuid(ghost)}`] } : {}),
      };
    case 'domain':
      return { value: domain(number) };
    case 'relationship':
      return {
        relationship_type: 'indicates',
        source_ref: idOf('indicator', first),
        target_ref: third,
        description: `version ${version}`,
      };
    case 'report':
      return {
        name,
        report_types: ['threat-report'],
        published: firstCreated,
        object_refs: namesGhost === true ? named : [...named, third],
      };
    case 'sighting':
      return { sighting_of_ref: about ?? third, count: 1 + version };
    case 'note': {
      const unseen = [`ipv4-addr--${uuid(ghost)}`];
      const about = namesGhost === true ? unseen : list;
      return { abstract: name, content: `of ${first}`, object_refs: about };
    }
    case 'opinion':
      return { opinion: 'agree', explanation: name, object_refs: named };
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
    // What is said about objects is rarer than they are, so that more versions of them meet.
    kind: fc.constantFrom(...kinds, ...kinds.slice(0, 5)),
    number: fc.nat({ max: numbers - 1 }),
    version: fc.nat({ max: 3 }),
    names: fc.tuple(named, named),
  });
}
