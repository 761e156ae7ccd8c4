/**
 * Who signs in: how long a credential lasts, from where a consumer may come, who need not sign in at all, and
 * what guessing costs.
 */
import t from 'tap';
import { Problem } from '../../src/base/problem.ts';
import { formatTaxiiTime } from '../../src/base/time.ts';
import { basicHeader } from '../support/serve.ts';
import { adminToken, bearer, serveSignIn } from '../support/serve-sign-in.ts';

const served = await serveSignIn(t, { trustedProxies: ['192.0.2.9'] });
const { administer, clock, poll, pauses, putConsumer } = served;
await putConsumer('acme');
const credentials = '/consumers/acme/credentials';
const minute = 60_000_000;

t.test('a credential signs in until it expires, is shown a while and then forgotten', async (t) => {
  const expires = formatTaxiiTime(clock.now() + 10 * minute);
  const { json } = await administer('POST', credentials, { kind: 'api-key', expires });
  const lasting = (await administer('POST', credentials, { kind: 'basic' })).json;
  t.match((await administer('GET', `${credentials}/${json.id}`)).json, { expires });
  t.equal((await poll(bearer(json.secret))).status, 200);
  clock.advance(10 * minute);
  const wrong = await poll(bearer('wrong'));
  t.strictSame(await poll(bearer(json.secret)), wrong, 'expired is as good as wrong');
  const authorization = basicHeader('acme', lasting.secret);
  t.equal((await poll({ authorization })).status, 200, 'another one lives on');
  await served.hub.settle();
  t.equal((await administer('GET', `${credentials}/${json.id}`)).status, 200, 'shown for a day');
  clock.advance(1_441 * minute);
  await served.hub.settle();
  t.equal((await administer('GET', `${credentials}/${json.id}`)).status, 404);
  t.equal((await administer('GET', `${credentials}/${lasting.id}`)).status, 200);
  const deeds = (await administer('GET', '/audit?limit=5')).json.items;
  const actions = deeds.map(({ action, actor }: Record<string, string>) => `${actor} ${action}`);
  t.ok(actions.includes('hub drop-expired-credentials'));
});

t.test('a credential cannot be made to expire in the past or at no moment', async (t) => {
  const past = formatTaxiiTime(clock.now() - 1);
  for (const expires of [past, 'tomorrow', '2026-02-30T00:00:00Z']) {
    const answer = await administer('POST', credentials, { kind: 'basic', expires });
    t.equal(answer.status, 422, expires);
  }
});

t.test('when a credential was used last is known to a minute, also after a restart', async (t) => {
  const { id, secret } = (await administer('POST', credentials, { kind: 'basic' })).json;
  const shown = async () => (await administer('GET', `${credentials}/${id}`)).json.lastUsed;
  t.equal(await shown(), undefined);
  const began = formatTaxiiTime(clock.now());
  t.equal((await poll({ authorization: basicHeader('acme', secret) })).status, 200);
  t.equal((await poll({ authorization: basicHeader('acme', `${secret}x`) })).status, 401);
  clock.advance(minute);
  await served.hub.settle();
  const first = await shown();
  t.ok(first > began && first < formatTaxiiTime(clock.now()));
  clock.advance(10 * minute);
  await served.hub.settle();
  t.equal(await shown(), first, 'nothing was used since');
  t.equal((await poll({ authorization: basicHeader('acme', secret) })).status, 200);
  await served.restart();
  t.ok((await shown()) > first, 'what was not written yet is written at the end');
});

t.test('R-18 from elsewhere a right secret is a wrong one, whatever its kind', async (t) => {
  const addresses = ['198.51.100.7', '203.0.113.0/24', '2001:db8::/32'];
  t.equal((await putConsumer('bound', { addresses })).status, 201);
  t.strictSame((await administer('GET', '/consumers/bound')).json.addresses, addresses);
  const make = (kind: 'basic' | 'api-key') =>
    served.hub.administration.issueCredential('bound', kind);
  const [basic, key] = [(await make('basic')).secret, (await make('api-key')).secret];
  const grant = { grant_type: 'client_credentials', client_id: 'bound', client_secret: basic };
  const issued = await served.form('token', grant, '198.51.100.7');
  const headers = [
    { authorization: basicHeader('bound', basic) },
    bearer(key),
    { 'x-api-key': key },
    bearer(issued.json.access_token),
  ];
  const wrong = await poll({ authorization: basicHeader('bound', 'wrong') }, '198.51.100.7');
  const inside = ['198.51.100.7', '203.0.113.255', '::ffff:203.0.113.1', '2001:db8:ffff::1'];
  const outside = ['198.51.100.8', '203.0.114.0', '127.0.0.1', '2001:db9::1', '::1'];
  for (const each of headers) {
    for (const address of inside) t.equal((await poll(each, address)).status, 200, address);
    for (const address of outside) t.strictSame(await poll(each, address), wrong, address);
  }
  const refused = await served.form('token', { ...grant, client_secret: 'wrong' }, '127.0.0.1');
  t.strictSame(await served.form('token', grant, '127.0.0.1'), refused);
  const forwarded = { ...headers[0], 'x-forwarded-for': '198.51.100.7' };
  t.equal((await poll(forwarded, '192.0.2.9')).status, 200, 'told by the proxy that is trusted');
  t.equal((await poll(forwarded, '192.0.2.8')).status, 401, 'told by anybody');
  t.equal((await poll({ ...headers[0], 'x-forwarded-for': 'x' }, '192.0.2.9')).status, 401);
  await putConsumer('bound', { addresses: [] });
  t.equal((await poll(headers[0] ?? {}, '127.0.0.1')).status, 200, 'an empty list is no list');
});

