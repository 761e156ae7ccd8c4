/**
 * What the observer may know of: both worlds live through it, with what only one does in the same breath.
 */
import fc from 'fast-check';
import type { JsonObject } from '../../src/base/json.ts';
import type { StixObject } from '../support/stix-objects.ts';
import { caseDecision, casePost, lowPack, lowStatement, move } from './cases.ts';
import { type Actor, type CollectionName, identities, readable, type Setting } from './cast.ts';
import type { Command } from './commands.ts';
import { alike, type Low } from './low.ts';
import {
  type Behind,
  type Draft,
  draftBelow,
  idOf,
  type Kind,
  type LabelName,
  objectOf,
  sharedNumbers,
} from './objects.ts';
import { byItsMaker, garbage, haunted, someId } from './secrets.ts';

const someReadable = fc.constantFrom(...readable);
const sometimes = { nil: undefined, freq: 4 };

const lowDraft: fc.Arbitrary<Draft> = fc
  .record({
    draft: draftBelow(sharedNumbers),
    labels: fc.option(
      fc.constantFrom<LabelName>('everyone', 'peers', 'identifying', 'held', 'embargoed'),
      { ...sometimes, freq: 3 },
    ),
    marking: fc.option(fc.constantFrom('clear', 'green', 'red'), sometimes),
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
  if (hiding === 'artifact') return objectOf({ ...own, kind: 'artifact', labels: 'raw' });
  if (hiding === 'ghost') return objectOf({ ...haunted(own), labels: 'peers' });
  return objectOf({ ...own, labels: hiding });
}

const envelopeLabels = fc.constantFrom<LabelName>(
  'everyone',
  'everyone',
  'peers',
  'peers',
  'identifying',
  'embargoed',
  'consenting',
  'held',
);

const fellowPost: fc.Arbitrary<Low> = fc
  .record({
    collection: someReadable,
    labels: envelopeLabels,
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
      labels: fc.option(envelopeLabels, sometimes),
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

/** What the observer says of what it sees. */
function feedback(step: number): fc.Arbitrary<Low> {
  return alike(
    fc
      .record({
        collection: someReadable,
        row: fc.nat({ max: 30 }),
        labels: fc.option(fc.constantFrom<LabelName>('everyone', 'peers'), sometimes),
        kind: fc.constantFrom<Kind>('sighting', 'note', 'opinion'),
      })
      .map(({ kind, ...rest }) => ({
        ...{ does: 'feedback', who: 'observer', ...rest },
        draft: { kind, number: ownNumber(step), version: 0, names: [0, 1] },
      })),
  );
}

const someIds = fc.uniqueArray(someId, { minLength: 1, maxLength: 9 });

const observerDeed: fc.Arbitrary<Low> = alike(
  fc.oneof<fc.Arbitrary<Command>[]>(
    fc.record({
      does: fc.constant('tell the desk' as const),
      who: fc.constant<Actor>('observer'),
      path: fc.constantFrom('withdrawals' as const, 'recall-requests' as const),
      body: fc.record({ objects: someIds, reason: fc.constant('consent is withdrawn') }),
    }),
    fc
      .record({
        object: someId,
        statement: fc.constantFrom<JsonObject>({ stage: 'detailed' }, { identifiability: 'none' }),
      })
      .map(({ object, statement }) => ({
        does: 'tell the desk',
        who: 'observer',
        path: 'evidence',
        body: { object, statement, url: 'https://example.com/shown' },
      })),
    fc.record({
      does: fc.constant('decide' as const),
      side: fc.constant('low' as const),
      kind: fc.constantFrom('recall' as const, 'proposal' as const),
      grant: fc.boolean(),
    }),
  ),
);

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
      waiters: fc.array(fc.constantFrom<Kind>('relationship', 'report', 'note'), {
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

/** What one object says to the hub alone is one thing in one world and another in the other. */
function behind(step: number): fc.Arbitrary<Low> {
  const hidden: readonly [Behind, Behind] = [
    { creator: identities.nobody, day: '2026-01-05', remark: 'clause 1' },
    { creator: identities.noOne, day: '2026-02-07', remark: 'clause 22, and more' },
  ];
  return fc
    .record({
      collection: someReadable,
      drafts: fc.array(draftBelow(sharedNumbers), { minLength: 1, maxLength: 3 }),
    })
    .map(({ collection, drafts }) => {
      const post = { does: 'post', who: 'fellow', collection } as const;
      const objects = hidden.map((one) =>
        drafts.map(({ kind, names }, index) =>
          objectOf({
            kind: kind === 'domain' ? 'malware' : kind,
            ...{ number: ownNumber(step, index), version: 0, names, labels: 'peers' },
            behind: one,
          }),
        ),
      );
      const [plain = [], varied = []] = objects;
      return { plain: [{ ...post, objects: plain }], varied: [{ ...post, objects: varied }] };
    });
}

/** What a profile leaves out is one thing in one world and another in the other. */
export function leftOut(step: number, collection: CollectionName, inBody: boolean): Low {
  const post = { does: 'post', who: 'fellow', collection, labels: 'peers' } as const;
  const told = (word: string, day: number, creator: string): readonly Command[] => {
    const object = objectOf({
      ...{ kind: 'malware', number: ownNumber(step), version: 0, names: [0, 0] },
      ...(inBody ? { labels: 'peers' } : {}),
      behind: inBody ? { creator, day: `2026-01-0${day}`, remark: word } : undefined,
    });
    const said = {
      is_family: false,
      name: `what ${word} calls it`,
      description: `as ${word} tells it at some length`,
      labels: [word],
      aliases: [word],
      lang: day % 2 === 0 ? 'ja' : 'en',
      confidence: 10 + day,
      first_seen: `2026-01-0${day}T00:00:00.000Z`,
      external_references: [{ source_name: word, external_id: `${word}-1` }],
    };
    return [{ ...post, objects: [{ ...object, ...said }] }];
  };
  const { nobody, noOne } = identities;
  return { plain: told('one', 3, nobody), varied: told('another', 4, noOne) };
}

const someLeftOut = (step: number): fc.Arbitrary<Low> =>
  fc
    .tuple(someReadable, fc.boolean())
    .map(([collection, inBody]) => leftOut(step, collection, inBody));

const nothing = fc.constant<Low>({ plain: [], varied: [] });

/** What the observer may know of, at this step of a history. */
export function lowCommands(setting: Setting, step: number): fc.Arbitrary<Low> {
  return fc.oneof(
    { weight: 6, arbitrary: fellowPost },
    { weight: 4, arbitrary: observerPost },
    { weight: 3, arbitrary: lowDelete },
    { weight: 1, arbitrary: observerBabble },
    { weight: 2, arbitrary: observerDeed },
    { weight: 2, arbitrary: feedback(step) },
    { weight: 2, arbitrary: casePost(step) },
    { weight: 3, arbitrary: caseDecision(setting, step) },
    { weight: 1, arbitrary: lowStatement },
    { weight: 1, arbitrary: lowPack },
    { weight: 2, arbitrary: lateRelease(step) },
    { weight: 2, arbitrary: heir(step) },
    { weight: 2, arbitrary: behind(step) },
    { weight: 4, arbitrary: setting.profiled === true ? someLeftOut(step) : nothing },
    { weight: 1, arbitrary: setting.batchSeconds > 0 ? takenBack(step) : nothing },
    { weight: 1, arbitrary: setting.later === undefined ? nothing : move(setting) },
  );
}
