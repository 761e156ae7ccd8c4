/**
 * Runs the validator's own tests against one mutant after the other, all in one thread: modules that the
 * mutated file reaches are loaded anew under another address, the others stay.
 */
import { Session } from 'node:inspector/promises';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type Mutant, mutated } from './mutants.ts';
import { dependents, root, type Sources, testFiles } from './sources.ts';
import type { CollectedTest } from './test-collector.ts';

/** What the worker is asked. */
export type Order =
  | { readonly kind: 'measure' }
  | { readonly kind: 'try'; readonly mutant: Mutant; readonly tests: readonly TestId[] };

/** A top-level test: its file, and its place among the tests of the file. */
export interface TestId {
  readonly file: string;
  readonly index: number;
}

/** What an unmutated test does: how long it takes, and which ranges of which files it runs. */
export interface Measured extends TestId {
  readonly name: string;
  readonly milliseconds: number;
  readonly covered: Covered;
  readonly failure: string | undefined;
}

/** By file the innermost-last ranges that were looked at, and whether they were run. */
export type Covered = ReadonlyMap<
  string,
  readonly (readonly [start: number, end: number, run: boolean])[]
>;

/** What the worker answers. */
export type Answer =
  | {
      readonly kind: 'measured';
      readonly loading: readonly Covered[];
      readonly tests: readonly Measured[];
    }
  | { readonly kind: 'tried'; readonly killedBy: string | undefined };

const sources = workerData as Sources;
const reachedFrom = dependents(sources);
const standIns: Readonly<Record<string, string>> = {
  tap: pathToFileURL(join(import.meta.dirname, 'test-collector.ts')).href,
  'fast-check': pathToFileURL(join(import.meta.dirname, 'seeded-properties.ts')).href,
};
let round = 0;
let current: Mutant | undefined;
let reloaded: ReadonlySet<string> = new Set(sources.keys());

function fileOf(url: string): string {
  return url.startsWith('file:') ? relative(root, fileURLToPath(url.replace(/\?.*/, ''))) : url;
}

registerHooks({
  resolve(specifier, context, next) {
    const fromTest = fileOf(context.parentURL ?? '').startsWith('test/stix/');
    const standIn = fromTest ? standIns[specifier] : undefined;
    if (standIn !== undefined)
      return { url: standIn, format: 'module-typescript', shortCircuit: true };
    const found = next(specifier, context);
    const again = reloaded.has(fileOf(found.url));
    return again ? { ...found, url: `${found.url.replace(/\?.*/, '')}?round=${round}` } : found;
  },
  load(url, context, next) {
    const file = fileOf(url);
    const text = sources.get(file);
    if (text === undefined) return next(url, context);
    const source = current?.file === file ? mutated(text, current) : text;
    return { format: 'module', source, shortCircuit: true };
  },
});

// By the address that the hooks give the tests, so that it is the same module.
const collector = (await import(standIns.tap ?? '')) as {
  takeTests: () => readonly CollectedTest[];
};

async function load(file: string): Promise<readonly CollectedTest[]> {
  collector.takeTests();
  await import(`${pathToFileURL(join(root, file)).href}?round=${round}`);
  return collector.takeTests();
}

async function measure(): Promise<Answer> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const loading: Covered[] = [];
  const tests: Measured[] = [];
  for (const file of testFiles(sources)) {
    const declared = await load(file);
    loading.push(await takeCoverage(session));
    for (const [index, { name, run }] of declared.entries()) {
      const { user } = process.threadCpuUsage();
      const failure = await run().then(() => undefined, String);
      const milliseconds = (process.threadCpuUsage().user - user) / 1000;
      tests.push({
        file,
        index,
        name,
        milliseconds,
        covered: await takeCoverage(session),
        failure,
      });
    }
  }
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  return { kind: 'measured', loading, tests };
}

async function takeCoverage(session: Session): Promise<Covered> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const covered = new Map<string, [number, number, boolean][]>();
  for (const { url, functions } of result) {
    const file = fileOf(url);
    if (!file.startsWith('src/stix/') || !sources.has(file)) continue;
    const ranges = functions.flatMap((each) =>
      each.ranges.map(({ startOffset, endOffset, count }): [number, number, boolean] => [
        startOffset,
        endOffset,
        count > 0,
      ]),
    );
    covered.set(file, [...(covered.get(file) ?? []), ...ranges]);
  }
  return covered;
}

async function attempt(mutant: Mutant, wanted: readonly TestId[]): Promise<Answer> {
  current = mutant;
  reloaded = reachedFrom.get(mutant.file) ?? new Set();
  round++;
  const declared = new Map<string, readonly CollectedTest[]>();
  for (const { file, index } of wanted) {
    try {
      const tests = declared.get(file) ?? (await load(file));
      declared.set(file, tests);
      await tests[index]?.run();
    } catch {
      return {
        kind: 'tried',
        killedBy: `${file} ${declared.get(file)?.[index]?.name ?? '(loading)'}`,
      };
    }
  }
  return { kind: 'tried', killedBy: undefined };
}

parentPort?.on('message', async (order: Order) => {
  const answer =
    order.kind === 'measure' ? await measure() : await attempt(order.mutant, order.tests);
  parentPort?.postMessage(answer);
});
