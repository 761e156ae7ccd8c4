/**
 * Fields that the routes of reviews share: of what is held and of free text.
 */
import { Type } from 'typebox';
import { reviewedMax } from '../exchange/keep-review.ts';
import { audienceId, text } from '../http/fields.ts';
import type { Contribution } from '../store/store.ts';
import { adminSecurity } from './api.ts';

/** Which contributions are decided on. */
export function chosenByNumber(description: string) {
  return Type.Array(Type.Integer({ minimum: 1 }), {
    minItems: 1,
    maxItems: reviewedMax,
    description,
  });
}

/** Members of a decision: for whom, and why. */
export const decisionMembers = {
  cleared: Type.Optional(Type.Array(audienceId('may have it'), { maxItems: 50 })),
  refused: Type.Optional(Type.Array(audienceId('may not have it'), { maxItems: 50 })),
  reason: text('why, in the words of whoever decides', 2000),
  evidence: Type.Optional(text('a URL or a text; clearing needs it', 2000)),
};

/** Members that say which contribution is meant. */
export const contributionMembers = {
  contribution: Type.Integer({ description: 'its number' }),
  object: Type.String(),
  collection: Type.String(),
  contributor: Type.String(),
  version: Type.String(),
};

/** A contribution as `contributionMembers` say. */
export function representContribution({
  id,
  objectId,
  collection,
  submitter,
  version,
}: Contribution) {
  return { contribution: id, object: objectId, collection, contributor: submitter, version };
}

/** What the description says of an operation of reviews. */
export function describeReview(operationId: string, summary: string) {
  return { operationId, summary, tags: ['Review'], security: adminSecurity };
}
