/**
 * Client certificates: over TLS with a server that listens, and through a proxy's header. OpenSSL makes them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { ConfigFaults, readConfig } from '../../src/config.ts';
import type { Consumer } from '../../src/exchange/directory.ts';
import type { OpenHub } from '../../src/exchange/open-hub.ts';
import { listen } from '../../src/listen.ts';
import { type Issued, makeAuthority } from '../support/certificates.ts';
import { basicHeader } from '../support/serve.ts';
import { bearer, serveSignIn } from '../support/serve-sign-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-certificates-'));
const ours = makeAuthority(folder, 'ours');
const theirs = makeAuthority(folder, 'theirs');
const server = ours.issue('localhost', { usage: 'serverAuth', names: 'DNS:localhost' });
const names = 'DNS:Client.Example,URI:urn:sekisho:acme';
const known = ours.issue('known', { names: 'DNS:known.example' });
const named = ours.issue('named', { names });
const renewed = ours.issue('renewed', { names });
const bad: Readonly<Record<string, Issued>> = {
  'of another authority, under a name that is bound': theirs.issue('foreign', { names }),
  'of another authority, bound by its fingerprint': theirs.issue('bound-foreign'),
  'that has expired': ours.issue('expired', { names, to: '20210101000000Z' }),
  'that is not valid yet': ours.issue('early', { names, from: '20390101000000Z' }),
  'that is no client': ours.issue('server-only', { names, usage: 'serverAuth' }),
  'that nobody is bound to': ours.issue('unbound', { names: 'DNS:unbound.example' }),
  'with the name inside another': ours.issue('inside', { names: 'DNS:x.client.example' }),
};

/** The consumers and their certificates, on either server. */
async function furnish(hub: OpenHub): Promise<string> {
  const { administration } = hub;
  const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
  const consumer: Consumer = { audience: 'peer', identities: [], grants: [], compat };
  for (const id of ['acme', 'other']) {
    const document = hub.directory().consumers.get(id) ?? consumer;
    await administration.put('consumer', id, document);
  }
  await administration.bindCertificate('acme', { fingerprint: known.fingerprint });
  await administration.bindCertificate('acme', { san: 'DNS:client.example' });
  const foreign = bad['of another authority, bound by its fingerprint'];
  await administration.bindCertificate('acme', { fingerprint: foreign?.fingerprint ?? '' });
  return (await administration.issueCredential('acme', 'basic')).secret;
}

const dataDir = join(folder, 'data');
const file = join(folder, 'config.json');
const tls = { certificateFile: server.certificateFile, keyFile: server.keyFile };
const settings = { publicUrl: 'https://localhost/', failedSignIns: { stepMs: 0 } };
writeFileSync(file, JSON.stringify({ ...settings, tls: { ...tls, clientCaFile: ours.caFile } }));
const environment = { PORT: '0', HOST: '127.0.0.1', SEKISHO_DATA_DIR: dataDir };
const listening = await listen(readConfig(file, environment));
const { port } = new URL(listening.url);
t.teardown(async () => {
  await listening.close();
  rmSync(folder, { recursive: true, force: true });
});
const title = { en: 'Peers' };
const audience = { title, batchSeconds: 0, attributes: {} };
await listening.hub.administration.put('audience', 'peer', audience);
await listening.hub.administration.put('audience', 'public', { ...audience, public: true });
const secret = await furnish(listening.hub);

/** One request over a connection of its own, with a certificate or without. */
async function over(
  shown: Issued | undefined,
  headers: Readonly<Record<string, string>> = {},
  { path = '/taxii2/', form = '' } = {},
) {
  const certificate = shown && { cert: shown.certificate, key: shown.key };
  const type = form === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise<{ status: number; headers: object; text: string }>((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, path, method: form === '' ? 'GET' : 'POST', agent: false },
        ...{ headers: { ...type, ...headers }, rejectUnauthorized: false, ...certificate },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          const seen = { ...answer.headers, date: '' };
          const text = Buffer.concat(pieces).toString();
          resolve({ status: answer.statusCode ?? 0, headers: seen, text });
        });
      },
    );
    sent.on('error', reject).end(form);
  });
}

