/** SQLite holds the store's contract, and keeps it when the disk is full, the lock taken, the writer killed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import t from 'tap';
import { makeTables } from '../../src/store/migrations/0001-tables.ts';
import { keepAudit } from '../../src/store/migrations/0002-audit.ts';
import { openSqlite, type SqliteOptions } from '../../src/store/sqlite.ts';
import type { Store, StoreTransaction } from '../../src/store/store.ts';
import { holdsStoreContract } from './contract.ts';
import { contribution, credential, question, reference, release, setUp } from './rows.ts';

const directory = t.testdir({});
let files = 0;

function newFile(): string {
  files += 1;
  return join(directory, `${files}.db`);
}

type Tap = typeof t;

/** One test with a store of its own. */
function withStore(
  name: string,
  options: Omit<SqliteOptions, 'file'>,
  body: (t: Tap, store: Store, file: string) => Promise<void>,
) {
  t.test(name, async (t) => {
    const file = newFile();
    const store = await openSqlite({ ...options, file });
    try {
      await body(t as Tap, store, file);
    } finally {
      await store.close();
    }
  });
}

const unavailable = { name: 'Problem', kind: 'unavailable' };

holdsStoreContract(() => openSqlite({ file: newFile() }));

withStore('a full disk loses nothing accepted', { pagesMax: 300 }, async (t, store) => {
  await store.transaction(setUp);
  const accept = (number: number) =>
    store.transaction(async (tx) => {
      const bytes = Buffer.from(`${number}`.padEnd(20_000));
      await tx.insertContributions([contribution({ objectId: `x--${number}`, bytes })]);
      await tx.appendReleases(1, [
        release(number, { objectId: `x--${number}`, content: { bytes } }),
      ]);
    });
  let accepted = 0;
  const fill = async () => {
    for (; accepted < 1000; accepted += 1) await accept(accepted + 1);
  };
  await t.rejects(fill(), unavailable);
  t.ok(accepted > 10 && accepted < 1000, `${accepted} accepted`);
  const page = await store.readManifest(question({ limit: 1000 }));
  t.same(
    page.rows.map((row) => row.stamp),
    Array.from({ length: accepted }, (_, index) => index + 1),
  );
  t.equal((await store.logs())[0]?.last, accepted);
  await store.transaction(async (tx) => {
    t.equal((await tx.contributionsOf('c', [`x--${accepted}`, `x--${accepted + 1}`])).length, 1);
  });
  await t.rejects(accept(accepted + 1), unavailable, 'and it says so every time');
});

withStore(
  'a full disk that the work ignores commits nothing',
  { pagesMax: 200 },
  async (t, store) => {
    const work = store.transaction(async (tx) => {
      await setUp(tx);
      const bytes = Buffer.alloc(5_000_000, 'x');
      await t.rejects(tx.insertContributions([contribution({ bytes })]), unavailable);
      await tx.putSetting('name', 'value');
    });
    await work.catch(() => undefined);
    const [logs, setting] = [await store.logs(), await store.setting('name')];
    const whole = logs.length === 1 && setting === 'value';
    const nothing = logs.length === 0 && setting === undefined;
    t.ok(whole || nothing, 'all of the rest, or nothing');
  },
);

withStore(
  'a lock held beyond patience is a problem, not a loss',
  { busyTimeoutMs: 40 },
  async (t, store, file) => {
    await store.transaction(setUp);
    const other = new BetterSqlite(file);
    other.exec("begin immediate; insert into setting values ('other', 'one')");
    const work = () => store.transaction((tx) => tx.putSetting('name', 'value'));
    await t.rejects(work(), unavailable);
    t.equal((await store.logs()).length, 1, 'reading goes on');
    t.equal(await store.setting('other'), undefined);
    other.exec('commit');
    await work();
    t.equal(await store.setting('name'), 'value');
    t.equal(await store.setting('other'), 'one');
    other.close();
  },
);

