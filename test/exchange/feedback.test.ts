/** Feedback on variants reaches who has the original, and nobody touches what is the hub's own (design §5, R-5). */
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { handlingExtensionId } from '../../src/policy/vocabulary.ts';
import { malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, openDesk, type Row } from './desk.ts';

const created = '2026-01-01T00:00:00.000Z';
const later = '2027-01-01T00:00:00.000Z';
const shareable: JsonObject = { ...anonymous, category: 'malware_extracted' };
const published: JsonObject = {
  ...shareable,
  publicity: {
    state: 'public_knowledge',
    route: 'published_report',
    evidence_url: 'https://a.example',
  },
};
const tiers = ['peer', 'government', 'citizen'] as const;
const peerIdentity = `identity--${uuid(700)}`;

function sighting(number: number, of: string, more: JsonObject = {}): StixObject {
  return {
    ...{ type: 'sighting', spec_version: '2.1', id: `sighting--${uuid(number)}` },
    ...{ created, modified: created, sighting_of_ref: of, count: number },
    ...more,
  };
}

/** Labels in the body: only those take away that a sighting tells of a victim (M-33). */
function labelled(object: StixObject, labels: JsonObject): StixObject {
  const handling = { extension_type: 'property-extension', schema_version: '1.0', ...labels };
  return { ...object, extensions: { [handlingExtensionId]: handling } };
}

/** The ids under which the tiers see a family that an agency gave; its body carries labels. */
async function familyGiven(desk: Desk): Promise<Record<(typeof tiers)[number], string>> {
  await desk.putConsumer('agency', 'government');
  await desk.submit('agency', [labelled(malware(1), published)]);
  const idFor = async (who: string) => only(await rowsOf(desk, who, 'malware')).id;
  const [peer, government, citizen] = [
    await idFor('peer'),
    await idFor('government'),
    await idFor('citizen'),
  ];
  return { peer, government, citizen };
}

async function rowsOf(desk: Desk, who: string, type: string): Promise<readonly Row[]> {
  return (await desk.log(who)).filter(({ object }) => object.type === type);
}

function only(rows: readonly Row[]): Row {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) throw new Error(`${rows.length} rows`);
  return row;
}

t.test('design §5: a sighting of a variant reaches who has the original, anonymised', async (t) => {
  const desk = await openDesk(t);
  const ids = await familyGiven(desk);
  t.equal(new Set([malware(1).id, ...Object.values(ids)]).size, 4, 'a variant for everyone');
  const seen = sighting(1, ids.peer, { created_by_ref: peerIdentity });
  t.match(await desk.submit('one', [labelled(seen, shareable)]), { failures: [] });
  for (const who of ['peer', 'government'] as const) {
    const { object } = only(await rowsOf(desk, who, 'sighting'));
    t.equal(object.sighting_of_ref, ids[who], who);
    t.equal(object.count, 1);
    const log = await desk.log(who);
    t.ok(
      log.some(({ id }) => id === object.created_by_ref),
      'its creator is the hub’s',
    );
    t.notMatch(JSON.stringify(log), peerIdentity);
  }
  t.same(await rowsOf(desk, 'citizen', 'sighting'), [], 'as far as the policy lets it');
  t.notMatch(JSON.stringify(await desk.log('government')), ids.peer);
});

t.test('design §5: feedback that is public names what stands in each log', async (t) => {
  const desk = await openDesk(t);
  const ids = await familyGiven(desk);
  await desk.submit('one', [sighting(1, ids.peer)], published);
  const note: StixObject = {
    ...{ type: 'note', spec_version: '2.1', id: `note--${uuid(2)}`, created, modified: created },
    ...{ content: 'seen since May', object_refs: [ids.peer] },
  };
  await desk.submit('one', [note], published);
  for (const who of tiers) {
    const { id, object } = only(await rowsOf(desk, who, 'sighting'));
    t.equal(object.sighting_of_ref, ids[who], who);
    t.equal(id === `sighting--${uuid(1)}`, who === 'peer', 'as received where it names it so');
    const about = only(await rowsOf(desk, who, 'note')).object.object_refs;
    t.same(about, [ids[who]]);
  }
});

