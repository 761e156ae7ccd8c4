/**
 * Closure: an object enters a log only when everything it names is there (design §2, R-13).
 *
 * Judged within one log and the public reference sets. Objects that wait for one another come out
 * together: of all that may be released, the largest set that names nothing outside itself and the log.
 * A marking definition, which may name a source or an agreement, is there only as long as something is
 * that it marks.
 * The work spreads from the objects that changed to those that name them or that they wait for, and no
 * further, so its cost is that of the neighbourhood.
 */
import { handlingMarkingOf } from '../policy/handling-markings.ts';
import { tlpOfMarking } from '../policy/tlp.ts';
import { isReadable } from '../policy/vocabulary.ts';
import type { Contribution, Reference, Release, StoreTransaction } from '../store/store.ts';
import type { Judgement } from './decider.ts';
import { type Desired, desiredLineages } from './lineage.ts';

/** One object id of a log: what is there, and what shall be. */
export interface Node {
  readonly objectId: string;
  readonly existing: readonly Release[];
  /** Lineages the audience may have by policy, the preferred first. */
  readonly lineages: readonly (readonly Desired[])[];
  /** Versions of the one that it gets whose references resolve; settled when the neighbourhood is complete. */
  alive: readonly Desired[];
  /** Whether this object goes out under an id of the hub's. */
  asVariant: boolean;
}

/** What closure asks of a store. */
export type ClosureStore = Pick<
  StoreTransaction,
  'contributionsOf' | 'releasesOf' | 'referencesOf' | 'referrersOf' | 'publicAmong' | 'markedIn'
>;

/** The log and the judgement that closure is computed for. */
export interface ClosureScope {
  readonly tx: ClosureStore;
  readonly log: number;
  readonly collection: string;
  readonly judge: (contribution: Pick<Contribution, 'key'>) => Judgement;
  readonly boundTo: ReadonlyMap<string, string>;
  /** The id of an object's variant in this log. */
  readonly variantId: (objectId: string) => string;
  /** Objects of which rows have just been taken out of the log: whoever names them is concerned. */
  readonly withdrawn: ReadonlySet<string>;
}

/** The affected part of a log: its nodes, and under which id each named object stands there. */
export interface Neighbourhood {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly references: ReadonlyMap<number, readonly Reference[]>;
  /** The id under which an object stands in the log (or in the public reference sets); else `undefined`. */
  readonly released: (objectId: string) => string | undefined;
}

/** Everything that changes in a log when some objects are looked at anew; grows as more are added. */
export class Scene implements Neighbourhood {
  readonly nodes = new Map<string, Node>();
  readonly references = new Map<number, readonly Reference[]>();
  readonly #scope: ClosureScope;
  /** Under which id a named object stands in the log, as long as it is not looked at itself. */
  readonly #standing = new Map<string, string | undefined>();
  readonly #public = new Set<string>();
  readonly #spreadFrom = new Set<string>();
  /** What settling was asked for, and not only came upon. */
  readonly #asked = new Set<string>();
  /** Of marking definitions: one object that stands in the log under it and is not looked at. */
  readonly #marked = new Map<string, string | undefined>();

  constructor(scope: ClosureScope) {
    this.#scope = scope;
  }

  readonly released = (objectId: string): string | undefined => {
    const elsewhere = this.#public.has(objectId) ? objectId : undefined;
    const node = this.nodes.get(objectId);
    if (node === undefined) return this.#standing.get(objectId) ?? elsewhere;
    if (node.alive.length === 0) return elsewhere;
    return node.asVariant ? this.#scope.variantId(objectId) : objectId;
  };

  /** Looks at these objects anew, and at whatever that affects. */
  async extend(objectIds: readonly string[]): Promise<void> {
    for (const objectId of objectIds) this.#asked.add(objectId);
    const fresh = objectIds.filter((objectId) => !this.nodes.has(objectId));
    let frontier = fresh.length > 0 ? fresh : await this.#frontier();
    while (frontier.length > 0) {
      await this.#load(frontier);
      await this.#lookForMarked();
      this.#sustain();
      frontier = await this.#frontier();
    }
  }

