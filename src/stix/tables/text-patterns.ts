/**
 * The forms of text that JSON Schema can check, as linear regular expressions: no nested repetition, so
 * hostile input costs time in proportion to its length.
 */
import { typeNamePattern, uuidPattern } from './identifiers.ts';
import type { Targets } from './property.ts';
import { excludedTypes } from './reference-targets.ts';

const date = '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
const time = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)';

/** A timestamp (§2.16); whether the day exists is S-GEN-19's to say. */
export const timestampPattern = `^${date}T${time}(?:\\.[0-9]+)?Z$`;
/** With three fraction digits or more (§3.2). */
export const millisecondPattern = `^${date}T${time}\\.[0-9]{3,}Z$`;
/** Without a fraction (§6.7.6). */
export const secondPattern = `^${date}T${time}Z$`;
/** Lower-case hexadecimal octets (§2.8). */
export const hexPattern = '^(?:[0-9a-f]{2})+$';
/** A dictionary's key (§2.3). */
export const dictionaryKeyPattern = '^[A-Za-z0-9_-]{0,250}$';
/** The name of a hashing algorithm (§2.7). */
export const hashNamePattern = '^[A-Za-z0-9_-]{3,250}$';
/** A custom object type's name (§3.1). */
export const customTypePattern = `^(?=[a-z0-9-]{3,250}$)${typeNamePattern}-?$`;
/** The key of an extension that an extension-definition defines (§7.3). */
export const definedExtensionPattern = `^extension-definition--${uuidPattern}$`;
/** The identifier of any object or bundle (§2.9). */
export const identifierPattern = `^${typeNamePattern}--${uuidPattern}$`;
/** The same before RFC 4122 is asked about: a type, two hyphens, a UUID's digits. */
export const identifierShapePattern = `^${typeNamePattern}--[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`;

/** The values of the known hashing algorithms (§10.7). */
export const hashPatterns = {
  MD5: '^[0-9a-fA-F]{32}$',
  'SHA-1': '^[0-9a-fA-F]{40}$',
  'SHA-256': '^[0-9a-fA-F]{64}$',
  'SHA-512': '^[0-9a-fA-F]{128}$',
  'SHA3-256': '^[0-9a-fA-F]{64}$',
  'SHA3-512': '^[0-9a-fA-F]{128}$',
  SSDEEP: '^[0-9]{1,20}:[A-Za-z0-9+/]{0,250}:[A-Za-z0-9+/]{0,250}$',
  TLSH: '^(?:T1)?[0-9A-Fa-f]{70}$',
} as const;

/** An identifier whose object is of one of these types. */
export function referencePattern(targets: Targets): string {
  if (typeof targets !== 'string') return `^(?:${targets.join('|')})--${uuidPattern}$`;
  return `^(?!(?:${excludedTypes(targets).join('|')})--)${typeNamePattern}--${uuidPattern}$`;
}

/** A custom extension's key on a cyber-observable: it ends in `-ext` and is none of these (§11.3). */
export function customExtensionPattern(...predefined: readonly string[]): string {
  const others = predefined.length === 0 ? '' : `(?!(?:${predefined.join('|')})$)`;
  return `^(?=[a-z0-9-]{3,250}$)${others}${typeNamePattern}-ext$`;
}
