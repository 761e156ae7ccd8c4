/** The command `policy diff`: what it prints of a data folder, beside a hub and without one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import t from 'tap';
import type { Language } from '../../src/base/words.ts';
import { addPolicyCommands } from '../../src/cli/policy.ts';
import type { Terminal } from '../../src/cli/stix.ts';
import { shippedPackFile } from '../../src/exchange/open-hub.ts';
import { anonymous, openDesk } from '../exchange/desk.ts';
import { changed } from '../exchange/pack-edits.ts';
import { indicator } from '../support/stix-objects.ts';

class Collector extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}

const desk = await openDesk(t);
const strict = join(desk.folder, 'strict.yaml');
const config = join(desk.folder, 'config.json');

async function diff(words: readonly string[], language: Language = 'en') {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const exit = (): never => {
    throw new Error('ended at once');
  };
  const terminal: Terminal = { stdout, stderr, exit };
  const program = new Command('sekisho');
  addPolicyCommands(program, language, terminal);
  const all = ['node', 'sekisho', 'policy', 'diff', ...words, '--config', config];
  await program.parseAsync(all);
  return { out: stdout.text, err: stderr.text };
}

t.before(async () => {
  const shipped = readFileSync(shippedPackFile, 'utf8');
  writeFileSync(strict, changed(shipped, 'm25-not-public-anonymous', 'withhold'));
  writeFileSync(config, JSON.stringify({ dataDir: desk.folder }));
  await desk.submit('one', [indicator(1)], { ...anonymous, category: 'ttp' });
});

t.test(
  'policy diff tells who loses what, by which rules, and sums it up in the last line',
  async (t) => {
    const { out } = await diff(['in-force', strict]);
    t.match(out, /peer +│ +0 │ +1 │ +0 │ +0/);
    t.match(out, `lost: ${indicator(1).id}: released (m25-not-public-anonymous) → withheld (m25-`);
    t.match(
      out.trimEnd().split('\n').at(-1),
      /^logs 2, gained 0, lost 2, to recall 0, changed form 0, diff /,
    );
    const japanese = await diff(['in-force', strict], 'ja');
    t.match(
      japanese.out,
      `提供終了: ${indicator(1).id}: 提供 (m25-not-public-anonymous) → 提供しない`,
    );
  },
);

t.test(
  'policy diff starts from the old pack, whatever is in force, and has a form for programs',
  async (t) => {
    const back = await diff([strict, shippedPackFile, '--json']);
    const { logs } = JSON.parse(back.out);
    t.match(logs, [
      { audience: 'government', gained: 1, lost: 0, examples: [{ fate: 'gained' }] },
      { audience: 'peer', gained: 1, lost: 0 },
    ]);
    t.match(back.err, /^logs 2, gained 2, /);
    t.match((await diff(['in-force', shippedPackFile])).out, /^nothing changes for anyone\n/);
  },
);

t.test('policy diff refuses what is no pack, or is not there', async (t) => {
  await t.rejects(diff(['in-force', config]), /config.json:1:1 P-/);
  await t.rejects(diff(['in-force', '0'.repeat(64)]), /no such pack/);
  await t.rejects(diff(['in-force', 'nowhere.yaml']), /cannot read `nowhere.yaml`: ENOENT/);
});
