/**
 * Findings: faults in someone's STIX content, as data. Nothing is thrown for them.
 */
import type { Words } from '../base/words.ts';

/** How much a finding matters: an error refuses the object, a warning goes with it. */
export type FindingLevel = 'error' | 'warning';

/** One fault in one object. */
export interface Finding {
  /** The rule's id: `S-REF-01`. `docs/stix-rules.md` lists them all. */
  readonly rule: string;
  /** A JSON pointer (RFC 6901) into the object; empty for the object itself. */
  readonly pointer: string;
  readonly level: FindingLevel;
  /** Lower case, no full stop; the object's own text is quoted and cut. */
  readonly message: Words;
}

/** How strictly an object is judged; the rules say what each profile does. */
export type Profile = 'default' | 'strict';
