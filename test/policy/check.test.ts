/** The proof of packs: each kind of fault is found where it stands, and what is shipped has none. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import t from 'tap';
import { addPolicyCommands } from '../../src/cli/policy.ts';
import type { Terminal } from '../../src/cli/stix.ts';
import { checkPack } from '../../src/policy/check.ts';
import { decide } from '../../src/policy/decide.ts';
import { type DomainAxis, type Point, valuesOfAxis } from '../../src/policy/domain.ts';
import { gateShape, gateTable } from '../../src/policy/gate-table.ts';
import { hubInvariants } from '../../src/policy/invariants.ts';
import { matrixOf } from '../../src/policy/matrix.ts';
import { ruleAxes } from '../../src/policy/reader.ts';
import { categories, packGates } from '../../src/policy/vocabulary.ts';

const root = join(import.meta.dirname, '..', '..');
const shipped = readdirSync(join(root, 'policies')).map((name) => join(root, 'policies', name));

const rule = (id: string, gate: string, when: string, audience: string, effect: string) =>
  `  - id: ${id}
    gate: ${gate}
    when: ${when}
    audience: ${audience}
    effect: ${effect}
    citation: M-20
    status: stated
    reason: { en: why, ja: 理由 }
`;

const ceiling = (id: string, when: string, audience: string, most: string) =>
  `ceilings:
  - id: ${id}
    when: ${when}
    audience: ${audience}
    at_most: ${most}
    citation: M-20
    status: stated
    reason: { en: why, ja: 理由 }
`;

const promise = (id: string, never: string) =>
  `  - id: ${id}
    never: ${never}
    reason: { en: why, ja: 理由 }
`;

const head = `format: sekisho-policy/1
id: small
version: 1.0.0
title: { en: "small <b>", ja: 小 }
audiences:
  peer: { title: { en: peers, ja: 専門組織 }, batch_seconds: 0, tlp: green }
  public: { title: { en: public, ja: 一般 }, batch_seconds: 0, tlp: clear }
rules:
`;

/** A pack without faults, its rules on known lines: eight lines each, the first on line 9. */
const sound = [
  head,
  rule('open', 'table', '{ identifiability: none }', 'any', 'release'),
  rule('closed', 'table', '{ identifiability: [inferable, identifying] }', 'any', 'withhold'),
  rule('tlp', 'tlp', '{ tlp: [none, clear] }', 'any', 'release'),
  rule('markings', 'markings', '{ markings: none }', 'any', 'release'),
  ...packGates
    .filter((gate) => !['table', 'tlp', 'markings'].includes(gate))
    .map((gate) => rule(gate, gate, '{}', 'any', 'release')),
].join('');
const nextLine = sound.split('\n').length;

type Found = readonly [string, number, number];

function faults(text: string): Found[] {
  return checkPack(text).findings.map(({ rule, line, column }): Found => [rule, line, column]);
}

t.test('P-32: a sound pack has no faults, and the hub keeps its promises under it', async (t) => {
  const { findings, tables, proofs } = checkPack(sound);
  t.strictSame(findings, []);
  t.strictSame(
    tables.map(({ gate, size }) => [gate, size]),
    [
      ['known', 2 ** 13],
      ['table', 3],
      ['tlp', 2],
      ['markings', 2],
      ['consent', 1],
      ['embargo', 1],
      ['coordination', 1],
      ['terms', 1],
      ['provenance', 1],
      ['stage', 1],
      ['attribution', 1],
      ['conditions', 1],
      ['ceiling', 1],
      ['form', 16],
    ],
  );
  t.strictSame(
    proofs.map(({ invariant, outcome }) => [invariant.id, outcome]),
    hubInvariants.map(({ id }) => [id, 'holds']),
  );
});

t.test('P-33: a rule that applies to nothing that can occur is dead', async (t) => {
  const never = '{ public_set: yes, publicity: [not_public, exposed] }';
  t.strictSame(faults(sound + rule('ghost', 'table', never, 'any', 'withhold')), [
    ['P-DEAD', nextLine + 2, 11],
  ]);
  const sometimes = '{ public_set: yes, publicity: [not_public, public_knowledge] }';
  t.strictSame(faults(sound + rule('seldom', 'table', sometimes, 'any', 'withhold')), []);
  t.strictSame(
    faults(
      sound +
        rule('other', 'table', '{ public_set: [yes, no], publicity: exposed }', 'any', 'withhold'),
    ),
    [],
  );
});

