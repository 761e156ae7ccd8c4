/**
 * Bodies as the store keeps them, read as objects.
 */
import { type JsonObject, readSpan } from '../base/json.ts';
import { invariant } from '../base/problem.ts';

/** The object in one of the bodies that were fetched. */
export function readBody(bodies: ReadonlyMap<number, Uint8Array>, body: number): JsonObject {
  const bytes = bodies.get(body);
  invariant(bytes !== undefined, 'a body that is stored has been fetched');
  return readSpan(bytes, { start: 0, end: bytes.length }) as JsonObject;
}
