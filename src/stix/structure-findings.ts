/**
 * From what a generated validator reports to findings: the rule made exact, a pointer, words, a level.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import type { Finding, Profile } from './finding.ts';
import { structureErrorsMax } from './generated/validators.ts';
import { isObject, pointerTo } from './rules/rule.ts';
import { describe } from './structure-words.ts';
import {
  hashNamePattern,
  identifierPattern,
  identifierShapePattern,
  millisecondPattern,
  secondPattern,
  timestampPattern,
} from './tables/text-patterns.ts';

/** What a generated validator says about one failing keyword. */
export interface StructureError {
  readonly instancePath: string;
  /** The ids of the rules it follows, a blank between them; empty if another error speaks for it. */
  readonly rule: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The most findings about the structure of one object. */
export const structureFindingsMax = 100;

/** Rules that refuse in the strict profile and warn in the default one. */
const warnedByDefault: readonly string[] = ['S-COM-04', 'S-COM-06', 'S-GEN-17', 'S-BUN-03'];

const hashName = new RegExp(hashNamePattern);
const identifier = new RegExp(identifierPattern);
const identifierShape = new RegExp(identifierShapePattern);
const timestamp = new RegExp(timestampPattern);
const idRules: readonly string[] = ['S-ID-01', 'S-ID-02', 'S-BUN-02'];

/**
 * The findings for a validator's errors. `declared`: the object's type comes from an extension, whose own
 * rule says what it needs (S-EXT-07).
 */
export function structureFindings(
  errors: readonly (StructureError | undefined)[],
  object: JsonObject,
  profile: Profile,
  declared = false,
): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const error of errors) {
    if (error === undefined || error.rule === '') continue;
    for (const finding of findingsOf(error, object, profile, declared)) {
      const { rule, pointer, message } = finding;
      findings.set(`${rule} ${pointer} ${message.en}`, finding);
    }
  }
  return bounded([...findings.values()], errors.length >= structureErrorsMax);
}

function findingsOf(
  error: StructureError,
  object: JsonObject,
  profile: Profile,
  declared: boolean,
): readonly Finding[] {
  const value = valueAt(object, error.instancePath);
  const name = offendingName(error);
  const pointer = name === undefined ? error.instancePath : pointerTo(error.instancePath, name);
  return exactRules(error, value, declared).map((rule) => ({
    rule,
    pointer,
    level: profile === 'default' && warnedByDefault.includes(rule) ? 'warning' : 'error',
    message: describe({ ...error, rule }, value),
  }));
}

/** The member whose name is at fault, rather than the object that has it. */
function offendingName({ keyword, params }: StructureError): string | undefined {
  if (keyword === 'propertyNames') return String(params.propertyName);
  return keyword === 'additionalProperties' ? String(params.additionalProperty) : undefined;
}

function exactRules(error: StructureError, value: JsonValue | undefined, declared: boolean) {
  const rules = error.rule.split(' ');
  if (value === null) return ['S-GEN-02'];
  if (error.keyword === 'pattern' && typeof value === 'string')
    return rules.map((rule) => patternRule(rule, error.params.pattern, value));
  if (error.keyword === 'type' && typeof value === 'number') {
    if (!Number.isFinite(value)) return ['S-GEN-11'];
    if (error.params.type === 'integer') return ['S-GEN-10'];
  }
  if (error.rule === 'S-GEN-17') return [hashRule(value, String(error.params.additionalProperty))];
  if (declared && error.rule === 'S-GEN-03') return ['S-EXT-07'];
  return rules;
}

/** Which part of a text's form is broken. */
function patternRule(rule: string, pattern: unknown, text: string): string {
  const source = pattern instanceof RegExp ? pattern.source : '';
  if (source === millisecondPattern || source === secondPattern)
    return timestamp.test(text) ? rule : 'S-GEN-18';
  if (!idRules.includes(rule) && !rule.startsWith('S-REF-') && rule !== 'S-MET-11') return rule;
  if (!identifierShape.test(text)) return 'S-ID-01';
  return identifier.test(text) ? rule : 'S-ID-03';
}

function hashRule(hashes: JsonValue | undefined, name: string): string {
  const value = isObject(hashes) ? hashes[name] : undefined;
  if (value === null) return 'S-GEN-02';
  return hashName.test(name) && typeof value === 'string' ? 'S-GEN-17' : 'S-GEN-16';
}

function valueAt(object: JsonObject, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
  }
  return value;
}

/** Errors first where not all fit; whoever has more faults than can be kept is refused. */
function bounded(findings: readonly Finding[], cut: boolean): readonly Finding[] {
  if (!cut && findings.length <= structureFindingsMax) return findings;
  const errors = findings.filter((finding) => finding.level === 'error');
  const warnings = findings.filter((finding) => finding.level !== 'error');
  const kept = [...errors, ...warnings].slice(0, structureFindingsMax);
  return cut ? [...kept, tooMany] : kept;
}

const tooMany: Finding = {
  rule: 'L-FAULTS',
  pointer: '',
  level: 'error',
  message: {
    en: `the object has ${structureErrorsMax} faults or more`,
    ja: `オブジェクトの誤りが ${structureErrorsMax} 件以上あります`,
  },
};
