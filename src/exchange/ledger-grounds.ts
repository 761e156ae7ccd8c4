/**
 * Under what a row was open to its reader: the pack in force then, and what it said of the row's key.
 */
import { type DecidingRule, decide } from '../policy/decide.ts';
import { parseKeyText } from '../policy/decision-key.ts';
import { type Pack, parsePack } from '../policy/pack.ts';
import type { Reader } from '../policy/reader.ts';
import type { StoreReader } from '../store/store.ts';
import type { Ground } from './ledger.ts';

/** What decides for one audience: a pack by name, and what the directory says of the audience. */
export interface PolicyInForce {
  readonly pack: Ground['pack'];
  readonly attributes: Reader['attributes'];
}

/** The policy as the ledger keeps it: the same text for the same policy. */
export function policyText({ pack, attributes }: PolicyInForce): string {
  const { id, version, hash } = pack;
  const sorted = Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify({ pack: { id, version, hash }, attributes: Object.fromEntries(sorted) });
}

/** The rules by which a pack decided a key for an audience. */
export function rulesOf(pack: Pack, keyText: string, reader: Reader): readonly DecidingRule[] {
  return decide(pack, parseKeyText(keyText), reader).rules;
}

/** Finds grounds and remembers what they are made of. */
export class Grounds {
  readonly #store: Pick<StoreReader, 'pack' | 'decisionKeys'>;
  readonly #packs = new Map<string, Promise<Pack | undefined>>();
  readonly #keys = new Map<number, string>();
  /** The number of the latest key that is known. */
  #newest = 0;

  constructor(store: Pick<StoreReader, 'pack' | 'decisionKeys'>) {
    this.#store = store;
  }

  /** The ground of a row with this key, read by this audience under a policy as the ledger keeps it. */
  async of(key: number, audience: string, policy: string): Promise<Ground> {
    const { pack, attributes } = JSON.parse(policy) as PolicyInForce;
    const [text, keyText] = [await this.#packOf(pack.hash), await this.#keyText(key)];
    if (text === undefined || keyText === undefined) return { pack, rules: undefined };
    return { pack, rules: rulesOf(text, keyText, { id: audience, attributes }) };
  }

  /** A promise is remembered, so that many who ask at once have one text read. */
  #packOf(hash: string): Promise<Pack | undefined> {
    const known = this.#packs.get(hash);
    if (known !== undefined) return known;
    const reading = this.#store
      .pack(hash)
      .then((row) => (row === undefined ? undefined : parsePack(row.text).pack));
    this.#packs.set(hash, reading);
    reading.catch(() => this.#packs.delete(hash));
    return reading;
  }

  async #keyText(key: number): Promise<string | undefined> {
    if (!this.#keys.has(key)) {
      for (const { id, text } of await this.#store.decisionKeys(this.#newest)) {
        this.#keys.set(id, text);
        this.#newest = Math.max(this.#newest, id);
      }
    }
    return this.#keys.get(key);
  }
}
