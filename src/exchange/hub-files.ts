/**
 * What lies in a data folder, by name.
 */

/** Names of the files in the data folder; a backup holds the same. */
export const hubFiles = {
  database: 'sekisho.db',
  ledger: 'ledger.db',
  secret: 'hub-secret',
} as const;
