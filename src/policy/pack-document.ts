/**
 * The text of a policy pack as a document of the right form: YAML, bounded, without aliases, checked
 * against the schema, every node's place in the text known.
 */
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Document, isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { quote } from '../base/problem.ts';
import type { Words } from '../base/words.ts';
import type { PackAudience, PackFinding } from './pack.ts';
import { packSchema } from './pack-schema.ts';
import type { KeepList, Profile } from './profile.ts';
import type { RuleAxis } from './reader.ts';
import type { Effect, PackGate, RuleStatus } from './vocabulary.ts';

/** Conditions as written: one value, or a list. */
export type WhenDocument = Readonly<Partial<Record<RuleAxis, string | readonly string[]>>>;

/** A value of an attribute as written. */
export type AttributeValue = string | boolean;

/** Whom a rule reaches, as written. */
export type ReachDocument =
  | string
  | readonly string[]
  | {
      readonly among?: string | readonly string[];
      readonly with: Readonly<Record<string, AttributeValue | readonly AttributeValue[]>>;
    };

/** An effect as written. */
export type EffectDocument = Exclude<Effect, 'redact'> | { readonly redact: string };

/** What rules and ceilings have in common, as written. */
export interface GroundedDocument {
  readonly id: string;
  readonly when?: WhenDocument;
  readonly audience: ReachDocument;
  readonly citation: string;
  readonly status: RuleStatus;
  readonly reason: Words;
}

/** A rule as written. */
interface RuleDocument extends GroundedDocument {
  readonly gate: PackGate;
  readonly effect: EffectDocument;
}

/** A ceiling as written. */
interface CeilingDocument extends GroundedDocument {
  readonly at_most: EffectDocument;
}

/** An invariant as written. */
interface InvariantDocument {
  readonly id: string;
  readonly never: {
    readonly audience: ReachDocument;
    readonly when?: WhenDocument;
    readonly effect: Effect | readonly Effect[];
  };
  readonly reason: Words;
}

/** An attribute as written. */
export interface AttributeDocument {
  readonly title: Words;
  readonly values: 'boolean' | readonly string[];
  readonly default: AttributeValue;
}

/** A redaction profile as written. */
export interface ProfileDocument extends Omit<Profile, 'name' | 'types'> {
  readonly keep: Readonly<Record<string, KeepList>>;
}

/** A pack as written. */
export interface PackDocument {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  readonly attributes?: Readonly<Record<string, AttributeDocument>>;
  readonly audiences: Readonly<Record<string, PackAudience>>;
  readonly profiles?: Readonly<Record<string, ProfileDocument>>;
  readonly rules: readonly RuleDocument[];
  readonly ceilings?: readonly CeilingDocument[];
  readonly invariants?: readonly InvariantDocument[];
}

/** A place in the text, counted from 1. */
export type Position = Pick<PackFinding, 'line' | 'column'>;

/** A path of names and indices into the document. */
export type DocumentPath = readonly (string | number)[];

/** A document with a way to find its nodes' places, or what is wrong with the text. */
export type DocumentReading =
  | { readonly document?: undefined; readonly findings: readonly PackFinding[] }
  | { readonly document: PackDocument; readonly positionOf: (path: DocumentPath) => Position };

/** The longest text that is read, in UTF-16 units. */
const unitsMax = 250_000;
/** At most this many faults are reported of one text. */
const findingsMax = 100;

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
const validate = ajv.compile<PackDocument>(packSchema);

/** Reads the text. Never throws. */
export function readPackDocument(text: string): DocumentReading {
  if (text.length > unitsMax) {
    return {
      findings: [
        fault(
          'P-SIZE',
          start,
          'the pack is larger than 250,000 characters',
          'パックが 250,000 文字を超えている',
        ),
      ],
    };
  }
  try {
    return readBounded(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      findings: [
        fault(
          'P-SYNTAX',
          start,
          `cannot be read as YAML: ${quote(why)}`,
          `YAML として読めない: ${quote(why)}`,
        ),
      ],
    };
  }
}

const start: Position = { line: 1, column: 1 };

function readBounded(text: string): DocumentReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', logLevel: 'error' });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...syntaxFaults(document, at), ...aliasFaults(document, at)];
  if (faults.length > 0) return { findings: faults.slice(0, findingsMax) };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const positionOf = (path: DocumentPath) => at(offsetOf(document, path));
  if (validate(value)) return { document: value, positionOf };
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if');
  return {
    findings: errors.slice(0, findingsMax).map((error) => schemaFault(error, value, positionOf)),
  };
}

function syntaxFaults(document: Document.Parsed, at: (offset: number) => Position): PackFinding[] {
  return [...document.errors, ...document.warnings].map((error) => {
    const [why = ''] = error.message.split('\n');
    return fault('P-SYNTAX', at(error.pos[0]), quote(why), `YAML の誤り: ${quote(why)}`);
  });
}

/** Aliases can multiply a small text without bound, and a policy should be read where it stands. */
function aliasFaults(document: Document.Parsed, at: (offset: number) => Position): PackFinding[] {
  const faults: PackFinding[] = [];
  visit(document, (_, node) => {
    if (!isAlias(node)) return;
    const place = at(node.range?.[0] ?? 0);
    faults.push(
      fault('P-ALIAS', place, 'a pack must not use aliases', 'パックではエイリアスを使えない'),
    );
  });
  return faults;
}

/** Where the node at this path begins; where it is absent, its nearest ancestor. */
function offsetOf(document: Document.Parsed, path: DocumentPath): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown =
      length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function schemaFault(
  error: ErrorObject,
  value: unknown,
  positionOf: (path: DocumentPath) => Position,
): PackFinding {
  const path = pathOf(error.instancePath, value);
  const extra = error.params.additionalProperty;
  const missing = error.params.missingProperty;
  const where = quote(error.instancePath || '/');
  if (typeof extra === 'string') {
    const place = positionOf([...path, extra]);
    return fault(
      'P-NAME',
      place,
      `${where} has no property ${quote(extra)}`,
      `${where} に属性 ${quote(extra)} は存在しない`,
    );
  }
  if (typeof missing === 'string') {
    return fault(
      'P-MISSING',
      positionOf(path),
      `${where} lacks ${quote(missing)}`,
      `${where} に ${quote(missing)} がない`,
    );
  }
  if (error.keyword === 'enum') {
    const allowed = (error.params.allowedValues as readonly unknown[]).join(', ');
    return fault(
      'P-NAME',
      positionOf(path),
      `${where} must be one of: ${allowed}`,
      `${where} は次のいずれかでなければならない: ${allowed}`,
    );
  }
  return fault(
    'P-FORM',
    positionOf(path),
    `${where} ${error.message ?? ''}`,
    `${where} の形が正しくない（${error.message ?? ''}）`,
  );
}

/** The path of a JSON pointer, indices of lists as numbers. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let here: unknown = value;
  for (const escaped of pointer.split('/').slice(1)) {
    const segment = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(here) ? Number(segment) : segment;
    path.push(step);
    here = (here as Readonly<Record<string | number, unknown>> | null)?.[step];
  }
  return path;
}

/** One fault in both languages. */
export function fault(rule: string, place: Position, en: string, ja: string): PackFinding {
  return { rule, ...place, message: { en, ja } };
}
