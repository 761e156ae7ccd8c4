/**
 * What any store promises of leavings and recalls.
 */
import type {
  NewLeaving,
  Recall,
  RecalledObject,
  RecallReceiver,
} from '../../src/store/recall-store.ts';
import type { SubmissionRow } from '../../src/store/store.ts';
import type { PromiseTest } from './contract.ts';
import { release, setUp } from './rows.ts';

function leaving(objectId: string, change: Partial<NewLeaving> = {}): NewLeaving {
  const rest = { type: 'indicator', moment: 10, keepsId: false, orderedBy: undefined };
  return { log: 1, objectId, originId: objectId, ...rest, ...change };
}

function receiver(consumer: string, change: Partial<RecallReceiver> = {}): RecallReceiver {
  return {
    ...{ consumer, received: 'bodies', expected: true, had: '[]' },
    ...{ answered: undefined, answer: undefined, words: undefined },
    ...change,
  };
}

const object: RecalledObject = {
  ...{ objectId: 'indicator--1', originId: 'indicator--o', type: 'indicator', horizon: 7 },
  ...{ notice: 'note', replaced: false },
};

function recall(id: string, change: Partial<Recall> = {}): Recall {
  return {
    ...{ id, log: 1, collection: 'c', audience: 'peer', moment: 10, deadline: 20 },
    ...{ orderedBy: undefined, objects: [object], receivers: [receiver('alice')] },
    ...change,
  };
}

const submission: SubmissionRow = {
  ...{ id: 's', consumer: 'alice', apiRoot: 'r', collection: 'c', requested: 10 },
  ...{ ended: undefined, total: 1, done: 0, outcomes: '{}', failed: 0, onBehalfOf: undefined },
};

/** The part of the contract about recalls. */
export function recallPromises(promise: PromiseTest) {
  leavingPromises(promise);
  concludedPromises(promise);
}

function leavingPromises(promise: PromiseTest) {
  promise(
    'of leavings of an object the latest counts, under the order of any',
    async (t, store) => {
      await store.transaction(async (tx) => {
        await setUp(tx);
        await tx.appendReleases(1, [release(7, { objectId: 'indicator--2' })]);
        await tx.addLeavings([
          leaving('indicator--1', { orderedBy: 'o' }),
          leaving('indicator--2'),
        ]);
        const [first] = await tx.leavingsOf(1, 9);
        await tx.addLeavings([leaving('indicator--1', { moment: 12 })]);
        const found = await tx.leavingsOf(1, 9);
        t.match(found, [
          { objectId: 'indicator--2', moment: 10, horizon: 7, stands: true },
          { objectId: 'indicator--1', moment: 12, horizon: 7, stands: false, orderedBy: 'o' },
        ]);
        t.not(found[1]?.id, first?.id, 'it is another one');
        t.same(await tx.logsLeft(), [1]);
        t.equal((await tx.leavingsOf(1, 1)).length, 1);
        await tx.removeLeavings(found.map(({ id }) => id));
        t.same(await tx.logsLeft(), []);
      });
    },
  );

  promise('a leaving waits while it is not known what becomes of the object', async (t, store) => {
    const left = async () => (await store.leavingsOf(1, 9)).map(({ objectId }) => objectId);
    await store.transaction(async (tx) => {
      await setUp(tx);
      const keepsId = true;
      await tx.addLeavings([leaving('a--1'), leaving('b--1', { keepsId }), leaving('d--1')]);
      const reformed = (await tx.leavingsOf(1, 9)).find(({ objectId }) => objectId === 'd--1');
      t.equal(reformed?.reformed, false);
      await tx.addToAgenda([{ log: 1, objectId: 'a--1', due: 99 }]);
      await tx.insertSubmission(submission, Buffer.from('{}'));
      const variant = { log: 1, originId: 'd--1', redaction: 'r', generation: 0 } as const;
      const times = { created: undefined, modified: undefined };
      const cause = 'closure';
      await tx.putVariants([{ ...variant, objectId: 'd--2', cause, ...times }]);
      await tx.appendReleases(1, [release(7, { objectId: 'd--2', originId: 'd--1' })]);
      t.match(await tx.leavingsOf(1, 9), [{ objectId: 'd--1', reformed: true, stands: false }]);
      await tx.parkLeavings([reformed?.id ?? 0]);
    });
    t.same(await left(), []);
    await store.transaction(async (tx) => {
      await tx.removeFromAgenda(1, ['a--1']);
      await tx.updateSubmission('s', { done: 1, outcomes: '{}', failed: 0, ended: 11 });
      await tx.removeReleases(1, [7]);
    });
    t.same(await left(), ['a--1', 'b--1']);
    const more = { originId: 'd--1', moment: 12, orderedBy: 'o' };
    await store.transaction((tx) => tx.addLeavings([leaving('d--2', more)]));
    t.match((await store.leavingsOf(1, 9)).slice(2), [
      { objectId: 'd--1', moment: 12, orderedBy: 'o' },
      { objectId: 'd--2', moment: 12, orderedBy: 'o' },
    ]);
    await store.transaction((tx) => tx.dropLeavings(1, ['b--1', 'absent--1']));
    t.same(await left(), ['a--1', 'd--1', 'd--2']);
  });
}

