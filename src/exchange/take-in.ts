/**
 * Taking in: from the bytes of one object to a stored contribution with its labels and decision key.
 *
 * Judged among the submitter's own contributions only, so that nobody learns from the outcome
 * what others have submitted.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import type { Micros } from '../base/time.ts';
import { keyText } from '../policy/decision-key.ts';
import { amongAudiences } from '../policy/key-audiences.ts';
import { type Labels, parseLabels } from '../policy/labels.ts';
import { isStatement } from '../policy/marking-definitions.ts';
import type { LabelSource } from '../policy/vocabulary.ts';
import type { Profile } from '../stix/finding.ts';
import { compareVersions, isRepeat, type ObjectVersion } from '../stix/versioning.ts';
import type { Contribution, NewContribution, StoreTransaction } from '../store/store.ts';
import type { Decider } from './decider.ts';
import type { Collection, Directory, Entry } from './directory.ts';
import {
  creatorOf,
  type Examination,
  type Examined,
  examine,
  findingsText,
  unversioned,
} from './examine.ts';
import { noteLeavings } from './leaving.ts';
import { rekeyMarked } from './marked.ts';
import { followReferenceSets } from './reference-sets.ts';
import { isPublicSet } from './rekey.ts';
import { type AssertionsByObject, assertionsByObject } from './standing-assertions.ts';
import { statementsNamedBy } from './statements.ts';
import { readBody } from './stored-body.ts';
import { understood } from './understood.ts';
import { countAdmitted, defaultLabels } from './weigh.ts';
import { collectionNamed, type WriterScope } from './writer-scope.ts';

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
  /** For whom the submitter delivers. */
  readonly onBehalfOf: string | undefined;
  /** The moment at which consents and embargoes are looked at. */
  readonly now: Micros;
  /** Those who read: what labels say of others is not kept in keys. */
  readonly audiences: Directory['audiences'];
  /** The collection's logs. */
  readonly logs: readonly number[];
  readonly profile: Profile;
  /** Whether successes tell their warnings. */
  readonly tellWarnings: boolean;
  /** Marking definitions of the same envelope, so that it is no matter in which piece they come. */
  readonly definitions?: readonly JsonObject[] | undefined;
}

/** The intake of a submission, from what the directory says of its collection and consumer. */
export function intakeOf(
  { directory, limits, now }: WriterScope,
  submission: {
    readonly consumer: string;
    readonly collection: string;
    readonly requested: Micros;
    readonly onBehalfOf: string | undefined;
  },
  envelopeLabels: JsonValue | undefined,
): Intake {
  const collection = collectionNamed(directory, submission.collection);
  const logs = [...(directory.logs.get(collection.id)?.values() ?? [])];
  return {
    submitter: submission.consumer,
    collection,
    envelopeLabels,
    received: submission.requested,
    onBehalfOf: submission.onBehalfOf,
    now: now(),
    audiences: directory.audiences,
    logs: logs.map(({ log }) => log),
    profile: limits.profile,
    tellWarnings: directory.consumers.get(submission.consumer)?.compat.warnings === true,
  };
}

/** What a piece of an envelope came to. */
export interface TakenIn {
  readonly outcomes: Outcomes;
  /** Ids of objects to be settled: a contribution is new or gone, or decided on something else. */
  readonly changed: readonly string[];
  /** Those of them of which rows have been taken out of the logs. */
  readonly withdrawn: ReadonlySet<string>;
}

/** Takes in some objects of an envelope, within a transaction. */
export async function takeIn(
  tx: StoreTransaction,
  scope: WriterScope,
  intake: Intake,
  objects: readonly Uint8Array[],
): Promise<TakenIn> {
  const examined = objects.map((bytes) => examine(bytes, intake.profile));
  const ids = examined.flatMap((one) => (one.ok ? [one.examined.objectId] : []));
  const earlier = await tx.contributionsOf(intake.collection.id, [...new Set(ids)]);
  const own = earlier.filter(({ submitter }) => submitter === intake.submitter);
  const assertions = assertionsByObject(await tx.standingAssertions([...new Set(ids)]));
  const statements = await statementsFor(tx, intake, examined);
  const admission = new Admission(
    intake,
    own,
    { assertions, statements },
    await versionsOf(tx, own),
  );
  for (const one of examined) {
    if (one.ok) admission.admit(one.examined);
    else admission.failures.push(one.refusal);
  }
  const unmarked = await withdraw(tx, intake.logs, admission.outdated, intake.now);
  const { decider } = scope;
  const keys = await decider.internAll(
    tx,
    admission.admitted.map(({ keyText: text }) => text),
  );
  const kept = await understood(tx, scope, intake, admission.admitted);
  const contributions = kept.map(({ examined: one, keyText: text, ...rest }) =>
    contributionOf(intake, one, { ...rest, key: keys.get(text) ?? 0 }, decider),
  );
  await tx.insertContributions(contributions);
  const sets = { entered: contributions, left: admission.outdated };
  await followReferenceSets(tx, scope, { ...sets, settled: intake.collection.id });
  const { successes, failures, admitted } = admission;
  const rekeyed = await rekeyUnder(tx, scope, intake, admitted);
  const taken = admitted.map(({ examined: { objectId } }) => objectId);
  const changed = new Set([...taken, ...unmarked, ...rekeyed]);
  const withdrawn = new Set(admission.outdated.map(({ objectId }) => objectId));
  return { outcomes: { successes, failures }, changed: [...changed], withdrawn };
}

