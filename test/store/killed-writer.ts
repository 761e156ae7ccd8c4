/** Commits one transaction, then dies in the middle of the next: `node killed-writer.ts FILE`. */
import { openSqlite } from '../../src/store/sqlite.ts';
import { contribution, release, setUp } from './rows.ts';

const store = await openSqlite({ file: process.argv[2] ?? '' });
await store.transaction(async (tx) => {
  await setUp(tx);
  await tx.insertContributions([contribution()]);
  await tx.appendReleases(1, [release(1)]);
});
await store.transaction(async (tx) => {
  const bodies = Array.from({ length: 2000 }, (_, index) =>
    contribution({ objectId: `x--${index}`, bytes: Buffer.from(`${index}`.padEnd(4000)) }),
  );
  await tx.insertContributions(bodies);
  await tx.appendReleases(1, [release(2)]);
  process.kill(process.pid, 'SIGKILL');
});
