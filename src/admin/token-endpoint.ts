/**
 * Access tokens for consumers: the client credentials grant of OAuth 2 (RFC 6749 §4.4).
 *
 * A consumer exchanges one of its secrets for a short-lived signed token, so that the secret need not
 * travel with every request. The token names the consumer only: what it may do is looked up at each
 * request, and a consumer that is removed is refused at once.
 */
import jwt from '@fastify/jwt';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import type { Hub } from '../exchange/hub.ts';
import { noQuery } from '../http/fields.ts';
import { requireOpenOperations } from '../http/guard.ts';
import { jsonResponse } from '../http/openapi.ts';
import { watchMethods } from '../http/other-methods.ts';
import { adminProblems, internalFault, logFault, problemOf } from '../http/problems.ts';

/** What the token endpoint needs. */
export interface TokenEndpointOptions {
  readonly hub: Pick<Hub, 'signIn' | 'tokenKeys'>;
  /** The issuer that tokens name. */
  readonly publicUrl: string;
  /** How long a token is valid. */
  readonly tokenSeconds: number;
  /** Makes an address that failed to sign in wait. */
  readonly slowDown: (address: string) => Promise<unknown>;
}

/** The audience that tokens name: the TAXII interface, nothing else. */
const tokenAudience = 'taxii';

const bodyBytesMax = 8192;

/** Errors of RFC 6749 §5.2, with their status. */
const statusOf = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_scope: 400,
  unsupported_grant_type: 400,
} as const;

/** A refusal in the words of OAuth. */
class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly code: keyof typeof statusOf;

  constructor(code: keyof typeof statusOf, detail: string) {
    super(detail);
    this.code = code;
  }
}

const form = Type.Object(
  {
    grant_type: Type.Optional(Type.Literal('client_credentials')),
    client_id: Type.Optional(Type.String({ description: 'the consumer, where Basic is not used' })),
    client_secret: Type.Optional(Type.String({ description: 'a secret of the consumer' })),
    scope: Type.Optional(Type.String({ maxLength: 0, description: 'there are no scopes' })),
  },
  { required: ['grant_type'], description: 'the form of RFC 6749 §4.4.2' },
);

const tokenAnswer = Type.Object(
  {
    access_token: Type.String({ description: 'a bearer token (RFC 6750)' }),
    token_type: Type.Literal('Bearer'),
    expires_in: Type.Integer({ minimum: 1, description: 'seconds' }),
  },
  { $id: 'AccessToken', additionalProperties: false, description: 'RFC 6749 §5.1' },
);

const tokenError = Type.Object(
  { error: Type.String(), error_description: Type.Optional(Type.String()) },
  { $id: 'TokenError', additionalProperties: false, description: 'RFC 6749 §5.2' },
);

/** The schemas that the route refers to by name. */
export const tokenSchemas: readonly object[] = [tokenAnswer, tokenError];

const refusals = Object.fromEntries(
  [400, 401, 413, 415, 500, 503].map((status) => [status, jsonResponse('refused', 'TokenError')]),
);

/** Declares `POST /token` in this scope, which is to be its own. */
export const tokenEndpoint: FastifyPluginAsync<TokenEndpointOptions> = async (scope, options) => {
  await scope.register(jwt, {
    secret: options.hub.tokenKeys,
    sign: { algorithm: 'EdDSA', iss: issuerOf(options.publicUrl), aud: tokenAudience },
  });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: bodyBytesMax },
    (_request, body, done) => done(null, body),
  );
  scope.setValidatorCompiler(() => () => true);
  scope.setSerializerCompiler(() => JSON.stringify);
  scope.setErrorHandler(answerRefusal);
  scope.setNotFoundHandler(async () => {
    throw new Problem('absent', adminProblems.absent.meaning.en);
  });
  requireOpenOperations(scope);
  const closeMethods = watchMethods(scope);
  declareRoute(scope, options);
  closeMethods();
};

