/**
 * Packs as the administration sees them: kept by their hash, proved, compared with the one in force.
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { noQuery } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { FaultyRequest } from '../http/problems.ts';
import type { PackFinding } from '../policy/pack.ts';
import { type AdminHub, adminSecurity } from './api.ts';
import { comparisonForm, packForm, sha256 } from './pack-schemas.ts';

const tag = 'Packs';
const params = Type.Object({ hash: sha256('the hash of the pack') });

interface HashRoute {
  Params: Static<typeof params>;
}

/** The largest text that is taken, in octets: `P-SIZE` tells of those that are still too long. */
const textBytesMax = 1024 * 1024;

/** Declares the routes of packs. The scope is guarded already. */
export function packs(scope: FastifyInstance, hub: AdminHub): void {
  scope.get('/packs', {
    schema: {
      ...described('listPacks', 'List every pack'),
      response: { 200: jsonResponse('every pack', 'PackList'), ...guardedResponses() },
    },
    handler: async () => ({ items: (await hub.packs.list()).map(packForm) }),
  });
  scope.get<HashRoute>('/packs/:hash', {
    schema: {
      ...described('getPack', 'Read one pack, with its text'),
      params,
      response: { 200: jsonResponse('the pack', 'WholePack'), ...guardedResponses('absent') },
    },
    handler: async ({ params: { hash } }) => packForm(await hub.packs.get(hash)),
  });
  proofs(scope, hub);
  scope.post<HashRoute>('/packs/:hash/diff', {
    schema: {
      ...described('diffPack', 'Compare the pack in force with this one, over what is stored'),
      params,
      response: {
        200: jsonResponse('what an activation would do', 'PackComparison'),
        ...guardedResponses('absent', 'unavailable'),
      },
    },
    handler: async ({ params: { hash } }) => comparisonForm(await hub.packs.compare(hash)),
  });
}

function proofs(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<HashRoute>('/packs/:hash/report', {
    schema: {
      ...described('getPackReport', 'Prove a kept pack'),
      params,
      response: {
        200: jsonResponse('what the proof came to', 'PackReport'),
        ...guardedResponses('absent', 'unavailable'),
      },
    },
    handler: async ({ params: { hash } }) => {
      const { pack: _, ...report } = await hub.packs.report(hash);
      return report;
    },
  });
  scope.get<HashRoute>('/packs/:hash/matrix', {
    schema: {
      ...described('getPackMatrix', 'Read what every gate of a kept pack says, and where'),
      params,
      response: {
        200: jsonResponse('every gate', 'GateMatrixList'),
        ...guardedResponses('absent', 'unavailable'),
      },
    },
    handler: async ({ params: { hash } }) => ({ items: await hub.packs.matrix(hash) }),
  });
}

/** Declares the route that takes a pack; in a scope of its own, for it takes YAML. */
export const packIntake: FastifyPluginAsync<{ readonly hub: AdminHub }> = async (
  scope,
  { hub },
) => {
  scope.addContentTypeParser(
    'application/yaml',
    { parseAs: 'string', bodyLimit: textBytesMax },
    async (_request: unknown, body: string) => body,
  );
  scope.post<{ Body: string }>('/packs', {
    bodyLimit: textBytesMax,
    schema: {
      ...described('addPack', 'Keep a pack that is proved; what is in force stays'),
      consumes: ['application/yaml', 'application/json'],
      body: Type.String({ description: 'the text of the pack: YAML, or a JSON string' }),
      response: {
        200: jsonResponse('it is kept already', 'Pack'),
        201: jsonResponse('kept', 'Pack'),
        ...guardedResponses('tooLarge', 'unsupported', 'unprocessable', 'unavailable'),
      },
    },
    handler: async (request, reply) => {
      const added = await hub.packs.add(actorOf(request), request.body);
      if (added.pack === undefined) {
        const faults = added.findings.map(faultOf);
        throw new FaultyRequest('unprocessable', 'the pack has faults', faults);
      }
      reply.code(added.created ? 201 : 200);
      return packForm(added.pack);
    },
  });
};

function described(operationId: string, summary: string) {
  return { operationId, summary, tags: [tag], security: adminSecurity, querystring: noQuery };
}

function faultOf({ rule, line, column, message }: PackFinding) {
  return { detail: `${rule} ${message.en}`, line, column };
}
