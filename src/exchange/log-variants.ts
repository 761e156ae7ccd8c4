/**
 * The variants of one log: under which ids objects go out that must not go out as received.
 */
import { type Redaction, stripHandlingProfile } from '../policy/profile.ts';
import type { LogRow, StoreTransaction, VariantRow } from '../store/store.ts';
import type { HubSecret } from './hub-secret.ts';
import { type GivenVariant, laterModified, variantIdOf } from './variant.ts';

/** Which variants a log has had of the objects asked about, and which it will have. */
export class LogVariants {
  readonly #secret: HubSecret;
  readonly #log: LogRow;
  /** Rows by the id as submitted; an object that was asked about and has none has an empty list. */
  readonly #rows = new Map<string, readonly VariantRow[]>();
  readonly #ids = new Map<string, string>();

  constructor(secret: HubSecret, log: LogRow) {
    this.#secret = secret;
    this.#log = log;
  }

  /** Learns of these objects; ids of others must not be asked for. */
  async load(
    tx: Pick<StoreTransaction, 'variantsOf'>,
    originIds: readonly string[],
  ): Promise<void> {
    const groups = Map.groupBy(
      await tx.variantsOf(this.#log.log, originIds),
      ({ originId }) => originId,
    );
    for (const id of originIds) this.#rows.set(id, groups.get(id) ?? []);
  }

  /** The id under which an object's variant stands. */
  idOf(originId: string, redaction: Redaction): string {
    const { generation = 0 } = this.rowOf(originId, redaction) ?? {};
    const name = `${originId} ${redaction.id} ${generation}`;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const { audience } = this.#log;
    const id = variantIdOf(this.#secret, { audience, originId, redaction, generation });
    this.#ids.set(name, id);
    return id;
  }

  /** What is known of an object's variant by this redaction. */
  rowOf(originId: string, redaction: Redaction): VariantRow | undefined {
    return this.#rows.get(originId)?.find((row) => row.redaction === redaction.id);
  }

  /** Whether an object stands under this id only because of what stood beside it. */
  isMadeByClosure(originId: string, objectId: string): boolean {
    const row = this.#rows.get(originId)?.find((one) => one.objectId === objectId);
    return row?.cause === 'closure' && row.redaction === stripHandlingProfile.name;
  }

  /** A variant about to be released again, or for the first time: with a later `modified`. */
  next(
    originId: string,
    { redaction, cause, now }: { readonly redaction: Redaction } & NextVariant,
  ): GivenVariant {
    const known = this.rowOf(originId, redaction);
    const modified = laterModified(now, known?.modified);
    const row: GivenVariant = {
      ...{ log: this.#log.log, originId, redaction: redaction.id, cause, modified },
      generation: known?.generation ?? 0,
      objectId: this.idOf(originId, redaction),
      created: known?.created ?? modified,
    };
    const others = (this.#rows.get(originId) ?? []).filter((one) => one !== known);
    this.#rows.set(originId, [...others, row]);
    return row;
  }
}

type NextVariant = Pick<VariantRow, 'cause'> & { readonly now: number };
