/**
 * What any store promises of assertions, phases and contributions by their decision key.
 */
import type { PromiseTest } from './contract.ts';
import { contribution, setUp } from './rows.ts';

const stated = {
  objectId: 'indicator--1',
  collection: undefined,
  contributor: undefined,
  kind: 'tightening',
  statement: '{"stage":"rapid"}',
  reason: 'why',
  evidence: undefined,
  retracts: undefined,
  actor: 'account:kay',
  at: 7,
} as const;

/** Declares the promises. */
export function assertionPromises(promise: PromiseTest): void {
  promise(
    'assertions are kept in order; one that was taken back no longer stands',
    async (t, store) => {
      await store.transaction(async (tx) => {
        await setUp(tx);
        const [, last = 0] = await tx.insertContributions([contribution(), contribution()]);
        const [first, second] = [
          await tx.appendAssertion(stated),
          await tx.appendAssertion({
            ...stated,
            collection: 'c',
            contributor: 'alice',
            evidence: 'e',
          }),
        ];
        t.same([first, second], [1, 2]);
        t.match(await tx.standingAssertions(['indicator--1', 'x--1']), [
          { ...stated, id: 1, upTo: last, retractedBy: undefined },
          { id: 2, collection: 'c', contributor: 'alice', evidence: 'e' },
        ]);
        await tx.appendAssertion({ ...stated, kind: 'retraction', statement: '{}', retracts: 1 });
        t.same(
          (await tx.standingAssertions(['indicator--1'])).map(({ id }) => id),
          [2],
        );
        t.match(await tx.assertion(1), { id: 1, retractedBy: 3 });
        t.equal(await tx.assertion(9), undefined);
      });
      const ids = async (query: object) =>
        (await store.assertions({ limit: 9, ...query })).map(({ id }) => id);
      t.same(await ids({}), [3, 2, 1]);
      t.same(await ids({ before: 3, limit: 1 }), [2]);
      t.same(await ids({ objectId: 'indicator--1' }), [3, 2, 1]);
      t.same(await ids({ objectId: 'x--9' }), []);
    },
  );

  promise('what is due by a phase is found by its moment, the earliest first', async (t, store) => {
    t.equal(await store.nextPhase(), undefined);
    await store.transaction(async (tx) => {
      await setUp(tx);
      const rows = [9, undefined, 5].map((nextPhase) => contribution({ nextPhase }));
      const [first = 0] = await tx.insertContributions(rows);
      const due = async (now: number, limit = 9) =>
        (await tx.phasesDue(now, limit)).map(({ nextPhase }) => nextPhase);
      t.same([await due(4), await due(5), await due(9), await due(9, 1)], [[], [5], [5, 9], [5]]);
      const labels = { key: 1, labels: '{}', labelSource: 'object', publicSet: false } as const;
      await tx.relabelContributions([{ id: first, ...labels, keyed: 3, nextPhase: undefined }]);
      t.same(await due(9), [5]);
    });
    t.equal(await store.nextPhase(), 5);
  });

  promise(
    'contributions are found by key, by number, by name and by claimed creator',
    async (t, store) => {
      await store.transaction(async (tx) => {
        await setUp(tx);
        await tx.ensureLog('d', 'peer');
        const [a = 0, b = 0, c = 0, d = 0] = await tx.insertContributions([
          contribution({ key: 2, keyed: 5 }),
          contribution({ key: 1, keyed: 9, createdBy: 'identity--1' }),
          contribution({ key: 2, keyed: 4, collection: 'd', createdBy: 'identity--1' }),
          contribution({ key: 3, objectId: 'x--2', createdBy: 'identity--1', submitter: 'bob' }),
        ]);
        const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);
        const under = async (query: object) =>
          idsOf(await tx.contributionsUnder({ keys: [2, 1], limit: 9, ...query }));
        t.same(await under({}), [b, a, c], 'by key, then in order of arrival');
        t.same(await under({ limit: 2 }), [b, a]);
        t.same(await under({ after: { key: 2, contribution: a } }), [c]);
        t.same(await under({ after: { key: 1, contribution: b } }), [a, c]);
        t.same(await under({ collection: 'd' }), [c]);
        t.same(await tx.keyCounts([1, 2, 7]), [
          { key: 1, contributions: 1, oldest: 9 },
          { key: 2, contributions: 2, oldest: 4 },
        ]);
        t.same(await tx.keyCounts([2], 'c'), [{ key: 2, contributions: 1, oldest: 5 }]);
        t.same(idsOf(await tx.contributionsNumbered([d, a, 99])), [a, d]);
        t.same(idsOf(await tx.contributionsNamed('indicator--1')), [a, b, c]);
        t.same(idsOf(await tx.contributionsAs('identity--1', 'alice', 0, 9)), [d]);
        t.same(idsOf(await tx.contributionsAs('identity--1', 'bob', b, 9)), [c]);
      });
    },
  );
}
