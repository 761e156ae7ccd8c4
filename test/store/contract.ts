/**
 * What any store promises, as tests over a function that opens an empty one.
 */
import t from 'tap';
import type { Store, StoreTransaction, VariantRow } from '../../src/store/store.ts';
import { assertionPromises } from './contract-assertions.ts';
import { auditPromises } from './contract-audit.ts';
import { deskPromises } from './contract-desk.ts';
import { directoryPromises, submissionPromises } from './contract-directory.ts';
import { historyPromises } from './contract-history.ts';
import { packPromises } from './contract-packs.ts';
import { pagePromises } from './contract-pages.ts';
import { recallPromises } from './contract-recalls.ts';
import { contribution, question, reference, release, setUp } from './rows.ts';

type Tap = typeof t;

/** Runs the contract. `openStore` opens a new, empty store each time it is called. */
export function holdsStoreContract(openStore: () => Promise<Store>): void {
  const promise = (name: string, body: (t: Tap, store: Store) => Promise<void>) =>
    t.test(name, async (t) => {
      const store = await openStore();
      try {
        await body(t as Tap, store);
      } finally {
        await store.close();
      }
    });
  transactionPromises(promise);
  directoryPromises(promise);
  auditPromises(promise);
  submissionPromises(promise);
  deskPromises(promise);
  contributionPromises(promise);
  releasePromises(promise);
  pagePromises(promise);
  historyPromises(promise);
  packPromises(promise);
  recallPromises(promise);
  agendaPromises(promise);
  assertionPromises(promise);
}

/** Declares one test, named by its promise, over a new store. */
export type PromiseTest = (name: string, body: (t: Tap, store: Store) => Promise<void>) => void;

function transactionPromises(promise: PromiseTest) {
  promise('a transaction that is rejected changes nothing', async (t, store) => {
    const failure = new Error('no');
    const work = store.transaction(async (tx) => {
      await setUp(tx);
      await tx.putSetting('name', 'value');
      throw failure;
    });
    await t.rejects(work, failure);
    t.same(await store.logs(), []);
    t.equal(await store.setting('name'), undefined);
    await store.transaction((tx) => tx.putSetting('name', 'later'));
    t.equal(await store.setting('name'), 'later');
  });

  promise('transactions run one after another, in the order asked for', async (t, store) => {
    const order: string[] = [];
    const work = (name: string) =>
      store.transaction(async (tx) => {
        order.push(`${name} begins`);
        const before = (await tx.setting('count')) ?? '';
        await new Promise((resolve) => setImmediate(resolve));
        await tx.putSetting('count', before + name);
        order.push(`${name} ends`);
      });
    await Promise.all(['a', 'b', 'c'].map(work));
    t.equal(await store.setting('count'), 'abc');
    t.same(
      order,
      ['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  promise('reads see only committed work and do not wait for a writer', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.appendReleases(1, [release(1)]);
      t.same(await store.logs(), []);
      t.equal((await store.readObjects(question())).count, 0);
      t.equal((await tx.readObjects(question())).count, 1);
    });
    t.equal((await store.readObjects(question())).count, 1);
  });

  promise('a transaction kept beyond its end can do nothing', async (t, store) => {
    const kept: StoreTransaction[] = [];
    await store.transaction(async (tx) => {
      kept.push(tx);
    });
    await t.rejects(store.transaction(async () => kept[0]?.putSetting('name', 'value')));
    t.equal(await store.setting('name'), undefined);
  });
}

