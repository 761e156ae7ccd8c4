/**
 * 405 for the methods that a resource does not have (RFC 9110 §15.5.6); Fastify alone would say 404.
 */
import type { FastifyInstance } from 'fastify';
import { Problem, quote } from '../base/problem.ts';

/**
 * Watches the routes that a scope declares from now on. The function returned is to be called when all are
 * declared: it answers every other method of their paths with `methodNotAllowed` and an `Allow` field.
 */
export function watchMethods(scope: FastifyInstance): () => void {
  const methodsOf = new Map<string, Set<string>>();
  scope.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url) ?? new Set();
    for (const each of [method].flat()) methods.add(each);
    methodsOf.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...methodsOf]) {
      const present = [...methods].sort();
      const others = scope.supportedMethods.filter((method) => !present.includes(method));
      const path = scope.prefix === '' ? url : url.slice(scope.prefix.length);
      scope.route({
        method: others,
        url: path,
        schema: { hide: true, operationId: 'refuseMethod' },
        onRequest: async (request, reply) => {
          reply.header('allow', present.join(', '));
          throw new Problem('methodNotAllowed', `${quote(request.method)} is not a method here`);
        },
        handler: async () => undefined,
      });
    }
  };
}
