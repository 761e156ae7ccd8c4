/**
 * What the logs of one collection have in common, read once while they are settled one after another.
 *
 * Settling writes to logs and never to contributions, so within one unit of work the same question about
 * contributions has the same answer for every log.
 */
import type { StoreTransaction } from '../store/store.ts';

/** The transaction with its reads of contributions remembered; valid until one is changed. */
export function sharedReads(tx: StoreTransaction): StoreTransaction {
  return {
    ...tx,
    contributionsOf: remembered(tx.contributionsOf),
    referencesOf: remembered(tx.referencesOf),
    referrersOf: remembered(tx.referrersOf),
    publicAmong: remembered(tx.publicAmong),
  };
}

function remembered<Question extends readonly unknown[], Answer>(
  read: (...question: Question) => Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...question) => {
    const text = JSON.stringify(question);
    const answer = answers.get(text) ?? read(...question);
    answers.set(text, answer);
    return answer;
  };
}
