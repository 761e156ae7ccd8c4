/**
 * What the ledger costs: reads with and without it, window by window in one run: `node bench/ledger.ts`.
 *
 * Both servers stand over one hub in one process (`ledger-server.ts`), so nothing else differs. `--small`
 * measures for seconds instead of minutes; `--json` prints figures and ratios.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import Table from 'cli-table3';
import type { LedgerServers } from './ledger-server.ts';

const { values: flags } = parseArgs({
  options: { small: { type: 'boolean' }, json: { type: 'boolean' } },
});
const windows = flags.small === true ? 5 : 11;
const windowSeconds = flags.small === true ? 2 : 3;

/** Consumers that poll at once: enough that some are served while others wait for the disk. */
const connections = 32;

/** What is asked, by name, with the target for its ratio. */
const questions = {
  'page of 1,000': { query: '?limit=1000', least: 0.95 },
  'empty poll': { query: '?added_after=2100-01-01T00:00:00Z', least: 0.95 },
  'page of 100': { query: '?limit=100', least: undefined },
  'page of 1': { query: '?limit=1', least: undefined },
} as const;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** What a window came to: requests a second, and microseconds of the server's processors for each. */
interface Window {
  readonly rate: number;
  readonly cpu: number;
}

async function cpuMicros(): Promise<number> {
  child.send('cpu');
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage];
  return user + system;
}

/**
 * Both with and without, and the medians of the ratios of neighbouring windows: what else the machine does
 * slows both of a pair alike. The ratio of processor time hangs on it least.
 */
async function race({ recording, unrecorded, path, authorization }: LedgerServers, query: string) {
  const headers = { authorization, accept: 'application/taxii+json;version=2.1' };
  const measure = async (port: number): Promise<Window> => {
    const url = `http://127.0.0.1:${port}${path}${query}`;
    const before = await cpuMicros();
    const run = await autocannon({ url, headers, connections, duration: windowSeconds });
    if (run.non2xx + run.errors > 0) throw new Error(`${url}: requests failed`);
    const { total } = run.requests;
    return { rate: total / run.duration, cpu: ((await cpuMicros()) - before) / total };
  };
  const pairs: { readonly recorded: Window; readonly bare: Window }[] = [];
  for (let window = 0; window <= windows; window += 1) {
    // Who goes first changes, and the first window warms up.
    const first = await measure(window % 2 === 0 ? recording : unrecorded);
    const second = await measure(window % 2 === 0 ? unrecorded : recording);
    const [recorded, bare] = window % 2 === 0 ? [first, second] : [second, first];
    if (window > 0) pairs.push({ recorded, bare });
  }
  return {
    recorded: median(pairs.map((pair) => pair.recorded.rate)),
    bare: median(pairs.map((pair) => pair.bare.rate)),
    ratio: median(pairs.map((pair) => pair.recorded.rate / pair.bare.rate)),
    cpuMicros: median(pairs.map((pair) => pair.recorded.cpu)),
    cpuRatio: median(pairs.map((pair) => pair.recorded.cpu / pair.bare.cpu)),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
const child = fork(join(import.meta.dirname, 'ledger-server.ts'), [folder]);
try {
  const [servers] = (await once(child, 'message')) as [LedgerServers];
  const table = new Table({
    head: ['what', 'with', 'without', 'ratio', 'target', 'CPU ratio'],
    style: { head: [], border: [] },
  });
  const ratios: Record<string, object> = {};
  for (const [name, { query, least }] of Object.entries(questions)) {
    const result = await race(servers, query);
    ratios[name] = { ...result, least };
    const [recorded, bare] = [result.recorded, result.bare].map((rate) => `${rate.toFixed(0)}/s`);
    const verdict =
      least === undefined ? '–' : `${least}: ${result.ratio >= least ? 'met' : 'missed'}`;
    table.push([
      name,
      recorded,
      bare,
      result.ratio.toFixed(3),
      verdict,
      result.cpuRatio.toFixed(3),
    ]);
  }
  console.log(flags.json === true ? JSON.stringify(ratios, null, 2) : table.toString());
} finally {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
