/**
 * Which client asks: it authenticates by Basic, by its form (RFC 6749 §2.3.1) or by a certificate (RFC 8705 §2).
 *
 * One way at a time, and the right one: whoever shows a secret is judged by it alone.
 */
import type { FastifyRequest } from 'fastify';
import type { Admitted, ClientCertificate, Hub } from '../exchange/hub.ts';
import type { SlowDown } from '../http/authenticate-consumer.ts';
import type { CertificateOf } from '../http/client-certificate.ts';
import { OAuthRefusal } from './oauth-errors.ts';

/** What authenticating clients needs. */
export interface ClientSettings {
  readonly hub: Pick<Hub, 'signIn'>;
  readonly certificateOf: CertificateOf;
  /** Makes an address that failed to sign in wait. */
  readonly slowDown: SlowDown;
}

/** A form's parameters by name. */
export type Form = ReadonlyMap<string, string>;

/** A client that authenticated. */
export interface Client extends Admitted {
  /** The fingerprint of the certificate that it authenticated by, if that is what it did. */
  readonly boundTo: string | undefined;
}

/** The parameters of a form; one without a value counts as omitted (RFC 6749 §3.2). */
export function readForm({ body, query }: FastifyRequest): Form {
  if (Object.keys(query ?? {}).length > 0) {
    throw new OAuthRefusal('invalid_request', 'parameters belong in the body');
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(String(body ?? ''))) {
    if (parameters.has(name)) throw new OAuthRefusal('invalid_request', 'a parameter is repeated');
    parameters.set(name, value);
  }
  return new Map([...parameters].filter(([, value]) => value !== ''));
}

/** What a client shows: its name, and a secret or a certificate. */
type Shown =
  | { readonly username: string; readonly password: string }
  | { readonly username: string; readonly certificate: ClientCertificate | 'unusable' };

/**
 * Reads what a client shows and gives the way to judge it, for after the rest of the request has been read.
 * Throws `OAuthRefusal`.
 */
export function readClient(
  settings: ClientSettings,
  request: FastifyRequest,
  form: Form,
): () => Promise<Client> {
  const shown = shownBy(settings, request, form);
  return async () => {
    const client = judge(settings.hub, shown, request.ip);
    if (client !== undefined) return client;
    await settings.slowDown(request.ip);
    throw new OAuthRefusal('invalid_client', 'the client is unknown or its secret wrong');
  };
}

function judge(hub: ClientSettings['hub'], shown: Shown, address: string): Client | undefined {
  if (!('certificate' in shown)) {
    const admitted = hub.signIn({ kind: 'basic', ...shown }, address);
    return admitted?.party.id === shown.username ? { ...admitted, boundTo: undefined } : undefined;
  }
  const { certificate, username } = shown;
  if (certificate === 'unusable') return undefined;
  const admitted = hub.signIn({ kind: 'certificate', ...certificate }, address);
  if (admitted?.party.id !== username) return undefined;
  return { ...admitted, boundTo: certificate.fingerprint };
}

function shownBy(settings: ClientSettings, request: FastifyRequest, form: Form): Shown {
  const { authorization } = request.headers;
  const username = form.get('client_id');
  const password = form.get('client_secret');
  if (authorization === undefined) {
    if (username !== undefined && password !== undefined) return { username, password };
    const certificate = settings.certificateOf(request);
    if (username !== undefined && certificate !== 'none') return { username, certificate };
    throw new OAuthRefusal('invalid_client', 'the client must authenticate');
  }
  if (password !== undefined) {
    throw new OAuthRefusal('invalid_request', 'the client authenticates in two ways');
  }
  const client = readBasic(authorization);
  if (client === undefined) {
    throw new OAuthRefusal('invalid_client', 'the client must authenticate with Basic');
  }
  if (username !== undefined && username !== client.username) {
    throw new OAuthRefusal('invalid_request', '`client_id` is not who authenticates');
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
