/**
 * Recalls: what a consumer had of objects that are no longer shared with it, and what it says became of that.
 *
 * Told are its own receipts alone, under the ids that it saw. Why something was recalled is told in one word
 * at most: that its log shows it under another id.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import { formatTaxiiTime } from '../base/time.ts';
import type { HadRecord } from '../exchange/conclude-recalls.ts';
import type { Hub } from '../exchange/hub.ts';
import { noQuery, text, uuid } from '../http/fields.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { datedPlace, limitOf, nextPlace, placeQuery } from '../http/places.ts';
import { type OwnRecall, recallAnswers } from '../store/recall-store.ts';
import { deskSecurity } from './api.ts';
import { partyOf } from './authenticate.ts';
import { collectionId, moment } from './fields.ts';
import { representPage } from './represent.ts';

const answer = Type.Union(
  recallAnswers.map((one) => Type.Literal(one)),
  {
    description:
      '`deleted`: every copy is gone; `never-stored`: there was none; `cannot`: not all of it can be deleted',
  },
);

const body = Type.Object(
  { state: answer, note: Type.Optional(text('words for curators', 2000)) },
  {
    additionalProperties: false,
    examples: [{ state: 'cannot', note: 'in a monthly backup until the end of June' }],
  },
);

const version = Type.Object(
  {
    version: Type.String({ description: 'as it stood in the log' }),
    first_read: moment('when you read it first'),
    last_read: moment('when you read it last'),
  },
  { additionalProperties: false },
);
const object = Type.Object(
  {
    id: Type.String({ description: 'the id under which you received it' }),
    type: Type.String(),
    received: Type.Union([Type.Literal('bodies'), Type.Literal('listing')], {
      description: '`bodies`: the object; `listing`: only that it is there (manifest, versions)',
    }),
    replaced: Type.Boolean({
      description: 'it was shown to you in another form, under another id, by then',
    }),
    versions: Type.Array(version),
  },
  { additionalProperties: false },
);
const recall = Type.Object(
  {
    id: uuid('the recall'),
    collection: collectionId,
    audience: Type.String({ description: 'the audience as which you read' }),
    recalled: moment('since when these objects are no longer shared with you'),
    deadline: moment('until when your answer is expected'),
    state: Type.Union([Type.Literal('open'), Type.Literal('acknowledged')]),
    answer_expected: Type.Boolean({ description: 'whether you received more than listings' }),
    objects: Type.Array(object, { description: 'what you received of them' }),
    acknowledgement: Type.Optional(
      Type.Object(
        { state: answer, note: Type.Optional(Type.String()), at: moment('when you said so') },
        { additionalProperties: false, description: 'what you said became of them' },
      ),
    ),
  },
  { $id: 'OwnRecall', additionalProperties: false, description: 'objects that you are to delete' },
);
const list = {
  $id: 'OwnRecallList',
  type: 'object',
  description: 'a page of your recalls, the latest first',
  properties: { items: { type: 'array', items: { $ref: 'OwnRecall#' } }, next: nextPlace },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that these routes refer to by name. */
export const ownRecallSchemas: readonly object[] = [recall, list];

const listQuery = Type.Object(
  { ...placeQuery, state: Type.Optional(recall.properties.state) },
  { additionalProperties: false },
);
const params = Type.Object({ id: recall.properties.id });

function describe(operationId: string, summary: string) {
  return { operationId, summary, tags: ['Recalls'], security: deskSecurity };
}

/** Declares the routes. The scope has its guard already. */
export function ownRecalls(scope: FastifyInstance, hub: Hub): void {
  scope.get<{ Querystring: Static<typeof listQuery> }>('/recalls', {
    schema: {
      ...describe('listOwnRecalls', 'List recalls of what you received, the latest first'),
      querystring: listQuery,
      response: { 200: jsonResponse('a page of the list', 'OwnRecallList'), ...guardedResponses() },
    },
    handler: async (asking) => {
      const { state } = asking.query;
      const query = {
        consumer: partyOf(hub, asking).id,
        answered: state && state === 'acknowledged',
        after: datedPlace.read(asking.query.after),
        limit: limitOf(asking.query),
      };
      return representPage(await hub.recalls.own(query), datedPlace, represent);
    },
  });
  scope.get<{ Params: Static<typeof params> }>('/recalls/:id', {
    schema: {
      ...describe('getOwnRecall', 'Read one recall of what you received'),
      params,
      querystring: noQuery,
      response: { 200: jsonResponse('the recall', 'OwnRecall'), ...guardedResponses('absent') },
    },
    handler: async (asking) => {
      const own = await hub.recalls.ownRecall(partyOf(hub, asking).id, asking.params.id);
      if (own === undefined) throw new Problem('absent', 'you have no such recall');
      return represent(own);
    },
  });
  acknowledge(scope, hub);
}

function acknowledge(scope: FastifyInstance, hub: Hub): void {
  scope.post<{ Params: Static<typeof params>; Body: Static<typeof body> }>(
    '/recalls/:id/acknowledgement',
    {
      schema: {
        ...describe(
          'acknowledgeRecall',
          'Say what became of it; may be repeated, and said otherwise later',
        ),
        params,
        querystring: noQuery,
        body,
        response: {
          200: jsonResponse('taken', 'OwnRecall'),
          ...guardedResponses(
            ...(['absent', 'tooLarge', 'unsupported', 'unprocessable', 'unavailable'] as const),
          ),
        },
      },
      handler: async (asking) => {
        const { state, note } = asking.body;
        const consumer = partyOf(hub, asking).id;
        const request = { consumer, recall: asking.params.id, answer: state, words: note };
        return represent(await hub.recalls.answer(request));
      },
    },
  );
}

function represent({ recall: row, had, expected, answered, answer: said, words }: OwnRecall) {
  const records = JSON.parse(had) as readonly HadRecord[];
  return {
    id: row.id,
    collection: row.collection,
    audience: row.audience,
    recalled: formatTaxiiTime(row.moment),
    deadline: formatTaxiiTime(row.deadline),
    state: answered === undefined ? 'open' : 'acknowledged',
    answer_expected: expected,
    objects: records.map(({ objectId, type, received, replaced, versions }) => ({
      ...{ id: objectId, type, received, replaced },
      versions: versions.map((one) => ({
        version: one.version,
        first_read: formatTaxiiTime(one.first),
        last_read: formatTaxiiTime(one.last),
      })),
    })),
    ...(answered !== undefined && {
      acknowledgement: {
        state: said,
        ...(words !== undefined && { note: words }),
        at: formatTaxiiTime(answered),
      },
    }),
  };
}
