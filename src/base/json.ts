/**
 * JSON as it arrives: bounded, strict (RFC 8259, I-JSON RFC 7493), its bytes findable again.
 */

/** Any JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; names are the wire's own. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** How large a text may be inside; its size in bytes is the caller's to limit. */
export interface JsonLimits {
  /** The deepest nesting of arrays and objects; the outermost counts as 1. */
  readonly depthMax: number;
  /** The most members that all objects of the text may have together. */
  readonly membersMax: number;
}

/** Why a text was refused. `offset` counts bytes from the start of the text. */
export interface JsonFault {
  readonly kind:
    | 'syntax'
    | 'encoding'
    | 'duplicate-name'
    | 'surrogate'
    | 'number'
    | 'depth'
    | 'members';
  readonly offset: number;
  /** Lower case, no full stop, may be shown. */
  readonly message: string;
}

/** Where a value stands in the bytes: from `start` up to and without `end`. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/** A result, or the fault that prevented it. */
export type JsonOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: JsonFault };

/** The members of an outermost object, by name, and the elements of one member that is an array. */
export interface JsonOutline {
  readonly members: ReadonlyMap<string, JsonSpan>;
  /** `undefined` when the member is absent or is no array. */
  readonly elements: readonly JsonSpan[] | undefined;
}
