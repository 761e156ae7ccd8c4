/**
 * The description of the API in OpenAPI 3.1, generated from the routes' own schemas.
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

/** Where the description is served. */
export const openapiPath = '/admin/v1/openapi.json';

/** The security that every administrative operation demands. */
export const adminSecurity = [{ adminToken: [] }];

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

interface HeaderSchema {
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

/** Collects the routes declared in this scope from now on. */
export async function collectRoutes(
  scope: FastifyInstance,
  options: { readonly publicUrl: string; readonly version: string },
): Promise<void> {
  await scope.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sekisho administration API',
        version: options.version,
        description: 'Who may read and write what. Changes hold from the next request on.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: options.publicUrl.replace(/\/+$/, '') }],
      tags: [
        { name: 'API roots', description: 'where collections live (TAXII 2.1 §4.2)' },
        { name: 'Audiences', description: 'those who read alike' },
        { name: 'Collections', description: 'what is shared (TAXII 2.1 §5)' },
        { name: 'Consumers', description: 'who signs in, and what it may do' },
        { name: 'Credentials', description: 'how a consumer signs in' },
        { name: 'Tokens', description: 'access tokens for consumers (RFC 6749 §4.4)' },
        { name: 'About', description: 'this API itself' },
      ],
      components: {
        securitySchemes: {
          adminToken: { type: 'http', scheme: 'bearer', description: "the administrator's token" },
          consumer: { type: 'http', scheme: 'basic', description: 'consumer id and secret' },
        },
      },
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

/** The description of an app that has `admin` mounted; nothing listens. */
export async function openapiDocument(
  app: Pick<FastifyInstance, 'inject'>,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await app.inject({ url: openapiPath });
  return response.json();
}