/** Keys anew what stands under the definitions that have come: a statement opens, any other closes. */
async function rekeyUnder(
  tx: StoreTransaction,
  scope: WriterScope,
  { collection }: Intake,
  admitted: readonly Admitted[],
): Promise<readonly string[]> {
  const objects = admitted.map(({ examined: { object } }) => object);
  const come = objects.filter(({ type }) => type === 'marking-definition');
  const changed: string[] = [];
  for (const opens of [true, false]) {
    const definitions = come
      .filter((one) => isStatement(one) === opens)
      .map(({ id }) => String(id));
    const keyedAs = opens ? 'other' : 'statement';
    const change = { collection: collection.id, definitions, keyedAs } as const;
    changed.push(...(await rekeyMarked(tx, scope, change)));
  }
  return changed;
}

/** The marking definitions that are statements to the submitter, those that come with these objects included. */
async function statementsFor(
  tx: StoreTransaction,
  { collection, submitter, definitions = [] }: Intake,
  examined: readonly Examination[],
): Promise<ReadonlySet<string>> {
  const objects = examined.flatMap((one) => (one.ok ? [one.examined.object] : []));
  const known = await statementsNamedBy(tx, collection.id, objects);
  for (const object of [...definitions, ...objects]) known.note(submitter, object);
  return known.of(submitter);
}

/** What is said elsewhere of the objects that come. */
interface Surroundings {
  readonly assertions: AssertionsByObject;
  readonly statements: ReadonlySet<string>;
}

/** An object admitted, with the labels that count for it. */
interface Admitted {
  readonly examined: Examined;
  readonly labels: Labels;
  readonly source: LabelSource;
  readonly keyText: string;
  readonly nextPhase: Micros | undefined;
}

/** Judges object after object of one envelope against what its submitter contributed before. */
class Admission {
  readonly successes: Outcome[] = [];
  readonly failures: Outcome[] = [];
  readonly admitted: Admitted[] = [];
  /** Contributions that an unversioned object sent anew replaces. */
  readonly outdated: Contribution[] = [];
  readonly #envelopeLabels: Labels | undefined;
  readonly #defaultLabels: Labels;
  readonly #own: Map<string, Contribution[]>;
  /** Labels of objects of this envelope that the collection's defaults did not give. */
  readonly #labelled = new Map<string, Labels>();
  readonly #tellWarnings: boolean;
  readonly #intake: Intake;
  readonly #surroundings: Surroundings;
  /** Own versions by object id, those of this envelope included. */
  readonly #versions: Map<string, ObjectVersion[]>;

  constructor(
    intake: Intake,
    own: readonly Contribution[],
    surroundings: Surroundings,
    versions: Map<string, ObjectVersion[]>,
  ) {
    const { envelopeLabels, collection } = intake;
    this.#tellWarnings = intake.tellWarnings;
    this.#intake = intake;
    this.#surroundings = surroundings;
    this.#versions = versions;
    this.#envelopeLabels =
      envelopeLabels === undefined ? undefined : parseLabels(envelopeLabels).labels;
    this.#defaultLabels = defaultLabels(collection);
    this.#own = Map.groupBy(own, ({ objectId }) => objectId);
  }

  admit(examined: Examined): void {
    const { objectId: id, version } = examined;
    const earlier = this.#versions.get(id) ?? [];
    const arriving = versionOf(examined);
    const versioned = version !== unversioned;
    const findings = compareVersions(earlier, arriving, versioned);
    if (isRepeat(earlier, arriving)) this.#succeed(examined);
    else if (findings.length > 0) {
      this.failures.push({ id, version, message: findingsText(findings) });
    } else if (!versioned && earlier.length > 0) this.#replace(examined);
    else this.#accept(examined);
  }