  async #load(objectIds: readonly string[]): Promise<void> {
    const { tx, log, collection } = this.#scope;
    const contributions = groupBy(
      await tx.contributionsOf(collection, objectIds),
      ({ objectId }) => objectId,
    );
    const releases = groupBy(await tx.releasesOf(log, objectIds), ({ originId }) => originId);
    const fresh = objectIds.map((objectId) =>
      this.#node(objectId, contributions.get(objectId) ?? [], releases.get(objectId) ?? []),
    );
    for (const node of fresh) this.nodes.set(node.objectId, node);
    await this.#loadReferences(fresh);
  }

  #node(objectId: string, contributions: readonly Contribution[], existing: readonly Release[]) {
    const { judge, boundTo } = this.#scope;
    const shown = new Set(existing.map(({ contribution }) => contribution));
    const holder = contributions.find(({ id }) => shown.has(id))?.submitter;
    const lineages = desiredLineages({ contributions, holder, judge, boundTo });
    return { objectId, existing, lineages, alive: [] as readonly Desired[], asVariant: false };
  }

  async #loadReferences(fresh: readonly Node[]): Promise<void> {
    const { tx, log } = this.#scope;
    const desired = fresh.flatMap(({ lineages }) => lineages.flat());
    const shown = fresh.flatMap(({ existing }) => existing.map(({ contribution }) => contribution));
    const ids = new Set([...desired.map(({ contribution }) => contribution.id), ...shown]);
    const rows = await tx.referencesOf([...ids].filter((id) => id !== undefined));
    for (const [id, references] of groupBy(rows, ({ contribution }) => contribution)) {
      this.references.set(id, references);
    }
    const named = [...rows.map(({ target }) => target), ...fresh.map(({ objectId }) => objectId)];
    const unknown = [...new Set(named)].filter((id) => !this.#standing.has(id));
    for (const id of unknown) this.#standing.set(id, undefined);
    for (const { objectId, existing } of fresh) {
      this.#standing.set(objectId, existing.at(-1)?.objectId);
    }
    const elsewhere = unknown.filter((id) => !this.nodes.has(id));
    if (elsewhere.length > 0) {
      for (const row of await tx.releasesOf(log, elsewhere)) {
        if (this.#isOpen(row)) this.#standing.set(row.originId, row.objectId);
      }
    }
    for (const id of await tx.publicAmong(unknown)) this.#public.add(id);
  }

  /** What another pack has closed stands for no reader, even while its row has yet to be taken out. */
  #isOpen({ key, contribution }: Release): boolean {
    return contribution === undefined || isReadable(this.#scope.judge({ key }).effect);
  }

  /** Finds, for definitions here that must mark something, an object that stands and is not looked at. */
  async #lookForMarked(): Promise<void> {
    const { tx, log } = this.#scope;
    for (const { objectId, lineages } of this.nodes.values()) {
      if (!lineages.flat().some(mustMark)) continue;
      const known = this.#marked.get(objectId);
      const settled = this.#marked.has(objectId) && (known === undefined || !this.nodes.has(known));
      if (settled) continue;
      this.#marked.set(objectId, await tx.markedIn(log, objectId, [...this.nodes.keys()]));
    }
  }

  /** Finds what sustains itself, and takes out definitions that mark nothing until there are none. */
  #sustain(): void {
    const namedBy = this.#namedBy();
    const idle = new Set<string>();
    for (let found = -1; found < idle.size; ) {
      found = idle.size;
      this.#sustainWithout(idle, namedBy);
      for (const node of this.nodes.values())
        if (this.#isIdle(node, namedBy)) idle.add(node.objectId);
    }
  }

  /** Whether a definition that must mark something is alive and marks nothing that will stand. */
  #isIdle({ objectId, alive }: Node, namedBy: ReadonlyMap<string, readonly Node[]>): boolean {
    if (!alive.some(mustMark) || this.#marked.get(objectId) !== undefined) return false;
    const marks = (node: Node) =>
      node.alive.some((version) => this.#names(version, objectId) && !comesTooLate(node, version));
    return !(namedBy.get(objectId) ?? []).some(marks);
  }

  #names({ contribution }: Desired, objectId: string): boolean {
    return (this.references.get(contribution.id) ?? []).some(
      ({ target, kind }) => kind === 'marking' && target === objectId,
    );
  }

  /**
   * Finds the largest set that sustains itself, whoever submitted what, then the lineage and the form of
   * each of its objects. A lineage that waits stands in nobody's way: what waits is not there.
   */
  #sustainWithout(idle: ReadonlySet<string>, namedBy: ReadonlyMap<string, readonly Node[]>): void {
    for (const node of this.nodes.values()) {
      const versions = node.lineages.flat();
      node.alive = idle.has(node.objectId) ? versions.filter((one) => !mustMark(one)) : versions;
      node.asVariant = false;
    }
    this.#spread(namedBy, (node) => {
      const before = node.alive.length;
      node.alive = node.alive.filter((version) => this.#unresolved(version).length === 0);
      return before > 0 && node.alive.length === 0;
    });
    for (const node of this.nodes.values()) choose(node);
    this.#spread(namedBy, (node) => {
      if (node.asVariant || !node.alive.some((version) => this.#namesVariant(version)))
        return false;
      node.asVariant = true;
      return true;
    });
  }

  /** Applies a step to every node, and again to those that name a node that it changed. */
  #spread(namedBy: ReadonlyMap<string, readonly Node[]>, step: (node: Node) => boolean): void {
    const waiting = new Set(this.nodes.values());
    for (const node of waiting) {
      waiting.delete(node);
      if (!step(node)) continue;
      for (const referrer of namedBy.get(node.objectId) ?? []) waiting.add(referrer);
    }
  }

  #namedBy(): ReadonlyMap<string, readonly Node[]> {
    const named = [...this.nodes.values()].flatMap((node) =>
      node.lineages.flat().flatMap((version) =>
        this.#closing(version)
          .filter((target) => this.nodes.has(target))
          .map((target) => ({ target, node })),
      ),
    );
    const byTarget = groupBy(named, ({ target }) => target);
    return new Map([...byTarget].map(([target, pairs]) => [target, pairs.map(({ node }) => node)]));
  }

  #unresolved(version: Desired): readonly string[] {
    return this.#closing(version).filter((target) => this.released(target) === undefined);
  }

  #namesVariant(version: Desired): boolean {
    // Public knowledge goes out as received, whatever became of what it names.
    if (version.publicKnowledge) return false;
    return this.#closing(version).some((target) => this.released(target) !== target);
  }

  /**
   * What must be there. Public knowledge is public with what it names; its markings bind it like
   * anything else. TLP is always there: it enters the log when it is needed. Handling markings are for
   * the hub and never there.
   */
  #closing({ contribution, publicKnowledge }: Desired): readonly string[] {
    return (this.references.get(contribution.id) ?? [])
      .filter(({ kind }) => kind === 'marking' || !publicKnowledge)
      .map(({ target }) => target)
      .filter((target) => !isFixed(target));
  }

  /** Ids to look at next: what an object here waits for, and whoever names an object that changes. */
  async #frontier(): Promise<string[]> {
    const next = new Set<string>();
    const changed: string[] = [];
    for (const node of this.nodes.values()) {
      for (const version of node.lineages.flat()) {
        for (const target of this.#unresolved(version)) next.add(target);
      }
      for (const target of this.#leaves(node)) next.add(target);
      if (!this.#spreadFrom.has(node.objectId) && (this.#changes(node) || this.#mayMark(node)))
        changed.push(node.objectId);
    }
    for (const objectId of changed) this.#spreadFrom.add(objectId);
    if (changed.length > 0) {
      const { tx, collection } = this.#scope;
      for (const referrer of await tx.referrersOf(collection, changed)) next.add(referrer);
    }
    return [...next].filter((objectId) => !this.nodes.has(objectId));
  }

  /** Markings under which this object stands and will stand no more. */
  #leaves({ existing, alive }: Node): readonly string[] {
    const kept = new Set(alive.map(({ contribution }) => contribution.id));
    return existing
      .filter(({ contribution }) => contribution !== undefined && !kept.has(contribution))
      .flatMap(({ contribution }) => this.references.get(contribution ?? 0) ?? [])
      .filter(({ kind, target }) => kind === 'marking' && !isFixed(target))
      .map(({ target }) => target);
  }

  /** A definition that just came may mark what has been waiting for it: nothing else shows that. */
  #mayMark({ objectId, lineages, alive }: Node): boolean {
    return this.#asked.has(objectId) && alive.length === 0 && lineages.flat().some(mustMark);
  }

  #changes(node: Node): boolean {
    if (this.#scope.withdrawn.has(node.objectId)) return true;
    const before = node.existing[0]?.objectId;
    const after = node.alive.length > 0 ? this.released(node.objectId) : undefined;
    return before !== after;
  }
}

