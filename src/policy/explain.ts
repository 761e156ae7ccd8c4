/**
 * Why an audience gets an object or does not: the decision, taken apart gate by gate, for people.
 */
import type { JsonObject } from '../base/json.ts';
import { formatTaxiiTime, type Micros } from '../base/time.ts';
import type { Language, Words } from '../base/words.ts';
import { type DecidingRule, decide, type Gate, profilesOf } from './decide.ts';
import {
  type DecisionKey,
  deriveKey,
  type KeyContext,
  keyAxisNames,
  keySets,
} from './decision-key.ts';
import type { Labels } from './labels.ts';
import type { Pack } from './pack.ts';
import { nextPhase } from './phases.ts';
import { redactionOf, type TextKept } from './profile.ts';
import { attributeOf, type Reader, textReviewMet } from './reader.ts';
import { redactObject, typeAfter } from './redact.ts';
import type { Effect, LabelSource } from './vocabulary.ts';

/** What one gate said, and by which rules. */
export interface GateExplanation {
  readonly gate: Gate;
  readonly effect: Effect;
  /** The redaction profiles; empty unless the effect is `redact`. */
  readonly profiles: readonly string[];
  readonly rules: readonly DecidingRule[];
}

/** In which form an object is shown. */
export interface FormExplanation {
  /** What the profiles are called, by name. */
  readonly titles: Readonly<Record<string, Words>>;
  /** The type in which it is shown; `null`: it cannot be shown in this form, and is withheld. */
  readonly type: string | null;
  /** Whether free text is part of it. */
  readonly text: TextKept;
  /** Whether its free text was reviewed and found fit for the audience. */
  readonly textReviewed: boolean;
}

/** A decision with everything that led to it. Plain data: fit for JSON. */
export interface Explanation {
  readonly object: string;
  readonly audience: string;
  /** The reader's attributes as they count, by name: those that the pack declares. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly labelSource: LabelSource;
  readonly key: DecisionKey;
  readonly effect: Effect;
  readonly profiles: readonly string[];
  /** The form in which it is released, where the effect is `redact`. */
  readonly form?: FormExplanation;
  readonly gates: readonly GateExplanation[];
  /** When time alone may change the decision (a TAXII timestamp); absent: never. */
  readonly next?: string;
}

/** What is to be explained. */
export interface Question {
  readonly object: JsonObject;
  /** The labels that count for it. */
  readonly labels: Labels;
  readonly context: KeyContext;
  readonly reader: Reader;
}

/** What is to be explained, where the key is known. */
export interface KeyQuestion {
  /** The object's id. */
  readonly object: string;
  readonly labelSource: LabelSource;
  readonly key: DecisionKey;
  /** When time alone may change the key. */
  readonly next: Micros | undefined;
  readonly reader: Reader;
  /** The object itself, where it is at hand: it may turn out not to be showable where its type is. */
  readonly body?: JsonObject;
}

/** Explains what a reader gets of an object under these labels. Total, like the decision itself. */
export function explain(pack: Pack, { object, labels, context, reader }: Question): Explanation {
  return explainKey(pack, {
    object: typeof object.id === 'string' ? object.id : '?',
    labelSource: context.source,
    key: deriveKey(labels, context, object),
    next: nextPhase(labels, context.now),
    reader,
    body: object,
  });
}

/** Explains what a reader gets of an object with this key. */
export function explainKey(pack: Pack, question: KeyQuestion): Explanation {
  const { object, labelSource, key, next, reader } = question;
  const { effect, profiles, rules: deciding } = decide(pack, key, reader);
  const gates = [...Map.groupBy(deciding, ({ gate }) => gate)].map(([gate, rules]) => {
    // All rules that determined a gate have the same effect.
    const said = rules[0]?.effect ?? 'withhold';
    return { gate, effect: said, profiles: profilesOf(rules, said), rules };
  });
  const { id, version, hash } = pack;
  return {
    object,
    audience: reader.id,
    attributes: Object.fromEntries(
      [...pack.attributes.keys()].map((name) => [name, attributeOf(pack, reader, name)]),
    ),
    pack: { id, version, hash },
    labelSource,
    key,
    effect,
    profiles,
    ...(effect === 'redact' && { form: formOf(pack, question, profiles) }),
    gates,
    ...(next !== undefined && { next: formatTaxiiTime(next) }),
  };
}

function formOf(
  pack: Pack,
  { object, body, key, reader }: KeyQuestion,
  profiles: readonly string[],
): FormExplanation {
  const redaction = redactionOf(pack, profiles);
  const textReviewed = textReviewMet(key, reader.id) === 'cleared';
  const type =
    body === undefined
      ? typeAfter(object.slice(0, object.indexOf('--')), redaction)
      : redactObject(body, redaction, { textReviewed })?.type;
  const titles = profiles.flatMap((name) => {
    const title = pack.profiles.get(name)?.title;
    return title === undefined ? [] : [[name, title] as const];
  });
  return {
    titles: Object.fromEntries(titles),
    type: typeof type === 'string' ? type : null,
    text: redaction.text,
    textReviewed,
  };
}

