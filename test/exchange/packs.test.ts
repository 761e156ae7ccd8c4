/** Packs: kept, compared, put into force by two persons, rolled back; what is foretold is what happens. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import type { Problem } from '../../src/base/problem.ts';
import type { Actor } from '../../src/exchange/audit.ts';
import type { PackComparison } from '../../src/exchange/compare-packs.ts';
import { openHub, shippedPackFile } from '../../src/exchange/open-hub.ts';
import { indicator } from '../support/stix-objects.ts';
import { anonymous, type Desk, openDesk } from './desk.ts';
import { type LogRows, logRows } from './log-rows.ts';
import { changed } from './pack-edits.ts';

const ann: Actor = { kind: 'account', id: 'ann' };
const bob: Actor = { kind: 'account', id: 'bob' };
const shipped = readFileSync(shippedPackFile, 'utf8');

/** The shipped pack that withholds techniques. */
const strict = changed(shipped, 'm25-not-public-anonymous', 'withhold');
/** Labels of techniques that peers and government may have (M-25), and of destinations (M-20). */
const technique: JsonObject = { ...anonymous, category: 'ttp' };
const destination: JsonObject = { ...anonymous, category: 'destination' };

async function keep(text: string): Promise<string> {
  const { pack, findings } = await desk.hub.packs.add(ann, text);
  if (pack === undefined) throw new Error(findings.map(({ message }) => message.en).join());
  return pack.hash;
}

async function putInForce(desk: Desk, hash: string): Promise<PackComparison> {
  const { packs } = desk.hub;
  const comparison = await packs.compare(hash);
  const { id } = await packs.propose(ann, { hash, diffHash: comparison.hash, reason: 'a test' });
  await packs.activate(bob, id, comparison.hash);
  return comparison;
}

/** Holds that this ends in a problem of this kind. */
async function refused(t: Test, kind: Problem['kind'], work: Promise<unknown>): Promise<void> {
  const outcome = await work.catch((error: unknown) => error);
  t.match(outcome, { name: 'Problem', kind });
}

// One desk for all: each has a thread for what takes long.
const desk = await openDesk(t);

t.test('R-17: two persons put a pack into force, and take it back', async (t) => {
  const { packs } = desk.hub;
  await desk.submit('one', [indicator(1)], technique);
  await desk.submit('one', [indicator(2)], destination);
  const before = logRows(desk.folder);
  const [first] = await packs.activations(10);
  t.match(first, { number: 1, kind: 'first', activatedBy: 'account:operator' });

  const hash = await keep(strict);
  t.match(await packs.add(bob, strict), { created: false }, 'kept once');
  const comparison = await packs.compare(hash);
  t.match(
    comparison.logs.map(({ audience, gained, lost, changed }) => [audience, gained, lost, changed]),
    [
      ['government', 0, 1, 0],
      ['peer', 0, 1, 0],
    ],
  );
  const [example] = comparison.logs[1]?.examples ?? [];
  t.equal(example?.objectId, indicator(1).id);
  t.match(example?.before, { effect: 'release' });
  t.match(example?.after, { effect: 'withhold', rules: [{ rule: 'm25-not-public-anonymous' }] });
  t.same(logRows(desk.folder), before, 'comparing changes nothing');

  const diffHash = comparison.hash;
  const reason = 'a test';
  const other = '0'.repeat(64);
  await refused(t, 'conflict', packs.propose(ann, { hash, diffHash: other, reason }));
  await refused(
    t,
    'forbidden',
    packs.propose({ kind: 'account', id: 'break-glass' }, { hash, diffHash, reason }),
  );
  const { id } = await packs.propose(ann, { hash, diffHash, reason });
  await refused(t, 'forbidden', packs.activate(ann, id, diffHash));
  await refused(
    t,
    'forbidden',
    packs.activate({ kind: 'account', id: 'break-glass' }, id, diffHash),
  );
  await refused(t, 'forbidden', packs.activate({ kind: 'hub' }, id, diffHash));
  await refused(t, 'conflict', packs.activate(bob, id, other));

  await desk.submit('two', [indicator(3)], technique);
  await refused(t, 'conflict', packs.activate(bob, id, diffHash));
  await packs.withdraw(ann, id);
  await refused(t, 'conflict', packs.withdraw(ann, id));
  await desk.remove('two', indicator(3).id);

  const again = await packs.propose(ann, { hash, diffHash, reason });
  t.match(await packs.activate(bob, again.id, diffHash), { kind: 'activation', tightened: true });
  t.notOk(
    await desk.hub.holds(desk.access('peer').access, indicator(1).id),
    'closed when it is answered',
  );
  await refused(t, 'conflict', packs.activate(bob, again.id, diffHash));
  await desk.hub.settle();
  const [job] = await packs.jobs(1);
  t.match(job, { id: 'activation-2', kind: 'activation', done: 1, total: 1 });
  t.ok(job?.ended);

  const [, shippedHash = ''] = (await packs.activations(2)).map((one) => one.hash);
  await putInForce(desk, shippedHash);
  await desk.hub.settle();
  t.match(
    (await packs.activations(3)).map(({ kind }) => kind),
    ['rollback', 'activation', 'first'],
  );
  t.same(namesOf(logRows(desk.folder)), namesOf(before), 'what was lost is back');
  const deeds = await desk.hub.auditRecords({ limit: 100 });
  const policy = deeds.filter(({ action }) => /pack|activation/.test(action));
  t.same(policy.map(({ action, actor }) => `${actor} ${action}`).reverse(), [
    'account:operator activate-pack',
    'account:ann add-pack',
    'account:ann propose-activation',
    'account:ann withdraw-activation',
    'account:ann propose-activation',
    'account:bob activate-pack',
    'account:ann propose-activation',
    'account:bob activate-pack',
  ]);
});

