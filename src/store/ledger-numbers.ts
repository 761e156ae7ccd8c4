/**
 * Texts that many ranges share, and readers: each kept once, known by its number.
 */
import { sql } from 'kysely';
import type { Micros } from '../base/time.ts';
import type { LogReader } from './ledger.ts';
import type { LedgerConnection } from './ledger-schema.ts';

/** A use is noted when the one noted before is older than this. */
const usePrecision: Micros = 24 * 3_600_000_000;

/** The most numbers that are remembered; beyond, all are looked up anew. */
const rememberedMax = 20_000;

/** Gives numbers to texts and readers. It remembers them: drop it when a transaction that used it failed. */
export class LedgerNumbers {
  readonly #texts = new Map<string, { readonly id: number; readonly used: Micros }>();
  readonly #readers = new Map<string, number>();

  /** The number of a text that is used at this moment. */
  async text(tx: LedgerConnection, text: string, moment: Micros): Promise<number> {
    const known = this.#texts.get(text);
    if (known !== undefined && moment < known.used + usePrecision) return known.id;
    const { id, used } = await tx
      .insertInto('text')
      .values({ text, used: moment })
      .onConflict((conflict) =>
        conflict.column('text').doUpdateSet({ used: sql`max(used, excluded.used)` }),
      )
      .returning(['id', 'used'])
      .executeTakeFirstOrThrow();
    if (this.#texts.size >= rememberedMax) this.#texts.clear();
    this.#texts.set(text, { id, used });
    return id;
  }

  /** The number of a reader. */
  async reader(tx: LedgerConnection, reader: LogReader): Promise<number> {
    const { consumer, log, collection, audience } = reader;
    const name = JSON.stringify([consumer, log, collection, audience]);
    const known = this.#readers.get(name);
    if (known !== undefined) return known;
    const { id } = await tx
      .insertInto('reader')
      .values({ consumer, log, collection, audience })
      .onConflict((conflict) =>
        conflict
          .columns(['log', 'consumer', 'collection', 'audience'])
          .doUpdateSet({ audience: (row) => row.ref('excluded.audience') }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    if (this.#readers.size >= rememberedMax) this.#readers.clear();
    this.#readers.set(name, id);
    return id;
  }

  /**
   * Forgets texts that no range needs, given that ranges opened before this moment have been forgotten but
   * for a few. What a text was used for was opened within a day of the use that is noted.
   */
  async forgetTexts(tx: LedgerConnection, before: Micros): Promise<void> {
    const needed = (['filter', 'closed', 'policy'] as const).map(
      (column) => sql`select ${sql.ref(column)} from range where opened < ${before}`,
    );
    const { numAffectedRows = 0n } = await sql`delete from text
      where used < ${before - usePrecision}
        and id not in (${sql.join(needed, sql` union `)})`.execute(tx);
    if (numAffectedRows > 0n) this.#texts.clear();
  }
}
