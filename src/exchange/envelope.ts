/**
 * The body of a POST, taken apart without losing a byte (TAXII 2.1 §3.7, §5.5).
 *
 * An envelope or a STIX bundle is accepted: a bundle is a container, its own properties are ignored.
 * Each object keeps the bytes it came with; the whole text is checked first, so that the parts parse.
 */
import type { JsonFault, JsonLimits, JsonSpan, JsonValue } from '../base/json.ts';
import { outlineJson, readSpan } from '../base/json.ts';
import { Problem, quote } from '../base/problem.ts';

/**
 * A body taken apart: the bytes of each object, the labels that came with the envelope, and for whom
 * its submitter delivers it (M-41).
 */
export interface Envelope {
  readonly objects: readonly Uint8Array[];
  readonly labels: JsonValue | undefined;
  readonly onBehalfOf: string | undefined;
}

/** How much a body may hold; its size in bytes is limited before it gets here. */
export interface EnvelopeLimits extends JsonLimits {
  readonly objectsMax: number;
}

const faultWords: Readonly<Record<JsonFault['kind'], string>> = {
  syntax: 'the body is not well-formed JSON',
  encoding: 'the body is not valid UTF-8',
  'duplicate-name': 'the body names a member twice',
  surrogate: 'the body holds an unpaired surrogate',
  number: 'the body holds a number that JSON programs do not agree on',
  depth: 'the body is nested too deeply',
  members: 'the body has too many members',
};

/**
 * Takes a body apart. Problems: `malformed` for what is not I-JSON, `unprocessable` for what is no
 * envelope, `tooLarge` for more objects than are taken at once.
 */
export function readEnvelope(body: Uint8Array, limits: EnvelopeLimits): Envelope {
  const outline = outlineJson(body, 'objects', limits);
  if (!outline.ok) throw faultProblem(outline.fault);
  const { members, elements } = outline.value;
  if (elements === undefined || elements.length === 0) {
    throw new Problem('unprocessable', 'the body is no envelope: it has no list `objects`');
  }
  if (elements.length > limits.objectsMax) {
    throw new Problem('tooLarge', `the envelope holds more than ${limits.objectsMax} objects`);
  }
  const slice = ({ start, end }: JsonSpan) => body.subarray(start, end);
  const member = (name: string) => {
    const span = members.get(name);
    return span === undefined ? undefined : readSpan(body, span);
  };
  return {
    objects: elements.map(slice),
    labels: member('x_sekisho_labels'),
    onBehalfOf: principalOf(member(onBehalfOfName)),
  };
}

/** The envelope's property that says for whom a proxy delivers (M-41). */
export const onBehalfOfName = 'x_sekisho_on_behalf_of';

/** The longest reference to one on whose behalf something is delivered, in UTF-16 units. */
export const onBehalfOfMax = 256;

/** A reference that is not understood is refused: a consent that it stands for could not be withdrawn later. */
function principalOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const fits = typeof value === 'string' && value !== '' && value.length <= onBehalfOfMax;
  if (fits) return value;
  const name = quote(onBehalfOfName);
  throw new Problem('unprocessable', `${name} must be a text of 1 to ${onBehalfOfMax} characters`);
}

function faultProblem({ kind, offset, message }: JsonFault): Problem {
  return new Problem('malformed', `${faultWords[kind]} (at byte ${offset}: ${message})`);
}
