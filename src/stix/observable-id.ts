/**
 * Deterministic identifiers of cyber-observables (STIX 2.1 §2.9): UUIDv5 of what makes two of them the same.
 */
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JsonObject, JsonValue } from '../base/json.ts';
import {
  contributingHashOrder,
  idContributingProperties,
  observableNamespace,
} from './tables/identifiers.ts';

const namespaceBytes = Buffer.from(observableNamespace.replaceAll('-', ''), 'hex');

/** Sorted as RFC 8785 §3.2.3 sorts; `Array.prototype.sort` compares UTF-16 units likewise. */
const contributing: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(idContributingProperties).map(([type, names]) => [type, [...names].sort()]),
);

/** The namespace, and room for most names behind it. */
const scratch = Buffer.alloc(2048);
namespaceBytes.copy(scratch);

/** The bytes of a name behind its namespace, valid until the next call. */
function named(name: string): Uint8Array {
  const start = namespaceBytes.length;
  // A UTF-16 unit takes three bytes at most.
  if (name.length * 3 > scratch.length - start) {
    return Buffer.concat([namespaceBytes, Buffer.from(name)]);
  }
  return scratch.subarray(0, start + scratch.write(name, start));
}

/** The version-5 UUID of a name in the namespace of observables (RFC 4122 §4.3). */
function uuidV5(name: string): string {
  const digest = hash('sha1', named(name), 'hex');
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    variant + digest.slice(17, 20),
    digest.slice(20, 32),
  ].join('-');
}

/** Of several hashes one contributes: the first of the preferred ones, else the first in text order. */
function contributingHash(hashes: JsonObject): JsonObject | undefined {
  const preferred = contributingHashOrder.find((name) => Object.hasOwn(hashes, name));
  const name = preferred ?? Object.keys(hashes).sort()[0];
  return name === undefined ? undefined : { [name]: hashes[name] ?? null };
}

function contribution(name: string, value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return JSON.stringify(value);
  if (name !== 'hashes') return canonicalize(value);
  const one =
    typeof value === 'object' && value !== null ? contributingHash(value as JsonObject) : undefined;
  return one === undefined ? undefined : canonicalize(one);
}

/**
 * The identifier the specification computes for a cyber-observable. `undefined` for an object of another
 * type, and where nothing contributes: then the identifier is a random one (§2.9). The object's own `id`
 * plays no part. Of hashes outside the preferred four, where the choice is free, the first name counts.
 */
export function observableId(object: JsonObject): string | undefined {
  const names = typeof object.type === 'string' ? contributing.get(object.type) : undefined;
  if (names === undefined) return undefined;
  const members: string[] = [];
  for (const name of names) {
    const text = contribution(name, object[name]);
    if (text !== undefined) members.push(`"${name}":${text}`);
  }
  if (members.length === 0) return undefined;
  return `${object.type}--${uuidV5(`{${members.join()}}`)}`;
}
