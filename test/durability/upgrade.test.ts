/**
 * A data folder of the first tables goes on under the present ones: nothing that stood is missed, nothing
 * comes twice, and what the first version could not weigh is weighed.
 *
 * The folder of the first tables (`first-tables.tar.gz`) was written by the first version: two sets without conditions, one of
 * them with a creator, one under a consent for peers and one under a consent for the public.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import t from 'tap';
import { extract } from 'tar';
import { accessOf } from '../../src/exchange/directory.ts';
import { openHub } from '../../src/exchange/open-hub.ts';
import { anonymous, openDesk } from '../exchange/desk.ts';
import { malware, type StixObject, uuid } from '../support/stix-objects.ts';

const archive = join(import.meta.dirname, 'first-tables.tar.gz');
const secret = 'V9-l9_B3AtoDJtrFLcG9T6d28Uy9LJ77aRpl-rxGQRY';
const everything = { all: true, last: false, first: false, keys: [] } as const;

t.test('a folder of the first tables loses nothing and weighs what it could not', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-upgrade-'));
  await extract({ file: archive, cwd: folder });
  const hub = await openHub({ folder, inThread: true });
  t.teardown(async () => {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const signedIn = hub.signIn({ kind: 'basic', username: 'acme', password: secret }, '127.0.0.1');
  t.equal(signedIn?.party.id, 'acme', 'credentials are what they were');
  const party = hub.partyNamed('acme');
  const [collection] = [...hub.directory().collections.values()];
  const access = party && collection && accessOf(hub.directory(), party, collection);
  if (party === undefined || access === undefined) throw new Error('the folder has a consumer');
  const read = async (after: number) => {
    const selection = { after, since: after, limit: 100, versions: everything };
    const { page } = await hub.readObjects({ party, access, selection, shows: 'nothing' });
    const objects = JSON.parse(`[${Buffer.from(page.bytes).toString('utf8')}]`) as {
      readonly name: string;
    }[];
    return { names: objects.map(({ name }) => name), last: page.lastStamp };
  };
  const atOnce = await read(0);
  t.same(atOnce.names, ['Anonymous source', 'TLP:GREEN', 'Set 1', 'Set 2'], 'stands as it stood');
  await hub.settle();
  t.same((await read(0)).names.slice(0, 4), atOnce.names, 'and goes on standing');
  t.same(
    (await read(atOnce.last)).names,
    ['Set 3'],
    'the consent covers peers, for the first time',
  );
  const selection = { after: 0, since: 0, limit: 100, versions: everything };
  const { receipt } = await hub.readObjects({ party, access, selection, shows: 'objects' });
  receipt.close('sent');
  const got = (await hub.ledger.deliveries({ consumer: 'acme', limit: 100 })).items.at(-1);
  const by = { kind: 'account', id: 'kay' } as const;
  await hub.recalls.order({ by, objects: [got?.submittedId ?? ''], reason: 'names a victim' });
  await hub.settle();
  const [recall] = (await hub.recalls.own({ consumer: 'acme', limit: 9 })).items;
  t.match(recall, { received: 'bodies', expected: true });
  t.match(JSON.parse(recall?.had ?? ''), [{ objectId: got?.objectId }], 'what is read is recalled');
});

/** Makes of the references in a folder what the ninth migration makes of those of the tables before. */
function asNotedBefore(folder: string): void {
  const db = new Database(join(folder, 'sekisho.db'));
  db.exec(`update reference set kind = 'required', part = '', asks = '' where kind = 'optional';
    delete from setting where name = 'key-text-version'`);
  db.close();
}

t.test(
  'what an earlier version noted as required may be left out, once it is read anew',
  async (t) => {
    const desk = await openDesk(t);
    const created = '2026-01-01T00:00:00.000Z';
    const named = [malware(1).id, malware(2).id];
    const report: StixObject = {
      ...{ type: 'report', spec_version: '2.1', id: `report--${uuid(1)}`, name: 'one of two' },
      ...{ created, modified: created, published: created, object_refs: named },
    };
    const labels = { ...anonymous, category: 'malware_extracted' };
    await desk.submit('one', [malware(1), report], labels);
    asNotedBefore(desk.folder);
    await desk.reopen();
    desk.clock.advance(3_600_000_000);
    await desk.hub.settle();
    const reports = (await desk.log('peer')).filter(({ object }) => object.type === 'report');
    t.match(reports, [{ object: { object_refs: named.slice(0, 1) } }]);
  },
);

/** Makes of the decision keys in a folder texts of the second version, which had no sets for free text. */
function keyedBefore(folder: string): void {
  const db = new Database(join(folder, 'sekisho.db'));
  const keys = db.prepare('select id, text from decision_key').all() as {
    id: number;
    text: string;
  }[];
  const put = db.prepare('update decision_key set text = ? where id = ?');
  for (const { id, text } of keys) {
    put.run(text.replace(/^k3\//, 'k2/').replace(/(?:\/[^/]*){2}$/, ''), id);
  }
  db.exec("update setting set value = 'k2' where name = 'key-text-version'");
  db.close();
}

t.test('keys of the second version go on deciding, and are written anew', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [malware(1)], { ...anonymous, category: 'malware_extracted' });
  const [before] = await desk.log('peer');
  keyedBefore(desk.folder);
  await desk.reopen();
  t.same(await desk.log('peer'), [before], 'nothing moves');
  const by = { kind: 'account', id: 'kay' } as const;
  const sides = { cleared: ['peer'], refused: [], reason: 'read', evidence: 'x' };
  await desk.hub.curation.reviewText({ by, mayLoosen: true, contributions: [1], ...sides });
  const [explained] = await desk.hub.curation.explain(malware(1).id, 'peer');
  t.same(explained?.explanation.key.text_cleared, ['peer']);
  const db = new Database(join(desk.folder, 'sekisho.db'), { readonly: true });
  const used = db.prepare(
    'select distinct substr(k.text, 1, 3) as version from contribution c join decision_key k on k.id = c.decision_key',
  );
  t.same(used.all(), [{ version: 'k3/' }]);
  db.close();
});
