/**
 * API roots (TAXII 2.1 §4.2) as the administration sees them.
 */
import { Type } from 'typebox';
import { line, slug, text } from '../http/fields.ts';
import type { DirectoryResource } from './directory-resource.ts';

/** First path segments that the server needs for itself. */
export const reservedApiRoots = [
  'taxii2',
  'admin',
  'auth',
  'desk',
  'labels',
  'livez',
  'readyz',
  'healthz',
  'metrics',
  'docs',
] as const;

const id = slug('the path segment that the API root lives under', reservedApiRoots);
const members = {
  title: line('its name, for people'),
  description: Type.Optional(text('what it is for')),
  maxContentLength: Type.Integer({
    minimum: 1024,
    maximum: 104857600,
    default: 10485760,
    description: 'octets of a request body that are always taken',
  }),
};
const body = Type.Object(
  {
    ...members,
    id: Type.Optional(id),
    maxContentLength: Type.Optional(members.maxContentLength),
  },
  {
    additionalProperties: false,
    examples: [{ title: 'Hub', maxContentLength: 10485760 }],
  },
);

/** The resource `/admin/v1/api-roots`. */
export const apiRoots: DirectoryResource<'api-root', typeof body> = {
  kind: 'api-root',
  path: 'api-roots',
  noun: 'API root',
  tag: 'API roots',
  name: 'ApiRoot',
  id,
  body,
  members,
  entriesOf: (directory) => directory.apiRoots,
  documentOf: ({ id: _, maxContentLength = 10485760, ...given }) => ({
    ...given,
    maxContentLength,
  }),
};
