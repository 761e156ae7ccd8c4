/**
 * What a request is about: who asks, in which state of the directory, for which API root and collection.
 *
 * Settled once a request, before anything else of it is judged. What the party may not see and what does
 * not exist end in the same problem.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invariant, Problem } from '../base/problem.ts';
import {
  type Access,
  type ApiRoot,
  accessesIn,
  type Directory,
  type Entry,
  findAccess,
  type Party,
} from '../exchange/directory.ts';

/** What a method does with a collection, and so which rights it needs. */
export type Need = 'read' | 'write' | 'both' | 'none';

/** The settled subject of a request. */
export interface Target {
  readonly directory: Directory;
  readonly party: Party;
  readonly apiRoot: Entry<ApiRoot> | undefined;
  readonly access: Access | undefined;
}

/** Names in the paths of this layer. */
export interface PathNames {
  readonly root?: string;
  /** The second segment of an API root whose id has two, such as `api/v21`. */
  readonly branch?: string;
  readonly collection?: string;
  readonly object?: string;
  readonly status?: string;
}

const decorator = 'target';

/** Makes room for targets on the requests of this scope. */
export function decorateTarget(app: FastifyInstance): void {
  app.decorateRequest(decorator, null);
}

/** Notes what the request is about. */
export function setTarget(request: FastifyRequest, target: Target): void {
  request.setDecorator(decorator, target);
}

/** What the request is about. */
export function targetOf(request: FastifyRequest): Target {
  return request.getDecorator<Target>(decorator);
}

/** Finds what the path names. Problem: `absent`. */
export function findTarget(directory: Directory, party: Party, names: PathNames): Target {
  const { root, branch, collection } = names;
  if (root === undefined) return { directory, party, apiRoot: undefined, access: undefined };
  const id = branch === undefined ? root : `${root}/${branch}`;
  const apiRoot = directory.apiRoots.get(id);
  const access =
    collection === undefined ? undefined : findAccess(directory, party, id, collection);
  // Who sees a collection sees its API root; only for the others is the whole root gone through.
  const visible = access !== undefined || accessesIn(directory, party, id).length > 0;
  if (apiRoot === undefined || !visible) throw new Problem('absent', 'no such API root');
  if (collection === undefined) return { directory, party, apiRoot, access };
  if (access === undefined) throw new Problem('absent', 'no such collection');
  return { directory, party, apiRoot, access };
}

/** Judges the rights of the method, of a collection that the party sees. Problem: `forbidden`. */
export function demandRights(access: Access | undefined, need: Need): void {
  if (access === undefined || need === 'none') return;
  if (need !== 'write' && !access.canRead) {
    throw new Problem('forbidden', 'the client may not read this collection');
  }
  if (need !== 'read' && !access.canWrite) {
    throw new Problem('forbidden', 'the client may not write to this collection');
  }
}

/** The API root of a request under one. */
export function apiRootOf(request: FastifyRequest): Entry<ApiRoot> {
  const { apiRoot } = targetOf(request);
  invariant(apiRoot !== undefined, 'the path names an API root');
  return apiRoot;
}

/** The party's access to the collection of a request under one. */
export function accessOf(request: FastifyRequest): Access {
  const { access } = targetOf(request);
  invariant(access !== undefined, 'the path names a collection');
  return access;
}
