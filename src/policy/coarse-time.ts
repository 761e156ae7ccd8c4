/**
 * Times made coarse: a STIX timestamp as the beginning of its day or month, or of the next one.
 */
import type { TimesKept } from './profile.ts';

/** Which way a time is moved. An end that has to stay after its beginning is moved `up`. */
export type Rounding = 'down' | 'up';

/**
 * The timestamp at the border of its day or month (UTC), unchanged if it stands there already. `undefined` where
 * there is none: it is no timestamp, or the border lies after the year 9999.
 */
export function coarsened(text: string, unit: TimesKept, rounding: Rounding): string | undefined {
  if (unit === 'exact') return text;
  const day = timestamp.exec(text)?.[1];
  if (day === undefined) return undefined;
  const begun = unit === 'month' ? `${day.slice(0, 7)}-01` : day;
  if (rounding === 'down' || begun + midnight === withoutFraction(text)) return begun + midnight;
  const next = following(begun, unit);
  return next === undefined ? undefined : next + midnight;
}

const timestamp = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** Without a fraction: every property whose times are made coarse takes that, and some take no other. */
const midnight = 'T00:00:00Z';

/** Without a fraction of zeros; any other fraction stays, so that it is no border. */
function withoutFraction(text: string): string {
  return text.replace(/\.0+Z$/, 'Z');
}

function following(day: string, unit: 'day' | 'month'): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [nextMonth, nextDate] = unit === 'month' ? [month, 1] : [month - 1, date + 1];
  const next = new Date(0);
  next.setUTCFullYear(year, nextMonth, nextDate);
  return next.getUTCFullYear() > 9999 ? undefined : next.toISOString().slice(0, 10);
}
