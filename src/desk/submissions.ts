/**
 * What became of one's submissions, also after their status resources have ended.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import type { Hub } from '../exchange/hub.ts';
import { uuid } from '../http/fields.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { datedPlace, limitOf, nextPlace, numberedPlace, placeQuery } from '../http/places.ts';
import { deskSecurity } from './api.ts';
import { partyOf } from './authenticate.ts';
import { collectionId, moment, onBehalfOf, releasedTo, state } from './fields.ts';
import { representPage, representSubmission, representSubmitted } from './represent.ts';

const members = {
  id: uuid('the submission; also the id of its status resource'),
  collection: collectionId,
  status: Type.Union([Type.Literal('pending'), Type.Literal('complete')]),
  requested: moment('when it was sent'),
  total_count: Type.Integer({ minimum: 0 }),
  success_count: Type.Integer({ minimum: 0 }),
  failure_count: Type.Integer({ minimum: 0 }),
  pending_count: Type.Integer({ minimum: 0 }),
  on_behalf_of: Type.Optional(onBehalfOf),
};

const submitted = Type.Object(
  {
    id: Type.String({ description: 'the id that the object gave itself' }),
    version: Type.String(),
    state: Type.Union([Type.Literal('failed'), state]),
    message: Type.Optional(Type.String({ description: 'why it was not taken in, or a warning' })),
    released_to: releasedTo,
  },
  {
    $id: 'SubmittedObject',
    additionalProperties: false,
    description: 'what became of one object of a submission',
  },
);
const submission = Type.Object(members, {
  $id: 'Submission',
  additionalProperties: false,
  description: 'a submission of yours',
});
const list = {
  $id: 'SubmissionList',
  type: 'object',
  description: 'a page of your submissions, newest first',
  properties: { items: { type: 'array', items: { $ref: 'Submission#' } }, next: nextPlace },
  required: ['items'],
  additionalProperties: false,
};
const account = {
  $id: 'SubmissionAccount',
  type: 'object',
  description:
    'a submission with a page of its objects: those taken in, in the order they came, then the failures',
  properties: {
    ...members,
    items: { type: 'array', items: { $ref: 'SubmittedObject#' } },
    next: nextPlace,
  },
  required: [...Object.keys(members).filter((name) => name !== 'on_behalf_of'), 'items'],
  additionalProperties: false,
};

/** The schemas that these routes refer to by name. */
export const submissionSchemas: readonly object[] = [submitted, submission, list, account];

const listQuery = Type.Object(
  { ...placeQuery, on_behalf_of: Type.Optional(onBehalfOf) },
  { additionalProperties: false },
);
const accountQuery = Type.Object(placeQuery, { additionalProperties: false });
const params = Type.Object({ id: members.id });

/** Declares the routes. The scope has its guard already. */
export function submissions(scope: FastifyInstance, hub: Hub): void {
  scope.get<{ Querystring: Static<typeof listQuery> }>('/submissions', {
    schema: {
      operationId: 'listOwnSubmissions',
      summary: 'List your submissions, newest first',
      tags: ['Submissions'],
      security: deskSecurity,
      querystring: listQuery,
      response: {
        200: jsonResponse('a page of the list', 'SubmissionList'),
        ...guardedResponses(),
      },
    },
    handler: async (request) => {
      const { query } = request;
      const page = await hub.desk.submissions(partyOf(hub, request), {
        limit: limitOf(query),
        after: datedPlace.read(query.after),
        onBehalfOf: query.on_behalf_of,
      });
      return representPage(page, datedPlace, representSubmission);
    },
  });
  scope.get<{ Params: Static<typeof params>; Querystring: Static<typeof accountQuery> }>(
    '/submissions/:id',
    {
      schema: {
        operationId: 'getOwnSubmission',
        summary: 'Read what became of the objects of one submission',
        tags: ['Submissions'],
        security: deskSecurity,
        params,
        querystring: accountQuery,
        response: {
          200: jsonResponse('the submission', 'SubmissionAccount'),
          ...guardedResponses('absent'),
        },
      },
      handler: async (request) => {
        const { params: named, query } = request;
        const from = numberedPlace.read(query.after) ?? 0;
        const party = partyOf(hub, request);
        const found = await hub.desk.submission(party, named.id, from, limitOf(query));
        if (found === undefined) throw new Problem('absent', 'you have no such submission');
        const page = representPage(found, numberedPlace, representSubmitted);
        return { ...representSubmission(found.submission), ...page };
      },
    },
  );
}
