/**
 * Reviewing free text: left out of a form until it was read for the audience, shown after that in a later version, left out again
 * of what came after the reading.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { parse, stringify } from 'yaml';
import { defaultLimits, shippedPackFile } from '../../src/exchange/open-hub.ts';
import type { TextReviewQuery, TextReviewRequest } from '../../src/exchange/text-reviews.ts';
import { formatExplanation } from '../../src/policy/explain.ts';
import { parsePack } from '../../src/policy/pack.ts';
import { indicator, malware, type StixObject, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk } from './desk.ts';

const by = { kind: 'account', id: 'kay' } as const;
const later = '2026-02-01T00:00:00.000Z';
const said = 'built on the third floor';
/** The table leaves this cell open: held for everybody (M-29). */
const held = {
  ...anonymous,
  publicity: 'restricted_service',
  terms: { permits: ['peer', 'government'] },
};

/** The shipped pack with a form, for whatever is not public, that leaves free text out until somebody has read it. */
const shipped = parse(readFileSync(shippedPackFile, 'utf8'));
const facts = {
  title: { en: 'facts', ja: '事実' },
  citation: 'M-22',
  keep: { indicator: 'all', malware: 'all', note: 'all' },
  ...{ times: 'exact', text: 'reviewed', samples: 'withhold' },
};
const ceiling = {
  ...{ id: 'facts-only', audience: 'any', at_most: { redact: 'facts' } },
  ...{ citation: 'M-22', status: 'product-decision', reason: { en: 'facts', ja: '事実' } },
};
const packText = stringify({
  ...shipped,
  profiles: { ...shipped.profiles, facts },
  ceilings: [...shipped.ceilings, ceiling],
});
const folder = mkdtempSync(join(tmpdir(), 'sekisho-pack-'));
const packFile = join(folder, 'pack.yaml');
writeFileSync(packFile, packText);
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

function sign(number: number, properties: Record<string, unknown> = {}): StixObject {
  return indicator(number, { description: `${said} ${number}`, ...properties });
}

function openTextDesk(test: Parameters<typeof openDesk>[0]) {
  return openDesk(test, undefined, { packFile });
}

function queue(desk: Desk, more: Partial<TextReviewQuery> = {}) {
  return desk.hub.curation.textReviews({ limit: 100, ...more });
}

async function waiting(desk: Desk, more: Partial<TextReviewQuery> = {}) {
  return (await queue(desk, more)).items.map(({ contribution: { id } }) => id);
}

async function decide(
  desk: Desk,
  contributions: readonly number[],
  more: Partial<TextReviewRequest> = { cleared: ['peer'] },
) {
  const sides = { cleared: [], refused: [] };
  const grounds = { by, mayLoosen: true, reason: 'read', evidence: 'by two of us' };
  const reviewed = await desk.hub.curation.reviewText({
    ...{ contributions, ...sides, ...grounds },
    ...more,
  });
  await desk.hub.settle();
  return reviewed;
}

/** What a reader has of the last version of everything that is no object of the hub's own. */
async function shown(desk: Desk, who: string) {
  return (await desk.last(who)).filter(
    ({ object }) => 'pattern' in object || 'is_family' in object,
  );
}

/** What an explanation says of the free text, in both languages. */
async function explained(desk: Desk, object: string, audience: string) {
  const [first] = await desk.hub.curation.explain(object, audience);
  if (first === undefined) throw new Error('there is such an object');
  return (['en', 'ja'] as const).map(
    (language) =>
      /^(?:free text|自由記述): .*$/m.exec(formatExplanation(first.explanation, language))?.[0],
  );
}

async function texts(desk: Desk, who: string) {
  return (await shown(desk, who)).map(({ object }) => object.description);
}

t.test('the pack has the form', async (t) => {
  const { pack, findings } = parsePack(packText);
  t.ok(pack?.profiles.has('facts'), JSON.stringify(findings));
});

