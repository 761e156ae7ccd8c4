/**
 * What the authorisation server says of itself (RFC 8414), and the keys that verify its tokens (RFC 7517).
 */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Hub } from '../exchange/hub.ts';
import { issuerOf } from '../http/access-tokens.ts';
import { refusals } from './oauth-errors.ts';

/** What the metadata depends on. */
export interface MetadataSettings {
  readonly hub: Pick<Hub, 'tokenKeys'>;
  readonly publicUrl: string;
  /** Whether clients may authenticate by certificates. */
  readonly takesCertificates: boolean;
}

/** Where clients look for the metadata (RFC 8414 §3); the server's root is the issuer. */
export const metadataPath = '/.well-known/oauth-authorization-server';

const keySetType = 'application/jwk-set+json';
/** Whoever verifies by a kept copy asks again when a token names a key that it does not know. */
const keptSeconds = 300;

/** The schemas that the routes refer to by name. */
export const metadataSchemas: readonly object[] = [
  Type.Object(
    {
      keys: Type.Array(
        Type.Object({
          kty: Type.Literal('OKP'),
          crv: Type.Literal('Ed25519'),
          x: Type.String(),
          kid: Type.String({ description: 'the thumbprint of the key (RFC 7638)' }),
          use: Type.Literal('sig'),
          alg: Type.Literal('EdDSA'),
        }),
      ),
    },
    { $id: 'KeySet', additionalProperties: false, description: 'RFC 7517 §5' },
  ),
  Type.Object(
    {
      issuer: Type.String(),
      token_endpoint: Type.String(),
      revocation_endpoint: Type.String(),
      jwks_uri: Type.String(),
      grant_types_supported: Type.Array(Type.String()),
      response_types_supported: Type.Array(Type.String()),
      token_endpoint_auth_methods_supported: Type.Array(Type.String()),
      revocation_endpoint_auth_methods_supported: Type.Array(Type.String()),
      access_token_signing_alg_values_supported: Type.Array(Type.String()),
      tls_client_certificate_bound_access_tokens: Type.Boolean(),
    },
    { $id: 'ServerMetadata', additionalProperties: false, description: 'RFC 8414 §2' },
  ),
];

/** Declares `GET /jwks.json`. */
export function keySet(scope: FastifyInstance, { hub }: Pick<MetadataSettings, 'hub'>): void {
  scope.get('/jwks.json', {
    schema: {
      operationId: 'getTokenKeySet',
      summary: 'The keys that verify access tokens now (RFC 7517)',
      tags: ['Tokens'],
      response: {
        200: {
          description: 'the keys',
          content: { [keySetType]: { schema: { $ref: 'KeySet#' } } },
        },
        ...refusals(),
      },
    },
    handler: async (_request, reply) => {
      reply.type(keySetType).header('cache-control', `public, max-age=${keptSeconds}`);
      return {
        keys: hub.tokenKeys().map(({ id, jwk: { kty, crv, x } }) => ({
          ...{ kty, crv, x, kid: id, use: 'sig', alg: 'EdDSA' },
        })),
      };
    },
  });
}

/** Declares the metadata. */
export function serverMetadata(scope: FastifyInstance, settings: MetadataSettings): void {
  const metadata = metadataOf(settings);
  scope.get(metadataPath, {
    schema: {
      operationId: 'getServerMetadata',
      summary: 'Where and how tokens are issued (RFC 8414)',
      tags: ['Tokens'],
      response: {
        200: {
          description: 'the metadata',
          content: { 'application/json': { schema: { $ref: 'ServerMetadata#' } } },
        },
        ...refusals(),
      },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', `public, max-age=${keptSeconds}`);
      return metadata;
    },
  });
}

function metadataOf({ publicUrl, takesCertificates }: MetadataSettings) {
  const issuer = issuerOf(publicUrl);
  const methods = [
    ...['client_secret_basic', 'client_secret_post'],
    ...(takesCertificates ? ['tls_client_auth'] : []),
  ];
  return {
    issuer,
    token_endpoint: `${issuer}auth/token`,
    revocation_endpoint: `${issuer}auth/revoke`,
    jwks_uri: `${issuer}auth/jwks.json`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_methods_supported: methods,
    access_token_signing_alg_values_supported: ['EdDSA'],
    tls_client_certificate_bound_access_tokens: takesCertificates,
  };
}
