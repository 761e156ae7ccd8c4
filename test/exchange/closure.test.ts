/**
 * what an object cannot do without is waited for; what it can do without is waited for as well, for a
 * while, and then left out. Nothing dangles, and what comes or goes later changes what names it.
 */
import fc from 'fast-check';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { isValid, validateParsed } from '../../src/stix/validate.ts';
import { indicator, malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk, type Row } from './desk.ts';

const created = '2026-01-01T00:00:00.000Z';
const grace = 60_000_000;

function sdo(type: string, number: number, properties: Record<string, unknown>): StixObject {
  const id = `${type}--${uuid(number)}`;
  return { type, spec_version: '2.1', id, created, modified: created, ...properties };
}

const file = (number: number): StixObject => ({
  ...{ type: 'file', spec_version: '2.1', id: `file--${uuid(number)}` },
  hashes: { MD5: String(number).padStart(32, '0') },
});

const report = (number: number, about: readonly string[]) =>
  sdo('report', number, { name: `report ${number}`, published: created, object_refs: about });

const sample = (number: number, files: readonly string[]) =>
  malware(number, { sample_refs: files });

const link = (number: number, from: string, to: string) =>
  sdo('relationship', number, {
    ...{ relationship_type: 'related-to', source_ref: from, target_ref: to },
  });

const shared = (rows: readonly Row[]) =>
  rows.filter(({ object }) => !['identity', 'marking-definition'].includes(String(object.type)));
const objectsOf = async (desk: Desk, who = 'peer') =>
  shared(await desk.last(who)).map(({ object }) => object);

async function wait(desk: Desk, micros: number): Promise<void> {
  desk.clock.advance(micros);
  await desk.hub.settle();
}

t.test('an optional reference is waited for, then left out, in a valid variant', async (t) => {
  const desk = await openDesk(t);
  const original = sample(1, [file(2).id, file(3).id]);
  await desk.submit('one', [original, file(2)], anonymous);
  t.same(
    (await objectsOf(desk)).map(({ type }) => type),
    ['file'],
  );
  await wait(desk, grace - 1_000_000);
  t.same((await objectsOf(desk)).length, 1, 'not before its time');
  await wait(desk, 1_000_000);
  const [shown] = (await objectsOf(desk)).filter(({ type }) => type === 'malware');
  t.same(shown?.sample_refs, [file(2).id]);
  t.not(shown?.id, original.id);
  t.ok(isValid(validateParsed(shown ?? {})));
});

t.test('what comes within the grace period comes out whole, as received', async (t) => {
  const desk = await openDesk(t);
  const original = sample(1, [file(2).id]);
  await desk.submit('one', [original], anonymous);
  await wait(desk, grace / 2);
  await desk.submit('two', [file(2)], anonymous);
  t.same(await objectsOf(desk), [file(2), original]);
  const before = await desk.log('peer');
  await wait(desk, grace);
  t.same(await desk.log('peer'), before, 'and nothing more happens when the time is over');
});

t.test('what comes later is named in a later version of the same variant', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [sample(1, [file(2).id])], anonymous);
  await wait(desk, grace);
  const [pruned] = await objectsOf(desk);
  t.notOk(Object.hasOwn(pruned ?? {}, 'sample_refs'), 'a list of nothing is none');
  await desk.submit('two', [file(2)], anonymous);
  const [, whole] = await objectsOf(desk);
  t.match(whole, { id: pruned?.id, created: pruned?.created, sample_refs: [file(2).id] });
  t.ok(String(whole?.modified) > String(pruned?.modified));
  await desk.remove('two', file(2).id);
  const [again] = await objectsOf(desk);
  t.equal(again?.id, pruned?.id);
  t.notOk(Object.hasOwn(again ?? {}, 'sample_refs'), 'what leaves is left out at once');
});

t.test('a required list of nothing waits for ever, of something it is pruned', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [report(1, [indicator(2).id, indicator(3).id])], anonymous);
  await wait(desk, 100 * grace);
  t.same(await objectsOf(desk), []);
  await desk.submit('one', [indicator(2)], anonymous);
  t.equal((await objectsOf(desk)).length, 1, 'the wait begins when there is something to show');
  await wait(desk, grace);
  const [, shown] = await objectsOf(desk);
  t.same(shown?.object_refs, [indicator(2).id]);
  await desk.remove('one', indicator(2).id);
  t.same(await objectsOf(desk), [], 'and ends with the last of them');
});

t.test('a required reference waits for ever', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [malware(2)], identifying);
  await desk.submit('one', [indicator(1), link(3, indicator(1).id, malware(2).id)], anonymous);
  await wait(desk, 100 * grace);
  t.same(await objectsOf(desk), [indicator(1)]);
});

