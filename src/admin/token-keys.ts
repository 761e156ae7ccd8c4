/**
 * The keys that sign access tokens, as the administration sees them: which verify, and a new one.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { formatTaxiiTime } from '../base/time.ts';
import type { TokenKey } from '../exchange/token-keys.ts';
import { noQuery } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { type AdminHub, adminSecurity } from './api.ts';

const rotation = Type.Object(
  {
    revokeOld: Type.Optional(
      Type.Boolean({ default: false, description: 'end every token that was signed so far' }),
    ),
  },
  { additionalProperties: false, examples: [{ revokeOld: false }] },
);

const key = Type.Object(
  {
    id: Type.String({ description: 'the `kid` of the tokens that it signs (RFC 7638)' }),
    generation: Type.Integer({ minimum: 1 }),
    signs: Type.Boolean({ description: 'whether new tokens are signed by it' }),
    since: Type.Optional(
      Type.String({ description: 'when it began to sign; not given for the first' }),
    ),
    until: Type.Optional(Type.String({ description: 'when it verifies no more' })),
  },
  { $id: 'TokenKey', additionalProperties: false, description: 'a key without what is secret' },
);
const list = {
  $id: 'TokenKeyList',
  type: 'object',
  description: 'the keys that verify access tokens now, the one that signs last',
  properties: { items: { type: 'array', items: { $ref: 'TokenKey#' } } },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that these routes refer to by name. */
export const tokenKeySchemas: readonly object[] = [key, list];

const common = { tags: ['Token keys'], security: adminSecurity, querystring: noQuery };

/** Declares the routes of token keys. The scope is guarded already. */
export function tokenKeys(scope: FastifyInstance, hub: AdminHub): void {
  const present = () => ({ items: hub.tokenKeys().map(represent) });
  scope.get('/token-keys', {
    schema: {
      ...common,
      operationId: 'listTokenKeys',
      summary: 'List the keys that verify access tokens',
      response: { 200: jsonResponse('the keys', 'TokenKeyList'), ...guardedResponses() },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'private, no-cache');
      return present();
    },
  });
  scope.post<{ Body: Static<typeof rotation> }>('/token-keys', {
    schema: {
      ...common,
      operationId: 'rotateTokenKeys',
      summary: 'Sign access tokens by a new key from now on',
      body: rotation,
      response: {
        201: jsonResponse('rotated: the keys that verify now', 'TokenKeyList'),
        ...guardedResponses(
          ...(['conflict', 'tooLarge'] as const),
          ...(['unsupported', 'unprocessable', 'unavailable'] as const),
        ),
      },
    },
    handler: async (request, reply) => {
      const { revokeOld = false } = request.body;
      await hub.administrationBy(actorOf(request)).rotateTokenKeys(revokeOld);
      return reply.code(201).header('cache-control', 'no-store').send(present());
    },
  });
}

function represent({ id, generation, since, until }: TokenKey) {
  return {
    ...{ id, generation, signs: until === undefined },
    ...(since !== undefined && { since: formatTaxiiTime(since) }),
    ...(until !== undefined && { until: formatTaxiiTime(until) }),
  };
}
