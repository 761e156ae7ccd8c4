/**
 * What is done at the submitters' desk, as units of the writer's work: taking consent back, asking for a
 * recall, adding evidence; and what curators make of what was asked.
 *
 * All of it is about contributions of one's own. Others' objects are treated like objects that do not exist.
 * What tightens holds when it is answered; what loosens waits for a curator.
 */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../base/json.ts';
import { invariant, Problem } from '../base/problem.ts';
import { axesOf } from '../policy/assertion.ts';
import { type Labels, parseLabels } from '../policy/labels.ts';
import type { DeskRequestRow } from '../store/desk-store.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { assertLabels } from './assertions.ts';
import { type Actor, actorText, recordDeed } from './audit.ts';
import { leavingByOrder } from './leaving.ts';
import { loosenedAxes } from './loosened-axes.ts';
import { consentUnder, isTakenBack } from './own-state.ts';
import { notAssessed } from './recall-deeds.ts';
import { type NamedObject, type TightenedObject, tighten } from './tighten.ts';
import type { WriterScope } from './writer-scope.ts';

/** A consent to be taken back. */
export interface WithdrawRequest {
  readonly consumer: string;
  readonly objects: readonly NamedObject[];
  readonly reason: string;
}

/** Something that a submitter asks of curators. */
export type AskRequest = { readonly consumer: string } & (
  | { readonly kind: 'recall'; readonly content: RecallContent }
  | { readonly kind: 'proposal'; readonly content: ProposalContent }
);

/** What a recall request says. */
export interface RecallContent {
  readonly objects: readonly NamedObject[];
  readonly reason: string;
  readonly urgency: Urgency;
}

