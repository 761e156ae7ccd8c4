/** Markings in a hub: labels as markings, statements with what they mark, TLP as it is fixed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { shippedPackFile } from '../../src/exchange/open-hub.ts';
import { handlingMarkingExtensionId } from '../../src/policy/handling-marking-ids.ts';
import {
  handlingDefinition,
  handlingIds,
  handlingMarkings,
} from '../../src/policy/handling-markings.ts';
import { tlpDefinitions } from '../../src/policy/tlp.ts';
import { indicator, malware, type StixObject, statement, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk, publicKnowledge, type Row } from './desk.ts';

const tiers = ['peer', 'government', 'citizen'] as const;
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);

/** The object for which the hub has a row of its own left out: its identities and TLP. */
const shared = (rows: readonly Row[]) =>
  rows.filter(({ id, object }) => object.type !== 'identity' && !tlpIds.has(id));
const tlpIds = new Set(Object.values(tlpDefinitions).map(({ id }) => String(id)));

function marking(name: string): string {
  const found = handlingMarkings.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found.id;
}

/** The labels `anonymous`, as markings. */
const anonymousMarkings = [
  'DATA_KIND:EXTRACTED',
  'PUBLICITY:NOT_PUBLIC',
  'IDENTIFIABILITY:NONE',
].map(marking);

/** No tier reads an id of the notation, whatever it reads. */
async function readsNoLabels(t: Test, desk: Desk): Promise<void> {
  for (const who of tiers) {
    const text = JSON.stringify(await desk.log(who)).toLowerCase();
    t.same(
      [...handlingIds].filter((id) => text.includes(id)),
      [],
      `${who} reads no labels`,
    );
  }
}

t.test('R-1: labels as markings count, and no tier reads them', async (t) => {
  const desk = await openDesk(t);
  const original = indicator(1, {
    object_marking_refs: [...anonymousMarkings, String(tlpDefinitions.green.id)],
    granular_markings: [
      { marking_ref: marking('STAGE:RAPID'), selectors: ['name'] },
      { lang: 'en', selectors: ['name', 'object_marking_refs.[3]'] },
    ],
  });
  const hidden = indicator(2, {
    object_marking_refs: anonymousMarkings,
    granular_markings: [
      { marking_ref: marking('IDENTIFIABILITY:IDENTIFYING'), selectors: ['name'] },
    ],
  });
  t.same((await desk.submit('one', [original, hidden])).failures, []);
  const [row, ...others] = shared(await desk.log('peer'));
  t.same(others, [], 'a part that identifies keeps all of it');
  t.not(row?.id, original.id);
  t.same(row?.object.object_marking_refs, [tlpDefinitions.green.id]);
  t.same(row?.object.granular_markings, [{ lang: 'en', selectors: ['name'] }]);
  t.same(shared(await desk.log('citizen')), []);
  await readsNoLabels(t, desk);
});

t.test('design §3: a copy of a handling marking is kept, and nobody receives it', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const [first] = handlingMarkings;
  if (first === undefined) throw new Error('there are handling markings');
  const copy = handlingDefinition(first) as JsonObject & StixObject;
  const naming = {
    type: 'report',
    spec_version: '2.1',
    id: `report--${uuid(5)}`,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    name: 'a bundle',
    published: '2026-01-01T00:00:00.000Z',
    object_refs: [copy.id],
  };
  const own = { ...copy, id: `marking-definition--${uuid(6)}` };
  const marked = indicator(7, { object_marking_refs: [own.id] });
  t.same((await desk.submit('one', [copy, naming, own, marked])).failures, []);
  for (const who of tiers) t.same(await desk.log(who), [], who);
  const { failures } = await desk.submit('two', [{ ...copy, name: 'another' }]);
  t.match(failures[0]?.message, /L-MARK-01/);
  await readsNoLabels(t, desk);
});

t.test('TLP: a wrong id is read as what it stands for, and passed on right', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const wrong = 'marking-definition--826578e1-40a3-4b46-a8d8-b9931fdd750e';
  const definition = { ...statement(1), id: wrong, name: 'TLP:AMBER+STRICT' };
  const marked = indicator(1, { object_marking_refs: [wrong] });
  const bundled = indicator(2, { object_marking_refs: [wrong, wrong] });
  t.same((await desk.submit('one', [definition, marked, bundled])).failures, []);
  for (const who of tiers) t.same(await desk.log(who), [], 'AMBER+STRICT goes to no tier');
});

