/**
 * Feedback: what a consumer says about a variant is said of its original (design §5).
 *
 * Sightings, opinions and notes name the ids that their submitter sees. Where such an id is a variant's in a
 * log that the submitter may read, its original is meant, and every audience that has the original gets
 * the feedback under the id that stands in its own log. An id that is a variant's for others is what it is to
 * the submitter: an id that nobody knows, and what names it waits.
 */
import type { Reference, StoreTransaction } from '../store/store.ts';
import { accessOf, type Directory } from './directory.ts';

/** The original of each named id that is a variant's to the submitter. */
export type Originals = ReadonlyMap<string, string>;

/** The logs that a consumer may read; none of one that the directory does not have. */
export function logsReadBy(directory: Directory, consumer: string): readonly number[] {
  const party = directory.consumers.get(consumer);
  if (party === undefined) return [];
  return [...directory.collections.values()].flatMap((collection) => {
    const access = accessOf(directory, party, collection);
    return access?.canRead === true ? [access.log] : [];
  });
}

/** Whose variants the submitter names: asked of every submission alike, whatever comes of it. */
export async function originalsNamed(
  tx: Pick<StoreTransaction, 'originsOfVariants'>,
  directory: Directory,
  submitter: string,
  references: readonly Reference[],
): Promise<Originals> {
  const named = [...new Set(references.filter(isFeedback).map(({ named: id }) => id))];
  const logs = logsReadBy(directory, submitter);
  if (named.length === 0 || logs.length === 0) return new Map();
  return tx.originsOfVariants(logs, named);
}

/** The references, with originals as the targets where variants of theirs are named. */
export function meaning(
  references: readonly Reference[],
  originals: Originals,
): readonly Reference[] {
  if (originals.size === 0) return references;
  return references.map((one) =>
    isFeedback(one) ? { ...one, target: originals.get(one.named) ?? one.target } : one,
  );
}

/** A translation is of one form of an object and says nothing about any other. */
function isFeedback({ asks }: Reference): boolean {
  return asks !== 'form';
}
