/**
 * How fast objects are validated, beside `JSON.parse` alone and beside ajv with the OASIS schemas.
 *
 *     node bench/validator.ts [--small] [--json]
 *
 * All three get the same bytes, one buffer an object, in the same process, turn by turn, in small
 * batches; of each batch the best of several rounds counts. Ours does more than the others: strict bytes, code rules and patterns.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import Table from 'cli-table3';
import { outlineJson } from '../src/base/json.ts';
import { contentLimits, observableId, openContent, validateBytes } from '../src/stix/index.ts';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: { small: { type: 'boolean' }, json: { type: 'boolean' } },
});

/** What is measured on. */
interface Corpus {
  readonly name: string;
  readonly objects: readonly Buffer[];
}

function attack(): Corpus {
  const bytes = readFileSync(join(root, 'docs/demo/attack/ics-attack-18.1.min.json'));
  const outline = outlineJson(bytes, 'objects', contentLimits);
  if (!outline.ok) throw new Error(outline.fault.message);
  const spans = outline.value.elements ?? [];
  return {
    name: 'ATT&CK for ICS',
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

function indicators(count: number): Corpus {
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
  return { name: 'indicators', objects };
}

function observables(count: number): Corpus {
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
  return { name: 'observables', objects };
}

/** ajv with the OASIS schemas, one chosen by `type` as their own guide says. */
function oasis(): (bytes: Buffer) => boolean {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const byType = new Map<string, ValidateFunction>();
  const ids = new Map<string, string>();
  const folder = join(root, 'test/corpora/oasis-schemas');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue;
    const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    ajv.addSchema(schema);
    ids.set(file.replace(/^.*\//, '').replace('.json', ''), schema.$id);
  }
  return (bytes) => {
    const object = JSON.parse(bytes.toString()) as { type: string };
    let validate = byType.get(object.type);
    if (validate === undefined) {
      const found = ajv.getSchema(ids.get(object.type) ?? ids.get('core') ?? '');
      if (found === undefined) throw new Error(`no schema for ${object.type}`);
      byType.set(object.type, found as ValidateFunction);
      validate = found as ValidateFunction;
    }
    return validate(object) === true;
  };
}

/** So many objects are timed together: short enough to run undisturbed in some round. */
const batchSize = 50;

/**
 * Milliseconds over all objects: of each batch the best round counts, the subjects taking turns batch by
 * batch. A first round, not counted, warms up.
 */
function race(
  objects: readonly Buffer[],
  subjects: Readonly<Record<string, (bytes: Buffer) => unknown>>,
  rounds: number,
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const run of Object.values(subjects)) {
    for (let round = 0; round < 3; round++) for (const bytes of objects) run(bytes);
  }
  for (let from = 0; from < objects.length; from += batchSize) {
    const batch = objects.slice(from, from + batchSize);
    const best: Record<string, number> = {};
    for (let round = 0; round < rounds; round++) {
      for (const [name, run] of Object.entries(subjects)) {
        const start = performance.now();
        for (const bytes of batch) run(bytes);
        best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, performance.now() - start);
      }
    }
    for (const [name, took] of Object.entries(best)) sums[name] = (sums[name] ?? 0) + took;
  }
  return sums;
}

/** The slowest of several shapes of valid objects just under 1 MiB, beside `JSON.parse` on the same bytes. */
function slowest(): { name: string; milliseconds: number; parse: number } {
  const base = {
    type: 'campaign',
    spec_version: '2.1',
    id: 'campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    name: 'large',
  };
  const limit = 1024 * 1024 - 1000;
  const fill = (each: string) =>
    Array.from({ length: Math.floor(limit / (each.length + 3)) }, () => each);
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
  const shapes: Readonly<Record<string, object>> = {
    'one long text': { ...base, description: 'x'.repeat(limit) },
    'many aliases': { ...base, aliases: fill('alias') },
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
  const times = Object.entries(shapes).map(([name, object]) => {
    const bytes = Buffer.from(JSON.stringify(object));
    const { ours, parse } = race([bytes], { ours: subjects.ours, parse: subjects.parse }, 10);
    return { name, milliseconds: ours ?? 0, parse: parse ?? 0 };
  });
  return times.reduce((worst, each) => (each.milliseconds > worst.milliseconds ? each : worst));
}

const count = flags.small === true ? 1000 : 10_000;
const rounds = flags.small === true ? 15 : 40;
const table = new Table({
  head: [
    'corpus',
    'objects',
    'ours /s',
    'JSON.parse /s',
    'ajv + OASIS /s',
    'of JSON.parse',
    'of ajv',
  ],
  style: { head: [], border: [] },
});
const ratios: Record<string, number> = {};
const subjects = {
  ours: (bytes: Buffer) => validateBytes(bytes),
  parse: (bytes: Buffer) => JSON.parse(bytes.toString()),
  oasis: oasis(),
};
for (const { name, objects } of [attack(), indicators(count), observables(count)]) {
  for (const bytes of objects) {
    const { valid, findings } = validateBytes(bytes);
    if (!valid) throw new Error(`a wrong object: ${JSON.stringify(findings)}`);
  }
  const best = race(objects, subjects, rounds);
  const rate = (subject: keyof typeof subjects) =>
    Math.round((objects.length / (best[subject] ?? 1)) * 1000);
  const ofParse = rate('parse') / rate('ours');
  const ofOasis = rate('ours') / rate('oasis');
  ratios[`${name}: time of JSON.parse alone`] = Number(ofParse.toFixed(2));
  ratios[`${name}: speed of ajv with the OASIS schemas`] = Number(ofOasis.toFixed(2));
  const cells = [rate('ours'), rate('parse'), rate('oasis')].map((each) =>
    each.toLocaleString('en'),
  );
  table.push([
    name,
    objects.length,
    ...cells,
    `${ofParse.toFixed(2)} ×`,
    `${ofOasis.toFixed(2)} ×`,
  ]);
}
const worst = slowest();

const bundle = readFileSync(join(root, 'docs/demo/attack/ics-attack-18.1.min.json'));
const whole = race(
  [bundle],
  {
    ours: (bytes) => [...openContent(bytes).verdicts],
    parse: (bytes) => JSON.parse(bytes.toString()),
  },
  rounds,
);
ratios['ATT&CK for ICS as one bundle: time of JSON.parse alone'] = Number(
  ((whole.ours ?? 0) / (whole.parse ?? 1)).toFixed(2),
);

if (flags.json === true) {
  console.log(JSON.stringify({ ratios, slowest: worst }, null, 2));
} else {
  console.log(table.toString());
  const times = `${worst.milliseconds.toFixed(2)} ms, JSON.parse alone ${worst.parse.toFixed(2)} ms`;
  console.log(`slowest object under 1 MiB: ${worst.name}, ${times}`);
  for (const [name, ratio] of Object.entries(ratios)) console.log(`${name}: ${ratio}`);
}
