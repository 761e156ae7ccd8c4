/**
 * Putting one object into a graph: what it costs in a large one, beside the same in one of a thousand.
 *
 * Half of each graph are indicators and half relationships, one in five of which names the first indicator:
 * everybody's neighbour. Seconds are those of the processor: the disk's are the same in both.
 */
import type { OpenHub } from '../src/exchange/open-hub.ts';
import { anonymous } from '../test/exchange/desk.ts';
import { indicator, uuid } from '../test/support/stix-objects.ts';
import { furnish, inFolder, median, openBench, submit } from './bench-hub.ts';
import type { Comparison } from './late-release.ts';

const smallGraph = 1_000;
const insertions = 40;
const waiting = 10;
/** The most that the large graph may cost beside the small one: nearly the same. */
const most = 1.5;

const idOf = (number: number) => `indicator--${uuid(number)}`;
const created = '2026-01-01T00:00:00.000Z';

function relationship(number: number, source: string, target: string): object {
  return {
    ...{ type: 'relationship', spec_version: '2.1', id: `relationship--${uuid(number)}` },
    ...{ created, modified: created, relationship_type: 'related-to' },
    ...{ source_ref: source, target_ref: target },
  };
}

/** An object of a graph, by number. */
function member(number: number): object {
  if (number % 2 === 0) return indicator(number);
  const target = number % 10 === 1 ? 0 : (number - 1) / 4 - (((number - 1) / 4) % 2);
  return relationship(number, idOf(number - 1), idOf(target));
}

/** Numbers from here on are not in any graph. */
const fresh = 10_000_000;

/** What is put in, by name: the objects that must be there before, and the one that is measured. */
const kinds: Readonly<
  Record<string, (number: number) => { readonly before: readonly object[]; readonly one: object }>
> = {
  'an object alone': (number) => ({ before: [], one: indicator(number) }),
  'a relationship to the popular object': (number) => ({
    before: [],
    one: relationship(number, idOf(2 + 2 * (number % 100)), idOf(0)),
  }),
  'a relationship to unpopular objects': (number) => ({
    before: [],
    one: relationship(number, idOf(2 + 2 * (number % 100)), idOf(202 + 2 * (number % 100))),
  }),
  'an object that ten waited for': (number) => ({
    before: Array.from({ length: waiting }, (_, index) =>
      relationship(number + index + 1, idOf(0), idOf(number)),
    ),
    one: indicator(number),
  }),
  'another version of the popular object': (number) => ({
    before: [],
    one: indicator(0, { modified: new Date(1_800_000_000_000 + number).toISOString() }),
  }),
};

/** Measures; all figures are seconds of the processor. */
export async function measureInserting(graph: number): Promise<readonly Comparison[]> {
  const small = await inFolder((folder) => insertInto(folder, smallGraph));
  const large = await inFolder((folder) => insertInto(folder, graph));
  return Object.keys(kinds).map((name) => ({
    ...{ name: `${name} / in a graph of ${smallGraph}`, most },
    ...{ ours: large.get(name) ?? 0, beside: small.get(name) ?? 0 },
  }));
}

async function insertInto(folder: string, count: number): Promise<ReadonlyMap<string, number>> {
  const hub = await openBench(folder);
  await furnish(hub, anonymous);
  for (let first = 0; first < count; first += 1_000) {
    await submit(
      hub,
      Array.from({ length: 1_000 }, (_, index) => member(first + index)),
    );
  }
  const costs = new Map<string, number>();
  let number = fresh;
  for (const [name, make] of Object.entries(kinds)) {
    const each: number[] = [];
    for (let turn = 0; turn < insertions; turn += 1) {
      number += 2 * waiting;
      const { before, one } = make(number);
      if (before.length > 0) await submit(hub, before);
      each.push(await cpuSeconds(hub, one));
    }
    costs.set(name, median(each));
  }
  await hub.close();
  return costs;
}

async function cpuSeconds(hub: OpenHub, object: object): Promise<number> {
  const start = process.cpuUsage();
  await submit(hub, [object]);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}
