/**
 * Collections (TAXII 2.1 §5.1) as the administration sees them, with the labels of what they take in.
 */
import { Type } from 'typebox';
import type { JsonObject } from '../base/json.ts';
import { line, slug, text, uuid } from '../http/fields.ts';
import { FaultyRequest } from '../http/problems.ts';
import { parseLabels } from '../policy/labels.ts';
import { labelsSchema } from '../policy/labels-schema.ts';
import type { DirectoryResource } from './directory-resource.ts';

const id = uuid('its id, a version 4 UUID');
const members = {
  title: line('its name, for people'),
  description: Type.Optional(text('what it holds')),
  alias: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
      not: { pattern: '^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$' },
      description: 'another name for it in URLs, alone in its API root; no UUID',
    }),
  ),
  apiRoot: slug('the API root that it lives in'),
  defaults: Type.Object(
    {
      labels: Type.Optional(
        Type.Unsafe<JsonObject>({
          type: 'object',
          properties: labelsSchema.properties,
          additionalProperties: false,
          description: 'handling labels of every object that comes without any',
        }),
      ),
    },
    { additionalProperties: false, default: {} },
  ),
  pageSize: Type.Integer({
    minimum: 1,
    maximum: 10000,
    default: 1000,
    description: 'objects of a page when the client names no limit',
  }),
};
const body = Type.Object(
  {
    ...members,
    id: Type.Optional(id),
    defaults: Type.Optional(members.defaults),
    pageSize: Type.Optional(members.pageSize),
  },
  {
    additionalProperties: false,
    examples: [
      {
        title: 'Indicators',
        description: 'technical information on attacks',
        alias: 'indicators',
        apiRoot: 'hub',
        defaults: { labels: { category: 'malware_extracted', data_kind: 'extracted' } },
      },
    ],
  },
);

/** The resource `/admin/v1/collections`. */
export const collections: DirectoryResource<'collection', typeof body> = {
  kind: 'collection',
  path: 'collections',
  noun: 'collection',
  tag: 'Collections',
  name: 'Collection',
  id,
  body,
  members,
  entriesOf: (directory) => directory.collections,
  documentOf: ({ id: _, defaults = {}, pageSize = 1000, ...given }) => {
    if (defaults.labels !== undefined) refuseFaultyLabels(defaults.labels);
    return { ...given, defaults, pageSize };
  },
};

/**
 * An administrator's labels must be right: a fault would close the whole collection in silence. What the
 * schema cannot say, the labels' own reader does.
 */
function refuseFaultyLabels(labels: JsonObject): void {
  const faults = parseLabels(labels).findings.map(({ pointer, message }) => ({
    pointer: `#/defaults/labels${encodeURI(pointer.toWellFormed())}`,
    detail: message.en,
  }));
  if (faults.length > 0) {
    throw new FaultyRequest('unprocessable', 'the labels are at fault', faults);
  }
}
