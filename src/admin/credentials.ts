/**
 * Credentials of a consumer: made here, shown once, never shown again.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem, quote } from '../base/problem.ts';
import { formatTaxiiTime } from '../base/time.ts';
import { noQuery, slug } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { emptyResponse, guardedResponses, jsonResponse } from '../http/openapi.ts';
import type { CredentialRow } from '../store/store.ts';
import { type AdminHub, adminSecurity } from './api.ts';

/** The most credentials that one consumer may have at a time. */
const credentialsMax = 100;

const consumerParams = Type.Object({ id: slug('the consumer') });
const credentialParams = Type.Object({
  ...consumerParams.properties,
  cid: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: 'the credential' }),
});

const kind = Type.Union([Type.Literal('basic'), Type.Literal('api-key')], {
  description:
    '`basic` for user name and secret, `api-key` for a bearer token that does not expire',
});
const issueBody = Type.Object(
  { kind },
  { additionalProperties: false, examples: [{ kind: 'basic' }] },
);

const credential = Type.Object(
  {
    id: Type.String(),
    kind,
    created: Type.String({ description: 'RFC 3339, to the microsecond' }),
  },
  {
    $id: 'Credential',
    additionalProperties: false,
    description: 'a credential without its secret',
  },
);
const issued = Type.Object(
  {
    id: Type.String(),
    kind,
    username: Type.String({ description: 'the consumer' }),
    secret: Type.String({ description: 'shown this once only' }),
  },
  { $id: 'IssuedCredential', additionalProperties: false, description: 'a credential just made' },
);
const list = {
  $id: 'CredentialList',
  type: 'object',
  description: 'the credentials of one consumer, oldest first',
  properties: { items: { type: 'array', items: { $ref: 'Credential#' } } },
  required: ['items'],
  additionalProperties: false,
};

function describe(operationId: string, summary: string) {
  return {
    operationId,
    summary,
    tags: ['Credentials'],
    security: adminSecurity,
    querystring: noQuery,
  };
}

/** The schemas that these routes refer to by name. */
export const credentialSchemas: readonly object[] = [credential, issued, list];

/** Declares the routes of credentials. The scope has the administrator's hook already. */
export function credentials(scope: FastifyInstance, hub: AdminHub): void {
  readRoutes(scope, hub);
  issueRoute(scope, hub);
  revokeRoute(scope, hub);
}

function readRoutes(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Params: Static<typeof consumerParams> }>('/consumers/:id/credentials', {
    schema: {
      ...describe('listCredentials', 'List the credentials of a consumer'),
      params: consumerParams,
      response: {
        200: jsonResponse('the credentials', 'CredentialList'),
        ...guardedResponses('absent'),
      },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      reply.header('cache-control', 'private, no-cache');
      return { items: hub.administrationBy(actorOf(request)).credentials(id).map(represent) };
    },
  });
  scope.get<{ Params: Static<typeof credentialParams> }>('/consumers/:id/credentials/:cid', {
    schema: {
      ...describe('getCredential', 'Read one credential, without its secret'),
      params: credentialParams,
      response: {
        200: jsonResponse('the credential', 'Credential'),
        ...guardedResponses('absent'),
      },
    },
    handler: async (request, reply) => {
      const { id, cid } = request.params;
      const administration = hub.administrationBy(actorOf(request));
      const row = administration.credentials(id).find((each) => each.id === cid);
      if (row === undefined) throw new Problem('absent', `there is no credential ${quote(cid)}`);
      reply.header('cache-control', 'private, no-cache');
      return represent(row);
    },
  });
}

function issueRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.post<{ Params: Static<typeof consumerParams>; Body: Static<typeof issueBody> }>(
    '/consumers/:id/credentials',
    {
      schema: {
        ...describe('issueCredential', 'Make a credential; its secret is shown this once'),
        params: consumerParams,
        body: issueBody,
        response: {
          201: jsonResponse('made', 'IssuedCredential', {
            location: { type: 'string', description: 'the credential, without its secret' },
          }),
          ...guardedResponses(
            ...(['absent', 'conflict', 'tooLarge'] as const),
            ...(['unsupported', 'unprocessable', 'unavailable'] as const),
          ),
        },
      },
      handler: async (request, reply) => {
        const {
          params: { id },
          body,
        } = request;
        const administration = hub.administrationBy(actorOf(request));
        if (administration.credentials(id).length >= credentialsMax) {
          throw new Problem('conflict', `the consumer has ${credentialsMax} credentials already`);
        }
        const made = await administration.issueCredential(id, body.kind);
        reply
          .code(201)
          .header('cache-control', 'no-store')
          .header('location', `credentials/${made.id}`);
        return { id: made.id, kind: made.kind, username: id, secret: made.secret };
      },
    },
  );
}

function revokeRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.delete<{ Params: Static<typeof credentialParams> }>('/consumers/:id/credentials/:cid', {
    schema: {
      ...describe('revokeCredential', 'Revoke a credential'),
      params: credentialParams,
      response: {
        204: emptyResponse('revoked'),
        ...guardedResponses(
          ...(['absent'] as const),
          ...(['tooLarge', 'unsupported', 'unavailable'] as const),
        ),
      },
    },
    handler: async (request, reply) => {
      const { id, cid } = request.params;
      await hub.administrationBy(actorOf(request)).revokeCredential(id, cid);
      return reply.code(204).send();
    },
  });
}

function represent({ id, kind, created }: CredentialRow) {
  return { id, kind, created: formatTaxiiTime(created) };
}
