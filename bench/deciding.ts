/**
 * Deciding a collection anew where one object in a hundred changes, beside plain UPDATEs of the same table.
 *
 * The objects stand in two logs as they were received. Half of the changed ones leave the logs, half enter.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../src/base/json.ts';
import { shippedPackFile } from '../src/exchange/open-hub.ts';
import { openForWriting } from '../src/store/sqlite-file.ts';
import { anonymous } from '../test/exchange/desk.ts';
import { changed } from '../test/exchange/pack-edits.ts';
import { defaulted, storeObjects } from '../test/exchange/stored-objects.ts';
import { indicator, type StixObject } from '../test/support/stix-objects.ts';
import {
  audiences,
  collection,
  furnish,
  inFolder,
  median,
  openBench,
  putDefaults,
  secondsOf,
} from './bench-hub.ts';
import type { Comparison } from './late-release.ts';

const shipped = readFileSync(shippedPackFile, 'utf8');
/** Destinations for nobody; and techniques for nobody instead. Everything else stays. */
const packs = {
  former: changed(shipped, 'm20-not-public-anonymous', 'withhold'),
  latter: changed(shipped, 'm25-not-public-anonymous', 'withhold'),
};

/** From how many objects on the target holds. */
const targetObjects = 1_000_000;

/** Of two hundred objects one enters the logs under the other pack, one leaves, and two hang on defaults. */
const categories = ['destination', 'ttp', defaulted, defaulted].concat(
  Array.from({ length: 196 }, () => 'malware_extracted'),
);
const shown = ['ttp', 'malware_extracted', defaulted];
const [open, closed]: readonly [JsonObject, JsonObject] = [
  { ...anonymous, category: 'malware_extracted' },
  { ...anonymous, category: 'malware_extracted', identifiability: 'identifying' },
];

/** An indicator whose id lies anywhere among the others, as ids in the field do. */
function scattered(number: number): StixObject {
  const head = (Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  const id = `indicator--${head}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
  return indicator(number, { id });
}

/** Stores so many objects and measures; all figures are seconds. */
export function measureDeciding(objects: number): Promise<readonly Comparison[]> {
  return inFolder(async (folder) => {
    const files = { former: join(folder, 'former.yaml'), latter: join(folder, 'latter.yaml') };
    for (const name of ['former', 'latter'] as const) writeFileSync(files[name], packs[name]);
    const hub = await openBench(folder, files.former);
    await furnish(hub, open);
    await hub.close();
    const what = { folder, collection, count: objects, categories, shown, audiences };
    await storeObjects({ ...what, defaults: open, object: scattered });
    const idle = await medianOf(() => openedSeconds(folder, files.former, 0));
    const activation = (await openedSeconds(folder, files.latter, 1)) - idle;
    const defaults = await changeDefaults(folder, files.latter);
    const plain = await medianOf(async () => updateSeconds(folder, '1 = 1'));
    const few = await medianOf(async () => updateSeconds(folder, 'id % 200 < 2'));
    // What fits in memory is updated in no time: the target is for what does not.
    const most = objects >= targetObjects ? 3 : undefined;
    return [
      { name: 'another pack / UPDATE of all rows', ours: activation, beside: plain, most },
      {
        name: 'another pack / UPDATE of the changed rows',
        ours: activation,
        beside: few,
        most: undefined,
      },
      {
        name: 'defaults, tightened / UPDATE of all rows',
        ours: defaults.closing,
        beside: plain,
        most,
      },
      {
        name: 'defaults, loosened / UPDATE of all rows',
        ours: defaults.opening,
        beside: plain,
        most,
      },
    ];
  });
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  return median([await measure(), await measure(), await measure()]);
}

/**
 * From opening the hub under this pack until all of it is carried out, by so many jobs so far. What opening takes where nothing is to
 * be carried out is measured likewise, and taken off.
 */
async function openedSeconds(folder: string, packFile: string, jobs: number): Promise<number> {
  const start = performance.now();
  const hub = await openBench(folder, packFile);
  await hub.settle();
  const seconds = (performance.now() - start) / 1000;
  const done = (await hub.packs.jobs(9)).filter(({ ended }) => ended !== undefined);
  if (done.length !== jobs) throw new Error(`${done.length} jobs are carried out, not ${jobs}`);
  await hub.close();
  return seconds;
}

async function changeDefaults(folder: string, packFile: string) {
  const hub = await openBench(folder, packFile);
  await hub.settle();
  const change = (labels: JsonObject) => async () => {
    await putDefaults(hub, labels);
    await hub.settle();
  };
  const closing = await secondsOf(change(closed));
  const opening = await secondsOf(change(open));
  await hub.close();
  return { closing, opening };
}

/** One UPDATE of one column that is in no index, in one durable transaction, as the store writes. */
function updateSeconds(folder: string, where: string): number {
  const database = openForWriting({
    ...{ file: join(folder, 'sekisho.db'), patienceMs: 0 },
    ...{ cacheKibibytes: 65_536, checkpointPages: 8_000 },
  });
  const start = performance.now();
  const { changes } = database
    .prepare(`update contribution set received = received + 1 where ${where}`)
    .run();
  const seconds = (performance.now() - start) / 1000;
  database.close();
  if (changes === 0) throw new Error('nothing was updated');
  return seconds;
}