function contributionPromises(promise: PromiseTest) {
  promise(
    'contributions come back as stored, by object id, then in order of arrival',
    async (t, store) => {
      const rows = [
        contribution({ objectId: 'malware--2', type: 'malware', createdBy: 'identity--1' }),
        contribution({ publicSet: true, submitter: 'bob' }),
        contribution({ revoked: true, bytes: Buffer.from('{"other":"本文"}') }),
        contribution({ collection: 'other' }),
      ];
      await store.transaction(async (tx) => {
        await setUp(tx);
        const ids = await tx.insertContributions(rows);
        const found = await tx.contributionsOf('c', ['malware--2', 'indicator--1', 'absent--1']);
        t.same(
          found.map((row) => row.id),
          [ids[1], ids[2], ids[0]],
        );
        const bodies = await tx.bodies(found.map((row) => row.body));
        t.same(Buffer.from(bodies.get(found[1]?.body ?? 0) ?? []), rows[2]?.bytes);
        t.equal(found[0]?.body, found[2]?.body, 'equal bytes are kept once');
        const {
          bytes: _bytes,
          references: _references,
          ...expected
        } = contribution({
          publicSet: true,
          submitter: 'bob',
        });
        t.match(found[0], expected);
        t.same(
          (await tx.contributionsAfter('c', { after: ids[0] ?? 0, limit: 1 })).map(({ id }) => id),
          [ids[1]],
        );
        const upTo = ids[1];
        const first = await tx.contributionsAfter('c', { after: 0, upTo, limit: 9 });
        t.same(
          first.map(({ id }) => id),
          [ids[0], ids[1]],
        );
        const elsewhere = { after: 0, labelSource: 'collection', limit: 9 } as const;
        t.same(await tx.contributionsAfter('c', elsewhere), []);
        t.same(await tx.arrivalsAfter('c', { after: 0, limit: 9 }), { count: 3, last: ids[2] });
        t.same(await tx.arrivalsAfter('c', { after: 0, limit: 2 }), { count: 2, last: ids[1] });
        t.same(await tx.arrivalsAfter('c', { after: 0, upTo: ids[0], limit: 2 }), {
          ...{ count: 1, last: ids[0] },
        });
        t.same(await tx.arrivalsAfter('c', { after: 99, limit: 2 }), { count: 0, last: 99 });
      });
    },
  );

  promise('references are found from both ends', async (t, store) => {
    const references = [
      reference('identity--1', { named: 'identity--v', part: 'src', asks: 'type' }),
      reference('identity--1', { kind: 'required' }),
      reference('identity--1', { kind: 'required' }),
    ];
    await store.transaction(async (tx) => {
      await setUp(tx);
      const ids = await tx.insertContributions([
        contribution({ references }),
        contribution({ collection: 'other', references }),
      ]);
      const found = await tx.referencesOf(ids.slice(0, 1));
      t.same(
        found,
        references.slice(0, 2).map((named) => ({ contribution: ids[0], ...named })),
      );
      const anew = [reference('identity--1', { kind: 'marking' })];
      await tx.putReferences(ids[0] ?? 0, anew);
      t.same(await tx.referencesOf(ids.slice(0, 1)), [{ contribution: ids[0], ...anew[0] }]);
      t.same(await tx.referrersOf('c', ['identity--1', 'identity--2']), ['indicator--1']);
      t.same(await tx.referrersOf('c', ['identity--2']), []);
      t.same(await tx.referrersAnywhere(['identity--1', 'identity--2']), [
        { collection: 'c', objectId: 'indicator--1' },
        { collection: 'other', objectId: 'indicator--1' },
      ]);
      await tx.deleteContributions(ids.slice(0, 1));
      t.same(await tx.referrersOf('c', ['identity--1']), []);
      t.same(await tx.contributionsOf('c', ['indicator--1']), []);
    });
  });

  promise(
    'relabelling changes labels, key and the public set, and the key of the rows that show it',
    async (t, store) => {
      await store.transaction(async (tx) => {
        await setUp(tx);
        const [id = 0] = await tx.insertContributions([contribution()]);
        const [before] = await tx.contributionsOf('c', ['indicator--1']);
        const change = {
          key: 2,
          labels: '[1]',
          labelSource: 'collection',
          publicSet: true,
          keyed: 7,
          nextPhase: 9,
        } as const;
        await tx.appendReleases(1, [release(1, { contribution: id }), release(2)]);
        t.same(await tx.publicAmong(['indicator--1']), new Set());
        await tx.relabelContributions([{ id, ...change }]);
        const rows = await tx.releasesOf(1, ['indicator--1']);
        t.same(
          rows.map(({ key }) => key),
          [2, 1],
        );
        t.same(await tx.contributionsOf('c', ['indicator--1']), [{ ...before, ...change }]);
        t.same(await tx.publicAmong(['indicator--1', 'x--1']), new Set(['indicator--1']));
      });
    },
  );

  promise('a body goes when nothing points to it any more, and not before', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      const ids = await tx.insertContributions([contribution()]);
      const [stored] = await tx.contributionsOf('c', ['indicator--1']);
      const body = stored?.body ?? 0;
      await tx.appendReleases(1, [{ ...release(1), content: { body } }]);
      await tx.deleteContributions(ids);
      t.equal((await tx.bodies([body])).size, 1);
      await tx.removeReleases(1, [1]);
      t.equal((await tx.bodies([body])).size, 0);
    });
  });

  promise('a contribution that a log points to cannot be deleted', async (t, store) => {
    const work = store.transaction(async (tx) => {
      await setUp(tx);
      const [id] = await tx.insertContributions([contribution()]);
      await tx.appendReleases(1, [release(1, { contribution: id })]);
      await tx.deleteContributions([id ?? 0]);
    });
    await t.rejects(work, /FOREIGN KEY|foreign key/);
  });
}

