/**
 * Recalls as the administration sees them: what left logs after somebody had it, who had it, who has answered;
 * and recalling objects.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../base/json.ts';
import { Problem } from '../base/problem.ts';
import { formatTaxiiTime } from '../base/time.ts';
import type { HadRecord } from '../exchange/conclude-recalls.ts';
import { orderedMax } from '../exchange/recall-deeds.ts';
import type { Reached } from '../exchange/recalls.ts';
import { audienceId, noQuery, text, uuid } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { datedPlace, limitOf, placeQuery } from '../http/places.ts';
import { labelAxes } from '../policy/labels-schema.ts';
import {
  type Recall,
  type RecallReceiver,
  type RecallSummary,
  recallAnswers,
} from '../store/recall-store.ts';
import { type AdminHub, adminSecurity } from './api.ts';
import { objectId, pageOf } from './curation-fields.ts';

const id = uuid('the recall');
const params = Type.Object({ id });

const listQuery = Type.Object(
  {
    ...placeQuery,
    collection: Type.Optional(uuid('only what left this collection')),
    audience: Type.Optional(audienceId('only what this audience had')),
    object: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9][a-z0-9-]{0,250}--[0-9a-f-]{36}$',
        description:
          'only recalls of this object, by the id it was submitted with or went out under',
      }),
    ),
    order: Type.Optional(uuid('only what came of this order, or of this recall request')),
    state: Type.Optional(
      Type.Union([Type.Literal('open'), Type.Literal('complete')], {
        description: '`open`: an answer is missing',
      }),
    ),
    overdue: Type.Optional(
      Type.Literal('true', { description: 'only open ones whose deadline has passed' }),
    ),
  },
  { additionalProperties: false },
);

const { unrecognised: _, ...axes } = labelAxes;
const orderBody = Type.Object(
  {
    objects: Type.Array(objectId, { minItems: 1, maxItems: orderedMax, uniqueItems: true }),
    collection: Type.Optional(uuid('in this collection alone; in all if not given')),
    labels: Type.Optional(
      Type.Unsafe<JsonObject>({
        type: 'object',
        properties: axes,
        additionalProperties: false,
        minProperties: 1,
        description:
          'handling labels that tighten, stated of every contribution of these objects; ' +
          '`{"identifiability": "unassessed"}`, which releases nothing, if not given',
      }),
    ),
    reason: text('why, in the words of whoever recalls', 2000),
    evidence: Type.Optional(text('a URL or a text', 2000)),
    dryRun: Type.Optional(
      Type.Boolean({ description: 'tell who had the objects, and recall nothing' }),
    ),
  },
  {
    additionalProperties: false,
    examples: [
      {
        objects: ['indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f'],
        reason: 'the name turned out to be the victim’s own',
        dryRun: true,
      },
    ],
  },
);

const time = (description: string) => Type.String({ description: `${description}; RFC 3339` });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const received = Type.Union([Type.Literal('bodies'), Type.Literal('listing')], {
  description: '`bodies`: an object; `listing`: only that it is there',
});
const members = {
  id,
  collection: Type.String(),
  audience: Type.String(),
  recalled: time('when the objects left the log'),
  deadline: time('until when answers are expected'),
  order: Type.Optional(
    Type.String({ description: 'the order, or the granted recall request, that it came of' }),
  ),
  state: Type.Union([Type.Literal('open'), Type.Literal('complete')]),
  overdue: Type.Boolean(),
  had: count('consumers that received objects, `anonymous` included'),
  expected: count('consumers of whom an answer is expected: `anonymous` cannot give one'),
  acknowledged: count('of these, those that have answered'),
};
const summary = Type.Object(
  { ...members, objects: count('objects recalled') },
  { $id: 'RecallSummary', additionalProperties: false, description: 'a recall in figures' },
);
const answer = Type.Union(recallAnswers.map((one) => Type.Literal(one)));
const recalledObject = Type.Object(
  {
    id: Type.String({ description: 'the id it went out under' }),
    submittedId: Type.String({ description: 'the id it was submitted with' }),
    type: Type.String(),
    notice: Type.Union(
      (['revocation', 'note', 'none'] as const).map((one) => Type.Literal(one)),
      { description: 'what the log says of it; `none`: it is in the lists of receivers alone' },
    ),
    replaced: Type.Boolean({ description: 'the log showed it under another id by then' }),
  },
  { additionalProperties: false },
);
const receiver = Type.Object(
  {
    consumer: Type.String(),
    received,
    expected: Type.Boolean({ description: 'whether an answer is expected' }),
    objects: Type.Array(
      Type.Object(
        {
          ...{ id: Type.String(), received },
          versions: Type.Array(
            Type.Object(
              { version: Type.String(), first: time('first read'), last: time('last read') },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    acknowledgement: Type.Optional(
      Type.Object(
        { state: answer, note: Type.Optional(Type.String()), at: time('when it was given') },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
const recall = Type.Object(
  { ...members, objects: Type.Array(recalledObject), receivers: Type.Array(receiver) },
  { $id: 'Recall', additionalProperties: false, description: 'a recall with who had what' },
);
const reached = Type.Object(
  {
    ...{ collection: Type.String(), audience: Type.String() },
    ...{ id: Type.String(), submittedId: Type.String() },
    receivers: Type.Array(
      Type.Object({ consumer: Type.String(), received }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);
const ordered = Type.Object(
  {
    dryRun: Type.Boolean(),
    order: Type.Optional(Type.String({ description: 'what the recalls that come of it name' })),
    objects: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          contributions: count('contributions that the statement speaks of'),
          left: count('logs that it has left'),
          stands: count('logs in which it stands still: there the labels stated do not close it'),
        },
        { additionalProperties: false },
      ),
      { description: 'what the order did; empty if nothing was recalled' },
    ),
    reach: Type.Array(reached, {
      description: 'where the objects stood and who had them there; what hangs on them not counted',
    }),
  },
  { $id: 'RecallOrder', additionalProperties: false, description: 'objects recalled, or to be' },
);

/** The schemas that these routes refer to by name. */
export const adminRecallSchemas: readonly object[] = [
  summary,
  recall,
  ordered,
  pageOf('RecallSummary', 'a page of the recalls, the latest first'),
];

