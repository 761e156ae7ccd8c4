/**
 * Gathers what the checks of a pattern find, as findings with pointer `''`.
 */
import type { Finding, FindingLevel, Profile } from '../finding.ts';
import { wordsAt } from './pattern-fault.ts';

/** The findings so far, and the profile that decides what a contested rule weighs. */
export interface Judge {
  readonly profile: Profile;
  readonly findings: Finding[];
}

/** No more findings than these are kept of one pattern. */
export const patternFindingsMax = 100;

/** A fault at a place of the pattern: the rule, and what to say of it in both languages. */
export interface Remark {
  readonly rule: string;
  readonly at: number;
  readonly en: string;
  readonly ja: string;
}

/** Records what the standard forbids. */
export function refuse(judge: Judge, remark: Remark): void {
  keep(judge, 'error', remark);
}

/** Records what the standard forbids in a text that contradicts itself or all practice (`MUST?`). */
export function contest(judge: Judge, remark: Remark): void {
  keep(judge, judge.profile === 'strict' ? 'error' : 'warning', remark);
}

/** Records what is worth knowing and never a reason to refuse. */
export function warn(judge: Judge, remark: Remark): void {
  keep(judge, 'warning', remark);
}

/** Errors come before warnings when there is no room for all. */
function keep(judge: Judge, level: FindingLevel, { rule, at, en, ja }: Remark): void {
  const { findings } = judge;
  if (findings.length >= patternFindingsMax) {
    if (level === 'warning') return;
    const spare = findings.findLastIndex((finding) => finding.level === 'warning');
    if (spare < 0) return;
    findings.splice(spare, 1);
  }
  findings.push({ rule, pointer: '', level, message: wordsAt(at, en, ja) });
}
