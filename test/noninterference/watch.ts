/**
 * A watch: pollers of every audience, each with a strategy of its own, and what each of them should have.
 */
import Database from 'better-sqlite3';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import { namesOf, Poller, type Source } from '../support/polling.ts';
import { collections, readable, type Tier, tiers } from './cast.ts';
import { keptIn, type Row } from './kept.ts';
import type { World } from './world.ts';

/** How a poller goes about it. */
interface Strategy {
  readonly name: string;
  readonly endpoint: 'objects' | 'manifest';
  readonly bookmark: 'next' | 'header' | 'milliseconds';
  readonly limit: number;
  /** Takes one page and goes on at another moment, instead of catching up. */
  readonly dawdles?: boolean;
  /** May get something twice: it cuts its position to milliseconds. */
  readonly repeats?: boolean;
}

const strategies: readonly Strategy[] = [
  { name: 'by the header, all at once', endpoint: 'objects', bookmark: 'header', limit: 1000 },
  { name: 'by the header, two at a time', endpoint: 'objects', bookmark: 'header', limit: 2 },
  { name: 'by next, three at a time', endpoint: 'objects', bookmark: 'next', limit: 3 },
  {
    ...{ name: 'by milliseconds', endpoint: 'objects', bookmark: 'milliseconds', limit: 2 },
    repeats: true,
  },
  { name: 'the manifest, two at a time', endpoint: 'manifest', bookmark: 'next', limit: 2 },
  { name: 'the manifest, slowly', endpoint: 'manifest', bookmark: 'next', limit: 1, dawdles: true },
  {
    ...{ name: 'the manifest, slowly by the header', endpoint: 'manifest', bookmark: 'header' },
    ...{ limit: 2, dawdles: true },
  },
];

/** A poller with what it should have. */
interface Watcher {
  readonly tier: Tier;
  readonly collection: string;
  readonly strategy: Strategy;
  readonly poller: Poller;
  readonly source: Source;
  /** Rows that stood in its log at a moment when it caught up, by their stamps. */
  readonly due: Map<number, string>;
}

/** How many pollers poll at a moment. */
const atOnce = 5;

/** Pollers of one world. */
export class Watch {
  readonly #world: World;
  readonly #watchers: readonly Watcher[];
  #random: number;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#random = 1 + (seed % 2_147_483_000);
    this.#watchers = tiers.flatMap((tier) =>
      readable.flatMap((name) =>
        strategies.map((strategy) => {
          const source = sourceOf(world, tier, collections[name], strategy.endpoint);
          const poller = new Poller(source, strategy.bookmark, strategy.limit);
          return { tier, collection: collections[name], strategy, poller, source, due: new Map() };
        }),
      ),
    );
  }

  /** Some of them poll. */
  async poll(): Promise<void> {
    const rows = this.#rows();
    for (let count = 0; count < atOnce; count += 1) {
      this.#random = (this.#random * 48_271) % (2 ** 31 - 1);
      const watcher = this.#watchers[this.#random % this.#watchers.length];
      if (watcher === undefined) continue;
      if (watcher.strategy.dawdles === true) await watcher.poller.step();
      else await catchUp(watcher, rows);
    }
  }

  /** All of them poll a last time; what any of them has missed, or has twice. */
  async conclude(): Promise<readonly string[]> {
    const rows = this.#rows();
    const faults: string[] = [];
    for (const watcher of this.#watchers) {
      await catchUp(watcher, rows);
      const { tier, collection, strategy } = watcher;
      const where = `${tier}, ${collection}, ${strategy.name}: `;
      faults.push(...faultsOf(watcher, this.#everyRow()).map((fault) => where + fault));
      if (strategy.endpoint === 'manifest' && !strategy.dawdles) {
        faults.push(...(await this.#unfetched(watcher, rows)).map((fault) => where + fault));
      }
    }
    return faults;
  }

  /** Versions of the manifest that the object's own resource does not give, or not once. */
  async #unfetched(
    { tier, collection }: Watcher,
    rows: readonly LogRow[],
  ): Promise<readonly string[]> {
    const faults: string[] = [];
    const own = rows.filter((row) => row.audience === tier && row.collection === collection);
    for (const [id, versions] of Map.groupBy(own, ({ object }) => object)) {
      const path = `/hub/collections/${collection}/objects/${id}/?match[version]=all`;
      const { bytes } = await this.#world.ask(`watcher-${tier}`, request(path));
      const { objects = [] } = JSON.parse(bytes.toString()) as Envelope;
      const given = objects.map((object) => nameOf(id, object.modified)).sort();
      if (given.join() !== versions.map(objectName).sort().join())
        faults.push(`${id} is given as ${given}`);
    }
    return faults;
  }

  #rows(): readonly LogRow[] {
    return this.#read(({ rows, logs }) =>
      rows.flatMap((row) => {
        const log = logs.get(row.log);
        return log === undefined ? [] : [{ ...row, ...log }];
      }),
    );
  }

  /** How often a version entered a log, by audience, collection, id and version. */
  #everyRow(): ReadonlyMap<string, number> {
    return this.#read(({ everyRow, logs }) => {
      const stamps = new Map<string, Set<number>>();
      for (const { log, object, version, stamp } of everyRow) {
        const { audience = '', collection = '' } = logs.get(log) ?? {};
        const name = `${audience} ${collection} ${nameOf(object, version)}`;
        stamps.set(name, (stamps.get(name) ?? new Set()).add(stamp));
      }
      return new Map([...stamps].map(([name, { size }]) => [name, size]));
    });
  }

  #read<T>(what: (kept: ReturnType<typeof keptIn>) => T): T {
    const database = new Database(this.#world.database, { readonly: true });
    try {
      return what(keptIn(database));
    } finally {
      database.close();
    }
  }
}

