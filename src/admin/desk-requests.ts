/**
 * What submitters ask of curators at the desk: recall requests and proposals, to be looked at and decided.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { JsonObject } from '../base/json.ts';
import { Problem } from '../base/problem.ts';
import { formatTaxiiTime } from '../base/time.ts';
import { line, noQuery, text, uuid } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { datedPlace, limitOf, nextPlace, placeQuery } from '../http/places.ts';
import type { DeskRequestRow } from '../store/desk-store.ts';
import { type AdminHub, adminSecurity } from './api.ts';

/** What differs between the two kinds. */
interface RequestKind {
  readonly kind: DeskRequestRow['kind'];
  readonly path: string;
  /** The name of its schema and the stem of its operations' ids. */
  readonly name: string;
  readonly noun: string;
  readonly tag: string;
  /** What states are called here. */
  readonly states: Readonly<Record<DeskRequestRow['state'], string>>;
  /** What the submitter said. */
  readonly content: Readonly<Record<string, TSchema>>;
}

const namedObject = Type.Object(
  { id: Type.String(), collection: Type.Optional(Type.String()) },
  { additionalProperties: false, description: 'without a collection: wherever it was contributed' },
);

const kinds: readonly RequestKind[] = [
  {
    kind: 'recall',
    path: 'recall-requests',
    name: 'RecallRequest',
    noun: 'recall request',
    tag: 'Recall requests',
    states: { open: 'asked', granted: 'granted', refused: 'refused' },
    content: {
      objects: Type.Array(namedObject),
      reason: Type.String(),
      urgency: Type.String({ description: '`routine` or `urgent`' }),
      recalls: Type.Optional(
        Type.String({ description: 'where the recalls that came of it are listed, once granted' }),
      ),
    },
  },
  {
    kind: 'proposal',
    path: 'proposals',
    name: 'Proposal',
    noun: 'proposal',
    tag: 'Proposals',
    states: { open: 'proposed', granted: 'accepted', refused: 'refused' },
    content: {
      object: namedObject,
      statement: Type.Unsafe<JsonObject>({ type: 'object', description: 'labels that loosen' }),
      text: Type.Optional(Type.String()),
      url: Type.Optional(Type.String()),
    },
  },
];

const id = uuid('the request');
const params = Type.Object({ id });
const decisionBody = Type.Object(
  {
    decision: Type.Union([Type.Literal('grant'), Type.Literal('refuse')]),
    answer: text('words for the submitter'),
  },
  {
    additionalProperties: false,
    examples: [{ decision: 'refuse', answer: 'it has been public knowledge since 2026-03-01' }],
  },
);

/** The schemas that these routes refer to by name. */
export const deskRequestSchemas: readonly object[] = kinds.flatMap(
  ({ name, noun, content, states }) => [
    Type.Object(
      {
        id,
        consumer: Type.String({ description: 'the submitter' }),
        state: Type.Union(Object.values(states).map((state) => Type.Literal(state))),
        asked: Type.String({ description: 'RFC 3339, to the microsecond' }),
        ...content,
        decided: Type.Optional(Type.String({ description: 'RFC 3339, to the microsecond' })),
        decidedBy: Type.Optional(line('who decided, as the audit names them')),
        answer: Type.Optional(Type.String()),
      },
      { $id: name, additionalProperties: false, description: `a submitter's ${noun}` },
    ),
    {
      $id: `${name}List`,
      type: 'object',
      description: 'a page of a list, newest first',
      properties: { items: { type: 'array', items: { $ref: `${name}#` } }, next: nextPlace },
      required: ['items'],
      additionalProperties: false,
    },
  ],
);

/** Declares the routes of both kinds. The scope has its guard already. */
export function deskRequests(scope: FastifyInstance, hub: AdminHub): void {
  for (const kind of kinds) {
    listRoute(scope, hub, kind);
    getRoute(scope, hub, kind);
    decideRoute(scope, hub, kind);
  }
}

function listRoute(scope: FastifyInstance, hub: AdminHub, about: RequestKind): void {
  const { kind, path, name, noun, tag, states } = about;
  const listQuery = Type.Object(
    {
      ...placeQuery,
      state: Type.Optional(Type.Union(Object.values(states).map((one) => Type.Literal(one)))),
      consumer: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    },
    { additionalProperties: false },
  );
  scope.get<{ Querystring: Static<typeof listQuery> }>(`/${path}`, {
    schema: {
      operationId: `list${name}s`,
      summary: `List every ${noun}, newest first`,
      tags: [tag],
      security: adminSecurity,
      querystring: listQuery,
      response: { 200: jsonResponse('a page of the list', `${name}List`), ...guardedResponses() },
    },
    handler: async ({ query }, reply) => {
      reply.header('cache-control', 'private, no-cache');
      const state = (Object.keys(states) as DeskRequestRow['state'][]).find(
        (one) => states[one] === query.state,
      );
      const after = datedPlace.read(query.after);
      const { consumer } = query;
      const page = await hub.desk.requests({
        ...{ kind, consumer, state, after },
        limit: limitOf(query),
      });
      return {
        items: page.items.map((row) => represent(row, about)),
        ...(page.next && { next: datedPlace.write(page.next) }),
      };
    },
  });
}

function getRoute(scope: FastifyInstance, hub: AdminHub, about: RequestKind): void {
  const { kind, path, name, noun, tag } = about;
  scope.get<{ Params: Static<typeof params> }>(`/${path}/:id`, {
    schema: {
      operationId: `get${name}`,
      summary: `Read one ${noun}`,
      tags: [tag],
      security: adminSecurity,
      params,
      querystring: noQuery,
      response: { 200: jsonResponse(`the ${noun}`, name), ...guardedResponses('absent') },
    },
    handler: async (request, reply) => {
      const row = await hub.desk.request(kind, request.params.id);
      if (row === undefined) throw new Problem('absent', `there is no such ${noun}`);
      reply.header('cache-control', 'private, no-cache');
      return represent(row, about);
    },
  });
}

function decideRoute(scope: FastifyInstance, hub: AdminHub, about: RequestKind): void {
  const { kind, path, name, noun, tag } = about;
  scope.post<{ Params: Static<typeof params>; Body: Static<typeof decisionBody> }>(
    `/${path}/:id/decision`,
    {
      schema: {
        operationId: `decide${name}`,
        summary: `Grant or refuse a ${noun}; what is granted is stated as an assertion`,
        tags: [tag],
        security: adminSecurity,
        params,
        querystring: noQuery,
        body: decisionBody,
        response: {
          200: jsonResponse('decided', name),
          ...guardedResponses(
            ...(['absent', 'conflict', 'tooLarge', 'unsupported'] as const),
            ...(['unprocessable', 'unavailable'] as const),
          ),
        },
      },
      handler: async (request) => {
        const { decision, answer } = request.body;
        const row = await hub.desk.decide({
          ...{ by: actorOf(request), kind, id: request.params.id },
          ...{ grant: decision === 'grant', answer },
        });
        return represent(row, about);
      },
    },
  );
}

function represent(row: DeskRequestRow, { kind, states }: RequestKind) {
  const { decided, decidedBy, answer } = row;
  const recalled = kind === 'recall' && row.state === 'granted';
  return {
    id: row.id,
    consumer: row.consumer,
    state: states[row.state],
    asked: formatTaxiiTime(row.asked),
    ...(JSON.parse(row.content) as JsonObject),
    ...(recalled && { recalls: `recalls?order=${row.id}` }),
    ...(decided !== undefined && { decided: formatTaxiiTime(decided), decidedBy }),
    ...(answer !== undefined && { answer }),
  };
}
