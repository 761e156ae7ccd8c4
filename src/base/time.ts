/**
 * Time as integer microseconds since 1970 (UTC), and as the texts of TAXII and STIX.
 *
 * Microseconds fit a double exactly until the year 2255. `Date` serves to convert calendars and never
 * to store or compare: it knows milliseconds only, and both standards go further.
 */

/** Integer microseconds since 1970-01-01T00:00:00Z. */
export type Micros = number;

/** Where the present comes from. Tests give their own. */
export interface Clock {
  /** The present. It may step backwards; who needs order makes it. */
  now(): Micros;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Math.floor((performance.timeOrigin + performance.now()) * 1000),
};

/** Writes a TAXII timestamp: six fraction digits and `Z`, always (TAXII 2.1 §2). */
export function formatTaxiiTime(micros: Micros): string {
  const seconds = Math.floor(micros / 1_000_000);
  const fraction = String(micros - seconds * 1_000_000).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

/** Writes a STIX timestamp in whole milliseconds, cutting the rest (STIX 2.1 §2.17). */
export function formatStixTime(micros: Micros): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}

const dateTime =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:([Zz])|([+ -])(\d\d):(\d\d))$/;

/**
 * Reads the timestamps that clients send as `added_after`: zero to nine fraction digits, either letter
 * case, a numeric offset, its `+` possibly arrived as a blank. Cut, never rounded, to microseconds.
 * `undefined` when the text is not such a time.
 */
export function parseTaxiiTime(text: string): Micros | undefined {
  const match = dateTime.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zulu, sign] = match;
  const utc = calendarMillis(
    [year, month, day, hour, minute, second].map(Number) as CalendarFields,
  );
  if (utc === undefined) return undefined;
  const micros = utc * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
  if (zulu !== undefined) return micros;
  const [offsetHours, offsetMinutes] = [Number(match[10]), Number(match[11])];
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000_000;
  return sign === '-' ? micros + offset : micros - offset;
}

type CalendarFields = [number, number, number, number, number, number];

function calendarMillis([year, month, day, hour, minute, second]: CalendarFields) {
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

const stixTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;

/**
 * The key by which STIX timestamps are compared and sorted as text: the same instant gives the same key
 * however many zeros end its fraction, and a later instant gives a greater key. `undefined` when the
 * text is not a STIX timestamp (STIX 2.1 §2.17) or not a day of the calendar.
 */
export function stixTimeKey(text: string): string | undefined {
  const match = stixTime.exec(text);
  if (match === null || parseTaxiiTime(`${match[1]}Z`) === undefined) return undefined;
  return `${match[1]}.${withoutFinalZeros(match[2] ?? '').padEnd(9, '0')}`;
}

/** By hand, because a regular expression for it takes quadratic time on hostile digits. */
function withoutFinalZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === '0') end -= 1;
  return digits.slice(0, end);
}
