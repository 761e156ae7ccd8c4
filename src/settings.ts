/**
 * What the schemas of settings have in common.
 */
import { type TProperties, type TSchema, Type } from 'typebox';

/** A schema whose value may come from an environment variable. */
export function fromEnvironment<S extends TSchema>(name: string, schema: S): S {
  return { ...schema, 'x-env': name };
}

/** A group of settings of which each has a default. */
export function strict<P extends TProperties>(properties: P, description: string) {
  return Type.Object(properties, { additionalProperties: false, default: {}, description });
}
