/**
 * The free text of an object, as somebody must read it who decides whether it may be shown.
 */
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../base/json.ts';
import { extensionEntry, isStructural, type Redaction } from './profile.ts';
import { redactObject } from './redact.ts';

/** A text, and where it stands. */
export interface FreeText {
  /** As granular markings select it (STIX 2.1 §7.2.3.1): `external_references.[0].description`. */
  readonly property: string;
  readonly text: string;
}

/**
 * Everything that a review of an object's text could bring out, whatever else a profile keeps of it: where nothing of the object is
 * shown without its text, all that it says. In the order of the body; empty where a review changes no form.
 */
export function freeTextOf(object: JsonObject): readonly FreeText[] {
  const redaction = withAllOf(object);
  const reviewed = redactObject(object, redaction, { textReviewed: true }) ?? {};
  const unreviewed = redactObject(object, redaction, { textReviewed: false }) ?? {};
  return Object.entries(reviewed)
    .filter(([name]) => !isStructural(name))
    .flatMap(([name, value]) => gained(value, unreviewed[name], name));
}

/** Whether a review of the text would change the form in which an object is shown. */
export function awaitsReview(object: JsonObject, redaction: Redaction): boolean {
  if (redaction.text !== 'reviewed') return false;
  const [reviewed, unreviewed] = [true, false].map((textReviewed) =>
    redactObject(object, redaction, { textReviewed }),
  );
  return !isDeepStrictEqual(reviewed, unreviewed);
}

/** The form that shows all there is of an object, and its text when it has been reviewed. */
function withAllOf(object: JsonObject): Redaction {
  const extensions = Object.keys(isObject(object.extensions) ? object.extensions : {});
  const kept = [...Object.keys(object), ...extensions.map((key) => extensionEntry + key)];
  return {
    id: 'all',
    types: new Map([[String(object.type), new Set(kept)]]),
    times: 'exact',
    text: 'reviewed',
    samples: 'keep',
  };
}

/** What a value says that another does not. */
function gained(
  value: JsonValue,
  other: JsonValue | undefined,
  property: string,
): readonly FreeText[] {
  if (Array.isArray(value)) return gainedInList(value, other, property);
  if (!isObject(value)) {
    return value === other ? [] : [{ property, text: String(value) }];
  }
  const known = isObject(other) ? other : {};
  return Object.entries(value).flatMap(([name, member]) =>
    gained(member, Object.hasOwn(known, name) ? known[name] : undefined, `${property}.${name}`),
  );
}

/** Where elements were left out, those that are as they were are found wherever they stand now. */
function gainedInList(
  value: readonly JsonValue[],
  other: JsonValue | undefined,
  property: string,
): readonly FreeText[] {
  const others: readonly JsonValue[] = Array.isArray(other) ? other : [];
  const isWhole = others.length === value.length;
  return value.flatMap((element, index) => {
    const counterpart = isWhole
      ? others[index]
      : others.find((one) => isDeepStrictEqual(one, element));
    return gained(element, counterpart, `${property}.[${index}]`);
  });
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
