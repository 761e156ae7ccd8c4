/**
 * The common properties of STIX 2.1 §3.2, and which of them each family of objects must have, may have
 * and does not have.
 */
import {
  boolean,
  extensions,
  integer,
  list,
  nested,
  type Property,
  reference,
  references,
  string,
  timestamp,
} from './property.ts';

/** The families of STIX objects; a bundle is none. */
export type Family = 'domain' | 'relationship' | 'observable' | 'meta';

const instant = { ...timestamp, precision: 'millisecond' } as const;

/** Every common property but `type`, `id` and `spec_version`, whose values the object's type fixes. */
export const commonProperties = {
  created_by_ref: reference(['identity'], 'S-REF-01'),
  created: instant,
  modified: instant,
  revoked: boolean,
  labels: list(string),
  confidence: integer({ minimum: 0, maximum: 100, rule: 'S-COM-01' }),
  lang: string,
  external_references: list(nested('external-reference')),
  object_marking_refs: references(['marking-definition'], 'S-REF-02'),
  granular_markings: list(nested('granular-marking')),
  defanged: boolean,
  extensions,
} as const satisfies Readonly<Record<string, Property>>;

/** A common property whose kind the table gives. */
export type CommonPropertyName = keyof typeof commonProperties;

/** Which common properties apply. `absent` ones do not (S-COM-03, S-COM-04). */
export interface Applicability {
  readonly required: readonly (CommonPropertyName | 'spec_version')[];
  readonly optional: readonly (CommonPropertyName | 'spec_version')[];
  readonly absent: readonly CommonPropertyName[];
}

const markings = ['object_marking_refs', 'granular_markings', 'extensions'] as const;
const versioned = ['spec_version', 'created', 'modified'] as const;

/** Objects of the domain and relationship families, and custom ones like them (§3.2). */
export const versionedApplicability = {
  required: versioned,
  optional: [
    'created_by_ref',
    'revoked',
    'labels',
    'confidence',
    'lang',
    'external_references',
    ...markings,
  ],
  absent: ['defanged'],
} as const satisfies Applicability;

/** Cyber-observable objects, and custom ones like them (§3.2). */
export const observableApplicability = {
  required: [],
  optional: ['spec_version', ...markings, 'defanged'],
  absent: ['created_by_ref', 'revoked', 'labels', 'confidence', 'lang', 'external_references'],
} as const satisfies Applicability;

/** The three meta objects, each with its own list (§7). */
export const metaApplicability = {
  'language-content': {
    required: versioned,
    optional: [
      'created_by_ref',
      'revoked',
      'labels',
      'confidence',
      'external_references',
      ...markings,
    ],
    absent: ['lang', 'defanged'],
  },
  'marking-definition': {
    required: ['spec_version', 'created'],
    optional: ['created_by_ref', 'external_references', ...markings],
    absent: ['modified', 'revoked', 'labels', 'confidence', 'lang', 'defanged'],
  },
  'extension-definition': {
    required: [...versioned, 'created_by_ref'],
    optional: [
      'revoked',
      'labels',
      'external_references',
      'object_marking_refs',
      'granular_markings',
    ],
    absent: ['confidence', 'lang', 'defanged', 'extensions'],
  },
} as const satisfies Readonly<Record<string, Applicability>>;

/** Names kept for later versions of STIX: no object has them (§3.8, S-GEN-23). */
export const reservedNames = ['severity', 'username', 'phone_number', 'action'] as const;
