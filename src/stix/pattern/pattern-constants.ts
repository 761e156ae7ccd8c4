/**
 * What a constant of a pattern must look like (STIX 2.1 §9.2), in linear time and without `Date`.
 */

/** Only pairs of hexadecimal digits. Upper case passes here and is judged apart. */
export function isHex(text: string): boolean {
  return text.length % 2 === 0 && !/[^0-9A-Fa-f]/.test(text);
}

/** Base64 with padding (RFC 4648 §4); line feeds are ignored, as §9.2 demands. */
export function isBase64(text: string): boolean {
  const dense = /[\r\n]/.test(text) ? text.replaceAll(/[\r\n]/g, '') : text;
  if (dense.length % 4 !== 0) return false;
  const padding = dense.endsWith('==') ? 2 : dense.endsWith('=') ? 1 : 0;
  const strange = dense.search(/[^A-Za-z0-9+/]/);
  return strange < 0 || strange === dense.length - padding;
}

/** The form `YYYY-MM-DDTHH:mm:ss[.s+]Z` (§2.16), whatever the numbers say. */
export function hasTimestampForm(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text);
}

/**
 * Whether a text of timestamp form names an instant of the calendar: days of the month, leap years,
 * and second 60 only where a leap second can be, at the end of a month (RFC 3339 §5.7).
 */
export function isRealInstant(text: string): boolean {
  const [year, month, day] = [part(text, 0, 4), part(text, 5, 7), part(text, 8, 10)];
  const [hour, minute, second] = [part(text, 11, 13), part(text, 14, 16), part(text, 17, 19)];
  const days = daysOfMonth(year, month);
  if (day < 1 || day > days || hour > 23 || minute > 59) return false;
  return second < 60 || (second === 60 && minute === 59 && hour === 23 && day === days);
}

function part(text: string, from: number, to: number): number {
  return Number(text.slice(from, to));
}

/** Zero for what is no month. */
function daysOfMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether one timestamp is before another, at full precision. Both have timestamp form. */
export function isBefore(one: string, other: string): boolean {
  const [oneSeconds, otherSeconds] = [one.slice(0, 19), other.slice(0, 19)];
  if (oneSeconds !== otherSeconds) return oneSeconds < otherSeconds;
  return fraction(one) < fraction(other);
}

/** The digits after the point without the zeros that end them. */
function fraction(text: string): string {
  let end = text.length - 1;
  while (end > 20 && text.charCodeAt(end - 1) === 48) end -= 1;
  return text.slice(20, end);
}

/** Whether a decimal number, as written, is greater than zero. */
export function isPositive(text: string): boolean {
  return !text.startsWith('-') && /[1-9]/.test(text);
}

/** Whether an integer is within the range of STIX integers, ±(2^53 - 1) (§2.10). */
export function isSafeInteger(text: string): boolean {
  return Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER;
}

/** Whether a float, as written, is a finite double (§2.6). */
export function isFiniteFloat(text: string): boolean {
  return Number.isFinite(Number(text));
}
