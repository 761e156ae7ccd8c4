/**
 * Stands where `tap` stands when test files run within a mutation worker: keeps their tests to be run one
 * by one, and throws at the first assertion that does not hold. The assertions mean what tap's mean.
 */
import assert from 'node:assert';

/** One top-level test of a test file. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

type Body = (t: Assertions) => unknown;

let collected: CollectedTest[] = [];

/** The tests that were declared since the last call. */
export function takeTests(): readonly CollectedTest[] {
  const taken = collected;
  collected = [];
  return taken;
}

interface Assertions {
  readonly test: (name: string, ...rest: readonly unknown[]) => Promise<void>;
  readonly [assertion: string]: (...given: never[]) => unknown;
}

function bodyOf(rest: readonly unknown[]): Body {
  const body = rest.at(-1);
  assert(typeof body === 'function', 'a test has a body');
  return body as Body;
}

async function runBody(body: Body): Promise<void> {
  const children: Promise<void>[] = [];
  const test = (_name: string, ...rest: readonly unknown[]) => {
    const child = runBody(bodyOf(rest));
    child.catch(() => undefined);
    children.push(child);
    return child;
  };
  await body({ ...assertions, test });
  await Promise.all(children);
}

/** As tap's `t.match`: an expression tests, a text is contained, an object's members match. */
function matches(found: unknown, wanted: unknown): boolean {
  if (wanted instanceof RegExp) return wanted.test(String(found));
  if (typeof wanted === 'string' && typeof found === 'string') return found.includes(wanted);
  if (typeof wanted === 'function')
    return found instanceof wanted || typeof found === wanted.name.toLowerCase();
  if (typeof wanted !== 'object' || wanted === null) return Object.is(found, wanted);
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(wanted).every(([name, value]) =>
    matches((found as Record<string, unknown>)[name], value),
  );
}

const assertions = {
  comment: () => undefined,
  pass: () => undefined,
  fail: (message?: string) => assert.fail(message ?? 'failed'),
  ok: (value: unknown, message?: string) => assert.ok(value, message),
  notOk: (value: unknown, message?: string) => assert.ok(!value, message),
  equal: (found: unknown, wanted: unknown) => assert.ok(Object.is(found, wanted)),
  not: (found: unknown, wanted: unknown) => assert.ok(!Object.is(found, wanted)),
  same: (found: unknown, wanted: unknown) => assert.deepEqual(found, wanted),
  notSame: (found: unknown, wanted: unknown) => assert.notDeepEqual(found, wanted),
  strictSame: (found: unknown, wanted: unknown) => assert.deepStrictEqual(found, wanted),
  match: (found: unknown, wanted: unknown) => assert.ok(matches(found, wanted)),
  notMatch: (found: unknown, wanted: unknown) => assert.ok(!matches(found, wanted)),
  doesNotThrow: (body: () => unknown) => void body(),
  throws: (body: () => unknown, wanted?: unknown) => {
    let thrown: unknown;
    try {
      body();
    } catch (error) {
      thrown = error;
    }
    assert.ok(thrown !== undefined);
    if (wanted !== undefined && wanted !== null && typeof wanted === 'object') {
      assert.ok(wanted instanceof RegExp ? wanted.test(String(thrown)) : matches(thrown, wanted));
    }
  },
};

const collector = {
  ...assertions,
  test: (name: string, ...rest: readonly unknown[]) => {
    collected.push({ name, run: () => runBody(bodyOf(rest)) });
    return Promise.resolve();
  },
};

export default collector;
