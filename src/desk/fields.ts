/**
 * Fields that several documents of the desk share, as schemas. Every text and every list has a bound.
 */
import { Type } from 'typebox';
import { onBehalfOfMax } from '../exchange/envelope.ts';
import { ownStates } from '../exchange/own-state.ts';
import { uuid } from '../http/fields.ts';

/** The most objects that one request names. */
export const objectsMax = 1000;

/** A STIX id, as one submitted it. */
export const stixId = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,249}--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'a STIX id, as you submitted it',
});

/** Ids of objects. */
export const stixIds = Type.Array(stixId, { minItems: 1, maxItems: objectsMax, uniqueItems: true });

/** A collection by its id. */
export const collectionId = uuid('a collection');

/** A moment. */
export function moment(description: string) {
  return Type.String({ description: `${description} (RFC 3339, to the microsecond)` });
}

/** On whose behalf something was delivered. */
export const onBehalfOf = Type.String({
  minLength: 1,
  maxLength: onBehalfOfMax,
  description: 'your own reference to whom you deliver for; nobody else is shown it',
});

/** How one version fares. */
export const state = Type.Union(
  ownStates.map((one) => Type.Literal(one)),
  {
    description:
      '`taken_in`: you do not read this collection and are told no more; `held`: the policy keeps it from your ' +
      'audience; `waiting`: your audience may have it, and it does not stand in the log that you read; ' +
      '`released`: it stands there; `withdrawn`: you took it, or the consent to it, back',
  },
);

/** Where one version can be read by who contributed it. */
export const releasedTo = Type.Array(
  Type.Object(
    {
      audience: Type.String({ description: 'the audience as which you read the collection' }),
      date_added: moment('when it came into that log'),
    },
    { additionalProperties: false },
  ),
  { description: 'logs that you read in which it stands' },
);
