/**
 * STIX rules about more than one object, as the ingest transaction keeps them; and those that nobody can
 * decide on arrival: what they speak of is taken in, to the byte.
 */
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { indicator, malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { type Desk, openDesk, publicKnowledge } from './desk.ts';

const created = '2026-01-01T00:00:00.000Z';
const later = '2026-02-01T00:00:00.000Z';

async function accepted(
  desk: Desk,
  objects: readonly StixObject[],
): Promise<readonly JsonObject[]> {
  const { failures } = await desk.submit('one', objects);
  t.same(failures, []);
  return (await desk.log('peer')).map(({ object }) => object);
}

function relationship(number: number, type: string, from: string, to: string): StixObject {
  return {
    type: 'relationship',
    spec_version: '2.1',
    id: `relationship--${uuid(number)}`,
    created,
    modified: created,
    relationship_type: type,
    source_ref: from,
    target_ref: to,
  };
}

t.test('S-VER-01: a first version need not be the first there ever was', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  t.equal((await accepted(desk, [indicator(1, { modified: later })])).length, 1);
});

t.test(
  'S-VER-02: the same version with other content is refused, and the first stands',
  async (t) => {
    const desk = await openDesk(t, publicKnowledge);
    await accepted(desk, [indicator(1)]);
    const { failures } = await desk.submit('one', [indicator(1, { name: 'other' })]);
    t.match(failures, [{ id: indicator(1).id, version: created, message: /S-VER-02 \/modified/ }]);
    t.match(await accepted(desk, [indicator(1)]), [{ name: 'sign 1' }]);
  },
);

t.test('S-VER-03: created and created_by_ref stay the same across versions', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await accepted(desk, [indicator(1)]);
  const moved = indicator(1, { created: '2026-01-02T00:00:00.000Z', modified: later });
  const claimed = indicator(1, { created_by_ref: `identity--${uuid(9)}`, modified: later });
  const { failures } = await desk.submit('one', [moved, claimed]);
  t.match(failures, [
    { message: /S-VER-03 \/created:/ },
    { message: /S-VER-03 \/created_by_ref:/ },
  ]);
});

t.test('S-VER-04: no version follows a revoked one', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await accepted(desk, [indicator(1), indicator(1, { modified: later, revoked: true })]);
  const { failures } = await desk.submit('one', [
    indicator(1, { modified: '2026-03-01T00:00:00.000Z' }),
  ]);
  t.match(failures, [{ message: /S-VER-04/ }]);
});

t.test('S-VER-05: only the creator’s consumer makes versions that are shown', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const source = `identity--${uuid(9)}`;
  await desk.putConsumer('one', 'peer', [source]);
  await accepted(desk, [indicator(1, { created_by_ref: source })]);
  const { failures } = await desk.submit('two', [
    indicator(1, { created_by_ref: source, modified: later, name: 'foreign' }),
  ]);
  t.same(failures, [], 'who tries learns nothing');
  t.match(await desk.last('peer'), [{ version: created }]);
});

t.test('S-VER: versions are judged among the submitter’s own only (R-19)', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await accepted(desk, [indicator(1)]);
  t.same((await desk.submit('two', [indicator(1, { name: 'other' })])).failures, []);
});

t.test('S-REF-10: a reference need not resolve here', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const link = relationship(1, 'indicates', indicator(1).id, malware(2).id);
  t.same(await accepted(desk, [link]), [link]);
});

t.test(
  'S-EXT-09, S-EXT-10: what only an absent definition explains is kept to the byte',
  async (t) => {
    const desk = await openDesk(t, publicKnowledge);
    const definition = `extension-definition--${uuid(5)}`;
    const toplevel = indicator(1, {
      rank: 1,
      extensions: { [definition]: { extension_type: 'toplevel-property-extension' } },
    });
    const unknown = indicator(2, {
      extensions: {
        [definition]: { extension_type: 'property-extension', depth: { of: ['any', 1.5] } },
      },
    });
    const text = `{"objects":[${JSON.stringify(toplevel)}, ${JSON.stringify(unknown, null, 1)}]}`;
    const { party, access } = desk.access('one');
    await desk.hub.submit(party, access, Buffer.from(text));
    const versions = { all: true, last: false, first: false, keys: [] };
    const { page } = await desk.hub.readObjects({
      ...desk.access('peer'),
      selection: { after: 0, since: 0, limit: 10, versions },
      shows: 'nothing',
    });
    const bytes = Buffer.from(page.bytes).toString();
    t.equal(bytes, `${JSON.stringify(toplevel)},${JSON.stringify(unknown, null, 1)}`);
  },
);

t.test(
  'S-ID-06, S-ID-07: one UUID under two types, and any version of UUID, are taken in',
  async (t) => {
    const desk = await openDesk(t, publicKnowledge);
    const fifth = 'indicator--5e57c739-391a-5eb3-b6be-7d15ca92d5ed';
    const shown = await accepted(desk, [indicator(1), malware(1), indicator(2, { id: fifth })]);
    t.same(shown.length, 3);
  },
);

t.test('S-SDO-09, S-SDO-10: what only other objects or people can tell is taken in', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const instance = malware(2, { is_family: false });
  const variant = relationship(1, 'variant-of', malware(1).id, instance.id);
  t.equal((await accepted(desk, [malware(1), instance, variant])).length, 3);
});

t.test('S-MET-10: a translation of a version that is not here is taken in', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const translation: StixObject = {
    type: 'language-content',
    spec_version: '2.1',
    id: `language-content--${uuid(1)}`,
    created,
    modified: created,
    object_ref: indicator(1).id,
    object_modified: later,
    contents: { ja: { name: '印' } },
  };
  t.equal((await accepted(desk, [indicator(1), translation])).length, 2);
});

t.test('warnings go with successes where the consumer’s compat asks', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const odd = indicator(1, { x_odd: 'a custom property without extension' });
  const silent = await desk.submit('one', [odd]);
  t.same(silent.successes, [{ id: odd.id, version: created }]);
  await desk.hub.administration.put('consumer', 'two', {
    audience: 'peer',
    identities: [],
    grants: [{ collection: desk.collection, read: true, write: true }],
    compat: { emptyObjects: 'omit', emptyDates: 'omit', warnings: true },
  });
  const told = await desk.submit('two', [odd]);
  t.match(told.successes, [{ id: odd.id, message: /^S-/ }]);
});

t.test('a refused object is named with rule and pointer, and the rest goes in', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const wrong = indicator(2, { created_by_ref: malware(1).id });
  const { successes, failures } = await desk.submit('one', [indicator(1), wrong]);
  t.equal(successes.length, 1);
  t.match(failures, [{ id: wrong.id, message: /^S-REF-\d+ \/created_by_ref: / }]);
});
