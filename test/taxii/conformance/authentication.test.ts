/** TAXII 2.1 §8.2.2, §8.5.1: who may ask, and what those learn who may not. */
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import t from 'tap';
import { basicHeader, envelopeHeaders, serve } from '../../support/serve.ts';
import { indicator } from '../../support/stix-objects.ts';

const served = await serve(t);
const signing = served.hub.tokenKeys().at(-1)!;
const [credential] = served.hub.administration.credentials('reader');
const collection = await served.fresh();
const object = indicator(1);
await served.post(collection, [object]);

const protectedPaths: readonly (readonly [string, string])[] = [
  ['GET', '/taxii2/'],
  ['GET', '/api/'],
  ['GET', '/api/status/2f1a2b3c-0000-4000-8000-000000000000/'],
  ['GET', '/api/collections/'],
  ['GET', collection.url],
  ['GET', `${collection.url}manifest/`],
  ['GET', `${collection.url}objects/`],
  ['POST', `${collection.url}objects/`],
  ['GET', `${collection.url}objects/${object.id}/`],
  ['DELETE', `${collection.url}objects/${object.id}/`],
  ['GET', `${collection.url}objects/${object.id}/versions/`],
];

/** A signed access token with these claims, as the token endpoint would issue it. */
function accessToken(claims: Record<string, unknown>, header: object = {}) {
  const seconds = Math.floor(served.clock.now() / 1_000_000);
  const payload = {
    iss: 'https://hub.example',
    aud: 'taxii',
    sub: 'reader',
    jti: randomUUID(),
    credential: credential?.id,
    iat: seconds,
    exp: seconds + 60,
    ...claims,
  };
  const whole = { alg: 'EdDSA', typ: 'at+jwt', kid: signing.id, ...header };
  const parts = [whole, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const key = createPrivateKey(signing.private);
  const signature = sign(null, Buffer.from(parts.join('.')), key).toString('base64url');
  return [...parts, signature].join('.');
}

async function statusWith(headers: Record<string, string>, url = collection.url) {
  return (await served.ask('GET', url, { headers })).status;
}

t.test('T-AUTH-01: Basic credentials sign in, in any spelling of the scheme', async (t) => {
  const pair = served.basic('reader').slice('Basic '.length);
  for (const scheme of ['Basic', 'basic', 'BASIC']) {
    t.equal(await statusWith({ authorization: `${scheme} ${pair}` }), 200, scheme);
  }
  t.equal(await statusWith({ authorization: basicHeader('reader', 'wrong') }), 401);
  t.equal(await statusWith({ authorization: basicHeader('nobody', served.secrets.reader) }), 401);
});

t.test(
  'T-AUTH-02: tokens sign in as Bearer, Token, in a header or as a Basic password',
  async (t) => {
    const { secret } = await served.hub.administration.issueCredential('reader', 'api-key');
    for (const authorization of [
      `Bearer ${secret}`,
      `bearer ${secret}`,
      `Token ${secret}`,
      basicHeader('anyone', secret),
      basicHeader('', secret),
    ]) {
      t.equal(await statusWith({ authorization }), 200, authorization);
    }
    t.equal(await statusWith({ 'x-api-key': secret }), 200);
    t.equal(await statusWith({ 'x-api-key': `${secret}x` }), 401);
    t.equal(await statusWith({ 'x-other-key': secret }), 401, 'the header has one name');
  },
);

t.test('T-AUTH-02: an access token signs in only if every claim of it holds', async (t) => {
  const bearer = (token: string) => statusWith({ authorization: `Bearer ${token}` });
  const past = Math.floor(served.clock.now() / 1_000_000) - 10;
  t.equal(await bearer(accessToken({})), 200);
  t.equal(await bearer(accessToken({ iss: 'https://hub.example/' })), 200);
  t.equal(await bearer(accessToken({ iss: 'https://other.example' })), 401, 'issuer');
  t.equal(await bearer(accessToken({ aud: 'admin' })), 401, 'audience');
  t.equal(await bearer(accessToken({ exp: past })), 401, 'expired');
  t.equal(await bearer(accessToken({ exp: undefined })), 401, 'no expiry');
  t.equal(await bearer(accessToken({ sub: 'nobody' })), 401, 'unknown subject');
  t.equal(await bearer(accessToken({}, { alg: 'none' })), 401, 'no algorithm');
  t.equal(await bearer(accessToken({}, { alg: 'HS256' })), 401, 'another algorithm');
  const [header, , signature] = accessToken({}).split('.');
  const [, forged] = accessToken({ sub: 'writer' }).split('.');
  t.equal(await bearer([header, forged, signature].join('.')), 401, 'forged');
});

t.test('T-AUTH-03: every endpoint and method asks for credentials with a challenge', async (t) => {
  for (const [method, url] of protectedPaths) {
    for (const asked of [method, 'PUT', 'PATCH', 'HEAD']) {
      const answer = await served.ask(asked, url);
      t.equal(answer.status, 401, `${asked} ${url}`);
      t.ok(answer.headers['www-authenticate'], `${asked} ${url}`);
    }
  }
});

t.test('T-AUTH-04: challenges name registered schemes, Basic first', async (t) => {
  const { headers } = await served.ask('GET', '/taxii2/');
  const challenges = headers['www-authenticate'] as unknown as string[];
  t.match(challenges[0], /^Basic realm="/);
  t.match(challenges[1], /^Bearer realm="/);
});

t.test('T-AUTH-05: failed authentication is 401 on every endpoint', async (t) => {
  const wrong = basicHeader('writer', 'wrong');
  for (const [method, url] of protectedPaths) {
    const answer = await served.ask(method, url, { headers: { authorization: wrong } });
    t.equal(answer.status, 401, `${method} ${url}`);
    t.equal(answer.headers['content-type'], envelopeHeaders.accept);
  }
  for (const authorization of ['Basic', 'Basic ###', 'Digest a=b', 'Bearer', 'x', 'Basic Og']) {
    t.equal(await statusWith({ authorization }), 401, authorization);
  }
});

t.test('T-AUTH-06: authentication is judged before headers, filters and body', async (t) => {
  const headers = {
    authorization: basicHeader('writer', 'wrong'),
    accept: 'application/vnd.oasis.taxii+json; version=2.0',
    'content-type': 'text/plain',
  };
  const url = `${collection.url}objects/?added_after=foo&limit=0`;
  t.equal((await served.ask('GET', url, { headers })).status, 401);
  t.equal((await served.ask('POST', url, { headers, body: 'x'.repeat(2_000_000) })).status, 401);
});

t.test('T-AUTH-07: two clients see different collections', async (t) => {
  const [mine, theirs] = [
    await served.get('/api/collections/'),
    await served.get('/api/collections/', 'outsider'),
  ];
  const ids = (answer: typeof mine) => answer.json.collections.map(({ id }: { id: string }) => id);
  t.ok(ids(mine).includes(collection.id));
  t.notOk(ids(theirs).includes(collection.id));
});

t.test('T-AUTH-09: with an anonymous consumer, what it may see needs no credentials', async (t) => {
  const open = await serve(t, { withAnonymous: true });
  const shown = await open.fresh();
  t.equal((await open.ask('GET', shown.url)).status, 200);
  for (const pair of [':', 'None:None']) {
    const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    t.equal((await open.ask('GET', shown.url, { headers: { authorization } })).status, 200, pair);
  }
  const wrong = { authorization: basicHeader('reader', 'wrong') };
  t.equal((await open.ask('GET', shown.url, { headers: wrong })).status, 401, 'wrong is not none');
  const hidden = await open.ask('GET', '/second/');
  t.equal(hidden.status, 404, 'what it may not see does not exist');
  t.equal((await open.ask('GET', '/nope/')).text, hidden.text);
});

t.test('T-AUTH-09: without an anonymous consumer an empty pair is no sign-in', async (t) => {
  t.equal(await statusWith({ authorization: basicHeader('', '') }), 401);
});

t.test('T-AUTH-10: what is hidden and what is absent are the same bytes', async (t) => {
  const nowhere = collection.url.replace(collection.id, '11111111-1111-4111-8111-111111111111');
  for (const path of [
    '',
    'manifest/',
    'objects/',
    `objects/${object.id}/`,
    `objects/${object.id}/versions/`,
  ]) {
    const hidden = await served.get(`${collection.url}${path}`, 'outsider');
    const absent = await served.get(`${nowhere}${path}`, 'outsider');
    t.equal(hidden.status, 404);
    t.equal(hidden.text, absent.text);
    t.strictSame({ ...hidden.headers, date: '' }, { ...absent.headers, date: '' });
  }
  const root = await served.get('/api/', 'stranger');
  t.equal(root.status, 404);
  t.equal(root.text, (await served.get('/nope/', 'stranger')).text);
  const [hidden, absent] = await Promise.all(
    [collection.url, nowhere].map((url) =>
      served.ask('POST', `${url}objects/`, { as: 'outsider', headers: envelopeHeaders, body: '{' }),
    ),
  );
  t.equal(hidden?.status, 404);
  t.equal(hidden?.text, absent?.text);
});

t.test(
  'failed sign-ins of an address are slowed more and more, never refused otherwise',
  async (t) => {
    const slow = await serve(t);
    const wrong = { authorization: basicHeader('reader', 'wrong') };
    for (let attempt = 0; attempt < 40; attempt += 1) {
      t.equal((await slow.ask('GET', '/taxii2/', { headers: wrong })).status, 401);
    }
    const [first = 0, second = 0] = slow.pauses;
    t.ok(first > 0 && second > first, 'they grow');
    t.equal(slow.pauses.at(-1), 2_000, 'up to a bound');
    t.equal((await slow.get('/taxii2/', 'outsider')).status, 200);
    t.equal(slow.pauses.length, 40, 'who signs in is not slowed');
  },
);
