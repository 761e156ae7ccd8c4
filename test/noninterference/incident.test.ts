/**
 * Design §3, R-1: searched byte by byte, what the worked incident keeps from a tier is in none of its answers.
 *
 * What is kept is read off the table of the demonstration, which another test holds to the policy: every
 * text of an object that the tier is not given, unless an object that it is given has it too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { onBehalfOfName } from '../../src/exchange/envelope.ts';
import { handlingIds, handlingMarkings } from '../../src/policy/handling-markings.ts';
import * as vocabulary from '../../src/policy/vocabulary.ts';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import { aboutObject, glance, nextOf, seenIn, wholeGaze } from './gaze.ts';
import {
  type Answer,
  beginning,
  collections,
  openWorld,
  type Request,
  type Setting,
  standingClock,
  type World,
} from './world.ts';

const demo = join(import.meta.dirname, '..', '..', 'docs', 'demo');
const bodies = readdirSync(join(demo, 'incident'))
  .sort()
  .map((name) => ({
    number: name.slice(0, 2),
    text: readFileSync(join(demo, 'incident', name), 'utf8'),
  }));
const tiers = ['peer', 'government', 'public'] as const;
type Tier = (typeof tiers)[number];

interface Shared {
  readonly object: JsonObject & { readonly id: string };
  /** The table's word for each tier. */
  readonly words: Readonly<Record<Tier, string>>;
}

const words = new Map(
  [...readFileSync(join(demo, 'README.md'), 'utf8').matchAll(/^\| (\d\d) .*$/gm)].map(([line]) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, envelope, id, , , peer = '', government = '', everyone = ''] = cells;
    return [`${envelope} ${id?.replaceAll('`', '')}`, { peer, government, public: everyone }];
  }),
);

const incident: readonly Shared[] = bodies.flatMap(({ number, text }) =>
  (JSON.parse(text) as { readonly objects: Shared['object'][] }).objects.map((object) => {
    const found = words.get(`${number} ${object.id}`);
    if (found === undefined) throw new Error(`${number} ${object.id} is in no row of the table`);
    return { object, words: found };
  }),
);

/** All texts of a value, property names aside. */
function textsOf(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((member: JsonValue) => textsOf(member));
}

/** A text as it stands in JSON. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Short texts, such as words of STIX vocabularies, occur everywhere. */
const tellingLength = 10;

function isGiven(shared: Shared, tier: Tier): boolean {
  return ['as received', 'variant'].includes(shared.words[tier]);
}

/** What must not occur in a tier's bytes. */
function keptFrom(tier: Tier): readonly string[] {
  const given = incident.filter((shared) => isGiven(shared, tier));
  const allowed = JSON.stringify(given.map(({ object: { extensions: _, ...rest } }) => rest));
  const kept = incident.filter((shared) => !isGiven(shared, tier));
  const texts = kept.flatMap(({ object: { extensions: _, ...rest } }) => textsOf(rest));
  const renamed = given
    .filter(({ object, words: { [tier]: word } }) => word === 'variant' && 'created' in object)
    .map(({ object }) => object.id);
  const telling = texts.filter(
    (text) => text.length >= tellingLength && !allowed.includes(inJson(text)),
  );
  return [...new Set([...telling, ...renamed])];
}

/** The incident as it is posted: what labels an object carries, its markings say as well. */
function inBothNotations(text: string): string {
  const envelope = JSON.parse(text) as { readonly objects: Shared['object'][] };
  return JSON.stringify({ ...envelope, objects: envelope.objects.map(withMarkings) });
}

function withMarkings(object: Shared['object']): Shared['object'] {
  const { [vocabulary.handlingExtensionId]: labels } = (object.extensions ?? {}) as JsonObject;
  const said = handlingMarkings.filter(({ axis, value }) => stateOf(labels, axis) === value);
  if (said.length === 0) return object;
  const own = (object.object_marking_refs ?? []) as readonly string[];
  return { ...object, object_marking_refs: [...own, ...said.map(({ id }) => id)] };
}

/** The value that labels in short or long form state of an axis. */
function stateOf(labels: JsonValue | undefined, axis: string): JsonValue | undefined {
  const label = (labels as JsonObject | undefined)?.[axis];
  const { state, grade } = (label ?? {}) as JsonObject;
  return state ?? grade ?? label;
}

