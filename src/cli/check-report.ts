/**
 * What `sekisho policy check` prints: for each pack its faults, its matrices, its profiles, its invariants.
 *
 * One report, four forms. Texts from packs are escaped for the form they are put in.
 */
import Table from 'cli-table3';
import type { Language, Words } from '../base/words.ts';
import type { PackCheck } from '../policy/check.ts';
import { type DomainAxis, undeclaredAudience, valuesOfAxis } from '../policy/domain.ts';
import type { FormOutcome, FormProof } from '../policy/form-proof.ts';
import { type GateTable, possiblePoints } from '../policy/gate-table.ts';
import type { Proof } from '../policy/invariants.ts';
import { type MatrixRow, matrixOf } from '../policy/matrix.ts';
import type { Pack } from '../policy/pack.ts';
import type { Effect } from '../policy/vocabulary.ts';

/** The forms of a report. */
export const reportFormats = ['text', 'markdown', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A pack's file with the outcome of its check. */
export interface CheckedFile {
  readonly file: string;
  readonly check: PackCheck;
}

/** The report on these files, ending in a line break. */
export function reportOn(
  files: readonly CheckedFile[],
  format: ReportFormat,
  language: Language,
): string {
  if (format === 'json') return `${JSON.stringify({ packs: files.map(dataOf) }, null, 2)}\n`;
  const parts = files.flatMap((one) => partsOf(one, language));
  if (format === 'text') return parts.map(textPart).join('');
  if (format === 'markdown') return parts.map(markdownPart).join('');
  return page(parts, language);
}

/** A piece of a report before it takes a form. */
type Part =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const words = {
  faults: { en: 'Faults', ja: '誤り' },
  none: { en: 'none', ja: 'なし' },
  gate: { en: 'Gate', ja: '関門' },
  points: { en: 'points', ja: '点' },
  silent: { en: 'by default (`nothing-said`)', ja: '既定による（`nothing-said`）' },
  profiles: { en: 'Profiles', ja: '加工方式' },
  reviewed: { en: '(text reviewed)', ja: '（文章確認済み）' },
  type: { en: 'type', ja: '型' },
  otherTypes: { en: 'any other', ja: 'その他' },
  invariants: { en: 'Invariants', ja: '不変条件' },
  invariant: { en: 'invariant', ja: '不変条件' },
  outcome: { en: 'outcome', ja: '結果' },
  reason: { en: 'reason', ja: '理由' },
  holds: { en: 'holds', ja: '成立' },
  violated: { en: 'violated', ja: '不成立' },
  unproved: { en: 'not proved', ja: '未証明' },
  others: { en: 'any other', ja: 'その他' },
  any: { en: 'any', ja: 'すべて' },
  except: { en: 'all but', ja: '次以外:' },
} as const satisfies Readonly<Record<string, Words>>;

const effectCells: Readonly<Record<Effect, Words>> = {
  release: { en: 'release', ja: '提供' },
  redact: { en: 'redact', ja: '加工' },
  hold: { en: 'hold', ja: '保留' },
  withhold: { en: '–', ja: '–' },
};

const outcomeCells: Readonly<Record<FormOutcome, Words>> = {
  whole: { en: 'whole', ja: '全部' },
  redacted: { en: 'redacted', ja: '加工' },
  partly: { en: 'redacted or –', ja: '加工又は –' },
  withheld: { en: '–', ja: '–' },
};

function partsOf({ file, check }: CheckedFile, language: Language): readonly Part[] {
  const { pack, findings, tables, proofs, forms } = check;
  const faults = findings.map(
    ({ line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message[language]}`,
  );
  const title = pack === undefined ? file : `${pack.title[language]} (${pack.id} ${pack.version})`;
  return [
    { kind: 'heading', level: 1, text: title },
    ...tables.flatMap((table) => (pack === undefined ? [] : gateParts(pack, table, language))),
    ...(pack === undefined ? [] : formParts(pack, forms, language)),
    ...proofParts(proofs, language),
    { kind: 'heading', level: 2, text: words.faults[language] },
    { kind: 'lines', lines: faults.length > 0 ? faults : [words.none[language]] },
  ];
}

function gateParts(pack: Pack, table: GateTable, language: Language): readonly Part[] {
  const { axes, audiences, rows } = matrixOf(pack, table);
  const columns = audiences.map((id) => (id === undeclaredAudience ? words.others[language] : id));
  const size = `${possiblePoints(table)} ${words.points[language]}`;
  const silent = `${silentPoints(table)} ${words.silent[language]}`;
  const cells = ({ when, effects, profiles }: MatrixRow) => [
    ...axes.map((axis) => valuesCell(pack, axis, when[axis], language)),
    ...effects.map((effect, index) =>
      [effectCells[effect][language], ...(profiles[index] ?? [])].join(' '),
    ),
  ];
  return [
    {
      kind: 'heading',
      level: 2,
      text: `${words.gate[language]} ${table.gate}: ${size}, ${silent}`,
    },
    { kind: 'table', head: [...axes, ...columns], rows: rows.map(cells) },
  ];
}

/** How many points no rule speaks of. */
function silentPoints({ answers, answerAt }: GateTable): number {
  const silent = answers.findIndex(({ rules }) => rules.includes('nothing-said'));
  return silent < 0 ? 0 : answerAt.filter((answer) => answer === silent).length;
}

function valuesCell(
  pack: Pack,
  axis: DomainAxis,
  values: readonly string[] | undefined,
  language: Language,
): string {
  if (values === undefined) return words.any[language];
  const all = valuesOfAxis(pack, axis);
  const rest = all.filter((value) => !values.includes(value));
  const shorter = rest.length * 2 < values.length;
  return shorter ? `${words.except[language]} ${rest.join(', ')}` : values.join(', ');
}

/** What each form makes of each type; types that no form shows are one row. */
function formParts(pack: Pack, forms: readonly FormProof[], language: Language): readonly Part[] {
  const [first] = forms;
  if (first === undefined) return [];
  const titles = [...new Set(forms.flatMap(({ profiles }) => profiles))].map(
    (name) => `${name}: ${pack.profiles.get(name)?.title[language] ?? ''}`,
  );
  const cell = (form: FormProof, type: string) =>
    outcomeCells[form.outcomes.get(type) ?? 'withheld'][language];
  const shown = [...first.outcomes.keys()].filter((type) =>
    forms.some(({ outcomes }) => outcomes.get(type) !== 'withheld'),
  );
  const rest = [words.otherTypes[language], ...forms.map(() => outcomeCells.withheld[language])];
  const rows = shown.map((type) => [type, ...forms.map((form) => cell(form, type))]);
  return [
    { kind: 'heading', level: 2, text: words.profiles[language] },
    { kind: 'lines', lines: titles },
    {
      kind: 'table',
      head: [words.type[language], ...forms.map((form) => formTitle(form, language))],
      rows: [...rows, rest],
    },
  ];
}

function formTitle({ profiles, textReviewed }: FormProof, language: Language): string {
  const names = profiles.join(' + ');
  return textReviewed ? `${names} ${words.reviewed[language]}` : names;
}

function proofParts(proofs: readonly Proof[], language: Language): readonly Part[] {
  if (proofs.length === 0) return [];
  const { invariant, outcome, reason } = words;
  return [
    { kind: 'heading', level: 2, text: words.invariants[language] },
    {
      kind: 'table',
      head: [invariant, outcome, reason].map((word) => word[language]),
      rows: proofs.map((proof) => [
        proof.invariant.id,
        words[proof.outcome][language],
        proof.invariant.reason[language],
      ]),
    },
  ];
}

function textPart(part: Part): string {
  if (part.kind === 'heading') return `${printable(part.text)}\n`;
  if (part.kind === 'lines') return `${part.lines.map(printable).join('\n')}\n\n`;
  const table = new Table({
    head: part.head.map(printable),
    style: { head: [], border: [], compact: true },
  });
  table.push(...part.rows.map((cells) => cells.map((cell) => folded(printable(cell)))));
  return `${table.toString()}\n\n`;
}

/** The widest that a cell of a text table gets before it is broken at blanks, in characters. */
const cellWidth = 44;

/** With line breaks, so that tables keep to a screen. */
function folded(text: string): string {
  const lines: string[] = [];
  for (const item of text.split(/(?<= )/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + item.trimEnd().length > cellWidth) lines.push(item);
    else lines[lines.length - 1] = last + item;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Without control characters: words come from files. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
}

function markdownPart(part: Part): string {
  if (part.kind === 'heading') return `${'#'.repeat(part.level)} ${markdownText(part.text)}\n\n`;
  if (part.kind === 'lines') {
    return `${part.lines.map((line) => `- ${markdownText(line)}`).join('\n')}\n\n`;
  }
  const row = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const rule = part.head.map(() => '---');
  return `${[row(part.head), row(rule), ...part.rows.map(row)].join('\n')}\n\n`;
}

function markdownText(text: string): string {
  return printable(text).replaceAll(/[\\|<>*[\]]/g, '\\$&');
}

const style =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:90rem}' +
  'table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top}' +
  'th{background:#eee}';

function page(parts: readonly Part[], language: Language): string {
  return [
    `<!doctype html>`,
    `<html lang="${language}"><meta charset="utf-8"><title>sekisho policy check</title><style>${style}</style>`,
    ...parts.map(htmlPart),
    '</html>\n',
  ].join('\n');
}

function htmlPart(part: Part): string {
  if (part.kind === 'heading') return `<h${part.level}>${htmlText(part.text)}</h${part.level}>`;
  if (part.kind === 'lines') {
    return `<ul>${part.lines.map((line) => `<li>${htmlText(line)}</li>`).join('')}</ul>`;
  }
  const row = (tag: 'th' | 'td', cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${htmlText(cell)}</${tag}>`).join('')}</tr>`;
  return [
    '<table>',
    row('th', part.head),
    ...part.rows.map((cells) => row('td', cells)),
    '</table>',
  ].join('\n');
}

function htmlText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The report of one pack as data; both languages. */
function dataOf({ file, check }: CheckedFile) {
  const { pack, findings, tables, proofs, forms } = check;
  return {
    file,
    ...(pack && { pack: { id: pack.id, version: pack.version, hash: pack.hash } }),
    findings,
    gates: tables.map((table) => ({
      points: possiblePoints(table),
      nothing_said: silentPoints(table),
      ...(pack && matrixOf(pack, table)),
    })),
    profiles: forms.map(({ profiles, textReviewed, outcomes }) => ({
      profiles,
      text_reviewed: textReviewed,
      types: Object.fromEntries(outcomes),
    })),
    invariants: proofs.map(({ invariant, ...proof }) => ({ id: invariant.id, ...proof })),
  };
}