const effectWords: Readonly<Record<Effect, Words>> = {
  release: { en: 'released', ja: '提供する' },
  redact: { en: 'released in redacted form', ja: '加工した変種として提供する' },
  hold: { en: 'held for review', ja: '確認のため保留する' },
  withhold: { en: 'withheld', ja: '提供しない' },
};

const gateWords: Readonly<Record<Gate, Words>> = {
  known: { en: 'known', ja: '評価の有無' },
  table: { en: 'table', ja: '共有可否の表' },
  tlp: { en: 'TLP', ja: 'TLP' },
  markings: { en: 'markings', ja: 'マーキング' },
  consent: { en: 'consent', ja: '同意' },
  embargo: { en: 'embargo', ja: '解禁日時' },
  coordination: { en: 'coordination', ja: '調整' },
  terms: { en: 'terms of use', ja: '利用規約' },
  provenance: { en: 'provenance', ja: '出所と利用権' },
  stage: { en: 'stage', ja: '段階' },
  attribution: { en: 'attribution', ja: '情報提供元の表示' },
  conditions: { en: 'conditions', ja: '条件' },
  ceiling: { en: 'ceiling', ja: '上限' },
  form: { en: 'form', ja: '提供の形' },
};

const headings = {
  object: { en: 'object', ja: '対象' },
  audience: { en: 'audience', ja: '提供先' },
  pack: { en: 'policy', ja: '方針' },
  labels: { en: 'labels from', ja: 'ラベルの出所' },
  key: { en: 'decided on', ja: '判断の根拠' },
  effect: { en: 'decision', ja: '判断' },
  form: { en: 'form', ja: '提供の形' },
  shown: { en: 'shown as', ja: '示す型' },
  text: { en: 'free text', ja: '自由記述' },
  next: { en: 'may change at', ja: '次に変わり得る日時' },
} as const satisfies Readonly<Record<string, Words>>;

/** The explanation as lines of plain text in one language, without a final line break. */
export function formatExplanation(explanation: Explanation, language: Language): string {
  const { object, audience, attributes, pack, labelSource, key, gates, next } = explanation;
  const line = (heading: keyof typeof headings, text: string) =>
    `${headings[heading][language]}: ${printable(text)}`;
  const facts = Object.entries(attributes).map(([name, value]) => ` ${name}=${value}`);
  return [
    line('object', object),
    line('audience', audience + facts.join('')),
    line('pack', `${pack.id} ${pack.version} (sha256 ${pack.hash.slice(0, 16)})`),
    line('labels', labelSource),
    line('key', keyLine(key)),
    line('effect', effectText(explanation, language)),
    ...formLines(explanation.form, line, language),
    ...(next === undefined ? [] : [line('next', next)]),
    ...gates.flatMap((gate) => gateLines(gate, language)),
  ].join('\n');
}

const notShown: Words = {
  en: 'it cannot be shown in this form, and is withheld',
  ja: 'この形では示せないため、提供しない',
};

function formLines(
  form: FormExplanation | undefined,
  line: (heading: 'form' | 'shown' | 'text', text: string) => string,
  language: Language,
): string[] {
  if (form === undefined) return [];
  return [
    ...Object.entries(form.titles).map(([name, title]) =>
      line('form', `${name}: ${title[language]}`),
    ),
    line('shown', form.type ?? notShown[language]),
    ...textWords(form).map((words) => line('text', words[language])),
  ];
}

/** What is to be said of the free text, where a form may leave it out. */
function textWords({ text, textReviewed }: FormExplanation): readonly Words[] {
  if (text === 'keep') return [];
  if (text === 'withhold') return [{ en: 'left out', ja: '含めない' }];
  return textReviewed
    ? [{ en: 'reviewed for this audience', ja: 'この提供先について確認済み' }]
    : [
        {
          en: 'left out: not reviewed for this audience',
          ja: 'この提供先について未確認のため含めない',
        },
      ];
}

function keyLine(key: DecisionKey): string {
  const axes = keyAxisNames.map((axis) => `${axis}=${key[axis]}`);
  const sets = keySets.flatMap((set) =>
    key[set].length > 0 ? [`${set}=${key[set].join('+')}`] : [],
  );
  return [...axes, ...sets].join(' ');
}

function effectText(
  { effect, profiles }: Pick<GateExplanation, 'effect' | 'profiles'>,
  language: Language,
): string {
  const by = profiles.length > 0 ? ` (${profiles.join(', ')})` : '';
  return effectWords[effect][language] + by;
}

function gateLines(gate: GateExplanation, language: Language): string[] {
  return [
    `  ${gateWords[gate.gate][language]}: ${effectText(gate, language)}`,
    ...gate.rules.map(
      ({ rule, citation, status, reason }) =>
        `    ${rule} [${citation}, ${status}]: ${printable(reason[language])}`,
    ),
  ];
}

/** Without control characters: ids and reasons come from files. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
}