/**
 * A marking definition may name a source or an agreement, so unless it is public knowledge an audience has
 * it only together with something that it marks.
 */
export function mustMark({ contribution, publicKnowledge }: Desired): boolean {
  return contribution.type === 'marking-definition' && !publicKnowledge;
}

/** Markings that everybody knows, and those that are for the hub: nothing waits for either. */
function isFixed(marking: string): boolean {
  return tlpOfMarking(marking) !== undefined || handlingMarkingOf(marking) !== undefined;
}

/** A version older than a variant already shown would need a `modified` before it: it stays out. */
export function comesTooLate(node: Node, version: Desired): boolean {
  if (!node.asVariant) return false;
  const shown = new Set(node.existing.map(({ contribution }) => contribution));
  const { id, versionKey } = version.contribution;
  if (shown.has(id)) return false;
  return node.alive.some(
    ({ contribution }) => shown.has(contribution.id) && contribution.versionKey > versionKey,
  );
}

/** Takes the preferred lineage of those that have anything alive: a log shows one submitter's or none. */
function choose(node: Node): void {
  const alive = new Set(node.alive);
  const chosen = node.lineages.find((versions) => versions.some((one) => alive.has(one))) ?? [];
  node.alive = chosen.filter((version) => alive.has(version));
  node.asVariant = chosen.some(({ effect }) => effect === 'redact');
}

/** Groups rows by a key, order kept. */
export function groupBy<K, V>(rows: Iterable<V>, keyOf: (row: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
