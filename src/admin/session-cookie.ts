/**
 * The cookies of people who administer: one for a session, one for a sign-in that is under way.
 *
 * Over https both have the prefix `__Host-`, so that no other host and no plain connection can set them; on
 * loopback without TLS, where browsers refuse that prefix, they go without.
 */
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookies of one server. */
export interface SessionCookies {
  readonly session: Cookie;
  readonly signIn: Cookie;
  /** Whether a browser says that a page of this server made the request. */
  fromOwnPage(request: FastifyRequest): boolean;
}

/** One cookie. */
export interface Cookie {
  readonly name: string;
  read(request: FastifyRequest): string | undefined;
  /** Without `seconds` the browser keeps it until it is closed; the hub may end it earlier. */
  set(reply: FastifyReply, value: string, seconds?: number): void;
  clear(reply: FastifyReply): void;
}

/** The cookies of the server that clients find at `publicUrl`. */
export function sessionCookies(publicUrl: string): SessionCookies {
  const { protocol, origin } = new URL(publicUrl);
  const secure = protocol === 'https:';
  const cookie = (stem: string): Cookie => {
    const name = secure ? `__Host-${stem}` : stem;
    const options: CookieSerializeOptions = {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
    };
    return {
      name,
      read: ({ cookies }) => cookies[name],
      set: (reply, value, seconds) =>
        void reply.setCookie(name, value, {
          ...options,
          ...(seconds !== undefined && { maxAge: seconds }),
        }),
      clear: (reply) => void reply.clearCookie(name, options),
    };
  };
  return {
    session: cookie('sekisho'),
    signIn: cookie('sekisho-sign-in'),
    fromOwnPage: ({ headers }) =>
      headers.origin === undefined
        ? headers['sec-fetch-site'] === 'same-origin'
        : headers.origin === origin,
  };
}
