/**
 * Opening the ledger for questions, as plain data in and out that can cross from thread to thread.
 *
 * What is asked reads content and ledger through connections of its own, so that no question holds up a
 * record.
 */
import { join } from 'node:path';
import { openSqlite } from '../store/sqlite.ts';
import { openLedgerReads } from '../store/sqlite-ledger.ts';
import { hubFiles } from './hub-files.ts';
import type { LedgerQuestions } from './ledger.ts';
import { ledgerAnswers } from './ledger-answers.ts';
import type { LedgerFiles } from './ledger-recording.ts';

/** The commands that ask. */
export interface Asking extends LedgerQuestions {
  close(): Promise<void>;
}

/** Opens content and ledger for questions. */
export async function openAsking({ folder }: LedgerFiles): Promise<Asking> {
  const store = await openSqlite({ file: join(folder, hubFiles.database), readonly: true });
  const ledger = openLedgerReads(join(folder, hubFiles.ledger));
  return {
    ...ledgerAnswers({ ledger, store }),
    async close() {
      await ledger.close();
      await store.close();
    },
  };
}
