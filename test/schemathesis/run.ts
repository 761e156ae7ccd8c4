/**
 * Runs Schemathesis over the administration API and the desk: requests generated from their own descriptions,
 * in every role, answers held against them and against the table of permissions.
 *
 * `node test/schemathesis/run.ts [examples per operation] [seed]`. Needs Python 3.10 or later; the tool is
 * installed, pinned, in a virtual environment under `.cache/`. The seed is printed; the same seed sends the
 * same requests.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Asker, mayCall, type ServedRoles, serveRoles } from './served-roles.ts';

const schemathesis = 'schemathesis==4.32.5';
const root = resolve(import.meta.dirname, '..', '..');
const venv = join(root, '.cache', schemathesis.replace('==', '-'));

/** One description as one asker. */
interface Run {
  readonly api: 'admin' | 'desk';
  readonly asker: Asker;
  /**
   * All operations with few examples, or those that the asker may call, and none of the others named, with
   * all examples and, where `boundaries`, boundary cases.
   */
  readonly depth: 'few' | { readonly butNotOf: readonly Asker[]; readonly boundaries: boolean };
}

/**
 * Runs that follow each other on a server of their own; the lanes go side by side. What the administrator
 * removes, others would miss.
 */
const lanes: readonly (readonly Run[])[] = [
  [
    { api: 'admin', asker: 'nobody', depth: 'few' },
    { api: 'admin', asker: 'submitter', depth: 'few' },
    { api: 'admin', asker: 'auditor', depth: 'few' },
    { api: 'admin', asker: 'curator', depth: 'few' },
    { api: 'admin', asker: 'policy-officer', depth: 'few' },
    { api: 'desk', asker: 'nobody', depth: 'few' },
    { api: 'desk', asker: 'submitter', depth: { butNotOf: ['nobody'], boundaries: true } },
    { api: 'admin', asker: 'curator', depth: { butNotOf: ['administrator'], boundaries: false } },
    {
      api: 'admin',
      asker: 'policy-officer',
      depth: { butNotOf: ['administrator'], boundaries: false },
    },
  ],
  [
    { api: 'admin', asker: 'administrator', depth: 'few' },
    { api: 'admin', asker: 'administrator', depth: { butNotOf: [], boundaries: true } },
  ],
];

/** Examples per operation where they are few. */
const fewExamples = '1';

/** Operations that prove a whole pack at each call: they are called, and not called often. */
const slow: readonly string[] = ['getPackMatrix', 'getPackReport'];

/** How long an answer may take, in seconds, on a machine that does much else. */
const timeoutSeconds = '60';

/** Runs a command; resolves with its exit code and what it said. */
function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ readonly code: number; readonly output: string }>((done, fail) => {
    const child = spawn(command, args, { env: { ...process.env, ...env } });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
    }
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code: code ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}

async function installed(): Promise<string> {
  const program = join(venv, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', venv],
    [join(venv, 'bin', 'pip'), 'install', '--quiet', schemathesis],
  ] as const) {
    const { code, output } = await run(command, args);
    if (code !== 0) throw new Error(`${schemathesis} could not be installed\n${output}`);
  }
  return program;
}

/** Options that choose operations, and how thoroughly each is called. */
function selection({ asker, depth }: Run, operations: readonly string[], examples: string) {
  if (depth === 'few') return ['--phases', 'fuzzing', '--max-examples', fewExamples];
  const chosen = operations.filter(
    (id) =>
      !slow.includes(id) &&
      mayCall(asker, id) &&
      !depth.butNotOf.some((other) => mayCall(other, id)),
  );
  return [
    ...['--phases', depth.boundaries ? 'examples,coverage,fuzzing' : 'examples,fuzzing'],
    ...['--max-examples', examples],
    ...chosen.flatMap((id) => ['--include-operation-id', id]),
  ];
}

/** Runs the tool once. */
async function generate(
  program: string,
  { url, authorizationOf, consumerBasic }: ServedRoles,
  each: Run,
  options: readonly string[],
) {
  const { api, asker } = each;
  const authorization = authorizationOf(asker);
  const config = join(import.meta.dirname, 'schemathesis.toml');
  // Whoever is nobody here is told that first, whatever else is wrong with the request.
  const stranger = authorization === undefined || (api === 'desk') !== (asker === 'submitter');
  const late = 'unsupported_method,negative_data_rejection,missing_required_header,ignored_auth';
  return run(
    program,
    [
      ...['--config-file', config, 'run', `${url}/${api}/v1/openapi.json`, '--url', url],
      ...(authorization === undefined ? [] : ['--header', `Authorization: ${authorization}`]),
      ...(stranger ? ['--exclude-checks', late] : ['--checks', 'all']),
      ...['--request-timeout', timeoutSeconds, '--max-response-time', timeoutSeconds, ...options],
    ],
    { CONSUMER_BASIC: consumerBasic },
  );
}

/** Operations of a description. */
async function operationsOf(url: string, api: Run['api']): Promise<readonly string[]> {
  const { paths } = (await (await fetch(`${url}/${api}/v1/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>;
  };
  return Object.values(paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  );
}

/** Runs a lane on a server of its own; resolves with how much of it failed. */
async function runLane(
  program: string,
  lane: readonly Run[],
  examples: string,
  seed: string,
): Promise<number> {
  const served = await serveRoles();
  let failed = 0;
  try {
    for (const each of lane) {
      const { api, asker, depth } = each;
      const operations = await operationsOf(served.url, api);
      const options = ['--seed', seed, ...selection(each, operations, examples)];
      const { code, output } = await generate(program, served, each, options);
      const called = served.calledBy(asker);
      // The token endpoint has credentials of its own, whoever the run is for.
      const missed = operations.filter((id) => id !== 'issueToken' && !called.has(id));
      const outcome = code === 0 && missed.length === 0 ? 'passed' : 'failed';
      const cases = /\d+ generated.*/.exec(output)?.[0] ?? '';
      console.log(
        `${api} as ${asker}${depth === 'few' ? '' : ', thoroughly'}: ${outcome}, ${cases}`,
      );
      if (missed.length > 0) console.log(`never called: ${missed.join(', ')}`);
      if (code !== 0) console.log(output);
      if (outcome === 'failed') failed++;
    }
    for (const each of served.escapes) console.log(`forbidden and done: ${each}`);
    return failed + served.escapes.size;
  } finally {
    await served.close();
  }
}

async function main(examples: string, seed: string): Promise<number> {
  const program = await installed();
  console.log(`seed ${seed}, ${examples} examples per operation`);
  const failed = await Promise.all(lanes.map((lane) => runLane(program, lane, examples, seed)));
  return failed.every((count) => count === 0) ? 0 : 1;
}

const [examples = '5', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
process.exitCode = await main(examples, seed);
