/**
 * Assertions as the administration sees them: what was stated of objects beside them, by whom and why.
 *
 * There is no PUT and no DELETE: a statement stands, and is taken back by a later one.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../base/json.ts';
import { Problem, quote } from '../base/problem.ts';
import { formatTaxiiTime } from '../base/time.ts';
import type { Asserted, Asserter } from '../exchange/assertions.ts';
import { noQuery, slug, text, uuid } from '../http/fields.ts';
import { signedInOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { labelAxes } from '../policy/labels-schema.ts';
import type { KeptAssertion } from '../store/assertion-store.ts';
import { type AdminHub, adminSecurity } from './api.ts';
import { listLimit, objectId, pageLimit, pageOf } from './curation-fields.ts';

const assertionNumber = Type.String({ pattern: '^[1-9][0-9]{0,14}$', description: 'its number' });
const params = Type.Object({ id: assertionNumber });

const listQuery = Type.Object(
  {
    limit: listLimit('assertions'),
    before: Type.Optional(
      Type.String({
        pattern: '^[1-9][0-9]{0,14}$',
        description: 'only assertions before this one: the `next` of the page before',
      }),
    ),
    object: Type.Optional(objectId),
  },
  { additionalProperties: false },
);

const reason = text('why, in the words of whoever states it', 2000);
const evidence = Type.Optional(text('what shows it: a URL or a text; a loosening needs it', 2000));
const { unrecognised: _, ...axes } = labelAxes;
const statement = Type.Unsafe<JsonObject>({
  type: 'object',
  properties: axes,
  additionalProperties: false,
  minProperties: 1,
  description: 'handling labels, in short or long form: the axes that are stated',
});
const scopeMembers = {
  object: objectId,
  collection: Type.Optional(uuid('in this collection alone; in all if not given')),
  contributor: Type.Optional(slug('of this consumer’s contributions alone; of all if not given')),
};

const assertBody = Type.Object(
  {
    ...scopeMembers,
    loosens: Type.Optional(
      Type.Boolean({
        description:
          'replace what was said of these axes, for the versions that are there; else the statement ' +
          'tightens: it adds to what was said, for later versions, too',
      }),
    ),
    statement,
    reason,
    evidence,
  },
  {
    additionalProperties: false,
    examples: [
      {
        object: 'indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
        statement: { identifiability: 'inferable' },
        reason: 'the host name resembles that of a victim',
      },
    ],
  },
);
const retractBody = Type.Object(
  { reason, evidence },
  {
    additionalProperties: false,
    examples: [{ reason: 'another host was meant', evidence: 'case 7' }],
  },
);

const assertion = Type.Object(
  {
    id: Type.Integer({ minimum: 1, description: 'grows with each assertion' }),
    ...scopeMembers,
    kind: Type.Union([
      Type.Literal('tightening'),
      Type.Literal('loosening'),
      Type.Literal('retraction'),
    ]),
    statement: Type.Optional(Type.Object({}, { additionalProperties: true })),
    reason: Type.String(),
    evidence: Type.Optional(Type.String()),
    retracts: Type.Optional(
      Type.Integer({ description: 'the assertion that this one takes back' }),
    ),
    retractedBy: Type.Optional(Type.Integer({ description: 'the retraction that took it back' })),
    actor: Type.String({ description: 'who stated it: `account:…` or `consumer:…`' }),
    at: Type.String({ description: 'RFC 3339, to the microsecond' }),
    concerned: Type.Optional(
      Type.Integer({ description: 'contributions that it speaks of; in answers to POST only' }),
    ),
    changed: Type.Optional(
      Type.Integer({ description: 'objects decided on otherwise; in answers to POST only' }),
    ),
  },
  {
    $id: 'Assertion',
    additionalProperties: false,
    description: 'what somebody stated of an object',
  },
);

/** The schemas that these routes refer to by name. */
export const assertionSchemas: readonly object[] = [
  assertion,
  pageOf('Assertion', 'a page of the assertions, newest first'),
];

function describe(operationId: string, summary: string) {
  return { operationId, summary, tags: ['Assertions'], security: adminSecurity };
}

/** Declares the routes of assertions. The scope is guarded already. */
export function assertions(scope: FastifyInstance, hub: AdminHub): void {
  listRoute(scope, hub);
  getRoute(scope, hub);
  assertRoute(scope, hub);
  retractRoute(scope, hub);
}

function listRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Querystring: Static<typeof listQuery> }>('/assertions', {
    schema: {
      ...describe('listAssertions', 'List assertions'),
      querystring: listQuery,
      response: { 200: jsonResponse('a page of the list', 'AssertionList'), ...guardedResponses() },
    },
    handler: async ({ query: { limit, before, object } }, reply) => {
      const count = pageLimit(limit);
      const rows = await hub.curation.assertions({
        limit: count + 1,
        before: before === undefined ? undefined : Number(before),
        objectId: object,
      });
      const page = rows.slice(0, count);
      const last = rows.length > count ? page.at(-1) : undefined;
      reply.header('cache-control', 'private, no-cache');
      return { items: page.map(representAssertion), ...(last && { next: String(last.id) }) };
    },
  });
}

function getRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Params: Static<typeof params> }>('/assertions/:id', {
    schema: {
      ...describe('getAssertion', 'Read one assertion'),
      params,
      querystring: noQuery,
      response: { 200: jsonResponse('the assertion', 'Assertion'), ...guardedResponses('absent') },
    },
    handler: async ({ params: { id } }, reply) => {
      const row = await hub.curation.assertion(Number(id));
      if (row === undefined) throw new Problem('absent', `there is no assertion ${quote(id)}`);
      reply.header('cache-control', 'private, no-cache');
      return representAssertion(row);
    },
  });
}

function assertRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.post<{ Body: Static<typeof assertBody> }>('/assertions', {
    schema: {
      ...describe('assertLabels', 'State something of an object'),
      querystring: noQuery,
      body: assertBody,
      response: {
        201: jsonResponse('stated', 'Assertion', {
          location: { type: 'string', description: 'the assertion' },
        }),
        ...guardedResponses('absent', 'conflict', 'tooLarge', 'unsupported', 'unprocessable'),
      },
    },
    handler: async (request, reply) => {
      const { loosens = false, ...stated } = request.body;
      const asserter = asserterOf(signedInOf(request));
      const asserted = await hub.curation.assert({ ...stated, loosens, ...asserter });
      reply.code(201).header('location', `assertions/${asserted.assertion.id}`);
      return representAsserted(asserted);
    },
  });
}

function retractRoute(scope: FastifyInstance, hub: AdminHub): void {
  scope.post<{ Params: Static<typeof params>; Body: Static<typeof retractBody> }>(
    '/assertions/:id/retraction',
    {
      schema: {
        ...describe('retractAssertion', 'Take an assertion back'),
        params,
        querystring: noQuery,
        body: retractBody,
        response: {
          201: jsonResponse('taken back', 'Assertion', {
            location: { type: 'string', description: 'the retraction' },
          }),
          ...guardedResponses('absent', 'conflict', 'tooLarge', 'unsupported', 'unprocessable'),
        },
      },
      handler: async (request, reply) => {
        const asserter = asserterOf(signedInOf(request));
        const number = Number(request.params.id);
        const asserted = await hub.curation.retract({
          ...request.body,
          assertion: number,
          ...asserter,
        });
        reply.code(201).header('location', `../${asserted.assertion.id}`);
        return representAsserted(asserted);
      },
    },
  );
}

/** Who states something over HTTP, and whether they may loosen. */
export function asserterOf({
  actor,
  roles,
}: Pick<ReturnType<typeof signedInOf>, 'actor' | 'roles'>): Asserter {
  return { by: actor, mayLoosen: roles.includes('curator') };
}

function representAsserted({ assertion: made, concerned, changed }: Asserted) {
  return { ...representAssertion(made), concerned, changed };
}

/** An assertion as its schema says. */
export function representAssertion(row: KeptAssertion) {
  const { id, objectId: object, collection, contributor, kind, reason: why, actor, at } = row;
  const { evidence: shown, retracts, retractedBy } = row;
  return {
    ...{ id, object, kind, reason: why, actor, at: formatTaxiiTime(at) },
    ...(collection !== undefined && { collection }),
    ...(contributor !== undefined && { contributor }),
    ...(kind !== 'retraction' && { statement: JSON.parse(row.statement) as JsonObject }),
    ...(shown !== undefined && { evidence: shown }),
    ...(retracts !== undefined && { retracts }),
    ...(retractedBy !== undefined && { retractedBy }),
  };
}
