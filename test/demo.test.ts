/** The demonstration's data are what its README says: labels in order, objects unique, the policy's word in the table. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t from 'tap';
import type { JsonObject } from '../src/base/json.ts';
import { explain } from '../src/policy/explain.ts';
import { type Labels, parseLabels } from '../src/policy/labels.ts';
import { labelsOfObject } from '../src/policy/labels-of-object.ts';
import { parsePack } from '../src/policy/pack.ts';
import { type LabelSource, stripHandling } from '../src/policy/vocabulary.ts';
import { observableId, validateObject } from '../src/stix/index.ts';

const root = resolve(import.meta.dirname, '..');
const incident = join(root, 'docs', 'demo', 'incident');

interface Envelope {
  readonly x_sekisho_labels?: JsonObject;
  readonly objects: readonly (JsonObject & { readonly id: string })[];
}

const envelopes = readdirSync(incident)
  .sort()
  .map((name) => ({
    name,
    envelope: JSON.parse(readFileSync(join(incident, name), 'utf8')) as Envelope,
  }));

const { pack } = parsePack(readFileSync(join(root, 'policies', 'meti-2023.yaml'), 'utf8'));

function labelsOf(envelope: Envelope, object: JsonObject) {
  const own = labelsOfObject(object);
  if (own !== undefined) return { ...own, source: 'object' as const };
  const source: LabelSource = envelope.x_sekisho_labels === undefined ? 'collection' : 'envelope';
  return { ...parseLabels(envelope.x_sekisho_labels ?? {}), source };
}

const wordOf: Readonly<Record<string, string>> = {
  release: 'as received',
  redact: 'variant',
  hold: 'held',
  withhold: 'withheld',
};

function policyWord(object: JsonObject, labels: Labels, source: LabelSource, audience: string) {
  if (pack === undefined) throw new Error('the shipped pack has faults');
  const context = { source, now: Date.now() * 1000 };
  const reader = { id: audience, attributes: {} };
  const { effect, profiles } = explain(pack, { object, labels, context, reader });
  return profiles.some((name) => name !== stripHandling) ? 'redacted' : wordOf[effect];
}

/** The rows of the README's table: envelope and id, where the labels are, and a word for each audience. */
function tableRows() {
  return [
    ...readFileSync(join(root, 'docs', 'demo', 'README.md'), 'utf8').matchAll(/^\| (\d\d) .*$/gm),
  ]
    .map(([line]) => line.split('|').map((cell) => cell.trim()))
    .map(([, envelope, id, , labels, peer, government, everyone]) => ({
      key: `${envelope} ${id?.replaceAll('`', '')}`,
      labels,
      words: { peer, government, public: everyone },
    }));
}

t.test('R-1: the labels of the incident are read without findings', async (t) => {
  for (const { name, envelope } of envelopes) {
    for (const object of envelope.objects) {
      t.same(labelsOf(envelope, object).findings, [], `${name} ${object.id}`);
    }
  }
});

t.test(
  'STIX 2.1: every object of the incident is valid, without so much as a warning',
  async (t) => {
    for (const { name, envelope } of envelopes) {
      for (const object of envelope.objects) {
        t.same(validateObject(object), [], `${name} ${object.id}`);
      }
    }
  },
);

t.test('STIX 2.1 §2.9: observables have the ids that python-stix2 computed for them', async (t) => {
  const made = envelopes
    .flatMap(({ envelope }) => envelope.objects)
    .map((object) => ({ id: object.id, computed: observableId(object) }))
    .filter(({ computed }) => computed !== undefined);
  t.ok(made.length > 0);
  for (const { id, computed } of made) t.equal(computed, id);
});

t.test('the table of the demonstration says what the policy says', async (t) => {
  const rows = new Map(tableRows().map((row) => [row.key, row]));
  const keys = envelopes.flatMap(({ name, envelope }) =>
    envelope.objects.map(({ id }) => `${name.slice(0, 2)} ${id}`),
  );
  t.same([...rows.keys()], keys, 'one row for each object, in order');
  for (const { name, envelope } of envelopes) {
    for (const object of envelope.objects) {
      const row = rows.get(`${name.slice(0, 2)} ${object.id}`);
      const { labels, source } = labelsOf(envelope, object);
      t.equal(row?.labels, source === 'collection' ? 'none' : source, `${object.id}: labels`);
      for (const [audience, word] of Object.entries(row?.words ?? {})) {
        const expected = word === 'waits' ? 'variant' : word;
        t.equal(
          policyWord(object, labels, source, audience),
          expected,
          `${object.id}: ${audience}`,
        );
      }
    }
  }
});

t.test('what waits names something that is withheld from the same audience', async (t) => {
  const rows = tableRows();
  const waiting = rows.filter(({ words }) => Object.values(words).includes('waits'));
  t.ok(waiting.length > 0);
  const objects = new Map(
    envelopes.flatMap(({ envelope }) => envelope.objects.map((object) => [object.id, object])),
  );
  const withheld = (id: unknown, audience: 'peer' | 'government' | 'public') =>
    rows.some(({ key, words }) => key.endsWith(` ${id}`) && words[audience] === 'withheld');
  for (const { key, words } of waiting) {
    const waits = objects.get(key.slice(3));
    for (const audience of ['peer', 'government', 'public'] as const) {
      if (words[audience] !== 'waits') continue;
      t.ok(
        withheld(waits?.source_ref, audience) || withheld(waits?.target_ref, audience),
        `${key}: ${audience}`,
      );
    }
  }
});

/** What the demonstration prints until it serves. */
async function demonstration(): Promise<string> {
  const child = spawn(process.execPath, ['src/main.ts', 'demo'], {
    cwd: root,
    env: { ...process.env, SEKISHO_LANG: 'en', PORT: '18099', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let text = '';
  for await (const piece of child.stdout) {
    text += String(piece);
    if (text.includes('Ctrl-C')) child.kill('SIGTERM');
  }
  await ended;
  return text;
}

t.test('the demonstration shows each tier what the table says', async (t) => {
  const shown = [...(await demonstration()).matchAll(/^│ ([a-z0-9-]+): .*$/gm)].map(
    ([line, type]) => {
      const cells = line.split('│').map((cell) => cell.trim());
      return [type, ...cells.slice(-4, -1)].join(' | ');
    },
  );
  const newest = new Map(tableRows().map((row) => [row.key.slice(3), row]));
  const expected = [...newest.values()].map(({ key, words }) => {
    const type = key.slice(3).replace(/--.*/, '');
    return [type, words.peer, words.government, words.public].join(' | ');
  });
  t.same(shown, expected);
});

t.test('ATT&CK keeps its licence and attribution', async (t) => {
  const text = readFileSync(join(root, 'docs', 'demo', 'attack', 'README.md'), 'utf8');
  t.match(text, /reproduced and distributed with the permission of The MITRE Corporation/);
  t.match(text, /non-exclusive, royalty-free license to use ATT&CK/);
});