t.test('an allow-list has addresses and networks, and says which entry is neither', async (t) => {
  const strange = ['10.0.0.0/33', '10.0.0', '10.0.0.0/', '::/129', 'fe80::1%eth0', 'host.example'];
  for (const entry of strange) {
    const answer = await putConsumer('strange', { addresses: ['192.0.2.1', entry] });
    t.match(answer, { status: 422, json: { errors: [{ pointer: '#/addresses/1' }] } }, entry);
    const document = { audience: 'peer', identities: [], grants: [], addresses: [entry] };
    const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
    await t.rejects(
      served.hub.administration.put('consumer', 'strange', { ...document, compat }),
      Problem,
    );
  }
});

t.test('anonymous reads as public audiences, writes nowhere and has no credentials', async (t) => {
  const { collection } = served;
  const reads = [{ collection, read: true, write: false }];
  const put = (change: object) => putConsumer('anonymous', { grants: reads, ...change });
  t.equal((await put({})).status, 422, 'peer is not public');
  await administer('PUT', '/audiences/public', { title: { en: 'Public' } });
  t.equal((await put({ audience: 'public' })).status, 422, 'no audience is public by its name');
  const open = { title: { en: 'Public' }, public: true };
  await administer('PUT', '/audiences/public', open);
  const toPeers = [{ collection, read: true, write: false, audience: 'peer' }];
  t.equal((await put({ audience: 'public', grants: toPeers })).status, 422, 'by a grant');
  const writes = [{ collection, read: true, write: true }];
  t.equal((await put({ audience: 'public', grants: writes })).status, 422);
  t.equal((await poll({})).status, 401);
  t.equal((await put({ audience: 'public' })).status, 201);
  t.equal((await poll({})).status, 200);
  const closed = await administer('PUT', '/audiences/public', { ...open, public: false });
  t.equal(closed.status, 422, 'an audience that is read so stays public');
  const path = '/consumers/anonymous/credentials';
  t.equal((await administer('POST', path, { kind: 'basic' })).status, 409);
  await put({ audience: 'public', addresses: ['192.0.2.1'] });
  t.equal((await poll({}, '192.0.2.1')).status, 200);
  await administer('DELETE', '/consumers/anonymous');
  const nobody = await poll({});
  await put({ audience: 'public', addresses: ['192.0.2.1'] });
  t.strictSame(await poll({}), nobody, 'from elsewhere there is no such consumer');
  await administer('DELETE', '/consumers/anonymous');
});

t.test('R-18 guesses at any interface are slowed by one brake', async (t) => {
  const from = { remoteAddress: '198.51.100.99' };
  const guesses = [
    { ...from, url: '/taxii2/', headers: bearer('x') },
    { ...from, url: '/admin/v1/audiences', headers: bearer('x') },
    { ...from, url: '/desk/v1/submissions', headers: { authorization: basicHeader('a', 'x') } },
    {
      ...{ ...from, method: 'POST', url: '/auth/token' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'grant_type=client_credentials&client_id=acme&client_secret=x',
    },
  ] as const;
  pauses.length = 0;
  for (const guess of guesses) t.equal((await served.ask(guess)).status, 401, guess.url);
  t.equal(pauses.length, guesses.length);
  t.strictSame(
    [...pauses].sort((a, b) => a - b),
    pauses,
    'each waits longer than the one before',
  );
  t.ok((pauses.at(-1) ?? 0) > (pauses[0] ?? 0) * 2);
  pauses.length = 0;
  await served.ask({ ...from, url: '/admin/v1/audiences', headers: bearer(adminToken) });
  t.strictSame(pauses, [], 'who signs in does not wait');
});
