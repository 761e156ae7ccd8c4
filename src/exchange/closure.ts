/**
 * Closure: an object enters a log only when everything it names is there (design §2, R-13).
 *
 * Judged within one log and the public reference sets. Objects that wait for one another come out
 * together: of all that may be released, the largest set that names nothing outside itself and the log.
 * The work spreads from the objects that changed to those that name them or that they wait for, and no
 * further, so its cost is that of the neighbourhood.
 */
import { tlpOfMarking } from '../policy/tlp.ts';
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

/** The log and the judgement that closure is computed for. */
export interface ClosureScope {
  readonly tx: StoreTransaction;
  readonly log: number;
  readonly collection: string;
  readonly judge: (contribution: Contribution) => Judgement;
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
    let frontier = objectIds.filter((objectId) => !this.nodes.has(objectId));
    while (frontier.length > 0) {
      await this.#load(frontier);
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
    const ids = desired.map(({ contribution }) => contribution.id);
    const rows = await tx.referencesOf(ids);
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
      for (const { originId, objectId } of await tx.releasesOf(log, elsewhere)) {
        this.#standing.set(originId, objectId);
      }
    }
    for (const id of await tx.publicAmong(unknown)) this.#public.add(id);
  }

  /**
   * Finds the largest set that sustains itself, whoever submitted what, then the lineage and the form of
   * each of its objects. A lineage that waits stands in nobody's way: what waits is not there.
   */
  #sustain(): void {
    for (const node of this.nodes.values()) {
      node.alive = node.lineages.flat();
      node.asVariant = false;
    }
    const namedBy = this.#namedBy();
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
   * anything else. TLP is always there: it enters the log when it is needed.
   */
  #closing({ contribution, publicKnowledge }: Desired): readonly string[] {
    return (this.references.get(contribution.id) ?? [])
      .filter(({ kind }) => kind === 'marking' || !publicKnowledge)
      .map(({ target }) => target)
      .filter((target) => tlpOfMarking(target) === undefined);
  }

  /** Ids to look at next: what an object here waits for, and whoever names an object that changes. */
  async #frontier(): Promise<string[]> {
    const next = new Set<string>();
    const changed: string[] = [];
    for (const node of this.nodes.values()) {
      for (const version of node.lineages.flat()) {
        for (const target of this.#unresolved(version)) next.add(target);
      }
      if (!this.#spreadFrom.has(node.objectId) && this.#changes(node)) changed.push(node.objectId);
    }
    for (const objectId of changed) this.#spreadFrom.add(objectId);
    if (changed.length > 0) {
      const { tx, collection } = this.#scope;
      for (const referrer of await tx.referrersOf(collection, changed)) next.add(referrer);
    }
    return [...next].filter((objectId) => !this.nodes.has(objectId));
  }

  #changes(node: Node): boolean {
    if (this.#scope.withdrawn.has(node.objectId)) return true;
    const before = node.existing[0]?.objectId;
    const after = node.alive.length > 0 ? this.released(node.objectId) : undefined;
    return before !== after;
  }
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
