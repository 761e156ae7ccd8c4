/**
 * Variants: hub-owned forms of objects that must not go out as received (design §5, R-2, R-11).
 *
 * What a form shows of an object is the policy's say (`redactObject`); here it becomes an object of the hub's own: with an
 * id and times of its own, the hub's anonymous identity of this audience as creator, TLP set anew, references rewritten to
 * what stands in the audience's log, and those left out that do not stand there.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { formatStixTime, type Micros } from '../base/time.ts';
import { remainingGranular, remainingMarkings } from '../policy/bare-body.ts';
import type { Redaction } from '../policy/profile.ts';
import { altersIdentity, typeAfter } from '../policy/redact.ts';
import { idContributingProperties } from '../stix/tables/identifiers.ts';
import { familyOf } from '../stix/tables/object-types.ts';
import type { VariantRow } from '../store/store.ts';
import { unversioned } from './examine.ts';
import { type HubSecret, keyedUuid } from './hub-secret.ts';

/** What a variant's id is made of. */
export interface VariantName {
  readonly audience: string;
  /** The id as submitted. */
  readonly originId: string;
  readonly redaction: Redaction;
  readonly generation: number;
}

/**
 * The id under which an object's variant stands in an audience's logs. An observable whose value itself
 * is released keeps its id, unless something else may be part of what the id was made of.
 */
export function variantIdOf(
  secret: HubSecret,
  { audience, originId, redaction, generation }: VariantName,
): string {
  const type = typeOf(originId);
  if (keepsId(type, redaction)) return originId;
  const shown = typeAfter(type, redaction) ?? type;
  return keyedIdOf(secret, shown, { audience, originId, redaction: redaction.id, generation });
}

/** The keyed id of a variant that does not keep its original's, shown as an object of this type. */
export function keyedIdOf(
  secret: HubSecret,
  type: string,
  {
    audience,
    originId,
    redaction,
    generation,
  }: Omit<VariantName, 'redaction'> & Pick<VariantRow, 'redaction'>,
): string {
  const parts = [originId, redaction, audience, String(generation)];
  return `${type}--${keyedUuid(secret.variantKey, ...parts)}`;
}

/** The type that an id begins with. */
export function typeOf(id: string): string {
  return id.slice(0, id.indexOf('--'));
}

/** Of a deterministic id nothing may be guessed that is not shown: neither what is redacted nor what is left out. */
function keepsId(type: string, redaction: Redaction): boolean {
  if (familyOf(type) !== 'observable' || altersIdentity(type, redaction)) return false;
  return !idContributingProperties[type]?.some((property) => isReference(property));
}

function isReference(property: string): boolean {
  return property.endsWith('_ref') || property.endsWith('_refs');
}

/** A variant that has been given its times. */
export interface GivenVariant extends VariantRow {
  readonly created: string;
  readonly modified: string;
}

/** What a variant is made from. */
export interface VariantSource {
  /** The object as it may be shown, and as it was submitted: members keep their order. */
  readonly object: JsonObject;
  readonly original: JsonObject;
  readonly id: string;
  readonly creator: string;
  /** The id of the one TLP 2.0 marking that the variant carries. */
  readonly tlpMarking: string;
  /** Under which id something named in the body stands in the log; `undefined`: it is left out. */
  readonly standing: (named: string) => string | undefined;
  readonly created: string;
  readonly modified: string;
}

/** The variant as an object. */
export function variantOf(source: VariantSource): JsonObject {
  const { created_by_ref: _, ...object } = source.object;
  const rewritten = rewriteReferences(object, source.standing) as JsonObject;
  const variant: Record<string, JsonValue> = { ...rewritten, id: source.id };
  if (Object.hasOwn(object, 'created')) {
    variant.created_by_ref = source.creator;
    variant.created = source.created;
    if (Object.hasOwn(object, 'modified')) variant.modified = source.modified;
  }
  const markings = remainingMarkings(rewritten.object_marking_refs);
  variant.object_marking_refs = [...markings, source.tlpMarking];
  const granular = remainingGranular(variant, rewritten.granular_markings);
  if (granular.length > 0) variant.granular_markings = granular;
  else delete variant.granular_markings;
  return inOrderOf(source.original, variant);
}

/** The same members, those that the original has in its order, then the others. */
function inOrderOf(original: JsonObject, object: JsonObject): JsonObject {
  const names = new Set([...Object.keys(original), ...Object.keys(object)]);
  const members = [...names].filter((name) => Object.hasOwn(object, name));
  return Object.fromEntries(members.map((name) => [name, object[name] ?? null]));
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

function rewriteReferences(value: JsonValue, standing: VariantSource['standing']): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((element) => rewriteReferences(element, standing));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([property, member]) => {
      const rewrite = isReference(property) ? rewriteNames : rewriteReferences;
      const left = rewrite(member, standing);
      return left === undefined ? [] : [[property, left]];
    }),
  );
}

/** What is left of an id, or of a list of ids; `undefined` of a list of which nothing is. */
function rewriteNames(
  member: JsonValue,
  standing: VariantSource['standing'],
): JsonValue | undefined {
  const rename = (named: JsonValue) => (typeof named === 'string' ? standing(named) : named);
  if (!Array.isArray(member)) return rename(member);
  const left = (member as readonly JsonValue[]).map(rename).filter((one) => one !== undefined);
  return left.length > 0 || member.length === 0 ? left : undefined;
}
