/**
 * Checks STIX patterns: the form, then every rule S-PAT that a form cannot say.
 */
import type { Finding, Profile } from '../finding.ts';
import { checkComparisons } from './check-comparison.ts';
import { checkQualifiers } from './check-qualifier.ts';
import type { Judge } from './judge.ts';
import { type PatternLimits, parsePattern } from './parse-pattern.ts';
import type { ObservationExpression } from './pattern-tree.ts';

/** How a pattern is checked. */
export interface PatternCheckOptions {
  /** Left out: `default`. */
  readonly profile?: Profile;
  /** Left out: `patternLimits`. */
  readonly limits?: PatternLimits;
}

/**
 * The faults of a pattern of `pattern_type` `stix`, in a stable order; empty when there are none.
 * The pointers are empty: the caller puts its own in front. Never throws for a text.
 */
export function checkPattern(text: string, options: PatternCheckOptions = {}): Finding[] {
  const parsed = parsePattern(text, options.limits);
  if (!parsed.ok) {
    return parsed.faults.map(({ rule, message }) => ({
      rule,
      pointer: '',
      level: 'error',
      message,
    }));
  }
  const judge: Judge = { profile: options.profile ?? 'default', findings: [] };
  checkObservation(judge, parsed.tree);
  return judge.findings;
}

function checkObservation(judge: Judge, tree: ObservationExpression): void {
  switch (tree.kind) {
    case 'observation':
      checkComparisons(judge, tree);
      break;
    case 'qualified':
      checkObservation(judge, tree.observation);
      checkQualifiers(judge, tree.qualifiers);
      break;
    default:
      for (const operand of tree.operands) checkObservation(judge, operand);
  }
}
