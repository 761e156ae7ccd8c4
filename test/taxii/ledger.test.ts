/**
 * the ledger against what clients really got. Consumers poll every endpoint with every filter while
 * objects come, change and go; a model remembers what was parsed out of each answer.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import t, { type Test } from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import type { Delivery, LedgerQuestion } from '../../src/exchange/ledger.ts';
import type { OpenHub } from '../../src/exchange/open-hub.ts';
import {
  envelopeHeaders,
  type Fresh,
  publicKnowledge,
  type Served,
  serve,
  type Who,
} from '../support/serve.ts';
import { address, indicator, malware, type StixObject, uuid } from '../support/stix-objects.ts';

// What is to be durable is held elsewhere; here thousands of commits are to be quick.
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';

const polls = Number(process.env.SEKISHO_LEDGER_POLLS ?? 10_000);
const seed = Number(process.env.SEKISHO_SEED ?? Math.floor(Math.random() * 2 ** 31));
const day = 24 * 3_600_000_000;

/** What one consumer got of one version, as a name. */
type Name = string;

const readers = ['writer', 'reader', 'citizen'] as const;
const versionFilters = [
  '',
  'all',
  'first',
  'last',
  'first,last',
  '2026-01-01T00:00:00.000Z',
  '2026-01-02T00:00:00Z,first',
];
const peersOnly: JsonObject = {
  data_kind: 'extracted',
  publicity: 'not_public',
  identifiability: 'none',
};
const nobody: JsonObject = { ...peersOnly, identifiability: 'identifying' };

