/**
 * The server: its parts put together, and the one place where their order is decided.
 *
 * `buildApp` listens nowhere and opens nothing; the process is `cli/serve.ts`. Tests build the same.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
} from 'fastify';
import { admin } from './admin/admin.ts';
import { auth } from './auth/auth.ts';
import { type Clock, systemClock } from './base/time.ts';
import type { Config } from './config.ts';
import { type DeskOptions, desk } from './desk/desk.ts';
import type { Hub } from './exchange/hub.ts';
import { openAccessTokens } from './http/access-tokens.ts';
import { createAuthenticate } from './http/authenticate-consumer.ts';
import { createBrake } from './http/brake.ts';
import { certificateReader } from './http/client-certificate.ts';
import { labelPages } from './http/label-pages.ts';
import { preview } from './preview.ts';
import type { TaxiiOptions } from './taxii/options.ts';
import { taxii, taxiiServerOptions } from './taxii/taxii.ts';
import { version } from './version.ts';

/** What a server is made of. */
export interface AppParts {
  readonly hub: Hub;
  readonly config: Config;
  /** Where clients find the server: absolute, without query. */
  readonly publicUrl: string;
  readonly logger?: FastifyBaseLogger | undefined;
  readonly clock?: Clock | undefined;
  /** Waits; tests give their own. */
  readonly pause?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** Puts a server together. Close it with `close()`; the hub is the caller's to close. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { hub, config, publicUrl, logger, clock = systemClock, pause = wait } = parts;
  const app = fastify({
    ...taxiiServerOptions,
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    ...tlsOf(config),
    trustProxy: [...config.trustedProxies],
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    logController: new LogController({ disableRequestLogging: true }),
  });
  logRequests(app);
  health(app);
  const signInBrake = createBrake(config.failedSignIns, clock);
  const slowDown = (address: string) => pause(signInBrake.press(address));
  const tokens = await openAccessTokens(app, { hub, publicUrl, clock });
  const certificateOf = certificateReader({ clock, forwarded: forwardedOf(config) });
  const { apiKeyHeader, tokenSeconds } = config;
  const authenticate = createAuthenticate({ hub, tokens, certificateOf, apiKeyHeader, slowDown });
  await app.register(admin, { hub, publicUrl, version, slowDown, provider: config.oidc });
  await app.register(auth, {
    ...{ hub, tokens, certificateOf, publicUrl, tokenSeconds, slowDown, clock, version },
    takesCertificates:
      config.tls?.clientCaFile !== undefined || config.clientCertificateHeader !== undefined,
  });
  const counter: FastifyPluginAsync<DeskOptions> = desk;
  await app.register(counter, { hub, authenticate, publicUrl, version });
  await app.register(labelPages, { publicUrl });
  const protocol: FastifyPluginAsync<TaxiiOptions> = taxii;
  const reading = {
    ...{ hub, publicUrl, clock, discovery: config.discovery },
    pageObjectsMax: config.limits.pageObjectsMax,
    compressBytesMin: config.compressBytesMin,
    identicalRequests: config.identicalRequests,
    pause,
  };
  await app.register(preview, { ...reading, slowDown });
  await app.register(protocol, { ...reading, authenticate, corsOrigins: config.corsOrigins });
  return app;
}

/** How client certificates come in through the proxies that are trusted. An unreadable authority throws. */
function forwardedOf({ clientCertificateHeader: header, trustedProxies }: Config) {
  if (header === undefined) return undefined;
  return {
    header: header.name.toLowerCase(),
    authorities: certificatesIn(readFileSync(header.caFile, 'utf8'), header.caFile),
    proxies: [...trustedProxies],
  };
}

function certificatesIn(pem: string, file: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Error(`${file} holds no certificate`);
  return blocks.map((block) => new X509Certificate(block));
}

/**
 * TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only (TAXII 2.1 §8.2.2); Node offers no
 * early data. An unreadable certificate or key throws: nothing is served in clear instead.
 */
function tlsOf({ tls }: Config) {
  if (tls === undefined) return {};
  return {
    https: {
      maxHeaderSize: taxiiServerOptions.http.maxHeaderSize,
      cert: readFileSync(tls.certificateFile),
      key: readFileSync(tls.keyFile),
      ...(tls.clientCaFile !== undefined && {
        ca: readFileSync(tls.clientCaFile),
        requestCert: true,
        // Whoever has none signs in otherwise; whoever has a wrong one is told in HTTP, like a wrong secret.
        rejectUnauthorized: false,
      }),
      minVersion: 'TLSv1.2',
      ciphers: [
        'TLS_AES_256_GCM_SHA384',
        'TLS_CHACHA20_POLY1305_SHA256',
        'TLS_AES_128_GCM_SHA256',
        'ECDHE-ECDSA-AES256-GCM-SHA384',
        'ECDHE-RSA-AES256-GCM-SHA384',
        'ECDHE-ECDSA-CHACHA20-POLY1305',
        'ECDHE-RSA-CHACHA20-POLY1305',
        'ECDHE-ECDSA-AES128-GCM-SHA256',
        'ECDHE-RSA-AES128-GCM-SHA256',
      ].join(':'),
    },
  } as const;
}

/** One line a request: who asked what, without the query, which may hold ids and positions. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, ip } = request;
    const path = url.slice(0, url.search(/\?|$/));
    const milliseconds = Math.round(reply.elapsedTime);
    request.log.info({ method, path, ip, status: reply.statusCode, milliseconds }, 'answered');
  });
}

/** Whether the process lives, and whether it serves: for supervisors, outside the protocol. */
function health(app: FastifyInstance): void {
  app.get('/livez', { schema: { hide: true } }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async () => ({ status: 'ready' }));
}
