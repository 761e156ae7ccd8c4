/**
 * S-SDO-01: the pattern of an indicator is read in the language that the indicator says (STIX 2.1 §4.7).
 */
import type { JsonObject } from '../../base/json.ts';
import type { Finding, Profile } from '../finding.ts';
import { checkPattern } from '../pattern/check-pattern.ts';
import { pointerTo } from './rule.ts';

const otherVersion = {
  en: 'the pattern is of another version of the language; its faults are only warnings',
  ja: 'パターンは別の版の言語で書かれています。誤りは警告にとどめます',
};

/**
 * The faults of an indicator's STIX pattern: S-SDO-01 says that it is none, the rules S-PAT say why. A
 * pattern said to be of another version than 2.1 is read all the same, and its faults are warnings.
 */
export function checkIndicatorPattern(object: JsonObject, profile: Profile): readonly Finding[] {
  const { pattern, pattern_type, pattern_version } = object;
  if (pattern_type !== 'stix' || typeof pattern !== 'string') return [];
  const findings = checkPattern(pattern, { profile });
  if (findings.length === 0) return findings;
  const isOther = typeof pattern_version === 'string' && !/^2\.1(?:\.|$)/.test(pattern_version);
  const placed = findings.map((finding): Finding => {
    const pointer = pointerTo('', 'pattern') + finding.pointer;
    return { ...finding, pointer, level: isOther ? 'warning' : finding.level };
  });
  if (isOther) {
    return [
      { rule: 'S-SDO-01', pointer: '/pattern_version', level: 'warning', message: otherVersion },
      ...placed,
    ];
  }
  return placed;
}
