/**
 * Who stands at the desk: a consumer, signed in by any way that TAXII takes.
 */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import { anonymousConsumer, type Party } from '../exchange/directory.ts';
import type { Hub } from '../exchange/hub.ts';
import type { Authenticate } from '../http/authenticate-consumer.ts';
import { actorOf, type Identify } from '../http/guard.ts';

const challenges = ['Basic realm="Sekisho desk", charset="UTF-8"', 'Bearer realm="Sekisho desk"'];

/** Makes the way to find the consumer that asks. Who does not sign in has nothing of its own to ask about. */
export function identifyConsumer(authenticate: Authenticate): Identify {
  return async (request, reply) => {
    try {
      const party = await authenticate(request);
      if (party.id === anonymousConsumer) {
        throw new Problem('unauthenticated', 'no credentials were given');
      }
      return { actor: { kind: 'consumer', id: party.id }, roles: rolesOf(party) };
    } catch (error) {
      if (error instanceof Problem && error.kind === 'unauthenticated') {
        reply.header('www-authenticate', challenges);
      }
      throw error;
    }
  };
}

function rolesOf({ grants }: Party) {
  const submits = grants.some(({ write }) => write);
  const reads = grants.some(({ read }) => read);
  return [
    'consumer' as const,
    ...(submits ? (['submitter'] as const) : []),
    ...(reads ? (['reader'] as const) : []),
  ];
}

/** The consumer that was let through by the guard with this request. */
export function partyOf(hub: Hub, request: FastifyRequest): Party {
  const actor = actorOf(request);
  const party = actor.kind === 'consumer' ? hub.partyNamed(actor.id) : undefined;
  // Removed since it signed in.
  if (party === undefined) throw new Problem('unauthenticated', 'the credentials are not valid');
  return party;
}
