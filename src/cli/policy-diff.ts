/**
 * `sekisho policy diff OLD NEW`: what another pack would change for whom, over what a data folder holds.
 *
 * Nothing is written, and a server may run meanwhile. Exit status: 0 compared, 1 not compared.
 */
import { readFileSync } from 'node:fs';
import Table from 'cli-table3';
import type { Command } from 'commander';
import { Problem, quote } from '../base/problem.ts';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import type {
  ComparedObject,
  Fate,
  LogComparison,
  PackComparison,
  Side,
} from '../exchange/compare-packs.ts';
import { readKeptPack } from '../exchange/pack-in-force.ts';
import { compareIn, packInForce } from '../exchange/policy-commands.ts';
import { type Pack, parsePack } from '../policy/pack.ts';
import type { StoreSnapshot } from '../store/snapshot.ts';
import type { Terminal } from './stix.ts';

const help = {
  diff: {
    en: 'tell what another pack would change for whom, over what is stored',
    ja: '別のパックにより保存済みの情報の提供先がどう変わるかを示す',
  },
  old: {
    en: 'a pack: a file (YAML), the hash of a kept one, or in-force',
    ja: 'パック: ファイル（YAML）、保存済みパックのハッシュ、または in-force（適用中）',
  },
  young: { en: 'another pack, named alike', ja: '比較するパック（指定方法は同じ）' },
  json: { en: 'print JSON', ja: 'JSON で出力する' },
  config: { en: 'the configuration file (JSON)', ja: '設定ファイル（JSON）' },
} as const satisfies Readonly<Record<string, Words>>;

const words = {
  collection: { en: 'collection', ja: 'コレクション' },
  audience: { en: 'audience', ja: '提供先' },
  gained: { en: 'gained', ja: '新たに提供' },
  lost: { en: 'lost', ja: '提供終了' },
  recalls: { en: 'to recall', ja: '回収対象' },
  changed: { en: 'changed form', ja: '形の変更' },
  examples: { en: 'Examples', ja: '例' },
  follows: {
    en: 'decided alike; follows from another version or from what it names',
    ja: '判断は同じ。他の版または参照先に伴う変化',
  },
  nothing: { en: 'nothing changes for anyone', ja: '変化はない' },
  unsettled: {
    en: 'work under way will add to this',
    ja: '処理中の作業があり、結果は変わり得る',
  },
  noReceipts: {
    en: 'no receipts are kept here: everything that stood counts as fetched',
    ja: '受領記録がないため、提供中だったものはすべて取得済みとみなす',
  },
  logs: { en: 'logs', ja: 'ログ' },
} as const satisfies Readonly<Record<string, Words>>;

const effectWords: Readonly<Record<Side['effect'], Words>> = {
  release: { en: 'released', ja: '提供' },
  redact: { en: 'redacted', ja: '加工して提供' },
  hold: { en: 'held', ja: '保留' },
  withhold: { en: 'withheld', ja: '提供しない' },
};

interface DiffFlags {
  readonly json?: boolean;
  readonly config?: string;
}

/** Adds `diff` to `policy`. */
export function addDiffCommand(policy: Command, language: Language, terminal: Terminal): void {
  policy
    .command('diff')
    .description(help.diff[language])
    .argument('<old>', help.old[language])
    .argument('<new>', help.young[language])
    .option('--json', help.json[language])
    .option('--config <file>', help.config[language])
    .action(async (old: string, young: string, flags: DiffFlags) => {
      const { dataDir } = readConfig(flags.config);
      const comparison = await compareIn(dataDir, async (snapshot) => ({
        before: await packNamed(snapshot, old, language),
        after: await packNamed(snapshot, young, language),
        present: await packInForce(snapshot),
      }));
      const text = flags.json
        ? JSON.stringify(comparison, null, 2)
        : reportOn(comparison, language).join('\n');
      terminal.stdout.write(`${text}\n`);
      const summary = `${summaryOf(comparison, language)}\n`;
      (flags.json ? terminal.stderr : terminal.stdout).write(summary);
    });
}

/** Problems: `absent` for an unknown hash or file, `unprocessable` for what is no pack. */
async function packNamed(snapshot: StoreSnapshot, name: string, language: Language): Promise<Pack> {
  if (name === 'in-force') return packInForce(snapshot);
  if (/^[0-9a-f]{64}$/.test(name)) return readKeptPack(snapshot, name);
  const { pack, findings } = parsePack(readText(name));
  if (pack !== undefined) return pack;
  const faults = findings.map(
    ({ rule, line, column, message }) => `${name}:${line}:${column} ${rule} ${message[language]}`,
  );
  throw new Problem('unprocessable', faults.join('\n'));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem('absent', `cannot read ${quote(file)}: ${code}`, { cause: error });
  }
}

function reportOn(comparison: PackComparison, language: Language): readonly string[] {
  const { logs, settled, receiptsKnown } = comparison;
  if (logs.length === 0) return [words.nothing[language]];
  return [
    tableOf(logs, language),
    ...logs.flatMap((log) => examplesOf(log, language)),
    ...(settled ? [] : [words.unsettled[language]]),
    ...(receiptsKnown ? [] : [words.noReceipts[language]]),
  ];
}

const columns = ['gained', 'lost', 'recalls', 'changed'] as const;

function tableOf(logs: readonly LogComparison[], language: Language): string {
  const table = new Table({
    head: ['collection', 'audience', ...columns].map(
      (name) => words[name as keyof typeof words][language],
    ),
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const log of logs) {
    table.push([log.collection, log.audience, ...columns.map((name) => log[name])]);
  }
  return table.toString();
}

function examplesOf(
  { collection, audience, examples }: LogComparison,
  language: Language,
): readonly string[] {
  const heading = `${words.examples[language]}: ${collection} → ${audience}`;
  return ['', heading, ...examples.map((one) => exampleLine(one, language))];
}

function exampleLine(
  { objectId, fate, before, after }: ComparedObject,
  language: Language,
): string {
  const name = words[fate satisfies Fate][language];
  const sides = [before, after].map((side) => sideText(side, language));
  const why = sides[0] === sides[1] ? words.follows[language] : sides.join(' → ');
  return `  ${name}: ${objectId}: ${why}`;
}

function sideText({ effect, rules }: Side, language: Language): string {
  const deciding = effect === 'release' ? rules.filter(({ gate }) => gate === 'table') : rules;
  return `${effectWords[effect][language]} (${deciding.map(({ rule }) => rule).join(', ')})`;
}

/** One line for people and scripts: the last that is printed. */
function summaryOf({ logs, hash }: PackComparison, language: Language): string {
  const sums = columns.map((name) => {
    const sum = logs.reduce((total, log) => total + log[name], 0);
    return `${words[name][language]} ${sum}`;
  });
  return [`${words.logs[language]} ${logs.length}`, ...sums, `diff ${hash}`].join(', ');
}
