/**
 * The hub secret: one random value beside the database from which every other secret is derived.
 *
 * It lives in a file of its own, readable by its owner only, so that the database alone betrays nothing.
 * Without it every variant would get another id: the database remembers a fingerprint and
 * the hub refuses to start on a secret that does not fit.
 */
import { createHmac, createPrivateKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Problem } from '../base/problem.ts';

/** What the rest of the hub may know of the secret: keys for one purpose each. */
export interface HubSecret {
  /** Identifies the secret without betraying it. */
  readonly fingerprint: string;
  /** Key of variant ids and of the hub's identities. */
  readonly variantKey: Buffer;
  /** Key of the order inside a batch. */
  readonly orderKey: Buffer;
  /** The Ed25519 private key that signs access tokens in this generation. */
  readonly tokenKey: (generation: number) => KeyObject;
}

const secretBytes = 32;

/** PKCS#8 wrapping of a raw Ed25519 seed (RFC 8410 §7). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads the secret from its file, or makes one there when `mayCreate`. */
export function openHubSecret(file: string, mayCreate: boolean): HubSecret {
  if (!existsSync(file)) {
    if (!mayCreate) throw new Problem('unavailable', 'the hub secret file is missing');
    writeSecret(file, randomBytes(secretBytes));
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (secret.length !== secretBytes) throw new Problem('unavailable', 'the hub secret is damaged');
  return deriveKeys(secret);
}

/** Derives every key from the secret; the same secret always gives the same keys. */
export function deriveKeys(secret: Buffer): HubSecret {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    fingerprint: derive('fingerprint').toString('hex'),
    variantKey: derive('variant ids'),
    orderKey: derive('batch order'),
    tokenKey: (generation) =>
      createPrivateKey({
        key: Buffer.concat([ed25519Prefix, derive(`access tokens ${generation}`)]),
        format: 'der',
        type: 'pkcs8',
      }),
  };
}

/** A UUID with version-4 bits made from keyed bytes: looks random, comes out the same each time. */
export function keyedUuid(key: Buffer, ...parts: readonly string[]): string {
  const bytes = createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function writeSecret(file: string, secret: Buffer): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, `${secret.toString('hex')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
