/**
 * The guard of a scope: every request is let through by the table of permissions, or not at all.
 *
 * A route that has no row in the table cannot be declared, so the server does not start with one. Nothing of
 * a body is read before the guard has decided.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invariant, Problem } from '../base/problem.ts';
import type { Actor } from '../exchange/audit.ts';
import { type Permission, permissions, type Role } from './permissions.ts';

/** Somebody who signed in, and what they are here. */
export interface SignedIn {
  readonly actor: Actor;
  readonly roles: readonly Role[];
}

/** Finds who asks. Problem: `unauthenticated`. */
export type Identify = (request: FastifyRequest, reply: FastifyReply) => Promise<SignedIn>;

const signedInBy = new WeakMap<FastifyRequest, SignedIn>();

/** Guards every route that the scope declares from now on. */
export function guardOperations(scope: FastifyInstance, identify: Identify): void {
  scope.addHook('onRoute', ({ schema, url }) => void permissionOf(schema?.operationId, url));
  scope.addHook('onRequest', async (request, reply) => {
    const { schema, url } = request.routeOptions;
    const permitted = permissionOf(schema?.operationId, url);
    if (permitted === 'anyone') return;
    const signedIn = await identify(request, reply);
    demandRole(permitted, signedIn);
    signedInBy.set(request, signedIn);
  });
}

/** Holds a scope without a guard to operations that anyone may call. Routes that are not described go by. */
export function requireOpenOperations(scope: FastifyInstance): void {
  scope.addHook('onRoute', ({ schema, url }) => {
    if (schema?.hide === true) return;
    const permitted = permissionOf(schema?.operationId, url);
    invariant(permitted === 'anyone', `${url} is not open to anyone and stands in an open scope`);
  });
}

/** Who was let through by the guard with this request. */
export function signedInOf(request: FastifyRequest): SignedIn {
  const signedIn = signedInBy.get(request);
  invariant(signedIn !== undefined, 'only a guarded operation knows who asks');
  return signedIn;
}

/** Who does what this request asks for, as the audit names them. */
export function actorOf(request: FastifyRequest): Actor {
  return signedInOf(request).actor;
}

/** Judges an operation that no route of a guarded scope declares. Problem: `forbidden`. */
export function demandPermission(operationId: string, signedIn: SignedIn): void {
  const permitted = permissionOf(operationId, operationId);
  if (permitted !== 'anyone') demandRole(permitted, signedIn);
}

function demandRole(permitted: readonly Role[], { roles }: SignedIn): void {
  if (permitted.some((role) => roles.includes(role))) return;
  throw new Problem('forbidden', `this needs the role ${permitted.join(' or ')}`);
}

function permissionOf(operationId: string | undefined, url: string | undefined): Permission {
  const known = operationId !== undefined && Object.hasOwn(permissions, operationId);
  const permitted = known ? permissions[operationId] : undefined;
  invariant(permitted !== undefined, `${url ?? 'a route'} has no row in the table of permissions`);
  return permitted;
}
