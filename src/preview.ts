/**
 * The preview: what an audience sees, or would see under another pack, shown to a policy officer.
 *
 * The TAXII layer itself answers, for a party that reads as the audience and can do nothing else, so bytes
 * and headers are what that audience gets. Nobody receives it, so there are no receipts; who looked at what
 * is in the audit.
 */
import cookie from '@fastify/cookie';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { identifyAccount } from './admin/authenticate.ts';
import { sessionCookies } from './admin/session-cookie.ts';
import { invariant, Problem, quote } from './base/problem.ts';
import type { Directory, Party } from './exchange/directory.ts';
import { demandPermission } from './http/guard.ts';
import type { TaxiiOptions } from './taxii/options.ts';
import { taxii } from './taxii/taxii.ts';

/** Options of the plugin: those of the TAXII layer, but for who asks and what is read. */
export interface PreviewOptions extends Omit<TaxiiOptions, 'authenticate' | 'readsOf'> {
  /** Makes an address that failed to sign in wait. */
  readonly slowDown: (address: string) => Promise<unknown>;
}

/** Where previews are: the audience, then a path as the audience has it. */
export const previewPath = '/admin/v1/preview/:audience';

/** What one request asks to see. */
interface Asked {
  readonly party: Party;
  /** The kept pack to look under; `undefined` for the one in force. */
  readonly pack: string | undefined;
}

/** Serves previews under `previewPath`. Register it without a prefix. */
export const preview: FastifyPluginAsync<PreviewOptions> = async (app, options) => {
  const { hub, publicUrl, slowDown, ...rest } = options;
  const cookies = sessionCookies(publicUrl);
  const identify = identifyAccount({ accounts: hub.accounts, cookies, slowDown });
  const askedBy = new WeakMap<FastifyRequest, Asked>();
  const askedIn = (request: FastifyRequest): Asked => {
    const asked = askedBy.get(request);
    invariant(asked !== undefined, 'a preview is let through before it is answered');
    return asked;
  };
  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    const signedIn = await identify(request, reply);
    demandPermission('previewLog', signedIn);
    const asked = readAsked(request, hub.directory());
    askedBy.set(request, asked);
    const { method, url } = request;
    const detail = { method, url: url.slice(0, urlUnitsMax), pack: asked.pack ?? null };
    const subject = `audience:${asked.party.audience}`;
    await hub.packs.notePreview({ by: signedIn.actor, action: 'preview', subject, detail });
  });
  const protocol: FastifyPluginAsync<TaxiiOptions> = taxii;
  await app.register(protocol, {
    ...rest,
    ...{ prefix: previewPath, hub, publicUrl },
    authenticate: async (request) => askedIn(request).party,
    readsOf: (request) => hub.packs.preview(askedIn(request).pack),
  });
};

/** The longest part of a URL that the audit keeps, in UTF-16 units. */
const urlUnitsMax = 512;

/** Problems: `absent` for an unknown audience, `malformed` for what is no hash. */
function readAsked({ params, query }: FastifyRequest, directory: Directory): Asked {
  const { audience } = params as { readonly audience: string };
  if (!directory.audiences.has(audience)) {
    throw new Problem('absent', `there is no audience ${quote(audience)}`);
  }
  const { pack } = query as { readonly pack?: unknown };
  if (pack !== undefined && !(typeof pack === 'string' && /^[0-9a-f]{64}$/.test(pack))) {
    throw new Problem('malformed', 'the parameter `pack` is the hash of a pack');
  }
  return { party: partyReading(audience, directory), pack };
}

/** One who reads every collection as this audience, and has no other rights. */
function partyReading(audience: string, { collections }: Directory): Party {
  return {
    ...{ id: `preview:${audience}`, revision: 0, audience, identities: [] },
    grants: [...collections.keys()].map((collection) => ({ collection, read: true, write: false })),
    compat: { emptyObjects: 'omit', emptyDates: 'omit' },
  };
}
