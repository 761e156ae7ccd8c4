/**
 * Opening the ledger for recording: all that the thread needs that stands in every read's way.
 */
import { join } from 'node:path';
import type { Ledger } from '../store/ledger.ts';
import { openLedger } from '../store/sqlite-ledger.ts';
import { hubFiles } from './hub-files.ts';

/** Where the ledger is. */
export interface LedgerFiles {
  /** The data folder. */
  readonly folder: string;
  /** The most pages (4,096 bytes each) the ledger's file may grow to. */
  readonly pagesMax?: number | undefined;
}

/** The commands that write. */
export type Recording = Pick<Ledger, 'record' | 'compact' | 'forget' | 'close'>;

/** Opens the ledger for recording. */
export function openRecording({ folder, pagesMax }: LedgerFiles): Promise<Recording> {
  return openLedger({ file: join(folder, hubFiles.ledger), pagesMax });
}
