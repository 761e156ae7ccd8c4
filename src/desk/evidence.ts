/**
 * Adding evidence to one's own contributions: what tightens holds at once, what loosens is proposed to
 * curators, and their decision is told here.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../base/json.ts';
import { Problem } from '../base/problem.ts';
import type { Hub } from '../exchange/hub.ts';
import { noQuery, text, uuid } from '../http/fields.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { datedPlace, limitOf, nextPlace, placeQuery } from '../http/places.ts';
import { labelsSchema } from '../policy/labels-schema.ts';
import { deskSecurity } from './api.ts';
import { partyOf } from './authenticate.ts';
import { collectionId, moment, stixId } from './fields.ts';
import { representPage, representProposal } from './represent.ts';

const statement = Type.Unsafe<JsonObject>({
  type: 'object',
  properties: labelsSchema.properties,
  additionalProperties: false,
  minProperties: 1,
  description: 'handling labels: only the axes of which something changed',
});
const labels = Type.Object({}, { description: 'handling labels in long form' });
const evidenceText = text('what shows it, for curators');
const evidenceUrl = Type.String({
  pattern: '^https?://[^\\s]+$',
  maxLength: 2000,
  description: 'where it can be seen',
});

const body = Type.Object(
  {
    object: stixId,
    collection: Type.Optional(collectionId),
    statement,
    text: Type.Optional(evidenceText),
    url: Type.Optional(evidenceUrl),
  },
  {
    additionalProperties: false,
    examples: [
      {
        object: 'vulnerability--c7cab3fb-0822-43a5-b1ba-c9bab34361a2',
        statement: { coordination: 'completed' },
        url: 'https://vendor.example/advisories/2026-17',
      },
    ],
  },
);

const proposal = Type.Object(
  {
    id: uuid('the proposal'),
    state: Type.Union(['proposed', 'accepted', 'refused'].map((one) => Type.Literal(one))),
    object: stixId,
    collection: Type.Optional(collectionId),
    statement: labels,
    text: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
    asked: moment('when it was proposed'),
    decided: Type.Optional(moment('when it was decided')),
    answer: Type.Optional(Type.String({ description: "the curator's words" })),
  },
  { $id: 'Proposal', additionalProperties: false, description: 'labels that you proposed' },
);
const taken = {
  $id: 'EvidenceTaken',
  type: 'object',
  description: 'what became of evidence',
  properties: {
    holds: { ...labels, description: 'what was stated at once: it opens nothing' },
    proposal: { $ref: 'Proposal#' },
  },
  required: ['holds'],
  additionalProperties: false,
};
const list = {
  $id: 'ProposalList',
  type: 'object',
  description: 'a page of your proposals, newest first',
  properties: { items: { type: 'array', items: { $ref: 'Proposal#' } }, next: nextPlace },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that these routes refer to by name. */
export const evidenceSchemas: readonly object[] = [proposal, taken, list];

const listQuery = Type.Object(placeQuery, { additionalProperties: false });
const params = Type.Object({ id: proposal.properties.id });

function describe(operationId: string, summary: string) {
  return { operationId, summary, tags: ['Evidence'], security: deskSecurity };
}

/** Declares the routes. The scope has its guard already. */
export function evidence(scope: FastifyInstance, hub: Hub): void {
  scope.post<{ Body: Static<typeof body> }>('/evidence', {
    schema: {
      ...describe('addEvidence', 'State what changed of an object of yours, and what shows it'),
      querystring: noQuery,
      body,
      response: {
        200: jsonResponse('what holds now, and what was proposed', 'EvidenceTaken'),
        ...guardedResponses(
          ...(['absent', 'conflict', 'tooLarge', 'unsupported'] as const),
          ...(['unprocessable', 'unavailable'] as const),
        ),
      },
    },
    handler: async (request) => {
      const { object: id, collection, ...given } = request.body;
      const consumer = partyOf(hub, request).id;
      const came = await hub.desk.addEvidence({ consumer, object: { id, collection }, ...given });
      const proposed = came.proposal && representProposal(came.proposal);
      return { holds: came.holds, ...(proposed && { proposal: proposed }) };
    },
  });
  scope.get<{ Querystring: Static<typeof listQuery> }>('/proposals', {
    schema: {
      ...describe('listOwnProposals', 'List your proposals, newest first'),
      querystring: listQuery,
      response: { 200: jsonResponse('a page of the list', 'ProposalList'), ...guardedResponses() },
    },
    handler: async (request) => {
      const consumer = partyOf(hub, request).id;
      const after = datedPlace.read(request.query.after);
      const query = { kind: 'proposal', consumer, after, limit: limitOf(request.query) } as const;
      return representPage(await hub.desk.requests(query), datedPlace, representProposal);
    },
  });
  scope.get<{ Params: Static<typeof params> }>('/proposals/:id', {
    schema: {
      ...describe('getOwnProposal', 'Read one of your proposals'),
      params,
      querystring: noQuery,
      response: { 200: jsonResponse('the proposal', 'Proposal'), ...guardedResponses('absent') },
    },
    handler: async (request) => {
      const row = await hub.desk.request('proposal', request.params.id);
      if (row?.consumer !== partyOf(hub, request).id) {
        throw new Problem('absent', 'you have no such proposal');
      }
      return representProposal(row);
    },
  });
}
