/**
 * Integrity: nothing becomes visible without a recorded decision.
 *
 * An auditor looks into the database of a world after every step, past everything that decides in it. It
 * says of each row of each log whether its audience may have it, by the meaning of packs as
 * `test/model/decide.ts` has it and by the rulings, and of each thing that became allowed by which record.
 */
import Database from 'better-sqlite3';
import { parseTaxiiTime } from '../../src/base/time.ts';
import { keyText, parseKeyText } from '../../src/policy/decision-key.ts';
import { handlingExtensionId } from '../../src/policy/vocabulary.ts';
import { modelDecide } from '../model/decide.ts';
import { type Kept, keptIn, type Row, type Stored } from './kept.ts';
import type { World } from './world.ts';

/** Something that stands in a log, or was opened, without right. */
export interface Breach {
  readonly log: string;
  readonly what: string;
  readonly of: string;
}

/** Looks at one world, step after step. */
export class Auditor {
  readonly #world: World;
  readonly #effects = new Map<string, string>();
  #before:
    | { readonly kept: Kept; readonly allowed: ReadonlySet<string>; readonly now: number }
    | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** What is wrong now, as of a moment. */
  async look(now: number): Promise<readonly Breach[]> {
    const database = new Database(this.#world.database, { readonly: true });
    const kept = keptIn(database);
    database.close();
    await this.#weigh(kept);
    const allowed = new Set<string>();
    for (const { collection, audience } of kept.logs.values()) {
      for (const stored of kept.contributions.values()) {
        if (stored.collection === collection && this.#mayHave(kept, stored, audience)) {
          allowed.add(`${audience} ${stored.id}`);
        }
      }
    }
    const rows = kept.rows.flatMap((row) => this.#breachesOf(kept, row, allowed));
    const lineages = breachesOfLineages(kept);
    const opened = this.#before === undefined ? [] : this.#unrecorded(kept, allowed, now);
    this.#before = { kept, allowed, now };
    return [...rows, ...lineages, ...opened, ...unfounded(kept)];
  }

  /** What each contribution is decided on at this moment: its key, derived anew from all that it depends on. */
  async #weigh({ contributions }: Kept): Promise<void> {
    const objects = new Set([...contributions.values()].map(({ object }) => object));
    for (const object of objects) {
      for (const { contribution, counted } of await this.#world.hub.curation.labelsOf(object)) {
        const stored = contributions.get(contribution.id);
        if (stored !== undefined) stored.key = keyText(counted.key);
      }
    }
  }

  #effect({ pack }: Kept, key: string, audience: string): string {
    const attributes = this.#world.hub.directory().audiences.get(audience)?.attributes ?? {};
    const question = JSON.stringify([pack.hash, key, audience, attributes]);
    const known = this.#effects.get(question);
    if (known !== undefined) return known;
    const { effect } = modelDecide(pack, parseKeyText(key), { id: audience, attributes });
    this.#effects.set(question, effect);
    return effect;
  }

  /** By R-8 the strictest of a version and those after it counts, by R-5 what names another's identity is held. */
  #mayHave(kept: Kept, stored: Stored, audience: string): boolean {
    const lineage = kept.lineageOf(stored);
    const { boundTo } = this.#world.hub.directory();
    const owners = lineage.flatMap(({ creator }) => (creator && boundTo.get(creator)) ?? []);
    const foreign = owners.some((owner) => owner !== '' && owner !== stored.submitter);
    const cleared = parseKeyText(stored.key).review_cleared.includes(audience);
    if (foreign && !cleared) return false;
    const onward = lineage.filter((other) => isNotBefore(other, stored));
    return onward.every(({ key }) =>
      ['release', 'redact'].includes(this.#effect(kept, key, audience)),
    );
  }

  #breachesOf(kept: Kept, row: Row, allowed: ReadonlySet<string>): readonly Breach[] {
    const log = kept.logs.get(row.log);
    const found = (what: string): Breach => ({
      log: `${log?.collection} ${log?.audience}`,
      what,
      of: `${row.object} ${row.version}`,
    });
    if (log === undefined) return [found('stands in no log')];
    const body = JSON.parse(row.bytes) as Readonly<Record<string, unknown>>;
    const breaches: Breach[] = [];
    if (row.bytes.includes(handlingExtensionId)) breaches.push(found('tells its labels'));
    for (const target of namedIn(body, row, kept)) {
      if (!kept.resolves(row.log, target))
        breaches.push(found(`names ${target}, which is not there`));
    }
    if (row.contribution === undefined) {
      const own = ofTheHub.has(row.type) || isRevocation(body, row, kept);
      if (!own) breaches.push(found('was contributed by nobody'));
      return breaches;
    }
    const stored = kept.contributions.get(row.contribution);
    if (stored === undefined || stored.collection !== log.collection) {
      return [...breaches, found('was not contributed here')];
    }
    if (!allowed.has(`${log.audience} ${stored.id}`)) breaches.push(found('may not be shown'));
    const onward = kept.lineageOf(stored).filter((other) => isNotBefore(other, stored));
    const redacted = onward.some(({ key }) => this.#effect(kept, key, log.audience) === 'redact');
    if (redacted && row.bytes === stored.bytes && !mayBeOwnForm(body)) {
      breaches.push(found('goes out as received'));
    }
    if (!kept.isSubmitted(stored)) breaches.push(found('was never acknowledged'));
    return breaches;
  }

