/**
 * Packs read lately: a text is read once, however often its pack is asked for.
 */
import { hash } from 'node:crypto';
import { type PackReading, parsePack } from '../policy/pack.ts';

const recent = new Map<string, PackReading>();
const recentMax = 8;

/** As `parsePack`; what was read lately is not read again. */
export function readPackText(text: string): PackReading {
  const name = hash('sha256', text, 'hex');
  const reading = recent.get(name) ?? parsePack(text);
  recent.delete(name);
  recent.set(name, reading);
  const oldest = recent.size > recentMax ? recent.keys().next().value : undefined;
  if (oldest !== undefined) recent.delete(oldest);
  return reading;
}
