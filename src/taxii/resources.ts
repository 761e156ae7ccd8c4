/**
 * Resources that describe: discovery, API root, collections, collection and status (TAXII 2.1 §4, §5.1, §5.2).
 */
import { formatTaxiiTime } from '../base/time.ts';
import type { Access, ApiRoot, Entry } from '../exchange/directory.ts';
import type { Submission } from '../exchange/hub.ts';
import { stixMediaType, taxiiMediaType } from './media-type.ts';
import type { TaxiiSettings } from './options.ts';

/** A resource as its JSON object; members that are `undefined` are left out. */
export type Resource = Readonly<Record<string, unknown>>;

/** Writes a resource. */
export function writeResource(resource: Resource): Buffer {
  return Buffer.from(JSON.stringify(resource));
}

/** Discovery (§4.1.1): the API roots that the party sees, absolute, the first of them as the default. */
export function discoveryResource(
  { discovery, publicUrl }: Pick<TaxiiSettings, 'discovery' | 'publicUrl'>,
  apiRoots: readonly Entry<ApiRoot>[],
): Resource {
  const urls = apiRoots.map(({ id }) => `${publicUrl}${id}/`);
  return { ...discovery, default: urls[0], api_roots: presentList(urls) };
}

/** An API root (§4.2.1). */
export function apiRootResource({ title, description, maxContentLength }: ApiRoot): Resource {
  return { title, description, versions: [taxiiMediaType], max_content_length: maxContentLength };
}

/** The collections of an API root (§5.1.1). */
export function collectionsResource(accesses: readonly Access[]): Resource {
  return { collections: presentList(accesses.map(collectionResource)) };
}

/** A collection as one party sees it (§5.2.1). */
export function collectionResource({ collection, canRead, canWrite }: Access): Resource {
  const { id, title, description, alias } = collection;
  return {
    id,
    title,
    description,
    alias,
    can_read: canRead,
    can_write: canWrite,
    media_types: [stixMediaType],
  };
}

interface Outcomes {
  readonly successes: readonly unknown[];
  readonly failures: readonly unknown[];
}

/** The status of a submission (§4.3.1): from the submission alone. */
export function statusResource(submission: Submission): Resource {
  const { successes, failures } = JSON.parse(submission.outcomes) as Outcomes;
  return {
    id: submission.id,
    status: submission.ended === undefined ? 'pending' : 'complete',
    request_timestamp: formatTaxiiTime(submission.requested),
    total_count: submission.total,
    success_count: successes.length,
    successes: presentList(successes),
    failure_count: failures.length,
    failures: presentList(failures),
    pending_count: submission.total - successes.length - failures.length,
  };
}

/** TAXII knows no empty lists: their member is left out (§2). */
function presentList<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