t.test('TLP: a definition is passed on as it is fixed, and never as another', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  const [green, red] = [tlpDefinitions.green, tlpDefinitions.red].map(
    (one) => one as JsonObject & StixObject,
  );
  if (green === undefined || red === undefined) throw new Error('TLP has levels');
  const chatty = { ...green, external_references: [{ source_name: 'us', description: 'secret' }] };
  const lying = { ...red, name: 'TLP:CLEAR', extensions: green.extensions };
  const { successes, failures } = await desk.submit('one', [chatty, lying]);
  t.same(
    successes.map(({ id }) => id),
    [green.id],
  );
  t.match(failures[0]?.message, /L-TLP-02|S-MET-08/);
  t.same(
    (await desk.log('peer')).map(({ object }) => object),
    [green],
  );
});

/** A desk whose pack lets statements pass, as a pack may. */
async function openToStatements(
  t: Test,
  options: Parameters<typeof openDesk>[2] = {},
): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-statements-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const packFile = join(folder, 'statements.yaml');
  const text = readFileSync(shippedPackFile, 'utf8')
    .replaceAll('markings: none', 'markings: [none, statement]')
    .replaceAll('markings: [statement, other]', 'markings: other');
  writeFileSync(packFile, text);
  return openDesk(t, undefined, { packFile, ...options });
}

const copyright = statement(70) as StixObject;
const under = (number: number, id = copyright.id) =>
  indicator(number, { object_marking_refs: [id] });

t.test('R-13: a statement reaches an audience only with what it marks', async (t) => {
  const desk = await openToStatements(t);
  await desk.submit('one', [copyright], anonymous);
  for (const who of tiers) t.same(await desk.log(who), [], `${who}: nothing is marked yet`);
  await desk.submit('one', [under(1)], identifying);
  for (const who of tiers) t.same(await desk.log(who), [], `${who}: what it marks is withheld`);
  await desk.submit('one', [under(2)], anonymous);
  t.same(ids(await desk.log('peer')), [copyright.id, under(2).id]);
  t.same(await desk.log('citizen'), []);
});

t.test('R-13: a statement leaves with the last object that it marks', async (t) => {
  const desk = await openToStatements(t);
  await desk.submit('one', [copyright, under(1), under(2)], anonymous);
  t.same(ids(await desk.log('peer')), [copyright.id, under(1).id, under(2).id]);
  await desk.remove('one', under(1).id);
  t.same(ids(await desk.log('peer')), [copyright.id, under(2).id]);
  const tightened = indicator(2, { modified: '2026-02-01T00:00:00.000Z' });
  await desk.submit('one', [tightened], identifying);
  t.same(await desk.log('peer'), [], 'taken out by a later version');
  await desk.submit('one', [under(3)], anonymous);
  t.same(ids(await desk.log('peer')), [copyright.id, under(3).id], 'and back with another');
});

t.test('design §3: what is marked is decided anew when the definition comes or goes', async (t) => {
  const desk = await openToStatements(t);
  await desk.submit('one', [under(1)], anonymous);
  t.same(await desk.log('peer'), [], 'nobody knows what the marking is');
  await desk.submit('one', [copyright], anonymous);
  t.same(ids(await desk.log('peer')), [copyright.id, under(1).id]);
  await desk.remove('one', copyright.id);
  t.same(await desk.log('peer'), []);
});

t.test('design §3: nobody opens another’s object by defining its marking', async (t) => {
  const desk = await openToStatements(t);
  await desk.submit('one', [under(1)], anonymous);
  await desk.submit('two', [copyright], anonymous);
  t.same(await desk.log('peer'), []);
  await desk.submit('two', [under(2)], anonymous);
  t.same(ids(await desk.log('peer')), [copyright.id, under(2).id]);
});

t.test(
  'design §3: a marking that nobody can read restricts, whatever stands beside it',
  async (t) => {
    const desk = await openDesk(t);
    const pap = {
      type: 'marking-definition',
      spec_version: '2.1',
      id: `marking-definition--${uuid(71)}`,
      created: '2026-01-01T00:00:00.000Z',
      name: 'PAP:RED',
      extensions: {
        'extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b': {
          extension_type: 'property-extension',
          pap: 'red',
        },
      },
    };
    const both = indicator(1, { object_marking_refs: [copyright.id, pap.id] });
    await desk.submit('one', [copyright, pap, both], anonymous);
    t.same(await desk.log('peer'), []);
  },
);

