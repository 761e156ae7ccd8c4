/** How consumers sign in to a server under test: everything that `app.ts` puts together, without certificates. */
import type { FastifyInstance } from 'fastify';
import { type Clock, systemClock } from '../../src/base/time.ts';
import type { Hub } from '../../src/exchange/hub.ts';
import { type AccessTokens, openAccessTokens } from '../../src/http/access-tokens.ts';
import {
  type Authenticate,
  createAuthenticate,
  type SlowDown,
} from '../../src/http/authenticate-consumer.ts';
import { type CertificateOf, noCertificates } from '../../src/http/client-certificate.ts';

/** The parts that plugins are given. */
export interface ConsumerSignIn {
  readonly tokens: AccessTokens;
  readonly certificateOf: CertificateOf;
  readonly authenticate: Authenticate;
  readonly slowDown: SlowDown;
}

/** Puts them together for one app. */
export async function consumerSignIn(
  app: FastifyInstance,
  parts: {
    readonly hub: Hub;
    readonly publicUrl: string;
    readonly slowDown: SlowDown;
    readonly clock?: Clock;
  },
): Promise<ConsumerSignIn> {
  const { hub, publicUrl, slowDown, clock = systemClock } = parts;
  const tokens = await openAccessTokens(app, { hub, publicUrl, clock });
  const certificateOf = noCertificates;
  const apiKeyHeader = 'x-api-key';
  const authenticate = createAuthenticate({ hub, tokens, certificateOf, apiKeyHeader, slowDown });
  return { tokens, certificateOf, authenticate, slowDown };
}
