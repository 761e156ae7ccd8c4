/**
 * Histories: what happens in two worlds, step by step. Both do what is low; one also does what is secret.
 *
 * Everything secret here is kept from the observer by the policy or by the rulings, for ever or until the
 * moment at which the other world is given it. What an object was hidden by is its `Hiding`.
 */
import fc from 'fast-check';
import type { JsonObject } from '../../src/base/json.ts';
import type { Micros } from '../../src/base/time.ts';
import type { Documents } from '../../src/exchange/directory.ts';
import type { DirectoryKind } from '../../src/store/store.ts';
import type { StixObject } from '../support/stix-objects.ts';
import { uuid } from '../support/stix-objects.ts';
import {
  allLabels,
  allNumbers,
  type Draft,
  draftBelow,
  idOf,
  type Kind,
  kinds,
  type LabelName,
  objectOf,
  sharedNumbers,
} from './objects.ts';
import { type Actor, type CollectionName, collections, identities, type Setting } from './world.ts';

/** One thing that happens. */
export type Command =
  | {
      readonly does: 'post';
      readonly who: Actor;
      readonly collection: CollectionName;
      readonly labels?: LabelName | undefined;
      readonly objects: readonly StixObject[];
    }
  | {
      readonly does: 'delete';
      readonly who: Actor;
      readonly collection: CollectionName;
      readonly objectId: string;
      readonly versions?: string | undefined;
    }
  | { readonly does: 'read'; readonly who: Actor; readonly collection: CollectionName }
  | {
      readonly does: 'tell the desk';
      readonly who: Actor;
      readonly path: 'withdrawals' | 'evidence';
      readonly body: object;
    }
  | {
      readonly does: 'babble';
      readonly who: Actor;
      readonly collection: CollectionName;
      readonly body: string;
    }
  | {
      readonly does: 'put';
      readonly kind: DirectoryKind;
      readonly id: string;
      readonly document: Documents[DirectoryKind];
    }
  | {
      /** A program states something more strictly of one consumer's contributions of an object. */
      readonly does: 'state';
      readonly contributor: Actor;
      readonly objectId: string;
      readonly statement: JsonObject;
    }
  | { readonly does: 'restart' };

/** A step: time passes, then either world does its own list. */
export interface Step {
  readonly wait: Micros;
  readonly plain: readonly Command[];
  readonly varied: readonly Command[];
}

/** A whole history. */
export interface History {
  readonly setting: Setting;
  readonly steps: readonly Step[];
  /** Chooses which requests the observer makes between the steps. */
  readonly seed: number;
}

/** Why the observer does not see a secret object. */
const hidings = [
  'identifying',
  'raw',
  'unassessed',
  'consent',
  'embargo',
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
  readonly labels?: LabelName | undefined;
  readonly drafts: readonly Draft[];
}

const withGhosts: ReadonlySet<Draft['kind']> = new Set([
  'malware',
  'domain',
  'relationship',
  'report',
]);

function hide(drafts: readonly Draft[], hiding: Hiding, inBody: boolean, setting: Setting): Hidden {
  const labelled = (labels: LabelName, changed: readonly Draft[] = drafts): Hidden =>
    inBody
      ? { drafts: changed.map((draft) => ({ ...draft, labels })) }
      : { labels, drafts: changed };
  switch (hiding) {
    case 'red':
      return labelled(
        'everyone',
        drafts.map((draft) => ({ ...draft, marking: 'red' as const })),
      );
    case 'artifact':
      return labelled(
        'everyone',
        drafts.map((draft) => ({ ...draft, kind: 'artifact' as const })),
      );
    case 'ghost':
      return labelled('peers', drafts.map(haunted));
    case 'foreign':
      return labelled('everyone', drafts.map(foreign));
    case 'tier':
      return labelled(setting.audience === 'public' ? 'peers' : 'identifying');
    case 'elsewhere':
      return labelled(inBody ? 'peers' : 'everyone');
    default:
      return labelled(hiding);
  }
}

/** Every version of an object has one creator: every second one has this one, unless it has another. */
function byItsMaker(draft: Draft, creator: string): Draft {
  return draft.number % 2 === 0 ? draft : { creator, ...draft };
}

