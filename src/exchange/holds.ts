/**
 * The review queue: what rules hold for an audience, and what nobody may release because its id is bound to
 * another consumer.
 *
 * Found by decision keys: a key is held for an audience, and whoever has that key waits. Nothing is gone
 * over that does not wait.
 */
import type { Micros } from '../base/time.ts';
import { type DecidingRule, decide } from '../policy/decide.ts';
import type { Category } from '../policy/vocabulary.ts';
import type { AssertionReads, KeyPlace } from '../store/assertion-store.ts';
import type { Contribution } from '../store/store.ts';
import type { Decider } from './decider.ts';
import type { Directory } from './directory.ts';
import { readerNamed } from './object-labels.ts';

/** Why something waits: a rule says so, or its id is bound to another consumer. */
export const holdCauses = ['rule', 'unbound'] as const;
export type HoldCause = (typeof holdCauses)[number];

/** Which of what waits is asked for. */
export interface HoldFilter {
  readonly cause: HoldCause;
  readonly audience?: string | undefined;
  /** The id of a rule that holds. */
  readonly rule?: string | undefined;
  readonly collection?: string | undefined;
  readonly category?: Category | undefined;
}

/** A place in the queue: by key and contribution, or by bound identity and contribution. */
export type HoldPlace = KeyPlace | { readonly identity: string; readonly contribution: number };

/** A page of the queue that is asked for. */
export interface HoldQuery extends HoldFilter {
  readonly after?: HoldPlace | undefined;
  readonly limit: number;
}

/** An audience that waits for something, and the rules that hold it. */
export interface HeldFor {
  readonly audience: string;
  readonly rules: readonly DecidingRule[];
}

/** A contribution that waits. */
export interface Hold {
  readonly contribution: Contribution;
  readonly category: Category;
  readonly cause: HoldCause;
  readonly heldFor: readonly HeldFor[];
  /** Since when it has been decided on as it is. */
  readonly since: Micros;
}

/** A page of the queue. */
export interface HoldPage {
  readonly items: readonly Hold[];
  /** Where the next page begins; absent where nothing comes after this one. */
  readonly next?: HoldPlace;
}

/** What waits for one audience by one rule. */
export interface HoldCount {
  readonly audience: string;
  readonly rule: string;
  readonly contributions: number;
  readonly oldestSince: Micros;
}

/** The queue in figures, without what is bound to other consumers. */
export interface HoldSummary {
  /** Contributions that wait, each counted once. */
  readonly contributions: number;
  readonly oldestSince: Micros | undefined;
  readonly byRule: readonly HoldCount[];
}

/** What the queue is found with. The decider has learnt every key of the store. */
export interface HoldParts {
  readonly store: Pick<AssertionReads, 'contributionsUnder' | 'contributionsAs' | 'keyCounts'>;
  readonly directory: Directory;
  readonly decider: Decider;
}

/** A page of what waits, in the order of its places; at most `limit`. */
export function holds(parts: HoldParts, query: HoldQuery): Promise<HoldPage> {
  return query.cause === 'rule' ? heldByRules(parts, query) : heldAsUnbound(parts, query);
}

/** The queue in figures. */
export async function holdSummary(parts: HoldParts, filter: HoldFilter): Promise<HoldSummary> {
  const held = heldKeys(parts, filter);
  const counts = await parts.store.keyCounts([...held.keys()], filter.collection);
  const byRule = new Map<string, HoldCount>();
  for (const { key, contributions, oldest } of counts) {
    for (const { audience, rules } of held.get(key) ?? []) {
      for (const { rule } of rules) {
        const name = `${audience} ${rule}`;
        const before = byRule.get(name);
        byRule.set(name, {
          ...{ audience, rule },
          contributions: (before?.contributions ?? 0) + contributions,
          oldestSince: Math.min(before?.oldestSince ?? oldest, oldest),
        });
      }
    }
  }
  return {
    contributions: counts.reduce((sum, { contributions }) => sum + contributions, 0),
    oldestSince: counts.length === 0 ? undefined : Math.min(...counts.map((one) => one.oldest)),
    byRule: [...byRule.values()],
  };
}

