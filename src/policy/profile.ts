/**
 * Redaction profiles: what may be shown of an object, told as what is kept and never as what is left out.
 *
 * A profile is data: allow-lists of properties by STIX type, and how exact times, how free text and what of samples goes
 * out. Several profiles that decide are joined into one redaction, which shows what each of them shows (`redactObject`
 * carries it out). The hub's own profile `strip-handling` keeps everything but handling labels.
 */
import { invariant } from '../base/problem.ts';
import type { Words } from '../base/words.ts';
import { commonProperties } from '../stix/tables/common-properties.ts';
import { type ObjectType, objectTypes } from '../stix/tables/object-types.ts';
import { predefinedExtensions } from '../stix/tables/predefined-extensions.ts';
import { stripHandling } from './vocabulary.ts';

/** How exact times go out, from the most open to the strictest. */
export const timesKept = ['exact', 'day', 'month'] as const;
export type TimesKept = (typeof timesKept)[number];

/** Whether free text goes out: always, once somebody has reviewed it, or never. */
export const textKept = ['keep', 'reviewed', 'withhold'] as const;
export type TextKept = (typeof textKept)[number];

/** What of a sample (`artifact`) goes out: all, what can be extracted from it (M-7, M-30), or nothing. */
export const samplesKept = ['keep', 'extracted', 'withhold'] as const;
export type SamplesKept = (typeof samplesKept)[number];

/**
 * What may be shown: of each type listed the names of its properties, `extensions.KEY` for one extension; of a type that
 * is not listed nothing. `everything`: all types, custom ones too, with all that they have.
 */
export type Kept = 'everything' | ReadonlyMap<string, ReadonlySet<string>>;

/** A redaction profile. */
export interface Profile {
  readonly name: string;
  readonly title: Words;
  /** A paragraph of the source digest (`M-22`) or a ruling (`R-1`). */
  readonly citation: string;
  readonly types: Kept;
  readonly times: TimesKept;
  readonly text: TextKept;
  readonly samples: SamplesKept;
}

/** All profiles of a verdict as one: what none of them leaves out. */
export interface Redaction extends Pick<Profile, 'types' | 'times' | 'text' | 'samples'> {
  /** Its name in the ids of variants: the profiles' names, sorted, joined by `+`; `strip-handling` only by itself. */
  readonly id: string;
}

/** The hub's own profile, part of every pack: without handling labels and source, otherwise as received. */
export const stripHandlingProfile: Profile = {
  name: stripHandling,
  title: {
    en: 'Without handling labels and source, otherwise as received',
    ja: '取扱いラベルと情報提供元を除き、受領したとおり',
  },
  citation: 'R-1',
  types: 'everything',
  times: 'exact',
  text: 'keep',
  samples: 'keep',
};

/** Properties that say what an object is, not what is told: they stay in every form, where the type has them. */
const structure: readonly string[] = [
  'type',
  'id',
  'spec_version',
  'created_by_ref',
  'created',
  'modified',
  'revoked',
  'defanged',
  'object_marking_refs',
  'granular_markings',
];

/** Whether a property is kept by every profile. */
export function isStructural(property: string): boolean {
  return structure.includes(property);
}

/** As a pack writes an allow-list: names of properties, or all that STIX gives the type. */
export type KeepList = readonly string[] | 'all';

/** The entry for properties that types have in common. */
export const everyListedType = '*';

/** An allow-list's entry for an extension begins so. */
export const extensionEntry = 'extensions.';

/** What the allow-lists of a pack keep. Names that no type has are passed over: `checkReferences` refuses them. */
export function keptBy(lists: Readonly<Record<string, KeepList>>): Kept {
  const shared = lists[everyListedType] ?? [];
  const kept = Object.entries(lists).flatMap(([name, list]) => {
    const type = objectTypes.get(name);
    if (type === undefined) return [];
    const own = list === 'all' ? standardEntries(type) : list;
    const common = shared === 'all' ? commonEntries : shared;
    const known = common.filter((entry) => mayHave(type, entry));
    const fixed = structure.filter((property) => type.properties.has(property));
    return [[name, new Set([...fixed, ...known, ...own])] as const];
  });
  return new Map(kept);
}

