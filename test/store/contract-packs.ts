/**
 * What any store promises of packs, activations, requests, jobs and snapshots.
 */
import type {
  ActivationRequestRow,
  ActivationRow,
  JobRow,
  PackRow,
} from '../../src/store/pack-rows.ts';
import type { Store } from '../../src/store/store.ts';
import type { PromiseTest } from './contract.ts';
import { contribution, release } from './rows.ts';

const pack: PackRow = {
  ...{ hash: 'h1', id: 'p', version: '1.0.0', text: 'a: 1\n', added: 5, addedBy: 'account:ann' },
};
const activation: Omit<ActivationRow, 'number'> = {
  ...{ hash: 'h1', at: 7, kind: 'first', activatedBy: 'account:operator' },
  ...{ proposedBy: undefined, diffHash: undefined, reason: undefined },
};
const request: ActivationRequestRow = {
  ...{ id: 'r1', hash: 'h1', diffHash: 'd', reason: 'why', state: 'open' },
  ...{ proposedBy: 'account:ann', proposedAt: 6, ended: undefined, endedBy: undefined },
};
const job: JobRow = {
  ...{ id: 'j1', kind: 'activation', started: 8, ended: undefined },
  ...{ phase: 'tightening', done: 0, total: 3, plan: '{}' },
};

/** The part of the contract about packs. */
export function packPromises(promise: PromiseTest) {
  promise('a pack is kept once, by its hash', async (t, store) => {
    t.equal(await store.transaction((tx) => tx.putPack(pack)), true);
    const again = { ...pack, text: 'other', addedBy: 'account:bob' };
    t.equal(await store.transaction((tx) => tx.putPack(again)), false);
    t.same(await store.pack('h1'), pack);
    t.equal(await store.pack('h2'), undefined);
    const { text: _, ...listed } = pack;
    t.same(await store.packs(), [listed]);
  });

  promise('activations are numbered, and told from the latest', async (t, store) => {
    await store.transaction(async (tx) => {
      await tx.putPack(pack);
      t.equal(await tx.appendActivation(activation), 1);
      t.equal(await tx.appendActivation({ ...activation, kind: 'file', at: 9 }), 2);
    });
    t.same(await store.activations(1), [{ ...activation, kind: 'file', at: 9, number: 2 }]);
    t.equal((await store.activations(9)).length, 2);
  });

  promise('a request and a job are replaced by what became of them', async (t, store) => {
    const ended = { ...request, state: 'activated', ended: 9, endedBy: 'account:bob' } as const;
    await store.transaction(async (tx) => {
      await tx.putPack(pack);
      await tx.putActivationRequest(request);
      await tx.putJob(job);
    });
    t.same(await store.activationRequest('r1'), request);
    t.same(await store.runningJobs(), [job]);
    await store.transaction(async (tx) => {
      await tx.putActivationRequest(ended);
      await tx.putJob({ ...job, done: 3, phase: 'loosening', ended: 12 });
    });
    t.same(await store.activationRequests(9), [ended]);
    t.same(await store.runningJobs(), []);
    t.match(await store.jobs(9), [{ done: 3, ended: 12 }]);
    await store.transaction(async (tx) => {
      await tx.putJob({ ...job, id: 'running' });
      await tx.forgetJobs('other', 99);
      await tx.forgetJobs(job.kind, 12);
    });
    t.equal((await store.jobs(9)).length, 2, 'neither of another kind nor ended by then');
    await store.transaction((tx) => tx.forgetJobs(job.kind, 13));
    t.same(await store.jobs(9), [{ ...job, id: 'running' }], 'nor what runs');
  });

  promise('a snapshot stays what it was, and shows a log as it would be', async (t, store) => {
    const [log, body] = await storeOne(store);
    const snapshot = await store.snapshot();
    await store.transaction((tx) => tx.removeReleases(log, [1]));
    t.equal((await snapshot.releasesOf(log, ['indicator--1'])).length, 1);
    t.same([...(await snapshot.keyedAmong(['indicator--1'], [1]))], ['indicator--1']);
    t.equal((await snapshot.keyedAmong(['indicator--1'], [2])).size, 0);
    const added = [
      { ...release(3, { objectId: 'indicator--2' }), content: { bytes: Buffer.from('{"new":1}') } },
      { ...release(4, { versionKey: 'v2', version: 'v2' }), content: { body } },
    ];
    const reads = await snapshot.readsAfter({ log, gone: [], added });
    const versions = { all: false, last: true, first: false, keys: [] };
    const query = { log, after: 0, since: 0, limit: 10, versions, closedKeys: [] };
    const page = await reads.readManifest(query);
    t.same(
      page.rows.map(({ stamp, objectId }) => `${stamp} ${objectId}`),
      ['3 indicator--2', '4 indicator--1'],
      'the last version of each',
    );
    const { bytes } = await reads.readObjects(query);
    t.equal(Buffer.from(bytes).toString(), '{"new":1},{"id":"indicator--1"}');
    t.equal(await reads.holds(log, 'indicator--3', []), false);
    await snapshot.close();
    t.equal((await store.readManifest(query)).count, 0, 'nothing was written');
  });
}

/** A contribution that stands in a log; returns the log and the number of the body. */
async function storeOne(store: Store): Promise<readonly [log: number, body: number]> {
  return store.transaction(async (tx) => {
    await tx.internKeys(['k1', 'k2']);
    const { log } = await tx.ensureLog('c', 'peer');
    const [id] = await tx.insertContributions([contribution()]);
    const [{ body } = { body: 0 }] = await tx.contributionsOf('c', ['indicator--1']);
    await tx.appendReleases(log, [{ ...release(1, { contribution: id }), content: { body } }]);
    return [log, body];
  });
}
