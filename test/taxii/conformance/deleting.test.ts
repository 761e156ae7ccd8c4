/** TAXII 2.1 §5.7: deleting an object, or versions of it. */
import t from 'tap';
import { serve, type Who } from '../../support/serve.ts';
import { indicator, indicators } from '../../support/stix-objects.ts';

const served = await serve(t);
const later = '2026-02-01T00:00:00.000Z';

/** A collection that holds two versions of one object, and another object. */
async function filled() {
  const collection = await served.fresh();
  await served.post(collection, [indicator(1), indicator(2)]);
  await served.post(collection, [indicator(1, { modified: later })]);
  return { ...collection, one: `${collection.url}objects/${indicator(1).id}/` };
}

function remove(url: string, as: Who = 'writer') {
  return served.ask('DELETE', url, { as });
}

async function versionsOf(one: string): Promise<string[]> {
  return (await served.get(`${one}versions/`)).json.versions ?? [];
}

t.test('T-DEL-01: none of the rights 404, one of them 403, both: performed', async (t) => {
  const { one } = await filled();
  t.equal((await remove(one, 'outsider')).status, 404);
  t.equal((await remove(one, 'reader')).status, 403);
  t.equal((await remove(one, 'sender')).status, 403);
  t.equal((await versionsOf(one)).length, 2, 'nothing happened');
  t.equal((await remove(one)).status, 200);
});

t.test('T-DEL-01: what another contributed and the client sees is 403', async (t) => {
  const { url, one } = await filled();
  const consumer = served.hub.directory().consumers.get('reader');
  t.ok(consumer);
  if (consumer === undefined) return;
  const { id: _, revision: __, ...document } = consumer;
  const grants = document.grants.map((grant) => ({ ...grant, write: true }));
  await served.hub.administration.put('consumer', 'reader', { ...document, grants });
  t.equal((await remove(one, 'reader')).status, 403);
  t.equal((await remove(`${url}objects/indicator--nope/`, 'reader')).status, 404);
  t.equal((await versionsOf(one)).length, 2);
});

t.test('T-DEL-02: success is 200 without payload, with the TAXII content type', async (t) => {
  const { one } = await filled();
  const answer = await remove(one);
  t.equal(answer.status, 200);
  t.equal(answer.bytes.length, 0);
  t.equal(answer.headers['content-type'], 'application/taxii+json;version=2.1');
});

t.test('T-DEL-03: afterwards the object is 404', async (t) => {
  const { one } = await filled();
  await remove(one);
  t.equal((await served.get(one)).status, 404);
  t.equal((await served.get(`${one}versions/`)).status, 404);
});

t.test('T-DEL-04: it is on no list any more, nor on a later page of a walk', async (t) => {
  const collection = await served.fresh();
  await served.post(collection, indicators(6));
  const first = await served.get(`${collection.url}objects/?limit=3`);
  await remove(`${collection.url}objects/${indicator(5).id}/`);
  const rest = await served.get(`${collection.url}objects/?next=${first.json.next}`);
  t.strictSame(rest.json.objects, [indicator(4), indicator(6)]);
  const { json } = await served.get(`${collection.url}manifest/?match[version]=all`);
  t.notOk(json.objects.some(({ id }: { id: string }) => id === indicator(5).id));
});

t.test('T-DEL-05: other collections keep it', async (t) => {
  const [here, there] = [await filled(), await filled()];
  await remove(here.one);
  t.equal((await served.get(there.one)).status, 200);
});

t.test('T-DEL-06: match[version] says which versions go; without it all do', async (t) => {
  const { one } = await filled();
  t.equal((await remove(`${one}?match[version]=last`)).status, 200);
  t.strictSame(await versionsOf(one), [indicator(1).modified]);
  const other = await filled();
  await remove(`${other.one}?match[version]=${indicator(1).modified}`);
  t.strictSame(await versionsOf(other.one), [later]);
  t.equal((await remove(`${other.one}?match[version]=x`)).status, 400);
  t.equal((await remove(`${other.one}?match[version]=last,last`)).status, 400);
});

t.test('T-DEL-07: an unknown object is 404, also the second time', async (t) => {
  const { url, one } = await filled();
  t.equal((await remove(`${url}objects/indicator--nope/`)).status, 404);
  await remove(one);
  t.equal((await remove(one)).status, 404);
});

t.test('T-DEL-08: failed authentication is 401', async (t) => {
  const { one } = await filled();
  t.equal((await served.ask('DELETE', one)).status, 401);
});

t.test('T-DEL-09: posted again it is new, with a new date', async (t) => {
  const collection = await served.fresh();
  await served.post(collection, [indicator(1)]);
  const manifest = async () => (await served.get(`${collection.url}manifest/`)).json.objects[0];
  const before = await manifest();
  await remove(`${collection.url}objects/${indicator(1).id}/`);
  await served.post(collection, [indicator(1)]);
  t.ok((await manifest()).date_added > before.date_added);
});

t.test('what a DELETE says of a body is ignored', async (t) => {
  for (const type of ['garbage', 'text/plain', 'application/taxii+json;version=2.1']) {
    const { one } = await filled();
    for (const body of [undefined, '{}']) {
      const headers = { 'content-type': type };
      const ask = { as: 'writer', headers, ...(body === undefined ? {} : { body }) } as const;
      const expected = body === undefined ? 200 : 404;
      t.equal((await served.ask('DELETE', one, ask)).status, expected, type);
    }
  }
});
