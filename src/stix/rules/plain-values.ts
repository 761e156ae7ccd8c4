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

/** S-GEN-11, S-GEN-12 and the bound on depth, over every name and value of an object. */
export function checkPlainValues(object: JsonObject): readonly Finding[] {
  const findings: Finding[] = [];
  visit(object, '', 1, findings);
  return findings;
}

function visit(value: JsonValue, pointer: string, depth: number, findings: Finding[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) findings.push(finding('S-GEN-12', pointer, ...halfCharacter));
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      const words = ['the number is not finite', '数値が有限ではありません'] as const;
      findings.push(finding('S-GEN-11', pointer, ...words));
    }
  } else if (typeof value === 'object' && value !== null) {
    if (depth > builtDepthMax) {
      const words = ['is nested too deeply', '入れ子が深すぎます'] as const;
      findings.push(finding('L-DEPTH', pointer, ...words));
    } else visitMembers(value, pointer, depth, findings);
  }
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
