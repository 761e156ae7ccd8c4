/**
 * Taking in: from the bytes of one object to a stored contribution with its labels and decision key.
 *
 * Judged among the submitter's own contributions only, so that nobody learns from the outcome
 * what others have submitted.
 */
import type { JsonValue } from '../base/json.ts';
import type { Micros } from '../base/time.ts';
import { deriveKey, keyText } from '../policy/decision-key.ts';
import { type Labels, labelsOfObject, parseLabels } from '../policy/labels.ts';
import type { LabelSource } from '../policy/vocabulary.ts';
import type { Contribution, NewContribution, StoreTransaction } from '../store/store.ts';
import { groupBy } from './closure.ts';
import type { Decider } from './decider.ts';
import type { Collection, Entry } from './directory.ts';
import { type Examined, examine, unversioned } from './examine.ts';

/** A status detail (TAXII 2.1 §4.3.1). */
export interface Outcome {
  readonly id: string;
  readonly version: string;
  readonly message?: string;
}

/** What became of the objects of one envelope, in the order they came. */
export interface Outcomes {
  readonly successes: readonly Outcome[];
  readonly failures: readonly Outcome[];
}

/** Whose objects these are and what came with them. */
export interface Intake {
  readonly submitter: string;
  readonly collection: Entry<Collection>;
  /** `x_sekisho_labels` of the envelope. */
  readonly envelopeLabels: JsonValue | undefined;
  readonly received: Micros;
  /** The collection's logs. */
  readonly logs: readonly number[];
}

/** What a piece of an envelope came to. */
export interface TakenIn {
  readonly outcomes: Outcomes;
  /** Ids of objects with a contribution that is new or gone. */
  readonly changed: readonly string[];
}

/** Takes in some objects of an envelope, within a transaction. */
export async function takeIn(
  tx: StoreTransaction,
  decider: Decider,
  intake: Intake,
  objects: readonly Uint8Array[],
): Promise<TakenIn> {
  const examined = objects.map(examine);
  const ids = examined.flatMap((one) => (one.ok ? [one.examined.objectId] : []));
  const desk = new Desk(intake, await tx.contributionsOf(intake.collection.id, [...new Set(ids)]));
  for (const one of examined) {
    if (one.ok) desk.admit(one.examined);
    else desk.failures.push(one.refusal);
  }
  if (desk.outdated.length > 0) await withdraw(tx, intake.logs, desk.outdated);
  const keys = await decider.internAll(
    tx,
    desk.admitted.map(({ keyText: text }) => text),
  );
  await tx.insertContributions(
    desk.admitted.map(({ examined: one, labels, source, keyText: text }) =>
      contributionOf(intake, one, { labels, source, key: keys.get(text) ?? 0 }, decider),
    ),
  );
  const { successes, failures, admitted } = desk;
  const changed = new Set(admitted.map(({ examined: { objectId } }) => objectId));
  return { outcomes: { successes, failures }, changed: [...changed] };
}

/** An object admitted, with the labels that count for it. */
interface Admitted {
  readonly examined: Examined;
  readonly labels: Labels;
  readonly source: LabelSource;
  readonly keyText: string;
}

/** Judges object after object of one envelope against what its submitter contributed before. */
class Desk {
  readonly successes: Outcome[] = [];
  readonly failures: Outcome[] = [];
  readonly admitted: Admitted[] = [];
  /** Contributions that an unversioned object sent anew replaces. */
  readonly outdated: Contribution[] = [];
  readonly #envelopeLabels: Labels | undefined;
  readonly #defaultLabels: Labels;
  readonly #own: Map<string, Contribution[]>;
  readonly #digests = new Map<string, string>();

  constructor(intake: Intake, earlier: readonly Contribution[]) {
    const { envelopeLabels, collection } = intake;
    this.#envelopeLabels =
      envelopeLabels === undefined ? undefined : parseLabels(envelopeLabels).labels;
    this.#defaultLabels = defaultLabels(collection);
    const own = earlier.filter(({ submitter }) => submitter === intake.submitter);
    this.#own = groupBy(own, ({ objectId }) => objectId);
    for (const one of own) this.#digests.set(versionOf(one), one.digest);
  }

