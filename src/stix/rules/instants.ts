/**
 * STIX timestamps as text: whether one names a real instant, and which of two is earlier, at full precision.
 */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Whether a text has the length and the end of a STIX timestamp; its digits are the schema's to check. */
export function isTimestampShaped(text: string): boolean {
  return text.length >= 20 && text.charCodeAt(text.length - 1) === 0x5a;
}

/**
 * Whether a text in the form of a STIX timestamp names an instant: a day of the calendar, and a second 60
 * only as the last second of a month (RFC 3339 §5.6, §5.7).
 */
export function isRealInstant(text: string): boolean {
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return false;
  if (day <= 28 && second < 60) return true;
  const last = daysIn(twoDigits(text, 0) * 100 + twoDigits(text, 2), month);
  if (second < 60) return day <= last;
  return day === last && hour === 23 && minute === 59;
}

/**
 * Compares two STIX timestamps: negative when the first is earlier, 0 when they are the same instant.
 * Every digit counts, so nothing is read into a `Date`.
 */
export function compareInstants(one: string, other: string): number {
  if (one.length === other.length) return one < other ? -1 : Number(one > other);
  const [oneSecond, otherSecond] = [one.slice(0, 19), other.slice(0, 19)];
  if (oneSecond !== otherSecond) return oneSecond < otherSecond ? -1 : 1;
  const [oneFraction, otherFraction] = [fractionOf(one), fractionOf(other)];
  return oneFraction < otherFraction ? -1 : Number(oneFraction > otherFraction);
}

/** The digits after the point without the zeros at their end: then text order is number order. */
function fractionOf(text: string): string {
  let end = text.length - 1;
  while (end > 20 && text.charCodeAt(end - 1) === 0x30) end--;
  return text.slice(20, end);
}
