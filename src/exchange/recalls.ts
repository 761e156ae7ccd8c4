/**
 * Recalls, as seen from the serving thread: concluding what left logs, telling each consumer what it is to
 * delete, taking its answer, and showing curators who has answered.
 *
 * A read takes its rows from one state of the store and is on record in the ledger before it is sent. So who
 * had an object is known as soon as every read that began before its leaving was seen is on record or over:
 * whatever begins later reads a log without it. That is waited for, and then the ledger is asked.
 */
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { DatedPlace } from '../store/desk-store.ts';
import type {
  LeavingRow,
  OwnRecall,
  OwnRecallsQuery,
  Recall,
  RecallRow,
  RecallSummary,
  RecallsQuery,
} from '../store/recall-store.ts';
import type { Store } from '../store/store.ts';
import type { HadObject, HadVersion } from './conclude-recalls.ts';
import { type DeskPage, paged } from './desk-lookup.ts';
import type { Delivery, LedgerQuestions } from './ledger.ts';
import type { AnswerRequest, OrderedRecall, OrderRequest } from './recall-deeds.ts';
import { concludedMax } from './recall-notices.ts';
import type { WriterCommands } from './writer-commands.ts';

/** Recalls. */
export interface Recalls {
  /** The moment by which deadlines are judged. */
  now(): Micros;
  /** Recalls, the latest first. */
  list(query: RecallsQuery): Promise<DeskPage<RecallSummary, DatedPlace>>;
  recall(id: string): Promise<Recall | undefined>;
  /**
   * Recalls objects: holds when it is answered. Problems: `absent` (no such contribution), `unprocessable`
   * (labels with faults), `conflict` (too many assertions).
   */
  order(request: OrderRequest): Promise<OrderedRecall>;
  /** Who had these objects where they stand now: whom an order would reach. */
  reach(request: Pick<OrderRequest, 'objects' | 'collection'>): Promise<readonly Reached[]>;
  /** Recalls that a consumer is told, the latest first. */
  own(query: OwnRecallsQuery): Promise<DeskPage<OwnRecall, DatedPlace>>;
  ownRecall(consumer: string, id: string): Promise<OwnRecall | undefined>;
  /** Takes a consumer's answer, in place of any before. Problem: `absent`. */
  answer(request: AnswerRequest): Promise<OwnRecall>;
}

/** An object as it stands in one log, and who had it there. */
export interface Reached {
  readonly collection: string;
  readonly audience: string;
  /** The id as submitted, and the id there. */
  readonly submittedId: string;
  readonly objectId: string;
  readonly receivers: readonly Omit<HadObject, 'versions'>[];
}

/** What recalls need of an open hub. */
export interface RecallParts {
  readonly store: Store;
  readonly writer: Pick<WriterCommands, 'concludeRecalls' | 'orderRecall' | 'answerRecall'>;
  readonly ledger: LedgerQuestions;
  readonly view: { refresh(): Promise<void> };
  readonly now: () => Micros;
}

/** The recalls of an open hub. */
export function recallsOf({ store, writer, ledger, view, now }: RecallParts): Recalls {
  const placeIn = ({ moment, id }: RecallRow): DatedPlace => ({ at: moment, id });
  return {
    now,
    async list(query) {
      const rows = await store.recalls({ ...query, limit: query.limit + 1 });
      return paged(rows, query.limit, placeIn);
    },
    recall: (id) => store.recall(id),
    async order(request) {
      const ordered = await writer.orderRecall(request);
      await view.refresh();
      return ordered;
    },
    reach: ({ objects, collection }) => reachOf({ store, ledger }, objects, collection),
    async own(query) {
      const rows = await store.ownRecalls({ ...query, limit: query.limit + 1 });
      return paged(rows, query.limit, ({ recall }) => placeIn(recall));
    },
    ownRecall: (consumer, id) => store.ownRecall(consumer, id),
    async answer(request) {
      await writer.answerRecall(request);
      const own = await store.ownRecall(request.consumer, request.recall);
      if (own === undefined) throw new Problem('absent', 'you have no such recall');
      return own;
    },
  };
}

/** What concluding needs of an open hub. */
export interface ConcludingParts extends Pick<RecallParts, 'store' | 'writer' | 'ledger'> {
  /** Resolves when every read that has begun by now is on record or over. */
  readonly recorded: () => Promise<void>;
}

