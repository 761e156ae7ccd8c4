/** TAXII 2.1 §3.2, §3.3, §3.5: pages, their dates, their order and the way from one to the next. */
import t from 'tap';
import { type Answer, serve } from '../../support/serve.ts';
import { indicator, indicators } from '../../support/stix-objects.ts';

const served = await serve(t);
const collection = await served.fresh();
const objects = indicators(23);
await served.post(collection, objects.slice(0, 12));
for (const object of objects.slice(12)) await served.post(collection, [object]);
const ids = objects.map(({ id }) => id);

function idsOf({ json }: Answer): string[] {
  return (json.objects ?? []).map(({ id }: { id: string }) => id);
}

/** Follows `next` to the end, repeating `query` or not, and returns the pages. */
async function walk(
  query: string,
  repeated = true,
  path = 'objects/',
  from = collection,
): Promise<Answer[]> {
  const pages = [await served.get(`${from.url}${path}?${query}`)];
  for (let page = pages[0]; page?.json.more === true; page = pages.at(-1)) {
    const parameters = [`next=${page.json.next}`, ...(repeated ? [query] : [])].join('&');
    pages.push(await served.get(`${from.url}${path}?${parameters}`));
    if (pages.length > 100) throw new Error('the walk has no end');
  }
  return pages;
}

t.test('T-HDR-01: every non-empty page of the four reads is dated', async (t) => {
  const one = `objects/${ids[0]}/`;
  for (const path of ['objects/', 'manifest/', one, `${one}versions/`]) {
    const { headers } = await served.get(`${collection.url}${path}`);
    t.ok(headers['x-taxii-date-added-first'], path);
    t.ok(headers['x-taxii-date-added-last'], path);
  }
});

t.test('T-HDR-02: both are TAXII timestamps', async (t) => {
  for (const { headers } of await walk('limit=5')) {
    for (const name of ['first', 'last']) {
      t.match(headers[`x-taxii-date-added-${name}`], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    }
  }
});

t.test('T-HDR-03: they are the dates of the first and last row of the page', async (t) => {
  const [pages, manifests] = [await walk('limit=5'), await walk('limit=5', true, 'manifest/')];
  for (const [index, { headers }] of pages.entries()) {
    const records = manifests[index]?.json.objects;
    t.equal(headers['x-taxii-date-added-first'], records[0].date_added);
    t.equal(headers['x-taxii-date-added-last'], records.at(-1).date_added);
  }
});

t.test(
  'T-HDR-04: an empty page has no dates, or the lower bound if the consumer asks so',
  async (t) => {
    const url = `${collection.url}objects/?added_after=2100-01-01T00:00:00Z`;
    const empty = await served.get(url, 'reader');
    t.notOk('x-taxii-date-added-first' in empty.headers);
    t.notOk('x-taxii-date-added-last' in empty.headers);
    await served.setCompat('reader', { emptyObjects: 'array', emptyDates: 'echo' });
    const echoed = await served.get(url, 'reader');
    t.equal(echoed.headers['x-taxii-date-added-first'], '2100-01-01T00:00:00.000000Z');
    t.equal(echoed.headers['x-taxii-date-added-last'], '2100-01-01T00:00:00.000000Z');
    t.equal(echoed.text, '{"objects":[]}');
    await served.setCompat('reader', { emptyObjects: 'omit', emptyDates: 'omit' });
  },
);

t.test('T-SORT-01: rows ascend by date added, across pages', async (t) => {
  for (const path of ['objects/', 'manifest/']) {
    const pages = await walk('limit=4', true, path);
    t.strictSame(pages.flatMap(idsOf), ids, path);
  }
  const dates = (await walk('limit=4', true, 'manifest/')).flatMap(({ json }) =>
    json.objects.map(({ date_added }: { date_added: string }) => date_added),
  );
  t.strictSame(dates, [...dates].sort());
  t.equal(new Set(dates).size, dates.length, 'and none is equal to another');
});

t.test('T-SORT-02: collections come in a stable order, also after a restart', async (t) => {
  const mine = await serve(t);
  for (let count = 0; count < 5; count += 1) await mine.fresh();
  const { text } = await mine.get('/api/collections/');
  for (let count = 0; count < 5; count += 1) {
    t.equal((await mine.get('/api/collections/')).text, text);
  }
  await mine.restart();
  t.equal((await mine.get('/api/collections/')).text, text);
});

t.test(
  'T-SORT-03: objects of one POST neither repeat nor go missing over page edges',
  async (t) => {
    const many = await served.fresh();
    const posted = indicators(50, 100);
    await served.post(many, posted);
    const pages = await walk('limit=7', true, 'objects/', many);
    t.strictSame(
      pages.flatMap(idsOf),
      posted.map(({ id }) => id),
    );
  },
);

t.test('T-SORT-04: versions ascend by date added over pages', async (t) => {
  const many = await served.fresh();
  const times = ['05', '02', '04', '03'].map((day) => `2026-01-${day}T00:00:00.000Z`);
  for (const modified of times) await served.post(many, [indicator(1, { modified })]);
  const pages = await walk('limit=3', true, `objects/${ids[0]}/versions/`, many);
  t.strictSame(
    pages.flatMap(({ json }) => json.versions),
    times,
  );
});

t.test('T-PAG-01: a walk is the unpaged set, with the parameters repeated or not', async (t) => {
  for (const repeated of [true, false]) {
    const pages = await walk('limit=5&match[type]=indicator', repeated);
    t.strictSame(pages.flatMap(idsOf), ids);
    t.ok(
      pages.slice(0, -1).every((page) => idsOf(page).length === 5),
      'every page is full',
    );
  }
});

t.test(
  'T-PAG-02: next of another log, user or query gives nothing beyond the present query',
  async (t) => {
    const [other, hidden] = [await served.fresh(), await served.fresh()];
    await served.post(other, indicators(4, 200));
    await served.post(hidden, indicators(4, 300));
    const { json } = await served.get(`${hidden.url}objects/?limit=2`);
    const crossed = await served.get(`${other.url}objects/?next=${json.next}&limit=100`);
    t.strictSame(
      idsOf(crossed),
      indicators(4, 200).map(({ id }) => id),
      'no position here',
    );
    t.equal((await served.get(`${hidden.url}objects/?next=${json.next}`, 'outsider')).status, 404);
    const typed = await served.get(`${hidden.url}objects/?next=${json.next}&match[type]=malware`);
    t.equal(typed.text, '{}');
  },
);

t.test('T-PAG-02: next of another audience is no position', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?limit=10`, 'reader');
  const page = await served.get(`${collection.url}objects/?limit=100&next=${json.next}`, 'citizen');
  t.equal(idsOf(page).length, ids.length);
});

t.test('T-PAG-03: more is true on every page but the last', async (t) => {
  const pages = await walk('limit=10');
  t.strictSame(
    pages.map(({ json }) => json.more),
    [true, true, false],
  );
});

t.test('T-PAG-04: paging by date alone loses nothing', async (t) => {
  const seen: string[] = [];
  let after = '2000-01-01T00:00:00Z';
  for (let count = 0; count < 20; count += 1) {
    const page = await served.get(`${collection.url}objects/?limit=4&added_after=${after}`);
    seen.push(...idsOf(page));
    const last = page.headers['x-taxii-date-added-last'];
    if (last === undefined) break;
    after = last;
  }
  t.strictSame(seen, ids);
});

t.test('T-PAG-05: what is deleted between pages is missing, and the walk goes on', async (t) => {
  const mine = await served.fresh();
  await served.post(mine, objects);
  const first = await served.get(`${mine.url}objects/?limit=20`);
  for (const id of ids.slice(20)) {
    await served.ask('DELETE', `${mine.url}objects/${id}/`, { as: 'writer' });
  }
  const second = await served.get(`${mine.url}objects/?next=${first.json.next}`);
  t.equal(second.status, 200);
  t.equal(second.text, '{}');
});

t.test('T-PAG-06: a walk among inserts sees all that was there, once', async (t) => {
  const mine = await served.fresh();
  await served.post(mine, objects);
  const seen: string[] = [];
  let next = '';
  for (let count = 0; count < 40; count += 1) {
    const page = await served.get(`${mine.url}objects/?limit=5${next}`);
    seen.push(...idsOf(page));
    if (page.json.more !== true) break;
    next = `&next=${page.json.next}`;
    if (count < 6) await served.post(mine, indicators(2, 500 + 2 * count));
  }
  t.equal(new Set(seen).size, seen.length);
  t.strictSame(seen.slice(0, ids.length), ids);
  t.equal(seen.length, ids.length + 12);
});

t.test('T-PAG-07: the same next gives the same page', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?limit=5`);
  const url = `${collection.url}objects/?limit=5&next=${json.next}`;
  t.equal((await served.get(url)).text, (await served.get(url)).text);
});

