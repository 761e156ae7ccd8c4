/**
 * Something that the observer may know of: what both worlds do.
 */
import type fc from 'fast-check';
import type { Command } from './commands.ts';

/** What both worlds do, with what only the varied one does in the same breath. */
export interface Low {
  readonly plain: readonly Command[];
  readonly varied: readonly Command[];
}

/** The same in both worlds. */
export function alike(command: fc.Arbitrary<Command>): fc.Arbitrary<Low> {
  return command.map((one) => ({ plain: [one], varied: [one] }));
}
