/**
 * How fast objects are validated, beside `JSON.parse` alone and beside ajv with the OASIS schemas.
 *
 *     node bench/validator.ts [--small] [--json]
 *
 * All three begin with the same bytes, one buffer an object, in one process, and take turns by small
 * batches. ajv's time includes the `JSON.parse` that it needs. Ours does more than either: strict bytes,
 * code rules, patterns. Times are CPU time of the whole process, so that other work on the machine counts
 * little; a ratio is the median over the rounds of the ratio within one round.
 *
 * Ends with status 1 when a target is missed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import Table from 'cli-table3';
import { openContent, validateBytes } from '../src/stix/index.ts';
import {
  attack,
  attackFile,
  type Corpus,
  extremes,
  indicators,
  observables,
} from './validator-corpora.ts';

const { values: flags } = parseArgs({
  options: { small: { type: 'boolean' }, json: { type: 'boolean' } },
});
const count = flags.small === true ? 1000 : 10_000;
const rounds = flags.small === true ? 15 : 31;

/** A figure, and what it should be where anything is promised. */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly at: 'most' | 'least'; readonly value: number };
}

/** ajv with the OASIS schemas, one chosen by `type` as their own guide says. */
function oasis(): (bytes: Buffer) => boolean {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const byType = new Map<string, ValidateFunction>();
  const ids = new Map<string, string>();
  const folder = join(import.meta.dirname, '../test/corpora/oasis-schemas');
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

const subjects = {
  ours: (bytes: Buffer) => validateBytes(bytes),
  parse: (bytes: Buffer) => JSON.parse(bytes.toString()),
  oasis: oasis(),
};

type Subjects<Name extends string> = Readonly<Record<Name, (bytes: Buffer) => unknown>>;
/** Microseconds of CPU time over all objects, by subject. */
type Times<Name extends string> = Readonly<Record<Name, number>>;

/** So many objects are timed together: long enough for the clock, short enough that the turns are fair. */
const batchSize = 50;

/** By so many objects the compiler has settled, as it has in a server that runs. */
const warmUpObjects = 50_000;
const warmUpRoundsMax = 50;

/** The times of each round, the subjects taking turns batch by batch. First rounds, not counted, warm up. */
function race<Name extends string>(
  objects: readonly Buffer[],
  racing: Subjects<Name>,
  roundsWanted: number,
): readonly Times<Name>[] {
  const warmUps = Math.min(warmUpRoundsMax, Math.ceil(warmUpObjects / objects.length));
  const all: Times<Name>[] = [];
  for (let round = 0; round < warmUps + roundsWanted; round++) all.push(raceOnce(objects, racing));
  return all.slice(warmUps);
}

function raceOnce<Name extends string>(objects: readonly Buffer[], racing: Subjects<Name>) {
  const names = Object.keys(racing) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (let from = 0; from < objects.length; from += batchSize) {
    const batch = objects.slice(from, from + batchSize);
    for (const name of names) {
      const run = racing[name];
      const start = process.cpuUsage();
      for (const bytes of batch) run(bytes);
      const { user, system } = process.cpuUsage(start);
      times[name] += user + system;
    }
  }
  return times;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

const table = new Table({
  head: ['corpus', 'objects', 'ours /s', 'JSON.parse /s', 'ajv + OASIS /s'],
  style: { head: [], border: [] },
});

function figuresOf({ name, objects, promised }: Corpus): readonly Figure[] {
  for (const bytes of objects) {
    const { valid, findings } = validateBytes(bytes);
    if (!valid) throw new Error(`a wrong object: ${JSON.stringify(findings)}`);
  }
  const times = race(objects, subjects, rounds);
  const rate = (subject: keyof typeof subjects) =>
    Math.round((objects.length / median(times.map((each) => each[subject]))) * 1e6);
  const rates = [rate('ours'), rate('parse'), rate('oasis')];
  table.push([name, objects.length, ...rates.map((each) => each.toLocaleString('en'))]);
  const ofParse = { name: `${name}: time of JSON.parse alone`, unit: '×' };
  const ofOasis = {
    name: `${name}: speed of JSON.parse and ajv with the OASIS schemas`,
    unit: '×',
  };
  const [parseRatio, oasisRatio] = [
    median(times.map(({ ours, parse }) => ours / parse)),
    median(times.map(({ ours, oasis }) => oasis / ours)),
  ];
  if (!promised) {
    return [
      { ...ofParse, value: parseRatio },
      { ...ofOasis, value: oasisRatio },
    ];
  }
  return [
    { ...ofParse, value: parseRatio, target: { at: 'most', value: 4 } },
    { ...ofOasis, value: oasisRatio, target: { at: 'least', value: 2.5 } },
  ];
}

/** The slowest of the extreme objects; they need not be valid. */
function slowest(): Figure {
  const times = Object.entries(extremes()).map(([name, object]) => {
    const bytes = Buffer.from(JSON.stringify(object));
    const took = race([bytes], { ours: subjects.ours, parse: subjects.parse }, 15);
    return {
      name,
      value: median(took.map(({ ours }) => ours / 1000)),
      parse: median(took.map(({ parse }) => parse / 1000)),
    };
  });
  const worst = times.reduce((one, other) => (one.value > other.value ? one : other));
  for (const { name, value, parse } of times) {
    console.error(`${name}: ${value.toFixed(2)} ms, JSON.parse alone ${parse.toFixed(2)} ms`);
  }
  return {
    name: `slowest of ${times.length} extreme objects under 1 MiB, ${worst.name} (JSON.parse alone ${worst.parse.toFixed(2)} ms)`,
    value: worst.value,
    unit: 'ms',
    target: { at: 'most', value: 10 },
  };
}

function wholeBundle(): Figure {
  const racing = {
    ours: (bytes: Buffer) => [...openContent(bytes).verdicts],
    parse: subjects.parse,
  };
  const times = race([readFileSync(attackFile)], racing, rounds);
  return {
    name: 'ATT&CK for ICS as one bundle: time of JSON.parse alone',
    value: median(times.map(({ ours, parse }) => ours / parse)),
    unit: '×',
  };
}

function isMet({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  return target.at === 'most' ? value <= target.value : value >= target.value;
}

function line(figure: Figure): string {
  const { name, value, unit, target } = figure;
  const said = `${name}: ${value.toFixed(2)} ${unit}`;
  if (target === undefined) return said;
  return `${said} (target at ${target.at} ${target.value}: ${isMet(figure) ? 'met' : 'MISSED'})`;
}

const corpora = [attack(), indicators(count), observables(count)];
const figures = [...corpora.flatMap(figuresOf), wholeBundle(), slowest()];
if (flags.json === true) {
  const results = figures.map((figure) =>
    figure.target === undefined ? figure : { ...figure, met: isMet(figure) },
  );
  console.log(JSON.stringify({ figures: results }, null, 2));
} else {
  console.log(table.toString());
  for (const figure of figures) console.log(line(figure));
}
process.exitCode = figures.every(isMet) ? 0 : 1;
