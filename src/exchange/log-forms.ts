/**
 * The forms that objects take in one log: as received, or as a variant (design §5).
 *
 * Knows the log's variants, finds out whether a row still looks as it should, and drafts new rows.
 */
import { createHash } from 'node:crypto';
import { invariant } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import { stixTimeKey } from '../base/time.ts';
import { redactObject } from '../policy/redact.ts';
import { isValid, validateParsed } from '../stix/validate.ts';
import type { LogRow, NewRelease, Release, VariantRow } from '../store/store.ts';
import {
  type HubObject,
  hubIdentity,
  tlpObject,
  tlpObjectById,
  variantTlp,
} from './hub-objects.ts';
import type { Desired } from './lineage.ts';
import type { LogVariants } from './log-variants.ts';
import type { Neighbourhood, Node } from './neighbourhood.ts';
import type { SettleContext } from './settle.ts';
import { readBody } from './stored-body.ts';
import { type GivenVariant, typeOf, variantOf, variantVersion } from './variant.ts';

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

type Times = Pick<GivenVariant, 'created' | 'modified'>;

/** Times for a variant that is only looked at. */
const anyTimes: Times = {
  created: '2000-01-01T00:00:00.000Z',
  modified: '2000-01-01T00:00:00.000Z',
};

/** The forms of one log during one settling. */
export class LogForms {
  readonly #context: SettleContext;
  readonly #log: LogRow;
  readonly #identity: HubObject;
  readonly #variants: LogVariants;
  readonly #bodies = new Map<number, Uint8Array>();

  constructor(context: SettleContext, log: LogRow, variants: LogVariants) {
    this.#context = context;
    this.#log = log;
    this.#identity = hubIdentity(context.secret, log.audience);
    this.#variants = variants;
  }

  /** Fetches the bodies that the scene needs. */
  async load(scene: Neighbourhood): Promise<void> {
    const nodes = [...scene.nodes.values()].filter(({ asVariant }) => asVariant);
    const bodies = nodes.flatMap(({ alive }) => alive.map(({ contribution }) => contribution.body));
    const unknown = bodies.filter((body) => !this.#bodies.has(body));
    if (unknown.length === 0) return;
    for (const [id, bytes] of await this.#context.tx.bodies(unknown)) this.#bodies.set(id, bytes);
  }

  /** Whether a row shows this version in the form it should have now. */
  stillFits(node: Node, version: Desired, row: Release, scene: Neighbourhood): boolean {
    if (!node.asVariant)
      return row.objectId === node.objectId && row.body === version.contribution.body;
    const known = this.#variants.rowOf(node.objectId, node.redaction);
    if (known?.created === undefined || row.objectId !== known.objectId) return false;
    const times = { created: known.created, modified: row.version };
    const variant = this.#variantOf(node, version, scene, times);
    return variant !== undefined && sha256(bytesOf(variant)) === row.digest;
  }

  /** Whether a version can be shown in the form it should have: there is one, and it is valid STIX. */
  isFit({ node, version }: PlannedRelease, scene: Neighbourhood): boolean {
    if (!node.asVariant) return true;
    const variant = this.#variantOf(node, version, scene, anyTimes);
    return variant !== undefined && isValid(validateParsed(variant));
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
      const { objectId, redaction, redacted } = node;
      const cause = redacted ? 'policy' : 'closure';
      const row = this.#variants.next(objectId, { redaction, cause, now });
      touched.set(objectId, row);
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

  #variantRow(node: Node, version: Desired, scene: Neighbourhood, row: GivenVariant) {
    const { key, id, version: original } = version.contribution;
    const type = typeOf(row.objectId);
    const text = variantVersion(type, original, row);
    const versionKey = stixTimeKey(text);
    invariant(versionKey !== undefined, 'the hub writes STIX timestamps');
    const variant = this.#variantOf(node, version, scene, row);
    invariant(variant !== undefined, 'what cannot be shown was excluded');
    return {
      objectId: row.objectId,
      originId: node.objectId,
      type,
      version: text,
      versionKey,
      content: { bytes: bytesOf(variant) },
      key,
      contribution: id,
    };
  }

  #variantOf(node: Node, version: Desired, scene: Neighbourhood, { created, modified }: Times) {
    const { contribution, textReviewed } = version;
    const original = readBody(this.#bodies, contribution.body);
    const object = redactObject(original, node.redaction, { textReviewed });
    if (object === undefined) return undefined;
    const id = this.#variants.idOf(node.objectId, node.redaction);
    const standing = scene.standingOf(version);
    return variantOf({
      ...{ object, original, id, created, modified },
      creator: this.#identity.objectId,
      tlpMarking: tlpObject(this.#tlp(contribution.key)).objectId,
      standing: (named) => {
        if (named === node.objectId) return id;
        return standing.has(named) ? standing.get(named) : named;
      },
    });
  }
}

function bytesOf(variant: object): Uint8Array {
  return Buffer.from(JSON.stringify(variant));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
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