/** How soon an answer is needed. */
export const urgencies = ['routine', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** What a proposal says: labels that would loosen, and why they hold. */
export interface ProposalContent extends Grounds {
  readonly object: NamedObject;
  readonly statement: Labels;
}

/** What shows that a statement is true. */
export interface Grounds {
  readonly text?: string | undefined;
  readonly url?: string | undefined;
}

/** Evidence as it comes. */
export interface EvidenceRequest extends Grounds {
  readonly consumer: string;
  readonly object: NamedObject;
  /** Labels, in long or short form. */
  readonly statement: JsonObject;
}

/** What became of evidence: what holds from now on, and what was proposed to curators. */
export interface EvidenceTaken {
  readonly holds: Labels;
  readonly proposal: DeskRequestRow | undefined;
}

/** A curator's decision. */
export interface DecideRequest {
  readonly by: Actor;
  readonly kind: DeskRequestRow['kind'];
  readonly id: string;
  readonly grant: boolean;
  readonly answer: string;
}

/** The most undecided requests of one kind that a consumer may have. */
export const openRequestsMax = 100;

/** The most statements of evidence on one object: fewer than it may have, so that a withdrawal finds room. */
const statementsMax = 50;

/** States that consent is withdrawn, of all versions of these objects; returns those of which it holds now. */
export async function withdrawConsent(
  tx: StoreTransaction,
  scope: WriterScope,
  { consumer, objects, reason }: WithdrawRequest,
): Promise<readonly NamedObject[]> {
  const by: Actor = { kind: 'consumer', id: consumer };
  const own = await ownOfAll(tx, scope, consumer, objects);
  if (own.length === 0) return [];
  const ids = own.map(({ object }) => object.id);
  const assertions = await tx.standingAssertions(ids);
  const isBack = (row: Contribution) =>
    isTakenBack(row, consentUnder(scope.decider, row.key), assertions);
  const fresh = own.filter(({ versions }) => !versions.every(isBack));
  const statement: Labels = { consent: { withdrawn: true } };
  const tightening = { by, contributor: consumer, statement, reason, evidence: undefined };
  await tighten(tx, scope, tightening, fresh);
  await recordDeed(tx, scope, {
    ...{ by, action: 'withdraw-consent', subject: actorText(by), detail: { reason, objects: ids } },
  });
  return own.map(({ object }) => object);
}

/** Keeps a request for curators. Problems: `absent` (nothing of its own), `conflict` (too many undecided). */
export async function askCurators(
  tx: StoreTransaction,
  scope: WriterScope,
  request: AskRequest,
): Promise<DeskRequestRow> {
  const { consumer, kind } = request;
  const content =
    request.kind === 'recall'
      ? {
          ...request.content,
          objects: await ownAmong(tx, scope, consumer, request.content.objects),
        }
      : request.content;
  if ('objects' in content && content.objects.length === 0) {
    throw new Problem('absent', 'no such object');
  }
  const limit = openRequestsMax;
  if ((await tx.deskRequests({ kind, consumer, state: 'open', limit })).length >= limit) {
    throw new Problem('conflict', `${limit} requests are undecided already`);
  }
  const row: DeskRequestRow = {
    ...{ id: randomUUID(), kind, consumer, asked: scope.now(), state: 'open' },
    content: JSON.stringify(content),
    ...{ decided: undefined, decidedBy: undefined, answer: undefined },
  };
  await tx.insertDeskRequest(row);
  await recordDeed(tx, scope, {
    by: { kind: 'consumer', id: consumer },
    action: kind === 'recall' ? 'ask-recall' : 'propose-labels',
    subject: `${kind}:${row.id}`,
  });
  return row;
}

/**
 * Takes in evidence on an object of one's own: axes that would open it for anybody become a proposal, the
 * others hold at once. Problems: `absent`, `unprocessable`, `conflict`.
 */
export async function addEvidence(
  tx: StoreTransaction,
  scope: WriterScope,
  { consumer, object, statement: given, text, url }: EvidenceRequest,
): Promise<EvidenceTaken> {
  const own = await ownOf(tx, consumer, object);
  if (own.length === 0) throw new Problem('absent', 'no such object');
  const statement = statementOf(given);
  const loosened = await loosenedAxes(tx, scope, own, statement);
  const parts = Object.entries(statement);
  const holds: Labels = Object.fromEntries(parts.filter(([axis]) => !loosened.has(axis)));
  const opens: Labels = Object.fromEntries(parts.filter(([axis]) => loosened.has(axis)));
  const by: Actor = { kind: 'consumer', id: consumer };
  if (axesOf(holds).length > 0) {
    const mine = (await tx.standingAssertions([object.id])).filter(
      ({ actor }) => actor === actorText(by),
    );
    if (mine.length >= statementsMax) {
      throw new Problem('conflict', `there are ${statementsMax} statements on this object already`);
    }
    await assertLabels(tx, scope, {
      ...{ by, mayLoosen: false, loosens: false, contributor: consumer },
      ...{ object: object.id, collection: object.collection },
      statement: { ...holds } as JsonObject,
      reason: text ?? 'evidence of the submitter',
      evidence: url,
    });
  }
  if (axesOf(opens).length === 0) return { holds, proposal: undefined };
  const content = { object, statement: opens, text, url };
  return { holds, proposal: await askCurators(tx, scope, { consumer, kind: 'proposal', content }) };
}

/**
 * Decides a request. A recall that is granted makes every version of these objects by that submitter count
 * as not assessed, which releases nothing; a proposal that is granted becomes the curator's assertion.
 * Problems: `absent`, `conflict` (decided already), those of `assertLabels`.
 */
export async function decideRequest(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, kind, id, grant, answer }: DecideRequest,
): Promise<DeskRequestRow> {
  const row = await tx.deskRequest(id);
  if (row?.kind !== kind) throw new Problem('absent', 'no such request');
  const decided = scope.now();
  const state = grant ? 'granted' : 'refused';
  if (!(await tx.decideDeskRequest({ id, state, decided, decidedBy: actorText(by), answer }))) {
    throw new Problem('conflict', 'the request has been decided already');
  }
  await recordDeed(tx, scope, {
    by,
    action: `${grant ? 'grant' : 'refuse'}-${kind}`,
    subject: `${kind}:${id}`,
  });
  if (grant && kind === 'recall') await grantRecall(tx, scope, row, by);
  if (grant && kind === 'proposal') await grantProposal(tx, scope, row, by, answer);
  const after = await tx.deskRequest(id);
  invariant(after !== undefined, 'a request that was decided is there');
  return after;
}

