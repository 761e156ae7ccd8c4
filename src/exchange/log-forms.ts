/**
 * The forms that objects take in one log: as received, or as a variant (design §5).
 *
 * Knows the log's variants, finds out whether a row still looks as it should, and drafts new rows.
 */
import { createHash } from 'node:crypto';
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import { stixTimeKey } from '../base/time.ts';
import { stripHandling } from '../policy/vocabulary.ts';
import type { LogRow, NewRelease, Release, VariantRow } from '../store/store.ts';
import type { Neighbourhood, Node } from './closure.ts';
import {
  type HubObject,
  hubIdentity,
  tlpObject,
  tlpObjectById,
  variantTlp,
} from './hub-objects.ts';
import type { Desired } from './lineage.ts';
import type { SettleContext } from './settle.ts';
import { readBody } from './stored-body.ts';
import {
  type GivenVariant,
  laterModified,
  renderVariant,
  variantIdOf,
  variantVersion,
} from './variant.ts';

/** A version to be appended to a log, perhaps in place of a row. */
export interface PlannedRelease {
  readonly node: Node;
  readonly version: Desired;
  /** The stamp of the row of the same contribution that it replaces. */
  readonly replaces: Micros | undefined;
}

/** Rows without stamps, and what must be written beside them. */
export interface Drafts {
  readonly rows: readonly Omit<NewRelease, 'stamp'>[];
  readonly variants: readonly VariantRow[];
  /** Objects of the hub's own that the rows name. */
  readonly needs: readonly HubObject[];
}

/** The forms of one log during one settling. */
export class LogForms {
  readonly #context: SettleContext;
  readonly #log: LogRow;
  readonly #identity: HubObject;
  readonly #variants = new Map<string, VariantRow>();
  readonly #bodies = new Map<number, Uint8Array>();

  constructor(context: SettleContext, log: LogRow) {
    this.#context = context;
    this.#log = log;
    this.#identity = hubIdentity(context.secret, log.audience);
  }

  /** The id under which an object's variant stands in this log. */
  variantId(objectId: string): string {
    const { secret } = this.#context;
    const generation = this.#variants.get(objectId)?.generation ?? 0;
    return variantIdOf(secret, this.#log.audience, objectId, generation);
  }

  /** Fetches the variants and the bodies that the scene needs. */
  async load(scene: Neighbourhood): Promise<void> {
    const { tx } = this.#context;
    const nodes = [...scene.nodes.values()].filter(({ asVariant }) => asVariant);
    if (nodes.length === 0) return;
    const ids = nodes.map(({ objectId }) => objectId);
    for (const row of await tx.variantsOf(this.#log.log, ids))
      this.#variants.set(row.originId, row);
    const bodies = nodes.flatMap(({ alive }) => alive.map(({ contribution }) => contribution.body));
    for (const [id, bytes] of await tx.bodies(bodies)) this.#bodies.set(id, bytes);
  }

  /** Whether a row shows this version in the form it should have now. */
  stillFits(node: Node, version: Desired, row: Release, scene: Neighbourhood): boolean {
    if (!node.asVariant)
      return row.objectId === node.objectId && row.body === version.contribution.body;
    const known = this.#variants.get(node.objectId);
    if (known === undefined || row.objectId !== known.objectId) return false;
    const { created = '' } = known;
    const bytes = this.#render(node, version, scene, { created, modified: row.version });
    return createHash('sha256').update(bytes).digest('hex') === row.digest;
  }

  /** Drafts the rows of one block. */
  async draft(
    block: readonly PlannedRelease[],
    scene: Neighbourhood,
    now: Micros,
  ): Promise<Drafts> {
    const needs = new Map<string, HubObject>();
    const touched = new Map<string, VariantRow>();
    const rows = block.map(({ node, version }) => {
      for (const object of this.#needsOf(node, version, scene)) needs.set(object.objectId, object);
      if (!node.asVariant) return asReceived(version);
      const row = this.#nextVariant(node, now);
      touched.set(node.objectId, row);
      return this.#variantRow(node, version, scene, row);
    });
    return { rows, variants: [...touched.values()], needs: [...needs.values()] };
  }

  #needsOf(node: Node, { contribution }: Desired, scene: Neighbourhood) {
    if (node.asVariant) return [this.#identity, tlpObject(this.#tlp(contribution.key))];
    // TLP 2.0 is not predefined in STIX: its definitions travel with their first use.
    return (scene.references.get(contribution.id) ?? []).flatMap(
      ({ target }) => tlpObjectById(target) ?? [],
    );
  }

  #tlp(key: number) {
    const { decider } = this.#context;
    return variantTlp(decider, decider.judge(key, this.#log.audience).key.tlp, this.#log.audience);
  }

  #nextVariant({ objectId }: Node, now: Micros): GivenVariant {
    const known = this.#variants.get(objectId);
    const modified = laterModified(now, known?.modified);
    const row: GivenVariant = {
      log: this.#log.log,
      originId: objectId,
      redaction: stripHandling,
      cause: 'policy',
      generation: known?.generation ?? 0,
      objectId: this.variantId(objectId),
      created: known?.created ?? modified,
      modified,
    };
    this.#variants.set(objectId, row);
    return row;
  }

  #variantRow(node: Node, version: Desired, scene: Neighbourhood, row: GivenVariant) {
    const { type, key, id, version: original } = version.contribution;
    const text = variantVersion(type, original, row);
    const versionKey = stixTimeKey(text);
    invariant(versionKey !== undefined, 'the hub writes STIX timestamps');
    return {
      objectId: row.objectId,
      originId: node.objectId,
      type,
      version: text,
      versionKey,
      content: { bytes: this.#render(node, version, scene, row) },
      key,
      contribution: id,
    };
  }

  #render(
    node: Node,
    { contribution }: Desired,
    scene: Neighbourhood,
    row: Pick<GivenVariant, 'created' | 'modified'>,
  ): Uint8Array {
    return renderVariant({
      object: readBody(this.#bodies, contribution.body),
      id: this.variantId(node.objectId),
      creator: this.#identity.objectId,
      tlpMarking: tlpObject(this.#tlp(contribution.key)).objectId,
      released: scene.released,
      created: row.created,
      modified: row.modified,
    });
  }
}

function asReceived({ contribution }: Desired): Omit<NewRelease, 'stamp'> {
  const { objectId, type, version, versionKey, body, key, id } = contribution;
  return {
    objectId,
    originId: objectId,
    type,
    version,
    versionKey,
    content: { body },
    key,
    contribution: id,
  };
}
