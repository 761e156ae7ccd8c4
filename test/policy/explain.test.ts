/** Explanations: why an audience gets an object or not, in both languages, from the command line too. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import t from 'tap';
import { addPolicyCommands, shippedPackPath } from '../../src/cli/policy.ts';
import { explain, formatExplanation } from '../../src/policy/explain.ts';
import { parseLabels } from '../../src/policy/labels.ts';
import { parsePack } from '../../src/policy/pack.ts';
import { handlingExtensionId } from '../../src/policy/vocabulary.ts';
import { anonymous, openDesk } from '../exchange/desk.ts';
import { indicator } from '../support/stix-objects.ts';

const { pack } = parsePack(readFileSync(shippedPackPath, 'utf8'));
if (pack === undefined) throw new Error('the shipped pack has faults');

const url = { type: 'url', id: 'url--1', value: 'https://example.org/' };
const peerOnly = { publicity: 'not_public', identifiability: 'none', data_kind: 'extracted' };

t.test('explain: every gate says what determined it', async (t) => {
  const { labels } = parseLabels({ ...peerOnly, not_before: { peer: '2030-01-01T00:00:00Z' } });
  const context = { source: 'collection', now: 0 } as const;
  const reader = { id: 'peer', attributes: {} };
  const explanation = explain(pack, { object: url, labels, context, reader });
  t.equal(explanation.effect, 'withhold');
  t.strictSame(
    explanation.gates.map(({ gate, effect }) => [gate, effect]),
    [
      ['known', 'release'],
      ['table', 'release'],
      ['tlp', 'release'],
      ['markings', 'release'],
      ['consent', 'release'],
      ['embargo', 'withhold'],
      ['coordination', 'release'],
      ['terms', 'release'],
      ['provenance', 'release'],
      ['stage', 'release'],
      ['attribution', 'release'],
      ['conditions', 'release'],
      ['ceiling', 'release'],
      ['form', 'release'],
    ],
  );
  t.match(explanation.gates[1]?.rules, [{ rule: 'm20-not-public-anonymous', citation: 'M-20' }]);
  t.match(explanation.gates[5]?.rules, [{ rule: 'embargo-ahead' }]);
  t.equal(explanation.next, '2030-01-01T00:00:00.000000Z');
  t.match(formatExplanation(explanation, 'en'), 'may change at: 2030-01-01T00:00:00.000000Z\n');
  t.match(
    formatExplanation(explanation, 'ja'),
    '次に変わり得る日時: 2030-01-01T00:00:00.000000Z\n',
  );
  t.strictSame(JSON.parse(JSON.stringify(explanation)), explanation);
  const later = { ...context, now: Date.UTC(2030, 0, 1) * 1000 };
  const released = explain(pack, { object: url, labels, context: later, reader });
  t.match(released, { effect: 'release', profiles: [] });
  t.notOk('next' in released);
});

t.test('explain: what is redacted says by which profiles', async (t) => {
  const { labels } = parseLabels(peerOnly);
  const object = { ...url, created_by_ref: 'identity--1' };
  const context = { source: 'collection', now: 0 } as const;
  const reader = { id: 'peer', attributes: {} };
  const explanation = explain(pack, { object, labels, context, reader });
  t.match(explanation, { effect: 'redact', profiles: ['strip-handling'] });
  t.match(
    explanation.gates.find(({ gate }) => gate === 'attribution'),
    {
      profiles: ['strip-handling'],
      rules: [{ rule: 'attribution-anonymous' }],
    },
  );
  t.match(formatExplanation(explanation, 'en'), 'released in redacted form (strip-handling)\n');
});

t.test(
  'explain: the text names rule, citation, status and reason in either language',
  async (t) => {
    const { labels } = parseLabels(peerOnly);
    const explanation = explain(pack, {
      object: { ...url, id: 'a\u001b[2J' },
      labels,
      context: { source: 'envelope', now: 0 },
      reader: { id: 'public', attributes: {} },
    });
    const [en, ja] = [formatExplanation(explanation, 'en'), formatExplanation(explanation, 'ja')];
    t.match(en, 'decision: withheld\n');
    t.match(en, 'm42-public-not-known [M-42, product-decision]: the public receives only');
    t.match(ja, '判断: 提供しない\n');
    t.match(ja, 'm42-public-not-known [M-42, product-decision]: 一般には公知の情報のみを提供する');
    t.notMatch(en + ja, '\u001b');
    t.equal(en.split('\n').length, ja.split('\n').length);
  },
);

t.test('cli: policy explain', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-policy-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = async (...args: string[]) => {
    const output = { out: '', err: '', code: 0 };
    const program = new Command().exitOverride().configureOutput({
      writeOut: (text) => {
        output.out += text;
      },
      writeErr: (text) => {
        output.err += text;
      },
    });
    addPolicyCommands(program, 'en');
    await program.parseAsync(['policy', 'explain', ...args], { from: 'user' }).catch((error) => {
      output.code = error.exitCode;
    });
    return output;
  };
  const object = file('url.json', JSON.stringify(url));
  const labels = file('labels.json', JSON.stringify(peerOnly));

  t.test('prints both languages, or JSON', async (t) => {
    const { out, code } = await run(object, 'peer', '--labels', labels);
    t.equal(code, 0);
    t.match(out, /decision: released\n[\s\S]*判断: 提供する\n/);
    const json = JSON.parse((await run(object, 'peer', '--labels', labels, '--json')).out);
    t.match(json, { object: 'url--1', effect: 'release', labelSource: 'collection' });
  });

  t.test(
    'the id of a stored object asks the data folder, contribution by contribution',
    async (t) => {
      const desk = await openDesk(t);
      const stored = indicator(1);
      await desk.submit('one', [stored], anonymous);
      const config = file('config.json', JSON.stringify({ dataDir: desk.folder }));
      const { out, code } = await run(stored.id, 'peer', '--config', config);
      t.equal(code, 0);
      t.match(
        out,
        /^# \S+ one 2026-01-01T00:00:00.000Z\n[\s\S]*decision: released\n[\s\S]*判断: 提供する\n/,
      );
      const json = await run(stored.id, 'public', '--config', config, '--json');
      t.match(JSON.parse(json.out), [{ contributor: 'one', explanation: { effect: 'withhold' } }]);
      t.not((await run(stored.id, 'nobody', '--config', config)).code, 0);
    },
  );

  t.test('an object without labels is withheld', async (t) => {
    t.match((await run(object, 'peer')).out, 'decision: withheld');
  });

  t.test('labels in the object come first, and their faults are shown', async (t) => {
    const extensions = { [handlingExtensionId]: { ...peerOnly, category: 'c2' } };
    const labelled = file('labelled.json', JSON.stringify({ ...url, extensions }));
    const { out, err } = await run(labelled, 'peer', '--labels', labels, '--json');
    t.match(JSON.parse(out), { labelSource: 'object', effect: 'withhold' });
    t.match(err, 'L-VALUE-01');
  });

  t.test('files that cannot be used end with a message and code 1', async (t) => {
    const broken = file('broken.json', '{"a":1');
    const pack = file('pack.yaml', 'format: x\n');
    for (const [args, message] of [
      [[join(folder, 'absent.json'), 'peer'], /cannot read/],
      [[broken, 'peer'], /does not hold one JSON object/],
      [[file('list.json', '[]'), 'peer'], /not an object/],
      [[object, 'peer', '--pack', pack], /pack\.yaml:1:9 P-FORM/],
    ] as const) {
      const { out, err, code } = await run(...args);
      t.equal(code, 1);
      t.equal(out, '');
      t.match(err, message);
    }
  });
});