/** Concludes leavings, some of one log at a time, until none is left that can be. */
export async function concludeLeavings(parts: ConcludingParts): Promise<void> {
  const { store, writer, recorded } = parts;
  for (const log of await store.logsLeft()) {
    let leavings: readonly LeavingRow[];
    do {
      leavings = await store.leavingsOf(log, concludedMax);
      if (leavings.length === 0) break;
      await recorded();
      const receivers = await receiversOf(parts, log, leavings);
      const found = leavings.map((one) => {
        const had = receivers.get(one.objectId) ?? [];
        return [one.id, isThere(one) ? undefined : had] as const;
      });
      await writer.concludeRecalls({ log, found });
    } while (leavings.length === concludedMax);
  }
}

/** Whether the object stands in its log, if only as closure reformed it: then nobody is told anything. */
function isThere({ stands, reformed }: LeavingRow): boolean {
  return stands || reformed;
}

/** Who had what of these objects since they were recalled last, by the id in the log. */
async function receiversOf(
  { store, ledger }: Pick<RecallParts, 'store' | 'ledger'>,
  log: number,
  leavings: readonly LeavingRow[],
): Promise<ReadonlyMap<string, readonly HadObject[]>> {
  const gone = leavings.filter((one) => !isThere(one));
  if (gone.length === 0) return new Map();
  const ids = gone.map(({ objectId }) => objectId);
  const told = await store.recalledUpTo(log, ids);
  const origins = [...new Set(gone.map(({ originId }) => originId))];
  const deliveries = (await ledger.receiversOf(log, origins)).filter(
    ({ objectId, stamp }) => stamp > (told.get(objectId) ?? 0),
  );
  const byObject = Map.groupBy(deliveries, ({ objectId }) => objectId);
  return new Map([...byObject].map(([id, rows]) => [id, hadBy(rows)]));
}

/** Deliveries of one object, by consumer: of a version in several forms all reads together. */
function hadBy(deliveries: readonly Delivery[]): readonly HadObject[] {
  const consumers = Map.groupBy(deliveries, ({ consumer }) => consumer);
  return [...consumers].sort(byName).map(([consumer, rows]) => {
    const bodies = rows.filter(({ received }) => received === 'bodies');
    const counted = bodies.length > 0 ? bodies : rows;
    const versions = Map.groupBy(counted, ({ version }) => version);
    return {
      consumer,
      received: bodies.length > 0 ? 'bodies' : 'listing',
      versions: [...versions].sort(byName).map(([version, same]) => versionHad(version, same)),
    };
  });
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : Number(one > other);
}

function versionHad(version: string, deliveries: readonly Delivery[]): HadVersion {
  const first = Math.min(...deliveries.map((one) => one.first));
  const last = Math.max(...deliveries.map((one) => one.last));
  return { version, first, last };
}

async function reachOf(
  { store, ledger }: Pick<RecallParts, 'store' | 'ledger'>,
  objects: readonly string[],
  collection: string | undefined,
): Promise<readonly Reached[]> {
  const snapshot = await store.snapshot();
  try {
    const reached: Reached[] = [];
    for (const log of await snapshot.logs()) {
      if (log.collection !== (collection ?? log.collection)) continue;
      const rows = await snapshot.releasesOf(log.log, objects);
      const standing = new Map(rows.map(({ objectId, originId }) => [objectId, originId]));
      if (standing.size === 0) continue;
      const deliveries = await ledger.receiversOf(log.log, [...new Set(standing.values())]);
      const told = await snapshot.recalledUpTo(log.log, [...standing.keys()]);
      const since = deliveries.filter(({ objectId, stamp }) => stamp > (told.get(objectId) ?? 0));
      const byObject = Map.groupBy(since, ({ objectId }) => objectId);
      for (const [objectId, submittedId] of [...standing].sort(byName)) {
        const receivers = hadBy(byObject.get(objectId) ?? []).map(({ consumer, received }) => ({
          ...{ consumer, received },
        }));
        const { audience } = log;
        reached.push({ collection: log.collection, audience, submittedId, objectId, receivers });
      }
    }
    return reached;
  } finally {
    await snapshot.close();
  }
}
