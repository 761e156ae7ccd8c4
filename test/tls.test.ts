/** TAXII 2.1 §1.6.6, §8.2.2: the server over TLS, with a certificate made for the test by OpenSSL. */
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import t from 'tap';
import { readConfig } from '../src/config.ts';
import { listen } from '../src/listen.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-tls-'));
const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
execFileSync(
  'openssl',
  `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost
   -keyout ${keyFile} -out ${certificateFile}`.split(/\s+/),
  { stdio: 'ignore' },
);
const file = join(folder, 'config.json');
writeFileSync(
  file,
  JSON.stringify({ publicUrl: 'https://localhost/', tls: { certificateFile, keyFile } }),
);
const environment = { PORT: '0', HOST: '127.0.0.1', SEKISHO_DATA_DIR: join(folder, 'data') };
const config = readConfig(file, environment);
const server = await listen(config);
const port = Number(new URL(server.url).port);
t.teardown(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a connection; rejects when the handshake fails. */
async function handshake(options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  await once(socket, 'secureConnect');
  return socket;
}

t.test('T-TLS-01: TAXII requests are answered over HTTPS', async (t) => {
  t.match(server.url, /^https:/);
  const socket = await handshake({});
  socket.write('GET /taxii2/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  t.match(answer.toString(), /^HTTP\/1\.1 401 [\s\S]*application\/taxii\+json;version=2\.1/);
});

t.test('T-TLS-02: TLS 1.2 is accepted', async (t) => {
  const socket = await handshake({ maxVersion: 'TLSv1.2' });
  t.equal(socket.getProtocol(), 'TLSv1.2');
  socket.destroy();
});

t.test('T-TLS-03: TLS 1.3 is accepted, and nothing before 1.2', async (t) => {
  const socket = await handshake({ minVersion: 'TLSv1.3' });
  t.equal(socket.getProtocol(), 'TLSv1.3');
  socket.destroy();
  await t.rejects(
    handshake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  );
});

t.test('T-TLS-04: no session allows early data', async (t) => {
  const printed = await new Promise<string>((resolve, reject) => {
    const arguments_ = ['s_client', '-connect', `127.0.0.1:${port}`, '-tls1_3', '-ign_eof'];
    const child = execFile('openssl', arguments_, (_error, output) => resolve(output));
    child.on('error', reject);
    child.stdin?.end('GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  });
  const limits = [...printed.matchAll(/Max Early Data: (\d+)/g)].map(([, limit]) => limit);
  t.ok(limits.length > 0, 'a session ticket was given');
  for (const limit of limits) t.equal(limit, '0');
});

t.test('T-TLS-05: suites of the HTTP/2 blocklist are refused', async (t) => {
  // The key is of an elliptic curve: these two are what such a key could be made to speak.
  for (const suite of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA']) {
    const ciphers = `${suite}@SECLEVEL=0`;
    await t.rejects(handshake({ maxVersion: 'TLSv1.2', ciphers }), suite);
  }
});

t.test('T-TLS-07: plain HTTP gets no TAXII content', async (t) => {
  const socket = connectPlain(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET /taxii2/ HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  await once(socket, 'close');
  t.notMatch(Buffer.concat(pieces).toString(), /HTTP\/1\.1 2|taxii/);
});
