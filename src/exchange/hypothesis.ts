/**
 * A hypothesis: one log as it would be if something were settled, over a snapshot, nothing written.
 *
 * It is a store to settle in. Reads come from the snapshot until settling writes; what it writes stays in
 * memory and is what it reads from then on. So what would happen is found out by the very code that makes
 * it happen.
 */
import { hash } from 'node:crypto';
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { LogChange, StoreSnapshot } from '../store/snapshot.ts';
import type { LogRow, NewRelease, Release, VariantRow } from '../store/store.ts';
import type { SettleStore } from './settle.ts';

/** The rows of one object before and after; the hub's own objects are none of these. */
export interface ObjectChange {
  readonly objectId: string;
  readonly before: readonly Release[];
  readonly after: readonly Release[];
}

/** What a hypothesis is made over. */
export interface HypothesisOptions {
  readonly snapshot: StoreSnapshot;
  readonly log: LogRow;
  /** Keep the bodies that are made on the way, to be read: `change`. */
  readonly keepsBodies?: boolean;
}

/** One log under a hypothesis; a new one is the log as it is. */
export class Hypothesis implements SettleStore {
  /** Keys whose objects would be in the public reference sets. */
  publicKeys: readonly number[] = [];
  readonly #options: HypothesisOptions;
  /** Rows as read since `forget`. */
  readonly #read = new Map<string, readonly Release[]>();
  /** Of objects that settling has touched: the rows before, and the rows now. */
  readonly #before = new Map<string, readonly Release[]>();
  readonly #now = new Map<string, readonly Release[]>();
  readonly #originOf = new Map<Micros, string>();
  /** Under which id in the log settling has put which objects. */
  readonly #originsNamed = new Map<string, Set<string>>();
  readonly #added = new Map<Micros, NewRelease>();
  /** By origin and redaction. */
  readonly #variants = new Map<string, VariantRow>();
  readonly #interned = new Map<string, number>();
  #last: Micros;

  constructor(options: HypothesisOptions) {
    this.#options = options;
    this.#last = options.log.last;
  }