  /** What may be shown now and might not before, and nothing recorded since has opened. */
  #unrecorded(kept: Kept, allowed: ReadonlySet<string>, now: number): readonly Breach[] {
    const before = this.#before;
    if (before === undefined) return [];
    return [...allowed].flatMap((one) => {
      const [audience = '', id = ''] = one.split(' ');
      const stored = kept.contributions.get(Number(id));
      const isNew = !before.kept.contributions.has(Number(id));
      if (stored === undefined || isNew || before.allowed.has(one)) return [];
      if (hasGround(stored, { kept, before: before.kept, since: before.now, now })) return [];
      return [
        { log: `${stored.collection} ${audience}`, what: 'opened by nobody', of: stored.object },
      ];
    });
  }
}

const ofTheHub = new Set(['identity', 'marking-definition', 'note']);

/** the last version of a variant that the log has shown. */
function isRevocation(
  { revoked }: Readonly<Record<string, unknown>>,
  { log, object, stamp }: Row,
  { everyRow }: Kept,
): boolean {
  const shown = everyRow.some(
    (one) => one.log === log && one.object === object && one.stamp < stamp,
  );
  return revoked === true && shown;
}

function isNotBefore(other: Stored, stored: Stored): boolean {
  if (other.versionKey !== stored.versionKey) return other.versionKey > stored.versionKey;
  return other.id >= stored.id;
}

interface Since {
  readonly kept: Kept;
  readonly before: Kept;
  readonly since: number;
  readonly now: number;
}

/** An assertion, an activation, a moment that has come, a submission, a deletion, a change of the directory. */
function hasGround(stored: Stored, { kept, before, since, now }: Since): boolean {
  const stated = kept.assertions.filter((one) => one.object === stored.object);
  const fresh = stated.some(({ id, kind }) => id > before.lastAssertion && kind !== 'tightening');
  const lineage = [...kept.lineageOf(stored), ...before.lineageOf(stored)];
  const labels = lineage.map((one) => one.labels);
  const texts = [...labels, ...stated.map(({ statement }) => statement)].join(' ');
  const moments = (texts.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? []).map(parseTaxiiTime);
  const hasCome = moments.some((moment) => moment !== undefined && moment > since && moment <= now);
  const deeds = kept.deeds.slice(before.deeds.length);
  const ofDirectory = deeds.some(({ action }) =>
    /^(put|delete)-(audience|collection|consumer)$/.test(action),
  );
  const deleted = deeds.some(
    ({ action, subject }) => action === 'delete-object' && subject === `object:${stored.object}`,
  );
  // A replacement of a stricter version: a submission of the same consumer.
  const submitted = kept.lineageOf(stored).some(({ id }) => !before.contributions.has(id));
  return (
    fresh ||
    kept.activations.length > before.activations.length ||
    hasCome ||
    ofDirectory ||
    deleted ||
    submitted
  );
}

/** Loosenings without evidence or a deed, and activations by fewer than two persons. */
function unfounded({ assertions, activations, deeds }: Kept): readonly Breach[] {
  const recorded = deeds.map(({ action, detail }) => `${action} ${detail}`);
  const inDeed = (id: number) =>
    recorded.some((text) => new RegExp(`"assertions?":\\[?(\\d+,)*${id}\\b`).test(text)) ||
    recorded.some((text) => text.startsWith('grant-proposal'));
  const loosenings = assertions.filter(({ kind, retracts }) => {
    const retracted = assertions.find(({ id }) => id === retracts);
    return kind === 'loosening' || retracted?.kind === 'tightening';
  });
  const unproved = loosenings.filter(({ id, evidence, actor }) => {
    return evidence === null || !actor.startsWith('account:') || !inDeed(id);
  });
  const lonely = activations.filter(
    ({ kind, proposedBy, activatedBy }) =>
      ['activation', 'rollback'].includes(kind) &&
      (proposedBy === null || proposedBy === activatedBy),
  );
  return [
    ...unproved.map(({ object }) => ({
      log: 'all',
      what: 'a loosening without grounds',
      of: object,
    })),
    ...lonely.map(({ hash }) => ({ log: 'all', what: 'activated by one person', of: hash })),
  ];
}

/** of each object a log shows one submitter's versions. */
function breachesOfLineages(kept: Kept): readonly Breach[] {
  const submitters = new Map<string, string>();
  return kept.rows.flatMap(({ log, origin, contribution }) => {
    const submitter = kept.contributions.get(contribution ?? -1)?.submitter ?? 'the hub';
    const known = submitters.get(`${log} ${origin}`) ?? submitter;
    submitters.set(`${log} ${origin}`, known);
    if (known === submitter) return [];
    return [{ log: String(log), what: 'shows versions of two submitters', of: origin }];
  });
}

/** Ids that a body names and that must be there; what is public knowledge is public with what it names. */
function namedIn(body: Readonly<Record<string, unknown>>, row: Row, kept: Kept): readonly string[] {
  const stored = kept.contributions.get(row.contribution ?? -1);
  const isPublic =
    stored === undefined || parseKeyText(stored.key).publicity === 'public_knowledge';
  if (isPublic) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    if (name === 'created_by_ref' || name === 'object_marking_refs') return [];
    if (name.endsWith('_ref')) return [String(value)];
    return name.endsWith('_refs') && Array.isArray(value) ? value.map(String) : [];
  });
}

/** Whether the hub's own form may be the very bytes that came: of what has no times and carries its one TLP. */
function mayBeOwnForm({ created, object_marking_refs: refs }: Readonly<Record<string, unknown>>) {
  return created === undefined && Array.isArray(refs) && refs.length === 1;
}
