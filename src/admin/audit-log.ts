/**
 * The audit as the administration sees it: who did what to what, newest first.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { formatTaxiiTime } from '../base/time.ts';
import { guardedResponses, jsonResponse } from '../http/openapi.ts';
import type { AuditRow } from '../store/store.ts';
import { type AdminHub, adminSecurity } from './api.ts';

const listMax = 1000;
const listDefault = 100;

const name = (description: string) => Type.String({ pattern: '^[!-~]{1,256}$', description });
const query = Type.Object(
  {
    limit: Type.Optional(
      Type.String({
        pattern: '^([1-9][0-9]{0,2}|1000)$',
        description: `the most deeds to return, 1 to ${listMax}; ${listDefault} if not given`,
      }),
    ),
    before: Type.Optional(
      Type.String({
        pattern: '^[1-9][0-9]{0,14}$',
        description: 'only deeds before this one: the `next` of the page before',
      }),
    ),
    actor: Type.Optional(name('only deeds of this actor: `account:tanaka`, `hub`')),
    subject: Type.Optional(name('only what was done to this: `consumer:acme`')),
  },
  { additionalProperties: false },
);

const deed = Type.Object(
  {
    id: Type.Integer({ minimum: 1, description: 'grows with each deed' }),
    at: Type.String({ description: 'RFC 3339, to the microsecond' }),
    actor: Type.String({ description: 'who did it: `account:…`, `consumer:…` or `hub`' }),
    action: Type.String({ description: 'what was done: `put-consumer`' }),
    subject: Type.String({ description: 'to what: `consumer:acme`' }),
    detail: Type.Object({}, { additionalProperties: true, description: 'more; never a secret' }),
  },
  { $id: 'Deed', additionalProperties: false, description: 'one record of the audit' },
);
const list = {
  $id: 'DeedList',
  type: 'object',
  description: 'a page of the audit, newest first',
  properties: {
    items: { type: 'array', items: { $ref: 'Deed#' } },
    next: { type: 'string', description: 'where the next page begins; absent on the last one' },
  },
  required: ['items'],
  additionalProperties: false,
};

/** The schemas that the route refers to by name. */
export const auditSchemas: readonly object[] = [deed, list];

/** Declares the route of the audit. The scope is guarded already. */
export function auditLog(scope: FastifyInstance, hub: AdminHub): void {
  scope.get<{ Querystring: Static<typeof query> }>('/audit', {
    schema: {
      operationId: 'listDeeds',
      summary: 'Read the audit',
      tags: ['Audit'],
      security: adminSecurity,
      querystring: query,
      response: { 200: jsonResponse('a page of the audit', 'DeedList'), ...guardedResponses() },
    },
    handler: async ({ query: { limit, before, actor, subject } }, reply) => {
      const count = limit === undefined ? listDefault : Number(limit);
      const rows = await hub.auditRecords({
        limit: count + 1,
        before: before === undefined ? undefined : Number(before),
        actor,
        subject,
      });
      const page = rows.slice(0, count);
      const last = rows.length > count ? page.at(-1) : undefined;
      reply.header('cache-control', 'private, no-cache');
      return { items: page.map(represent), ...(last && { next: String(last.id) }) };
    },
  });
}

function represent({ at, detail, ...rest }: AuditRow) {
  return { ...rest, at: formatTaxiiTime(at), detail: JSON.parse(detail) as object };
}