/** The keys that wait, with the audiences for which they do, as far as the filter lets through. */
function heldKeys(
  { decider, directory }: HoldParts,
  { audience, rule, category }: HoldFilter,
): ReadonlyMap<number, readonly HeldFor[]> {
  const audiences = [...directory.audiences.keys()].filter((id) => (audience ?? id) === id);
  const held = decider.keys().flatMap((key) => {
    const waiting = audiences.flatMap((id) => {
      const { effect, key: decidedOn } = decider.judge(key, id);
      if (effect !== 'hold' || (category ?? decidedOn.category) !== decidedOn.category) return [];
      const verdict = decide(decider.pack, decidedOn, readerNamed(directory, id));
      const rules = verdict.rules.filter((one) => one.effect === 'hold');
      return rules.some((one) => (rule ?? one.rule) === one.rule) ? [{ audience: id, rules }] : [];
    });
    return waiting.length > 0 ? [[key, waiting] as const] : [];
  });
  return new Map(held);
}

async function heldByRules(parts: HoldParts, query: HoldQuery): Promise<HoldPage> {
  const { collection, after, limit } = query;
  const held = heldKeys(parts, query);
  const place = after !== undefined && 'key' in after ? after : undefined;
  const keyed = { keys: [...held.keys()], collection, after: place, limit: limit + 1 };
  const rows = await parts.store.contributionsUnder(keyed);
  const items = rows.slice(0, limit).map((contribution): Hold => {
    const { key, keyed: since } = contribution;
    const heldFor = held.get(key) ?? [];
    return {
      contribution,
      category: categoryOf(parts, heldFor, key),
      cause: 'rule',
      heldFor,
      since,
    };
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items, ...(last && { next: { key: last.key, contribution: last.id } }) };
}

function categoryOf({ decider }: HoldParts, [first]: readonly HeldFor[], key: number): Category {
  return decider.judge(key, first?.audience ?? '').key.category;
}

/** Rows that one look reads, and that one page looks at. */
const rowsAtOnce = 200;
const rowsMax = 5000;

/**
 * Contributions that name a bound identity as their creator and come from someone else. Where the
 * filter leaves little of many, a page ends early and says where to go on.
 */
async function heldAsUnbound(parts: HoldParts, query: HoldQuery): Promise<HoldPage> {
  const from = query.after !== undefined && 'identity' in query.after ? query.after : undefined;
  const bound = [...parts.directory.boundTo].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const items: Hold[] = [];
  let seen = 0;
  for (const [identity, owner] of bound) {
    if (from !== undefined && identity < from.identity) continue;
    let after = identity === from?.identity ? from.contribution : 0;
    for (;;) {
      const rows = await parts.store.contributionsAs(identity, owner, after, rowsAtOnce);
      for (const row of rows) {
        if (items.length === query.limit || seen === rowsMax) {
          return { items, next: { identity, contribution: after } };
        }
        items.push(...unboundHold(parts, query, row));
        after = row.id;
        seen += 1;
      }
      if (rows.length < rowsAtOnce) break;
    }
  }
  return { items };
}

const unbound: Omit<DecidingRule, 'gate'> = {
  rule: 'unbound',
  effect: 'hold',
  profiles: [],
  citation: 'R-5',
  status: 'product-decision',
  reason: {
    en: 'the object names a creator that is bound to another consumer',
    ja: 'このオブジェクトの作成者は別の利用者に結び付けられている',
  },
};

function unboundHold(
  { decider, directory }: HoldParts,
  { audience, rule, collection, category }: HoldFilter,
  contribution: Contribution,
): readonly Hold[] {
  if ((collection ?? contribution.collection) !== contribution.collection) return [];
  if ((rule ?? unbound.rule) !== unbound.rule) return [];
  const waiting = [...directory.audiences.keys()].filter((id) => {
    const judgement = decider.judge(contribution.key, id);
    const open = judgement.effect !== 'withhold' && judgement.review === 'none';
    return open && (audience ?? id) === id;
  });
  const [first] = waiting;
  if (first === undefined) return [];
  const { key } = decider.judge(contribution.key, first);
  if ((category ?? key.category) !== key.category) return [];
  const heldFor = waiting.map((id) => ({
    audience: id,
    rules: [{ gate: 'form' as const, ...unbound }],
  }));
  const { keyed: since } = contribution;
  return [{ contribution, category: key.category, cause: 'unbound', heldFor, since }];
}

/** Is this contribution's id bound to another consumer? */
export function isUnbound(
  { boundTo }: Pick<Directory, 'boundTo'>,
  { createdBy, submitter }: Pick<Contribution, 'createdBy' | 'submitter'>,
): boolean {
  const owner = createdBy === undefined ? undefined : boundTo.get(createdBy);
  return owner !== undefined && owner !== submitter;
}
