/**
 * The JSON Schema of policy packs, built from the vocabulary; `schemas/policy-pack.schema.json`
 * publishes it (a test holds the two together).
 */
import { keyAxes } from './decision-key.ts';
import { conditions, effects, packGates, ruleStatuses, tlpLevels } from './vocabulary.ts';

const name = { type: 'string', pattern: '^[a-z][a-z0-9_-]{0,63}$' } as const;
const sentence = { type: 'string', minLength: 1, maxLength: 1000 } as const;
const words = record({ en: sentence, ja: sentence }, ['en', 'ja']);

function record(properties: Readonly<Record<string, unknown>>, required: readonly string[]) {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** One value, or a list of different ones. */
function someOf(values: object) {
  return {
    type: ['string', 'array'],
    if: { type: 'string' },
    // biome-ignore lint/suspicious/noThenProperty: the keyword is JSON Schema's own
    then: values,
    else: { items: values, minItems: 1, maxItems: 50, uniqueItems: true },
  };
}

const axes = Object.fromEntries(
  Object.entries({ ...keyAxes, conditions: ['none', ...conditions] }).map(
    ([axis, values]): [string, object] => [axis, someOf({ enum: [...values] })],
  ),
);

const rule = record(
  {
    id: name,
    gate: { enum: [...packGates] },
    when: record(axes, []),
    audience: someOf(name),
    effect: { enum: [...effects] },
    citation: { type: 'string', pattern: '^M-[0-9]{1,3}$' },
    status: { enum: [...ruleStatuses] },
    reason: words,
  },
  ['id', 'gate', 'audience', 'effect', 'citation', 'status', 'reason'],
);

const invariant = record(
  {
    id: name,
    never: record(
      { audience: someOf(name), when: record(axes, []), effect: someOf({ enum: [...effects] }) },
      ['audience', 'effect'],
    ),
    reason: words,
  },
  ['id', 'never', 'reason'],
);

const audience = record(
  {
    title: words,
    batch_seconds: { type: 'integer', minimum: 0, maximum: 86_400 },
    tlp: { enum: tlpLevels.filter((level) => level !== 'none') },
  },
  ['title', 'batch_seconds', 'tlp'],
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
      audiences: {
        type: 'object',
        propertyNames: name,
        additionalProperties: audience,
        maxProperties: 100,
      },
      rules: { type: 'array', items: rule, minItems: 1, maxItems: 2000 },
      invariants: { type: 'array', items: invariant, maxItems: 200 },
    },
    ['format', 'id', 'version', 'title', 'audiences', 'rules'],
  ),
};
