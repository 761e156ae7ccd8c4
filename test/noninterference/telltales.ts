/**
 * The forms in which a value can betray itself: as written, encoded, hashed, and as the ids that are made
 * of it. A search for all of them at once, in any bytes.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JsonObject } from '../../src/base/json.ts';
import { observableId } from '../../src/stix/observable-id.ts';
import {
  idContributingProperties,
  observableNamespace,
} from '../../src/stix/tables/identifiers.ts';

/** The kinds of forms, each of which some value has. */
export const formKinds = [
  ...['plain', 'lower case', 'upper case', 'escaped', 'percent-encoded', 'defanged'],
  ...['base64', 'hex', 'md5', 'sha1', 'sha256', 'observable id', 'named id'],
] as const;
export type FormKind = (typeof formKinds)[number];

/** A form of a value, in bytes, one character each. */
export interface Form {
  readonly value: string;
  readonly kind: FormKind;
  readonly bytes: string;
}

/** Text as bytes, one character each. */
export function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Every form of a value. Forms too short to tell anything are left out. */
export function formsOf(value: string): readonly Form[] {
  const written: readonly (readonly [FormKind, readonly string[]])[] = [
    ['plain', [value]],
    ['lower case', [value.toLowerCase()]],
    ['upper case', [value.toUpperCase()]],
    ['escaped', [inJson(value), inAsciiJson(value)]],
    ['percent-encoded', [encodeURIComponent(value)]],
    ['defanged', [value.replaceAll('.', '[.]'), value.replaceAll('@', '[at]')]],
    ['base64', base64Within(Buffer.from(value))],
    ['hex', bothCases(Buffer.from(value).toString('hex'))],
    ...(['md5', 'sha1', 'sha256'] as const).map(
      (algorithm) => [algorithm, digests(algorithm, value)] as const,
    ),
    ['observable id', observableIds(value).flatMap(uuidForms)],
    ['named id', namedIds(value).flatMap(uuidForms)],
  ];
  const known = new Set<string>();
  return written.flatMap(([kind, texts]) =>
    texts.map(bytesOf).flatMap((bytes) => {
      if (bytes.length < shortest || known.has(bytes)) return [];
      known.add(bytes);
      return [{ value, kind, bytes }];
    }),
  );
}

/** Forms below this many bytes occur by chance. */
const shortest = 6;

/** Forms by how they begin. */
export type Dictionary = ReadonlyMap<string, readonly Form[]>;

/** Forms, ready to be searched for. */
export function dictionaryOf(forms: readonly Form[]): Dictionary {
  return Map.groupBy(forms, (form) => form.bytes.slice(0, shortest));
}

/** The forms that occur in some bytes. */
export function search(bytes: string, dictionary: Dictionary): readonly Form[] {
  const found = new Set<Form>();
  for (let at = 0; at + shortest <= bytes.length; at += 1) {
    for (const form of dictionary.get(bytes.slice(at, at + shortest)) ?? []) {
      if (bytes.startsWith(form.bytes, at)) found.add(form);
    }
  }
  return [...found];
}

/** A text as it stands in JSON. */
export function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inAsciiJson(text: string): string {
  return inJson(text).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function bothCases(text: string): readonly string[] {
  return [text.toLowerCase(), text.toUpperCase()];
}

/** What bytes look like in the base64 of a longer run, in either alphabet, wherever they begin in it. */
function base64Within(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const undetermined = whole.length % 3 === 0 ? 0 : 1;
    const texts = [whole.toString('base64').replaceAll('=', ''), whole.toString('base64url')];
    return texts.map((text) => text.slice(Math.ceil((before * 8) / 6), text.length - undetermined));
  });
}

/** The beginnings of a value's digests: whoever cuts them short is found, too. */
function digests(algorithm: string, value: string): readonly string[] {
  return [value, `${value}\n`, value.toLowerCase()].flatMap((text) => {
    const digest = createHash(algorithm).update(text).digest();
    const hex = bothCases(digest.toString('hex').slice(0, 16));
    return [
      ...hex,
      digest.toString('base64').slice(0, 16),
      digest.toString('base64url').slice(0, 16),
    ];
  });
}

/** A UUID as ids, columns and cursors write it. */
function uuidForms(uuid: string): readonly string[] {
  const plain = uuid.replaceAll('-', '');
  const raw = base64Within(Buffer.from(plain, 'hex'));
  return [...bothCases(uuid), ...bothCases(plain), ...raw, ...base64Within(Buffer.from(uuid))];
}

/** The ids that a value alone gives observables of each type and property (STIX 2.1 §2.9). */
function observableIds(value: string): readonly string[] {
  return [...new Set([value, value.toLowerCase()])].flatMap((text) =>
    observablesOf(text).map((object) => uuidOf(observableId(object))),
  );
}

/** Observables of which a value is all that their ids are made of. */
export function observablesOf(value: string): readonly JsonObject[] {
  return Object.entries(idContributingProperties).flatMap(([type, properties]) =>
    properties.flatMap((property) =>
      valuesFor(property, value).map((given): JsonObject => ({ type, [property]: given })),
    ),
  );
}

/** What a property can be that is made of a value. */
function valuesFor(property: string, value: string): readonly JsonObject[string][] {
  if (property === 'payload_bin') return [value, Buffer.from(value).toString('base64')];
  if (property === 'protocols') return [[value]];
  if (property === 'values') return [[{ name: value }], [{ data: value }]];
  if (property === 'hashes') return hashesOf(value);
  if (property.endsWith('_ref'))
    return named.map((of) => observableId({ type: of.type, [of.by]: value }) ?? '');
  return ['number', 'start', 'end', 'src_port', 'dst_port', 'extensions'].includes(property)
    ? []
    : [value];
}

/** Observables that others name, and by which property a value gives them their ids. */
const named = [
  { type: 'domain-name', by: 'value' },
  { type: 'ipv4-addr', by: 'value' },
  { type: 'ipv6-addr', by: 'value' },
  { type: 'mac-addr', by: 'value' },
  { type: 'email-addr', by: 'value' },
  { type: 'directory', by: 'path' },
] as const;

const algorithms = { MD5: 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-512': 'sha512' };

/** The value as a hash, and hashes of the value. */
function hashesOf(value: string): readonly JsonObject[] {
  return Object.entries(algorithms).flatMap(([name, algorithm]) => [
    { [name]: value },
    { [name]: createHash(algorithm).update(value).digest('hex') },
  ]);
}

const identityClasses = [
  ...['individual', 'group', 'system', 'organization', 'class', 'unspecified', 'unknown'],
];

/** The ids that platforms make of names: of an identity's with its class, of other objects' alone. */
function namedIds(value: string): readonly string[] {
  return [...new Set([value, value.toLowerCase(), value.trim().toLowerCase()])].flatMap((name) => [
    ...identityClasses.map((identity_class) => uuidV5({ name, identity_class })),
    uuidV5({ name }),
  ]);
}

/** RFC 4122 §4.3 in the namespace of STIX, over canonical JSON. */
export function uuidV5(members: JsonObject): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(observableNamespace.replaceAll('-', ''), 'hex'))
    .update(canonicalize(members) ?? '')
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The part of an id that is the same for whatever type. */
function uuidOf(id: string | undefined): string {
  if (id === undefined) throw new Error('an observable has an id');
  return id.slice(id.indexOf('--') + 2);
}
