/**
 * Access tokens from the first to the last day of a key: who signed them, what ends them, what is none.
 */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import t from 'tap';
import { basicHeader } from '../support/serve.ts';
import { bearer, serveSignIn } from '../support/serve-sign-in.ts';

const served = await serveSignIn(t);
const { clock, poll, form, token, administer } = served;
await served.putConsumer('acme');
await served.putConsumer('other');
const issue = (consumer: string, kind: 'basic' | 'api-key' = 'basic') =>
  served.hub.administration.issueCredential(consumer, kind);
const acme = await issue('acme');
const other = await issue('other');

interface Parts {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: KeyObject;
  readonly sign?: (input: string) => Buffer;
}

const signing = () => {
  const key = served.hub.tokenKeys().at(-1);
  if (key === undefined) throw new Error('no key signs');
  return key;
};

/** A token as the hub would sign it, but for what is asked otherwise. */
function forge({ header, claims, key, sign: signWith }: Parts): string {
  const now = Math.floor(clock.now() / 1_000_000);
  const own = { iss: 'https://hub.example/', aud: 'taxii', sub: 'acme', jti: randomUUID() };
  const times = { iat: now, exp: now + 60 };
  const input = [
    { alg: 'EdDSA', typ: 'at+jwt', kid: signing().id, ...header },
    { ...own, ...times, credential: acme.id, ...claims },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature =
    signWith?.(input) ?? sign(null, Buffer.from(input), key ?? createPrivateKey(signing().private));
  return `${input}.${signature.toString('base64url')}`;
}

const stranger = generateKeyPairSync('ed25519').privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const publicPem = () => signing().public;
const strangerJwk = createPublicKey(stranger).export({ format: 'jwk' });
const seconds = () => Math.floor(clock.now() / 1_000_000);
const hmacBy = (secret: string | Buffer) => (input: string) =>
  createHmac('sha256', secret).update(input).digest();

const forgeries: Readonly<Record<string, () => string>> = {
  'no algorithm, no signature': () =>
    forge({ header: { alg: 'none' }, sign: () => Buffer.alloc(0) }),
  'no algorithm, our signature': () => forge({ header: { alg: 'none' } }),
  'HS256 with the public key (PEM)': () =>
    forge({ header: { alg: 'HS256' }, sign: hmacBy(publicPem()) }),
  'HS256 with the public key (DER)': () =>
    forge({
      header: { alg: 'HS256' },
      sign: hmacBy(createPublicKey(publicPem()).export({ format: 'der', type: 'spki' })),
    }),
  'HS256 with the public key (raw)': () =>
    forge({ header: { alg: 'HS256' }, sign: hmacBy(Buffer.from(signing().jwk.x, 'base64url')) }),
  RS256: () =>
    forge({ header: { alg: 'RS256' }, sign: (input) => sign('sha256', Buffer.from(input), rsa) }),
  'a foreign key under our kid': () => forge({ key: stranger }),
  'a foreign key that the token brings': () =>
    forge({ key: stranger, header: { jwk: strangerJwk, kid: undefined } }),
  'a foreign key that the token points to': () =>
    forge({ key: stranger, header: { jku: 'https://evil.example/jwks.json', kid: 'evil' } }),
  'a kid that is unknown': () => forge({ header: { kid: 'unknown' } }),
  'no kid': () => forge({ header: { kid: undefined } }),
  'a kid that is a path': () => forge({ header: { kid: '../../../../dev/null' } }),
  'a kid that is SQL': () => forge({ header: { kid: "' or '1'='1" } }),
  'a kid that is a property of objects': () => forge({ header: { kid: '__proto__' } }),
  'a kid that is no text': () => forge({ header: { kid: { id: signing().id } } }),
  'another type of token': () => forge({ header: { typ: 'JWT' } }),
  'a critical header that nobody knows': () => forge({ header: { crit: ['exp'], exp: 1 } }),
  expired: () => forge({ claims: { exp: seconds() - 1 } }),
  'without an end': () => forge({ claims: { exp: undefined } }),
  'an end that is a text': () => forge({ claims: { exp: String(seconds() + 60) } }),
  'not valid yet': () => forge({ claims: { nbf: seconds() + 60 } }),
  'a foreign issuer': () => forge({ claims: { iss: 'https://evil.example/' } }),
  'no issuer': () => forge({ claims: { iss: undefined } }),
  'a foreign audience': () => forge({ claims: { aud: 'admin' } }),
  'no audience': () => forge({ claims: { aud: undefined } }),
  'no id': () => forge({ claims: { jti: undefined } }),
  'an unknown consumer': () => forge({ claims: { sub: 'nobody' } }),
  'an unknown credential': () => forge({ claims: { credential: randomUUID() } }),
  "another consumer's credential": () => forge({ claims: { credential: other.id } }),
  'no credential': () => forge({ claims: { credential: undefined } }),
  'bound to a certificate that is not shown': () =>
    forge({ claims: { cnf: { 'x5t#S256': Buffer.alloc(32).toString('base64url') } } }),
  'bound to something that nobody knows': () => forge({ claims: { cnf: { jkt: 'x' } } }),
  'claims of another token': () => {
    const [header, , signature] = forge({}).split('.');
    const [, claims] = forge({ claims: { sub: 'other', credential: other.id } }).split('.');
    return [header, claims, signature].join('.');
  },
  'no JSON': () => 'eyJ.eyJ.AAAA',
  'nothing between dots': () => '..',
};

t.test(
  'R-18 whatever is no good token is answered like a wrong secret, byte for byte',
  async (t) => {
    t.equal((await poll(bearer(forge({})))).status, 200, 'a token like those forged is good');
    const wrong = await poll({ authorization: basicHeader('acme', 'wrong') });
    t.equal(wrong.status, 401);
    t.strictSame(await poll({ authorization: basicHeader('nobody', acme.secret) }), wrong);
    t.strictSame(await poll(bearer('wrong')), wrong);
    for (const [name, make] of Object.entries(forgeries)) {
      const forged = make();
      t.strictSame(await poll(bearer(forged)), wrong, name);
      t.strictSame(await poll({ authorization: `Token ${forged}` }), wrong, name);
      t.strictSame(await poll({ authorization: basicHeader('acme', forged) }), wrong, name);
      t.strictSame(await poll({ 'x-api-key': forged }), wrong, name);
    }
  },
);

t.test(
  'RFC 9068 2 a token says who issued it to whom, and verifies by the published key',
  async (t) => {
    const issued = await token('acme', acme.secret);
    const [head = '', body = '', signature = ''] = issued.split('.');
    const [header, claims] = [head, body].map((part) =>
      JSON.parse(Buffer.from(part, 'base64url').toString()),
    );
    t.match(header, { alg: 'EdDSA', typ: 'at+jwt' });
    t.match(claims, {
      sub: 'acme',
      client_id: 'acme',
      credential: acme.id,
      jti: /^[0-9a-f-]{36}$/,
    });
    const { json, headers } = await served.ask({ url: '/auth/jwks.json' });
    t.match(headers['content-type'], /^application\/jwk-set\+json/);
    const jwk = json.keys.find(({ kid }: { kid: string }) => kid === header.kid);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    t.ok(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')));
    t.notOk('d' in jwk, 'the private part stays here');
    const thumbprint = createHash('sha256')
      .update(`{"crv":"${jwk.crv}","kty":"${jwk.kty}","x":"${jwk.x}"}`)
      .digest('base64url');
    t.equal(jwk.kid, thumbprint, 'RFC 7638');
  },
);

t.test('RFC 8414 3.2 the metadata leads to every endpoint', async (t) => {
  const { json } = await served.ask({ url: '/.well-known/oauth-authorization-server' });
  t.match(json, {
    issuer: 'https://hub.example/',
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    tls_client_certificate_bound_access_tokens: false,
  });
  for (const name of ['token_endpoint', 'revocation_endpoint', 'jwks_uri']) {
    const { pathname } = new URL(json[name]);
    t.not((await served.ask({ url: pathname })).status, 404, name);
  }
});

const kidOf = (text: string): unknown =>
  JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString()).kid;
const publishedKids = async (): Promise<readonly string[]> =>
  (await served.ask({ url: '/auth/jwks.json' })).json.keys.map(({ kid }: { kid: string }) => kid);

t.test(
  'a rotated key signs at once, and the one before verifies until its tokens are over',
  async (t) => {
    const before = await token('acme', acme.secret);
    const oldKey = createPrivateKey(signing().private);
    const oldKid = signing().id;
    const rotated = await administer('POST', '/token-keys', {});
    t.equal(rotated.status, 201);
    t.match(rotated.json.items, [{ id: oldKid, signs: false }, { signs: true }]);
    const after = await token('acme', acme.secret);
    t.equal(kidOf(before), oldKid);
    t.equal(kidOf(after), signing().id);
    t.not(kidOf(after), oldKid);
    t.strictSame(await publishedKids(), [oldKid, kidOf(after)]);
    for (const each of [before, after]) t.equal((await poll(bearer(each))).status, 200);
    await served.restart();
    for (const each of [before, after])
      t.equal((await poll(bearer(each))).status, 200, 'restarted');
    const long = () => {
      const exp = seconds() + 9_999;
      return forge({ key: oldKey, header: { kid: oldKid }, claims: { exp } });
    };
    t.equal((await poll(bearer(long()))).status, 200);
    clock.advance(600_000_000);
    t.strictSame(await publishedKids(), [kidOf(after)]);
    t.equal((await poll(bearer(long()))).status, 401, 'the old key is over');
    t.match((await administer('GET', '/token-keys')).json.items, [{ generation: 2, signs: true }]);
    const deeds = (await administer('GET', '/audit?limit=50')).json.items;
    t.ok(deeds.some(({ action }: { action: string }) => action === 'rotate-token-keys'));
  },
);

t.test('a rotation can end every token that was signed so far', async (t) => {
  const before = await token('acme', acme.secret);
  t.equal((await poll(bearer(before))).status, 200);
  t.equal((await administer('POST', '/token-keys', { revokeOld: true })).json.items.length, 1);
  t.equal((await poll(bearer(before))).status, 401);
  t.equal((await poll(bearer(await token('acme', acme.secret)))).status, 200);
  t.equal((await administer('POST', '/token-keys', { revokeOld: 'yes' })).status, 422);
});

t.test('only so many keys verify at a time', async (t) => {
  const statuses: number[] = [];
  for (let count = 0; count < 20 && statuses.at(-1) !== 409; count += 1) {
    statuses.push((await administer('POST', '/token-keys', {})).status);
  }
  t.equal(statuses.at(-1), 409);
  t.equal((await publishedKids()).length, 16);
  t.equal((await administer('POST', '/token-keys', { revokeOld: true })).status, 201);
});

t.test('RFC 7009 2.1 a client ends its own token, at once and for good', async (t) => {
  const client = { client_id: 'acme', client_secret: acme.secret };
  const [mine, kept, theirs] = [
    await token('acme', acme.secret),
    await token('acme', acme.secret),
    await token('other', other.secret),
  ];
  const revoked = await form('revoke', { ...client, token: mine, token_type_hint: 'access_token' });
  t.match(revoked, { status: 200, text: '' });
  t.equal((await poll(bearer(mine))).status, 401);
  t.equal((await poll(bearer(kept))).status, 200, 'another token of the same client');
  t.match(await form('revoke', { ...client, token: mine }), { status: 200 }, 'once more');
  t.match(await form('revoke', { ...client, token: 'no token' }), { status: 200 }, 'RFC 7009 2.2');
  t.match(await form('revoke', { ...client, token: theirs }), {
    ...{ status: 400, json: { error: 'invalid_grant' } },
  });
  t.equal((await poll(bearer(theirs))).status, 200);
  const apiKey = await issue('acme', 'api-key');
  t.match(await form('revoke', { ...client, token: apiKey.secret }), {
    ...{ status: 400, json: { error: 'unsupported_token_type' } },
  });
  t.match(await form('revoke', client), { status: 400, json: { error: 'invalid_request' } });
  t.match(await form('revoke', { client_id: 'acme', client_secret: 'x', token: kept }), {
    ...{ status: 401, json: { error: 'invalid_client' } },
  });
  await served.restart();
  t.equal((await poll(bearer(mine))).status, 401, 'a restart forgets nothing');
  clock.advance(601_000_000);
  await served.hub.settle();
  t.equal((await poll(bearer(mine))).status, 401, 'expired, and remembered no more');
});

t.test(
  'a token ends with the credential that it was made from, or with its consumer',
  async (t) => {
    await served.putConsumer('brief');
    const [one, two] = [await issue('brief'), await issue('brief')];
    const [byOne, byTwo] = [await token('brief', one.secret), await token('brief', two.secret)];
    for (const each of [byOne, byTwo]) t.equal((await poll(bearer(each))).status, 200);
    await served.hub.administration.revokeCredential('brief', one.id);
    t.equal((await poll(bearer(byOne))).status, 401);
    t.equal((await poll(bearer(byTwo))).status, 200, 'another credential, another token');
    await administer('DELETE', '/consumers/brief');
    t.equal((await poll(bearer(byTwo))).status, 401);
    await served.putConsumer('brief');
    t.equal((await poll(bearer(byTwo))).status, 401, 'another consumer of that name is another');
  },
);

t.test('a token lives no longer than its credential', async (t) => {
  const expires = clock.now() + 100_000_000;
  const { secret } = await served.hub.administration.issueCredential('acme', 'basic', expires);
  const fields = { grant_type: 'client_credentials', client_id: 'acme', client_secret: secret };
  const { json } = await form('token', fields);
  t.ok(json.expires_in < 100);
  t.equal((await poll(bearer(json.access_token))).status, 200);
  clock.advance(100_000_000);
  t.equal((await poll(bearer(json.access_token))).status, 401);
  t.match(await form('token', fields), { status: 401, json: { error: 'invalid_client' } });
});
