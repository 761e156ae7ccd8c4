/**
 * Real clients, replayed: the ways in which deployed TAXII clients page, poll and err, one trap each.
 *
 * The numbers are those of the list of traps in `docs/taxii-choices.md`.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import t from 'tap';
import {
  type Answer,
  basicHeader,
  envelopeHeaders,
  type Fresh,
  type Served,
  serve,
} from '../support/serve.ts';
import { address, bareAddress, indicator, indicators } from '../support/stix-objects.ts';

const volume = 10_000;
const served = await serve(t, { maxContentLength: 16_777_216 });
const large = await served.fresh();
const { json: submission } = await served.post(large, indicators(volume));
await served.hub.settle();
const allIds = indicators(volume).map(({ id }) => id);
const one = indicator(1);

const small = await served.fresh();
for (const object of indicators(8)) await served.post(small, [object]);
const smallIds = indicators(8).map(({ id }) => id);

function idsOf({ json }: Answer): string[] {
  return (json.objects ?? []).map(({ id }: { id: string }) => id);
}

function objects({ url }: Fresh, query = ''): Promise<Answer> {
  return served.get(`${url}objects/${query}`, 'reader');
}

t.test(
  'replay 1: as_pages, asking for 0, 50 and 5000: full pages, complete, no repeats',
  async (t) => {
    for (const perRequest of [0, 50, 5_000]) {
      let limit = perRequest;
      let page = await objects(large, limit > 0 ? `?limit=${limit}` : '');
      const seen = idsOf(page);
      while (page.json.more === true) {
        // The client asks for what the first page gave, if that was not what it had asked for.
        if (idsOf(page).length !== limit) limit = idsOf(page).length;
        page = await objects(large, `?limit=${limit}&next=${page.json.next}`);
        seen.push(...idsOf(page));
      }
      t.equal(limit, perRequest === 50 ? 50 : 1_000);
      t.strictSame(seen, allIds, `${perRequest} per request`);
    }
  },
);

/** Pages by the date header alone until a reply has none, as Elastic's httpjson templates do. */
async function pageByHeader(collection: Fresh, who: 'reader' | 'citizen' = 'reader') {
  const seen: string[] = [];
  let after = '2020-01-01T00:00:00.000Z';
  for (let requests = 1; requests < 100; requests += 1) {
    const page = await served.get(`${collection.url}objects/?added_after=${after}`, who);
    seen.push(...idsOf(page));
    const last = page.headers['x-taxii-date-added-last'];
    if (last === undefined) return { seen, after };
    after = last;
  }
  throw new Error('the pager does not end');
}

t.test('replay 2: a pager by header alone ends and loses nothing of one large write', async (t) => {
  const { json } = await served.get(`/api/status/${submission.id}/`);
  t.match(json, { status: 'complete', success_count: volume });
  t.strictSame((await pageByHeader(large)).seen, allIds);
});

t.test('replay 3: a last date cut to milliseconds repeats nothing', async (t) => {
  for (const collection of [large, small]) {
    const { after } = await pageByHeader(collection);
    const cut = after.replace(/(\.\d{3})\d{3}Z$/, '$1Z');
    t.match(cut, /\.\d{3}Z$/);
    t.equal((await objects(collection, `?added_after=${cut}`)).text, '{}');
  }
});

