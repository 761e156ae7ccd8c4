/**
 * Labels that hold for a time: where a consent and an embargo stand at a moment, and when that changes.
 *
 * Pure: the moment is given. A time that cannot be read makes its label unknown, for good.
 */
import { type Micros, parseTaxiiTime } from '../base/time.ts';
import type { Labels } from './labels.ts';
import type { ConsentState, EmbargoState } from './vocabulary.ts';

/** Where a consent stands, and whom it covers: audience ids, sorted, each once; nobody unless it is `given`. */
export interface ConsentPhase {
  readonly consent: ConsentState;
  readonly consent_scope: readonly string[];
}

/** Where an embargo stands: while it is `ahead`, the audiences whose own time has come, sorted. */
export interface EmbargoPhase {
  readonly embargo: EmbargoState;
  readonly embargo_over: readonly string[];
}

/** The consent at a moment. It begins at `from`, and at `until` it is over. */
export function consentAt(label: Labels['consent'], now: Micros): ConsentPhase {
  const consent = consentState(label, now);
  const scope = consent === 'given' && typeof label === 'object' ? (label.scope ?? []) : [];
  return { consent, consent_scope: sorted(scope) };
}

function consentState(label: Labels['consent'], now: Micros): ConsentState {
  if (label === undefined) return 'not_stated';
  if (label === 'unknown') return 'unknown';
  if (label.withdrawn === true) return 'withdrawn';
  const [from, until] = [label.from, label.until].map(microsOf);
  if (Number.isNaN(from) || Number.isNaN(until)) return 'unknown';
  if (until !== undefined && until <= now) return 'lapsed';
  return from !== undefined && from > now ? 'ahead' : 'given';
}

/** The embargo at a moment. An audience that is not listed waits for the latest time of all. */
export function embargoAt(label: Labels['not_before'], now: Micros): EmbargoPhase {
  if (label === undefined) return { embargo: 'none', embargo_over: [] };
  const times = embargoTimes(label);
  if (times === undefined) return { embargo: 'unknown', embargo_over: [] };
  const over = times.filter(([, time]) => time <= now).map(([audience]) => audience);
  if (over.length === times.length) return { embargo: 'over', embargo_over: [] };
  return { embargo: 'ahead', embargo_over: sorted(over) };
}

/** `undefined` where the label, or a time in it, cannot be read. */
function embargoTimes(label: NonNullable<Labels['not_before']>) {
  if (label === 'unknown') return undefined;
  const times = Object.entries(label).map(
    ([audience, time]) => [audience, microsOf(time) ?? Number.NaN] as const,
  );
  return times.length === 0 || times.some(([, time]) => Number.isNaN(time)) ? undefined : times;
}

/** The next moment after `now` at which a key derived from these labels may be another one. */
export function nextPhase(labels: Labels, now: Micros): Micros | undefined {
  const { consent, not_before: embargo } = labels;
  const state = consentState(consent, now);
  const lasting = state === 'given' || state === 'ahead';
  const consentTimes =
    lasting && typeof consent === 'object' ? [consent.from, consent.until].map(microsOf) : [];
  const times = embargo === undefined ? [] : (embargoTimes(embargo) ?? []).map(([, time]) => time);
  const ahead = [...consentTimes, ...times].filter((time) => time !== undefined && time > now);
  return ahead.length === 0 ? undefined : Math.min(...(ahead as readonly Micros[]));
}

/** `NaN` for a text that is no time. */
function microsOf(text: string | undefined): Micros | undefined {
  return text === undefined ? undefined : (parseTaxiiTime(text) ?? Number.NaN);
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted();
}
