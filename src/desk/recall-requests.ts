/**
 * Asking curators for a recall. Asking alone changes nothing; what was decided is told here.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import { urgencies } from '../exchange/desk-deeds.ts';
import type { Hub } from '../exchange/hub.ts';
import { noQuery, text, uuid } from '../http/fields.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { datedPlace, limitOf, nextPlace, placeQuery } from '../http/places.ts';
import { deskSecurity } from './api.ts';
import { partyOf } from './authenticate.ts';
import { collectionId, moment, stixId, stixIds } from './fields.ts';
import { representPage, representRecall } from './represent.ts';

const urgency = Type.Union(
  urgencies.map((one) => Type.Literal(one)),
  { description: 'how soon an answer is needed' },
);

const body = Type.Object(
  {
    objects: stixIds,
    collection: Type.Optional(collectionId),
    reason: text('why, for curators'),
    urgency: Type.Optional(urgency),
  },
  {
    additionalProperties: false,
    examples: [
      {
        objects: ['indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f'],
        reason: 'the name turned out to be the victim’s own',
        urgency: 'urgent',
      },
    ],
  },
);

const request = Type.Object(
  {
    id: uuid('the request'),
    state: Type.Union(['asked', 'granted', 'refused'].map((one) => Type.Literal(one))),
    objects: Type.Array(
      Type.Object(
        { id: stixId, collection: Type.Optional(collectionId) },
        { additionalProperties: false },
      ),
      { description: 'those of the objects asked about that are yours' },
    ),
    reason: Type.String(),
    urgency,
    asked: moment('when it was asked'),
    decided: Type.Optional(moment('when it was decided')),
    answer: Type.Optional(Type.String({ description: "the curator's words" })),
  },
  { $id: 'RecallRequest', additionalProperties: false, description: 'a recall request of yours' },
);
const list = {
  $id: 'RecallRequestList',
  type: 'object',
  description: 'a page of your recall requests, newest first',
  properties: { items: { type: 'array', items: { $ref: 'RecallRequest#' } }, next: nextPlace },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that these routes refer to by name. */
export const recallSchemas: readonly object[] = [request, list];

const listQuery = Type.Object(placeQuery, { additionalProperties: false });
const params = Type.Object({ id: request.properties.id });

function describe(operationId: string, summary: string) {
  return { operationId, summary, tags: ['Recall requests'], security: deskSecurity };
}

/** Declares the routes. The scope has its guard already. */
export function recallRequests(scope: FastifyInstance, hub: Hub): void {
  scope.post<{ Body: Static<typeof body> }>('/recall-requests', {
    schema: {
      ...describe('askRecall', 'Ask curators for a recall of your own contributions'),
      querystring: noQuery,
      body,
      response: {
        201: jsonResponse('asked', 'RecallRequest', {
          location: { type: 'string', description: 'where its fate is told' },
        }),
        ...guardedResponses(
          ...(['absent', 'conflict', 'tooLarge', 'unsupported'] as const),
          ...(['unprocessable', 'unavailable'] as const),
        ),
      },
    },
    handler: async (asking, reply) => {
      const { objects, collection, reason, urgency: soon = 'routine' } = asking.body;
      const named = objects.map((id) => ({ id, collection }));
      const row = await hub.desk.ask({
        ...{ consumer: partyOf(hub, asking).id, kind: 'recall' },
        content: { objects: named, reason, urgency: soon },
      });
      reply.code(201).header('location', `recall-requests/${row.id}`);
      return representRecall(row);
    },
  });
  scope.get<{ Querystring: Static<typeof listQuery> }>('/recall-requests', {
    schema: {
      ...describe('listOwnRecallRequests', 'List your recall requests, newest first'),
      querystring: listQuery,
      response: {
        200: jsonResponse('a page of the list', 'RecallRequestList'),
        ...guardedResponses(),
      },
    },
    handler: async (asking) => {
      const consumer = partyOf(hub, asking).id;
      const after = datedPlace.read(asking.query.after);
      const query = { kind: 'recall', consumer, after, limit: limitOf(asking.query) } as const;
      return representPage(await hub.desk.requests(query), datedPlace, representRecall);
    },
  });
  scope.get<{ Params: Static<typeof params> }>('/recall-requests/:id', {
    schema: {
      ...describe('getOwnRecallRequest', 'Read one of your recall requests'),
      params,
      querystring: noQuery,
      response: {
        200: jsonResponse('the request', 'RecallRequest'),
        ...guardedResponses('absent'),
      },
    },
    handler: async (asking) => {
      const row = await hub.desk.request('recall', asking.params.id);
      if (row?.consumer !== partyOf(hub, asking).id) {
        throw new Problem('absent', 'you have no such request');
      }
      return representRecall(row);
    },
  });
}
