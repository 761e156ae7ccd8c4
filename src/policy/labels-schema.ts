/**
 * The JSON Schema of handling labels, built from the vocabulary; `schemas/labels.schema.json` publishes
 * it (a test holds the two together).
 *
 * Every axis is either a short text or an object; both forms mean the same where both exist.
 */
import * as words from './vocabulary.ts';

const text = { type: 'string', minLength: 1, maxLength: 1000 } as const;
const time = { type: 'string', format: 'date-time', pattern: 'Z$', maxLength: 40 } as const;
const url = { type: 'string', pattern: '^https?://[^\\s]+$', maxLength: 2000 } as const;
const audience = { type: 'string', pattern: '^[a-z][a-z0-9_-]{0,63}$' } as const;

function oneOf(values: readonly string[]) {
  return { enum: [...values] };
}

function record(properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Either one of these texts or such an object. */
function textOr(values: readonly string[], object: object) {
  return {
    type: ['string', 'object'],
    if: { type: 'string' },
    // biome-ignore lint/suspicious/noThenProperty: the keyword is JSON Schema's own
    then: oneOf(values),
    else: object,
  };
}

const ground = record(
  {
    kind: oneOf(words.groundKinds),
    relation: oneOf(words.groundRelations),
    case: oneOf(words.identificationCases),
    span: record(
      {
        property: text,
        start: { type: 'integer', minimum: 0 },
        end: { type: 'integer', minimum: 0 },
      },
      ['property'],
    ),
    certainty: oneOf(words.certainties),
    note: text,
  },
  ['kind'],
);

/** The axes of the labels, each by its name. */
export const labelAxes = {
  category: oneOf(words.categories),
  data_kind: oneOf(words.dataKinds),
  publicity: textOr(
    words.publicities,
    record(
      {
        state: oneOf(words.publicities),
        route: oneOf(words.publicityRoutes),
        evidence_url: url,
        open_since: time,
        learnt: record({ time, through: oneOf(words.services) }),
      },
      ['state'],
    ),
  ),
  identifiability: textOr(
    [...words.identifiabilities, 'unknown'],
    record(
      {
        grade: oneOf([...words.identifiabilities, 'unknown']),
        grounds: { type: 'array', items: ground, maxItems: 50 },
      },
      ['grade'],
    ),
  ),
  provenance: textOr(
    ['unknown'],
    record({
      service: oneOf(words.services),
      basis: oneOf(words.bases),
      clause: text,
      nda: oneOf(words.ndas),
    }),
  ),
  consent: textOr(
    ['unknown'],
    record({
      scope: { type: 'array', items: audience, maxItems: 50 },
      from: time,
      until: time,
      proxy: { type: 'boolean' },
      withdrawn: { type: 'boolean' },
      clause: text,
    }),
  ),
  coordination: oneOf(words.coordinations),
  terms: textOr(
    ['unknown'],
    record({ service: text, url, permits: { type: 'array', items: audience, maxItems: 50 } }),
  ),
  not_before: textOr(['unknown'], {
    type: 'object',
    propertyNames: audience,
    additionalProperties: time,
    minProperties: 1,
    maxProperties: 50,
  }),
  stage: oneOf(words.stages),
  attribution: oneOf(words.attributions),
  unrecognised: { type: 'array', items: text, maxItems: 20 },
} as const;

/** A JSON Schema (draft 2020-12). `schema_version` and `extension_type` belong to the STIX extension. */
export const labelsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'labels.schema.json',
  title: 'Sekisho handling labels',
  description: `Handling labels, as the body of the extension ${words.handlingExtensionId} or on their own.`,
  ...record({
    extension_type: { const: 'property-extension' },
    schema_version: { const: words.labelsSchemaVersion },
    ...labelAxes,
  }),
};
