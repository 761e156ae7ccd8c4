/**
 * Rows and questions for tests of stores: valid ones, with what a test wants different.
 */
import type {
  CredentialRow,
  LogQuery,
  NewContribution,
  Reference,
  StoreTransaction,
} from '../../src/store/store.ts';
import type { ModelRow } from './model.ts';

/** A contribution that is valid, with what a test wants different. */
export function contribution(change: Partial<NewContribution> = {}): NewContribution {
  return {
    collection: 'c',
    objectId: 'indicator--1',
    type: 'indicator',
    version: '2026-01-01T00:00:00.000Z',
    versionKey: '2026-01-01T00:00:00.000000000',
    submitter: 'alice',
    createdBy: undefined,
    key: 1,
    labels: '{}',
    labelSource: 'object',
    publicSet: false,
    revoked: false,
    received: 1,
    keyed: 1,
    nextPhase: undefined,
    onBehalfOf: undefined,
    bytes: Buffer.from('{"id":"indicator--1"}'),
    references: [],
    ...change,
  };
}

/** A reference to an object under its own id, with what a test wants different. */
export function reference(target: string, change: Partial<Reference> = {}): Reference {
  return { target, named: target, kind: 'optional', part: '', asks: '', ...change };
}

/** A credential of alice's, with what a test wants different. */
export function credential(id: string, change: Partial<CredentialRow> = {}): CredentialRow {
  return {
    id,
    owner: { kind: 'consumer', id: 'alice' },
    kind: 'basic',
    digest: 'd',
    binding: undefined,
    created: 5,
    expires: undefined,
    lastUsed: undefined,
    ...change,
  };
}

/** A release that is valid, with what a test wants different. */
export function release(stamp: number, change: Partial<ModelRow> = {}): ModelRow {
  const objectId = change.objectId ?? 'indicator--1';
  return {
    stamp,
    objectId,
    originId: objectId,
    type: 'indicator',
    version: 'v1',
    versionKey: 'v1',
    key: 1,
    contribution: undefined,
    content: { bytes: Buffer.from(`{"stamp":${stamp}}`) },
    ...change,
  };
}

/** A query for the last versions of everything in log 1, with what a test wants different. */
export function question(change: Partial<LogQuery> = {}): LogQuery {
  const versions = { all: false, last: true, first: false, keys: [] };
  return { log: 1, after: 0, since: 0, limit: 100, versions, closedKeys: [], ...change };
}

/** Makes log 1 and decision keys 1 to 3. */
export async function setUp(tx: StoreTransaction): Promise<void> {
  await tx.ensureLog('c', 'peer');
  await tx.internKeys(['k1', 'k2', 'k3']);
}
