/**
 * The review queue as the administration sees it: what waits, why and since when, and deciding on it.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import { formatTaxiiTime } from '../base/time.ts';
import {
  type Hold,
  type HoldCause,
  type HoldFilter,
  type HoldPlace,
  type HoldSummary,
  holdCauses,
} from '../exchange/holds.ts';
import { reviewedMax } from '../exchange/keep-review.ts';
import type { Reviewed, ReviewPreview, ReviewRequest } from '../exchange/review.ts';
import { audienceId, noQuery, uuid } from '../http/fields.ts';
import { signedInOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import type { DecidingRule, Verdict } from '../policy/decide.ts';
import { type Category, categories } from '../policy/vocabulary.ts';
import type { AdminHub } from './api.ts';
import { asserterOf } from './assertions.ts';
import { listLimit, pageLimit, pageOf } from './curation-fields.ts';
import {
  chosenByNumber,
  contributionMembers,
  decisionMembers,
  describeReview,
  representContribution,
} from './review-fields.ts';

const filterMembers = {
  cause: Type.Optional(
    Type.Unsafe<HoldCause>({
      type: 'string',
      enum: [...holdCauses],
      description:
        '`rule` (if not given): a rule holds it; `unbound`: its id is bound to another consumer (R-5)',
    }),
  ),
  audience: Type.Optional(audienceId('only what waits for this audience')),
  rule: Type.Optional(
    Type.String({ pattern: '^[a-z0-9-]{1,100}$', description: 'only what this rule holds' }),
  ),
  collection: Type.Optional(uuid('only what was sent to this collection')),
  category: Type.Optional(
    Type.Unsafe<Category>({
      type: 'string',
      enum: [...categories],
      description: 'only of this category',
    }),
  ),
};
const summaryQuery = Type.Object(filterMembers, { additionalProperties: false });
const listQuery = Type.Object(
  {
    ...filterMembers,
    limit: listLimit('items'),
    after: Type.Optional(
      Type.String({
        pattern: '^([0-9]{1,15}|identity--[0-9a-f-]{36})\\.[0-9]{1,15}$',
        description: 'only what comes after this place: the `next` of the page before',
      }),
    ),
  },
  { additionalProperties: false },
);

const decisionBody = Type.Object(
  {
    contributions: Type.Optional(
      chosenByNumber('contributions by their numbers; or give `filter` and `expected`'),
    ),
    filter: Type.Optional(Type.Object(filterMembers, { additionalProperties: false })),
    expected: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: reviewedMax,
        description: 'how many the filter matches',
      }),
    ),
    ...decisionMembers,
    dryRun: Type.Optional(
      Type.Boolean({ description: 'tell what the decision would do, and decide nothing' }),
    ),
  },
  {
    additionalProperties: false,
    examples: [
      {
        contributions: [1],
        cleared: ['peer'],
        reason: 'the victim has published it',
        evidence: 'https://example.org/notice',
        dryRun: true,
      },
    ],
  },
);

const rule = Type.Object(
  {
    gate: Type.String(),
    rule: Type.String(),
    citation: Type.String(),
    reason: Type.Object({ en: Type.String(), ja: Type.String() }),
  },
  { additionalProperties: false },
);
const hold = Type.Object(
  {
    ...contributionMembers,
    type: Type.String(),
    category: Type.String(),
    cause: Type.String(),
    since: Type.String({ description: 'RFC 3339: since when it is decided on as it is' }),
    heldFor: Type.Array(
      Type.Object(
        { audience: Type.String(), rules: Type.Array(rule) },
        { additionalProperties: false },
      ),
    ),
  },
  { $id: 'Hold', additionalProperties: false, description: 'a contribution that waits for review' },
);
const holdSummary = Type.Object(
  {
    contributions: Type.Integer({ description: 'that wait, each counted once' }),
    oldestSince: Type.Optional(
      Type.String({ description: 'RFC 3339; absent where nothing waits' }),
    ),
    byRule: Type.Array(
      Type.Object(
        {
          audience: Type.String(),
          rule: Type.String(),
          contributions: Type.Integer(),
          oldestSince: Type.String(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  {
    $id: 'HoldSummary',
    additionalProperties: false,
    description: 'what rules hold, in figures; without what is bound to other consumers',
  },
);
const verdict = Type.Object(
  { effect: Type.String(), profiles: Type.Array(Type.String()), rules: Type.Array(rule) },
  { additionalProperties: false },
);
const decision = Type.Object(
  {
    dryRun: Type.Boolean(),
    assertions: Type.Array(Type.Integer(), { description: 'that keep the decision' }),
    gains: Type.Array(
      Type.Object(
        { audience: Type.String(), gained: Type.Integer(), lost: Type.Integer() },
        { additionalProperties: false },
      ),
      { description: 'in contributions, by their labels: an object also waits for what it names' },
    ),
    items: Type.Array(
      Type.Object(
        {
          ...contributionMembers,
          verdicts: Type.Array(
            Type.Object(
              { audience: Type.String(), before: verdict, after: verdict },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  {
    $id: 'HoldDecision',
    additionalProperties: false,
    description: 'what a decision does, or would do: its effect on every version that it speaks of',
  },
);

/** The schemas that these routes refer to by name. */
export const holdSchemas: readonly object[] = [
  hold,
  pageOf('Hold', 'a page of the review queue'),
  holdSummary,
  decision,
];

