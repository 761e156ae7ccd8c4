/**
 * From configuration to a listening server, and back: what `serve` and `demo` have in common.
 */
import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { Problem } from './base/problem.ts';
import type { Config } from './config.ts';
import type { OpenHub } from './exchange/open-hub.ts';
import { openHub } from './exchange/open-hub.ts';

/** Why a server does not start that nobody could administer. */
const nobody =
  'nobody could administer: /breakGlass is off, and no enabled administrator has a token or a provider';

/** A server that listens. */
export interface Listening {
  readonly app: FastifyInstance;
  readonly hub: OpenHub;
  /** Where it listens: scheme, host and port, without a final slash. */
  readonly url: string;
  /** The administrator's token if one was made at this start: the only time it is seen. */
  readonly madeAdminToken: string | undefined;
  /** Takes no more requests, finishes those that run, closes the store. */
  close(): Promise<void>;
}

const dayMicros = 24 * 3_600_000_000;

/** Reads are merged by the day, and clocks may differ: what a read saw is kept some days longer than it. */
const historyMarginDays = 5;

/** Opens the hub that the configuration names. */
export async function openConfiguredHub(
  config: Config,
  options: {
    readonly onFault?: (fault: unknown) => void;
    readonly onAdminToken?: (token: string) => void;
    readonly inThread?: boolean;
  } = {},
): Promise<OpenHub> {
  const { limits } = config;
  return openHub({
    folder: config.dataDir,
    packFile: config.policyPack,
    adminToken: config.adminToken,
    waysIn: { breakGlass: config.breakGlass, provider: config.oidc !== undefined },
    sessions: {
      lifeMicros: config.sessions.hours * 3_600_000_000,
      idleMicros: config.sessions.idleMinutes * 60_000_000,
    },
    pagesMax: limits.databasePagesMax,
    pageBytesMax: limits.pageBytesMax,
    limits: {
      depthMax: limits.jsonDepthMax,
      membersMax: limits.jsonMembersMax,
      objectsMax: limits.envelopeObjectsMax,
      pieceObjects: limits.pieceObjects,
      profile: config.stixProfile,
      statusMicros: limits.statusHours * 3_600_000_000,
      historyMicros: (config.ledger.retentionDays + historyMarginDays) * dayMicros,
      graceMicros: config.referenceGraceSeconds * 1_000_000,
      recallMicros: config.recallDays * dayMicros,
    },
    ledger: {
      compactMicros: config.ledger.compactAfterHours * 3_600_000_000,
      retentionMicros: config.ledger.retentionDays * dayMicros,
    },
    ledgerPagesMax: limits.ledgerPagesMax,
    signIns: {
      tokenMicros: config.tokenSeconds * 1_000_000,
      expiredMicros: config.expiredCredentialDays * 86_400_000_000,
    },
    ...options,
  });
}

/** Opens the hub and listens. Rejects with nothing left open. */
export async function listen(config: Config, logger?: FastifyBaseLogger): Promise<Listening> {
  let madeAdminToken: string | undefined;
  const hub = await openConfiguredHub(config, {
    onFault: (fault) =>
      logger?.error({ fault }, 'work in the background failed; it is tried again'),
    onAdminToken: (token) => {
      madeAdminToken = token;
    },
  });
  try {
    if (!hub.accounts.hasWayIn()) throw new Problem('unavailable', nobody);
    const url = urlOf(config, config.port);
    const app = await buildApp({ hub, config, publicUrl: config.publicUrl ?? url, logger });
    await app.listen({ host: config.host, port: config.port });
    const { port } = app.server.address() as AddressInfo;
    const close = async () => {
      await app.close();
      await hub.close();
    };
    return { app, hub, url: urlOf(config, port), madeAdminToken, close };
  } catch (error) {
    await hub.close();
    throw error;
  }
}

function urlOf({ host, tls }: Config, port: number): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${tls === undefined ? 'http' : 'https'}://${name}:${port}`;
}