async function grantRecall(
  tx: StoreTransaction,
  scope: WriterScope,
  { id, consumer, content }: DeskRequestRow,
  by: Actor,
): Promise<void> {
  const { objects } = JSON.parse(content) as RecallContent;
  // What was taken back since is gone already.
  const own = await ownOfAll(tx, scope, consumer, objects);
  const reason = `recall:${id}`;
  const tightening = {
    by,
    contributor: consumer,
    statement: notAssessed,
    reason,
    evidence: undefined,
  };
  await tighten(leavingByOrder(tx, id), scope, tightening, own);
}

async function grantProposal(
  tx: StoreTransaction,
  scope: WriterScope,
  { id, consumer, content }: DeskRequestRow,
  by: Actor,
  answer: string,
): Promise<void> {
  const { object, statement, url } = JSON.parse(content) as ProposalContent;
  await assertLabels(tx, scope, {
    ...{ by, mayLoosen: true, loosens: true, contributor: consumer, reason: answer },
    ...{ object: object.id, collection: object.collection },
    statement: { ...statement } as JsonObject,
    evidence: url === undefined ? `proposal:${id}` : `proposal:${id} ${url}`,
  });
}

/** What a consumer contributed of an object. */
async function ownOf(
  tx: StoreTransaction,
  consumer: string,
  { id, collection }: NamedObject,
): Promise<readonly Contribution[]> {
  return (await tx.contributionsNamed(id)).filter(
    (row) => row.submitter === consumer && (collection ?? row.collection) === row.collection,
  );
}

async function ownAmong(
  tx: StoreTransaction,
  scope: WriterScope,
  consumer: string,
  objects: readonly NamedObject[],
): Promise<readonly NamedObject[]> {
  return (await ownOfAll(tx, scope, consumer, objects)).map(({ object }) => object);
}

/** Those of the objects named that a consumer contributed, in their order. */
async function ownOfAll(
  tx: StoreTransaction,
  { directory }: WriterScope,
  consumer: string,
  objects: readonly NamedObject[],
): Promise<readonly TightenedObject[]> {
  const rows: Contribution[] = [];
  for (const collection of directory.collections.keys()) {
    const named = objects.filter((one) => (one.collection ?? collection) === collection);
    if (named.length === 0) continue;
    const ids = [...new Set(named.map(({ id }) => id))];
    rows.push(...(await tx.ownVersions(consumer, collection, ids)));
  }
  const byId = Map.groupBy(rows, ({ objectId }) => objectId);
  return objects
    .map((object) => ({
      object,
      versions: (byId.get(object.id) ?? []).filter(
        ({ collection }) => (object.collection ?? collection) === collection,
      ),
    }))
    .filter(({ versions }) => versions.length > 0);
}

/** Evidence must be right: of labels with faults nobody could say what they loosen. */
function statementOf(given: JsonObject): Labels {
  const { labels, findings } = parseLabels(given);
  const [fault] = findings;
  if (fault !== undefined) throw new Problem('unprocessable', `the statement: ${fault.message.en}`);
  if (axesOf(labels).length === 0) throw new Problem('unprocessable', 'the statement is empty');
  const { publicity } = labels;
  if (
    publicity?.state === 'public_knowledge' &&
    (publicity.route === undefined || publicity.evidence_url === undefined)
  ) {
    throw new Problem('unprocessable', 'public knowledge needs a route and an evidence URL (R-12)');
  }
  return labels;
}