t.test(
  'P-59: text stands in a form after it was read for its audience, and only there',
  async (t) => {
    const desk = await openTextDesk(t);
    await desk.submit('one', [sign(1)], anonymous);
    const [before] = await shown(desk, 'peer');
    t.match(before?.object, { type: 'indicator', pattern: String });
    t.notOk(
      before && ('description' in before.object || 'name' in before.object),
      'no text at first',
    );
    const { items } = await queue(desk);
    t.match(items, [
      {
        contribution: { id: 1, objectId: `indicator--${uuid(1)}` },
        waitsFor: ['government', 'peer'],
        texts: [
          { property: 'name', text: 'sign 1' },
          { property: 'description', text: `${said} 1` },
        ],
      },
    ]);
    const object = `indicator--${uuid(1)}`;
    t.same(await explained(desk, object, 'peer'), [
      'free text: left out: not reviewed for this audience',
      '自由記述: この提供先について未確認のため含めない',
    ]);
    t.same(await decide(desk, [1]), { assertions: [1], concerned: 1 });
    t.same(await explained(desk, object, 'peer'), [
      'free text: reviewed for this audience',
      '自由記述: この提供先について確認済み',
    ]);
    t.same(await explained(desk, object, 'public'), [undefined, undefined], 'withheld anyway');
    const [after] = await shown(desk, 'peer');
    t.equal(after?.object.description, `${said} 1`);
    t.equal(after?.id, before?.id, 'the same variant');
    t.ok(String(after?.version) > String(before?.version), 'with a later `modified`');
    t.ok(Number(after?.stamp) > Number(before?.stamp), 'and a new stamp');
    t.same(await texts(desk, 'government'), [undefined], 'read for peers only');
    t.same((await queue(desk)).items[0]?.waitsFor, ['government']);
    t.same(await waiting(desk, { audience: 'peer' }), []);
    t.match(await desk.hub.auditRecords({ limit: 1 }), [
      { action: 'review-text', actor: 'account:kay', subject: `object:indicator--${uuid(1)}` },
    ]);
  },
);

t.test('P-59: what came after the reading is left out again', async (t) => {
  const desk = await openTextDesk(t);
  await desk.submit('one', [sign(1)], anonymous);
  await decide(desk, [1], { cleared: ['peer', 'government'] });
  t.same(await texts(desk, 'peer'), [`${said} 1`]);
  await desk.submit('one', [sign(1, { modified: later, description: 'new words' })], anonymous);
  t.same(await texts(desk, 'peer'), [undefined]);
  t.same(await waiting(desk), [2], 'the later version waits; the earlier one has been read');
  await decide(desk, [2]);
  t.same(await texts(desk, 'peer'), ['new words']);
  const again = { statement: { identifiability: 'none' }, reason: 'x', loosens: false };
  const object = `indicator--${uuid(1)}`;
  await desk.hub.curation.assert({ by, mayLoosen: false, object, ...again });
  t.same(await texts(desk, 'peer'), [undefined], 'at once when anything is stated more strictly');
  await desk.hub.settle();
  t.same(await waiting(desk), [1, 2]);
});

t.test('refused text stays out, of later versions too, until it is cleared', async (t) => {
  const desk = await openTextDesk(t);
  await desk.submit('one', [sign(1)], anonymous);
  const refusal = { cleared: [], refused: ['peer'], mayLoosen: false };
  await decide(desk, [1], refusal);
  t.same(await texts(desk, 'peer'), [undefined]);
  t.same(await waiting(desk, { audience: 'peer' }), [], 'nothing waits any more');
  await desk.submit('one', [sign(1, { modified: later })], anonymous);
  t.same(await texts(desk, 'peer'), [undefined]);
  t.same(await waiting(desk, { audience: 'peer' }), []);
  t.same(
    await waiting(desk, { audience: 'government' }),
    [1, 2],
    'others have not been decided on',
  );
  await decide(desk, [1, 2]);
  t.same(await texts(desk, 'peer'), [`${said} 1`], 'the latest decision counts');
  await desk.hub.curation.reviewText({ by, reason: 'x', contributions: [1, 2], ...refusal });
  t.same(await texts(desk, 'peer'), [undefined], 'at once');
  t.notMatch(JSON.stringify(await desk.log('peer')), said, 'in no version');
});

