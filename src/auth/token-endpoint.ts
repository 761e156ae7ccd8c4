/**
 * Access tokens for consumers: the client credentials grant of OAuth 2 (RFC 6749 §4.4), and its end (RFC 7009).
 *
 * A consumer exchanges one of its credentials for a short-lived signed token, so that a secret need not
 * travel with every request. One that was got by a certificate is good with that certificate only (RFC 8705
 * §3). The token names the consumer only: what it may do is looked up at each request.
 */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Micros } from '../base/time.ts';
import type { Hub } from '../exchange/hub.ts';
import type { AccessTokens } from '../http/access-tokens.ts';
import { noQuery } from '../http/fields.ts';
import { jsonResponse } from '../http/openapi.ts';
import { type Client, type ClientSettings, type Form, readClient, readForm } from './client.ts';
import { noStore, OAuthRefusal, refusals } from './oauth-errors.ts';

/** What the endpoints need. */
export interface TokenEndpointSettings extends ClientSettings {
  readonly hub: Pick<Hub, 'signIn' | 'revokeToken'>;
  readonly tokens: AccessTokens;
  /** How long a token is valid. */
  readonly tokenSeconds: number;
  readonly now: () => Micros;
}

/** The largest form, in octets. */
export const formBytesMax = 8192;
/** The media type of forms. */
export const formType = 'application/x-www-form-urlencoded';

const clientFields = {
  client_id: Type.Optional(Type.String({ description: 'the consumer, where Basic is not used' })),
  client_secret: Type.Optional(Type.String({ description: 'a secret of the consumer' })),
};
const grantForm = Type.Object(
  {
    grant_type: Type.Literal('client_credentials'),
    ...clientFields,
    scope: Type.Optional(Type.String({ maxLength: 0, description: 'there are no scopes' })),
  },
  { description: 'the form of RFC 6749 §4.4.2' },
);
const revocationForm = Type.Object(
  {
    token: Type.String({ description: 'an access token of the client' }),
    token_type_hint: Type.Optional(Type.String({ description: 'is not needed' })),
    ...clientFields,
  },
  { description: 'the form of RFC 7009 §2.1' },
);

/** The schema of an issued token; the route refers to it by name. */
export const tokenSchema = Type.Object(
  {
    access_token: Type.String({ description: 'a bearer token (RFC 6750)' }),
    token_type: Type.Literal('Bearer'),
    expires_in: Type.Integer({ minimum: 1, description: 'seconds' }),
  },
  { $id: 'AccessToken', additionalProperties: false, description: 'RFC 6749 §5.1' },
);

const common = {
  tags: ['Tokens'],
  security: [{ consumer: [] }, {}],
  consumes: [formType],
  querystring: noQuery,
};

/** Declares `POST /token`. */
export function tokenEndpoint(scope: FastifyInstance, settings: TokenEndpointSettings): void {
  scope.post('/token', {
    bodyLimit: formBytesMax,
    schema: {
      ...common,
      operationId: 'issueToken',
      summary: 'Exchange a credential for a short-lived access token (RFC 6749 §4.4)',
      body: grantForm,
      response: {
        200: jsonResponse('a token', 'AccessToken'),
        ...refusals(400, 401, 413, 415, 503),
      },
    },
    handler: async (request, reply) => {
      const form = readForm(request);
      const authenticate = readClient(settings, request, form);
      checkGrant(form);
      const client = await authenticate();
      const seconds = secondsFor(client, settings);
      reply.headers(noStore);
      const token = settings.tokens.issue(client, seconds, client.boundTo);
      return { access_token: token, token_type: 'Bearer', expires_in: seconds };
    },
  });
}

function checkGrant(form: Form): void {
  const grantType = form.get('grant_type');
  if (grantType === undefined) {
    throw new OAuthRefusal('invalid_request', '`grant_type` must be given');
  }
  if (grantType !== 'client_credentials') {
    throw new OAuthRefusal('unsupported_grant_type', 'only `client_credentials` is granted here');
  }
  if (form.has('scope')) throw new OAuthRefusal('invalid_scope', 'there are no scopes here');
}

/** A token does not outlive the credential that it was made from. */
function secondsFor(
  { credential }: Client,
  { tokenSeconds, now }: Pick<TokenEndpointSettings, 'tokenSeconds' | 'now'>,
): number {
  if (credential.expires === undefined) return tokenSeconds;
  const left = Math.floor((credential.expires - now()) / 1_000_000);
  return Math.max(1, Math.min(tokenSeconds, left));
}

/** Declares `POST /revoke`. */
export function revocationEndpoint(scope: FastifyInstance, settings: TokenEndpointSettings): void {
  scope.post('/revoke', {
    bodyLimit: formBytesMax,
    schema: {
      ...common,
      operationId: 'revokeToken',
      summary: "End one of the client's own access tokens (RFC 7009)",
      body: revocationForm,
      response: {
        200: { description: 'the token is valid no more, if it ever was', type: 'null' },
        ...refusals(400, 401, 413, 415, 503),
      },
    },
    handler: async (request, reply) => {
      const form = readForm(request);
      const authenticate = readClient(settings, request, form);
      const token = form.get('token');
      if (token === undefined) throw new OAuthRefusal('invalid_request', '`token` must be given');
      await revoke(settings, await authenticate(), token, request.ip);
      return reply.headers(noStore).send();
    },
  });
}

/** Ends the client's own token. Any other text is none, and is as good as revoked (RFC 7009 §2.2). */
async function revoke(
  { hub, tokens, now }: TokenEndpointSettings,
  { party }: Client,
  token: string,
  address: string,
): Promise<void> {
  const claims = tokens.read(token);
  if (claims === undefined) {
    if (hub.signIn({ kind: 'token', token }, address)?.party.id !== party.id) return;
    throw new OAuthRefusal('unsupported_token_type', 'an API key is revoked by an administrator');
  }
  if (claims.consumer !== party.id) {
    throw new OAuthRefusal('invalid_grant', 'the token was issued to another client');
  }
  if (claims.expires > now()) await hub.revokeToken(claims);
}
