/**
 * Access tokens: JSON Web Tokens as RFC 9068 has them, signed with Ed25519.
 *
 * A token names its key, its consumer and the credential that it was made from, and never what a consumer
 * may do. Reading one tells what it says, if one of the hub's present keys signed it; whether it is valid now
 * is the hub's to judge (`Hub.partyOfToken`). Keys that a token brings or points to are not looked at.
 */
import { randomUUID } from 'node:crypto';
import jwt from '@fastify/jwt';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { invariant } from '../base/problem.ts';
import type { Clock } from '../base/time.ts';
import { digestOf } from '../exchange/credentials.ts';
import type { AccessClaims, Admitted, Hub } from '../exchange/hub.ts';

/** What access tokens need to know. */
export interface AccessTokenSettings {
  readonly hub: Pick<Hub, 'tokenKeys'>;
  /** The issuer that tokens name, with or without its final slash. */
  readonly publicUrl: string;
  readonly clock: Clock;
}

/** Makes and reads access tokens. */
export interface AccessTokens {
  /** A token for whoever has just signed in, bound to the certificate with this fingerprint, if any. */
  issue(admitted: Admitted, seconds: number, boundTo: string | undefined): string;
  /** What the token says, if a key of ours signed it for this server; `undefined` for any other text. */
  read(token: string): AccessClaims | undefined;
}

/** The audience that tokens name: the TAXII interface, nothing else. */
const audience = 'taxii';
/** The media type of access tokens (RFC 9068 §2.1), which no other token of anybody's has. */
const tokenType = 'at+jwt';
/** Tokens whose signature has been verified and that are remembered at once. */
const rememberedMax = 10_000;

/** The issuer and, by the same name, the authorisation server: the public URL with its final slash. */
export function issuerOf(publicUrl: string): string {
  return publicUrl.replace(/\/*$/, '/');
}

/** Sets up access tokens; nothing of it shows in `app`. */
export async function openAccessTokens(
  app: FastifyInstance,
  { hub, publicUrl, clock }: AccessTokenSettings,
): Promise<AccessTokens> {
  const issuer = issuerOf(publicUrl);
  const codec = await openCodec(app, hub, issuer);
  const verified = new Map<string, AccessClaims>();

  return {
    issue({ party, credential }, seconds, boundTo) {
      const key = hub.tokenKeys().at(-1);
      invariant(key !== undefined, 'one key always signs');
      const issued = Math.floor(clock.now() / 1_000_000);
      const claims = {
        ...{ iss: issuer, aud: audience, sub: party.id, client_id: party.id },
        ...{ iat: issued, exp: issued + seconds, jti: randomUUID(), credential: credential.id },
        ...(boundTo !== undefined && {
          cnf: { 'x5t#S256': Buffer.from(boundTo, 'hex').toString('base64url') },
        }),
      };
      return codec.sign(claims, { key: key.private, kid: key.id });
    },
    read(token) {
      const digest = digestOf(token);
      const known = verified.get(digest);
      if (known !== undefined) return known;
      const claims = readToken(codec, hub, token);
      if (claims === undefined) return undefined;
      verified.set(digest, claims);
      const oldest = verified.size > rememberedMax ? verified.keys().next().value : undefined;
      if (oldest !== undefined) verified.delete(oldest);
      return claims;
    },
  };
}

/** Signs and verifies by a key that each call names. */
type Codec = FastifyInstance['jwt'];

async function openCodec(
  app: FastifyInstance,
  hub: Pick<Hub, 'tokenKeys'>,
  issuer: string,
): Promise<Codec> {
  const key = hub.tokenKeys().at(-1);
  invariant(key !== undefined, 'one key always signs');
  let codec: Codec | undefined;
  const setUp: FastifyPluginAsync = async (scope) => {
    await scope.register(jwt, {
      secret: { private: key.private, public: key.public },
      sign: { algorithm: 'EdDSA', header: { alg: 'EdDSA', typ: tokenType } },
      verify: {
        algorithms: ['EdDSA'],
        checkTyp: tokenType,
        allowedIss: [issuer, issuer.slice(0, -1)],
        allowedAud: audience,
        requiredClaims: ['exp', 'iat', 'sub', 'iss', 'aud', 'jti', 'credential'],
        // The hub judges the hour, by its own clock, whenever a token is shown.
        ignoreExpiration: true,
        ignoreNotBefore: true,
      },
    });
    codec = scope.jwt;
  };
  await app.register(setUp);
  invariant(codec !== undefined, 'the scope has been set up');
  return codec;
}

function readToken(
  codec: Codec,
  hub: Pick<Hub, 'tokenKeys'>,
  token: string,
): AccessClaims | undefined {
  try {
    const decoded = codec.decode<{ readonly header: { readonly kid?: unknown } }>(token, {
      complete: true,
    });
    const key = hub.tokenKeys().find(({ id }) => id === decoded?.header.kid);
    return key && claimsOf(codec.verify(token, { key: key.public }), key.id);
  } catch {
    // Why a token is not valid is nobody's business but its owner's.
    return undefined;
  }
}

/** The claims of a verified token, if each is what we write. */
function claimsOf(payload: object, key: string): AccessClaims | undefined {
  const { jti, sub, credential, nbf = 0, exp, cnf } = payload as Readonly<Record<string, unknown>>;
  const times = typeof exp === 'number' && typeof nbf === 'number';
  const names = [jti, sub, credential].every((name) => typeof name === 'string');
  const boundTo = fingerprintOf(cnf);
  if (!times || !names || boundTo === 'unreadable') return undefined;
  return {
    ...{ id: String(jti), consumer: String(sub), credential: String(credential), key, boundTo },
    ...{ notBefore: nbf * 1_000_000, expires: exp * 1_000_000 },
  };
}

/** A confirmation of another kind than ours confirms nothing here. */
function fingerprintOf(confirmation: unknown): string | 'unreadable' | undefined {
  if (confirmation === undefined) return undefined;
  const thumbprint = (confirmation as Readonly<Record<string, unknown>> | null)?.['x5t#S256'];
  if (typeof thumbprint !== 'string') return 'unreadable';
  return Buffer.from(thumbprint, 'base64url').toString('hex');
}
