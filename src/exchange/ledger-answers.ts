/**
 * Answering questions to the ledger: page by page, in steps of bounded size, each exact.
 *
 * Ledger and history are two files that change meanwhile. Of every log a moment is taken first and reads
 * of later moments are passed over, so the history that is read afterwards tells of every read that counts.
 */
import { Problem } from '../base/problem.ts';
import type { Micros } from '../base/time.ts';
import type { KnownLog, LogMoment, RowState } from '../store/history.ts';
import type { LedgerReads, LogReader } from '../store/ledger.ts';
import type { StoreReader } from '../store/store.ts';
import { DeliveryGatherer, type Gathered, inOrder, type Place } from './deliveries.ts';
import type { Delivery, LedgerQuestion, LedgerQuestions } from './ledger.ts';
import { Grounds } from './ledger-grounds.ts';

/** What is asked. */
export interface LedgerSources {
  readonly ledger: LedgerReads;
  readonly store: Pick<
    StoreReader,
    'knownLogs' | 'standingsOf' | 'statesOf' | 'stampsAfter' | 'pack' | 'decisionKeys'
  >;
}

type Reader = LogReader & { readonly reader: number };

/** Rows that one step goes over, divided by how many readers there are. */
const stepCells = 50_000;
const stepRows = { min: 20, max: 500 };

/** Steps of one answer: then a page ends, however short it is. */
const stepsMax = 50;

const endOfTime: Micros = Number.MAX_SAFE_INTEGER;

/** Answers from these sources. Keep it: it remembers packs and keys. */
export function ledgerAnswers({ ledger, store }: LedgerSources): LedgerQuestions {
  const grounds = new Grounds(store);
  return {
    async deliveries(question) {
      const readers = (await ledger.readers()).filter((reader) => isAsked(reader, question));
      const walk = new Walk({ ledger, store }, question, readers);
      const { found, next } = await walk.page();
      return { items: await Promise.all(found.map((one) => withGrounds(one, grounds))), next };
    },
    async receiversOf(log, originIds) {
      const readers = (await ledger.readers()).filter((reader) => reader.log === log);
      const known = (await store.knownLogs()).find((each) => each.log === log);
      if (known === undefined || readers.length === 0) return [];
      const standings = await Promise.all(originIds.map((id) => store.standingsOf(id)));
      const objectIds = standings.flat().flatMap((each) => (each.log === log ? each.objectId : []));
      const origins = new Set(originIds);
      const states = await store.statesOf(log, [...new Set(objectIds)]);
      const stamps = stampsOf(states.filter(({ originId }) => origins.has(originId)));
      const found = await gather(ledger, readers, known, stamps, states, {});
      return Promise.all(found.map((one) => withGrounds(one, grounds)));
    },
  };
}

function isAsked(reader: LogReader, { consumer, collection, audience }: LedgerQuestion): boolean {
  if (consumer !== undefined && reader.consumer !== consumer) return false;
  if (collection !== undefined && reader.collection !== collection) return false;
  return audience === undefined || reader.audience === audience;
}

async function withGrounds(gathered: Gathered, grounds: Grounds): Promise<Delivery> {
  const { log: _, grounds: keyed, ...delivery } = gathered;
  const under = await Promise.all(
    [...keyed.values()].map(({ key, policy }) => grounds.of(key, delivery.audience, policy)),
  );
  return { ...delivery, under };
}

/** One walk over the logs, from the place where the page before ended. */
class Walk {
  readonly #sources: LedgerSources;
  readonly #question: LedgerQuestion;
  readonly #readers: ReadonlyMap<number, readonly Reader[]>;
  readonly #found: Gathered[] = [];
  #steps = 0;

  constructor(sources: LedgerSources, question: LedgerQuestion, readers: readonly Reader[]) {
    this.#sources = sources;
    this.#question = question;
    this.#readers = Map.groupBy(readers, ({ log }) => log);
  }

