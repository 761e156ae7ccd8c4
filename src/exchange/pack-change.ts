/**
 * What another pack changes: the decision keys that some audience gets otherwise, and how.
 *
 * A log is to be looked at anew where a key's verdict, or the form that the verdict gives, differs for its
 * audience; everything else stands as it is. What closes or takes another form comes before what opens.
 */
import { profileText } from '../policy/profile.ts';
import { isReadable } from '../policy/vocabulary.ts';
import type { Decider } from './decider.ts';
import { variantTlp } from './hub-objects.ts';
import { isPublicSet } from './rekey.ts';

/** Keys, ascending, that change for these audiences. */
export interface KeyChange {
  readonly keys: readonly number[];
  readonly audiences: readonly string[];
}

/** Everything that differs between two packs over the keys that are known. No key is twice in one list. */
export interface PackChange {
  /** What was readable is closed, or takes another form. */
  readonly tightened: readonly KeyChange[];
  /** What was closed is readable. */
  readonly loosened: readonly KeyChange[];
  /** Keys whose objects enter the public reference sets, or leave them. */
  readonly published: readonly number[];
  readonly unpublished: readonly number[];
}

/** Compares two deciders that know the same keys and the same readers. */
export function packChange(
  before: Decider,
  after: Decider,
  audiences: readonly string[],
): PackChange {
  const tightened = new Map<number, string[]>();
  const loosened = new Map<number, string[]>();
  const keys = after.keys();
  for (const key of keys) {
    for (const audience of audiences) {
      const [was, is] = [formOf(before, key, audience), formOf(after, key, audience)];
      if (was === is) continue;
      const side = was === closed ? loosened : tightened;
      side.set(key, [...(side.get(key) ?? []), audience]);
    }
  }
  const published = keys.filter((key) => !isPublicSet(before, key) && isPublicSet(after, key));
  const unpublished = keys.filter((key) => isPublicSet(before, key) && !isPublicSet(after, key));
  return { tightened: grouped(tightened), loosened: grouped(loosened), published, unpublished };
}

const closed = 'closed';

/** All that a verdict says about what goes into a log. */
function formOf(decider: Decider, key: number, audience: string): string {
  const { effect, profiles, key: values } = decider.judge(key, audience);
  if (!isReadable(effect)) return closed;
  // Also what goes out as received carries the audience's TLP as soon as it names a variant.
  const forms = profiles.map((name) => profileTextOf(decider, name));
  return [effect, variantTlp(decider, values.tlp, audience), ...profiles, ...forms].join(' ');
}

function profileTextOf({ pack }: Decider, name: string): string {
  const profile = pack.profiles.get(name);
  return profile === undefined ? '' : profileText(profile);
}

/** Keys that concern the same audiences, together. */
function grouped(audiencesOf: ReadonlyMap<number, readonly string[]>): readonly KeyChange[] {
  const groups = Map.groupBy(audiencesOf, ([, audiences]) => audiences.join());
  return [...groups.values()].map((members) => ({
    keys: members.map(([key]) => key).sort((a, b) => a - b),
    audiences: members[0]?.[1] ?? [],
  }));
}