function declareRoute(scope: FastifyInstance, options: TokenEndpointOptions): void {
  const { hub, tokenSeconds, slowDown } = options;
  scope.post<{ Body: string | undefined }>('/token', {
    bodyLimit: bodyBytesMax,
    schema: {
      operationId: 'issueToken',
      summary: 'Exchange a secret for a short-lived access token (RFC 6749 §4.4)',
      tags: ['Tokens'],
      security: [{ consumer: [] }, {}],
      consumes: ['application/x-www-form-urlencoded'],
      querystring: noQuery,
      body: form,
      response: { 200: jsonResponse('a token', 'AccessToken'), ...refusals },
    },
    handler: async (request, reply) => {
      if (Object.keys(request.query ?? {}).length > 0) {
        throw new TokenRefusal('invalid_request', 'parameters belong in the body');
      }
      const parameters = readForm(request.body ?? '');
      const client = readClient(request.headers.authorization, parameters);
      checkGrant(parameters);
      const party = hub.signIn({ kind: 'basic', ...client });
      if (party?.id !== client.username) {
        await slowDown(request.ip);
        throw new TokenRefusal('invalid_client', 'the client is unknown or its secret wrong');
      }
      reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
      const token = await reply.jwtSign({}, { sign: { sub: party.id, expiresIn: tokenSeconds } });
      return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds };
    },
  });
}

/** The parameters of the form; one without a value counts as omitted (RFC 6749 §3.2). */
function readForm(body: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (parameters.has(name)) throw new TokenRefusal('invalid_request', 'a parameter is repeated');
    parameters.set(name, value);
  }
  return new Map([...parameters].filter(([, value]) => value !== ''));
}

function checkGrant(parameters: ReadonlyMap<string, string>): void {
  const grantType = parameters.get('grant_type');
  if (grantType === undefined) {
    throw new TokenRefusal('invalid_request', '`grant_type` must be given');
  }
  if (grantType !== 'client_credentials') {
    throw new TokenRefusal('unsupported_grant_type', 'only `client_credentials` is granted here');
  }
  if (parameters.has('scope')) throw new TokenRefusal('invalid_scope', 'there are no scopes here');
}

/** The client's id and secret: from the header or from the form, never both (RFC 6749 §2.3.1). */
function readClient(authorization: string | undefined, parameters: ReadonlyMap<string, string>) {
  const username = parameters.get('client_id');
  const password = parameters.get('client_secret');
  if (authorization === undefined) {
    if (username !== undefined && password !== undefined) return { username, password };
    throw new TokenRefusal('invalid_client', 'the client must authenticate');
  }
  if (password !== undefined) {
    throw new TokenRefusal('invalid_request', 'the client authenticates in two ways');
  }
  const client = readBasic(authorization);
  if (client === undefined) {
    throw new TokenRefusal('invalid_client', 'the client must authenticate with Basic');
  }
  if (username !== undefined && username !== client.username) {
    throw new TokenRefusal('invalid_request', '`client_id` is not who authenticates');
  }
  return client;
}

function readBasic(authorization: string) {
  const encoded = /^Basic +([A-Za-z0-9+/_=-]+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) return undefined;
  return {
    username: formDecoded(pair.slice(0, colon)),
    password: formDecoded(pair.slice(colon + 1)),
  };
}

/** RFC 6749 §2.3.1 encodes id and secret as in a form; clients that do not are taken at their word. */
function formDecoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** Every refusal of this scope has the form of RFC 6749 §5.2. */
async function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
  if (error instanceof TokenRefusal) {
    const status = statusOf[error.code];
    if (status === 401) {
      reply.header('www-authenticate', 'Basic realm="Sekisho", charset="UTF-8"');
    }
    return reply.code(status).send({ error: error.code, error_description: error.message });
  }
  const problem = problemOf(error);
  if (problem === undefined) {
    const description = `the hub failed; its log has more under ${logFault(error, request)}`;
    reply.code(internalFault.status);
    return reply.send({ error: 'server_error', error_description: description });
  }
  reply.code(adminProblems[problem.kind].status);
  const code = problem.kind === 'unavailable' ? 'temporarily_unavailable' : 'invalid_request';
  return reply.send({ error: code, error_description: problem.detail });
}

/** Tokens name the public URL with its final slash. */
function issuerOf(publicUrl: string): string {
  return publicUrl.replace(/\/*$/, '/');
}
