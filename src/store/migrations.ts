/**
 * The tables' history: numbered, forward only, each in one transaction.
 *
 * A migration, once released, is never changed; what it made is changed by a later one. Each lies in a
 * file of its own under `migrations/`.
 */
import { type Migration, Migrator } from 'kysely/migration';
import { makeTables } from './migrations/0001-tables.ts';
import { keepAudit } from './migrations/0002-audit.ts';
import { widenSignIn } from './migrations/0003-sign-in.ts';
import { keepPastReleases } from './migrations/0005-past-releases.ts';
import { keepAssertions } from './migrations/0006-assertions.ts';
import { openDesk } from './migrations/0007-desk.ts';
import { keepPacks } from './migrations/0008-packs.ts';
import { widenClosure } from './migrations/0009-closure.ts';
import { keepRecalls } from './migrations/0010-recalls.ts';
import type { Connection } from './schema.ts';

const migrations: Readonly<Record<string, Migration>> = {
  '0001-tables': { up: makeTables },
  '0002-audit': { up: keepAudit },
  '0003-sign-in': { up: widenSignIn },
  '0005-past-releases': { up: keepPastReleases },
  '0006-assertions': { up: keepAssertions },
  '0007-desk': { up: openDesk },
  '0008-packs': { up: keepPacks },
  '0009-closure': { up: widenClosure },
  '0010-recalls': { up: keepRecalls },
};

/** The name of the newest migration: a database that has it has them all. */
export const newestMigration = Object.keys(migrations).sort().at(-1) ?? '';

/** Brings the tables up to date inside the transaction given; refuses a database of a later release. */
export async function migrate(tx: Connection): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: tx, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
