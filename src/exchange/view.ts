/**
 * What the serving thread keeps in memory: the directory, the decisions in force, who may sign in.
 *
 * Snapshots that every change replaces before it is answered, so that no read asks the store for them.
 */
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { Store } from '../store/store.ts';
import type { Decider } from './decider.ts';
import { buildDirectory, type Directory } from './directory.ts';
import { policyText } from './ledger-grounds.ts';
import { type InForce, inForce } from './pack-in-force.ts';
import type { SignInState } from './sign-in-state.ts';

/** What the serving thread keeps in memory of the store. */
export class View {
  directory: Directory = buildDirectory([], []);
  readonly signIns: SignInState;
  readonly #store: Store;
  #inForce: InForce;
  readonly #closedKeys = new Map<string, readonly number[]>();
  readonly #policyTexts = new Map<string, string>();
  #phaseDue: Micros | undefined;
  #reading: Promise<void> = Promise.resolve();

  private constructor(store: Store, present: InForce, signInState: SignInState) {
    this.#store = store;
    this.signIns = signInState;
    this.#inForce = present;
  }

  /** Reads everything for the first time. The writer has seen to it that a pack is in force. */
  static async open(store: Store, signInState: SignInState): Promise<View> {
    const present = await inForce(store);
    invariant(present !== undefined, 'a pack is in force');
    const view = new View(store, present, signInState);
    await view.refresh();
    return view;
  }

  /** Reads everything anew. One reading after another: an older state must not replace a newer one. */
  refresh(): Promise<void> {
    const reading = this.#reading.then(() => this.#read());
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #read(): Promise<void> {
    const store = this.#store;
    this.#inForce = (await inForce(store, this.#inForce)) ?? this.#inForce;
    this.directory = buildDirectory(await store.directory(), await store.logs());
    this.#inForce.decider.setReaders(this.directory.audiences);
    await this.signIns.refresh();
    await this.#inForce.decider.learnFrom(store);
    this.#closedKeys.clear();
    this.#policyTexts.clear();
    await this.notePhases();
  }

  /** The decisions under the pack in force. */
  get decider(): Decider {
    return this.#inForce.decider;
  }

  /** Takes note of when the next label enters another phase. */
  async notePhases(): Promise<void> {
    this.#phaseDue = await this.#store.nextPhase();
  }

  /** Has a label entered another phase since that was noted? */
  hasPhaseDue(now: Micros): boolean {
    return this.#phaseDue !== undefined && this.#phaseDue <= now;
  }

  /**
   * Keys that the pack in force closes to an audience. Keys interned since the last refresh are not among
   * them: the writer decided them under this very pack.
   */
  closedKeys(audience: string): readonly number[] {
    const known = this.#closedKeys.get(audience);
    if (known !== undefined) return known;
    const closed = this.#inForce.decider.closedKeys(audience);
    this.#closedKeys.set(audience, closed);
    return closed;
  }

  /** What decides for an audience at present, as the ledger keeps it. */
  policyText(audience: string): string {
    const known = this.#policyTexts.get(audience);
    if (known !== undefined) return known;
    const attributes = this.directory.audiences.get(audience)?.attributes ?? {};
    const text = policyText({ pack: this.#inForce.decider.pack, attributes });
    this.#policyTexts.set(audience, text);
    return text;
  }
}
