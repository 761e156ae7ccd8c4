/**
 * The meaning of a pack, written down from `docs/policy-language.md` clause by clause.
 *
 * For reading, not for speed, and without any code of `src`: what this file and the hub agree on has
 * been thought of twice.
 */
import type { DecisionKey } from '../../src/policy/decision-key.ts';
import type { Pack, Reach, Rule } from '../../src/policy/pack.ts';
import type { Attribute, Reader } from '../../src/policy/reader.ts';

type Effect = 'release' | 'redact' | 'hold' | 'withhold';
type Review = 'none' | 'cleared' | 'refused';

/** What a gate says, by which profiles, and the names of its deciding rules. */
interface Answer {
  readonly effect: Effect;
  readonly profiles: readonly string[];
  readonly rules: readonly string[];
}

/** A verdict with the names of all deciding rules, each after its gate: `table/share`. */
export interface ModelVerdict {
  readonly effect: Effect;
  readonly profiles: readonly string[];
  readonly rules: readonly string[];
}

/** P-1, P-40, P-43: a clearing that an invariant forbids is none. */
export function modelDecide(pack: Pack, key: DecisionKey, reader: Reader): ModelVerdict {
  if (has(key.review_refused, reader.id)) return verdict(pack, key, reader, 'refused');
  const plain = verdict(pack, key, reader, 'none');
  if (!has(key.review_cleared, reader.id)) return plain;
  const cleared = verdict(pack, key, reader, 'cleared');
  for (const { when, effects, ...reach } of pack.invariants) {
    const forbids = effects.includes(cleared.effect);
    if (forbids && applies(pack, { when, ...reach }, key, reader)) return plain;
  }
  return cleared;
}

/** P-21, P-22, P-23: the strictest of fourteen answers, whatever the key and the reader. */
function verdict(pack: Pack, key: DecisionKey, reader: Reader, review: Review): ModelVerdict {
  const meets = (rule: Rule) => applies(pack, rule, key, reader);
  const answers = {
    known: known(key),
    table: gate(pack, 'table', meets, review),
    tlp: gate(pack, 'tlp', meets, uncleared(review)),
    markings: gate(pack, 'markings', meets, uncleared(review)),
    consent: gate(pack, 'consent', meets, review),
    embargo: gate(pack, 'embargo', meets, review),
    coordination: gate(pack, 'coordination', meets, review),
    terms: gate(pack, 'terms', meets, review),
    provenance: gate(pack, 'provenance', meets, review),
    stage: gate(pack, 'stage', meets, review),
    attribution: gate(pack, 'attribution', meets, review),
    conditions: gate(pack, 'conditions', meets, review),
    ceiling: ceiling(pack, meets, uncleared(review)),
    form: form(key),
  };
  const rules: string[] = [];
  const profiles: string[] = [];
  let effect: Effect = 'release';
  for (const [name, answer] of Object.entries(answers)) {
    effect = stricterOf(effect, answer.effect);
    for (const rule of answer.rules) rules.push(`${name}/${rule}`);
    for (const profile of answer.profiles) profiles.push(profile);
  }
  return { effect, profiles: effect === 'redact' ? eachOnce(profiles) : [], rules };
}

/** P-41: what markings and ceilings hold, no review clears. */
function uncleared(review: Review): Review {
  return review === 'cleared' ? 'none' : review;
}

/** P-12, P-13, P-15: what a gate of the pack says. */
function gate(pack: Pack, name: string, meets: (rule: Rule) => boolean, review: Review): Answer {
  const applying: Rule[] = [];
  for (const rule of pack.rules) if (rule.gate === name && meets(rule)) applying.push(rule);
  if (applying.length === 0) return { effect: 'withhold', profiles: [], rules: ['nothing-said'] };
  return afterReview(applying, review);
}

/** P-18: what the ceilings say. */
function ceiling(pack: Pack, meets: (rule: Rule) => boolean, review: Review): Answer {
  const applying: Rule[] = [];
  for (const one of pack.ceilings) if (meets(one)) applying.push(one);
  if (applying.length === 0) return { effect: 'release', profiles: [], rules: ['no-ceiling'] };
  return afterReview(applying, review);
}

/** P-41, P-42. */
function afterReview(applying: readonly Rule[], review: Review): Answer {
  if (review === 'cleared') {
    const others: Rule[] = [];
    for (const rule of applying) if (rule.effect !== 'hold') others.push(rule);
    if (others.length > 0) return strictestOf(others);
    return { effect: 'release', profiles: [], rules: ['review-cleared'] };
  }
  const answer = strictestOf(applying);
  if (review === 'none') return answer;
  const rules: string[] = [];
  for (const rule of applying) {
    if (rule.effect === 'hold') rules.push('review-refused');
    else if (rule.effect === 'withhold') rules.push(rule.id);
  }
  return rules.length > 0 ? { effect: 'withhold', profiles: [], rules } : answer;
}

/** P-15, P-16, P-17. */
function strictestOf(applying: readonly Rule[]): Answer {
  let effect: Effect = 'release';
  for (const rule of applying) effect = stricterOf(effect, rule.effect);
  const rules: string[] = [];
  const profiles: string[] = [];
  for (const rule of applying) {
    if (rule.effect !== effect) continue;
    rules.push(rule.id);
    if (effect === 'redact') for (const profile of rule.profiles) profiles.push(profile);
  }
  return { effect, profiles, rules };
}

