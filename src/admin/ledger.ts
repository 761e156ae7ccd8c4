/**
 * The ledger as the administration asks it: who received which object, when, and under which rules.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem, quote } from '../base/problem.ts';
import { formatTaxiiTime, type Micros, parseTaxiiTime } from '../base/time.ts';
import type { Delivery } from '../exchange/ledger.ts';
import { audienceId, slug, uuid } from '../http/fields.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { type AdminHub, adminSecurity } from './api.ts';

const listMax = 1000;
const listDefault = 100;

const moment = (description: string) =>
  Type.String({ pattern: '^[0-9T:.+Z -]{10,40}$', description });
const query = Type.Object(
  {
    object: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9][a-z0-9-]{0,250}--[0-9a-fA-F-]{36}$',
        description: 'only this object, by the id it was submitted with or went out under',
      }),
    ),
    consumer: Type.Optional(slug('only what this consumer received')),
    collection: Type.Optional(uuid('only what was read in this collection')),
    audience: Type.Optional(audienceId('only what was read as this audience')),
    since: Type.Optional(moment('only reads at this time or later (RFC 3339)')),
    until: Type.Optional(moment('only reads before this time (RFC 3339)')),
    limit: Type.Optional(
      Type.String({
        pattern: '^([1-9][0-9]{0,2}|1000)$',
        description: `the most deliveries to return, 1 to ${listMax}; ${listDefault} if not given`,
      }),
    ),
    after: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,512}$',
        description: 'where to go on: the `next` of the page before',
      }),
    ),
  },
  { additionalProperties: false },
);

const time = (description: string) => Type.String({ description: `${description}; RFC 3339` });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const rule = Type.Object(
  {
    gate: Type.String(),
    rule: Type.String({ description: "the rule's id in the pack" }),
    effect: Type.String(),
    citation: Type.String({ description: 'the paragraph that the rule cites' }),
  },
  { additionalProperties: false },
);
const ground = Type.Object(
  {
    pack: Type.Object(
      { id: Type.String(), version: Type.String(), hash: Type.String() },
      { additionalProperties: false, description: 'the policy in force then' },
    ),
    rules: Type.Optional(
      Type.Array(rule, { description: 'the rules that decided; absent if the pack is not kept' }),
    ),
  },
  { additionalProperties: false },
);
const delivery = Type.Object(
  {
    consumer: Type.String(),
    collection: Type.String(),
    audience: Type.String({ description: 'as whom it read' }),
    objectId: Type.String({ description: 'the id it went out under' }),
    submittedId: Type.String({ description: 'the id it was submitted with' }),
    type: Type.String(),
    version: Type.String(),
    digest: Type.String({ description: 'SHA-256 of the body, lower-case hex' }),
    dateAdded: time('its `date_added` in the log'),
    received: Type.Union([Type.Literal('bodies'), Type.Literal('listing')], {
      description: '`bodies`: the object; `listing`: only that it is there (manifest, versions)',
    }),
    first: time('when it was read first'),
    last: time('when it was read last'),
    times: count('how often it was read'),
    outcomes: Type.Object(
      {
        sent: count('answers that left whole'),
        aborted: count('answers that ended early: all, part or nothing arrived'),
        open: count('answers that run, or ran when the process died: count as received'),
      },
      { additionalProperties: false, description: 'how the reads ended' },
    ),
    under: Type.Array(ground, { description: 'under which policy it was open to the reader' }),
  },
  {
    $id: 'Delivery',
    additionalProperties: false,
    description: 'one version that one consumer got',
  },
);
const list = {
  $id: 'DeliveryList',
  type: 'object',
  description: 'a page of deliveries; it may be short, even empty, and yet not the last',
  properties: {
    items: { type: 'array', items: { $ref: 'Delivery#' } },
    next: { type: 'string', description: 'where the next page begins; absent on the last one' },
  },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that the route refers to by name. */
export const ledgerSchemas: readonly object[] = [delivery, list];

/** Declares the route of the ledger. The scope is guarded already. */
export function ledger(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Querystring: Static<typeof query> }>('/ledger', {
    schema: {
      operationId: 'listDeliveries',
      summary: 'Ask who received what',
      description:
        'Name an object, a consumer, a collection or an audience; several narrow it down.',
      tags: ['Ledger'],
      security: adminSecurity,
      querystring: query,
      response: { 200: jsonResponse('deliveries', 'DeliveryList'), ...guardedResponses() },
    },
    handler: async ({ query: asked }, reply) => {
      const { object, consumer, collection, audience, after, limit } = asked;
      if ([object, consumer, collection, audience].every((name) => name === undefined)) {
        const detail = 'name an object, a consumer, a collection or an audience';
        throw new Problem('malformed', detail);
      }
      const { items, next } = await hub.ledger.deliveries({
        ...{ object, consumer, collection, audience, after },
        since: momentOf(asked.since),
        until: momentOf(asked.until),
        limit: limit === undefined ? listDefault : Number(limit),
      });
      reply.header('cache-control', 'private, no-store');
      return { items: items.map(represent), ...(next !== undefined && { next }) };
    },
  });
}

function momentOf(text: string | undefined): Micros | undefined {
  if (text === undefined) return undefined;
  const micros = parseTaxiiTime(text);
  if (micros === undefined) throw new Problem('malformed', `${quote(text)} is not a time`);
  return micros;
}

function represent({ stamp, first, last, under, ...rest }: Delivery) {
  return {
    ...rest,
    dateAdded: formatTaxiiTime(stamp),
    first: formatTaxiiTime(first),
    last: formatTaxiiTime(last),
    under: under.map(({ pack, rules }) => ({
      pack,
      ...(rules && {
        rules: rules.map(({ gate, rule, effect, citation }) => ({ gate, rule, effect, citation })),
      }),
    })),
  };
}
