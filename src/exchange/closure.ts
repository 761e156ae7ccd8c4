/**
 * Closure: an object enters a log only when what it cannot do without is there (design §2, R-13).
 *
 * Judged within one log and the public reference sets; what stands of the objects looked at, `Sustenance` finds. A marking definition, which may name a source or an agreement, is there only as long as something is
 * that it marks.
 * The work spreads from the objects that changed to those that name them or that they wait for, and no
 * further, so its cost is that of the neighbourhood.
 */
import type { Micros } from '../base/time.ts';
import { isReadable } from '../policy/vocabulary.ts';
import type { Contribution, Reference, Release, StoreTransaction } from '../store/store.ts';
import type { Judgement } from './decider.ts';
import { type Desired, desiredLineages } from './lineage.ts';
import { isFixed, mustMark, type Neighbourhood, type Node, type Wait } from './neighbourhood.ts';
import { type SustainScope, Sustenance } from './sustenance.ts';

/** What closure asks of a store. */
export type ClosureStore = Pick<
  StoreTransaction,
  | 'contributionsOf'
  | 'releasesOf'
  | 'referencesOf'
  | 'referrersOf'
  | 'publicAmong'
  | 'markedIn'
  | 'variantsOf'
  | 'waitingIn'
>;

/** The log and the judgement that closure is computed for. */
export interface ClosureScope extends SustainScope {
  readonly tx: ClosureStore;
  readonly log: number;
  readonly collection: string;
  readonly judge: (contribution: Pick<Contribution, 'key'>) => Judgement;
  readonly boundTo: ReadonlyMap<string, string>;
  readonly hasForm: (type: string, profiles: readonly string[]) => boolean;
  /** Objects of which rows have just been taken out of the log: whoever names them is concerned. */
  readonly withdrawn: ReadonlySet<string>;
}

/** Everything that changes in a log when some objects are looked at anew; grows as more are added. */
export class Scene implements Neighbourhood {
  readonly nodes = new Map<string, Node>();
  readonly references = new Map<number, readonly Reference[]>();
  readonly #scope: ClosureScope;
  readonly #sustenance: Sustenance;
  readonly #standing = new Map<string, string | undefined>();
  readonly #public = new Set<string>();
  readonly #marked = new Map<string, string | undefined>();
  readonly #since = new Map<number, Micros>();
  readonly #excluded = new Set<number>();
  /** Objects that waited before this look. */
  readonly #waited = new Set<string>();
  readonly #spreadFrom = new Set<string>();
  /** What settling was asked for, and not only came upon. */
  readonly #asked = new Set<string>();

  constructor(scope: ClosureScope) {
    this.#scope = scope;
    const { nodes, references } = this;
    const [standing, publicSet, marked] = [this.#standing, this.#public, this.#marked];
    const [since, excluded] = [this.#since, this.#excluded];
    const ground = { nodes, references, standing, publicSet, marked, since, excluded };
    this.#sustenance = new Sustenance(ground, scope);
  }

  /** Looks at these objects anew, and at whatever that affects. */
  async extend(objectIds: readonly string[]): Promise<void> {
    for (const objectId of objectIds) this.#asked.add(objectId);
    const fresh = objectIds.filter((objectId) => !this.nodes.has(objectId));
    await this.#spreadOut(fresh.length > 0 ? fresh : await this.#frontier());
  }

  /** Takes versions out that cannot be shown in the form they should have. */
  async exclude(versions: readonly Desired[]): Promise<void> {
    for (const { contribution } of versions) this.#excluded.add(contribution.id);
    this.#sustenance.sustain();
    await this.#spreadOut(await this.#frontier());
  }

  /** Versions that wait for what they can do without, each with the moment since when it does, if it has before. */
  waits(): readonly Wait[] {
    return [...this.nodes.values()].flatMap(({ waiting }) =>
      waiting.map((version) => ({ version, since: this.#since.get(version.contribution.id) })),
    );
  }

  /** Contributions whose wait is over, one way or another. */
  endedWaits(): readonly number[] {
    const waiting = new Set(this.waits().map(({ version }) => version.contribution.id));
    return [...this.#since.keys()].filter((id) => !waiting.has(id));
  }

  readonly standingOf = (version: Desired): ReadonlyMap<string, string | undefined> =>
    this.#sustenance.standingOf(version);

  async #spreadOut(start: readonly string[]): Promise<void> {
    for (let frontier = start; frontier.length > 0; frontier = await this.#frontier()) {
      await this.#load(frontier);
      await this.#lookForMarked();
      this.#sustenance.sustain();
    }
  }

  async #load(objectIds: readonly string[]): Promise<void> {
    const { tx, log, collection } = this.#scope;
    const contributions = Map.groupBy(
      await tx.contributionsOf(collection, objectIds),
      ({ objectId }) => objectId,
    );
    const releases = Map.groupBy(await tx.releasesOf(log, objectIds), ({ originId }) => originId);
    await this.#scope.variants.load(tx, objectIds);
    for (const row of await tx.waitingIn(log, objectIds)) {
      this.#since.set(row.contribution, row.since);
      this.#waited.add(row.objectId);
    }
    const fresh = objectIds.map((objectId) =>
      this.#node(objectId, contributions.get(objectId) ?? [], releases.get(objectId) ?? []),
    );
    for (const node of fresh) this.nodes.set(node.objectId, node);
    await this.#loadReferences(fresh);
  }

  #node(objectId: string, contributions: readonly Contribution[], existing: readonly Release[]) {
    const { judge, boundTo, hasForm, redaction } = this.#scope;
    const shown = new Set(existing.map(({ contribution }) => contribution));
    const holder = contributions.find(({ id }) => shown.has(id))?.submitter;
    const lineages = desiredLineages({ contributions, holder, judge, hasForm, boundTo });
    const none: readonly Desired[] = [];
    const form = { asVariant: false, redacted: false, redaction: redaction([]) };
    return { objectId, existing, lineages, alive: none, waiting: none, ...form };
  }

  async #loadReferences(fresh: readonly Node[]): Promise<void> {
    const { tx, log } = this.#scope;
    const desired = fresh.flatMap(({ lineages }) => lineages.flat());
    const shown = fresh.flatMap(({ existing }) => existing.map(({ contribution }) => contribution));
    const ids = new Set([...desired.map(({ contribution }) => contribution.id), ...shown]);
    const rows = await tx.referencesOf([...ids].filter((id) => id !== undefined));
    for (const [id, references] of Map.groupBy(rows, ({ contribution }) => contribution)) {
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

  #unresolved(version: Desired): readonly string[] {
    return this.#sustenance
      .closing(version)
      .map(({ target }) => target)
      .filter((target) => this.#sustenance.released(target) === undefined);
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
    const { objectId, existing, alive, waiting } = node;
    const before = existing[0]?.objectId;
    const after = alive.length > 0 ? this.#sustenance.released(objectId) : undefined;
    // A wait begins, and ends, for all at once that could stand together: it must not matter who is looked at.
    const mayStand = alive.length > 0 || waiting.length > 0;
    return before !== after || mayStand !== (existing.length > 0 || this.#waited.has(objectId));
  }
}
