/** TAXII 2.1 §3.4: filters on the four reads and on deletion. */
import t from 'tap';
import { serve } from '../../support/serve.ts';
import {
  address,
  bareAddress,
  indicator,
  indicators,
  malware,
  statement,
} from '../../support/stix-objects.ts';

const served = await serve(t);
const collection = await served.fresh();

const early = '2026-01-02T00:00:00.000Z';
const late = '2026-01-03T00:00:00.000Z';
const [versioned, single, family, mark] = [indicator(1), indicator(2), malware(3), statement(4)];
await served.post(collection, [versioned]);
await served.post(collection, [single, family]);
await served.post(collection, [indicator(1, { modified: early })]);
await served.post(collection, [address, bareAddress, mark]);
await served.post(collection, [indicator(1, { modified: late })]);

const lists = ['objects/', 'manifest/'];
const one = `objects/${versioned.id}/`;
const reads = [...lists, one, `${one}versions/`];

/** What a read returned, as `id version` or as the version. */
async function items(path: string): Promise<string[]> {
  const { status, json } = await served.get(`${collection.url}${path}`);
  if (status !== 200) return [`status ${status}`];
  return (json.objects ?? json.versions ?? []).map(
    (item: string | { id: string; version?: string; modified?: string; created?: string }) =>
      typeof item === 'string'
        ? item
        : `${item.id} ${item.version ?? item.modified ?? item.created ?? '1970-01-01T00:00:00.000Z'}`,
  );
}

async function statusOf(path: string): Promise<number> {
  return (await served.get(`${collection.url}${path}`)).status;
}

/** The dates of all rows, oldest first. */
const dates: string[] = (
  await served.get(`${collection.url}manifest/?match[version]=all`)
).json.objects.map(({ date_added }: { date_added: string }) => date_added);

t.test('T-FLT-01: a malformed parameter is 400 on every read', async (t) => {
  for (const query of [
    'added_after=foo',
    'added_after=2020-13-01T00:00:00.000000Z',
    'added_after=2020-01-01',
    'added_after=1577836800',
    'limit=0',
    'limit=-1',
    'limit=abc',
    'limit=1.5',
    'limit=1e3',
    'next=garbage',
    'next=%00',
    'next=W10',
    'match[spec_version]=latest',
    'match[spec_version]=',
  ]) {
    for (const path of reads) t.equal(await statusOf(`${path}?${query}`), 400, `${path}?${query}`);
  }
  for (const query of [
    'match[version]=foo',
    'match[version]=',
    'match[version]=all,',
    'match[version]=2020-01-01',
  ]) {
    for (const path of [...lists, one])
      t.equal(await statusOf(`${path}?${query}`), 400, `${path}?${query}`);
  }
  for (const query of ['match[type]=', 'match[type]=a,,b', 'match[id]=', 'match[id]=,']) {
    for (const path of lists) t.equal(await statusOf(`${path}?${query}`), 400, `${path}?${query}`);
  }
});

t.test('T-FLT-02: no parameters mean everything, in its last version', async (t) => {
  t.strictSame(
    (await items('objects/')).sort(),
    [
      `${versioned.id} ${late}`,
      `${single.id} ${single.modified}`,
      `${family.id} ${family.modified}`,
      `${mark.id} ${mark.created}`,
      `${address.id} 1970-01-01T00:00:00.000Z`,
      `${bareAddress.id} 1970-01-01T00:00:00.000Z`,
    ].sort(),
  );
});

t.test('T-FLT-03: added_after given twice is malformed', async (t) => {
  for (const path of reads) {
    t.equal(await statusOf(`${path}?added_after=${dates[0]}&added_after=${dates[1]}`), 400);
    t.equal(await statusOf(`${path}?added_after=${dates[0]},${dates[1]}`), 400);
  }
});

t.test('T-FLT-04: a match field given twice is malformed', async (t) => {
  t.equal(await statusOf('objects/?match[type]=indicator&match[type]=malware'), 400);
  t.equal(await statusOf('manifest/?match[id]=a&match%5Bid%5D=b'), 400);
  t.equal(await statusOf(`${one}?match[version]=all&match[version]=all`), 400);
  t.equal(await statusOf('objects/?limit=1&limit=1'), 400);
});

t.test('T-FLT-05: fields are ANDed', async (t) => {
  for (const path of lists) {
    t.strictSame(await items(`${path}?match[type]=indicator&match[id]=${family.id}`), []);
    t.equal((await items(`${path}?match[type]=malware&match[id]=${family.id}`)).length, 1);
  }
});

