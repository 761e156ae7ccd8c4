/**
 * What the demonstration prints: what each tier sees, and for every object by which rule and why.
 */
import Table from 'cli-table3';
import pc from 'picocolors';
import type { JsonObject, JsonValue } from '../base/json.ts';
import { systemClock } from '../base/time.ts';
import type { Language, Words } from '../base/words.ts';
import type { DecidingRule } from '../policy/decide.ts';
import { type Explanation, explain } from '../policy/explain.ts';
import { parseLabels } from '../policy/labels.ts';
import { labelsOfObject } from '../policy/labels-of-object.ts';
import type { Pack } from '../policy/pack.ts';
import { type Effect, isReadable, stripHandling } from '../policy/vocabulary.ts';

/** One tier as it was read through its own consumer. */
export interface Tier {
  readonly audience: string;
  readonly title: Words;
  readonly consumer: string;
  readonly secret: string;
  readonly attackCount: number;
  readonly incidentCount: number;
  /** Ids, as submitted, of the incident's objects that this tier has in some form. */
  readonly standing: ReadonlySet<string>;
}

/** An object as submitted, with the labels of its envelope. */
export interface DemoObject {
  readonly object: JsonObject;
  readonly envelopeLabels: JsonValue | undefined;
}

/** Everything the report tells. */
export interface DemoReport {
  readonly url: string;
  readonly collections: { readonly attack: string; readonly incident: string };
  readonly views: readonly Tier[];
  readonly objects: readonly DemoObject[];
  readonly pack: Pack;
  readonly adminToken: string | undefined;
  readonly language: Language;
}

const words = {
  tier: { en: 'tier', ja: '提供先' },
  attack: { en: 'ATT&CK objects', ja: 'ATT&CK の件数' },
  incident: { en: 'incident objects', ja: '事案の件数' },
  object: { en: 'object of the incident', ja: '事案のオブジェクト' },
  release: { en: 'as received', ja: '原文のまま' },
  redact: { en: 'variant', ja: '加工版' },
  redacted: { en: 'redacted', ja: '抜粋版' },
  waits: { en: 'waits', ja: '待機' },
  hold: { en: 'held', ja: '保留' },
  withhold: { en: 'withheld', ja: '非提供' },
  waiting: {
    en: 'names something that this tier may not see',
    ja: 'この提供先に見せられないものを参照している',
  },
  poll: { en: 'Poll each tier yourself', ja: '各提供先として取得してみる' },
  token: { en: 'Administrator token', ja: '管理者トークン' },
  docs: { en: 'Administration API', ja: '管理 API' },
  serving: { en: 'Serving; stop with Ctrl-C', ja: '稼働中。Ctrl-C で停止' },
} as const satisfies Readonly<Record<string, Words>>;

type Fate = Effect | 'redacted' | 'waits';

/** Prints the report on standard output. */
export function printDemo(report: DemoReport): void {
  const out = (text: string) => process.stdout.write(`${text}\n`);
  out(summary(report));
  out(fates(report));
  for (const line of decisions(report)) out(line);
  out(`\n${pc.bold(words.poll[report.language])}`);
  for (const view of report.views) for (const line of curlLines(report, view)) out(`  ${line}`);
  if (report.adminToken !== undefined)
    out(`\n${words.token[report.language]}: ${report.adminToken}`);
  out(`${words.docs[report.language]}: ${report.url}/admin/v1/docs`);
  out(`${words.serving[report.language]}: ${report.url}/taxii2/`);
}

function summary({ views, language }: DemoReport): string {
  const table = new Table({
    head: [words.tier, words.attack, words.incident].map((word) => word[language]),
    style: { head: [], border: [] },
  });
  for (const { title, attackCount, incidentCount } of views) {
    table.push([title[language], attackCount, incidentCount]);
  }
  return table.toString();
}

function fates(report: DemoReport): string {
  const { language, views, objects } = report;
  const table = new Table({
    head: [words.object[language], ...views.map(({ title }) => title[language])],
    style: { head: [], border: [] },
  });
  for (const one of objects) {
    const cells = views.map((view) => words[fateOf(report, one, view).fate][language]);
    table.push([nameOf(one.object), ...cells]);
  }
  return table.toString();
}

function nameOf(object: JsonObject): string {
  const name = object.name ?? object.value ?? object.relationship_type ?? object.abstract;
  return `${String(object.type)}: ${String(name ?? object.id).slice(0, 48)}`;
}

function fateOf({ pack }: DemoReport, { object, envelopeLabels }: DemoObject, view: Tier) {
  const own = labelsOfObject(object);
  const labels = own?.labels ?? parseLabels(envelopeLabels ?? {}).labels;
  const source =
    own !== undefined ? 'object' : envelopeLabels !== undefined ? 'envelope' : 'collection';
  const explanation = explain(pack, {
    object,
    labels,
    context: { source, now: systemClock.now() },
    reader: { id: view.audience, attributes: {} },
  });
  const { effect, profiles } = explanation;
  const isRedacted = profiles.some((name) => name !== stripHandling);
  const isMissing = isReadable(effect) && !view.standing.has(String(object.id));
  const fate: Fate = isMissing ? 'waits' : isRedacted ? 'redacted' : effect;
  return { fate, explanation };
}

/** Every object with what each tier gets of it, by which rule of which paragraph, and why, in both languages. */
function decisions(report: DemoReport): readonly string[] {
  return report.objects.flatMap((one) => {
    const alike = Map.groupBy(report.views, (view) => decisionLines(report, one, view).join('\n'));
    return [
      pc.bold(nameOf(one.object)),
      ...[...alike].flatMap(([text, views]) => {
        const titles = views.map(({ title }) => title[report.language]).join(', ');
        return [`  ${pc.underline(titles)}`, ...text.split('\n').map((line) => `    ${line}`)];
      }),
    ];
  });
}

function decisionLines(report: DemoReport, one: DemoObject, view: Tier): readonly string[] {
  const { fate, explanation } = fateOf(report, one, view);
  const effect = `${words[fate].en} / ${words[fate].ja}`;
  if (fate === 'waits') return [effect, words.waiting.en, words.waiting.ja];
  return [
    effect,
    ...because(explanation).flatMap(({ rule, citation, reason }) => [
      `${rule} [${citation}]`,
      `  ${reason.en}`,
      `  ${reason.ja}`,
    ]),
  ];
}

/** The rules that made it so: those that close or redact, else what the table says. */
function because({ effect, gates }: Explanation): readonly DecidingRule[] {
  const decisive = gates.filter((gate) =>
    effect === 'release' ? gate.gate === 'table' : gate.effect === effect,
  );
  return decisive.flatMap(({ rules }) => rules);
}

function curlLines({ url, collections }: DemoReport, { title, consumer, secret }: Tier) {
  const accept = "-H 'Accept: application/taxii+json;version=2.1'";
  return [
    `# ${title.en} / ${title.ja}`,
    `curl -s -u ${consumer}:${secret} ${accept} ${url}/hub/collections/${collections.incident}/objects/`,
  ];
}