/** Names what never arrives, and so waits for ever. */
function haunted(draft: Draft): Draft {
  const kind = withGhosts.has(draft.kind) ? draft.kind : 'malware';
  return { ...draft, kind, namesGhost: true };
}

/** Says that another consumer's identity made it, and so is held. */
function foreign(draft: Draft): Draft {
  const kind = draft.kind === 'domain' ? 'indicator' : draft.kind;
  return { ...draft, kind, creator: identities.keeper };
}

const readable = ['mixed', 'open', 'peers'] as const;
const someReadable = fc.constantFrom(...readable);
const someCollection = fc.constantFrom<CollectionName>(...readable, 'secret');
const someId = fc
  .tuple(fc.constantFrom<Draft['kind']>(...kinds, 'artifact'), fc.nat({ max: allNumbers - 1 }))
  .map(([kind, number]) => idOf(kind, number));
const garbage = fc.constantFrom(
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
      who: fc.constantFrom<Actor>('insider', 'rival'),
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

const administrative: fc.Arbitrary<Command> = fc.constantFrom<Command>(
  { does: 'restart' },
  put('audience', 'community', { title: { en: 'community' }, batchSeconds: 0, attributes: {} }),
  put('audience', 'government', { title: { en: 'them' }, batchSeconds: 5, attributes: {} }),
  put('api-root', 'annexe', { title: 'annexe', maxContentLength: 1_000 }),
  put('collection', uuid(9000), newCollection('first in order')),
  put('collection', uuid(9009), newCollection('last in order')),
  put('collection', collections.secret, newCollection('renamed')),
  put('consumer', 'newcomer', {
    audience: 'government',
    identities: [`identity--${uuid(7009)}`],
    grants: [{ collection: collections.mixed, read: true, write: true }],
    compat: { emptyObjects: 'array', emptyDates: 'echo' },
  }),
);

function put<K extends DirectoryKind>(kind: K, id: string, document: Documents[K]): Command {
  return { does: 'put', kind, id, document };
}

function newCollection(title: string): Documents['collection'] {
  const labels = allLabels.identifying;
  return { title, apiRoot: 'hub', defaults: { labels }, pageSize: 7 };
}

/** Something that the observer must not notice. */
function secretCommand(setting: Setting): fc.Arbitrary<Command> {
  const who = fc.constantFrom<Actor>('insider', 'rival', 'outsider');
  return fc.oneof(
    { weight: 8, arbitrary: secretPost(setting) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('delete' as const),
        who: fc.constantFrom<Actor>('insider', 'rival'),
        collection: someCollection,
        objectId: someId,
        versions: fc.constantFrom(undefined, 'last', 'first'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constant('read' as const),
        who,
        collection: someCollection,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constant('babble' as const),
        who,
        collection: someCollection,
        body: garbage,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('state' as const),
        contributor: fc.constantFrom<Actor>('insider', 'rival'),
        objectId: someId,
        statement: fc.constantFrom<JsonObject>(
          { identifiability: 'identifying' },
          { consent: { withdrawn: true } },
          { not_before: { community: '2027-01-01T00:00:00Z' } },
        ),
      }),
    },
    { weight: 1, arbitrary: administrative },
  );
}

/** What both worlds do, with what only the varied one does in the same breath. */
interface Low {
  readonly plain: readonly Command[];
  readonly varied: readonly Command[];
}

const lowDraft: fc.Arbitrary<Draft> = fc
  .record({
    draft: draftBelow(sharedNumbers),
    labels: fc.option(fc.constantFrom<LabelName>('everyone', 'peers', 'identifying'), {
      nil: undefined,
      freq: 3,
    }),
    marking: fc.option(fc.constantFrom('clear', 'green', 'red'), { nil: undefined, freq: 4 }),
  })
  .map(({ draft, ...rest }) => byItsMaker({ ...draft, ...rest }, identities.nobody));

/** A hidden object that rides in an envelope beside objects that the observer sees. */
interface Rider {
  readonly at: number;
  readonly draft: Draft;
  readonly hiding: 'identifying' | 'raw' | 'artifact' | 'ghost' | 'old';
}

const rider: fc.Arbitrary<Rider> = fc.record({
  at: fc.nat({ max: 4 }),
  draft: draftBelow(sharedNumbers),
  hiding: fc.constantFrom('identifying', 'raw', 'artifact', 'ghost', 'old'),
});

