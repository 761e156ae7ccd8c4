/**
 * The server: its parts put together, and the one place where their order is decided.
 *
 * `buildApp` listens nowhere and opens nothing; the process is `cli/serve.ts`. Tests build the same.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
} from 'fastify';
import { admin } from './admin/admin.ts';
import { type Clock, systemClock } from './base/time.ts';
import type { Config } from './config.ts';
import { type DeskOptions, desk } from './desk/desk.ts';
import type { Hub } from './exchange/hub.ts';
import { createBrake } from './http/brake.ts';
import type { TaxiiOptions } from './taxii/options.ts';
import { taxii, taxiiServerOptions } from './taxii/taxii.ts';

/** What a server is made of. */
export interface AppParts {
  readonly hub: Hub;
  readonly config: Config;
  /** Where clients find the server: absolute, without query. */
  readonly publicUrl: string;
  readonly logger?: FastifyBaseLogger | undefined;
  readonly clock?: Clock | undefined;
}

/** The program's version, from its package. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  }
).version;

/** Puts a server together. Close it with `close()`; the hub is the caller's to close. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { hub, config, publicUrl, logger, clock = systemClock } = parts;
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
  await app.register(admin, {
    hub,
    publicUrl,
    version,
    tokenSeconds: config.tokenSeconds,
    provider: config.oidc,
    slowDown: (address) => pause(signInBrake.press(address)),
  });
  const counter: FastifyPluginAsync<DeskOptions> = desk;
  await app.register(counter, {
    hub,
    publicUrl,
    version,
    clock,
    apiKeyHeader: config.apiKeyHeader,
    failedSignIns: config.failedSignIns,
    pause: (milliseconds) => pause(milliseconds),
  });
  const protocol: FastifyPluginAsync<TaxiiOptions> = taxii;
  await app.register(protocol, {
    hub,
    publicUrl,
    clock,
    discovery: config.discovery,
    pageObjectsMax: config.limits.pageObjectsMax,
    apiKeyHeader: config.apiKeyHeader,
    corsOrigins: config.corsOrigins,
    compressBytesMin: config.compressBytesMin,
    failedSignIns: config.failedSignIns,
    identicalRequests: config.identicalRequests,
  });
  return app;
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
