/**
 * What a read selects: the request's parameters, completed by those of its `next`.
 *
 * A token of another log is no position here, and a stale one never takes a walk back before
 * `added_after`: clients repeat all, some or none of a walk's parameters, and keep tokens too long.
 */
import type { FastifyRequest } from 'fastify';
import type { Micros } from '../base/time.ts';
import type { Selection } from '../exchange/reading.ts';
import type { VersionChoice } from '../store/store.ts';
import { decodeNext, encodeNext, logName } from './next-token.ts';
import { type ParameterName, type Parameters, readFilters, readParameters } from './query.ts';
import { accessOf } from './target.ts';

/** A read, ready to be asked of the hub. */
export interface Walk {
  readonly selection: Selection;
  /** The filters leave nothing, whatever the log holds: it has STIX 2.1 only. */
  readonly nothing: boolean;
  /** The `next` of a page that ends with the row of this stamp. */
  nextAfter(lastStamp: Micros): string;
}

const lastOnly: VersionChoice = { all: false, last: true, first: false, keys: [] };

/** Reads the walk that a request is a step of. Problem: `malformed`. */
export function readWalk(
  request: FastifyRequest,
  known: readonly ParameterName[],
  pageObjectsMax: number,
): Walk {
  const access = accessOf(request);
  const { next, ...own } = readParameters(request.query, known);
  const token = next === undefined ? undefined : decodeNext(next);
  const parameters = completed(own, token?.parameters, known);
  const filters = readFilters(parameters);
  const since = filters.addedAfter ?? 0;
  const position = token !== undefined && token.log === logName(access) ? token.position : 0;
  return {
    selection: {
      since,
      after: Math.max(since, position),
      limit: Math.min(filters.limit ?? access.collection.pageSize, pageObjectsMax),
      ids: filters.ids,
      types: filters.types,
      versions: filters.versions ?? lastOnly,
    },
    nothing: leavesNothing(filters.specVersions),
    nextAfter: (lastStamp) => encodeNext({ log: logName(access), position: lastStamp, parameters }),
  };
}

/** Do these versions of STIX leave out the one that the store holds? */
export function leavesNothing(specVersions: readonly string[] | undefined): boolean {
  return specVersions !== undefined && !specVersions.includes('2.1');
}

/** The request's own parameters come first; the walk's fill in what it left out. */
function completed(
  own: Parameters,
  walk: Parameters | undefined,
  known: readonly ParameterName[],
): Parameters {
  if (walk === undefined) return own;
  const { next: _, ...rest } = readParameters(walk, known);
  return { ...rest, ...own };
}