function concludedPromises(promise: PromiseTest) {
  promise('a recall comes back as kept; up to where it reached is known', async (t, store) => {
    const receivers = [
      receiver('alice'),
      receiver('bob', { received: 'listing', expected: false }),
    ];
    const kept = recall('x', { receivers, orderedBy: 'o' });
    await store.transaction(async (tx) => {
      await tx.insertRecall(kept);
      await tx.insertRecall(recall('y', { objects: [{ ...object, horizon: 9 }], moment: 11 }));
      await tx.insertRecall(recall('z', { log: 2 }));
    });
    t.same(await store.recall('x'), kept);
    t.equal(await store.recall('absent'), undefined);
    t.same(
      await store.recalledUpTo(1, ['indicator--1', 'other--1']),
      new Map([['indicator--1', 9]]),
    );
  });

  promise('recalls come the latest first, by any of their marks', async (t, store) => {
    await store.transaction(async (tx) => {
      await tx.insertRecall(recall('a', { moment: 10, orderedBy: 'o' }));
      await tx.insertRecall(recall('b', { moment: 20, audience: 'public', deadline: 50 }));
      await tx.insertRecall(recall('c', { moment: 20, collection: 'd', receivers: [] }));
    });
    const ids = async (query: object) =>
      (await store.recalls({ limit: 9, ...query })).map(({ id }) => id);
    t.same(await ids({}), ['b', 'c', 'a']);
    t.same(await ids({ limit: 1, after: { at: 20, id: 'b' } }), ['c']);
    t.same(await ids({ collection: 'd' }), ['c']);
    t.same(await ids({ audience: 'public' }), ['b']);
    t.same(await ids({ object: 'indicator--1' }), ['b', 'c', 'a']);
    t.same(await ids({ object: 'indicator--o' }), ['b', 'c', 'a']);
    t.same(await ids({ object: 'indicator--2' }), []);
    t.same(await ids({ orderedBy: 'o' }), ['a']);
    t.same(await ids({ dueBefore: 50 }), ['c', 'a']);
    t.same(await ids({ open: true }), ['b', 'a']);
    t.same(await ids({ open: false }), ['c']);
    t.match(await store.recalls({ limit: 1, audience: 'public' }), [
      { objects: 1, had: 1, expected: 1, answered: 0 },
    ]);
  });

  promise('a consumer is told its own, and its last answer counts', async (t, store) => {
    await store.transaction(async (tx) => {
      await tx.insertRecall(recall('a', { moment: 10 }));
      await tx.insertRecall(recall('b', { moment: 20, receivers: [receiver('bob')] }));
      await tx.insertRecall(recall('c', { moment: 20 }));
      const answer = { consumer: 'alice', answered: 30, answer: 'cannot', words: 'w' } as const;
      t.equal(await tx.answerRecall('a', answer), true);
      const last = { ...answer, answered: 31, answer: 'deleted', words: undefined } as const;
      t.equal(await tx.answerRecall('a', last), true);
      t.equal(await tx.answerRecall('b', answer), false, 'it is not told that one');
    });
    const ids = async (query: object) =>
      (await store.ownRecalls({ consumer: 'alice', limit: 9, ...query })).map(
        (one) => one.recall.id,
      );
    t.same(await ids({}), ['c', 'a']);
    t.same(await ids({ answered: true }), ['a']);
    t.same(await ids({ answered: false }), ['c']);
    t.same(await ids({ after: { at: 20, id: 'c' } }), ['a']);
    t.same(await store.ownRecall('alice', 'a'), {
      ...receiver('alice', { answered: 31, answer: 'deleted' }),
      recall: {
        ...{ id: 'a', log: 1, collection: 'c', audience: 'peer', moment: 10, deadline: 20 },
        orderedBy: undefined,
      },
    });
    t.equal(await store.ownRecall('alice', 'b'), undefined);
    t.same(await ids({ consumer: 'bob' }), ['b']);
    t.match(await store.recalls({ limit: 9, open: false }), [{ id: 'a', answered: 1 }]);
  });
}