function releasePromises(promise: PromiseTest) {
  promise('stamps that do not increase are a broken invariant', async (t, store) => {
    await store.transaction(setUp);
    const append = (stamps: readonly number[]) =>
      store.transaction((tx) =>
        tx.appendReleases(
          1,
          stamps.map((stamp) => release(stamp)),
        ),
      );
    await append([5, 6]);
    for (const stamps of [[6], [5], [7, 7], [9, 8], [7.5]]) {
      await t.rejects(append(stamps), /broken invariant/, stamps.join());
    }
    t.equal((await store.logs())[0]?.last, 6);
    await store.transaction((tx) => tx.removeReleases(1, [5, 6]));
    t.equal((await store.logs())[0]?.last, 6, 'the last stamp stays');
    await t.rejects(append([6]), /broken invariant/);
  });

  promise('releases are found by the id submitted and by the id in the log', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.appendReleases(1, [
        release(1, { objectId: 'indicator--v', originId: 'indicator--o' }),
        release(2, { objectId: 'indicator--o' }),
      ]);
      const stamps = async (rows: Promise<readonly { stamp: number }[]>) =>
        (await rows).map((row) => row.stamp);
      t.same(await stamps(tx.releasesOf(1, ['indicator--o'])), [1, 2]);
      t.same(await stamps(tx.releasesNamed(1, ['indicator--o'])), [2]);
      t.same(await stamps(tx.releasesNamed(1, ['indicator--v'])), [1]);
      const [row] = await tx.releasesNamed(1, ['indicator--v']);
      t.match(row, { originId: 'indicator--o', key: 1, contribution: undefined, version: 'v1' });
    });
  });

  promise('an object that stands in a log and names a marking is found', async (t, store) => {
    const marked = (objectId: string, kind: 'marking' | 'optional') =>
      contribution({ objectId, references: [reference('marking-definition--1', { kind })] });
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.ensureLog('c', 'public');
      const ids = await tx.insertContributions([
        marked('malware--1', 'marking'),
        marked('malware--2', 'marking'),
        marked('malware--3', 'optional'),
        marked('malware--4', 'marking'),
      ]);
      const row = (stamp: number, objectId: string, at: number) =>
        release(stamp, { objectId, originId: `malware--${at + 1}`, contribution: ids[at] });
      await tx.appendReleases(1, [row(1, 'malware--v', 0), row(2, 'malware--3', 2)]);
      await tx.appendReleases(2, [row(1, 'malware--2', 1)]);
      const found = (log: number, except: readonly string[] = []) =>
        tx.markedIn(log, 'marking-definition--1', except);
      t.equal(await found(1), 'malware--1', 'by the id it was submitted with');
      t.equal(await found(1, ['malware--1']), undefined);
      t.equal(await found(2, ['malware--1']), 'malware--2');
      t.equal(await tx.markedIn(1, 'marking-definition--2', []), undefined);
    });
  });

  promise('a variant keeps its identity, one per log, object and redaction', async (t, store) => {
    const row: VariantRow = {
      ...{ log: 1, originId: 'o', redaction: 'plain', generation: 1, cause: 'policy' },
      ...{ objectId: 'v1', created: 'c', modified: 'm' },
    };
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.putVariants([row]);
      const later: VariantRow = { ...row, generation: 2, objectId: 'v2', cause: 'closure' };
      const fresh = { created: undefined, modified: undefined };
      const other: VariantRow = { ...row, ...fresh, redaction: 'plainer', objectId: 'v3' };
      await tx.putVariants([later, other]);
      t.same(await tx.variantsOf(1, ['o', 'p']), [later, other]);
      t.same(await tx.variantsOf(1, ['v2']), []);
      const ids = ['o', 'v1', 'v2', 'v3'];
      const origins = { v2: 'o', v3: 'o' };
      t.same(Object.fromEntries(await tx.originsOfVariants([1], ids)), origins);
      t.equal((await tx.originsOfVariants([2], ids)).size, 0, 'another log has none of them');
    });
  });

  promise('a wait keeps its beginning and ends with its contribution', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      const mine = [contribution({ objectId: 'a--1' }), contribution({ objectId: 'a--2' })];
      const [one = 0, two = 0] = await tx.insertContributions(mine);
      await tx.putWaiting(1, [one], 5);
      await tx.putWaiting(1, [one, two], 9);
      const ids = ['a--1', 'a--2', 'a--3'];
      const waits = [
        { contribution: one, objectId: 'a--1', since: 5 },
        { contribution: two, objectId: 'a--2', since: 9 },
      ];
      t.same(await tx.waitingIn(1, ids), waits);
      t.same(await tx.waitingIn(1, ['a--2']), waits.slice(1));
      t.same(await tx.waitingIn(2, ids), [], 'in another log nothing waits');
      await tx.removeWaiting(1, [one]);
      t.same(await tx.waitingIn(1, ids), waits.slice(1));
      await tx.deleteContributions([two]);
      t.same(await tx.waitingIn(1, ids), []);
    });
  });
}