  #succeed({ objectId: id, version, warning }: Examined): void {
    const tell = this.#tellWarnings && warning !== undefined;
    this.successes.push(tell ? { id, version, message: warning } : { id, version });
  }

  #accept(examined: Examined): void {
    const { labels, source } = this.#labelsFor(examined);
    const { collection, submitter, now, audiences } = this.#intake;
    const contribution = { objectId: examined.objectId, collection: collection.id, submitter };
    const { assertions, statements } = this.#surroundings;
    const declared = { labels, source, statements };
    const { key, nextPhase } = countAdmitted(
      contribution,
      declared,
      assertions,
      now,
      examined.object,
    );
    const earlier = this.#versions.get(examined.objectId) ?? [];
    this.#versions.set(examined.objectId, [...earlier, versionOf(examined)]);
    const text = keyText(amongAudiences(key, audiences));
    this.admitted.push({ examined, labels, source, keyText: text, nextPhase });
    if (source !== 'collection') this.#labelled.set(examined.objectId, labels);
    this.#succeed(examined);
  }

  #replace(examined: Examined): void {
    const earlier = this.#own.get(examined.objectId) ?? [];
    this.outdated.push(...earlier);
    this.#own.delete(examined.objectId);
    this.#versions.delete(examined.objectId);
    this.#labelled.delete(examined.objectId);
    const inEnvelope = this.admitted.findIndex(
      ({ examined: { objectId } }) => objectId === examined.objectId,
    );
    if (inEnvelope >= 0) this.admitted.splice(inEnvelope, 1);
    this.#accept(examined);
  }

  /** The object's own labels, else the envelope's, else its lineage's, else the collection's. */
  #labelsFor({ ownLabels, objectId }: Examined): { labels: Labels; source: LabelSource } {
    if (ownLabels !== undefined) return { labels: ownLabels, source: 'object' };
    if (this.#envelopeLabels !== undefined) {
      return { labels: this.#envelopeLabels, source: 'envelope' };
    }
    const inherited = this.#inherited(objectId);
    if (inherited !== undefined) return { labels: inherited, source: 'lineage' };
    return { labels: this.#defaultLabels, source: 'collection' };
  }

  #inherited(objectId: string): Labels | undefined {
    const inEnvelope = this.#labelled.get(objectId);
    if (inEnvelope !== undefined) return inEnvelope;
    const earlier = (this.#own.get(objectId) ?? [])
      .filter(({ labelSource }) => labelSource !== 'collection')
      .at(-1);
    return earlier === undefined ? undefined : (JSON.parse(earlier.labels) as Labels);
  }
}

function versionOf({ version, object, createdBy, revoked, digest }: Examined): ObjectVersion {
  return { version, created: createdOf(object), createdByRef: createdBy, revoked, digest };
}

function createdOf({ created }: JsonObject): string | undefined {
  return typeof created === 'string' ? created : undefined;
}

/** What a contributor's stored versions say of themselves, by object id. */
async function versionsOf(
  tx: StoreTransaction,
  own: readonly Contribution[],
): Promise<Map<string, ObjectVersion[]>> {
  const bodies = await tx.bodies(own.map(({ body }) => body));
  const versions = own.map(({ objectId, version, revoked, digest, body }) => {
    const object = readBody(bodies, body);
    const names = { created: createdOf(object), createdByRef: creatorOf(object) };
    return { objectId, is: { version, ...names, revoked, digest } };
  });
  return new Map(
    [...Map.groupBy(versions, ({ objectId }) => objectId)].map(([objectId, rows]) => [
      objectId,
      rows.map(({ is }) => is),
    ]),
  );
}

/**
 * Removes contributions, and before them every row of the collection's logs that shows one. Returns the
 * markings that they were under: settled, each that marks nothing any more leaves too.
 */
export async function withdraw(
  tx: StoreTransaction,
  logs: readonly number[],
  contributions: readonly Contribution[],
  moment: Micros,
): Promise<readonly string[]> {
  if (contributions.length === 0) return [];
  const ids = new Set<number | undefined>(contributions.map(({ id }) => id));
  const named = await tx.referencesOf(contributions.map(({ id }) => id));
  const objectIds = [...new Set(contributions.map(({ objectId }) => objectId))];
  for (const log of logs) {
    const rows = await tx.releasesOf(log, objectIds);
    const taken = rows.filter((row) => ids.has(row.contribution));
    if (taken.length === 0) continue;
    await tx.removeReleases(
      log,
      taken.map(({ stamp }) => stamp),
    );
    await noteLeavings(tx, log, taken, moment);
  }
  await tx.deleteContributions([...ids].filter((id) => id !== undefined));
  return named.filter(({ kind }) => kind === 'marking').map(({ target }) => target);
}

interface KeyedLabels {
  readonly labels: Labels;
  readonly source: LabelSource;
  readonly key: number;
  readonly nextPhase: Micros | undefined;
}

function contributionOf(
  { submitter, collection, received, now, onBehalfOf }: Intake,
  { objectId, type, version, versionKey, createdBy, revoked, references, bytes }: Examined,
  { labels, source, key, nextPhase }: KeyedLabels,
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
    onBehalfOf,
    bytes,
    references,
    key,
    labels: JSON.stringify(labels),
    labelSource: source,
    publicSet: isPublicSet(decider, key),
    keyed: now,
    nextPhase,
  };
}
