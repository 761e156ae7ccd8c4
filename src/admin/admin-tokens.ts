/**
 * Tokens of an account, for programs that administer: made here, shown once, valid for some days.
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

/** The most tokens that one account may have at a time. */
const tokensMax = 20;
const daysDefault = 90;
const dayMicros = 86_400_000_000;

const accountParams = Type.Object({ id: slug('the account') });
const tokenParams = Type.Object({
  ...accountParams.properties,
  tid: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: 'the token, by its id' }),
});
const issueBody = Type.Object(
  {
    days: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 366,
        default: daysDefault,
        description: 'how long it is valid',
      }),
    ),
  },
  { additionalProperties: false, examples: [{ days: daysDefault }] },
);

const moment = (description: string) =>
  Type.String({ description: `${description}: RFC 3339, to the microsecond` });
const members = {
  id: Type.String(),
  created: moment('when it was made'),
  expires: moment('when it ends'),
};
const token = Type.Object(
  { ...members, lastUsed: Type.Optional(moment('when it was used last, coarsely')) },
  { $id: 'AdminToken', additionalProperties: false, description: 'a token without its secret' },
);
const issued = Type.Object(
  { ...members, secret: Type.String({ description: 'the bearer token; shown this once only' }) },
  { $id: 'IssuedAdminToken', additionalProperties: false, description: 'a token just made' },
);
const list = {
  $id: 'AdminTokenList',
  type: 'object',
  description: 'the tokens of one account, oldest first',
  properties: { items: { type: 'array', items: { $ref: 'AdminToken#' } } },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that these routes refer to by name. */
export const adminTokenSchemas: readonly object[] = [token, issued, list];

function describe(operationId: string, summary: string) {
  return {
    operationId,
    summary,
    tags: ['Accounts'],
    security: adminSecurity,
    querystring: noQuery,
  };
}

/** Declares the routes of tokens. The scope is guarded already. */
export function adminTokens(scope: FastifyInstance, hub: AdminHub): void {
  listRoute(scope, hub);
  issueRoute(scope, hub);
  revokeRoute(scope, hub);
}

function listRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Params: Static<typeof accountParams> }>('/accounts/:id/tokens', {
    schema: {
      ...describe('listAdminTokens', 'List the tokens of an account'),
      params: accountParams,
      response: {
        200: jsonResponse('the tokens', 'AdminTokenList'),
        ...guardedResponses('absent'),
      },
    },
    handler: async (request, reply) => {
      const rows = hub.administrationBy(actorOf(request)).adminTokens(request.params.id);
      reply.header('cache-control', 'private, no-cache');
      return { items: rows.map(represent) };
    },
  });
}

function issueRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.post<{ Params: Static<typeof accountParams>; Body: Static<typeof issueBody> }>(
    '/accounts/:id/tokens',
    {
      schema: {
        ...describe('issueAdminToken', 'Make a token; its secret is shown this once'),
        params: accountParams,
        body: issueBody,
        response: {
          201: jsonResponse('made', 'IssuedAdminToken'),
          ...guardedResponses('absent', 'conflict', 'tooLarge', 'unsupported', 'unprocessable'),
        },
      },
      handler: async (request, reply) => {
        const { id } = request.params;
        const { days = daysDefault } = request.body;
        const administration = hub.administrationBy(actorOf(request));
        if (administration.adminTokens(id).length >= tokensMax) {
          throw new Problem('conflict', `the account ${quote(id)} has ${tokensMax} tokens already`);
        }
        const { row, secret } = await administration.issueAdminToken(id, days * dayMicros);
        reply.code(201).header('cache-control', 'no-store');
        return { ...represent(row), secret };
      },
    },
  );
}

function revokeRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.delete<{ Params: Static<typeof tokenParams> }>('/accounts/:id/tokens/:tid', {
    schema: {
      ...describe('revokeAdminToken', 'Revoke a token'),
      params: tokenParams,
      response: {
        204: emptyResponse('revoked'),
        ...guardedResponses('absent', 'conflict', 'tooLarge', 'unsupported'),
      },
    },
    handler: async (request, reply) => {
      const { id, tid } = request.params;
      await hub.administrationBy(actorOf(request)).revokeAdminToken(id, tid);
      return reply.code(204).send();
    },
  });
}

function represent({ id, created, expires = 0, lastUsed }: CredentialRow) {
  return {
    id,
    created: formatTaxiiTime(created),
    expires: formatTaxiiTime(expires),
    ...(lastUsed !== undefined && { lastUsed: formatTaxiiTime(lastUsed) }),
  };
}
