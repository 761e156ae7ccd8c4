/**
 * Fields that the routes of curators share.
 */
import { Type } from 'typebox';

/** A STIX id as it was submitted. */
export const objectId = Type.String({
  pattern: '^[a-z0-9-]{3,250}--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'the STIX id of an object, as it was submitted',
  examples: ['indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f'],
});

const listMax = 1000;
const listDefault = 100;

/** How many items of a list to return. */
export function listLimit(what: string) {
  return Type.Optional(
    Type.String({
      pattern: '^([1-9][0-9]{0,2}|1000)$',
      description: `the most ${what} to return, 1 to ${listMax}; ${listDefault} if not given`,
    }),
  );
}

/** The limit asked for, as a number. */
export function pageLimit(limit: string | undefined): number {
  return limit === undefined ? listDefault : Number(limit);
}

/** The schema `NAMEList`: a page of such items. */
export function pageOf(name: string, description: string): object {
  return {
    $id: `${name}List`,
    type: 'object',
    description,
    properties: {
      items: { type: 'array', items: { $ref: `${name}#` } },
      next: { type: 'string', description: 'where the next page begins; absent on the last one' },
    },
    required: ['items'],
    additionalProperties: false,
  };
}