// A consumer without any grant sees no API root, and still a discovery resource.
t.test('TAXII 2.1 8.2.2 a certificate signs in by its fingerprint or by a name', async (t) => {
  t.equal((await over(undefined)).status, 401);
  t.equal((await over(known)).status, 200);
  t.equal((await over(named)).status, 200);
  t.equal((await over(renewed)).status, 200, 'another one with the name');
});

t.test('R-18 a certificate that does not count is answered like a wrong secret', async (t) => {
  const wrong = await over(undefined, { authorization: basicHeader('acme', 'wrong') });
  t.equal(wrong.status, 401);
  for (const [name, certificate] of Object.entries(bad)) {
    t.strictSame(await over(certificate), wrong, name);
  }
});

t.test('credentials that are shown decide, and nothing falls back', async (t) => {
  const right = { authorization: basicHeader('acme', secret) };
  const wrong = { authorization: basicHeader('acme', 'wrong') };
  const refused = await over(undefined, wrong);
  t.equal((await over(bad['that nobody is bound to'], right)).status, 200);
  t.equal((await over(bad['that has expired'], right)).status, 200);
  t.strictSame(await over(known, wrong), refused, 'a wrong secret does not fall back to it');
  t.strictSame(await over(known, { authorization: 'Digest x' }), refused);
  t.equal((await over(known, { authorization: basicHeader('', '') })).status, 200, 'an empty pair');
  const { administration } = listening.hub;
  const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
  const everyone = { audience: 'public', identities: [], grants: [], compat };
  await administration.put('consumer', 'anonymous', everyone);
  t.equal((await over(undefined)).status, 200);
  const unbound = await over(bad['that nobody is bound to']);
  t.strictSame(unbound, refused, 'a certificate that does not count is not nobody');
  await administration.remove('consumer', 'anonymous');
});

t.test('a revoked binding and a foreign address end it at once', async (t) => {
  const { administration } = listening.hub;
  const id = await administration.bindCertificate('other', { san: 'DNS:unbound.example' });
  const unbound = bad['that nobody is bound to'];
  t.equal((await over(unbound)).status, 200);
  await administration.revokeCredential('other', id);
  t.equal((await over(unbound)).status, 401);
  const acme = listening.hub.directory().consumers.get('acme');
  if (acme === undefined) throw new Error('no consumer');
  await administration.put('consumer', 'acme', { ...acme, addresses: ['192.0.2.0/24'] });
  t.equal((await over(known)).status, 401);
  await administration.put('consumer', 'acme', { ...acme, addresses: ['127.0.0.0/8'] });
  t.equal((await over(known)).status, 200);
});

t.test('a certificate or a name signs in one consumer', async (t) => {
  const { administration } = listening.hub;
  const { fingerprint } = known;
  for (const binding of [
    { fingerprint },
    { fingerprint: fingerprint.toUpperCase() },
    { san: 'DNS:CLIENT.example' },
  ]) {
    await t.rejects(
      administration.bindCertificate('other', binding),
      /another credential is bound/,
    );
  }
  await administration.bindCertificate('other', { san: 'URI:urn:sekisho:acme' });
  t.equal((await over(named)).status, 401, 'two names of two consumers name neither');
});

t.test('RFC 8705 3 a token got by a certificate is good with that certificate only', async (t) => {
  const form = 'grant_type=client_credentials&client_id=acme';
  const path = '/auth/token';
  const answer = await over(known, {}, { path, form });
  t.equal(answer.status, 200);
  const token: string = JSON.parse(answer.text).access_token;
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const thumbprint = Buffer.from(known.fingerprint, 'hex').toString('base64url');
  t.strictSame(claims.cnf, { 'x5t#S256': thumbprint });
  t.equal((await over(known, bearer(token))).status, 200);
  const wrong = await over(undefined, bearer('wrong'));
  t.strictSame(await over(undefined, bearer(token)), wrong, 'without it');
  t.strictSame(await over(renewed, bearer(token)), wrong, 'with another one');
  t.strictSame(await over(bad['that has expired'], bearer(token)), wrong);
  const byOther = await over(known, {}, { path, form: form.replace('acme', 'other') });
  t.match(byOther, { status: 401, text: /invalid_client/ }, 'it is not who it says it is');
  const expired = await over(bad['that has expired'], {}, { path, form });
  t.strictSame(expired, byOther);
  const bySecret = await over(known, {}, { path, form: `${form}&client_secret=${secret}` });
  const free: string = JSON.parse(bySecret.text).access_token;
  t.equal((await over(undefined, bearer(free))).status, 200, 'got by a secret, it is not bound');
  const metadata = await over(undefined, {}, { path: '/.well-known/oauth-authorization-server' });
  t.match(JSON.parse(metadata.text), {
    token_endpoint_auth_methods_supported: /tls_client_auth/,
    tls_client_certificate_bound_access_tokens: true,
  });
});

