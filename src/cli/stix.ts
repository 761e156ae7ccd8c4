/**
 * `sekisho stix …`: the validator, the pattern checker and deterministic identifiers on files.
 *
 * Exit status: 0 everything valid, 1 something refused, 2 a wrong call or an unreadable file.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import { type Command, Option } from 'commander';
import { parseJson } from '../base/json.ts';
import type { Language, Words } from '../base/words.ts';
import {
  checkPattern,
  contentLimits,
  type Finding,
  isValid,
  observableId,
  openContent,
  type Profile,
  validateContent,
} from '../stix/index.ts';

/** Where a command writes and how it ends; `process` is one. */
export interface Terminal {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  exitCode?: typeof process.exitCode;
  /** Ends a wrong call, or one for help, at once. */
  exit(status: number): never;
}

/** What a command is run with. */
interface Setting {
  readonly language: Language;
  readonly terminal: Terminal;
}

const help = {
  stix: {
    en: 'check STIX 2.1 content and compute identifiers',
    ja: 'STIX 2.1 のデータを検査し、識別子を計算します',
  },
  validate: {
    en: 'check objects, bundles or envelopes against STIX 2.1',
    ja: 'オブジェクト、バンドル、エンベロープが STIX 2.1 に従うか検査します',
  },
  files: { en: 'JSON files, - for standard input', ja: 'JSON ファイル。- は標準入力' },
  profile: { en: 'how strictly to judge', ja: '判定の厳しさ' },
  json: { en: 'write JSON, one verdict a line', ja: '判定を一行に一件の JSON で書き出します' },
  jsonl: { en: 'read one JSON text a line', ja: '一行に一件の JSON テキストを読みます' },
  pattern: { en: 'check STIX patterns', ja: 'STIX パターンを検査します' },
  patternText: { en: 'a pattern', ja: 'パターン' },
  id: {
    en: 'compute the deterministic identifiers of cyber-observables',
    ja: 'サイバー観測オブジェクトの決定的識別子を計算します',
  },
  file: { en: 'a JSON file, - for standard input', ja: 'JSON ファイル。- は標準入力' },
} as const satisfies Readonly<Record<string, Words>>;

const said = {
  unreadable: { en: 'cannot be read', ja: '読み込めません' },
  nothing: { en: 'name a file or --jsonl FILE', ja: 'ファイルか --jsonl FILE を指定してください' },
  file: { en: 'file', ja: 'ファイル' },
  objects: { en: 'objects', ja: 'オブジェクト' },
  valid: { en: 'valid', ja: '有効' },
  warned: { en: 'with warnings', ja: '警告あり' },
  refused: { en: 'refused', ja: '不可' },
} as const satisfies Readonly<Record<string, Words>>;

interface ValidateFlags {
  readonly profile: Profile;
  readonly json?: boolean;
  readonly jsonl?: string;
}

/**
 * Adds `stix` and its commands to the program. Messages and help are in `language`. A wrong call ends with
 * status 2.
 */
export function addStixCommands(
  program: Command,
  language: Language,
  terminal: Terminal = process,
): void {
  const setting: Setting = { language, terminal };
  const stix = program.command('stix').description(help.stix[language]);
  const profile = new Option('--profile <profile>', help.profile[language])
    .choices(['default', 'strict'])
    .default('default');
  const subcommand = (name: string) =>
    stix.command(name).exitOverride((error) => {
      terminal.exit(error.exitCode === 0 ? 0 : 2);
    });
  subcommand('validate')
    .description(help.validate[language])
    .argument('[files...]', help.files[language])
    .addOption(profile)
    .option('--json', help.json[language])
    .option('--jsonl <file>', help.jsonl[language])
    .action((files: string[], flags: ValidateFlags) => runValidate(files, flags, setting));
  subcommand('pattern')
    .description(help.pattern[language])
    .argument('[patterns...]', help.patternText[language])
    .addOption(profile)
    .option('--json', help.json[language])
    .option('--jsonl <file>', help.jsonl[language])
    .action((patterns: string[], flags: ValidateFlags) => runPattern(patterns, flags, setting));
  subcommand('id')
    .description(help.id[language])
    .argument('<file>', help.file[language])
    .action((file: string) => runId(file, setting));
}