t.test('R-9: a variant of others is an id that nobody knows', async (t) => {
  const desk = await openDesk(t);
  const ids = await familyGiven(desk);
  const before = await Promise.all(tiers.map((who) => desk.log(who)));
  const others = await desk.submit('one', [labelled(sighting(1, ids.citizen), shareable)]);
  const absent = `malware--${uuid(99)}`;
  const unknown = await desk.submit('one', [labelled(sighting(2, absent), shareable)]);
  const told = (outcomes: object) => JSON.stringify(outcomes).replaceAll(uuid(2), uuid(1));
  t.equal(told(others), told(unknown), 'the answers are alike');
  desk.clock.advance(3_600_000_000);
  await desk.hub.settle();
  t.same(await Promise.all(tiers.map((who) => desk.log(who))), before, 'and both wait');
});

t.test('R-13: a translation of a variant is of no other form', async (t) => {
  const desk = await openDesk(t);
  const ids = await familyGiven(desk);
  const translation: StixObject = {
    ...{ type: 'language-content', spec_version: '2.1', id: `language-content--${uuid(3)}` },
    ...{ created, modified: created, object_ref: ids.peer },
    contents: { de: { name: 'Familie' } },
  };
  t.match(await desk.submit('one', [translation], shareable), { failures: [] });
  for (const who of tiers) t.same(await rowsOf(desk, who, 'language-content'), [], who);
});

t.test('R-5: nobody versions or revokes a variant but the hub', async (t) => {
  const desk = await openDesk(t);
  const ids = await familyGiven(desk);
  const before = await Promise.all(tiers.map((who) => desk.log(who)));
  const [variant] = before[0]?.filter(({ id }) => id === ids.peer) ?? [];
  const forged = { ...variant?.object, name: 'forged', modified: later, revoked: true };
  const bare = { ...malware(1), id: ids.peer, name: 'forged' };
  const forgeries = [
    ['one', forged as unknown as StixObject, shareable],
    ['two', bare, published],
    ['two', { ...bare, modified: later }, shareable],
  ] as const;
  for (const [who, object, labels] of forgeries) {
    t.match(await desk.submit(who, [object], labels), { failures: [], successes: [{}] });
  }
  t.same(await Promise.all(tiers.map((who) => desk.log(who))), before);
  const page = await desk.hub.curation.holds({ cause: 'unbound', limit: 10 });
  t.equal(page.items.length, 3, 'curators see them');
});

t.test('R-5: nobody creates anything in the name of the hub', async (t) => {
  const desk = await openDesk(t);
  await familyGiven(desk);
  const [identity] = await rowsOf(desk, 'peer', 'identity');
  const before = await Promise.all(tiers.map((who) => desk.log(who)));
  const made = malware(5, { created_by_ref: identity?.id });
  t.match(await desk.submit('one', [made], published), { failures: [] });
  const copy = { ...identity?.object, modified: later, name: 'forged' } as unknown as StixObject;
  t.match(await desk.submit('one', [copy], published), { failures: [] });
  t.same(await Promise.all(tiers.map((who) => desk.log(who))), before);
});

t.test('R-6: a consumer deletes its own contribution under the id of a variant', async (t) => {
  const desk = await openDesk(t);
  const ids = await familyGiven(desk);
  const bare = { ...malware(1), id: ids.peer };
  await desk.submit('one', [bare], shareable);
  await t.rejects(desk.remove('two', ids.peer), /not yours/);
  await desk.remove('one', ids.peer);
  await t.rejects(desk.remove('one', ids.peer), /not yours/);
  t.equal(only(await rowsOf(desk, 'peer', 'malware')).id, ids.peer, 'the variant stands');
  await desk.remove('agency', ids.government);
  t.same(await rowsOf(desk, 'peer', 'malware'), []);
});
