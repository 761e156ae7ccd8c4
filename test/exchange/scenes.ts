/** Scenes for properties: a few objects that name each other, from two submitters, under various labels. */
import fc from 'fast-check';
import type { JsonObject } from '../../src/base/json.ts';
import { accessOf } from '../../src/exchange/directory.ts';
import { handlingExtensionId } from '../../src/policy/vocabulary.ts';
import { indicator, malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, publicKnowledge } from './desk.ts';

/** One submission of one object. */
interface Item {
  readonly type: 'indicator' | 'malware' | 'relationship';
  /** Few numbers, so that objects meet: the same one is another version or another's contribution. */
  readonly number: number;
  readonly version: number;
  readonly names: readonly [Named, Named];
  readonly who: 'one' | 'two';
  readonly labels: number;
  /** Where the labels stand; `library`: none, in a collection that is public knowledge by default. */
  readonly place: 'envelope' | 'body' | 'library';
}

interface Named {
  readonly type: 'indicator' | 'malware';
  readonly number: number;
}

/** A scene: submissions in their order. */
export type Scene = readonly Item[];

const number = fc.integer({ min: 1, max: 5 });
const named = fc.record({ type: fc.constantFrom('indicator', 'malware'), number });
const categories = ['destination', 'ttp', 'malware_extracted', 'report', 'exploitation'];
const open = {
  state: 'public_knowledge',
  route: 'published_report',
  evidence_url: 'https://a.example',
};
const labelSets: readonly JsonObject[] = [
  ...categories.map((category) => ({ ...anonymous, category })),
  ...categories.map((category) => ({ ...anonymous, category, publicity: open })),
  { ...anonymous, identifiability: 'identifying' },
];

/** Scenes of a size at which a case takes a second. */
export const scenes: fc.Arbitrary<Scene> = fc.array(
  fc.record({
    type: fc.constantFrom('indicator', 'malware', 'relationship', 'relationship'),
    number,
    version: fc.nat(2),
    names: fc.tuple(named, named),
    who: fc.constantFrom('one', 'two'),
    labels: fc.nat(labelSets.length - 1),
    place: fc.constantFrom('envelope', 'envelope', 'body', 'library'),
  }),
  { minLength: 8, maxLength: 30 },
);

const library = '2f1c9be0-6f4e-4b0e-9a59-1d0d5a0f7c22';

/** Submits a scene at a desk, and settles it. */
export async function submitScene(desk: Desk, scene: Scene): Promise<void> {
  const { administration } = desk.hub;
  await administration.put('collection', library, {
    title: 'library',
    apiRoot: 'hub',
    pageSize: 1000,
    defaults: { labels: publicKnowledge },
  });
  await administration.put('consumer', 'librarian', {
    audience: 'peer',
    identities: [],
    grants: [{ collection: library, read: true, write: true }],
    compat: { emptyObjects: 'omit', emptyDates: 'omit' },
  });
  for (const item of scene) await submit(desk, item);
  await desk.hub.settle();
}

async function submit(desk: Desk, item: Item): Promise<void> {
  const object = objectOf(item);
  const labels = labelSets[item.labels] ?? {};
  if (item.place === 'envelope') await desk.submit(item.who, [object], labels);
  if (item.place === 'body') {
    const extension = { extension_type: 'property-extension', schema_version: '1.0', ...labels };
    await desk.submit(item.who, [{ ...object, extensions: { [handlingExtensionId]: extension } }]);
  }
  if (item.place !== 'library') return;
  const directory = desk.hub.directory();
  const party = desk.hub.partyNamed('librarian');
  const collection = directory.collections.get(library);
  const access = party && collection && accessOf(directory, party, collection);
  if (party === undefined || access === undefined) throw new Error('there is a library');
  await desk.hub.submit(party, access, Buffer.from(JSON.stringify({ objects: [object] })));
}

function objectOf({ type, number: n, version, names }: Item): StixObject {
  const modified = `2026-0${version + 1}-01T00:00:00.000Z`;
  if (type === 'indicator') return indicator(n, { modified });
  if (type === 'malware') return malware(n, { modified });
  const [from, to] = names.map((one) => `${one.type}--${uuid(one.number)}`);
  return {
    ...{ type, spec_version: '2.1', id: `relationship--${uuid(n)}` },
    ...{ created: '2026-01-01T00:00:00.000Z', modified, relationship_type: 'related-to' },
    ...{ source_ref: from, target_ref: to },
  };
}
