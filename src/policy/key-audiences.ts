/**
 * Keys without the audiences that nobody reads as.
 *
 * Labels may name any ids. To every reader there is, a key says the same without those that no audience
 * bears; so the number of keys depends on the audiences that exist, and not on what submitters write.
 */
import { type DecisionKey, keySets } from './decision-key.ts';

/** The key with those audience ids only that are known. A new audience asks for its keys anew. */
export function amongAudiences(
  key: DecisionKey,
  known: { has(audience: string): boolean },
): DecisionKey {
  const sets = keySets.map((set) => [set, key[set].filter((id) => known.has(id))] as const);
  return { ...key, ...Object.fromEntries(sets) };
}
