/**
 * Design §3, R-1: searched byte by byte, what the worked incident keeps from a tier is in none of its answers:
 * not as written, not encoded or hashed, and not as an id that is made of it.
 *
 * What is kept is read off the table of the demonstration, which another test holds to the policy: every
 * text of an object that the tier is not given, unless an object that it is given has it too. To these come
 * the values in raw data and in words beside the objects, listed here by hand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import t from 'tap';
import type { JsonObject, JsonValue } from '../../src/base/json.ts';
import { onBehalfOfName } from '../../src/exchange/envelope.ts';
import { handlingIds, handlingMarkings } from '../../src/policy/handling-markings.ts';
import * as vocabulary from '../../src/policy/vocabulary.ts';
import { observableId } from '../../src/stix/observable-id.ts';
import { idContributingProperties } from '../../src/stix/tables/identifiers.ts';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import { aboutObject, glance, nextOf, seenIn, wholeGaze } from './gaze.ts';
import {
  bytesOf,
  dictionaryOf,
  type Form,
  formKinds,
  formsOf,
  inJson,
  observablesOf,
  search,
  uuidV5,
} from './telltales.ts';
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

/** Short texts, such as words of STIX vocabularies, occur everywhere. */
const tellingLength = 10;

function isGiven(shared: Shared, tier: Tier): boolean {
  return ['as received', 'variant', 'redacted'].includes(shared.words[tier]);
}

/** The objects that a tier is given, as JSON without labels. */
function givenTo(tier: Tier): string {
  const given = incident.filter((shared) => isGiven(shared, tier));
  return JSON.stringify(
    given.map(({ object: { extensions: _, ...rest }, words: { [tier]: word } }) =>
      word === 'redacted' ? shownOf(rest.id) : rest,
    ),
  );
}

/** What is left of objects that go out redacted, listed by hand. */
const shown: Readonly<Record<string, readonly string[]>> = {
  'attack-pattern--98002704-0597-4e01-9525-4e310d3c18f1': [
    'T1199',
    'mitre-attack',
    'initial-access',
  ],
};

function shownOf(id: string): readonly string[] {
  const texts = shown[id];
  if (texts === undefined) throw new Error(`nobody has listed what is left of ${id}`);
  return texts;
}

/** What must not occur in a tier's bytes. */
function keptFrom(tier: Tier): readonly string[] {
  const given = incident.filter((shared) => isGiven(shared, tier));
  const allowed = givenTo(tier);
  const kept = incident.filter(
    (shared) => !isGiven(shared, tier) || shared.words[tier] === 'redacted',
  );
  const texts = kept.flatMap(({ object: { extensions: _, ...rest } }) => textsOf(rest));
  const renamed = given
    .filter(
      ({ object, words: { [tier]: word } }) =>
        ['variant', 'redacted'].includes(word) && 'created' in object,
    )
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
const principal = 'our case 7781, for the plant in Minato <it-desk@minato-chem.example.jp>';

/** Values of the incident by what they are; which of them a tier may have, its objects say. */
const values: Readonly<Record<string, readonly string[]>> = {
  victim: ['港化学工業株式会社', '港化学', 'Minato Chemical Works', 'Minato', 'minato-chem'],
  hosts: [
    ...['minato-chem-update.example.net', 'proxy.minato-chem.example.jp', 'minato-chem.example.jp'],
    ...['sslvpn01', 'cdn-a7.example.com'],
  ],
  addresses: ['203.0.113.77', '198.51.100.23'],
  users: ['maint03'],
  mail: ['it-desk@minato-chem.example.jp'],
  paths: ['C:\\ProgramData\\Wts\\', 'C:\\ProgramData\\Wts', 'wtsapi64.dll'],
  hashes: [
    '7c1f7bb6b6536a190aa1f3f24250a07417302b2fee7589423879016e70ec3f8f',
    'c7acb8bc487b04d360fba407e0031ca92d9790dae1266a9255df7fbdf3bb105d',
    '348a6fd487acb3a2dd71830c5b729976',
  ],
  sources: ['Hoshizora CSIRT', '星空CSIRT'],
  damage: ['生産管理系サーバ', 'production management servers', '418230117'],
  contract: ['第8条第2項(匿名化した攻撃技術情報の共有)', '第8条第2項', 'our case 7781'],
};

/** The raw data, whole and line by line. */
const raw = incident.flatMap(({ object: { payload_bin: payload } }) => {
  const text = Buffer.from(typeof payload === 'string' ? payload : '', 'base64').toString();
  return text === '' ? [] : [text, ...text.split('\n').filter((line) => line !== '')];
});

/** Every form of everything that a tier must not see, unless an object that it is given has it. */
function formsKeptFrom(tier: Tier): readonly Form[] {
  const allowed = givenTo(tier);
  const secrets = [...Object.values(values).flat(), ...raw, principal].filter(
    (value) => !allowed.toLowerCase().includes(inJson(value).toLowerCase()),
  );
  const forms = [...new Set([...secrets, ...keptFrom(tier)])].flatMap(formsOf);
  const seen = new Set(search(bytesOf(allowed), dictionaryOf(forms)));
  return forms.filter((form) => !seen.has(form));
}

/** An envelope that says for whom it is delivered. */
function deliveredFor(text: string): string {
  return text.replace('{', `{"${onBehalfOfName}":${JSON.stringify(principal)},`);
}

/** Every byte that a tier is given, header by header and page by page; of envelopes that are posted as well. */
async function allBytes(tier: Tier, more: readonly string[] = []): Promise<string> {
  const setting: Setting = { audience: tier, batchSeconds: 0 };
  const clock = standingClock();
  clock.moveTo(beginning + 30 * 24 * 3_600_000_000);
  const world = await openWorld(setting, clock);
  try {
    for (const text of [...bodies.map((body) => body.text), ...more]) {
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
      ...[...ids.map((id) => `/desk/v1/objects/${id}`), '/admin/v1/holds', '/desk/v1/'].map(
        (url) => ({ method: 'GET', url }) as const,
      ),
    ];
    const answers = new Set<string>();
    for (const request of requests) {
      for (const page of await walk(world, request)) answers.add(page);
    }
    return [...answers].join('\n');
  } finally {
    await world.close();
  }
}

async function walk(world: World, request: Request): Promise<readonly string[]> {
  const pages: string[] = [];
  for (let step: Request | undefined = request; step !== undefined; ) {
    const answer: Answer = await world.ask('observer', step);
    const { status, headers, bytes } = answer;
    const isPacked = headers.some(
      ([name, value]) => name === 'content-encoding' && value === 'gzip',
    );
    const head = bytesOf(`${status}\n${JSON.stringify(headers)}`);
    pages.push(`${head}\n${(isPacked ? gunzipSync(bytes) : bytes).toString('latin1')}`);
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
      const foundOf = (texts: readonly string[]) =>
        texts.filter((text) => bytes.includes(bytesOf(inJson(text))));
      const kept = keptFrom(tier);
      t.ok(kept.length > 20, `${kept.length} texts are kept`);
      t.ok(bytes.includes('KASUMI-7'), 'something of the incident is given');
      t.same(foundOf(kept), [], 'texts of objects that are kept');
      t.same(foundOf(victim), [], 'the victim, the domain that imitates its name, the sample');
      t.same(foundOf(labelWords), [], 'words of labels');
      t.same(foundOf([principal, onBehalfOfName]), [], 'for whom it was delivered');
      const forms = formsKeptFrom(tier);
      t.comment(`${forms.length} forms, searched for in ${bytes.length} bytes`);
      const dictionary = dictionaryOf(forms);
      t.same(search(bytes, dictionary), [], 'what is kept, in any form');
      const planted = [...firstOfKinds(forms), ...firstOfKinds(forms.toReversed())];
      const found = new Set(search(withPlanted(bytes, planted), dictionary));
      t.same(
        planted.filter((form) => !found.has(form)),
        [],
        'what is planted is found',
      );
    },
  );
}

