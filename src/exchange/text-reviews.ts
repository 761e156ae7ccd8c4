/**
 * Reviewing free text: what forms leave out until somebody has read it, and deciding who may have it.
 *
 * A contribution waits where an audience reads it, or would if a hold were cleared, in a form to which a review would add something.
 * Found by decision keys, as holds are; whether a body has text that waits is asked of the body.
 */
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import { decide } from '../policy/decide.ts';
import { awaitsReview, type FreeText, freeTextOf } from '../policy/free-text-of.ts';
import { type Redaction, redactionOf } from '../policy/profile.ts';
import { textReviewMet } from '../policy/reader.ts';
import type { AssertionReads, KeyPlace } from '../store/assertion-store.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { type AssertionScope, contributionsIn } from './assertions.ts';
import type { Decider } from './decider.ts';
import type { Directory } from './directory.ts';
import {
  checkDecision,
  keepReview,
  numberedRows,
  type ReviewDecision,
  scopesAmong,
} from './keep-review.ts';
import { readerNamed } from './object-labels.ts';
import { readBody } from './stored-body.ts';
import type { WriterScope } from './writer-scope.ts';

/** Which texts are asked for. */
export interface TextReviewFilter {
  readonly audience?: string | undefined;
  readonly collection?: string | undefined;
  /** Every contribution of this object that has free text, whether it waits or not. */
  readonly object?: string | undefined;
}

/** A page of texts that is asked for. */
export interface TextReviewQuery extends TextReviewFilter {
  readonly after?: KeyPlace | undefined;
  readonly limit: number;
}

/** A contribution with its free text. */
export interface TextReview {
  readonly contribution: Contribution;
  /** Audiences whose form of it waits for a review, sorted as the directory is. */
  readonly waitsFor: readonly string[];
  readonly texts: readonly FreeText[];
  /** Since when it has been decided on as it is. */
  readonly since: Micros;
}

/** A page of the queue. */
export interface TextReviewPage {
  readonly items: readonly TextReview[];
  /** Where the next page begins; absent where nothing comes after this one. */
  readonly next?: KeyPlace;
}

/** A decision on the free text of contributions. */
export interface TextReviewRequest extends ReviewDecision {
  /** By their numbers. */
  readonly contributions: readonly number[];
}

/** What a decision on free text came to. */
export interface TextReviewed {
  /** Numbers of the assertions that keep it. */
  readonly assertions: readonly number[];
  /** Contributions that it speaks of. */
  readonly concerned: number;
}

/** What the queue is found with. The decider has learnt every key of the store. */
export interface TextReviewParts {
  readonly store: Pick<AssertionReads, 'contributionsUnder' | 'contributionsNamed'> &
    Pick<StoreTransaction, 'bodies'>;
  readonly directory: Directory;
  readonly decider: Decider;
}

/** Rows that one look reads, and that one page looks at; and the characters after which a page ends. */
const rowsAtOnce = 50;
const rowsMax = 1000;
const textMax = 1_000_000;

/**
 * A page of texts, in the order of their places. It ends early, and says where to go on, where few of many contributions have text
 * that waits, or the texts are long.
 */
export async function textReviews(
  parts: TextReviewParts,
  query: TextReviewQuery,
): Promise<TextReviewPage> {
  const waiting = waitingKeys(parts, query);
  const items: TextReview[] = [];
  let { after } = query;
  let seen = 0;
  let size = 0;
  for (;;) {
    const rows = await rowsAfter(parts, query, [...waiting.keys()], after);
    const bodies = await parts.store.bodies(rows.map(({ body }) => body));
    for (const row of rows) {
      if (items.length === query.limit || seen === rowsMax || size > textMax) {
        return { items, ...(after && { next: after }) };
      }
      const object = readBody(bodies, row.body);
      const waitsFor = (waiting.get(row.key) ?? [])
        .filter(({ redaction }) => awaitsReview(object, redaction))
        .map(({ audience }) => audience);
      const texts = waitsFor.length > 0 || query.object !== undefined ? freeTextOf(object) : [];
      if (texts.length > 0) items.push({ contribution: row, waitsFor, texts, since: row.keyed });
      size += texts.reduce((sum, { text }) => sum + text.length, 0);
      after = { key: row.key, contribution: row.id };
      seen += 1;
    }
    if (rows.length < rowsAtOnce) return { items };
  }
}

