/**
 * The decision: what a reader gets of everything that shares one decision key.
 *
 * Every gate is asked by itself: among its rules that apply the strictest effect counts, and where none
 * applies the gate withholds. The verdict is the strictest answer of all gates. `ceiling` holds what no
 * rule may open, and releases where no ceiling applies. Two gates are the hub's own and no pack opens
 * them: `known` (an unknown axis releases nothing) and `form` (a body with handling labels, or one that
 * names a source which is not to be named, does not go out as received: ).
 *
 * A review clears what the rules of a gate hold, or refuses it. It opens no gate that withholds, no ceiling,
 * no marking, and nothing that an invariant of the pack forbids.
 */
import type { Words } from '../base/words.ts';
import type { DecisionKey } from './decision-key.ts';
import type { Pack, Reach, Rule } from './pack.ts';
import {
  attributeOf,
  type Reader,
  type Review,
  type RuleAxis,
  reviewMet,
  valueMet,
} from './reader.ts';
import {
  type Effect,
  effects,
  type PackGate,
  packGates,
  type RuleStatus,
  stripHandling,
} from './vocabulary.ts';

/** A gate of a pack, or one of the hub's own. */
export type Gate = PackGate | 'known' | 'ceiling' | 'form';

/** All gates, in the order in which a verdict names their rules. */
export const gates: readonly Gate[] = ['known', ...packGates, 'ceiling', 'form'];

/** A rule that determined what its gate said. */
export interface DecidingRule {
  readonly gate: Gate;
  readonly rule: string;
  readonly effect: Effect;
  /** The redaction profiles; empty unless the effect is `redact`. */
  readonly profiles: readonly string[];
  /** A paragraph of the source digest (`M-20`) or a ruling (`R-1`). */
  readonly citation: string;
  readonly status: RuleStatus;
  readonly reason: Words;
}

/** What happens, and which rules of which gates determined it, gate by gate. */
export interface Verdict {
  readonly effect: Effect;
  /** Of all deciding rules that redact, sorted; empty unless the verdict is `redact`. */
  readonly profiles: readonly string[];
  readonly rules: readonly DecidingRule[];
}

/** Decides. Pure and total: any key and any reader, also one that the pack never heard of. */
export function decide(pack: Pack, key: DecisionKey, reader: Reader): Verdict {
  const verdict = verdictOf(pack, key, reader);
  const cleared = reviewMet(key, reader.id) === 'cleared';
  if (!cleared || !breaksInvariant(pack, key, reader, verdict)) return verdict;
  return verdictOf(pack, { ...key, review_cleared: [] }, reader);
}

function breaksInvariant(pack: Pack, key: DecisionKey, reader: Reader, { effect }: Verdict) {
  return pack.invariants.some(
    (invariant) => invariant.effects.includes(effect) && applies(pack, invariant, key, reader),
  );
}

function verdictOf(pack: Pack, key: DecisionKey, reader: Reader): Verdict {
  const rules = gates.flatMap((gate) => decideGate(pack, gate, key, reader));
  const effect = strictest(rules);
  return { effect, profiles: profilesOf(rules, effect), rules };
}

/** The profiles to apply where this is the strictest effect of these rules. */
export function profilesOf(
  rules: readonly { readonly profiles: readonly string[] }[],
  effect: Effect,
): readonly string[] {
  if (effect !== 'redact') return [];
  return [...new Set(rules.flatMap(({ profiles }) => profiles))].toSorted();
}

/** What one gate says by itself: the rules that determined it, all of one effect, at least one. */
export function decideGate(
  pack: Pack,
  gate: Gate,
  key: DecisionKey,
  reader: Reader,
): readonly DecidingRule[] {
  if (gate === 'known') return known(key);
  if (gate === 'form') return form(key);
  const applying = rulesOf(pack, gate).filter((rule) => applies(pack, rule, key, reader));
  if (applying.length === 0) return [{ gate, ...(gate === 'ceiling' ? noCeiling : nothingSaid) }];
  const counting = reviewed(gate, applying, reviewMet(key, reader.id));
  if (counting.length === 0) return [{ gate, ...reviewCleared }];
  const effect = strictest(counting);
  return counting.filter((rule) => rule.effect === effect);
}

/** Gates whose rules a review leaves as they are. */
const unreviewed: ReadonlySet<Gate> = new Set(['tlp', 'markings', 'ceiling'] as const);

/** The rules that count after a review: where it refused, those that hold withhold; where it cleared, they are gone. */
function reviewed(gate: Gate, applying: readonly Rule[], review: Review): readonly DecidingRule[] {
  const rules = applying.map(deciding);
  const isHeld = ({ effect }: DecidingRule) => effect === 'hold';
  if (review === 'refused') {
    return rules.map((rule) => (isHeld(rule) ? { gate, ...reviewRefused } : rule));
  }
  if (review !== 'cleared' || unreviewed.has(gate)) return rules;
  return rules.filter((rule) => !isHeld(rule));
}

const rulesByGate = new WeakMap<Pack, ReadonlyMap<Gate, readonly Rule[]>>();