withStore(
  'a lock given back in time is waited for, and others are served',
  {},
  async (t, store, file) => {
    const other = new BetterSqlite(file);
    other.exec('begin immediate');
    const work = store.transaction((tx) => tx.putSetting('name', 'value'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    other.exec('commit');
    await work;
    t.equal(await store.setting('name'), 'value');
    other.close();
  },
);

t.test('a writer killed in mid-transaction leaves what it committed and no more', async (t) => {
  const file = newFile();
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'killed-writer.ts'), file]);
  t.equal(child.signal, 'SIGKILL', String(child.stderr));
  const store = await openSqlite({ file });
  t.equal((await store.logs())[0]?.last, 1);
  t.equal((await store.readObjects(question())).count, 1);
  await store.transaction(async (tx) => {
    t.equal((await tx.contributionsAfter('c', { after: 0, limit: 10 })).length, 1);
    await tx.appendReleases(1, [release(2)]);
  });
  await store.close();
});

/** One of each kind of change. */
async function changeEverything(tx: StoreTransaction): Promise<void> {
  await tx.putEntry({ kind: 'collection', id: 'c', document: '{}' });
  await tx.internKeys(['k4']);
  const references = [reference('identity--1')];
  const [id = 0] = await tx.insertContributions([contribution({ objectId: 'x--2', references })]);
  const labels = { key: 2, labels: '[]', labelSource: 'object', publicSet: true } as const;
  await tx.relabelContributions([{ id, ...labels, keyed: 2, nextPhase: 3 }]);
  await tx.appendReleases(1, [
    release(3, { version: 'v2', versionKey: 'v2' }),
    release(4, { objectId: 'x--2', contribution: id }),
  ]);
  await tx.removeReleases(1, [3]);
  await tx.appendAssertion({
    ...{ objectId: 'x--2', collection: undefined, contributor: undefined, kind: 'tightening' },
    ...{ statement: '{}', reason: 'r', evidence: undefined, retracts: undefined },
    ...{ actor: 'hub', at: 1 },
  });
  await tx.addToAgenda([{ log: 1, objectId: 'x--3', due: 1 }]);
  await tx.putVariants([
    {
      log: 1,
      originId: 'o',
      redaction: 'r',
      cause: 'policy',
      generation: 1,
      objectId: 'v',
      created: 'c',
      modified: 'm',
    },
  ]);
}

t.test('a fault at any statement leaves nothing partial', async (t) => {
  const file = newFile();
  let countdown = Number.POSITIVE_INFINITY;
  const onStatement = () => {
    countdown -= 1;
    if (countdown === 0) throw new Error('fault');
  };
  const store = await openSqlite({ file, onStatement });
  await store.transaction(async (tx) => {
    await setUp(tx);
    await tx.appendReleases(1, [release(1), release(2, { objectId: 'y--1' })]);
  });
  const before = contents(file);
  let faults = 0;
  for (let statement = 1; statement < 200; statement += 1) {
    countdown = statement;
    const outcome = await store.transaction(changeEverything).then(
      () => undefined,
      (error: Error) => error.message,
    );
    countdown = Number.POSITIVE_INFINITY;
    if (outcome === undefined) break;
    faults += 1;
    t.equal(outcome, 'fault');
    t.same(contents(file), before, `nothing changed by a fault at statement ${statement}`);
  }
  t.ok(faults > 20 && faults < 199, `${faults} faults, then none`);
  t.not(JSON.stringify(contents(file)), JSON.stringify(before));
  await store.close();
});

/** Every row of every table, seen by another connection. */
function contents(file: string): object {
  const other = new BetterSqlite(file, { readonly: true });
  const tables = other.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  const rows = tables.map((name) => [name, other.prepare(`select * from "${name}"`).all()]);
  other.close();
  return Object.fromEntries(rows);
}