/** The words of labels, as far as they are nobody else's words, and what this incident's labels say. */
const labelWords = [
  ...handlingIds,
  'x_sekisho_labels',
  ...['data_kind', 'publicity', 'identifiability', 'provenance', 'not_before', 'evidence_url'],
  ...Object.values(vocabulary)
    .filter((list) => Array.isArray(list))
    .flat()
    .filter((word) => word.includes('_')),
  ...bodies.flatMap(({ text }) =>
    [...text.matchAll(/"(?:note|clause)": *("[^"]*")/g)].map(([, note = '""']) => JSON.parse(note)),
  ),
];

/** What would betray the victim, whatever the table says. */
const victim = [
  '港化学',
  'Minato',
  'minato-chem',
  '生産管理系',
  'MjAyNi0wNC0xMlQw',
  'U2VraXNobyBkZW1v',
];

/** For whom the incident is delivered, as its submitter calls them (M-41). */
const principal = 'our case 7781, for the plant in Minato';

/** An envelope that says for whom it is delivered. */
function deliveredFor(text: string): string {
  return text.replace('{', `{"${onBehalfOfName}":${JSON.stringify(principal)},`);
}

/** Every byte that a tier is given, header by header and page by page. */
async function allBytes(tier: Tier): Promise<string> {
  const setting: Setting = { audience: tier, batchSeconds: 0 };
  const clock = standingClock();
  clock.moveTo(beginning + 30 * 24 * 3_600_000_000);
  const world = await openWorld(setting, clock);
  try {
    for (const { text } of bodies) {
      const headers = { accept: taxiiMediaType, 'content-type': taxiiMediaType };
      const url = `/hub/collections/${collections.mixed}/objects/`;
      const { status } = await world.ask('fellow', {
        method: 'POST',
        url,
        headers,
        body: deliveredFor(inBothNotations(text)),
      });
      if (!status.startsWith('202')) throw new Error(`the incident was not taken in: ${status}`);
      await world.hub.settle();
    }
    const shown: Answer[] = [];
    for (const request of glance) shown.push(await world.ask('observer', request));
    const ids = incident.map(({ object }) => object.id);
    const requests = [
      ...wholeGaze(seenIn(shown)).flat(),
      ...ids.flatMap((id) => aboutObject(collections.mixed, id)),
    ];
    const answers: string[] = [];
    for (const request of requests) answers.push(...(await walk(world, request)));
    return answers.join('\n');
  } finally {
    await world.close();
  }
}

async function walk(world: World, request: Request): Promise<readonly string[]> {
  const pages: string[] = [];
  for (let step: Request | undefined = request; step !== undefined; ) {
    const answer: Answer = await world.ask('observer', step);
    pages.push(`${JSON.stringify(answer.headers)}\n${answer.bytes.toString('utf8')}`);
    const next: string | undefined = nextOf(answer);
    const sign = request.url.includes('?') ? '&' : '?';
    step =
      next === undefined ? undefined : { ...request, url: `${request.url}${sign}next=${next}` };
  }
  return pages;
}

for (const tier of tiers) {
  t.test(
    `design §3, R-1: nothing that is kept from the ${tier} tier is in its bytes`,
    async (t) => {
      const bytes = await allBytes(tier);
      const found = (texts: readonly string[]) =>
        texts.filter((text) => bytes.includes(inJson(text)));
      const kept = keptFrom(tier);
      t.ok(kept.length > 20, `${kept.length} texts are kept`);
      t.ok(bytes.includes('KASUMI-7'), 'something of the incident is given');
      t.same(found(kept), [], 'texts of objects that are kept');
      t.same(found(victim), [], 'the victim, the domain that imitates its name, the sample');
      t.same(found(labelWords), [], 'words of labels');
      t.same(found([principal, onBehalfOfName]), [], 'for whom it was delivered');
    },
  );
}

t.test('the texts that are searched for are those of the incident', async (t) => {
  const text = bodies.map((body) => body.text).join('\n');
  t.same(
    victim.filter((word) => !text.includes(word)),
    [],
  );
  for (const word of [vocabulary.handlingExtensionId, 'x_sekisho_labels', 'identifiability']) {
    t.ok(text.includes(word), word);
  }
  const posted = bodies.map((body) => inBothNotations(body.text)).join('\n');
  t.ok(handlingMarkings.filter(({ id }) => posted.includes(id)).length > 3, 'in both notations');
  t.ok(keptFrom('public').includes('minato-chem-update.example.net'));
  t.ok(keptFrom('public').includes('cdn-a7.example.com'), 'kept from the public only');
  t.notOk(keptFrom('peer').includes('cdn-a7.example.com'));
});
