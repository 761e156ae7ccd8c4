/**
 * What happens in secret: everything here is kept from the observer by the policy or by the rulings, for ever.
 *
 * What insiders and rivals submit under the numbers that everybody uses is hidden from every audience as
 * which the observer ever reads; whatever is stated of it later opens it to others at most.
 */
import fc from 'fast-check';
import type { JsonObject } from '../../src/base/json.ts';
import type { Documents } from '../../src/exchange/directory.ts';
import { malware, statement, uuid } from '../support/stix-objects.ts';
import {
  type Actor,
  abroad,
  actors,
  audienceOf,
  type CollectionName,
  collectionOf,
  collections,
  consumerOf,
  identities,
  othersOf,
  readable,
  type Setting,
  sightOf,
} from './cast.ts';
import { type Command, isEmpty, put } from './commands.ts';
import {
  allLabels,
  allNumbers,
  type Draft,
  draftBelow,
  idOf,
  kinds,
  type LabelName,
  objectOf,
} from './objects.ts';
import type { SecretChange } from './packs.ts';

/** Why the observer does not see a secret object. */
const hidings = [
  'identifying',
  'raw',
  'unassessed',
  'held',
  'consent',
  'embargo',
  'coordination',
  'confidential',
  'detailed',
  'red',
  'artifact',
  'ghost',
  'foreign',
  'tier',
  'elsewhere',
] as const;
type Hiding = (typeof hidings)[number];

/** What becomes of drafts that are hidden in one way: their collection, labels and objects. */
interface Hidden {
  readonly labels?: LabelName | JsonObject | undefined;
  readonly drafts: readonly Draft[];
}

const never = '2027-01-01T00:00:00Z';
const soon = '2026-04-01T06:00:00Z';

/** Times for every audience: far away for the observer's, and before long for the others. */
export function embargoFrom(setting: Setting, others: string = soon): JsonObject {
  const far = sightOf(setting).map((tier) => [tier, never] as const);
  const near = othersOf(setting).map((tier) => [tier, others] as const);
  return { not_before: Object.fromEntries([...far, ...near]) };
}

function hide(drafts: readonly Draft[], hiding: Hiding, inBody: boolean, setting: Setting): Hidden {
  const labelled = (labels: LabelName | JsonObject, changed = drafts): Hidden =>
    inBody
      ? { drafts: changed.map((draft) => ({ ...draft, labels })) }
      : { labels, drafts: changed };
  const open = allLabels.peers;
  switch (hiding) {
    case 'consent':
      return labelled({
        ...open,
        consent: { scope: othersOf(setting), until: '2026-04-02T00:00:00Z' },
      });
    case 'embargo':
      return labelled({ ...open, ...embargoFrom(setting) });
    case 'coordination':
      return labelled({ ...open, coordination: 'in_progress' });
    case 'confidential':
      return labelled({ ...open, provenance: { basis: 'statute', nda: 'covered' } });
    case 'detailed':
      return labelled({ ...open, stage: 'detailed' });
    case 'red':
      return labelled(
        'everyone',
        drafts.map((draft) => ({ ...draft, marking: 'red' as const })),
      );
    case 'artifact':
      return labelled(
        sightOf(setting).join() === 'public' ? 'everyone' : 'raw',
        drafts.map((draft) => ({ ...draft, kind: 'artifact' as const })),
      );
    case 'ghost':
      return labelled('peers', drafts.map(haunted));
    case 'foreign':
      return labelled('everyone', drafts.map(foreign));
    case 'tier':
      return labelled(sightOf(setting).join() === 'public' ? 'peers' : 'identifying');
    case 'elsewhere':
      return labelled(inBody ? 'peers' : 'everyone');
    default:
      return labelled(hiding);
  }
}

const withGhosts: ReadonlySet<Draft['kind']> = new Set([
  'relationship',
  'report',
  'sighting',
  'note',
  'opinion',
]);

/** Cannot do without what never arrives, and so waits for ever. */
export function haunted(draft: Draft): Draft {
  const kind = withGhosts.has(draft.kind) ? draft.kind : 'relationship';
  return { ...draft, kind, namesGhost: true };
}

/** Says that another consumer's identity made it, and so is held. */
function foreign(draft: Draft): Draft {
  const kind = draft.kind === 'domain' ? 'indicator' : draft.kind;
  return { ...draft, kind, creator: identities.keeper };
}

/** Every version of an object has one creator: every second one has this one, unless it has another. */
export function byItsMaker(draft: Draft, creator: string): Draft {
  return draft.number % 2 === 0 ? draft : { creator, ...draft };
}

const someReadable = fc.constantFrom(...readable);
const someCollection = fc.constantFrom<CollectionName>(...readable, 'secret');
const someone = fc.constantFrom<Actor>('insider', 'rival');

/** The id of an object that anybody may have submitted. */
export const someId = fc
  .tuple(fc.constantFrom<Draft['kind']>(...kinds, 'artifact'), fc.nat({ max: allNumbers - 1 }))
  .map(([kind, number]) => idOf(kind, number));