t.test('a store opened for reading waits for its writer to make the tables', async (t) => {
  const file = newFile();
  const reader = await openSqlite({ file, readonly: true });
  await t.rejects(reader.logs(), unavailable);
  new BetterSqlite(file).close();
  await t.rejects(reader.logs(), unavailable);
  const writer = await openSqlite({ file });
  await writer.transaction(async (tx) => {
    await setUp(tx);
    t.same(await reader.logs(), []);
  });
  t.equal((await reader.logs()).length, 1);
  await t.rejects(reader.transaction(setUp), unavailable);
  await reader.close();
  await writer.close();
});

t.test('two stores of one file take turns writing', async (t) => {
  const file = newFile();
  const stores = await Promise.all([openSqlite({ file }), openSqlite({ file })]);
  const add = (store: Store) =>
    store.transaction(async (tx) => {
      await tx.putSetting('count', `${Number((await tx.setting('count')) ?? 0) + 1}`);
    });
  await Promise.all(stores.flatMap((store) => Array.from({ length: 20 }, () => add(store))));
  t.equal(await stores[0]?.setting('count'), '40');
  for (const store of stores) await store.close();
});

withStore(
  'a copy is whole while others write, and replaces no file',
  {},
  async (t, store, file) => {
    await store.transaction(async (tx) => {
      await setUp(tx);
      const rows = Array.from({ length: 2000 }, (_, index) =>
        release(index + 1, { objectId: `x--${index}` }),
      );
      await tx.appendReleases(1, rows);
    });
    const target = newFile();
    let copied = false;
    const copying = store.copyTo(target).finally(() => {
      copied = true;
    });
    let stamp = 2000;
    while (!copied) {
      stamp += 1;
      const row = release(stamp, { objectId: `x--${stamp}` });
      await store.transaction((tx) => tx.appendReleases(1, [row]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await copying;
    const copy = await openSqlite({ file: target });
    const last = (await copy.logs())[0]?.last ?? 0;
    t.ok(last >= 2000 && last < stamp, `${last} of ${stamp}`);
    t.equal((await copy.readManifest(question({ limit: 5000 }))).count, last);
    await copy.close();
    await t.rejects(store.copyTo(file), { name: 'Problem', kind: 'conflict' });
    await t.rejects(store.copyTo(join(directory, 'absent', 'x.db')), {
      name: 'Problem',
      kind: 'unprocessable',
    });
  },
);

t.test('a file that cannot be opened is a problem', async (t) => {
  await t.rejects(openSqlite({ file: join(directory, 'absent', 'x.db') }), unavailable);
  await t.rejects(openSqlite({ file: directory }), unavailable);
});

withStore(
  'a page is one index range scan, a few ids are looked up by id',
  {},
  async (t, store, file) => {
    await store.transaction(setUp);
    const other = new BetterSqlite(file, { readonly: true });
    const plan = (condition: string) =>
      other
        .prepare(
          `explain query plan select stamp, body from release where log = 1 and ${condition}`,
        )
        .all()
        .map((row) => String((row as { detail: unknown }).detail))
        .join('\n');
    t.match(
      plan('stamp > 5 and is_last = 1 order by stamp'),
      /^SEARCH .*COVERING INDEX release_last .*stamp>\?\)$/,
    );
    const ids =
      "object in (select id from stix_id where text in (select value from json_each('[]')))";
    t.match(
      plan(`stamp > 5 and is_last = 1 and ${ids} order by stamp`),
      /INDEX release_object \(log=\? AND object=\?/,
    );
    other.close();
  },
);

t.test('credentials of an earlier release are credentials of consumers', async (t) => {
  const file = newFile();
  const database = new BetterSqlite(file);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const before = { '0001-tables': { up: makeTables }, '0002-audit': { up: keepAudit } };
  const provider = { getMigrations: async () => before };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  t.equal(error, undefined);
  database.exec("insert into credential values ('1', 'alice', 'api-key', 'd', 5)");
  await db.destroy();
  const store = await openSqlite({ file });
  t.same(await store.credentials(), [credential('1', { kind: 'api-key' })]);
  await store.close();
});
