/**
 * Concluding leavings: what left a log becomes a recall, if anybody had it.
 *
 * The serving thread has asked the ledger once every read that may have shown the objects was on record; here
 * the answer is written down, in one transaction with what the log says of it. What stands in the log again,
 * and what nobody had, leaves no trace.
 *
 * INVARIANT: what a log gets depends on that log's rows and on who of its audience had them, and on nothing
 * else: ids are keyed, words are fixed, the stamps are of this moment.
 */
import { formatStixTime, type Micros } from '../base/time.ts';
import type { KnownLog } from '../store/history.ts';
import type { LeavingRow, RecalledObject, RecallReceiver } from '../store/recall-store.ts';
import type { NewRelease, StoreTransaction, VariantRow } from '../store/store.ts';
import { recordDeed } from './audit.ts';
import { anonymousConsumer } from './directory.ts';
import { type HubObject, hubRows, missingHubObjects } from './hub-objects.ts';
import { keyedUuid } from './hub-secret.ts';
import {
  concludedMax,
  type NoticeMakers,
  noticeFor,
  noticeMakers,
  recallNote,
  revokedVariant,
} from './recall-notices.ts';
import { firstStamp } from './stamps.ts';
import { keyedIdOf, laterModified, typeOf } from './variant.ts';
import type { WriterScope } from './writer-scope.ts';

/** What one consumer received of one object before it left. */
export interface HadObject {
  readonly consumer: string;
  readonly received: RecallReceiver['received'];
  readonly versions: readonly HadVersion[];
}

/** One version that a consumer received, and when it read it first and last. */
export interface HadVersion {
  readonly version: string;
  readonly first: Micros;
  readonly last: Micros;
}

/** One object as a consumer had it: `had` of a receiver is a list of these as JSON text, by id. */
export interface HadRecord extends Omit<HadObject, 'consumer'> {
  readonly objectId: string;
  readonly type: string;
  /** Its log showed it under another id by then. */
  readonly replaced: boolean;
}

/**
 * What to conclude: leavings of one log, by their numbers, with what the ledger says of each; `undefined` where it
 * was not asked, because the object stood there in some form.
 */
export interface ConcludeRequest {
  readonly log: number;
  readonly found: readonly (readonly [
    leaving: number,
    receivers: readonly HadObject[] | undefined,
  ])[];
}

/** A leaving that is a recall, and who had the object. */
interface Departure extends RecalledObject {
  readonly leaving: LeavingRow;
  readonly receivers: readonly HadObject[];
}

/** Concludes leavings that are still as they were when the ledger was asked. */
export async function concludeRecalls(
  tx: StoreTransaction,
  scope: WriterScope,
  { log, found }: ConcludeRequest,
): Promise<void> {
  const receiversOf = new Map(found);
  const present = await tx.leavingsOf(log, concludedMax);
  const leavings = present.filter(({ id }) => receiversOf.has(id));
  const returned = leavings.filter(({ stands }) => stands);
  // What stands reformed for the sake of what it names may still be withheld: then this form is recalled, too.
  const parked = leavings.filter(({ stands, reformed }) => reformed && !stands);
  await tx.parkLeavings(parked.map(({ id }) => id));
  // What stood when the ledger would have been asked, and does no more, is asked about the next time.
  const gone = leavings.filter(
    ({ id, stands, reformed }) => !stands && !reformed && receiversOf.get(id) !== undefined,
  );
  await tx.removeLeavings([...returned, ...gone].map(({ id }) => id));
  const standing = await tx.releasesOf(
    log,
    gone.map(({ originId }) => originId),
  );
  const replaced = new Set(standing.map(({ originId }) => originId));
  const departures = gone.flatMap((leaving) => {
    const receivers = receiversOf.get(leaving.id) ?? [];
    return receivers.length === 0 ? [] : [departure(leaving, receivers, replaced)];
  });
  const place = (await tx.knownLogs()).find((each) => each.log === log);
  if (departures.length === 0 || place === undefined) return;
  const groups = Map.groupBy(departures, ({ leaving: { moment, orderedBy } }) =>
    JSON.stringify([moment, orderedBy]),
  );
  for (const group of groups.values()) await putRecall(tx, scope, place, group);
  // A log that has been deleted meanwhile has nobody to tell.
  if (scope.directory.logs.get(place.collection)?.get(place.audience)?.log !== log) return;
  await tellLog(tx, scope, place, [...groups.values()]);
}

function departure(
  leaving: LeavingRow,
  receivers: readonly HadObject[],
  replaced: ReadonlySet<string>,
): Departure {
  const { objectId, originId, type, horizon } = leaving;
  // A listing is no receipt of the object: those who have nothing else are told in their lists alone.
  const had = receivers.some(({ received }) => received === 'bodies');
  return {
    ...{ leaving, receivers, objectId, originId, type, horizon },
    notice: had ? noticeFor(leaving) : 'none',
    replaced: replaced.has(originId),
  };
}

