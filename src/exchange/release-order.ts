/**
 * The order in which releases of one moment enter a log.
 *
 * What is named comes before what names it, so that a reader who stops anywhere holds nothing that
 * dangles; a marking definition comes directly before the first object that it marks. Beyond that: order of arrival, or, in a log that merges submissions, a keyed hash that keeps
 * what came together from standing together.
 */
import { createHmac } from 'node:crypto';
import type { HubSecret } from './hub-secret.ts';
import { compareText } from './lineage.ts';
import type { PlannedRelease } from './log-forms.ts';
import { mustMark, type Neighbourhood } from './neighbourhood.ts';

/** Orders releases; with a secret given, as a batch. */
export function inReleaseOrder(
  releases: readonly PlannedRelease[],
  scene: Neighbourhood,
  batchSecret: HubSecret | undefined,
): readonly PlannedRelease[] {
  const base = batchSecret === undefined ? byArrival(releases) : byHash(releases, batchSecret);
  return targetsFirst(base, scene);
}

function byArrival(releases: readonly PlannedRelease[]): readonly PlannedRelease[] {
  return [...releases].sort((a, b) => a.version.contribution.id - b.version.contribution.id);
}

function byHash(
  releases: readonly PlannedRelease[],
  { orderKey }: HubSecret,
): readonly PlannedRelease[] {
  return releases
    .map((release) => ({ release, rank: rankOf(release, orderKey) }))
    .sort((a, b) => compareText(a.rank, b.rank))
    .map(({ release }) => release);
}

function rankOf({ node, version }: PlannedRelease, key: Buffer): string {
  const hash = createHmac('sha256', key).update(node.objectId).digest('hex');
  return `${hash} ${version.contribution.versionKey}`;
}

function targetsFirst(
  base: readonly PlannedRelease[],
  scene: Neighbourhood,
): readonly PlannedRelease[] {
  const byObject = new Map<string, PlannedRelease[]>();
  for (const release of base) {
    const { objectId } = release.node;
    byObject.set(objectId, [...(byObject.get(objectId) ?? []), release]);
  }
  const ordered: PlannedRelease[] = [];
  const entered = new Set<string>();
  const marks = new Set(
    base.filter(({ version }) => mustMark(version)).map(({ node }) => node.objectId),
  );
  for (const { node } of base) if (!marks.has(node.objectId)) emit(node.objectId);
  for (const objectId of marks) emit(objectId);
  return ordered;

  /** Depth first without recursion: chains of references have no bounded length. */
  function emit(start: string): void {
    const stack: { readonly objectId: string; readonly pending: string[] }[] = [];
    push(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.pending.pop();
      if (next !== undefined) push(next);
      else {
        ordered.push(...(byObject.get(top.objectId) ?? []));
        stack.pop();
      }
    }
    function push(objectId: string): void {
      const releases = byObject.get(objectId);
      if (releases === undefined || entered.has(objectId)) return;
      entered.add(objectId);
      const targets = releases.flatMap(({ version }) =>
        (scene.references.get(version.contribution.id) ?? []).map(({ target }) => target),
      );
      const others = targets.filter((target) => !marks.has(target));
      const definitions = targets.filter((target) => marks.has(target));
      stack.push({ objectId, pending: [...others, ...definitions].reverse() });
    }
  }
}
