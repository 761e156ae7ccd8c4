/**
 * Every path of TAXII 2.1 with its methods, the rights each needs, and who answers (§4, §5).
 */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import { accessesIn, apiRootsOf } from '../exchange/directory.ts';
import { type Handler, objectHandlers } from './objects.ts';
import type { TaxiiSettings } from './options.ts';
import {
  apiRootResource,
  collectionResource,
  collectionsResource,
  discoveryResource,
  type Resource,
  statusResource,
  writeResource,
} from './resources.ts';
import { accessOf, apiRootOf, type Need, type PathNames, targetOf } from './target.ts';

/** A method that TAXII 2.1 defines. `HEAD` goes with every `GET`. */
export type TaxiiMethod = 'GET' | 'POST' | 'DELETE';

/** One method of a path. */
export interface Operation {
  readonly need: Need;
  readonly handle: Handler;
}

/** One path. */
export interface Endpoint {
  readonly path: string;
  readonly operations: Readonly<Partial<Record<TaxiiMethod, Operation>>>;
}

/** API roots lie one segment below the host's root, or two for a root such as `api/v21`. */
const rootPaths = ['/:root/', '/:root/:branch/'];

/** All endpoints, ready to be routed. */
export function taxiiEndpoints(settings: TaxiiSettings): readonly Endpoint[] {
  const discovery = describe((request) => {
    const { directory, party } = targetOf(request);
    return discoveryResource(settings, apiRootsOf(directory, party));
  });
  return [
    { path: '/taxii2/', operations: { GET: discovery } },
    ...rootPaths.flatMap((root) => endpointsUnder(root, settings)),
  ];
}

function endpointsUnder(root: string, settings: TaxiiSettings): readonly Endpoint[] {
  const objects = objectHandlers(settings);
  const collection = `${root}collections/:collection/`;
  const read = (handle: Handler): Operation => ({ need: 'read', handle });
  return [
    { path: root, operations: { GET: describe((request) => apiRootResource(apiRootOf(request))) } },
    { path: `${root}status/:status/`, operations: { GET: describe(statusOf(settings)) } },
    { path: `${root}collections/`, operations: { GET: describe(collectionsOf) } },
    {
      path: collection,
      operations: { GET: describe((request) => collectionResource(accessOf(request))) },
    },
    { path: `${collection}manifest/`, operations: { GET: read(objects.getManifest) } },
    {
      path: `${collection}objects/`,
      operations: {
        GET: read(objects.getObjects),
        POST: { need: 'write', handle: objects.addObjects },
      },
    },
    {
      path: `${collection}objects/:object/`,
      operations: {
        GET: read(objects.getObject),
        DELETE: { need: 'both', handle: objects.deleteObject },
      },
    },
    {
      path: `${collection}objects/:object/versions/`,
      operations: { GET: read(objects.getVersions) },
    },
  ];
}

function describe(
  resourceOf: (request: FastifyRequest) => Resource | Promise<Resource>,
): Operation {
  return { need: 'none', handle: async (request) => writeResource(await resourceOf(request)) };
}

function collectionsOf(request: FastifyRequest): Resource {
  const { directory, party } = targetOf(request);
  return collectionsResource(accessesIn(directory, party, apiRootOf(request).id));
}

function statusOf({ hub }: TaxiiSettings) {
  return async (request: FastifyRequest): Promise<Resource> => {
    const { status = '' } = request.params as PathNames;
    const submission = await hub.submission(targetOf(request).party, apiRootOf(request).id, status);
    if (submission === undefined) throw new Problem('absent', 'no such status');
    return statusResource(submission);
  };
}
