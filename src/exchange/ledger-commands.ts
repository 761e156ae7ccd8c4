/**
 * The ledger's commands as plain data in and out, so that they can cross from thread to thread.
 *
 * What is asked reads content and ledger through connections of its own, so that no question holds up a
 * record.
 */
import { join } from 'node:path';
import type { Ledger } from '../store/ledger.ts';
import { openSqlite } from '../store/sqlite.ts';
import { openLedger, openLedgerReads } from '../store/sqlite-ledger.ts';
import type { LedgerQuestions } from './ledger.ts';
import { ledgerAnswers } from './ledger-answers.ts';
import { hubFiles } from './writer-options.ts';

/** Where the ledger is. */
export interface LedgerFiles {
  /** The data folder. */
  readonly folder: string;
  /** The most pages (4,096 bytes each) the ledger's file may grow to. */
  readonly pagesMax?: number | undefined;
}

/** The commands that write. */
export type Recording = Pick<Ledger, 'record' | 'compact' | 'forget' | 'close'>;

/** The commands that ask. */
export interface Asking extends LedgerQuestions {
  close(): Promise<void>;
}

/** Opens the ledger for recording. */
export function openRecording({ folder, pagesMax }: LedgerFiles): Promise<Recording> {
  return openLedger({ file: join(folder, hubFiles.ledger), pagesMax });
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
