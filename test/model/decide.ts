/**
 * The meaning of a pack, written down from `docs/policy-language.md` clause by clause.
 *
 * For reading, not for speed, and without any code of `src`: what this file and the hub agree on has
 * been thought of twice.
 */
import type { DecisionKey } from '../../src/policy/decision-key.ts';
import type { Pack, Rule } from '../../src/policy/pack.ts';

type Effect = 'release' | 'strip-handling' | 'withhold';

/** What a gate says, and the names of its deciding rules. */
interface Answer {
  readonly effect: Effect;
  readonly rules: readonly string[];
}

/** A verdict with the names of all deciding rules, each after its gate: `table/share`. */
export interface ModelVerdict {
  readonly effect: Effect;
  readonly rules: readonly string[];
}

/** P-1, P-17, P-18: the strictest of six answers, whatever the key and the audience. */
export function modelDecide(pack: Pack, key: DecisionKey, audience: string): ModelVerdict {
  const answers = {
    known: known(key),
    table: gate(pack, 'table', key, audience),
    tlp: gate(pack, 'tlp', key, audience),
    markings: gate(pack, 'markings', key, audience),
    conditions: gate(pack, 'conditions', key, audience),
    form: form(key),
  };
  const rules: string[] = [];
  let effect: Effect = 'release';
  for (const [name, answer] of Object.entries(answers)) {
    effect = stricterOf(effect, answer.effect);
    for (const rule of answer.rules) rules.push(`${name}/${rule}`);
  }
  return { effect, rules };
}

/** P-10, P-12, P-13, P-14: what a gate of the pack says. */
function gate(pack: Pack, name: string, key: DecisionKey, audience: string): Answer {
  const applying: Rule[] = [];
  for (const rule of pack.rules) {
    if (rule.gate === name && applies(rule, key, audience)) applying.push(rule);
  }
  if (applying.length === 0) return { effect: 'withhold', rules: ['nothing-said'] };
  let effect: Effect = 'release';
  for (const rule of applying) effect = stricterOf(effect, rule.effect);
  const deciding: string[] = [];
  for (const rule of applying) if (rule.effect === effect) deciding.push(rule.id);
  return { effect, rules: deciding };
}

/** P-11. */
function stricterOf(one: Effect, other: Effect): Effect {
  if (one === 'withhold' || other === 'withhold') return 'withhold';
  if (one === 'strip-handling' || other === 'strip-handling') return 'strip-handling';
  return 'release';
}

/** P-5, P-9: an axis that is not named does not stop the rule. */
function applies(rule: Rule, key: DecisionKey, audience: string): boolean {
  if (!reaches(rule, audience)) return false;
  const { when } = rule;
  if (when.category && !has(when.category, key.category)) return false;
  if (when.data_kind && !has(when.data_kind, key.data_kind)) return false;
  if (when.publicity && !has(when.publicity, key.publicity)) return false;
  if (when.identifiability && !has(when.identifiability, key.identifiability)) return false;
  if (when.coordination && !has(when.coordination, key.coordination)) return false;
  if (when.tlp && !has(when.tlp, key.tlp)) return false;
  if (when.markings && !has(when.markings, key.markings)) return false;
  if (when.body && !has(when.body, key.body)) return false;
  if (when.creator && !has(when.creator, key.creator)) return false;
  if (when.attribution && !has(when.attribution, key.attribution)) return false;
  if (when.public_set && !has(when.public_set, key.public_set)) return false;
  if (when.conditions && !meetsConditions(when.conditions, key.conditions)) return false;
  return true;
}

/** P-4, P-6. */
function reaches(rule: Rule, audience: string): boolean {
  if (rule.audiences === 'any') return true;
  return has(rule.audiences, audience);
}

/** P-2, P-7. */
function has(values: readonly string[], value: string): boolean {
  for (const one of values) if (one === value) return true;
  return false;
}

/** P-3, P-8. */
function meetsConditions(wanted: readonly string[], stated: readonly string[]): boolean {
  if (stated.length === 0) return has(wanted, 'none');
  for (const condition of stated) if (has(wanted, condition)) return true;
  return false;
}

/** P-15. */
function known(key: DecisionKey): Answer {
  const isUnknown =
    key.category === 'unknown' ||
    key.data_kind === 'unknown' ||
    key.publicity === 'unknown' ||
    key.coordination === 'unknown' ||
    key.identifiability === 'unassessed';
  if (isUnknown) return { effect: 'withhold', rules: ['unknown'] };
  return { effect: 'release', rules: ['known'] };
}

/** P-16. */
function form(key: DecisionKey): Answer {
  const rules: string[] = [];
  if (key.body === 'labelled') rules.push('labelled-body');
  if (key.creator === 'named' && key.attribution === 'not_granted') {
    if (key.publicity !== 'public_knowledge') rules.push('anonymous-source');
  }
  if (rules.length === 0) return { effect: 'release', rules: ['as-received'] };
  return { effect: 'strip-handling', rules };
}
