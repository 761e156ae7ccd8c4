/**
 * What every unit of the writer's work is given: the present decisions, directory, limits and moment.
 */
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { Profile } from '../stix/finding.ts';
import type { Decider } from './decider.ts';
import type { Collection, Directory, Entry } from './directory.ts';
import type { EnvelopeLimits } from './envelope.ts';
import type { HubSecret } from './hub-secret.ts';

/** Limits of taking in; all in the configuration's schema. */
export interface WriterLimits extends EnvelopeLimits {
  /** Objects that one transaction takes in. A larger submission is answered while it is pending. */
  readonly pieceObjects: number;
  /** How strictly STIX objects are judged. */
  readonly profile: Profile;
  /** How long a status resource lives after its submission ended; at least 24 hours (TAXII 2.1 §4.3). */
  readonly statusMicros: Micros;
  /** How long a version waits for references that it can do without. */
  readonly graceMicros: Micros;
  /** How long rows that left a log are kept: some days longer than the reads that may have seen them. */
  readonly historyMicros: Micros;
  /** How long after a recall answers are expected. */
  readonly recallMicros: Micros;
}

/** What every unit of the writer's work is given. */
export interface WriterScope {
  readonly decider: Decider;
  readonly secret: HubSecret;
  readonly now: () => Micros;
  readonly limits: WriterLimits;
  readonly directory: Directory;
}

/** A collection that an access named; gone in the meantime, it is absent. */
export function collectionNamed(directory: Directory, id: string): Entry<Collection> {
  const collection = directory.collections.get(id);
  if (collection === undefined) throw new Problem('absent', 'no such collection');
  return collection;
}