t.test('R-3: a large submission is decided as a small one', async (t) => {
  const desk = await openToStatements(t, { limits: { pieceObjects: 3 } });
  const marked = Array.from({ length: 8 }, (_, index) => under(index + 1));
  await desk.submit('one', [...marked.slice(0, 5), copyright, ...marked.slice(5)], anonymous);
  t.same(
    new Set(ids(await desk.log('peer'))),
    new Set([copyright.id, ...marked.map(({ id }) => id)]),
  );
  for (const { id } of marked) await desk.remove('one', id);
  t.same(await desk.log('peer'), []);
  await desk.remove('one', copyright.id);
  await desk.submit('one', marked, anonymous);
  t.same(await desk.log('peer'), [], 'the definition is gone');
  await desk.submit('one', [copyright], anonymous);
  t.equal((await desk.log('peer')).length, marked.length + 1, 'a sweep finds what it marks');
});

t.test('design §3: a definition that itself goes out as a variant is named as that', async (t) => {
  const desk = await openToStatements(t);
  const labelled = { ...copyright, object_marking_refs: anonymousMarkings };
  const marked = indicator(1, {
    object_marking_refs: [copyright.id],
    granular_markings: [{ marking_ref: copyright.id, selectors: ['name'] }],
  });
  t.same((await desk.submit('one', [labelled, marked], anonymous)).failures, []);
  const [definition, row] = shared(await desk.log('peer'));
  t.not(definition?.id, copyright.id);
  const [named] = (row?.object.object_marking_refs ?? []) as readonly string[];
  t.equal(named, definition?.id);
  t.match(row?.object.granular_markings, [{ marking_ref: definition?.id }]);
  t.notMatch(JSON.stringify(await desk.log('peer')), copyright.id);
  await readsNoLabels(t, desk);
});

t.test('warnings tell what was made of markings', async (t) => {
  const desk = await openDesk(t, publicKnowledge);
  await desk.hub.administration.put('consumer', 'one', {
    audience: 'peer',
    identities: [],
    grants: [{ collection: desk.collection, read: true, write: true }],
    compat: { emptyObjects: 'omit', emptyDates: 'omit', warnings: true },
  });
  const wrong = 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b03e';
  const { successes } = await desk.submit('one', [
    indicator(1, { object_marking_refs: [wrong] }),
    indicator(2, { object_marking_refs: [marking('STAGE:RAPID'), marking('STAGE:DETAILED')] }),
    indicator(3, { description: handlingMarkingExtensionId }),
  ]);
  t.match(successes[0]?.message, /L-TLP-01 \/object_marking_refs\/0/);
  t.match(successes[1]?.message, /L-CONFLICT-02 \/object_marking_refs\/1/);
  t.match(successes[2]?.message, /L-PLACE-01 \/description/);
});

const seed = Date.now() % 2 ** 31;
t.comment(`seed ${seed}`);

const kinds = { indicator, malware };

/** One thing that a submitter does with a few objects under a few definitions. */
const step = fc.record({
  who: fc.constantFrom('one', 'two'),
  does: fc.constantFrom('object', 'object', 'definition', 'remove', 'tighten'),
  number: fc.integer({ min: 1, max: 3 }),
  definition: fc.integer({ min: 70, max: 71 }),
  kind: fc.constantFrom<keyof typeof kinds>('indicator', 'malware'),
});

t.test('R-13: after anything at all, no definition stands alone and nothing dangles', async (t) => {
  const seen = { shown: 0, alone: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
      const desk = await openToStatements(t);
      for (const { who, does, number, definition, kind: name } of steps) {
        const kind = kinds[name];
        const refs = { object_marking_refs: [statement(definition).id] };
        const later = { modified: '2026-02-01T00:00:00.000Z' };
        if (does === 'object') await desk.submit(who, [kind(number, refs)], anonymous);
        if (does === 'definition') await desk.submit(who, [statement(definition)], anonymous);
        if (does === 'tighten') await desk.submit(who, [kind(number, later)], identifying);
        if (does === 'remove') {
          const gone = number === 3 ? statement(definition) : kind(number);
          await desk.remove(who, gone.id).catch(() => undefined);
        }
        const rows = await desk.log('peer');
        const shown = new Set(ids(rows));
        const named = rows.flatMap(({ object }) => (object.object_marking_refs ?? []) as string[]);
        if (named.some((id) => !shown.has(id))) return false;
        const definitions = ids(rows).filter((id) => id.startsWith('marking-definition'));
        if (definitions.some((id) => !named.includes(id))) return false;
        seen.shown += definitions.length;
        seen.alone += Number(does === 'definition' && definitions.length === 0);
      }
      return true;
    }),
    { seed, numRuns: 3 },
  );
  t.ok(seen.shown > 0 && seen.alone > 0, JSON.stringify(seen));
});
