/**
 * Histories written by hand: the shortest in which each mutant shows that takes several things to come together.
 */
import { malware, statement, uuid } from '../support/stix-objects.ts';
import { type Actor, type CollectionName, collectionOf, consumerOf, type Setting } from './cast.ts';
import { type Command, put } from './commands.ts';
import type { History, Step } from './history.ts';
import { leftOut } from './lows.ts';
import { allLabels, type Draft, idOf, objectOf } from './objects.ts';

const asPeer: Setting = { audience: 'peer', batchSeconds: 0 };
const second = 1_000_000;

type Given = Extract<Command, { readonly does: 'post' }>['labels'];

function post(
  who: Actor,
  labels: Given,
  drafts: readonly Partial<Draft>[],
  collection: CollectionName = 'mixed',
): Command {
  const whole = { kind: 'indicator', number: 0, version: 0, names: [0, 1] } as const;
  const objects = drafts.map((draft) => objectOf({ ...whole, ...draft }));
  return { does: 'post', who, collection, labels, objects };
}

function state(contributor: Actor, statement: object, loosens = false): Command {
  const side = contributor === 'fellow' ? 'low' : 'secret';
  const objectId = idOf('indicator', 0);
  return { does: 'state', side, contributor, objectId, loosens, statement: { ...statement } };
}

function both(...commands: readonly Command[]): Step {
  return { wait: second, plain: commands, varied: commands };
}

function secretly(...commands: readonly Command[]): Step {
  return { wait: second, plain: [], varied: commands };
}

function after(seconds: number, step: Step): Step {
  return { ...step, wait: seconds * second };
}

const identifying = { identifiability: 'identifying' };
const read: Command = { does: 'read', who: 'rival', collection: 'mixed' };

/** For government, and for peers only when a curator says so. */
const forOthers = {
  ...allLabels.peers,
  not_before: { peer: '2027-01-01T00:00:00Z', government: '2026-03-01T00:00:00Z' },
};
const forAll = {
  not_before: { peer: '2026-03-01T00:00:00Z', government: '2026-03-01T00:00:00Z' },
};

const steps: Readonly<Record<string, readonly Step[]>> = {
  /** What a report can do without arrives hidden while the report waits for it. */
  hope: [
    both(post('fellow', 'peers', [{}, { kind: 'report' }])),
    after(40, secretly(post('insider', 'identifying', [{ kind: 'malware', number: 1 }]))),
    after(40, both()),
    after(40, both()),
  ],
  /** What the observer has is recalled; somebody else has submitted something. */
  recall: [
    {
      wait: second,
      plain: [post('fellow', 'peers', [{}])],
      varied: [post('insider', 'identifying', [{ number: 2 }]), post('fellow', 'peers', [{}])],
    },
    both(state('fellow', identifying)),
  ],
  /** What others have is recalled from them. */
  recallElsewhere: [
    secretly(post('insider', forOthers, [{}]), read),
    secretly(state('insider', identifying)),
  ],
  /** Others have had a variant for a while when the observer gets its own. */
  lateVariant: [
    secretly(post('insider', undefined, [{ labels: forOthers }]), read),
    {
      wait: second,
      plain: [post('insider', undefined, [{ labels: 'peers' }])],
      varied: [state('insider', forAll, true)],
    },
  ],
  /** A newer version from somebody else is hidden. */
  newer: [
    secretly(post('insider', 'identifying', [{ version: 2 }])),
    both(post('fellow', 'peers', [{}])),
  ],
  /** Something is stated of somebody else's contributions alone. */
  stated: [
    secretly(post('insider', 'identifying', [{ version: 1 }]), state('insider', identifying)),
    both(post('fellow', 'peers', [{}])),
  ],
  /** What cannot do without an observable, or another object, that never comes. */
  ghosts: [
    secretly(
      post('insider', 'peers', [
        { kind: 'note', namesGhost: true },
        { kind: 'report', namesGhost: true },
      ]),
    ),
  ],
  /** A relationship names what is hidden. */
  hiddenTarget: [
    secretly(post('insider', 'identifying', [{ kind: 'malware', number: 1 }])),
    both(post('fellow', 'peers', [{}, { kind: 'relationship' }])),
  ],
  statement: [
    secretly({
      ...{ does: 'post', who: 'insider', collection: 'mixed', labels: 'peers' },
      objects: [statement(80)],
    }),
    secretly({
      ...{ does: 'post', who: 'insider', collection: 'mixed', labels: 'identifying' },
      objects: [malware(80, { object_marking_refs: [statement(80).id] })],
    }),
  ],
  sample: [
    both(post('fellow', 'everyone', [{}])),
    secretly(post('insider', 'raw', [{ kind: 'artifact' }])),
  ],
  pack: [
    both(post('fellow', 'peers', [{}, { kind: 'malware' }])),
    secretly({ does: 'activate', parts: { secret: 'other words' } }),
  ],
  /** More than a page of what is shown, and what is hidden beside it. */
  pages: [
    both(post('fellow', 'peers', [{}, { number: 1 }, { number: 2 }, { kind: 'malware' }])),
    secretly(post('insider', 'identifying', [{ number: 3 }, { number: 4 }])),
  ],
  /** Hidden things before, among and after what is shown, and requests of others in between. */
  crowd: [
    secretly(
      post('insider', 'identifying', [{ version: 3 }, { kind: 'malware', version: 2 }]),
      post('rival', 'raw', [{ number: 1 }, { number: 2 }, { kind: 'report' }]),
    ),
    {
      wait: second,
      plain: [
        post('fellow', 'peers', [{}, { version: 1 }, { number: 1 }, { kind: 'malware' }]),
        post('observer', 'peers', [{ number: 2 }, { kind: 'malware', number: 2 }]),
      ],
      varied: [
        post('fellow', 'peers', [
          ...[{}, { number: 50, labels: 'identifying' }, { version: 1 }, { number: 1 }],
          ...[{ number: 51, labels: 'raw' }, { kind: 'malware' }],
        ] as const),
        post('observer', 'peers', [{ number: 2 }, { kind: 'malware', number: 2 }]),
        post('rival', 'identifying', [{ number: 2, version: 1 }]),
      ],
    },
    secretly(
      put('collection', uuid(9000), { ...collectionOf('secret'), title: 'first in order' }),
      put('consumer', 'newcomer', consumerOf('rival', asPeer)),
      post('insider', 'identifying', [{ version: 2 }], 'peers'),
    ),
    secretly({ ...read, collection: 'mixed' }),
  ],
};

const profiled: Setting = { ...asPeer, profiled: true };

/** All of them by name, short ones all. */
export const scripts: ReadonlyMap<string, History> = new Map([
  ...Object.entries(steps).map(
    ([name, history]) => [name, { setting: asPeer, steps: history, seed: 1 }] as const,
  ),
  [
    'profile',
    {
      setting: profiled,
      steps: [
        { wait: second, ...leftOut(0, 'mixed', false) },
        { wait: second, ...leftOut(1, 'mixed', true) },
      ],
      seed: 1,
    },
  ],
]);
