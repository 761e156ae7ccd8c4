/**
 * Audiences as the administration sees them: tiers and named communities, those who read alike.
 */
import { Type } from 'typebox';
import { audienceId, line } from '../http/fields.ts';
import type { DirectoryResource } from './directory-resource.ts';

/** Releases to the public are merged over this many seconds, unless the document says otherwise. */
const publicBatchSeconds = 60;

const id = audienceId('the audience that packs and labels name; `public` is everyone');
const members = {
  title: Type.Object(
    { en: line('in English'), ja: Type.Optional(line('in Japanese')) },
    { additionalProperties: false, description: 'its name, for people' },
  ),
  batchSeconds: Type.Integer({
    minimum: 0,
    maximum: 86400,
    description:
      'releases of several submissions are merged over this many seconds; ' +
      `${publicBatchSeconds} for \`public\` and 0 for others if not given`,
  }),
  public: Type.Boolean({
    default: false,
    description: 'whether the consumer `anonymous`, whoever does not sign in, may read as it',
  }),
  attributes: Type.Record(
    Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$' }),
    Type.Union([Type.String({ maxLength: 256 }), Type.Number(), Type.Boolean()]),
    {
      additionalProperties: false,
      maxProperties: 64,
      default: {},
      description: 'facts that a pack may test, such as an umbrella NDA',
    },
  ),
};
const body = Type.Object(
  {
    id: Type.Optional(id),
    title: members.title,
    batchSeconds: Type.Optional(members.batchSeconds),
    public: Type.Optional(members.public),
    attributes: Type.Optional(members.attributes),
  },
  {
    additionalProperties: false,
    examples: [{ title: { en: 'Peer specialists', ja: '専門組織' } }],
  },
);

/** The resource `/admin/v1/audiences`. */
export const audiences: DirectoryResource<'audience', typeof body> = {
  kind: 'audience',
  path: 'audiences',
  noun: 'audience',
  tag: 'Audiences',
  name: 'Audience',
  id,
  body,
  members,
  // An audience kept before there were public ones does not say that it is none.
  entriesOf: (directory) =>
    new Map([...directory.audiences].map(([key, entry]) => [key, { public: false, ...entry }])),
  documentOf: ({ title, batchSeconds, public: isPublic = false, attributes = {} }, id) => ({
    title,
    batchSeconds: batchSeconds ?? (id === 'public' ? publicBatchSeconds : 0),
    public: isPublic,
    attributes,
  }),
};
