/** TAXII 2.1 §4.3, §5.5: adding objects, and the status of it. */
import t from 'tap';
import { envelopeHeaders, serve } from '../../support/serve.ts';
import { address, indicator, indicators } from '../../support/stix-objects.ts';

const served = await serve(t);
const collection = await served.fresh();
const objects = `${collection.url}objects/`;

function send(body: string, headers: Record<string, string> = {}, url = objects) {
  return served.ask('POST', url, {
    as: 'writer',
    headers: { ...envelopeHeaders, ...headers },
    body,
  });
}

async function stored(url = objects): Promise<unknown[]> {
  return (await served.get(`${url}?match[version]=all`)).json.objects ?? [];
}

t.test('T-ADD-01: who may not write gets 403', async (t) => {
  t.equal((await served.post(collection, [indicator(1)], 'reader')).status, 403);
  t.equal((await served.post(collection, [indicator(1)], 'outsider')).status, 404);
});

t.test('T-ADD-02: success is 202 with a status', async (t) => {
  const { status, json } = await served.post(collection, [indicator(1)]);
  t.equal(status, 202);
  t.match(json, {
    status: 'complete',
    total_count: 1,
    success_count: 1,
    failure_count: 0,
    pending_count: 0,
  });
});

t.test('T-ADD-03: an exact duplicate is a success and changes nothing', async (t) => {
  const mine = await served.fresh();
  await served.post(mine, [indicator(1)]);
  const before = await served.get(`${mine.url}manifest/`);
  const { json } = await served.post(mine, [indicator(1)]);
  t.match(json, { success_count: 1, failure_count: 0 });
  t.equal((await served.get(`${mine.url}manifest/`)).text, before.text);
});

t.test('T-ADD-04: what is no envelope is refused; a bundle is taken', async (t) => {
  for (const body of [
    JSON.stringify(indicator(2)),
    JSON.stringify([indicator(2)]),
    '{}',
    '{"objects":{}}',
    '{"objects":null}',
    '{"objects":[]}',
    '"text"',
    '1',
    'null',
  ]) {
    const { status } = await send(body);
    t.ok(status === 422 || status === 400, `${status} ${body.slice(0, 30)}`);
  }
  const bundle = {
    type: 'bundle',
    id: 'bundle--00000000-0000-4000-8000-000000000001',
    objects: [indicator(3)],
  };
  for (const type of [envelopeHeaders['content-type'], 'application/stix+json; version=2.1']) {
    const { status, json } = await send(JSON.stringify(bundle), { 'content-type': type });
    t.equal(status, 202);
    t.match(json, { total_count: 1, success_count: 1 });
  }
});

t.test('T-ADD-05: a body over max_content_length is 413', async (t) => {
  t.equal((await send(' '.repeat(1_048_577))).status, 413);
});

t.test('T-ADD-06: a body of another type is 415', async (t) => {
  t.equal((await send('{}', { 'content-type': 'text/plain' })).status, 415);
});

t.test('T-ADD-07: broken JSON is 400, content that is no envelope 422', async (t) => {
  for (const body of ['{', '', '{"objects":[}', '{"objects":[]}x', '\ufeff{"objects":[]}']) {
    t.equal((await send(body)).status, 400, JSON.stringify(body));
  }
  t.equal((await send('{"objects":"x"}')).status, 422);
});

t.test('T-ADD-08: Accept is judged too', async (t) => {
  t.equal((await send('{}', { accept: 'application/vnd.oasis.taxii+json' })).status, 406);
});

t.test('T-ADD-09: a bad object is a failure beside good ones', async (t) => {
  const mine = await served.fresh();
  const bad = [{ name: 'no id' }, { type: 'indicator', id: 'x' }, 7];
  const { status, json } = await send(
    JSON.stringify({ objects: [indicator(1), ...bad, indicator(2)] }),
    {},
    `${mine.url}objects/`,
  );
  t.equal(status, 202);
  t.match(json, { total_count: 5, success_count: 2, failure_count: 3, pending_count: 0 });
  t.equal(json.failures.length, 3);
  for (const { message } of json.failures) t.type(message, 'string');
  t.strictSame(await stored(`${mine.url}objects/`), [indicator(1), indicator(2)]);
});

t.test('T-ADD-10: a new modified is a new version with its own date', async (t) => {
  const mine = await served.fresh();
  await served.post(mine, [indicator(1)]);
  await served.post(mine, [indicator(1, { modified: '2026-03-01T00:00:00.000Z' })]);
  const { json } = await served.get(`${mine.url}manifest/?match[version]=all`);
  t.equal(json.objects.length, 2);
  t.ok(json.objects[0].date_added < json.objects[1].date_added);
});

t.test('T-ADD-11: what succeeded is readable when the status says complete', async (t) => {
  const mine = await served.fresh();
  const { json } = await served.post(mine, indicators(5));
  t.equal(json.status, 'complete');
  t.equal((await stored(`${mine.url}objects/`)).length, 5);
});

