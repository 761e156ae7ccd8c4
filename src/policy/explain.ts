/**
 * Why an audience gets an object or does not: the decision, taken apart gate by gate, for people.
 */
import type { JsonObject } from '../base/json.ts';
import type { Language, Words } from '../base/words.ts';
import { type DecidingRule, decide, type Gate } from './decide.ts';
import { type DecisionKey, deriveKey, keyAxisNames } from './decision-key.ts';
import type { Labels } from './labels.ts';
import type { Pack } from './pack.ts';
import type { Effect, LabelSource } from './vocabulary.ts';

/** What one gate said, and by which rules. */
export interface GateExplanation {
  readonly gate: Gate;
  readonly effect: Effect;
  readonly rules: readonly DecidingRule[];
}

/** A decision with everything that led to it. Plain data: fit for JSON. */
export interface Explanation {
  readonly object: string;
  readonly audience: string;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly labelSource: LabelSource;
  readonly key: DecisionKey;
  readonly effect: Effect;
  readonly gates: readonly GateExplanation[];
}

/** Explains what `audience` gets of `object` under these labels. Total, like the decision itself. */
export function explain(
  pack: Pack,
  object: JsonObject,
  labels: Labels,
  source: LabelSource,
  audience: string,
): Explanation {
  const key = deriveKey(labels, source, object);
  const verdict = decide(pack, key, audience);
  const gates = [...Map.groupBy(verdict.rules, ({ gate }) => gate)].map(([gate, rules]) => ({
    gate,
    // All rules that determined a gate have the same effect.
    effect: rules[0]?.effect ?? 'withhold',
    rules,
  }));
  const { id, version, hash } = pack;
  const name = typeof object.id === 'string' ? object.id : '?';
  const { effect } = verdict;
  return {
    object: name,
    audience,
    pack: { id, version, hash },
    labelSource: source,
    key,
    effect,
    gates,
  };
}

const effectWords: Readonly<Record<Effect, Words>> = {
  release: { en: 'released', ja: '提供する' },
  'strip-handling': {
    en: 'released as a variant without handling labels and source',
    ja: '取扱いラベルと情報提供元を除いた変種として提供する',
  },
  withhold: { en: 'withheld', ja: '提供しない' },
};

const gateWords: Readonly<Record<Gate, Words>> = {
  known: { en: 'known', ja: '評価の有無' },
  table: { en: 'table', ja: '共有可否の表' },
  tlp: { en: 'TLP', ja: 'TLP' },
  markings: { en: 'markings', ja: 'マーキング' },
  conditions: { en: 'conditions', ja: '条件' },
  form: { en: 'form', ja: '提供の形' },
};

const headings: Readonly<
  Record<'object' | 'audience' | 'pack' | 'labels' | 'key' | 'effect', Words>
> = {
  object: { en: 'object', ja: '対象' },
  audience: { en: 'audience', ja: '提供先' },
  pack: { en: 'policy', ja: '方針' },
  labels: { en: 'labels from', ja: 'ラベルの出所' },
  key: { en: 'decided on', ja: '判断の根拠' },
  effect: { en: 'decision', ja: '判断' },
};

/** The explanation as lines of plain text in one language, without a final line break. */
export function formatExplanation(explanation: Explanation, language: Language): string {
  const { object, audience, pack, labelSource, key, effect, gates } = explanation;
  const line = (heading: keyof typeof headings, text: string) =>
    `${headings[heading][language]}: ${printable(text)}`;
  return [
    line('object', object),
    line('audience', audience),
    line('pack', `${pack.id} ${pack.version} (sha256 ${pack.hash.slice(0, 16)})`),
    line('labels', labelSource),
    line('key', keyLine(key)),
    line('effect', effectWords[effect][language]),
    ...gates.flatMap((gate) => gateLines(gate, language)),
  ].join('\n');
}

function keyLine(key: DecisionKey): string {
  const axes = keyAxisNames.map((axis) => `${axis}=${key[axis]}`);
  return [...axes, `conditions=${key.conditions.join('+') || 'none'}`].join(' ');
}

function gateLines({ gate, effect, rules }: GateExplanation, language: Language): string[] {
  return [
    `  ${gateWords[gate][language]}: ${effectWords[effect][language]}`,
    ...rules.map(
      ({ rule, citation, status, reason }) =>
        `    ${rule} [${citation}, ${status}]: ${printable(reason[language])}`,
    ),
  ];
}

/** Without control characters: ids and reasons come from files. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
}