/** What a profile can never show: containers of unnamed objects, which no list looks into. */
export const unkept: readonly string[] = ['objects'];

/** Properties beside the structural ones that many types have in common. */
export const commonEntries = ['labels', 'confidence', 'lang', 'external_references'] as const;

/** Whether an entry says something of a type: a property of it, an extension, or a custom property. */
export function mayHave({ properties }: ObjectType, entry: string): boolean {
  if (entry.startsWith(extensionEntry)) return properties.has('extensions');
  return properties.has(entry) || isCustomEntry(entry);
}

/** Whether an entry names a custom property. */
export function isCustomEntry(entry: string): boolean {
  return /^x_[a-z0-9_]{1,248}$/.test(entry) && !Object.hasOwn(commonProperties, entry);
}

/** Every property and every extension that STIX itself defines for a type. */
function standardEntries({ type, properties }: ObjectType): readonly string[] {
  const own = [...properties.keys()].filter(
    (name) => name !== 'extensions' && !unkept.includes(name),
  );
  const extensions = Object.entries(predefinedExtensions)
    .filter(([, { on }]) => on === type)
    .map(([key]) => extensionEntry + key);
  return [...own, ...extensions];
}

/**
 * One form that shows only what all of these profiles show; the order does not matter. Without any it is that of
 * `strip-handling`.
 */
export function joinProfiles(profiles: readonly Profile[]): Redaction {
  const all = profiles.length === 0 ? [stripHandlingProfile] : profiles;
  const names = [...new Set(all.map(({ name }) => name))].toSorted();
  const own = names.filter((name) => name !== stripHandling);
  return {
    id: own.length === 0 ? stripHandling : own.join('+'),
    types: all.map(({ types }) => types).reduce(intersection),
    times: strictest(
      timesKept,
      all.map(({ times }) => times),
    ),
    text: strictest(
      textKept,
      all.map(({ text }) => text),
    ),
    samples: strictest(
      samplesKept,
      all.map(({ samples }) => samples),
    ),
  };
}

function intersection(one: Kept, other: Kept): Kept {
  if (one === 'everything') return other;
  if (other === 'everything') return one;
  return new Map(
    [...one].flatMap(([type, properties]) => {
      const others = other.get(type);
      return others === undefined
        ? []
        : [[type, new Set([...properties].filter((name) => others.has(name)))] as const];
    }),
  );
}

function strictest<T>(order: readonly T[], values: readonly T[]): T {
  const most = order[Math.max(...values.map((value) => order.indexOf(value)))];
  invariant(most !== undefined, 'a profile with a known mode');
  return most;
}

/** What `redactionOf` needs of a pack. */
interface WithProfiles {
  readonly profiles: ReadonlyMap<string, Profile>;
}

const redactions = new WeakMap<WithProfiles, Map<string, Redaction>>();

/** The form that a verdict's profiles make under a pack, the same object each time. All names are the pack's. */
export function redactionOf(pack: WithProfiles, names: readonly string[]): Redaction {
  const known = redactions.get(pack) ?? new Map<string, Redaction>();
  redactions.set(pack, known);
  const text = names.join('+');
  const made = known.get(text) ?? joinProfiles(names.map((name) => profileNamed(pack, name)));
  known.set(text, made);
  return made;
}

function profileNamed({ profiles }: WithProfiles, name: string): Profile {
  const profile = profiles.get(name);
  invariant(profile !== undefined, 'a verdict names profiles of its pack');
  return profile;
}

/** What a profile does, as text: equal for two profiles exactly if they give every object the same form. */
export function profileText({ types, times, text, samples }: Profile): string {
  const kept =
    types === 'everything'
      ? types
      : [...types]
          .map(([type, names]) => [type, [...names].toSorted()] as const)
          .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify({ kept, times, text, samples });
}