t.test('P-34: a rule that stricter ones leave nothing to is shadowed', async (t) => {
  const halves =
    rule(
      'left',
      'table',
      '{ category: [ttp, report], data_kind: [raw, unknown] }',
      'any',
      'withhold',
    ) + rule('right', 'table', '{ category: ttp, data_kind: extracted }', 'any', 'withhold');
  const between = (effect: string) =>
    faults(sound + halves + rule('between', 'table', '{ category: ttp }', 'peer', effect));
  t.strictSame(between('release'), [['P-SHADOWED', nextLine + 20, 13]]);
  t.strictSame(between('{ redact: strip-handling }'), [['P-SHADOWED', nextLine + 20, 13]]);
  t.strictSame(between('withhold'), []);
  const { findings } = checkPack(
    sound + halves + rule('between', 'table', '{ category: ttp }', 'peer', 'release'),
  );
  t.match(findings[0]?.message, { en: /`left`, `right`/, ja: /`left`, `right`/ });
});

t.test(
  'P-34: one stricter rule over all of another contradicts it, however it is written',
  async (t) => {
    const every = `{ category: [${categories.join(', ')}] }`;
    t.strictSame(
      faults(
        sound +
          rule('some', 'table', '{ data_kind: raw }', 'peer', '{ redact: strip-handling }') +
          rule(
            'all',
            'table',
            `{ data_kind: raw, category: [${categories.join(', ')}] }`,
            '[peer, public]',
            'withhold',
          ),
      ),
      [['P-CONTRADICTION', nextLine + 4, 13]],
    );
    t.strictSame(faults(sound + rule('stop', 'tlp', '{}', 'any', 'withhold')).slice(0, 1), [
      ['P-CONTRADICTION', 29, 13],
    ]);
    t.strictSame(faults(sound + rule('wall', 'markings', every, 'any', 'withhold')), [
      ['P-CLOSED', 34, 11],
      ['P-CONTRADICTION', 37, 13],
    ]);
  },
);

t.test('P-35: two rules that say the same of the same are twins', async (t) => {
  t.strictSame(
    faults(sound + rule('again', 'table', '{ identifiability: [none] }', 'any', 'release')),
    [['P-TWIN', nextLine, 9]],
  );
  t.strictSame(
    faults(sound + rule('part', 'table', '{ identifiability: none }', 'peer', 'release')),
    [],
  );
});

t.test('P-36: a gate that withholds everything closes the pack', async (t) => {
  const without = sound.slice(0, sound.indexOf('  - id: conditions'));
  t.strictSame(faults(without), [['P-CLOSED', 9, 3]]);
  const held = sound + ceiling('lid', '{}', 'any', 'hold');
  t.strictSame(faults(held), [['P-CLOSED', nextLine + 1, 5]]);
});

t.test('P-37: a promise that is broken is shown with a case', async (t) => {
  const promises = (...each: string[]) => `${sound}invariants:\n${each.join('')}`;
  const kept = promise(
    'kept',
    '{ audience: any, when: { identifiability: [inferable, identifying] }, effect: [release, redact] }',
  );
  const wrong = promise(
    'wrong',
    '{ audience: public, when: { publicity: exposed }, effect: release }',
  );
  const text = promises(kept, wrong);
  t.strictSame(faults(text), [['P-INVARIANT', nextLine + 4, 9]]);
  const { pack, proofs } = checkPack(text);
  const proof = proofs.at(-1);
  if (pack === undefined || proof?.outcome !== 'violated') throw new Error('no case');
  const { key, reader, verdict } = proof.counterexample;
  t.match(key, { publicity: 'exposed' });
  t.equal(reader.id, 'public');
  t.strictSame(decide(pack, key, reader), verdict);
  t.equal(verdict.effect, 'release');
});

