/**
 * Reads the body of a POST as bytes, up to exactly what its API root takes (TAXII 2.1 §4.2, §5.5).
 *
 * The bytes are counted as they come, so a length that is missing or wrong changes nothing.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import { apiRootOf } from './target.ts';

/** Reads the whole body. Problem: `tooLarge`. */
export async function readEnvelopeBody(
  request: FastifyRequest,
  payload: IncomingMessage,
): Promise<Buffer> {
  const bytesMax = apiRootOf(request).maxContentLength;
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) throw tooLarge(bytesMax);
  const pieces: Buffer[] = [];
  let bytes = 0;
  // The stream is left alive on refusal: a destroyed one takes the answer's connection with it.
  const arriving: AsyncIterable<Buffer> = payload.iterator({ destroyOnReturn: false });
  for await (const piece of arriving) {
    bytes += piece.length;
    if (bytes > bytesMax) throw tooLarge(bytesMax);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}

function tooLarge(bytesMax: number): Problem {
  return new Problem('tooLarge', `a body may have at most ${bytesMax} octets`);
}
