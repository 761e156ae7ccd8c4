/** The commands `stix validate`, `stix pattern` and `stix id`: what they print and how they end. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import t from 'tap';
import type { Language } from '../../src/base/words.ts';
import { addStixCommands, type Terminal } from '../../src/cli/stix.ts';

class Collector extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}

/** How a command ends at once. */
class Ended extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`ended with ${status}`);
    this.status = status;
  }
}

async function run(args: readonly string[], language: Language = 'en') {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const exit = (status: number): never => {
    throw new Ended(status);
  };
  const terminal: Terminal = { stdout, stderr, exit };
  const program = new Command('sekisho').configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
  });
  addStixCommands(program, language, terminal);
  await program.parseAsync(['node', 'sekisho', 'stix', ...args]);
  return { out: stdout.text, err: stderr.text, status: terminal.exitCode };
}

const good = {
  type: 'campaign',
  spec_version: '2.1',
  id: 'campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
  name: 'a campaign',
};
const bad = { ...good, modified: '2025-01-01T00:00:00.000Z' };
const warned = { ...good, x_own: 1 };
const mutex = { type: 'mutex', id: 'mutex--f31f4fe1-0d34-5777-a904-422a94796867', name: 'mtx' };

t.test('stix validate', async (t) => {
  const folder = t.testdir({
    'good.json': JSON.stringify(good),
    'bundle.json': JSON.stringify({
      type: 'bundle',
      id: 'bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
      objects: [good, bad, warned, 7],
    }),
    'envelope.json': JSON.stringify({ more: false, objects: [good] }),
    'broken.json': '{"a":',
    'url.json': JSON.stringify({
      type: 'url',
      id: 'url--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
      value: 'no url',
    }),
    'lines.jsonl': [JSON.stringify(good), JSON.stringify(bad), '', '{"a":1,"a":2}', '[]'].join(
      '\n',
    ),
    'endless.jsonl': `${JSON.stringify(good)}\r\n${JSON.stringify(good)}\n`,
    'empty.jsonl': '',
    'patterns.jsonl': [
      `"[file:name = 'a']"`,
      '"[file:name ="',
      '7',
      `"[file:name = 'a' AND ipv4-addr:value = '1.1.1.1']"`,
    ].join('\n'),
    'id.json': JSON.stringify({ objects: [mutex, good] }),
  });
  const file = (name: string) => join(folder, name);

  t.test('a valid object ends with 0 and a summary', async (t) => {
    const { out, status } = await run(['validate', file('good.json')]);
    t.equal(status, 0);
    t.match(out, /refused/);
    t.match(out, /good\.json\s*│\s*1 │\s*1 │/);
  });

  t.test('a bundle with a refused object ends with 1 and says where', async (t) => {
    const { out, status } = await run(['validate', file('bundle.json')]);
    t.equal(status, 1);
    t.match(out, /bundle\.json\/objects\/1\/modified \(campaign--[-0-9a-f]+\): S-TIM-02: /);
    t.match(out, /bundle\.json\/objects\/3: S-BUN-02: /);
    t.match(out, /4 │\s*1 │\s*1 │\s*2 │/);
  });

  t.test('envelopes are opened, several files get a row each, Japanese is spoken', async (t) => {
    const { out, status } = await run(
      ['validate', file('envelope.json'), file('bundle.json')],
      'ja',
    );
    t.equal(status, 1);
    t.match(out, /オブジェクト/);
    t.match(out, /envelope\.json/);
    t.match(out, /S-TIM-02: created より前の時刻です/);
  });

  t.test('--json gives one verdict a line', async (t) => {
    const { out, status } = await run(['validate', '--json', file('bundle.json')]);
    t.equal(status, 1);
    const verdicts = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    t.same(
      verdicts.map((each) => [each.pointer, each.valid]),
      [
        ['', true],
        ['/objects/0', true],
        ['/objects/1', false],
        ['/objects/2', true],
        ['/objects/3', false],
      ],
    );
    t.equal(verdicts[1].id, good.id);
  });

  t.test('--profile strict refuses what the default profile warns of', async (t) => {
    t.equal((await run(['validate', file('url.json')])).status, 0);
    t.equal((await run(['validate', '--profile', 'strict', file('url.json')])).status, 1);
  });

  t.test(
    'a text that is no JSON is refused, a file that is not there is a wrong call',
    async (t) => {
      const { out, status } = await run(['validate', file('broken.json')]);
      t.equal(status, 1);
      t.match(out, /S-GEN-01/);
      const absent = await run(['validate', file('good.json'), file('absent.json')]);
      t.equal(absent.status, 2);
      t.match(absent.err, /cannot be read \(ENOENT\)/);
      t.equal((await run(['validate'])).status, 2);
    },
  );

  t.test('an unknown profile is a wrong call', async (t) => {
    const call = run(['validate', '--profile', 'odd', file('good.json')]);
    t.match(await call.catch((error) => error), { status: 2 });
    t.match(await run(['validate', '--help']).catch((error) => error), { status: 0 });
  });

  t.test('--jsonl gives one verdict for each line, in order', async (t) => {
    const { out, status } = await run(['validate', '--jsonl', file('lines.jsonl'), '--json']);
    t.equal(status, 1);
    const verdicts = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    t.same(
      verdicts.map((each) => [each.line, each.valid]),
      [
        [1, true],
        [2, false],
        [3, false],
        [4, false],
        [5, false],
      ],
    );
    t.same(verdicts[1].findings, [
      {
        rule: 'S-TIM-02',
        pointer: '/modified',
        level: 'error',
        message: 'is earlier than created',
      },
    ]);
    t.match(verdicts[3].findings, [{ rule: 'S-GEN-01' }]);
  });

  t.test('--jsonl takes either line end, a missing last one, and no lines at all', async (t) => {
    const { out, status } = await run(['validate', '--jsonl', file('endless.jsonl'), '--json']);
    t.equal(out.split('\n').length, 3);
    t.equal(status, 0);
    t.same(await run(['validate', '--jsonl', file('empty.jsonl'), '--json']), {
      out: '',
      err: '',
      status: 0,
    });
    t.equal((await run(['validate', '--jsonl', file('absent.jsonl'), '--json'])).status, 2);
  });

  t.test('--jsonl keeps lines whole across the pieces a file is read in', async (t) => {
    const line = JSON.stringify({ ...good, description: 'ü'.repeat(70_000) });
    writeFileSync(file('large.jsonl'), `${Array.from({ length: 40 }, () => line).join('\n')}\n`);
    const { out, status } = await run(['validate', '--jsonl', file('large.jsonl'), '--json']);
    t.equal(status, 0);
    t.equal(out.trimEnd().split('\n').length, 40);
  });

  t.test('stix pattern --jsonl gives the same form of verdicts', async (t) => {
    const lines = ['pattern', '--jsonl', file('patterns.jsonl'), '--json'];
    const { out, status } = await run(lines);
    t.equal(status, 1);
    const verdicts = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    t.same(
      verdicts.map((each) => [each.line, each.valid]),
      [
        [1, true],
        [2, false],
        [3, false],
        [4, true],
      ],
    );
    t.match(verdicts[1].findings, [
      { rule: 'S-PAT-01', pointer: '', level: 'error', message: String },
    ]);
    t.match(verdicts[2].findings, [{ rule: 'S-GEN-01' }]);
    const strict = await run([...lines, '--profile', 'strict']);
    t.match(strict.out.split('\n')[3], /"valid":false/);
  });

  t.test('stix pattern judges patterns given as arguments', async (t) => {
    t.same(await run(['pattern', "[file:name = 'a']"]), { out: '', err: '', status: 0 });
    const { out, status } = await run(['pattern', '[file:name ='], 'ja');
    t.equal(status, 1);
    t.match(out, /^error: S-PAT-01: .*文字目/);
    t.equal((await run(['pattern'])).status, 2);
    t.match((await run(['pattern', '--json', '['])).out, /"valid":false/);
  });

  t.test('stix id prints a deterministic identifier for each object', async (t) => {
    const { out, status } = await run(['id', file('id.json')]);
    t.equal(out, `${mutex.id}\n-\n`);
    t.equal(status, 0);
    t.equal((await run(['id', file('absent.json')])).status, 2);
    t.equal((await run(['id', file('broken.json')])).status, 1);
  });
});

t.test('help speaks both languages', async (t) => {
  for (const [language, words] of [
    ['en', /check objects/],
    ['ja', /検査します/],
  ] as const) {
    const program = new Command('sekisho');
    addStixCommands(program, language);
    const stix = program.commands.find((command) => command.name() === 'stix');
    t.match(stix?.helpInformation(), words);
  }
});
