/**
 * Taking consent back: from the answer on, no audience of a policy that asks for consent has the objects.
 *
 * Nothing is deleted, and nothing that has been read is taken out of anybody's hands.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { type Withdrawal, type WithdrawalScope, withdrawnTold } from '../exchange/desk.ts';
import type { Hub } from '../exchange/hub.ts';
import { noQuery, text, uuid } from '../http/fields.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { FaultyRequest } from '../http/problems.ts';
import { deskSecurity } from './api.ts';
import { partyOf } from './authenticate.ts';
import { collectionId, onBehalfOf, stixId, stixIds } from './fields.ts';

const body = Type.Object(
  {
    objects: Type.Optional(stixIds),
    submission: Type.Optional(uuid('all that was taken in of one submission of yours')),
    on_behalf_of: Type.Optional(onBehalfOf),
    collection: Type.Optional(collectionId),
    reason: text('why, for curators and the audit'),
  },
  {
    additionalProperties: false,
    description:
      'exactly one of `objects`, `submission` and `on_behalf_of`; without `collection` in every collection',
    examples: [
      {
        objects: ['indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f'],
        reason: 'the victim has withdrawn its consent',
      },
    ],
  },
);

const withdrawal = Type.Object(
  {
    objects: Type.Array(
      Type.Object(
        { id: stixId, collection: Type.Optional(collectionId) },
        { additionalProperties: false },
      ),
      {
        maxItems: withdrawnTold,
        description: `the objects of which consent is withdrawn now, the first ${withdrawnTold} of them`,
      },
    ),
    total_count: Type.Integer({ minimum: 0, description: 'how many these are in all' }),
  },
  {
    $id: 'Withdrawal',
    additionalProperties: false,
    description:
      'what consent is withdrawn of: all your versions of these objects, later ones included',
  },
);

/** The schemas that these routes refer to by name. */
export const withdrawalSchemas: readonly object[] = [withdrawal];

/** Declares the route. The scope has its guard already. */
export function withdrawals(scope: FastifyInstance, hub: Hub): void {
  scope.post<{ Body: Static<typeof body> }>('/withdrawals', {
    schema: {
      operationId: 'withdrawConsent',
      summary: 'Take consent back; holds when it is answered, and may be repeated',
      tags: ['Withdrawals'],
      security: deskSecurity,
      querystring: noQuery,
      body,
      response: {
        200: jsonResponse('what consent is withdrawn of', 'Withdrawal'),
        ...guardedResponses('tooLarge', 'unsupported', 'unprocessable', 'unavailable'),
      },
    },
    handler: async (request) => {
      const { objects, total } = await hub.desk.withdraw(
        partyOf(hub, request),
        withdrawalOf(request.body),
      );
      return { objects, total_count: total };
    },
  });
}

function withdrawalOf({
  objects,
  submission,
  on_behalf_of: principal,
  collection,
  reason,
}: Static<typeof body>): Withdrawal {
  const scopes: readonly WithdrawalScope[] = [
    ...(objects === undefined ? [] : [{ objects }]),
    ...(submission === undefined ? [] : [{ submission }]),
    ...(principal === undefined ? [] : [{ onBehalfOf: principal }]),
  ];
  const [scope, ...more] = scopes;
  if (scope === undefined || more.length > 0) {
    const detail = 'must have exactly one of `objects`, `submission` and `on_behalf_of`';
    throw new FaultyRequest('unprocessable', 'it is not clear what is withdrawn', [
      { detail, pointer: '#' },
    ]);
  }
  return { scope, collection, reason };
}
