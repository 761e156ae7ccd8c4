/**
 * How each version that one contributed fares.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import type { Hub } from '../exchange/hub.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { limitOf, nextPlace, ownPlace, placeQuery } from '../http/places.ts';
import { deskSecurity } from './api.ts';
import { partyOf } from './authenticate.ts';
import { collectionId, moment, onBehalfOf, releasedTo, state, stixId } from './fields.ts';
import { representPage, representVersion } from './represent.ts';

const version = Type.Object(
  {
    id: stixId,
    version: Type.String({ description: '`modified`, else `created`' }),
    type: Type.String(),
    collection: collectionId,
    received: moment('when it was sent'),
    state,
    released_to: releasedTo,
    on_behalf_of: Type.Optional(onBehalfOf),
  },
  {
    $id: 'OwnVersion',
    additionalProperties: false,
    description: 'one version of an object that you contributed to a collection',
  },
);
const list = {
  $id: 'OwnVersionList',
  type: 'object',
  description:
    'a page of versions, the latest received first; of a rare state a page may be empty and have a `next`',
  properties: { items: { type: 'array', items: { $ref: 'OwnVersion#' } }, next: nextPlace },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that these routes refer to by name. */
export const objectSchemas: readonly object[] = [version, list];

const listQuery = Type.Object(
  {
    ...placeQuery,
    state: Type.Optional(state),
    collection: Type.Optional(collectionId),
    id: Type.Optional(stixId),
    on_behalf_of: Type.Optional(onBehalfOf),
  },
  { additionalProperties: false },
);
const versionsQuery = Type.Object(placeQuery, { additionalProperties: false });
const params = Type.Object({ id: stixId });

/** Declares the routes. The scope has its guard already. */
export function objects(scope: FastifyInstance, hub: Hub): void {
  scope.get<{ Querystring: Static<typeof listQuery> }>('/objects', {
    schema: {
      operationId: 'listOwnObjects',
      summary: 'List the versions that you contributed, and how they fare',
      tags: ['Objects'],
      security: deskSecurity,
      querystring: listQuery,
      response: {
        200: jsonResponse('a page of the list', 'OwnVersionList'),
        ...guardedResponses(),
      },
    },
    handler: async (request) => {
      const { query } = request;
      const page = await hub.desk.objects(partyOf(hub, request), {
        limit: limitOf(query),
        after: ownPlace.read(query.after),
        state: query.state,
        collection: query.collection,
        objectId: query.id,
        onBehalfOf: query.on_behalf_of,
      });
      return representPage(page, ownPlace, representVersion);
    },
  });
  scope.get<{ Params: Static<typeof params>; Querystring: Static<typeof versionsQuery> }>(
    '/objects/:id',
    {
      schema: {
        operationId: 'getOwnObject',
        summary: 'List the versions that you contributed of one object',
        tags: ['Objects'],
        security: deskSecurity,
        params,
        querystring: versionsQuery,
        response: {
          200: jsonResponse('its versions, in every collection', 'OwnVersionList'),
          ...guardedResponses('absent'),
        },
      },
      handler: async (request) => {
        const after = ownPlace.read(request.query.after);
        const page = await hub.desk.objects(partyOf(hub, request), {
          limit: limitOf(request.query),
          after,
          objectId: request.params.id,
        });
        if (page.items.length === 0 && after === undefined) {
          throw new Problem('absent', 'you contributed no such object');
        }
        return representPage(page, ownPlace, representVersion);
      },
    },
  );
}
