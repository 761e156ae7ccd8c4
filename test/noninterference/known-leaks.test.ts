/** Leaks that the property found, or that were looked for by hand, each as the shortest history that shows it. */
import t from 'tap';
import { malware, statement } from '../support/stix-objects.ts';
import type { CollectionName, Setting } from './cast.ts';
import type { Command } from './commands.ts';
import type { Step } from './history.ts';
import { type Draft, type LabelName, objectOf } from './objects.ts';
import { compareWorlds } from './property.ts';

const asPeer: Setting = { audience: 'peer', batchSeconds: 0 };

function post(
  who: 'fellow' | 'insider' | 'observer',
  labels: LabelName,
  drafts: readonly Partial<Draft>[],
  collection: CollectionName = 'mixed',
): Command {
  const whole = { kind: 'malware', number: 0, version: 0, names: [0, 0] } as const;
  const objects = drafts.map((draft) => objectOf({ ...whole, ...draft }));
  return { does: 'post', who, collection, labels, objects };
}

function both(command: Command): Step {
  return { wait: 1_000_000, plain: [command], varied: [command] };
}

function secretly(...commands: readonly Command[]): Step {
  return { wait: 1_000_000, plain: [], varied: commands };
}

async function nothingShows(steps: readonly Step[], setting: Setting = asPeer) {
  return compareWorlds({ setting, steps, seed: 1 });
}

t.test('R-5: what waits for ever does not keep out what another submits', async (t) => {
  const found = await nothingShows([
    secretly(post('insider', 'peers', [{ kind: 'report', namesGhost: true }])),
    both(
      post('fellow', 'peers', [{ kind: 'report' }, { kind: 'indicator' }, { kind: 'domain' }, {}]),
    ),
  ]);
  t.equal(found, undefined);
});

t.test('R-5: nor does it through an object that names it', async (t) => {
  const found = await nothingShows([
    secretly(
      post('insider', 'peers', [{ kind: 'relationship', namesGhost: true }]),
      post('insider', 'peers', [
        { kind: 'indicator', creator: 'identity--00000000-0000-4000-8000-000000007002' },
      ]),
    ),
    both(post('fellow', 'peers', [{ kind: 'relationship' }, { kind: 'indicator' }, {}])),
    both(post('observer', 'peers', [{ kind: 'report' }, { kind: 'domain' }])),
  ]);
  t.equal(found, undefined);
});

t.test(
  'R-13: a definition that was submitted in secret is still sent at its first use',
  async (t) => {
    const found = await nothingShows([
      secretly(post('insider', 'identifying', [{ number: 3, marking: 'green' }])),
      both(post('fellow', 'peers', [{ marking: 'green' }])),
    ]);
    t.equal(found, undefined);
  },
);

t.test('R-13: a statement shows nowhere but with what it marks', async (t) => {
  const secret = { does: 'post', who: 'insider', collection: 'mixed' } as const;
  const marked = (number: number) => malware(number, { object_marking_refs: [statement(80).id] });
  const found = await nothingShows([
    secretly({ ...secret, labels: 'peers', objects: [statement(80)] }),
    secretly({ ...secret, labels: 'identifying', objects: [marked(1), marked(2)] }),
    both(post('fellow', 'peers', [{ number: 3 }])),
    secretly({ does: 'delete', who: 'insider', collection: 'mixed', objectId: marked(1).id }),
    both(post('observer', 'peers', [{ kind: 'indicator' }])),
  ]);
  t.equal(found, undefined);
});

t.test('R-3: objects that are hidden in a large submission move no stamp', async (t) => {
  const shown = [{}, { kind: 'indicator' }, { kind: 'relationship' }] as const;
  const hidden = { number: 5, labels: 'identifying' } as const;
  const found = await nothingShows([
    {
      wait: 0,
      plain: [post('fellow', 'peers', shown)],
      varied: [post('fellow', 'peers', [hidden, shown[0], hidden, shown[1], hidden, shown[2]])],
    },
  ]);
  t.equal(found, undefined);
});