t.test(
  'P-37: what must never be withheld, and what no rule names, can be promised, too',
  async (t) => {
    const promised = (never: string) => faults(`${sound}invariants:\n${promise('one', never)}`);
    const open =
      'category: ttp, data_kind: extracted, publicity: public_knowledge, identifiability: none, coordination: completed, tlp: clear, markings: none';
    const known =
      'consent: not_stated, embargo: none, terms: none, provenance: not_stated, service: soc, nda: none, stage: rapid, unrecognised: no';
    t.strictSame(promised(`{ audience: any, when: { ${open}, ${known} }, effect: withhold }`), []);
    t.strictSame(promised(`{ audience: any, when: { ${open} }, effect: withhold }`), [
      ['P-INVARIANT', nextLine + 1, 9],
    ]);
    t.strictSame(
      promised(`{ audience: any, when: { ${open}, ${known}, body: labelled }, effect: redact }`),
      [['P-INVARIANT', nextLine + 1, 9]],
    );
    t.strictSame(
      promised('{ audience: any, when: { public_set: yes, publicity: exposed }, effect: release }'),
      [],
    );
    // No rule looks at `public_set`, and only public knowledge can be in one.
    t.strictSame(promised('{ audience: any, when: { public_set: yes }, effect: release }'), [
      ['P-INVARIANT', nextLine + 1, 9],
    ]);
    t.strictSame(promised('{ audience: pier, effect: release }'), [
      ['P-AUDIENCE', nextLine + 2, 24],
    ]);
    t.strictSame(promised('{ audience: any, effect: releases }'), [['P-NAME', nextLine + 2, 37]]);
    t.strictSame(
      faults(
        `${sound}invariants:\n${promise('one', '{ audience: any, when: { tlp: red }, effect: release }').repeat(2)}`,
      ),
      [['P-DUPLICATE', nextLine + 4, 9]],
    );
  },
);

t.test(
  'P-38: a gate of more than a million points is refused, and nothing is claimed of it',
  async (t) => {
    const eachApart = Object.entries(ruleAxes).flatMap(([axis, values]) =>
      values
        .slice(1)
        .map((value) =>
          rule(
            `${axis}-${value.replaceAll('_', '-')}`,
            'table',
            `{ ${axis}: ${value} }`,
            'peer',
            'withhold',
          ),
        ),
    );
    const { findings, proofs, tables } = checkPack(sound + eachApart.join(''));
    t.match(findings, [{ rule: 'P-OVERSIZE', line: 10, column: 11 }]);
    t.equal(findings.length, 1);
    t.strictSame(proofs, []);
    t.notOk(tables.some(({ gate }) => gate === 'table'));
  },
);

t.test('P-MISSING: a text that is no pack is told as the reader tells it', async (t) => {
  const cut = sound.replace('reason: { en: why, ja: 理由 }', 'reason: { en: why }');
  t.strictSame(faults(cut), [['P-MISSING', 16, 13]]);
  t.strictSame(faults(sound.replace('    reason: { en: why, ja: 理由 }\n', '')), [
    ['P-MISSING', 9, 5],
  ]);
  t.strictSame(faults('').length > 0, true);
});

for (const file of shipped) {
  const text = readFileSync(file, 'utf8');
  const { pack, findings, proofs, tables } = checkPack(text);
  if (pack === undefined) throw new Error(JSON.stringify(findings));

  t.test(`P-32: ${pack.id} is proved, with promises of its own`, async (t) => {
    t.strictSame(findings, []);
    t.ok(pack.invariants.length >= 5);
    t.equal(proofs.length, hubInvariants.length + pack.invariants.length);
    t.ok(proofs.every(({ outcome }) => outcome === 'holds'));
  });

  t.test(
    `P-39: the matrix of ${pack.id} says of every point what its gate says, once`,
    async (t) => {
      for (const table of tables) {
        const { rows, audiences } = matrixOf(pack, table);
        const [first] = table.axes;
        const rowsOf = (value: string) =>
          rows.filter(
            ({ when }) => when[first?.axis as keyof typeof when]?.includes(value) ?? true,
          );
        const rowsByFirst = new Map(first?.blocks.flat().map((value) => [value, rowsOf(value)]));
        let wrong = 0;
        for (const [index, answer] of table.answerAt.entries()) {
          if (answer < 0) continue;
          const point = pointAt(table.axes, index);
          const candidates = rowsByFirst.get(point[first?.axis as keyof Point] ?? '') ?? rows;
          const holding = candidates.filter(({ when }) =>
            Object.entries(when).every(
              ([axis, values]) =>
                values === undefined || values.includes(point[axis as keyof Point] ?? ''),
            ),
          );
          const columns = audiences.filter(
            (id) => point.audience === undefined || id === point.audience,
          );
          const [row] = holding;
          const said = columns.map((id) => row?.effects[audiences.indexOf(id)]);
          const right = said.every((effect) => effect === table.answers[answer]?.effect);
          const named = table.answers[answer]?.rules.every((id) => row?.rules.includes(id));
          if (holding.length !== 1 || !right || !named) wrong += 1;
        }
        t.equal(wrong, 0, table.gate);
      }
    },
  );
}

