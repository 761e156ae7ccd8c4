/**
 * Mutation testing of the STIX validator: `npm run test:mutation`.
 *
 * Changes the code one small place at a time and asks whether any test of `test/stix` notices. Ends badly
 * below `scoreMin`. What the figures mean, and why each survivor survives: `docs/mutation.md`.
 *
 * `--all` tries every mutant instead of a sample, `--sample N` so many, `--seed N` others, `--only REGEXP` only
 * those whose line of the report it matches, `--json` prints one JSON object instead of text.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Mutant, mutantsOf } from './mutants.ts';
import { mutatedFiles, readSources, type Sources } from './sources.ts';
import type { Answer, Covered, Measured, Order, TestId } from './worker.ts';

/** The share of mutants, in percent, that must not live. */
const scoreMin = 85;
const sampleSize = 400;
/** A worker keeps every module it ever loaded, so it is replaced after so many mutants. */
const mutantsPerWorker = 120;
const workerCount = 2;
const silenceMax = 120_000;
/** Tests that count what their properties saw, and cannot hold when those are tried a few times only. */
const needsManyRuns = ['§9 both parsers judge mutated patterns alike'];

type Fate = 'killed' | 'survived' | 'timeout';

interface Result {
  readonly mutant: Mutant;
  readonly fate: Fate;
  readonly killedBy: string | undefined;
  /** How many tests run the place. */
  readonly tests: number;
}

interface Task {
  readonly mutant: Mutant;
  readonly tests: readonly Measured[];
}

type Measurement = Extract<Answer, { kind: 'measured' }>;

const { values: options } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    sample: { type: 'string', default: String(sampleSize) },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});

function say(line: string): void {
  if (!options.json) process.stdout.write(`${line}\n`);
}

function startWorker(sources: Sources): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: sources,
    resourceLimits: { maxOldGenerationSizeMb: 700 },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  // Whoever asks it hears of its end; what comes between two questions concerns nobody.
  worker.on('error', () => undefined);
  return worker;
}

/**
 * Asks a worker. Nothing comes back where it uses more CPU time than allowed (in milliseconds), runs out of
 * memory, or is silent for `silenceMax`. CPU time, because a busy machine must not look like an endless loop.
 */
async function ask(worker: Worker, order: Order, cpuMax: number): Promise<Answer | undefined> {
  const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
  const giveUp = () => resolve(undefined);
  worker.once('message', resolve).once('error', giveUp).once('exit', giveUp);
  worker.postMessage(order);
  let start: number | undefined;
  const watch = setInterval(() => {
    worker.cpuUsage().then(({ user }) => {
      start ??= user;
      if ((user - start) / 1000 > cpuMax) giveUp();
    }, giveUp);
  }, 250);
  const silence = setTimeout(giveUp, silenceMax);
  const answer = await promise;
  clearInterval(watch);
  clearTimeout(silence);
  worker.off('message', resolve).off('error', giveUp).off('exit', giveUp);
  return answer;
}

async function measure(sources: Sources): Promise<Measurement> {
  const worker = startWorker(sources);
  const answer = await ask(worker, { kind: 'measure' }, 300_000);
  await worker.terminate();
  if (answer?.kind !== 'measured') throw new Error('the unmutated tests did not end');
  const tests = answer.tests.filter(({ name }) => !needsManyRuns.includes(name));
  const failed = tests.filter(({ failure }) => failure !== undefined);
  for (const { file, name, failure } of failed)
    process.stderr.write(`${file} ${name}: ${failure}\n`);
  if (failed.length > 0) throw new Error('tests fail without any mutation');
  return { ...answer, tests };
}

/** Whether the smallest range around a place was run. */
function covers(covered: Covered, { file, start }: Mutant): boolean {
  let smallest = Number.POSITIVE_INFINITY;
  let run = false;
  for (const [from, to, was] of covered.get(file) ?? []) {
    if (from > start || to <= start || to - from > smallest) continue;
    if (to - from === smallest) run ||= was;
    else run = was;
    smallest = to - from;
  }
  return run;
}

/**
 * The tests to show a mutant, quick ones first: those that are seen to run its place, then all others, because
 * V8 does not count every run of a function that it has optimized.
 */
