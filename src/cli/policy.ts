/**
 * `sekisho policy`: questions to a sharing policy, answered from files; no server is needed.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type JsonLimits, type JsonObject, type JsonValue, parseJson } from '../base/json.ts';
import { quote } from '../base/problem.ts';
import { systemClock } from '../base/time.ts';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import { explainStored } from '../exchange/explain-stored.ts';
import { type Explanation, explain, formatExplanation } from '../policy/explain.ts';
import { type Labels, parseLabels } from '../policy/labels.ts';
import { labelsOfObject } from '../policy/labels-of-object.ts';
import { type Pack, parsePack } from '../policy/pack.ts';
import type { Reader } from '../policy/reader.ts';
import type { LabelSource } from '../policy/vocabulary.ts';
import { addCheckCommand } from './policy-check.ts';
import { addDiffCommand } from './policy-diff.ts';
import type { Terminal } from './stix.ts';

/** The pack that comes with the product; it lies two levels above `src/cli` and `dist/cli` alike. */
export const shippedPackPath = resolve(
  import.meta.dirname,
  '..',
  '..',
  'policies',
  'meti-2023.yaml',
);

const help = {
  policy: { en: 'ask the sharing policy', ja: '共有方針を調べる' },
  explain: {
    en: 'tell what an audience gets of an object, and by which rules',
    ja: 'ある提供先が対象をどう受け取るかを、根拠となる規則とともに示す',
  },
  object: {
    en: 'file with one STIX object (JSON), or the id of a stored one',
    ja: 'STIX オブジェクト 1 件のファイル（JSON）、または保存済みオブジェクトの ID',
  },
  audience: { en: 'audience id, such as public', ja: '提供先の ID（例: public）' },
  pack: { en: 'policy pack (YAML)', ja: '方針パック（YAML）' },
  labels: {
    en: "the collection's default labels (JSON), used where the object carries none",
    ja: 'コレクションの既定ラベル（JSON）。オブジェクトにラベルがない場合に用いる',
  },
  with: {
    en: "attributes of the reader, over the pack's: NAME=VALUE",
    ja: '読み手の属性（パックの値に優先）: NAME=VALUE',
  },
  json: { en: 'print JSON', ja: 'JSON で出力する' },
  config: {
    en: 'the configuration file (JSON), for stored objects',
    ja: '設定ファイル（JSON）。保存済みオブジェクトに用いる',
  },
} as const satisfies Readonly<Record<string, Words>>;

interface ExplainOptions {
  readonly pack: string;
  readonly labels?: string;
  readonly with: readonly string[];
  readonly json?: true;
  readonly config?: string;
}

/**
 * Adds `policy explain OBJECT-FILE AUDIENCE`, where a file that cannot be used ends the program with code 1,
 * and `policy check FILE…`.
 */
export function addPolicyCommands(
  program: Command,
  language: Language,
  terminal: Terminal = process,
): void {
  const policy = program.command('policy').description(help.policy[language]);
  addCheckCommand(policy, language, terminal);
  addDiffCommand(policy, language, terminal);
  policy
    .command('explain')
    .description(help.explain[language])
    .argument('<object>', help.object[language])
    .argument('<audience>', help.audience[language])
    .option('--pack <file>', help.pack[language], shippedPackPath)
    .option('--labels <file>', help.labels[language])
    .option('--with <attribute...>', help.with[language], [])
    .option('--json', help.json[language])
    .option('--config <file>', help.config[language])
    .action(async (file: string, audience: string, options: ExplainOptions, command: Command) => {
      if (storedId.test(file)) {
        const text = await explainedAsStored(file, audience, options, language);
        command.configureOutput().writeOut?.(`${text}\n`);
        return;
      }
      const reader = readerFor(command, language);
      const object = reader.json(file);
      const { labels, source } = labelsFor(object, options, reader);
      const explanation = explain(reader.pack(options.pack), {
        object,
        labels,
        context: { source, now: systemClock.now() },
        reader: { id: audience, attributes: attributesOf(options.with) },
      });
      const text = options.json
        ? JSON.stringify(explanation, null, 2)
        : inBothLanguages(explanation, language);
      command.configureOutput().writeOut?.(`${text}\n`);
    });
}

/** A STIX id; anything else is the name of a file. */
const storedId = /^[a-z0-9-]{3,250}--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a stored object is decided on, contribution by contribution, under the pack in force. */
async function explainedAsStored(
  objectId: string,
  audience: string,
  { json, config }: ExplainOptions,
  language: Language,
): Promise<string> {
  const { dataDir } = readConfig(config);
  const explained = await explainStored(dataDir, objectId, audience);
  if (json) return JSON.stringify(explained, null, 2);
  return explained
    .map(({ collection, contributor, version, explanation }) => {
      const heading = `# ${collection} ${contributor} ${version}`;
      return `${heading}\n${inBothLanguages(explanation, language)}`;
    })
    .join('\n\n');
}

function inBothLanguages(explanation: Explanation, language: Language): string {
  const other: Language = language === 'en' ? 'ja' : 'en';
  return [language, other].map((each) => formatExplanation(explanation, each)).join('\n\n');
}

/** `true` and `false` as such, everything else as text. A name without a value is true. */
function attributesOf(given: readonly string[]): Reader['attributes'] {
  const read = given.map((text) => {
    const [name = '', value = 'true'] = text.split('=', 2);
    return [name, value === 'true' || value === 'false' ? value === 'true' : value] as const;
  });
  return Object.fromEntries(read);
}

/** As generous as a file at hand may be. */
const jsonLimits: JsonLimits = { depthMax: 200, membersMax: 1_000_000 };

interface FileReader {
  /** A JSON object. */
  json(file: string): JsonObject;
  pack(file: string): Pack;
  /** Says something on standard error and goes on. */
  warn(text: string): void;
}

function labelsFor(
  object: JsonObject,
  options: ExplainOptions,
  reader: FileReader,
): { labels: Labels; source: LabelSource } {
  const own = labelsOfObject(object);
  const defaults = options.labels === undefined ? {} : reader.json(options.labels);
  const { labels, findings } = own ?? parseLabels(defaults);
  for (const { rule, pointer, message } of findings) {
    reader.warn(`${rule} ${pointer} ${message.en} / ${message.ja}`);
  }
  return { labels, source: own === undefined ? 'collection' : 'object' };
}

function readerFor(command: Command, language: Language): FileReader {
  const fail = (words: Words): never => command.error(`${words[language]}`, { exitCode: 1 });
  const read = (file: string): Buffer => {
    try {
      return readFileSync(file);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return fail({
        en: `cannot read ${quote(file)}: ${why}`,
        ja: `${quote(file)} を読めない: ${why}`,
      });
    }
  };
  return {
    json: (file) => {
      const outcome = parseJson(read(file), jsonLimits);
      if (outcome.ok && isObject(outcome.value)) return outcome.value;
      const why = outcome.ok
        ? 'not an object'
        : `${outcome.fault.message}, byte ${outcome.fault.offset}`;
      return fail({
        en: `${quote(file)} does not hold one JSON object: ${why}`,
        ja: `${quote(file)} は JSON オブジェクト 1 件ではない: ${why}`,
      });
    },
    pack: (file) => {
      const { pack, findings } = parsePack(read(file).toString('utf8'));
      if (pack !== undefined) return pack;
      const lines = findings.map(
        ({ rule, line, column, message }) =>
          `${file}:${line}:${column} ${rule} ${message[language]}`,
      );
      return fail({ en: lines.join('\n'), ja: lines.join('\n') });
    },
    warn: (text) => command.configureOutput().writeErr?.(`${text}\n`),
  };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