/** The first values of the blocks of a point, worked out anew. */
function pointAt(
  axes: readonly { axis: string; blocks: readonly (readonly string[])[] }[],
  index: number,
) {
  const values: Record<string, string> = {};
  let size = axes.reduce((product, { blocks }) => product * blocks.length, 1);
  let rest = index;
  for (const { axis, blocks } of axes) {
    size /= blocks.length;
    values[axis] = blocks[Math.floor(rest / size)]?.[0] ?? '';
    rest %= size;
  }
  return values as Point;
}

const facts = `attributes:
  sworn: { title: { en: sworn, ja: 宣誓 }, values: boolean, default: false }
  stage: { title: { en: stage, ja: 段階 }, values: [none, first, second], default: none }
rules:
`;
const declaring = sound.replace('rules:\n', facts);
/** The lines that the attributes take. */
const factLines = 3;

t.test('P-31: attributes are axes, whatever the pack says of an audience', async (t) => {
  const sworn = rule(
    'sworn',
    'stage',
    '{ stage: detailed }',
    '{ with: { sworn: true } }',
    'release',
  );
  const { findings, pack, tables } = checkPack(declaring + sworn);
  t.strictSame(findings, []);
  const stage = tables.find(({ gate }) => gate === 'stage');
  t.strictSame(
    stage?.axes.map(({ axis, blocks }) => [axis, blocks.length]),
    [
      ['stage', 2],
      ['with sworn', 2],
    ],
  );
  t.strictSame(pack && valuesOfAxis(pack, 'with stage' as DomainAxis), ['none', 'first', 'second']);
});

t.test('P-37: an invariant holds for every attribute that the directory may give', async (t) => {
  const promised = (never: string, extra: string) =>
    faults(`${declaring}${extra}invariants:\n${promise('one', never)}`);
  const lid = ceiling(
    'lid',
    '{ data_kind: raw }',
    '{ among: peer, with: { sworn: false } }',
    'hold',
  );
  const line = nextLine + factLines;
  t.strictSame(promised('{ audience: peer, when: { data_kind: raw }, effect: release }', lid), [
    ['P-INVARIANT', line + 9, 9],
  ]);
  t.strictSame(
    promised(
      '{ audience: { among: peer, with: { sworn: false } }, when: { data_kind: raw }, effect: [release, redact] }',
      lid,
    ),
    [],
  );
  const [broken] = checkPack(
    `${declaring}${lid}invariants:\n${promise('one', '{ audience: peer, when: { data_kind: raw }, effect: release }')}`,
  ).findings;
  t.match(broken?.message.en, /→ peer sworn=true stage=none gets release/);
});

t.test('P-18: a ceiling takes away, opens nothing, and is checked like any rule', async (t) => {
  const lid = (when: string, audience: string, most: string) =>
    checkPack(sound + ceiling('lid', when, audience, most));
  const { findings, tables, pack } = lid('{ tlp: clear }', 'public', '{ redact: strip-handling }');
  t.strictSame(findings, []);
  const table = tables.find(({ gate }) => gate === 'ceiling');
  t.strictSame(
    table?.answers.map(({ effect, profiles, rules }) => [effect, profiles, rules]),
    [
      ['release', [], ['no-ceiling']],
      ['redact', ['strip-handling'], ['lid']],
    ],
  );
  t.equal(pack && gateTable(pack, gateShape(pack, 'ceiling')).size, 4);
  t.match(lid('{ public_set: yes, publicity: exposed }', 'any', 'hold').findings, [
    { rule: 'P-DEAD', line: nextLine + 2, column: 11 },
  ]);
  t.match(lid('{ tlp: clear }', 'any', 'release').findings, [
    { rule: 'P-NAME', line: nextLine + 4, column: 14 },
  ]);
});

