/**
 * What is done with objects: read them in four forms, add them, remove them (TAXII 2.1 §5.3–5.8).
 */
import { finished } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Access, Party } from '../exchange/directory.ts';
import type { Hub, Submission } from '../exchange/hub.ts';
import type { Read } from '../exchange/reading.ts';
import type { Receipt } from '../exchange/receipts.ts';
import type { Endpoint } from '../store/ledger.ts';
import type { ManifestPage, ObjectPage, VersionChoice } from '../store/store.ts';
import { successStatus } from './errors.ts';
import type { TaxiiSettings } from './options.ts';
import { emptyBounds, manifestRecords, versionTexts, writePage } from './page.ts';
import { parametersOf, readFilters, readParameters } from './query.ts';
import { statusResource, writeResource } from './resources.ts';
import { leavesNothing, readWalk, type Walk } from './selection.ts';
import { accessOf, type PathNames, targetOf } from './target.ts';

/** Answers one request; the body is JSON as bytes. */
export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<Buffer>;

/** What reads are asked of. */
type Reads = ReturnType<TaxiiSettings['readsOf']>;

const everyVersion: VersionChoice = { all: true, last: false, first: false, keys: [] };
const noBytes = Buffer.alloc(0);
const emptyManifest: ManifestPage = { ...emptyBounds, rows: [] };

/** The handlers of the endpoints under a collection. */
export function objectHandlers({ hub, readsOf, pageObjectsMax }: TaxiiSettings) {
  const walkOf = (request: FastifyRequest, endpoint: keyof typeof parametersOf) =>
    readWalk(request, parametersOf[endpoint], pageObjectsMax);

  return {
    getObjects: async (request, reply) => {
      const walk = walkOf(request, 'collection');
      const page = await readObjects(readsOf(request), request, reply, walk, 'objects');
      return writePage(reply, walk, compatOf(request), page, 'objects', page.bytes);
    },

    getManifest: async (request, reply) => {
      const walk = walkOf(request, 'collection');
      const page = await readManifest(readsOf(request), request, reply, walk, 'manifest');
      return writePage(reply, walk, compatOf(request), page, 'objects', manifestRecords(page.rows));
    },

    getObject: async (request, reply) => {
      const walk = onlyObject(walkOf(request, 'object'), request);
      const page = await readObjects(readsOf(request), request, reply, walk, 'object');
      if (page.count === 0) await demandObject(readsOf(request), request);
      return writePage(reply, walk, compatOf(request), page, 'objects', page.bytes);
    },

    getVersions: async (request, reply) => {
      const walk = onlyObject(walkOf(request, 'versions'), request, everyVersion);
      const page = await readManifest(readsOf(request), request, reply, walk, 'versions');
      if (page.count === 0) await demandObject(readsOf(request), request);
      return writePage(reply, walk, compatOf(request), page, 'versions', versionTexts(page.rows));
    },

    addObjects: async (request, reply) => {
      const { party } = targetOf(request);
      const body = (request.body as Buffer | undefined) ?? noBytes;
      const submission = await submit(hub, party, accessOf(request), body);
      reply.code(successStatus.accepted);
      return writeResource(statusResource(submission));
    },

    deleteObject: async (request) => {
      const parameters = readParameters(request.query, parametersOf.deletion);
      const { versions = everyVersion, specVersions } = readFilters(parameters);
      if (leavesNothing(specVersions)) throw new Problem('absent', 'only STIX 2.1 is held');
      const { party } = targetOf(request);
      await hub.remove(party, accessOf(request), objectIdOf(request), versions);
      return noBytes;
    },
  } satisfies Record<string, Handler>;
}

/**
 * 413 is kept for octets: a body within `max_content_length` must never get it, however many objects it
 * holds (TAXII 2.1 §4.2).
 */
async function submit(hub: Hub, party: Party, access: Access, body: Buffer): Promise<Submission> {
  try {
    return await hub.submit(party, access, body);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'tooLarge') throw error;
    throw new Problem('unprocessable', error.detail);
  }
}

function objectIdOf(request: FastifyRequest): string {
  return (request.params as PathNames).object ?? '';
}

function compatOf(request: FastifyRequest) {
  return targetOf(request).party.compat;
}

/** Narrows a walk to the object that the path names. */
function onlyObject(
  walk: Walk,
  request: FastifyRequest,
  versions: VersionChoice = walk.selection.versions,
): Walk {
  return { ...walk, selection: { ...walk.selection, ids: [objectIdOf(request)], versions } };
}

/** Problem: `absent` where the party's log shows no version of the object (TAXII 2.1 §5.6, §5.8). */
async function demandObject(hub: Reads, request: FastifyRequest): Promise<void> {
  const held = await hub.holds(accessOf(request), objectIdOf(request));
  if (!held) throw new Problem('absent', 'no such object');
}

async function readObjects(
  hub: Reads,
  request: FastifyRequest,
  reply: FastifyReply,
  walk: Walk,
  endpoint: Endpoint,
): Promise<ObjectPage> {
  if (walk.nothing) return { ...emptyBounds, bytes: noBytes };
  const { page, receipt } = await hub.readObjects(readOf(request, walk, endpoint));
  closeWhenAnswered(reply, receipt);
  return page;
}

async function readManifest(
  hub: Reads,
  request: FastifyRequest,
  reply: FastifyReply,
  walk: Walk,
  endpoint: Endpoint,
): Promise<ManifestPage> {
  if (walk.nothing) return emptyManifest;
  const { page, receipt } = await hub.readManifest(readOf(request, walk, endpoint));
  closeWhenAnswered(reply, receipt);
  return page;
}

/** A HEAD is answered as the GET is, and shows nothing. */
function readOf(request: FastifyRequest, { selection }: Walk, endpoint: Endpoint): Read {
  const { party } = targetOf(request);
  const shows = request.method === 'HEAD' ? 'nothing' : endpoint;
  return { party, access: accessOf(request), selection, shows };
}

/** Closes a receipt when the whole answer was handed to the network, or cannot be any more. */
function closeWhenAnswered({ raw }: FastifyReply, receipt: Receipt): void {
  finished(raw, (fault) => {
    const sent = fault === undefined || fault === null;
    receipt.close(sent && raw.statusCode === successStatus.ok ? 'sent' : 'aborted');
  });
}