t.test('nobody clears what nobody has read: every version must be among the chosen', async (t) => {
  const desk = await openTextDesk(t);
  await desk.submit('one', [sign(1)], anonymous);
  await desk.submit(
    'one',
    [sign(1, { modified: later, description: 'names the victim' })],
    identifying,
  );
  await desk.submit('two', [sign(1)], anonymous);
  await t.rejects(decide(desk, [1]), /contribution 2 .* has free text, too/);
  const object = `indicator--${uuid(1)}`;
  t.same(await waiting(desk, { object }), [1, 2, 3], 'what does not wait can be read, too');
  await desk.submit('one', [malware(2), sign(3)], anonymous);
  await t.rejects(decide(desk, [1, 2, 9]), /no contribution 9/);
  await t.rejects(decide(desk, [1, 2], { cleared: ['nobody'] }), /no audience/);
  await t.rejects(decide(desk, [1, 2], { cleared: ['peer'], refused: ['peer'] }), /twice/);
  await t.rejects(decide(desk, [1, 2], {}), /no audience is decided on/);
  await t.rejects(decide(desk, [1, 2], { cleared: ['peer'], mayLoosen: false }), /may loosen/);
  const unproven = { cleared: ['peer'], evidence: undefined };
  await t.rejects(decide(desk, [1, 2], unproven), /evidence/);
  t.same(await texts(desk, 'peer').then((all) => all.filter((one) => one !== undefined)), []);
  t.match(await decide(desk, [1, 2]), { concerned: 2 }, 'another contributor’s is not spoken of');
});

t.test(
  'what is held waits for its text to be read as well, what is withheld does not',
  async (t) => {
    const desk = await openTextDesk(t);
    await desk.submit('one', [sign(1)], held);
    await desk.submit('one', [sign(2)], identifying);
    await desk.submit('one', [sign(3)], { ...anonymous, terms: { permits: ['peer'] } });
    const { items } = await queue(desk);
    t.same(
      items.map(({ contribution, waitsFor }) => [contribution.id, waitsFor]),
      [
        [1, ['government', 'peer']],
        [3, ['peer']],
      ],
    );
    t.same(await waiting(desk, { collection: 'e3a7c2d5-94d5-4f8e-8b3c-0f6d3a8c9b11' }), []);
    await decide(desk, [1]);
    const opened = {
      by,
      mayLoosen: true,
      reason: 'x',
      evidence: 'x',
      cleared: ['peer'],
      refused: [],
    };
    await desk.hub.curation.review({ ...opened, chosen: { contributions: [1] } });
    await desk.hub.settle();
    t.same((await texts(desk, 'peer')).toSorted(), [`${said} 1`, undefined]);
  },
);

t.test('the queue is read page by page, each once, however much does not wait', async (t) => {
  const desk = await openDesk(t, undefined, {
    packFile,
    limits: { ...defaultLimits, pieceObjects: 1000 },
  });
  const many = Array.from({ length: 120 }, (_, index) => sign(index + 1));
  const bare = many.map((one, index) =>
    index % 3 === 0 ? { ...one, name: undefined, description: undefined } : one,
  );
  await desk.submit('one', bare, anonymous);
  const found: number[] = [];
  let after: TextReviewQuery['after'];
  let pages = 0;
  do {
    const page = await queue(desk, { limit: 7, after });
    found.push(...page.items.map(({ contribution }) => contribution.id));
    after = page.next;
    pages += 1;
  } while (after !== undefined);
  t.equal(found.length, 80);
  t.equal(new Set(found).size, 80);
  t.ok(pages >= 12, `${pages} pages`);
});

t.test(
  'a clearing is taken back like any other statement, and moves nothing of others',
  async (t) => {
    const desk = await openTextDesk(t);
    await desk.submit('one', [sign(1), sign(2)], anonymous);
    const [government, everything] = [await desk.log('government'), await desk.log('peer')];
    await decide(desk, [1]);
    t.same(await desk.log('government'), government, 'not a byte, not a stamp');
    const rows = new Map((await desk.log('peer')).map((row) => [row.id, row]));
    const untouched = everything.filter(({ object }) => object.pattern !== sign(1).pattern);
    for (const row of untouched) t.same(rows.get(row.id), row);
    await desk.hub.curation.retract({ by, mayLoosen: false, assertion: 1, reason: 'read wrongly' });
    t.same(await texts(desk, 'peer'), [undefined, undefined], 'at once');
    t.notMatch(JSON.stringify(await desk.log('peer')), said, 'in no version');
    t.same(await waiting(desk, { audience: 'peer' }), [1, 2]);
  },
);
