/**
 * Which client certificate a request comes with: from its TLS connection, or from a proxy that ended it.
 *
 * Counted is only what an authority trusted here has issued for clients and what is valid now; any other
 * certificate is unusable, which is as bad as a wrong secret. Behind a proxy the certificate comes in a
 * header (RFC 9440), believed from the proxies that are configured and ignored from anybody else.
 */
import { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { Clock, Micros } from '../base/time.ts';
import { isAmong } from '../exchange/addresses.ts';
import { digestOf } from '../exchange/credentials.ts';
import type { ClientCertificate } from '../exchange/hub.ts';

/** A request's certificate: none, one that may count, or one that cannot. */
export type ShownCertificate = ClientCertificate | 'none' | 'unusable';

/** Finds the certificate of a request. */
export type CertificateOf = (request: FastifyRequest) => ShownCertificate;

/** How certificates come in through a proxy. */
export interface ForwardedCertificates {
  /** The header's name, in lower case. */
  readonly header: string;
  /** Whose certificates count: a proxy's word alone is not enough. */
  readonly authorities: readonly X509Certificate[];
  /** Addresses and networks of the proxies that are believed. */
  readonly proxies: readonly string[];
}

/** What finding certificates needs to know. */
export interface CertificateSettings {
  readonly clock: Clock;
  readonly forwarded?: ForwardedCertificates | undefined;
}

/** A certificate that was read, and when it is valid. */
interface ReadCertificate {
  readonly certificate: ClientCertificate;
  readonly from: Micros;
  readonly to: Micros;
}

/** The extended key usage of TLS clients (RFC 5280 §4.2.1.12). */
const clientUsage = '1.3.6.1.5.5.7.3.2';

/** Certificates of headers that are remembered at once. */
const rememberedMax = 1_000;

/** No request has a certificate: where neither TLS nor a proxy asks for one. */
export const noCertificates: CertificateOf = () => 'none';

/** Makes the way to find a request's certificate. */
export function certificateReader({ clock, forwarded }: CertificateSettings): CertificateOf {
  const fromHeader = forwarded === undefined ? undefined : headerReader(forwarded);
  return (request) => {
    const peer = request.socket.remoteAddress ?? '';
    // A proxy's own certificate says who the proxy is, not who the client is.
    const proxied = forwarded !== undefined && isAmong(forwarded.proxies, peer);
    const read = proxied ? fromHeader?.(request) : ofConnection(request);
    if (read === undefined) return 'none';
    if (read === 'unusable') return read;
    const now = clock.now();
    return read.from <= now && now < read.to ? read.certificate : 'unusable';
  };
}

const ofSockets = new WeakMap<TLSSocket, ReadCertificate | 'unusable' | undefined>();

/** The certificate of the connection itself; read once, since a connection keeps what it began with. */
function ofConnection({ raw }: FastifyRequest): ReadCertificate | 'unusable' | undefined {
  const { socket } = raw;
  if (!(socket instanceof TLSSocket)) return undefined;
  if (ofSockets.has(socket)) return ofSockets.get(socket);
  const shown = socket.getPeerX509Certificate();
  const read = shown && (socket.authorized ? readCertificate(shown) : 'unusable');
  ofSockets.set(socket, read);
  return read;
}

/** Reads the header; what it held before is not read again. */
function headerReader({ header, authorities }: ForwardedCertificates) {
  const remembered = new Map<string, ReadCertificate | 'unusable'>();
  return ({ headers }: FastifyRequest): ReadCertificate | 'unusable' | undefined => {
    const value = headers[header];
    if (value === undefined || value === '') return undefined;
    const digest = digestOf(String(value));
    const known = remembered.get(digest);
    if (known !== undefined) return known;
    const read = readForwarded(String(value), authorities);
    remembered.set(digest, read);
    const oldest = remembered.size > rememberedMax ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    return read;
  };
}

function readForwarded(
  value: string,
  authorities: readonly X509Certificate[],
): ReadCertificate | 'unusable' {
  const encoded = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(value.trim())?.[1];
  if (encoded === undefined) return 'unusable';
  try {
    const shown = new X509Certificate(Buffer.from(encoded, 'base64'));
    const issued = authorities.some(
      (authority) => shown.checkIssued(authority) && shown.verify(authority.publicKey),
    );
    const usages = shown.keyUsage as readonly string[] | undefined;
    const forClients = usages === undefined || usages.includes(clientUsage);
    return issued && forClients ? readCertificate(shown) : 'unusable';
  } catch {
    // What cannot be parsed is no certificate.
    return 'unusable';
  }
}

function readCertificate(shown: X509Certificate): ReadCertificate {
  return {
    certificate: {
      fingerprint: shown.fingerprint256.replaceAll(':', '').toLowerCase(),
      names: namesOf(shown.subjectAltName ?? ''),
    },
    from: shown.validFromDate.getTime() * 1000,
    to: shown.validToDate.getTime() * 1000,
  };
}

/** Alternative names as Node writes them; one that needs quotes holds strange characters and is left out. */
function namesOf(text: string): readonly string[] {
  const names = text.matchAll(/(?:^|, )([^:,"]+):("(?:[^"\\]|\\.)*"|[^",]*)/g);
  return [...names].map(([, type = '', name = '']) => `${type}:${name}`).filter(isPlain);
}

function isPlain(name: string): boolean {
  return !name.includes('"');
}
