/**
 * The query string of a read or a deletion: filters, limit and position (TAXII 2.1 §3.4).
 *
 * Known names are judged strictly: given twice or not understood, they are `malformed`, never dropped in
 * silence. Unknown names are ignored; an empty value of a paging parameter is as none.
 */
import { Problem, quote } from '../base/problem.ts';
import { type Micros, parseTaxiiTime, stixTimeKey } from '../base/time.ts';
import type { VersionChoice } from '../store/store.ts';

/** A parameter of TAXII 2.1 §3.4. */
export type ParameterName =
  | 'added_after'
  | 'limit'
  | 'next'
  | 'match[id]'
  | 'match[type]'
  | 'match[version]'
  | 'match[spec_version]';

/** Values by name as they arrived, each once and none empty. */
export type Parameters = Readonly<Partial<Record<ParameterName, string>>>;

const paging = ['added_after', 'limit', 'next'] as const;

/** Which parameters each endpoint has (TAXII 2.1 §5.3, §5.4, §5.6–5.8). */
export const parametersOf = {
  collection: [...paging, 'match[id]', 'match[type]', 'match[version]', 'match[spec_version]'],
  object: [...paging, 'match[version]', 'match[spec_version]'],
  versions: [...paging, 'match[spec_version]'],
  deletion: ['match[version]', 'match[spec_version]'],
} as const satisfies Record<string, readonly ParameterName[]>;

/** What the parameters say. */
export interface Filters {
  readonly addedAfter: Micros | undefined;
  readonly limit: number | undefined;
  readonly ids: readonly string[] | undefined;
  readonly types: readonly string[] | undefined;
  readonly versions: VersionChoice | undefined;
  readonly specVersions: readonly string[] | undefined;
}

/** The longest value of one parameter, in UTF-16 units: a `next` must be able to carry it. */
const valueUnitsMax = 16_000;

/** Takes the known parameters out of a parsed query string. Problem: `malformed`. */
export function readParameters(query: unknown, known: readonly ParameterName[]): Parameters {
  const given = query as Readonly<Record<string, string | readonly string[] | undefined>>;
  const parameters: Partial<Record<ParameterName, string>> = {};
  for (const name of known) {
    const value = given[name];
    if (value === undefined) continue;
    if (typeof value !== 'string') throw malformed(name, 'it is given more than once');
    if (value.length > 2 * valueUnitsMax) throw malformed(name, 'it is too long');
    if (value !== '') parameters[name] = value;
    else if (name.startsWith('match')) throw malformed(name, 'it is empty');
  }
  return parameters;
}

/** Reads what the parameters say, `next` aside. Problem: `malformed`. */
export function readFilters(parameters: Parameters): Filters {
  return {
    addedAfter: readAddedAfter(parameters.added_after),
    limit: readLimit(parameters.limit),
    ids: readList('match[id]', parameters),
    types: readList('match[type]', parameters),
    versions: readVersions(readList('match[version]', parameters)),
    specVersions: readSpecVersions(readList('match[spec_version]', parameters)),
  };
}

function malformed(name: ParameterName, why: string): Problem {
  return new Problem('malformed', `the parameter \`${name}\` cannot be understood: ${why}`);
}

function readAddedAfter(text: string | undefined): Micros | undefined {
  if (text === undefined) return undefined;
  const micros = parseTaxiiTime(text);
  if (micros === undefined) throw malformed('added_after', `${quote(text)} is not one timestamp`);
  return Math.max(0, micros);
}

/** Any size is good: whoever asks for more than the server gives is given what it gives. */
function readLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) === 0) {
    throw malformed('limit', `${quote(text)} is not a positive whole number`);
  }
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}

function readList(name: ParameterName, parameters: Parameters): readonly string[] | undefined {
  const text = parameters[name];
  if (text === undefined) return undefined;
  if (text.length > valueUnitsMax) throw malformed(name, 'it is too long');
  const values = text.split(',');
  if (values.includes('')) throw malformed(name, `${quote(text)} has an empty value`);
  return values;
}

const versionWords: ReadonlySet<string> = new Set(['all', 'first', 'last']);

function readVersions(values: readonly string[] | undefined): VersionChoice | undefined {
  if (values === undefined) return undefined;
  const given = new Set(values);
  if (given.size < values.length) throw malformed('match[version]', 'a value is given twice');
  if (given.has('all') && given.size > 1) {
    throw malformed('match[version]', '`all` stands with other values');
  }
  const keys = values.filter((value) => !versionWords.has(value)).map(versionKey);
  return {
    all: given.has('all'),
    first: given.has('first'),
    last: given.has('last'),
    keys: [...new Set(keys)],
  };
}

function versionKey(value: string): string {
  const key = stixTimeKey(value);
  if (key === undefined) {
    throw malformed('match[version]', `${quote(value)} is neither a keyword nor a STIX timestamp`);
  }
  return key;
}

function readSpecVersions(values: readonly string[] | undefined): readonly string[] | undefined {
  for (const value of values ?? []) {
    if (!/^\d{1,3}\.\d{1,3}$/.test(value)) {
      throw malformed('match[spec_version]', `${quote(value)} is not a version`);
    }
  }
  return values;
}
