/**
 * Reading: a page of a log, and its record in the ledger before the page is handed out.
 */
import type { Micros } from '../base/time.ts';
import { closedText, type Endpoint, filterText } from '../store/ledger.ts';
import type { LogQuery, ManifestPage, ObjectPage, PageBounds, Store } from '../store/store.ts';
import type { Access, Party } from './directory.ts';
import { noReceipt, type Receipt, type Receipts } from './receipts.ts';

/** What a reader selects in the log its access names; the hub adds the log and what is closed in it. */
export type Selection = Omit<LogQuery, 'log' | 'closedKeys' | 'bytesMax'>;

/** One read: who asks for what, and what the answer will show. */
export interface Read {
  readonly party: Party;
  readonly access: Access;
  readonly selection: Selection;
  /** `nothing`: the answer has no body (HEAD), so nothing is received and nothing recorded. */
  readonly shows: Endpoint | 'nothing';
}

/** A page that may be sent, and the receipt to be closed when it was or could not be. */
export interface Receipted<Page> {
  readonly page: Page;
  readonly receipt: Receipt;
}

/** The two reads of objects. */
export interface Reading {
  /**
   * What a read selects, once it is on record who gets it. A page without rows is not recorded. Problem:
   * `unavailable` when it cannot be recorded: then nobody gets it.
   */
  readObjects(read: Read): Promise<Receipted<ObjectPage>>;
  readManifest(read: Read): Promise<Receipted<ManifestPage>>;
}

/** The reads, and when they are on record. */
export interface RecordedReading extends Reading {
  /** Resolves when every read that has begun by now is on record in the ledger or over. */
  recorded(): Promise<void>;
}

/** What reading needs of the serving thread. */
export interface ReadingParts {
  readonly store: Pick<Store, 'readObjects' | 'readManifest'>;
  readonly receipts: Receipts;
  /** What is closed to an audience at present, and under what: the same until anything changes. */
  readonly view: {
    closedKeys(audience: string): readonly number[];
    policyText(audience: string): string;
  };
  readonly pageBytesMax: number;
}

/** Makes the reads. */
export function readingOf({ store, receipts, view, pageBytesMax }: ReadingParts): RecordedReading {
  const running = new Set<Promise<unknown>>();

  function counted<Page>(reading: Promise<Receipted<Page>>): Promise<Receipted<Page>> {
    running.add(reading);
    const end = () => running.delete(reading);
    reading.then(end, end);
    return reading;
  }

  async function receipted<Page extends PageBounds>(
    read: Read,
    get: (query: LogQuery) => Promise<Page>,
  ): Promise<Receipted<Page>> {
    const { log, audience } = read.access;
    const closedKeys = view.closedKeys(audience);
    const policy = view.policyText(audience);
    const query = { ...read.selection, log, closedKeys, bytesMax: pageBytesMax };
    const page = await get(query);
    if (page.count === 0 || read.shows === 'nothing') return { page, receipt: noReceipt };
    const receipt = await receipts.open({
      consumer: read.party.id,
      log,
      collection: read.access.collection.id,
      audience,
      endpoint: read.shows,
      filter: filterText(query),
      closed: sharedClosedText(closedKeys),
      policy,
      ...rangeOf(page, query),
    });
    return { page, receipt };
  }
  return {
    readObjects: (read) => counted(receipted(read, (query) => store.readObjects(query))),
    readManifest: (read) => counted(receipted(read, (query) => store.readManifest(query))),
    recorded: async () => void (await Promise.allSettled(running)),
  };
}

function rangeOf(
  { horizon, removals, lastStamp, count }: PageBounds,
  { after, since }: { readonly after: Micros; readonly since: Micros },
) {
  return { after, until: lastStamp, since, horizon, removals, rows: count };
}

const closedTexts = new WeakMap<readonly number[], string>();

/** The keys that are closed to an audience stay one array for thousands of reads. */
function sharedClosedText(closedKeys: readonly number[]): string {
  const known = closedTexts.get(closedKeys);
  if (known !== undefined) return known;
  const text = closedText(closedKeys);
  closedTexts.set(closedKeys, text);
  return text;
}
