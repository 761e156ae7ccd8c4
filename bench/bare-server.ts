/**
 * The floor under reads: a Fastify server with nothing on it, run as a process beside the one measured.
 *
 * `node bare-server.ts FOLDER` answers the bytes of FOLDER/page.json and FOLDER/object.json, an empty page,
 * and under `/joined` a page that bare better-sqlite3 joins anew from FOLDER/bare.db for each request.
 */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import fastify from 'fastify';

const folder = process.argv[2] ?? '.';
const page = readFileSync(join(folder, 'page.json'));
const object = readFileSync(join(folder, 'object.json'));
const database = new BetterSqlite(join(folder, 'bare.db'), { readonly: true });
const joined = database
  .prepare<[], Buffer>(
    `select cast(group_concat(bytes, ',') as blob)
      from (select bytes from page where stamp > 0 order by stamp limit 1000)`,
  )
  .pluck();

const app = fastify();
app.addHook('onRequest', async (_request, reply) => {
  reply.header('content-type', 'application/taxii+json;version=2.1');
});
app.get('/page', async () => page);
app.get('/object', async () => object);
app.get('/empty', async () => Buffer.from('{}'));
app.get('/joined', async () =>
  Buffer.concat([Buffer.from('{"objects":['), joined.get() ?? Buffer.alloc(0), Buffer.from(']}')]),
);
await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.((app.server.address() as AddressInfo).port);
