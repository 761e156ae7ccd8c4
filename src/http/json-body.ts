/**
 * JSON bodies, read strictly: a name that occurs twice is told, not resolved.
 */
import type { FastifyInstance } from 'fastify';
import { type JsonValue, parseJson } from '../base/json.ts';
import { Problem } from '../base/problem.ts';

/** The largest body of a request with a JSON document, in octets. */
export const documentBytesMax = 1024 * 1024;
const jsonLimits = { depthMax: 32, membersMax: 50_000 };

/** Takes `application/json` in this scope, and nothing else. */
export function takeJson(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: documentBytesMax },
    async (_request: unknown, body: Buffer): Promise<JsonValue> => {
      const outcome = parseJson(body, jsonLimits);
      if (!outcome.ok) throw new Problem('malformed', outcome.fault.message);
      return outcome.value;
    },
  );
}
