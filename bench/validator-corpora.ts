/**
 * What the validator is measured on: real objects, generated ones, and extreme ones just under 1 MiB.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outlineJson } from '../src/base/json.ts';
import { contentLimits, observableId } from '../src/stix/index.ts';

const root = join(import.meta.dirname, '..');

/** The bundle that ATT&CK for ICS is published as. */
export const attackFile = join(root, 'docs/demo/attack/ics-attack-18.1.min.json');

/** What is measured on. */
export interface Corpus {
  readonly name: string;
  readonly objects: readonly Buffer[];
  /** Whether the speed on it is promised, or only of interest. */
  readonly promised: boolean;
}

/** Every object of ATT&CK for ICS. */
export function attack(): Corpus {
  const bytes = readFileSync(attackFile);
  const outline = outlineJson(bytes, 'objects', contentLimits);
  if (!outline.ok) throw new Error(outline.fault.message);
  const spans = outline.value.elements ?? [];
  return {
    name: 'ATT&CK for ICS',
    promised: true,
    objects: spans.map(({ start, end }) => Buffer.from(bytes.subarray(start, end))),
  };
}

/** A small generator with a fixed seed, so that two runs measure the same bytes. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function uuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = '8';
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Indicators with patterns of three kinds. */
export function indicators(count: number): Corpus {
  const random = randomOf(7);
  const octet = () => Math.floor(random() * 256);
  const objects = Array.from({ length: count }, (_, index) => {
    const hash = uuid(random).replaceAll('-', '') + uuid(random).replaceAll('-', '');
    const patterns = [
      `[ipv4-addr:value = '${octet()}.${octet()}.${octet()}.${octet()}']`,
      `[file:hashes.'SHA-256' = '${hash}'] FOLLOWEDBY [url:value LIKE 'http://%.example/${index}'] WITHIN 600 SECONDS`,
      `[domain-name:value IN ('a${index}.example', 'b${index}.example') AND domain-name:resolves_to_refs[*].value != '192.0.2.${octet()}']`,
    ];
    const object = {
      type: 'indicator',
      spec_version: '2.1',
      id: `indicator--${uuid(random)}`,
      created_by_ref: `identity--${uuid(random)}`,
      created: '2026-03-01T08:30:00.123Z',
      modified: '2026-03-02T08:30:00.123Z',
      name: `Indicator ${index}`,
      description: 'Seen in traffic of an infected host; compare the report of the same day.',
      indicator_types: ['malicious-activity'],
      pattern: patterns[index % patterns.length],
      pattern_type: 'stix',
      valid_from: '2026-03-01T08:30:00Z',
      labels: ['phishing', 'campaign-7'],
      confidence: 70,
      object_marking_refs: ['marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
    };
    return Buffer.from(JSON.stringify(object));
  });
  return { name: 'indicators', objects, promised: true };
}

/** Observables of four types, their identifiers computed. */
export function observables(count: number): Corpus {
  const random = randomOf(11);
  const objects = Array.from({ length: count }, (_, index) => {
    const hash = uuid(random).replaceAll('-', '');
    const forms = [
      { type: 'domain-name', value: `host-${index}.example` },
      { type: 'ipv4-addr', value: `198.51.${index % 256}.${(index >> 8) % 256}` },
      { type: 'file', name: `sample-${index}.exe`, hashes: { MD5: hash }, size: index },
      { type: 'url', value: `https://host-${index}.example/path?q=${index}` },
    ];
    const object = { spec_version: '2.1', ...forms[index % forms.length] };
    return Buffer.from(JSON.stringify({ ...object, id: observableId(object) }));
  });
  return { name: 'observables', objects, promised: false };
}

/** Shapes of objects just under 1 MiB that ask for much work, by name. */
export function extremes(): Readonly<Record<string, object>> {
  const base = {
    type: 'campaign',
    spec_version: '2.1',
    id: 'campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    name: 'large',
  };
  const limit = 1024 * 1024 - 2000;
  // As many as fit, once beyond the limit of elements and once just within it.
  const fill = (each: string, most = limit) =>
    Array.from({ length: Math.min(most, Math.floor(limit / (each.length + 3))) }, () => each);
  const withinLimit = 24_000;
  const id = 'indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f';
  const report = {
    ...base,
    type: 'report',
    id: `report--${uuid(randomOf(3))}`,
    published: base.created,
  };
  const comparisons = Array.from({ length: 300 }, (_, index) => `file:size = ${index}`).join(
    ' OR ',
  );
  return {
    'one long text': { ...base, description: 'x'.repeat(limit) },
    'many aliases': { ...base, aliases: fill('alias') },
    'many aliases within the limit': { ...base, aliases: fill('alias', withinLimit) },
    'many references': { ...report, object_refs: fill(id) },
    'many custom members': {
      ...base,
      x_many: Object.fromEntries(
        Array.from({ length: 15_000 }, (_, index) => [
          `member_with_a_long_name_${index}`,
          'x'.repeat(30),
        ]),
      ),
    },
    'many selectors within the limit': {
      ...base,
      granular_markings: [
        {
          marking_ref: `marking-definition--${uuid(randomOf(5))}`,
          selectors: fill('name', withinLimit),
        },
      ],
    },
    'many selectors': {
      ...base,
      granular_markings: [
        { marking_ref: `marking-definition--${uuid(randomOf(5))}`, selectors: fill('name') },
      ],
    },
    'a long pattern': {
      ...base,
      type: 'indicator',
      id,
      pattern: `[${comparisons}]`,
      pattern_type: 'stix',
      valid_from: base.created,
    },
  };
}