t.test('T-PAG-08: what is no next of ours is malformed', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?limit=5`);
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const next of [
    'x',
    '1',
    '%20',
    'a=b',
    json.next.slice(0, -3),
    `${json.next}/`,
    encode([2, 'log', 1]),
    encode([1, 'log']),
    encode([1, 'log', -1]),
    encode([1, 'log', 1.5]),
    encode([1, 'log', 1, 7]),
    encode([1, 'log', 1, { limit: 7 }]),
    encode([1, 'log', 1, { limit: '0' }]),
    encode([1, 'log', 1, { 'match[version]': 'x' }]),
    encode({}),
    encode(null),
  ]) {
    t.equal((await served.get(`${collection.url}objects/?next=${next}`)).status, 400, next);
  }
  t.equal((await served.get(`${collection.url}objects/?next=a&next=b`)).status, 400);
  t.equal((await served.get(`${collection.url}objects/?next=`)).status, 200, 'empty is absent');
});

t.test('T-PAG-09: next works without limit, and limit may change', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?limit=5`);
  const kept = await served.get(`${collection.url}objects/?next=${json.next}`);
  t.strictSame(idsOf(kept), ids.slice(5, 10), 'the limit of the walk');
  const changed = await served.get(`${collection.url}objects/?next=${json.next}&limit=2`);
  t.strictSame(idsOf(changed), ids.slice(5, 7));
});

t.test('T-SEC-03: next is judged anew: rights come from the request alone', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?limit=5`);
  const url = `${collection.url}objects/?next=${json.next}`;
  t.equal((await served.ask('GET', url)).status, 401);
  t.equal((await served.get(url, 'sender')).status, 403);
  t.equal((await served.get(url, 'outsider')).status, 404);
});

t.test('the plain walk is the same bytes for all readers of a log', async (t) => {
  const small = await serve(t, { pageObjectsMax: 5 });
  const mine = await small.fresh();
  await small.post(mine, indicators(12));
  let next = '';
  for (let count = 0; count < 3; count += 1) {
    const url = `${mine.url}objects/${next}`;
    const [writer, reader] = [await small.get(url, 'writer'), await small.get(url, 'reader')];
    t.equal(writer.text, reader.text);
    next = `?next=${writer.json.next}`;
  }
});
