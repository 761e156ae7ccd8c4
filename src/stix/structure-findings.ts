/**
 * From errors of structure to findings: the rule made exact, words, a level.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { explainStructure, type StructureError, structureErrorsMax } from './explain-structure.ts';
import type { Finding, FindingLevel, Profile } from './finding.ts';
import type { Schema } from './schema/property-schema.ts';
import { documentSchema } from './schema/schema-documents.ts';
import { describe } from './structure-words.ts';
import {
  hashNamePattern,
  identifierPattern,
  identifierShapePattern,
  millisecondPattern,
  secondPattern,
  timestampPattern,
} from './tables/text-patterns.ts';

/** The most findings about the structure of one object. */
export const structureFindingsMax = 100;

/** Rules that refuse in the strict profile and warn in the default one. */
const warnedByDefault: readonly string[] = ['S-COM-04', 'S-COM-06', 'S-GEN-17', 'S-BUN-03'];

const hashName = new RegExp(hashNamePattern);
const identifier = new RegExp(identifierPattern);
const identifierShape = new RegExp(identifierShapePattern);
const timestamp = new RegExp(timestampPattern);
const idRules: readonly string[] = ['S-ID-01', 'S-ID-02', 'S-BUN-02'];

const schemas = new Map<string, Schema>();

function schemaOf(document: string): Schema {
  const known = schemas.get(document);
  if (known !== undefined) return known;
  const schema = documentSchema(document);
  schemas.set(document, schema);
  return schema;
}

/**
 * The findings of an object by one schema document. `declared`: the object's type comes from an extension,
 * whose own rule says what it needs (S-EXT-07).
 */
export function structureFindings(
  document: string,
  object: JsonObject,
  profile: Profile,
  declared = false,
): readonly Finding[] {
  const errors = explainStructure(schemaOf(document), object);
  const findings = errors.flatMap((error) =>
    exactRules(error, declared).map((rule) => ({
      rule,
      pointer: error.pointer,
      level: levelOf(rule, profile),
      message: describe(rule, error),
    })),
  );
  return bounded(findings, errors.length >= structureErrorsMax);
}

function levelOf(rule: string, profile: Profile): FindingLevel {
  return profile === 'default' && warnedByDefault.includes(rule) ? 'warning' : 'error';
}

function exactRules({ keyword, rules, wanted, value }: StructureError, declared: boolean) {
  if (value === null) return ['S-GEN-02'];
  if (keyword === 'pattern' && typeof value === 'string')
    return rules.map((rule) => patternRule(rule, String(wanted), value));
  if (keyword === 'type' && typeof value === 'number') {
    if (!Number.isFinite(value)) return ['S-GEN-11'];
    if (wanted === 'integer') return ['S-GEN-10'];
  }
  if (rules[0] === 'S-GEN-17') return [hashRule(String(wanted), value)];
  if (declared && rules[0] === 'S-GEN-03') return ['S-EXT-07'];
  return rules;
}

/** Which part of a text's form is broken. */
function patternRule(rule: string, pattern: string, text: string): string {
  if (pattern === millisecondPattern || pattern === secondPattern)
    return timestamp.test(text) ? rule : 'S-GEN-18';
  if (!idRules.includes(rule) && !rule.startsWith('S-REF-') && rule !== 'S-MET-11') return rule;
  if (!identifierShape.test(text)) return 'S-ID-01';
  return identifier.test(text) ? rule : 'S-ID-03';
}

function hashRule(name: string, value: JsonValue | undefined): string {
  return hashName.test(name) && typeof value === 'string' ? 'S-GEN-17' : 'S-GEN-16';
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
