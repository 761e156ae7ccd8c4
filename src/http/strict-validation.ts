/**
 * Validation that judges and never changes: no coercion, no defaults, nothing removed.
 *
 * Fastify's own validator turns `"7"` into 7 and drops what it does not know; an administrator is told
 * instead. A fault in the body is `unprocessable`, one in the path or the query `malformed`. Header fields
 * have schemas for the API's description only: `entity-tag.ts` judges them, and can say what is wrong.
 */
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import { FaultyRequest, type RequestFault } from './problems.ts';

/** At most this many faults are told of one request. */
const faultsMax = 20;

/** What people call the parts of a request that Fastify names. */
const nameOfPart: ReadonlyMap<string | undefined, string> = new Map([
  ['params', 'path'],
  ['querystring', 'query'],
]);

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  // The schema of labels says the type once, outside its conditions.
  strictTypes: false,
  allowUnionTypes: true,
});
addFormats.default(ajv, ['date-time']);

/** Compiles the schemas of routes; what does not match becomes a `FaultyRequest`. */
export const compileStrictly: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  if (httpPart === 'headers') return () => true;
  const validate = ajv.compile(schema);
  const inBody = httpPart === 'body';
  return (value: unknown) => {
    if (validate(value)) return { value };
    const faults = (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if')
      .slice(0, faultsMax)
      .map((error) => faultOf(error, inBody));
    const problem = inBody
      ? new FaultyRequest('unprocessable', 'the document does not match its schema', faults)
      : new FaultyRequest(
          'malformed',
          `the ${nameOfPart.get(httpPart)} of the request cannot be understood`,
          faults,
        );
    return { error: problem };
  };
};

function faultOf(error: ErrorObject, inBody: boolean): RequestFault {
  const pointer = `${error.instancePath}${extraStep(error)}`;
  const detail = detailOf(error);
  if (inBody) return { detail, pointer: `#${encodeFragment(pointer)}` };
  return { detail, parameter: unescapeStep(pointer.slice(1)) };
}

/** The member that a fault is about, where Ajv names only the object around it. */
function extraStep({ keyword, params }: ErrorObject): string {
  const name: unknown = keyword === 'required' ? params.missingProperty : params.additionalProperty;
  return typeof name === 'string' ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
}

function detailOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'required') return 'must be given';
  if (keyword === 'additionalProperties') return 'is not known here';
  if (keyword === 'enum') return `must be one of ${JSON.stringify(params.allowedValues)}`;
  if (keyword === 'not') return 'is reserved';
  return message ?? 'is not valid';
}

/** A JSON pointer as a URI fragment (RFC 6901 §6), cut to a bounded length. */
function encodeFragment(pointer: string): string {
  return encodeURI(pointer.slice(0, 200).toWellFormed()).replaceAll('#', '%23');
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~').slice(0, 80);
}