/** The rules of one gate, in the order of the pack. The hub's own gates have none. */
export function rulesOf(pack: Pack, gate: Gate): readonly Rule[] {
  const known = rulesByGate.get(pack);
  const byGate = known ?? Map.groupBy([...pack.rules, ...pack.ceilings], (rule): Gate => rule.gate);
  if (known === undefined) rulesByGate.set(pack, byGate);
  return byGate.get(gate) ?? [];
}

function strictest(rules: readonly { readonly effect: Effect }[]): Effect {
  const most = Math.max(...rules.map(({ effect }) => effects.indexOf(effect)));
  return effects[most] ?? 'withhold';
}

function deciding({ gate, id, effect, profiles, citation, status, reason }: Rule): DecidingRule {
  return { gate, rule: id, effect, profiles, citation, status, reason };
}

function applies(
  pack: Pack,
  rule: Reach & Pick<Rule, 'when'>,
  key: DecisionKey,
  reader: Reader,
): boolean {
  if (rule.audiences !== 'any' && !rule.audiences.includes(reader.id)) return false;
  for (const axis in rule.when) {
    const wanted = rule.when[axis as RuleAxis];
    if (!wanted?.includes(valueMet(key, axis as RuleAxis, reader.id))) return false;
  }
  for (const name in rule.with) {
    if (!rule.with[name]?.includes(attributeOf(pack, reader, name))) return false;
  }
  return true;
}

type OwnRule = Omit<DecidingRule, 'gate'>;

const nothingSaid: OwnRule = {
  rule: 'nothing-said',
  effect: 'withhold',
  profiles: [],
  citation: 'M-27',
  status: 'product-decision',
  reason: {
    en: 'no rule of this gate speaks of such an object and such a reader; what nobody allowed is withheld',
    ja: 'この種の情報と読み手について定めた規則がない。許可されていないものは提供しない',
  },
};

const noCeiling: OwnRule = {
  rule: 'no-ceiling',
  effect: 'release',
  profiles: [],
  citation: 'M-27',
  status: 'product-decision',
  reason: { en: 'no ceiling applies', ja: '上限の定めは適用されない' },
};

const reviewCleared: OwnRule = {
  rule: 'review-cleared',
  effect: 'release',
  profiles: [],
  citation: 'M-27',
  status: 'product-decision',
  reason: {
    en: 'it was held for review, and a curator has cleared it for this audience',
    ja: '確認のため保留されていたが、担当者がこの提供先への提供を認めた',
  },
};

const reviewRefused: OwnRule = {
  rule: 'review-refused',
  effect: 'withhold',
  profiles: [],
  citation: 'M-27',
  status: 'product-decision',
  reason: {
    en: 'it was held for review, and a curator has refused it for this audience',
    ja: '確認のため保留されていたが、担当者がこの提供先への提供を認めなかった',
  },
};

const unknownAxis: OwnRule = {
  rule: 'unknown',
  effect: 'withhold',
  profiles: [],
  citation: 'M-27',
  status: 'product-decision',
  reason: {
    en: 'something that a decision depends on is unknown; the unknown is never released',
    ja: '判断に必要な事項のいずれかが不明である。不明なものは提供しない',
  },
};

const allKnown: OwnRule = {
  rule: 'known',
  effect: 'release',
  profiles: [],
  citation: 'M-27',
  status: 'product-decision',
  reason: { en: 'every axis has been assessed', ja: 'すべての軸が評価済みである' },
};

/** The values by which an axis says that nobody knows, or that nobody has looked yet. */
export const unknownValues = {
  category: 'unknown',
  data_kind: 'unknown',
  publicity: 'unknown',
  identifiability: 'unassessed',
  coordination: 'unknown',
  consent: 'unknown',
  embargo: 'unknown',
  terms: 'unknown',
  provenance: 'unknown',
  service: 'unknown',
  nda: 'unknown',
  stage: 'unknown',
  unrecognised: 'yes',
} as const satisfies Partial<DecisionKey>;

const guardedAxes = Object.keys(unknownValues) as (keyof typeof unknownValues)[];

function known(key: DecisionKey): readonly DecidingRule[] {
  const unknown = guardedAxes.some((axis) => key[axis] === unknownValues[axis]);
  return [{ gate: 'known', ...(unknown ? unknownAxis : allKnown) }];
}

const asReceived: OwnRule = {
  rule: 'as-received',
  effect: 'release',
  profiles: [],
  citation: 'R-1',
  status: 'product-decision',
  reason: {
    en: 'the body holds nothing that has to be left out',
    ja: '本文に除くべきものは含まれていない',
  },
};

const labelledBody: OwnRule = {
  rule: 'labelled-body',
  effect: 'redact',
  profiles: [stripHandling],
  citation: 'R-1',
  status: 'product-decision',
  reason: {
    en: 'the body carries handling labels, which never leave the hub',
    ja: '本文に取扱いラベルが含まれており、これはハブの外に出さない',
  },
};

const anonymousSource: OwnRule = {
  rule: 'anonymous-source',
  effect: 'redact',
  profiles: [stripHandling],
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