t.test('T-FLT-06: values of a field are ORed', async (t) => {
  for (const path of lists) {
    t.equal((await items(`${path}?match[type]=indicator,malware`)).length, 3);
  }
});

t.test('T-FLT-07: the comma may be encoded', async (t) => {
  t.strictSame(
    await items('objects/?match[type]=indicator%2Cmalware'),
    await items('objects/?match[type]=indicator,malware'),
  );
});

t.test('T-FLT-08: unknown parameters are ignored', async (t) => {
  const all = await items('objects/');
  for (const query of ['match[foo]=x', 'foo=1&foo=2', 'Limit=1', 'match[type][]=malware']) {
    t.strictSame(await items(`objects/?${query}`), all, query);
  }
  t.equal((await items(`${one}?match[type]=malware`)).length, 1, 'no field of this endpoint');
});

t.test('T-FLT-09: each field on each of its endpoints', async (t) => {
  for (const path of lists) {
    t.equal((await items(`${path}?match[id]=${versioned.id}`)).length, 1);
    t.equal((await items(`${path}?match[type]=malware`)).length, 1);
    t.equal((await items(`${path}?match[version]=all`)).length, 8);
    t.equal((await items(`${path}?match[spec_version]=2.0`)).length, 0);
  }
  t.equal((await items(`${one}?match[version]=all`)).length, 3);
  for (const path of [one, `${one}versions/`]) {
    t.equal((await items(`${path}?match[spec_version]=2.0`)).length, 0, path);
    t.ok((await items(`${path}?match[spec_version]=2.1`)).length > 0, path);
  }
});

t.test('T-FLT-10: added_after, limit and next on all four reads', async (t) => {
  for (const path of reads) {
    const all = path.endsWith('versions/') ? path : `${path}?match[version]=all`;
    const glue = all.includes('?') ? '&' : '?';
    const first = await served.get(`${collection.url}${all}${glue}limit=1`);
    t.equal(first.json.more, true, path);
    const rest = await served.get(`${collection.url}${path}?next=${first.json.next}&limit=100`);
    const total = (await items(all)).length;
    t.equal((rest.json.objects ?? rest.json.versions).length, total - 1, path);
    const after = first.headers['x-taxii-date-added-last'];
    t.equal((await items(`${all}${glue}added_after=${after}`)).length, total - 1, path);
  }
});

t.test('T-FLT-11: brackets may be encoded', async (t) => {
  t.equal((await items('objects/?match%5Btype%5D=malware')).length, 1);
  t.equal((await items('objects/?match%5Btype]=malware')).length, 1);
});

t.test('T-AFT-01: the bound itself is excluded', async (t) => {
  for (const [index, date] of dates.entries()) {
    t.equal(
      (await items(`manifest/?match[version]=all&added_after=${date}`)).length,
      dates.length - index - 1,
    );
  }
});

t.test('T-AFT-02: created and modified play no part', async (t) => {
  const old = await served.fresh();
  await served.post(old, [indicator(9, { modified: '2026-01-05T00:00:00.000Z' })]);
  const { json } = await served.get(`${old.url}objects/?added_after=2026-03-01T00:00:00Z`);
  t.equal(json.objects.length, 1);
});

t.test('T-AFT-03: without it the oldest come first', async (t) => {
  const { headers } = await served.get(`${collection.url}objects/?match[version]=all&limit=1`);
  t.equal(headers['x-taxii-date-added-first'], dates[0]);
});

t.test(
  'T-AFT-04: zero to nine fraction digits, either case, offsets; cut to microseconds',
  async (t) => {
    const last = dates.at(-1) ?? '';
    const count = (time: string) =>
      items(`objects/?match[version]=all&added_after=${encodeURIComponent(time)}`).then(
        ({ length }) => length,
      );
    for (const time of [
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00.1Z',
      '2026-01-01T00:00:00.12Z',
      '2026-01-01T00:00:00.123Z',
      '2026-01-01T00:00:00.123456Z',
      '2026-01-01T00:00:00.1234567Z',
      '2026-01-01T00:00:00.123456789Z',
      '2026-01-01t00:00:00z',
      '2026-01-01T00:00:00+00:00',
      '2026-01-01T00:00:00 00:00',
      '2026-01-01T09:00:00.000+09:00',
      '0001-01-01T00:00:00Z',
    ]) {
      t.equal(await count(time), 8, time);
    }
    t.equal(await count(last), 0);
    t.equal(await count(last.replace('Z', '999Z')), 0, 'cut, not rounded');
    t.equal(await statusOf('objects/?added_after='), 200, 'empty is absent');
    t.equal(await statusOf(`objects/?added_after=2026-01-01T00:00:00+00:00`), 200, 'a raw plus');
  },
);