t.test(
  'RFC 9440 4 a header is believed from a proxy that is trusted, and from nobody else',
  async (t) => {
    const header = { name: 'Client-Cert', caFile: ours.caFile };
    const proxied = await serveSignIn(t, {
      ...{ trustedProxies: ['192.0.2.0/28'], clientCertificateHeader: header },
    });
    await proxied.putConsumer('acme');
    await furnish(proxied.hub);
    const [proxy, stranger] = ['192.0.2.9', '192.0.2.16'];
    const shown = (field: string) => ({ 'client-cert': field });
    t.equal((await proxied.poll(shown(known.field), proxy)).status, 200);
    t.equal((await proxied.poll(shown(renewed.field), proxy)).status, 200);
    const nothing = await proxied.poll({}, stranger);
    t.strictSame(
      await proxied.poll(shown(known.field), stranger),
      nothing,
      'as if it were not there',
    );
    t.strictSame(await proxied.poll({}, proxy), nothing);
    const wrong = await proxied.poll({ authorization: basicHeader('acme', 'wrong') }, proxy);
    for (const [name, { field }] of Object.entries(bad)) {
      t.strictSame(await proxied.poll(shown(field), proxy), wrong, name);
    }
    const malformed = ['x', '::', known.field.slice(1), `${known.field}, ${known.field}`, ':AAAA:'];
    for (const field of malformed)
      t.strictSame(await proxied.poll(shown(field), proxy), wrong, field);
    proxied.clock.advance(15 * 365 * 86_400_000_000);
    t.strictSame(await proxied.poll(shown(known.field), proxy), wrong, 'expired since it was read');
  },
);

t.test('a header is not taken without an authority or without proxies', async (t) => {
  const faults = (config: object) => {
    writeFileSync(file, JSON.stringify(config));
    try {
      readConfig(file, {});
      return [];
    } catch (error) {
      return error instanceof ConfigFaults ? error.faults : [String(error)];
    }
  };
  const clientCertificateHeader = { caFile: ours.caFile };
  t.match(faults({ clientCertificateHeader }), [/believed from \/trustedProxies only/]);
  t.match(faults({ clientCertificateHeader, trustedProxies: ['loopback'] }), [
    /neither an address/,
  ]);
  t.match(faults({ clientCertificateHeader: {}, trustedProxies: ['::1'] }), [/caFile/]);
  t.strictSame(faults({ clientCertificateHeader, trustedProxies: ['::1'] }), []);
});

t.test('the administration binds certificates and shows what they are bound to', async (t) => {
  const admin = await serveSignIn(t);
  await admin.putConsumer('acme');
  const path = '/consumers/acme/credentials';
  const post = (body: object) => admin.administer('POST', path, { kind: 'certificate', ...body });
  const colons = known.fingerprint.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:');
  const made = await post({ fingerprint: colons });
  t.equal(made.status, 201);
  t.notOk('secret' in made.json);
  const { fingerprint } = known;
  const shown = await admin.administer('GET', `${path}/${made.json.id}`);
  t.match(shown.json, { kind: 'certificate', fingerprint });
  const san = 'URI:urn:sekisho:acme';
  t.match((await admin.administer('GET', `${path}/${(await post({ san })).json.id}`)).json, {
    san,
  });
  t.equal((await post({ san })).status, 409);
  for (const body of [{}, { san, fingerprint }, { san: 'client.example' }, { fingerprint: 'aa' }]) {
    t.equal((await post(body)).status, 422, JSON.stringify(body));
  }
  t.equal((await admin.administer('POST', path, { kind: 'basic', san })).status, 422);
});
