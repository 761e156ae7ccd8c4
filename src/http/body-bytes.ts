/**
 * A body as bytes, up to a limit.
 *
 * The bytes are counted as they come, so a length that is missing or wrong changes nothing.
 */
import type { IncomingMessage } from 'node:http';
import { Problem } from '../base/problem.ts';

/** Reads a whole body of at most so many octets. Problem: `tooLarge`. */
export async function readBodyBytes(payload: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const stated = Number(payload.headers['content-length'] ?? 0);
  const body = stated > bytesMax ? undefined : await collect(payload, bytesMax);
  if (body !== undefined) return body;
  // The rest is read and dropped: most clients hear the refusal only when they have sent everything.
  payload.resume();
  throw new Problem('tooLarge', `a body may have at most ${bytesMax} octets`);
}

/** The bytes, or `undefined` as soon as there are too many; the stream is left alive either way. */
async function collect(payload: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> {
  const arriving: AsyncIterable<Buffer> = payload.iterator({ destroyOnReturn: false });
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of arriving) {
    bytes += piece.length;
    if (bytes > bytesMax) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}