t.test(
  'replay 4: next with none, some and stale parameters, elsewhere and much later',
  async (t) => {
    const start = '2026-01-01T00:00:00Z';
    const first = await objects(small, `?limit=3&added_after=${start}`);
    const { next } = first.json;
    const dates = (await served.get(`${small.url}manifest/`)).json.objects.map(
      ({ date_added }: { date_added: string }) => date_added,
    );
    const cases: readonly (readonly [string, number, number])[] = [
      [`?next=${next}`, 3, 6],
      [`?next=${next}&limit=100`, 3, 8],
      [`?next=${next}&limit=100&added_after=${start}`, 3, 8],
      [`?next=${next}&limit=100&added_after=${dates[5]}`, 6, 8],
      [`?next=${next}&limit=100&added_after=${dates[0]}`, 3, 8],
      [`?next=${next}&added_after=${dates[7]}`, 8, 8],
    ];
    for (const [query, from, to] of cases) {
      t.strictSame(idsOf(await objects(small, query)), smallIds.slice(from, to), query);
    }
    const other = await served.fresh();
    await served.post(other, indicators(4));
    t.strictSame(idsOf(await objects(other, `?next=${next}`)), smallIds.slice(0, 3), 'limit kept');
    const bound = (await served.get(`${other.url}objects/?limit=2`)).headers[
      'x-taxii-date-added-last'
    ];
    const crossed = await objects(other, `?next=${next}&added_after=${bound}`);
    t.strictSame(idsOf(crossed), smallIds.slice(2, 4));
    served.clock.advance(365 * 86_400 * 1_000_000);
    await served.restart();
    t.strictSame(idsOf(await objects(small, `?next=${next}`)), smallIds.slice(3, 6));
    const last = await objects(small, `?next=${next}&limit=5`);
    t.notOk('next' in last.json);
    t.equal((await objects(small, `?added_after=${dates[7]}`)).text, '{}', 'beyond the end');
  },
);

t.test(
  'replay 5: clients choose their protocol by the Accept that discovery refuses',
  async (t) => {
    const discovery = async (accept: Record<string, string>) => {
      const answer = await served.get('/taxii2/', 'reader', accept);
      return `${answer.status} ${answer.headers['content-type']}`;
    };
    const ok = '200 application/taxii+json;version=2.1';
    const old = 'application/vnd.oasis.taxii+json; version=2.0';
    t.equal(await discovery({ accept: old }), ok.replace('200', '406'));
    t.equal(await discovery({ accept: `${old}, application/taxii+json;version=2.1` }), ok);
    t.equal(await discovery({}), ok);
    const base = await served.app.listen({ host: '127.0.0.1', port: 0 });
    const headers = new Headers({ authorization: served.basic('reader') });
    headers.append('accept', 'application/stix+json');
    headers.append('accept', 'application/taxii+json;version=2.1');
    t.equal((await fetch(`${base}/taxii2/`, { headers })).status, 200);
  },
);

t.test('replay 6: every way to write a path, with every method, without redirects', async (t) => {
  const mine = await served.fresh();
  const shapes = [
    (url: string) => url,
    (url: string) => url.slice(0, -1),
    (url: string) => `/${url}`,
  ];
  for (const shape of shapes) {
    const ask = (method: string, url: string, body?: string) =>
      served.ask(method, shape(url), {
        as: 'writer',
        headers: envelopeHeaders,
        ...(body === undefined ? {} : { body }),
      });
    const body = JSON.stringify({ objects: [one] });
    t.equal((await ask('POST', `${mine.url}objects/`, body)).status, 202);
    for (const path of ['', 'objects/', 'manifest/', `objects/${one.id}/`]) {
      t.equal((await ask('GET', `${mine.url}${path}`)).status, 200, shape(path));
    }
    t.equal((await ask('DELETE', `${mine.url}objects/${one.id}/`)).status, 200);
  }
});

t.test('replay 7: among racing writers, both kinds of reader see every row once', async (t) => {
  const live = await serve(t, { realTime: true });
  const mine = await live.fresh();
  const [writers, each] = [100, 3];
  let writing = true;
  const write = async (writer: number) => {
    const { status } = await live.post(mine, indicators(each, writer * each));
    if (status !== 202) throw new Error(`writer ${writer}: ${status}`);
  };
  const read = async (advance: (page: Answer) => string) => {
    const seen: string[] = [];
    for (let query = ''; ; ) {
      // Without a turn of the event loop, polling in memory would keep the writer's thread unheard.
      await nextTurn();
      const wasWriting = writing;
      const page = await live.get(`${mine.url}objects/?limit=17${query}`, 'reader');
      seen.push(...idsOf(page));
      if (page.status !== 200) throw new Error(page.text);
      if (idsOf(page).length > 0) query = advance(page);
      else if (!wasWriting) return seen;
    }
  };
  const byHeader = read(({ headers }) => `&added_after=${headers['x-taxii-date-added-last']}`);
  const byNext = read(({ json, headers }) =>
    json.more === true
      ? `&next=${json.next}`
      : `&added_after=${headers['x-taxii-date-added-last']}`,
  );
  try {
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    await live.hub.settle();
  } finally {
    writing = false;
  }
  for (const seen of await Promise.all([byHeader, byNext])) {
    t.equal(seen.length, writers * each);
    t.equal(new Set(seen).size, writers * each);
  }
});

