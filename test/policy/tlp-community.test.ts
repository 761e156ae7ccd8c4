/** A second pack: four other tiers, sharing by TLP. Tiers are data; no code knows their names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { decide } from '../../src/policy/decide.ts';
import { deriveKey, keyAxes } from '../../src/policy/decision-key.ts';
import { keyAt } from '../../src/policy/domain.ts';
import { parseLabels } from '../../src/policy/labels.ts';
import { parsePack } from '../../src/policy/pack.ts';
import { tlpDefinitions } from '../../src/policy/tlp.ts';
import { isReadable, type TlpLevel } from '../../src/policy/vocabulary.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const { pack, findings } = parsePack(read('policies', 'tlp-community.yaml'));
if (pack === undefined) throw new Error(JSON.stringify(findings));

const tiers = ['member', 'partner', 'regulator', 'open'] as const;
const letters = { member: 'M', partner: 'P', regulator: 'R', open: 'O' } as const;

/** A reader of whom the directory says nothing. */
const to = (id: string) => ({ id, attributes: {} });

const anonymous = { publicity: 'not_public', identifiability: 'none', data_kind: 'extracted' };
const known = {
  state: 'public_knowledge',
  route: 'published_report',
  evidence_url: 'https://example.org/r',
};

/** Which tiers receive an attack pattern with these labels and this marking; a dash for one that does not. */
function reach(level: TlpLevel, labels: object = anonymous, type = 'attack-pattern'): string {
  const refs = level === 'none' ? {} : { object_marking_refs: [String(tlpDefinitions[level].id)] };
  const object = { type, id: `${type}--7d2ae3a8-3c2d-4d4c-9a53-1d0f9a3d5b4e`, ...refs };
  const { labels: parsed, findings: faults } = parseLabels(JSON.parse(JSON.stringify(labels)));
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const key = deriveKey(parsed, { source: 'object', now: 0 }, object);
  return tiers
    .map((tier) => (isReadable(decide(pack!, key, to(tier)).effect) ? letters[tier] : '-'))
    .join('');
}

t.test('tlp-community: each TLP reaches the tiers that it allows', async (t) => {
  const reached = {
    none: reach('none'),
    clear: reach('clear'),
    green: reach('green'),
    amber: reach('amber'),
    amber_strict: reach('amber_strict'),
    red: reach('red'),
  };
  t.strictSame(reached, {
    none: 'M---',
    clear: 'MPRO',
    green: 'MPR-',
    amber: 'M---',
    amber_strict: '----',
    red: '----',
  });
});

t.test(
  'tlp-community: public knowledge without TLP is open, but a marking still binds',
  async (t) => {
    const labels = { ...anonymous, publicity: known };
    t.equal(reach('none', labels), 'MPRO');
    t.equal(reach('green', labels), 'MPR-');
    t.equal(reach('red', labels), '----');
    t.equal(reach('none', labels, 'identity'), 'MPRO');
    t.equal(reach('clear', anonymous, 'identity'), '----');
  },
);

t.test('tlp-community: no TLP opens what may point at a victim', async (t) => {
  t.equal(reach('clear', { ...anonymous, identifiability: 'inferable' }), 'M---');
  t.equal(reach('clear', { ...anonymous, identifiability: 'identifying' }), '----');
  t.equal(reach('clear', { ...anonymous, data_kind: 'raw' }), '----');
  t.equal(reach('clear', anonymous, 'sighting'), 'M---');
  t.equal(reach('clear', anonymous, 'incident'), '----');
  t.equal(reach('clear', {}), '----');
});

t.test('tlp-community: tiers are data: under other names they get the same', async (t) => {
  t.strictSame([...pack.audiences.keys()], [...tiers]);
  const other = parsePack(renamed(read('policies', 'tlp-community.yaml'))).pack;
  if (other === undefined) throw new Error('no pack');
  t.strictSame(
    [...other.audiences.keys()],
    tiers.map((tier) => `tier-${tier}`),
  );
  const effects = new Set<string>();
  for (const tlp of keyAxes.tlp) {
    for (const publicity of keyAxes.publicity) {
      for (const identifiability of keyAxes.identifiability) {
        const key = keyAt({ tlp, publicity, identifiability, category: 'ttp' });
        for (const tier of tiers) {
          const verdict = decide(pack, key, to(tier));
          effects.add(verdict.effect);
          t.strictSame(decide(other, key, to(`tier-${tier}`)), verdict);
          t.equal(decide(other, key, to(tier)).effect, 'withhold', 'the old name means nothing');
        }
      }
    }
  }
  t.strictSame([...effects].toSorted(), ['release', 'withhold']);
});

/** The pack's text with other ids for its audiences, wherever one stands. */
function renamed(text: string): string {
  const declared = text.replaceAll(/^ {2}(member|partner|regulator|open):$/gm, '  tier-$1:');
  return declared.replaceAll(/^ +audience: .*$/gm, (line) =>
    line.replaceAll(/\b(?:member|partner|regulator|open)\b/g, 'tier-$&'),
  );
}

t.test('tlp-community: every paragraph that it cites is in the digest', async (t) => {
  const digest = read('docs', 'policy.md');
  for (const { citation } of pack.rules) t.match(digest, `| ${citation} |`);
});