type LogRow = Row & { readonly collection: string; readonly audience: string };

interface Envelope {
  readonly objects?: readonly { readonly modified?: string }[];
}

/** Catches up, and notes what it should have got. */
async function catchUp(
  { tier, collection, strategy, poller, due }: Watcher,
  rows: readonly LogRow[],
) {
  await poller.catchUp();
  for (const row of rows) {
    if (row.audience !== tier || row.collection !== collection) continue;
    due.set(
      row.stamp,
      strategy.endpoint === 'manifest' ? nameOf(row.object, row.version) : objectName(row),
    );
  }
}

function faultsOf(
  { tier, collection, strategy, poller, due }: Watcher,
  everyRow: ReadonlyMap<string, number>,
): readonly string[] {
  const got = countOf(namesOf(poller.got));
  const wanted = countOf(due.values());
  const missed = [...wanted].filter(([name, times]) => (got.get(name) ?? 0) < times);
  const mayHave = (name: string) =>
    strategy.repeats === true
      ? Number.POSITIVE_INFINITY
      : strategy.dawdles === true
        ? (everyRow.get(`${tier} ${collection} ${name}`) ?? 0)
        : (wanted.get(name) ?? 0);
  const often = [...got].filter(([name, times]) => times > mayHave(name));
  return [
    // What was taken out between two pages of a slow one, and came back, it has once.
    ...(strategy.dawdles === true ? missed.filter(([name]) => !got.has(name)) : missed).map(
      ([name]) => `missed ${name}`,
    ),
    ...often.map(([name, times]) => `${times} times ${name}`),
  ];
}

function countOf(names: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function nameOf(id: string, version: string | undefined): string {
  return `${id}@${version ?? ''}`;
}

/** What a poller of objects calls a row: by `modified`, if the object has it. */
function objectName({ object, bytes }: Row): string {
  return nameOf(object, (JSON.parse(bytes) as { readonly modified?: string }).modified);
}

const request = (url: string) =>
  ({ method: 'GET', url, headers: { accept: taxiiMediaType } }) as const;

function sourceOf(
  world: World,
  tier: Tier,
  collection: string,
  endpoint: Strategy['endpoint'],
): Source {
  return {
    async get(query) {
      const path = `/hub/collections/${collection}/${endpoint}/?${query}`;
      const { status, headers, bytes } = await world.ask(`watcher-${tier}`, request(path));
      const given = new Map(headers);
      const json = bytes.length === 0 ? {} : JSON.parse(bytes.toString());
      return { status: Number(status.slice(0, 3)), json, header: (name) => given.get(name) ?? '' };
    },
  };
}
