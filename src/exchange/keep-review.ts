/**
 * Keeping what a review came to: as assertions, a clearing and a refusal for each object and contributor, with the deed, the
 * keys and the logs that follow from them.
 */
import { Problem, quote } from '../base/problem.ts';
import type { Statement } from '../policy/assertion.ts';
import type { AssertionReads } from '../store/assertion-store.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { settleShown } from './agenda.ts';
import { type Asserter, type AssertionScope, appendStatement, checkRight } from './assertions.ts';
import { recordDeed } from './audit.ts';
import type { Directory } from './directory.ts';
import { rekey } from './rekey.ts';
import type { WriterScope } from './writer-scope.ts';

/** The most contributions of one decision. */
export const reviewedMax = 1000;

/** What was reviewed, as statements name it: what rules hold, or the free text. */
export type ReviewKind = 'review' | 'text_review';

/** Who may have what was reviewed. */
export interface ReviewDecision extends Asserter {
  /** Audience ids. */
  readonly cleared: readonly string[];
  readonly refused: readonly string[];
  readonly reason: string;
  readonly evidence?: string | undefined;
}

/** A decision, of what it holds, and the contributions that it speaks of. */
export interface KeptReview {
  readonly kind: ReviewKind;
  readonly decision: ReviewDecision;
  readonly scopes: readonly AssertionScope[];
  readonly concerned: readonly Contribution[];
}

/** Problems: `unprocessable` (audiences; clearing without evidence), `forbidden` (clears without the right to). */
export function checkDecision({ audiences }: Directory, decision: ReviewDecision): void {
  const { cleared, refused } = decision;
  const named = [...cleared, ...refused];
  const unknown = named.find((audience) => !audiences.has(audience));
  if (unknown !== undefined) {
    throw new Problem('unprocessable', `there is no audience ${quote(unknown)}`);
  }
  if (named.length === 0) throw new Problem('unprocessable', 'no audience is decided on');
  if (new Set(named).size < named.length) {
    throw new Problem('unprocessable', 'an audience is decided on twice');
  }
  if (cleared.length > 0) checkRight(decision);
}

/** Contributions by their numbers, each once. Problem: `absent`. */
export async function numberedRows(
  store: Pick<AssertionReads, 'contributionsNumbered'>,
  numbers: readonly number[],
): Promise<readonly Contribution[]> {
  const ids = [...new Set(numbers)];
  const rows = await store.contributionsNumbered(ids);
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw new Problem('absent', `there is no contribution ${missing}`);
  return rows;
}

/** Each object, collection and contributor of these contributions, once. */
export function scopesAmong(rows: readonly Contribution[]): readonly AssertionScope[] {
  const scopes = rows.map(({ objectId, collection, submitter: contributor }) => {
    return { objectId, collection, contributor };
  });
  return [...new Map(scopes.map((one) => [Object.values(one).join(' '), one])).values()];
}

/** The statements that a decision is kept as. */
export function statementsOf(kind: ReviewKind, { cleared, refused }: ReviewDecision) {
  const statements: { readonly loosens: boolean; readonly statement: Statement }[] = [];
  if (cleared.length > 0) statements.push({ loosens: true, statement: { [kind]: { cleared } } });
  if (refused.length > 0) statements.push({ loosens: false, statement: { [kind]: { refused } } });
  return statements;
}

const actions: Readonly<Record<ReviewKind, string>> = {
  review: 'review',
  text_review: 'review-text',
};

/**
 * Keeps a decision, and takes out at once what may no longer be shown. Returns the numbers of the assertions. Problem: `conflict`
 * (too many assertions).
 */
export async function keepReview(
  tx: StoreTransaction,
  scope: WriterScope,
  { kind, decision, scopes, concerned }: KeptReview,
): Promise<readonly number[]> {
  const { by, cleared, refused, reason, evidence } = decision;
  const assertions: number[] = [];
  for (const one of scopes) {
    const made: number[] = [];
    for (const stated of statementsOf(kind, decision)) {
      made.push(await appendStatement(tx, scope, { ...one, ...stated, by, reason, evidence }));
    }
    await recordDeed(tx, scope, {
      by,
      action: actions[kind],
      subject: `object:${one.objectId}`,
      detail: { assertions: made, cleared: [...cleared], refused: [...refused] },
    });
    assertions.push(...made);
  }
  await rekey(tx, scope, concerned);
  for (const [collection, rows] of Map.groupBy(concerned, (row) => row.collection)) {
    await settleShown(tx, scope, collection, [...new Set(rows.map(({ objectId }) => objectId))]);
  }
  return assertions;
}
