/**
 * Judges what a request says of representations: `Accept` of every request, type and coding of a body.
 */
import type { FastifyRequest } from 'fastify';
import { Problem, quote } from '../base/problem.ts';
import { acceptsTaxii, isEnvelopeType, taxiiMediaType } from './media-type.ts';

/** Problems: `unacceptable`; for a POST also `unsupported` (TAXII 2.1 §3.1, §5.5). */
export function negotiate(request: FastifyRequest): void {
  const { accept } = request.headers;
  if (!acceptsTaxii(accept)) {
    throw new Problem(
      'unacceptable',
      `nothing in ${quote(accept ?? '')} can be answered; this server speaks ${taxiiMediaType}`,
    );
  }
  if (request.method === 'POST') judgeBody(request);
}

function judgeBody({ headers }: FastifyRequest): void {
  const type = headers['content-type'];
  if (!isEnvelopeType(type)) {
    throw new Problem(
      'unsupported',
      `the body's type must be ${taxiiMediaType}, not ${quote(type ?? '')}`,
    );
  }
  const coding = headers['content-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported', `the body must not be encoded as ${quote(coding)}`);
  }
}
