/**
 * Pages as bytes: envelope, manifest and versions, with the headers that date them (TAXII 2.1 §3.2, §3.5).
 *
 * Object bodies are copied, never parsed. `next` stands only beside `more: true`, and always does; an empty
 * page has neither, nor a list, nor dates, unless the consumer's switches say so.
 */
import type { FastifyReply } from 'fastify';
import { formatTaxiiTime } from '../base/time.ts';
import type { Compat } from '../exchange/directory.ts';
import type { ManifestRow, PageBounds } from '../store/store.ts';
import { stixMediaType } from './media-type.ts';
import type { Walk } from './selection.ts';

/** The headers of the first and last date of a page. */
export const dateHeaders = {
  first: 'X-TAXII-Date-Added-First',
  last: 'X-TAXII-Date-Added-Last',
} as const;

/** A page without rows, for filters that leave nothing. */
export const emptyBounds: PageBounds = {
  ...{ count: 0, firstStamp: 0, lastStamp: 0, more: false },
  ...{ horizon: 0, removals: 0 },
};

/** The member that lists a page's rows. */
type ListName = 'objects' | 'versions';

/**
 * Writes one page and dates the reply. `rows` are JSON texts joined by commas; `compat` are the switches of
 * the consumer that reads.
 */
export function writePage(
  reply: FastifyReply,
  walk: Walk,
  compat: Compat,
  bounds: PageBounds,
  list: ListName,
  rows: Uint8Array,
): Buffer {
  if (bounds.count === 0) return writeEmpty(reply, walk, compat, list);
  setDates(reply, bounds.firstStamp, bounds.lastStamp);
  const next = bounds.more ? `"next":"${walk.nextAfter(bounds.lastStamp)}",` : '';
  return Buffer.concat([
    Buffer.from(`{"more":${bounds.more},${next}"${list}":[`),
    rows,
    Buffer.from(']}'),
  ]);
}

function writeEmpty(reply: FastifyReply, walk: Walk, compat: Compat, list: ListName): Buffer {
  if (compat.emptyDates === 'echo') setDates(reply, walk.selection.after, walk.selection.after);
  return Buffer.from(compat.emptyObjects === 'array' ? `{"${list}":[]}` : '{}');
}

function setDates(reply: FastifyReply, first: number, last: number): void {
  reply.header(dateHeaders.first, formatTaxiiTime(first));
  reply.header(dateHeaders.last, formatTaxiiTime(last));
}

/** The records of a manifest as JSON texts joined by commas (TAXII 2.1 §5.3.1). */
export function manifestRecords(rows: readonly ManifestRow[]): Buffer {
  return Buffer.from(
    rows
      .map(({ objectId, stamp, version }) =>
        JSON.stringify({
          id: objectId,
          date_added: formatTaxiiTime(stamp),
          version,
          media_type: stixMediaType,
        }),
      )
      .join(','),
  );
}

/** The versions of an object as JSON strings joined by commas (TAXII 2.1 §5.8.1). */
export function versionTexts(rows: readonly ManifestRow[]): Buffer {
  return Buffer.from(rows.map(({ version }) => JSON.stringify(version)).join(','));
}
