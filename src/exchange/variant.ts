/**
 * Variants: hub-owned forms of objects that must not go out as received (design §5, R-2, R-11).
 *
 * The least profile, `strip-handling`: without handling labels in either notation, with the hub's anonymous
 * identity of this audience as creator, TLP set anew, references rewritten to what stands in the audience's log.
 * Everything else is as the submitter wrote it.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { formatStixTime, type Micros } from '../base/time.ts';
import { handlingMarkingOf } from '../policy/handling-markings.ts';
import { envelopeLabelsName } from '../policy/labels.ts';
import { tlpAlias, tlpOfMarking } from '../policy/tlp.ts';
import { handlingExtensionId, stripHandling } from '../policy/vocabulary.ts';
import { idContributingProperties } from '../stix/tables/identifiers.ts';
import { familyOf } from '../stix/tables/object-types.ts';
import type { VariantRow } from '../store/store.ts';
import { unversioned } from './examine.ts';
import { type HubSecret, keyedUuid } from './hub-secret.ts';

/** The profile's name, part of what a variant's id is made of. */
const profile = stripHandling;

/**
 * The id under which an object's variant stands in an audience's logs. An observable whose value itself
 * is released keeps its id, unless handling labels may be part of what the id was made of.
 */
export function variantIdOf(
  secret: HubSecret,
  audience: string,
  objectId: string,
  generation: number,
): string {
  const type = objectId.slice(0, objectId.indexOf('--'));
  const keepsId = familyOf(type) === 'observable' && !isIdentifiedByExtensions(type);
  if (keepsId) return objectId;
  return `${type}--${keyedUuid(secret.variantKey, objectId, profile, audience, String(generation))}`;
}

/** Handling labels may be part of what the deterministic id of such a type was made of (STIX 2.1 §2.9). */
function isIdentifiedByExtensions(type: string): boolean {
  return idContributingProperties[type]?.includes('extensions') ?? false;
}

/** A variant that has been given its times. */
export interface GivenVariant extends VariantRow {
  readonly created: string;
  readonly modified: string;
}

/** What a variant is made from. */
export interface VariantSource {
  readonly object: JsonObject;
  readonly id: string;
  readonly creator: string;
  /** The id of the one TLP 2.0 marking that the variant carries. */
  readonly tlpMarking: string;
  /** Under which id a named object stands in the log, if it does. */
  readonly released: (objectId: string) => string | undefined;
  readonly created: string;
  readonly modified: string;
}

/** Writes the variant as JSON. */
export function renderVariant(source: VariantSource): Uint8Array {
  const { object } = source;
  const bare = withoutHandling(object);
  const rewritten = rewriteReferences(bare, source.released) as JsonObject;
  const variant: Record<string, JsonValue> = { ...rewritten, id: source.id };
  if (Object.hasOwn(object, 'created')) {
    variant.created_by_ref = source.creator;
    variant.created = source.created;
    if (Object.hasOwn(object, 'modified')) variant.modified = source.modified;
  }
  const markings = remainingMarkings(rewritten.object_marking_refs);
  variant.object_marking_refs = [...markings, source.tlpMarking];
  const granular = remainingGranular(variant);
  if (granular.length > 0) variant.granular_markings = granular;
  else delete variant.granular_markings;
  return Buffer.from(JSON.stringify(variant));
}

/** The version of a variant, given the original's: as the log keeps it. */
export function variantVersion(
  type: string,
  original: string,
  row: Pick<GivenVariant, 'created' | 'modified'>,
): string {
  if (original === unversioned) return unversioned;
  return unmodifiedTypes.has(type) ? row.created : row.modified;
}

/** Types that are created once and never modified (STIX 2.1 §7.2). */
const unmodifiedTypes: ReadonlySet<string> = new Set(['marking-definition']);

/** A `modified` for a changed variant body: now, but always later than the last one given. */
export function laterModified(now: Micros, last: string | undefined): string {
  const floor = last === undefined ? 0 : Date.parse(last) * 1000 + 1000;
  return formatStixTime(Math.max(now, floor));
}

/** An object without labels in any place they may stand. */
function withoutHandling(object: JsonObject): JsonObject {
  const { extensions, [envelopeLabelsName]: _, ...rest } = object;
  if (typeof extensions !== 'object' || extensions === null || Array.isArray(extensions)) {
    return extensions === undefined ? rest : { ...rest, extensions };
  }
  const kept = Object.entries(extensions).filter(([id]) => id !== handlingExtensionId);
  return kept.length === 0 ? rest : { ...rest, extensions: Object.fromEntries(kept) };
}

const keptReferences: ReadonlySet<string> = new Set(['created_by_ref']);

function rewriteReferences(value: JsonValue, released: VariantSource['released']): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((element) => rewriteReferences(element, released));
  }
  const rename = (target: JsonValue) =>
    typeof target === 'string' ? (released(target) ?? tlpAlias(target) ?? target) : target;
  return Object.fromEntries(
    Object.entries(value).map(([property, member]) => {
      if (keptReferences.has(property)) return [property, member];
      if (property.endsWith('_ref')) return [property, rename(member)];
      if (property.endsWith('_refs') && Array.isArray(member)) {
        return [property, (member as readonly JsonValue[]).map(rename)];
      }
      return [property, rewriteReferences(member, released)];
    }),
  );
}

function remainingMarkings(markings: JsonValue | undefined): readonly JsonValue[] {
  if (!Array.isArray(markings)) return [];
  return (markings as readonly JsonValue[]).filter((id) => typeof id === 'string' && !isJoined(id));
}

/** TLP is joined into the variant's own, and labels into its form: no variant names either. */
function isJoined(marking: string): boolean {
  return tlpOfMarking(marking) !== undefined || handlingMarkingOf(marking) !== undefined;
}

/** What is joined goes, and what selects a property that is gone. */
function remainingGranular(object: JsonObject): readonly JsonValue[] {
  const { granular_markings: granular } = object;
  if (!Array.isArray(granular)) return [];
  return (granular as readonly JsonObject[]).flatMap((marking) => {
    const reference = marking.marking_ref;
    if (typeof reference === 'string' && isJoined(reference)) return [];
    const selectors = Array.isArray(marking.selectors) ? marking.selectors : [];
    const kept = selectors.filter(
      (selector) => typeof selector === 'string' && selects(object, selector),
    );
    return kept.length === 0 ? [] : [{ ...marking, selectors: kept }];
  });
}

/** Whether a granular-marking selector (STIX 2.1 §7.2.3.1) names something that is there. */
function selects(object: JsonObject, selector: string): boolean {
  let value: JsonValue | undefined = object;
  for (const step of selector.split('.')) {
    if (typeof value !== 'object' || value === null) return false;
    const index = /^\[(\d+)\]$/.exec(step)?.[1];
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
    else value = Array.isArray(value) ? undefined : (value as JsonObject)[step];
    if (value === undefined) return false;
  }
  return true;
}