async function rowsAfter(
  { store }: TextReviewParts,
  { object, collection }: TextReviewFilter,
  keys: readonly number[],
  after: KeyPlace | undefined,
): Promise<readonly Contribution[]> {
  if (object === undefined) {
    return store.contributionsUnder({ keys, collection, after, limit: rowsAtOnce });
  }
  const rows = await store.contributionsNamed(object);
  const place = after?.contribution ?? 0;
  return rows
    .filter((row) => row.id > place && (collection ?? row.collection) === row.collection)
    .slice(0, rowsAtOnce);
}

/** An audience with the form in which it reads something, or would. */
interface WaitingForm {
  readonly audience: string;
  readonly redaction: Redaction;
}

/** The keys of which a form leaves text out until it has been reviewed, with whoever has that form. */
function waitingKeys(
  parts: TextReviewParts,
  { audience }: TextReviewFilter,
): ReadonlyMap<number, readonly WaitingForm[]> {
  const { decider, directory } = parts;
  const audiences = [...directory.audiences.keys()].filter((id) => (audience ?? id) === id);
  const waiting = decider.keys().flatMap((key) => {
    const forms = audiences.flatMap((id) => {
      const redaction = formAwaitingReview(parts, key, id);
      return redaction === undefined ? [] : [{ audience: id, redaction }];
    });
    return forms.length > 0 ? [[key, forms] as const] : [];
  });
  return new Map(waiting);
}

function formAwaitingReview(
  { decider, directory }: TextReviewParts,
  key: number,
  audience: string,
): Redaction | undefined {
  const { effect, profiles, key: decidedOn } = decider.judge(key, audience);
  if (textReviewMet(decidedOn, audience) !== 'none') return undefined;
  const whenCleared = { ...decidedOn, review_cleared: [audience] };
  const verdict =
    effect === 'hold'
      ? decide(decider.pack, whenCleared, readerNamed(directory, audience))
      : { effect, profiles };
  if (verdict.effect !== 'redact') return undefined;
  const redaction = redactionOf(decider.pack, verdict.profiles);
  return redaction.text === 'reviewed' ? redaction : undefined;
}

/**
 * Decides on free text. Problems: `absent` (no such contribution), `conflict` (it has no free text, or another version has some that was
 * not chosen), `forbidden`, `unprocessable` (audiences, evidence).
 */
export async function decideTexts(
  tx: StoreTransaction,
  scope: WriterScope,
  request: TextReviewRequest,
): Promise<TextReviewed> {
  checkDecision(scope.directory, request);
  const chosen = await numberedRows(tx, request.contributions);
  const unread = await withText(tx, chosen);
  const idle = chosen.find((row) => !unread.includes(row));
  if (idle !== undefined) {
    throw new Problem('conflict', `contribution ${idle.id} has no free text to review`);
  }
  const scopes = scopesAmong(chosen);
  const concerned: Contribution[] = [];
  for (const one of scopes) {
    const rows = await contributionsIn(tx, one);
    await checkWholeRead(tx, scope, request, one, rows);
    concerned.push(...rows);
  }
  const kept = { kind: 'text_review', decision: request, scopes, concerned } as const;
  return { assertions: await keepReview(tx, scope, kept), concerned: concerned.length };
}

/** A clearing holds for all versions that are there: nobody clears what was not among the chosen. */
async function checkWholeRead(
  tx: StoreTransaction,
  { decider }: WriterScope,
  { contributions, cleared }: TextReviewRequest,
  { objectId }: AssertionScope,
  rows: readonly Contribution[],
): Promise<void> {
  const open = rows.filter(({ id, key }) => {
    if (contributions.includes(id)) return false;
    return !cleared.every((audience) => decider.judge(key, audience).textReviewed);
  });
  const [missing] = await withText(tx, open);
  if (missing !== undefined) {
    throw new Problem(
      'conflict',
      `contribution ${missing.id} of ${objectId} has free text, too: read it and choose both`,
    );
  }
}

/** Those that have free text. */
async function withText(
  tx: Pick<StoreTransaction, 'bodies'>,
  rows: readonly Contribution[],
): Promise<readonly Contribution[]> {
  const found: Contribution[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const step = rows.slice(start, start + rowsAtOnce);
    const bodies = await tx.bodies(step.map(({ body }) => body));
    found.push(...step.filter(({ body }) => freeTextOf(readBody(bodies, body)).length > 0));
  }
  return found;
}