/** Riders have numbers of their own, or are versions older than any other of an object. */
const firstRider = 50;

function riderObject({ draft, hiding }: Rider): StixObject {
  if (hiding === 'old') {
    const kind = draft.kind === 'domain' ? 'report' : draft.kind;
    return objectOf(
      byItsMaker({ ...draft, kind, version: -1, labels: 'identifying' }, identities.nobody),
    );
  }
  const own = { ...draft, number: firstRider + draft.number };
  if (hiding === 'artifact') return objectOf({ ...own, kind: 'artifact', labels: 'everyone' });
  if (hiding === 'ghost') return objectOf({ ...haunted(own), labels: 'peers' });
  return objectOf({ ...own, labels: hiding });
}

const fellowPost: fc.Arbitrary<Low> = fc
  .record({
    collection: someReadable,
    labels: fc.constantFrom<LabelName>('everyone', 'peers', 'peers', 'identifying'),
    drafts: fc.array(lowDraft, { minLength: 1, maxLength: 5 }),
    riders: fc.array(rider, { maxLength: 3 }),
  })
  .map(({ collection, labels, drafts, riders }) => {
    const shown = drafts.map(objectOf);
    const all = [...shown];
    for (const one of riders) all.splice(Math.min(one.at, all.length), 0, riderObject(one));
    const post = { does: 'post', who: 'fellow', collection, labels } as const;
    return { plain: [{ ...post, objects: shown }], varied: [{ ...post, objects: all }] };
  });

const observerPost: fc.Arbitrary<Low> = alike(
  fc
    .record({
      collection: someReadable,
      labels: fc.constantFrom<LabelName | undefined>('everyone', 'peers', 'identifying', undefined),
      drafts: fc.array(lowDraft, { minLength: 1, maxLength: 5 }),
    })
    .map(({ drafts, ...rest }) => ({
      does: 'post',
      who: 'observer',
      ...rest,
      objects: drafts.map(objectOf),
    })),
);

const lowDelete: fc.Arbitrary<Low> = alike(
  fc.record({
    does: fc.constant('delete' as const),
    who: fc.constantFrom<Actor>('fellow', 'observer'),
    collection: someReadable,
    objectId: someId,
    versions: fc.constantFrom(undefined, 'last'),
  }),
);

const observerBabble: fc.Arbitrary<Low> = alike(
  fc.record({
    does: fc.constant('babble' as const),
    who: fc.constant<Actor>('observer'),
    collection: someReadable,
    body: garbage,
  }),
);

const observerDeed: fc.Arbitrary<Low> = alike(
  fc.oneof(
    fc.record({
      does: fc.constant('tell the desk' as const),
      who: fc.constant<Actor>('observer'),
      path: fc.constant('withdrawals' as const),
      body: fc.record({
        objects: fc.uniqueArray(someId, { minLength: 1, maxLength: 9 }),
        reason: fc.constant('consent is withdrawn'),
      }),
    }),
    fc.record({
      does: fc.constant('tell the desk' as const),
      who: fc.constant<Actor>('observer'),
      path: fc.constant('evidence' as const),
      body: someId.map((object) => ({ object, statement: { stage: 'detailed' } })),
    }),
  ),
);

function alike(command: fc.Arbitrary<Command>): fc.Arbitrary<Low> {
  return command.map((one) => ({ plain: [one], varied: [one] }));
}

/** Numbers of objects of one step only. */
function ownNumber(step: number, index = 0): number {
  return 1_000 + 10 * step + index;
}

/**
 * What waited comes out with what it waited for: one world gets it then, the other got it before, from
 * somebody else.
 */
function lateRelease(step: number): fc.Arbitrary<Low> {
  return fc
    .record({
      collection: someReadable,
      waiters: fc.array(fc.constantFrom<Kind>('relationship', 'report'), {
        minLength: 1,
        maxLength: 4,
      }),
    })
    .map(({ collection, waiters }) => {
      const named = ownNumber(step);
      const base = { version: 0, names: [named, named] as const };
      const targets = (['indicator', 'domain', 'malware'] as const).map((kind) =>
        objectOf({ ...base, kind, number: named }),
      );
      const waiting = waiters.map((kind, index) =>
        objectOf({ ...base, kind, number: ownNumber(step, index) }),
      );
      const post = { does: 'post', collection, labels: 'peers' } as const;
      return {
        plain: [{ ...post, who: 'fellow', objects: [...waiting, ...targets] }],
        varied: [
          { ...post, who: 'insider', objects: waiting },
          { ...post, who: 'fellow', objects: targets },
        ],
      };
    });
}

