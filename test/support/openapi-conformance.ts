/**
 * Holds answers against the API's own description (OpenAPI 3.1).
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { openapiPath } from '../../src/admin/api.ts';

/** An answer as far as the description speaks of it. */
export interface Answered {
  readonly status: number;
  /** The media type without parameters. */
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly json: any;
}

/** An operation of the description, as far as it is looked into. */
interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Statuses that are about the path or the method itself, before any operation is found. */
const withoutOperation = [401, 404, 405];

/**
 * Reads a description, by default that of the administration; the function returned tells what of an answer
 * contradicts it.
 */
export async function conformance(
  app: FastifyInstance,
  descriptionPath: string = openapiPath,
): Promise<(method: string, url: string, answer: Answered) => readonly string[]> {
  const response = await app.inject({ url: descriptionPath });
  const description: Readonly<Record<string, unknown>> = response.json();
  const paths = description.paths as Paths;
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv, ['date-time']);
  ajv.addSchema({ ...description, $id: 'https://description.test/' });
  const templates = Object.keys(paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));

  return (method, url, { status, type, json }) => {
    const path = templates.find(({ pattern }) => pattern.test(url.split('?')[0] ?? ''))?.path;
    const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
    const operation = path === undefined ? undefined : paths[path]?.[verb];
    if (path === undefined || operation === undefined) {
      return withoutOperation.includes(status) ? [] : [`${status} of no operation`];
    }
    const response = operation.responses[status];
    if (response === undefined) return [`status ${status} is not described`];
    if (response.content === undefined)
      return json === undefined ? [] : ['a body is not described'];
    if (method === 'HEAD') return [];
    if (response.content[type] === undefined) return [`type ${type} is not described`];
    const steps = ['paths', path, verb, 'responses', String(status), 'content', type, 'schema'];
    const pointer = steps
      .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = ajv.getSchema(`https://description.test/#/${pointer}`);
    if (validate === undefined) return [`no schema at ${pointer}`];
    if (validate(json)) return [];
    return [ajv.errorsText(validate.errors)];
  };
}