/** Bodies that are no envelopes. */
export const garbage = fc.constantFrom(
  '',
  'no json',
  '{}',
  '{"objects":[]}',
  '{"objects":[1,"two",{"type":"malware"}]}',
  `{"objects":[{"type":"indicator","id":"${idOf('indicator', 0)}","spec_version":"2.0"}]}`,
);

/** What a secret submission looks like. */
function secretPost(setting: Setting): fc.Arbitrary<Command> {
  return fc
    .record({
      who: someone,
      collection: someReadable,
      hiding: fc.constantFrom(...hidings),
      inBody: fc.boolean(),
      drafts: fc.array(draftBelow(allNumbers), { minLength: 1, maxLength: 7 }),
    })
    .map(({ who, collection, hiding, inBody, drafts }) => {
      const hidden = hide(drafts, hiding, inBody, setting);
      const named = hidden.drafts.map((draft) => byItsMaker(draft, identities.insider));
      return {
        does: 'post',
        // One who says that others made its objects says so of all versions, or they would be refused.
        who: hiding === 'foreign' ? 'pretender' : who,
        collection: hiding === 'elsewhere' ? 'secret' : collection,
        labels: hidden.labels,
        objects: named.map(objectOf),
      };
    });
}

/** A statement that marks nothing but what is hidden. */
function secretStatementMarking(): fc.Arbitrary<readonly Command[]> {
  return fc
    .record({ number: fc.integer({ min: 80, max: 82 }), collection: someReadable })
    .map(({ number, collection }) => {
      const post = { does: 'post', who: 'insider', collection } as const;
      const marked = malware(number, { object_marking_refs: [statement(number).id] });
      return [
        { ...post, labels: 'peers', objects: [statement(number)] },
        { ...post, labels: 'identifying', objects: [marked] },
      ];
    });
}

/** Statements that leave closed to the observer whatever is, and may open it to others. */
function openingToOthers(setting: Setting): fc.Arbitrary<JsonObject> {
  return fc.constantFrom<JsonObject>(
    { consent: { scope: othersOf(setting) } },
    embargoFrom(setting),
    { attribution: 'granted' },
  );
}

const tightening = fc.constantFrom<JsonObject>(
  { identifiability: 'identifying' },
  { consent: { withdrawn: true } },
  { not_before: { community: never } },
);

function secretStatement(setting: Setting): fc.Arbitrary<Command> {
  const about = { does: fc.constant('state' as const), side: fc.constant('secret' as const) };
  const which = { ...about, contributor: someone, objectId: someId };
  return fc.oneof(
    fc.record({ ...which, statement: tightening }),
    fc.record({
      ...which,
      loosens: fc.constant(true),
      statement: openingToOthers(setting),
    }),
  );
}

/** What is hidden stays so, whoever may have its words. */
function secretTextReview(setting: Setting): fc.Arbitrary<Command> {
  const some = fc.constantFrom([], othersOf(setting), sightOf(setting));
  return fc.record({
    does: fc.constant('review text' as const),
    contributor: fc.constantFrom<Actor>('insider', 'rival', 'pretender'),
    objectId: someId,
    cleared: some,
    refused: fc.constantFrom([], ['public']),
  });
}

function secretReview(setting: Setting): fc.Arbitrary<Command> {
  return fc.record({
    does: fc.constant('review' as const),
    contributor: fc.constantFrom<Actor>('insider', 'rival', 'pretender'),
    objectId: someId,
    cleared: fc.constantFrom([], othersOf(setting)),
    refused: fc.constantFrom([], sightOf(setting)),
  });
}

/** Something that goes out to others, and is taken back from them: the observer never has it. */
function secretOpening(setting: Setting, step: number): fc.Arbitrary<readonly Command[]> {
  const objectId = idOf('indicator', secretNumber(step));
  const draft: Draft = { kind: 'indicator', number: secretNumber(step), version: 0, names: [0, 0] };
  const labels = { ...allLabels.identifying, ...embargoFrom(setting) };
  const about = { side: 'secret', contributor: 'insider', objectId } as const;
  return someReadable.chain((collection) => {
    const read = { does: 'read', who: 'rival', collection } as const;
    const objects = [objectOf(draft)];
    const post: Command = { does: 'post', who: 'insider', collection, labels, objects };
    const over = { not_before: { ...(embargoFrom(setting).not_before as JsonObject) } };
    for (const other of othersOf(setting)) over.not_before[other] = '2026-03-01T00:00:00Z';
    const open: readonly Command[] = [
      { does: 'state', ...about, loosens: true, statement: { identifiability: 'none' } },
      { does: 'state', ...about, loosens: true, statement: over },
      read,
    ];
    const close: Command = {
      does: 'state',
      ...about,
      statement: { identifiability: 'identifying' },
    };
    const answer: Command = { does: 'answer a recall', who: 'rival', row: 0, state: 'deleted' };
    const takeBack: Command = { does: 'retract', side: 'secret', latestBut: 0 };
    return fc.constantFrom<readonly Command[]>(
      [post, ...open],
      [post, ...open, close],
      [post, ...open, { does: 'order recall', objectId }, answer],
      [post, ...open, close, takeBack, read],
      [post, ...open, { does: 'delete', who: 'insider', collection, objectId }],
    );
  });
}

