/**
 * What any store promises of its small tables and of submissions.
 */
import type { Owner, SubmissionRow } from '../../src/store/store.ts';
import type { PromiseTest } from './contract.ts';
import { credential, release } from './rows.ts';

/** The part of the contract about documents, credentials, logs and decision keys. */
export function directoryPromises(promise: PromiseTest) {
  promise('a revision starts at 1 and grows by 1 with every change', async (t, store) => {
    const entry = { kind: 'collection', id: 'c', document: '{}' } as const;
    await store.transaction(async (tx) => {
      t.equal(await tx.putEntry(entry, 0), 1);
      t.equal(await tx.putEntry({ ...entry, document: '[]' }, 1), 2);
      t.equal(await tx.putEntry(entry), 3);
    });
    t.same(await store.directory(), [{ ...entry, revision: 3 }]);
  });

  promise('a change for another revision fails its precondition', async (t, store) => {
    const entry = { kind: 'collection', id: 'c', document: '{}' } as const;
    const failed = { name: 'Problem', kind: 'preconditionFailed' };
    await t.rejects(
      store.transaction((tx) => tx.putEntry(entry, 1)),
      failed,
    );
    await store.transaction((tx) => tx.putEntry(entry));
    await t.rejects(
      store.transaction((tx) => tx.putEntry(entry, 0)),
      failed,
    );
    await t.rejects(
      store.transaction((tx) => tx.deleteEntry('collection', 'c', 2)),
      failed,
    );
    t.equal(await store.transaction((tx) => tx.deleteEntry('collection', 'c', 1)), true);
    t.equal(await store.transaction((tx) => tx.deleteEntry('collection', 'c')), false);
    t.same(await store.directory(), []);
  });

  promise('the directory comes by kind and id, in byte order', async (t, store) => {
    const names = ['b', 'é', 'B', 'a', 'ab'];
    await store.transaction(async (tx) => {
      for (const kind of ['consumer', 'api-root'] as const) {
        for (const id of names) await tx.putEntry({ kind, id, document: '{}' });
      }
    });
    const expected = ['api-root', 'consumer'].flatMap((kind) =>
      ['B', 'a', 'ab', 'b', 'é'].map((id) => `${kind} ${id}`),
    );
    t.same(
      (await store.directory()).map(({ kind, id }) => `${kind} ${id}`),
      expected,
    );
  });

  promise('credentials are kept until they are deleted by their owner', async (t, store) => {
    const alice = { kind: 'consumer', id: 'alice' } as const;
    const row = credential('1', { expires: 9, binding: 'b', lastUsed: 7 });
    await store.transaction((tx) => tx.putCredential(row));
    t.same(await store.credentials(), [row]);
    const remove = (owner: Owner) => store.transaction((tx) => tx.deleteCredential(owner, '1'));
    t.equal(await remove({ kind: 'consumer', id: 'bob' }), false);
    t.equal(await remove({ kind: 'account', id: 'alice' }), false);
    t.equal(await remove(alice), true);
    t.same(await store.credentials(), []);
  });

  promise('a digest is one credential only, and many have none', async (t, store) => {
    const put = (id: string, digest: string | undefined) =>
      store.transaction((tx) => tx.putCredential(credential(id, { digest })));
    await put('1', 'd');
    await t.rejects(put('2', 'd'));
    await put('3', undefined);
    await put('4', undefined);
    t.equal((await store.credentials()).length, 3);
  });

  promise(
    'the last use of a credential only grows, and those expired are dropped',
    async (t, store) => {
      await store.transaction(async (tx) => {
        await tx.putCredential(credential('1', { expires: 10 }));
        await tx.putCredential(credential('2', { digest: undefined }));
        await tx.noteUses([
          { id: '1', lastUsed: 8 },
          { id: '1', lastUsed: 6 },
          { id: 'gone', lastUsed: 8 },
        ]);
      });
      t.same(
        (await store.credentials()).map(({ lastUsed }) => lastUsed),
        [8, undefined],
      );
      const drop = (moment: number) =>
        store.transaction((tx) => tx.deleteCredentialsExpiredBefore(moment));
      t.equal(await drop(10), 0);
      t.equal(await drop(11), 1);
      t.same(
        (await store.credentials()).map(({ id }) => id),
        ['2'],
      );
    },
  );

  promise('a revoked token is remembered until it would have expired', async (t, store) => {
    const token = { id: 'j', expires: 10 };
    await store.transaction((tx) => tx.putRevokedToken(token));
    await store.transaction((tx) => tx.putRevokedToken({ ...token, expires: 99 }));
    t.same(await store.revokedTokens(), [token]);
    const drop = (moment: number) =>
      store.transaction((tx) => tx.deleteRevokedTokensExpiredBefore(moment));
    t.equal(await drop(10), 0);
    t.equal(await drop(11), 1);
    t.same(await store.revokedTokens(), []);
  });

  promise('a log is made once, and its number is not given again', async (t, store) => {
    const made = await store.transaction((tx) => tx.ensureLog('c', 'peer'));
    t.same(await store.transaction((tx) => tx.ensureLog('c', 'peer')), made);
    await store.transaction(async (tx) => {
      await tx.internKeys(['k1']);
      await tx.appendReleases(made.log, [release(1)]);
      await tx.addToAgenda([{ log: made.log, objectId: 'x', due: 1 }]);
      const names = {
        log: made.log,
        originId: 'o',
        redaction: 'r',
        cause: 'policy' as const,
        objectId: 'v',
      };
      await tx.putVariants([{ ...names, generation: 1, created: 'c', modified: 'm' }]);
      await tx.deleteLog(made.log);
      t.same(await tx.logs(), []);
      t.same(await tx.logsDue(9), []);
    });
    t.not((await store.transaction((tx) => tx.ensureLog('c', 'peer'))).log, made.log);
  });

  promise('a decision key has one number for ever', async (t, store) => {
    const first = await store.transaction((tx) => tx.internKeys(['a', 'b', 'a']));
    const again = await store.transaction((tx) => tx.internKeys(['c', 'b']));
    t.equal(first.size, 2);
    t.equal(again.get('b'), first.get('b'));
    const after = first.get('a') ?? 0;
    t.same(
      (await store.decisionKeys(after)).map((key) => key.text),
      ['b', 'c'],
    );
  });
}

