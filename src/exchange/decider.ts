/**
 * The present decision of every decision key for every audience, each made once.
 */
import { isDeepStrictEqual } from 'node:util';
import { invariant } from '../base/problem.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { type DecisionKey, parseKeyText } from '../policy/decision-key.ts';
import type { Pack } from '../policy/pack.ts';
import { type Redaction, redactionOf } from '../policy/profile.ts';
import { type Reader, type Review, reviewMet, textReviewMet } from '../policy/reader.ts';
import { typeAfter } from '../policy/redact.ts';
import { isReadable } from '../policy/vocabulary.ts';
import type { StoreReader, StoreTransaction } from '../store/store.ts';

/** What a verdict means for settling one contribution. */
export interface Judgement {
  readonly effect: Verdict['effect'];
  /** The redaction profiles; empty unless the effect is `redact`. */
  readonly profiles: Verdict['profiles'];
  /** What a review came to for this audience. */
  readonly review: Review;
  /** The free text was cleared for this audience: a profile that leaves it out until then may keep it. */
  readonly textReviewed: boolean;
  /** Public knowledge: goes out with its references and without batching (design §2, R-4). */
  readonly publicKnowledge: boolean;
  readonly key: DecisionKey;
}

/** Decides keys under one pack and remembers. */
export class Decider {
  readonly pack: Pack;
  readonly #texts = new Map<number, string>();
  readonly #judgements = new Map<number, Map<string, Judgement>>();
  #attributes: ReadonlyMap<string, Reader['attributes']> = new Map();
  /** The last id learnt from committed work. */
  #learntTo = 0;

  constructor(pack: Pack) {
    this.pack = pack;
  }

  /** Takes note of what the directory says of audiences; if anything differs, all is decided anew. */
  setReaders(audiences: ReadonlyMap<string, Pick<Reader, 'attributes'>>): void {
    const attributes = new Map([...audiences].map(([id, one]) => [id, one.attributes]));
    if (isDeepStrictEqual(attributes, this.#attributes)) return;
    this.#attributes = attributes;
    this.#judgements.clear();
  }

  /**
   * Learns the keys that were interned since the last time, by whichever process. The store must show
   * committed work only: a transaction must not have interned any yet.
   */
  async learnFrom(store: StoreReader): Promise<void> {
    const keys = await store.decisionKeys(this.#learntTo);
    this.learn(keys);
    this.#learntTo = keys.at(-1)?.id ?? this.#learntTo;
  }

  /** Learns what interned ids stand for. */
  learn(keys: Iterable<{ readonly id: number; readonly text: string }>): void {
    for (const { id, text } of keys) {
      if (this.#texts.get(id) === text) continue;
      this.#texts.set(id, text);
      this.#judgements.delete(id);
    }
  }

  /** The id of a key's text, interned in the store if it is new. */
  async intern(tx: Pick<StoreTransaction, 'internKeys'>, text: string): Promise<number> {
    return (await this.internAll(tx, [text])).get(text) ?? 0;
  }

  /** The ids of keys' texts. An id learnt in a transaction that failed is learnt again with its text. */
  async internAll(
    tx: Pick<StoreTransaction, 'internKeys'>,
    texts: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const ids = await tx.internKeys([...new Set(texts)]);
    this.learn([...ids].map(([text, id]) => ({ id, text })));
    return ids;
  }

  /** The decision of a learnt key. */
  judge(key: number, audience: string): Judgement {
    const ofKey = this.#judgements.get(key) ?? new Map<string, Judgement>();
    const known = ofKey.get(audience);
    if (known !== undefined) return known;
    const text = this.#texts.get(key);
    invariant(text !== undefined, `decision key ${key} has been learnt`);
    const parsed = parseKeyText(text);
    const attributes = this.#attributes.get(audience) ?? {};
    const { effect, profiles } = decide(this.pack, parsed, { id: audience, attributes });
    const judgement: Judgement = {
      effect,
      profiles,
      review: reviewMet(parsed, audience),
      textReviewed: textReviewMet(parsed, audience) === 'cleared',
      publicKnowledge: parsed.publicity === 'public_knowledge',
      key: parsed,
    };
    this.#judgements.set(key, ofKey.set(audience, judgement));
    return judgement;
  }

  /** The form that these profiles make together; without any that of `strip-handling`. */
  redaction(profiles: readonly string[]): Redaction {
    return redactionOf(this.pack, profiles);
  }

  /** Whether objects of a type can be shown in the form that these profiles make together. */
  hasForm(type: string, profiles: readonly string[]): boolean {
    return profiles.length === 0 || typeAfter(type, this.redaction(profiles)) !== undefined;
  }

  /** Every learnt key, in the order in which they were. */
  keys(): readonly number[] {
    return [...this.#texts.keys()];
  }

  /** Learnt keys that are closed to an audience: what the read path checks once more. */
  closedKeys(audience: string): readonly number[] {
    return [...this.#texts.keys()].filter((key) => !isReadable(this.judge(key, audience).effect));
  }
}
