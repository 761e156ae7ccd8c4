/**
 * STIX objects as TypeScript sees them: views of checked JSON, derived from the tables, so that a property
 * and its type are written once. Nothing is ever built or rewritten through them.
 */
import type { JsonObject } from '../base/json.ts';
import type {
  commonProperties,
  metaApplicability,
  observableApplicability,
  versionedApplicability,
} from './tables/common-properties.ts';
import type { domainObjects } from './tables/domain-objects.ts';
import type { metaObjects } from './tables/meta-objects.ts';
import type { NestedTypeName, nestedTypes } from './tables/nested-types.ts';
import type { ObjectTypeName } from './tables/object-types.ts';
import type { observables } from './tables/observables.ts';
import type { predefinedExtensions } from './tables/predefined-extensions.ts';
import type { Kind } from './tables/property.ts';
import type { relationshipObjects } from './tables/relationship-objects.ts';
import type { EnumerationName, enumerations } from './tables/vocabularies.ts';

/** What a property of this kind holds. */
export type ValueOf<K> = K extends { kind: 'boolean' }
  ? boolean
  : K extends { kind: 'integer' | 'float' }
    ? number
    : K extends { kind: 'hashes' }
      ? Readonly<Record<string, string>>
      : K extends { kind: 'enumeration'; name: infer N extends EnumerationName }
        ? (typeof enumerations)[N][number]
        : K extends { kind: 'list'; of: infer E }
          ? readonly ValueOf<E>[]
          : K extends { kind: 'nested'; type: infer T extends NestedTypeName }
            ? NestedObject<T>
            : K extends { kind: 'extensions' | 'container' }
              ? Readonly<Record<string, JsonObject>>
              : K extends { kind: 'dictionary' }
                ? DictionaryOf<K>
                : string;

type DictionaryOf<K> = K extends { of?: infer E extends readonly [Kind, ...Kind[]] }
  ? Readonly<Record<string, ValueOf<E[number]>>>
  : JsonObject;

type RequiredNames<P> = { [N in keyof P]: P[N] extends { required: true } ? N : never }[keyof P];

/** The object that a table of properties describes. */
export type ObjectOf<P> = {
  readonly [N in RequiredNames<P>]: ValueOf<P[N]>;
} & { readonly [N in Exclude<keyof P, RequiredNames<P>>]?: ValueOf<P[N]> };

/** An object of a nested type: `NestedObject<'external-reference'>`. */
export type NestedObject<T extends NestedTypeName> = ObjectOf<
  (typeof nestedTypes)[T]['properties']
>;

/** What a predefined extension holds: `PredefinedExtensionObject<'ntfs-ext'>`. */
export type PredefinedExtensionObject<N extends keyof typeof predefinedExtensions> = ObjectOf<
  (typeof predefinedExtensions)[N]['properties']
>;

type Common = typeof commonProperties & { readonly spec_version: { readonly kind: 'string' } };
type CommonOf<A extends { required: readonly string[]; optional: readonly string[] }> = {
  readonly [N in A['required'][number] & keyof Common]: ValueOf<Common[N]>;
} & { readonly [N in A['optional'][number] & keyof Common]?: ValueOf<Common[N]> };

type Tables = typeof domainObjects &
  typeof relationshipObjects &
  typeof observables &
  typeof metaObjects;

type ApplicabilityOf<T extends ObjectTypeName> = T extends keyof typeof metaApplicability
  ? (typeof metaApplicability)[T]
  : T extends keyof typeof observables
    ? typeof observableApplicability
    : typeof versionedApplicability;

/** The object of one type: `StixObjectOf<'indicator'>`. */
export type StixObjectOf<T extends ObjectTypeName> = {
  readonly type: T;
  readonly id: `${T}--${string}`;
} & Omit<CommonOf<ApplicabilityOf<T>>, keyof Tables[T]['properties']> &
  ObjectOf<Tables[T]['properties']>;

/** Any object of a type that the specification defines, told apart by `type`. */
export type StixObject = { [T in ObjectTypeName]: StixObjectOf<T> }[ObjectTypeName];

/**
 * Views an object as one of a type, by its `type` alone. Its properties are as the view says only if
 * `checkStructure` has found no error in it.
 */
export function hasType<T extends ObjectTypeName>(
  object: JsonObject,
  type: T,
): object is JsonObject & StixObjectOf<T> {
  return object.type === type;
}