t.test('R-17: a form that is tightened leaves a log that waits for its batch', async (t) => {
  const { administration, packs } = desk.hub;
  const attributes = {};
  const title = { en: 'peer' };
  await administration.put('audience', 'peer', { title, batchSeconds: 60, attributes });
  await putInForce(desk, await keep(changed(shipped, 'm25-not-public-anonymous', 'redact')));
  t.notOk(await desk.hub.holds(desk.access('peer').access, indicator(1).id), 'gone at once');
  desk.clock.advance(61_000_000);
  await desk.hub.settle();
  const ids = (await desk.log('peer')).filter(({ object }) => object.type === 'indicator');
  t.equal(ids.length, 2, 'the batch brings it back');
  t.not(ids.find(({ object }) => object.name === 'sign 1')?.id, indicator(1).id);
  const [, { hash } = { hash: '' }] = await packs.activations(2);
  await putInForce(desk, hash);
  await administration.put('audience', 'peer', { title, batchSeconds: 0, attributes });
  desk.clock.advance(61_000_000);
  await desk.hub.settle();
});

t.test('a pack with a fault is told with its place, and not kept', async (t) => {
  const { packs } = desk.hub;
  const kept = await packs.list();
  const { findings } = await packs.add(ann, shipped.replace('gate: table', 'gate: tabel'));
  t.match(findings, [{ rule: 'P-NAME', line: Number, column: Number }]);
  const useless = await packs.add(ann, changed(shipped, 'tlp-red', 'release'));
  t.ok(useless.findings.length > 0, 'nor is one that is not proved');
  t.same(await packs.list(), kept);
  await refused(t, 'absent', packs.get('0'.repeat(64)));
  await refused(t, 'absent', packs.compare('0'.repeat(64)));
});

t.test('the configured file decides only when it has changed', async (t) => {
  await putInForce(desk, await keep(strict));
  await desk.reopen();
  const held = namesOf(logRows(desk.folder));
  t.ok(held.length > 0 && !held.some((name) => name.includes(indicator(1).id)));
  const file = join(desk.folder, 'pack.yaml');
  writeFileSync(file, `${shipped}\n# the same again\n`);
  await desk.reopen({ packFile: file });
  t.match(await desk.hub.packs.activations(2), [{ kind: 'file' }, { kind: 'rollback' }]);
  t.ok(namesOf(logRows(desk.folder)).some((name) => name.includes(indicator(1).id)));
  const beside = await openHub({ folder: desk.folder, packFile: shippedPackFile, inThread: true });
  await beside.close();
  t.match(
    await desk.hub.packs.activations(1),
    [{ kind: 'file' }],
    'a command beside it asks nobody',
  );
});

/** Which objects stand where, and in how many versions. */
function namesOf(rows: LogRows): readonly string[] {
  return [...rows].map(([name, forms]) => `${name} ${forms.length}`).sort();
}
