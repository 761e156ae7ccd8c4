/**
 * The `next` of a page: a position in one log, with what the walk was asked for (TAXII 2.1 §3.5, R-14).
 *
 * No key, no expiry, no state: it says nothing that `added_after` could not say, and rights are judged from
 * the request alone. It is a JSON text in base64url: `[1, log, position]`, and the parameters of the walk
 * as a fourth element unless there are none, so that the plain walk's pages are the same bytes for all.
 * INVARIANT: version 1 stays readable for ever, for clients keep tokens for days and repeat refused ones.
 */
import { createHash } from 'node:crypto';
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { Access } from '../exchange/directory.ts';
import type { Parameters } from './query.ts';

/** A position to go on from. */
export interface NextToken {
  /** The digest that names the log. */
  readonly log: string;
  /** The stamp of the last row that was given out. */
  readonly position: Micros;
  /** What the walk was asked for, `next` aside. */
  readonly parameters: Parameters;
}

const format = 1;

/** Names the log of an access briefly, and no other log. */
export function logName({ collection, audience }: Access): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([collection.id, audience]))
    .digest();
  return digest.subarray(0, 9).toString('base64url');
}

/** Writes a token in letters that need no escaping anywhere. */
export function encodeNext({ log, position, parameters }: NextToken): string {
  const parts: unknown[] = [format, log, position];
  if (Object.keys(parameters).length > 0) parts.push(parameters);
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a token. Problem: `malformed` when it is none of ours. */
export function decodeNext(text: string): NextToken {
  const parts = readJson(text);
  if (!Array.isArray(parts)) throw undecodable();
  const [version, log, position, parameters = {}] = parts as unknown[];
  const sound =
    version === format &&
    typeof log === 'string' &&
    Number.isSafeInteger(position) &&
    (position as number) >= 0 &&
    isRecordOfTexts(parameters);
  if (!sound) throw undecodable();
  return { log, position: position as number, parameters: parameters as Parameters };
}

function readJson(text: string): unknown {
  if (!/^[\w-]+$/.test(text)) throw undecodable();
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (cause) {
    throw undecodable(cause);
  }
}

function isRecordOfTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function undecodable(cause?: unknown): Problem {
  return new Problem(
    'malformed',
    'the parameter `next` cannot be understood: it is not a value that this server gave',
    { cause },
  );
}
