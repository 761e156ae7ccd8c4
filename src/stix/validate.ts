/**
 * Whether an object is STIX 2.1: its structure by generated schema code, its values by code rules, its
 * pattern by the pattern checker. All rules are in `docs/stix-rules.md`.
 */
import { type JsonFault, type JsonLimits, type JsonObject, parseJson } from '../base/json.ts';
import { checkStructure } from './check-structure.ts';
import type { Finding, Profile } from './finding.ts';
import { checkCode } from './rules/code-rules.ts';
import { checkIndicatorPattern } from './rules/indicator-pattern.ts';
import { checkContainer } from './rules/observable-container.ts';
import { checkPlainValues } from './rules/plain-values.ts';
import { isObject } from './rules/rule.ts';
import { familyOf } from './tables/object-types.ts';

/** The most findings that are told about one object, the note about the others not counted. */
export const findingsMax = 100;

/** How large the bytes of one object may be, and how large inside. */
export interface ObjectLimits extends JsonLimits {
  readonly bytesMax: number;
}

/** The limits for who has none of his own. */
export const objectLimits: ObjectLimits = {
  bytesMax: 16 * 1024 * 1024,
  depthMax: 100,
  membersMax: 1_000_000,
};

/**
 * Members and elements that an object may have for each MiB begun: no threat intelligence is so fine-grained,
 * and what has more would take long to judge. The limits of who gives his own are taken as they are.
 */
const perMiB = { membersMax: 20_000, elementsMax: 25_000 } as const;

function limitsFor(bytes: Uint8Array): ObjectLimits {
  const begun = Math.ceil(bytes.length / (1024 * 1024));
  const { membersMax, elementsMax } = perMiB;
  return { ...objectLimits, membersMax: membersMax * begun, elementsMax: elementsMax * begun };
}

/** How bytes are judged. */
export interface ValidateOptions {
  /** Left out: `default`. */
  readonly profile?: Profile;
  /** Left out: `objectLimits`. */
  readonly limits?: ObjectLimits;
}

/** What is said about one object. */
export interface Verdict {
  /** Whether no finding is an error. */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
  /** The object, where the bytes are one, valid or not. */
  readonly object: JsonObject | undefined;
}

/** Whether findings let an object pass. */
export function isValid(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.level !== 'error');
}

/** What is said about a bundle where an object is expected. */
const bundleAsObject: readonly Finding[] = [
  {
    rule: 'S-BUN-02',
    pointer: '/type',
    level: 'error',
    message: { en: 'a bundle is no STIX object', ja: 'バンドルは STIX オブジェクトではありません' },
  },
];

/**
 * Every fault of an object: errors refuse it, warnings do not. At most `findingsMax`, errors first if some
 * had to be left out, and then a last finding `L-FINDINGS` says how many. A bundle is no object: see
 * `validateContent` for it. Never throws for JSON values.
 */
export function validateObject(
  object: JsonObject,
  profile: Profile = 'default',
): readonly Finding[] {
  const plain = checkPlainValues(object);
  return plain.length > 0 ? bounded(plain) : validateParsed(object, profile);
}

/** `validateObject` for an object that `parseJson` or `readSpan` has read: its plain values are known good. */
export function validateParsed(
  object: JsonObject,
  profile: Profile = 'default',
): readonly Finding[] {
  if (object.type === 'bundle') return bundleAsObject;
  const findings = judge(object, profile);
  if (object.type !== 'observed-data') return bounded(findings);
  return bounded([...findings, ...checkContainer(object, profile, judge)]);
}

const none: readonly Finding[] = [];

function judge(object: JsonObject, profile: Profile): readonly Finding[] {
  const structure = withPractice(checkStructure(object, profile), object, profile);
  const code = checkCode(object, profile);
  const pattern = object.type === 'indicator' ? checkIndicatorPattern(object, profile) : none;
  if (code.length === 0 && pattern.length === 0) return structure;
  if (structure.length === 0 && pattern.length === 0) return code;
  return [...structure, ...code, ...pattern];
}

