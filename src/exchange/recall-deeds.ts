/**
 * What people do about recalls, as units of the writer's work: a curator recalls objects, a consumer says what
 * became of what it had.
 */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../base/json.ts';
import { Problem, quote } from '../base/problem.ts';
import type { Labels } from '../policy/labels.ts';
import type { NewLeaving, RecallAnswer } from '../store/recall-store.ts';
import type { StoreTransaction } from '../store/store.ts';
import { contributionsIn, statementOf } from './assertions.ts';
import { type Actor, recordDeed } from './audit.ts';
import { leavingByOrder } from './leaving.ts';
import { type TightenedObject, tighten } from './tighten.ts';
import type { WriterScope } from './writer-scope.ts';

/** Objects to be recalled. */
export interface OrderRequest {
  readonly by: Actor;
  /** Ids as submitted. */
  readonly objects: readonly string[];
  /** In this collection alone. */
  readonly collection?: string | undefined;
  /** What is stated of every contribution of them; `notAssessed` if not given. */
  readonly labels?: JsonObject | undefined;
  readonly reason: string;
  readonly evidence?: string | undefined;
}

/** What an order came to. */
export interface OrderedRecall {
  /** Recalls that come of it say so. */
  readonly order: string;
  readonly objects: readonly OrderedObject[];
}

/** One object of an order. */
export interface OrderedObject {
  readonly id: string;
  /** Contributions that the statement speaks of. */
  readonly contributions: number;
  /** Out of how many logs it has gone; what hung on it not counted. */
  readonly left: number;
  /** In how many logs it still stands: there the statement does not close it. */
  readonly stands: number;
}

/** The most objects of one order. */
export const orderedMax = 100;

/** What a recall states of a contribution if nothing else is said: so it releases nothing. */
export const notAssessed: Labels = { identifiability: { grade: 'unassessed' } };

/** A consumer's answer to a recall. */
export interface AnswerRequest {
  readonly consumer: string;
  readonly recall: string;
  readonly answer: RecallAnswer;
  readonly words: string | undefined;
}

/** Recalls objects by a statement on every contribution of them. Problems: as `Recalls.order`. */
export async function orderRecall(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, objects, collection, labels, reason, evidence }: OrderRequest,
): Promise<OrderedRecall> {
  const statement =
    labels === undefined ? notAssessed : statementOf({ statement: labels, loosens: false });
  const order = randomUUID();
  const named: TightenedObject[] = [];
  for (const id of new Set(objects)) {
    const versions = await contributionsIn(tx, {
      objectId: id,
      collection,
      contributor: undefined,
    });
    if (versions.length === 0) throw new Problem('absent', `there is no object ${quote(id)}`);
    named.push({ object: { id, collection }, versions });
  }
  const left: NewLeaving[] = [];
  const ordering = leavingByOrder(tx, order, (leaving) => left.push(leaving));
  const tightening = { by, contributor: undefined, statement, reason, evidence };
  await tighten(ordering, scope, tightening, named);
  await recordDeed(tx, scope, {
    ...{ by, action: 'recall-objects', subject: `recall-order:${order}` },
    detail: { objects: [...objects], reason, ...(evidence !== undefined && { evidence }) },
  });
  const logs = [...scope.directory.logs.values()]
    .flatMap((ofCollection) => [...ofCollection.values()])
    .filter((log) => log.collection === (collection ?? log.collection));
  const standing: string[] = [];
  for (const { log } of logs) {
    const rows = await tx.releasesOf(log, [...new Set(objects)]);
    standing.push(...new Set(rows.map(({ originId }) => originId)));
  }
  return {
    order,
    objects: named.map(({ object: { id }, versions }) => ({
      id,
      contributions: versions.length,
      left: left.filter(({ originId }) => originId === id).length,
      stands: standing.filter((originId) => originId === id).length,
    })),
  };
}

/** Records a consumer's answer; the same one again changes nothing. Problem: `absent`. */
export async function answerRecall(
  tx: StoreTransaction,
  scope: WriterScope,
  { consumer, recall, answer, words }: AnswerRequest,
): Promise<void> {
  const own = await tx.ownRecall(consumer, recall);
  if (own === undefined) throw new Problem('absent', 'you have no such recall');
  if (own.answer === answer && own.words === words) return;
  await tx.answerRecall(recall, { consumer, answered: scope.now(), answer, words });
  await recordDeed(tx, scope, {
    by: { kind: 'consumer', id: consumer },
    ...{ action: 'answer-recall', subject: `recall:${recall}` },
    detail: { answer, ...(words !== undefined && { words }) },
  });
}
