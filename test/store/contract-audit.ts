/**
 * What any store promises of its audit.
 */
import type { PromiseTest } from './contract.ts';

/** The part of the contract about deeds. */
export function auditPromises(promise: PromiseTest) {
  const deed = { action: 'put-consumer', subject: 'consumer:acme', detail: '{"revision":1}' };

  promise('a deed is kept as it was told, under a number that grows by one', async (t, store) => {
    await store.transaction((tx) => tx.appendAudit({ ...deed, at: 7, actor: 'account:a' }));
    await store.transaction(async (tx) => {
      await tx.appendAudit({ ...deed, at: 5, actor: 'hub' });
      t.equal((await tx.auditRecords({ limit: 9 })).length, 2, 'its own transaction sees it');
    });
    t.same(await store.auditRecords({ limit: 9 }), [
      { id: 2, ...deed, at: 5, actor: 'hub' },
      { id: 1, ...deed, at: 7, actor: 'account:a' },
    ]);
  });

  promise('a deed of a transaction that is rejected was not done', async (t, store) => {
    const work = store.transaction(async (tx) => {
      await tx.appendAudit({ ...deed, at: 1, actor: 'hub' });
      throw new Error('no');
    });
    await t.rejects(work);
    t.same(await store.auditRecords({ limit: 9 }), []);
  });

  promise(
    'the audit is read newest first, page by page, by actor and subject',
    async (t, store) => {
      await store.transaction(async (tx) => {
        for (let at = 1; at <= 6; at++) {
          const actor = at % 2 === 0 ? 'account:even' : 'account:odd';
          const subject = at % 3 === 0 ? 'consumer:third' : 'consumer:other';
          await tx.appendAudit({ ...deed, at, actor, subject });
        }
      });
      const ids = async (query: Parameters<typeof store.auditRecords>[0]) =>
        (await store.auditRecords(query)).map(({ id }) => id);
      t.same(await ids({ limit: 2 }), [6, 5]);
      t.same(await ids({ limit: 2, before: 5 }), [4, 3]);
      t.same(await ids({ limit: 9, before: 1 }), []);
      t.same(await ids({ limit: 9, actor: 'account:odd' }), [5, 3, 1]);
      t.same(await ids({ limit: 9, subject: 'consumer:third' }), [6, 3]);
      t.same(await ids({ limit: 9, actor: 'account:odd', subject: 'consumer:third' }), [3]);
      t.same(await ids({ limit: 1, actor: 'account:odd', before: 5 }), [3]);
      t.same(await ids({ limit: 9, actor: 'account:od' }), [], 'names are whole');
    },
  );
}