t.test('T-ADD-12: failed authentication is 401', async (t) => {
  t.equal((await served.ask('POST', objects, { headers: envelopeHeaders, body: '{' })).status, 401);
});

t.test('T-ADD-13: unknown properties of the envelope are ignored', async (t) => {
  const { status, json } = await send(
    JSON.stringify({ x_acme_note: 'hi', more: false, objects: [indicator(5)] }),
  );
  t.equal(status, 202);
  t.equal(json.success_count, 1);
});

t.test(
  'T-ADD-14: other content under the same id and modified fails, and the first stands',
  async (t) => {
    const mine = await served.fresh();
    await served.post(mine, [indicator(1)]);
    const { status, json } = await served.post(mine, [indicator(1, { name: 'other' })]);
    t.equal(status, 202);
    t.match(json, { success_count: 0, failure_count: 1 });
    t.strictSame(await stored(`${mine.url}objects/`), [indicator(1)]);
  },
);

t.test('T-ADD-15: content is kept to the byte', async (t) => {
  const mine = await served.fresh();
  const text = JSON.stringify(
    indicator(1, {
      x_custom_ratio: 'R',
      valid_until: '2027-01-01T00:00:00.50Z',
      name: 'A\u0301 関所',
    }),
  ).replace('"R"', '1.50E+2');
  const spaced = text.replaceAll(',"', ' , \t"');
  await send(`{"objects": [ ${spaced} ] }`, {}, `${mine.url}objects/`);
  const answer = await served.get(`${mine.url}objects/`);
  t.ok(answer.text.includes(spaced));
});

t.test('T-STAT-01: a status still answers after a restart', async (t) => {
  const own = await serve(t);
  const mine = await own.fresh();
  const { json, text } = await own.post(mine, [indicator(1)]);
  own.clock.advance(23 * 3_600 * 1_000_000);
  await own.restart();
  t.equal((await own.get(`/api/status/${json.id}/`)).text, text);
});

t.test('T-STAT-02: an unknown status is 404, whatever its name', async (t) => {
  for (const id of ['2f1a2b3c-0000-4000-8000-000000000000', 'nope', '%00', 'x'.repeat(400)]) {
    t.equal((await served.get(`/api/status/${id}/`)).status, 404);
  }
});

const { json: mixed } = await send(
  JSON.stringify({ objects: [indicator(7), { type: 'x' }, address] }),
);

t.test('T-STAT-03: all counts are there', async (t) => {
  for (const name of [
    'id',
    'status',
    'total_count',
    'success_count',
    'failure_count',
    'pending_count',
  ]) {
    t.ok(mixed[name] !== undefined && mixed[name] !== null, name);
  }
});

t.test('T-STAT-04: the status is complete or pending', async (t) => {
  t.ok(['complete', 'pending'].includes(mixed.status));
});

t.test('T-STAT-05: complete is final', async (t) => {
  const [a, b] = [
    await served.get(`/api/status/${mixed.id}/`),
    await served.get(`/api/status/${mixed.id}/`),
  ];
  t.equal(a.json.status, 'complete');
  t.equal(a.text, b.text);
});

t.test('T-STAT-06: the counts add up', async (t) => {
  const { total_count, success_count, failure_count, pending_count } = mixed;
  t.equal(total_count, 3);
  t.equal(success_count + failure_count + pending_count, total_count);
  t.equal(mixed.successes.length, success_count);
  t.equal(mixed.failures.length, failure_count);
});

t.test('T-STAT-07: no list is empty', async (t) => {
  const { json } = await served.post(collection, [indicator(8)]);
  t.notOk('failures' in json);
  t.notOk('pendings' in json);
  const failed = await send('{"objects":[{"type":"x"}]}');
  t.notOk('successes' in failed.json);
});

t.test('T-STAT-08: details give id and version to the letter', async (t) => {
  const modified = '2026-01-01T00:00:00.100Z';
  const { json } = await served.post(collection, [indicator(9, { modified }), address]);
  t.match(json.successes, [
    { id: indicator(9).id, version: modified },
    { id: address.id, version: '1970-01-01T00:00:00.000Z' },
  ]);
});

t.test('T-STAT-09: request_timestamp is a TAXII timestamp', async (t) => {
  t.match(mixed.request_timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
});

t.test('T-STAT-10: it answers only to its client, only under its API root', async (t) => {
  await served.fresh({ apiRoot: 'second' });
  const other = await served.get(`/api/status/${mixed.id}/`, 'sender');
  t.equal(other.status, 404);
  t.equal(other.text, (await served.get('/api/status/nope/', 'sender')).text);
  t.equal((await served.get(`/second/status/${mixed.id}/`)).status, 404);
});

t.test('T-STAT-11: the answer to the POST is the resource itself', async (t) => {
  t.strictSame((await served.get(`/api/status/${mixed.id}/`)).json, mixed);
});
