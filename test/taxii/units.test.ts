/** Parts of the TAXII layer by themselves: brake, media types, tokens, resources. */
import t from 'tap';
import { createBrake } from '../../src/http/brake.ts';
import { acceptsTaxii, isEnvelopeType } from '../../src/taxii/media-type.ts';
import { decodeNext, encodeNext } from '../../src/taxii/next-token.ts';
import { collectionsResource, statusResource, writeResource } from '../../src/taxii/resources.ts';

t.test(
  'a brake costs nothing within the burst, grows beyond it and drains with time',
  async (t) => {
    let now = 0;
    const options = { burst: 2, drainPerSecond: 1, stepMs: 10, delayMsMax: 25, keysMax: 2 };
    const brake = createBrake(options, { now: () => now });
    t.strictSame(
      [1, 2, 3, 4, 5].map(() => brake.press('a')),
      [0, 0, 10, 20, 25],
    );
    now = 2_000_000;
    t.equal(brake.press('a'), 20, 'two drained, one added');
    now = 1_000_000;
    t.equal(brake.press('a'), 25, 'a clock that steps back drains nothing');
    brake.press('b');
    brake.press('c');
    t.equal(brake.press('a'), 0, 'the key not seen for longest is forgotten');
  },
);

t.test('media ranges and types', async (t) => {
  t.ok(acceptsTaxii(undefined));
  t.ok(acceptsTaxii(',,'));
  t.ok(acceptsTaxii('a/b;x="q;,", application/taxii+json;version=2.1'));
  t.notOk(acceptsTaxii('application/taxii+json;version=3'));
  t.notOk(isEnvelopeType(undefined));
  t.ok(isEnvelopeType('application/stix+json'));
});

t.test(
  'a token is read back as written, and says no more than position and parameters',
  async (t) => {
    const plain = { log: 'abc', position: 1_775_001_600_000_000, parameters: {} };
    t.strictSame(decodeNext(encodeNext(plain)), plain);
    t.match(encodeNext(plain), /^[\w-]+$/);
    const full = { ...plain, parameters: { limit: '5', 'match[type]': 'indicator,関所' } as const };
    t.strictSame(decodeNext(encodeNext(full)), full);
    t.equal(
      Buffer.from(encodeNext(plain), 'base64url').toString(),
      '[1,"abc",1775001600000000]',
      'version 1 of the format, for ever',
    );
  },
);

t.test('T-COLS-02: without collections the list is absent', async (t) => {
  t.equal(writeResource(collectionsResource([])).toString(), '{}');
});

t.test('a pending submission shows what is done of it', async (t) => {
  const status = statusResource({
    id: 'x',
    consumer: 'a',
    apiRoot: 'r',
    collection: 'c',
    requested: 0,
    ended: undefined,
    total: 5,
    done: 2,
    outcomes: '{"successes":[{"id":"i","version":"v"}],"failures":[{"id":"j","version":"w"}]}',
    failed: 1,
    onBehalfOf: undefined,
  });
  t.match(status, {
    status: 'pending',
    total_count: 5,
    success_count: 1,
    failure_count: 1,
    pending_count: 3,
  });
});
