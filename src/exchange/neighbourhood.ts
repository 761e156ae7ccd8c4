/**
 * The part of a log that is looked at together: objects as they stand there and as they shall.
 */
import { handlingMarkingOf } from '../policy/handling-markings.ts';
import type { Redaction } from '../policy/profile.ts';
import { tlpOfMarking } from '../policy/tlp.ts';
import type { Reference, Release, WaitingRow } from '../store/store.ts';
import type { Desired } from './lineage.ts';

/** One object id of a log: what is there, and what shall be. */
export interface Node {
  readonly objectId: string;
  readonly existing: readonly Release[];
  /** Lineages the audience may have by policy, the preferred first. */
  readonly lineages: readonly (readonly Desired[])[];
  /** Versions of the one that it gets that may stand now; settled when the neighbourhood is complete. */
  alive: readonly Desired[];
  /** Versions that would stand if they were not to wait for what they can do without. */
  waiting: readonly Desired[];
  /** Whether this object goes out as the hub's own copy, and the form that has then. */
  asVariant: boolean;
  redaction: Redaction;
  /** Whether the policy asks for that. */
  redacted: boolean;
}

/** The affected part of a log: its nodes, and under which id each named object stands there. */
export interface Neighbourhood {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly references: ReadonlyMap<number, readonly Reference[]>;
  /** Under which ids what a version names stands in the log or in the public reference sets, by the id in its body. */
  readonly standingOf: (version: Desired) => ReadonlyMap<string, string | undefined>;
}

/** A version that waits for what it can do without, and since when it does in the store. */
export interface Wait {
  readonly version: Desired;
  readonly since: WaitingRow['since'] | undefined;
}

/**
 * A marking definition may name a source or an agreement, so unless it is public knowledge an audience has
 * it only together with something that it marks.
 */
export function mustMark({ contribution, publicKnowledge }: Desired): boolean {
  return contribution.type === 'marking-definition' && !publicKnowledge;
}

/** Markings that everybody knows, and those that are for the hub: nothing waits for either. */
export function isFixed(marking: string): boolean {
  return tlpOfMarking(marking) !== undefined || handlingMarkingOf(marking) !== undefined;
}

/** A version older than a variant already shown would need a `modified` before it: it stays out. */
export function comesTooLate(node: Node, version: Desired): boolean {
  return node.asVariant && isOvertaken(node, version);
}

/** Whether a version is not shown while a newer one is. */
export function isOvertaken({ existing, alive }: Node, { contribution }: Desired): boolean {
  const shown = new Set(existing.map((row) => row.contribution));
  if (shown.has(contribution.id)) return false;
  return alive.some(
    ({ contribution: other }) => shown.has(other.id) && other.versionKey > contribution.versionKey,
  );
}
