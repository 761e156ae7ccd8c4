/**
 * The two STIX relationship objects (STIX 2.1 §5).
 */
import {
  boolean,
  integer,
  type PropertyTable,
  reference,
  references,
  required,
  string,
  stringLike,
  timestamp,
} from './property.ts';

const end = required(reference('domain-or-observable', 'S-REF-05'));

/** The relationship objects, by type. */
export const relationshipObjects = {
  relationship: {
    section: '5.1',
    properties: {
      relationship_type: required(stringLike('^[a-z0-9-]+$', 'S-SRO-01')),
      description: string,
      source_ref: end,
      target_ref: end,
      start_time: timestamp,
      stop_time: timestamp,
    },
  },
  sighting: {
    section: '5.2',
    properties: {
      description: string,
      first_seen: timestamp,
      last_seen: timestamp,
      count: integer({ minimum: 0, maximum: 999_999_999, rule: 'S-SRO-03' }),
      sighting_of_ref: required(reference('domain', 'S-REF-06')),
      observed_data_refs: references(['observed-data']),
      where_sighted_refs: references(['identity', 'location']),
      summary: boolean,
    },
  },
} as const satisfies Readonly<Record<string, PropertyTable>>;
