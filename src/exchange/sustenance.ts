/**
 * What sustains itself: of the objects of a neighbourhood the largest set that needs nothing outside itself and
 * the log, and the form in which each of them stands there.
 *
 * Pure: whatever there is to know has been loaded before. Objects that wait for one another come out together. What an object
 * can do without is waited for as well, for a while; then it goes out without that, as a variant.
 */
import type { Micros } from '../base/time.ts';
import type { Redaction } from '../policy/profile.ts';
import { tlpAlias } from '../policy/tlp.ts';
import type { Reference } from '../store/store.ts';
import type { Desired } from './lineage.ts';
import type { LogVariants } from './log-variants.ts';
import { comesTooLate, isFixed, isOvertaken, mustMark, type Node } from './neighbourhood.ts';
import { typeOf } from './variant.ts';

/** What is known of a neighbourhood; it may grow between two looks. */
export interface KnownGround {
  readonly nodes: ReadonlyMap<string, Node>;
  /** By contribution. */
  readonly references: ReadonlyMap<number, readonly Reference[]>;
  /** Under which id a named object stands in the log, as long as it is not looked at itself. */
  readonly standing: ReadonlyMap<string, string | undefined>;
  /** Members of the public reference sets. */
  readonly publicSet: ReadonlySet<string>;
  /** Of marking definitions: one object that stands in the log under it and is not looked at. */
  readonly marked: ReadonlyMap<string, string | undefined>;
  /** Since when contributions have been waiting. */
  readonly since: ReadonlyMap<number, Micros>;
  /** Contributions that cannot be shown in the form they should have. */
  readonly excluded: ReadonlySet<number>;
}

/** What sustaining depends on beside that. */
export interface SustainScope {
  readonly redaction: (profiles: readonly string[]) => Redaction;
  readonly variants: LogVariants;
  /** The moment, and how long a version waits for what it can do without. */
  readonly now: Micros;
  readonly graceMicros: Micros;
}

/** Finds out what sustains itself, and answers under which ids it stands. */
export class Sustenance {
  readonly #ground: KnownGround;
  readonly #scope: SustainScope;
  /** References that ask in vain how their target stands. */
  #inVain: ReadonlySet<Reference> = new Set();

  constructor(ground: KnownGround, scope: SustainScope) {
    this.#ground = ground;
    this.#scope = scope;
  }

  /**
   * Finds what sustains itself, and takes out definitions that mark nothing and references that ask in vain how
   * their target stands, until there are none.
   */
  sustain(): void {
    const namedBy = this.#namedBy();
    const idle = new Set<string>();
    const inVain = new Set<Reference>();
    this.#inVain = inVain;
    for (let found = -1; found < idle.size + inVain.size; ) {
      found = idle.size + inVain.size;
      this.#sustainWithout(idle, namedBy);
      for (const node of this.#ground.nodes.values()) {
        if (this.#isIdle(node, namedBy)) idle.add(node.objectId);
        for (const reference of this.#askedInVain(node)) inVain.add(reference);
      }
    }
  }

  /** References whose target does not stand as one of them asks: what is left out, is left out in all places. */
  #askedInVain({ alive }: Node): readonly Reference[] {
    return alive.flatMap((version) => {
      const closing = this.closing(version);
      const asking = closing.filter(
        (reference) => reference.asks !== '' && this.#isOtherForm(reference),
      );
      return asking.flatMap(({ named }) => closing.filter((other) => other.named === named));
    });
  }

  #isOtherForm({ target, asks }: Reference): boolean {
    const place = this.released(target);
    if (place === undefined) return false;
    return asks === 'form' ? place !== target : typeOf(place) !== typeOf(target);
  }

  /** Whether a definition that must mark something is alive and marks nothing that will stand. */
  #isIdle({ objectId, alive }: Node, namedBy: ReadonlyMap<string, readonly Node[]>): boolean {
    if (!alive.some(mustMark) || this.#ground.marked.get(objectId) !== undefined) return false;
    const marks = (node: Node) =>
      node.alive.some((version) => this.#names(version, objectId) && !comesTooLate(node, version));
    return !(namedBy.get(objectId) ?? []).some(marks);
  }

  #names({ contribution }: Desired, objectId: string): boolean {
    return (this.#ground.references.get(contribution.id) ?? []).some(
      ({ target, kind }) => kind === 'marking' && target === objectId,
    );
  }

  /**
   * Finds the largest set that sustains itself, whoever submitted what, then the lineage of each of its objects,
   * what of that has waited long enough, and the form. A lineage that cannot stand is in nobody's way.
   */
  #sustainWithout(idle: ReadonlySet<string>, namedBy: ReadonlyMap<string, readonly Node[]>): void {
    for (const node of this.#ground.nodes.values()) {
      const versions = node.lineages
        .flat()
        .filter(({ contribution }) => !this.#ground.excluded.has(contribution.id));
      node.alive = idle.has(node.objectId) ? versions.filter((one) => !mustMark(one)) : versions;
      node.asVariant = false;
    }
    this.#spread(namedBy, (node) => this.#keep(node, (version) => this.#isSustained(version)));
    for (const node of this.#ground.nodes.values()) this.#choose(node);
    const candidates = new Map([...this.#ground.nodes.values()].map((node) => [node, node.alive]));
    this.#spread(namedBy, (node) =>
      this.#keep(node, (version) => this.#isSustained(version) && this.#isRipe(node, version)),
    );
    for (const [node, versions] of candidates) {
      const alive = new Set(node.alive);
      node.waiting = versions.filter((version) => !alive.has(version));
    }
    this.#spread(namedBy, (node) => this.#takesForm(node));
  }

  /** Keeps of a node's versions those that a condition holds for; tells whether the last one went. */
  #keep(node: Node, holds: (version: Desired) => boolean): boolean {
    const before = node.alive.length;
    node.alive = node.alive.filter(holds);
    return before > 0 && node.alive.length === 0;
  }

  /** Whether what a version cannot do without is there: all that is required, and of each part something. */
  #isSustained(version: Desired): boolean {
    const parts = new Map<string, boolean>();
    for (const reference of this.closing(version)) {
      const { kind, part } = reference;
      const stands = this.#standsAs(reference) !== undefined;
      if (kind !== 'optional' && !stands) return false;
      if (part !== '') parts.set(part, stands || parts.get(part) === true);
    }
    return [...parts.values()].every((stands) => stands);
  }

