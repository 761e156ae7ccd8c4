/**
 * The rules of qualifiers (STIX 2.1 §9.5.1): one of a kind, positive numbers, real instants.
 */
import { contest, type Judge, refuse, warn } from './judge.ts';
import { isBefore, isPositive, isRealInstant } from './pattern-constants.ts';
import { quotePiece } from './pattern-fault.ts';
import type { Qualifier } from './pattern-tree.ts';

/** Checks the qualifiers that follow one observation expression. */
export function checkQualifiers(judge: Judge, qualifiers: readonly Qualifier[]): void {
  refuseSecondOfAKind(judge, qualifiers);
  for (const qualifier of qualifiers) {
    if (qualifier.kind === 'START') {
      refuseUnrealWindow(judge, qualifier);
    } else {
      const number = qualifier.kind === 'WITHIN' ? qualifier.seconds : qualifier.times;
      refuseZero(judge, qualifier, number);
      contestPlus(judge, qualifier.at, number);
    }
  }
}

/** S-PAT-02: at most one qualifier of each kind on an observation expression. */
function refuseSecondOfAKind(judge: Judge, qualifiers: readonly Qualifier[]): void {
  if (qualifiers.length < 2) return;
  const seen = new Set<Qualifier['kind']>();
  for (const { kind, at } of qualifiers) {
    if (seen.has(kind)) {
      refuse(judge, {
        rule: 'S-PAT-02',
        at,
        en: `a second ${kind} on one observation expression`,
        ja: `一つの観測式に ${kind} が二つあります`,
      });
    }
    seen.add(kind);
  }
}

/** S-PAT-03: counts and seconds are positive. */
function refuseZero(judge: Judge, { kind, at }: Qualifier, number: string): void {
  if (isPositive(number)) return;
  refuse(judge, {
    rule: 'S-PAT-03',
    at,
    en: `${kind} ${quotePiece(number)} is not positive`,
    ja: `${kind} ${quotePiece(number)} は正の数ではありません`,
  });
}

/** S-PAT-04: both ends are instants of the calendar; a window without an inside is worth a warning. */
function refuseUnrealWindow(judge: Judge, window: Qualifier & { kind: 'START' }): void {
  const { at, start, stop } = window;
  const unreal = [start, stop].filter((instant) => !isRealInstant(instant));
  for (const instant of unreal) {
    refuse(judge, {
      rule: 'S-PAT-04',
      at,
      en: `${quotePiece(instant)} is no instant of the calendar`,
      ja: `${quotePiece(instant)} は暦にない時刻です`,
    });
  }
  if (unreal.length > 0 || isBefore(start, stop)) return;
  warn(judge, {
    rule: 'S-PAT-04',
    at,
    en: 'the window is empty: START is not before STOP',
    ja: 'START が STOP より前でないため、期間が空です',
  });
}

/** S-PAT-12: the text forbids a plus sign, the published grammar admits it. */
export function contestPlus(judge: Judge, at: number, number: string): void {
  if (!number.startsWith('+')) return;
  contest(judge, {
    rule: 'S-PAT-12',
    at,
    en: `${quotePiece(number)} has a plus sign`,
    ja: `${quotePiece(number)} にプラス記号があります`,
  });
}
