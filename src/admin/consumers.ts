/**
 * Consumers as the administration sees them: who signs in, as which audience, with which grants.
 */
import { Type } from 'typebox';
import { isAddressOrNetwork } from '../exchange/addresses.ts';
import { audienceId, line, slug, uuid } from '../http/fields.ts';
import { FaultyRequest } from '../http/problems.ts';
import type { DirectoryResource } from './directory-resource.ts';

const id = slug('the consumer, and its user name; `anonymous` stands for whoever does not sign in');

const grant = Type.Object(
  {
    collection: uuid('the collection'),
    read: Type.Boolean({ default: false }),
    write: Type.Boolean({ default: false }),
    audience: Type.Optional(audienceId("read it as this audience instead of the consumer's own")),
  },
  { additionalProperties: false },
);
const givenGrant = Type.Object(
  {
    ...grant.properties,
    read: Type.Optional(grant.properties.read),
    write: Type.Optional(grant.properties.write),
  },
  { additionalProperties: false },
);

const compat = Type.Object(
  {
    emptyObjects: Type.Union([Type.Literal('omit'), Type.Literal('array')], {
      default: 'omit',
      description: 'an empty page: without `objects`, or with an empty array',
    }),
    emptyDates: Type.Union([Type.Literal('omit'), Type.Literal('echo')], {
      default: 'omit',
      description: "date headers of an empty page: none, or the request's lower bound",
    }),
    warnings: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'tell warnings about objects that were taken in, in the status',
      }),
    ),
  },
  { additionalProperties: false, description: 'where a client needs the letter of TAXII bent' },
);
const givenCompat = Type.Object(
  {
    emptyObjects: Type.Optional(compat.properties.emptyObjects),
    emptyDates: Type.Optional(compat.properties.emptyDates),
    warnings: compat.properties.warnings,
  },
  { additionalProperties: false, default: {} },
);

const addresses = Type.Array(Type.String({ minLength: 2, maxLength: 64 }), {
  maxItems: 1000,
  uniqueItems: true,
  description:
    'addresses and networks (CIDR) that it may come from, however it signs in; any if there are none',
});

const members = {
  title: Type.Optional(line('its name, for people')),
  audience: audienceId('the audience it reads as'),
  identities: Type.Array(
    Type.String({
      pattern:
        '^identity--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    }),
    {
      maxItems: 1000,
      uniqueItems: true,
      default: [],
      description: 'STIX identities whose objects it may create as its own',
    },
  ),
  grants: Type.Array(grant, {
    maxItems: 5000,
    default: [],
    description: 'what it may do with which collection; each collection once',
  }),
  addresses: Type.Optional(addresses),
  compat,
};
const body = Type.Object(
  {
    id: Type.Optional(id),
    title: members.title,
    audience: members.audience,
    identities: Type.Optional(members.identities),
    grants: Type.Optional(
      Type.Array(givenGrant, {
        maxItems: 5000,
        default: [],
        description: 'what it may do with which collection; each collection once',
      }),
    ),
    addresses: members.addresses,
    compat: Type.Optional(givenCompat),
  },
  {
    additionalProperties: false,
    examples: [
      {
        title: 'ACME',
        audience: 'peer',
        identities: ['identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5'],
        grants: [{ collection: '91a7b528-80eb-42ed-a74d-c6fbd5a26116', read: true, write: true }],
      },
    ],
  },
);

/** The resource `/admin/v1/consumers`. */
export const consumers: DirectoryResource<'consumer', typeof body> = {
  kind: 'consumer',
  path: 'consumers',
  noun: 'consumer',
  tag: 'Consumers',
  name: 'Consumer',
  id,
  body,
  members,
  entriesOf: (directory) => directory.consumers,
  documentOf: ({ id: _, identities = [], grants = [], compat: switches, ...given }) => {
    refuseDoubleGrants(grants.map(({ collection }) => collection));
    refuseStrangeAddresses(given.addresses ?? []);
    return {
      ...given,
      identities,
      grants: grants.map((each) => ({ read: false, write: false, ...each })),
      compat: { emptyObjects: 'omit', emptyDates: 'omit', ...switches },
    };
  },
};

function refuseStrangeAddresses(entries: readonly string[]): void {
  const faults = entries.flatMap((entry, index) =>
    isAddressOrNetwork(entry)
      ? []
      : [{ pointer: `#/addresses/${index}`, detail: 'is neither an address nor a network' }],
  );
  if (faults.length > 0) {
    throw new FaultyRequest('unprocessable', 'not every entry is an address or a network', faults);
  }
}

function refuseDoubleGrants(granted: readonly string[]): void {
  const first = new Map(granted.map((collection, index) => [collection, index] as const).reverse());
  const faults = granted.flatMap((collection, index) =>
    first.get(collection) === index
      ? []
      : [{ pointer: `#/grants/${index}/collection`, detail: 'has a grant already' }],
  );
  if (faults.length > 0) {
    throw new FaultyRequest('unprocessable', 'a collection is granted twice', faults);
  }
}
