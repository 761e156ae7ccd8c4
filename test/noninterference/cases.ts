/**
 * What curators, policy officers and administrators make of what the observer may know of: alike in both worlds.
 */
import fc from 'fast-check';
import type { JsonObject } from '../../src/base/json.ts';
import {
  type Actor,
  consumerOf,
  identities,
  readable,
  type Setting,
  sightOf,
  tiers,
} from './cast.ts';
import { put } from './commands.ts';
import { alike, type Low } from './low.ts';
import { allLabels, idOf, type LabelName, objectOf } from './objects.ts';
import { lowChanges } from './packs.ts';
import { someId } from './secrets.ts';

const someReadable = fc.constantFrom(...readable);

/** The object that curators speak of at one step, and later. */
function caseNumber(step: number): number {
  return 3_000 + 10 * step;
}

const caseKinds = ['indicator', 'malware', 'relationship'] as const;

/** Something that curators will look at: in one collection, with others naming it. */
export function casePost(step: number): fc.Arbitrary<Low> {
  return alike(
    fc
      .record({
        collection: someReadable,
        labels: fc.constantFrom<LabelName>('peers', 'held', 'embargoed', 'consenting'),
        inBody: fc.boolean(),
        foreign: fc.boolean(),
      })
      .map(({ collection, labels, inBody, foreign }) => {
        const number = caseNumber(step);
        const creator = foreign ? identities.keeper : undefined;
        const base = { number, version: 0, names: [number, number], creator } as const;
        const objects = caseKinds.map((kind) =>
          objectOf({ ...base, kind, ...(inBody ? { labels } : {}) }),
        );
        return { does: 'post', who: 'fellow', collection, labels, objects };
      }),
  );
}

/** What curators make of it, from this step on. */
export function caseDecision(setting: Setting, step: number): fc.Arbitrary<Low> {
  const objectId = fc
    .record({ kind: fc.constantFrom(...caseKinds), at: fc.nat({ max: step }) })
    .map(({ kind, at }) => idOf(kind, caseNumber(at)));
  const about = {
    does: fc.constant('state' as const),
    side: fc.constant('low' as const),
    contributor: fc.constant<Actor>('fellow'),
    objectId,
  };
  return alike(
    fc.oneof(
      fc.record({
        ...about,
        loosens: fc.constant(true),
        statement: fc.constantFrom<JsonObject>(
          { publicity: allLabels.everyone.publicity },
          { not_before: { peer: '2026-03-01T00:00:00Z' } },
          { consent: { scope: [...tiers] } },
          { attribution: 'granted' },
        ),
      }),
      fc.record({
        ...about,
        statement: fc.constantFrom<JsonObject>(
          { identifiability: 'identifying' },
          { consent: { withdrawn: true } },
          { not_before: { peer: '2026-04-02T00:00:00Z', public: '2026-04-03T00:00:00Z' } },
        ),
      }),
      fc.record({
        does: fc.constant('retract' as const),
        side: fc.constant('low' as const),
        latestBut: fc.nat({ max: 2 }),
      }),
      fc.record({
        does: fc.constant('review' as const),
        contributor: fc.constant<Actor>('fellow'),
        objectId,
        cleared: fc.constantFrom([], sightOf(setting), ['peer', 'government']),
        refused: fc.constantFrom([], [setting.audience]),
      }),
      fc.record({
        does: fc.constant('review text' as const),
        contributor: fc.constant<Actor>('fellow'),
        objectId,
        cleared: fc.constantFrom(sightOf(setting), ['peer', 'government']),
        refused: fc.constantFrom([], ['public']),
      }),
      fc.record({ does: fc.constant('order recall' as const), objectId }),
      fc.record({
        does: fc.constant('answer a recall' as const),
        who: fc.constant<Actor>('observer'),
        row: fc.nat({ max: 3 }),
        state: fc.constantFrom('deleted', 'cannot'),
      }),
    ),
  );
}

/** What is stated more strictly of an object that everybody names. */
export const lowStatement: fc.Arbitrary<Low> = alike(
  fc.record({
    does: fc.constant('state' as const),
    side: fc.constant('low' as const),
    contributor: fc.constantFrom<Actor>('fellow', 'observer'),
    objectId: someId,
    statement: fc.constantFrom<JsonObject>(
      { identifiability: 'identifying' },
      { consent: { withdrawn: true } },
    ),
  }),
);

export const lowPack: fc.Arbitrary<Low> = alike(
  fc.constantFrom(...lowChanges).map((low) => ({ does: 'activate', parts: { low } })),
);

/** The observer comes to read as somebody else, or as before. */
export function move(setting: Setting): fc.Arbitrary<Low> {
  const { audience, later = audience } = setting;
  return alike(
    fc
      .constantFrom(audience, later)
      .map((as) =>
        put('consumer', 'observer', { ...consumerOf('observer', setting), audience: as }),
      ),
  );
}
