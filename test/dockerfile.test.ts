/** The image can be built from what is here, and runs without root, without developers' tools, with a health check. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t from 'tap';

const root = resolve(import.meta.dirname, '..');

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of each stage, lines joined, comments left out. */
function stages(): Instruction[][] {
  const instructions = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ name: line.split(' ')[0] ?? '', text: line.slice(line.indexOf(' ') + 1) }));
  const found: Instruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') found.push([]);
    found.at(-1)?.push(instruction);
  }
  return found;
}

const all = stages();
const last = all.at(-1) ?? [];
const textsOf = (instructions: readonly Instruction[], name: string) =>
  instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);

t.test('every stage starts from one base, pinned to a full version', async (t) => {
  const bases = all.flat().filter(({ name }) => name === 'FROM');
  t.equal(bases.length, 3);
  const images = new Set(bases.map(({ text }) => text.split(' ')[0]));
  t.equal(images.size, 1);
  t.match(String([...images][0]), /^node:24\.\d+\.\d+-[a-z]+-slim$/);
});

t.test('what is copied exists and passes .dockerignore', async (t) => {
  const sent: readonly string[] =
    readFileSync(join(root, '.dockerignore'), 'utf8').match(/^!.+$/gm) ?? [];
  const copied = textsOf(all.flat(), 'COPY').filter((text) => !text.startsWith('--from'));
  t.ok(copied.length > 0);
  for (const source of copied.flatMap((text) => text.split(' ').slice(0, -1))) {
    t.ok(existsSync(join(root, source)), `${source} exists`);
    t.ok(sent.includes(`!${source}`), `${source} is sent to the engine`);
  }
});

t.test('what is copied from a stage was named before', async (t) => {
  const names = textsOf(all.flat(), 'FROM').map((text) => text.split(' AS ')[1]);
  for (const text of textsOf(last, 'COPY').filter((copy) => copy.startsWith('--from'))) {
    t.ok(names.includes(/^--from=(\S+)/.exec(text)?.[1]), text);
  }
});

t.test('the image runs without root and without developers’ tools', async (t) => {
  const [uid] = textsOf(last, 'USER').at(-1)?.split(':') ?? [];
  t.ok(Number(uid) > 0, 'a numeric user that is not root');
  const installs = textsOf(all[0] ?? [], 'RUN').filter((text) => text.startsWith('npm ci'));
  t.match(installs[0], '--omit=dev');
  t.notMatch(textsOf(last, 'COPY').join('\n'), /--from=build \/app\/node_modules/);
  t.same(textsOf(all.flat(), 'ADD'), []);
});

t.test(
  'the image keeps its data in a volume that its user owns, and tells its health',
  async (t) => {
    const [volume] = textsOf(last, 'VOLUME');
    t.match(textsOf(last, 'ENV').join(), `SEKISHO_DATA_DIR=${volume}`);
    t.match(textsOf(last, 'RUN').join(), `chown ${textsOf(last, 'USER').at(-1)} ${volume}`);
    t.match(textsOf(last, 'HEALTHCHECK').join(), '/readyz');
    t.match(textsOf(last, 'ENTRYPOINT').join(), /^\["node", "\/app\/dist\/main\.js"\]$/);
  },
);

t.test('no secret is built in', async (t) => {
  const given = [...textsOf(all.flat(), 'ENV'), ...textsOf(all.flat(), 'ARG')].join('\n');
  t.notMatch(given, /TOKEN|SECRET|PASSWORD|KEY/i);
});
