/**
 * What the schema cannot say about the rules and invariants of a pack: names used twice, audiences nobody
 * declared, rules that contradict each other.
 */
import { quote } from '../base/problem.ts';
import type { Invariant, PackAudience, PackFinding, Rule, RuleAxis } from './pack.ts';
import { type DocumentPath, fault, type Position } from './pack-document.ts';
import { effects } from './vocabulary.ts';

/** All faults among these rules, in the order of the text. */
export function checkRules(
  rules: readonly Rule[],
  audiences: ReadonlyMap<string, PackAudience>,
  positionOf: (path: DocumentPath) => Position,
): PackFinding[] {
  return rules.flatMap((rule, index) => {
    const earlier = rules.slice(0, index);
    const at = (name: string) => positionOf(['rules', index, name]);
    return [
      ...duplicate(rule, earlier, at('id')),
      ...undeclared(rule, audiences, at('audience')),
      ...contradicted(rule, rules, at('effect')),
    ];
  });
}

/** All faults among these invariants, in the order of the text. */
export function checkInvariants(
  invariants: readonly Invariant[],
  audiences: ReadonlyMap<string, PackAudience>,
  positionOf: (path: DocumentPath) => Position,
): PackFinding[] {
  return invariants.flatMap((invariant, index) => [
    ...duplicate(invariant, invariants.slice(0, index), positionOf(['invariants', index, 'id'])),
    ...undeclared(invariant, audiences, positionOf(['invariants', index, 'never', 'audience'])),
  ]);
}

type Named = Pick<Rule, 'id'>;

function duplicate(rule: Named, earlier: readonly Named[], place: Position): PackFinding[] {
  if (!earlier.some(({ id }) => id === rule.id)) return [];
  const id = quote(rule.id);
  return [fault('P-DUPLICATE', place, `the id ${id} is used twice`, `ID ${id} が重複している`)];
}

function undeclared(
  rule: Pick<Rule, 'audiences'>,
  audiences: ReadonlyMap<string, PackAudience>,
  place: Position,
): PackFinding[] {
  const named = rule.audiences === 'any' ? [] : rule.audiences;
  return named
    .filter((id) => !audiences.has(id))
    .map((id) =>
      fault(
        'P-AUDIENCE',
        place,
        `the audience ${quote(id)} is not declared`,
        `対象者 ${quote(id)} は宣言されていない`,
      ),
    );
}

/** A stricter rule that covers all points of this one: this one can never have its effect. */
function contradicted(rule: Rule, rules: readonly Rule[], place: Position): PackFinding[] {
  const stricter = rules.find(
    (other) =>
      other.gate === rule.gate &&
      effects.indexOf(other.effect) > effects.indexOf(rule.effect) &&
      covers(other, rule),
  );
  return stricter === undefined ? [] : [contradiction(rule, stricter, place)];
}

/** The finding that a stricter rule takes all its effect from a rule. */
export function contradiction(rule: Rule, stricter: Rule, place: Position): PackFinding {
  const [id, other] = [quote(rule.id), quote(stricter.id)];
  return fault(
    'P-CONTRADICTION',
    place,
    `${id} can never have its effect: ${other} says otherwise wherever it applies`,
    `${id} は効果を持ち得ない。適用されるすべての場合について ${other} が異なる判断を示す`,
  );
}

function covers(broad: Rule, narrow: Rule): boolean {
  const axes = Object.keys(broad.when) as RuleAxis[];
  const within = axes.every((axis) => {
    const values = narrow.when[axis];
    return values?.every((value) => broad.when[axis]?.includes(value));
  });
  if (!within) return false;
  if (broad.audiences === 'any') return true;
  const reach = broad.audiences;
  return narrow.audiences !== 'any' && narrow.audiences.every((id) => reach.includes(id));
}
