/**
 * Reads the body of a POST as bytes, up to exactly what its API root takes (TAXII 2.1 §4.2, §5.5).
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { readBodyBytes } from '../http/body-bytes.ts';
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
  return readBodyBytes(payload, apiRootOf(request).maxContentLength);
}
