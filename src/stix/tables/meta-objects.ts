/**
 * The three meta objects (STIX 2.1 §7) and the bundle (§8), which is no object.
 */
import { tlpInstances } from './markings.ts';
import {
  deprecated,
  dictionary,
  enumeration,
  list,
  type PropertyTable,
  reference,
  required,
  string,
  stringLike,
  timestamp,
} from './property.ts';

/** Names of properties, custom ones included, beside `id` (§3.1). */
export const propertyNamePattern = '^[a-z][a-z0-9_]{2,249}$';

/** The meta objects, by type. */
export const metaObjects = {
  'language-content': {
    section: '7.1',
    properties: {
      object_ref: required(reference('any', 'S-MET-11')),
      object_modified: timestamp,
      contents: required(dictionary()),
    },
  },
  'marking-definition': {
    section: '7.2',
    properties: {
      name: string,
      definition_type: deprecated(string),
      definition: deprecated(dictionary()),
    },
    constraints: [
      {
        rule: 'S-MET-05',
        demand: 'some',
        groups: [['definition_type', 'definition'], ['extensions']],
      },
      {
        rule: 'S-MET-06',
        demand: 'when',
        property: 'definition_type',
        equals: 'statement',
        nested: { property: 'definition', type: 'statement-marking' },
      },
      {
        rule: 'S-MET-07',
        demand: 'when',
        property: 'definition_type',
        equals: 'tlp',
        instances: tlpInstances,
      },
    ],
  },
  'extension-definition': {
    section: '7.3',
    properties: {
      name: required(string),
      description: string,
      schema: required(string),
      version: required(string),
      extension_types: required({
        ...list(enumeration('extension-type', 'S-EXT-01')),
        rule: 'S-EXT-01',
      }),
      extension_properties: list(stringLike(propertyNamePattern, 'S-EXT-02')),
    },
    constraints: [
      {
        rule: 'S-EXT-02',
        demand: 'element',
        property: 'extension_properties',
        list: 'extension_types',
        element: 'toplevel-property-extension',
      },
    ],
  },
} as const satisfies Readonly<Record<string, PropertyTable>>;