t.test('what waits for what waits comes out with it', async (t) => {
  const desk = await openDesk(t);
  const inner = sample(1, [file(9).id]);
  const outer = [report(2, [inner.id]), link(3, inner.id, `report--${uuid(2)}`)];
  await desk.submit('one', [...outer, inner], anonymous);
  t.same(await objectsOf(desk), []);
  await wait(desk, grace);
  const shown = await objectsOf(desk);
  t.same(shown.map(({ type }) => type).toSorted(), ['malware', 'relationship', 'report']);
  const ids = new Map(shown.map(({ type, id }) => [type, id]));
  const found = shown.find(({ type }) => type === 'relationship');
  t.match(found, { source_ref: ids.get('malware'), target_ref: ids.get('report') });
});

t.test('the wait goes on over a restart, and over a clock that steps back', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [sample(1, [file(2).id])], anonymous);
  await wait(desk, grace / 2);
  await desk.reopen();
  await wait(desk, -grace);
  await wait(desk, grace);
  t.same(await objectsOf(desk), []);
  await wait(desk, grace / 2);
  t.equal((await objectsOf(desk)).length, 1);
});

t.test('what is withheld while it waits begins its wait anew', async (t) => {
  const desk = await openDesk(t);
  const first = sample(1, [file(2).id]);
  await desk.submit('one', [first], anonymous);
  await wait(desk, grace / 2);
  await desk.remove('one', first.id);
  await desk.submit('one', [first], anonymous);
  await wait(desk, grace / 2);
  t.same(await objectsOf(desk), []);
  await wait(desk, grace / 2);
  t.equal((await objectsOf(desk)).length, 1);
});

t.test('R-4: where submissions are merged, what has waited comes with a batch', async (t) => {
  const desk = await openDesk(t, undefined, { batchSeconds: 0 });
  await desk.hub.administration.put('audience', 'peer', {
    ...{ title: { en: 'peer' }, batchSeconds: 3_600, attributes: {} },
  });
  await desk.submit('one', [sample(1, [file(2).id])], anonymous);
  await wait(desk, grace);
  t.same(await objectsOf(desk), []);
  await wait(desk, 3_600_000_000 - grace);
  const [row] = shared(await desk.last('peer'));
  t.equal(row?.object.type, 'malware');
});

t.test('a newer version that waits leaves the one before it alone until then', async (t) => {
  const desk = await openDesk(t);
  const first = malware(1);
  await desk.submit('one', [first], anonymous);
  const second = { ...sample(1, [file(2).id]), modified: '2026-02-01T00:00:00.000Z' };
  await desk.submit('one', [second], anonymous);
  t.same(await objectsOf(desk), [first]);
  await desk.submit('one', [file(2)], anonymous);
  t.same(await objectsOf(desk), [first, file(2), second].slice(1));
});

t.test('an older version that would change the form of a newer one stays out', async (t) => {
  const desk = await openDesk(t);
  const second = { ...malware(1), modified: '2026-02-01T00:00:00.000Z' };
  await desk.submit('one', [second, sample(1, [file(2).id])], anonymous);
  t.same(await objectsOf(desk), [second]);
  await wait(desk, grace);
  t.same(
    shared(await desk.log('peer')).map(({ object }) => object),
    [second],
  );
});

t.test('a translation follows what it translates, and never a variant of it', async (t) => {
  const desk = await openDesk(t);
  const translation = (number: number, of: StixObject) =>
    sdo('language-content', number, { object_ref: of.id, contents: { ja: { name: '名' } } });
  const named = sample(2, [file(9).id]);
  await desk.submit('one', [translation(11, malware(1)), translation(12, named)], anonymous);
  t.same(await objectsOf(desk), []);
  await desk.submit('one', [malware(1), named], anonymous);
  await wait(desk, grace);
  const shown = await objectsOf(desk);
  t.same(shown.map(({ type }) => type).toSorted(), ['language-content', 'malware', 'malware']);
  t.match(
    shown.find(({ type }) => type === 'language-content'),
    { object_ref: malware(1).id },
  );
});

/** Every id that a value names. */
function namesIn(value: JsonValue | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, JsonValue]) =>
    /_refs?$/.test(name) ? ([member].flat() as string[]) : namesIn(member),
  );
}

/** Objects of a random graph by their numbers; each kind asks another thing of what it names. */
const kinds = ['process', 'process', 'process', 'note', 'note', 'relationship'] as const;
const idAt = (number: number) => `${kinds[number]}--${uuid(100 + number)}`;

function objectAt(number: number, names: readonly number[]): StixObject {
  const ids = [...new Set(names)].filter((one) => one !== number).map(idAt);
  const kind = kinds[number] ?? 'note';
  if (kind === 'relationship') return link(100 + number, ids[0] ?? idAt(0), ids[1] ?? idAt(1));
  if (kind === 'note')
    return sdo('note', 100 + number, { content: `n${number}`, object_refs: ids });
  const children = ids.filter((id) => id.startsWith('process--'));
  const rest = children.length > 0 ? { child_refs: children } : {};
  return { type: kind, spec_version: '2.1', id: idAt(number), pid: number, ...rest };
}