/** What stood in another's shadow comes out when that one goes: one world gets it only then. */
function heir(step: number): fc.Arbitrary<Low> {
  return fc
    .record({
      collection: someReadable,
      labels: fc.constantFrom<LabelName>('everyone', 'peers'),
      inBody: fc.boolean(),
      kind: fc.constantFrom<Kind>('indicator', 'malware', 'domain'),
      version: fc.nat({ max: 3 }),
    })
    .map(({ collection, labels, inBody, kind, version }) => {
      const draft: Draft = { kind, number: ownNumber(step), version: 1, names: [0, 0] };
      const object = (changes: Partial<Draft>) =>
        objectOf({ ...draft, ...changes, ...(inBody ? { labels } : {}) });
      const post = { does: 'post', collection, labels } as const;
      const owner = { ...post, who: 'fellow', objects: [object({})] } as const;
      const other = { ...post, who: 'insider', objects: [object({ version })] } as const;
      const objectId = idOf(kind, draft.number);
      const leave = { does: 'delete', who: 'fellow', collection, objectId } as const;
      return { plain: [owner, leave, other], varied: [owner, other, leave] };
    });
}

/** What is taken back before its batch has come was never given. */
function takenBack(step: number): fc.Arbitrary<Low> {
  return fc
    .record({
      collection: someReadable,
      kind: fc.constantFrom<Kind>('indicator', 'malware', 'domain'),
    })
    .map(({ collection, kind }) => {
      const number = ownNumber(step);
      const object = objectOf({ kind, number, version: 0, names: [0, 0] });
      const post = { does: 'post', who: 'insider', collection, labels: 'peers' } as const;
      const objectId = idOf(kind, number);
      const takeBack = { does: 'delete', who: 'insider', collection, objectId } as const;
      return { plain: [], varied: [{ ...post, objects: [object] }, takeBack] };
    });
}

const nothing = fc.constant<Low>({ plain: [], varied: [] });

const waits: fc.Arbitrary<Micros> = fc.constantFrom(
  0,
  0,
  1,
  1_000,
  1_000_000,
  23_456_789,
  61_000_000,
  3_600_000_000,
  49 * 3_600_000_000,
);

function stepOf(step: number, setting: Setting): fc.Arbitrary<Step> {
  const secrets = fc.array(secretCommand(setting), { maxLength: 3 });
  const low = fc.oneof(
    { weight: 6, arbitrary: fellowPost },
    { weight: 4, arbitrary: observerPost },
    { weight: 3, arbitrary: lowDelete },
    { weight: 1, arbitrary: observerBabble },
    { weight: 1, arbitrary: observerDeed },
    { weight: 2, arbitrary: lateRelease(step) },
    { weight: 2, arbitrary: heir(step) },
    { weight: 1, arbitrary: setting.batchSeconds > 0 ? takenBack(step) : nothing },
  );
  return fc
    .record({ wait: waits, before: secrets, low, after: secrets })
    .map(({ wait, before, low: { plain, varied }, after }) => ({
      wait,
      plain,
      varied: [...before, ...varied, ...after],
    }));
}

const setting: fc.Arbitrary<Setting> = fc.constantFrom(
  { audience: 'peer', batchSeconds: 0 },
  { audience: 'peer', batchSeconds: 60 },
  { audience: 'public', batchSeconds: 0 },
  { audience: 'public', batchSeconds: 60 },
);

/** Histories of one to `stepsMax` steps. */
export function histories(stepsMax: number): fc.Arbitrary<History> {
  return setting.chain((chosen) =>
    fc.integer({ min: 1, max: stepsMax }).chain((count) =>
      fc.record({
        setting: fc.constant(chosen),
        steps: fc.tuple(...Array.from({ length: count }, (_, step) => stepOf(step, chosen))),
        seed: fc.nat(),
      }),
    ),
  );
}
