/**
 * Assertions: stating something of an object beside it, and taking such a statement back.
 *
 * Anyone who may assert may tighten; loosening, which retracting a tightening is, needs the right to and
 * evidence. What is stated is never changed or removed. A tightening holds when it is answered; what a
 * loosening opens is released through the agenda, with new stamps.
 */
import type { JsonObject } from '../base/json.ts';
import { Problem, quote } from '../base/problem.ts';
import { axesOf, type Statement } from '../policy/assertion.ts';
import { type Labels, parseLabels } from '../policy/labels.ts';
import type { KeptAssertion } from '../store/assertion-store.ts';
import type { Contribution, StoreTransaction } from '../store/store.ts';
import { settleShown } from './agenda.ts';
import { type Actor, actorText, recordDeed } from './audit.ts';
import { loosenedAxes } from './loosened-axes.ts';
import { rekey } from './rekey.ts';
import type { WriterScope } from './writer-scope.ts';

/** Who states something, with what right. */
export interface Asserter {
  readonly by: Actor;
  /** Whether they may loosen: curators may. */
  readonly mayLoosen: boolean;
}

/** Something to be stated of an object. */
export interface AssertRequest extends Asserter {
  /** The STIX id as submitted. */
  readonly object: string;
  /** In this collection alone. */
  readonly collection?: string | undefined;
  /** Of this consumer's contributions alone. */
  readonly contributor?: string | undefined;
  /** Replaces what was stated of these axes, instead of adding to it. */
  readonly loosens: boolean;
  /** Labels, in long or short form. */
  readonly statement: JsonObject;
  readonly reason: string;
  /** A URL or a text; a loosening needs one. */
  readonly evidence?: string | undefined;
}

/** An assertion to be taken back. */
export interface RetractRequest extends Asserter {
  readonly assertion: number;
  readonly reason: string;
  readonly evidence?: string | undefined;
}

/** What an assertion came to. */
export interface Asserted {
  readonly assertion: KeptAssertion;
  /** Contributions that it speaks of. */
  readonly concerned: number;
  /** Contributions on which a decision is another one now. */
  readonly changed: number;
}

/** Of what an assertion holds. */
export type AssertionScope = Pick<KeptAssertion, 'objectId' | 'collection' | 'contributor'>;

/** The most standing assertions of one actor on one object. */
const assertionsMax = 100;

/**
 * States something of an object. Problems: `absent` (no such contribution), `forbidden` (loosens without
 * the right to), `unprocessable` (labels with faults, no evidence, a loosening that loosens nothing),
 * `conflict` (too many assertions).
 */
export async function assertLabels(
  tx: StoreTransaction,
  scope: WriterScope,
  request: AssertRequest,
): Promise<Asserted> {
  const { object, collection, contributor, loosens } = request;
  const concerned = await contributionsIn(tx, { objectId: object, collection, contributor });
  if (concerned.length === 0) throw new Problem('absent', 'no such object');
  const statement = statementOf(request);
  if (loosens) await checkLoosening(tx, scope, request, statement, concerned);
  const id = await appendStatement(tx, scope, {
    ...{ objectId: object, collection, contributor, loosens, statement },
    ...{ by: request.by, reason: request.reason, evidence: request.evidence },
  });
  return follow(tx, scope, { id, by: request.by, action: 'assert' }, concerned);
}

/** A statement that has been judged already. */
export interface NewStatement extends AssertionScope {
  readonly by: Actor;
  readonly loosens: boolean;
  readonly statement: Statement;
  readonly reason: string;
  readonly evidence: string | undefined;
}

/** Keeps a statement and returns its number; what follows from it is the caller's. Problem: `conflict` (too many). */
export async function appendStatement(
  tx: StoreTransaction,
  scope: WriterScope,
  { by, loosens, statement, ...stated }: NewStatement,
): Promise<number> {
  const actor = actorText(by);
  const standing = await tx.standingAssertions([stated.objectId]);
  if (standing.filter((one) => one.actor === actor).length >= assertionsMax) {
    throw new Problem('conflict', `there are ${assertionsMax} assertions on this object already`);
  }
  return tx.appendAssertion({
    ...stated,
    kind: loosens ? 'loosening' : 'tightening',
    statement: JSON.stringify(statement),
    retracts: undefined,
    actor,
    at: scope.now(),
  });
}

/**
 * Takes an assertion back. Problems: `absent`, `conflict` (a retraction, or taken back already),
 * `forbidden` and `unprocessable` as for a loosening, where it was a tightening.
 */