type Deed =
  | { readonly does: 'submit'; readonly number: number; readonly names: readonly number[] }
  | { readonly does: 'hide'; readonly number: number; readonly names: readonly number[] }
  | { readonly does: 'remove'; readonly number: number }
  | { readonly does: 'wait'; readonly seconds: number };

const someNumber = fc.nat({ max: kinds.length - 1 });
const names = fc.array(someNumber, { minLength: 1, maxLength: 3 });
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ does: fc.constant('submit'), number: someNumber, names }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('hide'), number: someNumber, names }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('remove'), number: someNumber }) },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('wait'), seconds: fc.constantFrom(1, 30, 61) }),
    },
  ) as fc.Arbitrary<Deed>,
  { minLength: 3, maxLength: 14 },
);

/** What is there to be had: by number the numbers that each names. */
type Graph = Map<number, readonly string[]>;

async function perform(desk: Desk, deed: Deed, graph: Graph): Promise<void> {
  if (deed.does === 'wait') return wait(desk, deed.seconds * 1_000_000);
  const { number } = deed;
  await desk.remove('one', idAt(number)).catch(() => undefined);
  graph.delete(number);
  if (deed.does === 'remove') return;
  const object = objectAt(number, deed.names);
  if (namesIn(object as JsonObject).length === 0 && kinds[number] !== 'process') return;
  await desk.submit('one', [object], deed.does === 'hide' ? identifying : anonymous);
  if (deed.does === 'submit') graph.set(number, namesIn(object as JsonObject));
}

/** The definition: the largest set in which a relationship has both ends and a note one thing to be about. */
function standing(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const alive = new Set([...graph.keys()].map(idAt));
  const holds = (number: number, about: readonly string[]) => {
    const there = about.filter((id) => alive.has(id)).length;
    if (kinds[number] === 'relationship') return there === about.length;
    return kinds[number] === 'process' || there > 0;
  };
  for (let size = -1; size !== alive.size; ) {
    size = alive.size;
    for (const [number, about] of graph) if (!holds(number, about)) alive.delete(idAt(number));
  }
  return new Map(
    [...graph]
      .filter(([number]) => alive.has(idAt(number)))
      .map(([number, about]) => [idAt(number), about.filter((id) => alive.has(id))]),
  );
}

/** What the log shows, each under the id it was submitted with. */
async function shown(desk: Desk): Promise<ReadonlyMap<string, readonly string[]>> {
  const objects = await objectsOf(desk);
  const origins = new Map(
    objects.map((object) => {
      const { id, type, content } = object as Readonly<Record<string, string>>;
      if (type === 'note') return [id, idAt(Number(content?.slice(1)))];
      return [id, type === 'relationship' ? idAt(kinds.indexOf(type)) : id];
    }),
  );
  return new Map(
    objects.map((object) => [
      String(origins.get(String(object.id))),
      namesIn(content(object)).map((id) => String(origins.get(id))),
    ]),
  );
}

const content = ({ created_by_ref: _, object_marking_refs: __, ...rest }: JsonObject) => rest;
const sorted = (map: ReadonlyMap<string, readonly string[]>) =>
  [...map].map(([id, about]) => [id, about.toSorted()] as const).toSorted();

const runs = Number(process.env.SEKISHO_RUNS ?? 12);
const seed = Number(process.env.SEKISHO_SEED ?? Date.now() % 2 ** 31);

t.test(
  `whatever came and went: nothing dangles, in the end all stands that can; seed ${seed}`,
  async (t) => {
    const property = fc.asyncProperty(deeds, async (history) => {
      const desk = await openDesk(t);
      const graph: Graph = new Map();
      for (const deed of history) {
        await perform(desk, deed, graph);
        const objects = (await desk.log('peer')).map(({ object }) => object);
        const ids = new Set(objects.map(({ id }) => id));
        const dangling = objects.flatMap(namesIn).filter((id) => !ids.has(id));
        if (dangling.length > 0) throw new Error(`${dangling} dangles`);
        const bad = objects.filter((object) => !isValid(validateParsed(object)));
        if (bad.length > 0) throw new Error(`invalid: ${JSON.stringify(bad)}`);
      }
      await wait(desk, grace);
      const [is, should] = [sorted(await shown(desk)), sorted(standing(graph))];
      await desk.hub.close();
      if (JSON.stringify(is) !== JSON.stringify(should)) {
        throw new Error(`${JSON.stringify(is)} is not ${JSON.stringify(should)}`);
      }
    });
    await fc.assert(property, { numRuns: runs, seed });
    t.pass(`${runs} histories`);
  },
);