/** A file that cannot be read ends the command with status 2. */
function readBytes(file: string, { language, terminal }: Setting): Uint8Array | undefined {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    terminal.stderr.write(`${file}: ${said.unreadable[language]} (${reason})\n`);
    terminal.exitCode = 2;
    return undefined;
  }
}

/** 1 where something was refused, unless something worse is said already. */
function endWith(valid: boolean, terminal: Terminal): void {
  if (!valid && terminal.exitCode !== 2) terminal.exitCode = 1;
  terminal.exitCode ??= 0;
}

async function runValidate(files: readonly string[], flags: ValidateFlags, setting: Setting) {
  if (flags.jsonl !== undefined) {
    await judgeLines(flags.jsonl, setting, (line) =>
      validateContent(line, { profile: flags.profile }),
    );
    return;
  }
  if (files.length === 0) return misused(setting);
  const rows = files.flatMap((file) => validateFile(file, flags, setting) ?? []);
  if (flags.json !== true)
    setting.terminal.stdout.write(`${summaryTable(rows, setting.language)}\n`);
}

function misused({ language, terminal }: Setting): void {
  terminal.stderr.write(`${said.nothing[language]}\n`);
  terminal.exitCode = 2;
}

/** What the summary says of one file. */
interface Tally {
  readonly file: string;
  valid: number;
  warned: number;
  refused: number;
}

/** From so many objects on, progress is shown. */
const progressFrom = 2000;

function validateFile(file: string, flags: ValidateFlags, setting: Setting): Tally | undefined {
  const bytes = readBytes(file, setting);
  if (bytes === undefined) return undefined;
  const content = openContent(bytes, { profile: flags.profile });
  const tally: Tally = { file, valid: 0, warned: 0, refused: 0 };
  const progress = progressBar(content.count, setting.terminal);
  for (const { pointer, valid, findings, object } of content.verdicts) {
    const isContainer = content.kind === 'bundle' && pointer === '';
    if (!isContainer || !valid) count(tally, valid, findings);
    const id = typeof object?.id === 'string' ? object.id : undefined;
    if (flags.json === true) {
      const line = { file, pointer, id, valid, findings: inLanguage(findings, setting.language) };
      setting.terminal.stdout.write(`${JSON.stringify(line)}\n`);
    } else {
      setting.terminal.stdout.write(findingLines(`${file}${pointer}`, id, findings, setting));
    }
    progress?.increment();
  }
  progress?.stop();
  endWith(tally.refused === 0, setting.terminal);
  return tally;
}

function progressBar(count: number, { stderr }: Terminal): SingleBar | undefined {
  if (stderr.isTTY !== true || count < progressFrom) return undefined;
  const bar = new SingleBar({
    stream: stderr,
    format: '{bar} {value}/{total}',
    clearOnComplete: true,
  });
  bar.start(count, 0);
  return bar;
}

function count(tally: Tally, valid: boolean, findings: readonly Finding[]): void {
  if (!valid) tally.refused++;
  else if (findings.length > 0) tally.warned++;
  else tally.valid++;
}

/** The errors of an object as lines for people; warnings are only counted. */
function findingLines(
  place: string,
  id: string | undefined,
  findings: readonly Finding[],
  { language }: Setting,
): string {
  return findings
    .filter((finding) => finding.level === 'error')
    .map(({ rule, pointer, message }) => {
      const name = id === undefined ? '' : ` (${id.slice(0, 300)})`;
      return `${place}${pointer}${name}: ${rule}: ${message[language]}\n`;
    })
    .join('');
}