function describe(operationId: string, summaryText: string) {
  return { operationId, summary: summaryText, tags: ['Recalls'], security: adminSecurity };
}

/** Declares the routes. The scope is guarded already. */
export function recalls(scope: FastifyInstance, hub: AdminHub): void {
  listRoute(scope, hub);
  getRoute(scope, hub);
  orderRoute(scope, hub);
}

function listRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Querystring: Static<typeof listQuery> }>('/recalls', {
    schema: {
      ...describe('listRecalls', 'List recalls, the latest first'),
      querystring: listQuery,
      response: {
        200: jsonResponse('a page of the list', 'RecallSummaryList'),
        ...guardedResponses(),
      },
    },
    handler: async ({ query }, reply) => {
      const { collection, audience, object, order, state, overdue } = query;
      const now = hub.recalls.now();
      const isOpen = state === undefined ? undefined : state === 'open';
      const page = await hub.recalls.list({
        ...{ collection, audience, object, orderedBy: order },
        open: overdue === 'true' ? true : isOpen,
        dueBefore: overdue === 'true' ? now : undefined,
        after: datedPlace.read(query.after),
        limit: limitOf(query),
      });
      reply.header('cache-control', 'private, no-store');
      return {
        items: page.items.map((row) => representSummary(row, now)),
        ...(page.next && { next: datedPlace.write(page.next) }),
      };
    },
  });
}

function getRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Params: Static<typeof params> }>('/recalls/:id', {
    schema: {
      ...describe('getRecall', 'Read one recall: its objects, who had them, who has answered'),
      params,
      querystring: noQuery,
      response: { 200: jsonResponse('the recall', 'Recall'), ...guardedResponses('absent') },
    },
    handler: async (request, reply) => {
      const found = await hub.recalls.recall(request.params.id);
      if (found === undefined) throw new Problem('absent', 'there is no such recall');
      reply.header('cache-control', 'private, no-store');
      return representRecall(found, hub.recalls.now());
    },
  });
}

function orderRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.post<{ Body: Static<typeof orderBody> }>('/recalls', {
    schema: {
      ...describe(
        'recallObjects',
        'Recall objects, or tell who had them; holds when it is answered',
      ),
      querystring: noQuery,
      body: orderBody,
      response: {
        200: jsonResponse('recalled, or who had the objects', 'RecallOrder', {
          location: {
            type: 'string',
            description: 'where the recalls are listed; not of a dry run',
          },
        }),
        ...guardedResponses(
          ...(['absent', 'conflict', 'tooLarge', 'unsupported'] as const),
          ...(['unprocessable', 'unavailable'] as const),
        ),
      },
    },
    handler: async (request, reply) => {
      const { dryRun = false, ...asked } = request.body;
      const reach = (await hub.recalls.reach(asked)).map(representReached);
      if (dryRun) return { dryRun, objects: [], reach };
      const { order, objects } = await hub.recalls.order({ ...asked, by: actorOf(request) });
      reply.header('location', `recalls?order=${order}`);
      return { dryRun, order, objects, reach };
    },
  });
}

function representReached({ objectId: standing, ...rest }: Reached) {
  return { ...rest, id: standing };
}

function representMembers(row: Omit<RecallSummary, 'objects'>, now: number) {
  const open = row.answered < row.expected;
  return {
    id: row.id,
    collection: row.collection,
    audience: row.audience,
    recalled: formatTaxiiTime(row.moment),
    deadline: formatTaxiiTime(row.deadline),
    ...(row.orderedBy !== undefined && { order: row.orderedBy }),
    state: open ? 'open' : 'complete',
    overdue: open && row.deadline < now,
    had: row.had,
    expected: row.expected,
    acknowledged: row.answered,
  };
}

function representSummary(row: RecallSummary, now: number) {
  return { ...representMembers(row, now), objects: row.objects };
}

function representRecall({ objects, receivers, ...row }: Recall, now: number) {
  const expected = receivers.filter((one) => one.expected);
  const figures = {
    had: receivers.filter((one) => one.received === 'bodies').length,
    expected: expected.length,
    answered: expected.filter(({ answered }) => answered !== undefined).length,
  };
  return {
    ...representMembers({ ...row, ...figures }, now),
    objects: objects.map(({ objectId: standing, originId, type, notice, replaced }) => ({
      ...{ id: standing, submittedId: originId, type, notice, replaced },
    })),
    receivers: receivers.map(representReceiver),
  };
}

function representReceiver({
  consumer,
  expected,
  had,
  answered,
  answer: said,
  words,
  ...rest
}: RecallReceiver) {
  const records = JSON.parse(had) as readonly HadRecord[];
  return {
    ...{ consumer, received: rest.received, expected },
    objects: records.map((record) => ({
      ...{ id: record.objectId, received: record.received },
      versions: record.versions.map(({ version, first, last }) => ({
        ...{ version, first: formatTaxiiTime(first), last: formatTaxiiTime(last) },
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
