/** Readers: what labels grant to some audiences, and what the directory says of an audience, decides its log. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import t from 'tap';
import { formatStixTime } from '../../src/base/time.ts';
import { packGates } from '../../src/policy/vocabulary.ts';
import { indicator } from '../support/stix-objects.ts';
import { anonymous, type Desk, openDesk } from './desk.ts';

const day = 86_400_000_000;

const rule = (id: string, gate: string, when: string, effect: string, audience = 'any') =>
  `  - id: ${id}
    gate: ${gate}
    when: ${when}
    audience: ${audience}
    effect: ${effect}
    citation: M-3
    status: product-decision
    reason: { en: why, ja: 理由 }
`;

const plainGates = packGates.filter((gate) => !['consent', 'embargo', 'stage'].includes(gate));

/** A pack that lets everything out but for consent, embargo and stage. */
const pack = [
  `format: sekisho-policy/1
id: readers
version: 1.0.0
title: { en: readers, ja: 読み手 }
attributes:
  sworn: { title: { en: sworn, ja: 宣誓 }, values: boolean, default: false }
audiences:
  peer: { title: { en: peers, ja: 専門組織 }, batch_seconds: 0, tlp: green }
  government: { title: { en: government, ja: 行政 }, batch_seconds: 0, tlp: green, attributes: { sworn: true } }
  public: { title: { en: public, ja: 一般 }, batch_seconds: 0, tlp: clear }
rules:
`,
  ...plainGates.map((gate) => rule(gate, gate, '{}', 'release')),
  rule('agreed', 'consent', '{ consent: [not_stated, covers] }', 'release'),
  rule('not-agreed', 'consent', '{ consent: [elsewhere, ahead, lapsed, withdrawn] }', 'hold'),
  rule('time-come', 'embargo', '{ embargo: [none, over] }', 'release'),
  rule('rapid', 'stage', '{ stage: [not_stated, rapid] }', 'release'),
  rule('sworn', 'stage', '{ stage: detailed }', 'release', '{ with: { sworn: true } }'),
  rule('unsworn', 'stage', '{ stage: detailed }', 'hold', '{ with: { sworn: false } }'),
].join('');

async function desk(t: Test): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-readers-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const packFile = join(folder, 'pack.yaml');
  writeFileSync(packFile, pack);
  return openDesk(t, undefined, { packFile });
}

/** How many rows each tier's log has: peers, government, the public. */
async function reach(at: Desk): Promise<string> {
  const logs = await Promise.all(['peer', 'government', 'citizen'].map((who) => at.log(who)));
  return logs.map((log) => log.length).join(' ');
}

t.test(
  'M-3: a consent opens to those whom it covers, one that is withdrawn to nobody',
  async (t) => {
    const at = await desk(t);
    const scope = ['peer', 'public'];
    await at.submit('one', [indicator(1)], { ...anonymous, consent: { scope } });
    t.equal(await reach(at), '1 0 1');
    await at.submit('one', [indicator(2)], { ...anonymous, consent: { scope, withdrawn: true } });
    const until = formatStixTime(at.clock.now() - day);
    await at.submit('one', [indicator(3)], { ...anonymous, consent: { scope, until } });
    t.equal(await reach(at), '1 0 1', 'what is held is in no log');
  },
);

t.test('M-3: an audience that comes later is covered by what named it before', async (t) => {
  const at = await desk(t);
  await at.submit('one', [indicator(1)], { ...anonymous, consent: { scope: ['isac', 'nobody'] } });
  t.equal(await reach(at), '0 0 0');
  const audience = { title: { en: 'isac' }, batchSeconds: 0, attributes: {} };
  await at.hub.administration.put('audience', 'isac', audience);
  await at.putConsumer('member', 'isac');
  t.equal((await at.log('member')).length, 1);
  t.equal(await reach(at), '0 0 0');
});

t.test('M-36: an embargo opens to those whose time has come', async (t) => {
  const at = await desk(t);
  const [past, future] = [-day, day].map((span) => formatStixTime(at.clock.now() + span));
  const not_before = { government: past ?? '', public: future ?? '' };
  await at.submit('one', [indicator(1)], { ...anonymous, not_before });
  t.equal(await reach(at), '0 1 0');
  await at.submit('one', [indicator(2)], { ...anonymous, not_before: { public: past ?? '' } });
  t.equal(await reach(at), '1 2 1');
});

t.test(
  'P-7: another attribute decides anew, and what it closes is closed when it is answered',
  async (t) => {
    const at = await desk(t);
    const put = (audience: string, attributes: Record<string, string | boolean>) =>
      at.hub.administration.put('audience', audience, {
        title: { en: audience },
        batchSeconds: 0,
        attributes,
      });
    await at.submit('one', [indicator(1)], { ...anonymous, stage: 'detailed' });
    t.equal(await reach(at), '0 1 0', "the pack's word");
    const before = at.clock.now();
    await put('peer', { sworn: true });
    await at.hub.settle();
    t.equal(await reach(at), '1 1 0');
    t.ok(((await at.log('peer'))[0]?.stamp ?? 0) > before, 'released now');
    const { access } = at.access('government');
    await put('government', { sworn: false });
    t.notOk(
      await at.hub.holds(access, indicator(1).id),
      "the directory's word goes before the pack's",
    );
    t.equal(await reach(at), '1 0 0');
    const { warnings } = await put('peer', { sworn: 'true', sworm: true });
    t.match(warnings, ['no Japanese title', /no attribute `sworm`/]);
    t.equal(await reach(at), '0 0 0', 'what is no value of the attribute counts as the default');
  },
);
