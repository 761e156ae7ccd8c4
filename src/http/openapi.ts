/**
 * The description of an API in OpenAPI 3.1, generated from the routes' own schemas.
 *
 * What the routes validate and what the description says cannot differ. It holds no secrets and is
 * readable without a token, as a document and as a page.
 */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { ProblemKind } from '../base/problem.ts';
import { noQuery } from './fields.ts';
import { adminProblems, internalFault } from './problems.ts';

/** The schema of problem documents (RFC 9457); routes refer to it by name. */
export const problemSchema = Type.Object(
  {
    type: Type.String({ description: 'a URI that explains this kind of problem' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'what is wrong with this request' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            detail: Type.String(),
            pointer: Type.Optional(
              Type.String({ description: 'where in the body: a JSON pointer as a URI fragment' }),
            ),
            parameter: Type.Optional(
              Type.String({ description: 'which parameter of the path, query or header' }),
            ),
            line: Type.Optional(Type.Integer({ minimum: 1, description: 'where in a text' })),
            column: Type.Optional(Type.Integer({ minimum: 1 })),
          },
          { additionalProperties: false },
        ),
      ),
    ),
    errorId: Type.Optional(Type.String({ description: 'the id of this fault in the log' })),
  },
  { $id: 'Problem', additionalProperties: false, description: 'a problem document (RFC 9457)' },
);

/** The header field that carries an entry's revision. */
export const entityTagHeader = {
  etag: { type: 'string', description: 'the revision, as a strong entity tag' },
} as const;

/** A header field of an answer. */
export interface HeaderSchema {
  readonly type: 'string';
  readonly description: string;
}

/** A response with a JSON body whose schema is named, in the form that routes declare. */
export function jsonResponse(
  description: string,
  schemaName: string,
  headers?: Readonly<Record<string, HeaderSchema>>,
) {
  const content = { 'application/json': { schema: { $ref: `${schemaName}#` } } };
  return { description, content, ...(headers && { headers }) };
}

/** A response without a body. */
export function emptyResponse(
  description: string,
  headers?: Readonly<Record<string, HeaderSchema>>,
) {
  return { description, type: 'null', ...(headers && { headers }) } as const;
}

/** The responses of a route that may end in these problems, or in a fault of ours. */
export function problemResponses(...kinds: readonly ProblemKind[]) {
  const content = { 'application/problem+json': { schema: { $ref: 'Problem#' } } };
  const challenge = { 'www-authenticate': { type: 'string', description: 'the scheme to use' } };
  const responses = kinds.map((kind) => {
    const { status, title } = adminProblems[kind];
    const headers = kind === 'unauthenticated' ? { headers: challenge } : {};
    return [status, { description: title, content, ...headers }] as const;
  });
  return Object.fromEntries([
    ...responses,
    [internalFault.status, { description: internalFault.title, content }],
  ]);
}

/** The responses of an operation that not everyone may call, beside those of `problemResponses`. */
export function guardedResponses(...kinds: readonly ProblemKind[]) {
  return problemResponses('malformed', 'unauthenticated', 'forbidden', 'unavailable', ...kinds);
}

/** How a client authenticates to an operation. */
export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: 'basic' | 'bearer'; readonly description: string }
  | {
      readonly type: 'apiKey';
      readonly in: 'header' | 'cookie';
      readonly name: string;
      readonly description: string;
    };

/** What one API says of itself. */
export interface ApiDescription {
  readonly title: string;
  readonly description: string;
  /** The program's version. */
  readonly version: string;
  /** Where clients find the server: absolute, without query. */
  readonly publicUrl: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
}

/** Collects the routes declared in this scope from now on. */
export async function collectRoutes(scope: FastifyInstance, api: ApiDescription): Promise<void> {
  await scope.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: api.title,
        version: api.version,
        description: api.description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: api.publicUrl.replace(/\/+$/, '') }],
      tags: [...api.tags],
      components: { securitySchemes: { ...api.securitySchemes } },
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? index),
    },
  });
}

/** Declares the page for people, at `docs`; it works offline, under a strict content policy. */
export async function showApiPage(scope: FastifyInstance, publicUrl: string): Promise<void> {
  await scope.register(swaggerUi, {
    routePrefix: '/docs',
    indexPrefix: new URL(publicUrl).pathname.replace(/\/$/, '') + scope.prefix,
    uiConfig: { validatorUrl: null },
    staticCSP: {
      'default-src': "'none'",
      'base-uri': "'none'",
      'connect-src': "'self'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'img-src': "'self' data:",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
    },
  });
}

/** Declares the description itself. */
export function describeApi(scope: FastifyInstance): void {
  scope.get('/openapi.json', {
    schema: {
      operationId: 'getDescription',
      summary: 'This description',
      tags: ['About'],
      querystring: noQuery,
      response: {
        200: {
          description: 'an OpenAPI 3.1 document',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        ...problemResponses('malformed'),
      },
    },
    handler: async () => scope.swagger(),
  });
}
