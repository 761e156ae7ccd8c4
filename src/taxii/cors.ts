/**
 * Lets pages of chosen origins read (CORS); without origins this does nothing.
 *
 * The browser's preflight carries no credentials and is answered before they are asked for.
 */
import fastifyCors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { dateHeaders } from './page.ts';

/** Request headers that a page may set; ATT&CK Navigator sends `version`. */
const allowedHeaders = ['authorization', 'accept', 'content-type', 'version'];

/** Registers CORS for this scope. */
export async function allowOrigins(
  app: FastifyInstance,
  origins: readonly string[],
): Promise<void> {
  if (origins.length === 0) return;
  await app.register(fastifyCors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'OPTIONS'],
    allowedHeaders,
    exposedHeaders: Object.values(dateHeaders),
    maxAge: 600,
    preflightContinue: true,
    strictPreflight: false,
  });
}