/**
 * Empty lists deep within a custom type without extension are common practice (ATT&CK's assets): they
 * refuse in the strict profile only. `docs/stix-disputes.md` gives the reasons.
 */
function withPractice(
  findings: readonly Finding[],
  { type }: JsonObject,
  profile: Profile,
): readonly Finding[] {
  if (findings.length === 0 || profile === 'strict') return findings;
  if (typeof type !== 'string' || familyOf(type) !== undefined) return findings;
  return findings.map((finding) =>
    finding.rule === 'S-GEN-06' && finding.pointer.lastIndexOf('/') > 0
      ? { ...finding, level: 'warning' }
      : finding,
  );
}

function bounded(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= findingsMax) return findings;
  const errors = findings.filter((finding) => finding.level === 'error');
  const warnings = findings.filter((finding) => finding.level !== 'error');
  const cut = findings.length - findingsMax;
  const note: Finding = {
    rule: 'L-FINDINGS',
    pointer: '',
    level: 'warning',
    message: {
      en: `${cut} more findings were left out`,
      ja: `ほかに ${cut} 件の指摘を省きました`,
    },
  };
  return [...[...errors, ...warnings].slice(0, findingsMax), note];
}

/** Judges the bytes of one object. */
export function validateBytes(bytes: Uint8Array, options: ValidateOptions = {}): Verdict {
  const limits = options.limits ?? limitsFor(bytes);
  if (bytes.length > limits.bytesMax) {
    return refuse(tooLong(limits.bytesMax));
  }
  const outcome = parseJson(bytes, limits);
  if (!outcome.ok) return refuse(faultFinding(outcome.fault, bytes));
  if (!isObject(outcome.value)) return refuse(noObject);
  const findings = validateParsed(outcome.value, options.profile);
  return { valid: isValid(findings), findings, object: outcome.value };
}

/** What is said about a JSON text that holds no object. */
export const noObject: Finding = {
  rule: 'S-GEN-01',
  pointer: '',
  level: 'error',
  message: { en: 'is not a JSON object', ja: 'JSON オブジェクトではありません' },
};

/** What is said about more bytes than allowed. */
export function tooLong(bytesMax: number): Finding {
  const message = {
    en: `there are more than ${bytesMax} bytes`,
    ja: `${bytesMax} バイトを超えています`,
  };
  return { rule: 'L-BYTES', pointer: '', level: 'error', message };
}

/** The verdict on what could not even be looked at. */
export function refuse(finding: Finding): Verdict {
  return { valid: false, findings: [finding], object: undefined };
}

/** What is said about a text that could not be read as JSON. */
export function faultFinding(fault: JsonFault, bytes: Uint8Array): Finding {
  const message = { en: fault.message, ja: `${fault.offset} バイト目: ${faultTexts[fault.kind]}` };
  return { rule: faultRule(fault, bytes), pointer: '', level: 'error', message };
}

function faultRule(fault: JsonFault, bytes: Uint8Array): string {
  switch (fault.kind) {
    case 'surrogate':
      return 'S-GEN-12';
    case 'number':
      return isWholeNumber(bytes, fault.offset) ? 'S-GEN-10' : 'S-GEN-11';
    case 'depth':
      return 'L-DEPTH';
    case 'members':
      return 'L-MEMBERS';
    default:
      return 'S-GEN-01';
  }
}

function isWholeNumber(bytes: Uint8Array, start: number): boolean {
  let at = start + 1;
  while ((bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at++;
  return ![0x2e, 0x45, 0x65].includes(bytes[at] ?? 0);
}

const faultTexts: Readonly<Record<JsonFault['kind'], string>> = {
  syntax: 'JSON ではありません',
  encoding: 'バイト順マークのない UTF-8 ではありません',
  'duplicate-name': '一つのオブジェクトに同じ名前が二度現れます',
  surrogate: 'エスケープが文字の半分だけを表しています',
  number: '数値が大きすぎて正確に保てません',
  depth: '入れ子が深すぎます',
  members: 'メンバーが多すぎます',
};