  /** Whether a version need not wait for anything that it can do without: it has been seen, or waited long enough. */
  #isRipe({ existing }: Node, version: Desired): boolean {
    const { now, graceMicros } = this.#scope;
    const { id } = version.contribution;
    if (graceMicros === 0 || existing.some(({ contribution }) => contribution === id)) return true;
    const since = this.#ground.since.get(id);
    if (since !== undefined && since + graceMicros <= now) return true;
    return this.closing(version).every((reference) => this.#standsAs(reference) !== undefined);
  }

  /**
   * Takes the preferred lineage of those that have anything alive: a log shows one submitter's or none. What has
   * stood in the log under an id of the hub's because of what it names goes on to do so: a second id would double it.
   */
  #choose(node: Node): void {
    const alive = new Set(node.alive);
    const chosen = node.lineages.find((versions) => versions.some((one) => alive.has(one))) ?? [];
    node.alive = chosen.filter((version) => alive.has(version));
    node.redacted = chosen.some(({ effect }) => effect === 'redact');
    const profiles = new Set(chosen.flatMap((version) => version.profiles));
    node.redaction = this.#scope.redaction([...profiles].toSorted());
    node.asVariant = node.redacted || this.#staysVariant(node);
  }

  #staysVariant({ objectId, existing, alive }: Node): boolean {
    if (alive.some(({ publicKnowledge }) => publicKnowledge)) return false;
    return existing.some(
      (row) =>
        row.objectId !== objectId && this.#scope.variants.isMadeByClosure(objectId, row.objectId),
    );
  }

  /** Makes a node a variant if what it names asks for it; a version that comes too late for that stays out. */
  #takesForm(node: Node): boolean {
    if (node.asVariant) return false;
    const changed = node.alive.filter((version) => this.#isRewritten(version));
    if (changed.length === 0) return false;
    const late = new Set(changed.filter((version) => isOvertaken(node, version)));
    node.alive = node.alive.filter((version) => !late.has(version));
    node.asVariant = late.size < changed.length;
    return node.asVariant;
  }

  /** Whether a version cannot stand as received: something it names has another id here, or is left out. */
  #isRewritten(version: Desired): boolean {
    return this.closing(version).some((reference) => this.#standsAs(reference) !== reference.named);
  }

  /** Applies a step to every node, and again to those that name a node that it changed. */
  #spread(namedBy: ReadonlyMap<string, readonly Node[]>, step: (node: Node) => boolean): void {
    const waiting = new Set(this.#ground.nodes.values());
    for (const node of waiting) {
      waiting.delete(node);
      if (!step(node)) continue;
      for (const referrer of namedBy.get(node.objectId) ?? []) waiting.add(referrer);
    }
  }

  #namedBy(): ReadonlyMap<string, readonly Node[]> {
    const named = [...this.#ground.nodes.values()].flatMap((node) =>
      node.lineages.flat().flatMap((version) =>
        this.closing(version)
          .filter(({ target }) => this.#ground.nodes.has(target))
          .map(({ target }) => ({ target, node })),
      ),
    );
    const byTarget = Map.groupBy(named, ({ target }) => target);
    return new Map([...byTarget].map(([target, pairs]) => [target, pairs.map(({ node }) => node)]));
  }

  /** Under which ids what a version names stands, by the id in its body; `undefined`: it does not. */
  standingOf(version: Desired): ReadonlyMap<string, string | undefined> {
    const { id } = version.contribution;
    const closing = new Set(this.closing(version));
    return new Map(
      (this.#ground.references.get(id) ?? []).map((reference) => {
        const { target, named } = reference;
        const given = isFixed(target)
          ? (tlpAlias(target) ?? target)
          : (this.released(target) ?? named);
        return [named, closing.has(reference) ? this.#standsAs(reference) : given] as const;
      }),
    );
  }

  /** The id under which an object stands in the log or in the public reference sets. */
  released(objectId: string): string | undefined {
    const elsewhere = this.#ground.publicSet.has(objectId) ? objectId : undefined;
    const node = this.#ground.nodes.get(objectId);
    if (node === undefined) return this.#ground.standing.get(objectId) ?? elsewhere;
    if (node.alive.length === 0) return elsewhere;
    return node.asVariant ? this.#scope.variants.idOf(objectId, node.redaction) : objectId;
  }

  #standsAs(reference: Reference): string | undefined {
    return this.#inVain.has(reference) ? undefined : this.released(reference.target);
  }

  /**
   * What is to be there. Public knowledge is public with what it names; its markings bind it like
   * anything else. TLP is always there: it enters the log when it is needed. Handling markings are for
   * the hub and never there.
   */
  closing({ contribution, publicKnowledge }: Desired): readonly Reference[] {
    return (this.#ground.references.get(contribution.id) ?? []).filter(
      (reference) => !isFixed(reference.target) && !(publicKnowledge && isPublicWith(reference)),
    );
  }
}

/** What public knowledge names is public with it, save its markings and what names the hub's own copies. */
function isPublicWith({ kind, target, named }: Reference): boolean {
  return kind !== 'marking' && target === named;
}
