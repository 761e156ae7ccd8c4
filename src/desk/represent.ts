/**
 * How the desk writes what it tells: snake_case as in TAXII, moments as texts, nothing that is not stated.
 */
import { formatTaxiiTime, type Micros } from '../base/time.ts';
import type { ProposalContent, RecallContent } from '../exchange/desk-deeds.ts';
import type { DeskPage, OwnVersion, SubmittedObject } from '../exchange/desk-lookup.ts';
import type { ReleasedTo } from '../exchange/own-state.ts';
import type { PlaceForm } from '../http/places.ts';
import type { DeskRequestRow, SubmissionSummary } from '../store/desk-store.ts';

/** A page of a list. */
export function representPage<Item, Place>(
  { items, next }: DeskPage<Item, Place>,
  form: PlaceForm<Place>,
  represent: (item: Item) => object,
) {
  return { items: items.map(represent), ...(next !== undefined && { next: form.write(next) }) };
}

/** A submission without its objects. */
export function representSubmission(row: SubmissionSummary) {
  const { id, collection, requested, ended, total, done, failed, onBehalfOf } = row;
  return {
    id,
    collection,
    status: ended === undefined ? 'pending' : 'complete',
    requested: formatTaxiiTime(requested),
    total_count: total,
    success_count: done - failed,
    failure_count: failed,
    pending_count: total - done,
    ...(onBehalfOf !== undefined && { on_behalf_of: onBehalfOf }),
  };
}

/** What became of one object of a submission. */
export function representSubmitted(object: SubmittedObject) {
  const { id, version, message } = object;
  const told = { id, version, ...(message !== undefined && { message }) };
  if (object.failed) return { ...told, state: 'failed', released_to: [] };
  return { ...told, state: object.state, released_to: object.releasedTo.map(representRelease) };
}

/** One version that the asker contributed. */
export function representVersion({ contribution, state, releasedTo }: OwnVersion) {
  const { objectId, version, type, collection, received, onBehalfOf } = contribution;
  return {
    id: objectId,
    version,
    type,
    collection,
    received: formatTaxiiTime(received),
    state,
    released_to: releasedTo.map(representRelease),
    ...(onBehalfOf !== undefined && { on_behalf_of: onBehalfOf }),
  };
}

function representRelease({ audience, stamp }: ReleasedTo) {
  return { audience, date_added: formatTaxiiTime(stamp) };
}

const recallStates = { open: 'asked', granted: 'granted', refused: 'refused' } as const;
const proposalStates = { open: 'proposed', granted: 'accepted', refused: 'refused' } as const;

/** A recall request, as its submitter sees it. */
export function representRecall(row: DeskRequestRow) {
  const { objects, reason, urgency } = JSON.parse(row.content) as RecallContent;
  const content = { objects, reason, urgency };
  return { id: row.id, state: recallStates[row.state], ...content, ...fateOf(row) };
}

/** A proposal, as its submitter sees it. */
export function representProposal(row: DeskRequestRow) {
  const { object, statement, text, url } = JSON.parse(row.content) as ProposalContent;
  const content = { object: object.id, collection: object.collection, statement, text, url };
  return { id: row.id, state: proposalStates[row.state], ...content, ...fateOf(row) };
}

function fateOf({ asked, decided, answer }: DeskRequestRow) {
  return { asked: formatTaxiiTime(asked), decided: textOf(decided), answer };
}

function textOf(moment: Micros | undefined): string | undefined {
  return moment === undefined ? undefined : formatTaxiiTime(moment);
}
