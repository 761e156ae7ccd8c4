/**
 * Deciding on what waits: cleared or refused, for some audiences, with what that would change told before.
 *
 * A decision is kept as assertions, one of each kind for each object and contributor: the clearing, which
 * loosens and holds for the versions that are there, and the refusal, which holds for later ones, too.
 */
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import type { DecisionKey } from '../policy/decision-key.ts';
import { isReadable } from '../policy/vocabulary.ts';
import type { AssertionReads } from '../store/assertion-store.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { type AssertionScope, contributionsIn } from './assertions.ts';
import type { Decider } from './decider.ts';
import type { Directory } from './directory.ts';
import { type HoldFilter, holds, isUnbound } from './holds.ts';
import {
  checkDecision,
  keepReview,
  numberedRows,
  type ReviewDecision,
  reviewedMax,
  scopesAmong,
  statementsOf,
} from './keep-review.ts';
import { readerNamed } from './object-labels.ts';
import { type Weighed, type WeighedReads, weigh, weighedWith } from './weigh.ts';
import type { WriterScope } from './writer-scope.ts';

/** A decision on what waits. */
export interface ReviewRequest extends ReviewDecision {
  /** Contributions by their numbers; or all that match, whose number must be as expected. */
  readonly chosen:
    | { readonly contributions: readonly number[] }
    | { readonly filter: HoldFilter; readonly expected: number };
}

/** What one audience gets of one contribution by its labels, before and after. */
export interface ReviewedVerdict {
  readonly audience: string;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What a decision does to one contribution. */
export interface ReviewedContribution {
  readonly contribution: Contribution;
  /** For the audiences decided on. */
  readonly verdicts: readonly ReviewedVerdict[];
}

/** How many contributions an audience may have after a decision that it may not have before, and the reverse. */
export interface ReviewGain {
  readonly audience: string;
  readonly gained: number;
  readonly lost: number;
}

/** What a decision would do, by labels alone: an object also waits for what it names. */
export interface ReviewPreview {
  readonly items: readonly ReviewedContribution[];
  readonly gains: readonly ReviewGain[];
}

/** What a decision came to. */
export interface Reviewed extends ReviewPreview {
  /** Numbers of the assertions that keep it. */
  readonly assertions: readonly number[];
}

/** What a preview is made from. */
export interface ReviewParts {
  readonly store: WeighedReads & AssertionReads;
  readonly directory: Directory;
  readonly decider: Decider;
  readonly now: Micros;
}

/**
 * What a decision would do, nothing written. Problems: `absent` (no such contribution), `conflict` (does not
 * wait, or others match than expected), `forbidden`, `unprocessable` (audiences, evidence).
 */
export async function previewReview(
  parts: ReviewParts,
  request: ReviewRequest,
): Promise<ReviewPreview> {
  return previewOf(parts, request, await scopesOf(parts, request));
}

/** Decides. Problems: as `previewReview`. */
export async function decideHolds(
  tx: StoreTransaction,
  scope: WriterScope,
  request: ReviewRequest,
): Promise<Reviewed> {
  const { directory, decider } = scope;
  const parts: ReviewParts = { store: tx, directory, decider, now: scope.now() };
  const scopes = await scopesOf(parts, request);
  const preview = await previewOf(parts, request, scopes);
  const concerned = preview.items.map(({ contribution }) => contribution);
  const kept = { kind: 'review', decision: request, scopes, concerned } as const;
  return { ...preview, assertions: await keepReview(tx, scope, kept) };
}

/** Of what a decision holds: each object, collection and contributor that was chosen, once. */
async function scopesOf(
  parts: ReviewParts,
  request: ReviewRequest,
): Promise<readonly AssertionScope[]> {
  checkDecision(parts.directory, request);
  const rows = await chosenRows(parts, request);
  const idle = rows.find((row) => !isOpenToReview(parts, request, row));
  if (idle !== undefined) {
    throw new Problem('conflict', `contribution ${idle.id} does not wait for these audiences`);
  }
  return scopesAmong(rows);
}

async function chosenRows(
  parts: ReviewParts,
  { chosen }: ReviewRequest,
): Promise<readonly Contribution[]> {
  if ('contributions' in chosen) {
    return numberedRows(parts.store, chosen.contributions);
  }
  const { items, next } = await holds(parts, { ...chosen.filter, limit: reviewedMax });
  if (next !== undefined) {
    throw new Problem('conflict', `more than ${reviewedMax} match: narrow the filter`);
  }
  if (items.length !== chosen.expected) {
    throw new Problem('conflict', `${items.length} match, and ${chosen.expected} were expected`);
  }
  return items.map(({ contribution }) => contribution);
}

/** Does it wait for an audience decided on, or has it been decided on for one? */
function isOpenToReview(
  { decider, directory }: ReviewParts,
  { cleared, refused }: ReviewRequest,
  contribution: Contribution,
): boolean {
  return [...cleared, ...refused].some((audience) => {
    const { effect, review } = decider.judge(contribution.key, audience);
    return effect === 'hold' || review !== 'none' || isUnbound(directory, contribution);
  });
}

async function previewOf(
  parts: ReviewParts,
  request: ReviewRequest,
  scopes: readonly AssertionScope[],
): Promise<ReviewPreview> {
  const { store, directory, now } = parts;
  const rows = [];
  for (const one of scopes) rows.push(...(await contributionsIn(store, one)));
  const weighed = await weigh(store, directory, now, rows);
  const audiences = [...request.cleared, ...request.refused];
  const items = weighed.map((one) => reviewed(parts, one, request, audiences));
  const gains = audiences.map((audience): ReviewGain => {
    const changes = items.map((item) => changeFor(parts, item, audience, request));
    const count = (change: number) => changes.filter((one) => one === change).length;
    return { audience, gained: count(1), lost: count(-1) };
  });
  return { items, gains };
}

function reviewed(
  { decider, directory, now }: ReviewParts,
  weighed: Weighed,
  request: ReviewRequest,
  audiences: readonly string[],
): ReviewedContribution {
  const made = statementsOf('review', request).map((stated) => {
    return { id: Number.MAX_SAFE_INTEGER, ...stated };
  });
  const after = weighedWith(weighed, made, now).key;
  const verdictOf = (key: DecisionKey, audience: string) =>
    decide(decider.pack, key, readerNamed(directory, audience));
  return {
    contribution: weighed.contribution,
    verdicts: audiences.map((audience) => ({
      audience,
      before: verdictOf(weighed.counted.key, audience),
      after: verdictOf(after, audience),
    })),
  };
}

/** 1: readable after and not before; -1: the reverse; 0: neither. */
function changeFor(
  { decider, directory }: ReviewParts,
  { contribution, verdicts }: ReviewedContribution,
  audience: string,
  { cleared }: ReviewRequest,
): number {
  const verdict = verdicts.find((one) => one.audience === audience);
  if (verdict === undefined) return 0;
  const foreign = isUnbound(directory, contribution);
  const { review } = decider.judge(contribution.key, audience);
  const before = isReadable(verdict.before.effect) && (!foreign || review === 'cleared');
  const after = isReadable(verdict.after.effect) && (!foreign || cleared.includes(audience));
  return Number(after) - Number(before);
}