t.test('T-AFT-05: manifest and versions agree with objects', async (t) => {
  for (const date of dates) {
    const query = `?match[version]=all&added_after=${date}`;
    t.strictSame(await items(`manifest/${query}`), await items(`objects/${query}`));
    t.strictSame(
      await items(`${one}versions/?added_after=${date}`),
      (await items(`${one}${query}`)).map((item) => item.split(' ')[1]),
    );
  }
});

t.test('T-LIM-01: a limit is a positive whole number', async (t) => {
  for (const limit of ['0', '00', '-1', '+1', 'x', '1.0', '0x1', '١', ' ']) {
    t.equal(await statusOf(`objects/?limit=${encodeURIComponent(limit)}`), 400, limit);
  }
  t.equal(await statusOf('objects/?limit='), 200, 'empty is absent');
  t.equal(await statusOf('objects/?limit=007'), 200);
});

t.test('T-LIM-02: never more than the limit', async (t) => {
  for (const path of lists) t.equal((await items(`${path}?limit=3`)).length, 3);
});

t.test('T-LIM-03: all that is there, if the limits allow it', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?limit=10`);
  t.equal(json.objects.length, 6);
  t.equal(json.more, false);
});

t.test('T-LIM-04: fewer than asked for, beyond what the server gives', async (t) => {
  const bounded = await serve(t, { pageObjectsMax: 4 });
  const many = await bounded.fresh();
  await bounded.post(many, indicators(10));
  for (const limit of ['5', '1000000']) {
    const { json } = await bounded.get(`${many.url}objects/?limit=${limit}`);
    t.equal(json.objects.length, 4);
    t.equal(json.more, true);
  }
});

t.test('T-LIM-05: more is true exactly if more is there', async (t) => {
  for (const [limit, more] of [
    [5, true],
    [6, false],
    [7, false],
  ] as const) {
    for (const path of lists) {
      const { json } = await served.get(`${collection.url}${path}?limit=${limit}`);
      t.equal(json.more, more, `${path} ${limit}`);
      t.equal(typeof json.next, more ? 'string' : 'undefined');
    }
  }
});

t.test('T-LIM-06: the limit counts objects, records and versions', async (t) => {
  t.equal((await items(`${one}?match[version]=all&limit=2`)).length, 2);
  t.equal((await items(`${one}versions/?limit=2`)).length, 2);
  t.equal((await items('manifest/?limit=2')).length, 2);
});

t.test('T-LIM-07: a huge limit is only a large one', async (t) => {
  for (const limit of ['99999999999999999999', '9'.repeat(400)]) {
    t.equal((await items(`objects/?limit=${limit}`)).length, 6);
  }
});

t.test('T-MID-01: match[id] takes one id or many', async (t) => {
  t.strictSame(await items(`objects/?match[id]=${single.id},${family.id}`), [
    `${single.id} ${single.modified}`,
    `${family.id} ${family.modified}`,
  ]);
});

t.test('T-MID-02: an unknown id is no error', async (t) => {
  const { status, text } = await served.get(`${collection.url}objects/?match[id]=indicator--nope`);
  t.equal(status, 200);
  t.equal(text, '{}');
});

t.test('T-MTY-01: only the types listed', async (t) => {
  const { json } = await served.get(`${collection.url}objects/?match[type]=ipv4-addr`);
  t.strictSame(
    new Set(json.objects.map(({ type }: { type: string }) => type)),
    new Set(['ipv4-addr']),
  );
});

t.test('T-MTY-02: no type of STIX 2.1 is an error', async (t) => {
  const types = `attack-pattern campaign course-of-action grouping identity incident indicator infrastructure
    intrusion-set location malware malware-analysis note observed-data opinion report threat-actor tool
    vulnerability relationship sighting artifact autonomous-system directory domain-name email-addr
    email-message file ipv4-addr ipv6-addr mac-addr mutex network-traffic process software url user-account
    windows-registry-key x509-certificate marking-definition language-content extension-definition`;
  for (const type of types.split(/\s+/))
    t.equal(await statusOf(`objects/?match[type]=${type}`), 200, type);
});

t.test('T-MTY-03: nor is any other type', async (t) => {
  t.equal(await statusOf('objects/?match[type]=x-custom'), 200);
});

t.test('T-MVR-01: the last version by default', async (t) => {
  for (const path of lists) {
    t.strictSame(await items(`${path}?match[id]=${versioned.id}`), [`${versioned.id} ${late}`]);
  }
  t.strictSame(await items(one), [`${versioned.id} ${late}`]);
});

t.test('T-MVR-02: first, last and all', async (t) => {
  const versions = async (choice: string) =>
    (await items(`${one}?match[version]=${choice}`)).map((item) => item.split(' ')[1]);
  t.strictSame(await versions('first'), [versioned.modified]);
  t.strictSame(await versions('last'), [late]);
  t.strictSame(await versions('all'), [versioned.modified, early, late]);
});

t.test('T-MVR-03: an exact version is an instant, however many zeros end it', async (t) => {
  for (const text of [early, '2026-01-02T00:00:00Z', '2026-01-02T00:00:00.000000Z']) {
    t.strictSame(await items(`${one}?match[version]=${text}`), [`${versioned.id} ${early}`], text);
  }
});

t.test('T-MVR-04: without modified, created is the version', async (t) => {
  t.strictSame(await items(`objects/?match[id]=${mark.id}&match[version]=${mark.created}`), [
    `${mark.id} ${mark.created}`,
  ]);
});

t.test('T-MVR-05: with neither, one constant everywhere', async (t) => {
  const constant = '1970-01-01T00:00:00.000Z';
  t.strictSame(await items(`objects/${address.id}/versions/`), [constant]);
  t.strictSame(await items(`manifest/?match[id]=${address.id}`), [`${address.id} ${constant}`]);
  t.equal((await items(`objects/?match[version]=${constant}`)).length, 2);
});

t.test('T-MVR-06: all with anything else is malformed', async (t) => {
  t.equal(await statusOf('objects/?match[version]=all,first'), 400);
  t.equal(await statusOf(`${one}?match[version]=${early},all`), 400);
});

t.test('T-MVR-07: a value twice is malformed', async (t) => {
  t.equal(await statusOf('objects/?match[version]=last,last'), 400);
  t.equal(await statusOf(`objects/?match[version]=${early},${early}`), 400);
});

t.test('T-MVR-08: keywords and values are ORed', async (t) => {
  t.equal((await items(`${one}?match[version]=first,last`)).length, 2);
  t.equal((await items(`${one}?match[version]=first,${early},last`)).length, 3);
});

t.test('T-MVR-09: a value is a STIX timestamp', async (t) => {
  for (const text of ['2026-01-02', '2026-01-02T00:00:00', '2026-02-30T00:00:00Z', 'LAST']) {
    t.equal(await statusOf(`objects/?match[version]=${text}`), 400, text);
  }
});

t.test('T-MVR-11: first and last of a single version give it once', async (t) => {
  t.equal((await items(`objects/?match[id]=${single.id}&match[version]=first,last`)).length, 1);
});

t.test('T-MSV-01: versions of STIX that are not listed never appear', async (t) => {
  for (const path of reads) t.strictSame(await items(`${path}?match[spec_version]=2.0`), [], path);
});

t.test('T-MSV-02: by default the latest specification version', async (t) => {
  t.strictSame(await items('objects/'), await items('objects/?match[spec_version]=2.1'));
});

t.test('T-MSV-03: an SCO without spec_version is of 2.1', async (t) => {
  t.equal((await items(`objects/?match[spec_version]=2.1&match[id]=${bareAddress.id}`)).length, 1);
});

t.test('T-MSV-04: versions are ORed', async (t) => {
  t.strictSame(await items('objects/?match[spec_version]=2.0,2.1'), await items('objects/'));
});

t.test('T-MSV-05: also on one object, versions and deletion', async (t) => {
  t.strictSame(await items(`${one}?match[spec_version]=2.0`), []);
  t.strictSame(await items(`${one}versions/?match[spec_version]=2.0`), []);
  const url = `${collection.url}objects/${family.id}/?match[spec_version]=2.0`;
  t.equal((await served.ask('DELETE', url, { as: 'writer' })).status, 404);
  t.equal((await items(`objects/${family.id}/`)).length, 1, 'nothing was deleted');
});
