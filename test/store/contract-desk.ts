/**
 * What any store promises of what the submitters' desk asks.
 */
import type { DeskRequestRow } from '../../src/store/desk-store.ts';
import type { SubmissionRow } from '../../src/store/store.ts';
import type { PromiseTest } from './contract.ts';
import { contribution, release, setUp } from './rows.ts';

const submission: SubmissionRow = {
  ...{ id: 's', consumer: 'alice', apiRoot: 'r', collection: 'c', requested: 10, ended: 11 },
  ...{ total: 1, done: 1, outcomes: '{}', failed: 1, onBehalfOf: undefined },
};
const request: DeskRequestRow = {
  ...{ id: 'r1', kind: 'recall', consumer: 'alice', asked: 5, content: '{}', state: 'open' },
  ...{ decided: undefined, decidedBy: undefined, answer: undefined },
};

/** The part of the contract about the desk. */
export function deskPromises(promise: PromiseTest) {
  ownPromises(promise);
  requestPromises(promise);
}

function ownPromises(promise: PromiseTest) {
  promise(
    'a consumer’s submissions come newest first, by id within a moment, from a place on',
    async (t, store) => {
      await store.transaction(async (tx) => {
        for (const [id, requested, onBehalfOf] of [
          ['a', 10, 'X'],
          ['b', 20, undefined],
          ['c', 20, 'X'],
          ['d', 30, 'Y'],
        ] as const) {
          await tx.insertSubmission({ ...submission, id, requested, onBehalfOf }, undefined);
        }
        await tx.insertSubmission({ ...submission, id: 'e', consumer: 'bob' }, undefined);
        await tx.expireSubmissionsEndedBefore(100);
      });
      const idsOf = async (query: { onBehalfOf?: string; after?: { at: number; id: string } }) =>
        (await store.submissionsOf({ consumer: 'alice', limit: 3, ...query })).map(({ id }) => id);
      t.same(await idsOf({}), ['d', 'b', 'c']);
      t.same(await idsOf({ after: { at: 20, id: 'b' } }), ['c', 'a']);
      t.same(await idsOf({ onBehalfOf: 'X' }), ['c', 'a']);
      const [newest] = await store.submissionsOf({ consumer: 'alice', limit: 1 });
      const { outcomes: _, ...summary } = { ...submission, id: 'd', requested: 30 };
      t.same(newest, { ...summary, onBehalfOf: 'Y' });
    },
  );

  promise(
    'a consumer’s contributions come the latest received first, then by id and version',
    async (t, store) => {
      const row = (objectId: string, received: number, change: object = {}) =>
        contribution({ objectId, received, bytes: Buffer.from(objectId), ...change });
      await store.transaction(async (tx) => {
        await setUp(tx);
        await tx.insertContributions([
          row('indicator--2', 10, { onBehalfOf: 'X' }),
          row('indicator--1', 10),
          row('indicator--1', 10, { versionKey: '2025', version: '2025' }),
          row('indicator--1', 20, { collection: 'other' }),
          row('indicator--1', 30, { submitter: 'bob' }),
        ]);
      });
      const namesOf = async (query: object) =>
        (await store.ownContributions({ submitter: 'alice', limit: 10, ...query })).map(
          ({ objectId, collection, version }) => `${objectId} ${collection} ${version.slice(0, 4)}`,
        );
      const all = [
        'indicator--1 other 2026',
        'indicator--1 c 2025',
        'indicator--1 c 2026',
        'indicator--2 c 2026',
      ];
      t.same(await namesOf({}), all);
      t.same(await namesOf({ limit: 2 }), all.slice(0, 2));
      const place = {
        ...{ received: 10, objectId: 'indicator--1', versionKey: '2025', collection: 'c' },
      };
      t.same(await namesOf({ after: place }), all.slice(2));
      t.same(await namesOf({ collection: 'c' }), all.slice(1));
      t.same(await namesOf({ onBehalfOf: 'X' }), all.slice(3));
      const object = { id: 'indicator--1', collections: ['c'] };
      t.same(await namesOf({ object }), all.slice(1, 3));
      t.same(
        (await store.ownVersions('alice', 'c', ['indicator--1'])).map(({ version }) =>
          version.slice(0, 4),
        ),
        ['2025', '2026'],
      );
    },
  );

  promise(
    'a contribution stands in a log where it or another’s of the same bytes is shown',
    async (t, store) => {
      const version = { versionKey: 'v1', version: 'v1' };
      await store.transaction(async (tx) => {
        await setUp(tx);
        const [own = 0, same = 0, other = 0] = await tx.insertContributions([
          contribution(version),
          contribution({ ...version, submitter: 'bob' }),
          contribution({ ...version, submitter: 'carol', bytes: Buffer.from('else') }),
        ]);
        await tx.appendReleases(1, [release(7, { contribution: same, key: 2 })]);
        t.same(await tx.standingOf(1, [own, same, other]), [
          { contribution: own, stamp: 7, key: 2 },
          { contribution: same, stamp: 7, key: 2 },
        ]);
        t.same(await tx.standingOf(2, [own]), []);
      });
    },
  );
}

function requestPromises(promise: PromiseTest) {
  promise('requests come newest first, by kind, consumer and state', async (t, store) => {
    await store.transaction(async (tx) => {
      await tx.insertDeskRequest(request);
      await tx.insertDeskRequest({ ...request, id: 'r2', asked: 6 });
      await tx.insertDeskRequest({ ...request, id: 'r3', asked: 6, consumer: 'bob' });
      await tx.insertDeskRequest({ ...request, id: 'p1', kind: 'proposal' });
    });
    const idsOf = async (query: object) =>
      (await store.deskRequests({ kind: 'recall', limit: 10, ...query })).map(({ id }) => id);
    t.same(await idsOf({}), ['r2', 'r3', 'r1']);
    t.same(await idsOf({ consumer: 'alice', limit: 1 }), ['r2']);
    t.same(await idsOf({ after: { at: 6, id: 'r2' } }), ['r3', 'r1']);
    t.same(await idsOf({ kind: 'proposal' }), ['p1']);
    t.same(await idsOf({ state: 'granted' }), []);
    t.same(await store.deskRequest('r1'), request);
    t.equal(await store.deskRequest('r9'), undefined);
  });

  promise('a request is decided once', async (t, store) => {
    const end = { id: 'r1', state: 'refused', decided: 9, decidedBy: 'a', answer: 'no' } as const;
    await store.transaction(async (tx) => {
      await tx.insertDeskRequest(request);
      t.equal(await tx.decideDeskRequest(end), true);
      t.equal(await tx.decideDeskRequest({ ...end, state: 'granted' }), false);
      t.equal(await tx.decideDeskRequest({ ...end, id: 'r9' }), false);
    });
    t.same(await store.deskRequest('r1'), { ...request, ...end });
    t.same(await store.deskRequests({ kind: 'recall', state: 'open', limit: 1 }), []);
  });
}