/** The part of the contract about submissions. */
export function submissionPromises(promise: PromiseTest) {
  const row: SubmissionRow = {
    ...{ id: 's1', consumer: 'alice', apiRoot: 'r', collection: 'c', requested: 10 },
    ...{ ended: undefined, total: 2, done: 0, outcomes: '{}', failed: 0, onBehalfOf: 'X' },
  };

  promise('a submission is pending with its envelope until it ends', async (t, store) => {
    const envelope = Buffer.from('{"objects":[]}');
    await store.transaction(async (tx) => {
      await tx.insertSubmission({ ...row, id: 's2', requested: 20 }, envelope);
      await tx.insertSubmission(row, envelope);
      t.same(await tx.pendingSubmissions(), ['s1', 's2']);
      await tx.updateSubmission('s1', { done: 1, outcomes: '[1]', failed: 1, ended: undefined });
      const begun = { ...row, done: 1, outcomes: '[1]', failed: 1 };
      t.same(await tx.pendingSubmission('s1'), { ...begun, envelope });
      await tx.updateSubmission('s1', { done: 2, outcomes: '[2]', failed: 1, ended: 30 });
      t.same(await tx.pendingSubmissions(), ['s2']);
      t.equal(await tx.pendingSubmission('s1'), undefined);
    });
    t.same(await store.submission('s1'), {
      ...row,
      ...{ done: 2, outcomes: '[2]', failed: 1, ended: 30 },
    });
    t.equal(await store.submission('s3'), undefined);
  });

  promise(
    'status resources of submissions that ended before a moment end, those of pending ones never',
    async (t, store) => {
      await store.transaction(async (tx) => {
        await tx.insertSubmission({ ...row, ended: 30 }, undefined);
        await tx.insertSubmission({ ...row, id: 's2' }, Buffer.from('{}'));
        t.equal(await tx.expireSubmissionsEndedBefore(30), 0);
        t.equal(await tx.expireSubmissionsEndedBefore(31), 1);
        t.equal(await tx.expireSubmissionsEndedBefore(31), 0);
      });
      t.equal(await store.submission('s1'), undefined);
      t.ok(await store.submission('s2'));
      t.same(await store.keptSubmission('s1'), { ...row, ended: 30 });
    },
  );
}
