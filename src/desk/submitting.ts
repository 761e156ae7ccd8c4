/**
 * Submitting at the desk: an envelope or a bundle, by the way and under the limits of TAXII's Add Objects.
 *
 * A scope of its own, because the body goes to the writer as the bytes that came.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { invariant, Problem } from '../base/problem.ts';
import { type Access, accessOf } from '../exchange/directory.ts';
import { onBehalfOfName } from '../exchange/envelope.ts';
import type { Hub } from '../exchange/hub.ts';
import { readBodyBytes } from '../http/body-bytes.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { FaultyRequest } from '../http/problems.ts';
import { compileStrictly } from '../http/strict-validation.ts';
import { deskSecurity } from './api.ts';
import { partyOf } from './authenticate.ts';
import { collectionId, onBehalfOf } from './fields.ts';
import { representSubmission } from './represent.ts';

const query = Type.Object({ collection: collectionId }, { additionalProperties: false });

const envelope = Type.Object(
  {
    objects: Type.Array(Type.Object({}), { minItems: 1, description: 'STIX 2.1 objects' }),
    x_sekisho_labels: Type.Optional(
      Type.Object({}, { description: 'handling labels of all of them' }),
    ),
    [onBehalfOfName]: Type.Optional(onBehalfOf),
  },
  { description: 'an envelope (TAXII 2.1 §3.7) or a STIX bundle' },
);

const bodyTypes = ['application/json', 'application/taxii+json', 'application/stix+json'];

const accessBy = new WeakMap<FastifyRequest, Access>();

/** Declares the route. The scope has its guard already. */
export const submitting: FastifyPluginAsync<{ readonly hub: Hub }> = async (scope, { hub }) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(bodyTypes, (request: FastifyRequest, payload: IncomingMessage) =>
    readBodyBytes(payload, bytesMax(hub, request)),
  );
  scope.setValidatorCompiler((route) =>
    // The writer reads the body; the schema only describes it.
    route.httpPart === 'body' ? () => true : compileStrictly(route),
  );
  scope.addHook('onRequest', async (request) => {
    accessBy.set(request, accessFor(hub, request));
  });
  scope.post<{ Querystring: Static<typeof query>; Body: Buffer }>('/submissions', {
    schema: {
      operationId: 'submitAtDesk',
      summary: "Submit an envelope or a bundle, as TAXII's Add Objects does",
      tags: ['Submissions'],
      security: deskSecurity,
      consumes: bodyTypes,
      querystring: query,
      body: envelope,
      response: {
        202: jsonResponse('taken in, or being taken in', 'Submission', {
          location: { type: 'string', description: 'what becomes of it' },
        }),
        ...guardedResponses('absent', 'tooLarge', 'unsupported', 'unprocessable', 'unavailable'),
      },
    },
    handler: async (request, reply) => {
      const access = accessBy.get(request);
      invariant(access !== undefined, 'the access was found before the body was read');
      const body = request.body ?? Buffer.alloc(0);
      const submission = await hub.submit(partyOf(hub, request), access, body);
      reply.code(202).header('location', `submissions/${submission.id}`);
      return representSubmission(submission);
    },
  });
};

function bytesMax(hub: Hub, request: FastifyRequest): number {
  const apiRoot = accessBy.get(request)?.collection.apiRoot ?? '';
  return hub.directory().apiRoots.get(apiRoot)?.maxContentLength ?? 0;
}

/** Problems: `malformed`, `absent` (or kept from the party), `forbidden` (only read). */
function accessFor(hub: Hub, request: FastifyRequest): Access {
  const { collection: id } = request.query as { readonly collection?: unknown };
  if (typeof id !== 'string') {
    const faults = [{ detail: 'must be given', parameter: 'collection' }];
    throw new FaultyRequest('malformed', 'the query names no collection', faults);
  }
  const directory = hub.directory();
  const collection = directory.collections.get(id);
  const access = collection && accessOf(directory, partyOf(hub, request), collection);
  if (access === undefined) throw new Problem('absent', 'there is no such collection');
  if (!access.canWrite) throw new Problem('forbidden', 'you may not write to this collection');
  return access;
}
