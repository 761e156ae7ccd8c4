/**
 * The tables, as the query builder sees them. `migrations.ts` makes them; a change here has a migration
 * there.
 *
 * Truth values are the integers 0 and 1, and moments integer microseconds, in every database. What may
 * be missing is null here and `undefined` above the store.
 */
import type { Kysely } from 'kysely';
import type { Micros } from '../base/time.ts';
import type { AssertionRow } from './assertion-store.ts';
import type { DeskRequestRow } from './desk-store.ts';
import type { ActivationKind, RequestState } from './pack-rows.ts';
import type { Notice, RecallAnswer, RecallReceiver } from './recall-store.ts';
import type {
  Contribution,
  CredentialRow,
  DirectoryKind,
  Owner,
  Reference,
  VariantRow,
} from './store.ts';

/** A truth value as stored. */
export type Flag = 0 | 1;

/** What ids are dealt from: a number is dealt once, even if its row is deleted later. */
export type SequenceName = 'agenda' | 'body' | 'contribution' | 'leaving' | 'log' | 'stix_id';

/** All tables by name. */
export interface Schema {
  sequence: { name: SequenceName; last: number };
  directory: { kind: DirectoryKind; id: string; document: string; revision: number };
  credential: {
    id: string;
    owner_kind: Owner['kind'];
    owner: string;
    kind: CredentialRow['kind'];
    digest: string | null;
    binding: string | null;
    created: Micros;
    expires: Micros | null;
    last_used: Micros | null;
  };
  revoked_token: { id: string; expires: Micros };
  setting: { name: string; value: string };
  log: {
    id: number;
    collection: string;
    audience: string;
    last_stamp: Micros;
    removals: number;
  };
  past_log: {
    id: number;
    collection: string;
    audience: string;
    last_stamp: Micros;
    removals: number;
    removed_at: Micros;
  };
  decision_key: { id: number; text: string };
  submission: {
    id: string;
    consumer: string;
    api_root: string;
    collection: string;
    requested: Micros;
    ended: Micros | null;
    total: number;
    done: number;
    outcomes: string;
    envelope: Uint8Array | null;
    on_behalf_of: string | null;
    /** How many of `outcomes` are failures. */
    failed: number;
    /** The status resource has ended; the desk still shows the submission. */
    expired: Flag;
  };
  /** STIX ids as numbers: a number keeps rows and indexes small and new ones at their end. */
  stix_id: { id: number; text: string };
  body: { id: number; digest: string; bytes: Uint8Array };
  contribution: {
    id: number;
    collection: string;
    object: number;
    type: string;
    version: string;
    version_key: string;
    submitter: string;
    created_by: string | null;
    body: number;
    decision_key: number;
    labels: string;
    label_source: Contribution['labelSource'];
    public_set: Flag;
    revoked: Flag;
    received: Micros;
    on_behalf_of: string | null;
    /** When the decision key last changed. */
    keyed: Micros;
    next_phase: Micros | null;
  };
  assertion: {
    id: number;
    object: number;
    collection: string | null;
    contributor: string | null;
    kind: AssertionRow['kind'];
    statement: string;
    reason: string;
    evidence: string | null;
    retracts: number | null;
    up_to: number;
    actor: string;
    at: Micros;
  };
  reference: {
    contribution: number;
    target: number;
    kind: Reference['kind'];
    part: string;
    named: number;
    asks: Reference['asks'];
  };
  /** Since when a version waits in a log for what it names. */
  waiting: { log: number; contribution: number; since: Micros };
  release: {
    log: number;
    stamp: Micros;
    object: number;
    origin: number;
    type: string;
    version: string;
    version_key: string;
    body: number;
    /** Bytes of the body. */
    size: number;
    decision_key: number;
    contribution: number | null;
    is_last: Flag;
  };
  /** Rows as they stood in a log until its removal of that number. */
  past_release: {
    log: number;
    stamp: Micros;
    removal: number;
    object: number;
    origin: number;
    type: string;
    version: string;
    version_key: string;
    decision_key: number;
    digest: string;
    size: number;
    removed_at: Micros;
  };
  variant: {
    log: number;
    origin: number;
    redaction: string;
    generation: number;
    cause: VariantRow['cause'];
    object: number;
    created: string | null;
    modified: string | null;
  };
  agenda: { log: number; object: number; due: Micros; added: number };
  desk_request: {
    id: string;
    kind: DeskRequestRow['kind'];
    consumer: string;
    asked: Micros;
    content: string;
    state: DeskRequestRow['state'];
    decided: Micros | null;
    decided_by: string | null;
    answer: string | null;
  };
  pack: {
    hash: string;
    id: string;
    version: string;
    text: string;
    added: Micros;
    added_by: string;
  };
  activation: {
    number: number;
    hash: string;
    at: Micros;
    kind: ActivationKind;
    proposed_by: string | null;
    activated_by: string;
    diff_hash: string | null;
    reason: string | null;
  };
  activation_request: {
    id: string;
    hash: string;
    diff_hash: string;
    reason: string;
    proposed_by: string;
    proposed_at: Micros;
    state: RequestState;
    ended: Micros | null;
    ended_by: string | null;
  };
  job: {
    id: string;
    kind: string;
    started: Micros;
    ended: Micros | null;
    phase: string;
    done: number;
    total: number;
    plan: string;
  };
  /** What left a log and is not concluded yet. */
  leaving: {
    id: number;
    log: number;
    object: number;
    /** The text of `object`: leavings are concluded in its order. */
    name: string;
    origin: number;
    type: string;
    moment: Micros;
    horizon: Micros;
    keeps_id: Flag;
    ordered_by: string | null;
    /** Not to be looked at until something else of the object leaves. */
    parked: Flag;
  };
  recall: {
    id: string;
    log: number;
    collection: string;
    audience: string;
    moment: Micros;
    deadline: Micros;
    ordered_by: string | null;
  };
  recall_object: {
    recall: string;
    object: number;
    origin: number;
    type: string;
    horizon: Micros;
    notice: Notice;
    replaced: Flag;
  };
  recall_receiver: {
    recall: string;
    consumer: string;
    /** The recall's. */
    moment: Micros;
    received: RecallReceiver['received'];
    expected: Flag;
    had: string;
    answered: Micros | null;
    answer: RecallAnswer | null;
    words: string | null;
  };
  audit: { id: number; at: Micros; actor: string; action: string; subject: string; detail: string };
}

/** A connection to these tables, or a transaction on one. */
export type Connection = Kysely<Schema>;
