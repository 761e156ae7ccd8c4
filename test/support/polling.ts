/**
 * Pollers as they are in the field: by `next`, by the date header, by a date cut to milliseconds.
 *
 * A poller keeps its position when the server goes away, and goes on from there.
 */
import type { CollectionName, ConsumerName, Reply } from './server-process.ts';

/** What a poller asks with: its consumer's sight of one collection. */
export interface Source {
  get(query: string): Promise<Pick<Reply, 'status' | 'json'> & { header(name: string): string }>;
}

/** A source over a server's process. */
export function sourceOf(
  server: {
    ask(as: ConsumerName, method: string, path: string): Promise<Reply>;
    path(collection: CollectionName): string;
  },
  as: ConsumerName,
  collection: CollectionName,
  endpoint: 'objects' | 'manifest' = 'objects',
): Source {
  return {
    async get(query) {
      const path = `${server.path(collection)}${endpoint}/?${query}`;
      const { status, json, headers } = await server.ask(as, 'GET', path);
      return { status, json, header: (name) => headers.get(name) ?? '' };
    },
  };
}

/** How a poller remembers where it is. */
export type Bookmark = 'next' | 'header' | 'milliseconds';

/** What a poller has of one row: `id`, and `modified` or `version`. */
export interface Polled {
  readonly id: string;
  readonly version: string;
  /** Of manifest rows. */
  readonly dateAdded: string | undefined;
}

/** One who polls again and again, keeping everything it gets in the order it came. */
export class Poller {
  readonly got: Polled[] = [];
  /** First and last dates of every page, in order. */
  readonly dates: string[] = [];
  readonly #source: Source;
  readonly #bookmark: Bookmark;
  readonly #limit: number;
  #after = '';
  #next = '';

  constructor(source: Source, bookmark: Bookmark, limit: number) {
    this.#source = source;
    this.#bookmark = bookmark;
    this.#limit = limit;
  }

  /** Polls until nothing more is there. Throws on any answer but 200. */
  async catchUp(): Promise<void> {
    while (await this.step()) {}
  }

  /** Fetches one page; `false` when it was the last. */
  async step(): Promise<boolean> {
    const position =
      this.#next !== '' ? `&next=${this.#next}` : this.#after !== '' ? this.#added() : '';
    const { status, json, header } = await this.#source.get(
      `limit=${this.#limit}&match[version]=all${position}`,
    );
    if (status !== 200) throw new Error(`a poll was answered ${status}: ${JSON.stringify(json)}`);
    const rows = (json.objects ?? []) as readonly Record<string, string>[];
    for (const { id = '', version, modified, date_added } of rows) {
      this.got.push({ id, version: version ?? modified ?? '', dateAdded: date_added });
    }
    if (rows.length > 0) {
      this.#after = header('x-taxii-date-added-last');
      this.dates.push(header('x-taxii-date-added-first'), this.#after);
    }
    const more = json.more === true;
    // `next` is a place within a walk; between walks a client has the date alone.
    this.#next = more && this.#bookmark !== 'header' ? json.next : '';
    if (!more && this.#bookmark === 'milliseconds') {
      this.#after = this.#after.replace(/(\.\d{3})\d{3}Z$/, '$1Z');
    }
    return more;
  }

  #added(): string {
    return `&added_after=${this.#after}`;
  }
}

/** Names of what a poller has, `id@version`. */
export function namesOf(rows: Iterable<Pick<Polled, 'id' | 'version'>>): string[] {
  return Array.from(rows, ({ id, version }) => `${id}@${version}`);
}

/** Whether dates come strictly one after another. TAXII dates of one form sort as texts. */
export function increase(dates: readonly string[]): boolean {
  return dates.every((date, index) => index === 0 || (dates[index - 1] ?? '') < date);
}