t.test('replay 8: the times that clients send; the last date itself gives nothing', async (t) => {
  for (const time of [
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05.3Z',
    '2026-01-02T03:04:05.12Z',
    '2026-01-02T03:04:05.302Z',
    '2026-01-02T03:04:05.120000Z',
    '2026-01-02T03:04:05.1200009Z',
    '2026-01-02T03:04:05.120000999Z',
    '2026-01-02t03:04:05z',
    '2026-01-02T03:04:05+00:00',
    '2026-01-02T03:04:05%2B00:00',
    '2026-01-02T03:04:05 00:00',
  ]) {
    t.equal(idsOf(await objects(small, `?added_after=${time}`)).length, 8, time);
  }
  const { after } = await pageByHeader(small);
  t.equal((await objects(small, `?added_after=${after}`)).text, '{}');
});

t.test('replay 9: the credentials that clients send', async (t) => {
  const open = await serve(t, { withAnonymous: true });
  const mine = await open.fresh();
  const { secret } = await open.hub.administration.issueCredential('reader', 'api-key');
  const pair = open.basic('reader').slice(6);
  for (const authorization of [
    `Basic ${pair}`,
    `basic ${pair}`,
    `Bearer ${secret}`,
    `Token ${secret}`,
    basicHeader('whoever', secret),
    basicHeader('', ''),
    basicHeader('None', 'None'),
  ]) {
    const { status } = await open.ask('GET', mine.url, { headers: { authorization } });
    t.equal(status, 200, authorization.slice(0, 12));
  }
});

t.test('replay 10: bundles and envelopes under both types, up to the last octet', async (t) => {
  const mine = await served.fresh();
  const bundle = { type: 'bundle', id: 'bundle--00000000-0000-4000-8000-000000000001' };
  for (const container of [{}, bundle]) {
    for (const type of [
      'application/taxii+json;version=2.1',
      'application/stix+json; version=2.1',
    ]) {
      const text = JSON.stringify({ ...container, objects: [one, { type: 'x' }] });
      const answer = await served.ask('POST', `${mine.url}objects/`, {
        as: 'writer',
        headers: { 'content-type': type },
        body: text + ' '.repeat(16_777_216 - text.length),
      });
      t.equal(answer.status, 202, type);
      const { total_count, success_count, failure_count, pending_count } = answer.json;
      t.equal(success_count + failure_count + pending_count, total_count);
      t.equal(answer.json.status, 'complete');
    }
  }
});

t.test(
  'replay 11: an unknown object is 404; emptiness looks as the consumer needs it',
  async (t) => {
    const empty = await served.fresh();
    t.equal((await objects(empty, 'indicator--11111111-1111-4111-8111-111111111111/')).status, 404);
    t.equal((await objects(empty)).text, '{}');
    t.notOk('x-taxii-date-added-last' in (await objects(empty)).headers);
    t.strictSame((await pageByHeader(small)).seen, smallIds, 'by default a pager by header ends');
    await served.setCompat('reader', { emptyObjects: 'array', emptyDates: 'omit' });
    t.equal((await objects(empty)).text, '{"objects":[]}');
    t.equal((await served.get(`${empty.url}manifest/`, 'reader')).text, '{"objects":[]}');
    t.strictSame((await pageByHeader(small)).seen, smallIds);
    await served.setCompat('reader', { emptyObjects: 'omit', emptyDates: 'omit' });
  },
);

