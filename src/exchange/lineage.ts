/**
 * Of all contributions of one object, whose versions a log may show, and whose rather.
 *
 * A log shows one submitter's lineage per id: the one bound to the object's creator before all others,
 * else the one shown already while it may be, else the earliest. Pure: no storage, no clock.
 */
import { type Effect, effects, isReadable } from '../policy/vocabulary.ts';
import type { Contribution } from '../store/store.ts';
import type { Judgement } from './decider.ts';
import { hubOwner } from './directory.ts';

/** One version that the audience may have, before its references are looked at. */
export interface Desired {
  readonly contribution: Contribution;
  readonly effect: 'release' | 'redact';
  /** The profiles that redact it, if any do. */
  readonly profiles: readonly string[];
  readonly textReviewed: boolean;
  readonly publicKnowledge: boolean;
}

/** What choosing a lineage depends on. */
export interface LineageQuestion {
  /** All contributions of one object id to one collection. */
  readonly contributions: readonly Contribution[];
  /** The submitter whose versions the log shows now, if any. */
  readonly holder: string | undefined;
  readonly judge: (contribution: Contribution) => Judgement;
  /** Whether there is a form of an object of this type by these profiles together. */
  readonly hasForm: (type: string, profiles: readonly string[]) => boolean;
  /** Which consumer a STIX identity is bound to. */
  readonly boundTo: ReadonlyMap<string, string>;
}

/** The lineages that may be shown, the preferred first, each with its versions, oldest first; none is empty. */
export function desiredLineages(question: LineageQuestion): readonly (readonly Desired[])[] {
  const lineages = new Map<string, Contribution[]>();
  for (const contribution of question.contributions) {
    const lineage = lineages.get(contribution.submitter) ?? [];
    lineage.push(contribution);
    lineages.set(contribution.submitter, lineage);
  }
  return [...lineages.values()]
    .map((lineage) => candidateOf(lineage, question))
    .filter((candidate) => candidate.versions.length > 0)
    .sort((a, b) => a.rank - b.rank || a.arrival - b.arrival)
    .map(({ versions }) => versions);
}

interface Candidate {
  readonly versions: readonly Desired[];
  /** 0: bound to the creator, 1: shown now, 2: any other. */
  readonly rank: number;
  readonly arrival: number;
}

function candidateOf(lineage: readonly Contribution[], question: LineageQuestion): Candidate {
  const { boundTo, holder } = question;
  const owners = lineage.map(({ createdBy }) => createdBy && boundTo.get(createdBy));
  const submitter = lineage[0]?.submitter;
  const foreign = owners.some(
    (owner) => owner !== undefined && owner !== '' && owner !== submitter,
  );
  const bound = owners.some((owner) => owner === submitter);
  // An unbound contribution of a bound id is held until a curator clears it, whatever its labels say; what
  // claims to be the hub's own nobody can clear.
  const mayPass = ({ contribution }: Desired) =>
    !foreign || (question.judge(contribution).review === 'cleared' && !owners.includes(hubOwner));
  return {
    versions: openVersions(lineage, question).filter(mayPass),
    rank: bound ? 0 : submitter === holder ? 1 : 2,
    arrival: Math.min(...lineage.map(({ id }) => id)),
  };
}

/**
 * The versions of one submitter's lineage that the audience may have, oldest first. Tightening a version
 * tightens all before it: each is judged by the strictest from it on, and redacted by all their profiles.
 */
export function openVersions(
  lineage: readonly Contribution[],
  { judge, hasForm }: Pick<LineageQuestion, 'judge' | 'hasForm'>,
): readonly Desired[] {
  const newestFirst = [...lineage].sort(
    (a, b) => compareText(b.versionKey, a.versionKey) || b.id - a.id,
  );
  let strictest: Effect = 'release';
  let profiles: readonly string[] = [];
  const open: Desired[] = [];
  for (const contribution of newestFirst) {
    const { effect, publicKnowledge, textReviewed, ...verdict } = judge(contribution);
    if (effects.indexOf(effect) > effects.indexOf(strictest)) strictest = effect;
    profiles = joined(profiles, verdict.profiles);
    if (!isReadable(strictest) || !hasForm(contribution.type, profiles)) break;
    open.push({ contribution, effect: strictest, profiles, textReviewed, publicKnowledge });
  }
  return open.reverse();
}

function joined(some: readonly string[], others: readonly string[]): readonly string[] {
  return others.length === 0 ? some : [...new Set([...some, ...others])].toSorted();
}

/** Orders texts by their code units, as the store does. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