/** A form of each kind. */
function firstOfKinds(forms: readonly Form[]): readonly Form[] {
  return formKinds.map((kind) => {
    const first = forms.find((form) => form.kind === kind);
    if (first === undefined) throw new Error(`no form is searched for as ${kind}`);
    return first;
  });
}

/** A tier's bytes with forms put in at as many places. */
function withPlanted(bytes: string, planted: readonly Form[]): string {
  const step = Math.floor(bytes.length / planted.length);
  return planted
    .map((form, index) => bytes.slice(index * step, (index + 1) * step) + form.bytes)
    .join('');
}

t.test('a victim that is labelled as public knowledge by mistake is found', async (t) => {
  const [first] = incident.filter(({ object }) => object.name === '港化学工業株式会社(架空)');
  const { object = {} } = first ?? {};
  const { extensions: _, created_by_ref: __, ...rest } = object as JsonObject;
  const objects = [{ ...rest, id: 'identity--0b3a7d2c-51c4-4f6e-9a53-6e1d1c8f2a47' }];
  const posted = { ...JSON.parse(bodies[0]?.text ?? ''), objects };
  const names = (values.victim ?? []).flatMap(formsOf);
  const found = search(await allBytes('public', [JSON.stringify(posted)]), dictionaryOf(names));
  t.same([...new Set(found.map(({ value }) => value))].toSorted(), [
    'Minato',
    'Minato Chemical Works',
    '港化学',
    '港化学工業株式会社',
  ]);
});

t.test('the ids that are searched for are those that others compute', async (t) => {
  const [value = ''] = values.hosts ?? [];
  const ids = formsOf(value).filter(({ kind }) => kind === 'observable id');
  const own = incident.find(({ object }) => object.value === value)?.object.id ?? '';
  t.ok(
    ids.some(({ bytes }) => own.endsWith(bytes)),
    'the id that the incident has for a host name',
  );
  t.equal(`domain-name--${uuidV5({ value })}`, observableId({ type: 'domain-name', value }));
  const made = new Set(observablesOf(value).map(({ type }) => type));
  t.same(
    Object.keys(idContributingProperties).filter((type) => !made.has(type)),
    ['autonomous-system', 'process'],
    'ids of every type but those that no text makes',
  );
});

t.test('the texts that are searched for are those of the incident', async (t) => {
  const text = bodies.map((body) => body.text).join('\n');
  t.same(
    victim.filter((word) => !text.includes(word)),
    [],
  );
  const everything = [text, ...raw, principal].join('\n');
  t.same(
    Object.values(values)
      .flat()
      .filter((value) => !everything.includes(value) && !everything.includes(inJson(value))),
    [],
    'nothing is searched for that the incident does not hold',
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
