/**
 * What the `type` of a problem document leads to: an explanation of that kind, for people.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { ProblemKind } from '../base/problem.ts';
import { noQuery } from './fields.ts';
import { jsonResponse, problemResponses } from './openapi.ts';
import { adminProblems } from './problems.ts';

const kinds = Object.keys(adminProblems) as ProblemKind[];

const params = Type.Object({
  kind: Type.Unsafe<ProblemKind>({ type: 'string', enum: kinds, description: 'the kind' }),
});

/** The schema of an explanation; the route refers to it by name. */
export const explanationSchema = Type.Object(
  {
    status: Type.Integer(),
    title: Type.String(),
    meaning: Type.Object({ en: Type.String(), ja: Type.String() }, { additionalProperties: false }),
  },
  { $id: 'ProblemKind', additionalProperties: false, description: 'what a kind of problem means' },
);

/** Gives the URI of a kind's explanation. */
export function problemType(publicUrl: string): (kind: string) => string {
  const base = `${publicUrl.replace(/\/*$/, '/')}admin/v1/problems/`;
  return (kind) => base + kind;
}

/** Declares the explanations; they need no token. */
export function explainProblems(scope: FastifyInstance): void {
  scope.get<{ Params: Static<typeof params> }>('/problems/:kind', {
    schema: {
      operationId: 'getProblemKind',
      summary: 'What a kind of problem means, in English and Japanese',
      tags: ['About'],
      params,
      querystring: noQuery,
      response: {
        200: jsonResponse('the explanation', 'ProblemKind'),
        ...problemResponses('malformed'),
      },
    },
    handler: async ({ params: { kind } }) => adminProblems[kind],
  });
}
