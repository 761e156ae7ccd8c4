/**
 * One object of an envelope, looked at once: is it STIX, what identifies this version, whom does it name.
 *
 * Everything that later steps need to know of a body is read here, so that it is parsed once.
 */
import { hash } from 'node:crypto';
import type { JsonObject, JsonValue } from '../base/json.ts';
import { readSpan } from '../base/json.ts';
import { quote } from '../base/problem.ts';
import { stixTimeKey } from '../base/time.ts';
import type { Labels } from '../policy/labels.ts';
import { labelsOfObject } from '../policy/labels-of-object.ts';
import { judgeMarkings } from '../policy/marking-definitions.ts';
import type { Finding, Profile } from '../stix/finding.ts';
import { isValid, validateParsed } from '../stix/validate.ts';
import type { Reference } from '../store/store.ts';
import { referencesOf } from './references.ts';

/** The version of objects that have neither `modified` nor `created`. */
export const unversioned = '1970-01-01T00:00:00.000Z';

/** An object fit to be contributed. */
export interface Examined {
  readonly object: JsonObject;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly objectId: string;
  readonly type: string;
  readonly version: string;
  readonly versionKey: string;
  readonly createdBy: string | undefined;
  readonly revoked: boolean;
  readonly references: readonly Reference[];
  /** The labels in its body, in either notation; `undefined` where it carries none. */
  readonly ownLabels: Labels | undefined;
  /** What is not as it should be, yet no reason to refuse; `undefined` if nothing. */
  readonly warning: string | undefined;
}

/** Why an object was not taken in, as a failure of the status resource (TAXII 2.1 §4.3.1). */
export interface Refusal {
  readonly id: string;
  readonly version: string;
  readonly message: string;
}

/** The outcome of looking at one object. */
export type Examination =
  | { readonly ok: true; readonly examined: Examined }
  | { readonly ok: false; readonly refusal: Refusal };

/** The most ids one object may name; more than this is no threat intelligence. */
export const referencesMax = 50_000;

const stixId =
  /^[a-z][a-z0-9-]{1,249}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Looks at one object; its bytes are known to be JSON. A definition that is fixed everywhere is kept as
 * it is fixed (`judgeMarkings`). `earlier` are findings of bytes that these stand for.
 */
export function examine(
  bytes: Uint8Array,
  profile: Profile,
  earlier: readonly Finding[] = [],
): Examination {
  const object = readSpan(bytes, { start: 0, end: bytes.length });
  const fault = shapeFault(object);
  if (fault !== undefined) return { ok: false, refusal: refusalOf(object, fault) };
  const stix = object as JsonObject & { id: string; type: string };
  const { findings, kept } = judge(stix, profile);
  if (!isValid(findings)) {
    const errors = findings.filter(({ level }) => level === 'error');
    return { ok: false, refusal: refusalOf(object, findingsText(errors)) };
  }
  if (kept !== undefined) return examine(Buffer.from(JSON.stringify(kept)), profile, findings);
  const version = versionText(stix);
  const versionKey = stixTimeKey(version);
  if (versionKey === undefined) {
    return { ok: false, refusal: refusalOf(object, `${quote(version)} is no STIX timestamp`) };
  }
  const references = referencesOf(stix);
  if (references.length > referencesMax) {
    return { ok: false, refusal: refusalOf(object, `names more than ${referencesMax} objects`) };
  }
  const own = labelsOfObject(stix);
  const warnings = [...earlier, ...findings, ...(own?.findings ?? [])];
  return {
    ok: true,
    examined: {
      object: stix,
      bytes,
      digest: hash('sha256', bytes, 'hex'),
      objectId: stix.id,
      type: stix.type,
      version,
      versionKey,
      createdBy: creatorOf(stix),
      revoked: stix.revoked === true,
      references,
      ownLabels: own?.labels,
      warning: warnings.length === 0 ? undefined : findingsText(warnings),
    },
  };
}

/** Whether an object is STIX and what its marking ids make of it. */
function judge(stix: JsonObject, profile: Profile) {
  const { findings, canonical } = judgeMarkings(stix);
  return { findings: [...validateParsed(stix, profile), ...findings], kept: canonical };
}

/** The most findings that a message tells. */
const findingsTold = 5;

/** Findings as one line: rule, place, words. */
export function findingsText(findings: readonly Finding[]): string {
  const told = findings
    .slice(0, findingsTold)
    .map(({ rule, pointer, message }) => `${rule} ${pointer || '/'}: ${message.en}`);
  const rest = findings.length - told.length;
  return [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

/** Whom an object names as its creator. */
export function creatorOf({ created_by_ref: creator }: JsonObject): string | undefined {
  return typeof creator === 'string' ? creator : undefined;
}

/** The version of an object: `modified`, else `created`, else the constant (TAXII 2.1 §3.4.1, R-19). */
export function versionText(object: JsonObject): string {
  const { modified, created } = object;
  if (typeof modified === 'string') return modified;
  return typeof created === 'string' ? created : unversioned;
}

function shapeFault(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'is no JSON object';
  }
  const { type, id, spec_version: spec } = value as JsonObject;
  if (typeof type !== 'string') return 'has no `type`';
  if (typeof id !== 'string') return 'has no `id`';
  if (!stixId.test(id)) return `${quote(id)} is no STIX identifier`;
  if (!id.startsWith(`${type}--`)) return `${quote(id)} does not begin with its type`;
  if (spec !== undefined && spec !== '2.1') return 'is not of STIX version 2.1';
  return undefined;
}

function refusalOf(value: JsonValue, message: string): Refusal {
  const object = (
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  ) as JsonObject;
  const id = typeof object.id === 'string' ? object.id.slice(0, 300) : 'unknown';
  return { id, version: versionText(object).slice(0, 64), message };
}

/** The id that an object's bytes give it, if any. */
export function identifierIn(bytes: Uint8Array): string | undefined {
  const object = readSpan(bytes, { start: 0, end: bytes.length });
  return shapeFault(object) === undefined ? String((object as JsonObject).id) : undefined;
}
