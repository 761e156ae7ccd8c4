/**
 * The media types of TAXII 2.1 (§1.6.8), and which of the field's spellings mean them.
 *
 * Reading is wide, because clients differ in blanks, letter case, quotes and versions; writing is one exact
 * text, because the most used client compares its tokens literally.
 */
import { parse } from 'content-type';

/** The `Content-Type` of every answer, to the byte (TAXII 2.1 §3.1). */
export const taxiiMediaType = 'application/taxii+json;version=2.1';

/** The media type of the objects that collections hold, as collections and manifests name it. */
export const stixMediaType = 'application/stix+json;version=2.1';

const versioned: ReadonlySet<string> = new Set(['application/taxii+json', 'application/stix+json']);
const older: ReadonlySet<string> = new Set([
  'application/vnd.oasis.taxii+json',
  'application/vnd.oasis.stix+json',
]);

/** A media range is ours to refuse only when it names TAXII or STIX in a version we do not speak. */
function isForeignVersion(type: string, version: string | undefined): boolean {
  return older.has(type) || (versioned.has(type) && version !== undefined && version !== '2.1');
}

/**
 * May this `Accept` be answered with TAXII 2.1? `false` only when all it accepts is TAXII or STIX in other
 * versions (or nothing at all, by `q=0`): clients choose their protocol by that. Whoever names no TAXII
 * type, or sends none, is served (TAXII 2.1 §3.1).
 */
export function acceptsTaxii(accept: string | undefined): boolean {
  const ranges = mediaRanges(accept ?? '');
  return (
    ranges.length === 0 ||
    ranges.some(
      ({ type, parameters }) =>
        Number(parameters.q ?? 1) !== 0 && !isForeignVersion(type, parameters.version),
    )
  );
}

function mediaRanges(accept: string) {
  const ranges: ReturnType<typeof parse>[] = [];
  for (let start = 0; start < accept.length; ) {
    const range = parse(accept, { comma: true, start });
    if (range.type !== '') ranges.push(range);
    start = range.index + 1;
  }
  return ranges;
}

/** Is this the `Content-Type` of a body that Add Objects takes (TAXII 2.1 §5.5)? */
export function isEnvelopeType(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  const { type, parameters } = parse(contentType);
  return versioned.has(type) && !isForeignVersion(type, parameters.version);
}