/** Declares the routes of the review queue. The scope is guarded already. */
export function reviewQueue(scope: FastifyInstance, hub: AdminHub): void {
  listRoute(scope, hub);
  summaryRoute(scope, hub);
  decideRoute(scope, hub);
}

function listRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Querystring: Static<typeof listQuery> }>('/holds', {
    schema: {
      ...describeReview('listHolds', 'List what waits for review'),
      querystring: listQuery,
      response: { 200: jsonResponse('a page of the queue', 'HoldList'), ...guardedResponses() },
    },
    handler: async ({ query: { limit, after, ...filter } }, reply) => {
      const page = await hub.curation.holds({
        ...filterOf(filter),
        limit: pageLimit(limit),
        after: after === undefined ? undefined : placeOf(after),
      });
      reply.header('cache-control', 'private, no-cache');
      const { items, next } = page;
      return { items: items.map(representHold), ...(next && { next: placeText(next) }) };
    },
  });
}

function summaryRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Querystring: Static<typeof summaryQuery> }>('/holds/summary', {
    schema: {
      ...describeReview('summarizeHolds', 'Count what rules hold, and say since when'),
      querystring: summaryQuery,
      response: { 200: jsonResponse('the figures', 'HoldSummary'), ...guardedResponses() },
    },
    handler: async ({ query }, reply) => {
      reply.header('cache-control', 'private, no-cache');
      return representSummary(await hub.curation.holdSummary(filterOf(query)));
    },
  });
}

function decideRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.post<{ Body: Static<typeof decisionBody> }>('/holds/decisions', {
    schema: {
      ...describeReview('decideHolds', 'Clear or refuse what waits, or tell what that would do'),
      querystring: noQuery,
      body: decisionBody,
      response: {
        200: jsonResponse('decided, or what a decision would do', 'HoldDecision'),
        ...guardedResponses('absent', 'conflict', 'tooLarge', 'unsupported', 'unprocessable'),
      },
    },
    handler: async (request) => {
      const { body } = request;
      const { cleared = [], refused = [], reason, evidence, dryRun = false } = body;
      const asked: ReviewRequest = {
        ...asserterOf(signedInOf(request)),
        ...{ chosen: chosenOf(body), cleared, refused, reason, evidence },
      };
      if (dryRun) return representDecision(await hub.curation.previewReview(asked));
      return representDecision(await hub.curation.review(asked));
    },
  });
}

function chosenOf({
  contributions,
  filter,
  expected,
}: Static<typeof decisionBody>): ReviewRequest['chosen'] {
  if (contributions !== undefined && filter === undefined && expected === undefined) {
    return { contributions };
  }
  if (contributions === undefined && filter !== undefined && expected !== undefined) {
    return { filter: filterOf(filter), expected };
  }
  throw new Problem('unprocessable', 'give either `contributions`, or `filter` and `expected`');
}

function filterOf({ cause = 'rule', ...filter }: Static<typeof summaryQuery>): HoldFilter {
  return { cause, ...filter };
}

function placeText(place: HoldPlace): string {
  return `${'key' in place ? place.key : place.identity}.${place.contribution}`;
}

function placeOf(text: string): HoldPlace {
  const [first = '', contribution = ''] = text.split('.');
  if (first.startsWith('identity--')) {
    return { identity: first, contribution: Number(contribution) };
  }
  return { key: Number(first), contribution: Number(contribution) };
}

function representRule({ gate, rule: id, citation, reason: { en, ja } }: DecidingRule) {
  return { gate, rule: id, citation, reason: { en, ja } };
}

function representHold({ contribution, category, cause, heldFor, since }: Hold) {
  return {
    ...representContribution(contribution),
    ...{ type: contribution.type, category, cause, since: formatTaxiiTime(since) },
    heldFor: heldFor.map(({ audience, rules }) => ({ audience, rules: rules.map(representRule) })),
  };
}

function representSummary({ contributions, oldestSince, byRule }: HoldSummary) {
  return {
    contributions,
    ...(oldestSince !== undefined && { oldestSince: formatTaxiiTime(oldestSince) }),
    byRule: byRule.map((one) => ({ ...one, oldestSince: formatTaxiiTime(one.oldestSince) })),
  };
}

function representVerdict({ effect, profiles, rules }: Verdict) {
  const deciding = rules.filter((one) => one.effect === effect);
  return { effect, profiles, rules: deciding.map(representRule) };
}

function representDecision(decided: ReviewPreview | Reviewed) {
  return {
    dryRun: !('assertions' in decided),
    assertions: 'assertions' in decided ? decided.assertions : [],
    gains: decided.gains,
    items: decided.items.map(({ contribution, verdicts }) => ({
      ...representContribution(contribution),
      verdicts: verdicts.map(({ audience, before, after }) => ({
        ...{ audience, before: representVerdict(before), after: representVerdict(after) },
      })),
    })),
  };
}
