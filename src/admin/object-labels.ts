/**
 * What is known of the handling of stored objects: labels as declared and as they count, and why an
 * audience gets an object or does not.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import { formatTaxiiTime } from '../base/time.ts';
import type { ExplainedContribution } from '../exchange/curation.ts';
import type { Labelled } from '../exchange/object-labels.ts';
import type { Weighed } from '../exchange/weigh.ts';
import { audienceId, noQuery } from '../http/fields.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import { type AdminHub, adminSecurity } from './api.ts';
import { representAssertion } from './assertions.ts';
import { objectId } from './curation-fields.ts';

const params = Type.Object({ id: objectId });
const explainQuery = Type.Object(
  { object: objectId, audience: audienceId('who reads') },
  { additionalProperties: false },
);

/** Every member of a contribution that tells which one it is. */
const contributionMembers = {
  contribution: Type.Integer({ description: 'its number' }),
  collection: Type.String(),
  contributor: Type.String({ description: 'the consumer that submitted it' }),
  version: Type.String(),
  received: Type.String({ description: 'RFC 3339, to the microsecond' }),
};
const labels = (description: string) =>
  Type.Object({}, { additionalProperties: true, description });

const labelled = Type.Object(
  {
    ...contributionMembers,
    source: Type.String({ description: 'where the declared labels stand' }),
    declared: labels('labels as they came, or the defaults of the collection'),
    effective: labels('labels as they count, under all assertions'),
    origins: labels(
      'by axis, who determined it: a place of declared labels, or a list of assertions',
    ),
    key: labels('what is decided on, axis by axis'),
    keyed: Type.String({ description: 'since when' }),
    nextPhase: Type.Optional(Type.String({ description: 'when time alone may change the key' })),
  },
  { additionalProperties: false },
);
const objectLabels = {
  $id: 'ObjectLabels',
  type: 'object',
  description: 'the labels of every contribution of one object, and what was stated of it',
  properties: {
    object: { type: 'string' },
    contributions: { type: 'array', items: labelled },
    assertions: {
      type: 'array',
      items: { $ref: 'Assertion#' },
      description: 'all assertions and retractions, newest first; at most 1000',
    },
  },
  required: ['object', 'contributions', 'assertions'],
  additionalProperties: false,
};

const explanations = Type.Object(
  {
    object: Type.String(),
    audience: Type.String(),
    contributions: Type.Array(
      Type.Object(
        {
          ...contributionMembers,
          explanation: labels('the decision gate by gate: rules, citations, reasons, next phase'),
        },
        { additionalProperties: false },
      ),
    ),
  },
  {
    $id: 'Explanations',
    additionalProperties: false,
    description: 'why an audience gets each contribution of an object or does not, by its labels',
  },
);

/** The schemas that these routes refer to by name. */
export const objectLabelSchemas: readonly object[] = [objectLabels, explanations];

const historyMax = 1000;

/** Declares both routes. The scope is guarded already. */
export function labelsOfObjects(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Params: Static<typeof params> }>('/objects/:id/labels', {
    schema: {
      operationId: 'getObjectLabels',
      summary: 'Read the labels of an object, as declared and as they count',
      tags: ['Assertions'],
      security: adminSecurity,
      params,
      querystring: noQuery,
      response: { 200: jsonResponse('the labels', 'ObjectLabels'), ...guardedResponses('absent') },
    },
    handler: async ({ params: { id } }, reply) => {
      const contributions = await hub.curation.labelsOf(id);
      if (contributions.length === 0) throw new Problem('absent', 'no such object');
      const stated = await hub.curation.assertions({ objectId: id, limit: historyMax });
      reply.header('cache-control', 'private, no-cache');
      return {
        object: id,
        contributions: contributions.map(representLabels),
        assertions: stated.map(representAssertion),
      };
    },
  });
  scope.get<{ Querystring: Static<typeof explainQuery> }>('/explanations', {
    schema: {
      operationId: 'explainObject',
      summary: 'Explain what an audience gets of an object, gate by gate',
      tags: ['Assertions'],
      security: adminSecurity,
      querystring: explainQuery,
      response: { 200: jsonResponse('the reasons', 'Explanations'), ...guardedResponses('absent') },
    },
    handler: async ({ query: { object, audience } }, reply) => {
      const contributions = await hub.curation.explain(object, audience);
      if (contributions.length === 0) throw new Problem('absent', 'no such object');
      reply.header('cache-control', 'private, no-cache');
      return { object, audience, contributions: contributions.map(representExplained) };
    },
  });
}

/** Which contribution something is said of. */
function representContribution({ contribution }: Weighed) {
  const { id, collection, submitter, version, received } = contribution;
  return {
    contribution: id,
    collection,
    contributor: submitter,
    version,
    received: formatTaxiiTime(received),
  };
}

function representLabels(weighed: Labelled) {
  const { contribution, declared, effective } = weighed;
  const { nextPhase } = effective;
  return {
    ...representContribution(weighed),
    source: declared.source,
    declared: declared.labels,
    effective: effective.labels,
    origins: effective.origins,
    key: effective.key,
    keyed: formatTaxiiTime(contribution.keyed),
    ...(nextPhase !== undefined && { nextPhase: formatTaxiiTime(nextPhase) }),
  };
}

function representExplained(explained: ExplainedContribution) {
  return { ...representContribution(explained), explanation: explained.explanation };
}