export async function retractAssertion(
  tx: StoreTransaction,
  scope: WriterScope,
  request: RetractRequest,
): Promise<Asserted> {
  const assertion = await tx.assertion(request.assertion);
  if (assertion === undefined) throw new Problem('absent', 'no such assertion');
  if (assertion.kind === 'retraction') throw new Problem('conflict', 'a retraction stands');
  if (assertion.retractedBy !== undefined) {
    throw new Problem('conflict', 'the assertion has been taken back already');
  }
  if (assertion.kind === 'tightening') checkRight(request);
  const { objectId, collection, contributor } = assertion;
  const id = await tx.appendAssertion({
    ...{ objectId, collection, contributor },
    kind: 'retraction',
    statement: '{}',
    reason: request.reason,
    evidence: request.evidence,
    retracts: assertion.id,
    actor: actorText(request.by),
    at: scope.now(),
  });
  const concerned = await contributionsIn(tx, assertion);
  return follow(tx, scope, { id, by: request.by, action: 'retract-assertion' }, concerned);
}

/** The contributions that an assertion speaks of. */
export async function contributionsIn(
  tx: Pick<StoreTransaction, 'contributionsNamed'>,
  { objectId, collection, contributor }: AssertionScope,
): Promise<readonly Contribution[]> {
  return (await tx.contributionsNamed(objectId)).filter(
    (row) =>
      (collection ?? row.collection) === row.collection &&
      (contributor ?? row.submitter) === row.submitter,
  );
}

/**
 * The labels stated. They must be right: a fault would close what nobody meant to close. Problem: `unprocessable`.
 */
export function statementOf({
  statement,
  loosens,
}: Pick<AssertRequest, 'statement' | 'loosens'>): Labels {
  const { labels, findings } = parseLabels(statement);
  const [fault] = findings;
  if (fault !== undefined) {
    throw new Problem('unprocessable', `the statement: ${fault.message.en}`);
  }
  if (axesOf(labels).length === 0) throw new Problem('unprocessable', 'the statement is empty');
  if (labels.unrecognised !== undefined) {
    throw new Problem('unprocessable', `${quote('unrecognised')} cannot be stated`);
  }
  if (!loosens && labels.publicity?.state === 'public_knowledge') {
    throw new Problem('unprocessable', 'that something is public knowledge tightens nothing');
  }
  return labels;
}

/** Loosening takes the right to and evidence. Problems: `forbidden`, `unprocessable`. */
export function checkRight({
  mayLoosen,
  evidence,
}: Asserter & { readonly evidence?: string | undefined }) {
  if (!mayLoosen) throw new Problem('forbidden', 'this loosens, and only curators may loosen');
  if (evidence === undefined) throw new Problem('unprocessable', 'loosening needs evidence');
}

/** Every axis that a loosening names must become more open for some contribution. */
async function checkLoosening(
  tx: StoreTransaction,
  scope: WriterScope,
  request: AssertRequest,
  statement: Labels,
  concerned: readonly Contribution[],
): Promise<void> {
  checkRight(request);
  const { publicity } = statement;
  if (publicity?.state === 'public_knowledge') {
    if (publicity.route === undefined || publicity.evidence_url === undefined) {
      throw new Problem('unprocessable', 'public knowledge needs a route and an evidence URL');
    }
  }
  const loosened = await loosenedAxes(tx, scope, concerned, statement);
  const idle = axesOf(statement).find((axis) => !loosened.has(axis));
  if (idle !== undefined) {
    throw new Problem(
      'unprocessable',
      `${quote(idle)} is loosened nowhere: state it without loosening, so that it holds for later versions`,
    );
  }
}

/** Records the deed, derives keys anew, and takes out at once what may no longer be shown. */
async function follow(
  tx: StoreTransaction,
  scope: WriterScope,
  deed: { readonly id: number; readonly by: Actor; readonly action: string },
  concerned: readonly Contribution[],
): Promise<Asserted> {
  const assertion = await tx.assertion(deed.id);
  if (assertion === undefined) throw new Problem('absent', 'no such assertion');
  const { objectId, kind, statement, retracts } = assertion;
  await recordDeed(tx, scope, {
    by: deed.by,
    action: deed.action,
    subject: `object:${objectId}`,
    detail: {
      assertion: deed.id,
      kind,
      ...(retracts === undefined ? { statement: JSON.parse(statement) } : { retracts }),
    },
  });
  const changed = await rekey(tx, scope, concerned);
  for (const [collection, rows] of Map.groupBy(concerned, (row) => row.collection)) {
    const ids = [...new Set(rows.map((row) => row.objectId))].filter((id) => changed.includes(id));
    await settleShown(tx, scope, collection, ids);
  }
  return { assertion, concerned: concerned.length, changed: changed.length };
}