/** A generator of numbers below 1, the same for the same seed. */
function randomOf(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything that moves in one run. */
class Run {
  readonly served: Served;
  readonly collections: readonly Fresh[];
  /** How often each name was got. */
  readonly got = new Map<Name, number>();
  readonly counts = { answers: 0, empty: 0, rows: 0, writes: 0, walks: 0 };
  readonly #random: () => number;
  #number = 0;
  #walks: { as: Who; url: string }[] = [];

  constructor(served: Served, collections: readonly Fresh[], random: () => number) {
    this.served = served;
    this.collections = collections;
    this.#random = random;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#random() * values.length)] as Value;
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  objectId(): string {
    const number = 1 + Math.floor(this.#random() * 30);
    return this.pick([`indicator--${uuid(number)}`, `malware--${uuid(number)}`, address.id]);
  }

  async write(): Promise<void> {
    this.counts.writes += 1;
    const collection = this.pick(this.collections);
    const what = this.#random();
    if (what < 0.1) {
      const url = `${collection.url}objects/${this.objectId()}/`;
      await this.served.ask('DELETE', url, {
        as: 'writer',
        headers: { accept: envelopeHeaders.accept },
      });
    } else if (what < 0.13) {
      const labels = this.pick([publicKnowledge, peersOnly, peersOnly, nobody]);
      await this.relabel(collection, labels);
    } else {
      const objects = Array.from({ length: 1 + Math.floor(this.#random() * 6) }, () =>
        this.#object(),
      );
      const { status, text } = await this.served.post(collection, objects);
      if (status !== 202) throw new Error(`${status} ${text}`);
    }
    await this.served.hub.settle();
  }

  /** Other defaults: rows close, open, change their keys, become variants or as received again. */
  async relabel({ id }: Fresh, labels: JsonObject): Promise<void> {
    const entry = this.served.hub.directory().collections.get(id);
    if (entry === undefined) throw new Error('no collection');
    const { id: _, revision: __, ...document } = entry;
    await this.served.hub.administration.put('collection', id, {
      ...document,
      defaults: { labels },
    });
  }

  #object(): StixObject {
    this.#number += 1;
    const number = 1 + Math.floor(this.#random() * 30);
    const modified = this.pick(['01', '02', '03', '04']);
    const properties = {
      modified: `2026-01-${modified}T00:00:00.000Z`,
      description: `text ${this.#number}`,
      ...(this.chance(0.3) && { created_by_ref: `identity--${uuid(number)}` }),
    };
    if (this.chance(0.15)) return { ...address, x_seen: this.#number };
    return this.chance(0.5) ? indicator(number, properties) : malware(number, properties);
  }

  async poll(): Promise<void> {
    const walk = this.chance(0.3) ? this.#walks.pop() : undefined;
    const as = walk?.as ?? this.pick(readers);
    const url = walk?.url ?? this.#url();
    const method = this.chance(0.04) ? 'HEAD' : 'GET';
    const accept = { accept: envelopeHeaders.accept };
    const encoding = this.chance(0.1) ? { 'accept-encoding': 'gzip' } : {};
    const answer = await this.served.ask(method, url, { as, headers: { ...accept, ...encoding } });
    this.counts.answers += 1;
    if (![200, 404].includes(answer.status))
      throw new Error(`${url}: ${answer.status} ${answer.text}`);
    if (answer.status !== 200 || method === 'HEAD' || 'content-encoding' in answer.headers) {
      this.counts.empty += 1;
      if ('content-encoding' in answer.headers) throw new Error('the threshold lies above this');
      return;
    }
    this.#remember(as, url, answer.json);
  }

  #url(): string {
    const collection = this.pick(this.collections);
    const query: string[] = [];
    const endpoint = this.pick(['objects', 'objects', 'manifest', 'object', 'versions']);
    const named = endpoint === 'object' || endpoint === 'versions';
    if (this.chance(0.4)) query.push(`limit=${this.pick([1, 2, 5, 20])}`);
    if (this.chance(0.3)) query.push(`added_after=${this.#moment()}`);
    const versions = this.pick(versionFilters);
    if (versions !== '' && endpoint !== 'versions') query.push(`match[version]=${versions}`);
    if (!named && this.chance(0.2)) query.push(`match[id]=${this.objectId()},${this.objectId()}`);
    if (!named && this.chance(0.2))
      query.push(
        `match[type]=${this.pick(['indicator', 'malware,indicator', 'tool', 'ipv4-addr,malware'])}`,
      );
    if (!named && this.chance(0.05)) query.push(`match[spec_version]=${this.pick(['2.0', '2.1'])}`);
    const path = named
      ? `objects/${this.objectId()}${endpoint === 'versions' ? '/versions' : ''}`
      : endpoint;
    return `${collection.url}${path}/?${query.join('&')}`;
  }

  /** A moment at which some rows were there already and others not yet. */
  #moment(): string {
    const back = Math.floor(this.#random() * 5_000_000);
    return new Date((this.served.clock.now() - back) / 1000).toISOString();
  }

  #remember(as: Who, url: string, json: JsonObject): void {
    const [path = ''] = url.split('?');
    const [, collection, kind, id, versions] =
      /collections\/([^/]+)\/(\w+)(?:\/([^/]+)(\/versions)?)?/.exec(path) ?? [];
    const rows = (json.objects ?? json.versions ?? []) as readonly (JsonObject | string)[];
    if (rows.length === 0) this.counts.empty += 1;
    for (const row of rows) {
      this.counts.rows += 1;
      const name =
        versions !== undefined
          ? ['listing', id, row, '']
          : kind === 'manifest'
            ? ['listing', (row as JsonObject).id, (row as JsonObject).version, '']
            : bodyName(row as JsonObject);
      const key = [as, collection, ...name].join(' ');
      this.got.set(key, (this.got.get(key) ?? 0) + 1);
    }
    if (json.more === true) {
      this.counts.walks += 1;
      const next = `next=${String(json.next)}`;
      const own = (url.split('?')[1] ?? '').replace(/&?next=[^&]*/, '');
      // Clients repeat a walk's parameters or leave them out.
      this.#walks.push({
        as,
        url: this.chance(0.5) ? `${path}?${next}` : `${path}?${own}&${next}`,
      });
    }
  }
}

function bodyName(object: JsonObject): readonly unknown[] {
  const version = object.modified ?? object.created ?? '1970-01-01T00:00:00.000Z';
  const digest = createHash('sha256').update(JSON.stringify(object)).digest('hex');
  return ['bodies', object.id, version, digest];
}

function nameOf({ consumer, collection, received, objectId, version, digest }: Delivery): Name {
  return [
    consumer,
    collection,
    received,
    objectId,
    version,
    received === 'bodies' ? digest : '',
  ].join(' ');
}

/** All deliveries that answer a question, page by page. */
async function answersTo(
  hub: OpenHub,
  question: Omit<LedgerQuestion, 'limit'>,
  limit = 97,
): Promise<Delivery[]> {
  const found: Delivery[] = [];
  let after: string | undefined;
  do {
    const page = await hub.ledger.deliveries({ ...question, after, limit });
    if (page.items.length > limit) throw new Error('a page of too many');
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** How often each name was delivered. */
function told(deliveries: readonly Delivery[]): ReadonlyMap<Name, number> {
  const times = new Map<Name, number>();
  for (const each of deliveries)
    times.set(nameOf(each), (times.get(nameOf(each)) ?? 0) + each.times);
  return times;
}

/** The names whose numbers differ, with both. */
function differences(one: ReadonlyMap<Name, number>, other: ReadonlyMap<Name, number>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((name) => one.get(name) !== other.get(name))
    .map((name) => `${name}: ${one.get(name) ?? 0} told, ${other.get(name) ?? 0} got`);
}

function only(got: ReadonlyMap<Name, number>, holds: (name: Name) => boolean): Map<Name, number> {
  return new Map([...got].filter(([name]) => holds(name)));
}

async function newRun(t: Test, from: number): Promise<Run> {
  const ledger = { compactMicros: 0, retentionMicros: 30 * day };
  const served = await serve(t, {
    compressBytesMin: 1e9,
    identicalRequests: calm,
    hubOptions: { ledger },
  });
  const collections = [
    await served.fresh(),
    await served.fresh({ defaults: { labels: peersOnly } }),
  ];
  return new Run(served, collections, randomOf(from));
}

const calm = { burst: 1e9, drainPerSecond: 1e9, stepMs: 0, delayMsMax: 0, keysMax: 10 };

t.setTimeout(1_800_000);

t.test(`R-16: the ledger tells what ${polls} polls got, no more and no less`, async (t) => {
  const run = await newRun(t as Test, seed);
  const { served } = run;
  for (let poll = 0; poll < polls; poll += 1) {
    if (poll % 15 === 0) await run.write();
    await run.poll();
    if (poll % 500 === 250) while (await served.hub.upkeep());
    if (poll % 2_500 === 1_250) await served.restart();
  }
  t.comment(JSON.stringify({ seed, ...run.counts, names: run.got.size }));
  t.ok(run.got.size > polls / 20, 'polls got something');
  const all: Delivery[] = [];
  for (const consumer of readers) {
    const deliveries = await answersTo(served.hub, { consumer });
    all.push(...deliveries);
    const mine = only(run.got, (name) => name.startsWith(`${consumer} `));
    t.same(differences(told(deliveries), mine), [], `${consumer}: what it has`);
  }
  await asksOtherwise(t as Test, run, all);
});

/** The same answers by object, by collection and audience. */
async function asksOtherwise(t: Test, { served, got, collections }: Run, all: readonly Delivery[]) {
  for (const { id } of collections) {
    const found = told(await answersTo(served.hub, { collection: id, audience: 'peer' }));
    const mine = only(
      got,
      (name) => / (\S+) /.exec(name)?.[1] === id && !name.startsWith('citizen'),
    );
    t.same(differences(found, mine), [], 'by collection and audience');
  }
  const ids = [...new Set(all.flatMap(({ objectId, submittedId }) => [objectId, submittedId]))];
  for (const id of ids.filter((_, index) => index % 7 === 0)) {
    const found = await answersTo(served.hub, { object: id }, 5);
    const mine = all.filter(({ objectId, submittedId }) => [objectId, submittedId].includes(id));
    t.same(differences(told(found), told(mine)), [], `by object ${id}`);
  }
  const variants = all.filter(({ objectId, submittedId }) => objectId !== submittedId);
  t.ok(variants.length > 0, `${variants.length} deliveries of variants among ${all.length}`);
  const { outcomes, under, first, last, times } = all[0]!;
  t.same(outcomes, { sent: times, open: 0, aborted: 0 });
  t.ok(first <= last);
  for (const { under } of all) {
    const rules = under.flatMap((ground) => ground.rules ?? []);
    if (rules.length === 0 || rules.some(({ effect }) => effect === 'withhold')) t.fail('grounds');
  }
  t.match(under[0], { pack: { id: String, version: String, hash: /^[0-9a-f]{64}$/ } });
}

t.test('R-16: a question about a time counts the reads of that time', async (t) => {
  const { served, collections } = await newRun(t as Test, seed);
  const [collection = { id: '', url: '' }] = collections;
  await served.post(collection, [indicator(1), indicator(2)]);
  await served.hub.settle();
  const moments = [];
  for (let read = 0; read < 3; read += 1) {
    moments.push(served.clock.now());
    await served.get(`${collection.url}objects/`, 'reader');
    served.clock.advance(3_600_000_000);
  }
  while (await served.hub.upkeep());
  const timesIn = async (since?: number, until?: number) =>
    (await answersTo(served.hub, { consumer: 'reader', since, until })).map(({ times }) => times);
  t.same(await timesIn(), [3, 3]);
  t.same(await timesIn(moments[1]), [2, 2]);
  t.same(await timesIn(moments[1], moments[2]), [1, 1]);
  t.same(await timesIn(0, moments[0]), []);
});

t.test('R-16: what shows no object is not recorded', async (t) => {
  const { served, collections } = await newRun(t as Test, seed);
  const [{ url } = { url: '' }] = collections;
  await served.post(collections[0]!, [indicator(1)]);
  await served.hub.settle();
  const id = indicator(1).id;
  const ask = (method: string, path: string) =>
    served.ask(method, `${url}${path}`, { as: 'reader' });
  for (const path of ['objects/', 'manifest/', `objects/${id}/`, `objects/${id}/versions/`]) {
    await ask('HEAD', path);
    await ask('GET', `${path}?added_after=2100-01-01T00:00:00Z`);
  }
  await ask('GET', 'objects/?match[spec_version]=2.0');
  await ask('GET', `objects/${indicator(2).id}/`);
  await ask('GET', '');
  t.same(await answersTo(served.hub, { consumer: 'reader' }), []);
});

t.test('R-16: what cannot be recorded is not given', async (t) => {
  const faults: unknown[] = [];
  const hubOptions = { ledgerPagesMax: 30, onFault: (fault: unknown) => void faults.push(fault) };
  const served = await serve(t as Test, { identicalRequests: calm, hubOptions });
  const collection = await served.fresh();
  await served.post(collection, [indicator(1), indicator(2)]);
  await served.hub.settle();
  const statuses: number[] = [];
  for (let poll = 0; poll < 2_000 && statuses.at(-1) !== 503; poll += 1) {
    const url = `${collection.url}objects/?match[id]=${indicator(1).id},indicator--${uuid(poll)}`;
    const { status, text } = await served.get(url, 'reader');
    statuses.push(status);
    if (status === 503) t.notMatch(text, 'sign 1', 'no object in the answer');
  }
  t.equal(statuses.at(-1), 503, `after ${statuses.length} polls`);
  t.ok(faults.length > 0, 'the operator is told');
  const empty = await served.get(
    `${collection.url}objects/?added_after=2100-01-01T00:00:00Z`,
    'reader',
  );
  t.equal(empty.status, 200, 'an empty poll needs no record');
  const [delivery] = await answersTo(served.hub, { object: indicator(1).id });
  t.equal(delivery?.times, statuses.length - 1);
});

t.test('receivers of what was submitted are found under its variant ids, log by log', async (t) => {
  const { served, collections } = await newRun(t as Test, seed);
  const collection = collections[1]!;
  const object = indicator(1, { created_by_ref: `identity--${uuid(9)}` });
  await served.post(collection, [object, indicator(2)]);
  await served.hub.settle();
  await served.get(`${collection.url}objects/`, 'reader');
  await served.get(`${collection.url}manifest/?match[type]=indicator`, 'writer');
  await served.ask('DELETE', `${collection.url}objects/${object.id}/`, { as: 'writer' });
  await served.hub.settle();
  const log = served.hub.directory().logs.get(collection.id)?.get('peer')?.log ?? 0;
  const found = await served.hub.ledger.receiversOf(log, [object.id]);
  t.same(
    found.map(({ consumer, received, submittedId }) => [consumer, received, submittedId]),
    [
      ['reader', 'bodies', object.id],
      ['writer', 'listing', object.id],
    ],
  );
  t.not(found[0]?.objectId, object.id, 'it went out under another id');
  t.same(await served.hub.ledger.receiversOf(log, [indicator(3).id]), []);
  t.same(await served.hub.ledger.receiversOf(99, [object.id]), []);
});

t.test('a text that is no place is refused', async (t) => {
  const { hub } = await serve(t as Test);
  for (const after of ['x', 'e30', Buffer.from('["a",1]').toString('base64url')]) {
    await t.rejects(hub.ledger.deliveries({ after, limit: 1 }), {
      name: 'Problem',
      kind: 'malformed',
    });
  }
});
