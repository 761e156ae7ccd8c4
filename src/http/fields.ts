/**
 * Fields that several documents of the administration share, as schemas. Every text has a bound.
 */
import { Type } from 'typebox';

/** Text of one line: no control characters. */
export function line(description: string, maxLength = 256) {
  return Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[^\\u0000-\\u001f\\u007f]*$',
    description,
  });
}

/** Text that may run over several lines. */
export function text(description: string, maxLength = 4096) {
  return Type.String({ minLength: 1, maxLength, description });
}

/** An id that the administrator chooses: a path segment that needs no escaping. */
export function slug(description: string, reserved: readonly string[] = []) {
  return Type.String({
    pattern: '^[a-z0-9][a-z0-9._-]{0,63}$',
    description,
    ...(reserved.length > 0 && { not: { enum: reserved } }),
  });
}

/** The id of an audience: what labels and packs can name. */
export function audienceId(description: string) {
  return Type.String({ pattern: '^[a-z][a-z0-9_-]{0,63}$', description });
}

/** A version 4 UUID in lower case (TAXII 2.1 §5.2). */
export function uuid(description: string) {
  return Type.String({
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    description,
  });
}

/** The query of a request that has no parameters; any other is refused. */
export const noQuery = Type.Object({}, { additionalProperties: false });
