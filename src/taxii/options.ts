/**
 * What the TAXII layer is told from outside, with its defaults.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { type Clock, systemClock } from '../base/time.ts';
import type { Hub } from '../exchange/hub.ts';
import type { Authenticate } from '../http/authenticate-consumer.ts';
import type { BrakeOptions } from '../http/brake.ts';

/** Options of the plugin; what is optional has a default. */
export interface TaxiiOptions {
  readonly hub: Hub;
  /** Finds out who asks; slows whoever fails to sign in. */
  readonly authenticate: Authenticate;
  /** What a request reads from; the hub if not given. */
  readonly readsOf?: (
    request: FastifyRequest,
  ) => Pick<Hub, 'readObjects' | 'readManifest' | 'holds'>;
  /** Where clients find this server: absolute, https, without query. */
  readonly publicUrl: string;
  readonly clock?: Clock;
  /** What discovery says of the server (TAXII 2.1 §4.1). */
  readonly discovery?: {
    readonly title: string;
    readonly description?: string;
    readonly contact?: string;
  };
  /** The most objects, records or versions of one page. */
  readonly pageObjectsMax?: number;
  /** Origins whose pages may read (CORS); none by default. */
  readonly corsOrigins?: readonly string[];
  /** The least size of an answer that is compressed for clients that ask for it. */
  readonly compressBytesMin?: number;
  /** How one client's repetitions of one read are slowed. */
  readonly identicalRequests?: BrakeOptions;
  /** Waits; tests give their own. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** The options with every default filled in. */
export type TaxiiSettings = Required<TaxiiOptions>;

const defaults = {
  clock: systemClock,
  discovery: { title: 'Sekisho' },
  pageObjectsMax: 1_000,
  corsOrigins: [],
  compressBytesMin: 1_024,
  identicalRequests: {
    burst: 50,
    drainPerSecond: 20,
    stepMs: 20,
    delayMsMax: 1_000,
    keysMax: 10_000,
  },
  pause: (milliseconds: number) => pause(milliseconds),
} as const satisfies Omit<TaxiiSettings, 'hub' | 'readsOf' | 'authenticate' | 'publicUrl'>;

/** Fills in defaults; the public URL gets its final slash. */
export function taxiiSettings(options: TaxiiOptions): TaxiiSettings {
  const publicUrl = options.publicUrl.replace(/\/*$/, '/');
  return { readsOf: () => options.hub, ...defaults, ...options, publicUrl };
}
