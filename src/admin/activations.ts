/**
 * Activations: one person asks that a pack be put into force, another agrees; the history; the jobs.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { noQuery, text, uuid } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { limitOf, placeQuery } from '../http/places.ts';
import { type AdminHub, adminSecurity } from './api.ts';
import { activationForm, jobForm, requestForm, sha256 } from './pack-schemas.ts';

const params = Type.Object({ id: uuid('the request') });
const diffHash = sha256('the `diffHash` of a comparison');
const proposal = Type.Object(
  { hash: sha256('the pack'), diffHash, reason: text('why, for the one who agrees', 1000) },
  { additionalProperties: false },
);
const agreement = Type.Object({ diffHash }, { additionalProperties: false });
const limited = Type.Object({ limit: placeQuery.limit }, { additionalProperties: false });

interface IdRoute {
  Params: Static<typeof params>;
}

interface ListRoute {
  Querystring: Static<typeof limited>;
}

/** Declares the routes of activations. The scope is guarded already. */
export function activations(scope: FastifyInstance, hub: AdminHub): void {
  reads(scope, hub);
  scope.post<{ Body: Static<typeof proposal> }>('/activation-requests', {
    schema: {
      ...described('proposeActivation', 'Ask that a kept pack be activated'),
      querystring: noQuery,
      body: proposal,
      response: {
        201: jsonResponse('asked for', 'ActivationRequest'),
        ...guardedResponses(...changeProblems),
      },
    },
    handler: async (request, reply) => {
      const row = await hub.packs.propose(actorOf(request), request.body);
      reply.code(201);
      return requestForm(row);
    },
  });
  scope.post<IdRoute & { Body: Static<typeof agreement> }>('/activation-requests/:id/activation', {
    schema: {
      ...described(
        'activatePack',
        'Agree to the request of another person: its pack comes into force',
      ),
      params,
      querystring: noQuery,
      body: agreement,
      response: {
        200: jsonResponse('in force', 'ActivationOutcome'),
        ...guardedResponses(...changeProblems),
      },
    },
    handler: (request) =>
      hub.packs.activate(actorOf(request), request.params.id, request.body.diffHash),
  });
  scope.post<IdRoute>('/activation-requests/:id/withdrawal', {
    schema: {
      ...described('withdrawActivation', 'Take a request back'),
      params,
      querystring: noQuery,
      response: {
        200: jsonResponse('withdrawn', 'ActivationRequest'),
        ...guardedResponses('absent', 'conflict', 'unavailable'),
      },
    },
    handler: async (request) =>
      requestForm(await hub.packs.withdraw(actorOf(request), request.params.id)),
  });
}

const changeProblems = [
  ...(['absent', 'conflict', 'tooLarge', 'unsupported', 'unprocessable'] as const),
  'unavailable',
] as const;

function reads(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<ListRoute>('/activation-requests', {
    schema: {
      ...described('listActivationRequests', 'List requests, the latest first'),
      querystring: limited,
      response: { 200: jsonResponse('requests', 'ActivationRequestList'), ...guardedResponses() },
    },
    handler: async ({ query }) => ({
      items: (await hub.packs.requests(limitOf(query))).map(requestForm),
    }),
  });
  scope.get<IdRoute>('/activation-requests/:id', {
    schema: {
      ...described('getActivationRequest', 'Read one request'),
      params,
      querystring: noQuery,
      response: {
        200: jsonResponse('the request', 'ActivationRequest'),
        ...guardedResponses('absent'),
      },
    },
    handler: async ({ params: { id } }) => requestForm(await hub.packs.request(id)),
  });
  scope.get<ListRoute>('/activations', {
    schema: {
      ...described('listActivations', 'List what was in force when, the latest first'),
      querystring: limited,
      response: { 200: jsonResponse('activations', 'ActivationList'), ...guardedResponses() },
    },
    handler: async ({ query }) => ({
      items: (await hub.packs.activations(limitOf(query))).map(activationForm),
    }),
  });
  scope.get<ListRoute>('/jobs', {
    schema: {
      ...described('listJobs', 'List long work, the latest first'),
      querystring: limited,
      response: { 200: jsonResponse('jobs', 'JobList'), ...guardedResponses() },
    },
    handler: async ({ query }) => ({
      items: (await hub.packs.jobs(limitOf(query))).map(jobForm),
    }),
  });
}

function described(operationId: string, summary: string) {
  return { operationId, summary, tags: ['Activations'], security: adminSecurity };
}
