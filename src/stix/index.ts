/**
 * The library of STIX 2.1: validator, pattern parser, deterministic identifiers, comparison of versions.
 * Everything here may be relied on; whatever is not exported here may change.
 */
export type { JsonLimits, JsonObject, JsonValue } from '../base/json.ts';
export type { Language, Words } from '../base/words.ts';
export {
  type Content,
  type ContentKind,
  type ContentVerdict,
  contentLimits,
  openContent,
  validateContent,
} from './content.ts';
export type { Finding, FindingLevel, Profile } from './finding.ts';
export { observableId } from './observable-id.ts';
export { checkPattern, type PatternCheckOptions } from './pattern/check-pattern.ts';
export { type PatternLimits, parsePattern, patternLimits } from './pattern/parse-pattern.ts';
export type { PatternFault } from './pattern/pattern-fault.ts';
export type { ObservationExpression } from './pattern/pattern-tree.ts';
export { printPattern } from './pattern/print-pattern.ts';
export {
  hasType,
  type NestedObject,
  type PredefinedExtensionObject,
  type StixObject,
  type StixObjectOf,
} from './stix-object.ts';
export {
  findingsMax,
  isValid,
  type ObjectLimits,
  objectLimits,
  type ValidateOptions,
  type Verdict,
  validateBytes,
  validateObject,
  validateParsed,
} from './validate.ts';
export { compareVersions, isRepeat, type ObjectVersion } from './versioning.ts';
