/** Whatever a request looks like, the answer is one that TAXII 2.1 knows; it is never a fault of ours. */
import fc from 'fast-check';
import t from 'tap';
import { envelopeHeaders, serve, type Who } from '../support/serve.ts';
import { indicators } from '../support/stix-objects.ts';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
t.comment(`FUZZ_SEED=${seed}`);

const served = await serve(t, { maxContentLength: 4_096 });
const collection = await served.fresh();
await served.post(collection, indicators(5));
const { json } = await served.get(`${collection.url}objects/?limit=2`);

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'api',
      'taxii2',
      'collections',
      'objects',
      'manifest',
      'versions',
      'status',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      collection.id,
      indicators(1)[0]?.id ?? '',
      '%00',
      '%zz',
      '..',
      '%2f',
      '*',
    ),
  },
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
);
const path = fc.oneof(
  fc
    .constantFrom('objects/', 'manifest/', '', `objects/${indicators(1)[0]?.id}/`)
    .map((end) => `${collection.url}${end}`),
  fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('/')}`),
);
const value = fc.oneof(
  fc.constantFrom(
    json.next,
    'all',
    'last',
    'first,last',
    '2.1',
    '2.0',
    '0',
    '1',
    '-1',
    '2026-01-01T00:00:00Z',
    ',',
    '',
  ),
  fc
    .string({ unit: 'binary', maxLength: 30 })
    .map((text) => encodeURIComponent(text.toWellFormed())),
  fc.json({ maxDepth: 2 }).map((text) => Buffer.from(text).toString('base64url')),
);
const name = fc.constantFrom(
  'added_after',
  'limit',
  'next',
  'match[id]',
  'match[type]',
  'match%5Bversion%5D',
  'match[spec_version]',
  '__proto__',
  'x',
);
const query = fc
  .array(fc.tuple(name, value), { maxLength: 4 })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
const body = fc.oneof(
  fc.json(),
  fc.json().map((text) => `{"objects":[${text}]}`),
  fc.string({ maxLength: 6_000 }),
  fc.constant('{"objects":[{"type":"indicator","id":"indicator--__proto__","__proto__":{"a":1}}]}'),
);
const headerText = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
const request = fc.record({
  method: fc.constantFrom(
    'GET',
    'GET',
    'GET',
    'HEAD',
    'POST',
    'POST',
    'DELETE',
    'PUT',
    'PATCH',
    'OPTIONS',
  ),
  path,
  query,
  body,
  as: fc.constantFrom<Who | undefined>(
    'writer',
    'writer',
    'reader',
    'sender',
    'outsider',
    'stranger',
    undefined,
  ),
  accept: fc.option(headerText, { nil: undefined }),
  type: fc.option(headerText, { nil: undefined }),
  authorization: fc.option(headerText, { nil: undefined, freq: 6 }),
});

/** Statuses that the tables of TAXII 2.1 and HTTP allow here. */
const allowed = new Set([200, 202, 204, 400, 401, 403, 404, 405, 406, 413, 415, 422]);

t.test('no request provokes a fault, and every answer is TAXII', async (t) => {
  const outcome = await fc.check(
    fc.asyncProperty(
      request,
      async ({ method, path, query, body, as, accept, type, authorization }) => {
        const { status, headers, text } = await served.ask(method, `${path}?${query}`, {
          as,
          headers: {
            ...(method === 'POST' ? envelopeHeaders : {}),
            ...(accept === undefined ? {} : { accept }),
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(authorization === undefined ? {} : { authorization }),
          },
          ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body } : {}),
        });
        if (!allowed.has(status)) throw new Error(`${status} ${text}`);
        if (headers['content-type'] !== 'application/taxii+json;version=2.1') {
          throw new Error(`${status} ${headers['content-type']}`);
        }
        if (text !== '') JSON.parse(text);
      },
    ),
    { seed, numRuns: 1_500, interruptAfterTimeLimit: 30_000 },
  );
  t.notOk(outcome.failed, fc.defaultReportMessage(outcome) ?? '');
  t.ok(outcome.numRuns > 200, `${outcome.numRuns} requests`);
});