/** The number of an object of one step only, that is never anything but secret. */
function secretNumber(step: number): number {
  return 2_000 + 10 * step;
}

const secretDesk: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    does: fc.constant('tell the desk' as const),
    who: someone,
    path: fc.constantFrom('withdrawals' as const, 'recall-requests' as const),
    body: fc.record({
      objects: fc.uniqueArray(someId, { minLength: 1, maxLength: 9 }),
      reason: fc.constant('a mistake'),
    }),
  }),
  fc.record({
    does: fc.constant('decide' as const),
    side: fc.constant('secret' as const),
    kind: fc.constantFrom('recall' as const, 'proposal' as const),
    grant: fc.boolean(),
  }),
);

/** Evidence that would open something to others. */
function secretEvidence(setting: Setting): fc.Arbitrary<Command> {
  return fc
    .record({ who: someone, object: someId, statement: openingToOthers(setting) })
    .map(({ who, object, statement }) => ({
      ...{ does: 'tell the desk', who, path: 'evidence' },
      body: { object, statement, url: 'https://example.com/shown' },
    }));
}

/** Changes of the directory that concern others alone. */
function administrative(setting: Setting): fc.Arbitrary<Command> {
  const others = othersOf(setting).map((id) =>
    put('audience', id, {
      ...audienceOf(id, setting),
      batchSeconds: 5,
      attributes: { umbrella_nda: true, statutory_secrecy: true, detailed_stage: true },
    }),
  );
  const moved = othersOf(setting).map((audience) =>
    put('consumer', 'rival', { ...consumerOf('rival', setting), audience }),
  );
  return fc.constantFrom<Command>(
    { does: 'restart' },
    ...others,
    ...moved,
    { does: 'issue', consumer: 'rival' },
    put('audience', 'community', { title: { en: 'community' }, batchSeconds: 0, attributes: {} }),
    put('api-root', 'annexe', { title: 'annexe', maxContentLength: 1_000 }),
    put('collection', uuid(9000), newCollection('first in order')),
    put('collection', uuid(9009), newCollection('last in order')),
    put('collection', collections.secret, { ...collectionOf('secret'), title: 'renamed' }),
    put('consumer', 'newcomer', {
      ...consumerOf('rival', setting),
      identities: [`identity--${uuid(7009)}`],
      grants: [{ collection: collections.mixed, read: true, write: true, audience: abroad }],
      compat: { emptyObjects: 'array', emptyDates: 'echo' },
    }),
  );
}

function newCollection(title: string): Documents['collection'] {
  return { ...collectionOf('secret'), title, defaults: { labels: allLabels.identifying } };
}

function secretPack(setting: Setting): fc.Arbitrary<Command> {
  const others = othersOf(setting).filter((id) => id !== abroad);
  const fewer: readonly SecretChange[] = isEmpty(others) ? [] : [{ withheldFrom: others }];
  return fc
    .constantFrom<SecretChange>('none', 'held instead', 'other words', ...fewer, ...fewer)
    .map((secret) => ({ does: 'activate', parts: { secret } }));
}

/** Something that the observer must not notice, at this step of a history. */
export function secretCommands(setting: Setting, step: number): fc.Arbitrary<readonly Command[]> {
  const one = fc.oneof(
    { weight: 16, arbitrary: secretPost(setting) },
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('delete' as const),
        who: someone,
        collection: someCollection,
        objectId: someId,
        versions: fc.constantFrom(undefined, 'last', 'first'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('read' as const),
        who: fc.constantFrom<Actor>('insider', 'rival', 'outsider'),
        collection: someCollection,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('babble' as const),
        who: fc.constantFrom(...actors.slice(2)),
        collection: someCollection,
        body: garbage,
      }),
    },
    { weight: 6, arbitrary: secretStatement(setting) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('retract' as const),
        side: fc.constant('secret' as const),
        latestBut: fc.nat({ max: 3 }),
      }),
    },
    { weight: 2, arbitrary: secretReview(setting) },
    { weight: 2, arbitrary: secretTextReview(setting) },
    { weight: 2, arbitrary: secretDesk },
    { weight: 1, arbitrary: secretEvidence(setting) },
    { weight: 4, arbitrary: administrative(setting) },
    { weight: 1, arbitrary: secretPack(setting) },
  );
  const some = fc.array(one, { maxLength: 4 });
  return fc.oneof(
    { weight: 8, arbitrary: some },
    { weight: 1, arbitrary: secretOpening(setting, step) },
    { weight: 1, arbitrary: secretStatementMarking() },
  );
}
