/**
 * TAXII 2.1 over HTTP, as one Fastify plugin.
 *
 * A request is judged in one order everywhere: who asks (401), is the method known (405), does the resource
 * exist for that party (404), may it do this (403), can it be answered (406), can its body be read (415,
 * 413), is it understood (400), can it be processed (422). No body is read before all that can be judged
 * without it. STIX content passes as bytes: Fastify's parsers, validator and serialiser never see it.
 */
import type { Server } from 'node:http';
import fastifyCompress from '@fastify/compress';
import type {
  FastifyHttpOptions,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RouteHandlerMethod,
} from 'fastify';
import { Problem } from '../base/problem.ts';
import { type Brake, createBrake } from '../http/brake.ts';
import { allowOrigins } from './cors.ts';
import { type Endpoint, taxiiEndpoints } from './endpoints.ts';
import { readEnvelopeBody } from './envelope-body.ts';
import { sendError, successStatus } from './errors.ts';
import { taxiiMediaType } from './media-type.ts';
import { negotiate } from './negotiate.ts';
import { type TaxiiOptions, type TaxiiSettings, taxiiSettings } from './options.ts';
import {
  decorateTarget,
  demandRights,
  findTarget,
  type Need,
  type PathNames,
  setTarget,
  targetOf,
} from './target.ts';

/**
 * What the server that this plugin runs in must be made with: paths mean the same with and without a final
 * slash and with doubled ones, and long ids are ids. A path that cannot be decoded is answered here too.
 */
export const taxiiServerOptions = {
  routerOptions: {
    ignoreTrailingSlash: true,
    ignoreDuplicateSlashes: true,
    maxParamLength: 512,
  },
  /** A body may come slowly, but not for ever. */
  requestTimeout: 300_000,
  /** A `next` and the filters it repeats may be long. */
  http: { maxHeaderSize: 65_536 },
  frameworkErrors: sendError,
} as const satisfies FastifyHttpOptions<Server>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route of this layer says to the hook that admits requests. */
    readonly taxii?: { readonly allow: readonly string[]; readonly need: Need };
  }
}

/**
 * Serves TAXII 2.1 at `/taxii2/` and under the API roots of the hub's directory, and answers for every path
 * that nothing else answers. Register it without a prefix.
 */
export async function taxii(app: FastifyInstance, options: TaxiiOptions): Promise<void> {
  const settings = taxiiSettings(options);
  decorateTarget(app);
  app.setErrorHandler(sendError);
  app.addHook('onRequest', setHeaders);
  await allowOrigins(app, settings.corsOrigins);
  await app.register(fastifyCompress, {
    encodings: ['zstd', 'br', 'gzip'],
    threshold: settings.compressBytesMin,
    globalDecompression: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', readEnvelopeBody);
  app.addHook('onRequest', admit(settings));
  app.setNotFoundHandler(refuseUnknownPath);
  for (const endpoint of taxiiEndpoints(settings)) route(app, endpoint);
}

async function setHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({
    'content-type': taxiiMediaType,
    'cache-control': 'no-store',
    vary: 'accept-encoding',
  });
}

function route(app: FastifyInstance, { path, operations }: Endpoint): void {
  const methods = Object.keys(operations);
  const allow = [...methods, 'HEAD', 'OPTIONS'];
  for (const [method, { need, handle }] of Object.entries(operations)) {
    app.route({ method, url: path, config: { taxii: { allow, need } }, handler: handle });
  }
  const others = app.supportedMethods.filter(
    (method) => method === 'OPTIONS' || !allow.includes(method),
  );
  app.route({
    method: others,
    url: path,
    config: { taxii: { allow, need: 'none' } },
    handler: answerOptions(allow),
  });
}

/** Methods that are not allowed never come this far. */
function answerOptions(allow: readonly string[]): RouteHandlerMethod {
  return async (_request, reply) =>
    reply.code(successStatus.noContent).header('allow', allow.join(', ')).send();
}

/** Judges all of a request that can be judged without its body. */
function admit(settings: TaxiiSettings) {
  const { hub, authenticate, clock, pause, identicalRequests } = settings;
  const repetitions = createBrake(identicalRequests, clock);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { taxii: config } = request.routeOptions.config;
    if (config === undefined) refuseUnknownPath();
    const { allow, need } = config;
    // Only a POST has a body; what other requests say of one is ignored, not judged by the framework.
    if (request.method !== 'POST') delete request.headers['content-type'];
    if (request.method === 'OPTIONS') return;
    const party = await authenticate(request);
    if (!allow.includes(request.method)) {
      reply.header('allow', allow.join(', '));
      throw new Problem('methodNotAllowed', `this path knows ${allow.join(', ')}`);
    }
    const target = findTarget(hub.directory(), party, request.params as PathNames);
    setTarget(request, target);
    demandRights(target.access, need);
    negotiate(request);
    await slowRepetition(request, repetitions, pause);
  };
}

/** A client that repeats one read without end is slowed, so that it harms nobody but itself. */
async function slowRepetition(
  request: FastifyRequest,
  repetitions: Brake,
  pause: TaxiiSettings['pause'],
): Promise<void> {
  if (request.method !== 'GET') return;
  const { party } = targetOf(request);
  const milliseconds = repetitions.press(`${party.id} ${request.ip} ${request.url}`);
  if (milliseconds > 0) await pause(milliseconds);
}

function refuseUnknownPath(): never {
  throw new Problem('absent', 'no such path');
}
