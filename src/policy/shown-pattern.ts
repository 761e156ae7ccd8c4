/**
 * The pattern of an indicator where free text or exact times may not be shown.
 *
 * A STIX pattern (STIX 2.1 §9) is read and written anew: comments go, and its `START … STOP …` become coarse. Rules in other
 * languages hold prose that nobody can tell from the rest.
 */
import { parsePattern } from '../stix/pattern/parse-pattern.ts';
import type {
  ComparisonExpression,
  Constant,
  ObservationExpression,
  Qualifier,
} from '../stix/pattern/pattern-tree.ts';
import { printPattern } from '../stix/pattern/print-pattern.ts';
import { coarsened } from './coarse-time.ts';
import type { TimesKept } from './profile.ts';

/** What may not be shown of a pattern. */
export interface PatternLimits {
  readonly hidesText: boolean;
  readonly times: TimesKept;
}

/** The pattern as it may be shown; `undefined`: not at all. One that nothing has to be left out of stays as written. */
export function shownPattern(
  pattern: string,
  patternType: unknown,
  { hidesText, times }: PatternLimits,
): string | undefined {
  const isOpen = !hidesText && times === 'exact';
  if (isOpen) return pattern;
  if (patternType !== 'stix') return hidesText ? undefined : pattern;
  const parsed = parsePattern(pattern);
  if (!parsed.ok) return undefined;
  const tree = times === 'exact' ? parsed.tree : withCoarseTimes(parsed.tree, times);
  return tree === undefined ? undefined : printPattern(tree);
}

/** `undefined` where the pattern compares with a moment: made coarse it would look for something else. */
function withCoarseTimes(
  tree: ObservationExpression,
  times: TimesKept,
): ObservationExpression | undefined {
  switch (tree.kind) {
    case 'observation':
      return comparesTimes(tree.comparison) ? undefined : tree;
    case 'qualified': {
      const observation = withCoarseTimes(tree.observation, times);
      const qualifiers = tree.qualifiers.map((one) => coarseQualifier(one, times));
      const all = qualifiers.filter((one) => one !== undefined);
      if (observation === undefined || all.length < qualifiers.length) return undefined;
      return { ...tree, observation, qualifiers: all };
    }
    default: {
      const operands = tree.operands.map((one) => withCoarseTimes(one, times));
      const all = operands.filter((one) => one !== undefined);
      return all.length < operands.length ? undefined : { ...tree, operands: all };
    }
  }
}

function coarseQualifier(qualifier: Qualifier, times: TimesKept): Qualifier | undefined {
  if (qualifier.kind !== 'START') return qualifier;
  const start = coarsened(qualifier.start, times, 'down');
  const stop = coarsened(qualifier.stop, times, 'up');
  return start === undefined || stop === undefined ? undefined : { ...qualifier, start, stop };
}

function comparesTimes(tree: ComparisonExpression): boolean {
  const isTime = ({ kind }: Constant) => kind === 'timestamp';
  switch (tree.kind) {
    case 'comparison':
      return isTime(tree.constant);
    case 'membership':
      return tree.constants.some(isTime);
    case 'existence':
      return false;
    default:
      return tree.operands.some(comparesTimes);
  }
}
