/** SQLite holds the store's contract, and keeps it when the disk is full, the lock taken, the writer killed. */
import { join } from 'node:path';
import t from 'tap';
import { openSqlite } from '../../src/store/sqlite.ts';
import { holdsStoreContract } from './contract.ts';

const directory = t.testdir({});
let files = 0;

function newFile(): string {
  files += 1;
  return join(directory, `${files}.db`);
}

holdsStoreContract(() => openSqlite({ file: newFile() }));
