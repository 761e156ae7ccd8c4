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
  readonly #packs = new Map<string, Pack | undefined>();
  readonly #keys = new Map<number, string>();

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

  async #packOf(hash: string): Promise<Pack | undefined> {
    if (!this.#packs.has(hash)) {
      const row = await this.#store.pack(hash);
      this.#packs.set(hash, row === undefined ? undefined : parsePack(row.text).pack);
    }
    return this.#packs.get(hash);
  }

  async #keyText(key: number): Promise<string | undefined> {
    if (!this.#keys.has(key)) {
      const newest = Math.max(0, ...this.#keys.keys());
      for (const { id, text } of await this.#store.decisionKeys(newest)) this.#keys.set(id, text);
    }
    return this.#keys.get(key);
  }
}