function agendaPromises(promise: PromiseTest) {
  promise('the agenda gives what is due, by due, then in the order added', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      await tx.ensureLog('c', 'public');
      t.equal(await tx.nextDue(), undefined);
      await tx.addToAgenda([
        { log: 1, objectId: 'z', due: 5 },
        { log: 1, objectId: 'a', due: 5 },
        { log: 1, objectId: 'm', due: 4 },
        { log: 1, objectId: 'late', due: 9 },
        { log: 2, objectId: 'z', due: 7 },
      ]);
      const due = async (now: number, limit = 10) =>
        (await tx.agendaOf(1, now, limit)).map((item) => item.objectId);
      t.same(await due(5), ['m', 'z', 'a']);
      t.same(await due(5, 2), ['m', 'z']);
      t.same(await due(3), []);
      t.same(await tx.logsDue(5), [1]);
      t.same(await tx.logsDue(7), [1, 2]);
      t.equal(await tx.nextDue(), 4);
      await tx.removeFromAgenda(1, ['m', 'z', 'absent']);
      t.same(await due(5), ['a']);
      t.equal(await tx.nextDue(), 5);
    });
  });

  promise('an item already on the agenda keeps the earlier due', async (t, store) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      for (const due of [5, 3, 8]) await tx.addToAgenda([{ log: 1, objectId: 'x', due }]);
      t.same(await tx.agendaOf(1, 9, 9), [{ log: 1, objectId: 'x', due: 3 }]);
    });
  });
}