async function putRecall(
  tx: StoreTransaction,
  scope: WriterScope,
  { log, collection, audience, horizon }: KnownLog,
  group: readonly Departure[],
): Promise<void> {
  const { moment = 0, orderedBy } = group[0]?.leaving ?? {};
  const ids = group.map(({ objectId }) => objectId);
  const parts = ['recall', collection, audience, String(horizon), String(moment), ...ids];
  const id = keyedUuid(scope.secret.variantKey, ...parts);
  const receivers = receiversIn(group);
  await tx.insertRecall({
    ...{ id, log, collection, audience, moment, orderedBy, objects: group, receivers },
    deadline: scope.now() + scope.limits.recallMicros,
  });
  await recordDeed(tx, scope, {
    ...{ by: { kind: 'hub' }, action: 'recall', subject: `recall:${id}` },
    detail: { collection, audience, objects: ids.length, consumers: receivers.length },
  });
}

/** What each consumer had of these objects. */
function receiversIn(group: readonly Departure[]): readonly RecallReceiver[] {
  const records = group.flatMap(({ objectId, type, replaced, receivers }) =>
    receivers.map(({ consumer, received, versions }) => ({
      consumer,
      record: { objectId, type, replaced, received, versions } satisfies HadRecord,
    })),
  );
  return [...Map.groupBy(records, ({ consumer }) => consumer)].map(([consumer, rows]) => {
    const had = rows.map(({ record }) => record);
    const bodies = had.some(({ received }) => received === 'bodies');
    return {
      consumer,
      received: bodies ? 'bodies' : 'listing',
      // Whoever reads without signing in cannot be asked.
      expected: bodies && consumer !== anonymousConsumer,
      had: JSON.stringify(had),
      ...{ answered: undefined, answer: undefined, words: undefined },
    };
  });
}

/** Appends what the log says of these recalls: at once, whatever batches its audience has. */
async function tellLog(
  tx: StoreTransaction,
  scope: WriterScope,
  place: KnownLog,
  groups: readonly (readonly Departure[])[],
): Promise<void> {
  const makers = noticeMakers(scope, place.audience);
  const notices = [
    ...(await revoke(tx, scope, place, makers, groups.flat())),
    ...groups.flatMap((group) => noteOn(scope, place, makers, group)),
  ];
  if (notices.length === 0) return;
  const context = { tx, decider: scope.decider };
  const needs = await missingHubObjects(context, place.log, makers.needs);
  const rows = [...needs, ...(await hubRows(context, notices))];
  const { last } = await tx.ensureLog(place.collection, place.audience);
  const first = firstStamp(last, scope.now(), rows.length);
  await tx.appendReleases(
    place.log,
    rows.map((row, index): NewRelease => ({ ...row, stamp: first + index })),
  );
}

/** Ends the variants among these objects: what is released again gets another id. */
async function revoke(
  tx: StoreTransaction,
  { secret, now }: WriterScope,
  { log, audience }: KnownLog,
  { frame }: NoticeMakers,
  departures: readonly Departure[],
): Promise<readonly HubObject[]> {
  const revoked = departures.filter(({ notice }) => notice === 'revocation');
  if (revoked.length === 0) return [];
  const origins = revoked.map(({ originId }) => originId);
  const known = new Map((await tx.variantsOf(log, origins)).map((row) => [row.objectId, row]));
  const ends = revoked.flatMap(({ objectId, type }) => {
    const row = known.get(objectId);
    if (row === undefined) return [];
    const modified = laterModified(now(), row.modified);
    const times = { created: row.created ?? modified, modified };
    return [{ row, object: revokedVariant(objectId, type, { ...frame, ...times }) }];
  });
  await tx.putVariants(
    ends.map(({ row }): VariantRow => {
      const generation = row.generation + 1;
      const objectId = keyedIdOf(secret, typeOf(row.objectId), { ...row, audience, generation });
      return { ...row, generation, objectId, created: undefined, modified: undefined };
    }),
  );
  return ends.map(({ object }) => object);
}

/** The note on those of these objects that went out as received. */
function noteOn(
  { secret, now }: WriterScope,
  { collection, audience, horizon }: KnownLog,
  { frame }: NoticeMakers,
  group: readonly Departure[],
): readonly HubObject[] {
  const ids = group.flatMap(({ objectId, notice }) => (notice === 'note' ? objectId : []));
  if (ids.length === 0) return [];
  const parts = ['recall note', collection, audience, String(horizon), ...ids];
  const noteId = `note--${keyedUuid(secret.variantKey, ...parts)}`;
  const created = formatStixTime(now());
  return [recallNote(noteId, ids, { ...frame, created, modified: created })];
}