  /** Call after each settling: lets go of what was only read. */
  forget(): void {
    for (const [id, rows] of this.#read) {
      if (!this.#now.has(id)) for (const { stamp } of rows) this.#originOf.delete(stamp);
    }
    this.#read.clear();
  }

  /** Takes what has become of the log for what it was. */
  rebase(): void {
    for (const [id, rows] of this.#now) this.#before.set(id, rows);
  }

  /** Objects of which rows differ, in no order. */
  *changes(): Iterable<ObjectChange> {
    for (const [objectId, rows] of this.#now) {
      const before = contributed(this.#before.get(objectId) ?? []);
      const after = contributed(rows);
      if (differs(before, after)) yield { objectId, before, after };
    }
  }

  /** The log's change as rows, to be read. Only with `keepsBodies`, and not after `rebase`. */
  change(): LogChange {
    const { log, keepsBodies } = this.#options;
    invariant(keepsBodies === true, 'bodies are kept to be read');
    const kept = new Set([...this.#now.values()].flat().map(({ stamp }) => stamp));
    const gone = [...this.#before.values()].flat().map(({ stamp }) => stamp);
    const added = [...this.#added.values()].sort((a, b) => a.stamp - b.stamp);
    return { log: log.log, gone: gone.filter((stamp) => !kept.has(stamp)), added };
  }

  contributionsOf(collection: string, objectIds: readonly string[]) {
    return this.#options.snapshot.contributionsOf(collection, objectIds);
  }

  referencesOf(contributions: readonly number[]) {
    return this.#options.snapshot.referencesOf(contributions);
  }

  referrersOf(collection: string, targets: readonly string[]) {
    return this.#options.snapshot.referrersOf(collection, targets);
  }

  bodies(ids: readonly number[]) {
    return this.#options.snapshot.bodies(ids);
  }

  publicAmong(objectIds: readonly string[]) {
    return this.#options.snapshot.keyedAmong(objectIds, this.publicKeys);
  }

  async releasesOf(log: number, originIds: readonly string[]): Promise<readonly Release[]> {
    const unread = originIds.filter((id) => !this.#now.has(id) && !this.#read.has(id));
    const rows = await this.#options.snapshot.releasesOf(log, unread);
    for (const { stamp, originId } of rows) this.#originOf.set(stamp, originId);
    const groups = Map.groupBy(rows, ({ originId }) => originId);
    for (const id of unread) this.#read.set(id, groups.get(id) ?? []);
    return originIds.flatMap((id) => this.#now.get(id) ?? this.#read.get(id) ?? []);
  }

  async releasesNamed(log: number, objectIds: readonly string[]): Promise<readonly Release[]> {
    const stored = await this.#options.snapshot.releasesNamed(log, objectIds);
    const origins = new Set(objectIds.flatMap((id) => [...(this.#originsNamed.get(id) ?? [])]));
    const made = [...origins].flatMap((id) => this.#now.get(id) ?? []);
    return [
      ...stored.filter(({ originId }) => !this.#now.has(originId)),
      ...made.filter(({ objectId }) => objectIds.includes(objectId)),
    ];
  }

  async markedIn(log: number, marking: string, except: readonly string[]) {
    const { snapshot } = this.#options;
    const stored = await snapshot.markedIn(log, marking, [...except, ...this.#now.keys()]);
    if (stored !== undefined) return stored;
    const others = new Set(except);
    const rows = [...this.#now.values()].flat().filter(({ originId }) => !others.has(originId));
    const ids = rows.flatMap(({ contribution }) => contribution ?? []);
    const marks = (await snapshot.referencesOf(ids)).filter(
      ({ target, kind }) => kind === 'marking' && target === marking,
    );
    const marked = new Set(marks.map(({ contribution }) => contribution));
    return rows.find(({ contribution = 0 }) => marked.has(contribution))?.originId;
  }

  async removeReleases(_log: number, stamps: readonly Micros[]): Promise<void> {
    const going = new Set(stamps);
    for (const id of new Set(stamps.map((stamp) => this.#originOf.get(stamp) ?? ''))) {
      const left = this.#touch(id).filter(({ stamp }) => !going.has(stamp));
      this.#now.set(id, left);
    }
    for (const stamp of stamps) this.#added.delete(stamp);
  }

  async appendReleases(_log: number, rows: readonly NewRelease[]): Promise<void> {
    for (const row of rows) {
      const release = releaseOf(row);
      const { stamp, objectId, originId } = release;
      this.#now.set(originId, [...this.#touch(originId), release]);
      this.#originOf.set(stamp, originId);
      const origins = this.#originsNamed.get(objectId) ?? new Set();
      this.#originsNamed.set(objectId, origins.add(originId));
      if (this.#options.keepsBodies) this.#added.set(stamp, row);
    }
    this.#last = rows.at(-1)?.stamp ?? this.#last;
  }

  async variantsOf(log: number, originIds: readonly string[]): Promise<readonly VariantRow[]> {
    const stored = await this.#options.snapshot.variantsOf(log, originIds);
    const asked = new Set(originIds);
    const made = [...this.#variants.values()].filter(({ originId }) => asked.has(originId));
    const isMade = new Set(made.map(({ originId, redaction }) => `${originId} ${redaction}`));
    return [
      ...made,
      ...stored.filter(({ originId, redaction }) => !isMade.has(`${originId} ${redaction}`)),
    ];
  }

  async putVariants(rows: readonly VariantRow[]): Promise<void> {
    for (const row of rows) this.#variants.set(`${row.originId} ${row.redaction}`, row);
  }

  /** Here nothing waits, and what waits in the log is looked at as it is. */
  waitingIn(log: number, objectIds: readonly string[]) {
    return this.#options.snapshot.waitingIn(log, objectIds);
  }

  async putWaiting(): Promise<void> {}

  async removeWaiting(): Promise<void> {}

  async ensureLog(): Promise<LogRow> {
    return { ...this.#options.log, last: this.#last };
  }

  async internKeys(texts: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const interned = this.#interned;
    if (interned.size === 0) {
      const keys = await this.#options.snapshot.decisionKeys(0);
      for (const { id, text } of keys) interned.set(text, id);
    }
    // What nobody has stored yet has a number that nobody else has.
    for (const text of texts) interned.set(text, interned.get(text) ?? -1 - interned.size);
    return interned;
  }

  /** Here everything has its turn at once. */
  async addToAgenda(): Promise<void> {}

  /** Nobody reads here, so nothing is recalled. */
  async addLeavings(): Promise<void> {}

  /** The rows of an object that are there now; what they were is remembered. */
  #touch(originId: string): readonly Release[] {
    const present = this.#now.get(originId) ?? this.#read.get(originId) ?? [];
    if (!this.#now.has(originId)) this.#before.set(originId, present);
    return present;
  }
}

/** The row as it would be read: its body has no number yet, unless it is one that is stored. */
function releaseOf({ content, ...row }: NewRelease): Release {
  if ('body' in content) return { ...row, body: content.body, digest: '' };
  return { ...row, body: -1, digest: hash('sha256', content.bytes, 'hex') };
}

function contributed(rows: readonly Release[]): readonly Release[] {
  return rows.filter(({ contribution }) => contribution !== undefined);
}

function differs(was: readonly Release[], is: readonly Release[]): boolean {
  const stamps = new Set(was.map(({ stamp }) => stamp));
  return was.length !== is.length || is.some(({ stamp }) => !stamps.has(stamp));
}
