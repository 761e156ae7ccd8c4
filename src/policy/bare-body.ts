/**
 * A body without what the hub joins into its forms: handling labels in either notation, and TLP.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { handlingMarkingOf } from './handling-markings.ts';
import { envelopeLabelsName } from './labels.ts';
import { tlpOfMarking } from './tlp.ts';
import { handlingExtensionId } from './vocabulary.ts';

/**
 * The object without handling labels, wherever they may stand, and without TLP, which a variant gets anew. What is empty
 * then goes, and granular markings that select nothing any more. Everything else is as it was.
 */
export function bareBody(object: JsonObject): JsonObject {
  const {
    extensions,
    object_marking_refs: refs,
    granular_markings: granular,
    ...rest
  } = withoutOwnLabels(object);
  const markings = remainingMarkings(refs);
  const bare: Record<string, JsonValue> = { ...rest };
  if (extensions !== undefined) bare.extensions = extensions;
  if (markings.length > 0) bare.object_marking_refs = markings;
  const remaining = remainingGranular(bare, granular);
  if (remaining.length > 0) bare.granular_markings = remaining;
  return bare;
}

function withoutOwnLabels(object: JsonObject): JsonObject {
  const { extensions, [envelopeLabelsName]: _, ...rest } = object;
  if (!isObject(extensions)) return extensions === undefined ? rest : { ...rest, extensions };
  const kept = Object.entries(extensions).filter(([id]) => id !== handlingExtensionId);
  return kept.length === 0 ? rest : { ...rest, extensions: Object.fromEntries(kept) };
}

/** Of an object's `object_marking_refs` those that a variant keeps. */
export function remainingMarkings(markings: JsonValue | undefined): readonly JsonValue[] {
  return listOf(markings).filter((id) => typeof id === 'string' && !isJoined(id));
}

/** TLP is joined into the variant's own, and labels into its form: no variant names either. */
function isJoined(marking: string): boolean {
  return tlpOfMarking(marking) !== undefined || handlingMarkingOf(marking) !== undefined;
}

/**
 * Of these granular markings those that a variant of this body keeps: not what is joined, nor what selects something that
 * is gone. `moved` gives a selector its place in the body, where it has another than it says; `undefined`: none.
 */
export function remainingGranular(
  body: JsonObject,
  granular: JsonValue | undefined,
  moved: (selector: string) => string | undefined = (selector) => selector,
): readonly JsonValue[] {
  return listOf(granular).flatMap((marking) => {
    if (!isObject(marking)) return [];
    const { marking_ref: reference } = marking;
    if (typeof reference === 'string' && isJoined(reference)) return [];
    const selectors = listOf(marking.selectors).flatMap((selector) => {
      const place = typeof selector === 'string' ? moved(selector) : undefined;
      return place !== undefined && selects(body, place) ? [place] : [];
    });
    return selectors.length === 0 ? [] : [{ ...marking, selectors }];
  });
}

/** Whether a granular marking's selector (STIX 2.1 §7.2.3.1) names something that is there. */
function selects(object: JsonObject, selector: string): boolean {
  let value: JsonValue | undefined = object;
  for (const step of selector.split('.')) {
    const index = /^\[(\d+)\]$/.exec(step)?.[1];
    if (index !== undefined) value = listOf(value)[Number(index)];
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (value === undefined) return false;
  }
  return true;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