  async page(): Promise<{
    readonly found: readonly Gathered[];
    readonly next: string | undefined;
  }> {
    const { after, object, limit } = this.#question;
    const start = after === undefined ? undefined : readPlace(after);
    const { store } = this.#sources;
    const logs = (await store.knownLogs()).filter(({ log }) => log >= (start?.log ?? 0));
    const standings = object === undefined ? undefined : await store.standingsOf(object);
    for (const log of logs) {
      const readers = this.#readers.get(log.log);
      const objectIds = standings?.flatMap((each) => (each.log === log.log ? each.objectId : []));
      if (readers === undefined || objectIds?.length === 0) continue;
      const place = start?.log === log.log ? start : undefined;
      const stop = await this.#goOver(log, readers, objectIds, place);
      if (stop !== undefined || this.#found.length > limit) return this.#end(stop);
    }
    return this.#end(undefined);
  }

  /** The page as it is told, given where a walk out of steps has stopped. */
  #end(stop: string | undefined) {
    const { limit } = this.#question;
    const found = this.#found.slice(0, limit);
    const last = this.#found.length > limit ? found.at(-1) : undefined;
    return { found, next: last === undefined ? stop : writePlace(last) };
  }

  /** Goes over one log until the page is full; returns the place where the steps gave out. */
  async #goOver(
    log: KnownLog,
    readers: readonly Reader[],
    objectIds: readonly string[] | undefined,
    place: LogPlace | undefined,
  ): Promise<string | undefined> {
    const { store } = this.#sources;
    if (objectIds !== undefined) {
      const states = await store.statesOf(log.log, objectIds);
      const wanted = states.filter(({ objectId, originId }) =>
        [objectId, originId].includes(this.#question.object ?? ''),
      );
      await this.#take(log, readers, stampsOf(wanted), states, place);
      return undefined;
    }
    const rows = Math.min(stepRows.max, Math.max(stepRows.min, stepCells / readers.length));
    let after = place === undefined ? 0 : place.stamp - 1;
    while (this.#found.length <= this.#question.limit) {
      if (this.#steps >= stepsMax) return writePlace({ log: log.log, stamp: after });
      this.#steps += 1;
      const step = await store.stampsAfter(log.log, after, Math.floor(rows));
      const last = step.at(-1);
      if (last === undefined || last.stamp > log.horizon) break;
      const states = await store.statesOf(log.log, [...new Set(step.map((row) => row.objectId))]);
      const stamps = step.map(({ stamp }) => stamp);
      await this.#take(log, readers, stamps, states, place);
      after = last.stamp;
    }
    return undefined;
  }

  async #take(
    log: KnownLog,
    readers: readonly Reader[],
    stamps: readonly Micros[],
    states: readonly RowState[],
    place: LogPlace | undefined,
  ): Promise<void> {
    const found = await gather(this.#sources.ledger, readers, log, stamps, states, this.#question);
    this.#found.push(...found.filter((one) => place === undefined || comesAfter(one, place)));
  }
}

/** What these readers received of these rows. */
async function gather(
  ledger: LedgerReads,
  readers: readonly Reader[],
  moment: LogMoment,
  stamps: readonly Micros[],
  states: readonly RowState[],
  { since = 0, until = endOfTime }: Pick<LedgerQuestion, 'since' | 'until'>,
): Promise<readonly Gathered[]> {
  const [from, to] = [stamps[0], stamps.at(-1)];
  if (from === undefined || to === undefined) return [];
  const gatherer = new DeliveryGatherer({ moment, stamps, states, since, until });
  for (const reader of readers) {
    for await (const ranges of ledger.ranges(reader.reader, { from, to, since, until })) {
      for (const range of ranges) gatherer.add(reader, range);
    }
  }
  return gatherer.gathered();
}

function stampsOf(states: readonly RowState[]): readonly Micros[] {
  return [...new Set(states.map(({ stamp }) => stamp))].sort((one, other) => one - other);
}

/** A place among all deliveries; without the rest of a `Place`, the end of its stamp. */
interface LogPlace extends Partial<Place> {
  readonly log: number;
  readonly stamp: Micros;
}

function comesAfter(one: Gathered, { stamp, consumer, received }: LogPlace): boolean {
  if (consumer === undefined || received === undefined) return one.stamp > stamp;
  return inOrder(one, { stamp, consumer, received }) > 0;
}

function writePlace({ log, stamp, consumer, received }: LogPlace): string {
  return Buffer.from(JSON.stringify([log, stamp, consumer, received])).toString('base64url');
}

function readPlace(text: string): LogPlace {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(place)) {
      const [log, stamp, consumer, received]: unknown[] = place;
      if (Number.isSafeInteger(log) && Number.isSafeInteger(stamp)) {
        const at = { log: log as number, stamp: stamp as number };
        if (typeof consumer !== 'string') return at;
        return { ...at, consumer, received: received === 'listing' ? 'listing' : 'bodies' };
      }
    }
  } catch {
    // Told below, as every other text that is no place.
  }
  throw new Problem('malformed', 'this is not the `next` of a page');
}
