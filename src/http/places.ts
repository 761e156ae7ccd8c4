/**
 * Places in lists: what `next` of one page says and `after` of the next request repeats.
 *
 * A place is made of what stands in the list's own rows, written as opaque text. Nothing in it is a number
 * that rows of others have a part in.
 */
import { type Static, Type } from 'typebox';
import { Problem } from '../base/problem.ts';
import type { DatedPlace, OwnPlace } from '../store/desk-store.ts';

/** The most items of one page of a list. */
export const listMax = 1000;
const listDefault = 100;

/** The query parameters of every list that goes by places. */
export const placeQuery = {
  limit: Type.Optional(
    Type.String({
      pattern: '^([1-9][0-9]{0,2}|1000)$',
      description: `the most items to return, 1 to ${listMax}; ${listDefault} if not given`,
    }),
  ),
  after: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,1024}$',
      description: 'where the page begins: the `next` of the page before',
    }),
  ),
};

/** The `next` of an answer. */
export const nextPlace = Type.Optional(
  Type.String({ description: 'the `after` of the next page; absent on the last one' }),
);

/** How many items a request asks for. */
export function limitOf({ limit }: { readonly limit?: Static<typeof placeQuery.limit> }): number {
  return limit === undefined ? listDefault : Number(limit);
}

/** A kind of place: how it is written, and how it is read. */
export interface PlaceForm<Place> {
  write(place: Place): string;
  /** Problem: `malformed` for what was never written. */
  read(text: string | undefined): Place | undefined;
}

type Part = string | number;

function placeForm<Place>(
  toParts: (place: Place) => readonly Part[],
  ofParts: (parts: readonly Part[]) => Place,
  kinds: readonly ('string' | 'number')[],
): PlaceForm<Place> {
  return {
    write: (place) => Buffer.from(JSON.stringify(toParts(place))).toString('base64url'),
    read(text) {
      if (text === undefined) return undefined;
      const parts = parse(text);
      const fits =
        Array.isArray(parts) &&
        parts.length === kinds.length &&
        kinds.every((kind, index) => isPart(parts[index], kind));
      if (!fits) throw new Problem('malformed', '`after` is not the `next` of any page');
      return ofParts(parts as readonly Part[]);
    },
  };
}

function isPart(value: unknown, kind: 'string' | 'number'): boolean {
  return kind === 'string' ? typeof value === 'string' : Number.isSafeInteger(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // What is no JSON is no place; the caller says so.
    return undefined;
  }
}

/** Places among rows with a moment and an id. */
export const datedPlace = placeForm<DatedPlace>(
  ({ at, id }) => [at, id],
  ([at, id]) => ({ at: Number(at), id: String(id) }),
  ['number', 'string'],
);

/** Places among one's own contributions. */
export const ownPlace = placeForm<OwnPlace>(
  ({ received, objectId, versionKey, collection }) => [received, objectId, versionKey, collection],
  ([received, objectId, versionKey, collection]) => ({
    received: Number(received),
    objectId: String(objectId),
    versionKey: String(versionKey),
    collection: String(collection),
  }),
  ['number', 'string', 'string', 'string'],
);

/** Places among numbered items. */
export const numberedPlace = placeForm<number>(
  (index) => [index],
  ([index]) => Math.max(0, Number(index)),
  ['number'],
);