/** P-14. */
function stricterOf(one: Effect, other: Effect): Effect {
  if (one === 'withhold' || other === 'withhold') return 'withhold';
  if (one === 'hold' || other === 'hold') return 'hold';
  if (one === 'redact' || other === 'redact') return 'redact';
  return 'release';
}

/** P-22: profiles, sorted, each once. */
function eachOnce(profiles: readonly string[]): readonly string[] {
  return Array.from(new Set(profiles)).sort();
}

/** P-8, P-11: an axis that is not named does not stop the rule. */
function applies(
  pack: Pack,
  rule: Reach & Pick<Rule, 'when'>,
  key: DecisionKey,
  reader: Reader,
): boolean {
  const { when } = rule;
  if (!reaches(pack, rule, reader)) return false;
  if (when.category && !has(when.category, key.category)) return false;
  if (when.data_kind && !has(when.data_kind, key.data_kind)) return false;
  if (when.publicity && !has(when.publicity, key.publicity)) return false;
  if (when.identifiability && !has(when.identifiability, key.identifiability)) return false;
  if (when.coordination && !has(when.coordination, key.coordination)) return false;
  if (when.tlp && !has(when.tlp, key.tlp)) return false;
  if (when.markings && !has(when.markings, key.markings)) return false;
  if (when.consent && !has(when.consent, consentOf(key, reader))) return false;
  if (when.embargo && !has(when.embargo, embargoOf(key, reader))) return false;
  if (when.terms && !has(when.terms, termsOf(key, reader))) return false;
  if (when.provenance && !has(when.provenance, key.provenance)) return false;
  if (when.service && !has(when.service, key.service)) return false;
  if (when.nda && !has(when.nda, key.nda)) return false;
  if (when.stage && !has(when.stage, key.stage)) return false;
  if (when.unrecognised && !has(when.unrecognised, key.unrecognised)) return false;
  if (when.body && !has(when.body, key.body)) return false;
  if (when.creator && !has(when.creator, key.creator)) return false;
  if (when.attribution && !has(when.attribution, key.attribution)) return false;
  if (when.public_set && !has(when.public_set, key.public_set)) return false;
  return true;
}

/** P-2, P-10. */
function has(values: readonly string[], value: string): boolean {
  for (const one of values) if (one === value) return true;
  return false;
}

/** P-3, P-4. */
function consentOf(key: DecisionKey, reader: Reader): string {
  if (key.consent !== 'given') return key.consent;
  if (has(key.consent_scope, reader.id)) return 'covers';
  return 'elsewhere';
}

/** P-3, P-5. */
function embargoOf(key: DecisionKey, reader: Reader): string {
  if (key.embargo !== 'ahead') return key.embargo;
  if (has(key.embargo_over, reader.id)) return 'over';
  return 'ahead';
}

/** P-3, P-6. */
function termsOf(key: DecisionKey, reader: Reader): string {
  if (key.terms !== 'stated') return key.terms;
  if (has(key.terms_permit, reader.id)) return 'permit';
  return 'forbid';
}

/** P-9. */
function reaches(pack: Pack, rule: Reach, reader: Reader): boolean {
  if (rule.audiences !== 'any' && !has(rule.audiences, reader.id)) return false;
  for (const [name, wanted] of Object.entries(rule.with)) {
    const attribute = pack.attributes.get(name);
    if (attribute === undefined) return false;
    if (!has(wanted, attributeOf(pack, attribute, name, reader))) return false;
  }
  return true;
}

/** P-7: the directory's word, else the pack's, else the default, which also stands for any other value. */
function attributeOf(pack: Pack, attribute: Attribute, name: string, reader: Reader): string {
  let value: unknown = pack.audiences.get(reader.id)?.attributes?.[name];
  if (Object.keys(reader.attributes).includes(name)) value = reader.attributes[name];
  if (attribute.kind === 'boolean') {
    if (value === true) return 'true';
    if (value === false) return 'false';
    return attribute.otherwise;
  }
  if (typeof value === 'string' && has(attribute.values, value)) return value;
  return attribute.otherwise;
}

/** P-19. */
function known(key: DecisionKey): Answer {
  const isUnknown =
    key.category === 'unknown' ||
    key.data_kind === 'unknown' ||
    key.publicity === 'unknown' ||
    key.identifiability === 'unassessed' ||
    key.coordination === 'unknown' ||
    key.consent === 'unknown' ||
    key.embargo === 'unknown' ||
    key.terms === 'unknown' ||
    key.provenance === 'unknown' ||
    key.service === 'unknown' ||
    key.nda === 'unknown' ||
    key.stage === 'unknown' ||
    key.unrecognised === 'yes';
  if (isUnknown) return { effect: 'withhold', profiles: [], rules: ['unknown'] };
  return { effect: 'release', profiles: [], rules: ['known'] };
}

/** P-20. */
function form(key: DecisionKey): Answer {
  const rules: string[] = [];
  if (key.body === 'labelled') rules.push('labelled-body');
  if (key.creator === 'named' && key.attribution === 'not_granted') {
    if (key.publicity !== 'public_knowledge') rules.push('anonymous-source');
  }
  if (rules.length === 0) return { effect: 'release', profiles: [], rules: ['as-received'] };
  return { effect: 'redact', profiles: ['strip-handling'], rules };
}
