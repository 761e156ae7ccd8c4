/**
 * Credentials of a consumer: made here, shown once, never shown again.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem, quote } from '../base/problem.ts';
import { formatTaxiiTime, parseTaxiiTime } from '../base/time.ts';
import { bindingOf } from '../exchange/credentials.ts';
import type { Administration } from '../exchange/hub.ts';
import { noQuery, slug } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { emptyResponse, guardedResponses, jsonResponse } from '../http/openapi.ts';
import { FaultyRequest } from '../http/problems.ts';
import type { CredentialRow } from '../store/store.ts';
import { type AdminHub, adminSecurity } from './api.ts';

/** The most credentials that one consumer may have at a time. */
const credentialsMax = 100;

const consumerParams = Type.Object({ id: slug('the consumer') });
const credentialParams = Type.Object({
  ...consumerParams.properties,
  cid: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: 'the credential' }),
});

const kind = Type.Union(
  [Type.Literal('basic'), Type.Literal('api-key'), Type.Literal('certificate')],
  {
    description:
      '`basic` for user name and secret, `api-key` for a secret that is shown as a bearer token, ' +
      '`certificate` for a client certificate',
  },
);
const times = {
  expires: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'the first moment at which it signs in no more',
    }),
  ),
};
const binding = {
  fingerprint: Type.Optional(
    Type.String({
      pattern: '^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$',
      description: 'of a certificate: SHA-256 of its DER form, in hex, colons allowed',
    }),
  ),
  san: Type.Optional(
    Type.String({
      pattern: '^(DNS|URI|email):[^\\s",]{1,250}$',
      description: 'of a certificate: a subject alternative name, `DNS:`, `URI:` or `email:`',
    }),
  ),
};
const issueBody = Type.Object(
  { kind, ...times, ...binding },
  { additionalProperties: false, examples: [{ kind: 'basic' }] },
);

const credential = Type.Object(
  {
    id: Type.String(),
    kind,
    created: Type.String({ description: 'RFC 3339, to the microsecond' }),
    ...times,
    lastUsed: Type.Optional(
      Type.String({ description: 'when it signed in last, to a minute; not given for never' }),
    ),
    ...binding,
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
    secret: Type.Optional(
      Type.String({ description: 'shown this once only; a certificate has none' }),
    ),
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
        const made = await make(administration, id, body);
        reply
          .code(201)
          .header('cache-control', 'no-store')
          .header('location', `credentials/${made.id}`);
        return { ...made, username: id };
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

/** Makes what the body asks for. */
async function make(
  administration: Administration,
  consumer: string,
  { kind, expires: until, fingerprint, san }: Static<typeof issueBody>,
) {
  const expires = until === undefined ? undefined : parseTaxiiTime(until);
  if (until !== undefined && expires === undefined) refuse('#/expires', 'is no moment in time');
  const bindings = [...(fingerprint ? [{ fingerprint }] : []), ...(san ? [{ san }] : [])];
  if (kind !== 'certificate') {
    if (bindings.length > 0) refuse('#/kind', 'has neither fingerprint nor name');
    return administration.issueCredential(consumer, kind, expires);
  }
  const [bound] = bindings;
  if (bound === undefined || bindings.length > 1) {
    refuse('#/kind', 'needs either a fingerprint or a name');
  }
  return { id: await administration.bindCertificate(consumer, bound, expires), kind };
}

function refuse(pointer: string, detail: string): never {
  throw new FaultyRequest('unprocessable', 'there is no such credential', [{ pointer, detail }]);
}

function represent({ id, kind, created, expires, lastUsed, binding }: CredentialRow) {
  return {
    ...{ id, kind, created: formatTaxiiTime(created) },
    ...(expires !== undefined && { expires: formatTaxiiTime(expires) }),
    ...(lastUsed !== undefined && { lastUsed: formatTaxiiTime(lastUsed) }),
    ...(binding !== undefined && bindingOf(binding)),
  };
}
