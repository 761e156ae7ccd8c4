/**
 * The JSON Schema of policy packs, built from the vocabulary; `schemas/policy-pack.schema.json`
 * publishes it (a test holds the two together).
 */
import { textKept, timesKept } from './profile.ts';
import { ruleAxes } from './reader.ts';
import { effects, packGates, ruleStatuses, tlpLevels } from './vocabulary.ts';

const name = { type: 'string', pattern: '^[a-z][a-z0-9_-]{0,63}$' } as const;
/** As the directory names attributes. */
const attributeName = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' } as const;
const sentence = { type: 'string', minLength: 1, maxLength: 1000 } as const;
const words = record({ en: sentence, ja: sentence }, ['en', 'ja']);

function record(properties: Readonly<Record<string, unknown>>, required: readonly string[]) {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A text of one form, else a value of another. */
function textOr(text: object, type: string, other: object) {
  return {
    type: ['string', type],
    if: { type: 'string' },
    // biome-ignore lint/suspicious/noThenProperty: the keyword is JSON Schema's own
    then: text,
    else: other,
  };
}

/** One value, or a list of different ones. */
function someOf(values: object) {
  return textOr(values, 'array', listOf(values));
}

function listOf(values: object) {
  return { items: values, minItems: 1, maxItems: 50, uniqueItems: true };
}

/** Values of attributes by name: each one value, or a list. */
const withAttributes = {
  type: 'object',
  propertyNames: attributeName,
  additionalProperties: {
    type: ['string', 'boolean', 'array'],
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: the keyword is JSON Schema's own
    then: listOf({ type: ['string', 'boolean'] }),
  },
  minProperties: 1,
  maxProperties: 20,
} as const;

/** Ids of audiences, `any`, or those with certain attributes. */
const reach = {
  type: ['string', 'array', 'object'],
  if: { type: 'object' },
  // biome-ignore lint/suspicious/noThenProperty: the keyword is JSON Schema's own
  then: record({ among: someOf(name), with: withAttributes }, ['with']),
  else: someOf(name),
} as const;

const when = record(
  Object.fromEntries(
    Object.entries(ruleAxes).map(([axis, values]) => [axis, someOf({ enum: [...values] })]),
  ),
  [],
);

/** An effect by its name, or redaction by a profile. */
function effectOf(names: readonly string[]) {
  return textOr({ enum: [...names] }, 'object', record({ redact: name }, ['redact']));
}

/** What rules and ceilings have in common. */
const grounds = {
  citation: { type: 'string', pattern: '^M-[0-9]{1,3}$' },
  status: { enum: [...ruleStatuses] },
  reason: words,
} as const;

const rule = record(
  {
    id: name,
    gate: { enum: [...packGates] },
    when,
    audience: reach,
    effect: effectOf(['release', 'hold', 'withhold']),
    ...grounds,
  },
  ['id', 'gate', 'audience', 'effect', 'citation', 'status', 'reason'],
);

const ceiling = record(
  { id: name, when, audience: reach, at_most: effectOf(['hold', 'withhold']), ...grounds },
  ['id', 'audience', 'at_most', 'citation', 'status', 'reason'],
);

const invariant = record(
  {
    id: name,
    never: record({ audience: reach, when, effect: someOf({ enum: [...effects] }) }, [
      'audience',
      'effect',
    ]),
    reason: words,
  },
  ['id', 'never', 'reason'],
);

const attribute = record(
  {
    title: words,
    values: textOr({ const: 'boolean' }, 'array', {
      items: name,
      minItems: 2,
      maxItems: 10,
      uniqueItems: true,
    }),
    default: { type: ['string', 'boolean'] },
  },
  ['title', 'values', 'default'],
);

const audience = record(
  {
    title: words,
    batch_seconds: { type: 'integer', minimum: 0, maximum: 86_400 },
    tlp: { enum: tlpLevels.filter((level) => level !== 'none') },
    attributes: {
      type: 'object',
      propertyNames: attributeName,
      additionalProperties: { type: ['string', 'boolean'] },
      maxProperties: 20,
    },
  },
  ['title', 'batch_seconds', 'tlp'],
);

/** An allow-list: what STIX gives the type, or names of properties; `extensions.KEY` for one extension. */
const keepList = textOr({ const: 'all' }, 'array', {
  items: { type: 'string', pattern: '^(?:extensions\\.)?[a-z][a-z0-9_-]{0,249}$' },
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
});

const profile = record(
  {
    title: words,
    citation: { type: 'string', pattern: '^M-[0-9]{1,3}$' },
    keep: {
      type: 'object',
      propertyNames: { pattern: '^(?:\\*|[a-z][a-z0-9-]{0,249})$' },
      additionalProperties: keepList,
      minProperties: 1,
      maxProperties: 100,
    },
    times: { enum: [...timesKept] },
    text: { enum: [...textKept] },
    samples: { enum: ['extracted', 'withhold'] },
  },
  ['title', 'citation', 'keep', 'times', 'text', 'samples'],
);

/** The form that this code reads; a pack names it. */
export const packFormat = 'sekisho-policy/1';

/** A JSON Schema (draft 2020-12). */
export const packSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'policy-pack.schema.json',
  title: 'Sekisho policy pack',
  ...record(
    {
      format: { const: packFormat },
      id: name,
      version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' },
      title: words,
      description: words,
      attributes: {
        type: 'object',
        propertyNames: attributeName,
        additionalProperties: attribute,
        maxProperties: 20,
      },
      audiences: {
        type: 'object',
        propertyNames: name,
        additionalProperties: audience,
        maxProperties: 100,
      },
      profiles: {
        type: 'object',
        propertyNames: name,
        additionalProperties: profile,
        maxProperties: 20,
      },
      rules: { type: 'array', items: rule, minItems: 1, maxItems: 2000 },
      ceilings: { type: 'array', items: ceiling, maxItems: 200 },
      invariants: { type: 'array', items: invariant, maxItems: 200 },
    },
    ['format', 'id', 'version', 'title', 'audiences', 'rules'],
  ),
};