function summaryTable(tallies: readonly Tally[], language: Language): string {
  const head = [said.file, said.objects, said.valid, said.warned, said.refused];
  const table = new Table({
    head: head.map((words) => words[language]),
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  });
  for (const { file, valid, warned, refused } of tallies) {
    table.push([file, valid + warned + refused, valid, warned, refused]);
  }
  return table.toString();
}

function inLanguage(findings: readonly Finding[], language: Language) {
  return findings.map(({ rule, pointer, level, message }) => {
    return { rule, pointer, level, message: message[language] };
  });
}

interface LineVerdict {
  readonly valid: boolean;
  readonly findings: readonly Finding[];
}

/** Judges a file line by line; one verdict a line, in order, empty lines included. */
async function judgeLines(
  file: string,
  { language, terminal }: Setting,
  judge: (line: Uint8Array) => LineVerdict,
): Promise<void> {
  let number = 0;
  let allValid = true;
  try {
    for await (const line of linesOf(file)) {
      const { valid, findings } = judge(line);
      allValid &&= valid;
      const verdict = { line: ++number, valid, findings: inLanguage(findings, language) };
      const flushed = terminal.stdout.write(`${JSON.stringify(verdict)}\n`);
      if (!flushed) await drained(terminal.stdout);
    }
    endWith(allValid, terminal);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    terminal.stderr.write(`${file}: ${said.unreadable[language]} (${reason})\n`);
    terminal.exitCode = 2;
  }
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => stream.once('drain', () => resolve()));
}

/** The lines of a file as bytes, without their line feeds; a carriage return before one is white space. */
async function* linesOf(file: string): AsyncGenerator<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 });
  let pieces: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      pieces.push(chunk.subarray(start, end));
      yield pieces.length === 1 ? (pieces[0] ?? chunk) : Buffer.concat(pieces);
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length > 0) yield Buffer.concat(pieces);
}

async function runPattern(patterns: readonly string[], flags: ValidateFlags, setting: Setting) {
  if (flags.jsonl !== undefined) {
    await judgeLines(flags.jsonl, setting, (line) => judgePatternLine(line, flags.profile));
    return;
  }
  if (patterns.length === 0) return misused(setting);
  const { language, terminal } = setting;
  for (const pattern of patterns) {
    const findings = checkPattern(pattern, { profile: flags.profile });
    const valid = isValid(findings);
    endWith(valid, terminal);
    if (flags.json === true) {
      const verdict = { valid, findings: inLanguage(findings, language) };
      terminal.stdout.write(`${JSON.stringify(verdict)}\n`);
    } else {
      for (const { rule, level, message } of findings) {
        terminal.stdout.write(`${level}: ${rule}: ${message[language]}\n`);
      }
    }
  }
}

const noString: Finding = {
  rule: 'S-GEN-01',
  pointer: '',
  level: 'error',
  message: { en: 'the line is not a JSON string', ja: '行が JSON 文字列ではありません' },
};

function judgePatternLine(line: Uint8Array, profile: Profile): LineVerdict {
  const outcome = parseJson(line, contentLimits);
  if (!outcome.ok || typeof outcome.value !== 'string')
    return { valid: false, findings: [noString] };
  const findings = checkPattern(outcome.value, { profile });
  return { valid: isValid(findings), findings };
}

/** One line an object: its deterministic identifier, or `-` where it has none. */
function runId(file: string, setting: Setting): void {
  const bytes = readBytes(file, setting);
  if (bytes === undefined) return;
  const { terminal } = setting;
  const content = openContent(bytes);
  for (const { pointer, object, findings } of content.verdicts) {
    if (content.kind === 'bundle' && pointer === '') continue;
    if (object === undefined)
      terminal.stderr.write(findingLines(file, undefined, findings, setting));
    endWith(object !== undefined, terminal);
    terminal.stdout.write(`${(object && observableId(object)) ?? '-'}\n`);
  }
}
