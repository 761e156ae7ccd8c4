/** The documents about labels are served to anyone, whole, and can be kept by caches. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openHub } from '../src/exchange/open-hub.ts';
import { labelDocuments } from '../src/policy/label-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-'));
const hub = await openHub({ folder });
const publicUrl = 'https://hub.example/behind/';
const app = await buildApp({ hub, config: readConfig(undefined, {}), publicUrl });
t.teardown(async () => {
  await app.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const schemas = join(import.meta.dirname, '..', 'schemas');
const names = [...labelDocuments().keys(), 'policy-pack.schema.json'];
const stix = 'application/stix+json;version=2.1';

t.test('the list names every document with its URL and digest, without signing in', async (t) => {
  for (const url of ['/labels/', '/labels']) {
    const answer = await app.inject({ url });
    t.equal(answer.statusCode, 200, url);
    t.match(answer.headers['content-type'], /^application\/json/);
    const { documents } = answer.json();
    t.same(
      documents.map((one: { name: string }) => one.name),
      names,
    );
    for (const { name, url: address, mediaType, sha256 } of documents) {
      t.equal(address, `${publicUrl}labels/${name}`);
      const document = await app.inject({ url: `/labels/${name}` });
      t.equal(document.headers['content-type'], mediaType, name);
      t.equal(createHash('sha256').update(document.rawPayload).digest('hex'), sha256, name);
    }
  }
});

t.test('each document is the published one', async (t) => {
  for (const name of names) {
    const { statusCode, headers, payload } = await app.inject({ url: `/labels/${name}` });
    t.equal(statusCode, 200, name);
    t.same(JSON.parse(payload), JSON.parse(readFileSync(join(schemas, name), 'utf8')), name);
    t.equal(headers['content-type'] === stix, name === 'handling-markings.json', name);
    t.match(headers['cache-control'], /^public, max-age=\d+$/);
  }
});

t.test('RFC 9110 §13.1.2: whoever holds a document already gets 304 without a body', async (t) => {
  const url = '/labels/labels.schema.json';
  const { etag } = (await app.inject({ url })).headers;
  t.match(etag, /^"[0-9a-f]{64}"$/);
  for (const field of [`${etag}`, `W/${etag}`, `"old", ${etag}`, '*']) {
    const answer = await app.inject({ url, headers: { 'if-none-match': field } });
    t.equal(answer.statusCode, 304, field);
    t.equal(answer.payload, '');
    t.equal(answer.headers.etag, etag);
  }
  const changed = await app.inject({ url, headers: { 'if-none-match': '"old"' } });
  t.equal(changed.statusCode, 200);
  const malformed = await app.inject({ url, headers: { 'if-none-match': 'old' } });
  t.equal(malformed.statusCode, 400);
});

t.test('what is not there is a problem document here, and TAXII’s error elsewhere', async (t) => {
  for (const url of ['/labels/nothing.json', '/labels/%2e%2e%2fpackage.json', '/labels/a/b']) {
    const { statusCode, headers, payload } = await app.inject({ url });
    t.equal(statusCode, 404, url);
    t.match(headers['content-type'], /^application\/problem\+json/, url);
    t.match(JSON.parse(payload), { status: 404, type: /admin\/v1\/problems\/absent$/ });
  }
  const elsewhere = await app.inject({ url: '/label/' });
  t.match(elsewhere.headers['content-type'], /^application\/taxii\+json/);
});

t.test('documents are read only', async (t) => {
  const url = '/labels/labels.schema.json';
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    const answer = await app.inject({ method, url, payload: '{' });
    t.equal(answer.statusCode, 405, method);
    t.equal(answer.headers.allow, 'GET, HEAD');
  }
  const head = await app.inject({ method: 'HEAD', url });
  t.equal(head.statusCode, 200);
  t.equal(head.payload, '');
});
