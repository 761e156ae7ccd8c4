/**
 * Values as such, wherever they stand: finite numbers and whole characters (STIX 2.1 §2.6, §2.10, §2.15).
 *
 * Bytes that `parseJson` has read cannot break these rules; objects built in memory can.
 */
import type { JsonObject, JsonValue } from '../../base/json.ts';
import type { Finding } from '../finding.ts';
import { pointerTo } from './rule.ts';

/** The deepest nesting that objects built in memory may have. */
export const builtDepthMax = 200;

function finding(rule: string, pointer: string, en: string, ja: string): Finding {
  return { rule, pointer, level: 'error', message: { en, ja } };
}

const halfCharacter = [
  'a string holds half a character',
  '文字列に文字の半分が含まれています',
] as const;

/** S-GEN-10, S-GEN-11, S-GEN-12 and the bound on depth, over every name and value of an object. */
export function checkPlainValues(object: JsonObject): readonly Finding[] {
  const findings: Finding[] = [];
  visit(object, '', 1, findings);
  return findings;
}

function visit(value: JsonValue, pointer: string, depth: number, findings: Finding[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) findings.push(finding('S-GEN-12', pointer, ...halfCharacter));
  } else if (typeof value === 'number') {
    findings.push(...numberFindings(value, pointer));
  } else if (typeof value === 'object' && value !== null) {
    if (depth > builtDepthMax) {
      const words = ['is nested too deeply', '入れ子が深すぎます'] as const;
      findings.push(finding('L-DEPTH', pointer, ...words));
    } else visitMembers(value, pointer, depth, findings);
  }
}

/** From here on JSON writes whole numbers with an exponent, and they count as floats. */
const exponentFrom = 1e21;

function numberFindings(value: number, pointer: string): readonly Finding[] {
  if (!Number.isFinite(value)) {
    return [finding('S-GEN-11', pointer, 'the number is not finite', '数値が有限ではありません')];
  }
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return [];
  if (Math.abs(value) >= exponentFrom) return [];
  const words = ['the integer is not kept exactly', '整数が正確に保てません'] as const;
  return [finding('S-GEN-10', pointer, ...words)];
}

function visitMembers(
  value: JsonObject | readonly JsonValue[],
  pointer: string,
  depth: number,
  findings: Finding[],
): void {
  for (const [name, member] of Object.entries(value)) {
    if (!name.isWellFormed()) findings.push(finding('S-GEN-12', pointer, ...halfCharacter));
    if (typeof member === 'boolean') continue;
    visit(member, pointerTo(pointer, name), depth + 1, findings);
  }
}
