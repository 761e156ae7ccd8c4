/**
 * The decision: what an audience gets of everything that shares one decision key.
 *
 * Every gate is asked by itself: among its rules that apply the strictest effect counts, and where none
 * applies the gate withholds. The verdict is the strictest answer of all gates. Two gates are the hub's
 * own and no pack opens them: `known` (an unknown axis releases nothing) and `form` (a body with handling
 * labels, or one that names a source which is not to be named, does not go out as received: ).
 */
import type { Words } from '../base/words.ts';
import type { DecisionKey } from './decision-key.ts';
import type { Pack, Rule, RuleAxis } from './pack.ts';
import { type Effect, effects, type PackGate, packGates, type RuleStatus } from './vocabulary.ts';

/** A gate of a pack, or one of the hub's own. */
export type Gate = PackGate | 'known' | 'form';

/** All gates, in the order in which a verdict names their rules. */
export const gates: readonly Gate[] = ['known', ...packGates, 'form'];

/** A rule that determined what its gate said. */
export interface DecidingRule {
  readonly gate: Gate;
  readonly rule: string;
  readonly effect: Effect;
  /** A paragraph of the source digest (`M-20`) or a ruling (`R-1`). */
  readonly citation: string;
  readonly status: RuleStatus;
  readonly reason: Words;
}

/** What happens, and which rules of which gates determined it, gate by gate. */
export interface Verdict {
  readonly effect: Effect;
  readonly rules: readonly DecidingRule[];
}

/** Decides. Pure and total: any key and any audience id, also one that the pack never heard of. */
export function decide(pack: Pack, key: DecisionKey, audience: string): Verdict {
  const rules = gates.flatMap((gate) => decideGate(pack, gate, key, audience));
  return { effect: strictest(rules), rules };
}

/** What one gate says by itself: the rules that determined it, all of one effect, at least one. */
export function decideGate(
  pack: Pack,
  gate: Gate,
  key: DecisionKey,
  audience: string,
): readonly DecidingRule[] {
  if (gate === 'known') return known(key);
  if (gate === 'form') return form(key);
  return gateRules(pack, gate, key, audience);
}

function strictest(rules: readonly { readonly effect: Effect }[]): Effect {
  const most = Math.max(...rules.map(({ effect }) => effects.indexOf(effect)));
  return effects[most] ?? 'withhold';
}

function gateRules(
  pack: Pack,
  gate: PackGate,
  key: DecisionKey,
  audience: string,
): readonly DecidingRule[] {
  const applying = pack.rules.filter(
    (rule) => rule.gate === gate && reaches(rule, audience) && applies(rule, key),
  );
  if (applying.length === 0) return [{ gate, ...nothingSaid }];
  const effect = strictest(applying);
  return applying.filter((rule) => rule.effect === effect).map(deciding);
}

function deciding({ gate, id, effect, citation, status, reason }: Rule): DecidingRule {
  return { gate, rule: id, effect, citation, status, reason };
}

function reaches(rule: Rule, audience: string): boolean {
  return rule.audiences === 'any' || rule.audiences.includes(audience);
}

function applies(rule: Rule, key: DecisionKey): boolean {
  return Object.entries(rule.when).every(([axis, values]) =>
    valuesOf(key, axis as RuleAxis).some((value) => values.includes(value)),
  );
}

function valuesOf(key: DecisionKey, axis: RuleAxis): readonly string[] {
  if (axis !== 'conditions') return [key[axis]];
  return key.conditions.length > 0 ? key.conditions : ['none'];
}

type OwnRule = Omit<DecidingRule, 'gate'>;

const nothingSaid: OwnRule = {
  rule: 'nothing-said',
  effect: 'withhold',
  citation: 'M-27',
  status: 'product-decision',
  reason: {
    en: 'no rule of this gate speaks of such an object and such a reader; what nobody allowed is withheld',
    ja: 'この種の情報と読み手について定めた規則がない。許可されていないものは提供しない',
  },
};

const unknownAxis: OwnRule = {
  rule: 'unknown',
  effect: 'withhold',
  citation: 'M-27',
  status: 'product-decision',
  reason: {
    en: 'category, kind of data, publicity, identifiability or coordination is unknown; the unknown is never released',
    ja: '種別・データの区分・公知性・特定可能性・調整状況のいずれかが不明である。不明なものは提供しない',
  },
};

const allKnown: OwnRule = {
  rule: 'known',
  effect: 'release',
  citation: 'M-27',
  status: 'product-decision',
  reason: { en: 'every axis has been assessed', ja: 'すべての軸が評価済みである' },
};

function known(key: DecisionKey): readonly DecidingRule[] {
  const axes = [key.category, key.data_kind, key.publicity, key.coordination] as string[];
  const unknown = axes.includes('unknown') || key.identifiability === 'unassessed';
  return [{ gate: 'known', ...(unknown ? unknownAxis : allKnown) }];
}

const asReceived: OwnRule = {
  rule: 'as-received',
  effect: 'release',
  citation: 'R-1',
  status: 'product-decision',
  reason: {
    en: 'the body holds nothing that has to be left out',
    ja: '本文に除くべきものは含まれていない',
  },
};

const labelledBody: OwnRule = {
  rule: 'labelled-body',
  effect: 'strip-handling',
  citation: 'R-1',
  status: 'product-decision',
  reason: {
    en: 'the body carries handling labels, which never leave the hub',
    ja: '本文に取扱いラベルが含まれており、これはハブの外に出さない',
  },
};

const anonymousSource: OwnRule = {
  rule: 'anonymous-source',
  effect: 'strip-handling',
  citation: 'M-45',
  status: 'product-decision',
  reason: {
    en: 'the body names its source, which was not allowed to be named',
    ja: '本文に情報提供元が示されているが、その開示は認められていない',
  },
};

function form(key: DecisionKey): readonly DecidingRule[] {
  const named =
    key.creator === 'named' &&
    key.attribution === 'not_granted' &&
    key.publicity !== 'public_knowledge';
  const rules = [
    ...(key.body === 'labelled' ? [labelledBody] : []),
    ...(named ? [anonymousSource] : []),
  ];
  return (rules.length > 0 ? rules : [asReceived]).map((rule) => ({ gate: 'form', ...rule }));
}
