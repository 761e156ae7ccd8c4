/**
 * One kind of directory entry as a REST resource: list, read, put, delete, with revisions as entity tags.
 *
 * All four kinds behave alike, so their routes are declared here once. Reads come from the hub's present
 * snapshot; a change is answered when it is durable, and holds from the next request on.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { Problem, quote } from '../base/problem.ts';
import type { Directory, Documents, Entry } from '../exchange/directory.ts';
import {
  entityTag,
  isUnchanged,
  type Preconditions,
  requiredRevision,
} from '../http/entity-tag.ts';
import { noQuery } from '../http/fields.ts';
import { actorOf } from '../http/guard.ts';
import { emptyResponse, entityTagHeader, guardedResponses, jsonResponse } from '../http/openapi.ts';
import { FaultyRequest } from '../http/problems.ts';
import type { DirectoryKind } from '../store/store.ts';
import { type AdminHub, adminSecurity } from './api.ts';

/** What differs between the kinds. */
export interface DirectoryResource<K extends DirectoryKind, B extends TSchema> {
  readonly kind: K;
  /** The path segment: `api-roots`. */
  readonly path: string;
  /** What a message calls one entry: `API root`. */
  readonly noun: string;
  /** The tag of its operations. */
  readonly tag: string;
  /** The name of its schema and the stem of its operations' ids: `ApiRoot`. */
  readonly name: string;
  readonly id: TSchema;
  /** What a PUT takes. */
  readonly body: B;
  /** What an answer holds, beside `id` and `warnings`. */
  readonly members: Readonly<Record<string, TSchema>>;
  readonly entriesOf: (directory: Directory) => ReadonlyMap<string, Entry<Documents[K]>>;
  /** The whole document, with every default filled in. Problem: `unprocessable`. */
  readonly documentOf: (body: Static<B>, id: string) => Documents[K];
}

interface IdRoute {
  Params: { id: string };
  Headers: Preconditions;
}

/** The most entries of one page of a list. */
const listMax = 1000;
const listDefault = 100;

const listQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.String({
        pattern: '^([1-9][0-9]{0,2}|1000)$',
        description: `the most entries to return, 1 to ${listMax}; ${listDefault} if not given`,
      }),
    ),
    after: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9][a-z0-9._-]{0,63}$',
        description: 'only entries whose id sorts after this one: the `next` of the page before',
      }),
    ),
  },
  { additionalProperties: false },
);

const strongTags = '^(\\*|"[!#-~]*"(, "[!#-~]*")*)$';
const anyTags = '^(\\*|(W/)?"[!#-~]*"(, (W/)?"[!#-~]*")*)$';

const ifMatch = Type.Optional(
  Type.String({
    pattern: strongTags,
    examples: ['"7"'],
    description: 'act only if the entry is at this revision (a strong entity tag), or exists (`*`)',
  }),
);
const ifAbsent = Type.Optional(
  Type.Literal('*', { description: 'act only if there is no entry yet' }),
);
const ifUnknown = Type.Optional(
  Type.String({
    pattern: anyTags,
    examples: ['"7"'],
    description: 'entity tags that the reader holds',
  }),
);

/** Declares the routes of one kind of entry. The scope has the administrator's hook already. */
export function directoryResource<K extends DirectoryKind, B extends TSchema>(
  scope: FastifyInstance,
  hub: AdminHub,
  resource: DirectoryResource<K, B>,
): void {
  listRoute(scope, hub, resource);
  getRoute(scope, hub, resource);
  putRoute(scope, hub, resource);
  deleteRoute(scope, hub, resource);
}

/** The schemas that the routes of one kind refer to by name. */
export function resourceSchemas<K extends DirectoryKind, B extends TSchema>({
  name,
  id,
  noun,
  members,
}: DirectoryResource<K, B>): readonly object[] {
  const warnings = Type.Optional(
    Type.Array(Type.String(), {
      description: 'what the administrator should know of this change; in answers to PUT only',
    }),
  );
  const whole = Type.Object(
    { id, ...members, warnings },
    {
      $id: name,
      additionalProperties: false,
      description: `${noun}, with every default filled in`,
    },
  );
  const list = {
    $id: `${name}List`,
    type: 'object',
    description: 'a page of a list, in the order of ids',
    properties: {
      items: { type: 'array', items: { $ref: `${name}#` } },
      next: { type: 'string', description: 'where the next page begins; absent on the last one' },
    },
    required: ['items'],
    additionalProperties: false,
  };
  return [whole, list];
}

/** What every route of the resource says of itself. */
function describe(
  { tag, id, noun }: Pick<DirectoryResource<DirectoryKind, TSchema>, 'tag' | 'id' | 'noun'>,
  operationId: string,
  summary: string,
) {
  return {
    operationId,
    summary: `${summary} ${noun}`,
    tags: [tag],
    security: adminSecurity,
    params: Type.Object({ id }),
    querystring: noQuery,
  };
}

