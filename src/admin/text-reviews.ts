/**
 * The review of free text as the administration sees it: texts that forms leave out until somebody has read them, and deciding on them.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { formatTaxiiTime } from '../base/time.ts';
import type { TextReview } from '../exchange/text-reviews.ts';
import { audienceId, noQuery, uuid } from '../http/fields.ts';
import { signedInOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import type { KeyPlace } from '../store/assertion-store.ts';
import type { AdminHub } from './api.ts';
import { asserterOf } from './assertions.ts';
import { listLimit, objectId, pageLimit, pageOf } from './curation-fields.ts';
import {
  chosenByNumber,
  contributionMembers,
  decisionMembers,
  describeReview,
  representContribution,
} from './review-fields.ts';

const listQuery = Type.Object(
  {
    audience: Type.Optional(audienceId('only what waits for this audience')),
    collection: Type.Optional(uuid('only what was sent to this collection')),
    object: Type.Optional(objectId),
    limit: listLimit('items'),
    after: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,15}\\.[0-9]{1,15}$',
        description: 'only what comes after this place: the `next` of the page before',
      }),
    ),
  },
  { additionalProperties: false },
);

const decisionBody = Type.Object(
  {
    contributions: chosenByNumber(
      'contributions by their numbers, with every version not yet read',
    ),
    ...decisionMembers,
  },
  {
    additionalProperties: false,
    examples: [
      {
        contributions: [1],
        cleared: ['peer'],
        reason: 'names nobody',
        evidence: 'read by two of us',
      },
    ],
  },
);

const textReview = Type.Object(
  {
    ...contributionMembers,
    type: Type.String(),
    since: Type.String({ description: 'RFC 3339: since when it is decided on as it is' }),
    waitsFor: Type.Array(Type.String(), {
      description: 'audiences whose form of it lacks text until this has been reviewed',
    }),
    texts: Type.Array(
      Type.Object(
        {
          property: Type.String({ description: 'where it stands, as granular markings select' }),
          text: Type.String(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  {
    $id: 'TextReview',
    additionalProperties: false,
    description: 'a contribution and its free text',
  },
);
const decision = Type.Object(
  {
    assertions: Type.Array(Type.Integer(), { description: 'that keep the decision' }),
    concerned: Type.Integer({ description: 'contributions that it speaks of' }),
  },
  {
    $id: 'TextReviewDecision',
    additionalProperties: false,
    description: 'what a decision on free text came to',
  },
);

/** The schemas that these routes refer to by name. */
export const textReviewSchemas: readonly object[] = [
  textReview,
  pageOf('TextReview', 'a page of the free text that waits for review'),
  decision,
];

/** Declares the routes of the review of free text. The scope is guarded already. */
export function textReviewQueue(scope: FastifyInstance, hub: AdminHub): void {
  listRoute(scope, hub);
  decideRoute(scope, hub);
}

function listRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Querystring: Static<typeof listQuery> }>('/text-reviews', {
    schema: {
      ...describeReview('listTextReviews', 'List free text that waits for review'),
      querystring: listQuery,
      response: {
        200: jsonResponse('a page of the queue', 'TextReviewList'),
        ...guardedResponses(),
      },
    },
    handler: async ({ query: { limit, after, ...filter } }, reply) => {
      const { items, next } = await hub.curation.textReviews({
        ...filter,
        limit: pageLimit(limit),
        after: after === undefined ? undefined : placeOf(after),
      });
      reply.header('cache-control', 'private, no-cache');
      return { items: items.map(represent), ...(next && { next: placeText(next) }) };
    },
  });
}

function decideRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.post<{ Body: Static<typeof decisionBody> }>('/text-reviews', {
    schema: {
      ...describeReview('decideTextReviews', 'Clear or refuse free text for audiences'),
      querystring: noQuery,
      body: decisionBody,
      response: {
        200: jsonResponse('decided', 'TextReviewDecision'),
        ...guardedResponses('absent', 'conflict', 'tooLarge', 'unsupported', 'unprocessable'),
      },
    },
    handler: async (request) => {
      const { cleared = [], refused = [], ...decided } = request.body;
      const asked = { ...asserterOf(signedInOf(request)), ...decided, cleared, refused };
      const { assertions, concerned } = await hub.curation.reviewText(asked);
      return { assertions, concerned };
    },
  });
}

function placeText({ key, contribution }: KeyPlace): string {
  return `${key}.${contribution}`;
}

function placeOf(text: string): KeyPlace {
  const [key, contribution] = text.split('.').map(Number);
  return { key: key ?? 0, contribution: contribution ?? 0 };
}

function represent({ contribution, since, waitsFor, texts }: TextReview) {
  return {
    ...representContribution(contribution),
    ...{ type: contribution.type, since: formatTaxiiTime(since), waitsFor, texts },
  };
}
