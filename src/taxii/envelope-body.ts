/**
 * Reads the body of a POST as bytes, up to exactly what its API root takes (TAXII 2.1 §4.2, §5.5).
 *
 * The bytes are counted as they come, so a length that is missing or wrong changes nothing.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import { apiRootOf } from './target.ts';

/** Reads the whole body of a POST; of other methods a body means nothing. Problem: `tooLarge`. */
export async function readEnvelopeBody(
  request: FastifyRequest,
  payload: IncomingMessage,
): Promise<Buffer> {
  if (request.method !== 'POST') {
    payload.resume();
    return Buffer.alloc(0);
  }
  const bytesMax = apiRootOf(request).maxContentLength;
  const stated = Number(request.headers['content-length'] ?? 0);
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