function listRoute<K extends DirectoryKind, B extends TSchema>(
  scope: FastifyInstance,
  hub: AdminHub,
  resource: DirectoryResource<K, B>,
): void {
  const { name, noun, path, tag } = resource;
  scope.get<{ Querystring: Static<typeof listQuery> }>(`/${path}`, {
    schema: {
      operationId: `list${name}s`,
      summary: `List every ${noun}`,
      tags: [tag],
      security: adminSecurity,
      querystring: listQuery,
      response: {
        200: jsonResponse('a page of the list', `${name}List`),
        ...guardedResponses(),
      },
    },
    handler: async ({ query: { limit, after = '' } }, reply) => {
      const count = limit === undefined ? listDefault : Number(limit);
      const rest = [...resource.entriesOf(hub.directory()).values()].filter(({ id }) => id > after);
      const page = rest.slice(0, count);
      const last = rest.length > count ? page.at(-1) : undefined;
      reply.header('cache-control', 'private, no-cache');
      return { items: page.map(represent), ...(last && { next: last.id }) };
    },
  });
}

function getRoute<K extends DirectoryKind, B extends TSchema>(
  scope: FastifyInstance,
  hub: AdminHub,
  resource: DirectoryResource<K, B>,
): void {
  const { name, noun, path } = resource;
  scope.get<IdRoute>(`/${path}/:id`, {
    schema: {
      ...describe(resource, `get${name}`, 'Read one'),
      headers: Type.Object({ 'if-none-match': ifUnknown }),
      response: {
        200: jsonResponse(`the ${noun}`, name, entityTagHeader),
        304: emptyResponse('the reader holds this revision already', entityTagHeader),
        ...guardedResponses('absent'),
      },
    },
    handler: async ({ params: { id }, headers }, reply) => {
      const entry = resource.entriesOf(hub.directory()).get(id);
      if (entry === undefined) throw new Problem('absent', `there is no ${noun} ${quote(id)}`);
      markRevision(reply, entry.revision);
      if (isUnchanged(headers, entry.revision)) return reply.code(304).send();
      return represent(entry);
    },
  });
}

function putRoute<K extends DirectoryKind, B extends TSchema>(
  scope: FastifyInstance,
  hub: AdminHub,
  resource: DirectoryResource<K, B>,
): void {
  const { name, path, kind, body: bodySchema } = resource;
  scope.put<IdRoute>(`/${path}/:id`, {
    schema: {
      ...describe(resource, `put${name}`, 'Create or replace one'),
      headers: Type.Object({ 'if-match': ifMatch, 'if-none-match': ifAbsent }),
      body: bodySchema,
      response: {
        200: jsonResponse('replaced', name, entityTagHeader),
        201: jsonResponse('created', name, entityTagHeader),
        ...guardedResponses(
          ...(['conflict', 'preconditionFailed', 'tooLarge'] as const),
          ...(['unsupported', 'unprocessable', 'unavailable'] as const),
        ),
      },
    },
    handler: async (request, reply) => {
      const {
        params: { id },
        headers,
        body: validated,
      } = request;
      const body = validated as Static<B> & { readonly id?: string };
      if (body.id !== undefined && body.id !== id) {
        const faults = [{ pointer: '#/id', detail: `must be ${quote(id)}, as in the path` }];
        throw new FaultyRequest('unprocessable', 'the document has the id of another', faults);
      }
      const present = resource.entriesOf(hub.directory()).get(id)?.revision;
      const document = resource.documentOf(body, id);
      const revision = requiredRevision(headers, present);
      const { entry, created, warnings } = await hub
        .administrationBy(actorOf(request))
        .put(kind, id, document, revision);
      markRevision(reply, entry.revision);
      reply.code(created ? 201 : 200);
      return { ...represent(entry), ...(warnings.length > 0 && { warnings }) };
    },
  });
}

function deleteRoute<K extends DirectoryKind, B extends TSchema>(
  scope: FastifyInstance,
  hub: AdminHub,
  resource: DirectoryResource<K, B>,
): void {
  const { name, path, kind } = resource;
  scope.delete<IdRoute>(`/${path}/:id`, {
    schema: {
      ...describe(resource, `delete${name}`, 'Remove one'),
      headers: Type.Object({ 'if-match': ifMatch }),
      response: {
        204: emptyResponse('removed'),
        ...guardedResponses(
          ...(['absent', 'conflict'] as const),
          ...(['preconditionFailed', 'tooLarge', 'unsupported', 'unavailable'] as const),
        ),
      },
    },
    handler: async (request, reply) => {
      const {
        params: { id },
        headers,
      } = request;
      const present = resource.entriesOf(hub.directory()).get(id)?.revision;
      const preconditions = { 'if-match': headers['if-match'] };
      const revision = requiredRevision(preconditions, present);
      await hub.administrationBy(actorOf(request)).remove(kind, id, revision);
      return reply.code(204).send();
    },
  });
}

function markRevision(reply: FastifyReply, revision: number): void {
  reply.headers({ etag: entityTag(revision), 'cache-control': 'private, no-cache' });
}

/** An entry as answers show it: its id first, its revision in the entity tag only. */
function represent<T extends { readonly id: string; readonly revision: number }>(entry: T) {
  const { id, revision: _, ...document } = entry;
  return { id, ...document };
}