t.test('replay 12: a connector that takes SCOs for TAXII 2.0 ends its loop', async (t) => {
  const mine = await served.fresh();
  await served.post(mine, [bareAddress, address]);
  await served.setCompat('reader', { emptyObjects: 'array', emptyDates: 'omit' });
  const seen: string[] = [];
  let page = await objects(mine);
  for (let requests = 0; page.json.objects.length > 0; requests += 1) {
    if (requests > 10) throw new Error('the loop does not end');
    seen.push(...idsOf(page));
    const manifest = await served.get(
      `${mine.url}manifest/?match[id]=${idsOf(page).at(-1)}`,
      'reader',
    );
    page = await objects(mine, `?added_after=${manifest.json.objects[0].date_added}`);
  }
  t.strictSame(seen, [bareAddress.id, address.id]);
  await served.setCompat('reader', { emptyObjects: 'omit', emptyDates: 'omit' });
});

t.test('replay 13: a browser may read from the origins chosen, and from no other', async (t) => {
  const origin = 'https://navigator.example';
  const open: Served = await serve(t, { withAnonymous: true, corsOrigins: [origin] });
  const mine = await open.fresh({ apiRoot: 'api/v21' });
  await open.post(mine, [one]);
  const preflight = {
    origin,
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'authorization,version',
  };
  const asked = await open.ask('OPTIONS', `${mine.url}objects/`, { headers: preflight });
  t.equal(asked.status, 204);
  t.equal(asked.headers['access-control-allow-origin'], origin);
  t.match(
    asked.headers['access-control-allow-headers'],
    /authorization.*accept.*content-type.*version/,
  );
  const headers = { origin, version: '2.1', authorization: 'Basic Og==' };
  const read = await open.ask('GET', `${mine.url}objects/`, { headers });
  t.equal(read.json.objects.length, 1);
  t.equal(read.headers['access-control-allow-origin'], origin);
  t.match(read.headers['access-control-expose-headers'], /X-TAXII-Date-Added-First.*-Last/);
  const refused = await open.ask('GET', '/taxii2/', {
    headers: { authorization: basicHeader('x', 'y'), origin },
  });
  t.equal(refused.status, 401);
  t.equal(refused.headers['access-control-allow-origin'], origin, 'errors can be read too');
  const stranger = { ...preflight, origin: 'https://evil.example' };
  const denied = await open.ask('OPTIONS', `${mine.url}objects/`, { headers: stranger });
  t.notOk('access-control-allow-origin' in denied.headers);
  const closed = await served.ask('OPTIONS', '/taxii2/', { headers: preflight });
  t.notOk('access-control-allow-origin' in closed.headers, 'off by default');
});

t.test(
  'replay 14: a loop of one request is slowed and never refused; a walk is not slowed',
  async (t) => {
    const brake = { burst: 5, drainPerSecond: 0.001, stepMs: 10, delayMsMax: 100, keysMax: 100 };
    const braked = await serve(t, { identicalRequests: brake, pageObjectsMax: 5 });
    const mine = await braked.fresh();
    await braked.post(mine, indicators(100));
    let query = '';
    for (let pages = 0; pages < 20; pages += 1) {
      const page = await braked.get(`${mine.url}objects/${query}`);
      t.equal(page.status, 200);
      query = `?next=${page.json.next}`;
    }
    t.strictSame(braked.pauses, [], 'every URL of a walk is new');
    for (let requests = 0; requests < 30; requests += 1) {
      t.equal(
        (await braked.get(`${mine.url}objects/?added_after=2026-01-01T00:00:00Z`)).status,
        200,
      );
    }
    t.equal(braked.pauses.length, 25);
    t.equal(braked.pauses.at(-1), 100);
    await braked.get(`${mine.url}objects/?added_after=2026-01-01T00:00:00Z`, 'reader');
    t.equal(braked.pauses.length, 25, 'others are not slowed');
  },
);
