/**
 * `sekisho policy check FILE…`: proves policy packs and prints what each gate says.
 *
 * Exit status: 0 every pack is proved, 1 something is wrong with one, 2 a wrong call or an unreadable file.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type Command, Option } from 'commander';
import type { Language, Words } from '../base/words.ts';
import { checkPack } from '../policy/check.ts';
import { type CheckedFile, type ReportFormat, reportFormats, reportOn } from './check-report.ts';
import type { Terminal } from './stix.ts';

const help = {
  check: {
    en: 'prove policy packs: every gate asked at every point, every invariant',
    ja: '方針パックを検証する（すべての関門・すべての場合・すべての不変条件）',
  },
  files: { en: 'policy packs (YAML)', ja: '方針パック（YAML）' },
  format: { en: 'how to print the matrix', ja: '表の形式' },
  unreadable: { en: 'cannot be read', ja: '読み込めない' },
  packs: { en: 'packs', ja: 'パック' },
  points: { en: 'points', ja: '点' },
  invariants: { en: 'invariants hold', ja: '件の不変条件が成立' },
  faults: { en: 'faults', ja: '件の誤り' },
} as const satisfies Readonly<Record<string, Words>>;

/** Adds `check` to `policy`. A wrong call, told already, ends the program with code 2. */
export function addCheckCommand(policy: Command, language: Language, terminal: Terminal): void {
  policy
    .command('check')
    .exitOverride((error) => {
      terminal.exit(error.exitCode === 0 ? 0 : 2);
    })
    .description(help.check[language])
    .argument('<file...>', help.files[language])
    .addOption(
      new Option('--format <format>', help.format[language]).choices(reportFormats).default('text'),
    )
    .action((files: string[], { format }: { readonly format: ReportFormat }) => {
      const start = performance.now();
      const checked = files.flatMap((file) => checkedFile(file, language, terminal) ?? []);
      const seconds = (performance.now() - start) / 1000;
      terminal.stdout.write(reportOn(checked, format, language));
      const summary = `${summaryOf(checked, language)}, ${seconds.toFixed(1)} s\n`;
      // Pages and data end where they end; text is followed by its summary.
      const isDocument = format === 'html' || format === 'json';
      (isDocument ? terminal.stderr : terminal.stdout).write(summary);
      const sound = checked.every(({ check }) => check.findings.length === 0);
      if (terminal.exitCode !== 2) terminal.exitCode = sound ? 0 : 1;
    });
}

function checkedFile(
  file: string,
  language: Language,
  terminal: Terminal,
): CheckedFile | undefined {
  try {
    return { file, check: checkPack(readFileSync(file, 'utf8')) };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    terminal.stderr.write(`${file}: ${help.unreadable[language]} (${reason})\n`);
    terminal.exitCode = 2;
    return undefined;
  }
}

function summaryOf(checked: readonly CheckedFile[], language: Language): string {
  const checks = checked.map(({ check }) => check);
  const points = checks.flatMap(({ tables }) => tables.map(({ answerAt }) => answerAt.length));
  const proofs = checks.flatMap((check) => check.proofs);
  const holding = proofs.filter(({ outcome }) => outcome === 'holds').length;
  const faults = checks.reduce((sum, { findings }) => sum + findings.length, 0);
  return [
    `${checks.length} ${help.packs[language]}`,
    `${points.reduce((sum, size) => sum + size, 0)} ${help.points[language]}`,
    `${holding}/${proofs.length} ${help.invariants[language]}`,
    `${faults} ${help.faults[language]}`,
  ].join(', ');
}