function taskOf(mutant: Mutant, { tests }: Measurement): Task {
  const quickFirst = tests.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const { near = [], far = [] } = Object.groupBy(quickFirst, ({ covered }) =>
    covers(covered, mutant) ? 'near' : 'far',
  );
  return { mutant, tests: [...near, ...far] };
}

function sampled(mutants: readonly Mutant[]): readonly Mutant[] {
  if (options.all) return mutants;
  const rank = ({ file, start, after }: Mutant) =>
    createHash('sha256').update(`${options.seed} ${file} ${start} ${after}`).digest('hex');
  const ranked = mutants.map((mutant) => ({ mutant, rank: rank(mutant) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked.slice(0, Number(options.sample)).map(({ mutant }) => mutant);
}

/** Takes tasks from the front until there are none. */
async function work(sources: Sources, tasks: Task[], results: Result[]): Promise<void> {
  let worker: Worker | undefined;
  let age = 0;
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    const { mutant, tests } = task;
    if (tests.length === 0) {
      results.push({ mutant, fate: 'survived', killedBy: undefined, tests: 0 });
      continue;
    }
    worker ??= startWorker(sources);
    const normal = tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const ids = tests.map(({ file, index }): TestId => ({ file, index }));
    const answer = await ask(worker, { kind: 'try', mutant, tests: ids }, 1500 + 3 * normal);
    const killedBy = answer?.kind === 'tried' ? answer.killedBy : undefined;
    const fate = answer === undefined ? 'timeout' : killedBy === undefined ? 'survived' : 'killed';
    results.push({ mutant, fate, killedBy, tests: tests.length });
    if (answer === undefined || ++age % mutantsPerWorker === 0) {
      await worker.terminate();
      worker = undefined;
    }
  }
  await worker?.terminate();
}

function count(results: readonly Result[], fate: Fate): number {
  return results.filter((each) => each.fate === fate).length;
}

function scoreOf(results: readonly Result[]): number {
  return results.length === 0 ? 0 : 100 * (1 - count(results, 'survived') / results.length);
}

function report(results: readonly Result[]): void {
  const row = (name: string, of: readonly Result[]) =>
    say(
      [
        name.padEnd(44),
        ...(['killed', 'timeout', 'survived'] as const).map((fate) =>
          String(count(of, fate)).padStart(8),
        ),
        `${scoreOf(of).toFixed(1)} %`.padStart(9),
      ].join(' '),
    );
  say(`${'file'.padEnd(44)}   killed  timeout survived     score`);
  for (const [file, of] of Map.groupBy(results, ({ mutant }) => mutant.file)) row(file, of);
  row('all', results);
  say('');
  for (const { mutant, fate, tests } of results) {
    if (fate === 'survived') say(`${tests === 0 ? 'untested' : 'survived'} ${placeOf(mutant)}`);
  }
}

function placeOf({ file, line, operator, before, after }: Mutant): string {
  const shown = (text: string) => text.replaceAll(/\s+/g, ' ').trim() || '(nothing)';
  return `${file}:${line} ${operator}: ${shown(before)} -> ${shown(after)}`;
}

const sources = readSources('src/base', 'src/stix', 'test/stix');
const only = new RegExp(options.only);
const mutants = mutatedFiles(sources)
  .flatMap((file) => mutantsOf(file, sources.get(file) ?? ''))
  .filter((mutant) => only.test(placeOf(mutant)));
const chosen = sampled(mutants);
say(`${mutants.length} mutants, ${chosen.length} of them tried (seed ${options.seed})`);
const measurement = await measure(sources);
const tasks = chosen.map((mutant) => taskOf(mutant, measurement));
const results: Result[] = [];
await Promise.all(Array.from({ length: workerCount }, () => work(sources, tasks, results)));
results.sort(
  (a, b) => a.mutant.file.localeCompare(b.mutant.file) || a.mutant.start - b.mutant.start,
);
report(results);
const score = scoreOf(results);
if (options.json)
  process.stdout.write(
    `${JSON.stringify({ seed: options.seed, mutants: mutants.length, score, results })}\n`,
  );
else
  say(
    `score ${score.toFixed(1)} %, at least ${scoreMin} % wanted; CPU ${Math.round(process.cpuUsage().user / 1e6)} s`,
  );
process.exitCode = score >= scoreMin ? 0 : 1;
