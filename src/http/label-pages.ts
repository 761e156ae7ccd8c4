/**
 * `/labels/`: the documents that tell producers how to label, and the schema of policy packs, for anyone.
 *
 * They are the same on every hub of one version and say nothing of what a hub holds. What a schema or a
 * bundle names by its file is here under that name.
 */
import { createHash } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { Problem, quote } from '../base/problem.ts';
import { labelDocuments } from '../policy/label-documents.ts';
import { packSchema } from '../policy/pack-schema.ts';
import { entityTag, isUnchanged } from './entity-tag.ts';
import { watchMethods } from './other-methods.ts';
import { problemType } from './problem-pages.ts';
import { answerProblems } from './problems.ts';

/** Options of the plugin. */
export interface LabelPagesOptions {
  /** Where clients find this server: absolute, without query. */
  readonly publicUrl: string;
}

/** Where the documents are. */
export const labelPagesPath = '/labels';

/** How long a cache may keep one before it asks again: an hour. A new version of the hub may say more. */
const cacheControl = 'public, max-age=3600';

/** A document as it is sent. */
interface Page {
  readonly mediaType: string;
  readonly body: Buffer;
  /** SHA-256 of the body, lower-case hex. */
  readonly sha256: string;
}

function pageOf(document: object): Page {
  const body = Buffer.from(`${JSON.stringify(document, undefined, 2)}\n`);
  const isBundle = 'type' in document && document.type === 'bundle';
  return {
    mediaType: isBundle ? 'application/stix+json;version=2.1' : 'application/json',
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
  };
}

/** The documents by name, and under the empty name their list. */
function pagesOf(base: string): ReadonlyMap<string, Page> {
  const documents = [...labelDocuments(), ['policy-pack.schema.json', packSchema] as const];
  const pages = new Map(documents.map(([name, document]) => [name, pageOf(document)]));
  const list = [...pages].map(([name, { mediaType, sha256 }]) => {
    return { name, url: base + name, mediaType, sha256 };
  });
  return pages.set('', pageOf({ documents: list }));
}

const pages: FastifyPluginAsync<LabelPagesOptions> = async (scope, { publicUrl }) => {
  const root = publicUrl.replace(/\/*$/, '');
  const byName = pagesOf(`${root}${labelPagesPath}/`);
  scope.setErrorHandler(answerProblems(problemType(publicUrl)));
  scope.setNotFoundHandler(async () => {
    throw new Problem('absent', 'there is no such path');
  });
  const closeMethods = watchMethods(scope);
  for (const path of ['/', '/:name']) {
    scope.get<{ Params: { name?: string } }>(path, {
      schema: { hide: true },
      handler: async ({ params: { name = '' }, headers }, reply) => {
        const page = byName.get(name);
        if (page === undefined) throw new Problem('absent', `there is no document ${quote(name)}`);
        const { mediaType, body, sha256 } = page;
        reply.headers({ etag: entityTag(sha256), 'cache-control': cacheControl });
        if (isUnchanged(headers, sha256)) return reply.code(304).send();
        return reply.type(mediaType).send(body);
      },
    });
  }
  closeMethods();
};

/** The documents as a Fastify plugin; it brings its own path. */
export const labelPages: FastifyPluginAsync<LabelPagesOptions> = async (app, options) => {
  await app.register(pages, { ...options, prefix: labelPagesPath });
};