t.test('cli: policy check', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-check-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = async (language: 'en' | 'ja', ...args: string[]) => {
    const written = { out: '', err: '' };
    const sink = (name: 'out' | 'err') =>
      new Writable({
        write(chunk, _encoding, done) {
          written[name] += chunk;
          done();
        },
      });
    const ended: { code: Terminal['exitCode'] } = { code: undefined };
    const terminal: Terminal = {
      stdout: sink('out'),
      stderr: sink('err'),
      exit(code: number): never {
        ended.code = code;
        throw new Error('ended');
      },
      set exitCode(code: Terminal['exitCode']) {
        ended.code = code;
      },
      get exitCode() {
        return ended.code;
      },
    };
    const program = new Command().configureOutput({
      writeErr: (text) => {
        written.err += text;
      },
    });
    addPolicyCommands(program, language, terminal);
    await program.parseAsync(['policy', 'check', ...args], { from: 'user' }).catch((error) => {
      if (error.message !== 'ended') throw error;
    });
    return { ...written, code: ended.code };
  };
  const good = file('good.yaml', sound);
  const bad = file(
    'bad.yaml',
    sound + rule('again', 'table', '{ identifiability: none }', 'any', 'release'),
  );

  t.test('ends with 0, 1 or 2', async (t) => {
    t.equal((await run('en', good)).code, 0);
    t.equal((await run('en', good, bad)).code, 1);
    t.equal((await run('en', file('no.yaml', 'a: 1'))).code, 1);
    const absent = await run('en', bad, join(folder, 'absent.yaml'));
    t.equal(absent.code, 2);
    t.match(absent.err, /absent\.yaml: cannot be read \(ENOENT\)/);
    t.match(absent.out, 'P-TWIN');
    t.equal((await run('en')).code, 2);
    t.equal((await run('en', good, '--format', 'pdf')).code, 2);
  });

  t.test('text: matrix, promises, faults with their place, a summary at the end', async (t) => {
    const { out } = await run('en', bad);
    t.match(out, /Gate table: 3 points, 1 by default/);
    t.match(out, /│ none +│ release │ release │ release +│/);
    t.match(out, `${bad}:${nextLine}:9 P-TWIN \`again\` says what \`open\` says`);
    t.match(out, /\n1 packs, \d+ points, 15\/15 invariants hold, 1 faults, \d+\.\d s\n$/);
    const japanese = await run('ja', bad);
    t.match(japanese.out, /関門 table: 3 点/);
    t.match(japanese.out, '同じ場合に同じ判断');
  });

  t.test('markdown, html and json hold the same, safely', async (t) => {
    const markdown = await run('en', good, '--format', 'markdown');
    t.match(markdown.out, '# small \\<b\\> (small 1.0.0)\n');
    t.match(markdown.out, '| none | release | release | release |');
    const html = await run('en', good, '--format', 'html');
    t.match(html.out, '<h1>small &lt;b&gt; (small 1.0.0)</h1>');
    t.match(html.out, '<tr><td>none</td><td>release</td><td>release</td><td>release</td></tr>');
    t.match(html.out, /<\/html>\n$/);
    t.match(html.err, /^1 packs, /);
    const { packs } = JSON.parse((await run('en', bad, '--format', 'json')).out);
    t.match(packs, [
      {
        file: bad,
        pack: { id: 'small' },
        findings: [{ rule: 'P-TWIN', line: nextLine, column: 9 }],
      },
    ]);
    t.match(packs[0].gates[1], {
      gate: 'table',
      points: 3,
      nothing_said: 1,
      audiences: ['peer', 'public', '*'],
      rows: [
        {
          when: { identifiability: ['none'] },
          effects: ['release', 'release', 'release'],
          rules: ['again', 'open'],
        },
        {},
      ],
    });
    t.match(packs[0].invariants[0], { id: 'hub-unknown-category', outcome: 'holds' });
  });
});

t.test('docs: every kind of fault that the check finds is explained', async (t) => {
  const source = ['check.ts', 'pack-rules.ts']
    .map((file) => readFileSync(join(root, 'src', 'policy', file), 'utf8'))
    .join();
  const doc = readFileSync(join(root, 'docs', 'policy.md'), 'utf8');
  const kinds = new Set(source.match(/'P-[A-Z]+'/g));
  t.ok(kinds.size >= 7);
  for (const kind of kinds) t.match(doc, kind.replaceAll("'", '`'));
});