  admit(examined: Examined): void {
    const { objectId: id, version } = examined;
    const digest = this.#digests.get(versionOf(examined));
    if (digest === examined.digest) this.successes.push({ id, version });
    else if (digest === undefined) this.#accept(examined);
    else if (version === unversioned) this.#replace(examined);
    else {
      const message = 'this version was submitted before with other content, which stands';
      this.failures.push({ id, version, message });
    }
  }

  #accept(examined: Examined): void {
    const { labels, source } = this.#labelsFor(examined);
    const key = keyText(deriveKey(labels, source, examined.object));
    this.#digests.set(versionOf(examined), examined.digest);
    this.admitted.push({ examined, labels, source, keyText: key });
    this.successes.push({ id: examined.objectId, version: examined.version });
  }

  #replace(examined: Examined): void {
    const earlier = this.#own.get(examined.objectId) ?? [];
    this.outdated.push(...earlier);
    this.#own.delete(examined.objectId);
    const inEnvelope = this.admitted.findIndex(
      ({ examined: { objectId } }) => objectId === examined.objectId,
    );
    if (inEnvelope >= 0) this.admitted.splice(inEnvelope, 1);
    this.#accept(examined);
  }

  /** The object's own labels, else the envelope's, else its lineage's, else the collection's. */
  #labelsFor({ object, objectId }: Examined): { labels: Labels; source: LabelSource } {
    const own = labelsOfObject(object);
    if (own !== undefined) return { labels: own.labels, source: 'object' };
    if (this.#envelopeLabels !== undefined) {
      return { labels: this.#envelopeLabels, source: 'envelope' };
    }
    const inherited = this.#inherited(objectId);
    if (inherited !== undefined) return { labels: inherited, source: 'lineage' };
    return { labels: this.#defaultLabels, source: 'collection' };
  }

  #inherited(objectId: string): Labels | undefined {
    const inEnvelope = this.admitted
      .filter(({ examined, source }) => examined.objectId === objectId && source !== 'collection')
      .at(-1);
    if (inEnvelope !== undefined) return inEnvelope.labels;
    const earlier = (this.#own.get(objectId) ?? [])
      .filter(({ labelSource }) => labelSource !== 'collection')
      .at(-1);
    return earlier === undefined ? undefined : (JSON.parse(earlier.labels) as Labels);
  }
}

/** The labels of a collection's objects that carry none and came with none. */
export function defaultLabels(collection: Collection): Labels {
  return parseLabels(collection.defaults.labels ?? {}).labels;
}

function versionOf({ objectId, versionKey }: { objectId: string; versionKey: string }): string {
  return `${objectId} ${versionKey}`;
}

/** Removes contributions, and before them every row of the collection's logs that shows one. */
export async function withdraw(
  tx: StoreTransaction,
  logs: readonly number[],
  contributions: readonly Contribution[],
): Promise<void> {
  const ids = new Set<number | undefined>(contributions.map(({ id }) => id));
  const objectIds = [...new Set(contributions.map(({ objectId }) => objectId))];
  for (const log of logs) {
    const rows = await tx.releasesOf(log, objectIds);
    const stamps = rows.filter((row) => ids.has(row.contribution)).map(({ stamp }) => stamp);
    if (stamps.length > 0) await tx.removeReleases(log, stamps);
  }
  await tx.deleteContributions([...ids].filter((id) => id !== undefined));
}

interface KeyedLabels {
  readonly labels: Labels;
  readonly source: LabelSource;
  readonly key: number;
}

function contributionOf(
  { submitter, collection, received }: Intake,
  { objectId, type, version, versionKey, createdBy, revoked, references, bytes }: Examined,
  { labels, source, key }: KeyedLabels,
  decider: Decider,
): NewContribution {
  return {
    collection: collection.id,
    objectId,
    type,
    version,
    versionKey,
    submitter,
    createdBy,
    revoked,
    received,
    bytes,
    references,
    key,
    labels: JSON.stringify(labels),
    labelSource: source,
    publicSet: isPublicSet(decider, key),
  };
}

/**
 * Whether an object belongs to the public reference sets: public knowledge by the administrator's
 * statement, and open even to an audience that nobody has heard of.
 */
export function isPublicSet(decider: Decider, key: number): boolean {
  const judgement = decider.judge(key, unheardOfAudience);
  return judgement.key.public_set === 'yes' && judgement.effect === 'release';
}

/** No audience can have this id. */
const unheardOfAudience = '';
